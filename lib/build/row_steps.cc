#include "lib/build/row_steps.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/row_amounts.h"
#include "lib/check/period_check.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/fine_pence.h"
#include "ras/group_means.h"
#include "ras/money.h"
#include "ras/rational_operators.h"
#include "ras/repair_monotone.h"
#include "ras/rounding.h"

namespace ras {
namespace {

constexpr uint8_t kFactorDecimals = 9;
// A row has changed if its amount has, by a millionth of a penny or more.
constexpr uint8_t kChangePlaces = 6;

// A budget that is so many times what the table comes to without it, or so small a part of it, is looked at.
constexpr int64_t kFarOff = 2;

using Rows = std::vector<FittedScore>;

MonotoneRepair ToKernel(v1::MonotoneRepair repair) {
  switch (repair) {
    case v1::MONOTONE_REPAIR_RAISE:
      return MonotoneRepair::kRaise;
    case v1::MONOTONE_REPAIR_LOWER:
      return MonotoneRepair::kLower;
    default:
      return MonotoneRepair::kPool;
  }
}

Rows InFinePence(Rows rows) {
  // Every amount is one of money by now, and so has its fine pence.
  for (FittedScore& row : rows) row.pence = ToFinePence(row.pence).value();
  return rows;
}

class Steps {
 public:
  Steps(const BuildInput& input, const v1::BuildTableRequest& request, Rows rows,
        v1::TableProvenance* provenance, FindingReport* report)
      : input_(input), request_(request), rows_(std::move(rows)), provenance_(provenance), report_(*report) {}

  FinishedRows Run() {
    LiftAboveZero();
    Tell("method", Rows(rows_.size()));
    Repair();
    MeanGroups();
    FindLowNeed();
    WarnOfLiftedRows();
    ScaleToBudget();
    KeepContingency();
    FinishedRows finished;
    if (report_.has_errors()) return finished;
    finished.pence = Round();
    finished.without_allocation = without_allocation_;
    finished.kept = std::move(kept_);
    if (report_.has_errors()) return {};
    return finished;
  }

 private:
  const v1::BuildSteps& steps() const { return request_.steps(); }

  // A curve may go below nothing where few people are.
  void LiftAboveZero() {
    for (std::size_t row = 0; row < rows_.size(); ++row) {
      if (rows_[row].pence.Sign() >= 0) continue;
      rows_[row].pence = Rational(0);
      lifted_.push_back(row);
    }
  }

  // Of rows that are left without an allocation there is nothing to say.
  void WarnOfLiftedRows() {
    const auto count = static_cast<std::size_t>(std::count_if(
        lifted_.begin(), lifted_.end(), [this](std::size_t row) { return row >= without_allocation_; }));
    if (count == 0) return;
    report_.Warning({.code = "row_below_zero",
                     .path = "method",
                     .value = std::to_string(count),
                     .message = "The curve goes below zero for " +
                                Count(count, "row, which is", "rows, which are") + " set to zero.",
                     .remedy = "Take another degree or method, or set a threshold of low need.",
                     .reason = "An allocation is never below zero (docs/building-a-table.md section 2)."});
  }

  // Takes the rows on, and tells what became of them.
  void Become(const char* step, Rows rows) {
    Rows before = std::exchange(rows_, std::move(rows));
    Tell(step, before);
  }

  // `before` has the same scores, or nothing but zeros.
  void Tell(const char* step, const Rows& before) {
    if (provenance_ == nullptr) return;
    v1::StepEffect* effect = provenance_->add_effects();
    effect->set_step(step);
    uint64_t changed = 0;
    Rational largest;
    for (std::size_t i = 0; i < rows_.size(); ++i) {
      const Rational fine = ToFinePence(rows_[i].pence).value();
      const Rational difference = Subtract(fine, ToFinePence(before[i].pence).value()).value();
      const Rational change = difference.Sign() < 0 ? difference.Negated() : difference;
      // What is carried in fine pence from this step on has not changed by that.
      if (change >= Rational(Decimal{1, kChangePlaces})) ++changed;
      largest = Max(largest, change);
    }
    effect->set_rows_changed(changed);
    TellAmount(largest, effect->mutable_largest_change());
    TellAmount(input_.InPeople(TotalFor(rows_)), effect->mutable_total());
  }

