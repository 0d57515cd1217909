#include "lib/allocate/allocation.h"

#include <algorithm>

namespace ras {
namespace {

// One adjustment of the running amount. False if it leaves the range of amounts.
class Adjuster {
 public:
  Adjuster(const CompiledPolicy& policy, const CaseState& state, const MeasureValues& values,
           Scaled overall_percent)
      : policy_(policy), state_(state), values_(values), overall_percent_(overall_percent) {}

  // Makes all adjustments whose condition holds. Docs/figures.md section 7.2.
  v1::Outcome Run(const std::vector<CompiledAdjustment>& adjustments, Trace trace, AmountPair* amount,
                  std::vector<StepTrace>* steps, AllocationFault* fault) const {
    for (const CompiledAdjustment& adjustment : adjustments) {
      if (!adjustment.always && !Holds(adjustment.when, policy_, state_, values_.tested)) continue;
      StepTrace step;
      step.adjustment = &adjustment;
      step.before = *amount;
      const bool cut_off =
          adjustment.kind == CompiledAdjustment::Kind::kCutOff && amount->low.IsAbove(adjustment.pence);
      if (cut_off) {
        step.bound = true;
        step.after = *amount;
      } else if (!Make(adjustment, &step)) {
        *fault = AllocationFault::kOutOfRange;
        return v1::OUTCOME_UNSPECIFIED;
      }
      *amount = step.after;
      if (trace == Trace::kOn) steps->push_back(step);
      if (cut_off) return v1::OUTCOME_CUT_OFF;
    }
    return v1::OUTCOME_AMOUNT;
  }

 private:
  bool Make(const CompiledAdjustment& adjustment, StepTrace* step) const {
    using Kind = CompiledAdjustment::Kind;
    switch (adjustment.kind) {
      case Kind::kFactor:
        return MultiplyBy(adjustment.factors.front(), adjustment, step);
      case Kind::kFactorByCareGroup:
        return MultiplyBy(adjustment.factors[static_cast<std::size_t>(state_.care_group)], adjustment, step);
      case Kind::kFactorByArea:
        return MultiplyBy(adjustment.factors[static_cast<std::size_t>(state_.area)], adjustment, step);
      case Kind::kInformalSupport: {
        step->denominator = 100 * kPowersOfTen[policy_.informal_support.percent_places];
        step->numerator = step->denominator - overall_percent_;
        return Multiply(adjustment, step);
      }
      case Kind::kConvertPeriod:
        step->numerator = adjustment.ratio.numerator().AsInt64();
        step->denominator = adjustment.ratio.denominator().AsInt64();
        return Multiply(adjustment, step);
      case Kind::kRound:
        return Multiply(adjustment, step);
      case Kind::kAdd:
        return step->before.low.Plus(adjustment.pence, &step->after.low) &&
               step->before.high.Plus(adjustment.pence, &step->after.high);
      case Kind::kMinimum:
      case Kind::kCap:
        step->after = {Limit(adjustment, step->before.low), Limit(adjustment, step->before.high)};
        step->bound = !(step->after.low == step->before.low) || !(step->after.high == step->before.high);
        return true;
      case Kind::kCutOff:
        step->after = step->before;
        return true;
    }
    return false;
  }

  bool MultiplyBy(const Decimal& factor, const CompiledAdjustment& adjustment, StepTrace* step) const {
    step->numerator = factor.coefficient;
    step->denominator = kPowersOfTen[factor.places];
    return Multiply(adjustment, step);
  }

  static bool Multiply(const CompiledAdjustment& adjustment, StepTrace* step) {
    const auto multiply = [&](const RunningAmount& before, RunningAmount* after) {
      return before.Times(step->numerator, step->denominator, adjustment.rounding, after);
    };
    return multiply(step->before.low, &step->after.low) && multiply(step->before.high, &step->after.high);
  }

