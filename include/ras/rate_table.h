// Price per point: every point above the free ones has the same price (docs/figures.md section 5.5).
#ifndef RAS_RATE_TABLE_H_
#define RAS_RATE_TABLE_H_

#include <cstddef>
#include <cstdint>
#include <span>

#include "ras/decimal.h"
#include "ras/lookup.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/score_rounding.h"

namespace ras {

/// Everything a price per point is built from.
struct RateTableSpec {
  ScoreRounding rounding;
  uint8_t places = 0;       ///< Decimal places of scores, 0 to 9.
  int64_t free_points = 0;  ///< At the scale of scores: points up to here carry no money.
  Decimal rate;             ///< Currency units (pounds) for one point. Not negative.
  bool no_allocation_when_free =
      false;  ///< A score that carries no money gives no allocation, instead of zero.
  AmountRounding amount_rounding;
};

/// Immutable, safe to share between threads; lookups neither allocate nor fail.
class RateTable {
 public:
  /// A price of zero.
  RateTable() = default;

  /// kOutOfRange for places, a rate or free points beyond their bounds; kMalformed for an increment below 1.
  static Result<RateTable> Build(const RateTableSpec& spec) {
    if (spec.places > kMaxPlaces || spec.rate.coefficient < 0 || spec.rate.places > kMaxPlaces ||
        !IsScore(spec.free_points)) {
      return Fault::kOutOfRange;
    }
    if (spec.rounding.increment < 1 || spec.amount_rounding.increment_pence < 1) return Fault::kMalformed;
    RateTable table;
    table.spec_ = spec;
    return table;
  }

  /// The score that is really priced.
  int64_t RoundScore(int64_t score) const noexcept {
    return IsScore(score) ? spec_.rounding.Round(score) : score;
  }

  /// The price of a score at the table's scale. kOutOfRange beyond 18 digits or 10^13 pence.
  Hit Lookup(int64_t score) const noexcept {
    if (!IsScore(score)) return Hit();
    const int64_t points = spec_.rounding.Round(score) - spec_.free_points;
    Hit hit{0, 0, -1, Place::kComputed, Outcome::kAmount};
    if (points <= 0) {
      if (spec_.no_allocation_when_free) hit.outcome = Outcome::kNoAllocation;
      return hit;
    }
    // Pence = points / 10^places x rate / 10^rate places x 100.
    const Int128 product = MultiplyWide(points, spec_.rate.coefficient);
    const Int128 scale = MultiplyWide(kPowersOfTen[spec_.places], kPowersOfTen[spec_.rate.places]);
    if (product > scale * kMaxPence)
      return {0, 0, -1, Place::kComputed, Outcome::kOutOfRange};  // So the hundred fits.
    const Result<int64_t> count = RoundQuotient(product * 100, scale * spec_.amount_rounding.increment_pence,
                                                spec_.amount_rounding.mode);
    if (!count.ok()) return {0, 0, -1, Place::kComputed, Outcome::kOutOfRange};
    const Int128 amount = MultiplyWide(count.value(), spec_.amount_rounding.increment_pence);
    if (amount > kMaxPence) return {0, 0, -1, Place::kComputed, Outcome::kOutOfRange};
    hit.from_pence = hit.to_pence = static_cast<int64_t>(amount);
    return hit;
  }

  /// As ScoreTable::LookupBatch.
  void LookupBatch(std::span<const int64_t> scores, std::span<int64_t> from_pence,
                   std::span<int64_t> to_pence, std::span<int32_t> rows,
                   std::span<uint8_t> status) const noexcept {
    for (std::size_t i = 0; i < scores.size(); ++i) {
      const Hit hit = Lookup(scores[i]);
      from_pence[i] = hit.from_pence;
      status[i] = hit.Status();
      if (!to_pence.empty()) to_pence[i] = hit.to_pence;
      if (!rows.empty()) rows[i] = hit.row;
    }
  }

 private:
  RateTableSpec spec_;
};

}  // namespace ras

#endif  // RAS_RATE_TABLE_H_
