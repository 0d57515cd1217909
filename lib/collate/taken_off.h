// How much informal support takes off of a person's cost or score (docs/collating.md section 5).
#ifndef RAS_LIB_COLLATE_TAKEN_OFF_H_
#define RAS_LIB_COLLATE_TAKEN_OFF_H_

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// Borrows the request.
class TakenOff {
 public:
  // Reports a step of the reductions that is there twice, and reductions where costs are not grossed up.
  TakenOff(const v1::CollateSampleRequest& request, FindingReport* report);

  // Whether the people's shares make a difference.
  bool is_asked() const { return request_.basis() != v1::COLLATE_BASIS_AS_SCORED; }

  // Of the person at `index`, in percent. Nothing if it is not known, or if the cost cannot be grossed up by
  // it; either is reported unless the person is left out.
  std::optional<Decimal> PercentOf(int index, FindingReport* report) const;

 private:
  // From which share on, what is taken off.
  using Steps = std::map<Decimal, Decimal>;

  // The impacts that the reductions are for, in words.
  std::string Impacts() const;
  std::optional<Decimal> Reduction(int index, const Decimal& share, FindingReport* report) const;

  const v1::CollateSampleRequest& request_;
  std::map<std::string, Steps> steps_;  // By impact.
};

}  // namespace ras

#endif  // RAS_LIB_COLLATE_TAKEN_OFF_H_
