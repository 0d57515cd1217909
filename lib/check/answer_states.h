// What the answers to one question can come to.
#ifndef RAS_LIB_CHECK_ANSWER_STATES_H_
#define RAS_LIB_CHECK_ANSWER_STATES_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/check/score_model.h"
#include "lib/check/score_transform.h"
#include "lib/check/state_set.h"
#include "lib/check/work.h"

namespace ras::check {

// Answers that no condition tells apart: the answer tests they make true, and the weighted points they can
// score with one maximum. Of a question that does not score the points are 0, and it does not count.
struct AnswerClass {
  uint64_t marks = 0;
  StateGroup points;
};

// All classes of a question that is asked, "not applicable" and no answer among them where they are allowed
// (docs/figures.md sections 2 and 3). Nothing if there are too many answers, if a number cannot be read or is
// no exact score, or if the work is used up.
std::optional<std::vector<AnswerClass>> AnswerClasses(const ModelQuestion& question, Work* work);

// Bounds of what the question can score, whether it is asked or not, before any informal support.
std::optional<ScoreBounds> AnswerBounds(const ModelQuestion& question, Work* work);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_ANSWER_STATES_H_
