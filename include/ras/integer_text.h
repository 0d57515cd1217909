// Whole numbers of 128 bits as text, in which documents carry what 64 bits cannot.
#ifndef RAS_INTEGER_TEXT_H_
#define RAS_INTEGER_TEXT_H_

#include <cstddef>
#include <string>
#include <string_view>

#include "ras/int256.h"
#include "ras/result.h"

namespace ras {

/// Decimal digits, with a minus sign before a number below zero: "-1234". No sign before zero, no zeros in
/// front.
inline std::string IntegerText(Int128 value) { return Int256(value).ToString(); }

/// The way back. kMalformed for anything that IntegerText does not write; kOverflow beyond 128 bits.
constexpr Result<Int128> ParseInteger(std::string_view text) noexcept {
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || (digits.front() == '0' && (digits.size() > 1 || negative))) return Fault::kMalformed;
  const UInt128 most = (UInt128{1} << 127) - (negative ? 0 : 1);
  UInt128 magnitude = 0;
  for (const char c : digits) {
    if (c < '0' || c > '9') return Fault::kMalformed;
    const auto digit = static_cast<UInt128>(c - '0');
    if (magnitude > (most - digit) / 10) return Fault::kOverflow;
    magnitude = magnitude * 10 + digit;
  }
  return static_cast<Int128>(negative ? UInt128{0} - magnitude : magnitude);
}

}  // namespace ras

#endif  // RAS_INTEGER_TEXT_H_
