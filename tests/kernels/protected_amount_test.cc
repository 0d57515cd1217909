#include "ras/protected_amount.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <random>
#include <string_view>

#include "ras/rational.h"

namespace ras {
namespace {

Decimal D(std::string_view text) { return Decimal::Parse(text).value(); }

Result<int64_t> Protected(int64_t held, int64_t allocated, std::string_view kept, std::string_view left,
                          const AmountRounding& rounding = {}) {
  return ProtectedAmount(held, allocated, {D(kept), D(left)}, rounding);
}

TEST(ProtectedAmount, NobodyLosesWhoseWholeLossIsMadeGood) {
  EXPECT_EQ(Protected(10'000, 8'000, "100", "0").value(), 10'000);
  // And who gains, gains at once.
  EXPECT_EQ(Protected(8'000, 10'000, "100", "0").value(), 10'000);
  EXPECT_EQ(Protected(8'000, 8'000, "100", "0").value(), 8'000);
}

TEST(ProtectedAmount, AShareOfTheLossIsMadeGood) {
  EXPECT_EQ(Protected(10'000, 8'000, "75", "0").value(), 9'500);
  EXPECT_EQ(Protected(10'000, 8'000, "0", "0").value(), 8'000);
  // A third of a loss of 100, in hundredths: 33.33 pence, 8,033 after rounding half-up.
  EXPECT_EQ(Protected(8'100, 8'000, "33.33", "0").value(), 8'033);
  EXPECT_EQ(Protected(8'100, 8'000, "33.5", "0").value(), 8'034);  // 33.5 up.
}

TEST(ProtectedAmount, NobodyFallsBelowWhatIsLeftOfTheEarlierAmount) {
  EXPECT_EQ(Protected(10'000, 2'000, "0", "90").value(), 9'000);
  EXPECT_EQ(Protected(10'000, 9'500, "0", "90").value(), 9'500);
  // The higher of the two counts.
  EXPECT_EQ(Protected(10'000, 2'000, "50", "90").value(), 9'000);
  EXPECT_EQ(Protected(10'000, 2'000, "90", "50").value(), 9'200);
}

TEST(ProtectedAmount, RoundsOnceAndStaysBetweenTheTwoAmounts) {
  const AmountRounding pound_up{RoundingMode::kUp, 100};
  EXPECT_EQ(Protected(10'000, 8'000, "75.01", "0", pound_up).value(), 9'600);
  // Rounded up it would be more than was held.
  EXPECT_EQ(Protected(9'950, 8'000, "99", "0", pound_up).value(), 9'950);
  // Rounded down it would be less than is allocated.
  EXPECT_EQ(Protected(10'000, 8'050, "1", "0", {RoundingMode::kDown, 100}).value(), 8'050);
}

TEST(ProtectedAmount, RefusesWhatIsNoAmountAndNoPercentage) {
  EXPECT_EQ(Protected(-1, 0, "0", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(kMaxPence + 1, 0, "0", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(1, -1, "0", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(1, kMaxPence + 1, "0", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(2, 1, "100.1", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(2, 1, "-1", "0").fault(), Fault::kOutOfRange);
  EXPECT_EQ(Protected(2, 1, "0", "101").fault(), Fault::kOutOfRange);
}

TEST(ProtectedAmount, IsWhatFractionsGive) {
  std::mt19937_64 chance(7);
  for (int round = 0; round < 20'000; ++round) {
    const auto amount = [&] {
      return static_cast<int64_t>(chance() % (chance() % 2 == 0 ? 1'000U : kMaxPence + 1ULL));
    };
    const int64_t held = amount(), allocated = amount();
    const auto percent = [&] {
      const auto places = static_cast<uint8_t>(chance() % (kMaxPlaces + 1U));
      const auto most = static_cast<uint64_t>(100 * kPowersOfTen[places]);
      return Decimal{static_cast<int64_t>(chance() % (most + 1)), places};
    };
    const Decimal kept = percent(), left = percent();
    const AmountRounding rounding{static_cast<RoundingMode>(chance() % 7),
                                  static_cast<int64_t>(1 + chance() % 600)};
    const int64_t is = ProtectedAmount(held, allocated, {kept, left}, rounding).value();
    if (held <= allocated) {
      EXPECT_EQ(is, allocated);
      continue;
    }
    const Rational share = Divide(Rational(kept), Rational(100)).value();
    const Rational a = Add(Rational(allocated), Multiply(Rational(held - allocated), share).value()).value();
    const Rational b = Multiply(Rational(held), Divide(Rational(left), Rational(100)).value()).value();
    const int64_t rounded = RoundAmount(a < b ? b : a, rounding).value();
    EXPECT_EQ(is, std::clamp(rounded, allocated, held));
  }
}

}  // namespace
}  // namespace ras
