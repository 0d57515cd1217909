#include "lib/build/least_squares.h"

#include <algorithm>
#include <compare>

#include "ras/decimal.h"
#include "ras/fine_pence.h"
#include "ras/money.h"
#include "ras/score_rounding.h"

namespace ras {
namespace {

constexpr std::size_t kSize = LeastSquaresSums::kMaxDegree + 1;
using Matrix = std::array<std::array<WideInteger, kSize>, kSize>;

// People are counted in blocks where that fits integers that a processor has: the cube of a small score fits
// 64 bits, its sixth power 121, and the sum of a block of these 127.
constexpr int64_t kSmallScore = int64_t{1} << 20;
constexpr std::size_t kBlock = 64;

// The determinant of the rows from `row` on and of the columns that are left of the first `size`, expanded by
// the first of these rows. The greatest here is four by four: 24 products.
WideInteger Determinant(const Matrix& matrix, std::size_t size, std::size_t row, unsigned columns_used) {
  if (row == size) return 1;
  WideInteger result = 0;
  bool negative = false;
  for (std::size_t column = 0; column < size; ++column) {
    if ((columns_used >> column & 1U) != 0) continue;
    const WideInteger part =
        matrix[row][column] * Determinant(matrix, size, row + 1, columns_used | 1U << column);
    if (negative) {
      result -= part;
    } else {
      result += part;
    }
    negative = !negative;
  }
  return result;
}

WideInteger Determinant(const Matrix& matrix, std::size_t size) { return Determinant(matrix, size, 0, 0); }

// n / d, for d above zero, as a whole number: the one nearer to zero or, if `goes_away` says so of a quotient
// that lies between two, the one further away. It is told whether the nearer one is odd, and how what lies
// beyond it compares with a half.
template <class GoesAway>
WideInteger WholeQuotient(const WideInteger& n, const WideInteger& d, const GoesAway& goes_away) {
  WideInteger quotient, rest;
  divide_qr(WideInteger(abs(n)), d, quotient, rest);
  if (!rest.is_zero() && goes_away(bit_test(quotient, 0), rest.compare(d - rest) <=> 0)) ++quotient;
  return n.sign() < 0 ? WideInteger(-quotient) : quotient;
}

WideInteger Rounded(const WideInteger& n, const WideInteger& d, RoundingMode mode) {
  return WholeQuotient(
      n, d, [&](bool odd, std::strong_ordering half) { return RoundsAway(mode, n.sign() < 0, odd, half); });
}

// The same number in 256 bits, or kOverflow.
Result<Int256> ToNarrow(const WideInteger& value) {
  constexpr unsigned kPiece = 62;
  const WideInteger size = abs(value);
  if (size != 0 && msb(size) >= 255) return Fault::kOverflow;
  Int256 narrow;
  for (unsigned bit = 5 * kPiece; bit > 0;) {
    bit -= kPiece;
    const WideInteger piece = (size >> bit) & ((WideInteger(1) << kPiece) - 1);
    // Below 2^255, so nothing overflows.
    narrow = Add(Multiply(narrow, Int256(int64_t{1} << kPiece)).value(), Int256(piece.convert_to<int64_t>()))
                 .value();
  }
  return value < 0 ? narrow.Negated() : narrow;
}

// Boost's integers take 128 bits from the compiler on some processors and not on others (IBM Z), so that they
// are handed over in halves everywhere.
WideInteger ToWide(Int128 value) {
  const bool negative = value < 0;
  const auto bits = static_cast<UInt128>(value);
  const UInt128 size = negative ? UInt128{0} - bits : bits;
  const WideInteger wide =
      (WideInteger(static_cast<uint64_t>(size >> 64)) << 64) + static_cast<uint64_t>(size);
  return negative ? WideInteger(-wide) : wide;
}

WideInteger ToWide(const Int256& value) {
  if (value.FitsInt128()) return ToWide(value.AsInt128());
  const Int256::Division parts = Int256::DivMod(value, Int256(Int128{1} << 64)).value();
  return (ToWide(parts.quotient) << 64) + ToWide(parts.remainder.AsInt128());
}

}  // namespace

Fault LeastSquaresSums::Add(int64_t score, int64_t people, Int128 pence) {
  if (!IsScore(score) || people < 1 || people > kMaxCases - people_) return Fault::kOutOfRange;
  if (pence < 0 || pence > MultiplyWide(people, kMaxPence)) return Fault::kOutOfRange;
  people_ += people;
  WideInteger power = 1;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    scores_[i] += power * people;
    if (i < costs_.size()) costs_[i] += power * ToWide(pence);
    power *= score;
  }
  return Fault::kNone;
}

