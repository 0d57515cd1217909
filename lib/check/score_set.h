// The scores that can be reached: listed, or, beyond what is listed, every multiple of a step between two
// ends.
#ifndef RAS_LIB_CHECK_SCORE_SET_H_
#define RAS_LIB_CHECK_SCORE_SET_H_

#include <cstdint>
#include <optional>

#include "lib/check/score_list.h"

namespace ras::check {

// first, first + step, ... to last. A step of 0 means the one score `first`, which is then also `last`.
struct ScoreRun {
  Score first = 0;
  Score last = 0;
  Score step = 0;

  friend bool operator==(const ScoreRun&, const ScoreRun&) = default;
};

// The narrowest run that holds the scores of both.
ScoreRun Together(const ScoreRun& a, const ScoreRun& b);
// The narrowest run that holds a list, which is not empty.
ScoreRun RunOver(const ScoreList& scores);

class ScoreSet {
 public:
  // The empty set.
  ScoreSet() = default;
  explicit ScoreSet(ScoreList list) : list_(std::move(list)) {}
  explicit ScoreSet(const ScoreRun& run) : is_run_(true), run_(run) {}

  bool empty() const { return !is_run_ && list_.empty(); }
  // Not of an empty set.
  Score least() const { return is_run_ ? run_.first : list_.front(); }
  Score greatest() const { return is_run_ ? run_.last : list_.back(); }

  // How many scores there are, and how many of them from `low` to `high`, both included.
  uint64_t size() const;
  uint64_t Count(Score low, Score high) const;
  // The first of them, at most `most`.
  ScoreList First(Score low, Score high, std::size_t most) const;

  // Every score rounded. Nothing if one is too large to be.
  std::optional<ScoreSet> Rounded(const ScoreRule& rule) const;

 private:
  bool is_run_ = false;
  ScoreRun run_;
  ScoreList list_;
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_SET_H_
