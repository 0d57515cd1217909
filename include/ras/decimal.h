// Exact decimals: points, rates, factors and percentages (docs/figures.md section 1).
#ifndef RAS_DECIMAL_H_
#define RAS_DECIMAL_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ras/int256.h"
#include "ras/result.h"

namespace ras {

/// 10^0 to 10^18: every power of ten that fits 64 bits and any scale here can need.
inline constexpr std::array<int64_t, 19> kPowersOfTen = [] {
  std::array<int64_t, 19> powers{};
  int64_t power = 1;
  for (std::size_t i = 0; i < powers.size(); ++i) {
    powers[i] = power;
    if (i + 1 < powers.size()) power *= 10;
  }
  return powers;
}();

/// The most decimal places of a Decimal.
inline constexpr uint8_t kMaxPlaces = 9;
/// The most digits of a Decimal, before and after the point together.
inline constexpr int kMaxDigits = 18;
/// Room for any Decimal as text: sign, digits, point. No terminating zero is written.
inline constexpr std::size_t kDecimalChars = 24;

namespace internal {

// Writes an integer that stands for value / 10^places with exactly `places` (0 to 18) decimals; returns the
// end. At most 22 characters.
constexpr char* WriteScaled(int64_t value, uint8_t places, char* out) noexcept {
  uint64_t rest = value < 0 ? uint64_t{0} - static_cast<uint64_t>(value) : static_cast<uint64_t>(value);
  if (value < 0) *out++ = '-';
  std::array<char, 20> reversed{};
  std::size_t count = 0;
  do {
    reversed[count++] = static_cast<char>('0' + rest % 10);
    rest /= 10;
  } while (rest != 0);
  while (count <= places) reversed[count++] = '0';
  while (count != 0) {
    --count;
    *out++ = reversed[count];
    if (count == places && places != 0) *out++ = '.';
  }
  return out;
}

}  // namespace internal

/// coefficient / 10^places, exactly. |coefficient| < 10^18 and places <= 9 for every Decimal that Parse or
/// Make returns; there is no exponent, no infinity and no negative zero. Comparison is by value: 1.5
/// equals 1.50.
struct Decimal {
  int64_t coefficient = 0;
  uint8_t places = 0;

  /// Checks the limits: kOutOfRange beyond 18 digits or 9 places.
  static constexpr Result<Decimal> Make(int64_t coefficient, uint8_t places) noexcept {
    if (places > kMaxPlaces || coefficient >= kPowersOfTen[kMaxDigits] ||
        coefficient <= -kPowersOfTen[kMaxDigits]) {
      return Fault::kOutOfRange;
    }
    return Decimal{coefficient, places};
  }

  /// Reads a decimal string, keeping the places as written. Grammar: an optional '-'; digits without a
  /// needless leading zero; optionally '.' and at least one digit. Anything else is kMalformed; a tenth place
  /// or a nineteenth digit is kOutOfRange. Locale has no say.
  static constexpr Result<Decimal> Parse(std::string_view text) noexcept {
    const bool negative = !text.empty() && text.front() == '-';
    if (negative) text.remove_prefix(1);
    const std::size_t point = text.find('.');
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction =
        point == std::string_view::npos ? std::string_view() : text.substr(point + 1);
    if (whole.empty() || (whole.size() > 1 && whole.front() == '0')) return Fault::kMalformed;
    if (point != std::string_view::npos && fraction.empty()) return Fault::kMalformed;
    for (const std::string_view part : {whole, fraction}) {
      for (const char c : part) {
        if (c < '0' || c > '9') return Fault::kMalformed;
      }
    }
    if (fraction.size() > kMaxPlaces ||
        whole.size() + fraction.size() > static_cast<std::size_t>(kMaxDigits)) {
      return Fault::kOutOfRange;
    }
    int64_t coefficient = 0;
    for (const std::string_view part : {whole, fraction}) {
      for (const char c : part) coefficient = coefficient * 10 + (c - '0');
    }
    return Decimal{negative ? -coefficient : coefficient, static_cast<uint8_t>(fraction.size())};
  }

  /// The same value with the fewest places: the form that is fingerprinted.
  constexpr Decimal Normalised() const noexcept {
    Decimal result = *this;
    while (result.places > 0 && result.coefficient % 10 == 0) {
      result.coefficient /= 10;
      --result.places;
    }
    return result;
  }

  /// The value as an integer at 10^wanted: kNotExact if that would drop a digit other than zero, kOverflow if
  /// it does not fit 64 bits, kOutOfRange if `wanted` is beyond 18.
  constexpr Result<int64_t> AtPlaces(uint8_t wanted) const noexcept {
    if (wanted >= kPowersOfTen.size()) return Fault::kOutOfRange;
    if (wanted >= places) {
      const Int128 scaled =
          MultiplyWide(coefficient, kPowersOfTen[static_cast<std::size_t>(wanted - places)]);
      if (!FitsInt64(scaled)) return Fault::kOverflow;
      return static_cast<int64_t>(scaled);
    }
    const int64_t power = kPowersOfTen[static_cast<std::size_t>(places - wanted)];
    if (coefficient % power != 0) return Fault::kNotExact;
    return coefficient / power;
  }

  /// Writes the text with exactly `places` decimals; returns the end. `out` has room for kDecimalChars.
  constexpr char* WriteTo(char* out) const noexcept {
    return internal::WriteScaled(coefficient, places, out);
  }
  /// The same as a string.
  std::string ToString() const {
    std::array<char, kDecimalChars> text{};
    return std::string(text.data(), WriteTo(text.data()));
  }

  friend constexpr bool operator==(const Decimal& a, const Decimal& b) noexcept { return (a <=> b) == 0; }
  friend constexpr std::weak_ordering operator<=>(const Decimal& a, const Decimal& b) noexcept {
    return MultiplyWide(a.coefficient, kPowersOfTen[b.places]) <=>
           MultiplyWide(b.coefficient, kPowersOfTen[a.places]);
  }
};

}  // namespace ras

#endif  // RAS_DECIMAL_H_
