// What comes of looking a score up in an allocation table.
#ifndef RAS_LOOKUP_H_
#define RAS_LOOKUP_H_

#include <cstdint>

namespace ras {

/// How a score met the table. The numbers are those of ras.v1.LookupPlace.
enum class Place : uint8_t {
  kNone = 0,      ///< Not looked up: the score is beyond any.
  kRow = 1,       ///< Inside a row.
  kBetween = 2,   ///< Between two rows: the table's rule for that was applied.
  kBelow = 3,     ///< Below the first row, likewise.
  kAbove = 4,     ///< Above the last row, likewise.
  kComputed = 5,  ///< Price per point: there are no rows.
};

/// What the table gives.
enum class Outcome : uint8_t {
  kAmount = 1,        ///< An amount, possibly zero.
  kNoAllocation = 2,  ///< No allocation: the need is met by universal services. Not the same as zero.
  kRefused = 14,      ///< The table has no row for this score and no rule for it.
  kOutOfRange = 15,   ///< The score, or the amount, is beyond what there can be.
};

/// The result of one lookup. Both amounts are 0 unless the outcome is kAmount.
struct Hit {
  int64_t from_pence = 0;  ///< The amount, or the lower end of a range, in pence.
  int64_t to_pence = 0;    ///< The upper end of a range, or the amount again.
  /// Index of the row that was hit; between two rows the lower one; above the last row the last; -1 below the
  /// first row and where there are no rows.
  int32_t row = -1;
  Place place = Place::kNone;
  Outcome outcome = Outcome::kOutOfRange;

  /// Outcome in the low four bits, place in the high four: the status byte of a batch.
  constexpr uint8_t Status() const noexcept {
    return static_cast<uint8_t>(static_cast<unsigned>(outcome) | static_cast<unsigned>(place) << 4U);
  }
  friend constexpr bool operator==(const Hit&, const Hit&) = default;
};

}  // namespace ras

#endif  // RAS_LOOKUP_H_
