// Signed integers of 256 bits with checked arithmetic: wide enough for any realistic chain of factors between
// two roundings (docs/figures.md section 1). Values that fit 64 or 128 bits, which is nearly all of them,
// take short paths.
#ifndef RAS_INT256_H_
#define RAS_INT256_H_

#include <bit>
#include <compare>
#include <cstdint>
#include <string>

#include "ras/result.h"

namespace ras {

/// The compiler's own 128-bit integers, which every 64-bit target of gcc and clang has.
// NOLINTBEGIN(modernize-use-using): __extension__, without which -Wpedantic refuses the type, stands before a
// typedef alone.
__extension__ typedef __int128 Int128;
__extension__ typedef unsigned __int128 UInt128;
// NOLINTEND(modernize-use-using)

inline constexpr Int128 kInt128Max = static_cast<Int128>(~UInt128{0} >> 1);
inline constexpr Int128 kInt128Min = -kInt128Max - 1;

/// The exact product of two 64-bit integers. It cannot overflow. (Computed without sign: clang's
/// undefined-behaviour checks of a signed 128-bit product need a function that libgcc does not have.)
constexpr Int128 MultiplyWide(int64_t a, int64_t b) noexcept {
  return static_cast<Int128>(static_cast<UInt128>(Int128{a}) * static_cast<UInt128>(Int128{b}));
}

/// |value|, which for the most negative value only the unsigned type can hold.
constexpr UInt128 Magnitude(Int128 value) noexcept {
  return value < 0 ? UInt128{0} - static_cast<UInt128>(value) : static_cast<UInt128>(value);
}

/// True if the value fits a signed 64-bit integer.
constexpr bool FitsInt64(Int128 value) noexcept { return value == static_cast<int64_t>(value); }

namespace internal {

// An unsigned 256-bit integer, only as much of it as Int256 needs.
struct UInt256 {
  UInt128 low = 0;
  UInt128 high = 0;

  friend constexpr bool operator==(const UInt256&, const UInt256&) = default;
  friend constexpr bool operator<(const UInt256& a, const UInt256& b) noexcept {
    return a.high != b.high ? a.high < b.high : a.low < b.low;
  }

  constexpr int BitLength() const noexcept {
    const auto words = {static_cast<uint64_t>(high >> 64), static_cast<uint64_t>(high),
                        static_cast<uint64_t>(low >> 64), static_cast<uint64_t>(low)};
    int below = 192;
    for (const uint64_t word : words) {
      if (word != 0) return below + static_cast<int>(std::bit_width(word));
      below -= 64;
    }
    return 0;
  }

  // The bits moved up by 0 to 255 places; bits moved out at the top are lost.
  constexpr UInt256 ShiftedLeft(int count) const noexcept {
    if (count == 0) return *this;
    if (count >= 128) return {0, low << (count - 128)};
    return {low << count, (high << count) | (low >> (128 - count))};
  }

  constexpr UInt256 Halved() const noexcept { return {(low >> 1) | (high << 127), high >> 1}; }

