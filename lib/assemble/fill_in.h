// What follows from the parts of a policy.
#ifndef RAS_LIB_ASSEMBLE_FILL_IN_H_
#define RAS_LIB_ASSEMBLE_FILL_IN_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/policy.pb.h"
#include "ras/v1/policy_assembly.pb.h"

namespace ras {

// Which parts were made, since what is then found wrong with them is wrong with what they were made of.
struct FilledIn {
  bool measure = false;
  bool component = false;
  // The component, by index, whose first adjustment takes informal support off; -1: none was given one.
  int informal_step = -1;
  // Why a part could not be made has been said, and that it is not there need not be said again.
  bool told_of_components = false;
  bool told_of_measures = false;
  bool told_of_informal_support = false;
};

// Completes `policy`, which has the parts of the request (docs/publishing-a-table.md section 2). Notes each
// part that is filled in, and reports what does not follow although something has to. Paths begin at the
// policy, and for errors at the request.
FilledIn FillIn(const v1::AssemblePolicyRequest& request, v1::Policy* policy, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_ASSEMBLE_FILL_IN_H_
