#include "lib/check/score_set.h"

#include <algorithm>
#include <limits>

namespace ras::check {
namespace {

// The scores of a run between two bounds: how many, and the first of them.
struct Part {
  Score count = 0;
  Score first = 0;
};

Part Between(const ScoreRun& run, Score low, Score high) {
  low = std::max(low, run.first);
  high = std::min(high, run.last);
  if (low > high) return {};
  if (run.step == 0) return {1, run.first};
  const Score skipped = (low - run.first + run.step - 1) / run.step;
  const Score first = run.first + skipped * run.step;
  if (first > high) return {};
  return {(high - first) / run.step + 1, first};
}

}  // namespace

ScoreRun Together(const ScoreRun& a, const ScoreRun& b) {
  ScoreRun both{std::min(a.first, b.first), std::max(a.last, b.last),
                GreatestCommonDivisor(GreatestCommonDivisor(a.step, b.step), a.first - b.first)};
  return both;
}

ScoreRun RunOver(const ScoreList& scores) {
  ScoreRun run{scores.front(), scores.back(), 0};
  for (const Score score : scores) run.step = GreatestCommonDivisor(run.step, score - run.first);
  return run;
}

uint64_t ScoreSet::size() const { return empty() ? 0 : Count(least(), greatest()); }

uint64_t ScoreSet::Count(Score low, Score high) const {
  if (is_run_) {
    const Score count = Between(run_, low, high).count;
    constexpr Score kMost = std::numeric_limits<uint64_t>::max();
    return static_cast<uint64_t>(std::min(count, kMost));
  }
  const auto begin = std::lower_bound(list_.begin(), list_.end(), low);
  const auto end = std::upper_bound(begin, list_.end(), high);
  return static_cast<uint64_t>(end - begin);
}

ScoreList ScoreSet::First(Score low, Score high, std::size_t most) const {
  ScoreList first;
  if (is_run_) {
    const Part part = Between(run_, low, high);
    for (Score i = 0; i < part.count && first.size() < most; ++i) first.push_back(part.first + i * run_.step);
    return first;
  }
  for (auto score = std::lower_bound(list_.begin(), list_.end(), low);
       score != list_.end() && *score <= high && first.size() < most; ++score) {
    first.push_back(*score);
  }
  return first;
}

std::optional<ScoreSet> ScoreSet::Rounded(const ScoreRule& rule) const {
  if (rule.exact || empty()) return *this;
  if (is_run_) {
    const std::optional<Score> first = rule.Round(run_.first), last = rule.Round(run_.last);
    if (!first || !last) return std::nullopt;
    // If rounding moves no score, the run's own step is kept; else any multiple of the increment may come of
    // it.
    const bool moves = run_.first % rule.Step() != 0 || run_.step % rule.Step() != 0;
    return ScoreSet(ScoreRun{*first, *last, *first == *last ? 0 : moves ? rule.Step() : run_.step});
  }
  ScoreList rounded;
  rounded.reserve(list_.size());
  for (const Score score : list_) {
    const std::optional<Score> own = rule.Round(score);
    if (!own) return std::nullopt;
    rounded.push_back(*own);
  }
  SortOnce(&rounded);
  return ScoreSet(std::move(rounded));
}

}  // namespace ras::check
