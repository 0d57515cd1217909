// What every check is given, and the checks by subject. Each adds its findings to the report and relies on no
// other.
#ifndef RAS_LIB_CHECK_CHECK_CONTEXT_H_
#define RAS_LIB_CHECK_CHECK_CONTEXT_H_

#include <string>

#include "lib/check/policy_names.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/policy.pb.h"

namespace ras::check {

struct CheckContext {
  const v1::Policy& policy;
  const PolicyNames& names;
  FindingReport& report;
};

// Ids given twice (references.cc).
void CheckDuplicateIds(const CheckContext& context);
// Names that lead nowhere, or to the wrong kind of thing; parts that nothing refers to (references.cc).
void CheckReferences(const CheckContext& context);
// Conditions that test nothing, that never hold, or that test what is not known yet (conditions.cc).
void CheckConditions(const CheckContext& context);
// Questions, their options, points and bounds (questionnaire.cc).
void CheckQuestionnaire(const CheckContext& context);
// Measures: cycles, terms, transforms (measures.cc).
void CheckMeasures(const CheckContext& context);
// Allocation tables by themselves: rows, amounts, rules, rounding (tables.cc).
void CheckTables(const CheckContext& context);
// Components: measure and tables, informal support, what comes out at the end (components.cc).
void CheckComponents(const CheckContext& context);
// Adjustments one by one, of components and of the total (adjustments.cc).
void CheckAdjustments(const CheckContext& context);
// Periods the result is stated in, and the currency (stated_periods.cc).
void CheckStatedPeriods(const CheckContext& context);
// Dates that contradict each other, and the review (dates.cc). `as_of` may be empty.
void CheckDates(const CheckContext& context, const std::string& as_of);
// The rule about informal support (informal.cc).
void CheckInformalSupport(const CheckContext& context);
// What a council should say in public, and who decides (governance.cc).
void CheckGovernance(const CheckContext& context);
// What the report says by which members agreed the table, if the ratification names it (agreed_table.cc).
void CheckAgreedTable(const CheckContext& context);
// Cost ceilings in every form that can be seen without knowing the scores (ceilings.cc).
void CheckCeilings(const CheckContext& context);
// Differences between people by group, area or age (group_differences.cc).
void CheckGroupDifferences(const CheckContext& context);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_CHECK_CONTEXT_H_
