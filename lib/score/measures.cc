#include "lib/score/measures.h"

#include <algorithm>

#include "lib/policy/compile.h"

namespace ras {
namespace {

// Value and maximum side by side, wide while they are combined.
struct Pair {
  Int128 value = 0;
  Int128 maximum = 0;
};

bool InRange(Int128 value) { return value < kScoreLimit && value > -kScoreLimit; }

// numerator / denominator rounded to a multiple of the increment, at the increment's places.
ScoreFault RoundScore(Int128 numerator, Int128 denominator, const CompiledScoreRounding& rounding,
                      Int128* out) {
  // Both sides stay within 128 bits: a score has at most 18 digits, and so has what it is multiplied by here.
  const Result<int64_t> multiple = RoundQuotient(numerator, denominator, rounding.mode);
  if (!multiple.ok()) return ScoreFault::kOutOfRange;
  *out = MultiplyWide(multiple.value(), rounding.increment.coefficient);
  return ScoreFault::kNone;
}

// value at `places`, times by / divided_by, rounded as named.
ScoreFault ScaleScore(Int128 value, uint8_t places, const CompiledTransform& transform, Int128* out) {
  const Decimal& by = transform.by;
  const Decimal& under = transform.divided_by;
  const Decimal& increment = transform.rounding.increment;
  if (transform.rounding.exact) {
    *out = value * by.coefficient *
           kPowersOfTen[static_cast<std::size_t>(transform.places_after - places - by.places)];
    return ScoreFault::kNone;
  }
  // value/10^p x by/10^b / (under/10^u) / (increment/10^i), as one exact fraction.
  Result<Rational> quotient = Rational::Make(Int256(value), Int256(kPowersOfTen[places]));
  if (quotient.ok()) quotient = Multiply(quotient.value(), Rational(by));
  if (quotient.ok()) quotient = Divide(quotient.value(), Rational(under));
  if (!quotient.ok()) return ScoreFault::kOutOfRange;
  const Result<int64_t> rounded = RoundToMultiple(quotient.value(), transform.rounding.mode, increment);
  if (!rounded.ok()) return ScoreFault::kOutOfRange;
  *out = rounded.value();
  return ScoreFault::kNone;
}

ScoreFault RoundTo(Int128 value, uint8_t places, const CompiledScoreRounding& rounding, Int128* out) {
  return RoundScore(value * kPowersOfTen[rounding.increment.places],
                    Int128{kPowersOfTen[places]} * rounding.increment.coefficient, rounding, out);
}

ScoreFault Apply(const CompiledTransform& transform, Pair* pair) {
  using Kind = CompiledTransform::Kind;
  const int64_t raise =
      transform.kind == Kind::kAdd || transform.kind == Kind::kClamp
          ? kPowersOfTen[static_cast<std::size_t>(transform.places_after - transform.places_before)]
          : 1;
  switch (transform.kind) {
    case Kind::kSteps: {
      const auto above =
          std::upper_bound(transform.thresholds.begin(), transform.thresholds.end(), pair->value);
      if (above == transform.thresholds.begin()) {
        if (!transform.has_below) return ScoreFault::kBelowFirstStep;
        pair->value = transform.below;
      } else {
        pair->value = transform.values[static_cast<std::size_t>(above - transform.thresholds.begin() - 1)];
      }
      pair->maximum = transform.steps_maximum;
      return ScoreFault::kNone;
    }
    case Kind::kPercent: {
      if (pair->maximum <= 0) return ScoreFault::kNothingToScore;
      const Int128 hundred = Int128{100} * kPowersOfTen[transform.rounding.increment.places];
      const ScoreFault fault =
          RoundScore(pair->value * hundred, pair->maximum * transform.rounding.increment.coefficient,
                     transform.rounding, &pair->value);
      pair->maximum = hundred;
      return fault;
    }
    case Kind::kMultiply: {
      const ScoreFault fault = ScaleScore(pair->value, transform.places_before, transform, &pair->value);
      return fault != ScoreFault::kNone
                 ? fault
                 : ScaleScore(pair->maximum, transform.places_before, transform, &pair->maximum);
    }
    case Kind::kAdd:
      pair->value = pair->value * raise + transform.add;
      pair->maximum = pair->maximum * raise + transform.add;
      return ScoreFault::kNone;
    case Kind::kClamp:
      for (Int128* side : {&pair->value, &pair->maximum}) {
        *side = std::min<Int128>(std::max<Int128>(*side * raise, transform.minimum), transform.maximum);
      }
      return ScoreFault::kNone;
    case Kind::kRound: {
      if (transform.rounding.exact) return ScoreFault::kNone;
      const ScoreFault fault =
          RoundTo(pair->value, transform.places_before, transform.rounding, &pair->value);
      return fault != ScoreFault::kNone
                 ? fault
                 : RoundTo(pair->maximum, transform.places_before, transform.rounding, &pair->maximum);
    }
  }
  return ScoreFault::kNone;
}

// The term's value and maximum before its multiplier; false if it does not count.
bool TermSource(Need need, const CompiledTerm& term, const CompiledPolicy& policy, const CaseState& state,
                const MeasureValues& values, Scaled* value, Scaled* maximum) {
  const auto i = static_cast<std::size_t>(term.index);
  switch (term.source) {
    case CompiledTerm::Source::kQuestion:
      *value = PointsUnder(need, policy, state, i);
      *maximum = state.maximum[i];
      return state.counts[i] != 0;
    case CompiledTerm::Source::kDomain:
      return DomainPoints(need, policy, state, i, value, maximum);
    case CompiledTerm::Source::kMeasure:
      *value = values.value[i];
      *maximum = values.maximum[i];
      return values.counts[i] != 0;
    case CompiledTerm::Source::kConstant:
      return true;
  }
  return false;
}

ScoreFault ComputeMeasure(Need need, const CompiledMeasure& measure, const CompiledPolicy& policy,
                          const CaseState& state, const MeasureValues& values, Pair* result, bool* counts) {
  Pair total;
  bool any = false;
  for (const CompiledTerm& term : measure.terms) {
    if (!term.always && !Holds(term.when, policy, state, values.tested)) continue;
    Scaled value = 0, maximum = 0;
    if (!TermSource(need, term, policy, state, values, &value, &maximum)) continue;
    Pair pair;
    if (term.source == CompiledTerm::Source::kConstant) {
      pair = {term.constant, term.constant};
    } else {
      pair = {MultiplyWide(value, term.multiplier), MultiplyWide(maximum, term.multiplier)};
    }
    if (!any) {
      total = pair;
    } else if (measure.combine == v1::COMBINE_MAXIMUM) {
      total = {std::max(total.value, pair.value), std::max(total.maximum, pair.maximum)};
    } else if (measure.combine == v1::COMBINE_MINIMUM) {
      total = {std::min(total.value, pair.value), std::min(total.maximum, pair.maximum)};
    } else {
      total = {total.value + pair.value, total.maximum + pair.maximum};
    }
    any = true;
    if (!InRange(total.value) || !InRange(total.maximum)) return ScoreFault::kOutOfRange;
  }
  *counts = any;
  if (!any) return ScoreFault::kNone;
  for (const CompiledTransform& transform : measure.transforms) {
    const ScoreFault fault = Apply(transform, &total);
    if (fault != ScoreFault::kNone) return fault;
    if (!InRange(total.value) || !InRange(total.maximum)) return ScoreFault::kOutOfRange;
  }
  *result = total;
  return ScoreFault::kNone;
}

void ComputeAll(Need need, const CompiledPolicy& policy, const CaseState& state, MeasureValues* values) {
  values->any_fault = false;
  for (const int index : policy.measure_order) {
    const auto m = static_cast<std::size_t>(index);
    Pair result;
    bool counts = false;
    const ScoreFault fault =
        ComputeMeasure(need, policy.measures[m], policy, state, *values, &result, &counts);
    values->fault[m] = fault;
    if (fault != ScoreFault::kNone) values->any_fault = true;
    values->counts[m] = counts ? 1 : 0;
    values->value[m] = static_cast<Scaled>(result.value);
    values->maximum[m] = static_cast<Scaled>(result.maximum);
    if (need == Need::kTotal) values->tested[m] = values->value[m];
  }
}

}  // namespace

Scaled PointsUnder(Need need, const CompiledPolicy& policy, const CaseState& state, std::size_t q) {
  if (need == Need::kTotal || state.percent_of_domain.empty()) return state.points[q];
  const Scaled hundred = 100 * kPowersOfTen[policy.informal_support.percent_places];
  const Scaled left = hundred - state.percent_of_domain[static_cast<std::size_t>(policy.questions[q].domain)];
  // Exact: the question's places leave room for the percentage's (PolicyCompiler::reduction_places_).
  return static_cast<Scaled>(MultiplyWide(state.points[q], left) / hundred);
}

bool DomainPoints(Need need, const CompiledPolicy& policy, const CaseState& state, std::size_t d,
                  Scaled* points, Scaled* maximum) {
  const CompiledDomain& domain = policy.domains[d];
  *points = *maximum = 0;
  bool counts = false;
  for (int i = 0; i < domain.question_count; ++i) {
    const auto q = static_cast<std::size_t>(domain.first_question) + static_cast<std::size_t>(i);
    if (state.counts[q] == 0) continue;
    counts = true;
    const int64_t raise = kPowersOfTen[static_cast<std::size_t>(domain.places - policy.questions[q].places)];
    *points += PointsUnder(need, policy, state, q) * raise;
    *maximum += state.maximum[q] * raise;
  }
  return counts;
}

void ComputeMeasures(const CompiledPolicy& policy, const CaseState& state, MeasureValues* values) {
  ComputeAll(Need::kTotal, policy, state, values);
}

void ComputeMeasuresAfterSupport(const CompiledPolicy& policy, const CaseState& state,
                                 const MeasureValues& total, MeasureValues* values) {
  values->tested = total.value;
  ComputeAll(Need::kAfterInformalSupport, policy, state, values);
}

}  // namespace ras
