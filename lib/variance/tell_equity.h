// Whether people of equal need cost or receive the same, whatever their care group.
#ifndef RAS_LIB_VARIANCE_TELL_EQUITY_H_
#define RAS_LIB_VARIANCE_TELL_EQUITY_H_

#include <span>

#include "lib/finding/finding_report.h"
#include "lib/variance/variance_people.h"
#include "ras/decimal.h"
#include "ras/v1/variance.pb.h"

namespace ras {

// Leaves the view without equity unless two care groups have people whose scores are known; and, with a
// warning, where that takes too long. `amounts` are those of the view, one for each of the people.
void TellEquity(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                std::span<const ActualAllocated> amounts, const Decimal& confidence, FindingReport* report,
                v1::VarianceView* view);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_TELL_EQUITY_H_
