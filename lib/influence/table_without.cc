#include "lib/influence/table_without.h"

#include <google/protobuf/arena.h>

#include <optional>
#include <utility>

#include "lib/build/choose_people.h"
#include "lib/build/fit_rows.h"
#include "lib/build/outliers.h"
#include "lib/build/reason.h"
#include "lib/finding/finding_report.h"
#include "ras/int256.h"
#include "ras/rounding.h"
#include "ras/sorted_sample.h"

namespace ras {
namespace {

int64_t Whole(const Rational& value, RoundingMode mode) {
  // Bounds of costs are amounts of money, a thousand times over at most.
  return RoundQuotient(value.numerator(), value.denominator(), mode).value();
}

}  // namespace

TableWithout::TableWithout(const v1::BuildTableRequest& request, const BuildInput& everybody,
                           const BuildInput& chosen, const v1::BuildMethod& method,
                           const std::vector<FittedScore>& rows)
    : request_(request),
      everybody_(everybody),
      chosen_(chosen),
      method_(method),
      rows_without_one_(MakeRowsWithoutOne(chosen, method, rows)),
      empty_rows_(EmptyRows(chosen)),
      weight_(chosen.Weight()) {
  // Both are in the order of ids.
  std::size_t place = 0;
  for (const int position : chosen.positions) {
    while (everybody.positions[place] != position) ++place;
    places_.push_back(place);
  }
  others_.places = chosen.places;
  others_.rows = chosen.rows;
  others_.weight_unit = chosen.weight_unit;
  if (!HasBoundsOfCosts()) return;
  costs_ = SortedCosts(everybody);
  by_cost_ = SortedSample::Make(costs_).value();
  static_cast<void>(CountOutliers(by_cost_, &limits_));
}

bool TableWithout::HasBoundsOfCosts() const {
  return request_.has_outliers() && !request_.outliers().has_residuals() &&
         request_.outliers().at_least() <= 1;
}

bool TableWithout::CountOutliers(const SortedSample& costs, CostLimits* limits) const {
  FindingReport report;
  std::optional<Rational> lowest, highest;
  for (const CostBound& bound : FindCostBounds(request_.outliers(), costs, &report)) {
    if (IsUpper(bound.by)) {
      highest = highest ? Min(*highest, bound.pence) : bound.pence;
    } else {
      lowest = lowest ? Max(*lowest, bound.pence) : bound.pence;
    }
  }
  if (report.has_errors()) return false;
  limits->below = lowest ? costs.CountBelow(Whole(*lowest, RoundingMode::kCeiling)) : 0;
  limits->above = highest ? costs.size() - costs.CountNotAbove(Whole(*highest, RoundingMode::kFloor)) : 0;
  return true;
}

// Outliers are those who cost least and those who cost most, so that as many at either end are the same ones;
// and the person who is left out was neither.
bool TableWithout::HasSameOutliersWithout(std::size_t person) const {
  if (!request_.has_outliers()) return true;
  if (!HasBoundsOfCosts()) return false;
  CostLimits limits;
  const SortedSample others = by_cost_.Without(by_cost_.CountNotAbove(chosen_.people[person].pence));
  return CountOutliers(others, &limits) && limits == limits_;
}

RowsOrReason TableWithout::WithoutOne(std::size_t person) const {
  const bool same_weights = request_.weighting() != v1::WEIGHTING_BY_POPULATION;
  if (same_weights && chosen_.people.size() > 1 && HasSameOutliersWithout(person)) {
    std::vector<FittedScore> rows = empty_rows_;
    if (rows_without_one_->Fit(person, &rows)) {
      const int64_t weight = chosen_.WeightOf(person);
      rows[chosen_.RowOf(chosen_.looked_up[person])].cases -= weight;
      BuildInput others = others_;
      others.share = Rational::Make(Int256(weight_ - weight), Int256(weight_)).value();
      return Finish(others, std::move(rows));
    }
  }
  std::vector<bool> gone(everybody_.people.size());
  gone[places_[person]] = true;
  return Rebuilt(gone);
}

RowsOrReason TableWithout::Rebuilt(const std::vector<bool>& gone) const {
  BuildInput input = everybody_.Without(gone);
  if (input.people.empty()) return {{}, "Nobody else is in the sample."};
  FindingReport report;
  ChoosePeople(request_, &input, &report);
  if (report.has_errors()) return {{}, ReasonOf(&report)};
  google::protobuf::Arena arena;
  auto* method = google::protobuf::Arena::CreateMessage<v1::BuildMethod>(&arena);
  method->CopyFrom(method_);
  FittedRows fitted = FitRows(input, method, &report);
  if (report.has_errors()) return {{}, ReasonOf(&report)};
  input.share = input.ShareOf(chosen_);
  return Finish(input, std::move(fitted.rows));
}

RowsOrReason TableWithout::Finish(const BuildInput& input, std::vector<FittedScore> rows) const {
  FindingReport report;
  FinishedRows finished = TakeSteps(input, request_, std::move(rows), nullptr, &report);
  if (!report.has_errors()) CheckThatNoRowFalls(input, finished, &report);
  if (report.has_errors()) return {{}, ReasonOf(&report)};
  return {std::move(finished.pence), {}};
}

}  // namespace ras
