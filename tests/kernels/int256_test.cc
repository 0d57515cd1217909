#include "ras/int256.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <random>
#include <string>
#include <vector>

namespace ras {
namespace {

// The oracle: arithmetic as it is taught at school, on strings of decimal digits, sharing nothing with the
// kernel.
namespace school {

std::string Strip(std::string digits) {
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  return digits;
}

int CompareDigits(const std::string& a, const std::string& b) {
  if (a.size() != b.size()) return a.size() < b.size() ? -1 : 1;
  return a.compare(b) < 0 ? -1 : a == b ? 0 : 1;
}

std::string AddDigits(const std::string& a, const std::string& b) {
  std::string sum;
  int carry = 0;
  for (std::size_t i = 0; i < std::max(a.size(), b.size()) || carry != 0; ++i) {
    const int x = i < a.size() ? a[a.size() - 1 - i] - '0' : 0;
    const int y = i < b.size() ? b[b.size() - 1 - i] - '0' : 0;
    sum.push_back(static_cast<char>('0' + (x + y + carry) % 10));
    carry = (x + y + carry) / 10;
  }
  std::reverse(sum.begin(), sum.end());
  return Strip(sum);
}

std::string SubtractDigits(const std::string& a, const std::string& b) {  // a >= b
  std::string difference;
  int borrow = 0;
  for (std::size_t i = 0; i < a.size(); ++i) {
    const int y = i < b.size() ? b[b.size() - 1 - i] - '0' : 0;
    int digit = a[a.size() - 1 - i] - '0' - y - borrow;
    borrow = digit < 0 ? 1 : 0;
    digit += 10 * borrow;
    difference.push_back(static_cast<char>('0' + digit));
  }
  std::reverse(difference.begin(), difference.end());
  return Strip(difference);
}

bool Negative(const std::string& a) { return a.front() == '-'; }
std::string Digits(const std::string& a) { return Negative(a) ? a.substr(1) : a; }
std::string Signed(bool negative, const std::string& digits) {
  return negative && digits != "0" ? "-" + digits : digits;
}
std::string Negate(const std::string& a) { return Signed(!Negative(a), Digits(a)); }

std::string Add(const std::string& a, const std::string& b) {
  if (Negative(a) == Negative(b)) return Signed(Negative(a), AddDigits(Digits(a), Digits(b)));
  const bool a_longer = CompareDigits(Digits(a), Digits(b)) >= 0;
  return a_longer ? Signed(Negative(a), SubtractDigits(Digits(a), Digits(b)))
                  : Signed(Negative(b), SubtractDigits(Digits(b), Digits(a)));
}

std::string Multiply(const std::string& a, const std::string& b) {
  const std::string x = Digits(a), y = Digits(b);
  std::vector<int> columns(x.size() + y.size(), 0);
  for (std::size_t i = x.size(); i-- > 0;) {
    for (std::size_t j = y.size(); j-- > 0;) {
      const int column = columns[i + j + 1] + (x[i] - '0') * (y[j] - '0');
      columns[i + j + 1] = column % 10;
      columns[i + j] += column / 10;
    }
  }
  std::string digits;
  for (const int column : columns) digits.push_back(static_cast<char>('0' + column));
  return Signed(Negative(a) != Negative(b), Strip(digits));
}

int Compare(const std::string& a, const std::string& b) {
  const std::string difference = Add(a, Negate(b));
  return difference == "0" ? 0 : Negative(difference) ? -1 : 1;
}

const char kMost[] =
    "57896044618658097711785492504343953926634992332820282019728792003956564819967";  // 2^255 - 1

bool Fits(const std::string& a) { return CompareDigits(Digits(a), kMost) <= 0; }

}  // namespace school

Int256 PowerOfTwo(int exponent) {
  Int256 power = 1;
  for (int i = 0; i < exponent; ++i) power = Add(power, power).value();
  return power;
}

Int256 Most() { return Add(PowerOfTwo(254), Subtract(PowerOfTwo(254), 1).value()).value(); }

// Numbers of every length from 0 to 254 bits, half of them negative, often next to a power of two, where
// carries live.
Int256 Draw(std::mt19937_64& random) {
  const int bits = static_cast<int>(random() % 255);
  Int256 value = PowerOfTwo(bits);
  switch (random() % 4) {
    case 0:
      break;
    case 1:
      value = Subtract(value, 1).value();
      break;
    default:
      value = 0;
      for (int i = 0; i < 4; ++i) {
        const Int256 word = static_cast<Int128>(static_cast<UInt128>(random()));
        value = Add(Int256::DivMod(Multiply(value, PowerOfTwo(64)).value_or(0), 1).value().quotient, word)
                    .value_or(word);
        if (value >= PowerOfTwo(bits)) value = Int256::DivMod(value, PowerOfTwo(bits)).value().remainder;
      }
  }
  return random() % 2 == 0 ? value : value.Negated();
}

int Sign(std::strong_ordering order) { return order < 0 ? -1 : order > 0 ? 1 : 0; }

TEST(Int256, WritesDecimalDigits) {
  EXPECT_EQ(Int256().ToString(), "0");
  EXPECT_EQ(Int256(-1).ToString(), "-1");
  EXPECT_EQ(Int256(1'000'000'000'000'000'000).ToString(), "1000000000000000000");
  EXPECT_EQ(Multiply(Int256(1'000'000'000'000'000'000), Int256(1'000'000'000'000'000'000)).value().ToString(),
            "1000000000000000000000000000000000000");
  EXPECT_EQ(Int256(std::numeric_limits<int64_t>::min()).ToString(), "-9223372036854775808");
  EXPECT_EQ(Int256(kInt128Max).ToString(), "170141183460469231731687303715884105727");
  EXPECT_EQ(Int256(kInt128Min).ToString(), "-170141183460469231731687303715884105728");
  EXPECT_EQ(Most().ToString(), school::kMost);
  EXPECT_EQ(Most().Negated().ToString(), std::string("-") + school::kMost);
}

TEST(Int256, KnowsWhatFits) {
  const Int256 most64 = std::numeric_limits<int64_t>::max(), least64 = std::numeric_limits<int64_t>::min();
  EXPECT_EQ(most64.ToInt64().value(), std::numeric_limits<int64_t>::max());
  EXPECT_EQ(least64.ToInt64().value(), std::numeric_limits<int64_t>::min());
  EXPECT_EQ(Add(most64, 1).value().ToInt64().fault(), Fault::kOverflow);
  EXPECT_EQ(Subtract(least64, 1).value().ToInt64().fault(), Fault::kOverflow);
  EXPECT_TRUE(Int256(kInt128Max).ToInt128().value() == kInt128Max);
  EXPECT_TRUE(Int256(kInt128Min).ToInt128().value() == kInt128Min);
  EXPECT_EQ(Add(Int256(kInt128Max), Int256(1)).value().ToInt128().fault(), Fault::kOverflow);
  EXPECT_EQ(Subtract(Int256(kInt128Min), Int256(1)).value().ToInt128().fault(), Fault::kOverflow);
  EXPECT_FALSE(PowerOfTwo(128).FitsInt128());
  EXPECT_FALSE(PowerOfTwo(64).FitsInt64());
}

TEST(Int256, OverflowsAtBothEndsAndNeverWraps) {
  const Int256 most = Most(), least = Most().Negated();
  EXPECT_EQ(Add(most, 0).value(), most);
  EXPECT_EQ(Add(most, 1).fault(), Fault::kOverflow);
  EXPECT_EQ(Subtract(least, 1).fault(),
            Fault::kOverflow);  // -2^255 would fit the bits; the range leaves it out.
  EXPECT_EQ(Add(least, least).fault(), Fault::kOverflow);
  EXPECT_EQ(Add(most, least).value(), Int256(0));
  EXPECT_EQ(Multiply(most, -1).value(), least);
  EXPECT_EQ(Multiply(most, 2).fault(), Fault::kOverflow);
  EXPECT_EQ(Multiply(PowerOfTwo(127), PowerOfTwo(127)).value(), PowerOfTwo(254));
  EXPECT_EQ(Multiply(PowerOfTwo(128), PowerOfTwo(127)).fault(), Fault::kOverflow);
  EXPECT_EQ(Multiply(PowerOfTwo(128), PowerOfTwo(127).Negated()).fault(), Fault::kOverflow);
  EXPECT_EQ(Multiply(PowerOfTwo(200), PowerOfTwo(200)).fault(), Fault::kOverflow);
}

TEST(Int256, DividesTowardsZero) {
  const auto check = [](Int128 n, Int128 d, Int128 quotient, Int128 remainder) {
    const Int256::Division division = Int256::DivMod(n, d).value();
    EXPECT_EQ(division.quotient, Int256(quotient));
    EXPECT_EQ(division.remainder, Int256(remainder));
  };
  check(7, 2, 3, 1);
  check(-7, 2, -3, -1);
  check(7, -2, -3, 1);
  check(-7, -2, 3, -1);
  check(6, 2, 3, 0);
  check(1, 2, 0, 1);
  check(0, -5, 0, 0);
  EXPECT_EQ(Int256::DivMod(1, 0).fault(), Fault::kDivisionByZero);
  EXPECT_EQ(Int256::DivMod(std::numeric_limits<int64_t>::min(), -1).value().quotient.ToString(),
            "9223372036854775808");
}

TEST(Int256, AgreesWithSchoolbookArithmetic) {
  std::mt19937_64 random(20240229);
  int sums_that_fit = 0, products_that_fit = 0;
  constexpr int kRounds = 4000;
  for (int round = 0; round < kRounds; ++round) {
    const Int256 a = Draw(random), b = Draw(random);
    const std::string x = a.ToString(), y = b.ToString();
    SCOPED_TRACE(x + " and " + y);

    const auto check = [](const Result<Int256>& got, const std::string& wanted) {
      ASSERT_EQ(got.ok(), school::Fits(wanted));
      if (got.ok()) {
        ASSERT_EQ(got.value().ToString(), wanted);
      }
      if (!got.ok()) {
        ASSERT_EQ(got.fault(), Fault::kOverflow);
      }
    };
    check(Add(a, b), school::Add(x, y));
    check(Subtract(a, b), school::Add(x, school::Negate(y)));
    check(Multiply(a, b), school::Multiply(x, y));
    sums_that_fit += Add(a, b).ok();
    products_that_fit += Multiply(a, b).ok();
    ASSERT_EQ(Sign(a <=> b), school::Compare(x, y));
    ASSERT_EQ(a == b, x == y);
    ASSERT_EQ(a.Negated().ToString(), school::Negate(x));
    ASSERT_EQ(a.Sign(), school::Compare(x, "0"));

    const Result<Int256::Division> division = Int256::DivMod(a, b);
    ASSERT_EQ(division.ok(), y != "0");
    if (division.ok()) {
      const std::string quotient = division.value().quotient.ToString();
      const std::string remainder = division.value().remainder.ToString();
      ASSERT_EQ(school::Add(school::Multiply(quotient, y), remainder), x);
      ASSERT_LT(school::CompareDigits(school::Digits(remainder), school::Digits(y)), 0);
      if (remainder != "0") {
        ASSERT_EQ(school::Negative(remainder), school::Negative(x));
      }
    }
  }
  // The draw exercises both outcomes.
  EXPECT_GT(sums_that_fit, kRounds / 2);
  EXPECT_GT(products_that_fit, kRounds / 4);
  EXPECT_LT(products_that_fit, kRounds * 3 / 4);
}

TEST(Int256, FindsTheGreatestCommonDivisor) {
  EXPECT_EQ(GreatestCommonDivisor(0, 0), Int256(0));
  EXPECT_EQ(GreatestCommonDivisor(0, -7), Int256(7));
  EXPECT_EQ(GreatestCommonDivisor(12, -18), Int256(6));
  EXPECT_EQ(GreatestCommonDivisor(PowerOfTwo(250), PowerOfTwo(203).Negated()), PowerOfTwo(203));
  std::mt19937_64 random(7);
  for (int round = 0; round < 200; ++round) {
    const Int256 a = Draw(random), b = Draw(random);
    const Int256 divisor = GreatestCommonDivisor(a, b);
    if (divisor.IsZero()) continue;
    const Int256::Division x = Int256::DivMod(a, divisor).value(), y = Int256::DivMod(b, divisor).value();
    ASSERT_TRUE(x.remainder.IsZero() && y.remainder.IsZero());
    ASSERT_EQ(GreatestCommonDivisor(x.quotient, y.quotient), Int256(1));
  }
}

TEST(MultiplyWide, IsExactAtTheEnds) {
  constexpr int64_t kLeast = std::numeric_limits<int64_t>::min(), kMost = std::numeric_limits<int64_t>::max();
  EXPECT_EQ(Int256(MultiplyWide(kLeast, kLeast)).ToString(), "85070591730234615865843651857942052864");
  EXPECT_EQ(Int256(MultiplyWide(kLeast, kMost)).ToString(), "-85070591730234615856620279821087277056");
  EXPECT_EQ(Int256(MultiplyWide(-3, 5)).ToString(), "-15");
}

TEST(Int256, WorksAtCompileTime) {
  static_assert(Multiply(Int256(6), Int256(7)).value() == Int256(42));
  static_assert(Int256::DivMod(Int256(-7), Int256(2)).value().remainder == Int256(-1));
}

// The upper half of the product alone just fits; what the lower half carries into it does not.
TEST(Int256, AProductThatOverflowsByItsCarryIsNoProduct) {
  const Int256 two_to_128 = Multiply(Int256(Int128{1} << 64), Int256(Int128{1} << 64)).value();
  const auto third = static_cast<Int128>(~UInt128{0} / 3);
  const Int256 wide = Subtract(Multiply(Int256(third + 1), two_to_128).value(), 1).value();
  EXPECT_EQ(Multiply(wide, 3).fault(), Fault::kOverflow);
  EXPECT_EQ(Multiply(wide, -3).fault(), Fault::kOverflow);
}

}  // namespace
}  // namespace ras
