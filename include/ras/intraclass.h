// The intraclass correlation of two assessors' scores of the same people, from an analysis of variance in
// exact integers (docs/building-a-table.md).
#ifndef RAS_INTRACLASS_H_
#define RAS_INTRACLASS_H_

#include <cstdint>
#include <span>

#include "ras/agreement.h"
#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/result.h"

namespace ras {

/// Sums of squares over their degrees of freedom, in squared units of the score.
struct MeanSquares {
  Rational between_people;
  Rational between_assessors;
  Rational residual;
};

/// The sums of squares of n people's scores by two assessors, taken apart by person and by assessor without
/// interaction (Shrout and Fleiss 1979, "Intraclass correlations: uses in assessing rater reliability").
/// Each part is 2n times its sum of squares, which makes it an integer, below 2^203. Immutable; share it
/// between threads.
class TwoWaySquares {
 public:
  /// No people: every figure of it is kDivisionByZero.
  constexpr TwoWaySquares() noexcept = default;
  /// Faults of CheckScorePairs with at least two people. O(n); the order of the people has no say.
  static constexpr Result<TwoWaySquares> Make(std::span<const ScorePair> pairs) noexcept {
    if (const Fault fault = CheckScorePairs(pairs, 2); fault != Fault::kNone) return fault;
    Int128 totals = 0, differences = 0;
    Int256 squared_totals, squared_differences;
    for (const ScorePair& pair : pairs) {
      const int64_t total = pair.first + pair.second, difference = pair.first - pair.second;
      totals += total;
      differences += difference;
      squared_totals = Add(squared_totals, Int256(MultiplyWide(total, total))).value();
      squared_differences = Add(squared_differences, Int256(MultiplyWide(difference, difference))).value();
    }
    // A pair is its total and its difference, each halved: people differ by their totals, the assessors by
    // the sum of all differences, and what is left is how the differences vary.
    TwoWaySquares result;
    result.people_ = static_cast<int64_t>(pairs.size());
    result.between_people_ = result.AboutTheMean(totals, squared_totals);
    result.between_assessors_ = Multiply(Int256(differences), Int256(differences)).value();
    result.residual_ = result.AboutTheMean(differences, squared_differences);
    return result;
  }

  constexpr int64_t people() const noexcept { return people_; }
  /// n - 1 degrees of freedom.
  constexpr const Int256& between_people() const noexcept { return between_people_; }
  /// One degree of freedom.
  constexpr const Int256& between_assessors() const noexcept { return between_assessors_; }
  /// n - 1 degrees of freedom.
  constexpr const Int256& residual() const noexcept { return residual_; }

  /// kDivisionByZero without people.
  constexpr Result<MeanSquares> Means() const noexcept {
    if (people_ == 0) return Fault::kDivisionByZero;
    const Int256 twice(Int128{2} * people_), freedom(Int128{2} * people_ * (people_ - 1));
    return MeanSquares{Rational::Make(between_people_, freedom).value(),
                       Rational::Make(between_assessors_, twice).value(),
                       Rational::Make(residual_, freedom).value()};
  }

 private:
  // n times the sum of squares about the mean of n values with this sum and sum of squares.
  constexpr Int256 AboutTheMean(Int128 sum, const Int256& squares) const noexcept {
    return Subtract(Multiply(Int256(people_), squares).value(), Multiply(Int256(sum), Int256(sum)).value())
        .value();
  }

  int64_t people_ = 0;
  Int256 between_people_;
  Int256 between_assessors_;
  Int256 residual_;
};

/// ICC(2,1): how far two scores of one person by any two assessors go together, where a constant difference
/// between the assessors counts as disagreement (two-way random effects, absolute agreement, one assessor:
/// Shrout and Fleiss 1979; ICC(A,1) of McGraw and Wong 1996, "Forming inferences about some intraclass
/// correlation coefficients"). At most 1; below 0 where people differ less than the two scores of one person
/// do. kDivisionByZero where it is undefined: nobody; all scores equal; or two people of one total whom the
/// assessors put in opposite order.
constexpr Result<Rational> IntraclassCorrelation(const TwoWaySquares& squares) noexcept {
  // (P - R) / (P + R + 2 (A - R) / n) in mean squares of people, assessors and residual; here times n, and
  // with P and R in parts of 2n(n - 1), which makes A's part (n - 1) times what it is. All below 2^246.
  const Int256 n(squares.people()), others(squares.people() - 1);
  const Int256 signal = Subtract(squares.between_people(), squares.residual()).value();
  const Int256 noise = Add(squares.between_people(), squares.residual()).value();
  const Int256 bias =
      Subtract(Multiply(others, squares.between_assessors()).value(), squares.residual()).value();
  const Int256 whole = Add(Multiply(n, noise).value(), Add(bias, bias).value()).value();
  return Rational::Make(Multiply(n, signal).value(), whole);
}

}  // namespace ras

#endif  // RAS_INTRACLASS_H_
