// What people should look at after a table was raised (docs/publishing-a-table.md section 1).
#ifndef RAS_LIB_UPLIFT_UPLIFT_REMARKS_H_
#define RAS_LIB_UPLIFT_UPLIFT_REMARKS_H_

#include <span>
#include <string>

#include "lib/finding/finding_report.h"
#include "lib/uplift/table_prices.h"
#include "ras/rational.h"
#include "ras/v1/table_uplift.pb.h"

namespace ras {

// One price before and after.
struct RaisedPrice {
  TablePrice price;
  std::string before;
  Rational before_value;
  Rational after_value;
};

// Warns of amounts that the rounding leaves as they were, moves against the rate, makes nothing of, or makes
// equal to the one before, and of a cut; notes a rate of zero. `raised` are in the order of the table.
void RemarkOnUplift(const v1::UpliftTableRequest& request, std::span<const RaisedPrice> raised,
                    FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_UPLIFT_UPLIFT_REMARKS_H_
