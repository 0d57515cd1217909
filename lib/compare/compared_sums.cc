#include "lib/compare/compared_sums.h"

#include <algorithm>
#include <utility>

namespace ras {
namespace {

int64_t AmountOf(const ComparedPerson& person, v1::ComparedAmount amount) {
  switch (amount) {
    case v1::COMPARED_AMOUNT_SPENT_NOW:
      return person.spent_now;
    case v1::COMPARED_AMOUNT_BEFORE:
      return person.before;
    default:
      return person.after;
  }
}

class SetSums {
 public:
  SetSums(const std::vector<ComparedView>& views, const Tolerance& tolerance)
      : views_(views), tolerance_(tolerance) {}

  // Amounts of money that documents hold are never out of range, nor is their number.
  void Add(const ComparedPerson& person, ComparedSet* set) const {
    ++set->people;
    set->new_people += person.is_new() ? 1 : 0;
    for (const ComparedView& view : views_) {
      if (!IsIn(view, person)) continue;
      static_cast<void>(set->changes[view.place].Add(AmountsIn(view, person), tolerance_));
    }
  }

 private:
  const std::vector<ComparedView>& views_;
  const Tolerance& tolerance_;
};

void AddCharacteristics(const ComparedPerson& person, ComparedSums* sums) {
  for (const v1::Characteristic& one : person.document->characteristics()) {
    sums->has_characteristics = true;
    for (std::size_t i = 0; i < kEqualityGroups.size(); ++i) {
      sums->equality_groups[i] = sums->equality_groups[i] || one.name() == kEqualityGroups[i];
    }
  }
}

bool Merge(const ComparedSet& other, ComparedSet* set) {
  if (other.people > kMaxCases - set->people) return false;
  set->people += other.people;
  set->new_people += other.new_people;
  // No view looks at more people than the set has.
  for (std::size_t v = 0; v < set->changes.size(); ++v) {
    static_cast<void>(set->changes[v].Merge(other.changes[v]));
  }
  return true;
}

void AddWhoLoses(const ComparedPeople& people, const ComparedPerson& person, const Tolerance& tolerance,
                 ComparedSums* sums) {
  const int64_t today = people.Today(person);
  if (person.is_new() || person.after >= today) return;
  ++sums->existing_who_lose;
  sums->existing_who_lose_within += ChangeOf({today, person.after}, tolerance) == Change::kLoses ? 0 : 1;
}

}  // namespace

std::vector<ComparedView> ViewsOf(bool spent_now_known, bool before_known) {
  std::vector<ComparedView> views;
  const auto spent = v1::COMPARED_AMOUNT_SPENT_NOW, before = v1::COMPARED_AMOUNT_BEFORE;
  if (spent_now_known && before_known) views.push_back({spent, before, true, 0});
  if (spent_now_known) views.push_back({spent, v1::COMPARED_AMOUNT_AFTER, true, 1});
  if (before_known) views.push_back({before, v1::COMPARED_AMOUNT_AFTER, false, 2});
  return views;
}

ActualAllocated AmountsIn(const ComparedView& view, const ComparedPerson& person) {
  return {AmountOf(person, view.from), AmountOf(person, view.to)};
}

bool IsIn(const ComparedView& view, const ComparedPerson& person) {
  return !view.existing_people_only || !person.is_new();
}

ComparedSums AddUpCompared(const ComparedPeople& people, const std::vector<ComparedGrouping>& groupings,
                           const std::vector<Protection>& protections, std::span<const int64_t> ranges,
                           const Tolerance& tolerance) {
  ComparedSums sums;
  sums.spent_now_known = people.has_spent_now;
  sums.before_known = people.has_before;
  sums.before_bases = people.before_bases;
  sums.after_bases = people.after_bases;
  const std::vector<ComparedView> views = sums.Views();
  const SetSums adder(views, tolerance);
  sums.everyone = ComparedSet(ranges);
  for (const ComparedPerson& person : people.people) {
    adder.Add(person, &sums.everyone);
    AddCharacteristics(person, &sums);
    sums.after += person.after;
    AddWhoLoses(people, person, tolerance, &sums);
  }
  for (const ComparedGrouping& grouping : groupings) {
    ComparedSets& sets = sums.groupings.emplace_back();
    sets.by = grouping.by;
    for (const PeopleInCommon& group : grouping.groups) {
      ComparedSet& set = sets.groups.emplace(KeyOf(group), ranges).first->second;
      for (const std::size_t i : group.members) adder.Add(people.people[i], &set);
    }
  }
  for (const Protection& protection : protections) {
    sums.prices.push_back(PriceProtection(protection, people, tolerance));
  }
  return sums;
}

bool MergeCompared(const ComparedSums& other, ComparedSums* sums) {
  if (!Merge(other.everyone, &sums->everyone)) return false;
  sums->spent_now_known = sums->spent_now_known || other.spent_now_known;
  for (std::size_t g = 0; g < sums->groupings.size(); ++g) {
    std::map<SummedKey, ComparedSet>& groups = sums->groupings[g].groups;
    for (const auto& [key, set] : other.groupings[g].groups) {
      const auto [group, is_new] = groups.emplace(key, set);
      // None of them has more people than everyone.
      if (!is_new) static_cast<void>(Merge(set, &group->second));
    }
  }
  for (std::size_t p = 0; p < sums->prices.size(); ++p) {
    for (std::size_t y = 0; y < sums->prices[p].size(); ++y) {
      sums->prices[p][y].Add(other.prices[p][y]);
    }
  }
  sums->after += other.after;
  sums->existing_who_lose += other.existing_who_lose;
  sums->existing_who_lose_within += other.existing_who_lose_within;
  sums->before_bases.Add(other.before_bases);
  sums->after_bases.Add(other.after_bases);
  sums->has_characteristics = sums->has_characteristics || other.has_characteristics;
  for (std::size_t i = 0; i < sums->equality_groups.size(); ++i) {
    sums->equality_groups[i] = sums->equality_groups[i] || other.equality_groups[i];
  }
  return true;
}

}  // namespace ras
