// Totals that look like a slip: a row of totals among the people, and amounts for two different periods.
#ifndef RAS_LIB_TERMS_SUSPICIOUS_TOTALS_H_
#define RAS_LIB_TERMS_SUSPICIOUS_TOTALS_H_

#include <cstdint>
#include <span>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "ras/int256.h"

namespace ras {

struct SummedAmount {
  // Empty where nobody is to be named; what the amount is is not told then either.
  std::string_view id;
  int64_t pence = 0;  // From 0 to kMaxPence.
};

// Warns, as row_of_totals at `path`, of one of three people or more who have an amount above nothing whose
// amount is that of all others together, to the penny.
void WarnOfRowOfTotals(std::span<const SummedAmount> people, std::string_view path, FindingReport* report);

// The same of two amounts of each, as far as both are known: whoever is told of by the first is not by the
// second. The ids are unique.
void WarnOfRowOfTotals(std::span<const SummedAmount> people, std::span<const SummedAmount> by_second,
                       std::string_view path, FindingReport* report);

// What amounts are, as a sentence begins with it, and their sum in pence.
struct NamedTotal {
  std::string_view name;
  Int128 pence = 0;
};

// Warns, as amounts_far_apart at `path`, of totals of which the one is three and a half times the other or
// more, as amounts for a month are of amounts for a week. Nothing is said, and false returned, where they are
// not or one of them is nothing.
bool WarnOfAmountsFarApart(const NamedTotal& first, const NamedTotal& second, std::string_view path,
                           FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_TERMS_SUSPICIOUS_TOTALS_H_
