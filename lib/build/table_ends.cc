#include "lib/build/table_ends.h"

#include <string>
#include <utility>

#include "ras/decimal.h"

namespace ras {
namespace {

constexpr int64_t kMostPercent = 100;

bool IsPercentage(const v1::TablePlan& plan) { return plan.kind() == v1::TABLE_KIND_PERCENTAGE; }

std::string FromOf(const v1::TablePlan& plan) { return plan.from().empty() ? "0" : plan.from(); }

std::string ToOf(const v1::TablePlan& plan) {
  return plan.to().empty() && IsPercentage(plan) ? std::to_string(kMostPercent) : plan.to();
}

Decimal Read(const std::string& decimal) { return Decimal::Parse(decimal).value().Normalised(); }

bool CheckThatItIsWhole(const char* path, const std::string& value, FindingReport* report) {
  if (Read(value).places == 0) return true;
  report->Error({.code = "not_whole",
                 .path = path,
                 .value = value,
                 .message = "Rows stand for whole points or percents.",
                 .remedy = "Give a whole number."});
  return false;
}

bool CheckEnds(const v1::TablePlan& plan, const TableEnds& ends, FindingReport* report) {
  const std::string from = FromOf(plan), to = ToOf(plan);
  bool good = true;
  const auto refuse = [&](const char* code, std::string message, std::string remedy) {
    good = false;
    report->Error({.code = code,
                   .path = "plan.to",
                   .value = to,
                   .message = std::move(message),
                   .remedy = std::move(remedy)});
  };
  if (ends.from >= ends.to) {
    refuse("rows_not_ascending", "The last row's score is not above the first row's, " + from + ".",
           "Give a table of two rows or more.");
  } else if (ends.to - ends.from >= kMostRows) {
    refuse("too_many_rows", "From " + from + " there are more than 10000 rows to this score.",
           "Give fewer rows.");
  }
  if (IsPercentage(plan) && ends.to > kMostPercent) {
    refuse("above_maximum", "A percentage table ends at 100.", "Give at most 100, or build a points table.");
  }
  return good;
}

// Everybody has a percentage from 0 to 100, so that a table of fewer has to say what the others get; and a
// rule for those that nobody has says nothing.
void CheckRuleBeyond(bool rows_end, bool has_rule, const char* path, const std::string& rule,
                     const std::string& end, const char* where, FindingReport* report) {
  if (rows_end && has_rule) {
    report->Error({.code = "not_in_percentage_table",
                   .path = path,
                   .value = rule,
                   .message = std::string("Nothing is ") + where + " " + end + " percent.",
                   .remedy = "Leave it out."});
  } else if (!rows_end && !has_rule) {
    report->Error({.code = "missing",
                   .path = path,
                   .value = "",
                   .message = std::string("The table does not say what a score ") + where + " " + end +
                              " percent gives.",
                   .remedy = "Say so, or let the rows go from 0 to 100."});
  }
}

void CheckRulesBeyond(const v1::TablePlan& plan, const TableEnds& ends, FindingReport* report) {
  CheckRuleBeyond(ends.from == 0, plan.below() != v1::BELOW_RULE_UNSPECIFIED, "plan.below",
                  v1::BelowRule_Name(plan.below()), std::to_string(ends.from), "below", report);
  CheckRuleBeyond(ends.to >= kMostPercent, plan.above() != v1::ABOVE_RULE_UNSPECIFIED, "plan.above",
                  v1::AboveRule_Name(plan.above()), ends.to > kMostPercent ? "100" : std::to_string(ends.to),
                  "above", report);
}

}  // namespace

bool CheckPlan(const v1::TablePlan& plan, FindingReport* report, TableEnds* ends) {
  const std::string to = ToOf(plan);
  if (to.empty()) {
    report->Error({.code = "missing",
                   .path = "plan.to",
                   .value = "",
                   .message = "A points table does not end of itself.",
                   .remedy = "Give the last row's score, such as the most points that there can be."});
    return false;
  }
  const bool from_is_whole = CheckThatItIsWhole("plan.from", FromOf(plan), report);
  const bool to_is_whole = CheckThatItIsWhole("plan.to", to, report);
  if (!from_is_whole || !to_is_whole) return false;
  *ends = EndsOf(plan);
  const bool good = CheckEnds(plan, *ends, report);
  if (IsPercentage(plan)) CheckRulesBeyond(plan, *ends, report);
  return good;
}

TableEnds EndsOf(const v1::TablePlan& plan) {
  return {Read(FromOf(plan)).coefficient, Read(ToOf(plan)).coefficient};
}

}  // namespace ras
