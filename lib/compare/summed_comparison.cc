#include "lib/compare/summed_comparison.h"

#include <algorithm>
#include <string>

#include "lib/sums/added_digests.h"

namespace ras {

std::vector<TermsDifference> DifferencesOf(const SummedComparison& there, const SummedComparison& here) {
  TermsDifferences differences;
  CompareTerms(there.terms, here.terms, &differences);
  const auto knowledge = [](bool is_known) { return std::string(is_known ? "known" : "not known"); };
  differences.Compare("before_known", "knowledge of what is allocated now",
                      knowledge(there.sums.before_known), knowledge(here.sums.before_known));
  const auto has_existing = [](const SummedComparison& people) {
    return people.sums.everyone.people > people.sums.everyone.new_people;
  };
  if (has_existing(there) && has_existing(here)) {
    differences.Compare("spent_now_known", "knowledge of what is spent now",
                        knowledge(there.sums.spent_now_known), knowledge(here.sums.spent_now_known));
  }
  const auto by = [](const ComparedSets& one, const ComparedSets& other) { return one.by == other.by; };
  differences.CompareUntold("groupings", "list of what people are grouped by, in its order,",
                            std::equal(there.sums.groupings.begin(), there.sums.groupings.end(),
                                       here.sums.groupings.begin(), here.sums.groupings.end(), by));
  return differences.Take();
}

bool MergeSums(const SummedComparison& other, SummedComparison* people) {
  if (!MergeCompared(other.sums, &people->sums)) return false;
  people->fingerprint = AddDigests(people->fingerprint, other.fingerprint);
  return true;
}

int64_t PeopleIn(const SummedComparison& people) { return people.sums.everyone.people; }

}  // namespace ras
