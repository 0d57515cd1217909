// Where a condition turns from true to false, or from false to true, as a score rises.
#ifndef RAS_LIB_CHECK_TURNING_POINTS_H_
#define RAS_LIB_CHECK_TURNING_POINTS_H_

#include <cstdint>
#include <vector>

#include "lib/check/policy_names.h"
#include "lib/check/reachable.h"
#include "lib/check/score_model.h"
#include "lib/check/work.h"
#include "ras/v1/condition.pb.h"

namespace ras::check {

// A condition that may turn when this measure, and nothing else, rises to this score.
struct TurningPoint {
  int measure = -1;
  Score score = 0;
};

// Looks at conditions as truth tables over their tests. Everything that does not test the measure that rises
// may be true or false, but stays what it is; only scores that can be reached count. Never misses a turn; it
// may name one that cannot happen where a condition tests one fact twice, where only scores that informal
// support leaves lie between two bounds, where scores are known as an outer bound only, or where there is
// more to try than kMostWork. Not thread safe.
class TurningPoints {
 public:
  // About a quarter of a second for all conditions of a policy together.
  static constexpr int64_t kMostWork = 20'000'000;

  // Everything must outlive this.
  TurningPoints(const PolicyNames& names, const ScoreModel& model, Reachability& reachability)
      : names_(names), model_(model), reachability_(reachability), work_(kMostWork) {}

  // The lowest score of each measure, in the policy's order, at which the condition may turn to `to`. Broken
  // measures are left out.
  std::vector<TurningPoint> Of(const v1::Condition& condition, bool to);

 private:
  const PolicyNames& names_;
  const ScoreModel& model_;
  Reachability& reachability_;
  Work work_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_TURNING_POINTS_H_
