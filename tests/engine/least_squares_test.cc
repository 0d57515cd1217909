// The least-squares polynomial, exactly. Golden figures: the example table of seed 000, as tests/conformance
// has it; the others by hand, and by elimination in exact fractions.
#include "lib/build/least_squares.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <fstream>
#include <initializer_list>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "ras/fine_pence.h"
#include "ras/money.h"
#include "ras/rational_operators.h"
#include "ras/score_rounding.h"

namespace ras {
namespace {

constexpr AmountRounding kToPence{RoundingMode::kHalfUp, 1};
constexpr int64_t kGreatestScore = kScoreMagnitude - 1;

Rational Fraction(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

LeastSquaresSums SumsOf(const std::vector<ScoredCost>& people) {
  LeastSquaresSums sums;
  for (const ScoredCost& person : people) {
    EXPECT_EQ(sums.Add(person.score, 1, person.pence), Fault::kNone);
  }
  return sums;
}

LeastSquaresPolynomial Fitted(const LeastSquaresSums& sums, std::size_t degree) {
  const Result<LeastSquaresPolynomial> fitted = LeastSquaresPolynomial::Fit(sums, degree);
  EXPECT_TRUE(fitted.ok()) << FaultName(fitted.fault());
  return fitted.value();
}

LeastSquaresPolynomial Fitted(const std::vector<ScoredCost>& people, std::size_t degree) {
  return Fitted(SumsOf(people), degree);
}

std::vector<ScoredCost> Drawn(std::mt19937_64& random, uint64_t scores, uint64_t greatest) {
  std::vector<ScoredCost> people(1 + random() % 30);
  for (ScoredCost& person : people) {
    person.score = static_cast<int64_t>(random() % scores) - static_cast<int64_t>(scores / 2);
    person.pence = static_cast<int64_t>(random() % (greatest + 1));
  }
  return people;
}

TEST(LeastSquares, TheExampleOfTheFrameworkIsAQuadratic) {
  std::ifstream file(RAS_SOURCE_DIR "/tests/conformance/golden/adass_percent_table.csv");
  std::string line;
  std::getline(file, line);
  ASSERT_EQ(line.substr(0, 20), "score_percent,pounds");
  std::vector<ScoredCost> rows;
  while (std::getline(file, line)) {
    const std::size_t comma = line.find(',');
    rows.push_back({std::stoll(line.substr(0, comma)), 100 * std::stoll(line.substr(comma + 1))});
  }
  ASSERT_EQ(rows.size(), 100U);
  rows.pop_back();  // 100% is not on the curve.
  const LeastSquaresPolynomial curve = Fitted(rows, 2);
  EXPECT_EQ(curve.degree(), 2U);
  EXPECT_EQ(curve.CoefficientText(0, 0, 9).value(), "5.112496733");
  EXPECT_EQ(curve.CoefficientText(1, 0, 9).value(), "-0.124049690");
  EXPECT_EQ(curve.CoefficientText(2, 0, 9).value(), "0.124988301");
  const AmountRounding to_pounds{RoundingMode::kHalfUp, 100};
  for (const ScoredCost& row : rows) {
    EXPECT_EQ(curve.RoundedAt(row.score, 1, to_pounds).value(), row.pence) << row.score;
    EXPECT_EQ(RoundAmount(curve.At(row.score).value(), to_pounds).value(), row.pence) << row.score;
  }
  EXPECT_EQ(curve.RoundedAt(0, 1, kToPence).value(), 511);
  EXPECT_EQ(curve.RoundedAt(100, 1, kToPence).value(), 124259);
}

TEST(LeastSquares, ByHand) {
  const std::vector<ScoredCost> people = {{0, 0}, {1, 100}, {2, 500}};
  EXPECT_EQ(Fitted(people, 1).CoefficientText(0, 0, 2).value(), "-0.50");
  EXPECT_EQ(Fitted(people, 1).CoefficientText(1, 0, 2).value(), "2.50");
  EXPECT_EQ(Fitted(people, 2).At(3).value(), 1200);  // -50 x 3 + 150 x 9
}

TEST(LeastSquares, FindsThePolynomialThatTheCostsFollow) {
  std::mt19937_64 random(1);
  for (std::size_t degree = 1; degree <= 3; ++degree) {
    std::vector<ScoredCost> people;
    const auto cost = [&](int64_t s) {
      return 5000 - 70 * s + (degree > 1 ? 9 * s * s : 0) + (degree > 2 ? 4 * s * s * s : 0);
    };
    for (int i = 0; i < 40; ++i) {
      const auto score = static_cast<int64_t>(random() % 50);
      people.push_back({score, cost(score)});
    }
    for (std::size_t fitted = degree; fitted <= 3; ++fitted) {
      for (const int64_t score : {-9, 0, 3, 49, 80}) {
        EXPECT_EQ(Fitted(people, fitted).At(score).value(), cost(score)) << degree << " " << fitted;
      }
    }
  }
}

// The normal equations again, in fractions of 256 bits and by elimination: fit for small samples alone.
Rational ByElimination(const std::vector<ScoredCost>& people, std::size_t degree, int64_t score) {
  std::vector<std::vector<Rational>> rows(degree + 1, std::vector<Rational>(degree + 2));
  for (const ScoredCost& person : people) {
    Rational left = 1;
    for (std::vector<Rational>& row : rows) {
      Rational power = left;
      for (std::size_t column = 0; column <= degree; ++column) {
        row[column] = (row[column] + power).value();
        power = (power * Rational(person.score)).value();
      }
      row.back() = (row.back() + (left * Rational(person.pence)).value()).value();
      left = (left * Rational(person.score)).value();
    }
  }
  for (std::size_t pivot = 0; pivot <= degree; ++pivot) {
    const auto found = std::find_if(rows.begin() + static_cast<std::ptrdiff_t>(pivot), rows.end(),
                                    [&](const auto& row) { return row[pivot].Sign() != 0; });
    std::swap(rows[pivot], *found);
    for (std::size_t row = 0; row <= degree; ++row) {
      if (row == pivot) continue;
      const Rational factor = (rows[row][pivot] / rows[pivot][pivot]).value().Reduced();
      for (std::size_t column = 0; column < degree + 2; ++column) {
        rows[row][column] = (rows[row][column] - factor * rows[pivot][column]).value().Reduced();
      }
    }
  }
  Rational value, power = 1;
  for (std::size_t i = 0; i <= degree; ++i) {
    value = (value + rows[i].back() / rows[i][i] * power).value().Reduced();
    power = (power * Rational(score)).value();
  }
  return value;
}

TEST(LeastSquares, IsTheSolutionOfTheNormalEquationsRoundedOnce) {
  std::mt19937_64 random(2);
  int fitted = 0;
  for (int round = 0; round < 400; ++round) {
    const std::vector<ScoredCost> people = Drawn(random, round % 2 == 0 ? 6 : 40, round % 3 == 0 ? 9 : 99999);
    const std::size_t degree = 1 + random() % 3;
    std::set<int64_t> scores;
    for (const ScoredCost& person : people) scores.insert(person.score);
    const Result<LeastSquaresPolynomial> curve = LeastSquaresPolynomial::Fit(SumsOf(people), degree);
    if (scores.size() <= degree) {
      EXPECT_EQ(curve.fault(), Fault::kEmpty);
      continue;
    }
    ASSERT_TRUE(curve.ok());
    ++fitted;
    for (const int64_t score : {-3, 0, 1, 2, 25}) {
      const Rational exact = ByElimination(people, degree, score);
      EXPECT_EQ(curve.value().At(score).value(), ToFinePence(exact).value());
      EXPECT_EQ(curve.value().ExactAt(score).value(), exact);
      for (int mode = 0; mode < 7; ++mode) {
        for (const int64_t increment : {1, 100}) {
          const AmountRounding rounding{static_cast<RoundingMode>(mode), increment};
          const int64_t expected = RoundAmount(exact, rounding).value();
          EXPECT_EQ(curve.value().RoundedAt(score, 1, rounding).value(), expected) << mode;
          EXPECT_EQ(RoundAmount(curve.value().At(score).value(), rounding).value(), expected) << mode;
          const Rational factor = Fraction(-7, 12);
          EXPECT_EQ(curve.value().RoundedAt(score, factor, rounding).value(),
                    RoundAmount((exact * factor).value(), rounding).value());
        }
      }
    }
  }
  EXPECT_GT(fitted, 300);
}

TEST(LeastSquares, AFactorComesBeforeTheOnlyRounding) {
  // 25/9 at 1; nine tenths of it are 2.5, of what is carried of it a little less.
  const LeastSquaresPolynomial line = Fitted({{0, 0}, {9, 25}}, 1);
  EXPECT_EQ(line.At(1).value(), Fraction(2'777'777'777, kFinePerPenny));
  EXPECT_EQ(line.ExactAt(1).value(), Fraction(25, 9));
  EXPECT_EQ(line.ExactAt(-1).value(), Fraction(-25, 9));
  EXPECT_EQ(line.RoundedAt(1, Fraction(9, 10), kToPence).value(), 3);
  EXPECT_EQ(line.RoundedAt(1, Fraction(9, 10), {RoundingMode::kHalfEven, 1}).value(), 2);
  EXPECT_EQ(line.RoundedAt(-1, Fraction(9, 10), {RoundingMode::kHalfUp, 1}).value(), -3);
  EXPECT_EQ(line.RoundedAt(-1, Fraction(9, 10), {RoundingMode::kCeiling, 1}).value(), -2);
  EXPECT_EQ(line.RoundedAt(9, 0, kToPence).value(), 0);
}

TEST(LeastSquares, TakesTheWidestFactors) {
  const Int256 wide = Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();
  const Int256 less = Subtract(wide, Int256(1)).value();
  const LeastSquaresPolynomial line = Fitted({{0, 0}, {1, 1000}}, 1);
  EXPECT_EQ(line.RoundedAt(1, Rational::Make(less, wide).value(), {RoundingMode::kDown, 1}).value(), 999);
  EXPECT_EQ(line.RoundedAt(1, Rational::Make(less.Negated(), wide).value(), {RoundingMode::kUp, 1}).value(),
            -1000);
  EXPECT_EQ(line.RoundedAt(1, Rational::Make(wide, less).value(), {RoundingMode::kUp, 1}).value(), 1001);
  EXPECT_EQ(line.RoundedAt(1, Rational::Make(wide, Int256(1)).value(), kToPence).fault(), Fault::kOutOfRange);
}

TEST(LeastSquares, PeopleOfOneScoreCountAsManyTimesAsThereAreOfThem) {
  std::mt19937_64 random(3);
  LeastSquaresSums together, one_by_one;
  for (int64_t score = -5; score < 20; ++score) {
    Int128 pence = 0;
    const auto count = 1 + static_cast<int64_t>(random() % 6);
    for (int64_t i = 0; i < count; ++i) {
      const auto cost = static_cast<int64_t>(random() % 100000);
      EXPECT_EQ(one_by_one.Add(score, 1, cost), Fault::kNone);
      pence += cost;
    }
    EXPECT_EQ(together.Add(score, count, pence), Fault::kNone);
  }
  EXPECT_EQ(together, one_by_one);
  EXPECT_EQ(together.people(), one_by_one.people());
}

TEST(LeastSquares, SumsAreTheSameInAnyOrderAndInAnyParts) {
  std::mt19937_64 random(4);
  for (int round = 0; round < 50; ++round) {
    const std::vector<ScoredCost> all = Drawn(random, uint64_t{1} << (round + 2), kMaxPence);
    const LeastSquaresSums whole = SumsOf(all);
    LeastSquaresSums parts[3];
    for (const ScoredCost& person : all) {
      EXPECT_EQ(parts[random() % 3].Add(person.score, 1, person.pence), Fault::kNone);
    }
    LeastSquaresSums forwards, backwards, last_two = parts[1];
    for (int i = 0; i < 3; ++i) EXPECT_EQ(forwards.Merge(parts[i]), Fault::kNone);
    EXPECT_EQ(last_two.Merge(parts[2]), Fault::kNone);
    EXPECT_EQ(backwards.Merge(last_two), Fault::kNone);
    EXPECT_EQ(backwards.Merge(parts[0]), Fault::kNone);
    EXPECT_EQ(forwards, whole);
    EXPECT_EQ(backwards, whole);
  }
}

TEST(LeastSquares, ManyAtOnceComeToTheSameSums) {
  std::mt19937_64 random(5);
  constexpr int64_t kMillion = int64_t{1} << 20;
  const int64_t edges[] = {
      0, 1, -1, kMillion, -kMillion, kMillion + 1, -kMillion - 1, kGreatestScore, -kGreatestScore};
  for (int round = 0; round < 60; ++round) {
    std::vector<ScoredCost> all(random() % 300);
    for (ScoredCost& person : all) {
      // In most rounds small scores alone, now and then one that is not.
      person.score = edges[random() % (round % 3 == 0 && random() % 40 == 0 ? 9 : 5)];
      person.pence = random() % 4 == 0 ? kMaxPence : static_cast<int64_t>(random() % kMaxPence);
    }
    LeastSquaresSums sums;
    EXPECT_EQ(sums.AddAll(all), Fault::kNone);
    EXPECT_EQ(sums, SumsOf(all));
  }
  // All alike, from small scores to great ones.
  for (int bits = 18; bits < 60; ++bits) {
    for (const int64_t sign : {-1, 1}) {
      const std::vector<ScoredCost> alike(1000, {sign * (int64_t{1} << bits), kMaxPence});
      LeastSquaresSums sums;
      EXPECT_EQ(sums.AddAll(alike), Fault::kNone);
      EXPECT_EQ(sums, SumsOf(alike)) << bits;
    }
  }
}

TEST(LeastSquares, CountsNothingOfWhatCannotBe) {
  LeastSquaresSums sums;
  EXPECT_EQ(sums.Add(kScoreMagnitude, 1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(-kScoreMagnitude, 1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(INT64_MIN, 1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, 0, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, -1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, 1, -1), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, 2, MultiplyWide(2, kMaxPence) + 1), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, kMaxCases + 1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.Add(1, 1, kMaxPence + 1), Fault::kOutOfRange);
  const std::vector<std::vector<ScoredCost>> spoilt = {
      {{1, 1}, {kScoreMagnitude, 1}}, {{1, 1}, {1, -1}}, {{1, 1}, {1, kMaxPence + 1}}};
  for (const std::vector<ScoredCost>& people : spoilt) EXPECT_EQ(sums.AddAll(people), Fault::kOutOfRange);
  EXPECT_EQ(sums, LeastSquaresSums());

  EXPECT_EQ(sums.Add(1, 2, MultiplyWide(2, kMaxPence)), Fault::kNone);
  EXPECT_EQ(sums.Add(1, kMaxCases - 2, 0), Fault::kNone);
  const LeastSquaresSums full = sums;
  EXPECT_EQ(sums.Add(1, 1, 0), Fault::kOutOfRange);
  EXPECT_EQ(sums.AddAll(std::vector<ScoredCost>{{1, 1}}), Fault::kOutOfRange);
  EXPECT_EQ(sums.Merge(SumsOf({{1, 1}})), Fault::kOutOfRange);
  EXPECT_EQ(sums.AddAll({}), Fault::kNone);
  EXPECT_EQ(sums, full);
}

TEST(LeastSquares, NeedsMoreScoresThanItsDegree) {
  EXPECT_EQ(LeastSquaresPolynomial::Fit(LeastSquaresSums(), 1).fault(), Fault::kEmpty);
  EXPECT_EQ(LeastSquaresPolynomial::Fit(SumsOf({{7, 1}, {7, 2}, {7, 3}}), 1).fault(), Fault::kEmpty);
  EXPECT_EQ(LeastSquaresPolynomial::Fit(SumsOf({{7, 1}, {8, 2}, {7, 3}}), 2).fault(), Fault::kEmpty);
  EXPECT_EQ(LeastSquaresPolynomial::Fit(SumsOf({{7, 1}, {8, 2}, {9, 3}}), 3).fault(), Fault::kEmpty);
  EXPECT_EQ(LeastSquaresPolynomial::Fit(SumsOf({{7, 1}, {8, 2}}), 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(LeastSquaresPolynomial::Fit(SumsOf({{7, 1}, {8, 2}}), 4).fault(), Fault::kOutOfRange);
}

TEST(LeastSquares, CostsThatAreAlikeGiveALevelLine) {
  for (std::size_t degree = 1; degree <= 3; ++degree) {
    const LeastSquaresPolynomial level = Fitted({{1, 700}, {5, 700}, {6, 700}, {9, 700}, {9, 700}}, degree);
    EXPECT_EQ(level.At(-kGreatestScore).value(), 700);
    EXPECT_EQ(level.CoefficientText(degree, 0, 3).value(), "0.000");
    EXPECT_EQ(Fitted({{1, 0}, {5, 0}, {6, 0}, {9, 0}}, degree).At(4).value(), 0);
  }
}

TEST(LeastSquares, GivesNoAmountBeyondTheGreatest) {
  const LeastSquaresPolynomial line = Fitted({{0, 0}, {2, kMaxPence}}, 1);
  EXPECT_EQ(line.At(2).value(), kMaxPence);
  EXPECT_EQ(line.At(-2).value(), -kMaxPence);
  EXPECT_EQ(line.At(3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.At(-3).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.RoundedAt(2, 1, kToPence).value(), kMaxPence);
  EXPECT_EQ(line.RoundedAt(-2, 1, kToPence).value(), -kMaxPence);
  EXPECT_EQ(line.RoundedAt(2, 1, {RoundingMode::kUp, 3}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.RoundedAt(-2, 1, {RoundingMode::kUp, 3}).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.RoundedAt(4, Fraction(1, 2), kToPence).value(), kMaxPence);
  EXPECT_EQ(line.RoundedAt(1, 1, {RoundingMode::kDown, INT64_MAX}).value(), 0);
  EXPECT_EQ(line.RoundedAt(1, 1, {RoundingMode::kHalfUp, 0}).fault(), Fault::kOutOfRange);
  for (const int64_t score : {kScoreMagnitude, -kScoreMagnitude, INT64_MIN, INT64_MAX}) {
    EXPECT_EQ(line.At(score).fault(), Fault::kOutOfRange);
    EXPECT_EQ(line.RoundedAt(score, 0, kToPence).fault(), Fault::kOutOfRange);
  }
  EXPECT_EQ(LeastSquaresPolynomial().At(5).value(), 0);
}

// Through four scores there is one cubic, whatever number of people each has: at the widest numbers too.
TEST(LeastSquares, HoldsTheGreatestScoresCostsAndNumbersOfPeople) {
  const ScoredCost corners[] = {{-kGreatestScore, kMaxPence},
                                {-kGreatestScore / 3, 0},
                                {kGreatestScore / 3, kMaxPence - 1},
                                {kGreatestScore, 1}};
  LeastSquaresSums sums;
  for (const auto& [score, pence] : corners) {
    EXPECT_EQ(sums.Add(score, kMaxCases / 4, MultiplyWide(kMaxCases / 4, pence)), Fault::kNone);
  }
  const LeastSquaresPolynomial cubic = Fitted(sums, 3);
  const Int256 wide = Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();
  const Rational near_one = Rational::Make(Subtract(wide, Int256(1)).value(), wide).value();
  for (const auto& [score, pence] : corners) {
    EXPECT_EQ(cubic.At(score).value(), pence);
    EXPECT_EQ(cubic.ExactAt(score).value(), pence);
    EXPECT_EQ(cubic.RoundedAt(score, 1, kToPence).value(), pence);
    EXPECT_EQ(cubic.RoundedAt(score, near_one, {RoundingMode::kUp, 1}).value(), pence);
    EXPECT_EQ(cubic.RoundedAt(score, near_one, {RoundingMode::kDown, INT64_MAX}).value(), 0);
  }
}

TEST(LeastSquares, AnExactValueThatFits256BitsIsGivenAndAnyOtherIsNot) {
  // Two thirds of the way up the line from (0, 0) to (d, n) lies 2n/3, exactly, however long n and d are.
  const LeastSquaresPolynomial line = Fitted({{0, 0}, {3 * 100'000'000'000'000, 9'999'999'999'999}}, 1);
  EXPECT_EQ(line.ExactAt(200'000'000'000'000).value(), Fraction(2 * 9'999'999'999'999, 3));
  EXPECT_EQ(line.ExactAt(kScoreMagnitude).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Fitted({{0, 0}, {1, kMaxPence}}, 1).ExactAt(2).fault(), Fault::kOutOfRange);
  // Four scores of eighteen digits without a common factor.
  const LeastSquaresPolynomial wide = Fitted({{-kGreatestScore, 7},
                                              {-kGreatestScore / 7 + 1, 11},
                                              {kGreatestScore / 11 + 5, 13},
                                              {kGreatestScore - 13, 17},
                                              {kGreatestScore, 19}},
                                             3);
  EXPECT_EQ(wide.ExactAt(1).fault(), Fault::kOverflow);
  EXPECT_TRUE(wide.At(1).ok());
}

// Denominators of 861 bits, numerators of 904 and, with the factor and the increment, products of 1,178.
// Figures that Python's fractions gave for the same normal equations.
TEST(LeastSquares, IsExactAtTheWidestNumbers) {
  struct Group {
    int64_t score, pence, missing;
  };
  LeastSquaresSums sums;
  for (const auto& [score, pence, missing] :
       {Group{-kGreatestScore, kMaxPence, 1}, Group{1 - kGreatestScore, 0, 3},
        Group{-499'999'999'999'999'999, kMaxPence, 9}, Group{-7, kMaxPence - 3, 27}, Group{0, 1, 31},
        Group{142'857'142'857'142'857, kMaxPence, 47}, Group{kGreatestScore - 1, 0, 61},
        Group{kGreatestScore, kMaxPence, 69}}) {
    const int64_t people = kMaxCases / 8 - missing;
    EXPECT_EQ(sums.Add(score, people, MultiplyWide(people, pence)), Fault::kNone);
  }
  const Int256 wide = Multiply(Int256(kInt128Max), Int256(kInt128Max)).value();
  const Rational near_one = Rational::Make(Subtract(wide, Int256(1)).value(), wide).value();
  struct Expected {
    std::size_t degree;
    int64_t score, pence, billionths;
  };
  for (const auto& [degree, score, pence, billionths] :
       {Expected{1, -kGreatestScore, 6'550'742'017'579, 766'290'249},
        Expected{1, 123'456'789'012'345'678, 6'197'083'007'499, 566'302'729},
        Expected{1, kGreatestScore, 5'921'151'251'759, 375'444'673},
        Expected{2, -kGreatestScore, 5'479'505'548'145, 878'397'075},
        Expected{2, 123'456'789'012'345'678, 7'356'568'957'326, 243'277'271},
        Expected{2, kGreatestScore, 4'921'603'646'991, 886'892'341},
        Expected{3, -kGreatestScore, 5'139'574'548'415, 136'152'911},
        Expected{3, 123'456'789'012'345'678, 6'561'398'099'218, 527'930'271},
        Expected{3, kGreatestScore, 5'062'033'132'495, 696'541'893}}) {
    const LeastSquaresPolynomial curve = Fitted(sums, degree);
    EXPECT_EQ(curve.At(score).value(), (Rational(pence) + Fraction(billionths, kFinePerPenny)).value())
        << degree << " " << score;
    EXPECT_EQ(curve.RoundedAt(score, near_one, {RoundingMode::kUp, 1}).value(), pence + 1);
    EXPECT_EQ(curve.RoundedAt(score, near_one, {RoundingMode::kDown, INT64_MAX}).value(), 0);
    EXPECT_EQ(curve.RoundedAt(score, near_one, {RoundingMode::kUp, INT64_MAX}).fault(), Fault::kOutOfRange);
  }
}

TEST(LeastSquares, WritesCoefficientsInPoundsAndPoints) {
  // 12.34 pounds for each point, scores at two places.
  const LeastSquaresPolynomial line = Fitted({{0, 100000}, {100, 101234}}, 1);
  EXPECT_EQ(line.CoefficientText(0, 2, 2).value(), "1000.00");
  EXPECT_EQ(line.CoefficientText(1, 2, 2).value(), "12.34");
  EXPECT_EQ(line.CoefficientText(1, 2, 1).value(), "12.3");
  EXPECT_EQ(line.CoefficientText(1, 2, 0).value(), "12");
  EXPECT_EQ(line.CoefficientText(1, 0, 4).value(), "0.1234");
  EXPECT_EQ(line.CoefficientText(1, 9, 18).value(), "123400000.000000000000000000");
  const LeastSquaresPolynomial cubic = Fitted({{0, 0}, {1, 200}, {2, 1600}, {3, 5400}}, 3);
  EXPECT_EQ(cubic.CoefficientText(3, 9, 0).value(), "2" + std::string(27, '0'));
}

TEST(LeastSquares, RoundsCoefficientsHalfEvenAndWritesNoNegativeZero) {
  const LeastSquaresPolynomial falls = Fitted({{0, 500}, {100, 250}, {200, 0}}, 1);  // -0.025 a point
  EXPECT_EQ(falls.CoefficientText(1, 0, 2).value(), "-0.02");
  EXPECT_EQ(falls.CoefficientText(1, 0, 3).value(), "-0.025");
  EXPECT_EQ(falls.CoefficientText(1, 0, 1).value(), "0.0");
  EXPECT_EQ(falls.CoefficientText(1, 0, 0).value(), "0");
  const LeastSquaresPolynomial rises = Fitted({{0, 0}, {100, 350}, {200, 700}}, 1);  // 0.035 a point
  EXPECT_EQ(rises.CoefficientText(1, 0, 2).value(), "0.04");
}

TEST(LeastSquares, WritesNoCoefficientItDoesNotHave) {
  const LeastSquaresPolynomial line = Fitted({{0, 0}, {1, 1}}, 1);
  EXPECT_EQ(line.CoefficientText(2, 0, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.CoefficientText(1, 10, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.CoefficientText(1, 0, 19).fault(), Fault::kOutOfRange);
  EXPECT_EQ(line.CoefficientText(1, 9, 18).fault(), Fault::kNone);
}

}  // namespace
}  // namespace ras
