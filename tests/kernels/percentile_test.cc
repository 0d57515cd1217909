// Percentiles and percentile ranks, by each of the rules (docs/building-a-table.md).
#include "ras/percentile.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <random>
#include <string>
#include <utility>
#include <vector>

namespace ras {
namespace {

using enum PercentileRule;

constexpr PercentileRule kSteps[] = {kType1, kType2, kType3};
constexpr PercentileRule kLines[] = {kType4, kType5, kType6, kType7, kType8, kType9, kInclusive, kExclusive};
constexpr PercentileRule kAll[] = {kType1, kType2, kType3, kType4,     kType5,    kType6,
                                   kType7, kType8, kType9, kInclusive, kExclusive};

Rational Share(int64_t n, int64_t d) { return Rational::Make(Int256(n), Int256(d)).value(); }

SortedSample Sample(const std::vector<int64_t>& values) {
  const Result<SortedSample> sample = SortedSample::Make(values);
  EXPECT_TRUE(sample.ok());
  return sample.value();
}

// The percentile as text, or the name of the fault.
std::string PercentileOf(const std::vector<int64_t>& values, const Rational& p, PercentileRule rule) {
  const Result<Rational> value = Percentile(Sample(values), p, rule);
  return value.ok() ? value.value().ToString() : FaultName(value.fault());
}

std::string RankOf(const std::vector<int64_t>& values, int64_t value, PercentileRule rule) {
  const Result<Rational> rank = PercentileRank(Sample(values), value, rule);
  return rank.ok() ? rank.value().ToString() : FaultName(rank.fault());
}

// A sample of 1 to 12 observations with many ties, or few.
std::vector<int64_t> RandomSample(std::mt19937_64& random) {
  std::vector<int64_t> values(1 + random() % 12);
  const uint64_t range = random() % 2 == 0 ? 4 : 1000;
  for (int64_t& value : values) value = static_cast<int64_t>(random() % range) - 2;
  std::sort(values.begin(), values.end());
  return values;
}

// One line a type, for p of 0, 1/4, 3/10, 1/2, 9/10 and 1 of the ten observations 10, 20, ... 100.
TEST(Percentile, EachTypeLooksWhereItsDefinitionSays) {
  const std::vector<int64_t> tens = {10, 20, 30, 40, 50, 60, 70, 80, 90, 100};
  const std::pair<PercentileRule, std::vector<std::string>> expected[] = {
      {kType1, {"10", "30", "30", "50", "90", "100"}},
      {kType2, {"10", "30", "35", "55", "95", "100"}},
      {kType3, {"10", "20", "30", "50", "90", "100"}},
      {kType4, {"10", "25", "30", "50", "90", "100"}},
      {kType5, {"10", "30", "35", "55", "95", "100"}},
      {kType6, {"10", "27.5", "33", "55", "99", "100"}},
      {kType7, {"10", "32.5", "37", "55", "91", "100"}},
      {kType8, {"10", "175/6", "103/3", "55", "289/3", "100"}},
      {kType9, {"10", "29.375", "34.5", "55", "96", "100"}},
  };
  const Rational shares[] = {0, Share(1, 4), Share(3, 10), Share(1, 2), Share(9, 10), 1};
  for (const auto& [rule, row] : expected) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      EXPECT_EQ(PercentileOf(tens, shares[i], rule), row[i]) << static_cast<int>(rule) << " " << i;
    }
  }
}

TEST(Percentile, OfTwoAsNearTypeThreeTakesTheOneAtAnEvenPlace) {
  const std::vector<int64_t> four = {10, 20, 30, 40};
  EXPECT_EQ(PercentileOf(four, Share(3, 8), kType3), "20");  // n p = 1.5
  EXPECT_EQ(PercentileOf(four, Share(5, 8), kType3), "20");  // n p = 2.5
  EXPECT_EQ(PercentileOf(four, Share(51, 80), kType3), "30");
  EXPECT_EQ(PercentileOf(four, Share(7, 8), kType3), "40");
  EXPECT_EQ(PercentileOf(four, Share(1, 8), kType3), "10");  // Place 0 is even, but nobody stands there.
}