  // The difference; the caller knows that `b` is not the greater.
  constexpr UInt256 Minus(const UInt256& b) const noexcept {
    return {low - b.low, high - b.high - static_cast<UInt128>(low < b.low ? 1 : 0)};
  }
};

// The full product of two 128-bit integers, by the four products of their halves.
constexpr UInt256 FullProduct(UInt128 a, UInt128 b) noexcept {
  const UInt128 a0 = static_cast<uint64_t>(a), a1 = a >> 64;
  const UInt128 b0 = static_cast<uint64_t>(b), b1 = b >> 64;
  const UInt128 low = a0 * b0, cross1 = a0 * b1, cross2 = a1 * b0, high = a1 * b1;
  const UInt128 middle = (low >> 64) + static_cast<uint64_t>(cross1) + static_cast<uint64_t>(cross2);
  return {(middle << 64) | static_cast<uint64_t>(low),
          high + (cross1 >> 64) + (cross2 >> 64) + (middle >> 64)};
}

struct UnsignedDivision {
  UInt256 quotient;
  UInt256 remainder;
};

// Division by a non-zero divisor: native where both fit 128 bits, by words where the divisor fits 64, else
// bit by bit over as many bits as the two differ in length, which makes Euclid's algorithm cheap.
constexpr UnsignedDivision Divide(UInt256 n, const UInt256& d) noexcept {
  if (n < d) return {{}, n};
  // d is not zero and not above n, so its low half is not zero.
  // NOLINTNEXTLINE(clang-analyzer-core.DivideZero)
  if (n.high == 0) return {{n.low / d.low, 0}, {n.low % d.low, 0}};
  if (d.high == 0 && (d.low >> 64) == 0) {
    const UInt128 divisor = d.low;
    const UInt128 q3 = (n.high >> 64) / divisor, r3 = (n.high >> 64) % divisor;
    const UInt128 n2 = (r3 << 64) | static_cast<uint64_t>(n.high), q2 = n2 / divisor, r2 = n2 % divisor;
    const UInt128 n1 = (r2 << 64) | (n.low >> 64), q1 = n1 / divisor, r1 = n1 % divisor;
    const UInt128 n0 = (r1 << 64) | static_cast<uint64_t>(n.low), q0 = n0 / divisor, r0 = n0 % divisor;
    return {{(q1 << 64) | q0, (q3 << 64) | q2}, {r0, 0}};
  }
  int shift = n.BitLength() - d.BitLength();
  UInt256 part = d.ShiftedLeft(shift);
  UInt256 quotient;
  for (; shift >= 0; --shift) {
    quotient = quotient.ShiftedLeft(1);
    if (!(n < part)) {
      n = n.Minus(part);
      quotient.low |= 1;
    }
    part = part.Halved();
  }
  return {quotient, n};
}

}  // namespace internal

/// A signed integer between -(2^255 - 1) and 2^255 - 1. The range is symmetric, so a negation always fits.
/// Arithmetic is exact or fails with kOverflow; it never wraps. A plain value: copy it freely, share it
/// between threads.
class Int256 {
 public:
  /// Zero.
  constexpr Int256() noexcept = default;
  /// Any 64- or 128-bit value; implicit because nothing can be lost.
  constexpr Int256(Int128 value) noexcept  // NOLINT(google-explicit-constructor)
      : low_(static_cast<UInt128>(value)), high_(value < 0 ? ~UInt128{0} : UInt128{0}) {}

  constexpr bool IsZero() const noexcept { return low_ == 0 && high_ == 0; }
  constexpr bool IsNegative() const noexcept { return (high_ >> 127) != 0; }
  /// -1, 0 or 1.
  constexpr int Sign() const noexcept { return IsNegative() ? -1 : IsZero() ? 0 : 1; }

  constexpr bool FitsInt128() const noexcept {
    return high_ == ((low_ >> 127) != 0 ? ~UInt128{0} : UInt128{0});
  }
  constexpr bool FitsInt64() const noexcept {
    return FitsInt128() && ras::FitsInt64(static_cast<Int128>(low_));
  }
  /// The value, or kOverflow if it does not fit.
  constexpr Result<int64_t> ToInt64() const noexcept {
    if (!FitsInt64()) return Fault::kOverflow;
    return static_cast<int64_t>(low_);
  }
  constexpr Result<Int128> ToInt128() const noexcept {
    if (!FitsInt128()) return Fault::kOverflow;
    return static_cast<Int128>(low_);
  }
  /// The lowest 64 bits: the value itself if FitsInt64() holds, which the caller has asked.
  constexpr int64_t AsInt64() const noexcept { return static_cast<int64_t>(low_); }
  /// The lowest 128 bits: the value itself if FitsInt128() holds, which the caller has asked.
  constexpr Int128 AsInt128() const noexcept { return static_cast<Int128>(low_); }

  /// The value with its sign turned.
  constexpr Int256 Negated() const noexcept {
    return Int256(UInt128{0} - low_, UInt128{0} - high_ - static_cast<UInt128>(low_ != 0 ? 1 : 0));
  }
  /// The value without its sign.
  constexpr Int256 Absolute() const noexcept { return IsNegative() ? Negated() : *this; }

  /// The sum, or kOverflow.
  friend constexpr Result<Int256> Add(const Int256& a, const Int256& b) noexcept {
    const UInt128 low = a.low_ + b.low_;
    const UInt128 high = a.high_ + b.high_ + static_cast<UInt128>(low < a.low_ ? 1 : 0);
    const Int256 sum(low, high);
    // Two numbers of one sign whose sum has the other have left the range.
    const UInt128 left_range = (a.high_ ^ high) & (b.high_ ^ high);
    if ((left_range >> 127) != 0 || sum.IsUnpaired()) return Fault::kOverflow;
    return sum;
  }
  /// The difference, or kOverflow.
  friend constexpr Result<Int256> Subtract(const Int256& a, const Int256& b) noexcept {
    return Add(a, b.Negated());
  }

