#include "lib/score/case_state.h"

#include <algorithm>

namespace ras {
namespace {

bool AnswerHolds(const CompiledCondition& condition, const CompiledPolicy& policy, const CaseState& state) {
  const auto q = static_cast<std::size_t>(condition.question);
  const CaseAnswer& answer = state.answers[q];
  if (state.asked[q] == 0 || answer.kind != CaseAnswer::Kind::kGiven) return false;
  const CompiledQuestion& question = policy.questions[q];
  if (question.kind == CompiledQuestion::Kind::kSeveralChoices) {
    for (std::size_t i = 0; i < condition.members.size(); ++i) {
      if (condition.members[i] && state.chosen[question.chosen_offset + i] != 0) return true;
    }
    return false;
  }
  return answer.option >= 0 && condition.members[static_cast<std::size_t>(answer.option)];
}

bool IsMember(const std::vector<bool>& members, int index) {
  return index >= 0 && members[static_cast<std::size_t>(index)];
}

}  // namespace

bool Holds(const CompiledCondition& condition, const CompiledPolicy& policy, const CaseState& state,
           const std::vector<Scaled>& measures) {
  using Kind = CompiledCondition::Kind;
  const auto holds = [&](const CompiledCondition& child) { return Holds(child, policy, state, measures); };
  switch (condition.kind) {
    case Kind::kAlways:
      return true;
    case Kind::kCareGroup:
      return IsMember(condition.members, state.care_group);
    case Kind::kArea:
      return IsMember(condition.members, state.area);
    case Kind::kAge:
      return state.age_known && state.age_months >= condition.from_months &&
             state.age_months < condition.below_months;
    case Kind::kAnswer:
      return AnswerHolds(condition, policy, state);
    case Kind::kMeasure: {
      const Scaled value = measures[static_cast<std::size_t>(condition.measure)];
      return value >= condition.at_least && value <= condition.at_most;
    }
    case Kind::kAllOf:
      return std::all_of(condition.children.begin(), condition.children.end(), holds);
    case Kind::kAnyOf:
      return std::any_of(condition.children.begin(), condition.children.end(), holds);
    case Kind::kNot:
      return !holds(condition.children.front());
  }
  return false;
}

Scaled PointsOf(const CompiledPolicy& policy, const CaseState& state, std::size_t q) {
  const CompiledQuestion& question = policy.questions[q];
  const CaseAnswer& answer = state.answers[q];
  if (answer.kind != CaseAnswer::Kind::kGiven || !question.scored) return 0;
  switch (question.kind) {
    case CompiledQuestion::Kind::kSingleChoice:
      return question.options[static_cast<std::size_t>(answer.option)].points;
    case CompiledQuestion::Kind::kLevelAndFrequency:
      return question.grid[static_cast<std::size_t>(answer.option) * question.frequencies +
                           static_cast<std::size_t>(answer.frequency)];
    case CompiledQuestion::Kind::kQuantity:
      return answer.quantity * question.points_per_quantity;  // At most the maximum, which fits.
    case CompiledQuestion::Kind::kSeveralChoices: {
      Scaled points = 0;
      for (std::size_t i = 0; i < question.options.size(); ++i) {
        if (state.chosen[question.chosen_offset + i] == 0) continue;
        const Scaled option = question.options[i].points;
        points = question.highest_only ? std::max(points, option) : points + option;
      }
      return points;
    }
    case CompiledQuestion::Kind::kInformation:
      return 0;
  }
  return 0;
}

void ScoreQuestions(const CompiledPolicy& policy, CaseState* state) {
  const std::vector<Scaled> no_measures;
  for (std::size_t q = 0; q < policy.questions.size(); ++q) {
    const CompiledQuestion& question = policy.questions[q];
    // A question's condition may only test earlier answers, so one pass in order is enough.
    const bool asked = question.always_asked || Holds(question.asked_when, policy, *state, no_measures);
    const bool left_maximum = state->answers[q].kind == CaseAnswer::Kind::kNotApplicable &&
                              question.not_applicable == v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM;
    const bool counts = asked && question.scored && !left_maximum;
    state->asked[q] = asked ? 1 : 0;
    state->counts[q] = counts ? 1 : 0;
    state->points[q] = counts ? PointsOf(policy, *state, q) : 0;
    state->maximum[q] = counts ? question.maximum : 0;
  }
}

}  // namespace ras
