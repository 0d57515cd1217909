// Allocation tables by themselves: rows, amounts, rules and rounding. Whether they cover the scores that can
// be reached is checked in coverage.cc.
#include <algorithm>
#include <optional>
#include <string>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/rounding_check.h"
#include "lib/check/score.h"
#include "lib/check/table_rows.h"
#include "lib/finding/wording.h"
#include "ras/money.h"

namespace ras::check {
namespace {

// What a row gives, to be compared with another: no allocation is less than any amount, even than zero.
struct Given {
  bool amount = false;
  Decimal low;
  Decimal high;
};

std::optional<Given> GivenBy(const v1::Row& row) {
  switch (row.gives_case()) {
    case v1::Row::kAmount: {
      const std::optional<Decimal> amount = ReadDecimal(row.amount());
      if (!amount) return std::nullopt;
      return Given{true, *amount, *amount};
    }
    case v1::Row::kRange: {
      const std::optional<Decimal> low = ReadDecimal(row.range().from()),
                                   high = ReadDecimal(row.range().to());
      if (!low || !high) return std::nullopt;
      return Given{true, *low, *high};
    }
    case v1::Row::kNoAllocation:
      return Given{};
    case v1::Row::GIVES_NOT_SET:
      return std::nullopt;
  }
  return std::nullopt;
}

// "100.00", as money is written; an amount that is not in whole pence, which is an error of its own, as it
// is.
std::string ToMoney(const Decimal& amount) {
  const Result<int64_t> pence = amount.AtPlaces(2);
  return pence.ok() ? FormatMoney(pence.value()) : amount.ToString();
}

std::string ToWords(const Given& given) {
  if (!given.amount) return "no allocation";
  return given.low == given.high ? ToMoney(given.low) : ToMoney(given.low) + " to " + ToMoney(given.high);
}

bool Falls(const Given& before, const Given& after) {
  if (!before.amount) return false;
  return !after.amount || after.low < before.low || after.high < before.high;
}

class TableCheck {
 public:
  TableCheck(const CheckContext& context, int index)
      : context_(context),
        table_(context.policy.tables(index)),
        table_path_(At("", "tables", index)),
        path_(In(table_path_, KindField(table_))),
        rows_(RowsOf(table_)),
        rule_(ReadScoreRule(table_.has_score_rounding() ? &table_.score_rounding() : nullptr)) {}

  void Run() {
    if (table_.kind_case() == v1::AllocationTable::KIND_NOT_SET) {
      context_.report.Error({.code = "kind_missing",
                             .path = table_path_,
                             .value = table_.id(),
                             .message = "The table " + Quote(table_.id()) + " has no rows and no prices.",
                             .remedy =
                                 "Give it percentage, points, groups, bands, skeleton, price_per_point or "
                                 "price_list."});
      return;
    }
    CheckRounding();
    if (rows_ != nullptr) {
      CheckGroupSize();
      CheckRows();
      CheckHours();
      CheckUnusedRules();
    }
    if (table_.price_per_point().below() == v1::BELOW_RULE_FIRST_ROW) {
      context_.report.Error(
          {.code = "rule_not_allowed",
           .path = In(path_, "below"),
           .value = "BELOW_RULE_FIRST_ROW",
           .message = "The table " + Quote(table_.id()) + " has no first row: it is a price for each point.",
           .remedy = "Write BELOW_RULE_ZERO or BELOW_RULE_NO_ALLOCATION."});
    }
  }

 private:
  void CheckRounding() {
    if (table_.has_score_rounding()) {
      const std::string path = In(table_path_, "score_rounding");
      CheckScoreRounding(context_, table_.score_rounding(), path, Exact::kAllowed);
      if (table_.has_price_list())
        NoteRuleNotUsed(path, "looks up no score, so that its score_rounding is not used");
    }
    const std::string path = In(table_path_, "rounding");
    if (!ComputesAmounts(table_)) {
      if (!table_.has_rounding()) return;
      context_.report.Error({.code = "rounding_not_allowed",
                             .path = path,
                             .value = "",
                             .message = "The table " + Quote(table_.id()) +
                                        " gives amounts as they are printed: there is nothing to round.",
                             .remedy = "Take the rounding away."});
    } else if (!table_.has_rounding()) {
      context_.report.Error(
          {.code = "rounding_missing",
           .path = path,
           .value = "",
           .message =
               "The table " + Quote(table_.id()) + " computes amounts and does not say how they are rounded.",
           .remedy = "Add rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }, or your own rule."});
    } else {
      CheckAmountRounding(context_, table_.rounding(), path, Exact::kRefused);
    }
  }

  void CheckGroupSize() {
    if (table_.has_groups() && rows_->group_size() == 0) {
      context_.report.Error(
          {.code = "group_size_missing",
           .path = In(path_, "group_size"),
           .value = "",
           .message = "The table " + Quote(table_.id()) + " does not say how many scores a group has.",
           .remedy = "Write group_size, such as group_size: 5."});
    } else if (!table_.has_groups() && rows_->group_size() != 0) {
      context_.report.Error({.code = "group_size_not_allowed",
                             .path = In(path_, "group_size"),
                             .value = std::to_string(rows_->group_size()),
                             .message = "The rows of the table " + Quote(table_.id()) + " are not groups.",
                             .remedy = "Take group_size away, or make it a table of groups."});
    }
  }

