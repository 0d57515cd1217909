#include "lib/sheet/sheet_list.h"

#include <algorithm>
#include <charconv>

#include "lib/finding/wording.h"
#include "lib/shape/shape_plan.h"
#include "lib/sheet/no_sheet.h"
#include "ras/v1/options.pb.h"

namespace ras {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

// The number in "[NUMBER]" at the start of a text, and what follows it.
struct Index {
  std::size_t number = 0;
  std::string_view rest;
};

std::optional<Index> ReadIndex(std::string_view text) {
  if (!text.starts_with('[')) return std::nullopt;
  text.remove_prefix(1);
  Index index;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), index.number);
  const auto digits = static_cast<std::size_t>(end - text.data());
  if (fault != std::errc() || digits == text.size() || text[digits] != ']') return std::nullopt;
  index.rest = text.substr(digits + 1);
  return index;
}

}  // namespace

SheetList::SheetList(const SheetField& field, Message* message, FindingReport* report)
    : list_(field.list), path_(In(field.within, field.list)), sheet_path_(In(field.within, field.sheet)) {
  const Descriptor& type = *message->GetDescriptor();
  const Reflection& reflection = *message->GetReflection();
  std::string scratch;
  const std::string& bytes =
      reflection.GetStringReference(*message, type.FindFieldByName(std::string(field.sheet)), &scratch);
  if (bytes.empty()) return;
  const FieldDescriptor* const items = type.FindFieldByName(std::string(field.list));
  if (const int given = reflection.FieldSize(*message, items); given > 0) {
    report->Error({.code = "given_twice",
                   .path = path_,
                   .value = std::to_string(given),
                   .message = "These are given twice, as a list and as a sheet.",
                   .remedy = "Keep one of the two."});
    reflection.ClearField(message, items);
  }
  const std::size_t errors = report->errors();
  Read(bytes, field, *items, message, report);
  is_complete_ = report->errors() == errors;
}

void SheetList::Read(std::string_view bytes, const SheetField& field, const FieldDescriptor& items,
                     Message* message, FindingReport* report) {
  if (ReportNoSheet(bytes, sheet_path_, report)) {
    is_whole_ = false;
  } else if (JsonLines::IsFormOf(bytes)) {
    const std::size_t lines = JsonLines::CountLines(bytes);
    if (!CheckLength(lines, "line", items, report)) return;
    lines_.emplace(bytes, sheet_path_, items, message, report);
    is_whole_ = lines_->size() > 0;
  } else {
    ReadSheet(bytes, field, items, message, report);
  }
}

bool SheetList::CheckLength(std::size_t rows, const std::string& row, const FieldDescriptor& items,
                            FindingReport* report) {
  const uint32_t rule = items.options().GetExtension(v1::rule).max_items();
  const std::size_t most = rule == 0 ? std::size_t{kUsualMaxItems} : rule;
  if (rows <= most) return true;
  is_whole_ = false;
  report->Error({.code = "too_many_items",
                 .path = sheet_path_,
                 .value = std::to_string(rows),
                 .message = "The sheet has " + Count(rows, row, row + "s") + "; at most " +
                            std::to_string(most) + " are read.",
                 .remedy = "Use fewer."});
  return false;
}

void SheetList::ReadSheet(std::string_view bytes, const SheetField& field, const FieldDescriptor& items,
                          Message* message, FindingReport* report) {
  sheet_.emplace(bytes, sheet_path_, *items.message_type(), report, field.needed, field.families);
  if (!CheckLength(sheet_->size(), "row", items, report)) return;
  is_whole_ = sheet_->heading_is_good() && sheet_->size() > 0;
  for (std::size_t row = 0; is_whole_ && row < sheet_->size(); ++row) {
    const std::vector<TextPlace> unread =
        sheet_->Fill(row, message->GetReflection()->AddMessage(message, &items), report);
    unread_.insert(unread_.end(), unread.begin(), unread.end());
  }
}

std::optional<TextPlace> SheetList::PlaceOf(std::size_t item, std::string_view rest) const {
  if (sheet_ && item < sheet_->size()) return sheet_->PlaceOf(item, rest);
  if (lines_ && item < lines_->size()) return lines_->PlaceOf(item, rest);
  return std::nullopt;
}

bool SheetList::Place(v1::Finding* finding) const {
  const std::string_view path = finding->path();
  if (!path.starts_with(path_)) return true;
  const std::optional<Index> index = ReadIndex(path.substr(path_.size()));
  if (!index) return true;
  const std::string_view rest = index->rest.substr(index->rest.starts_with('.') ? 1 : 0);
  const std::optional<TextPlace> place = PlaceOf(index->number, rest);
  if (!place) return true;
  const bool has_cell = sheet_ && !rest.empty() && sheet_->HasColumnOf(index->number, rest);
  if (has_cell && std::binary_search(unread_.begin(), unread_.end(), *place)) return false;
  const std::string_view name = sheet_ ? sheet_->NameOf(index->number, rest) : rest;
  finding->set_path(rest.empty() ? sheet_path_ : In(sheet_path_, name));
  finding->set_line(place->line);
  finding->set_column(place->column);
  finding->set_message(WithLines(finding->message()));
  return true;
}

std::string SheetList::WithLines(const std::string& message) const {
  // Whoever finds something in a part of the request knows the list by its name there.
  std::size_t at = message.find(path_ + "[");
  std::size_t size = path_.size();
  if (at == std::string::npos) {
    at = message.find(list_ + "[");
    size = list_.size();
  }
  if (at == std::string::npos) return message;
  const std::optional<Index> index = ReadIndex(std::string_view(message).substr(at + size));
  if (!index) return message;
  const std::optional<TextPlace> place = PlaceOf(index->number, "");
  if (!place) return message;
  return message.substr(0, at) + "line " + std::to_string(place->line) + std::string(index->rest);
}

}  // namespace ras
