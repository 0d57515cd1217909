// What it costs that people do not lose, or do not lose all at once (docs/comparing-policies.md section 4).
#ifndef RAS_LIB_COMPARE_PRICE_PROTECTION_H_
#define RAS_LIB_COMPARE_PRICE_PROTECTION_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/finding/finding_report.h"
#include "ras/protected_amount.h"
#include "ras/rounding.h"
#include "ras/v1/comparison.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct Protection {
  std::string id;
  std::vector<YearOfProtection> years;
  // The one year goes on for good.
  bool has_no_end = false;
  AmountRounding rounding;
};

// Reports protections that say nothing, contradict themselves, or are too many for so many people. What it
// returns means nothing if the report then has errors. Every field obeys its own rule.
std::vector<Protection> ReadProtections(const v1::ComparePoliciesRequest& request, FindingReport* report);

// The prices, in the order of the request. With `shows_losses` false nothing is told that would give away how
// many lose. Reports, as a warning, that there is nobody to protect.
void TellPrices(const v1::ComparePoliciesRequest& request, const std::vector<Protection>& protections,
                const ComparedPeople& people, const Tolerance& tolerance, bool shows_losses,
                FindingReport* report, v1::ComparePoliciesResponse* response);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_PRICE_PROTECTION_H_
