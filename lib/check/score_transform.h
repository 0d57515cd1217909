// The transforms of a measure, applied to everything that can be reached at once (docs/figures.md
// section 4.5).
#ifndef RAS_LIB_CHECK_SCORE_TRANSFORM_H_
#define RAS_LIB_CHECK_SCORE_TRANSFORM_H_

#include <optional>
#include <vector>

#include "lib/check/score_set.h"
#include "lib/check/state_set.h"
#include "ras/v1/measure.pb.h"

namespace ras::check {

// Bounds of what a measure can come to, where listing is too much.
struct ScoreBounds {
  ScoreRun values;
  Score least_maximum = 0;
  Score greatest_maximum = 0;
  bool may_count = true;
  bool may_not_count = false;
};

class ScoreTransform {
 public:
  // Nothing if a number in it cannot be read or its rows do not ascend.
  static std::optional<ScoreTransform> Read(const v1::Transform& transform);

  // Nothing if a number grows too large or is no exact score. States without a figure (a value below the
  // first step, a percentage of a maximum that is not above 0) are left out.
  std::optional<StateSet> Apply(const StateSet& states) const;
  // Likewise for bounds. `may_count` becomes false if no state with a figure is left.
  std::optional<ScoreBounds> Apply(const ScoreBounds& bounds) const;

  bool is_steps() const { return kind_ == Kind::kSteps; }
  bool is_percent() const { return kind_ == Kind::kPercent; }
  // The greatest value a clamp lets through; nothing for another transform or a clamp that has none.
  std::optional<Score> ceiling() const { return kind_ == Kind::kClamp ? high_ : std::nullopt; }

 private:
  enum class Kind { kSteps, kPercent, kMultiply, kAdd, kClamp, kRound };
  struct Step {
    Score from = 0;
    Score value = 0;
  };

  bool ReadSteps(const v1::StepTable& steps);
  bool ReadMultiply(const v1::Multiply& multiply);
  bool ReadClamp(const v1::Clamp& clamp);

  // The step a value falls on: an index of steps_, or -1 below the first.
  int StepOf(Score value) const;
  // For all kinds but steps and percent; monotone.
  std::optional<Score> Map(Score value) const;
  // For percent; `maximum` is above 0.
  std::optional<Score> PercentOf(Score value, Score maximum) const;
  bool ApplyTo(const StateGroup& group, StateCollector* out) const;
  // The values that scores from `low` to `high` can become on the steps.
  ScoreList StepValues(Score low, Score high) const;

  Kind kind_ = Kind::kRound;
  std::vector<Step> steps_;
  std::optional<Score> below_;
  Score steps_maximum_ = 0;
  ScoreRule rule_;
  Decimal by_{1, 0};
  Decimal divided_by_{1, 0};
  Score add_ = 0;
  std::optional<Score> low_, high_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_TRANSFORM_H_
