#include "lib/collate/collated_totals.h"

#include <set>
#include <string>

#include "lib/figure/tell_amount.h"
#include "ras/fine_pence.h"

namespace ras {
namespace {

void AddTo(const Int256& more, Int256* sum) { *sum = Add(*sum, more).value(); }

// An amount of money in billionths of a penny: at most 10^22 of them, for at most 10^7 people.
Int256 InFine(const Rational& pence) { return ToFinePence(pence).value().numerator(); }

void TellFine(const Int256& fine, v1::Amount* amount) {
  TellAmount(Rational::Make(fine, Int256(kFinePerPenny)).value(), amount);
}

void TellWhole(Int128 pence, v1::Amount* amount) {
  TellAmount(Rational::Make(Int256(pence), Int256(1)).value(), amount);
}

template <class Groups, class List>
void TellGroups(const Groups& groups, List* list) {
  // Of nobody is it known.
  if (groups.size() == 1 && groups.begin()->first.empty()) return;
  for (const auto& [name, group] : groups) {
    v1::CollatedGroup* told = list->Add();
    told->set_id(name);
    told->set_people(group.people);
    TellWhole(group.pence, told->mutable_cost());
  }
}

std::string PercentText(const CategoryShares& shares, v1::CostCategory category) {
  return shares.PercentOf(category).value_or(Decimal{0, 0}).ToString();
}

}  // namespace

void CollatedTotals::Add(const PersonCost& cost, const v1::SampleCase& sample_case, int64_t pence) {
  ++people_;
  AddTo(InFine(cost.current), &current_);
  pence_ += pence;
  std::set<int> seen;
  for (const CostedItem& item : cost.items) {
    Category& category = categories_[item.category];
    if (seen.insert(item.category).second) ++category.people;
    const Int256 counted = InFine(item.counted);
    AddTo(counted, &category.counted);
    AddTo(Subtract(InFine(item.cost), counted).value(), &category.left_out);
  }
  care_groups_[sample_case.care_group()].Add(pence);
  services_[sample_case.service()].Add(pence);
}

uint64_t CollatedTotals::PeopleIn(v1::CostCategory category) const {
  const auto found = categories_.find(category);
  return found == categories_.end() ? 0 : found->second.people;
}

void CollatedTotals::Tell(const CategoryShares& shares, v1::CollateSampleResponse* response) const {
  for (const auto& [number, category] : categories_) {
    const auto name = static_cast<v1::CostCategory>(number);
    v1::CollatedCategory* told = response->add_categories();
    told->set_category(name);
    told->set_people(category.people);
    told->set_counted_percent(PercentText(shares, name));
    told->set_because(shares.Because(name));
    TellFine(category.counted, told->mutable_counted());
    TellFine(category.left_out, told->mutable_left_out());
  }
  TellGroups(care_groups_, response->mutable_care_groups());
  TellGroups(services_, response->mutable_services());
  TellFine(current_, response->mutable_current_cost());
  TellWhole(pence_, response->mutable_cost());
}

}  // namespace ras
