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
constexpr std::string_view kUsualDeviations = "3";
constexpr uint8_t kBoundDecimals = 9;

Rational Read(std::string_view decimal) { return Rational(Decimal::Parse(decimal).value()); }

bool IsOfResidualAmount(v1::OutlierRule by) {
  return by == v1::OUTLIER_RULE_BELOW_RESIDUAL || by == v1::OUTLIER_RULE_ABOVE_RESIDUAL;
}
bool IsOfResidualFence(v1::OutlierRule by) {
  return by == v1::OUTLIER_RULE_BELOW_RESIDUAL_FENCE || by == v1::OUTLIER_RULE_ABOVE_RESIDUAL_FENCE;
}
bool IsOfResidual(v1::OutlierRule by) { return IsOfResidualAmount(by) || IsOfResidualFence(by); }

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

class BoundFinder {
 public:
  BoundFinder(const v1::OutlierRules& rules, const SortedSample& costs, const SortedSample& residuals,
              FindingReport* report)
      : rules_(rules), costs_(costs), residuals_(residuals), report_(*report) {}

  std::vector<CostBound> Find() {
    FindPercentiles();
    FindAmounts();
    FindFences();
    FindDeviations();
    FindResiduals();
    return std::move(bounds_);
  }

 private:
  void FindPercentile(v1::OutlierRule by, const char* field, const std::string& percent) {
    if (percent.empty()) return;
    const auto p = Read(percent) / Rational(100);
    const auto bound = Percentile(costs_, p.value(), ToKernel(rules_.percentiles().percentile_rule()));
    if (bound.ok()) {
      bounds_.push_back({by, bound.value(), 0});
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
      if (!amount.empty()) bounds_.push_back({by, Rational(ParseMoney(amount).value()), 0});
    };
    find(v1::OUTLIER_RULE_BELOW_AMOUNT, rules_.amounts().below());
    find(v1::OUTLIER_RULE_ABOVE_AMOUNT, rules_.amounts().above());
  }

  void FindFences() {
    if (!rules_.has_interquartile()) return;
    const v1::InterquartileBounds& rule = rules_.interquartile();
    const auto fences = InterquartileFences(costs_, Read(rule.times().empty() ? kUsualTimes : rule.times()),
                                            ToKernel(rule.percentile_rule()));
    if (!fences.ok()) return ReportNoPercentile("outliers.interquartile.percentile_rule", "25");
    bounds_.push_back({v1::OUTLIER_RULE_BELOW_FENCE, fences.value().least, 0});
    bounds_.push_back({v1::OUTLIER_RULE_ABOVE_FENCE, fences.value().greatest, 0});
  }

  void FindDeviations() {
    if (!rules_.has_median_deviations()) return;
    const std::string& times = rules_.median_deviations().times();
    const auto fences = MedianDeviationFences(costs_, Read(times.empty() ? kUsualDeviations : times));
    // There is somebody, and amounts of money times a thousand fit.
    bounds_.push_back({v1::OUTLIER_RULE_BELOW_DEVIATIONS, fences.value().least, 0});
    bounds_.push_back({v1::OUTLIER_RULE_ABOVE_DEVIATIONS, fences.value().greatest, 0});
  }

  void FindResiduals() {
    if (!rules_.has_residuals()) return;
    const v1::ResidualBounds& rule = rules_.residuals();
    if (!rule.below().empty()) {
      bounds_.push_back({v1::OUTLIER_RULE_BELOW_RESIDUAL, Rational(-ParseMoney(rule.below()).value()), 0});
    }
    if (!rule.above().empty()) {
      bounds_.push_back({v1::OUTLIER_RULE_ABOVE_RESIDUAL, Rational(ParseMoney(rule.above()).value()), 0});
    }
    if (rule.times().empty()) return;
    const auto fences = InterquartileFences(residuals_, Read(rule.times()), ToKernel(rule.percentile_rule()));
    if (!fences.ok()) return ReportNoPercentile("outliers.residuals.percentile_rule", "25");
    bounds_.push_back({v1::OUTLIER_RULE_BELOW_RESIDUAL_FENCE, fences.value().least, 0});
    bounds_.push_back({v1::OUTLIER_RULE_ABOVE_RESIDUAL_FENCE, fences.value().greatest, 0});
  }

