#include "lib/variance/cost_index.h"

#include <set>
#include <string_view>
#include <utility>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/rational.h"

namespace ras {
namespace {

constexpr uint8_t kIndexDecimals = 1;

// The cost of a pound allocated to the group, in percent of that of a pound allocated to everyone.
Result<Rational> CostIndex(const ScoredSums& group, const ScoredSums& everyone) {
  const Result<Rational> of_group = Rational::Make(Int256(group.actual), Int256(group.allocated));
  const Result<Rational> of_everyone = Rational::Make(Int256(everyone.actual), Int256(everyone.allocated));
  if (!of_group.ok() || !of_everyone.ok()) return Fault::kDivisionByZero;
  const Result<Rational> ratio = Divide(of_group.value(), of_everyone.value());
  return ratio.ok() ? Multiply(ratio.value(), Rational(100)) : ratio;
}

}  // namespace

void ScoredSums::Add(const ActualAllocated& person) {
  people += 1;
  actual += person.actual;
  allocated += person.allocated;
}

void ScoredSums::Merge(const ScoredSums& other) {
  people += other.people;
  actual += other.actual;
  allocated += other.allocated;
}

bool ScoredSums::IsPartOf(const ScoredSums& whole) const {
  const int64_t rest = whole.people - people;
  if (people < 0 || rest < 0) return false;
  const auto is_split = [&](Int128 part, Int128 all) {
    return part >= 0 && part <= MultiplyWide(people, kMaxPence) && part <= all &&
           all - part <= MultiplyWide(rest, kMaxPence);
  };
  return is_split(actual, whole.actual) && is_split(allocated, whole.allocated);
}

ScoredSums Together(const ScoredByGroup& groups) {
  ScoredSums together;
  for (const auto& [name, sums] : groups) together.Merge(sums);
  return together;
}

void TellCostIndex(const EarlierIndices& earlier, v1::SupportBasis basis, const ScoredSums& group,
                   const ScoredSums& everyone, v1::GroupEquity* out) {
  const Result<Rational> index = CostIndex(group, everyone);
  if (index.ok()) out->set_cost_index(DecimalText(index.value(), kIndexDecimals).value_or(""));
  for (const v1::EarlierIndex& one : earlier) {
    if (one.care_group() != out->care_group() || one.basis() != basis) continue;
    const Decimal before = Decimal::Parse(one.cost_index()).value().Normalised();
    out->set_earlier_cost_index(before.ToString());
    if (out->cost_index().empty()) return;
    const Rational now(Decimal::Parse(out->cost_index()).value());
    out->set_index_change(DecimalText(Subtract(now, Rational(before)).value(), kIndexDecimals).value_or(""));
  }
}

void TellCostIndices(const EarlierIndices& earlier, const ScoredByGroup& groups, v1::VarianceView* view) {
  if (groups.size() < 2) return;
  const ScoredSums everyone = Together(groups);
  v1::Equity* equity = view->mutable_equity();
  equity->set_people(static_cast<uint64_t>(everyone.people));
  for (const auto& [name, sums] : groups) {
    v1::GroupEquity* group = equity->add_groups();
    group->set_care_group(name);
    group->set_people(static_cast<uint64_t>(sums.people));
    TellCostIndex(earlier, view->basis(), sums, everyone, group);
    // It is not known what the parts were drawn for.
    group->set_unsupported(true);
  }
}

void CheckEarlierOnce(const EarlierIndices& earlier, FindingReport* report) {
  std::set<std::pair<std::string_view, int>> seen;
  for (int i = 0; i < earlier.size(); ++i) {
    if (seen.emplace(earlier[i].care_group(), earlier[i].basis()).second) continue;
    report->Error({.code = "listed_twice",
                   .path = In(At("", "earlier", i), "care_group"),
                   .value = earlier[i].care_group(),
                   .message = "This care group is listed twice.",
                   .remedy = "Give the earlier index of each care group once for each basis."});
  }
}

}  // namespace ras