  /// The product, or kOverflow.
  friend constexpr Result<Int256> Multiply(const Int256& a, const Int256& b) noexcept {
    if (a.FitsInt64() && b.FitsInt64()) return Int256(MultiplyWide(a.AsInt64(), b.AsInt64()));
    internal::UInt256 wide = a.Unsigned();
    internal::UInt256 narrow = b.Unsigned();
    if (wide < narrow) {
      const internal::UInt256 kept = wide;
      wide = narrow;
      narrow = kept;
    }
    if (narrow.high != 0) return Fault::kOverflow;
    internal::UInt256 product = internal::FullProduct(wide.low, narrow.low);
    const internal::UInt256 upper = internal::FullProduct(wide.high, narrow.low);
    if (upper.high != 0) return Fault::kOverflow;
    product.high += upper.low;
    if (product.high < upper.low) return Fault::kOverflow;
    return FromUnsigned(product, a.IsNegative() != b.IsNegative());
  }

  struct Division;
  /// Quotient and remainder of a division that cuts towards zero, so the remainder has the dividend's sign;
  /// or kDivisionByZero.
  static constexpr Result<Division> DivMod(const Int256& n, const Int256& d) noexcept;

  friend constexpr bool operator==(const Int256&, const Int256&) = default;
  friend constexpr std::strong_ordering operator<=>(const Int256& a, const Int256& b) noexcept {
    if (a.IsNegative() != b.IsNegative()) {
      return a.IsNegative() ? std::strong_ordering::less : std::strong_ordering::greater;
    }
    if (a.high_ != b.high_) return a.high_ <=> b.high_;
    return a.low_ <=> b.low_;
  }

  /// The decimal digits, with a minus sign if negative.
  std::string ToString() const {
    constexpr uint64_t kChunk = 1'000'000'000'000'000'000;
    std::string digits;  // In reverse.
    internal::UInt256 rest = Unsigned();
    do {
      const internal::UnsignedDivision step = internal::Divide(rest, {kChunk, 0});
      rest = step.quotient;
      auto chunk = static_cast<uint64_t>(step.remainder.low);
      const bool last = rest == internal::UInt256{};
      for (int i = 0; last ? chunk != 0 || i == 0 : i < 18; ++i, chunk /= 10) {
        digits.push_back(static_cast<char>('0' + chunk % 10));
      }
    } while (rest != internal::UInt256{});
    if (IsNegative()) digits.push_back('-');
    return std::string(digits.rbegin(), digits.rend());
  }

 private:
  constexpr Int256(UInt128 low, UInt128 high) noexcept : low_(low), high_(high) {}

  // -2^255, the one pattern of bits without a positive twin, is outside the range.
  constexpr bool IsUnpaired() const noexcept { return low_ == 0 && high_ == UInt128{1} << 127; }

  constexpr internal::UInt256 Unsigned() const noexcept {
    const Int256 absolute = Absolute();
    return {absolute.low_, absolute.high_};
  }

  static constexpr Result<Int256> FromUnsigned(const internal::UInt256& magnitude, bool negative) noexcept {
    if ((magnitude.high >> 127) != 0) return Fault::kOverflow;
    const Int256 value(magnitude.low, magnitude.high);
    return negative ? value.Negated() : value;
  }

  // Two's complement, lower and upper half.
  UInt128 low_ = 0;
  UInt128 high_ = 0;
};

/// What a division leaves: dividend = quotient * divisor + remainder.
struct Int256::Division {
  Int256 quotient;
  Int256 remainder;
};

constexpr Result<Int256::Division> Int256::DivMod(const Int256& n, const Int256& d) noexcept {
  if (d.IsZero()) return Fault::kDivisionByZero;
  if (n.FitsInt64() && d.FitsInt64() && n.AsInt64() >= 0 && d.AsInt64() > 0) {
    return Division{n.AsInt64() / d.AsInt64(), n.AsInt64() % d.AsInt64()};
  }
  const internal::UnsignedDivision parts = internal::Divide(n.Unsigned(), d.Unsigned());
  const Int256 quotient(parts.quotient.low, parts.quotient.high);
  const Int256 remainder(parts.remainder.low, parts.remainder.high);
  return Division{n.IsNegative() != d.IsNegative() ? quotient.Negated() : quotient,
                  n.IsNegative() ? remainder.Negated() : remainder};
}

/// The greatest common divisor, never negative; that of 0 and 0 is 0. Euclid's algorithm.
constexpr Int256 GreatestCommonDivisor(const Int256& a, const Int256& b) noexcept {
  Int256 x = a.Absolute();
  Int256 y = b.Absolute();
  while (!y.IsZero()) {
    const Int256 rest = Int256::DivMod(x, y).value().remainder;
    x = y;
    y = rest;
  }
  return x;
}

}  // namespace ras

#endif  // RAS_INT256_H_