  // A step of the kernels, on exact amounts or, if the exact result does not fit, on fine pence.
  template <class Step>
  void Take(const char* name, Step&& step) {
    Result<Rows> next = step(rows_);
    if (!next.ok()) next = step(InFinePence(rows_));
    if (!next.ok()) return ReportTooWide();
    Become(name, std::move(next).value());
  }

  void ReportTooWide() {
    if (report_.has_errors()) return;
    report_.Error({.code = "amount_out_of_range",
                   .path = "steps",
                   .value = "",
                   .message = "An amount comes to more than an amount of money can be.",
                   .remedy = "Look for a cost or a budget that is wrong."});
  }

  void Repair() {
    if (steps().monotone() == v1::MONOTONE_REPAIR_UNSPECIFIED) return;
    Take("monotone", [&](const Rows& rows) { return RepairMonotone(rows, ToKernel(steps().monotone())); });
  }

  void MeanGroups() {
    if (!steps().has_group_means()) return;
    const v1::GroupMeansStep& groups = steps().group_means();
    Take("group_means", [&](const Rows& rows) {
      return GroupMeans(rows, int64_t{groups.rows()},
                        groups.from_highest() ? GroupsFrom::kHighestScore : GroupsFrom::kLowestScore,
                        groups.by_people() ? GroupWeight::kPeople : GroupWeight::kRows);
    });
  }

  void FindLowNeed() {
    if (!steps().has_low_need()) return;
    if (Decimal::Parse(steps().low_need().score()).value().Normalised().places != 0) {
      report_.Error({.code = "not_whole",
                     .path = "steps.low_need.score",
                     .value = steps().low_need().score(),
                     .message = "Rows stand for whole points or percents, and so does the threshold.",
                     .remedy = "Give a whole number."});
      return;
    }
    const int64_t threshold = input_.AtScale(steps().low_need().score());
    Rows rows = rows_;
    while (without_allocation_ < rows.size() && rows[without_allocation_].score < threshold) {
      rows[without_allocation_++].pence = Rational(0);
    }
    if (without_allocation_ == rows.size()) {
      report_.Error(
          {.code = "threshold_above_table",
           .path = "steps.low_need.score",
           .value = steps().low_need().score(),
           .message = "No row of the table reaches this score, so that nobody would have an allocation.",
           .remedy = "Give a lower score."});
      return;
    }
    Become("low_need", std::move(rows));
    // A row that gave nothing has changed too: it has no allocation now, which is not the same.
    if (provenance_ != nullptr) {
      provenance_->mutable_effects()->rbegin()->set_rows_changed(without_allocation_);
    }
  }

  // Every row times a factor.
  void Multiply(const char* step, const Rational& factor) {
    Rows rows = rows_;
    for (FittedScore& row : rows) {
      const Result<Rational> product = TimesFactor(row.pence, factor);
      if (!product.ok()) return ReportTooWide();
      row.pence = product.value();
    }
    Become(step, std::move(rows));
  }

  void ScaleToBudget() {
    if (steps().budget().empty() || report_.has_errors()) return;
    // A total of amounts in billionths is that of no other amounts: the factor has to multiply the same ones,
    // or people who share the budget evenly would get a billionth more than their share, which a rounding up
    // makes a step.
    if (!HasExactTotal(rows_)) rows_ = InFinePence(rows_);
    const Rational total = input_.InPeople(TotalFor(rows_));
    if (total.Sign() == 0) {
      report_.Error({.code = "nothing_to_scale",
                     .path = "steps.budget",
                     .value = steps().budget(),
                     .message = "The people of the sample would be allocated nothing, whatever the factor.",
                     .remedy = "Leave the budget out, or look for costs and scores that are missing."});
      return;
    }
    const Rational budget(ParseMoney(steps().budget()).value());
    const Result<Rational> exact = budget * input_.share / total;
    if (!exact.ok()) return ReportTooWide();
    const Rational factor = exact.value().Reduced();
    const Result<std::string> text = DecimalText(factor, kFactorDecimals);
    if (!text.ok()) return ReportTooWide();
    if (provenance_ != nullptr) {
      provenance_->set_budget_factor(text.value());
      WarnOfBudget(total, factor, text.value());
    }
    Multiply("budget", factor);
  }

