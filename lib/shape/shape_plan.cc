#include "lib/shape/shape_plan.h"

namespace ras {
namespace {

FieldPlan ReadRule(const google::protobuf::FieldDescriptor& field) {
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
  if (rule.max_length() != 0) plan.max_length = rule.max_length();
  if (rule.max_items() != 0) plan.max_items = static_cast<int>(rule.max_items());
  return plan;
}

}  // namespace

const MessagePlan* ShapePlan::PlanFor(const google::protobuf::Descriptor& type) {
  const auto [found, is_new] = plans_.try_emplace(&type);
  if (!is_new) return found->second.get();
  // Entered before its fields are read, so that a type that contains itself ends.
  found->second = std::make_unique<MessagePlan>();
  MessagePlan* plan = found->second.get();
  for (int i = 0; i < type.field_count(); ++i) {
    FieldPlan field = ReadRule(*type.field(i));
    if (type.field(i)->message_type() != nullptr) field.message = PlanFor(*type.field(i)->message_type());
    plan->fields.push_back(field);
  }
  return plan;
}

}  // namespace ras
