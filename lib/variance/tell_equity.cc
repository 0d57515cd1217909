#include "lib/variance/tell_equity.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/statistics/confidence.h"
#include "lib/statistics/group_effects.h"
#include "lib/variance/nearest_pence.h"
#include "ras/to_double.h"
#include "ras/variance_sums.h"

namespace ras {
namespace {

// Of people times care groups: a few seconds.
constexpr std::size_t kMostWork = 100'000'000;
constexpr uint8_t kIndexDecimals = 1;
constexpr uint8_t kProbabilityDecimals = 4;

void TellEffect(const std::optional<GroupEffectEstimate>& effect, v1::GroupEffect* out) {
  if (!effect) return;
  TellAmount(NearestPence(effect->difference), out->mutable_difference());
  TellAmount(NearestPence(effect->lower), out->mutable_lower());
  TellAmount(NearestPence(effect->upper), out->mutable_upper());
  out->set_probability(DecimalText(effect->probability, kProbabilityDecimals));
  out->set_differs(out->lower().pence() > 0 || out->upper().pence() < 0);
}

// The cost of a pound allocated to the group, in percent of that of a pound allocated to everyone.
Result<Rational> CostIndex(const VarianceSums& group, const VarianceSums& everyone) {
  const Result<Rational> of_group = Rational::Make(Int256(group.fit.actual()), Int256(group.fit.allocated()));
  const Result<Rational> of_everyone =
      Rational::Make(Int256(everyone.fit.actual()), Int256(everyone.fit.allocated()));
  if (!of_group.ok() || !of_everyone.ok()) return Fault::kDivisionByZero;
  const Result<Rational> ratio = Divide(of_group.value(), of_everyone.value());
  return ratio.ok() ? Multiply(ratio.value(), Rational(100)) : ratio;
}

void TellIndex(const v1::AnalyseVarianceRequest& request, v1::SupportBasis basis, const VarianceSums& group,
               const VarianceSums& everyone, v1::GroupEquity* out) {
  const Result<Rational> index = CostIndex(group, everyone);
  if (index.ok()) out->set_cost_index(DecimalText(index.value(), kIndexDecimals).value_or(""));
  for (const v1::EarlierIndex& earlier : request.earlier()) {
    if (earlier.care_group() != out->care_group() || earlier.basis() != basis) continue;
    const Decimal before = Decimal::Parse(earlier.cost_index()).value().Normalised();
    out->set_earlier_cost_index(before.ToString());
    if (out->cost_index().empty()) return;
    const Rational now(Decimal::Parse(out->cost_index()).value());
    out->set_index_change(DecimalText(Subtract(now, Rational(before)).value(), kIndexDecimals).value_or(""));
  }
}

void WarnThatEquityIsNotTold(std::size_t groups, FindingReport* report) {
  report->Warning({.code = "equity_not_told",
                   .path = "cases",
                   .value = std::to_string(groups),
                   .message =
                       "People times care groups are more than 100,000,000, so that it is not told whether "
                       "people of equal need cost the same.",
                   .remedy = "Give fewer care groups, or fewer people.",
                   .reason = "Each care group is compared with all others (docs/variance.md section 5)."});
}

}  // namespace

void TellEquity(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                std::span<const ActualAllocated> amounts, const Decimal& confidence, FindingReport* report,
                v1::VarianceView* view) {
  std::map<std::string, std::size_t> groups;
  for (const VariancePerson& person : people.people) {
    if (person.score && !person.document->care_group().empty())
      groups.emplace(person.document->care_group(), 0);
  }
  if (groups.size() < 2) return;
  if (amounts.size() > kMostWork / groups.size()) return WarnThatEquityIsNotTold(groups.size(), report);
  std::size_t next = 0;
  for (auto& [name, number] : groups) number = next++;

  std::vector<ScoredAmount> costs;
  std::vector<ScoredAmount> allocations;
  std::vector<VarianceSums> sums(groups.size());
  VarianceSums everyone;
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const VariancePerson& person = people.people[i];
    if (!person.score || person.document->care_group().empty()) continue;
    const std::size_t group = groups.find(person.document->care_group())->second;
    const double score = ToDouble(Rational(*person.score));
    costs.push_back({score, static_cast<double>(amounts[i].actual), group});
    allocations.push_back({score, static_cast<double>(amounts[i].allocated), group});
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(sums[group].Add(amounts[i], {}));
    static_cast<void>(everyone.Add(amounts[i], {}));
  }
  const double beyond = 2 * ShareBeyond(ConfidenceParts(confidence).value());
  const auto of_cost = GroupEffects(costs, groups.size(), beyond);
  const auto of_allocation = GroupEffects(allocations, groups.size(), beyond);
  v1::Equity* equity = view->mutable_equity();
  equity->set_people(costs.size());
  for (const auto& [name, number] : groups) {
    v1::GroupEquity* group = equity->add_groups();
    group->set_care_group(name);
    group->set_people(static_cast<uint64_t>(sums[number].people()));
    TellEffect(of_cost[number], group->mutable_cost());
    TellEffect(of_allocation[number], group->mutable_allocation());
    TellIndex(request, view->basis(), sums[number], everyone, group);
    group->set_unsupported(std::find(request.drawn_for().begin(), request.drawn_for().end(), name) ==
                           request.drawn_for().end());
  }
}

}  // namespace ras
