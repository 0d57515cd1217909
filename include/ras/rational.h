// Exact fractions: what a value is between two named roundings (docs/figures.md section 1).
#ifndef RAS_RATIONAL_H_
#define RAS_RATIONAL_H_

#include <array>
#include <compare>
#include <cstddef>
#include <cstdint>
#include <string>

#include "ras/decimal.h"
#include "ras/int256.h"
#include "ras/result.h"

namespace ras {

/// numerator / denominator over 256-bit integers, denominator > 0. Common factors stay until the parts would
/// no longer fit, so short chains of factors pay for products only; comparison and text are by value.
/// Arithmetic fails with kOverflow if an operand, a product or the sum's parts exceed 256 bits after every
/// common factor has been taken out. A plain value: copy it freely, share it between threads.
class Rational {
 public:
  /// Zero.
  constexpr Rational() noexcept = default;
  /// An integer; implicit because nothing can be lost.
  constexpr Rational(int64_t value) noexcept : numerator_(value) {}  // NOLINT(google-explicit-constructor)
  /// A decimal; implicit because nothing can be lost.
  constexpr Rational(const Decimal& value) noexcept  // NOLINT(google-explicit-constructor)
      : numerator_(value.coefficient), denominator_(kPowersOfTen[value.places]) {}
  /// n / d for d of either sign, or kDivisionByZero.
  static constexpr Result<Rational> Make(const Int256& n, const Int256& d) noexcept {
    if (d.IsZero()) return Fault::kDivisionByZero;
    return d.IsNegative() ? Rational(n.Negated(), d.Negated()) : Rational(n, d);
  }

  /// The parts as they stand, possibly with a common factor. The denominator is positive.
  constexpr const Int256& numerator() const noexcept { return numerator_; }
  constexpr const Int256& denominator() const noexcept { return denominator_; }

  /// -1, 0 or 1.
  constexpr int Sign() const noexcept { return numerator_.Sign(); }
  constexpr Rational Negated() const noexcept { return Rational(numerator_.Negated(), denominator_); }
  /// The same value in lowest terms.
  constexpr Rational Reduced() const noexcept {
    const Int256 divisor = GreatestCommonDivisor(numerator_, denominator_);
    return Rational(Int256::DivMod(numerator_, divisor).value().quotient,
                    Int256::DivMod(denominator_, divisor).value().quotient);
  }

  friend constexpr Result<Rational> Add(const Rational& a, const Rational& b) noexcept {
    if (a.IsNarrow() && b.IsNarrow()) {
      const int64_t n1 = a.numerator_.AsInt64(), d1 = a.denominator_.AsInt64();
      const int64_t n2 = b.numerator_.AsInt64(), d2 = b.denominator_.AsInt64();
      if (d1 == d2) return Rational(Int256(Int128{n1} + n2), a.denominator_);
      // Each product is below 2^126 in magnitude, so their sum fits 128 bits.
      return Rational(Int256(MultiplyWide(n1, d2) + MultiplyWide(n2, d1)), Int256(MultiplyWide(d1, d2)));
    }
    const Result<Rational> sum = AddScaled(a, b.denominator_, b, a.denominator_);
    if (sum.ok()) return sum;
    // Over the least common denominator.
    const Rational x = a.Reduced(), y = b.Reduced();
    const Int256 shared = GreatestCommonDivisor(x.denominator_, y.denominator_);
    return AddScaled(x, Int256::DivMod(y.denominator_, shared).value().quotient,  //
                     y, Int256::DivMod(x.denominator_, shared).value().quotient);
  }
  friend constexpr Result<Rational> Subtract(const Rational& a, const Rational& b) noexcept {
    return Add(a, b.Negated());
  }
  friend constexpr Result<Rational> Multiply(const Rational& a, const Rational& b) noexcept {
    if (a.IsNarrow() && b.IsNarrow()) {
      return Rational(Int256(MultiplyWide(a.numerator_.AsInt64(), b.numerator_.AsInt64())),
                      Int256(MultiplyWide(a.denominator_.AsInt64(), b.denominator_.AsInt64())));
    }
    const Result<Rational> product = Product(a, b);
    if (product.ok()) return product;
    // With every factor that a numerator shares with a denominator taken out first, what remains is in lowest
    // terms.
    const Rational x = Rational(a.numerator_, b.denominator_).Reduced();
    const Rational y = Rational(b.numerator_, a.denominator_).Reduced();
    const Rational p = Rational(x.numerator_, y.denominator_).Reduced();
    const Rational q = Rational(y.numerator_, x.denominator_).Reduced();
    return Product(p, q);
  }
  /// The quotient; kDivisionByZero for a zero divisor.
  friend constexpr Result<Rational> Divide(const Rational& a, const Rational& b) noexcept {
    const Result<Rational> inverse = Make(b.denominator_, b.numerator_);
    if (!inverse.ok()) return inverse;
    return Multiply(a, inverse.value());
  }

