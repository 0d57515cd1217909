// What people are held to: the rules of the policy, or those of the request in its place; and what parts of a
// population have to have in common to be added up.
#ifndef RAS_LIB_MONITOR_MONITOR_TERMS_H_
#define RAS_LIB_MONITOR_MONITOR_TERMS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/monitor/policy_days.h"
#include "lib/sums/terms_differences.h"
#include "ras/date.h"
#include "ras/decimal.h"
#include "ras/rational.h"
#include "ras/v1/monitor.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct MonitorTerms {
  v1::Period period = v1::PERIOD_UNSPECIFIED;
  Date as_of;
  Tolerance tolerance;
  // The same in canonical form.
  std::string tolerance_percent;
  std::string tolerance_amount;
  // In the request, which outlives this, or one that says nothing.
  const v1::Governance* governance = nullptr;
  std::string governance_path;
  // The share that has to prove sufficient, in percent and as a share.
  Decimal trigger_percent;
  Rational trigger;
  PolicyDays days;
  // In the request, too. Absent: nothing is told of it.
  const v1::ContingencyYear* contingency = nullptr;
  // What is only known of parts of a population, by fingerprints:
  std::string policy;
  std::string rules;
  std::string contingency_year;
};

// What is asked of sums, and is no matter of how they were added up.
struct MonitorAsked {
  std::string confidence_percent;
  // What an interval of the confidence leaves out at both ends together.
  double beyond = 0;
  v1::ChartBy chart_by = v1::CHART_BY_QUARTER;
  uint32_t prices_months = 0;
};

// With every default filled in. Reports what is wrong with the rules, and what contradicts what else. Every
// field obeys its own rule.
MonitorTerms ReadMonitorTerms(const v1::MonitorAllocationsRequest& request, FindingReport* report);

// How many people a list names.
std::size_t MostListed(const v1::MonitorAllocationsRequest& request);

// And what parts need beside it.
void AddPartTerms(const v1::MonitorAllocationsRequest& request, MonitorTerms* terms);

// The same checks as a policy's own, of rules that stand in the place of it, at "governance".
void CheckOwnRules(const v1::Governance& governance, FindingReport* report);

// Of a governance whose fields obey their rules: the share that has to prove sufficient.
void ReadTrigger(const std::string& percent, MonitorTerms* terms);

// Of a request's fields of these names. Reports a confidence that is too fine to reckon with.
MonitorAsked ReadMonitorAsked(const std::string& confidence_percent, v1::ChartBy chart_by,
                              uint32_t prices_months, FindingReport* report);

// What is read of a governance, as it is in effect and in canonical form: defaults are filled in, and a rule
// that says nothing is left out.
void WriteRules(const v1::Governance& governance, v1::Governance* told);
// The SHA-256 of that.
std::string FingerprintOfRules(const v1::Governance& governance);

// Likewise: without a basis where amounts of that period need none.
void WriteContingency(const v1::ContingencyYear& year, v1::Period period, v1::ContingencyYear* told);
std::string FingerprintOfContingency(const v1::ContingencyYear& year, v1::Period period);

// The pairs of stages that are told of: those of standards that can be measured, and from each to the next.
using StagePair = std::pair<v1::Stage, v1::Stage>;
std::vector<StagePair> StagePairs(const v1::Governance& governance);

// As they are told beside the figures. There was nothing to report.
void TellMonitorTerms(const MonitorTerms& terms, const MonitorAsked& asked,
                      v1::MonitorAllocationsResponse* response);

// All by which the terms of two parts differ. Both governances are still there.
std::vector<TermsDifference> DifferencesOf(const MonitorTerms& there, const MonitorTerms& here);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_MONITOR_TERMS_H_
