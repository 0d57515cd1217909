// Scores: from the points of questions to the values of measures (docs/figures.md section 4). Exact integers
// throughout.
#ifndef RAS_LIB_SCORE_MEASURES_H_
#define RAS_LIB_SCORE_MEASURES_H_

#include <cstdint>
#include <string_view>
#include <vector>

#include "lib/score/case_state.h"

namespace ras {

// Why a measure has no value.
enum class ScoreFault : uint8_t {
  kNone,
  kNothingToScore,  // A percentage of a maximum that is not above 0.
  kBelowFirstStep,  // A value below the first row of a step table that says nothing about it.
  kOutOfRange       // Beyond 18 digits at its scale.
};

// What a finding about it is called.
constexpr std::string_view CodeOf(ScoreFault fault) {
  switch (fault) {
    case ScoreFault::kBelowFirstStep:
      return "below_first_step";
    case ScoreFault::kOutOfRange:
      return "out_of_range";
    default:
      return "nothing_to_score";
  }
}

struct MeasureValues {
  // By measure, at its places.
  std::vector<Scaled> value;
  // The values under total need, which are what conditions test: who a rule is for depends on a person's
  // need, not on who meets it. The same as `value` unless that is what informal support leaves.
  std::vector<Scaled> tested;
  std::vector<Scaled> maximum;
  std::vector<char> counts;
  std::vector<ScoreFault> fault;
  bool any_fault = false;

  explicit MeasureValues(const CompiledPolicy& policy)
      : value(policy.measures.size(), 0),
        tested(policy.measures.size(), 0),
        maximum(policy.measures.size(), 0),
        counts(policy.measures.size(), 0),
        fault(policy.measures.size(), ScoreFault::kNone) {}
};

// Which points count: those of total need, or what informal support leaves of them (only where the policy
// reduces by domain).
enum class Need : uint8_t { kTotal, kAfterInformalSupport };

// A question's points under `need`, at its places.
Scaled PointsUnder(Need need, const CompiledPolicy& policy, const CaseState& state, std::size_t q);
// A domain's points and maximum under `need`, at its places; false if nothing in it counts.
bool DomainPoints(Need need, const CompiledPolicy& policy, const CaseState& state, std::size_t d,
                  Scaled* points, Scaled* maximum);

// Computes all measures under total need, in the order of their dependence. A measure with a fault is 0 of 0;
// if there is any, there is no figure.
void ComputeMeasures(const CompiledPolicy& policy, const CaseState& state, MeasureValues* values);
// The same with what informal support leaves of the points; `total` is what ComputeMeasures gave.
void ComputeMeasuresAfterSupport(const CompiledPolicy& policy, const CaseState& state,
                                 const MeasureValues& total, MeasureValues* values);

}  // namespace ras

#endif  // RAS_LIB_SCORE_MEASURES_H_