  /// Comparison by value. It never fails, however wide the parts.
  friend constexpr std::weak_ordering operator<=>(const Rational& a, const Rational& b) noexcept {
    if (a.denominator_ == b.denominator_) return a.numerator_ <=> b.numerator_;
    if (a.Sign() != b.Sign()) return a.Sign() <=> b.Sign();
    if (a.FitsInt128() && b.FitsInt128()) {
      // Products of 128-bit parts fit 256 bits.
      return Multiply(a.numerator_, b.denominator_).value() <=>
             Multiply(b.numerator_, a.denominator_).value();
    }
    return a.Sign() < 0 ? CompareUnsigned(b.Negated(), a.Negated()) : CompareUnsigned(a, b);
  }
  friend constexpr bool operator==(const Rational& a, const Rational& b) noexcept { return (a <=> b) == 0; }
  friend constexpr Rational Min(const Rational& a, const Rational& b) noexcept { return b < a ? b : a; }
  friend constexpr Rational Max(const Rational& a, const Rational& b) noexcept { return a < b ? b : a; }

  /// The value as an integer at 10^places: kNotExact if a fraction would be dropped, kOverflow beyond 64
  /// bits, kOutOfRange if `places` is beyond 18.
  constexpr Result<int64_t> AtPlaces(uint8_t places) const noexcept {
    if (places >= kPowersOfTen.size()) return Fault::kOutOfRange;
    const Result<Rational> scaled = Multiply(*this, Rational(kPowersOfTen[places]));
    if (!scaled.ok()) return scaled.fault();
    const Int256::Division parts =
        Int256::DivMod(scaled.value().numerator_, scaled.value().denominator_).value();
    if (!parts.remainder.IsZero()) return Fault::kNotExact;
    return parts.quotient.ToInt64();
  }

  /// The shortest exact decimal if there is one of at most 18 places, else "n/d" in lowest terms.
  std::string ToString() const {
    const Rational lowest = Reduced();
    if (const Result<int> places = lowest.DecimalPlaces(); places.ok()) {
      const auto count = static_cast<std::size_t>(places.value());
      const Result<Int256> scaled = Multiply(lowest.numerator_, Int256(kPowersOfTen[count]));
      if (scaled.ok()) {
        std::string digits =
            Int256::DivMod(scaled.value().Absolute(), lowest.denominator_).value().quotient.ToString();
        if (digits.size() <= count) digits.insert(0, count + 1 - digits.size(), '0');
        if (count > 0) digits.insert(digits.size() - count, 1, '.');
        return (lowest.Sign() < 0 ? "-" : "") + digits;
      }
    }
    return lowest.numerator_.ToString() + "/" + lowest.denominator_.ToString();
  }

 private:
  constexpr Rational(const Int256& n, const Int256& d) noexcept : numerator_(n), denominator_(d) {}

  constexpr bool IsNarrow() const noexcept { return numerator_.FitsInt64() && denominator_.FitsInt64(); }
  constexpr bool FitsInt128() const noexcept { return numerator_.FitsInt128() && denominator_.FitsInt128(); }

  static constexpr Result<Rational> Product(const Rational& a, const Rational& b) noexcept {
    const Result<Int256> n = Multiply(a.numerator_, b.numerator_);
    if (!n.ok()) return n.fault();
    const Result<Int256> d = Multiply(a.denominator_, b.denominator_);
    if (!d.ok()) return d.fault();
    return Rational(n.value(), d.value());
  }

  // a + b over the common denominator that a's times a_factor is, and b's times b_factor.
  static constexpr Result<Rational> AddScaled(const Rational& a, const Int256& a_factor, const Rational& b,
                                              const Int256& b_factor) noexcept {
    const Result<Int256> left = Multiply(a.numerator_, a_factor);
    if (!left.ok()) return left.fault();
    const Result<Int256> right = Multiply(b.numerator_, b_factor);
    if (!right.ok()) return right.fault();
    const Result<Int256> n = Add(left.value(), right.value());
    if (!n.ok()) return n.fault();
    const Result<Int256> d = Multiply(a.denominator_, a_factor);
    if (!d.ok()) return d.fault();
    return Rational(n.value(), d.value());
  }

  // For values that are not negative: by their continued fractions, whose parts only shrink, so nothing
  // overflows.
  static constexpr std::weak_ordering CompareUnsigned(Rational a, Rational b) noexcept {
    while (true) {
      const Int256::Division x = Int256::DivMod(a.numerator_, a.denominator_).value();
      const Int256::Division y = Int256::DivMod(b.numerator_, b.denominator_).value();
      if (x.quotient != y.quotient) return x.quotient <=> y.quotient;
      if (x.remainder.IsZero() || y.remainder.IsZero()) return x.remainder.Sign() <=> y.remainder.Sign();
      // r1/d1 < r2/d2 exactly if d2/r2 < d1/r1.
      const Rational next(b.denominator_, y.remainder);
      b = Rational(a.denominator_, x.remainder);
      a = next;
    }
  }

  // The places the exact decimal of a value in lowest terms has, or kNotExact if there is none of at most 18.
  constexpr Result<int> DecimalPlaces() const noexcept {
    Int256 rest = denominator_;
    int most = 0;
    for (const int64_t prime : {int64_t{2}, int64_t{5}}) {
      int count = 0;
      for (Int256::Division step = Int256::DivMod(rest, prime).value(); step.remainder.IsZero();
           step = Int256::DivMod(rest, prime).value()) {
        rest = step.quotient;
        ++count;
      }
      if (count > most) most = count;
    }
    if (rest != Int256(1) || most > 18) return Fault::kNotExact;
    return most;
  }

  Int256 numerator_;
  Int256 denominator_ = Int256(1);
};

}  // namespace ras

#endif  // RAS_RATIONAL_H_
