// The allocation table with rows: a percentage table, a points table, groups of points, bands, or agreed
// scores joined by straight lines. They differ in what a row covers and in what happens where no row is; the
// lookup is one (docs/figures.md section 5).
#ifndef RAS_SCORE_TABLE_H_
#define RAS_SCORE_TABLE_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "ras/lookup.h"
#include "ras/money.h"
#include "ras/rational.h"
#include "ras/result.h"
#include "ras/rounding.h"
#include "ras/score_rounding.h"
#include "ras/straight_lines.h"

namespace ras {

/// What a score below the first row gives.
enum class BelowRule : uint8_t { kRefuse, kNoAllocation, kZero, kFirstRow };
/// What a score between two rows gives: what the lower or the upper row gives, or the point on the straight
/// line between them.
enum class BetweenRule : uint8_t { kRefuse, kLowerRow, kUpperRow, kStraightLine };
/// What a score above the last row gives: what the last row gives, or the point on the line through the last
/// two rows.
enum class AboveRule : uint8_t { kRefuse, kLastRow, kContinueLine };

/// One row: the scores it covers, both ends included, at the table's scale; and what it gives.
struct ScoreTableRow {
  int64_t from = 0;
  int64_t to = 0;
  bool reaches_next =
      false;  ///< Covers everything up to, and not including, the next row's start; `to` is not read.
  bool open_top = false;  ///< The last row only: covers everything from its start on; `to` is not read.
  bool no_allocation = false;
  int64_t from_pence = 0;
  int64_t to_pence = 0;
};

/// Everything a table is built from.
struct ScoreTableSpec {
  std::vector<ScoreTableRow> rows;  ///< Ascending, without overlap.
  ScoreRounding rounding;
  AmountRounding amount_rounding;  ///< Of amounts on a straight line.
  BelowRule below = BelowRule::kRefuse;
  BetweenRule between = BetweenRule::kRefuse;
  AboveRule above = AboveRule::kRefuse;
};

/// An immutable table. Safe to share between threads. Lookups neither allocate nor fail: what has no amount
/// has an outcome that says so.
///
/// Where the table is small (at most kDenseScores rounded scores from the first row to the last) every answer
/// is computed once, when it is built, and a lookup is one load; elsewhere it is a binary search over the
/// rows. Both give the same for every score.
class ScoreTable {
 public:
  static constexpr int64_t kDenseScores = 65'536;

  /// Empty: every lookup is refused. Build gives a useful one.
  ScoreTable() = default;

  /// kEmpty without rows, kUnordered if a row ends before it starts or overlaps the next, kOutOfRange for a
  /// score of 10^18 or an amount beyond kMaxPence or below zero, kMalformed for an open row that is not the
  /// last or an increment below 1.
  static Result<ScoreTable> Build(ScoreTableSpec spec) {
    if (spec.rows.empty()) return Fault::kEmpty;
    if (spec.rounding.increment < 1 || spec.amount_rounding.increment_pence < 1) return Fault::kMalformed;
    ScoreTable table;
    table.spec_ = std::move(spec);
    const std::vector<ScoreTableRow>& rows = table.spec_.rows;
    for (std::size_t i = 0; i < rows.size(); ++i) {
      const bool last = i + 1 == rows.size();
      if (!IsScore(rows[i].from) || !IsScore(rows[i].to)) return Fault::kOutOfRange;
      if (rows[i].from_pence < 0 || rows[i].to_pence < rows[i].from_pence || !IsAmount(rows[i].to_pence)) {
        return Fault::kOutOfRange;
      }
      if (rows[i].open_top && !last) return Fault::kMalformed;
      if (!rows[i].open_top && !rows[i].reaches_next && rows[i].to < rows[i].from) return Fault::kUnordered;
      if (!last && rows[i + 1].from <= (rows[i].reaches_next ? rows[i].from : rows[i].to))
        return Fault::kUnordered;
      table.starts_.push_back(rows[i].from);
      table.ends_.push_back(rows[i].open_top || (rows[i].reaches_next && last) ? kScoreMagnitude
                            : rows[i].reaches_next                             ? rows[i + 1].from - 1
                                                                               : rows[i].to);
    }
    table.FillDense();
    return table;
  }

