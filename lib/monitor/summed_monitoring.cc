#include "lib/monitor/summed_monitoring.h"

#include "lib/sums/added_digests.h"

namespace ras {

std::vector<TermsDifference> DifferencesOf(const SummedMonitoring& there, const SummedMonitoring& here) {
  return DifferencesOf(there.terms, here.terms);
}

bool MergeSums(const SummedMonitoring& other, SummedMonitoring* people) {
  if (!MergeMonitored(other.sums, &people->sums)) return false;
  people->fingerprint = AddDigests(people->fingerprint, other.fingerprint);
  return true;
}

int64_t PeopleIn(const SummedMonitoring& people) { return people.sums.people(); }

}  // namespace ras
