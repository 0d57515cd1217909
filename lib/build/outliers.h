// People left out of the building of a table by rule, for what they cost (docs/building-a-table.md section
// 6).
#ifndef RAS_LIB_BUILD_OUTLIERS_H_
#define RAS_LIB_BUILD_OUTLIERS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/sorted_sample.h"
#include "ras/v1/outliers.pb.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Reports rules that bound nothing, or bound it the wrong way round. The fields have passed their own rules.
void CheckOutlierRules(const v1::OutlierRules& rules, FindingReport* report);

// Whether somebody is an outlier by the rule who costs more than its bound, rather than less.
bool IsUpper(v1::OutlierRule by);

// The costs of the people, ascending.
std::vector<int64_t> SortedCosts(const BuildInput& input);

// What rules that look at no residual come to for people with these costs, with nobody counted yet. Reports a
// percentile that there is none of.
std::vector<CostBound> FindCostBounds(const v1::OutlierRules& rules, const SortedSample& costs,
                                      FindingReport* report);

// Moves those whom a rule leaves out from the people of the input to its outliers. Reports a percentile that
// there is none of, and that nobody is left.
// `residuals`: in pence, of each of the people; empty unless a rule looks at them.
void LeaveOutliersOut(const v1::OutlierRules& rules, const std::vector<int64_t>& residuals, BuildInput* input,
                      FindingReport* report);

// "the rules for outliers leave 1 person of 10", for an error that follows from it; empty if they leave
// everybody.
std::string LeftByOutlierRules(const BuildInput& input);

// By which rules somebody was left out, and why in words. `rules` are those of the provenance.
void TellOutlier(const v1::OutlierRules& rules, const BuildInput& input, const Outlier& outlier,
                 v1::ExcludedCase* told);

// The rules with their defaults, the bounds, and what those left out cost, into the provenance.
void TellOutlierRules(const v1::OutlierRules& rules, const BuildInput& input,
                      v1::TableProvenance* provenance);

}  // namespace ras

#endif  // RAS_LIB_BUILD_OUTLIERS_H_
