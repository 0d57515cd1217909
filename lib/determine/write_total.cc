#include "lib/determine/determination_writer.h"

namespace ras {
namespace {

v1::StepKind KindOf(CompiledAdjustment::Kind kind) {
  using Kind = CompiledAdjustment::Kind;
  switch (kind) {
    case Kind::kFactor:
    case Kind::kFactorByCareGroup:
    case Kind::kFactorByArea:
      return v1::STEP_KIND_FACTOR;
    case Kind::kAdd:
      return v1::STEP_KIND_ADD;
    case Kind::kMinimum:
      return v1::STEP_KIND_MINIMUM;
    case Kind::kCap:
      return v1::STEP_KIND_CAP;
    case Kind::kCutOff:
      return v1::STEP_KIND_CUT_OFF;
    case Kind::kInformalSupport:
      return v1::STEP_KIND_INFORMAL_SUPPORT;
    case Kind::kConvertPeriod:
      return v1::STEP_KIND_CONVERT_PERIOD;
    case Kind::kRound:
      return v1::STEP_KIND_ROUND;
  }
  return v1::STEP_KIND_UNSPECIFIED;
}

// The exact result before rounding, in whole currency units; empty if rounding changed nothing.
std::string ExactText(const StepTrace& trace, const RunningAmount& before, const RunningAmount& after) {
  const Result<Rational> factor = Rational::Make(Int256(trace.numerator), Int256(trace.denominator));
  const Result<Rational> exact = Multiply(before.Exact(), factor.value());
  if (!exact.ok() || exact.value() == after.Exact()) return {};
  return Divide(exact.value(), Rational(100)).value_or(Rational()).ToString();
}

void WriteComponentStep(const CompiledComponent& component, const ComponentAllocation& allocation,
                        AmountPair* sum, v1::AllocationStep* out) {
  out->set_kind(v1::STEP_KIND_COMPONENT);
  out->set_id(component.document->id());
  out->set_title(component.document->title());
  WriteAmounts(*sum, out->mutable_before());
  const AmountPair effect{RunningAmount(allocation.low), RunningAmount(allocation.high)};
  sum->low.Plus(allocation.low, &sum->low);
  sum->high.Plus(allocation.high, &sum->high);
  WriteAmounts(*sum, out->mutable_after());
  WriteAmounts(effect, out->mutable_effect());
}

}  // namespace

void WriteAmount(const RunningAmount& amount, v1::Amount* out) {
  if (amount.IsWhole()) out->set_pence(amount.Pence());
  out->set_decimal(amount.ToString());
}

void WriteAmounts(const AmountPair& amounts, v1::AmountRange* out) {
  WriteAmount(amounts.low, out->mutable_amount());
  if (amounts.IsRange()) WriteAmount(amounts.high, out->mutable_upper());
}

void WriteAmounts(int64_t low, int64_t high, v1::AmountRange* out) {
  WriteAmounts(AmountPair{RunningAmount(low), RunningAmount(high)}, out);
}

void WriteStep(const StepTrace& trace, v1::AllocationStep* out) {
  const CompiledAdjustment& adjustment = *trace.adjustment;
  const v1::Adjustment& document = *adjustment.document;
  out->set_kind(KindOf(adjustment.kind));
  out->set_id(document.id());
  out->set_title(document.title());
  out->set_reason(document.reason());
  out->set_authority(document.authority());
  out->set_purpose(document.purpose());
  out->set_period_before(adjustment.period_before);
  out->set_period_after(adjustment.period_after);
  WriteAmounts(trace.before, out->mutable_before());
  switch (adjustment.kind) {
    case CompiledAdjustment::Kind::kAdd:
    case CompiledAdjustment::Kind::kMinimum:
    case CompiledAdjustment::Kind::kCap:
    case CompiledAdjustment::Kind::kCutOff:
      out->set_bound(trace.bound);
      WriteAmount(RunningAmount(adjustment.pence), out->mutable_limit());
      break;
    default:
      if (adjustment.kind != CompiledAdjustment::Kind::kRound) {
        out->set_factor(
            Rational::Make(Int256(trace.numerator), Int256(trace.denominator)).value().ToString());
      }
      if (adjustment.kind == CompiledAdjustment::Kind::kConvertPeriod) {
        out->set_basis(document.convert_period().basis());
      }
      *out->mutable_rounding() = document.rounding();
      out->set_exact(ExactText(trace, trace.before.low, trace.after.low));
      if (trace.before.IsRange()) out->set_exact_upper(ExactText(trace, trace.before.high, trace.after.high));
      break;
  }
  if (adjustment.kind == CompiledAdjustment::Kind::kCutOff && trace.bound)
    return;  // There is no amount after it.
  WriteAmounts(trace.after, out->mutable_after());
  WriteAmounts({trace.after.low.Minus(trace.before.low), trace.after.high.Minus(trace.before.high)},
               out->mutable_effect());
}

void WriteTotal(const CompiledPolicy& policy, const ComputedCase& computed, v1::Determination* out) {
  const Allocation& allocation = computed.allocation;
  out->set_outcome(allocation.outcome);
  out->set_period(policy.document.result_period());
  out->set_currency(policy.document.currency());
  if (computed.allocation_before.outcome == v1::OUTCOME_AMOUNT) {
    WriteAmounts(computed.allocation_before.low, computed.allocation_before.high,
                 out->mutable_before_informal_support());
  }
  AmountPair sum;
  int parts = 0;
  for (std::size_t c = 0; c < policy.components.size(); ++c) {
    const bool is_part =
        allocation.components[c].outcome == v1::OUTCOME_AMOUNT && !policy.components[c].document->for_carer();
    if (is_part) ++parts;
  }
  if (parts > 1 || !policy.total_adjustments.empty()) {
    for (std::size_t c = 0; c < policy.components.size(); ++c) {
      if (allocation.components[c].outcome != v1::OUTCOME_AMOUNT ||
          policy.components[c].document->for_carer())
        continue;
      WriteComponentStep(policy.components[c], allocation.components[c], &sum, out->add_total_steps());
    }
    for (const StepTrace& step : allocation.steps) WriteStep(step, out->add_total_steps());
  }
  if (allocation.outcome != v1::OUTCOME_AMOUNT) return;
  WriteAmounts(allocation.low, allocation.high, out->mutable_indicative_allocation());
  for (std::size_t p = 0; p < policy.stated_periods.size(); ++p) {
    const v1::StatedPeriod& document = *policy.stated_periods[p].document;
    v1::PeriodAmount* period = out->add_stated_periods();
    period->set_period(document.period());
    period->set_basis(document.basis());
    *period->mutable_rounding() = document.rounding();
    WriteAmounts(computed.stated_periods[p], period->mutable_amount());
  }
}

}  // namespace ras
