#include "lib/build/join_scores.h"

#include <utility>

namespace ras {

std::optional<JoinedScores> JoinedScores::Make(std::vector<AgreedScore> known, v1::JoinRule rule) {
  JoinedScores join;
  join.first_ = known.front();
  join.last_ = known.back();
  // One score says the same of all others.
  if (known.size() == 1) return join;
  if (rule == v1::JOIN_RULE_MONOTONE_CUBIC) {
    auto built = MonotoneCubic::Build(std::move(known));
    if (!built.ok()) return std::nullopt;
    join.cubic_ = std::move(built).value();
  } else {
    auto built = StraightLines::Build(std::move(known));
    if (!built.ok()) return std::nullopt;
    join.lines_ = std::move(built).value();
  }
  return join;
}

Result<Rational> JoinedScores::At(int64_t score) const {
  if (score <= first_.score) return first_.pence;
  if (score >= last_.score) return last_.pence;
  if (cubic_) return cubic_->At(score);
  return lines_ ? lines_->At(score) : Result<Rational>(Fault::kEmpty);
}

}  // namespace ras
