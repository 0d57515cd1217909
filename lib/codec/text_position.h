// From bytes of a text to lines and columns.
#ifndef RAS_LIB_CODEC_TEXT_POSITION_H_
#define RAS_LIB_CODEC_TEXT_POSITION_H_

#include <algorithm>
#include <cstddef>
#include <string_view>

namespace ras {

// A place in the text of a document, from 1; a column is a character (Unicode scalar value).
struct Position {
  int line = 0;
  int column = 0;
};

// Works positions out from where it was last asked, so that asking in ascending order costs one pass over the
// text in all. Borrows the text.
class TextPosition {
 public:
  explicit TextPosition(std::string_view text) : text_(text) {}

  // The position of the byte at `offset`.
  Position At(std::size_t offset) {
    if (offset < offset_) *this = TextPosition(text_);
    for (const std::size_t end = std::min(offset, text_.size()); offset_ < end; ++offset_) {
      const auto byte = static_cast<unsigned char>(text_[offset_]);
      if (byte == '\n') {
        ++position_.line;
        position_.column = 1;
      } else if ((byte & 0xC0U) != 0x80) {
        ++position_.column;
      }
    }
    return position_;
  }

 private:
  std::string_view text_;
  std::size_t offset_ = 0;
  Position position_ = {1, 1};
};

}  // namespace ras

#endif  // RAS_LIB_CODEC_TEXT_POSITION_H_
