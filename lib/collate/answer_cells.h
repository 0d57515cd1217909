// Answers in the cells of a sheet: a column for each question.
#ifndef RAS_LIB_COLLATE_ANSWER_CELLS_H_
#define RAS_LIB_COLLATE_ANSWER_CELLS_H_

#include <vector>

#include "lib/collate/scoring.h"
#include "lib/sheet/sheet_cases.h"

namespace ras {

// What stands before a question's id in the heading.
inline constexpr std::string_view kAnswerMark = "answer:";
inline constexpr std::string_view kSecondAnswerMark = "second_answer:";

// The columns of answers in a sheet of people. A cell is read as the kind of its question asks
// (docs/collating.md section 1.1). Without a scoring, which is an error by itself, every question is taken.
// Borrows the scoring.
std::vector<ColumnFamily> AnswerColumns(const Scoring* scoring);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_ANSWER_CELLS_H_
