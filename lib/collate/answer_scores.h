// The scores that the answers of a sample's people make.
#ifndef RAS_LIB_COLLATE_ANSWER_SCORES_H_
#define RAS_LIB_COLLATE_ANSWER_SCORES_H_

#include <string>
#include <vector>

#include "lib/collate/scoring.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/collation.pb.h"

namespace ras {

// The questions, in their order, that are asked of a person and that the answers leave open.
struct OpenQuestions {
  std::vector<std::string> first;
  std::vector<std::string> second;
};

struct PeopleOfASheet {
  // The answers came from the columns of a sheet, in which a question has a place even if it has no answer.
  bool has_columns = false;
};

// Reports answers without anything that scores them.
void CheckThatAnswersCanBeScored(bool is_given, const v1::CollateSampleRequest& request,
                                 FindingReport* report);

// Puts the scores that answers make into the score fields of the people, as Determine computes them
// (docs/figures.md sections 2 to 4), and gives what is left open, for each person. Reports, at the people's
// places and by the codes of an assessment, everything that is wrong with answers and with the facts that
// conditions test; and answers beside a score. Of people who are left out what is not there is not missed.
// Lists are not longer than they may be; other rules may be broken. The request lives in an arena.
std::vector<OpenQuestions> ScoreAnswers(const Scoring& scoring, PeopleOfASheet sheet,
                                        v1::CollateSampleRequest* request, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_COLLATE_ANSWER_SCORES_H_
