#include "lib/policy/compile.h"

namespace ras {
namespace {

std::vector<bool> Members(const google::protobuf::RepeatedPtrField<std::string>& ids,
                          const IndexById& index) {
  std::vector<bool> members(index.size(), false);
  for (const std::string& id : ids) members[static_cast<std::size_t>(index.at(id))] = true;
  return members;
}

}  // namespace

CompiledCondition PolicyCompiler::CompileCondition(const v1::Condition& condition) {
  using Kind = CompiledCondition::Kind;
  CompiledCondition compiled;
  const auto add_children = [&](Kind kind, const v1::ConditionList& list) {
    compiled.kind = kind;
    for (const v1::Condition& child : list.conditions()) compiled.children.push_back(CompileCondition(child));
  };
  switch (condition.test_case()) {
    case v1::Condition::kCareGroup:
      compiled.kind = Kind::kCareGroup;
      compiled.members = Members(condition.care_group().any_of(), out_.care_group_index);
      break;
    case v1::Condition::kArea:
      compiled.kind = Kind::kArea;
      compiled.members = Members(condition.area().any_of(), out_.area_index);
      break;
    case v1::Condition::kAge:
      compiled.kind = Kind::kAge;
      if (condition.age().has_from_months()) compiled.from_months = condition.age().from_months();
      if (condition.age().has_below_months()) compiled.below_months = condition.age().below_months();
      out_.tests_age = true;
      break;
    case v1::Condition::kAnswer: {
      compiled.kind = Kind::kAnswer;
      compiled.question = out_.question_index.at(condition.answer().question());
      const CompiledQuestion& question = out_.questions[static_cast<std::size_t>(compiled.question)];
      compiled.members.assign(question.options.size(), false);
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        for (const std::string& id : condition.answer().any_of()) {
          if (question.options[i].id == id) compiled.members[i] = true;
        }
      }
      break;
    }
    case v1::Condition::kMeasure: {
      compiled.kind = Kind::kMeasure;
      compiled.measure = out_.measure_index.at(condition.measure().measure());
      CompileMeasure(compiled.measure);
      const uint8_t places = out_.measures[static_cast<std::size_t>(compiled.measure)].places;
      if (!condition.measure().at_least().empty()) {
        compiled.at_least = CeilingAtPlaces(ParseChecked(condition.measure().at_least()), places);
      }
      if (!condition.measure().at_most().empty()) {
        compiled.at_most = FloorAtPlaces(ParseChecked(condition.measure().at_most()), places);
      }
      break;
    }
    case v1::Condition::kAllOf:
      add_children(Kind::kAllOf, condition.all_of());
      break;
    case v1::Condition::kAnyOf:
      add_children(Kind::kAnyOf, condition.any_of());
      break;
    case v1::Condition::kNot:
      compiled.kind = Kind::kNot;
      compiled.children.push_back(CompileCondition(condition.not_()));
      break;
    case v1::Condition::TEST_NOT_SET:
      break;
  }
  return compiled;
}

}  // namespace ras
