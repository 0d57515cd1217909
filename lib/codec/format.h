// The three forms of a document.
#ifndef RAS_LIB_CODEC_FORMAT_H_
#define RAS_LIB_CODEC_FORMAT_H_

namespace ras {

// The numbers are those of the C interface and never change.
enum class Format {
  // Protocol buffers' wire form.
  kBinary = 1,
  // JSON by RFC 8259, with the field names of the documents (or their lowerCamelCase spelling, when read).
  kJson = 2,
  // Protocol buffers' text form: what people write by hand, with comments.
  kText = 3,
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_FORMAT_H_
