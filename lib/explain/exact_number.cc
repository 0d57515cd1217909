#include "lib/explain/exact_number.h"

#include "ras/int256.h"

namespace ras {
namespace {

// value * 10^digits.size() + digits.
Result<Int256> Continue(Result<Int256> value, std::string_view digits) {
  if (digits.empty()) return Fault::kMalformed;
  for (const char c : digits) {
    if (c < '0' || c > '9') return Fault::kMalformed;
    if (value.ok()) value = Multiply(value.value(), Int256(10));
    if (value.ok()) value = Add(value.value(), Int256(c - '0'));
  }
  return value;
}

Result<Int256> PowerOfTen(std::size_t exponent) {
  Result<Int256> power = Int256(1);
  for (std::size_t i = 0; i < exponent && power.ok(); ++i) power = Multiply(power.value(), Int256(10));
  return power;
}

}  // namespace

Result<Rational> ReadExact(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t mark = text.find_first_of("./");
  Result<Int256> numerator = Continue(Int256(), text.substr(0, mark));
  Result<Int256> denominator = Int256(1);
  if (mark != std::string_view::npos) {
    const std::string_view rest = text.substr(mark + 1);
    if (text[mark] == '/') {
      denominator = Continue(Int256(), rest);
    } else {
      numerator = Continue(numerator, rest);
      denominator = PowerOfTen(rest.size());
    }
  }
  if (!numerator.ok()) return numerator.fault();
  if (!denominator.ok()) return denominator.fault();
  return Rational::Make(negative ? numerator.value().Negated() : numerator.value(), denominator.value());
}

std::string ToFourPlaces(std::string_view text) {
  constexpr std::size_t kPlaces = 4;
  const Result<Rational> value = ReadExact(text);
  if (!value.ok()) return std::string(text);
  const Result<Int256> scaled = Multiply(value.value().numerator(), Int256(10'000));
  if (!scaled.ok()) return std::string(text);
  const Int256 cut = Int256::DivMod(scaled.value(), value.value().denominator()).value().quotient;
  std::string digits = cut.Absolute().ToString();
  if (digits.size() <= kPlaces) digits.insert(0, kPlaces + 1 - digits.size(), '0');
  digits.insert(digits.size() - kPlaces, 1, '.');
  return cut.IsNegative() ? "-" + digits : digits;
}

}  // namespace ras
