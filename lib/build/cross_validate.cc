#include "lib/build/cross_validate.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/build/fit_rows.h"
#include "lib/build/folds.h"
#include "lib/build/outliers.h"
#include "lib/build/row_steps.h"
#include "lib/build/table_fit.h"
#include "lib/finding/wording.h"
#include "ras/goodness.h"
#include "ras/rounding.h"

namespace ras {
namespace {

constexpr int64_t kPeoplePerRow = 10;

class CrossValidator {
 public:
  CrossValidator(const v1::BuildTableRequest& request, const BuildInput& input, const FitParts& parts,
                 const v1::BuildMethod& method, FindingReport* report)
      : request_(request),
        input_(input),
        parts_(parts),
        method_(*google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena_)),
        report_(*report) {
    method_.CopyFrom(method);
    std::vector<std::string_view> ids;
    ids.reserve(input.positions.size());
    for (const int i : input.positions) ids.emplace_back(request.cases(i).id());
    fold_of_ = DealFolds(ids, request.cross_validation().seed(), request.cross_validation().folds());
    by_table_.resize(input.people.size());
    by_mean_.resize(input.people.size());
  }

  void Run(v1::OutOfSampleFit* fit) {
    for (uint32_t fold = 0; fold < request_.cross_validation().folds(); ++fold) {
      if (!Allocate(fold)) return;
    }
    fit->mutable_cross_validation()->CopyFrom(request_.cross_validation());
    const FitSums table = SumsOf(by_table_);
    const FitSums mean = SumsOf(by_mean_);
    TellFit(table, parts_, by_table_, fit);
    TellErrors(mean, parts_, by_mean_, fit->mutable_naive());
    WarnOfFlatAmount(table, mean);
  }

 private:
  // Of a table that is no nearer to what people cost than one amount for all of them.
  void WarnOfFlatAmount(const FitSums& table, const FitSums& mean) {
    const auto by_table = table.RSquared();
    const auto by_mean = mean.RSquared();
    if (!by_table.ok() || !by_mean.ok()) return;  // All cost the same.
    if (by_table.value() > by_mean.value() && by_table.value() >= Rational(0)) return;
    report_.Warning(
        {.code = "no_better_than_flat",
         .path = "out_of_sample.r_squared",
         .value = TellRSquared(table),
         .message =
             "For people that it was not built from the table does no better than one amount for all of "
             "them, their mean cost.",
         .remedy = "Look at the scores and at the costs, and at steps that move all amounts, such as a "
                   "budget, before the table is used.",
         .reason = "A table should tell apart what different needs cost (docs/building-a-table.md "
                   "section 5)."});
  }

  static FitSums SumsOf(const std::vector<ActualAllocated>& people) {
    FitSums sums;
    // Amounts of money, and fewer people than can be counted.
    for (const ActualAllocated& person : people) static_cast<void>(sums.Add(person));
    return sums;
  }

  // Everybody but the people of the fold.
  BuildInput Others(uint32_t fold) const {
    std::vector<bool> gone(fold_of_.size());
    for (std::size_t i = 0; i < fold_of_.size(); ++i) gone[i] = fold_of_[i] == fold;
    BuildInput others = input_.Without(gone);
    others.share = others.ShareOf(input_);
    return others;
  }

  // False, after a report, if there is no table without the people of the fold.
  bool Allocate(uint32_t fold) {
    const BuildInput others = Others(fold);
    FindingReport own;
    FittedRows fitted = FitRows(others, &method_, &own);
    FinishedRows rows;
    if (!own.has_errors()) rows = TakeSteps(others, request_, std::move(fitted.rows), nullptr, &own);
    if (own.has_errors()) return ReportFold(fold, &own);
    const int64_t mean = MeanCost(others);
    for (std::size_t i = 0; i < fold_of_.size(); ++i) {
      if (fold_of_[i] != fold) continue;
      by_table_[i] = {input_.people[i].pence, rows.pence[input_.RowOf(input_.looked_up[i])]};
      by_mean_[i] = {input_.people[i].pence, mean};
    }
    return true;
  }

  static int64_t MeanCost(const BuildInput& people) {
    Int128 costs = 0;  // By weight: at most 2^40 times 10^13.
    for (std::size_t i = 0; i < people.people.size(); ++i) {
      costs += MultiplyWide(people.WeightOf(i), people.people[i].pence);
    }
    return RoundQuotient(costs, people.Weight(), RoundingMode::kHalfUp).value();
  }

  bool ReportFold(uint32_t fold, FindingReport* own) {
    std::vector<v1::Finding> findings;
    own->Finish(&findings);
    report_.Error({.code = "fold_without_table",
                   .path = "cross_validation.folds",
                   .value = std::to_string(request_.cross_validation().folds()),
                   .message = "Without the people of fold " + std::to_string(fold + 1) +
                              " there is no table. " + findings.front().message(),
                   .remedy = "Take another method, or leave the cross-validation out."});
    return false;
  }

  const v1::BuildTableRequest& request_;
  const BuildInput& input_;
  const FitParts& parts_;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena_;
  v1::BuildMethod& method_;
  FindingReport& report_;
  std::vector<uint32_t> fold_of_;
  // What the tables of the others, and their mean cost, would give to each person of the input.
  std::vector<ActualAllocated> by_table_;
  std::vector<ActualAllocated> by_mean_;
};

}  // namespace

void CheckCrossValidation(const v1::BuildTableRequest& request, const BuildInput& input,
                          FindingReport* report) {
  if (!request.has_cross_validation()) return;
  const auto folds = static_cast<int64_t>(request.cross_validation().folds());
  const auto people = static_cast<int64_t>(input.people.size());
  const auto rows = static_cast<int64_t>(input.rows.size());
  if (folds > people) {
    const std::string left = LeftByOutlierRules(input);
    report->Error({.code = "more_folds_than_people",
                   .path = "cross_validation.folds",
                   .value = std::to_string(folds),
                   .message = "There would be folds without people: " +
                              (left.empty() ? "the table is built from " +
                                                  Count(input.people.size(), "person", "people")
                                            : left) +
                              ".",
                   .remedy = input.meant_bounds + "Give fewer folds, or leave the cross-validation out."});
  } else if (const int64_t work = people + kPeoplePerRow * rows; work * folds > kMostFoldedWork) {
    report->Error({.code = "too_much_folded_work",
                   .path = "cross_validation.folds",
                   .value = std::to_string(folds),
                   .message = std::to_string(people) + " people and ten times " + std::to_string(rows) +
                              " rows, times the folds, are more than 200,000,000.",
                   .remedy = "Give at most " + std::to_string(kMostFoldedWork / work) +
                             " folds, or leave the cross-validation out."});
  }
}

void CrossValidate(const v1::BuildTableRequest& request, const BuildInput& input, const FitParts& parts,
                   const v1::BuildMethod& method, FindingReport* report, v1::OutOfSampleFit* fit) {
  CrossValidator(request, input, parts, method, report).Run(fit);
}

}  // namespace ras
