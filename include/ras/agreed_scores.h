// The skeleton of an allocation table: a few scores whose amounts have been agreed (seed 003, step 1b). What
// lies between them is for a curve to say: straight_lines.h, monotone_cubic.h.
#ifndef RAS_AGREED_SCORES_H_
#define RAS_AGREED_SCORES_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/score_rounding.h"

namespace ras {

/// A score, at whatever scale the caller has chosen for all of them, and the pence agreed for it.
struct AgreedScore {
  int64_t score = 0;
  Rational pence;

  friend constexpr bool operator==(const AgreedScore&, const AgreedScore&) = default;
};

/// At least two agreed scores in ascending order. Immutable: safe to share between threads.
class AgreedScores {
 public:
  /// None, and so no score lies between them. Build gives a useful one.
  AgreedScores() = default;

  /// kEmpty for fewer than two, kOutOfRange for a score of magnitude 10^18 or an amount below zero or beyond
  /// kMaxPence, kUnordered if a score is not above the one before it. Linear.
  static Result<AgreedScores> Build(std::vector<AgreedScore> scores) {
    if (scores.size() < 2) return Fault::kEmpty;
    for (const AgreedScore& at : scores) {
      if (!IsScore(at.score)) return Fault::kOutOfRange;
      if (at.pence.Sign() < 0 || at.pence > Rational(kMaxPence)) return Fault::kOutOfRange;
    }
    for (std::size_t i = 1; i < scores.size(); ++i) {
      if (scores[i].score <= scores[i - 1].score) return Fault::kUnordered;
    }
    AgreedScores result;
    result.scores_ = std::move(scores);
    return result;
  }

  /// As they were given.
  std::span<const AgreedScore> scores() const noexcept { return scores_; }

  /// The index of the last agreed score that is not above `score`, and of the last but one for the last score
  /// of all: so `score` lies between that one and the next, both ends included. kOutOfRange if it lies below
  /// the first or above the last. Logarithmic.
  Result<std::size_t> Before(int64_t score) const noexcept {
    if (scores_.empty() || score < scores_.front().score || score > scores_.back().score) {
      return Fault::kOutOfRange;
    }
    const auto inner_end = scores_.end() - 1;
    const auto above = std::upper_bound(scores_.begin() + 1, inner_end, score,
                                        [](int64_t left, const AgreedScore& at) { return left < at.score; });
    return static_cast<std::size_t>(above - scores_.begin() - 1);
  }

 private:
  std::vector<AgreedScore> scores_;
};

}  // namespace ras

#endif  // RAS_AGREED_SCORES_H_
