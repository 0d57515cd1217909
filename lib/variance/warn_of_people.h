// What is easily given wrong with the people of a variance analysis, or beside them.
#ifndef RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_
#define RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_

#include "lib/finding/finding_report.h"
#include "lib/variance/variance_people.h"
#include "ras/v1/variance.pb.h"

namespace ras {

// Warns of care groups that nobody is of, earlier indices that no view is of, allocations of another basis
// than the table's, a row of totals, and amounts for two periods.
void WarnOfPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                  FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_
