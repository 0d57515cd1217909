// Does a sample represent the population that it was drawn from, group by group? The counts, what the
// population's shares lead one to expect, and Pearson's statistic (docs/sampling.md section 4).
#ifndef RAS_REPRESENTATION_H_
#define RAS_REPRESENTATION_H_

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"
#include "ras/to_double.h"

namespace ras {

/// The people of one group: at least one in the population, and how many of them were drawn.
struct GroupCount {
  int64_t population = 0;
  int64_t drawn = 0;

  friend constexpr bool operator==(const GroupCount&, const GroupCount&) = default;
};

/// All groups together. kEmpty for no group or nobody drawn; kOutOfRange for a group with nobody in it (such
/// a group says nothing of the population: leave it out), a negative count, more people drawn than there are,
/// or a population above kMaxCases. O(groups).
constexpr Result<GroupCount> SumGroups(std::span<const GroupCount> groups) noexcept {
  GroupCount sum;
  for (const auto& [population, drawn] : groups) {
    if (population < 1 || drawn < 0 || drawn > population) return Fault::kOutOfRange;
    if (population > kMaxCases - sum.population) return Fault::kOutOfRange;
    sum.population += population;
    sum.drawn += drawn;
  }
  if (sum.drawn == 0) return Fault::kEmpty;
  return sum;
}

/// How many of the group one expects among the drawn: drawn in all, times the group's share of the
/// population. `all` is the groups' sum.
constexpr Rational ExpectedDrawn(const GroupCount& group, const GroupCount& all) noexcept {
  return Rational::Make(MultiplyWide(all.drawn, group.population), all.population).value();
}

/// True if one expects fewer than five people of some group either among the drawn or among the others: below
/// that the chi-square distribution is a poor guide to the statistic (Cochran 1954, "Some methods for
/// strengthening the common chi-square tests"). `all` is the groups' sum. O(groups).
constexpr bool ExpectsSmallCounts(std::span<const GroupCount> groups, const GroupCount& all) noexcept {
  const int64_t fewer = std::min(all.drawn, all.population - all.drawn);
  return std::any_of(groups.begin(), groups.end(), [&](const GroupCount& group) {
    return MultiplyWide(fewer, group.population) < Int128{5} * all.population;
  });
}

/// Pearson's chi-square of the table of two rows, drawn and not drawn, and a column for each group; it has
/// one degree of freedom fewer than there are groups. As both rows come from one population of a known size,
/// this is the sum over the groups of (drawn - expected)^2 / expected, divided by the share that was not
/// drawn. 0 if everyone was drawn. `all` is the groups' sum. The same bits in any order of the groups and on
/// every platform. O(groups log groups); allocates a number for each group.
inline double ChiSquareStatistic(std::span<const GroupCount> groups, const GroupCount& all) {
  const int64_t left = all.population - all.drawn;
  if (left == 0) return 0;
  std::vector<double> parts;
  parts.reserve(groups.size());
  for (const GroupCount& group : groups) {
    // The difference times the population is an integer, below 2^80.
    const Int256 scaled(MultiplyWide(group.drawn, all.population) -
                        MultiplyWide(all.drawn, group.population));
    const double square = ToDouble(Multiply(scaled, scaled).value());
    parts.push_back(square / static_cast<double>(group.population));
  }
  // None is negative, so from the least on the sum is as good as its parts.
  std::sort(parts.begin(), parts.end());
  double sum = 0;
  for (const double part : parts) sum += part;
  return sum / ToDouble(Int256(MultiplyWide(all.drawn, left)));
}

}  // namespace ras

#endif  // RAS_REPRESENTATION_H_
