// What is told of answers, eligibility and informal support, before and now: in words that say all that has
// changed.
#ifndef RAS_LIB_CHANGE_ASSESSMENT_WORDS_H_
#define RAS_LIB_CHANGE_ASSESSMENT_WORDS_H_

#include <string>

#include "ras/v1/assessment.pb.h"
#include "ras/v1/determination.pb.h"

namespace ras {

// Both views of two answers are the same, either of which may be null: in another order of choices, or with
// another reason why a question does not apply, they are.
bool AreSameAnswers(const v1::Answer* then, const v1::Answer* now);

// The answer that scored, in the words of the policy, and both views where they differ. Nothing without an
// answer.
std::string AnswerWords(const v1::Determination& determination, const std::string& question);

// "eligible, decided on 2027-05-11 by Social worker"; by which criteria, and at which level, where `other`
// says something else of these. Nothing where no decision is recorded.
std::string EligibilityWords(const v1::Assessment& assessment, const v1::Assessment& other);

// "half, low; carers: daughter", in the ids of the policy; of a carer of whom `other` does not say the same,
// all that is known.
std::string SupportWords(const v1::Assessment& assessment, const v1::Assessment& other);

}  // namespace ras

#endif  // RAS_LIB_CHANGE_ASSESSMENT_WORDS_H_
