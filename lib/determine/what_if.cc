#include "lib/determine/what_if.h"

#include <algorithm>

namespace ras {
namespace {

using Flags = std::vector<char>;

// The option to choose as well, or -1. SUM: the one not chosen with the fewest points, the first if tied.
// HIGHEST: the same among those above the present points.
int OptionToAdd(const CompiledQuestion& question, const char* chosen, Scaled present) {
  int best = -1;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const Scaled points = question.options[i].unweighted;
    if (question.highest_only ? points <= present : chosen[i] != 0) continue;
    if (best < 0 || points < question.options[static_cast<std::size_t>(best)].unweighted)
      best = static_cast<int>(i);
  }
  return best;
}

// SUM: the chosen option with the fewest points, the last if tied. HIGHEST: of all options below the present
// points, the one with the most, the last if tied.
int OptionToDrop(const CompiledQuestion& question, const char* chosen, Scaled present) {
  int best = -1;
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    const Scaled points = question.options[i].unweighted;
    if (question.highest_only ? points >= present : chosen[i] == 0) continue;
    const Scaled so_far = best < 0 ? 0 : question.options[static_cast<std::size_t>(best)].unweighted;
    if (best < 0 || (question.highest_only ? points >= so_far : points <= so_far)) best = static_cast<int>(i);
  }
  return best;
}

// The flags after one step up or down; false if there is none.
bool StepFlags(const CompiledQuestion& question, const char* chosen, bool up, Flags* flags) {
  Scaled present = 0;  // The most points of any chosen option.
  for (std::size_t i = 0; i < question.options.size(); ++i) {
    if (chosen[i] != 0) present = std::max(present, question.options[i].unweighted);
  }
  flags->assign(chosen, chosen + question.options.size());
  if (up) {
    const int option = OptionToAdd(question, chosen, present);
    if (option < 0) return false;
    (*flags)[static_cast<std::size_t>(option)] = 1;
    return true;
  }
  if (std::find(flags->begin(), flags->end(), 1) == flags->end()) return false;
  const int option = OptionToDrop(question, chosen, present);
  if (!question.highest_only) {
    (*flags)[static_cast<std::size_t>(option)] = 0;
    return true;
  }
  std::fill(flags->begin(), flags->end(), 0);
  if (option >= 0) (*flags)[static_cast<std::size_t>(option)] = 1;
  return true;
}

// The answer after one step up or down; false if the list ends. Several choices are handled by StepFlags.
bool StepAnswer(const CompiledQuestion& question, bool up, CaseAnswer* answer) {
  if (question.kind == CompiledQuestion::Kind::kQuantity) {
    answer->quantity += up ? question.quantity_step : -question.quantity_step;
    return answer->quantity >= question.quantity_minimum && answer->quantity <= question.quantity_maximum;
  }
  answer->option += up ? 1 : -1;
  return answer->option >= 0 && static_cast<std::size_t>(answer->option) < question.options.size();
}

class WhatIfRunner {
 public:
  WhatIfRunner(const CompiledPolicy& policy, CaseState* state)
      : policy_(policy),
        state_(*state),
        total_(policy),
        left_(policy),
        need_(state->percent_of_domain.empty() ? Need::kTotal : Need::kAfterInformalSupport) {}

  void Run(std::size_t q, bool up, std::vector<WhatIfResult>* results) {
    const CompiledQuestion& question = policy_.questions[q];
    if (question.kind == CompiledQuestion::Kind::kInformation || state_.asked[q] == 0 ||
        state_.answers[q].kind != CaseAnswer::Kind::kGiven) {
      return;
    }
    WhatIfResult result;
    result.question = q;
    result.direction = up ? v1::WHAT_IF_DIRECTION_LEVEL_UP : v1::WHAT_IF_DIRECTION_LEVEL_DOWN;
    result.answer = state_.answers[q];
    const bool has_flags = question.kind == CompiledQuestion::Kind::kSeveralChoices;
    char* flags = state_.chosen.data() + question.chosen_offset;
    if (has_flags ? !StepFlags(question, flags, up, &result.chosen)
                  : !StepAnswer(question, up, &result.answer)) {
      return;
    }
    const CaseAnswer before = state_.answers[q];
    if (has_flags) std::swap_ranges(result.chosen.begin(), result.chosen.end(), flags);
    state_.answers[q] = result.answer;
    Rescore(q);
    Compute(&result);
    if (has_flags) std::swap_ranges(result.chosen.begin(), result.chosen.end(), flags);
    state_.answers[q] = before;
    Rescore(q);
    results->push_back(std::move(result));
  }

 private:
  // Without conditions on answers nothing but this question's points can change.
  void Rescore(std::size_t q) {
    if (policy_.questions_depend_on_answers) {
      ScoreQuestions(policy_, &state_);
    } else if (state_.counts[q] != 0) {
      state_.points[q] = PointsOf(policy_, state_, q);
    }
  }

  void Compute(WhatIfResult* result) {
    ComputeMeasures(policy_, state_, &total_);
    const bool by_domain = need_ == Need::kAfterInformalSupport;
    if (by_domain) ComputeMeasuresAfterSupport(policy_, state_, total_, &left_);
    const bool fault = total_.any_fault || left_.any_fault;
    if (!fault) {
      Allocate(policy_, state_, need_, by_domain ? left_ : total_, state_.overall_percent, Trace::kOff,
               &allocation_);
    }
    if (fault || allocation_.fault != AllocationFault::kNone) {
      result->refused = true;
      return;
    }
    result->outcome = allocation_.outcome;
    result->low = allocation_.low;
    result->high = allocation_.high;
  }

  const CompiledPolicy& policy_;
  CaseState& state_;
  MeasureValues total_;
  MeasureValues left_;  // Used if the policy reduces by domain.
  Allocation allocation_;
  Need need_;
};

}  // namespace

std::vector<WhatIfResult> ComputeWhatIfs(const CompiledPolicy& policy, CaseState* state) {
  std::vector<WhatIfResult> results;
  results.reserve(2 * policy.questions.size());
  WhatIfRunner runner(policy, state);
  for (std::size_t q = 0; q < policy.questions.size(); ++q) {
    runner.Run(q, /*up=*/true, &results);
    runner.Run(q, /*up=*/false, &results);
  }
  return results;
}

}  // namespace ras
