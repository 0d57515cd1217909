#include "capi/buffer.h"

const uint8_t* ras_buffer_data(const ras_buffer* buffer) {
  return buffer == nullptr ? nullptr : reinterpret_cast<const uint8_t*>(buffer->bytes.data());
}

size_t ras_buffer_size(const ras_buffer* buffer) { return buffer == nullptr ? 0 : buffer->bytes.size(); }

void ras_buffer_free(ras_buffer* buffer) { delete buffer; }
