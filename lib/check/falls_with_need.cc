#include "lib/check/falls_with_need.h"

#include <algorithm>
#include <optional>
#include <string>

#include "lib/check/reasons.h"
#include "lib/check/turning_points.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

constexpr Decimal kZero{0, 0};
constexpr Decimal kOne{1, 0};

// What a part of a policy can do to what it is a part of. Some can do both, for different people.
struct Effect {
  bool raises = false;
  bool lowers = false;
};

void Include(const std::string& factor, Effect* effect) {
  const std::optional<Decimal> number = ReadDecimal(factor);
  if (!number) return;
  effect->raises = effect->raises || kOne < *number;
  effect->lowers = effect->lowers || *number < kOne;
}

bool IsAboveZero(const std::string& number) {
  const std::optional<Decimal> decimal = ReadDecimal(number);
  return decimal && kZero < *decimal;
}

Effect EffectOf(const v1::Adjustment& adjustment) {
  Effect effect;
  switch (adjustment.kind_case()) {
    case v1::Adjustment::kFactor:
      Include(adjustment.factor(), &effect);
      break;
    case v1::Adjustment::kFactorByCareGroup:
      for (const v1::NamedFactor& one : adjustment.factor_by_care_group().factors())
        Include(one.factor(), &effect);
      break;
    case v1::Adjustment::kFactorByArea:
      for (const v1::NamedFactor& one : adjustment.factor_by_area().factors()) Include(one.factor(), &effect);
      break;
    case v1::Adjustment::kAdd:
      effect.raises = IsAboveZero(adjustment.add());
      break;
    case v1::Adjustment::kMinimum:
      effect.raises = IsAboveZero(adjustment.minimum());
      break;
    case v1::Adjustment::kCap:
    case v1::Adjustment::kCutOff:
    case v1::Adjustment::kInformalSupport:
      effect.lowers = true;
      break;
    case v1::Adjustment::kRound:
      // To the nearest penny nothing is gained or lost that could be paid.
      if (adjustment.rounding().increment_pence() <= 1) break;
      effect.raises = adjustment.rounding().mode() != v1::ROUNDING_MODE_DOWN &&
                      adjustment.rounding().mode() != v1::ROUNDING_MODE_FLOOR;
      effect.lowers = adjustment.rounding().mode() != v1::ROUNDING_MODE_UP &&
                      adjustment.rounding().mode() != v1::ROUNDING_MODE_CEILING;
      break;
    default:
      break;  // A period is the same for everyone; if not, that is an error already.
  }
  return effect;
}

class FallsWithNeed {
 public:
  FallsWithNeed(const CheckContext& context, const ScoreModel& model, Reachability& reachability)
      : context_(context),
        model_(model),
        reachability_(reachability),
        turning_points_(context.names, model, reachability) {}

  void Run() {
    const v1::Policy& policy = context_.policy;
    for (int m = 0; m < policy.measures_size(); ++m) {
      for (int t = 0; t < policy.measures(m).terms_size(); ++t) CheckTerm(m, t);
    }
    for (int t = 0; t < policy.tables_size(); ++t) CheckPriceList(t);
    for (int c = 0; c < policy.components_size(); ++c) {
      const v1::Component& component = policy.components(c);
      const std::string path = At("", "components", c);
      if (component.has_when()) {
        Check(component.when(), path, {.raises = true}, "The component " + Quote(component.id()), "be given");
      }
      CheckAdjustments(component.adjustments(), path, "adjustments");
    }
    CheckAdjustments(policy.total_adjustments(), "", "total_adjustments");
  }

 private:
  // `what` may `happen`, such as "be made", where the condition of the part at `path` holds.
  void Check(const v1::Condition& when, const std::string& path, const Effect& effect,
             const std::string& what, const std::string& happen) {
    if (effect.raises) {
      for (const TurningPoint& point : turning_points_.Of(when, false)) {
        Warn(point, path, what, " may no longer ", happen);
      }
    }
    if (effect.lowers) {
      for (const TurningPoint& point : turning_points_.Of(when, true)) {
        Warn(point, path, what, ", which takes something off, may begin to ", happen);
      }
    }
  }

