#include "ras/decimal.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

namespace ras {
namespace {

TEST(Decimal, ReadsExactlyWhatIsWritten) {
  struct Case {
    const char* text;
    int64_t coefficient;
    int places;
  };
  for (const Case& c : {Case{"0", 0, 0}, Case{"7", 7, 0}, Case{"7.5", 75, 1}, Case{"7.50", 750, 2},
                        Case{"0.02", 2, 2}, Case{"-0.02", -2, 2}, Case{"-12", -12, 0}, Case{"10", 10, 0},
                        Case{"100.000000001", 100'000'000'001, 9}, Case{"0.000000001", 1, 9},
                        Case{"999999999999999999", 999'999'999'999'999'999, 0},
                        Case{"-999999999.999999999", -999'999'999'999'999'999, 9}}) {
    const Result<Decimal> decimal = Decimal::Parse(c.text);
    ASSERT_TRUE(decimal.ok()) << c.text;
    EXPECT_EQ(decimal.value().coefficient, c.coefficient) << c.text;
    EXPECT_EQ(decimal.value().places, c.places) << c.text;
    EXPECT_EQ(decimal.value().ToString(), c.text);
  }
}

TEST(Decimal, HasNoNegativeZero) {
  EXPECT_EQ(Decimal::Parse("-0").value().ToString(), "0");
  EXPECT_EQ(Decimal::Parse("-0.00").value().ToString(), "0.00");
}

TEST(Decimal, RefusesWhatDoesNotParseExactly) {
  for (const char* text : {"",    "-",   "+1",   "1.",    ".5",    "-.5", "1e3", "1E3",      "NaN",
                           "inf", " 1",  "1 ",   "1 000", "1,000", "1,5", "--1", "1-",       "00",
                           "01",  "-01", "00.5", "1.2.3", "1..2",  "0x1", "1_0", "\xC2\xB2", "1.5f"}) {
    EXPECT_EQ(Decimal::Parse(text).fault(), Fault::kMalformed) << text;
  }
  EXPECT_EQ(Decimal::Parse(std::string_view("1\0", 2)).fault(), Fault::kMalformed);
}

TEST(Decimal, RefusesMoreDigitsOrPlacesThanTheLimits) {
  for (const char* text : {"1000000000000000000", "-1000000000000000000", "9999999999.999999999",
                           "0.0000000001", "1.0000000000", "99999999999999999999999999999999999999999999"}) {
    EXPECT_EQ(Decimal::Parse(text).fault(), Fault::kOutOfRange) << text;
  }
  EXPECT_TRUE(Decimal::Make(999'999'999'999'999'999, 9).ok());
  EXPECT_EQ(Decimal::Make(1'000'000'000'000'000'000, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Decimal::Make(-1'000'000'000'000'000'000, 0).fault(), Fault::kOutOfRange);
  EXPECT_EQ(Decimal::Make(1, 10).fault(), Fault::kOutOfRange);
}

TEST(Decimal, NormalisesToTheFewestPlaces) {
  EXPECT_EQ(Decimal::Parse("7.500").value().Normalised().ToString(), "7.5");
  EXPECT_EQ(Decimal::Parse("7.000").value().Normalised().ToString(), "7");
  EXPECT_EQ(Decimal::Parse("-0.000").value().Normalised().ToString(), "0");
  EXPECT_EQ(Decimal::Parse("100").value().Normalised().ToString(), "100");
  EXPECT_EQ(Decimal::Parse("-100.10").value().Normalised().ToString(), "-100.1");
}

TEST(Decimal, ComparesByValue) {
  const auto read = [](const char* text) { return Decimal::Parse(text).value(); };
  EXPECT_EQ(read("1.5"), read("1.500000000"));
  EXPECT_EQ(read("-0"), read("0.0"));
  EXPECT_LT(read("-2"), read("-1.999999999"));
  EXPECT_LT(read("0.1"), read("0.11"));
  EXPECT_GT(read("999999999999999999"), read("999999999.999999999"));
  EXPECT_LT(read("-999999999999999999"), read("999999999999999999"));
}

TEST(Decimal, RescalesExactlyOrNotAtAll) {
  const auto at = [](const char* text, uint8_t places) {
    return Decimal::Parse(text).value().AtPlaces(places);
  };
  EXPECT_EQ(at("7.5", 2).value(), 750);
  EXPECT_EQ(at("-7.50", 1).value(), -75);
  EXPECT_EQ(at("7.51", 1).fault(), Fault::kNotExact);
  EXPECT_EQ(at("-7.51", 0).fault(), Fault::kNotExact);
  EXPECT_EQ(at("0", 18).value(), 0);
  EXPECT_EQ(at("9", 18).value(), 9'000'000'000'000'000'000);
  EXPECT_EQ(at("10", 18).fault(), Fault::kOverflow);
  EXPECT_EQ(at("-10", 18).fault(), Fault::kOverflow);
  EXPECT_EQ(at("1", 19).fault(), Fault::kOutOfRange);
}

TEST(Decimal, RoundTripsAnyValueThroughText) {
  std::mt19937_64 random(1);
  for (int round = 0; round < 20000; ++round) {
    const int64_t magnitude =
        static_cast<int64_t>(random() % static_cast<uint64_t>(kPowersOfTen[random() % 19]));
    const Decimal decimal =
        Decimal::Make(random() % 2 == 0 ? magnitude : -magnitude, static_cast<uint8_t>(random() % 10))
            .value();
    const Result<Decimal> again = Decimal::Parse(decimal.ToString());
    ASSERT_TRUE(again.ok()) << decimal.ToString();
    ASSERT_EQ(again.value().coefficient, decimal.coefficient);
    ASSERT_EQ(again.value().places, decimal.places);
    ASSERT_EQ(decimal.Normalised(), decimal);
  }
}

TEST(Decimal, PowersOfTenAreTen) {
  EXPECT_EQ(kPowersOfTen.front(), 1);
  EXPECT_EQ(kPowersOfTen.back(), 1'000'000'000'000'000'000);
  for (std::size_t i = 1; i < kPowersOfTen.size(); ++i) EXPECT_EQ(kPowersOfTen[i], 10 * kPowersOfTen[i - 1]);
}

}  // namespace
}  // namespace ras
