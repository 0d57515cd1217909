#include "sheets.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "json.h"

namespace ras::tool {
namespace {

// A sheet of so many bytes makes a request of at most 2^31 - 1, whatever JSON does to its line ends and
// quotes in any sheet that a spreadsheet writes.
constexpr std::size_t kMostBytes = std::size_t{3} << 29;

bool IsUtf8(std::string_view line) {
  const auto is_ascii = [](char c) { return static_cast<unsigned char>(c) < 0x80; };
  if (std::all_of(line.begin(), line.end(), is_ascii)) return true;
  try {
    static_cast<void>(Json(line).dump());
    return true;
  } catch (const Json::type_error&) {
    return false;
  }
}

// The character, from 1, that is no UTF-8 in a line that is none as a whole.
std::size_t ColumnOfFault(std::string_view line) {
  std::size_t column = 1;
  while (!line.empty()) {
    // A character has at most four bytes; the fewest that are UTF-8 are one.
    std::size_t bytes = 1;
    while (bytes <= 4 && bytes <= line.size() && !IsUtf8(line.substr(0, bytes))) ++bytes;
    if (bytes > 4 || bytes > line.size()) return column;
    line.remove_prefix(bytes);
    ++column;
  }
  return column;
}

bool AllIsUtf8(const File& sheet) {
  constexpr std::size_t kShownFaults = 20;
  bool good = true;
  std::size_t faults = 0;
  std::string_view rest = sheet.bytes;
  for (std::size_t number = 1; !rest.empty(); ++number) {
    const std::string_view line = rest.substr(0, rest.find('\n'));
    if (!IsUtf8(line)) {
      Complain(sheet.name + ":" + std::to_string(number) + ":" + std::to_string(ColumnOfFault(line)),
               "this is no UTF-8. Save the sheet as UTF-8.");
      good = false;
      if (++faults == kShownFaults) {
        Complain(sheet.name, "lines after this one are not looked at");
        return false;
      }
    }
    rest.remove_prefix(std::min(line.size() + 1, rest.size()));
  }
  return good;
}

bool IsShortEnough(const File& sheet) {
  if (sheet.bytes.size() <= kMostBytes) return true;
  Complain(sheet.name, "this sheet has " + std::to_string(sheet.bytes.size()) + " bytes. At most " +
                           std::to_string(kMostBytes) + " are read. Leave out columns that are not needed.");
  return false;
}

// The file that a spreadsheet keeps for itself is an archive.
bool IsNoWorkbook(const File& sheet) {
  if (!sheet.bytes.starts_with("PK\x03\x04")) return true;
  Complain(sheet.name,
           "this is a workbook, as a spreadsheet keeps it, or another archive. Save the sheet as "
           "comma-separated values (CSV) in UTF-8.");
  return false;
}

}  // namespace

const ras_options* SheetLimits() {
  static const capi::Options kLimits = [] {
    capi::Options limits;
    limits.SetMaxBytes(INT32_MAX);
    return limits;
  }();
  return kLimits.handle();
}

std::optional<File> ReadSheet(const std::string& name) {
  auto sheet = ReadFile(name);
  if (!sheet || !IsShortEnough(*sheet) || !IsNoWorkbook(*sheet) || !AllIsUtf8(*sheet)) return std::nullopt;
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
