#include "lib/sheet/no_sheet.h"

#include <cstddef>
#include <cstdint>
#include <string>

#include "lib/codec/text_position.h"
#include "lib/sheet/csv_reader.h"

namespace ras {
namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
constexpr std::string_view kBlanks = " \t\r";

}  // namespace

bool ReportNoSheet(std::string_view bytes, std::string_view path, FindingReport* report) {
  if (bytes.starts_with(kByteOrderMark)) bytes.remove_prefix(kByteOrderMark.size());
  const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return false;
  const bool is_list = bytes[begin] == '[';
  const std::size_t next = bytes.find_first_not_of(kBlanks, begin + 1);
  const bool is_object = bytes[begin] == '{' && next != std::string_view::npos && bytes[next] == '\n';
  if (!is_list && !is_object) return false;
  const Position place = TextPosition(bytes).At(begin);
  ReportAt(
      {static_cast<uint32_t>(place.line), static_cast<uint32_t>(place.column)},
      {.code = "not_a_sheet",
       .path = std::string(path),
       .value = std::string(1, bytes[begin]),
       .message = is_list ? "This is a list in JSON, and a sheet is wanted."
                          : "This is an object in JSON over several lines, and a sheet is wanted.",
       .remedy = "Give comma-separated values with a heading, or JSON Lines: one object on each line, with "
                 "nothing around them and no commas between them."},
      report);
  return true;
}

}  // namespace ras
