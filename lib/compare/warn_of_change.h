// What a council should think of before it publishes a new policy (seed 002, policy issues 3 and 5).
#ifndef RAS_LIB_COMPARE_WARN_OF_CHANGE_H_
#define RAS_LIB_COMPARE_WARN_OF_CHANGE_H_

#include <cstdint>
#include <vector>

#include "lib/compare/compared_people.h"
#include "lib/compare/compared_sums.h"
#include "lib/compare/shown_counts.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// Warns of amounts before informal support beside amounts after it.
void WarnOfBases(const ComparedSums& sums, FindingReport* report);

// Warns of new people who are allocated less than before, of existing people who lose, of totals that seem
// to be for two periods, and of what small counts that are suppressed leave; notes equality groups of which
// nothing is known, and small groups that are told although nobody asked to suppress them.
void WarnOfChange(const ComparedSums& sums, const std::vector<ComparedView>& views, const ShownCounts& shown,
                  int64_t suppress_below, FindingReport* report);

// Warns of one who has as much as all others together, by what people have today: of the people, not of
// sums. Names nobody where small counts are suppressed.
void WarnOfRowOfTotals(const ComparedPeople& people, int64_t suppress_below, FindingReport* report);

// Warns of values of a characteristic that differ by capitals or blanks alone: of the people, not of sums.
void WarnOfSpellings(const v1::ComparePoliciesRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_WARN_OF_CHANGE_H_
