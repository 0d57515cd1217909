// One fuzz target for a document type in a form; the build says which:
//   RAS_FUZZ_HEADER  the header of the message type
//   RAS_FUZZ_TYPE    the message type
//   RAS_FUZZ_FORMAT  the form, as ras::Format names it
#include RAS_FUZZ_HEADER
#include "tests/fuzz/document_properties.h"

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  static const RAS_FUZZ_TYPE prototype;
  static const ras::DocumentReader reader(prototype);
  ras::CheckProperties(reader, prototype, ras::Format::RAS_FUZZ_FORMAT, data, size);
  return 0;
}
