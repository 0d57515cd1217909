#include "lib/statistics/normal.h"

#include <cmath>
#include <cstdint>

#include "lib/statistics/confidence.h"
#include "lib/statistics/distributions.h"
#include "ras/int256.h"

namespace ras {
namespace {

// Fixed point with 38 decimals: the most that 1 and a little more can have in 128 bits.
constexpr Int128 kOne = MultiplyWide(kPowersOfTen[18], kPowersOfTen[18]) * 100;
// sqrt(pi / 2) = 1.2533141373155002512 0788264240552262650, in that fixed point.
constexpr Int128 kRootOfHalfPi =
    Int128{12'533'141'373'155'002'512U} * 10'000'000'000'000'000'000U + 788'264'240'552'262'650;
// The unit of the result, halved, so that the middle between two results is a whole number of it.
constexpr int64_t kHalfUnits = 2 * kPowersOfTen[kMaxPlaces];

Int256 Quotient(const Int256& n, const Int256& d) { return Int256::DivMod(n, d).value().quotient; }

// True if a normal value lies within x = halves / kHalfUnits of the mean with a probability above
// parts / kCertainty; x is below 7. By the power series of the probability times sqrt(pi / 2),
//
//     x - x^3 / (2 * 3) + x^5 / (4 * 2! * 5) - x^7 / (8 * 3! * 7) + ...
//
// whose terms come from each other, grow to less than e^(x^2 / 2) < 10^11 and carry what was cut off with
// them: after 150 terms that is less than eight decimals of the 38. No value on the way passes 2^240.
bool LiesWithin(int64_t halves, int64_t parts) {
  const Int256 square(MultiplyWide(halves, halves));
  const Int256 unit_square(MultiplyWide(kHalfUnits, kHalfUnits));
  Int256 power = Quotient(Multiply(Int256(kOne), Int256(halves)).value(), Int256(kHalfUnits));
  Int256 sum;
  bool positive = true;
  for (int64_t odd = 1; !power.IsZero(); odd += 2, positive = !positive) {
    const Int256 term = Quotient(power, Int256(odd));
    sum = (positive ? Add(sum, term) : Subtract(sum, term)).value();
    power = Quotient(Quotient(Multiply(power, square).value(), unit_square), Int256(odd + 1));
  }
  return Multiply(sum, Int256(kCertainty)).value() > Multiply(Int256(kRootOfHalfPi), Int256(parts)).value();
}

}  // namespace

Result<Decimal> NormalQuantile(const Decimal& confidence) {
  const Result<int64_t> parts = ConfidenceParts(confidence);
  if (!parts.ok()) return parts.fault();
  const double close = NormalUpperQuantile(ShareBeyond(parts.value()));
  int64_t nearest = std::llround(close * static_cast<double>(kPowersOfTen[kMaxPlaces]));
  if (LiesWithin(2 * nearest - 1, parts.value())) --nearest;
  if (!LiesWithin(2 * nearest + 1, parts.value())) ++nearest;
  return Decimal::Make(nearest, kMaxPlaces);
}

}  // namespace ras
