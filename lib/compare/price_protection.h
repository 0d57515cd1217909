// What it costs that people do not lose, or do not lose all at once (docs/comparing-policies.md section 4).
#ifndef RAS_LIB_COMPARE_PRICE_PROTECTION_H_
#define RAS_LIB_COMPARE_PRICE_PROTECTION_H_

#include <algorithm>
#include <cstdint>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/compare/protections.h"
#include "ras/int256.h"
#include "ras/variance_sums.h"

namespace ras {

// What one year of a protection comes to. A plain value: parts of a population are added in any order.
struct PricedYear {
  int64_t people = 0;
  int64_t still_lose = 0;
  int64_t most = 0;
  Int128 cost = 0;

  void Add(const PricedYear& other) {
    people += other.people;
    still_lose += other.still_lose;
    most = std::max(most, other.most);
    cost += other.cost;
  }
};

// Year by year.
std::vector<PricedYear> PriceProtection(const Protection& protection, const ComparedPeople& people,
                                        const Tolerance& tolerance);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_PRICE_PROTECTION_H_
