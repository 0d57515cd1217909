// How large a document may be. Every document from outside is hostile until checked (docs/findings.md).
#ifndef RAS_LIB_CODEC_LIMITS_H_
#define RAS_LIB_CODEC_LIMITS_H_

#include <cstddef>

namespace ras {

// The deepest nesting that a caller can ask for: what protocol buffers' own reader and writer allow.
inline constexpr int kDeepestNesting = 100;

// How whoever calls the library lets larger documents in: the end of what is said of each limit below but the
// depth.
inline constexpr const char* kHowToRaiseLimits = ", or raise the limit with ras_options_set_max_bytes.";

// With the defaults, any document is accepted or refused in at most 64 MiB of memory besides its own bytes.
struct Limits {
  // Bytes of the document as it is given.
  std::size_t max_bytes = std::size_t{16} << 20;
  // Messages inside one another, the document itself being the first. Above kDeepestNesting means that.
  int max_depth = 64;
  // Values in the document: a message, a string, a number, an item of a list each count once. Bounds the
  // time.
  std::size_t max_values = 500'000;
  // Bytes of one string, such as a sheet.
  std::size_t max_string_bytes = std::size_t{1} << 20;
  // Bytes that the document may take in memory, by an estimate that is never under the truth. It bounds what
  // the number of values does not: sixteen million bytes can spell eight million empty messages.
  std::size_t max_memory_bytes = std::size_t{48} << 20;
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_LIMITS_H_
