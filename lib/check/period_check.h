// From one period to another: what a conversion needs.
#ifndef RAS_LIB_CHECK_PERIOD_CHECK_H_
#define RAS_LIB_CHECK_PERIOD_CHECK_H_

#include <string>

#include "lib/check/check_context.h"
#include "ras/v1/period.pb.h"

namespace ras::check {

// "a week"
std::string PeriodName(v1::Period period);

// Whether the ratio of the two lengths depends on how long a year is (docs/figures.md section 1.4).
bool NeedsBasis(v1::Period from, v1::Period to);

// Whether an amount of whole pence stays one: a day to a week, a month to a year.
bool IsWholeRatio(v1::Period from, v1::Period to, v1::YearBasis basis);

// A basis where one is needed, and a note where it is not used. `path` is what holds the basis; `what` begins
// the sentence: "The adjustment "week"".
void CheckYearBasis(const CheckContext& context, v1::Period from, v1::Period to, v1::YearBasis basis,
                    const std::string& path, const std::string& what);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_PERIOD_CHECK_H_
