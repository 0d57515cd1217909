#include "text_columns.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace ras::tool {

TextColumns::TextColumns(std::vector<std::string> heading, const std::vector<std::size_t>& right)
    : right_(heading.size(), false) {
  for (const std::size_t column : right) right_[column] = true;
  rows_.push_back(std::move(heading));
}

void TextColumns::Add(std::vector<std::string> cells) { rows_.push_back(std::move(cells)); }

void TextColumns::LeaveOutEmpty() {
  for (std::size_t i = right_.size(); i-- > 0;) {
    const auto at = static_cast<std::ptrdiff_t>(i);
    if (std::any_of(rows_.begin() + 1, rows_.end(), [&](const auto& row) { return !row[i].empty(); }))
      continue;
    for (auto& row : rows_) row.erase(row.begin() + at);
    right_.erase(right_.begin() + at);
  }
}

std::string TextColumns::ToString(std::size_t indent) const {
  std::vector<std::size_t> widths(right_.size(), 0);
  for (const auto& row : rows_) {
    for (std::size_t i = 0; i < row.size(); ++i) widths[i] = std::max(widths[i], Width(row[i]));
  }
  std::string text;
  for (const auto& row : rows_) {
    std::string line(indent, ' ');
    for (std::size_t i = 0; i < row.size(); ++i) {
      const std::string space(widths[i] - Width(row[i]), ' ');
      line += right_[i] ? space + row[i] : row[i] + space;
      line += "  ";
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + "\n";
  }
  return text;
}

std::size_t Width(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char byte) { return (byte & 0xC0) != 0x80; }));
}

std::string Wrap(std::string_view text, std::size_t indent, std::size_t width) {
  std::string result;
  std::string line;
  const auto end_line = [&] {
    result += (line.empty() ? line : std::string(indent, ' ') + line) + "\n";
    line.clear();
  };
  while (!text.empty()) {
    const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
    const std::string_view word = text.substr(0, end);
    if (!line.empty() && indent + Width(line) + 1 + Width(word) > width) end_line();
    if (!line.empty() && !word.empty()) line += ' ';
    line += word;
    if (end < text.size() && text[end] == '\n') end_line();
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  if (!line.empty()) end_line();
  return result;
}

}  // namespace ras::tool
