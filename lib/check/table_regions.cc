#include "lib/check/table_regions.h"

namespace ras::check {
namespace {

using Place = TableRegion::Place;

constexpr std::string_view kNoRule = "no row covers such a score, and no rule says what it gives";
constexpr std::string_view kLineToNothing = "such a score lies on a line to a row that gives no allocation";
constexpr std::string_view kLineOfOneRow = "a line through the last two rows needs two rows";

bool IsAmount(const v1::RowTable& rows, int row) { return !rows.rows(row).has_no_allocation(); }

TableRegion Below(const v1::RowTable& rows, const std::vector<RowSpan>& spans) {
  TableRegion region{Place::kBelow, -kMostScore, spans.front().from - 1, {}, -1, -1};
  if (rows.below() == v1::BELOW_RULE_UNSPECIFIED) region.refused = kNoRule;
  if (rows.below() == v1::BELOW_RULE_FIRST_ROW) region.row = 0;
  return region;
}

TableRegion Between(const v1::AllocationTable& table, const v1::RowTable& rows,
                    const std::vector<RowSpan>& spans, int lower) {
  const auto i = static_cast<std::size_t>(lower);
  TableRegion region{Place::kBetween, spans[i].to + 1, spans[i + 1].from - 1, {}, -1, -1};
  switch (BetweenOf(table)) {
    case v1::BETWEEN_RULE_LOWER_ROW:
      region.row = lower;
      break;
    case v1::BETWEEN_RULE_UPPER_ROW:
      region.row = lower + 1;
      break;
    case v1::BETWEEN_RULE_STRAIGHT_LINE:
      region.row = lower;
      region.other_row = lower + 1;
      if (!IsAmount(rows, lower) || !IsAmount(rows, lower + 1)) region.refused = kLineToNothing;
      break;
    default:
      region.refused = kNoRule;
      break;
  }
  return region;
}

TableRegion Above(const v1::RowTable& rows, const std::vector<RowSpan>& spans) {
  const int last = rows.rows_size() - 1;
  TableRegion region{Place::kAbove, spans.back().to + 1, kMostScore, {}, -1, -1};
  switch (rows.above()) {
    case v1::ABOVE_RULE_LAST_ROW:
      region.row = last;
      break;
    case v1::ABOVE_RULE_CONTINUE_LINE:
      region.row = last;
      region.other_row = last - 1;
      if (last == 0) {
        region.refused = kLineOfOneRow;
      } else if (!IsAmount(rows, last) || !IsAmount(rows, last - 1)) {
        region.refused = kLineToNothing;
      }
      break;
    default:
      region.refused = kNoRule;
      break;
  }
  return region;
}

}  // namespace

std::vector<TableRegion> RegionsOf(const v1::AllocationTable& table, const std::vector<RowSpan>& spans) {
  std::vector<TableRegion> regions;
  const v1::RowTable* rows = RowsOf(table);
  if (rows == nullptr || spans.empty()) return regions;
  regions.push_back(Below(*rows, spans));
  for (int r = 0; r < rows->rows_size(); ++r) {
    const RowSpan& span = spans[static_cast<std::size_t>(r)];
    regions.push_back({Place::kRow, span.from, span.to, {}, r, -1});
    if (r + 1 < rows->rows_size()) regions.push_back(Between(table, *rows, spans, r));
  }
  if (!spans.back().open) regions.push_back(Above(*rows, spans));
  return regions;
}

}  // namespace ras::check
