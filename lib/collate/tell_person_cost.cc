#include "lib/collate/tell_person_cost.h"

#include <string>

#include "lib/figure/tell_amount.h"
#include "ras/decimal.h"

namespace ras {
namespace {

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
    TellExactly(item.cost, to->mutable_cost());
    to->set_counted_percent(item.percent.ToString());
    TellExactly(item.counted, to->mutable_counted());
  }
  TellExactly(cost.current, told->mutable_current_cost());
}

}  // namespace ras