  /// The rows as they were given.
  std::span<const ScoreTableRow> rows() const noexcept { return spec_.rows; }
  /// The score that is really looked up.
  int64_t RoundScore(int64_t score) const noexcept {
    return IsScore(score) ? spec_.rounding.Round(score) : score;
  }

  /// What the table gives for a score at its scale. kOutOfRange for a magnitude of 10^18 and above.
  Hit Lookup(int64_t score) const noexcept {
    // Almost every lookup: whole scores inside a small table. The unsigned difference is too great on either
    // side of it.
    if (spec_.rounding.IsIdentity()) {
      const uint64_t index = static_cast<uint64_t>(score) - static_cast<uint64_t>(dense_first_);
      if (index < dense_.size()) return dense_[index];
    }
    return LookupSlowly(score);
  }

  /// One result a score: `from_pence` and `status` are as long as `scores`; `to_pence` and `rows` are that
  /// long or empty.
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

  /// The same without the array of answers, for tests that hold the two against each other.
  Hit LookupBySearch(int64_t score) const noexcept {
    if (!IsScore(score) || spec_.rows.empty()) return Hit();
    return Search(spec_.rounding.Round(score));
  }

 private:
  Hit LookupSlowly(int64_t score) const noexcept {
    if (!IsScore(score) || spec_.rows.empty()) return Hit();
    const int64_t rounded = spec_.rounding.Round(score);
    if (!dense_.empty() && rounded >= dense_first_) {
      const uint64_t index =
          static_cast<uint64_t>(rounded - dense_first_) / static_cast<uint64_t>(dense_step_);
      if (index < dense_.size()) return dense_[index];
    }
    return Search(rounded);
  }

  // Every rounded score from 0 (or the first row, if that is below 0) to as far above the last row as that is
  // wide, if they are few. So a score that the rows do not cover is as quick as one that they do.
  void FillDense() {
    const int64_t step = spec_.rounding.exact ? 1 : spec_.rounding.increment;
    const int64_t low = std::min<int64_t>(starts_.front(), 0);
    // The first multiple of the step at or above it: rounded scores are multiples, exact ones are anything.
    const int64_t first = low + (step - Remainder(low, step)) % step;
    const int64_t last = std::max(first, ends_.back() < kScoreMagnitude ? ends_.back() : starts_.back());
    if ((starts_.back() - first) / step >= kDenseScores) return;
    const int64_t count = std::min(2 * ((last - first) / step) + 1, kDenseScores);
    dense_first_ = first;
    dense_step_ = step;
    dense_.reserve(static_cast<std::size_t>(count));
    for (int64_t i = 0; i < count; ++i) dense_.push_back(Search(first + i * step));
  }

  static constexpr int64_t Remainder(int64_t value, int64_t step) noexcept {
    const int64_t rest = value % step;
    return rest < 0 ? rest + step : rest;
  }

  // The rules themselves, for a rounded score.
  Hit Search(int64_t score) const noexcept {
    const auto above = std::upper_bound(starts_.begin(), starts_.end(), score);
    if (above == starts_.begin()) return Below();
    const auto row = static_cast<std::size_t>(above - starts_.begin() - 1);
    if (score <= ends_[row]) return Give(row, row, Place::kRow);
    return row + 1 < starts_.size() ? Between(row, score) : Above(row, score);
  }

  Hit Give(std::size_t row, std::size_t reported, Place place) const noexcept {
    const ScoreTableRow& found = spec_.rows[row];
    const auto index = static_cast<int32_t>(reported);
    if (found.no_allocation) return {0, 0, index, place, Outcome::kNoAllocation};
    return {found.from_pence, found.to_pence, index, place, Outcome::kAmount};
  }

