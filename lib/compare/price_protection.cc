#include "lib/compare/price_protection.h"

namespace ras {
namespace {

PricedYear Price(const YearOfProtection& year, const AmountRounding& rounding, const ComparedPeople& people,
                 const Tolerance& tolerance) {
  PricedYear priced;
  for (const ComparedPerson& person : people.people) {
    const int64_t held = people.Today(person);
    if (person.is_new() || held <= person.after) continue;
    const int64_t receives = ProtectedAmount(held, person.after, year, rounding).value();
    const int64_t more = receives - person.after;
    priced.people += more > 0 ? 1 : 0;
    priced.cost += more;
    priced.most = std::max(priced.most, more);
    priced.still_lose += ChangeOf({held, receives}, tolerance) == Change::kLoses ? 1 : 0;
  }
  return priced;
}

}  // namespace

std::vector<PricedYear> PriceProtection(const Protection& protection, const ComparedPeople& people,
                                        const Tolerance& tolerance) {
  std::vector<PricedYear> priced;
  priced.reserve(protection.years.size());
  for (const YearOfProtection& year : protection.years) {
    priced.push_back(Price(year, protection.rounding, people, tolerance));
  }
  return priced;
}

}  // namespace ras
