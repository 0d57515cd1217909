// From the rows of a sheet to messages, and back from a field of a message to its place in the sheet.
#ifndef RAS_LIB_SHEET_SHEET_CASES_H_
#define RAS_LIB_SHEET_SHEET_CASES_H_

#include <google/protobuf/message.h>
#include <google/protobuf/repeated_ptr_field.h>

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/sheet/csv_reader.h"

namespace ras {

// Columns of which there is one for each of many things, headed with a mark and the thing's name:
// "answer:meals". Each cell with something in it is an item of one list of the row's message.
struct ColumnFamily {
  std::string_view mark;
  // The repeated field.
  std::string_view list;
  // Says what is wrong with a name, if there is no such thing.
  std::function<std::optional<Says>(std::string_view name)> fault;
  // Fills in the item.
  std::function<void(std::string_view name, const std::string& text, google::protobuf::Message* item)> fill;
};

// A sheet with a heading, of which every column is a field of one message type by name, in any order, and
// every row one message. Fields that no cell can hold (sheet_word.h) are not columns.
class SheetCases {
 public:
  // Reads the comma-separated values that the field `path` holds. Reports, with its place: what breaks the
  // form (csv_reader.h), a column that the type has not, that is there twice or that is missing and required
  // (by the field's rule, or named in `needed`), and a row with more or fewer cells than the heading. Columns
  // of `families` may be there as well. The bytes stay where they are as long as this lives.
  SheetCases(std::string_view bytes, std::string_view path, const google::protobuf::Descriptor& type,
             FindingReport* report, const std::vector<std::string_view>& needed = {},
             std::vector<ColumnFamily> families = {});

  // The rows mean nothing unless every column is known, there once, and none is missing.
  bool heading_is_good() const { return heading_is_good_; }
  // The rows that have a cell for every column.
  std::size_t size() const { return rows_.size(); }
  // The cells of a row into a message of the type, if the heading is good. Reports what fits no field, which
  // then stays absent, and gives where that is.
  std::vector<TextPlace> Fill(std::size_t row, google::protobuf::Message* message,
                              FindingReport* report) const;
  // Whether a field of a row has a cell.
  bool HasColumnOf(std::size_t row, std::string_view field) const;

  // Where a row begins; or, if it has a column that `field` names or begins with ("care_groups[1]"), its
  // cell. An item of a family's list ("answers[2].agreed") is found too, and so is its heading.
  TextPlace PlaceOf(std::size_t row, std::string_view field) const;
  // What a finding about `field` is told to be about: an item of a family's list by its heading.
  std::string_view NameOf(std::size_t row, std::string_view field) const;

 private:
  struct Column {
    std::string heading;
    // Null for one that the type has not. Of a family: its list.
    const google::protobuf::FieldDescriptor* field = nullptr;
    const ColumnFamily* family = nullptr;
  };

  void ReadHeading(const SheetRow& heading, const std::vector<std::string_view>& needed,
                   FindingReport* report);
  // Reports a column that is none, or there twice.
  void ReadColumn(const SheetCell& cell, FindingReport* report);
  std::optional<std::size_t> ColumnOf(std::size_t row, std::string_view field) const;
  std::string Columns() const;

  SheetRow Row(std::size_t row) const;

  std::string_view bytes_;
  std::string path_;
  const google::protobuf::Descriptor& type_;
  bool heading_is_good_ = true;
  std::vector<ColumnFamily> families_;
  std::vector<Column> columns_;
  std::vector<RowMark> rows_;
};

}  // namespace ras

#endif  // RAS_LIB_SHEET_SHEET_CASES_H_
