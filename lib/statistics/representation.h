// Does a sample represent its population by groups (docs/sampling.md)?
#ifndef RAS_LIB_STATISTICS_REPRESENTATION_H_
#define RAS_LIB_STATISTICS_REPRESENTATION_H_

#include <cstdint>
#include <span>
#include <vector>

#include "ras/exact_representation.h"
#include "ras/representation.h"
#include "ras/result.h"
#include "ras/simulated_representation.h"

namespace ras {

// Where the probability comes from.
enum class RepresentationMethod : uint8_t {
  kChiSquare,   // The chi-square distribution: one expects five or more in every cell.
  kExact,       // All ways to draw, since one expects fewer than five in some cell.
  kSimulated,   // Many samples drawn at random in place of all, of which there are too many.
  kApproximate  // The chi-square distribution in place of these, which would take too long.
};

struct Representation {
  double statistic = 0;            // Pearson's chi-square.
  int64_t degrees_of_freedom = 0;  // One fewer than groups.
  // How likely it is that chance alone makes a sample as unlike its population as this one. The smaller, the
  // harder it is to believe that the sample was drawn by chance from all alike.
  double probability = 1;
  // The least probability that any sample of this size could have; 0 if that was not looked for.
  double least = 0;
  RepresentationMethod method = RepresentationMethod::kExact;
  std::vector<double> expected;  // People among the drawn, by group in the caller's order.
  GroupCount all;                // The groups together.
};

// Compares the people drawn from each group with the group's share of the population. Draws are without
// replacement from a population of known size, and both methods count on that: a sample that is most of its
// population must be closer to it. Only one way to draw (one group, or everybody) has probability 1.
//
// Faults of SumGroups. Allocates in proportion to the groups, and for the exact method to `most_tables`,
// above which ways to draw samples are simulated.
Result<Representation> CheckRepresentation(std::span<const GroupCount> groups,
                                           int64_t most_tables = kMostTables);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_REPRESENTATION_H_
