#include "lib/build/score_in_table.h"

#include <utility>

#include "ras/rounding.h"
#include "ras/score_rounding.h"

namespace ras {

int64_t WholeScore(const Decimal& score) {
  const int64_t unit = kPowersOfTen[score.places];
  return ScoreRounding{RoundingMode::kHalfUp, unit, false}.Round(score.coefficient) / unit;
}

bool HasRowFor(const std::string& score, const v1::TablePlan& plan, const TableEnds& ends) {
  const auto read = Decimal::Parse(score);
  if (!read.ok() || read.value() < Decimal{} || read.value() > Decimal{kGreatestScore, 0}) return true;
  const int64_t whole = WholeScore(read.value());
  if (whole < ends.from) return plan.below() == v1::BELOW_RULE_FIRST_ROW;
  return whole <= ends.to || plan.above() == v1::ABOVE_RULE_LAST_ROW;
}

void ReportNoRow(const std::string& score, std::string path, const TableEnds& ends, FindingReport* report) {
  const bool below = WholeScore(Decimal::Parse(score).value()) < ends.from;
  report->Error({.code = below ? "score_below_table" : "score_above_table",
                 .path = std::move(path),
                 .value = score,
                 .message = std::string("The table has no row for this score: it ") +
                            (below ? "begins" : "ends") + " at " +
                            std::to_string(below ? ends.from : ends.to) + ".",
                 .remedy = below ? "Begin the table at a lower score, let the first row hold below it "
                                   "(BELOW_RULE_FIRST_ROW), or correct the score."
                                 : "Let the table go up to this score, let the last row hold above it "
                                   "(ABOVE_RULE_LAST_ROW), or correct the score."});
}

}  // namespace ras