  // The budget of other people, or of another period, is easily given.
  void WarnOfBudget(const Rational& total, const Rational& factor, const std::string& told_factor) {
    if (factor < Rational(kFarOff) && factor > Divide(Rational(1), Rational(kFarOff)).value()) return;
    v1::Amount allocated;
    TellAmount(total, &allocated);
    const bool weighed = !input_.weights.empty();
    const std::string people = weighed ? input_.InPeople(Rational(input_.Weight())).ToString()
                                       : std::to_string(input_.people.size());
    const std::string whose = (people == "1" ? "person" : "people") +
                              std::string(weighed ? " whom the sample stands for," : " of the sample");
    const std::string period = "for " + check::PeriodName(request_.plan().period());
    report_.Warning(
        {.code = "budget_far_off",
         .path = "steps.budget",
         .value = steps().budget(),
         .message = "The budget is that of the " + people + " " + whose + " " + period +
                    ". Without it the table would allocate them " + allocated.decimal() +
                    ", and so every row is multiplied by " + told_factor + ".",
         .remedy = weighed
                       ? "See that it is the budget of all of these people " + period + "."
                       : "See that it is the budget of these people " + period +
                             ". If it is that of everybody who is supported, weigh people by the population.",
         .reason = "A budget is shared by the people whom the table is built from, or by all whom they stand "
                   "for (docs/building-a-table.md section 3)."});
  }

  void KeepContingency() {
    if (!steps().has_contingency() || report_.has_errors()) return;
    const Rational percent(Decimal::Parse(steps().contingency().percent()).value());
    const Rational share = Divide(percent, Rational(100)).value();
    for (const FittedScore& row : rows_) {
      const Result<Rational> kept = TimesFactor(row.pence, share);
      if (!kept.ok()) return ReportTooWide();
      kept_.push_back(kept.value());
    }
    if (provenance_ != nullptr) {
      Rows rows = rows_;
      for (std::size_t i = 0; i < rows.size(); ++i) rows[i] = {rows[i].score, 0, kept_[i]};
      for (const int64_t score : input_.looked_up) ++rows[input_.RowOf(score)].cases;
      TellAmount(TotalFor(rows), provenance_->mutable_kept_back());
    }
    Multiply("contingency", Subtract(Rational(1), share).value());
  }

  std::vector<int64_t> Round() {
    const AmountRounding rounding = ras::ToKernel(request_.rounding());
    std::vector<int64_t> pence;
    Rows rows = rows_;
    for (FittedScore& row : rows) {
      Result<int64_t> rounded = RoundAmount(row.pence, rounding);
      // A denominator that leaves no room for the increment.
      if (!rounded.ok()) rounded = RoundAmount(ToFinePence(row.pence).value(), rounding);
      if (!rounded.ok() || !IsAmount(rounded.value())) {
        ReportTooWide();
        return {};
      }
      pence.push_back(rounded.value());
      row.pence = Rational(rounded.value());
    }
    Become("rounding", std::move(rows));
    return pence;
  }

  const BuildInput& input_;
  const v1::BuildTableRequest& request_;
  Rows rows_;
  v1::TableProvenance* provenance_;  // May be null.
  FindingReport& report_;
  std::size_t without_allocation_ = 0;
  // Rows that were below zero, by index.
  std::vector<std::size_t> lifted_;
  std::vector<Rational> kept_;
};

}  // namespace

void CheckThatNoRowFalls(const BuildInput& input, const FinishedRows& rows, FindingReport* report) {
  const auto falls = std::is_sorted_until(rows.pence.begin(), rows.pence.end());
  if (falls == rows.pence.end()) return;
  const auto row = static_cast<std::size_t>(falls - rows.pence.begin());
  const std::string score = std::to_string(input.rows[row] / input.Unit());
  report->Error({.code = "table_falls",
                 .path = "method",
                 .value = score,
                 .message = "The row for " + score + " gives " + FormatMoney(rows.pence[row]) +
                            ", less than the row below it, " + FormatMoney(rows.pence[row - 1]) + ".",
                 .remedy = "Set steps.monotone, or take a method that does not fall."});
}

FinishedRows TakeSteps(const BuildInput& input, const v1::BuildTableRequest& request,
                       std::vector<FittedScore> rows, v1::TableProvenance* provenance,
                       FindingReport* report) {
  return Steps(input, request, std::move(rows), provenance, report).Run();
}

}  // namespace ras
