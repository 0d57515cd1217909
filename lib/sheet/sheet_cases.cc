#include "lib/sheet/sheet_cases.h"

#include <algorithm>
#include <utility>

#include "lib/finding/wording.h"
#include "lib/sheet/sheet_word.h"
#include "ras/v1/options.pb.h"

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

std::string Columns(const Descriptor& type) {
  std::vector<std::string> names;
  for (int i = 0; i < type.field_count(); ++i) {
    if (FitsACell(*type.field(i))) names.push_back(Quote(type.field(i)->name()));
  }
  return "The columns are " + List(names, "and") + ".";
}

// A heading as people write it, as a field's name: small letters, without blanks around it and with "_" for
// those within.
std::string AsName(std::string_view heading) {
  const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\n'; };
  while (!heading.empty() && is_blank(heading.front())) heading.remove_prefix(1);
  while (!heading.empty() && is_blank(heading.back())) heading.remove_suffix(1);
  std::string name(heading);
  for (char& c : name) {
    if (is_blank(c) || c == '-') c = '_';
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return name;
}

// What was probably meant by a heading that is no column's name.
std::string Hint(const std::string& heading, const Descriptor& type) {
  for (const auto& [mark, name] : {std::pair(';', "semicolons"), std::pair('\t', "tabs")}) {
    if (heading.find(mark) != std::string::npos) {
      return std::string("The columns seem to be separated by ") + name + ": save the sheet with commas. ";
    }
  }
  if (type.FindFieldByName(AsName(heading)) != nullptr) {
    return "Write it " + Quote(AsName(heading)) + ", in small letters and without blanks. ";
  }
  return "Leave it out, or name it as it should be. ";
}

}  // namespace

SheetCases::SheetCases(std::string_view bytes, std::string_view path, const Descriptor& type,
                       FindingReport* report, const std::vector<std::string_view>& needed)
    : path_(path), type_(type), rows_(ReadCsv(bytes, path, report)) {
  if (rows_.size() < 2) {
    ReportAt({1, 1},
             {.code = "sheet_empty",
              .path = path_,
              .value = "",
              .message = "The sheet has no rows.",
              .remedy = "Give a heading, and rows below it. " + Columns(type_)},
             report);
  }
  if (rows_.empty()) return;
  ReadHeading(rows_.front(), needed, report);
  rows_.erase(rows_.begin());
  const auto odd = [this](const SheetRow& row) { return row.size() != fields_.size(); };
  for (const SheetRow& row : rows_) {
    if (!odd(row)) continue;
    const bool fewer = row.size() < fields_.size();
    ReportAt(fewer ? row.back().place : row[fields_.size()].place,
             {.code = "wrong_number_of_cells",
              .path = path_,
              .value = std::to_string(row.size()),
              .message = "This row has " + Count(row.size(), "cell", "cells") + ", and the heading " +
                         std::to_string(fields_.size()) + ".",
              .remedy = "Give every row a cell for every column; put a cell with a comma in it in quotes."},
             report);
  }
  rows_.erase(std::remove_if(rows_.begin(), rows_.end(), odd), rows_.end());
}

void SheetCases::ReadHeading(const SheetRow& heading, const std::vector<std::string_view>& needed,
                             FindingReport* report) {
  for (const SheetCell& cell : heading) {
    const FieldDescriptor* field = type_.FindFieldByName(cell.text);
    if (field != nullptr && !FitsACell(*field)) field = nullptr;
    const bool twice = field != nullptr && std::find(fields_.begin(), fields_.end(), field) != fields_.end();
    fields_.push_back(field);
    if (field != nullptr && !twice) continue;
    heading_is_good_ = false;
    ReportAt(cell.place,
             {.code = twice ? "column_twice" : "unknown_column",
              .path = path_,
              .value = cell.text,
              .message = twice ? "This column is there twice." : "There is no such column.",
              .remedy = twice ? "Keep one of the two." : Hint(cell.text, type_) + Columns(type_)},
             report);
  }
  for (int i = 0; i < type_.field_count(); ++i) {
    const FieldDescriptor* const field = type_.field(i);
    const bool is_needed = field->options().GetExtension(v1::rule).required() ||
                           std::find(needed.begin(), needed.end(), field->name()) != needed.end();
    if (!FitsACell(*field) || !is_needed) continue;
    if (std::find(fields_.begin(), fields_.end(), field) != fields_.end()) continue;
    heading_is_good_ = false;
    ReportAt(heading.front().place,
             {.code = "column_missing",
              .path = path_,
              .value = field->name(),
              .message = "The heading has no column " + Quote(field->name()) + ".",
              .remedy = "Add it. " + Columns(type_)},
             report);
  }
}

void SheetCases::Fill(std::size_t row, google::protobuf::Message* message, FindingReport* report) const {
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    SetFromCell(rows_[row][i], path_, *fields_[i], message, report);
  }
}

TextPlace SheetCases::PlaceOf(std::size_t row, std::string_view field) const {
  const std::string_view name = field.substr(0, field.find('['));
  for (std::size_t i = 0; i < fields_.size(); ++i) {
    if (fields_[i] != nullptr && fields_[i]->name() == name) return rows_[row][i].place;
  }
  return rows_[row].front().place;
}

}  // namespace ras
