// Single people in the answer of a variance analysis.
#ifndef RAS_LIB_VARIANCE_LIST_PEOPLE_H_
#define RAS_LIB_VARIANCE_LIST_PEOPLE_H_

#include <vector>

#include "lib/variance/variance_people.h"
#include "ras/goodness.h"
#include "ras/v1/variance.pb.h"
#include "ras/variance_sums.h"

namespace ras {

// Those who gain and lose most, as many as the request asks for, and everybody if it asks for every case.
// `amounts` are of the people, in their order, on the basis of the view.
void ListPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                const std::vector<ActualAllocated>& amounts, const Tolerance& tolerance,
                v1::VarianceView* view);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_LIST_PEOPLE_H_
