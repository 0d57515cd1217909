#include "lib/check/score.h"

#include "lib/terms/kernel_terms.h"

namespace ras::check {
namespace {

constexpr Score kPoint = kOnePoint;

// The low 128 bits of the product, without the signed multiplication that clang's checks cannot link.
constexpr Score Product(Score a, Score b) {
  return static_cast<Score>(static_cast<UInt128>(a) * static_cast<UInt128>(b));
}

}  // namespace

std::optional<Decimal> ReadDecimal(std::string_view text) {
  const Result<Decimal> decimal = Decimal::Parse(text);
  if (!decimal.ok()) return std::nullopt;
  return decimal.value().Normalised();
}

std::optional<Decimal> ReadDecimalOr(std::string_view text, int64_t when_empty) {
  if (text.empty()) return Decimal{when_empty, 0};
  return ReadDecimal(text);
}

std::optional<Score> ReadScore(std::string_view text) {
  const std::optional<Decimal> decimal = ReadDecimal(text);
  return decimal ? ToScore(*decimal) : std::nullopt;
}

std::optional<Date> ReadDate(std::string_view text) {
  const Result<Date> date = Date::Parse(text);
  if (!date.ok()) return std::nullopt;
  return date.value();
}

std::optional<Score> ToScore(const Decimal& decimal) {
  const Score score =
      MultiplyWide(decimal.coefficient, kPowersOfTen[static_cast<std::size_t>(kMaxPlaces - decimal.places)]);
  if (!IsScore(score)) return std::nullopt;
  return score;
}

std::string ToText(Score score) {
  const bool negative = score < 0;
  const UInt128 size = Magnitude(score);
  std::string text = negative ? "-" : "";
  text += std::to_string(static_cast<uint64_t>(size / kOnePoint));
  auto fraction = static_cast<uint64_t>(size % kOnePoint);
  if (fraction == 0) return text;
  std::string digits = std::to_string(fraction);
  digits.insert(0, kMaxPlaces - digits.size(), '0');
  digits.erase(digits.find_last_not_of('0') + 1);
  return text + "." + digits;
}

std::optional<Score> Times(Score score, const Decimal& factor) {
  constexpr int64_t kMostCoefficient = 1'000'000'000'000'000;  // So that the product stays below 10^37.
  if (!IsScore(score) || factor.coefficient > kMostCoefficient || factor.coefficient < -kMostCoefficient) {
    return std::nullopt;
  }
  const Score product = Product(score, factor.coefficient);
  const Score divisor = kPowersOfTen[factor.places];
  if (product % divisor != 0 || !IsScore(product / divisor)) return std::nullopt;
  return product / divisor;
}

Score GreatestCommonDivisor(Score a, Score b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) {
    const Score rest = a % b;
    a = b;
    b = rest;
  }
  return a;
}

Score NextMultiple(Score score, Score step) {
  Score multiples = score / step;  // Towards zero: for a score below zero already at or above it.
  if (score >= 0 || score % step == 0) ++multiples;
  return multiples * step;
}

std::optional<Score> ScoreRule::Round(Score score) const {
  if (exact) return score;
  const Score step = Step();
  const Result<int64_t> count = RoundQuotient(score, step, mode);
  if (!count.ok()) return std::nullopt;
  // Both |count| x step and its parts stay near |score|, far below 128 bits.
  const Score rounded = Product(count.value(), step);
  if (!IsScore(rounded)) return std::nullopt;
  return rounded;
}

Score ScoreRule::Step() const { return exact ? kPoint : ToScore(increment).value_or(kPoint); }

std::optional<ScoreRule> ReadScoreRule(const v1::ScoreRounding* rounding) {
  ScoreRule rule;
  if (rounding == nullptr) return rule;
  rule.exact = rounding->mode() == v1::ROUNDING_MODE_EXACT;
  rule.mode = ToKernel(rounding->mode());
  const std::optional<Decimal> increment = ReadDecimalOr(rounding->increment(), 1);
  if (!increment || increment->coefficient <= 0 || !ToScore(*increment)) return std::nullopt;
  rule.increment = *increment;
  return rule;
}

}  // namespace ras::check
