#include "lib/build/outliers.h"

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/terms/percentile_rule.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/outliers.h"
#include "ras/rational_operators.h"
#include "ras/sorted_sample.h"

namespace ras {
namespace {

constexpr std::string_view kUsualTimes = "1.5";
constexpr uint8_t kBoundDecimals = 9;

Rational Read(std::string_view decimal) { return Rational(Decimal::Parse(decimal).value()); }

// The pair of bounds of one rule: that there is one, and that they leave room.
void CheckBounds(const std::string& path, const std::string& below, const std::string& above,
                 FindingReport* report) {
  if (below.empty() && above.empty()) {
    report->Error({.code = "bound_missing",
                   .path = path,
                   .value = "",
                   .message = "The rule bounds nothing.",
                   .remedy = "Give below, above or both, or leave the rule out."});
  } else if (!below.empty() && !above.empty() && Read(above) < Read(below)) {
    report->Error({.code = "bounds_reversed",
                   .path = path + ".above",
                   .value = above,
                   .message = "The upper bound is below the lower one, " + below + ".",
                   .remedy = "Swap or correct them."});
  }
}

class Outliers {
 public:
  Outliers(const v1::OutlierRules& rules, BuildInput* input, FindingReport* report)
      : rules_(rules), input_(*input), report_(*report) {
    for (const ScoredCost& person : input_.people) costs_.push_back(person.pence);
    std::sort(costs_.begin(), costs_.end());
  }

  void Run() {
    FindPercentiles();
    FindAmounts();
    FindFences();
    if (!report_.has_errors()) LeaveOut();
  }

 private:
  SortedSample Costs() const { return SortedSample::Make(costs_).value(); }

  void FindPercentile(v1::OutlierRule by, const char* field, const std::string& percent) {
    if (percent.empty()) return;
    const auto p = Read(percent) / Rational(100);
    const auto bound = Percentile(Costs(), p.value(), ToKernel(rules_.percentiles().percentile_rule()));
    if (bound.ok()) {
      input_.bounds.push_back({by, bound.value(), 0});
    } else {
      ReportNoPercentile(In("outliers.percentiles", field), percent);
    }
  }

  void FindPercentiles() {
    if (!rules_.has_percentiles()) return;
    FindPercentile(v1::OUTLIER_RULE_BELOW_PERCENTILE, "below", rules_.percentiles().below());
    FindPercentile(v1::OUTLIER_RULE_ABOVE_PERCENTILE, "above", rules_.percentiles().above());
  }

  void FindAmounts() {
    const auto find = [this](v1::OutlierRule by, const std::string& amount) {
      if (!amount.empty()) input_.bounds.push_back({by, Rational(ParseMoney(amount).value()), 0});
    };
    find(v1::OUTLIER_RULE_BELOW_AMOUNT, rules_.amounts().below());
    find(v1::OUTLIER_RULE_ABOVE_AMOUNT, rules_.amounts().above());
  }

  void FindFences() {
    if (!rules_.has_interquartile()) return;
    const v1::InterquartileBounds& rule = rules_.interquartile();
    const auto fences = InterquartileFences(Costs(), Read(rule.times().empty() ? kUsualTimes : rule.times()),
                                            ToKernel(rule.percentile_rule()));
    if (!fences.ok()) return ReportNoPercentile("outliers.interquartile.percentile_rule", "25");
    input_.bounds.push_back({v1::OUTLIER_RULE_BELOW_FENCE, fences.value().least, 0});
    input_.bounds.push_back({v1::OUTLIER_RULE_ABOVE_FENCE, fences.value().greatest, 0});
  }

  void ReportNoPercentile(std::string path, const std::string& percent) {
    report_.Error({.code = "percentile_not_defined",
                   .path = std::move(path),
                   .value = percent,
                   .message = "Of " + Count(costs_.size(), "cost", "costs") +
                              " PERCENTILE.EXC has no percentile " + percent + ".",
                   .remedy = "Take another percentile, or PERCENTILE.INC."});
  }

  static bool IsUpper(v1::OutlierRule by) {
    return by == v1::OUTLIER_RULE_ABOVE_PERCENTILE || by == v1::OUTLIER_RULE_ABOVE_AMOUNT ||
           by == v1::OUTLIER_RULE_ABOVE_FENCE;
  }

  std::vector<v1::OutlierRule> RulesAgainst(int64_t pence) {
    std::vector<v1::OutlierRule> rules;
    for (CostBound& bound : input_.bounds) {
      const Rational cost(pence);
      if (!(IsUpper(bound.by) ? cost > bound.pence : cost < bound.pence)) continue;
      ++bound.people;
      rules.push_back(bound.by);
    }
    return rules;
  }

  void LeaveOut() {
    std::size_t kept = 0;
    for (std::size_t i = 0; i < input_.people.size(); ++i) {
      std::vector<v1::OutlierRule> by = RulesAgainst(input_.people[i].pence);
      if (!by.empty()) {
        input_.outliers.push_back(
            {input_.positions[i], input_.people[i], input_.looked_up[i], std::move(by)});
        continue;
      }
      input_.people[kept] = input_.people[i];
      input_.positions[kept] = input_.positions[i];
      input_.looked_up[kept] = input_.looked_up[i];
      ++kept;
    }
    input_.people.resize(kept);
    input_.positions.resize(kept);
    input_.looked_up.resize(kept);
    input_.of_weight = static_cast<int64_t>(kept);
    input_.meant_bounds = MeantBounds();
    if (kept > 0) return;
    report_.Error({.code = "nobody_left",
                   .path = "outliers",
                   .value = "",
                   .message = "The rules leave everybody out.",
                   .remedy = input_.meant_bounds + "Give wider bounds."});
  }