  void Warn(const TurningPoint& point, const std::string& path, const std::string& what,
            const std::string& turns, const std::string& happen) {
    const std::string& measure = context_.policy.measures(point.measure).id();
    context_.report.Warning(
        {.code = "falls_with_need",
         .path = In(path, "when"),
         .value = measure,
         .message = what + turns + happen + " when the measure " + Quote(measure) + " rises to " +
                    ToText(point.score) + ": who needs more could be given less.",
         .remedy = "Change the bound; or make sure that whatever takes its place gives at least as much.",
         .reason = std::string(kReasonFallsWithNeed)});
  }

  void CheckAdjustments(const google::protobuf::RepeatedPtrField<v1::Adjustment>& adjustments,
                        const std::string& path, std::string_view field) {
    for (int a = 0; a < adjustments.size(); ++a) {
      const v1::Adjustment& adjustment = adjustments.Get(a);
      if (!adjustment.has_when()) continue;
      Check(adjustment.when(), At(path, field, a), EffectOf(adjustment),
            "The adjustment " + Quote(adjustment.id()), "be made");
    }
  }

  void CheckPriceList(int t) {
    const v1::PriceList& list = context_.policy.tables(t).price_list();
    const std::string path = In(At("", "tables", t), "price_list");
    for (int i = 0; i < list.items_size(); ++i) {
      const v1::PriceItem& item = list.items(i);
      if (!item.has_when()) continue;
      Check(item.when(), At(path, "items", i), {.raises = IsAboveZero(item.rate())},
            "The item " + Quote(item.id()) + " of the price list " + Quote(context_.policy.tables(t).id()),
            "count");
    }
  }

  void CheckTerm(int m, int t) {
    const v1::Measure& measure = context_.policy.measures(m);
    const v1::Term& term = measure.terms(t);
    if (!term.has_when()) return;
    Check(term.when(), At(At("", "measures", m), "terms", t), EffectOfTerm(measure, term),
          "A term of the measure " + Quote(measure.id()), "count");
  }

  // What a term does to its measure by counting.
  Effect EffectOfTerm(const v1::Measure& measure, const v1::Term& term) {
    switch (measure.combine()) {
      case v1::COMBINE_MAXIMUM:
        return {.raises = true};
      case v1::COMBINE_MINIMUM:
        // Without any term that counts the measure would be 0.
        return {.raises = std::ranges::all_of(measure.terms(), &v1::Term::has_when), .lowers = true};
      default:
        break;
    }
    if (!term.weight().empty() && !IsAboveZero(term.weight())) return {};
    if (term.source_case() == v1::Term::kConstant) {
      const std::optional<Decimal> constant = ReadDecimal(term.constant());
      return {.raises = constant && kZero < *constant, .lowers = constant && *constant < kZero};
    }
    if (term.source_case() != v1::Term::kMeasure) return {.raises = true};  // Points are never negative.
    const int source = context_.names.measures.Find(term.measure());
    if (source < 0 || model_.measures[static_cast<std::size_t>(source)].broken) return {};
    const MeasureReach& reach = reachability_.OfMeasure(source);
    if (!reach.known || reach.stages.empty()) return {.raises = true, .lowers = true};
    const ScoreSet& values = reach.stages.back().values;
    return {.raises = !values.empty() && values.greatest() > 0,
            .lowers = !values.empty() && values.least() < 0};
  }

  const CheckContext& context_;
  const ScoreModel& model_;
  Reachability& reachability_;
  TurningPoints turning_points_;
};

}  // namespace

void CheckFallsWithNeed(const CheckContext& context, const ScoreModel& model, Reachability& reachability) {
  FallsWithNeed(context, model, reachability).Run();
}

}  // namespace ras::check