  void ReportNoPercentile(std::string path, const std::string& percent) {
    report_.Error({.code = "percentile_not_defined",
                   .path = std::move(path),
                   .value = percent,
                   .message = "Of " + Count(static_cast<std::size_t>(costs_.size()), "cost", "costs") +
                              " PERCENTILE.EXC has no percentile " + percent + ".",
                   .remedy = "Take another percentile, or PERCENTILE.INC."});
  }

  const v1::OutlierRules& rules_;
  const SortedSample& costs_;
  const SortedSample& residuals_;
  FindingReport& report_;
  std::vector<CostBound> bounds_;
};

// Of percentiles below one: "If 95% is meant, write 95. ".
std::string MeantBounds(const v1::OutlierRules& rules) {
  std::string meant;
  for (const std::string& percent : {rules.percentiles().below(), rules.percentiles().above()}) {
    const std::string own = MeantPercent(percent);
    if (!own.empty()) meant += own + " ";
  }
  return meant;
}

// The rules by which somebody is left out, each of which counts it.
std::vector<v1::OutlierRule> RulesAgainst(int64_t cost, int64_t residual, std::vector<CostBound>* bounds) {
  std::vector<v1::OutlierRule> rules;
  for (CostBound& bound : *bounds) {
    const Rational own(IsOfResidual(bound.by) ? residual : cost);
    if (!(IsUpper(bound.by) ? own > bound.pence : own < bound.pence)) continue;
    ++bound.people;
    rules.push_back(bound.by);
  }
  return rules;
}

// How many rules that is: one whose two bounds are of one kind counts once, and nobody is beyond both.
std::size_t RulesIn(const std::vector<v1::OutlierRule>& by) {
  const bool amount_and_fence = std::any_of(by.begin(), by.end(), IsOfResidualAmount) &&
                                std::any_of(by.begin(), by.end(), IsOfResidualFence);
  return by.size() - (amount_and_fence ? 1 : 0);
}

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
    case v1::OUTLIER_RULE_ABOVE_FENCE:
      return "The cost is above the fence of " + rules.interquartile().times() +
             " interquartile ranges above the third quartile, " + amount + ".";
    case v1::OUTLIER_RULE_BELOW_DEVIATIONS:
      return "The cost is more than " + rules.median_deviations().times() +
             " scaled median deviations below the median, below " + amount + ".";
    case v1::OUTLIER_RULE_ABOVE_DEVIATIONS:
      return "The cost is more than " + rules.median_deviations().times() +
             " scaled median deviations above the median, above " + amount + ".";
    case v1::OUTLIER_RULE_BELOW_RESIDUAL:
      return "The cost is below the row of the table by more than " + rules.residuals().below() + ".";
    case v1::OUTLIER_RULE_ABOVE_RESIDUAL:
      return "The cost is above the row of the table by more than " + rules.residuals().above() + ".";
    case v1::OUTLIER_RULE_BELOW_RESIDUAL_FENCE:
      return "The cost less the row of the table is below the fence of " + rules.residuals().times() +
             " interquartile ranges below the first quartile of such differences, " + amount + ".";
    default:
      return "The cost less the row of the table is above the fence of " + rules.residuals().times() +
             " interquartile ranges above the third quartile of such differences, " + amount + ".";
  }
}

