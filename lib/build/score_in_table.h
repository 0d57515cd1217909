// Whether a planned table has a row for a score.
#ifndef RAS_LIB_BUILD_SCORE_IN_TABLE_H_
#define RAS_LIB_BUILD_SCORE_IN_TABLE_H_

#include <cstdint>
#include <string>

#include "lib/build/table_ends.h"
#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// A score as people are looked up at it: rounded half-up to a whole one.
int64_t WholeScore(const Decimal& score);

// Whether somebody with the score is in a row: one of the table's own, or the first or the last if it holds
// beyond. What a line gives above the last row, or a rule below the first, is in no row, and so in no total.
// Of a score that is none, or out of bounds, which the field's own rule tells: yes.
bool HasRowFor(const std::string& score, const v1::TablePlan& plan, const TableEnds& ends);

// Reports one without a row, at the path of the score.
void ReportNoRow(const std::string& score, std::string path, const TableEnds& ends, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_BUILD_SCORE_IN_TABLE_H_
