#include "lib/scenario/fitted_method.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <string_view>
#include <utility>

#include "lib/build/choose_people.h"
#include "lib/build/cross_validate.h"
#include "lib/build/fit_rows.h"
#include "lib/build/folds.h"
#include "lib/build/reason.h"
#include "lib/build/row_steps.h"
#include "lib/build/weights.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"
#include "ras/rounding.h"
#include "ras/uplift.h"

namespace ras {
namespace {

// Whom the method's table is built from, and who are outliers.
void Choose(const v1::BuildTableRequest& build, BuildInput* input, FindingReport* report) {
  // Of a method that takes no weights.
  CheckWeights(build, /*has_everybody=*/true, report);
  if (!report->has_errors()) ChoosePeople(build, input, report);
}

std::vector<uint32_t> FoldsOf(const v1::BuildTableRequest& build, const BuildInput& input) {
  std::vector<std::string_view> ids;
  ids.reserve(input.positions.size());
  for (const int i : input.positions) ids.emplace_back(build.cases(i).id());
  return DealFolds(ids, build.cross_validation().seed(), build.cross_validation().folds());
}

// Each of the people once, at a row of one of several tables that lie one after another. Of the last one are
// outliers whose misfit is measured too.
template <class TableOfPerson>
PeopleByRow CostsOf(const BuildInput& input, const MeasuredOutliers& measured, std::size_t tables,
                    const TableOfPerson& table_of) {
  std::vector<PersonAtRow> people;
  people.reserve(input.people.size());
  const auto add = [&](std::size_t table, int64_t looked_up, int64_t pence) {
    const std::size_t row = table * input.rows.size() + input.RowOf(looked_up);
    people.push_back({static_cast<uint32_t>(row), pence});
  };
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    add(table_of(i), input.looked_up[i], input.people[i].pence);
  }
  for (const Outlier& outlier : input.outliers) {
    if (measured.Has(outlier.position)) add(tables - 1, outlier.looked_up, outlier.person.pence);
  }
  // At most 101 tables of 10,000 rows; amounts of money, and fewer people than can be counted.
  return PeopleByRow::Make(people, tables * input.rows.size()).value();
}

std::string ReasonOfFold(std::size_t fold, const std::string& reason) {
  return "Without the people of fold " + std::to_string(fold + 1) + " there is no table. " + reason;
}

// False if an amount is none any more.
bool Uplift(const Decimal& percent, const AmountRounding& rounding, std::vector<int64_t>* pence) {
  if (percent.coefficient == 0) return true;
  for (int64_t& amount : *pence) {
    // An amount of money times a factor of at most 18 digits.
    const Result<int64_t> rounded = RoundAmount(Uplifted(Rational(amount), percent).value(), rounding);
    if (!rounded.ok() || !IsAmount(rounded.value())) return false;
    amount = rounded.value();
  }
  return true;
}

}  // namespace

void MeasuredOutliers::AddMethod(const v1::BuildTableRequest& build, const BuildInput& everybody) {
  FindingReport report;
  BuildInput input = everybody;
  Choose(build, &input, &report);
  if (report.has_errors()) return;
  left_out_.resize(static_cast<std::size_t>(build.cases_size()));
  for (const Outlier& outlier : input.outliers) ++left_out_[static_cast<std::size_t>(outlier.position)];
  ++methods_;
}

bool MeasuredOutliers::Has(int position) const {
  return methods_ > 0 && left_out_[static_cast<std::size_t>(position)] < methods_;
}

FittedMethod::FittedMethod(const v1::BuildTableRequest& build, const BuildInput& everybody,
                           const MeasuredOutliers& measured) {
  FindingReport report;
  BuildInput input = everybody;
  Choose(build, &input, &report);
  if (!report.has_errors()) CheckCrossValidation(build, input, &report);
  google::protobuf::Arena arena;
  auto* method = google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena);
  method->CopyFrom(build.method());
  if (!report.has_errors()) all_.rows = FitRows(input, method, &report).rows;
  if (report.has_errors()) {
    reason_ = ReasonOf(&report);
    return;
  }
  if (build.has_cross_validation()) FitFolds(build, input, measured, method);
  costs_ = CostsOf(input, measured, 1, [](std::size_t) { return std::size_t{0}; });
  Slim(&input);
  all_.input = std::move(input);
}

void FittedMethod::Slim(BuildInput* input) {
  input->by_id = {};
  input->people = {};
  input->positions = {};
  input->looked_up = {};
  input->weights = {};
  input->outliers = {};
}

void FittedMethod::FitFolds(const v1::BuildTableRequest& build, const BuildInput& input,
                            const MeasuredOutliers& measured, v1::BuildMethod* method) {
  const std::vector<uint32_t> fold_of = FoldsOf(build, input);
  for (uint32_t fold = 0; fold < build.cross_validation().folds(); ++fold) {
    std::vector<bool> gone(fold_of.size());
    for (std::size_t i = 0; i < fold_of.size(); ++i) gone[i] = fold_of[i] == fold;
    Fitted fitted{input.Without(gone), {}};
    fitted.input.share = fitted.input.ShareOf(input);
    FindingReport report;
    fitted.rows = FitRows(fitted.input, method, &report).rows;
    if (report.has_errors()) {
      reason_ = ReasonOfFold(fold, ReasonOf(&report));
      return;
    }
    Slim(&fitted.input);
    folds_.push_back(std::move(fitted));
  }
  fold_costs_ = CostsOf(input, measured, folds_.size() + 1, [&](std::size_t i) { return fold_of[i]; });
}

TableOrReason FittedMethod::Finish(const Fitted& fitted, const v1::BuildTableRequest& steps, bool may_fall,
                                   const Decimal& uplift_percent) {
  FindingReport report;
  FinishedRows finished = TakeSteps(fitted.input, steps, fitted.rows, nullptr, &report);
  if (!report.has_errors() && !may_fall) CheckThatNoRowFalls(fitted.input, finished, &report);
  if (report.has_errors()) return {{}, 0, ReasonOf(&report)};
  if (!Uplift(uplift_percent, ToKernel(steps.rounding()), &finished.pence)) {
    return {{}, 0, "An amount comes to more than an amount of money can be."};
  }
  return {std::move(finished.pence), finished.without_allocation, {}};
}

TableOrReason FittedMethod::TableBy(const v1::BuildTableRequest& steps, const Decimal& uplift_percent) const {
  return Finish(all_, steps, /*may_fall=*/false, uplift_percent);
}

TableOrReason FittedMethod::FoldTablesBy(const v1::BuildTableRequest& steps, const Decimal& uplift_percent,
                                         const TableOrReason& own) const {
  TableOrReason all;
  for (std::size_t fold = 0; fold < folds_.size(); ++fold) {
    // Whether these fall is not asked: nobody will publish them.
    TableOrReason one = Finish(folds_[fold], steps, /*may_fall=*/true, uplift_percent);
    if (!one.reason.empty()) {
      return {{}, 0, ReasonOfFold(fold, one.reason)};
    }
    all.pence.insert(all.pence.end(), one.pence.begin(), one.pence.end());
  }
  all.pence.insert(all.pence.end(), own.pence.begin(), own.pence.end());
  return all;
}

}  // namespace ras
