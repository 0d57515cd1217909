// A list of a request that may be given as a sheet instead.
#ifndef RAS_LIB_SHEET_SHEET_LIST_H_
#define RAS_LIB_SHEET_SHEET_LIST_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/sheet/json_lines.h"
#include "lib/sheet/sheet_cases.h"

namespace ras {

// Where a list and its sheet are.
struct SheetField {
  // The repeated field and the text field that may stand in its place.
  std::string_view list;
  std::string_view sheet;
  // The path of the message that has them both; empty for the request itself.
  std::string_view within = {};
  // Columns that have to be there, although the fields need not be in a list.
  std::vector<std::string_view> needed = {};
  // Columns for the items of a list within each message.
  std::vector<ColumnFamily> families = {};
};

class SheetList {
 public:
  // Puts the rows of the sheet, if there is one, into the list: comma-separated values, or JSON Lines. The
  // message lives in an arena, where growing lists lose nothing if memory runs out, and keeps its sheet as
  // long as this lives. Reports what is wrong with the sheet, one with more rows than the list may have
  // items, and a list that is given both ways.
  SheetList(const SheetField& field, google::protobuf::Message* message, FindingReport* report);

  // The list holds every row or line that could be read, and there is one, whatever is wrong with single
  // values.
  bool is_whole() const { return is_whole_; }
  // Everything of the sheet could be read. Otherwise there is more than the list has, and nothing follows
  // from what it has not.
  bool is_complete() const { return is_complete_; }
  // The list came from comma-separated values.
  bool has_columns() const { return sheet_.has_value(); }
  // "population.people".
  const std::string& path() const { return path_; }

  // A finding about "PATH[ITEM].FIELD" or "PATH[ITEM]" becomes one about the sheet, with line and column, if
  // the list came from one; any other stays as it is. Another item that its message names as "PATH[ITEM]"
  // becomes "line N". False for one about a cell that could not be read, which has been reported: it is about
  // a field that is absent for that alone.
  bool Place(v1::Finding* finding) const;

 private:
  // Reads the sheet, of which something is there.
  void Read(std::string_view bytes, const SheetField& field, const google::protobuf::FieldDescriptor& items,
            google::protobuf::Message* message, FindingReport* report);
  // Reports a sheet that has more rows than the list may have items, and gives false: the rows are then not
  // read.
  bool CheckLength(std::size_t rows, const std::string& row, const google::protobuf::FieldDescriptor& items,
                   FindingReport* report);
  void ReadSheet(std::string_view bytes, const SheetField& field,
                 const google::protobuf::FieldDescriptor& items, google::protobuf::Message* message,
                 FindingReport* report);
  // Where an item stands in the text; of a sheet, the cell of the field that begins `rest`. Nothing for an
  // item that is not there, or if there is no sheet.
  std::optional<TextPlace> PlaceOf(std::size_t item, std::string_view rest) const;
  std::string WithLines(const std::string& message) const;

  std::string list_;
  std::string path_;
  std::string sheet_path_;
  std::optional<SheetCases> sheet_;
  std::optional<JsonLines> lines_;
  // Of comma-separated values, where cells are that could not be read; ascending.
  std::vector<TextPlace> unread_;
  bool is_whole_ = true;
  bool is_complete_ = true;
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_SHEET_LIST_H_
