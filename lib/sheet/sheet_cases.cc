#include "lib/sheet/sheet_cases.h"

#include <algorithm>
#include <charconv>
#include <system_error>
#include <utility>

#include "lib/finding/wording.h"
#include "lib/sheet/sheet_word.h"
#include "ras/v1/options.pb.h"

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;

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
                       FindingReport* report, const std::vector<std::string_view>& needed,
                       std::vector<ColumnFamily> families)
    : bytes_(bytes),
      path_(path),
      type_(type),
      families_(std::move(families)),
      rows_(MarkRows(bytes, path, report)) {
  if (rows_.size() < 2) {
    ReportAt({1, 1},
             {.code = "sheet_empty",
              .path = path_,
              .value = "",
              .message = "The sheet has no rows.",
              .remedy = "Give a heading, and rows below it. " + Columns()},
             report);
  }
  if (rows_.empty()) return;
  ReadHeading(Row(0), needed, report);
  rows_.erase(rows_.begin());
  const auto odd = [this](const RowMark& mark) { return mark.cells != columns_.size(); };
  for (std::size_t i = 0; i < rows_.size(); ++i) {
    if (!odd(rows_[i])) continue;
    const SheetRow row = Row(i);
    const bool fewer = row.size() < columns_.size();
    ReportAt(fewer ? row.back().place : row[columns_.size()].place,
             {.code = "wrong_number_of_cells",
              .path = path_,
              .value = std::to_string(row.size()),
              .message = "This row has " + Count(row.size(), "cell", "cells") + ", and the heading " +
                         std::to_string(columns_.size()) + ".",
              .remedy = "Give every row a cell for every column; put a cell with a comma in it in quotes."},
             report);
  }
  rows_.erase(std::remove_if(rows_.begin(), rows_.end(), odd), rows_.end());
}

SheetRow SheetCases::Row(std::size_t row) const {
  SheetRow cells;
  cells.reserve(rows_[row].cells);
  ReadRow(bytes_, rows_[row], &cells);
  return cells;
}

std::string SheetCases::Columns() const {
  std::vector<std::string> names;
  for (int i = 0; i < type_.field_count(); ++i) {
    if (FitsACell(*type_.field(i))) names.push_back(Quote(type_.field(i)->name()));
  }
  std::string text = "The columns are " + WholeList(names, "and") + ".";
  for (const ColumnFamily& family : families_) {
    text += " " + Quote(std::string(family.mark) + "NAME") + " may be there for each name.";
  }
  return text;
}

void SheetCases::ReadColumn(const SheetCell& cell, FindingReport* report) {
  Column column{.heading = cell.text, .field = type_.FindFieldByName(cell.text)};
  if (column.field != nullptr && !FitsACell(*column.field)) column.field = nullptr;
  std::optional<Says> fault;
  for (const ColumnFamily& family : families_) {
    if (!cell.text.starts_with(family.mark)) continue;
    column.family = &family;
    column.field = type_.FindFieldByName(std::string(family.list));
    fault = family.fault(std::string_view(cell.text).substr(family.mark.size()));
  }
  const bool twice = std::any_of(columns_.begin(), columns_.end(), [&](const Column& other) {
    return other.field != nullptr && other.heading == cell.text;
  });
  if (column.field == nullptr) {
    fault = Says{.code = "unknown_column",
                 .path = "",
                 .value = cell.text,
                 .message = "There is no such column.",
                 .remedy = Hint(cell.text, type_) + Columns()};
  } else if (twice) {
    fault = Says{.code = "column_twice",
                 .path = "",
                 .value = cell.text,
                 .message = "This column is there twice.",
                 .remedy = "Keep one of the two."};
  }
  columns_.push_back(std::move(column));
  if (!fault) return;
  heading_is_good_ = false;
  fault->path = path_;
  ReportAt(cell.place, std::move(*fault), report);
}

void SheetCases::ReadHeading(const SheetRow& heading, const std::vector<std::string_view>& needed,
                             FindingReport* report) {
  for (const SheetCell& cell : heading) ReadColumn(cell, report);
  for (int i = 0; i < type_.field_count(); ++i) {
    const FieldDescriptor* const field = type_.field(i);
    const bool is_needed = field->options().GetExtension(v1::rule).required() ||
                           std::find(needed.begin(), needed.end(), field->name()) != needed.end();
    if (!FitsACell(*field) || !is_needed) continue;
    if (std::any_of(columns_.begin(), columns_.end(),
                    [&](const Column& column) { return column.field == field; })) {
      continue;
    }
    heading_is_good_ = false;
    ReportAt(heading.front().place,
             {.code = "column_missing",
              .path = path_,
              .value = field->name(),
              .message = "The heading has no column " + Quote(field->name()) + ".",
              .remedy = "Add it. " + Columns()},
             report);
  }
}

std::vector<TextPlace> SheetCases::Fill(std::size_t row, google::protobuf::Message* message,
                                        FindingReport* report) const {
  std::vector<TextPlace> unread;
  const SheetRow cells = Row(row);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const SheetCell& cell = cells[i];
    const Column& column = columns_[i];
    if (column.family == nullptr) {
      if (!SetFromCell(cell, path_, *column.field, message, report)) unread.push_back(cell.place);
    } else if (!cell.text.empty()) {
      column.family->fill(std::string_view(column.heading).substr(column.family->mark.size()), cell.text,
                          message->GetReflection()->AddMessage(message, column.field));
    }
  }
  return unread;
}

std::optional<std::size_t> SheetCases::ColumnOf(std::size_t row, std::string_view field) const {
  const std::string_view name = field.substr(0, field.find('['));
  const SheetRow cells = Row(row);
  std::size_t item = 0;
  const bool has_item =
      name.size() < field.size() &&
      std::from_chars(field.data() + name.size() + 1, field.data() + field.size(), item).ec == std::errc();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const Column& column = columns_[i];
    if (column.field == nullptr) continue;
    if (column.heading == field || (column.family == nullptr && column.heading == name)) return i;
    if (column.family == nullptr || !has_item || column.family->list != name) continue;
    if (cells[i].text.empty()) continue;
    if (item-- == 0) return i;
  }
  return std::nullopt;
}

bool SheetCases::HasColumnOf(std::size_t row, std::string_view field) const {
  return ColumnOf(row, field).has_value();
}

TextPlace SheetCases::PlaceOf(std::size_t row, std::string_view field) const {
  return Row(row)[ColumnOf(row, field).value_or(0)].place;
}

std::string_view SheetCases::NameOf(std::size_t row, std::string_view field) const {
  const std::optional<std::size_t> column = ColumnOf(row, field);
  return column && columns_[*column].family != nullptr ? std::string_view(columns_[*column].heading) : field;
}

}  // namespace ras