  Hit Below() const noexcept {
    Hit hit{0, 0, -1, Place::kBelow, Outcome::kRefused};
    switch (spec_.below) {
      case BelowRule::kRefuse:
        break;
      case BelowRule::kNoAllocation:
        hit.outcome = Outcome::kNoAllocation;
        break;
      case BelowRule::kZero:
        hit.outcome = Outcome::kAmount;
        break;
      case BelowRule::kFirstRow:
        hit = Give(0, 0, Place::kBelow);
        hit.row = -1;
        break;
    }
    return hit;
  }

  Hit Between(std::size_t row, int64_t score) const noexcept {
    switch (spec_.between) {
      case BetweenRule::kLowerRow:
        return Give(row, row, Place::kBetween);
      case BetweenRule::kUpperRow:
        return Give(row + 1, row, Place::kBetween);
      case BetweenRule::kStraightLine:
        return OnLine(row, row, score - ends_[row], row, Place::kBetween);
      case BetweenRule::kRefuse:
        break;
    }
    return {0, 0, static_cast<int32_t>(row), Place::kBetween, Outcome::kRefused};
  }

  Hit Above(std::size_t row, int64_t score) const noexcept {
    switch (spec_.above) {
      case AboveRule::kLastRow:
        return Give(row, row, Place::kAbove);
      case AboveRule::kContinueLine:
        if (row > 0) return OnLine(row - 1, row, score - ends_[row], row, Place::kAbove);
        break;
      case AboveRule::kRefuse:
        break;
    }
    return {0, 0, static_cast<int32_t>(row), Place::kAbove, Outcome::kRefused};
  }

  // From row `base`, `distance` along the line that leads from the end of row `lower` to the start of the row
  // after it.
  Hit OnLine(std::size_t lower, std::size_t base, int64_t distance, std::size_t reported,
             Place place) const noexcept {
    const ScoreTableRow& left = spec_.rows[lower];
    const ScoreTableRow& right = spec_.rows[lower + 1];
    Hit hit{0, 0, static_cast<int32_t>(reported), place, Outcome::kRefused};
    // A row without an end of its own gives the line no place to start from.
    if (left.no_allocation || right.no_allocation || left.reaches_next) return hit;
    const int64_t width = right.from - ends_[lower];
    const ScoreTableRow& start = spec_.rows[base];
    const int64_t from_rise = right.from_pence - left.from_pence;
    const int64_t to_rise = right.to_pence - left.to_pence;
    // An amount that is no range is worked out once.
    const bool single = start.to_pence == start.from_pence && to_rise == from_rise;
    const bool fits = Along(start.from_pence, from_rise, distance, width, &hit.from_pence) &&
                      (single || Along(start.to_pence, to_rise, distance, width, &hit.to_pence));
    if (single) hit.to_pence = hit.from_pence;
    hit.outcome = fits ? Outcome::kAmount : Outcome::kOutOfRange;
    if (!fits) hit.from_pence = hit.to_pence = 0;
    return hit;
  }

  // The point on the line, rounded as amounts of this table are. False beyond the range of amounts.
  bool Along(int64_t start, int64_t rise, int64_t distance, int64_t width, int64_t* pence) const noexcept {
    // Below 10^13 * 10^18 twice over: it fits 128 bits.
    const Int128 numerator = PointTimesWidth(Int256(start), Int256(rise), distance, width).value().AsInt128();
    const AmountRounding& rounding = spec_.amount_rounding;
    const Result<int64_t> count =
        RoundQuotient(numerator, MultiplyWide(width, rounding.increment_pence), rounding.mode);
    if (!count.ok()) return false;
    const Int128 amount = MultiplyWide(count.value(), rounding.increment_pence);
    if (amount > kMaxPence || amount < 0) return false;
    *pence = static_cast<int64_t>(amount);
    return true;
  }

  ScoreTableSpec spec_;
  // First and last score of every row; the last row may end at kScoreMagnitude.
  std::vector<int64_t> starts_, ends_;
  // The answers for dense_first_, dense_first_ + dense_step_, ...
  std::vector<Hit> dense_;
  int64_t dense_first_ = 0;
  int64_t dense_step_ = 1;
};

}  // namespace ras

#endif  // RAS_SCORE_TABLE_H_
