#include "lib/collate/tell_person_cost.h"

#include <string>

#include "lib/build/row_amounts.h"
#include "ras/decimal.h"
#include "ras/rational.h"

namespace ras {
namespace {

std::string InWholeUnits(const Rational& pence) {
  return Divide(pence, Rational(100)).value_or(Rational()).ToString();
}

// An exact amount in pence as a document tells it.
void TellExact(const Rational& pence, v1::Amount* amount) {
  if (const Result<int64_t> whole = pence.AtPlaces(0); whole.ok()) return TellAmount(whole.value(), amount);
  amount->set_decimal(InWholeUnits(pence));
}

void TellOutright(const v1::CollatePerson& person, v1::CollatedItem* told) {
  told->set_service(person.service());
  told->set_quantity("1");
  told->set_period(person.cost_period());
}

void TellItem(const v1::CollateItem& item, const UnitCosts& unit_costs, v1::CollatedItem* told) {
  told->set_service(item.service());
  told->set_quantity(
      item.quantity().empty() ? "1" : Decimal::Parse(item.quantity()).value().Normalised().ToString());
  told->set_period(item.period());
  const UnitCosts::Service* const service = unit_costs.Find(item.service());
  told->set_source(item.source().empty() && service != nullptr ? service->document->source() : item.source());
}

}  // namespace

void TellPersonCost(const v1::CollatePerson& person, const PersonCost& cost, const UnitCosts& unit_costs,
                    v1::CollatedPerson* told) {
  told->set_id(person.id());
  for (const CostedItem& item : cost.items) {
    v1::CollatedItem* to = told->add_items();
    if (item.document == nullptr) {
      TellOutright(person, to);
    } else {
      TellItem(*item.document, unit_costs, to);
    }
    to->set_category(item.category);
    to->set_unit_cost(InWholeUnits(item.unit_pence));
    TellExact(item.cost, to->mutable_cost());
    to->set_counted_percent(item.percent.ToString());
    TellExact(item.counted, to->mutable_counted());
  }
  TellExact(cost.current, told->mutable_current_cost());
}

}  // namespace ras
