// The arithmetic, step by step: a reader with a pencil gets the same penny.
#include "lib/explain/teller.h"

namespace ras {
namespace {

// One end of a range, or a single amount, through one step.
struct End {
  std::string_view title;
  const v1::Amount& before;
  const v1::Amount& after;
  const v1::Amount& effect;
  // The exact result, if it was rounded; else empty.
  const std::string& exact;
};

bool IsZero(const v1::Amount& amount) {
  return amount.decimal().find_first_of("123456789") == std::string::npos;
}

bool IsNegative(const v1::Amount& amount) { return amount.decimal().starts_with('-'); }

// How much more or less it is. Not told of a sum that is not in whole pence yet.
void TellEffect(const v1::Amount& effect, Teller* teller) {
  if (!effect.has_pence() || IsZero(effect)) return;
  if (IsNegative(effect)) {
    teller->Sentence(message::kStepLess, {teller->Size(effect)});
  } else {
    teller->Sentence(message::kStepMore, {teller->Size(effect)});
  }
}

void TellRounding(const v1::AllocationStep& step, const End& end, Teller* teller) {
  if (end.exact.empty()) return;
  teller->Sentence(message::kStepRounded, {teller->Rounded(step.rounding()), teller->Money(end.after)});
}

void TellProduct(const v1::AllocationStep& step, const End& end, Teller* teller) {
  const std::string before = teller->Money(end.before), factor = teller->Number(step.factor());
  const std::string product = end.exact.empty() ? teller->Money(end.after) : teller->Money(end.exact);
  if (step.kind() == v1::STEP_KIND_CONVERT_PERIOD) {
    teller->Paragraph(message::kStepConvert, {end.title, before, teller->Per(step.period_before()), factor,
                                              product, teller->Per(step.period_after())});
    if (const std::string_view basis = teller->Basis(step.basis()); !basis.empty()) {
      teller->Sentence(message::kStepConvertBasis, {basis});
    }
    return TellRounding(step, end, teller);
  }
  teller->Paragraph(message::kStepMultiply, {end.title, before, factor, product});
  TellRounding(step, end, teller);
  TellEffect(end.effect, teller);
}

void TellRound(const v1::AllocationStep& step, const End& end, Teller* teller) {
  const std::string before = teller->Money(end.before), rounding = teller->Rounded(step.rounding());
  if (end.exact.empty()) return teller->Paragraph(message::kStepRoundIdle, {end.title, before, rounding});
  teller->Paragraph(message::kStepRound, {end.title, before, rounding, teller->Money(end.after)});
  TellEffect(end.effect, teller);
}

// A minimum or a cap: what it did at this end, or that it did nothing.
void TellLimit(const v1::AllocationStep& step, const End& end, Message<5> bound, Message<3> idle,
               Teller* teller) {
  const std::string before = teller->Money(end.before), limit = teller->Money(step.limit());
  if (!step.bound() || IsZero(end.effect)) return teller->Paragraph(idle, {end.title, before, limit});
  teller->Paragraph(bound, {end.title, before, limit, teller->Size(end.effect), teller->Money(end.after)});
}

void TellCutOff(const v1::AllocationStep& step, Teller* teller) {
  const std::string before = teller->Money(step.before().amount()), limit = teller->Money(step.limit());
  teller->Paragraph(step.bound() ? message::kStepCutOff : message::kStepCutOffIdle,
                    {step.title(), before, limit});
}

void TellEnd(const v1::AllocationStep& step, const End& end, Teller* teller) {
  switch (step.kind()) {
    case v1::STEP_KIND_ROUND:
      return TellRound(step, end, teller);
    case v1::STEP_KIND_ADD:  // What is added is not negative.
      return teller->Paragraph(message::kStepAdd, {end.title, teller->Money(end.before),
                                                   teller->Money(step.limit()), teller->Money(end.after)});
    case v1::STEP_KIND_MINIMUM:
      return TellLimit(step, end, message::kStepMinimum, message::kStepMinimumIdle, teller);
    case v1::STEP_KIND_CAP:
      return TellLimit(step, end, message::kStepCap, message::kStepCapIdle, teller);
    case v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP:
      teller->Paragraph(message::kStepSupportLookup,
                        {end.title, teller->Money(end.before), teller->Money(end.after)});
      return TellEffect(end.effect, teller);
    default:
      return TellProduct(step, end, teller);
  }
}

// A step that would take off the help of family and friends, and takes off nothing.
bool IsIdleSupport(const v1::AllocationStep& step) {
  if (step.kind() == v1::STEP_KIND_INFORMAL_SUPPORT) return step.factor() == "1";
  return step.kind() == v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP && IsZero(LowEnd(step.effect())) &&
         IsZero(HighEnd(step.effect()));
}

}  // namespace

void TellStep(const v1::AllocationStep& step, Teller* teller) {
  // The lookup's own title is that of the table.
  const std::string_view title = step.kind() == v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP
                                     ? teller->Say(message::kStepSupport)
                                     : std::string_view(step.title());
  if (step.kind() == v1::STEP_KIND_UNSPECIFIED || step.kind() == v1::STEP_KIND_TABLE) return;
  if (IsIdleSupport(step)) {
    // Its reason speaks of help that was taken off, so it is left out.
    return teller->Paragraph(message::kStepSupportIdle, {title, teller->Money(step.before())});
  }
  if (step.kind() == v1::STEP_KIND_CUT_OFF) {
    TellCutOff(step, teller);
  } else if (step.before().has_upper() || step.after().has_upper()) {
    TellEnd(step,
            {teller->Say(message::kStepEndLow, {title}), LowEnd(step.before()), LowEnd(step.after()),
             LowEnd(step.effect()), step.exact()},
            teller);
    TellEnd(step,
            {teller->Say(message::kStepEndHigh, {title}), HighEnd(step.before()), HighEnd(step.after()),
             HighEnd(step.effect()), step.exact_upper()},
            teller);
  } else {
    TellEnd(step, {title, LowEnd(step.before()), LowEnd(step.after()), LowEnd(step.effect()), step.exact()},
            teller);
  }
  if (step.reason().empty() && step.authority().empty()) return;
  teller->Sentence(message::kStepReason, {step.reason(), Phrase(step.authority())});
}

}  // namespace ras