// The examples of Microsoft's pages for the functions.
TEST(Percentile, AnswersAsTheSpreadsheetDoes) {
  EXPECT_EQ(PercentileOf({1, 2, 3, 4}, Share(3, 10), kInclusive), "1.9");
  const std::vector<int64_t> nine = {1, 2, 3, 6, 6, 6, 7, 8, 9};
  EXPECT_EQ(PercentileOf(nine, Share(1, 4), kExclusive), "2.5");
  EXPECT_EQ(PercentileOf(nine, 0, kExclusive), "out of range");
  EXPECT_EQ(PercentileOf(nine, Share(1, 100), kExclusive), "out of range");
  EXPECT_EQ(PercentileOf(nine, 2, kExclusive), "out of range");
}

TEST(Percentile, ExclusiveIsRefusedWhereItWouldLeaveTheSample) {
  const std::vector<int64_t> four = {10, 20, 30, 40};
  EXPECT_EQ(PercentileOf(four, Share(1, 5), kExclusive), "10");
  EXPECT_EQ(PercentileOf(four, Share(199, 1000), kExclusive), "out of range");
  EXPECT_EQ(PercentileOf(four, Share(4, 5), kExclusive), "40");
  EXPECT_EQ(PercentileOf(four, Share(801, 1000), kExclusive), "out of range");
  EXPECT_EQ(PercentileOf({7}, Share(1, 2), kExclusive), "7");
  EXPECT_EQ(PercentileOf({7}, Share(49, 100), kExclusive), "out of range");
}

TEST(Percentile, TheSpreadsheetsRulesAreTypesSevenAndSix) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 500; ++round) {
    const std::vector<int64_t> values = RandomSample(random);
    const Rational p = Share(static_cast<int64_t>(random() % 101), 100);
    EXPECT_EQ(PercentileOf(values, p, kInclusive), PercentileOf(values, p, kType7));
    const std::string exclusive = PercentileOf(values, p, kExclusive);
    if (exclusive != "out of range") {
      EXPECT_EQ(exclusive, PercentileOf(values, p, kType6));
    }
  }
}

// Hyndman and Fan's own form: (1 - g) x_j + g x_(j+1), with j + g' = n p + m.
Rational ByDefinition(const std::vector<int64_t>& values, int64_t p, int64_t of, PercentileRule rule) {
  const auto n = static_cast<int64_t>(values.size());
  // n p + m in units of 1 / (24 of).
  const int64_t m[] = {0, 0, -12 * of, 0, 12 * of, 24 * p, 24 * (of - p), 8 * (p + of), 6 * p + 9 * of};
  const int64_t unit = 24 * of;
  const int64_t place = 24 * n * p + m[static_cast<int>(rule)];
  int64_t j = 0;
  for (j = -1; (j + 1) * unit <= place;) ++j;
  int64_t g = place - j * unit;
  if (rule == kType1) g = g > 0 ? unit : 0;
  if (rule == kType2) g = g > 0 ? unit : unit / 2;
  if (rule == kType3) g = g == 0 && j % 2 == 0 ? 0 : unit;
  const auto x = [&](int64_t k) {
    return values[static_cast<std::size_t>(std::clamp<int64_t>(k, 1, n) - 1)];
  };
  return Share((unit - g) * x(j) + g * x(j + 1), unit);
}

TEST(Percentile, AgreesWithTheDefinitions) {
  std::mt19937_64 random(2);
  for (int round = 0; round < 2000; ++round) {
    const std::vector<int64_t> values = RandomSample(random);
    const int64_t of = 1 + static_cast<int64_t>(random() % 48);
    const int64_t p = static_cast<int64_t>(random() % static_cast<uint64_t>(of + 1));
    for (int type = 0; type < 9; ++type) {
      const auto rule = static_cast<PercentileRule>(type);
      ASSERT_EQ(Percentile(Sample(values), Share(p, of), rule).value(), ByDefinition(values, p, of, rule))
          << type + 1 << " " << p << "/" << of << " of " << testing::PrintToString(values);
    }
  }
}

TEST(Percentile, NeverFallsAndStaysInTheSample) {
  std::mt19937_64 random(3);
  for (int round = 0; round < 200; ++round) {
    const std::vector<int64_t> values = RandomSample(random);
    for (const PercentileRule rule : kAll) {
      Rational previous = values.front();
      for (int64_t p = 0; p <= 60; ++p) {
        const Result<Rational> value = Percentile(Sample(values), Share(p, 60), rule);
        if (rule == kExclusive && !value.ok()) continue;
        ASSERT_TRUE(value.ok());
        ASSERT_GE(value.value(), previous);
        ASSERT_LE(value.value(), Rational(values.back()));
        previous = value.value();
      }
    }
  }
}

