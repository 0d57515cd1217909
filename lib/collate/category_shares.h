// How much of each category of cost counts (seed 000, principles c and d; docs/collating.md section 4).
#ifndef RAS_LIB_COLLATE_CATEGORY_SHARES_H_
#define RAS_LIB_COLLATE_CATEGORY_SHARES_H_

#include <map>
#include <optional>
#include <string>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// A category as a sheet spells it: "home-care".
std::string CategoryWord(v1::CostCategory category);

// What the request decides, and the framework where it does not.
class CategoryShares {
 public:
  // Reports a category that is decided twice, and ongoing support that is not in.
  CategoryShares(const v1::CollateSampleRequest& request, FindingReport* report);

  // In percent; nothing for a category that only the request could decide, and does not. UNSPECIFIED, of a
  // cost given outright, counts in full.
  std::optional<Decimal> PercentOf(v1::CostCategory category) const;
  // Why, if the request decided it; else empty.
  std::string Because(v1::CostCategory category) const;

 private:
  std::map<int, const v1::CollateCategory*> decided_;
};

}  // namespace ras

#endif  // RAS_LIB_COLLATE_CATEGORY_SHARES_H_
