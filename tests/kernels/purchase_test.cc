// What an amount of money buys at a price (docs/market-test.md section 2).
#include "ras/purchase.h"

#include <gtest/gtest.h>

#include <random>

#include "ras/period.h"

namespace ras {
namespace {

Purchase Bought(const Rational& money, const Rational& price) {
  const Result<Purchase> bought = Buy(money, price);
  EXPECT_TRUE(bought.ok()) << FaultName(bought.fault());
  return bought.value();
}

TEST(Purchase, WholeUnitsAndWhatIsLeft) {
  const Purchase hours = Bought(35'850, 2'150);  // 358.50 at 21.50 an hour.
  EXPECT_EQ(hours.whole, 16);
  EXPECT_EQ(hours.left, Rational(1'450));
  EXPECT_EQ(hours.hundredths, 1667);  // 16.674...
}

TEST(Purchase, WhatComesOutEvenLeavesNothing) {
  const Purchase hours = Bought(6'450, 2'150);
  EXPECT_EQ(hours.whole, 3);
  EXPECT_EQ(hours.left, Rational(0));
  EXPECT_EQ(hours.hundredths, 300);
}

TEST(Purchase, APennyLessBuysOneLess) {
  const Purchase hours = Bought(6'449, 2'150);
  EXPECT_EQ(hours.whole, 2);
  EXPECT_EQ(hours.left, Rational(2'149));
  EXPECT_EQ(hours.hundredths, 299);
}

TEST(Purchase, NoMoneyBuysNothing) {
  const Purchase nothing = Bought(0, 1);
  EXPECT_EQ(nothing.whole, 0);
  EXPECT_EQ(nothing.left, Rational(0));
  EXPECT_EQ(nothing.hundredths, 0);
}

// 10,000.00 a year of 365 days is 1,000,000 x 7 / 365 pence a week: 19,178.08...
TEST(Purchase, FractionsOfAPennyAreNotLost) {
  const Rational week = ConvertPeriod(1'000'000, Period::kYear, Period::kWeek, YearBasis::k365Days).value();
  const Purchase hours = Bought(week, 1'000);
  EXPECT_EQ(hours.whole, 19);
  EXPECT_EQ(hours.left, Rational::Make(Int256(13'000), Int256(73)).value());  // 178.08...
  EXPECT_EQ(hours.hundredths, 1917);
}

TEST(Purchase, MoneyBelowZeroAndPricesNotAboveItAreRefused) {
  EXPECT_EQ(Buy(-1, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Buy(1, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Buy(1, -1).fault(), Fault::kOutOfRange);
}

TEST(Purchase, CountsBeyond64BitsAreAnOverflow) {
  EXPECT_EQ(Buy(INT64_MAX, Rational::Make(Int256(1), Int256(10)).value()).fault(), Fault::kOverflow);
  // The whole units would fit; the hundredths do not.
  EXPECT_EQ(Buy(INT64_MAX, 1).fault(), Fault::kOverflow);
}

TEST(Purchase, WholeUnitsAndTheRestAreTheMoneyAndLessThanAUnitIsLeft) {
  std::mt19937_64 random(7);  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int i = 0; i < 2'000; ++i) {
    const Rational money = Rational::Make(Int256(static_cast<int64_t>(random() % 10'000'000)),
                                          Int256(static_cast<int64_t>(1 + random() % 400)))
                               .value();
    const Rational price = Rational::Make(Int256(static_cast<int64_t>(1 + random() % 200'000)),
                                          Int256(static_cast<int64_t>(1 + random() % 48)))
                               .value();
    const Purchase bought = Bought(money, price);
    const Rational spent = Multiply(price, Rational(bought.whole)).value();
    EXPECT_EQ(Add(spent, bought.left).value(), money);
    EXPECT_GE(bought.left.Sign(), 0);
    EXPECT_LT(bought.left, price);
    EXPECT_EQ(bought.hundredths / 100, bought.whole);
  }
}

}  // namespace
}  // namespace ras
