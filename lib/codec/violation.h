// One thing that is wrong with a document, where it stands, and what to do about it.
#ifndef RAS_LIB_CODEC_VIOLATION_H_
#define RAS_LIB_CODEC_VIOLATION_H_

#include <cstdint>
#include <string>

namespace ras {

struct Violation {
  // Proto field names with indexes from 0: "tables[0].bands.rows[2].from". Empty: the document as a whole.
  std::string path;
  // Short and stable, such as "unknown_field". Listed in docs/findings.md.
  std::string code;
  // The value at fault, shortened if it is long.
  std::string value;
  std::string message;
  std::string remedy;
  // In the document's text, from 1; 0 where there is no text or the place is not known.
  int line = 0;
  int column = 0;
  // What a reader who goes on must do without: nothing that the document type knows, a single value, or a
  // message or list with all that is in it.
  enum class Loss : uint8_t { kNothing, kValue, kPart };
  Loss loss = Loss::kNothing;
  // An unknown field: the path of the one that was probably meant, which is then the loss. Or empty.
  std::string meant = {};
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_VIOLATION_H_
