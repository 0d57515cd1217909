// Does an amount differ between groups of people with the same score (docs/variance.md section 5)?
#ifndef RAS_LIB_STATISTICS_GROUP_EFFECTS_H_
#define RAS_LIB_STATISTICS_GROUP_EFFECTS_H_

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace ras {

struct ScoredAmount {
  double score = 0;
  double amount = 0;
  std::size_t group = 0;
};

// In the unit of the amounts.
struct GroupEffectEstimate {
  double difference = 0;
  double lower = 0;
  double upper = 0;
  double probability = 1;
};

// For each group from 0 to `groups` - 1: by how much more its people's amounts are than those of all others
// with the same score. Least squares of the amount on the score, its square and being of the group (the
// analysis of covariance of R. A. Fisher, 1932); the interval by Student's t at the confidence 1 - `beyond`,
// and the probability of as much of a difference by chance, both for all groups that have one together, after
// Bonferroni: the probability is below `beyond` where the interval does not hold zero, and only there.
//
// Nothing for a group without people or with all of them, for one that its scores alone tell apart, and where
// fewer than one degree of freedom is left. Where the score explains every amount no group differs. The same
// for people in the same order; O(people x groups).
std::vector<std::optional<GroupEffectEstimate>> GroupEffects(std::span<const ScoredAmount> people,
                                                             std::size_t groups, double beyond);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_GROUP_EFFECTS_H_
