#include "lib/collate/person_costs.h"

#include <map>
#include <string>

#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"
#include "ras/period.h"
#include "ras/rational_operators.h"

namespace ras {
namespace {

Decimal Read(const std::string& decimal) { return Decimal::Parse(decimal).value().Normalised(); }

// An amount for `from` as one for the period of the request. Where the ratio depends on how long a year is
// and that is not said, the request was reported.
Result<Rational> Convert(const v1::CollateSampleRequest& request, const Result<Rational>& amount,
                         v1::Period from) {
  return amount * PeriodFactor(ToKernel(from), ToKernel(request.period()), ToKernel(request.year_basis()));
}

// What counts of an item, once its cost is known.
Result<Rational> Counted(const CostedItem& item) {
  return Result<Rational>(item.cost) * Rational(item.percent) / Rational(100);
}

}  // namespace

PersonCosts::PersonCosts(const v1::CollateSampleRequest& request, const CompleteLists& complete,
                         const UnitCosts& unit_costs, const CategoryShares& shares, FindingReport* report)
    : request_(request),
      complete_(complete),
      unit_costs_(unit_costs),
      shares_(shares),
      items_(static_cast<std::size_t>(request.people_size())) {
  for (int i = 0; i < request.people_size(); ++i) people_.emplace(request.people(i).id(), i);
  for (int i = 0; i < request.items_size(); ++i) CheckItem(i, report);
  CheckCategories(report);
  for (int i = 0; i < request.people_size(); ++i) CheckOutright(i, report);
}

void PersonCosts::CheckItem(int index, FindingReport* report) {
  const v1::CollateItem& item = request_.items(index);
  const std::string path = At("", "items", index);
  if (const auto person = people_.find(item.person()); person != people_.end()) {
    items_[static_cast<std::size_t>(person->second)].push_back(index);
  } else if (complete_.people) {
    report->Error({.code = "unknown_reference",
                   .path = In(path, "person"),
                   .value = item.person(),
                   .message = "There is nobody of this id in the sample.",
                   .remedy = "Correct the id, or take the person into the sample."});
  }
  const bool has_service_cost = unit_costs_.Find(item.service()) != nullptr;
  const bool may_have = !complete_.services && !item.service().empty();
  if (item.unit_cost().empty() && !has_service_cost && !may_have) {
    report->Error({.code = "unit_cost_missing",
                   .path = In(path, "unit_cost"),
                   .value = item.service(),
                   .message = "It is not said what a unit of this costs.",
                   .remedy = "Give unit_cost, or a service whose unit cost is among the services."});
  } else if (!item.unit_cost().empty() && has_service_cost) {
    report->Error({.code = "unit_cost_twice",
                   .path = In(path, "unit_cost"),
                   .value = item.unit_cost(),
                   .message = "The services say already what a unit of " + Quote(item.service()) + " costs.",
                   .remedy = "Leave it out here, or name another service."});
  }
}

void PersonCosts::CheckCategories(FindingReport* report) const {
  std::map<v1::CostCategory, std::size_t> undecided;
  for (const v1::CollateItem& item : request_.items()) {
    if (!shares_.PercentOf(item.category())) ++undecided[item.category()];
  }
  for (const v1::CollatePerson& person : request_.people()) {
    if (!person.cost().empty() && !shares_.PercentOf(person.cost_category())) {
      ++undecided[person.cost_category()];
    }
  }
  for (const auto& [category, count] : undecided) {
    report->Error({.code = "category_not_decided",
                   .path = "categories",
                   .value = CategoryWord(category),
                   .message = Count(count, "cost is", "costs are") +
                              " in this category, and how much of it counts is for the council to say.",
                   .remedy = "Add the category with a percentage and the reason: 100 is in, 0 is out."});
  }
}

void PersonCosts::CheckOutright(int index, FindingReport* report) const {
  const v1::CollatePerson& person = request_.people(index);
  const std::string path = At("", "people", index);
  if (person.cost().empty()) return;
  if (!ItemsOf(index).empty()) {
    report->Error({.code = "cost_twice",
                   .path = In(path, "cost"),
                   .value = person.cost(),
                   .message = "The cost is given outright and by " +
                              Count(ItemsOf(index).size(), "item", "items") + " as well.",
                   .remedy = "Keep one of the two, so that nothing is counted twice."});
  }
  if (person.cost_period() == v1::PERIOD_UNSPECIFIED) {
    report->Error({.code = "missing",
                   .path = In(path, "cost_period"),
                   .value = "",
                   .message = "It is not said what the cost is for.",
                   .remedy = "Give the period, such as a week or a year."});
  }
}

Result<PersonCost> PersonCosts::Add(int index) const {
  const v1::CollatePerson& person = request_.people(index);
  PersonCost result;
  if (!person.cost().empty()) {
    CostedItem outright;
    outright.category = person.cost_category();
    outright.unit_pence = InPence(person.cost());
    const Result<Rational> cost = Convert(request_, outright.unit_pence, person.cost_period());
    if (!cost.ok()) return cost.fault();
    outright.cost = cost.value();
    result.items.push_back(outright);
  }
  for (const int i : ItemsOf(index)) {
    const v1::CollateItem& document = request_.items(i);
    const UnitCosts::Service* const service = unit_costs_.Find(document.service());
    CostedItem item;
    item.document = &document;
    item.category = document.category();
    item.unit_pence = document.unit_cost().empty() && service != nullptr ? service->pence
                      : document.unit_cost().empty()                     ? Rational(0)
                                                                         : InPence(document.unit_cost());
    const Rational quantity = document.quantity().empty() ? Rational(1) : Rational(Read(document.quantity()));
    const Result<Rational> cost =
        Convert(request_, Result<Rational>(item.unit_pence) * quantity, document.period());
    if (!cost.ok()) return cost.fault();
    item.cost = cost.value();
    result.items.push_back(item);
  }
  for (CostedItem& item : result.items) {
    item.percent = shares_.PercentOf(item.category).value_or(Decimal{0, 0});
    const Result<Rational> counted = Counted(item);
    const Result<Rational> sum = counted + result.current;
    if (!sum.ok()) return sum.fault();
    item.counted = counted.value();
    result.current = sum.value();
  }
  return result;
}

std::optional<PersonCost> PersonCosts::CostOf(int index, FindingReport* report) const {
  const v1::CollatePerson& person = request_.people(index);
  if (person.cost().empty() && ItemsOf(index).empty()) {
    if (person.excluded_because().empty() && complete_.items) {
      report->Error({.code = "missing",
                     .path = In(At("", "people", index), "cost"),
                     .value = "",
                     .message = "Neither a cost nor an item is there for this person.",
                     .remedy = "Give what the support costs, 0 if it costs nothing, or leave the person out "
                               "with a reason."});
    }
    return std::nullopt;
  }
  const Result<PersonCost> cost = Add(index);
  if (!cost.ok()) {
    report->Error({.code = "too_many_digits",
                   .path = At("", "people", index),
                   .value = person.id(),
                   .message = "The items of this person come to a fraction that no number here can hold.",
                   .remedy =
                       "Give unit costs outright, with fewer decimals, where whole costs are shared out "
                       "among units."});
    return std::nullopt;
  }
  // The cost of an item is at least what counts of it.
  for (const CostedItem& item : cost.value().items) {
    if (item.cost <= Rational(kMaxPence) && cost.value().current <= Rational(kMaxPence)) continue;
    report->Error({.code = "amount_out_of_range",
                   .path = At("", "people", index),
                   .value = person.id(),
                   .message = "The support of this person costs more than can be told.",
                   .remedy = "Look for a wrong cost, quantity or period."});
    return std::nullopt;
  }
  return cost.value();
}

}  // namespace ras