  // Of percentiles below one: "If 95% is meant, write 95. ".
  std::string MeantBounds() const {
    std::string meant;
    for (const std::string& percent : {rules_.percentiles().below(), rules_.percentiles().above()}) {
      const std::string own = MeantPercent(percent);
      if (!own.empty()) meant += own + " ";
    }
    return meant;
  }

  const v1::OutlierRules& rules_;
  BuildInput& input_;
  FindingReport& report_;
  std::vector<int64_t> costs_;
};

// Whole units of currency with two decimals or more.
std::string BoundText(const Rational& pence) {
  const Rational pounds = (pence / Rational(100)).value();
  // Costs are amounts of money, and so are bounds, a thousand times over at most.
  std::string bound = DecimalText(pounds, kBoundDecimals).value();
  constexpr std::size_t kSpare = kBoundDecimals - 2;
  const std::size_t zeros = bound.size() - 1 - bound.find_last_not_of('0');
  bound.resize(bound.size() - std::min(zeros, kSpare));
  return bound;
}

std::string Reason(const v1::OutlierRules& rules, const CostBound& bound) {
  const std::string amount = BoundText(bound.pence);
  switch (bound.by) {
    case v1::OUTLIER_RULE_BELOW_PERCENTILE:
      return "The cost is below percentile " + rules.percentiles().below() + " of the costs, " + amount + ".";
    case v1::OUTLIER_RULE_ABOVE_PERCENTILE:
      return "The cost is above percentile " + rules.percentiles().above() + " of the costs, " + amount + ".";
    case v1::OUTLIER_RULE_BELOW_AMOUNT:
      return "The cost is below " + amount + ".";
    case v1::OUTLIER_RULE_ABOVE_AMOUNT:
      return "The cost is above " + amount + ".";
    case v1::OUTLIER_RULE_BELOW_FENCE:
      return "The cost is below the fence of " + rules.interquartile().times() +
             " interquartile ranges below the first quartile, " + amount + ".";
    default:
      return "The cost is above the fence of " + rules.interquartile().times() +
             " interquartile ranges above the third quartile, " + amount + ".";
  }
}

void FillDefaults(v1::OutlierRules* rules) {
  if (rules->has_percentiles() && rules->percentiles().percentile_rule() == v1::PERCENTILE_RULE_UNSPECIFIED) {
    rules->mutable_percentiles()->set_percentile_rule(v1::PERCENTILE_RULE_INCLUSIVE);
  }
  if (!rules->has_interquartile()) return;
  v1::InterquartileBounds& fences = *rules->mutable_interquartile();
  if (fences.times().empty()) fences.set_times(std::string(kUsualTimes));
  if (fences.percentile_rule() == v1::PERCENTILE_RULE_UNSPECIFIED) {
    fences.set_percentile_rule(v1::PERCENTILE_RULE_INCLUSIVE);
  }
}

}  // namespace

void CheckOutlierRules(const v1::OutlierRules& rules, FindingReport* report) {
  if (!rules.has_percentiles() && !rules.has_amounts() && !rules.has_interquartile()) {
    report->Error({.code = "bound_missing",
                   .path = "outliers",
                   .value = "",
                   .message = "No rule is named by which people would be left out.",
                   .remedy = "Name percentiles, amounts or interquartile, or leave the field out."});
  }
  if (rules.has_percentiles()) {
    CheckBounds("outliers.percentiles", rules.percentiles().below(), rules.percentiles().above(), report);
    NoteSmallPercent(rules.percentiles().below(), "outliers.percentiles.below", report);
    NoteSmallPercent(rules.percentiles().above(), "outliers.percentiles.above", report);
  }
  if (rules.has_amounts()) {
    CheckBounds("outliers.amounts", rules.amounts().below(), rules.amounts().above(), report);
  }
}

void LeaveOutliersOut(const v1::OutlierRules& rules, BuildInput* input, FindingReport* report) {
  Outliers(rules, input, report).Run();
}

std::string LeftByOutlierRules(const BuildInput& input) {
  if (input.outliers.empty()) return {};
  return "the rules for outliers leave " + Count(input.people.size(), "person", "people") + " of " +
         std::to_string(input.people.size() + input.outliers.size());
}

void TellOutlierRules(const v1::OutlierRules& rules, const BuildInput& input,
                      v1::TableProvenance* provenance) {
  provenance->mutable_outliers()->CopyFrom(rules);
  FillDefaults(provenance->mutable_outliers());
  for (const CostBound& bound : input.bounds) {
    v1::OutlierBound* told = provenance->add_outlier_bounds();
    told->set_by(bound.by);
    told->set_bound(BoundText(bound.pence));
    told->set_people(bound.people);
  }
  if (input.outliers.empty()) return;
  Int128 cost = 0;
  for (const Outlier& outlier : input.outliers) cost += outlier.person.pence;
  TellTotal(cost, provenance->mutable_outliers_cost());
}

void TellOutlier(const v1::OutlierRules& rules, const BuildInput& input, const Outlier& outlier,
                 v1::ExcludedCase* told) {
  std::string because;
  for (const CostBound& bound : input.bounds) {
    if (std::find(outlier.by.begin(), outlier.by.end(), bound.by) == outlier.by.end()) continue;
    told->add_by(bound.by);
    because += (because.empty() ? "" : " ") + Reason(rules, bound);
  }
  told->set_because(because);
}

}  // namespace ras
