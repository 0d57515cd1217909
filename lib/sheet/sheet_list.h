// A list of a request that may be given as a sheet instead.
#ifndef RAS_LIB_SHEET_SHEET_LIST_H_
#define RAS_LIB_SHEET_SHEET_LIST_H_

#include <google/protobuf/message.h>

#include <optional>
#include <string>

#include "lib/finding/finding_report.h"
#include "lib/sheet/json_lines.h"
#include "lib/sheet/sheet_cases.h"

namespace ras {

// The repeated field `LIST` of a message, and its text field `LIST_sheet`.
class SheetList {
 public:
  // Puts the rows of the sheet, if there is one, into the list: comma-separated values, or JSON Lines.
  // Reports what is wrong with the sheet, and a list that is given both ways.
  SheetList(std::string list, google::protobuf::Message* request, FindingReport* report);

  // The list holds all that was given, whatever is wrong with single values of it.
  bool is_whole() const { return is_whole_; }
  // A finding about an item of the list becomes one about the sheet, if the list came from one.
  void Place(v1::Finding* finding) const;

 private:
  std::string list_;
  std::optional<SheetCases> sheet_;
  std::optional<JsonLines> lines_;
  bool is_whole_ = true;
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_SHEET_LIST_H_
