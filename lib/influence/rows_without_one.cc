#include "lib/influence/rows_without_one.h"

#include <algorithm>
#include <cstdint>

#include "lib/build/fit_rows.h"
#include "lib/build/least_squares.h"
#include "lib/build/outliers.h"
#include "lib/influence/joined_rows.h"
#include "lib/terms/percentile_rule.h"
#include "ras/align_percentiles.h"
#include "ras/int256.h"
#include "ras/money.h"
#include "ras/rational_operators.h"
#include "ras/sorted_sample.h"
#include "ras/weighted_cost.h"

namespace ras {
namespace {

// Takes the amount of a row, unless it is none that a row can have.
bool Take(const Result<Rational>& pence, FittedScore* row) {
  if (!pence.ok() || pence.value() > Rational(kMaxPence)) return false;
  row->pence = pence.value();
  return true;
}

// Everybody counts once: percentiles take no weights.
class PercentileRows : public RowsWithoutOne {
 public:
  PercentileRows(const BuildInput& input, PercentileRule rule)
      : people_(input.people), costs_(SortedCosts(input)), rule_(rule) {
    scores_.reserve(input.people.size());
    for (const ScoredCost& person : input.people) scores_.push_back(person.score);
    std::sort(scores_.begin(), scores_.end());
    by_score_ = SortedSample::Make(scores_).value();
    by_cost_ = SortedSample::Make(costs_).value();
  }

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const SortedSample scores = Without(by_score_, people_[person].score);
    const SortedSample costs = Without(by_cost_, people_[person].pence);
    if (scores.size() == 0) return false;
    return std::all_of(rows->begin(), rows->end(), [&](FittedScore& row) {
      return Take(AlignedPercentile(scores, costs, row.score, rule_), &row);
    });
  }

 private:
  // One of those that are equal is as good as another.
  static SortedSample Without(const SortedSample& all, int64_t value) {
    return all.Without(all.CountNotAbove(value));
  }

  const std::vector<ScoredCost>& people_;
  std::vector<int64_t> scores_;
  std::vector<int64_t> costs_;
  SortedSample by_score_;
  SortedSample by_cost_;
  PercentileRule rule_;
};

class PolynomialRows : public RowsWithoutOne {
 public:
  PolynomialRows(const BuildInput& input, std::size_t degree) : people_(input.Weighed()), degree_(degree) {
    // The same sums were counted before.
    static_cast<void>(AddPeople(input, &sums_));
  }

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const WeightedCost& gone = people_[person];
    LeastSquaresSums others = sums_;
    others.Remove(gone.score, gone.weight, WeightedPence(gone.weight, gone.pence));
    const auto fitted = LeastSquaresPolynomial::Fit(others, degree_);
    if (!fitted.ok()) return false;
    return std::all_of(rows->begin(), rows->end(),
                       [&](FittedScore& row) { return Take(fitted.value().RowAt(row.score), &row); });
  }

 private:
  std::vector<WeightedCost> people_;
  std::size_t degree_;
  LeastSquaresSums sums_;
};

class PriceRows : public RowsWithoutOne {
 public:
  explicit PriceRows(const BuildInput& input) : people_(input.Weighed()) {
    for (const WeightedCost& person : people_) {
      pence_ += WeightedPence(person.weight, person.pence);
      points_ += MultiplyWide(person.weight, person.score);
    }
  }

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const WeightedCost& gone = people_[person];
    const Int128 points = points_ - MultiplyWide(gone.weight, gone.score);
    if (points == 0) return false;
    const Int128 pence = pence_ - WeightedPence(gone.weight, gone.pence);
    const Rational price = Rational::Make(Int256(pence), Int256(points)).value();
    return std::all_of(rows->begin(), rows->end(),
                       [&](FittedScore& row) { return Take(price * Rational(row.score), &row); });
  }

 private:
  std::vector<WeightedCost> people_;
  Int128 pence_ = 0;
  Int128 points_ = 0;
};

// Agreed amounts do not come from the sample.
class AgreedRows : public RowsWithoutOne {
 public:
  explicit AgreedRows(const std::vector<FittedScore>& rows) : rows_(rows) {}

  bool Fit(std::size_t /*person*/, std::vector<FittedScore>* rows) const override {
    for (std::size_t i = 0; i < rows->size(); ++i) (*rows)[i].pence = rows_[i].pence;
    return true;
  }

 private:
  const std::vector<FittedScore>& rows_;
};

}  // namespace

std::unique_ptr<RowsWithoutOne> MakeRowsWithoutOne(const BuildInput& input, const v1::BuildMethod& method,
                                                   const std::vector<FittedScore>& rows) {
  if (auto joined = MakeJoinedRows(input, method)) return joined;
  if (method.has_percentile_alignment()) {
    return std::make_unique<PercentileRows>(input, ToKernel(method.percentile_alignment().percentile_rule()));
  }
  if (method.has_polynomial()) return std::make_unique<PolynomialRows>(input, method.polynomial().degree());
  if (method.has_price_per_point()) return std::make_unique<PriceRows>(input);
  return std::make_unique<AgreedRows>(rows);
}

}  // namespace ras
