// Rows of a table in the making: which of them later steps can work on.
#include "ras/fitted_rows.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace ras {
namespace {

using Rows = std::vector<FittedScore>;
using Cases = std::vector<std::pair<Rows, Fault>>;

constexpr Rational kZero(0);

void Expect(const Cases& cases) {
  for (std::size_t i = 0; i < cases.size(); ++i) {
    EXPECT_EQ(CheckFittedRows(cases[i].first), cases[i].second) << i;
  }
}

TEST(FittedRows, ScoresAscend) {
  Expect({{{{-3, 1, kZero}, {0, 0, kZero}, {1, 2, kZero}}, Fault::kNone},
          {{{INT64_MIN, 1, kZero}, {INT64_MAX, 1, kZero}}, Fault::kNone},
          {{{0, 1, kZero}, {0, 1, kZero}}, Fault::kUnordered},
          {{{0, 1, kZero}, {2, 1, kZero}, {1, 1, kZero}}, Fault::kUnordered}});
}

TEST(FittedRows, ThereIsOneAtLeast) { Expect({{{}, Fault::kEmpty}, {{{7, 0, kZero}}, Fault::kNone}}); }

TEST(FittedRows, PeopleAreNoneOrMoreAndNotTooMany) {
  Expect({{{{1, -1, kZero}}, Fault::kOutOfRange},
          {{{1, kMaxCases, kZero}, {2, 0, kZero}}, Fault::kNone},
          {{{1, kMaxCases - 1, kZero}, {2, 1, kZero}}, Fault::kNone},
          {{{1, kMaxCases, kZero}, {2, 1, kZero}}, Fault::kOutOfRange},
          {{{1, kMaxCases, kZero}, {2, INT64_MAX, kZero}}, Fault::kOutOfRange}});
}

// A curve may go below zero before a later step lifts it.
TEST(FittedRows, AmountsAreMoneyOnEitherSideOfZero) {
  const Rational most(kMaxPence), least(-kMaxPence);
  const Rational half = Rational::Make(Int256(1), Int256(2)).value();
  Expect({{{{1, 1, least}, {2, 1, most}}, Fault::kNone},
          {{{1, 1, least}, {2, 1, Add(most, half).value()}}, Fault::kOutOfRange},
          {{{1, 1, Subtract(least, half).value()}, {2, 1, most}}, Fault::kOutOfRange}});
}

}  // namespace
}  // namespace ras
