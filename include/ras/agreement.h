// How far two assessors agree who scored the same people, each without the other (docs/building-a-table.md).
// Every figure is an exact fraction, so the order of the people has no say in it; ToDouble tells it.
#ifndef RAS_AGREEMENT_H_
#define RAS_AGREEMENT_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// One person's score by the first and by the second assessor, at one scale for all. A score is an integer of
/// at most kMaxDigits digits, as the coefficient of a Decimal is, and may be negative.
struct ScorePair {
  int64_t first = 0;
  int64_t second = 0;

  friend constexpr bool operator==(const ScorePair&, const ScorePair&) = default;
};

/// How many people got the same score from both.
struct ExactAgreement {
  int64_t agreeing = 0;
  int64_t people = 0;

  friend constexpr bool operator==(const ExactAgreement&, const ExactAgreement&) = default;
  /// `agreeing` over `people`; kDivisionByZero for nobody.
  constexpr Result<Rational> Share() const noexcept { return Rational::Make(agreeing, people); }
};

/// kEmpty below `fewest` people; kOutOfRange above kMaxCases people or for a score of too many digits; else
/// kNone. O(n). The functions below ask it themselves.
constexpr Fault CheckScorePairs(std::span<const ScorePair> pairs, std::size_t fewest) noexcept {
  if (pairs.size() < fewest) return Fault::kEmpty;
  if (pairs.size() > static_cast<uint64_t>(kMaxCases)) return Fault::kOutOfRange;
  constexpr int64_t kBeyond = kPowersOfTen[kMaxDigits];
  for (const ScorePair& pair : pairs) {
    for (const int64_t score : {pair.first, pair.second}) {
      if (score <= -kBeyond || score >= kBeyond) return Fault::kOutOfRange;
    }
  }
  return Fault::kNone;
}

namespace internal {

// Checked scores differ by less than 2 * 10^18, which fits.
constexpr int64_t ScoreDistance(const ScorePair& pair) noexcept {
  return pair.first < pair.second ? pair.second - pair.first : pair.first - pair.second;
}

// Kappa is 1 - seen / by_chance, from the disagreement of the n pairs and of all n^2 pairs of a first with a
// second score: 1 - n * seen / by_chance. Checked scores keep every product below 2^205.
constexpr Result<Rational> KappaOf(std::size_t people, const Int256& seen, const Int256& by_chance) noexcept {
  const Int256 scaled = Multiply(Int256(static_cast<int64_t>(people)), seen).value();
  return Rational::Make(Subtract(by_chance, scaled).value(), by_chance);
}

}  // namespace internal

/// Counts the people whose two scores are equal. Faults of CheckScorePairs with at least one person. O(n).
constexpr Result<ExactAgreement> CountExactAgreement(std::span<const ScorePair> pairs) noexcept {
  if (const Fault fault = CheckScorePairs(pairs, 1); fault != Fault::kNone) return fault;
  ExactAgreement result{0, static_cast<int64_t>(pairs.size())};
  for (const ScorePair& pair : pairs) result.agreeing += pair.first == pair.second ? 1 : 0;
  return result;
}

/// Cohen's kappa with quadratic weights (Cohen 1968, "Weighted kappa"): disagreement counts by the square of
/// the difference of the two scores. 1 is perfect agreement, 0 what chance would give to assessors with these
/// scores, below 0 is worse than chance. (Weights are usually given over the square of the range, which falls
/// out of the fraction. The categories are the scores as numbers, not their ranks.) Faults of CheckScorePairs
/// with at least two people; kDivisionByZero if all scores are equal, where chance leaves nothing to
/// disagree. O(n).
constexpr Result<Rational> QuadraticWeightedKappa(std::span<const ScorePair> pairs) noexcept {
  if (const Fault fault = CheckScorePairs(pairs, 2); fault != Fault::kNone) return fault;
  Int128 firsts = 0, seconds = 0;
  Int256 squares, seen;
  for (const ScorePair& pair : pairs) {
    firsts += pair.first;
    seconds += pair.second;
    const Int128 both = MultiplyWide(pair.first, pair.first) + MultiplyWide(pair.second, pair.second);
    squares = Add(squares, Int256(both)).value();
    const int64_t distance = internal::ScoreDistance(pair);
    seen = Add(seen, Int256(MultiplyWide(distance, distance))).value();
  }
  // The sum of (x - y)^2 over every first score x and every second score y.
  const Int256 product = Multiply(Int256(firsts), Int256(2 * seconds)).value();
  const Int256 all = Multiply(Int256(static_cast<int64_t>(pairs.size())), squares).value();
  return internal::KappaOf(pairs.size(), seen, Subtract(all, product).value());
}

/// Cohen's kappa with linear weights: as above, but disagreement counts by the difference itself. O(n log n)
/// time; allocates a copy of the scores.
inline Result<Rational> LinearWeightedKappa(std::span<const ScorePair> pairs) {
  if (const Fault fault = CheckScorePairs(pairs, 2); fault != Fault::kNone) return fault;
  std::vector<std::pair<int64_t, bool>> scores;  // Of either assessor; true for the second.
  scores.reserve(2 * pairs.size());
  Int128 seen = 0;
  for (const ScorePair& pair : pairs) {
    seen += internal::ScoreDistance(pair);
    scores.emplace_back(pair.first, false);
    scores.emplace_back(pair.second, true);
  }
  std::sort(scores.begin(), scores.end());
  // The sum of |x - y| over every first score x and every second score y, gap by gap between neighbours: each
  // gap counts once for every such pair that lies on either side of it.
  const auto n = static_cast<Int128>(pairs.size());
  Int256 by_chance;
  Int128 firsts_below = 0, seconds_below = 0;
  int64_t previous = scores.front().first;
  for (const auto& [score, is_second] : scores) {
    const Int128 across = firsts_below * (n - seconds_below) + seconds_below * (n - firsts_below);
    by_chance = Add(by_chance, Multiply(Int256(score - previous), Int256(across)).value()).value();
    previous = score;
    (is_second ? seconds_below : firsts_below) += 1;
  }
  return internal::KappaOf(pairs.size(), Int256(seen), by_chance);
}

/// The places of the people whose two scores differ most, at most `count` of them, the greatest difference
/// first and equal ones in the caller's order. Who has the same score twice is not among them. Faults of
/// CheckScorePairs with at least one person. O(n log count); allocates a place for everyone who differs.
inline Result<std::vector<std::size_t>> LargestDifferences(std::span<const ScorePair> pairs,
                                                           std::size_t count) {
  if (const Fault fault = CheckScorePairs(pairs, 1); fault != Fault::kNone) return fault;
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (pairs[i].first != pairs[i].second) places.push_back(i);
  }
  const std::size_t kept = std::min(count, places.size());
  const auto end = places.begin() + static_cast<std::ptrdiff_t>(kept);
  std::partial_sort(places.begin(), end, places.end(), [&](std::size_t a, std::size_t b) {
    const int64_t first = internal::ScoreDistance(pairs[a]), second = internal::ScoreDistance(pairs[b]);
    return first != second ? first > second : a < b;
  });
  places.resize(kept);
  return places;
}

}  // namespace ras

#endif  // RAS_AGREEMENT_H_
