#include "lib/build/choose_people.h"

#include <google/protobuf/arena.h>

#include <cstdint>
#include <vector>

#include "lib/build/fit_rows.h"
#include "lib/build/outliers.h"
#include "lib/build/weights.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {
namespace {

// What each of the people costs beyond what the method gives them, before any step and with everybody in it.
std::vector<int64_t> Residuals(const v1::BuildTableRequest& request, const BuildInput& input,
                               FindingReport* report) {
  std::vector<int64_t> residuals;
  BuildInput everybody = input;
  Weigh(request, &everybody, report);
  if (report->has_errors()) return residuals;
  google::protobuf::Arena arena;
  auto* method = google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena);
  method->CopyFrom(request.method());
  const FittedRows fitted = FitRows(everybody, method, report);
  if (report->has_errors()) return residuals;
  residuals.reserve(input.people.size());
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    // A row is an amount of money, or as far below zero.
    const Rational& row = fitted.rows[input.RowOf(input.looked_up[i])].pence;
    residuals.push_back(input.people[i].pence -
                        RoundQuotient(row.numerator(), row.denominator(), RoundingMode::kHalfUp).value());
  }
  return residuals;
}

}  // namespace

void ChoosePeople(const v1::BuildTableRequest& request, BuildInput* input, FindingReport* report) {
  if (request.has_outliers()) {
    std::vector<int64_t> residuals;
    if (request.outliers().has_residuals()) residuals = Residuals(request, *input, report);
    if (!report->has_errors()) LeaveOutliersOut(request.outliers(), residuals, input, report);
  }
  if (!report->has_errors()) Weigh(request, input, report);
}

}  // namespace ras
