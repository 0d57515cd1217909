#include "lib/variance/tell_equity.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/statistics/confidence.h"
#include "lib/statistics/group_effects.h"
#include "lib/variance/cost_index.h"
#include "lib/variance/nearest_pence.h"
#include "ras/to_double.h"

namespace ras {
namespace {

// Of people times care groups: a few seconds.
constexpr std::size_t kMostWork = 100'000'000;
constexpr uint8_t kProbabilityDecimals = 4;

void TellEffect(const std::optional<GroupEffectEstimate>& effect, v1::GroupEffect* out) {
  if (!effect) return;
  TellAmount(NearestPence(effect->difference), out->mutable_difference());
  TellAmount(NearestPence(effect->lower), out->mutable_lower());
  TellAmount(NearestPence(effect->upper), out->mutable_upper());
  out->set_probability(DecimalText(effect->probability, kProbabilityDecimals));
  out->set_differs(out->lower().pence() > 0 || out->upper().pence() < 0);
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
  std::vector<ScoredSums> sums(groups.size());
  ScoredSums everyone;
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    const VariancePerson& person = people.people[i];
    if (!person.score || person.document->care_group().empty()) continue;
    const std::size_t group = groups.find(person.document->care_group())->second;
    const double score = ToDouble(Rational(*person.score));
    costs.push_back({score, static_cast<double>(amounts[i].actual), group});
    allocations.push_back({score, static_cast<double>(amounts[i].allocated), group});
    sums[group].Add(amounts[i]);
    everyone.Add(amounts[i]);
  }
  const double beyond = 2 * ShareBeyond(ConfidenceParts(confidence).value());
  const auto of_cost = GroupEffects(costs, groups.size(), beyond);
  const auto of_allocation = GroupEffects(allocations, groups.size(), beyond);
  v1::Equity* equity = view->mutable_equity();
  equity->set_people(costs.size());
  for (const auto& [name, number] : groups) {
    v1::GroupEquity* group = equity->add_groups();
    group->set_care_group(name);
    group->set_people(static_cast<uint64_t>(sums[number].people));
    TellEffect(of_cost[number], group->mutable_cost());
    TellEffect(of_allocation[number], group->mutable_allocation());
    TellCostIndex(request.earlier(), view->basis(), sums[number], everyone, group);
    group->set_unsupported(std::find(request.drawn_for().begin(), request.drawn_for().end(), name) ==
                           request.drawn_for().end());
  }
}

}  // namespace ras
