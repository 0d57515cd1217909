#include "variance_sheet.h"

#include "named_value.h"

namespace ras::tool {
namespace {

// RFC 4180: what has a comma, a quote or a line end stands in quotes, and its quotes are doubled.
std::string Cell(const std::string& text) {
  if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
  std::string quoted = "\"";
  for (const char c : text) quoted += c == '"' ? std::string("\"\"") : std::string(1, c);
  return quoted + "\"";
}

}  // namespace

std::string VarianceSheet(const Json& answer) {
  std::string sheet =
      "id,basis,actual,allocated,difference,percent,change,score,care_group,service,band,table,approval_"
      "tier\n";
  for (const Json& view : Part(answer, "views")) {
    const bool before = Text(view, "basis") == "SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT";
    for (const Json& person : Part(view, "cases")) {
      sheet += Cell(Text(person, "id")) + (before ? ",before" : ",after");
      for (const char* amount : {"actual", "allocated", "difference"}) {
        sheet += "," + Text(Part(person, amount), "decimal");
      }
      sheet += "," + Text(person, "percent") + "," + ValueWord("VARIANCE_CHANGE_", Text(person, "change"));
      for (const char* word : {"score", "care_group", "service", "band", "table", "approval_tier"}) {
        sheet += "," + Cell(Text(person, word));
      }
      sheet += "\n";
    }
  }
  return sheet;
}

}  // namespace ras::tool