  void CheckRows() {
    std::optional<Given> before;
    for (int r = 0; r < rows_->rows_size(); ++r) {
      const v1::Row& row = rows_->rows(r);
      const std::string path = At(path_, "rows", r);
      CheckRowEnds(row, path);
      CheckAmounts(row, path);
      if (r > 0) CheckOrder(r, path);
      const std::optional<Given> given = GivenBy(row);
      if (before && given && Falls(*before, *given)) {
        context_.report.Error({.code = "table_falls",
                               .path = path,
                               .value = ToWords(*given),
                               .message = "In the table " + Quote(table_.id()) + ", the row from " +
                                          Shorten(row.from()) + " gives " + ToWords(*given) +
                                          ", less than the " + ToWords(*before) + " of a lower score.",
                               .remedy = "Let the amounts rise with the score, or stay the same."});
      }
      if (given) before = given;
    }
    // Below the first row an amount of zero would be more than no allocation in it.
    if (rows_->below() == v1::BELOW_RULE_ZERO && rows_->rows_size() > 0 &&
        rows_->rows(0).has_no_allocation()) {
      context_.report.Error(
          {.code = "table_falls",
           .path = In(path_, "below"),
           .value = "BELOW_RULE_ZERO",
           .message = "In the table " + Quote(table_.id()) +
                      ", scores below the first row have an amount of zero, and the first row gives no "
                      "allocation.",
           .remedy = "Write BELOW_RULE_NO_ALLOCATION."});
    }
  }

  // What one row says of the scores it covers.
  void CheckRowEnds(const v1::Row& row, const std::string& path) {
    const std::optional<Decimal> from = ReadDecimal(row.from()), to = ReadDecimal(row.to());
    if (!table_.has_bands() && !row.to().empty()) {
      context_.report.Error({.code = "row_end_not_allowed",
                             .path = In(path, "to"),
                             .value = row.to(),
                             .message = "A row of the table " + Quote(table_.id()) + " is " +
                                        (table_.has_groups() ? "one group of scores" : "one score") +
                                        ", so it has no end of its own.",
                             .remedy = "Take to away, or make it a table of bands."});
    } else if (from && to && *to < *from) {
      context_.report.Error({.code = "bounds_reversed",
                             .path = In(path, "to"),
                             .value = row.to(),
                             .message = "A band of the table " + Quote(table_.id()) + " goes from " +
                                        row.from() + " down to " + row.to() + ".",
                             .remedy = "Write the first score of the band in from and the last one in to."});
    }
    if (table_.has_percentage() && from && (*from < Decimal{0, 0} || Decimal{100, 0} < *from)) {
      context_.report.Error({.code = "percentage_out_of_range",
                             .path = In(path, "from"),
                             .value = row.from(),
                             .message = "The table " + Quote(table_.id()) + " has a row for " + row.from() +
                                        "%. Percentages go from 0 to 100.",
                             .remedy = "Correct the row, or make it a table of points."});
    }
  }

  void CheckAmounts(const v1::Row& row, const std::string& path) {
    switch (row.gives_case()) {
      case v1::Row::kAmount:
        CheckPence(row.amount(), In(path, "amount"));
        break;
      case v1::Row::kRange: {
        CheckPence(row.range().from(), In(path, "range.from"));
        CheckPence(row.range().to(), In(path, "range.to"));
        const std::optional<Decimal> low = ReadDecimal(row.range().from()),
                                     high = ReadDecimal(row.range().to());
        if (!low || !high || *low <= *high) break;
        context_.report.Error({.code = "bounds_reversed",
                               .path = In(path, "range"),
                               .value = row.range().to(),
                               .message = "A range of the table " + Quote(table_.id()) + " goes from " +
                                          row.range().from() + " down to " + row.range().to() + ".",
                               .remedy = "Write the lower amount in from and the greater one in to."});
        break;
      }
      case v1::Row::kNoAllocation:
        break;
      case v1::Row::GIVES_NOT_SET:
        context_.report.Error(
            {.code = "row_gives_nothing",
             .path = path,
             .value = row.from(),
             .message = "The row from " + Quote(row.from()) + " of the table " + Quote(table_.id()) +
                        " does not say what it gives.",
             .remedy = "Write amount, range, or no_allocation {} if the need is met elsewhere."});
        break;
    }
  }

  void CheckPence(const std::string& amount, const std::string& path) {
    const std::optional<Decimal> decimal = ReadDecimal(amount);
    if (rows_->has_hours() || !decimal || decimal->places <= 2) return;
    context_.report.Error({.code = "amount_not_in_pence",
                           .path = path,
                           .value = amount,
                           .message = "The amount " + amount + " of the table " + Quote(table_.id()) +
                                      " has a fraction of a penny.",
                           .remedy = "Write at most two decimals."});
  }

