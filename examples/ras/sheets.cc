#include "sheets.h"

#include <algorithm>

#include "json.h"

namespace ras::tool {
namespace {

bool IsUtf8(const File& sheet) {
  bool good = true;
  std::size_t number = 1;
  for (std::size_t begin = 0; begin < sheet.bytes.size(); ++number) {
    const std::size_t end = std::min(sheet.bytes.find('\n', begin), sheet.bytes.size());
    try {
      Json(sheet.bytes.substr(begin, end - begin)).dump();
    } catch (const Json::type_error&) {
      Complain(sheet.name + ":" + std::to_string(number), "this line is not UTF-8. Save the sheet as UTF-8.");
      good = false;
    }
    begin = end + 1;
  }
  return good;
}

}  // namespace

std::optional<File> ReadSheet(const std::string& name) {
  auto sheet = ReadFile(name);
  if (!sheet || !IsUtf8(*sheet)) return std::nullopt;
  return sheet;
}

std::string SheetLine(const std::vector<std::string>& cells) {
  std::string line;
  const char* separator = "";
  for (const std::string& cell : cells) {
    line += separator;
    separator = ",";
    if (cell.find_first_of(",\"\r\n") == std::string::npos) {
      line += cell;
      continue;
    }
    line += '"';
    for (const char c : cell) line.append(c == '"' ? 2 : 1, c);
    line += '"';
  }
  return line + "\n";
}

}  // namespace ras::tool
