// What must hold for any bytes that are given as a document of some type in some form.
#ifndef RAS_TESTS_FUZZ_DOCUMENT_PROPERTIES_H_
#define RAS_TESTS_FUZZ_DOCUMENT_PROPERTIES_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>

#include "lib/codec/format.h"
#include "lib/shape/document_reader.h"

namespace ras {

// Reads the bytes, and ends the process with a word on standard error if anything of this does not hold:
//
// - Refused: there are violations, each fit to be shown, and the message is empty.
// - Accepted: written in each form and read again it is the same message and gives the same bytes; protocol
//   buffers' own reader of the form, where there is one, gives the same message too.
// - The verdict on a binary document agrees with CheckShape and Normalise.
// - What has passed CheckShape is normalised in one step and still passes.
// - Protocol buffers print nothing.
void CheckProperties(const DocumentReader& reader, const google::protobuf::Message& prototype, Format format,
                     const uint8_t* data, std::size_t size);

}  // namespace ras

#endif  // RAS_TESTS_FUZZ_DOCUMENT_PROPERTIES_H_
