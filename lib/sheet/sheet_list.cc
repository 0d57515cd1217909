#include "lib/sheet/sheet_list.h"

#include <utility>

namespace ras {

using google::protobuf::Descriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::Reflection;

SheetList::SheetList(std::string list, Message* request, FindingReport* report) : list_(std::move(list)) {
  const Descriptor& type = *request->GetDescriptor();
  const Reflection& reflection = *request->GetReflection();
  const FieldDescriptor* const items = type.FindFieldByName(list_);
  const FieldDescriptor* const text = type.FindFieldByName(list_ + "_sheet");
  std::string scratch;
  const std::string& bytes = reflection.GetStringReference(*request, text, &scratch);
  if (bytes.empty()) return;
  if (const int given = reflection.FieldSize(*request, items); given > 0) {
    report->Error({.code = "given_twice",
                   .path = list_,
                   .value = std::to_string(given),
                   .message = "These are given twice, as a list and as a sheet.",
                   .remedy = "Keep one of the two."});
    reflection.ClearField(request, items);
  }
  if (JsonLines::IsFormOf(bytes)) {
    lines_.emplace(bytes, text->name(), *items, request, report);
    is_whole_ = lines_->is_whole();
    return;
  }
  sheet_.emplace(bytes, text->name(), *items->message_type(), report);
  is_whole_ = sheet_->heading_is_good() && sheet_->size() > 0;
  for (std::size_t row = 0; is_whole_ && row < sheet_->size(); ++row) {
    sheet_->Fill(row, reflection.AddMessage(request, items), report);
  }
}

void SheetList::Place(v1::Finding* finding) const {
  if (sheet_) sheet_->Place(list_, finding);
  if (lines_) lines_->Place(finding);
}

}  // namespace ras
