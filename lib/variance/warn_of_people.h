// What is easily given wrong with the people of a variance analysis, or beside them.
#ifndef RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_
#define RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/variance/cost_index.h"
#include "lib/variance/variance_people.h"
#include "ras/int256.h"
#include "ras/v1/variance.pb.h"

namespace ras {

// Warns of care groups that nobody is of, earlier indices that no view is of, a table beside allocations that
// go before its own, allocations of another basis than the table's, and a row of totals.
void WarnOfPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                  FindingReport* report);

// Warns of earlier indices of care groups that are not among `care_groups`, which have an index, and of a
// basis that is none of `bases`.
void WarnOfEarlier(const EarlierIndices& earlier, const std::set<std::string>& care_groups,
                   const std::vector<v1::SupportBasis>& bases, FindingReport* report);

// Warns, at `path`, of costs and allocations of everyone, in pence, that seem to be for two periods.
void WarnOfPeriods(Int128 costs, Int128 allocations, std::string_view path, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_WARN_OF_PEOPLE_H_