void FillDefaults(v1::OutlierRules* rules) {
  if (rules->has_percentiles() && rules->percentiles().percentile_rule() == v1::PERCENTILE_RULE_UNSPECIFIED) {
    rules->mutable_percentiles()->set_percentile_rule(v1::PERCENTILE_RULE_INCLUSIVE);
  }
  if (rules->has_median_deviations() && rules->median_deviations().times().empty()) {
    rules->mutable_median_deviations()->set_times(std::string(kUsualDeviations));
  }
  if (rules->has_residuals() && !rules->residuals().times().empty() &&
      rules->residuals().percentile_rule() == v1::PERCENTILE_RULE_UNSPECIFIED) {
    rules->mutable_residuals()->set_percentile_rule(v1::PERCENTILE_RULE_INCLUSIVE);
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
  const int named = static_cast<int>(rules.has_percentiles()) + static_cast<int>(rules.has_amounts()) +
                    static_cast<int>(rules.has_interquartile()) +
                    static_cast<int>(rules.has_median_deviations()) + static_cast<int>(rules.has_residuals());
  if (named > 0 && static_cast<int>(rules.at_least()) > named) {
    report->Error({.code = "too_few_rules",
                   .path = "outliers.at_least",
                   .value = std::to_string(rules.at_least()),
                   .message = "Nobody can be an outlier by so many rules: " +
                              Count(static_cast<std::size_t>(named), "is named.", "are named."),
                   .remedy = "Name more rules, or ask for fewer."});
  }
  if (named == 0) {
    report->Error({.code = "bound_missing",
                   .path = "outliers",
                   .value = "",
                   .message = "No rule is named by which people would be left out.",
                   .remedy =
                       "Name percentiles, amounts, interquartile, median_deviations or residuals, or leave "
                       "the field out."});
  }
  if (rules.has_percentiles()) {
    CheckBounds("outliers.percentiles", rules.percentiles().below(), rules.percentiles().above(), report);
    NoteSmallPercent(rules.percentiles().below(), "outliers.percentiles.below", report);
    NoteSmallPercent(rules.percentiles().above(), "outliers.percentiles.above", report);
  }
  const v1::ResidualBounds& residuals = rules.residuals();
  if (rules.has_residuals() && residuals.below().empty() && residuals.above().empty() &&
      residuals.times().empty()) {
    report->Error({.code = "bound_missing",
                   .path = "outliers.residuals",
                   .value = "",
                   .message = "The rule bounds nothing.",
                   .remedy = "Give below, above or times, or leave the rule out."});
  }
  if (rules.has_amounts()) {
    CheckBounds("outliers.amounts", rules.amounts().below(), rules.amounts().above(), report);
  }
}

bool IsUpper(v1::OutlierRule by) {
  switch (by) {
    case v1::OUTLIER_RULE_ABOVE_PERCENTILE:
    case v1::OUTLIER_RULE_ABOVE_AMOUNT:
    case v1::OUTLIER_RULE_ABOVE_FENCE:
    case v1::OUTLIER_RULE_ABOVE_DEVIATIONS:
    case v1::OUTLIER_RULE_ABOVE_RESIDUAL:
    case v1::OUTLIER_RULE_ABOVE_RESIDUAL_FENCE:
      return true;
    default:
      return false;
  }
}

std::vector<CostBound> FindCostBounds(const v1::OutlierRules& rules, const SortedSample& costs,
                                      FindingReport* report) {
  return BoundFinder(rules, costs, SortedSample(), report).Find();
}

std::vector<int64_t> SortedCosts(const BuildInput& input) {
  std::vector<int64_t> costs;
  costs.reserve(input.people.size());
  for (const ScoredCost& person : input.people) costs.push_back(person.pence);
  std::sort(costs.begin(), costs.end());
  return costs;
}

void LeaveOutliersOut(const v1::OutlierRules& rules, const std::vector<int64_t>& residuals, BuildInput* input,
                      FindingReport* report) {
  const std::vector<int64_t> costs = SortedCosts(*input);
  std::vector<int64_t> sorted = residuals;
  std::sort(sorted.begin(), sorted.end());
  const SortedSample of_residuals = sorted.empty() ? SortedSample() : SortedSample::Make(sorted).value();
  input->bounds = BoundFinder(rules, SortedSample::Make(costs).value(), of_residuals, report).Find();
  if (report->has_errors()) return;
  const std::size_t at_least = rules.has_at_least() ? rules.at_least() : 1;
  std::size_t kept = 0;
  for (std::size_t i = 0; i < input->people.size(); ++i) {
    std::vector<v1::OutlierRule> by =
        RulesAgainst(input->people[i].pence, residuals.empty() ? 0 : residuals[i], &input->bounds);
    if (RulesIn(by) >= at_least) {
      input->outliers.push_back({input->positions[i], input->people[i], input->looked_up[i], std::move(by)});
      continue;
    }
    input->people[kept] = input->people[i];
    input->positions[kept] = input->positions[i];
    input->looked_up[kept] = input->looked_up[i];
    ++kept;
  }
  input->people.resize(kept);
  input->positions.resize(kept);
  input->looked_up.resize(kept);
  input->meant_bounds = MeantBounds(rules);
  if (kept > 0) return;
  report->Error({.code = "nobody_left",
                 .path = "outliers",
                 .value = "",
                 .message = "The rules leave everybody out.",
                 .remedy = input->meant_bounds + "Give wider bounds."});
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
