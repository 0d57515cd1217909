// Rows and samples for the tests of the methods that build a table, and what is said of them.
#ifndef RAS_TESTS_KERNELS_FITTED_ROW_BUILDERS_H_
#define RAS_TESTS_KERNELS_FITTED_ROW_BUILDERS_H_

#include <cstdint>
#include <random>
#include <span>
#include <string>
#include <vector>

#include "ras/money.h"
#include "ras/rational.h"
#include "ras/scored_cost.h"

namespace ras::testing {

inline Rational Fraction(int64_t numerator, int64_t denominator) {
  return Rational::Make(Int256(numerator), Int256(denominator)).value();
}

/// The amounts of rows, each as its shortest exact text.
inline std::vector<std::string> Amounts(std::span<const FittedScore> rows) {
  std::vector<std::string> texts;
  for (const FittedScore& row : rows) texts.push_back(row.pence.ToString());
  return texts;
}

/// Amounts times people, added up.
inline Rational TotalOf(std::span<const FittedScore> rows) {
  Rational total;
  for (const FittedScore& row : rows) {
    total = Add(total, Multiply(row.pence, Rational(row.cases)).value()).value();
  }
  return total;
}

inline Rational TotalOf(std::span<const ScoredCost> cases) {
  Rational total;
  for (const ScoredCost& one : cases) total = Add(total, Rational(one.pence)).value();
  return total;
}

inline bool NeverFalls(std::span<const FittedScore> rows) {
  for (std::size_t i = 1; i < rows.size(); ++i) {
    if (rows[i].pence < rows[i - 1].pence) return false;
  }
  return true;
}

/// 1 to `most` cases with few scores, so that many share one, and costs from a handful to the greatest
/// amount. The bits of the generator are used as they are: the standard's distributions differ between
/// libraries.
inline std::vector<ScoredCost> RandomCases(std::mt19937_64& random, uint64_t most) {
  const uint64_t scores = 1 + random() % 8;
  const int64_t greatest[] = {0, 1, 5, 1000, kMaxPence};
  const auto costs = static_cast<uint64_t>(greatest[random() % 5]) + 1;
  std::vector<ScoredCost> cases(1 + random() % most);
  for (ScoredCost& one : cases) {
    one.score = static_cast<int64_t>(random() % scores) - 3;
    one.pence = static_cast<int64_t>(random() % costs);
  }
  return cases;
}

/// 1 to `most` rows with 0 to 5 people each and small fractions of either sign.
inline std::vector<FittedScore> RandomRows(std::mt19937_64& random, uint64_t most) {
  std::vector<FittedScore> rows(1 + random() % most);
  int64_t score = -4;
  for (FittedScore& row : rows) {
    score += 1 + static_cast<int64_t>(random() % 3);
    const auto cases = static_cast<int64_t>(random() % 9) - 3;
    row = {score, cases < 0 ? 0 : cases,
           Fraction(static_cast<int64_t>(random() % 20) - 5, static_cast<int64_t>(1 + random() % 4))};
  }
  return rows;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_KERNELS_FITTED_ROW_BUILDERS_H_