  // A row and the one before it: in order, without overlap, and without a gap that no rule fills.
  void CheckOrder(int r, const std::string& path) {
    const v1::Row& row = rows_->rows(r);
    const v1::Row& before = rows_->rows(r - 1);
    const std::optional<Score> from = ReadScore(row.from()), before_from = ReadScore(before.from());
    if (!from || !before_from) return;
    if (*from <= *before_from) {
      context_.report.Error({.code = "rows_out_of_order",
                             .path = In(path, "from"),
                             .value = row.from(),
                             .message = "In the table " + Quote(table_.id()) + ", a row starts at " +
                                        row.from() + ", not above the one before it, which starts at " +
                                        before.from() + ".",
                             .remedy = "List the rows in ascending order, each score once."});
      return;
    }
    const std::optional<RowSpan> span = SpanOf(table_, before, &row);
    if (!span) return;
    if (*from <= span->to) {
      context_.report.Error({.code = "band_overlap",
                             .path = In(path, "from"),
                             .value = row.from(),
                             .message = "In the table " + Quote(table_.id()) + ", a row starts at " +
                                        row.from() + ", but the one before it covers scores up to " +
                                        ToText(span->to) + ".",
                             .remedy = "End the row before below " + row.from() +
                                       ", or start this one above " + ToText(span->to) + "."});
      return;
    }
    if (table_.has_bands() || table_.has_groups()) CheckGap(span->to, *from, path);
  }

  // Scores above `end` and below `start` that the score rounding lets through.
  void CheckGap(Score end, Score start, const std::string& path) {
    if (BetweenOf(table_) != v1::BETWEEN_RULE_UNSPECIFIED || !rule_) return;
    std::string scores;
    std::string remedy = "Let the rows meet";
    if (rule_->exact) {
      if (start - end <= 1) return;
      scores = "scores above " + ToText(end) + " and below " + ToText(start);
      if (table_.has_bands()) remedy = "Leave to of the row before away, so that it reaches up to this one";
    } else {
      const Score step = rule_->Step();
      const Score first = NextMultiple(end, step);
      if (first >= start) return;
      scores = first + step >= start ? "the score " + ToText(first) : "scores from " + ToText(first) + " on";
      const Score last = NextMultiple(start - 1, step) - step;
      if (table_.has_bands()) {
        remedy = "Write to: " + Quote(ToText(last)) + " in the row before, or from: " + Quote(ToText(first)) +
                 " here";
      }
    }
    context_.report.Error({.code = "band_gap",
                           .path = In(path, "from"),
                           .value = ToText(start),
                           .message = "In the table " + Quote(table_.id()) + ", nothing is said of " +
                                      scores + ": one row ends at " + ToText(end) +
                                      " and the next one starts at " + ToText(start) + ".",
                           .remedy = remedy + "; or say with between what such a score gives."});
  }

  void CheckHours() {
    if (!rows_->has_hours()) return;
    context_.report.Warning({.code = "hours_not_money",
                             .path = In(path_, "hours"),
                             .value = rows_->hours().hourly_rate(),
                             .message = "The table " + Quote(table_.id()) + " gives hours, priced at " +
                                        Shorten(rows_->hours().hourly_rate()) + " each.",
                             .remedy = "Build the table from what support costs, and give amounts of money.",
                             .reason = std::string(kReasonHours)});
  }

  void CheckUnusedRules() {
    const int count = rows_->rows_size();
    if (count == 0) return;
    const bool open = table_.has_bands() && rows_->rows(count - 1).to().empty();
    if (open && rows_->above() != v1::ABOVE_RULE_UNSPECIFIED) {
      NoteRuleNotUsed(In(path_, "above"), "has a last band without an end, so that nothing lies above it");
    }
    const bool meet = table_.has_bands() && std::all_of(rows_->rows().begin(), rows_->rows().end(),
                                                        [](const v1::Row& row) { return row.to().empty(); });
    if ((meet || count == 1) && rows_->between() != v1::BETWEEN_RULE_UNSPECIFIED) {
      NoteRuleNotUsed(In(path_, "between"), "has no scores between two rows");
    }
  }

  void NoteRuleNotUsed(const std::string& path, const std::string& why) {
    context_.report.Note({.code = "rule_not_used",
                          .path = path,
                          .value = "",
                          .message = "The table " + Quote(table_.id()) + " " + why + ".",
                          .remedy = "Take the rule away.",
                          .reason = std::string(kReasonTransparency)});
  }

  const CheckContext& context_;
  const v1::AllocationTable& table_;
  const std::string table_path_;
  const std::string path_;  // Of the kind: "tables[0].bands".
  const v1::RowTable* rows_;
  const std::optional<ScoreRule> rule_;
};

}  // namespace

void CheckTables(const CheckContext& context) {
  for (int t = 0; t < context.policy.tables_size(); ++t) TableCheck(context, t).Run();
}

}  // namespace ras::check
