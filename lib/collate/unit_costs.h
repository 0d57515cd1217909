// What a unit of each service costs: outright, or as a part of the whole (docs/collating.md section 3).
#ifndef RAS_LIB_COLLATE_UNIT_COSTS_H_
#define RAS_LIB_COLLATE_UNIT_COSTS_H_

#include <map>
#include <string_view>

#include "lib/finding/finding_report.h"
#include "ras/rational.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// Borrows the request.
class UnitCosts {
 public:
  struct Service {
    const v1::CollateService* document = nullptr;
    // In pence, exactly. Nothing to go by if the service was reported.
    Rational pence;
  };

  // Reports services of one id, and those of which it is not said what a unit costs, or said twice.
  UnitCosts(const v1::CollateSampleRequest& request, FindingReport* report);

  // Null for a service that the request does not have.
  const Service* Find(std::string_view id) const;

 private:
  std::map<std::string_view, Service> services_;
};

// A decimal number of whole units of currency, in pence.
Rational InPence(std::string_view decimal);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_UNIT_COSTS_H_
