#include "lib/build/check_build.h"

#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/build/fit_parts.h"
#include "lib/build/outliers.h"
#include "lib/build/reconcile.h"
#include "lib/build/weights.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/refuse_exact.h"
#include "lib/finding/small_percent.h"
#include "lib/shape/check_shape.h"
#include "ras/decimal.h"
#include "ras/rational.h"

namespace ras {
namespace {

void CheckContingency(const v1::BuildSteps& steps, FindingReport* report) {
  if (!steps.has_contingency()) return;
  if (Rational(Decimal::Parse(steps.contingency().percent()).value()) == Rational(100)) {
    report->Error({.code = "above_maximum",
                   .path = "steps.contingency.percent",
                   .value = steps.contingency().percent(),
                   .message = "All of it is kept back, so that nobody would have an allocation.",
                   .remedy = "Give less than 100."});
  }
  WarnOfSmallPercent(steps.contingency().percent(), "steps.contingency.percent", report);
  if (steps.contingency().purposes().empty()) {
    report->Error({.code = "missing",
                   .path = "steps.contingency.purposes",
                   .value = "",
                   .message = "It is not said what the contingency is kept for.",
                   .remedy = "Name what for, such as enhancements, double running or block contracts."});
  }
}

void CheckThatThereAreCases(const v1::BuildTableRequest& request, FindingReport* report) {
  if (!request.cases().empty()) return;
  report->Error({.code = "missing",
                 .path = "cases",
                 .value = "",
                 .message = "There is nobody in the sample.",
                 .remedy = "Give the cases, or a sheet of them."});
}

}  // namespace

void CheckBuild(const v1::BuildTableRequest& request, bool all_obey, bool has_everybody,
                FindingReport* report) {
  CheckThatThereAreCases(request, report);
  const auto obeys = [&](const google::protobuf::Message& part) {
    if (all_obey) return true;
    std::vector<Violation> violations;
    CheckShape(part, &violations);
    return violations.empty();
  };
  if (obeys(request.rounding())) {
    RefuseExact(request.rounding(), "rounding",
                "The rows of a table are amounts of money and have to be rounded.", report);
  }
  if (obeys(request.steps())) CheckContingency(request.steps(), report);
  if (request.has_outliers() && obeys(request.outliers())) CheckOutlierRules(request.outliers(), report);
  if (request.has_population() && obeys(request.population())) {
    CheckPopulation(request.population(), report);
  }
  if (obeys(request.bands())) CheckBands(request.bands(), report);
  CheckBuildInput(request, obeys(request.plan()), has_everybody, report);
  CheckWeights(request, has_everybody, report);
}

void CheckBuildPart(const std::string& path, const v1::BuildTableRequest& build, bool has_everybody,
                    FindingReport* report) {
  std::vector<Violation> violations;
  CheckShape(build, &violations);
  FindingReport own;
  CheckBuild(build, violations.empty(), has_everybody, &own);
  KeepErrors(path, &own, report);
}

}  // namespace ras
