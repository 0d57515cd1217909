// Amounts and prices. Golden figures: the Personal Independence Payment's rates for 2023-24, and Jersey's day
// rates, as tests/conformance has them.
#include "ras/uplift.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <random>
#include <string>

#include "ras/rounding.h"

namespace ras {
namespace {

Decimal Percent(const char* text) { return Decimal::Parse(text).value(); }

std::string Exact(int64_t pence, const char* percent) {
  const Result<Rational> amount = Uplifted(Rational(pence), Percent(percent));
  return amount.ok() ? amount.value().ToString() : FaultName(amount.fault());
}

int64_t Rounded(int64_t pence, const char* percent, AmountRounding rounding) {
  return RoundAmount(Uplifted(Rational(pence), Percent(percent)).value(), rounding).value();
}

TEST(Uplifted, IsExact) {
  EXPECT_EQ(Exact(6185, "10.1"), "6809.685");
  EXPECT_EQ(Exact(10000, "0"), "10000");
  EXPECT_EQ(Exact(10000, "-2.5"), "9750");
  EXPECT_EQ(Exact(0, "10.1"), "0");
  EXPECT_EQ(Exact(1, "0.000000001"), "1.00000000001");
  EXPECT_EQ(Exact(10'000'000'000'000, "1000"), "110000000000000");
}

TEST(Uplifted, LeavesSomethingOfEveryAmount) {
  EXPECT_EQ(Exact(10000, "-99.999999999"), "0.0000001");
  EXPECT_EQ(Exact(10000, "-100"), "out of range");
  EXPECT_EQ(Exact(10000, "-100.5"), "out of range");
}

TEST(Uplifted, GivesThePublishedRatesBack) {
  constexpr AmountRounding kToFivePence{RoundingMode::kHalfUp, 5};
  EXPECT_EQ(Rounded(6185, "10.1", kToFivePence), 6810);
  EXPECT_EQ(Rounded(9240, "10.1", kToFivePence), 10175);
  EXPECT_EQ(Rounded(2445, "10.1", kToFivePence), 2690);
  EXPECT_EQ(Rounded(6450, "10.1", kToFivePence), 7100);
  // Jersey: level 1, a day, each year's rise rounded up to the penny.
  constexpr AmountRounding kUp{RoundingMode::kUp, 1};
  int64_t day = 5274;
  const int64_t days[] = {5354, 5435, 5577, 5639, 5826};
  const char* rates[] = {"1.5", "1.5", "2.6", "1.1", "3.3"};
  for (int i = 0; i < 5; ++i) {
    day = Rounded(day, rates[i], kUp);
    EXPECT_EQ(day, days[i]) << i;
  }
}

// What is more before is not less after, whatever the rounding.
TEST(Uplifted, KeepsTheOrderOfAmounts) {
  std::mt19937_64 random(7);
  for (int round = 0; round < 2000; ++round) {
    const auto low = static_cast<int64_t>(random() % 100'000);
    const int64_t high = low + static_cast<int64_t>(random() % 100);
    const Decimal percent{static_cast<int64_t>(random() % 30'000) - 9'999, 2};
    const AmountRounding rounding{static_cast<RoundingMode>(random() % 7),
                                  static_cast<int64_t>(1 + random() % 500)};
    EXPECT_LE(RoundAmount(Uplifted(Rational(low), percent).value(), rounding).value(),
              RoundAmount(Uplifted(Rational(high), percent).value(), rounding).value());
  }
}

}  // namespace
}  // namespace ras
