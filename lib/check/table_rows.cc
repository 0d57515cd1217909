#include "lib/check/table_rows.h"

namespace ras::check {

std::string_view KindField(const v1::AllocationTable& table) {
  switch (table.kind_case()) {
    case v1::AllocationTable::kPercentage:
      return "percentage";
    case v1::AllocationTable::kPoints:
      return "points";
    case v1::AllocationTable::kGroups:
      return "groups";
    case v1::AllocationTable::kBands:
      return "bands";
    case v1::AllocationTable::kSkeleton:
      return "skeleton";
    case v1::AllocationTable::kPricePerPoint:
      return "price_per_point";
    case v1::AllocationTable::kPriceList:
      return "price_list";
    case v1::AllocationTable::KIND_NOT_SET:
      return "";
  }
  return "";
}

v1::BetweenRule BetweenOf(const v1::AllocationTable& table) {
  const v1::RowTable* rows = RowsOf(table);
  if (rows == nullptr) return v1::BETWEEN_RULE_UNSPECIFIED;
  if (table.has_skeleton() && rows->between() == v1::BETWEEN_RULE_UNSPECIFIED)
    return v1::BETWEEN_RULE_STRAIGHT_LINE;
  return rows->between();
}

bool ComputesAmounts(const v1::AllocationTable& table) {
  if (table.has_price_per_point() || table.has_price_list()) return true;
  const v1::RowTable* rows = RowsOf(table);
  return rows != nullptr && (rows->has_hours() || BetweenOf(table) == v1::BETWEEN_RULE_STRAIGHT_LINE ||
                             rows->above() == v1::ABOVE_RULE_CONTINUE_LINE);
}

std::optional<RowSpan> SpanOf(const v1::AllocationTable& table, const v1::Row& row, const v1::Row* next) {
  const std::optional<Score> from = ReadScore(row.from());
  if (!from) return std::nullopt;
  RowSpan span{*from, *from, false};
  if (table.has_groups()) {
    const std::optional<ScoreRule> rule =
        ReadScoreRule(table.has_score_rounding() ? &table.score_rounding() : nullptr);
    if (!rule || table.groups().group_size() == 0) return std::nullopt;
    const std::optional<Score> length =
        Times(rule->Step(), Decimal{int64_t{table.groups().group_size()} - 1, 0});
    if (!length) return std::nullopt;
    span.to += *length;
  } else if (table.has_bands() && !row.to().empty()) {
    const std::optional<Score> to = ReadScore(row.to());
    if (!to) return std::nullopt;
    span.to = *to;
  } else if (table.has_bands() && next != nullptr) {
    const std::optional<Score> end = ReadScore(next->from());
    if (!end) return std::nullopt;
    span.to = *end - 1;  // The next smaller score at nine places.
  } else if (table.has_bands()) {
    span.open = true;
    span.to = kMostScore;
  }
  return span;
}

std::optional<std::vector<RowSpan>> SpansOf(const v1::AllocationTable& table) {
  const v1::RowTable* rows = RowsOf(table);
  if (rows == nullptr || rows->rows_size() == 0) return std::nullopt;
  std::vector<RowSpan> spans;
  spans.reserve(static_cast<std::size_t>(rows->rows_size()));
  for (int r = 0; r < rows->rows_size(); ++r) {
    const std::optional<RowSpan> span =
        SpanOf(table, rows->rows(r), r + 1 < rows->rows_size() ? &rows->rows(r + 1) : nullptr);
    if (!span || span->to < span->from || (!spans.empty() && span->from <= spans.back().to))
      return std::nullopt;
    spans.push_back(*span);
  }
  return spans;
}

}  // namespace ras::check
