// The people that tables are built from in the benchmarks. Made here, from a fixed seed, so that every run
// has the same.
#ifndef RAS_BENCH_SCORED_COSTS_H_
#define RAS_BENCH_SCORED_COSTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "ras/scored_cost.h"

namespace ras_bench {

// People with scores from 0 to 100 percent, in hundredths of a percent, most of them below the middle, and
// yearly costs in pence: skewed to the right about a curve that rises with the score, a few with no cost at
// all, none above 2^31.
std::vector<ras::ScoredCost> ScoredCosts(std::size_t people);

// The same people, their scores rounded to whole percents.
std::vector<ras::ScoredCost> InWholePercents(std::vector<ras::ScoredCost> people);

}  // namespace ras_bench

#endif  // RAS_BENCH_SCORED_COSTS_H_