TEST(Percentile, OfTheWidestValuesIsExact) {
  const std::vector<int64_t> ends = {INT64_MIN, INT64_MAX};
  EXPECT_EQ(PercentileOf(ends, Share(1, 2), kType7), "-0.5");
  EXPECT_EQ(PercentileOf(ends, Share(1, 2), kType2), "-0.5");
  EXPECT_EQ(PercentileOf(ends, 0, kType7), "-9223372036854775808");
  EXPECT_EQ(PercentileOf(ends, 1, kType4), "9223372036854775807");
}

TEST(Percentile, RefusesASampleOrAShareThatIsNone) {
  EXPECT_EQ(SortedSample::Make({}).fault(), Fault::kEmpty);
  EXPECT_EQ(SortedSample::Make(std::vector<int64_t>{1, 3, 2}).fault(), Fault::kUnordered);
  EXPECT_TRUE(SortedSample::Make(std::vector<int64_t>{1, 1, 2}).ok());
  const int64_t one = 1;
  const std::span<const int64_t> claimed(&one, static_cast<std::size_t>(kMaxCases) + 1);
  EXPECT_EQ(SortedSample::Make(claimed).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Percentile(SortedSample(), Share(1, 2), kType7).fault(), Fault::kEmpty);
  EXPECT_EQ(PercentileRank(SortedSample(), 1, kType7).fault(), Fault::kEmpty);
  for (const PercentileRule rule : kAll) {
    EXPECT_EQ(PercentileOf({1, 2}, Share(-1, 1000), rule), "out of range");
    EXPECT_EQ(PercentileOf({1, 2}, Share(1001, 1000), rule), "out of range");
  }
  EXPECT_EQ(PercentileOf({1, 2}, Share(1, 2), static_cast<PercentileRule>(11)), "out of range");
  EXPECT_EQ(RankOf({1, 2}, 1, static_cast<PercentileRule>(11)), "out of range");
}

TEST(Percentile, OfAShareTooWideToReckonWithIsAnOverflow) {
  Int256 wide(1);
  for (int i = 0; i < 253; ++i) wide = Add(wide, wide).value();
  const Rational p =
      Rational::Make(Subtract(wide, Int256(2)).value(), Subtract(wide, Int256(1)).value()).value();
  EXPECT_EQ(PercentileOf({1, 2, 3}, p, kType8), "overflow");
}

// One line a type: the ranks of 10, 20, 25, 40 and of 5 and 45, outside, among 10, 20, 30 and 40.
TEST(PercentileRank, EachTypeHasItsOwn) {
  const std::vector<int64_t> four = {10, 20, 30, 40};
  const std::pair<PercentileRule, std::vector<std::string>> expected[] = {
      {kType1, {"0.125", "0.375", "0.5", "0.875", "0.125", "0.875"}},
      {kType2, {"0.125", "0.375", "0.5", "0.875", "0.125", "0.875"}},
      {kType3, {"0.25", "0.5", "0.5", "1", "0.25", "1"}},
      {kType4, {"0.25", "0.5", "0.625", "1", "0.25", "1"}},
      {kType5, {"0.125", "0.375", "0.5", "0.875", "0.125", "0.875"}},
      {kType6, {"0.2", "0.4", "0.5", "0.8", "0.2", "0.8"}},
      {kType7, {"0", "1/3", "0.5", "1", "0", "1"}},
      {kType8, {"2/13", "5/13", "0.5", "11/13", "2/13", "11/13"}},
      {kType9, {"5/34", "13/34", "0.5", "29/34", "5/34", "29/34"}},
      {kInclusive, {"0", "1/3", "0.5", "1", "0", "1"}},
      {kExclusive, {"0.2", "0.4", "0.5", "0.8", "0.2", "0.8"}},
  };
  const int64_t values[] = {10, 20, 25, 40, 5, 45};
  for (const auto& [rule, row] : expected) {
    for (std::size_t i = 0; i < row.size(); ++i) {
      EXPECT_EQ(RankOf(four, values[i], rule), row[i]) << static_cast<int>(rule) << " of " << values[i];
    }
  }
}