void LeastSquaresSums::Remove(int64_t score, int64_t people, Int128 pence) {
  people_ -= people;
  WideInteger power = 1;
  for (std::size_t i = 0; i < scores_.size(); ++i) {
    scores_[i] -= power * people;
    if (i < costs_.size()) costs_[i] -= power * ToWide(pence);
    power *= score;
  }
}

Fault LeastSquaresSums::AddAll(std::span<const ScoredCost> people) {
  if (people.size() > static_cast<uint64_t>(kMaxCases - people_)) return Fault::kOutOfRange;
  for (const ScoredCost& person : people) {
    if (!IsScore(person.score) || person.pence < 0 || person.pence > kMaxPence) return Fault::kOutOfRange;
  }
  while (!people.empty()) {
    const std::span<const ScoredCost> block = people.first(std::min(people.size(), kBlock));
    people = people.subspan(block.size());
    if (std::ranges::all_of(block, [](const ScoredCost& person) {
          return person.score >= -kSmallScore && person.score <= kSmallScore;
        })) {
      AddBlock(block);
      continue;
    }
    for (const ScoredCost& person : block) {
      if (const Fault fault = Add(person.score, 1, person.pence); fault != Fault::kNone) return fault;
    }
  }
  return Fault::kNone;
}

void LeastSquaresSums::AddBlock(std::span<const ScoredCost> people) {
  std::array<Int128, 2 * kMaxDegree + 1> scores{};
  std::array<Int128, kMaxDegree + 1> costs{};
  for (const ScoredCost& person : people) {
    const std::array<int64_t, kMaxDegree + 1> powers = {1, person.score, person.score * person.score,
                                                        person.score * person.score * person.score};
    for (std::size_t i = 0; i < scores.size(); ++i)
      scores[i] += MultiplyWide(powers[i / 2], powers[i - i / 2]);
    for (std::size_t i = 0; i < costs.size(); ++i) costs[i] += MultiplyWide(powers[i], person.pence);
  }
  people_ += static_cast<int64_t>(people.size());
  for (std::size_t i = 0; i < scores.size(); ++i) scores_[i] += ToWide(scores[i]);
  for (std::size_t i = 0; i < costs.size(); ++i) costs_[i] += ToWide(costs[i]);
}

Fault LeastSquaresSums::Merge(const LeastSquaresSums& other) {
  if (other.people_ > kMaxCases - people_) return Fault::kOutOfRange;
  people_ += other.people_;
  for (std::size_t i = 0; i < scores_.size(); ++i) scores_[i] += other.scores_[i];
  for (std::size_t i = 0; i < costs_.size(); ++i) costs_[i] += other.costs_[i];
  return Fault::kNone;
}

Result<LeastSquaresPolynomial> LeastSquaresPolynomial::Fit(const LeastSquaresSums& sums, std::size_t degree) {
  if (degree < 1 || degree > LeastSquaresSums::kMaxDegree) return Fault::kOutOfRange;
  const std::size_t size = degree + 1;
  Matrix matrix;
  for (std::size_t row = 0; row < size; ++row) {
    for (std::size_t column = 0; column < size; ++column) matrix[row][column] = sums.Scores(row + column);
  }
  LeastSquaresPolynomial result;
  result.degree_ = degree;
  // Never below zero: the matrix is that of a sum of squares. Zero if different polynomials fit alike.
  result.denominator_ = Determinant(matrix, size);
  if (result.denominator_.is_zero()) return Fault::kEmpty;
  WideInteger common = result.denominator_;
  for (std::size_t power = 0; power < size; ++power) {
    Matrix replaced = matrix;
    for (std::size_t row = 0; row < size; ++row) replaced[row][power] = sums.Costs(row);
    result.numerators_[power] = Determinant(replaced, size);
    common = gcd(common, result.numerators_[power]);
  }
  result.denominator_ /= common;
  for (WideInteger& numerator : result.numerators_) numerator /= common;
  return result;
}

