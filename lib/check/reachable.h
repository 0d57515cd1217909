// The scores that can really be reached (issue section "The documents"): computed as the set, within stated
// bounds, and beyond them as an outer bound.
#ifndef RAS_LIB_CHECK_REACHABLE_H_
#define RAS_LIB_CHECK_REACHABLE_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/check/score_bounds.h"
#include "lib/check/score_model.h"
#include "lib/check/score_set.h"
#include "lib/check/work.h"

namespace ras::check {

// What a measure can come to at one point of its computation.
struct ReachStage {
  ScoreSet values;  // Of those states in which the measure counts.
  // The least and the greatest maximum.
  Score least_maximum = 0;
  Score greatest_maximum = 0;
};

struct MeasureReach {
  bool known = false;  // False if the measure is broken or its numbers are too large.
  bool exact = false;  // Each score listed can be reached. If not, none but those listed can be.
  // The terms combined, then what comes of each transform in turn; the last one is the measure's own.
  std::vector<ReachStage> stages;
  bool may_not_count = false;
};

struct ComponentReach {
  bool known = false;
  bool exact = false;
  ScoreSet values;
  bool may_not_count = false;
};

// Computes for one policy, as it is asked; not thread safe. All it does together is bounded: by kMostWork,
// about a quarter of a second, unless the caller says less.
class Reachability {
 public:
  static constexpr int64_t kMostWork = 20'000'000;

  explicit Reachability(const ScoreModel& model, int64_t most_work = kMostWork);

  // Over everyone.
  const MeasureReach& OfMeasure(int measure);

  // Over those to whom the component applies and whose care group is one of `care_groups` (by index). `guard`
  // is the component's condition, or null.
  ComponentReach OfComponent(int measure, const FactTest* guard, const std::vector<bool>& care_groups);

 private:
  const ScoreModel& model_;
  Work bounds_work_;
  BoundsOfMeasures bounds_;
  Work work_;
  bool mixes_needs_;  // Terms count by total need, and their points are what informal support leaves.
  std::vector<std::optional<MeasureReach>> measures_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_REACHABLE_H_