// The examples of Microsoft's pages, before they are cut to three digits; those with a fraction times 100.
TEST(PercentileRank, AnswersAsTheSpreadsheetDoesForUntiedValues) {
  const std::vector<int64_t> ten = {1, 1, 1, 2, 3, 4, 8, 11, 12, 13};
  EXPECT_EQ(RankOf(ten, 2, kInclusive), "1/3");
  EXPECT_EQ(RankOf(ten, 4, kInclusive), "5/9");
  EXPECT_EQ(RankOf(ten, 8, kInclusive), "2/3");
  EXPECT_EQ(RankOf(ten, 5, kInclusive), "7/12");
  const std::vector<int64_t> nine = {100, 200, 300, 600, 600, 600, 700, 800, 900};
  EXPECT_EQ(RankOf(nine, 700, kExclusive), "0.7");
  EXPECT_EQ(RankOf(nine, 543, kExclusive), "0.381");
  EXPECT_EQ(RankOf(nine, 900, kExclusive), "0.9");
  EXPECT_EQ(RankOf(nine, 900, kInclusive), "1");
}

TEST(PercentileRank, PeopleWhoTieStandInTheMiddleOfTheirPlaces) {
  const std::vector<int64_t> nine = {1, 2, 3, 6, 6, 6, 7, 8, 9};
  EXPECT_EQ(RankOf(nine, 6, kExclusive), "0.5");  // Where the spreadsheet says 0.4.
  EXPECT_EQ(RankOf({1, 6, 6, 9}, 6, kInclusive), "0.5");
  EXPECT_EQ(RankOf({1, 6, 6, 9}, 6, kType1), "0.5");    // From above 1/4 to 3/4.
  EXPECT_EQ(RankOf({1, 6, 6, 9}, 6, kType3), "0.625");  // From 3/8 to 7/8.
  EXPECT_EQ(RankOf({6, 6, 6, 9}, 6, kInclusive), "1/3");
  EXPECT_EQ(RankOf({1, 6, 6, 6}, 6, kInclusive), "2/3");
  EXPECT_EQ(RankOf({6, 6, 6, 6}, 6, kInclusive), "0.5");
}

TEST(PercentileRank, AValueBesideATieStartsFromTheNearestOfTheTied) {
  EXPECT_EQ(RankOf({1, 6, 6, 10}, 7, kInclusive), "0.75");  // Place 3.25 of 1 to 4.
  EXPECT_EQ(RankOf({0, 10, 10, 12}, 5, kInclusive), "1/6");
  EXPECT_EQ(RankOf({1, 6, 6, 10}, 7, kType2), "0.75");  // Three of four.
}

TEST(PercentileRank, OutsideTheSampleIsTheFirstOrTheLastPlaceEvenOfATie) {
  EXPECT_EQ(RankOf({6, 6, 9, 9}, 5, kInclusive), "0");
  EXPECT_EQ(RankOf({6, 6, 9, 9}, 10, kInclusive), "1");
  EXPECT_EQ(RankOf({6, 6, 9, 9}, INT64_MIN, kType1), "0.125");
  EXPECT_EQ(RankOf({6, 6, 9, 9}, INT64_MAX, kType3), "1");
}

TEST(PercentileRank, OfASampleOfOneIsThatPlace) {
  for (const PercentileRule rule : kAll) {
    const std::string expected = rule == kType3 || rule == kType4 ? "1" : "0.5";
    for (const int64_t value : {6, 7, 8})
      EXPECT_EQ(RankOf({7}, value, rule), expected) << static_cast<int>(rule);
  }
}

// The middle of the shares that give an observation, found by asking for many shares. The ends of the sample
// are left out: there the rules of steps repeat what they have.
TEST(PercentileRank, IsTheMiddleOfTheSharesThatGiveTheObservation) {
  std::mt19937_64 random(4);
  constexpr int64_t kFine = 1680;  // A multiple of 2 n for n up to 8.
  for (int round = 0; round < 60; ++round) {
    std::vector<int64_t> values = RandomSample(random);
    values.resize(std::min<std::size_t>(values.size(), 8));
    const SortedSample sample = Sample(values);
    for (const PercentileRule rule : kSteps) {
      for (const int64_t value : values) {
        if (value == values.front() || value == values.back()) continue;
        std::optional<int64_t> lowest;
        int64_t highest = 0;
        for (int64_t p = 1; p < 2 * kFine; p += 2) {  // Between the steps.
          if (Percentile(sample, Share(p, 2 * kFine), rule).value() != Rational(value)) continue;
          if (!lowest) lowest = p;
          highest = p;
        }
        ASSERT_TRUE(lowest.has_value());
        ASSERT_EQ(PercentileRank(sample, value, rule).value(), Share(*lowest + highest, 4 * kFine))
            << static_cast<int>(rule) << " " << value << " of " << testing::PrintToString(values);
      }
    }
  }
}

