// The least-squares polynomial of cost on score, exactly: the straight line, the quadratic or the cubic from
// which the squares of what people cost more or less add up to the least. The framework's own example of a
// table is such a quadratic (seed 000, the example table of its financial framework).
#ifndef RAS_LIB_BUILD_LEAST_SQUARES_H_
#define RAS_LIB_BUILD_LEAST_SQUARES_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

#include "lib/build/wide_integer.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/scored_cost.h"

namespace ras {

// The sums of the normal equations: everything of a sample that the fit depends on. They are exact, so parts
// of a sample can be counted in any order and merged, and come to the same sums. A plain value.
class LeastSquaresSums {
 public:
  static constexpr std::size_t kMaxDegree = 3;

  // Counts people of one score in, who cost `pence` together. kOutOfRange, and nothing counted, for a score
  // of magnitude 10^18, fewer than one person or more than kMaxCases in all, and a cost that is below zero or
  // above kMaxPence for each. O(1).
  [[nodiscard]] Fault Add(int64_t score, int64_t people, Int128 pence);
  // Counts each of these people in, in any order. Faults likewise: all of them are counted or none. Linear,
  // and quicker than one by one where scores are at most a million in magnitude.
  [[nodiscard]] Fault AddAll(std::span<const ScoredCost> people);
  // Counts people out again who have been counted in. O(1).
  void Remove(int64_t score, int64_t people, Int128 pence);
  // Counts the other's people in. kOutOfRange, and nothing counted, if together they are more than kMaxCases.
  [[nodiscard]] Fault Merge(const LeastSquaresSums& other);

  int64_t people() const noexcept { return people_; }
  // The sum over all people of score^power, for a power of up to twice the greatest degree.
  const WideInteger& Scores(std::size_t power) const noexcept { return scores_[power]; }
  // The sum over all people of score^power times their cost in pence, for a power of up to the greatest
  // degree.
  const WideInteger& Costs(std::size_t power) const noexcept { return costs_[power]; }

  friend bool operator==(const LeastSquaresSums&, const LeastSquaresSums&) = default;

 private:
  // A few people with small scores.
  void AddBlock(std::span<const ScoredCost> people);

  int64_t people_ = 0;
  std::array<WideInteger, 2 * kMaxDegree + 1> scores_;
  std::array<WideInteger, kMaxDegree + 1> costs_;
};

// The fitted polynomial, exactly. Immutable: safe to share between threads.
//
// Its coefficients are quotients of determinants (Cramer's rule), computed in whole numbers. No legal input
// comes near the 1,280 bits of these. With N = 2^40 people, scores below S = 10^18 in magnitude and costs of
// at most Y = 10^13 pence, the entry of the normal equations in row i and column j, counted from 0, is at
// most N S^(i + j), and the right-hand side of row i at most N Y S^i. The numbers of up to four rows add up
// to 6, and so do those of the columns. So no determinant, no product in it and no sum of these is above 24
// N^4 Y S^12 < 2^926, and the determinant that all are divided by, which has no costs in it, is not above 24
// N^4 S^12 < 2^883. The value at a score is the sum of four such quotients, each times a power of S that its
// determinant has less: below 2^928 over 2^883. A factor (255 bits above and below), a limit or a scale (44)
// and the increment of a rounding (63) make that 2^1246 over 2^1201 at most; a text, with 27 + 18 decimal
// digits (150 bits) more, 2^1076 over 2^890.
class LeastSquaresPolynomial {
 public:
  // Zero everywhere. Fit gives a useful one.
  LeastSquaresPolynomial() = default;

  // The polynomial of degree 1, 2 or 3 with the least sum of squares, each person counting once. kOutOfRange
  // for another degree; kEmpty if people have no more different scores than the degree, so that many
  // polynomials would fit alike. O(1).
  static Result<LeastSquaresPolynomial> Fit(const LeastSquaresSums& sums, std::size_t degree);

  std::size_t degree() const noexcept { return degree_; }

  // Pence at a score, as they are carried from step to step: to a billionth of a penny, rounded to odd (see
  // ras/fine_pence.h), so always a Rational that leaves room for the steps to come, and one that rounds to
  // the same pence as the exact value. May be below zero: no curve knows what a cost is. kOutOfRange for a
  // score of magnitude 10^18 and for more than kMaxPence on either side of zero.
  Result<Rational> At(int64_t score) const;

  // Pence at a score, exactly: a fraction that any factor can follow before the rounding. kOverflow where no
  // fraction in lowest terms fits 256 bits, as it may be with many people of scores with many digits: then At
  // is what there is. kOutOfRange as At.
  Result<Rational> ExactAt(int64_t score) const;

  // What a row of a table has: the exact pence, or if no fraction holds them those of At; and what is more
  // than kMaxPence below zero as just that, since nothing below zero is an allocation, however far below it
  // is. May be below zero. kOutOfRange above kMaxPence.
  Result<Rational> RowAt(int64_t score) const;

  // The exact pence at a score, times an exact factor (1, or what a contingency leaves), rounded once.
  // kOutOfRange for a score of magnitude 10^18, an increment below 1, or a result of more than kMaxPence on
  // either side of zero.
  Result<int64_t> RoundedAt(int64_t score, const Rational& factor, const AmountRounding& rounding) const;

  // The coefficient of score^power as people read it: in pounds and in points, for scores that are whole
  // numbers at 10^score_places, with exactly so many decimals, half-even: "-0.124049690". kOutOfRange for a
  // power above the degree, more than 9 places or more than 18 decimals.
  Result<std::string> CoefficientText(std::size_t power, uint8_t score_places, uint8_t decimals) const;

 private:
  // Pence at a score, times denominator_.
  WideInteger ValueAt(int64_t score) const;

  std::size_t degree_ = 0;
  // Of each power of the score, over one denominator above zero; without a factor common to all.
  std::array<WideInteger, LeastSquaresSums::kMaxDegree + 1> numerators_;
  WideInteger denominator_ = 1;
};

}  // namespace ras

#endif  // RAS_LIB_BUILD_LEAST_SQUARES_H_
