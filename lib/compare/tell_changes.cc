#include "lib/compare/tell_changes.h"

#include <algorithm>
#include <cstdint>
#include <string>

#include "lib/figure/tell_amount.h"
#include "ras/int256.h"
#include "ras/rational.h"

namespace ras {
namespace {

Rational Quotient(Int128 above, int64_t below) {
  return Rational::Make(Int256(above), Int256(below)).value();
}

void TellPeople(const ChangedPeople& changed, int64_t all, bool is_shown, bool shows_change,
                v1::ChangedPeople* told) {
  if (!is_shown) return;
  told->set_people(static_cast<uint64_t>(changed.people));
  if (shows_change) TellTotal(changed.change, told->mutable_change());
  if (all > 0) told->set_percent(DecimalText(Quotient(Int128{changed.people} * 100, all), 2).value());
}

void TellFigures(const ChangeSums& sums, const ShownFigures& shown, v1::ChangeFigures* told) {
  if (!shown.people) return;
  const int64_t people = sums.people();
  const Int128 difference = sums.to() - sums.from();
  told->set_people(static_cast<uint64_t>(people));
  TellTotal(sums.from(), told->mutable_from());
  TellTotal(sums.to(), told->mutable_to());
  TellTotal(difference, told->mutable_change());
  if (sums.from() > 0) {
    told->set_change_percent(
        DecimalText(Rational::Make(Int256(difference * 100), Int256(sums.from())).value(), 2).value());
  }
  if (people > 0) {
    TellAmount(Quotient(sums.from(), people), told->mutable_mean_from());
    TellAmount(Quotient(sums.to(), people), told->mutable_mean_to());
    TellAmount(Quotient(difference, people), told->mutable_mean_change());
  }
  // The changes of all parts are known together: one would tell the other that is left out, the more so as
  // those who stay change by next to nothing.
  const bool change = shown.gain && shown.within && shown.lose;
  TellPeople(sums.AllGains(), people, shown.gain, change, told->mutable_gain());
  TellPeople(sums.within(), people, shown.within, change, told->mutable_within());
  TellPeople(sums.AllLosses(), people, shown.lose, change, told->mutable_lose());
  const std::size_t ranges = sums.gains().size();
  if (ranges == 1) return;
  const auto shows_all = [&](const std::vector<bool>& parts) {
    return change && std::find(parts.begin(), parts.end(), false) == parts.end();
  };
  for (std::size_t range = 0; range < ranges; ++range) {
    TellPeople(sums.gains()[range], people, shown.ShowsGains(range), shows_all(shown.gains),
               told->add_gains());
    TellPeople(sums.losses()[range], people, shown.ShowsLosses(range), shows_all(shown.losses),
               told->add_losses());
  }
}

// `sign`: 1 for those who gain, -1 for those who lose.
void TellMost(const ComparedPeople& people, const ComparedView& view, std::size_t most, int sign,
              google::protobuf::RepeatedPtrField<v1::PersonChange>* told) {
  if (most == 0) return;
  const auto change = [&](std::size_t i) {
    const ActualAllocated amounts = AmountsIn(view, people.people[i]);
    return sign * (amounts.allocated - amounts.actual);
  };
  std::vector<std::size_t> order;
  for (std::size_t i = 0; i < people.people.size(); ++i) {
    if (IsIn(view, people.people[i]) && change(i) > 0) order.push_back(i);
  }
  const auto end = order.begin() + static_cast<std::ptrdiff_t>(std::min(most, order.size()));
  // People are in the order of their ids, which decides between equal changes.
  std::partial_sort(order.begin(), end, order.end(), [&](std::size_t a, std::size_t b) {
    return change(a) != change(b) ? change(a) > change(b) : a < b;
  });
  order.erase(end, order.end());
  for (const std::size_t i : order) {
    const ComparedPerson& person = people.people[i];
    const ActualAllocated amounts = AmountsIn(view, person);
    v1::PersonChange* one = told->Add();
    one->set_id(person.document->id());
    one->set_care_group(person.document->care_group());
    if (person.score) one->set_score(person.score->ToString());
    TellAmount(amounts.actual, one->mutable_from());
    TellAmount(amounts.allocated, one->mutable_to());
    TellAmount(amounts.allocated - amounts.actual, one->mutable_change());
    one->set_is_new(person.is_new());
  }
}

}  // namespace

void TellViews(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
               v1::ComparePoliciesResponse* response) {
  for (std::size_t v = 0; v < views.size(); ++v) {
    const ComparedView& view = views[v];
    v1::AmountsCompared* told = response->add_comparisons();
    told->set_from(view.from);
    told->set_to(view.to);
    TellFigures(sums.everyone.changes[view.place], shown.Everyone(v), told->mutable_everyone());
    for (std::size_t g = 0; g < sums.groupings.size(); ++g) {
      const ComparedSets& grouping = sums.groupings[g];
      v1::GroupedChange* grouped = told->add_groupings();
      for (const ComparedDimension& dimension : grouping.by) TellDimension(dimension, grouped->add_by());
      std::size_t i = 0;
      for (const auto& [key, set] : grouping.groups) {
        v1::ChangeFigures* group = grouped->add_groups();
        for (const auto& [place, name] : key) group->add_names(name);
        TellFigures(set.changes[view.place], shown.Group(v, g, i++), group);
      }
    }
  }
}

void TellMostChanged(const ComparedPeople& people, const std::vector<ComparedView>& views, std::size_t most,
                     v1::ComparePoliciesResponse* response) {
  for (std::size_t v = 0; v < views.size(); ++v) {
    v1::AmountsCompared* told = response->mutable_comparisons(static_cast<int>(v));
    TellMost(people, views[v], most, 1, told->mutable_most_gained());
    TellMost(people, views[v], most, -1, told->mutable_most_lost());
  }
}

}  // namespace ras
