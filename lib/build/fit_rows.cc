#include "lib/build/fit_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "lib/build/join_scores.h"
#include "lib/build/least_squares.h"
#include "lib/build/outliers.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/terms/percentile_rule.h"
#include "ras/align_percentiles.h"
#include "ras/align_ranks.h"
#include "ras/align_weighted_ranks.h"
#include "ras/isotonic_means.h"
#include "ras/isotonic_medians.h"
#include "ras/weighted_cost.h"
#include "ras/weighted_isotonic.h"

namespace ras {
namespace {

constexpr uint8_t kCoefficientDecimals = 9;

void ReportMethod(const char* code, const std::string& path, const std::string& value, std::string message,
                  std::string remedy, FindingReport* report) {
  report->Error({.code = code,
                 .path = path,
                 .value = value,
                 .message = std::move(message),
                 .remedy = std::move(remedy)});
}

void ReportTooWide(FindingReport* report) {
  ReportMethod("amount_out_of_range", "method", "", "An amount comes to more than an amount of money can be.",
               "Look for a cost or a score that is wrong.", report);
}

class Fitter {
 public:
  Fitter(const BuildInput& input, v1::BuildMethod* method, FindingReport* report)
      : input_(input), method_(*method), report_(*report) {}

  FittedRows Run() {
    fitted_.rows = EmptyRows(input_);
    switch (method_.kind_case()) {
      case v1::BuildMethod::kRankAlignment:
        FromSample(is_weighed() ? AlignWeightedRanks(input_.Weighed()) : AlignRanks(input_.people));
        break;
      case v1::BuildMethod::kPercentileAlignment:
        AlignPercentilesOfRows();
        break;
      case v1::BuildMethod::kIsotonic:
        FitIsotonic();
        break;
      case v1::BuildMethod::kPolynomial:
        FitPolynomial();
        break;
      case v1::BuildMethod::kAgreedScores:
        JoinAgreedScores();
        break;
      case v1::BuildMethod::kPricePerPoint:
        FitPrice();
        break;
      case v1::BuildMethod::KIND_NOT_SET:
        ReportMethod("kind_missing", "method", "", "The method is not named.",
                     "Name one, such as rank_alignment.", &report_);
        break;
    }
    if (report_.has_errors()) return {};
    return std::move(fitted_);
  }

 private:
  bool is_weighed() const { return !input_.weights.empty(); }

  void UseJoin() {
    if (method_.join() == v1::JOIN_RULE_UNSPECIFIED) method_.set_join(v1::JOIN_RULE_STRAIGHT_LINE);
  }

  void RefuseJoin() {
    if (method_.join() == v1::JOIN_RULE_UNSPECIFIED) return;
    ReportMethod("join_not_used", "method.join", v1::JoinRule_Name(method_.join()),
                 "This method has an amount for every score, and joins nothing.", "Leave it out.", &report_);
  }

  void Set(std::size_t row, const Result<Rational>& pence) {
    if (pence.fault() == Fault::kOverflow) return ReportTooManyDigits();
    if (!pence.ok() || pence.value() > Rational(kMaxPence)) return ReportTooWideOnce();
    fitted_.rows[row].pence = pence.value();
  }

  // Only a curve through scores of many digits comes to this: every other amount fits, or is carried in fine
  // pence.
  void ReportTooManyDigits() {
    if (report_.has_errors()) return;
    ReportMethod("too_many_digits", "method", "",
                 "Scores of so many digits make fractions that cannot be computed exactly.",
                 "Write scores with fewer decimals, or join them by straight lines.", &report_);
  }

  void ReportTooWideOnce() {
    if (!report_.has_errors()) ReportTooWide(&report_);
  }

  void JoinRows(std::vector<AgreedScore> known) {
    const auto join = JoinedScores::Make(std::move(known), method_.join());
    if (!join) return ReportTooManyDigits();
    for (std::size_t i = 0; i < fitted_.rows.size(); ++i) Set(i, join->At(fitted_.rows[i].score));
  }

  void FromSample(const Result<std::vector<FittedScore>>& fitted) {
    UseJoin();
    if (!fitted.ok()) return ReportTooWideOnce();
    std::vector<AgreedScore> known;
    for (const FittedScore& at : fitted.value()) known.push_back({at.score, at.pence});
    JoinRows(std::move(known));
  }

  void AlignPercentilesOfRows() {
    RefuseJoin();
    v1::PercentileAlignment& alignment = *method_.mutable_percentile_alignment();
    if (alignment.percentile_rule() == v1::PERCENTILE_RULE_UNSPECIFIED) {
      alignment.set_percentile_rule(v1::PERCENTILE_RULE_INCLUSIVE);
    }
    const auto fitted = AlignPercentiles(input_.people, input_.rows, ToKernel(alignment.percentile_rule()));
    if (!fitted.ok()) return ReportTooWideOnce();
    for (std::size_t i = 0; i < fitted_.rows.size(); ++i) Set(i, fitted.value()[i].pence);
  }

  void FitIsotonic() {
    v1::IsotonicRegression& isotonic = *method_.mutable_isotonic();
    if (isotonic.fit() == v1::ISOTONIC_FIT_UNSPECIFIED) isotonic.set_fit(v1::ISOTONIC_FIT_LEAST_SQUARES);
    const bool means = isotonic.fit() == v1::ISOTONIC_FIT_LEAST_SQUARES;
    if (is_weighed()) {
      const std::vector<WeightedCost> people = input_.Weighed();
      FromSample(means ? WeightedIsotonicMeans(people) : WeightedIsotonicMedians(people));
    } else {
      FromSample(means ? IsotonicMeans(input_.people) : IsotonicMedians(input_.people));
    }
  }