  static RunningAmount Limit(const CompiledAdjustment& adjustment, const RunningAmount& amount) {
    const bool is_cap = adjustment.kind == CompiledAdjustment::Kind::kCap;
    const bool binds = is_cap ? amount.IsAbove(adjustment.pence) : amount.IsBelow(adjustment.pence);
    return binds ? RunningAmount(adjustment.pence) : amount;
  }

  const CompiledPolicy& policy_;
  const CaseState& state_;
  const MeasureValues& values_;
  Scaled overall_percent_;
};

}  // namespace

void AdjustComponent(const CompiledPolicy& policy, const CaseState& state, const MeasureValues& values,
                     const CompiledComponent& component, const TableAmount& from_table,
                     Scaled overall_percent, Trace trace, ComponentAllocation* result) {
  result->outcome = from_table.outcome;
  result->fault = from_table.fault;
  result->low = result->high = 0;
  if (result->fault != AllocationFault::kNone || result->outcome != v1::OUTCOME_AMOUNT) return;
  AmountPair amount{RunningAmount(from_table.low), RunningAmount(from_table.high)};
  result->outcome = Adjuster(policy, state, values, overall_percent)
                        .Run(component.adjustments, trace, &amount, &result->steps, &result->fault);
  if (result->outcome != v1::OUTCOME_AMOUNT) return;
  // The checks make sure that a component ends in whole pence.
  result->low = amount.low.Pence();
  result->high = amount.high.Pence();
}

void Allocate(const CompiledPolicy& policy, const CaseState& state, Need need, const MeasureValues& values,
              Scaled overall_percent, Trace trace, Allocation* result) {
  result->components.resize(policy.components.size());
  result->outcome = v1::OUTCOME_DOES_NOT_APPLY;
  result->fault = AllocationFault::kNone;
  result->low = result->high = 0;
  result->steps.clear();
  AmountPair sum;
  bool cut_off = false;
  for (std::size_t c = 0; c < policy.components.size(); ++c) {
    const CompiledComponent& component = policy.components[c];
    ComponentAllocation& out = result->components[c];
    out.steps.clear();
    out.items.clear();
    out.outcome = v1::OUTCOME_DOES_NOT_APPLY;
    out.fault = AllocationFault::kNone;
    out.low = out.high = 0;
    out.table = -1;
    if (!component.always && !Holds(component.when, policy, state, values.tested)) continue;
    out.table = component.table_of_group[static_cast<std::size_t>(state.care_group)];
    out.from_table =
        ReadTable(policy, state, need, values, component, trace == Trace::kOn ? &out.items : nullptr);
    AdjustComponent(policy, state, values, component, out.from_table, overall_percent, trace, &out);
    if (out.fault != AllocationFault::kNone) {
      if (result->fault == AllocationFault::kNone) result->fault = out.fault;
      continue;
    }
    if (component.document->for_carer()) continue;
    if (out.outcome == v1::OUTCOME_CUT_OFF) cut_off = true;
    if (out.outcome == v1::OUTCOME_AMOUNT) {
      if (!sum.low.Plus(out.low, &sum.low) || !sum.high.Plus(out.high, &sum.high)) {
        result->fault = AllocationFault::kOutOfRange;
      }
      result->outcome = v1::OUTCOME_AMOUNT;
    } else if (out.outcome == v1::OUTCOME_NO_ALLOCATION && result->outcome == v1::OUTCOME_DOES_NOT_APPLY) {
      result->outcome = v1::OUTCOME_NO_ALLOCATION;
    }
  }
  if (cut_off) result->outcome = v1::OUTCOME_CUT_OFF;
  result->sum = sum;
  if (result->fault != AllocationFault::kNone || result->outcome != v1::OUTCOME_AMOUNT) return;
  result->outcome = Adjuster(policy, state, values, overall_percent)
                        .Run(policy.total_adjustments, trace, &sum, &result->steps, &result->fault);
  if (result->outcome != v1::OUTCOME_AMOUNT) return;
  result->low = sum.low.Pence();
  result->high = sum.high.Pence();
}

}  // namespace ras
