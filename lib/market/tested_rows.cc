#include "lib/market/tested_rows.h"

#include <memory>
#include <optional>
#include <set>
#include <utility>
#include <variant>

#include "lib/check/table_rows.h"
#include "lib/finding/wording.h"
#include "lib/policy/lone_table.h"
#include "lib/policy/look_up_score.h"
#include "lib/terms/kernel_terms.h"
#include "ras/period.h"

namespace ras {
namespace {

using check::Score;

// The last score of a row that reaches up to the next one: the greatest that a score can be rounded to. A row
// of scores that are not rounded has none.
std::optional<Score> LastBelow(const v1::AllocationTable& table, Score next) {
  const std::optional<check::ScoreRule> rule =
      check::ReadScoreRule(table.has_score_rounding() ? &table.score_rounding() : nullptr);
  if (!rule || rule->exact) return std::nullopt;
  return check::NextMultiple(next - 1, rule->Step()) - rule->Step();
}

void TellEnds(const v1::AllocationTable& table, int r, const check::RowSpan& span, TestedRow* row) {
  const v1::RowTable& rows = *RowsOf(table);
  row->first = span.from;
  row->last = span.to;
  row->score = check::ToText(span.from);
  const bool reaches_next =
      table.has_bands() && rows.rows(r).to().empty() && r + 1 < rows.rows_size() && !span.open;
  if (reaches_next) {
    const std::optional<Score> last = LastBelow(table, span.to + 1);
    if (!last || *last < span.from) return;
    row->last = *last;
  }
  if (!span.open && row->last > row->first) row->to_score = check::ToText(row->last);
}

std::vector<TestedRow> ReadRows(const v1::AllocationTable& table, const ScoreTable& compiled,
                                FindingReport* report) {
  const std::optional<std::vector<check::RowSpan>> spans = check::SpansOf(table);
  const std::string path = In("table", check::KindField(table));
  if (!spans) {
    report->Error({.code = "number_too_large",
                   .path = In(path, "rows"),
                   .value = "",
                   .message = "A row stands for a score above 10,000,000,000,000.",
                   .remedy = "Use smaller scores."});
    return {};
  }
  std::vector<TestedRow> rows;
  rows.reserve(spans->size());
  for (std::size_t r = 0; r < spans->size(); ++r) {
    const ScoreTableRow& given = compiled.rows()[r];
    TestedRow row;
    row.index = static_cast<int>(r);
    row.path = At(path, "rows", row.index);
    row.no_allocation = given.no_allocation;
    row.low = given.from_pence;
    row.high = given.to_pence;
    TellEnds(table, row.index, (*spans)[r], &row);
    rows.push_back(std::move(row));
  }
  return rows;
}

// What the table gives for one score, or nothing and a finding.
std::optional<TestedRow> ReadScore(const v1::AllocationTable& table, const PolicyTable& compiled,
                                   const std::string& text, const std::string& path, FindingReport* report) {
  const Decimal decimal = Decimal::Parse(text).value().Normalised();
  const std::optional<Score> score = check::ToScore(decimal);
  const Result<Hit> looked_up = LookUpScore(table, compiled, decimal);
  if (!score || !looked_up.ok()) {
    report->Error({.code = "too_many_decimals",
                   .path = path,
                   .value = text,
                   .message = "The table looks scores up as they are, and has none of so many decimals.",
                   .remedy = "Give at most " + std::to_string(compiled.score_places()) + " decimals."});
    return std::nullopt;
  }
  const Hit& hit = looked_up.value();
  if (hit.outcome == Outcome::kRefused || hit.outcome == Outcome::kOutOfRange) {
    const bool refused = hit.outcome == Outcome::kRefused;
    report->Error({.code = refused ? "score_refused" : "out_of_range",
                   .path = path,
                   .value = text,
                   .message = refused ? "The table has no row and no rule for this score."
                                      : "For this score the table would give more than money can be.",
                   .remedy = "Leave the score out, or correct the table."});
    return std::nullopt;
  }
  TestedRow row;
  row.first = row.last = *score;
  row.score = check::ToText(*score);
  row.path = path;
  row.index = hit.place == Place::kRow ? hit.row : -1;
  row.no_allocation = hit.outcome == Outcome::kNoAllocation;
  row.low = hit.from_pence;
  row.high = hit.to_pence;
  return row;
}

std::vector<TestedRow> ReadScores(const v1::MarketTestRequest& request, const PolicyTable& compiled,
                                  FindingReport* report) {
  std::vector<TestedRow> rows;
  std::set<Score> seen;
  for (int i = 0; i < request.scores_size(); ++i) {
    const std::string path = At("", "scores", i);
    std::optional<TestedRow> row = ReadScore(request.table(), compiled, request.scores(i), path, report);
    if (!row) continue;
    if (!seen.insert(row->first).second) {
      report->Error({.code = "listed_twice",
                     .path = path,
                     .value = request.scores(i),
                     .message = "This score is listed twice.",
                     .remedy = "Give each score once."});
      continue;
    }
    rows.push_back(*std::move(row));
  }
  return rows;
}

}  // namespace

std::vector<TestedRow> ReadTestedRows(const v1::MarketTestRequest& request, FindingReport* report) {
  const v1::AllocationTable& table = request.table();
  const std::unique_ptr<const PolicyTable> compiled = CompileLoneTable(table, "table", report);
  if (compiled == nullptr) return {};
  const auto* with_rows = std::get_if<ScoreTable>(&compiled->kernel());
  if (request.scores().empty() && with_rows == nullptr) {
    report->Error({.code = "missing",
                   .path = "scores",
                   .value = "",
                   .message = "A price per point has no rows to go through.",
                   .remedy = "Give the scores to be tested."});
    return {};
  }
  std::vector<TestedRow> rows =
      request.scores().empty() ? ReadRows(table, *with_rows, report) : ReadScores(request, *compiled, report);
  const Rational factor =
      PeriodFactor(ToKernel(table.period()), Period::kWeek, ToKernel(request.year_basis()));
  // An amount of money over the days of a period: far from the limits of a fraction.
  for (TestedRow& row : rows) row.per_week = Multiply(Rational(row.low), factor).value();
  return rows;
}

}  // namespace ras
