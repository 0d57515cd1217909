#include "lib/build/choose_people.h"

#include "lib/build/outliers.h"
#include "lib/build/weights.h"

namespace ras {

void ChoosePeople(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report) {
  if (request.has_outliers()) LeaveOutliersOut(request.outliers(), input, report);
  if (!report->has_errors()) Weigh(request, input, report);
}

}  // namespace ras
