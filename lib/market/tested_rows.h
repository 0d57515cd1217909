// The rows of a market test: what the table gives, and for which scores.
#ifndef RAS_LIB_MARKET_TESTED_ROWS_H_
#define RAS_LIB_MARKET_TESTED_ROWS_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/check/score.h"
#include "lib/finding/finding_report.h"
#include "ras/rational.h"
#include "ras/v1/market_test.pb.h"

namespace ras {

struct TestedRow {
  // The row's own scores, both ends included, or twice the score that was asked for.
  check::Score first = 0;
  check::Score last = 0;
  // Where the row, or the score that was asked for, stands in the request; and its index, -1 for none.
  std::string path;
  int index = -1;
  // How the row's ends are told.
  std::string score;
  std::string to_score;
  bool no_allocation = false;
  // For the table's own period, in pence; and the lower one for a week, exactly.
  int64_t low = 0;
  int64_t high = 0;
  Rational per_week;
};

// The rows of the table, or the scores that the request names, in their order. Reports, and gives none, if
// the table is none that a policy would take or has no answer for a score.
std::vector<TestedRow> ReadTestedRows(const v1::MarketTestRequest& request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_MARKET_TESTED_ROWS_H_
