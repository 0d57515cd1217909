// Conditions by which somebody with a higher score would be given less.
#ifndef RAS_LIB_CHECK_FALLS_WITH_NEED_H_
#define RAS_LIB_CHECK_FALLS_WITH_NEED_H_

#include "lib/check/check_context.h"
#include "lib/check/reachable.h"
#include "lib/check/score_model.h"

namespace ras::check {

// Warns of each condition on a measure that, as the measure rises, may take away a component, a raising
// adjustment, an item of a price list or a term of a measure, or bring in a lowering adjustment (In Control,
// step 2; seed 002, policy issue 4). Each condition is judged by itself: what may take its place is not
// looked at.
void CheckFallsWithNeed(const CheckContext& context, const ScoreModel& model, Reachability& reachability);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_FALLS_WITH_NEED_H_
