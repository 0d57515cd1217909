// Plain text in columns, and plain text in lines no wider than a screen.
#ifndef RAS_EXAMPLES_RAS_TEXT_COLUMNS_H_
#define RAS_EXAMPLES_RAS_TEXT_COLUMNS_H_

#include <string>
#include <string_view>
#include <vector>

namespace ras::tool {

// A table with a heading. Every column is as wide as its widest cell; a column of amounts lines up at the
// right.
class TextColumns {
 public:
  // `right` names the columns that line up at the right, by index.
  explicit TextColumns(std::vector<std::string> heading, const std::vector<std::size_t>& right = {});

  // One row, with as many cells as the heading.
  void Add(std::vector<std::string> cells);

  // Leaves out columns in which nothing stands but the heading.
  void LeaveOutEmpty();

  // All rows, each ending in a line feed and indented by `indent` spaces.
  std::string ToString(std::size_t indent = 2) const;

 private:
  std::vector<std::vector<std::string>> rows_;
  std::vector<bool> right_;
};

// How many characters a reader sees (UTF-8 characters, not bytes).
std::size_t Width(std::string_view text);

// `text` broken between words into lines of at most `width` characters, each indented and ending in a line
// feed.
std::string Wrap(std::string_view text, std::size_t indent = 0, std::size_t width = 80);

}  // namespace ras::tool

#endif  // RAS_EXAMPLES_RAS_TEXT_COLUMNS_H_
