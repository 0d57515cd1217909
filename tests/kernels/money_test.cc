#include "ras/money.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>

namespace ras {
namespace {

TEST(ParseMoney, ReadsPoundsAsPence) {
  EXPECT_EQ(ParseMoney("500.00").value(), 50'000);
  EXPECT_EQ(ParseMoney("500.5").value(), 50'050);
  EXPECT_EQ(ParseMoney("500").value(), 50'000);
  EXPECT_EQ(ParseMoney("0.01").value(), 1);
  EXPECT_EQ(ParseMoney("-0.01").value(), -1);
  EXPECT_EQ(ParseMoney("-0.00").value(), 0);
  EXPECT_EQ(ParseMoney("13550.22").value(), 1'355'022);
}

TEST(ParseMoney, RefusesWhatIsNotAnAmount) {
  for (const char* text : {"",
                           "\xC2\xA3"
                           "5",
                           "5p", "1,000.00", "1.", ".50", "+5", "1e3", " 5", "05"}) {
    EXPECT_EQ(ParseMoney(text).fault(), Fault::kMalformed) << text;
  }
  EXPECT_EQ(ParseMoney("0.005").fault(), Fault::kNotExact);
  EXPECT_EQ(ParseMoney("5.000").fault(), Fault::kNotExact);
}

TEST(ParseMoney, IsBoundedOnBothSides) {
  EXPECT_EQ(ParseMoney("100000000000.00").value(), kMaxPence);
  EXPECT_EQ(ParseMoney("-100000000000").value(), -kMaxPence);
  EXPECT_EQ(ParseMoney("100000000000.01").fault(), Fault::kOutOfRange);
  EXPECT_EQ(ParseMoney("-100000000000.01").fault(), Fault::kOutOfRange);
  EXPECT_EQ(ParseMoney("999999999999999999").fault(), Fault::kOutOfRange);
  EXPECT_EQ(ParseMoney("9999999999999999999").fault(), Fault::kOutOfRange);
}

TEST(FormatMoney, WritesPoundsWithTwoDecimals) {
  EXPECT_EQ(FormatMoney(50'000), "500.00");
  EXPECT_EQ(FormatMoney(0), "0.00");
  EXPECT_EQ(FormatMoney(5), "0.05");
  EXPECT_EQ(FormatMoney(-5), "-0.05");
  EXPECT_EQ(FormatMoney(-123'405), "-1234.05");
  EXPECT_EQ(FormatMoney(kMaxPence), "100000000000.00");
  EXPECT_EQ(FormatMoney(std::numeric_limits<int64_t>::max()), "92233720368547758.07");
  EXPECT_EQ(FormatMoney(std::numeric_limits<int64_t>::min()), "-92233720368547758.08");
}

TEST(FormatMoney, IsTheInverseOfParseMoney) {
  std::mt19937_64 random(6);
  for (int round = 0; round < 20000; ++round) {
    const int64_t pence = static_cast<int64_t>(random() % (2 * kMaxPence + 1)) - kMaxPence;
    ASSERT_EQ(ParseMoney(FormatMoney(pence)).value(), pence);
  }
}

TEST(AddMoney, ChecksOperandsAndSum) {
  EXPECT_EQ(AddMoney(1, 2).value(), 3);
  EXPECT_EQ(AddMoney(kMaxPence, -1).value(), kMaxPence - 1);
  EXPECT_EQ(AddMoney(kMaxPence - 1, 1).value(), kMaxPence);
  EXPECT_EQ(AddMoney(kMaxPence, 1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(AddMoney(-kMaxPence, -1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(AddMoney(kMaxPence + 1, -1).fault(), Fault::kOutOfRange);
  EXPECT_EQ(AddMoney(std::numeric_limits<int64_t>::max(), std::numeric_limits<int64_t>::max()).fault(),
            Fault::kOutOfRange);
  EXPECT_EQ(AddMoney(std::numeric_limits<int64_t>::min(), 0).fault(), Fault::kOutOfRange);
}

}  // namespace
}  // namespace ras
