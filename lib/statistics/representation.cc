#include "lib/statistics/representation.h"

#include "lib/statistics/distributions.h"
#include "ras/to_double.h"

namespace ras {

Result<Representation> CheckRepresentation(std::span<const GroupCount> groups, int64_t most_tables) {
  const Result<GroupCount> all = SumGroups(groups);
  if (!all.ok()) return all.fault();
  Representation result;
  result.all = all.value();
  result.statistic = ChiSquareStatistic(groups, result.all);
  result.degrees_of_freedom = static_cast<int64_t>(groups.size()) - 1;
  result.expected.reserve(groups.size());
  for (const GroupCount& group : groups) {
    result.expected.push_back(ToDouble(ExpectedDrawn(group, result.all)));
  }

  // One way to draw needs no distribution, and has no degree of freedom for one.
  const bool one_way = groups.size() == 1 || result.all.drawn == result.all.population;
  if (one_way) return result;
  if (ExpectsSmallCounts(groups, result.all)) {
    if (const Result<ExactTail> exact = ExactTails(groups, most_tables); exact.ok()) {
      result.probability = exact.value().probability;
      result.least = exact.value().least;
      return result;
    }
    if (const Result<double> simulated = SimulatedRepresentation(groups); simulated.ok()) {
      result.probability = simulated.value();
      result.method = RepresentationMethod::kSimulated;
      return result;
    }
    result.method = RepresentationMethod::kApproximate;
  } else {
    result.method = RepresentationMethod::kChiSquare;
  }
  result.probability = ChiSquareTail(result.statistic, static_cast<double>(result.degrees_of_freedom));
  return result;
}

}  // namespace ras
