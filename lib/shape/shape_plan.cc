#include "lib/shape/shape_plan.h"

#include <algorithm>
#include <limits>

namespace ras {
namespace {

using google::protobuf::FieldDescriptor;

FieldPlan ReadRule(const FieldDescriptor& field) {
  FieldPlan plan;
  plan.field = &field;
  if (!field.options().HasExtension(v1::rule)) return plan;
  const v1::FieldRule& rule = field.options().GetExtension(v1::rule);
  plan.required = rule.required();
  plan.form = rule.form();
  plan.has_min = !rule.min().empty();
  plan.has_max = !rule.max().empty();
  plan.min = Decimal::Parse(rule.min()).value_or(Decimal());
  plan.max = Decimal::Parse(rule.max()).value_or(Decimal());
  // A document's own limits are those of a sheet.
  if (plan.form == v1::FORM_SHEET) plan.max_length = std::numeric_limits<std::size_t>::max();
  if (rule.max_length() != 0) plan.max_length = rule.max_length();
  if (rule.max_items() != 0) plan.max_items = static_cast<int>(rule.max_items());
  return plan;
}

bool MayBeAbsent(const FieldPlan& plan) {
  const bool is_zero = !plan.field->has_presence() &&
                       plan.field->cpp_type() != FieldDescriptor::CPPTYPE_STRING &&
                       !plan.field->is_repeated();
  const bool zero_fits = (!plan.has_min || plan.min <= Decimal()) && (!plan.has_max || plan.max >= Decimal());
  return !plan.required && (zero_fits || !is_zero);
}

bool NeedsCheck(const FieldPlan& plan) {
  if (plan.field->is_repeated()) return true;
  switch (plan.field->cpp_type()) {
    case FieldDescriptor::CPPTYPE_MESSAGE:
    case FieldDescriptor::CPPTYPE_STRING:
      return true;
    case FieldDescriptor::CPPTYPE_ENUM:
      return plan.required;
    default:
      return plan.has_min || plan.has_max;
  }
}

}  // namespace

ShapePlan::ShapePlan(const google::protobuf::Descriptor& root) : root_(PlanFor(root)) {
  FindWhatToNormalise();
}

const MessagePlan* ShapePlan::PlanFor(const google::protobuf::Descriptor& type) {
  const auto [found, is_new] = plans_.try_emplace(&type);
  if (!is_new) return found->second.get();
  // Entered before its fields are read, so that a type that contains itself ends.
  found->second = std::make_unique<MessagePlan>();
  MessagePlan* plan = found->second.get();
  for (int i = 0; i < type.field_count(); ++i) {
    FieldPlan field = ReadRule(*type.field(i));
    if (type.field(i)->message_type() != nullptr) field.message = PlanFor(*type.field(i)->message_type());
    field.may_be_absent = MayBeAbsent(field);
    plan->fields.push_back(field);
  }
  for (const FieldPlan& field : plan->fields) {
    if (field.field->real_containing_oneof() == nullptr && NeedsCheck(field))
      plan->to_check.push_back(&field);
    if (field.field->is_repeated() || !field.may_be_absent) plan->to_count.push_back(&field);
  }
  for (int i = 0; i < type.real_oneof_decl_count(); ++i) plan->oneofs.push_back(type.oneof_decl(i));
  return plan;
}

void ShapePlan::FindWhatToNormalise() {
  // A message that holds one that holds a decimal is found a round later, until a round finds nothing.
  for (bool found = true; found;) {
    found = false;
    for (const auto& [type, plan] : plans_) {
      for (const FieldPlan& field : plan->fields) {
        const bool number = field.form == v1::FORM_DECIMAL || field.form == v1::FORM_MONEY;
        const bool holds_one = field.message != nullptr && !field.message->to_normalise.empty();
        std::vector<const FieldPlan*>& list = plan->to_normalise;
        if (!(number || holds_one) || std::find(list.begin(), list.end(), &field) != list.end()) continue;
        list.push_back(&field);
        found = true;
      }
    }
  }
}

}  // namespace ras
