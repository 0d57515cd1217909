#include "lib/compare/summed_comparison.h"

#include <algorithm>
#include <cstddef>

#include "lib/sums/added_digests.h"

namespace ras {

std::optional<SumsDifference> DifferenceOf(const SummedComparison& a, const SummedComparison& b) {
  if (std::optional<SumsDifference> difference = DifferenceOf(a.terms, b.terms)) return difference;
  if (a.sums.before_known != b.sums.before_known) {
    return SumsDifference{"before_known", "knowledge of what is allocated now"};
  }
  const auto has_existing = [](const SummedComparison& people) {
    return people.sums.everyone.people > people.sums.everyone.new_people;
  };
  if (a.sums.spent_now_known != b.sums.spent_now_known && has_existing(a) && has_existing(b)) {
    return SumsDifference{"spent_now_known", "knowledge of what is spent now"};
  }
  const bool same_groupings = std::equal(
      a.sums.groupings.begin(), a.sums.groupings.end(), b.sums.groupings.begin(), b.sums.groupings.end(),
      [](const ComparedSets& one, const ComparedSets& other) { return one.by == other.by; });
  if (!same_groupings) return SumsDifference{"groupings", "list of what people are grouped by"};
  return std::nullopt;
}

bool MergeSums(const SummedComparison& other, SummedComparison* people) {
  if (!MergeCompared(other.sums, &people->sums)) return false;
  people->fingerprint = AddDigests(people->fingerprint, other.fingerprint);
  return true;
}

int64_t PeopleIn(const SummedComparison& people) { return people.sums.everyone.people; }

}  // namespace ras
