// How many people a sample needs (docs/sampling.md section 1). Golden figures: the 72 sizes that seed
// 000 prints, as tests/conformance has them.
#include "ras/sample_size.h"

#include <gtest/gtest.h>

#include <fstream>
#include <initializer_list>
#include <random>
#include <string>

namespace ras {
namespace {

SampleSizeSpec Within(int64_t margin_percent, SampleSizeRule rule = SampleSizeRule::kPublished) {
  SampleSizeSpec spec;
  spec.margin = Decimal{margin_percent, 2};
  spec.rule = rule;
  return spec;
}

int64_t People(const SampleSizeSpec& spec, int64_t population) {
  const Result<SampleSize> size = SizeSample(spec, population);
  EXPECT_TRUE(size.ok()) << FaultName(size.fault());
  return size.value().people;
}

TEST(SampleSize, IsThatOfEveryPublishedCell) {
  std::ifstream file(RAS_SOURCE_DIR "/tests/conformance/golden/adass_sample_size.csv");
  std::string line;
  std::getline(file, line);
  ASSERT_EQ(line, "population,margin_percent,sample_size");
  int cells = 0;
  for (; std::getline(file, line); ++cells) {
    int64_t population = 0, margin = 0, size = 0;
    ASSERT_EQ(std::sscanf(line.c_str(), "%ld,%ld,%ld", &population, &margin, &size), 3) << line;
    EXPECT_EQ(People(Within(margin), population), size) << line;
  }
  EXPECT_EQ(cells, 72);
}

TEST(SampleSize, WithoutEndIsThePublishedFirstStep) {
  const std::initializer_list<std::pair<int64_t, int64_t>> published = {{5, 384}, {6, 267}, {7, 196},
                                                                        {8, 150}, {9, 119}, {10, 96}};
  for (const auto& [margin, size] : published) {
    EXPECT_EQ(SizeSample(Within(margin), 1000).value().without_end, size);
  }
}

TEST(SampleSize, NeverExceedsWhatAPopulationWithoutEndNeeds) {
  EXPECT_EQ(People(Within(5), 293'760), 383);
  EXPECT_EQ(People(Within(5), 293'761), 384);
  EXPECT_EQ(People(Within(5), kMaxCases), 384);
}

TEST(SampleSize, OfFourGroupsTakenForThemselvesNearlyDoublesTheWork) {
  int64_t total = 0;
  std::vector<int64_t> sizes;
  for (const int64_t population : {700, 200, 50, 50}) {
    sizes.push_back(People(Within(5), population));
    total += sizes.back();
  }
  EXPECT_EQ(sizes, (std::vector<int64_t>{248, 132, 44, 44}));
  EXPECT_EQ(total, 468);
}

TEST(SampleSize, RoundedUpKeepsTheMargin) {
  // 384.16 for a population without end; 277.74 of 1,000, 322.39 of 2,000.
  const SampleSizeSpec spec = Within(5, SampleSizeRule::kRoundUp);
  EXPECT_EQ(SizeSample(spec, 1000).value().without_end, 385);
  EXPECT_EQ(People(spec, 1000), 278);
  EXPECT_EQ(People(spec, 2000), 323);
  EXPECT_EQ(People(Within(5), 2000), 322);
}

TEST(SampleSize, RoundedUpIsTheLeastSampleThatKeepsTheMargin) {
  std::mt19937 random(1);  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int i = 0; i < 2000; ++i) {
    SampleSizeSpec spec;
    spec.rule = SampleSizeRule::kRoundUp;
    spec.margin = Decimal{1 + static_cast<int64_t>(random() % 999), 3};
    spec.proportion = Decimal{1 + static_cast<int64_t>(random() % 999), 3};
    spec.quantile = Decimal{1 + static_cast<int64_t>(random() % 4000), 3};
    const int64_t population = 2 + static_cast<int64_t>(random() % 5000);
    const int64_t people = People(spec, population);
    const Rational margin(spec.margin);
    const Rational allowed = Multiply(margin, margin).value();
    EXPECT_LE(SquaredMargin(spec, population, people).value(), allowed);
    if (people > 1) {
      EXPECT_GT(SquaredMargin(spec, population, people - 1).value(), allowed);
    }
  }
}

TEST(SampleSize, IsAtLeastOnePersonAndAtMostEverybody) {
  for (const SampleSizeRule rule : {SampleSizeRule::kPublished, SampleSizeRule::kRoundUp}) {
    EXPECT_EQ(People(Within(99, rule), 1), 1);
    EXPECT_EQ(People(Within(99, rule), 1000), 1);
    EXPECT_EQ(People(Within(1, rule), 1), 1);
    EXPECT_EQ(People(Within(1, rule), 2), 2);
  }
}

TEST(SampleSize, RefusesWhatIsBeyondItsBounds) {
  SampleSizeSpec spec;
  for (const int64_t population : {int64_t{0}, int64_t{-1}, kMaxCases + 1}) {
    EXPECT_EQ(SizeSample(spec, population).fault(), Fault::kOutOfRange);
  }
  for (const Decimal share : {Decimal{0, 0}, Decimal{1, 0}, Decimal{-5, 2}, Decimal{2, 0}}) {
    spec = {};
    spec.margin = share;
    EXPECT_EQ(SizeSample(spec, 1000).fault(), Fault::kOutOfRange);
    EXPECT_TRUE(SquaredMargin(spec, 1000, 10).ok());
    spec = {};
    spec.proportion = share;
    EXPECT_EQ(SizeSample(spec, 1000).fault(), Fault::kOutOfRange);
    EXPECT_EQ(SquaredMargin(spec, 1000, 10).fault(), Fault::kOutOfRange);
  }
  for (const Decimal quantile : {Decimal{0, 0}, Decimal{-196, 2}, Decimal{100'000'000'001, 9}}) {
    spec = {};
    spec.quantile = quantile;
    EXPECT_EQ(SizeSample(spec, 1000).fault(), Fault::kOutOfRange);
  }
}

TEST(SampleSize, OfTheSmallestMarginIsComputedOrRefused) {
  SampleSizeSpec spec;
  spec.quantile = Decimal{99'999'999'999, 9};
  spec.margin = Decimal{1, 9};
  spec.proportion = Decimal{500'000'001, 9};
  EXPECT_EQ(SizeSample(spec, kMaxCases).fault(), Fault::kOutOfRange);  // 2.5 x 10^21 for one without end.
  spec.margin = Decimal{1, 6};
  EXPECT_EQ(People(spec, kMaxCases), 1'099'028'270'031);
}

TEST(SampleMargin, OfEverybodyIsNone) {
  EXPECT_EQ(SquaredMargin({}, 50, 50).value(), Rational(0));
  EXPECT_EQ(SquaredMargin({}, 1, 1).value(), Rational(0));
}

TEST(SampleMargin, IsTheFormulaSolvedForIt) {
  // 1.96^2 x 0.25 x 722 / (278 x 999), by hand.
  EXPECT_EQ(SquaredMargin({}, 1000, 278).value(),
            Rational::Make(Int256(Int128{38416} * 722), Int256(Int128{40000} * 278 * 999)).value());
}

TEST(SampleMargin, RefusesASampleThatCannotBe) {
  for (const int64_t people : {0, -1, 1001}) {
    EXPECT_EQ(SquaredMargin({}, 1000, people).fault(), Fault::kOutOfRange);
  }
}

TEST(SquareRootUp, IsNeverUnderstated) {
  EXPECT_EQ(SquareRootUp(Rational(0), 6).value(), 0);
  EXPECT_EQ(SquareRootUp(Rational(4), 0).value(), 2);
  EXPECT_EQ(SquareRootUp(Rational(5), 0).value(), 3);
  EXPECT_EQ(SquareRootUp(Decimal{25, 4}, 2).value(), 5);
  EXPECT_EQ(SquareRootUp(Decimal{2501, 6}, 2).value(), 6);
  EXPECT_EQ(SquareRootUp(Rational(2), 8).value(), 141'421'357);
  EXPECT_EQ(SquareRootUp(Rational(INT64_MAX), 0).value(), 3'037'000'500);
  EXPECT_EQ(SquareRootUp(Rational(-1), 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SquareRootUp(Rational(1), 10).fault(), Fault::kOutOfRange);
  EXPECT_EQ(SquareRootUp(Rational(INT64_MAX), 1).fault(), Fault::kOverflow);
  // And one that has no room even before it is rounded.
  const Rational square = Multiply(Rational(INT64_MAX), Rational(INT64_MAX)).value();
  EXPECT_EQ(SquareRootUp(Multiply(square, square).value(), 9).fault(), Fault::kOverflow);
}

}  // namespace
}  // namespace ras
