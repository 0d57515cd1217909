// The parts of a policy that make scores, before there is a policy.
#ifndef RAS_LIB_CHECK_CHECK_SCORING_H_
#define RAS_LIB_CHECK_CHECK_SCORING_H_

#include "lib/finding/finding_report.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

// Reports every error of the questionnaire and the measures that a policy would be refused for, and of the
// names and conditions in them. `policy` has these, and care groups and areas, and nothing else; its fields
// have passed their own rules. Warnings are the policy's own affair.
void CheckScoring(const v1::Policy& policy, FindingReport* report);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_CHECK_SCORING_H_
