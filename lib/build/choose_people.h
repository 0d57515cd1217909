// Whom a table is built from, and what they count for.
#ifndef RAS_LIB_BUILD_CHOOSE_PEOPLE_H_
#define RAS_LIB_BUILD_CHOOSE_PEOPLE_H_

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Leaves out those of the people who are outliers by a rule of the request, and weighs the others. What
// stands in the way is reported.
void ChoosePeople(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_CHOOSE_PEOPLE_H_
