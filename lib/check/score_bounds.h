// An outer bound of what every measure can come to: quick, whatever the policy, and never too narrow.
// Conditions are taken to hold or not, each for itself.
#ifndef RAS_LIB_CHECK_SCORE_BOUNDS_H_
#define RAS_LIB_CHECK_SCORE_BOUNDS_H_

#include <optional>
#include <vector>

#include "lib/check/score_model.h"
#include "lib/check/score_transform.h"
#include "lib/check/work.h"

namespace ras::check {

class BoundsOfMeasures {
 public:
  // Computes all of them.
  BoundsOfMeasures(const ScoreModel& model, Work* work);

  // First the terms combined, then what comes of each transform in turn; the last one is the measure's own.
  // Empty if the measure is broken or a number in it is too large.
  const std::vector<ScoreBounds>& Stages(int measure) const {
    return stages_[static_cast<std::size_t>(measure)];
  }

 private:
  std::optional<ScoreBounds> OfTerm(const ModelTerm& term) const;
  std::vector<ScoreBounds> Compute(const ModelMeasure& measure) const;

  std::vector<std::optional<ScoreBounds>> questions_, domains_;
  std::vector<std::vector<ScoreBounds>> stages_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_BOUNDS_H_
