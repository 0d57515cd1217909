#include "lib/variance/tell_figures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/statistics/lean.h"
#include "lib/statistics/mean_interval.h"
#include "lib/variance/nearest_pence.h"
#include "ras/percentile.h"
#include "ras/signed_ranks.h"
#include "ras/to_double.h"

namespace ras {
namespace {

constexpr std::array<int64_t, 5> kQuantiles = {10, 25, 50, 75, 90};
constexpr uint8_t kPercentDecimals = 2;
constexpr uint8_t kProbabilityDecimals = 4;

void TellTotals(const VarianceSums& sums, v1::VarianceFigures* out) {
  out->set_people(static_cast<uint64_t>(sums.people()));
  TellTotal(sums.fit.actual(), out->mutable_actual());
  TellTotal(sums.fit.allocated(), out->mutable_allocated());
  TellTotal(sums.Difference(), out->mutable_difference());
  out->set_gain(static_cast<uint64_t>(sums.gain));
  out->set_within(static_cast<uint64_t>(sums.within));
  out->set_lose(static_cast<uint64_t>(sums.lose));
}

// In percent, of millionths of a percent.
std::string TellPercent(const Result<Rational>& millionths) {
  if (!millionths.ok()) return {};
  const Result<Rational> percent = Divide(millionths.value(), Rational(1'000'000));
  return percent.ok() ? DecimalText(percent.value(), kPercentDecimals).value_or("") : std::string();
}

void TellMeans(const VarianceSums& sums, v1::VarianceFigures* out) {
  const Int256 people(sums.people());
  TellAmount(Rational::Make(Int256(sums.fit.actual()), people).value(), out->mutable_mean_actual());
  TellAmount(Rational::Make(Int256(sums.fit.allocated()), people).value(), out->mutable_mean_allocated());
  TellAmount(sums.fit.MeanBias().value(), out->mutable_mean_difference());
  TellAmount(sums.fit.MeanAbsoluteError().value(), out->mutable_mean_absolute_difference());
  out->set_mean_percent(TellPercent(sums.MeanPercentage()));
  out->set_mean_absolute_percent(TellPercent(sums.MeanPercentageDistance()));
  out->set_without_percent(static_cast<uint64_t>(sums.people() - sums.with_percentage));
  if (const Result<int64_t> deviation = sums.StandardDeviation(); deviation.ok()) {
    TellAmount(deviation.value(), out->mutable_standard_deviation());
  }
}

void TellQuantiles(const std::vector<int64_t>& ordered, v1::VarianceFigures* out) {
  const Result<SortedSample> sample = SortedSample::Make(ordered);
  for (const int64_t percent : kQuantiles) {
    v1::VarianceQuantile* quantile = out->add_quantiles();
    quantile->set_percent(static_cast<uint32_t>(percent));
    TellAmount(Percentile(sample.value(), Rational(Decimal{percent, 2}), PercentileRule::kInclusive).value(),
               quantile->mutable_difference());
  }
}

void TellInterval(const MeanInterval& interval, v1::VarianceInterval* out) {
  TellAmount(NearestPence(interval.lower), out->mutable_lower());
  TellAmount(NearestPence(interval.upper), out->mutable_upper());
}

// By the ends that are told, so that a reader finds the same.
v1::VarianceVerdict VerdictOn(const v1::VarianceInterval& interval, const Rational& reach) {
  const Rational lower(interval.lower().pence());
  const Rational upper(interval.upper().pence());
  if (!(lower < reach.Negated()) && !(reach < upper)) return v1::VARIANCE_VERDICT_AVERAGES_OUT;
  if (lower > 0) return v1::VARIANCE_VERDICT_GIVES_MORE;
  if (upper < 0) return v1::VARIANCE_VERDICT_GIVES_LESS;
  return v1::VARIANCE_VERDICT_CANNOT_BE_TOLD;
}

void TellIntervals(const VarianceSums& sums, const std::vector<int64_t>& ordered, const VarianceTerms& terms,
                   int64_t intervals, v1::VarianceFigures* out) {
  const Result<MeanInterval> student = StudentInterval(sums, terms.confidence, intervals);
  if (!student.ok()) {
    out->set_verdict(v1::VARIANCE_VERDICT_CANNOT_BE_TOLD);
    return;
  }
  TellInterval(student.value(), out->mutable_by_student());
  const bool few = sums.people() < kFewPeople;
  if (terms.samples > 0 && !few) {
    const Result<MeanInterval> drawn =
        BootstrapInterval(ordered, terms.confidence, terms.samples, terms.seed, intervals);
    if (drawn.ok()) TellInterval(drawn.value(), out->mutable_by_bootstrap());
  }
  const Rational mean_cost = Rational::Make(Int256(sums.fit.actual()), Int256(sums.people())).value();
  // Both parts of the product are far below 2^128.
  const Rational reach = Multiply(mean_cost, terms.margin).value();
  // Of few people with one and the same difference the interval is a point, and yet the next person may
  // differ.
  const bool is_point = student.value().lower == student.value().upper;
  out->set_verdict(few && is_point
                       ? v1::VARIANCE_VERDICT_CANNOT_BE_TOLD
                       : VerdictOn(out->has_by_bootstrap() ? out->by_bootstrap() : out->by_student(), reach));
}

void TellLean(const std::vector<int64_t>& ordered, v1::VarianceFigures* out) {
  const SignedRanks ranks = RankDifferences(ordered).value();
  const Result<double> sign = SignTestProbability(ranks);
  const Result<SignedRankTest> signed_rank = TestSignedRanks(ranks);
  if (!sign.ok() || !signed_rank.ok()) return;
  out->set_sign_probability(DecimalText(sign.value(), kProbabilityDecimals));
  out->set_signed_rank_probability(DecimalText(signed_rank.value().probability, kProbabilityDecimals));
  out->set_signed_rank_exact(signed_rank.value().exact);
}

}  // namespace

void TellFigures(std::span<const ActualAllocated> people, const VarianceTerms& terms, int64_t intervals,
                 v1::VarianceFigures* out) {
  VarianceSums sums;
  std::vector<int64_t> ordered;
  ordered.reserve(people.size());
  for (const ActualAllocated& person : people) {
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(sums.Add(person, terms.tolerance));
    ordered.push_back(person.allocated - person.actual);
  }
  std::sort(ordered.begin(), ordered.end());
  TellTotals(sums, out);
  TellMeans(sums, out);
  TellQuantiles(ordered, out);
  TellIntervals(sums, ordered, terms, intervals, out);
  TellLean(ordered, out);
}

void TellSummedFigures(const VarianceSums& sums, const QuantileSketch& differences,
                       const VarianceTerms& terms, int64_t intervals, v1::VarianceFigures* out) {
  TellTotals(sums, out);
  TellMeans(sums, out);
  for (const int64_t percent : kQuantiles) {
    v1::VarianceQuantile* quantile = out->add_quantiles();
    quantile->set_percent(static_cast<uint32_t>(percent));
    TellAmount(differences.Quantile(Rational(Decimal{percent, 2})).value(), quantile->mutable_difference());
  }
  TellIntervals(sums, {}, terms, intervals, out);
}

}  // namespace ras
