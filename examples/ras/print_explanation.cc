#include "print_explanation.h"

#include <algorithm>

#include "text_columns.h"

namespace ras::tool {
namespace {

// Rows of cells, lined up. A row may have fewer cells than another.
std::string RowsText(const Json& rows) {
  std::size_t width = 0;
  for (const Json& row : rows) width = std::max(width, Part(row, "cells").size());
  if (width == 0) return {};
  std::vector<std::vector<std::string>> lines;
  for (const Json& row : rows) {
    std::vector<std::string> cells;
    for (const Json& cell : Part(row, "cells")) cells.push_back(cell.get<std::string>());
    cells.resize(width);
    lines.push_back(std::move(cells));
  }
  TextColumns columns(lines.front());
  for (std::size_t i = 1; i < lines.size(); ++i) columns.Add(lines[i]);
  return columns.ToString();
}

}  // namespace

std::string ExplanationText(const Json& explanation) {
  std::string text;
  for (const Json& section : Part(explanation, "sections")) {
    if (!text.empty()) text += "\n";
    if (const std::string heading = Text(section, "heading"); !heading.empty()) {
      text += Wrap(heading) + std::string(std::min<std::size_t>(Width(heading), 80), '-') + "\n";
    }
    for (const Json& paragraph : Part(section, "paragraphs")) text += Wrap(paragraph.get<std::string>());
    text += RowsText(Part(section, "rows"));
  }
  return text;
}

}  // namespace ras::tool
