// ras_buffer: bytes that the library gives.
#ifndef RAS_CAPI_BUFFER_H_
#define RAS_CAPI_BUFFER_H_

#include <string>

#include "ras.h"

// Owns the bytes. A std::string keeps the uncounted zero byte after them that ras.h promises.
struct ras_buffer {
  std::string bytes;
};

#endif  // RAS_CAPI_BUFFER_H_