  std::size_t DifferentScores() const {
    std::set<int64_t> scores;
    for (const ScoredCost& person : input_.people) scores.insert(person.score);
    return scores.size();
  }

  void FitPolynomial() {
    RefuseJoin();
    LeastSquaresSums sums;
    if (AddPeople(input_, &sums) != Fault::kNone) return ReportTooWideOnce();
    const std::size_t degree = method_.polynomial().degree();
    const auto fitted = LeastSquaresPolynomial::Fit(sums, degree);
    if (!fitted.ok()) {
      const std::string left = LeftByOutlierRules(input_);
      const std::string needed = std::to_string(degree + 1);
      return ReportMethod("too_few_scores", "method.polynomial.degree", std::to_string(DifferentScores()),
                          "The people have too few different scores: " +
                              (left.empty() ? needed + " or more are needed."
                                            : left + ", and " + needed + " scores or more are needed."),
                          input_.meant_bounds + (left.empty() ? "Take a lower degree, or more people."
                                                              : "Give wider bounds, or take a lower degree."),
                          &report_);
    }
    for (std::size_t power = 0; power <= degree; ++power) {
      const auto text = fitted.value().CoefficientText(power, input_.places, kCoefficientDecimals);
      if (!text.ok()) return ReportTooWideOnce();
      fitted_.coefficients.push_back(text.value());
    }
    for (std::size_t i = 0; i < fitted_.rows.size(); ++i) {
      Set(i, fitted.value().RowAt(fitted_.rows[i].score));
    }
  }

  void JoinAgreedScores() {
    UseJoin();
    std::vector<AgreedScore> known;
    for (const v1::AgreedAmount& agreed : method_.agreed_scores().scores()) {
      known.push_back({input_.AtScale(agreed.score()), Rational(ParseMoney(agreed.amount()).value())});
      const std::size_t i = known.size() - 1;
      if (i == 0 || known[i - 1].score < known[i].score) continue;
      ReportMethod("not_ascending", In(At("method.agreed_scores", "scores", static_cast<int>(i)), "score"),
                   agreed.score(), "This score is not above the one before it.",
                   "List agreed scores from the lowest to the highest, each once.", &report_);
    }
    if (known.size() < 2) {
      ReportMethod("too_few_scores", "method.agreed_scores.scores", "", "There is one agreed score.",
                   "Agree on two or more.", &report_);
    }
    if (!report_.has_errors()) JoinRows(std::move(known));
  }

  void FitPrice() {
    RefuseJoin();
    Int128 costs = 0, points = 0;
    for (std::size_t i = 0; i < input_.people.size(); ++i) {
      costs += WeightedPence(input_.WeightOf(i), input_.people[i].pence);
      points += MultiplyWide(input_.WeightOf(i), input_.people[i].score);
    }
    if (points == 0) {
      const std::string left = LeftByOutlierRules(input_);
      return ReportMethod(
          "no_points", "cases", "",
          "Nobody has a point, so that a point has no price" + (left.empty() ? "." : ": " + left + "."),
          input_.meant_bounds + "Build by another method.", &report_);
    }
    // All pence over all points, at the scale of scores.
    const Rational price = Rational::Make(Int256(costs), Int256(points)).value();
    const auto told = Multiply(price, Rational::Make(Int256(input_.Unit()), Int256(100)).value());
    const auto text = told.ok() ? DecimalText(told.value(), kCoefficientDecimals) : Fault::kOverflow;
    if (!text.ok()) return ReportTooWideOnce();
    fitted_.price_of_point = text.value();
    for (std::size_t i = 0; i < fitted_.rows.size(); ++i) {
      Set(i, Multiply(price, Rational(fitted_.rows[i].score)));
    }
  }

  const BuildInput& input_;
  v1::BuildMethod& method_;
  FindingReport& report_;
  FittedRows fitted_;
};

}  // namespace

std::vector<FittedScore> EmptyRows(const BuildInput& input) {
  std::vector<FittedScore> rows;
  rows.reserve(input.rows.size());
  for (const int64_t score : input.rows) rows.push_back({score, 0, {}});
  for (std::size_t i = 0; i < input.looked_up.size(); ++i) {
    rows[input.RowOf(input.looked_up[i])].cases += input.WeightOf(i);
  }
  return rows;
}

Fault AddPeople(const BuildInput& input, LeastSquaresSums* sums) {
  if (input.weights.empty()) return sums->AddAll(input.people);
  std::vector<WeightedCost> people = input.Weighed();
  // People of one score together, since the sums are wide.
  std::ranges::sort(people, {}, &WeightedCost::score);
  for (std::size_t from = 0, to = 0; from < people.size(); from = to) {
    int64_t weight = 0;
    Int128 pence = 0;
    for (; to < people.size() && people[to].score == people[from].score; ++to) {
      weight += people[to].weight;
      pence += WeightedPence(people[to].weight, people[to].pence);
    }
    const Fault fault = sums->Add(people[from].score, weight, pence);
    if (fault != Fault::kNone) return fault;
  }
  return Fault::kNone;
}

FittedRows FitRows(const BuildInput& input, v1::BuildMethod* method, FindingReport* report) {
  return Fitter(input, method, report).Run();
}

}  // namespace ras
