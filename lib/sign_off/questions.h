// The three questions of the reasonableness test (seed 000 step 8), each with the figures that answer it.
#ifndef RAS_LIB_SIGN_OFF_QUESTIONS_H_
#define RAS_LIB_SIGN_OFF_QUESTIONS_H_

#include "lib/finding/finding_report.h"
#include "lib/sign_off/sign_off_facts.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// Fills in the questions and whether all three are answered with yes. Reports answers that are dated after
// today, and warns of questions that are not answered, or with no.
void AskTheQuestions(const v1::SignOffRequest& request, const SignOffFacts& facts, FindingReport* report,
                     v1::SignOffResponse* response);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_QUESTIONS_H_