WideInteger LeastSquaresPolynomial::ValueAt(int64_t score) const {
  WideInteger value = 0;
  for (std::size_t power = degree_ + 1; power-- > 0;) value = value * score + numerators_[power];
  return value;
}

Result<Rational> LeastSquaresPolynomial::ExactAt(int64_t score) const {
  if (!IsScore(score)) return Fault::kOutOfRange;
  const WideInteger value = ValueAt(score);
  if (abs(value) > denominator_ * kMaxPence) return Fault::kOutOfRange;
  const WideInteger common = gcd(value, denominator_);
  const Result<Int256> numerator = ToNarrow(value / common);
  const Result<Int256> denominator = ToNarrow(denominator_ / common);
  if (!numerator.ok() || !denominator.ok()) return Fault::kOverflow;
  return Rational::Make(numerator.value(), denominator.value());
}

Result<Rational> LeastSquaresPolynomial::At(int64_t score) const {
  if (!IsScore(score)) return Fault::kOutOfRange;
  const WideInteger value = ValueAt(score);
  if (abs(value) > denominator_ * kMaxPence) return Fault::kOutOfRange;
  const WideInteger fine = WholeQuotient(value * kFinePerPenny, denominator_,
                                         [](bool odd, std::strong_ordering) { return RoundsAwayToOdd(odd); });
  const Result<Int256> narrow = ToNarrow(fine);
  if (!narrow.ok()) return narrow.fault();
  return Rational::Make(narrow.value(), Int256(kFinePerPenny));
}

Result<Rational> LeastSquaresPolynomial::RowAt(int64_t score) const {
  const Result<Rational> exact = ExactAt(score);
  if (exact.fault() == Fault::kOverflow) return At(score);
  if (exact.fault() == Fault::kOutOfRange && IsScore(score) && ValueAt(score).sign() < 0) {
    return Rational(-kMaxPence);
  }
  return exact;
}

Result<int64_t> LeastSquaresPolynomial::RoundedAt(int64_t score, const Rational& factor,
                                                  const AmountRounding& rounding) const {
  if (!IsScore(score) || rounding.increment_pence < 1) return Fault::kOutOfRange;
  const WideInteger multiple =
      rounding.increment_pence *
      Rounded(ValueAt(score) * ToWide(factor.numerator()),
              denominator_ * ToWide(factor.denominator()) * rounding.increment_pence, rounding.mode);
  if (abs(multiple) > kMaxPence) return Fault::kOutOfRange;
  return multiple.convert_to<int64_t>();
}

Result<std::string> LeastSquaresPolynomial::CoefficientText(std::size_t power, uint8_t score_places,
                                                            uint8_t decimals) const {
  if (power > degree_ || score_places > kMaxPlaces || decimals >= kPowersOfTen.size()) {
    return Fault::kOutOfRange;
  }
  // A point is 10^score_places of what the sums are in, a pound a hundred pence.
  WideInteger numerator = numerators_[power] * kPowersOfTen[decimals];
  for (std::size_t i = 0; i < power; ++i) numerator *= kPowersOfTen[score_places];
  const WideInteger value = Rounded(numerator, denominator_ * 100, RoundingMode::kHalfEven);
  std::string digits = WideInteger(abs(value)).str();
  if (digits.size() <= decimals) digits.insert(0, decimals + std::size_t{1} - digits.size(), '0');
  if (decimals > 0) digits.insert(digits.size() - decimals, 1, '.');
  return (value.sign() < 0 ? "-" : "") + digits;
}

}  // namespace ras