TEST(PercentileRank, LeadsBackToTheValue) {
  std::mt19937_64 random(5);
  for (int round = 0; round < 500; ++round) {
    const std::vector<int64_t> values = RandomSample(random);
    const SortedSample sample = Sample(values);
    const auto back = [&](int64_t value, PercentileRule rule) {
      return Percentile(sample, PercentileRank(sample, value, rule).value(), rule).value();
    };
    for (const PercentileRule rule : kLines) {
      for (int64_t value = values.front(); value <= values.back();
           value += 1 + (values.back() - value) / 20) {
        ASSERT_EQ(back(value, rule), Rational(value))
            << static_cast<int>(rule) << " " << testing::PrintToString(values);
      }
      ASSERT_EQ(back(values.front() - 1, rule), Rational(values.front()));
      ASSERT_EQ(back(values.back() + 1, rule), Rational(values.back()));
    }
    for (const PercentileRule rule : kSteps) {
      for (const int64_t value : values) ASSERT_EQ(back(value, rule), Rational(value));
    }
  }
}

TEST(PercentileRank, NeverFallsAndIsAShare) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 500; ++round) {
    const std::vector<int64_t> values = RandomSample(random);
    for (const PercentileRule rule : kAll) {
      Rational previous = 0;
      for (int64_t value = values.front() - 1; value <= values.back() + 1;
           value += 1 + (values.back() - value) / 30) {
        const Rational rank = PercentileRank(Sample(values), value, rule).value();
        ASSERT_GE(rank, previous) << static_cast<int>(rule) << " " << testing::PrintToString(values);
        previous = rank;
      }
      ASSERT_LE(previous, Rational(1));
    }
  }
}

TEST(PercentileRank, OfTheWidestValuesIsExact) {
  const std::vector<int64_t> ends = {INT64_MIN, INT64_MAX};
  EXPECT_EQ(RankOf(ends, 0, kType7), "9223372036854775808/18446744073709551615");
  for (const PercentileRule rule : kLines) {
    const Rational rank = PercentileRank(Sample(ends), 12345, rule).value();
    EXPECT_EQ(Percentile(Sample(ends), rank, rule).value(), Rational(12345));
  }
}

TEST(Percentile, CanBeAskedForWhileCompiling) {
  static constexpr int64_t kValues[] = {1, 2, 3, 4};
  static constexpr SortedSample kSample = SortedSample::Make(kValues).value();
  static_assert(Percentile(kSample, Rational(1), kInclusive).value() == Rational(4));
  static_assert(PercentileRank(kSample, 3, kExclusive).value() == Rational(Decimal{6, 1}));
}

TEST(SortedSample, WithoutOneIsTheSampleOfTheOthers) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 500; ++round) {
    std::vector<int64_t> values(2 + random() % 9);
    for (int64_t& value : values) value = static_cast<int64_t>(random() % 7);
    std::sort(values.begin(), values.end());
    const SortedSample all = SortedSample::Make(values).value();
    for (std::size_t gone = 0; gone < values.size(); ++gone) {
      std::vector<int64_t> rest = values;
      rest.erase(rest.begin() + static_cast<std::ptrdiff_t>(gone));
      const SortedSample others = SortedSample::Make(rest).value();
      const SortedSample without = all.Without(static_cast<int64_t>(gone) + 1);
      ASSERT_EQ(without.size(), others.size());
      for (int64_t position = -1; position <= others.size() + 2; ++position) {
        ASSERT_EQ(without.At(position), others.At(position)) << position;
      }
      for (int64_t value = -1; value <= 7; ++value) {
        ASSERT_EQ(without.CountBelow(value), others.CountBelow(value));
        ASSERT_EQ(without.CountNotAbove(value), others.CountNotAbove(value));
      }
    }
  }
}

}  // namespace
}  // namespace ras
