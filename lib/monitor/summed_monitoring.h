// People of whom the sums of monitoring are kept and who are forgotten, from and to documents, so that parts
// of a population can be brought together (docs/monitoring.md section 9).
#ifndef RAS_LIB_MONITOR_SUMMED_MONITORING_H_
#define RAS_LIB_MONITOR_SUMMED_MONITORING_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/monitor/monitor_sums.h"
#include "lib/monitor/monitor_terms.h"
#include "lib/sums/bring_together.h"
#include "ras/v1/monitor_sums.pb.h"

namespace ras {

struct SummedMonitoring {
  MonitorTerms terms;
  MonitorSums sums;
  // The digests of the people's lines, added up modulo 2^256.
  Digest fingerprint{};
};

// From a document, whose fields obey their own rules, and which outlives what is returned. Reports, below
// `path`, rules that cannot be and sums that no people can have; what it returns then means nothing.
SummedMonitoring ReadSums(const v1::MonitoringSums& document, const std::string& path, FindingReport* report);

// To one: the same bytes for the same people, in whatever parts they were added up.
void WriteSums(const SummedMonitoring& people, v1::MonitoringSums* document);

// Beside BringTogether.
std::vector<TermsDifference> DifferencesOf(const SummedMonitoring& there, const SummedMonitoring& here);
bool MergeSums(const SummedMonitoring& other, SummedMonitoring* people);
int64_t PeopleIn(const SummedMonitoring& people);

}  // namespace ras

#endif  // RAS_LIB_MONITOR_SUMMED_MONITORING_H_
