#include "lib/compare/compared_views.h"

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

// Amounts of money that documents hold are never out of range, nor is their number.
void Add(const ComparedView& view, const ComparedPerson& person, const Tolerance& tolerance,
         ChangeSums* sums) {
  if (IsIn(view, person)) static_cast<void>(sums->Add(AmountsIn(view, person), tolerance));
}

}  // namespace

ActualAllocated AmountsIn(const ComparedView& view, const ComparedPerson& person) {
  return {AmountOf(person, view.from), AmountOf(person, view.to)};
}

bool IsIn(const ComparedView& view, const ComparedPerson& person) {
  return !view.existing_people_only || !person.is_new();
}

std::vector<ComparedView> AddUpViews(const ComparedPeople& people,
                                     const std::vector<ComparedGrouping>& groupings,
                                     std::span<const int64_t> ranges, const Tolerance& tolerance) {
  std::vector<ComparedView> views;
  const auto begin = [&](v1::ComparedAmount from, v1::ComparedAmount to) {
    views.push_back({from, to, from == v1::COMPARED_AMOUNT_SPENT_NOW, ChangeSums(ranges), {}});
  };
  if (people.has_spent_now && people.has_before)
    begin(v1::COMPARED_AMOUNT_SPENT_NOW, v1::COMPARED_AMOUNT_BEFORE);
  if (people.has_spent_now) begin(v1::COMPARED_AMOUNT_SPENT_NOW, v1::COMPARED_AMOUNT_AFTER);
  if (people.has_before) begin(v1::COMPARED_AMOUNT_BEFORE, v1::COMPARED_AMOUNT_AFTER);
  for (ComparedView& view : views) {
    for (const ComparedPerson& person : people.people) Add(view, person, tolerance, &view.everyone);
    for (const ComparedGrouping& grouping : groupings) {
      std::vector<ChangeSums>& sums = view.groups.emplace_back();
      for (const PeopleInCommon& group : grouping.groups) {
        sums.emplace_back(ranges);
        for (const std::size_t i : group.members) Add(view, people.people[i], tolerance, &sums.back());
      }
    }
  }
  return views;
}

}  // namespace ras
