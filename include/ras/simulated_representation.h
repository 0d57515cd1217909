// How likely chance alone makes a sample as unlike its population as this one, found by drawing many samples
// where there are too many to go through (docs/sampling.md section 4).
#ifndef RAS_SIMULATED_REPRESENTATION_H_
#define RAS_SIMULATED_REPRESENTATION_H_

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <span>
#include <tuple>
#include <vector>

#include "ras/representation.h"
#include "ras/result.h"
#include "ras/split_mix.h"

namespace ras {

/// How many samples are drawn: with the one at hand ten thousand, so that a probability has four decimals.
inline constexpr int64_t kSimulatedSamples = 9'999;
/// The most people to draw for a sample, times the binary digits of the number of groups, and the groups
/// besides: under two seconds in all.
inline constexpr int64_t kMostSimulatedWork = 20'000;

namespace internal {

// People by group, of whom one is taken at a time: a tree of partial sums (Fenwick 1994).
class PeopleByGroupTree {
 public:
  explicit PeopleByGroupTree(std::span<const GroupCount> groups)
      : top_(std::bit_floor(groups.size())), sums_(groups.size() + 1) {
    for (std::size_t i = 1; i < sums_.size(); ++i) {
      sums_[i] += groups[i - 1].population;
      if (const std::size_t above = i + (i & (~i + 1)); above < sums_.size()) sums_[above] += sums_[i];
    }
  }

  // Takes the person with this number, counted from 0 through the groups in order, and gives the group.
  std::size_t Take(int64_t number) {
    std::size_t before = 0;
    for (std::size_t step = top_; step > 0; step /= 2) {
      const std::size_t next = before + step;
      if (next >= sums_.size() || sums_[next] > number) continue;
      before = next;
      number -= sums_[next];
    }
    for (std::size_t i = before + 1; i < sums_.size(); i += i & (~i + 1)) --sums_[i];
    return before;
  }

 private:
  std::size_t top_;
  std::vector<int64_t> sums_;  // From 1: of as many groups up to this one as its lowest binary digit says.
};

}  // namespace internal

/// The share of samples whose Pearson statistic (representation.h) is at least this one's, among
/// `samples` drawn at random and this one. Samples are drawn without replacement by SplitMix64 from the seed
/// 0, one person after another, from the groups in the order of their people and then of those drawn; where
/// most are drawn, those left are drawn instead, which comes to the same. Statistics within 64 units in the
/// last place count as equal, as in R's chisq.test. The same bits in any order of the groups and on every
/// platform.
///
/// Faults of SumGroups; kNotExact if it is more work than kMostSimulatedWork. 1 if everybody is drawn.
inline Result<double> SimulatedRepresentation(std::span<const GroupCount> groups,
                                              int64_t samples = kSimulatedSamples) {
  const Result<GroupCount> all = SumGroups(groups);
  if (!all.ok()) return all.fault();
  const int64_t everybody = all.value().population;
  const bool most_are_drawn = all.value().drawn > everybody - all.value().drawn;
  const int64_t people = most_are_drawn ? everybody - all.value().drawn : all.value().drawn;
  if (people == 0) return 1.0;
  // Below 2^40 people, 2^6 digits and 2^40 groups.
  const auto count = static_cast<int64_t>(groups.size());
  if (people * static_cast<int64_t>(std::bit_width(groups.size())) + count > kMostSimulatedWork) {
    return Fault::kNotExact;
  }
  std::vector<GroupCount> ordered(groups.begin(), groups.end());
  std::sort(ordered.begin(), ordered.end(), [](const GroupCount& a, const GroupCount& b) {
    return std::tie(a.population, a.drawn) < std::tie(b.population, b.drawn);
  });

  // In proportion to the statistic. A count times everybody is an integer below 2^55.
  const auto unlikeness = [&](std::span<const int64_t> counts) {
    double sum = 0;
    for (std::size_t i = 0; i < ordered.size(); ++i) {
      const auto apart = static_cast<double>(counts[i] * everybody - people * ordered[i].population);
      sum += apart * apart / static_cast<double>(ordered[i].population);
    }
    return sum;
  };
  std::vector<int64_t> counts;
  counts.reserve(ordered.size());
  for (const auto& [population, drawn] : ordered) {
    counts.push_back(most_are_drawn ? population - drawn : drawn);
  }
  constexpr double kAlmost = 1 - 64 * 0x1p-52;
  const double limit = unlikeness(counts) * kAlmost;

  const internal::PeopleByGroupTree full(ordered);
  SplitMix64 chance(0);
  int64_t as_unlike = 1;
  for (int64_t sample = 0; sample < samples; ++sample) {
    internal::PeopleByGroupTree left = full;
    std::fill(counts.begin(), counts.end(), 0);
    for (int64_t drawn = 0; drawn < people; ++drawn) {
      const uint64_t number = chance.Below(static_cast<uint64_t>(everybody - drawn));
      ++counts[left.Take(static_cast<int64_t>(number))];
    }
    if (unlikeness(counts) >= limit) ++as_unlike;
  }
  return static_cast<double>(as_unlike) / static_cast<double>(samples + 1);
}

}  // namespace ras

#endif  // RAS_SIMULATED_REPRESENTATION_H_
