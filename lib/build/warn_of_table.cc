#include "lib/build/warn_of_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/sample_size.h"

namespace ras {
namespace {

// A sample of so many people or more, none of whom scores more than so many percent, looks like one of
// points.
constexpr std::size_t kEnoughToSeePoints = 10;
constexpr int64_t kHighestOfPoints = 50;

// More than one in so many people are no very small number of outliers.
constexpr std::size_t kOutliersOneIn = 20;

// How many people a sample needs for that margin, by the rule of the framework's own tables: of the
// population, if it is given, or of one without end.
int64_t PeopleNeeded(const v1::ReconcilePopulation& population) {
  const SampleSizeSpec spec{.margin = Decimal{kWidestMarginPercent, 2}};
  uint64_t people = 0;
  for (const v1::PopulationStratum& stratum : population.strata()) people += stratum.people();
  const Result<SampleSize> size = SizeSample(spec, static_cast<int64_t>(people));
  return size.ok() ? size.value().people : SizeSample(spec, kMaxCases).value().without_end;
}

void WarnThatNobodyIsAllocatedAnything(const FinishedRows& rows, FindingReport* report) {
  if (std::any_of(rows.pence.begin(), rows.pence.end(), [](int64_t pence) { return pence > 0; })) return;
  report->Warning({.code = "nothing_allocated",
                   .path = "method",
                   .value = "",
                   .message = "No row gives more than 0.00, so that nobody would be allocated anything.",
                   .remedy = "Look for costs that are missing, and for a rounding that is too coarse.",
                   .reason = "Indicative allocations should be sufficient for nine people in ten (financial "
                             "framework, principle b)."});
}

// Rows that rise from nothing and have an allocation of nothing.
void WarnOfNothingAboveLowNeed(const v1::BuildTableRequest& request, const BuildInput& input,
                               const FinishedRows& rows, FindingReport* report) {
  if (!request.steps().has_low_need()) return;
  const auto first = rows.pence.begin() + static_cast<std::ptrdiff_t>(rows.without_allocation);
  const auto some = std::find_if(first, rows.pence.end(), [](int64_t pence) { return pence > 0; });
  if (some == first || some == rows.pence.end()) return;
  const auto score = input.rows[static_cast<std::size_t>(some - rows.pence.begin())] / input.Unit();
  const auto count = static_cast<std::size_t>(some - first);
  report->Warning(
      {.code = "nothing_above_low_need",
       .path = "steps.low_need.score",
       .value = std::to_string(count),
       .message = Count(count, "row", "rows") +
                  " from the threshold on would tell people of an allocation of 0.00, and not that "
                  "their need is met in another way.",
       .remedy = "Raise the threshold to " + std::to_string(score) +
                 ", or look for costs that are missing and for a rounding that is too coarse.",
       .reason = "Below the threshold need is met by universal services; from there on amounts "
                 "should be enough (In Control, step 1d)."});
}

// The lowest and the highest score that an amount is known for.
std::pair<int64_t, int64_t> KnownScores(const BuildInput& input, const v1::BuildMethod& method) {
  if (method.has_agreed_scores()) {
    const auto& agreed = method.agreed_scores().scores();
    return {input.AtScale(agreed.begin()->score()), input.AtScale(agreed.rbegin()->score())};
  }
  const auto [lowest, highest] =
      std::minmax_element(input.people.begin(), input.people.end(),
                          [](const ScoredCost& a, const ScoredCost& b) { return a.score < b.score; });
  return {lowest->score, highest->score};
}

// Rows beyond all of these rest on nothing but the method.
void WarnOfRowsBeyondTheSample(const BuildInput& input, const v1::BuildMethod& method,
                               FindingReport* report) {
  const auto [lowest, highest] = KnownScores(input, method);
  const auto count =
      std::count_if(input.rows.begin(), input.rows.end(),
                    [&, low = lowest, high = highest](int64_t row) { return row < low || row > high; });
  if (count == 0) return;
  const auto text = [&](int64_t score) { return Decimal{score, input.places}.Normalised().ToString(); };
  report->Warning(
      {.code = "rows_beyond_sample",
       .path = "plan",
       .value = std::to_string(count),
       .message = Count(static_cast<std::size_t>(count), "row lies", "rows lie") + " below or above all " +
                  (method.has_agreed_scores() ? "agreed scores" : "scores of the sample") +
                  ", which go from " + text(lowest) + " to " + text(highest) + ".",
       .remedy = "Look at these rows with special care, or take people with such scores into the sample.",
       .reason = "The amounts of a table should reflect data (In Control, step 2)."});
}

void WarnOfScoresLikePoints(const v1::BuildTableRequest& request, const BuildInput& input,
                            FindingReport* report) {
  if (request.plan().kind() != v1::TABLE_KIND_PERCENTAGE || input.people.size() < kEnoughToSeePoints) return;
  const auto highest =
      std::max_element(input.people.begin(), input.people.end(),
                       [](const ScoredCost& a, const ScoredCost& b) { return a.score < b.score; });
  if (highest->score > kHighestOfPoints * input.Unit()) return;
  const std::string score = Decimal{highest->score, input.places}.Normalised().ToString();
  const bool like_shares = highest->score <= input.Unit();
  report->Warning({.code = "scores_like_points",
                   .path = "plan.kind",
                   .value = score,
                   .message = "Nobody in the sample scores more than " + score +
                              " of 100, as if these were " + (like_shares ? "shares of one" : "points") +
                              " and not percentages.",
                   .remedy = like_shares ? "If they are shares, write them in percent: 65 for 0.65."
                                         : "If they are points, build a points table.",
                   .reason = "A table is looked up at scores of the kind that it was built from "
                             "(docs/building-a-table.md section 1)."});
}

// Costs that do not seem to be on the basis that the plan names: nobody's after informal support is above
// what is paid today, and somebody's of all need should be.
void WarnOfBasis(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report) {
  const bool gross = request.plan().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
  std::size_t above = 0;
  std::size_t equal = 0;
  int first = 0;
  for (const int i : input.positions) {
    const v1::SampleCase& person = request.cases(i);
    if (person.spent_now().empty()) return;  // Nobody has it.
    const int64_t cost = ParseMoney(person.cost()).value();
    const int64_t spent = ParseMoney(person.spent_now()).value();
    if (cost == spent) ++equal;
    if (cost > spent && ++above == 1) first = i;  // By id.
  }
  if (!gross && above > 0) {
    report->Warning({.code = "cost_above_spent",
                     .path = In(At("", "cases", first), "cost"),
                     .value = request.cases(first).cost(),
                     .message = "The table is one after informal support, and " +
                                Count(above, "person costs", "people cost") +
                                " more than is spent on them now, as if costs were those of all need.",
                     .remedy = "If they are, build a table gross of informal support.",
                     .reason = "Otherwise informal support would not be taken off at all "
                               "(docs/building-a-table.md section 1)."});
  } else if (gross && equal == input.positions.size()) {
    report->Note({.code = "costs_as_spent",
                  .path = "plan.basis",
                  .value = v1::TableBasis_Name(request.plan().basis()),
                  .message =
                      "The table is one of all need, and everybody costs what is spent on them now, as "
                      "if nobody had informal support.",
                  .remedy = "If family and friends do something for them, gross costs up when collating.",
                  .reason = "Otherwise informal support would be taken off twice "
                            "(docs/building-a-table.md section 1)."});
  }
}

}  // namespace

void WarnOfTable(const v1::BuildTableRequest& request, const BuildInput& input, const v1::BuildMethod& method,
                 const FinishedRows& rows, FindingReport* report) {
  WarnThatNobodyIsAllocatedAnything(rows, report);
  WarnOfNothingAboveLowNeed(request, input, rows, report);
  WarnOfRowsBeyondTheSample(input, method, report);
  WarnOfScoresLikePoints(request, input, report);
  WarnOfBasis(request, input, report);
}

void SayWhatKnownSystemsExplain(const v1::TableFit& fit, FindingReport* report) {
  if (fit.r_squared().empty()) return;
  report->Note(
      {.code = "share_explained",
       .path = "fit.r_squared",
       .value = "",
       .message = "Well-known case-mix systems explain 20% to 40% of the differences in what one person's "
                  "care at home costs.",
       .remedy = "Use the table for budgets and as a first figure, and let support planning settle what a "
                 "person needs.",
       .reason = "An indicative allocation may go up or down (docs/building-a-table.md section 4)."});
}

void WarnOfManyOutliers(const BuildInput& input, FindingReport* report) {
  const std::size_t outliers = input.outliers.size();
  const std::size_t all = input.people.size() + outliers;
  if (outliers * kOutliersOneIn <= all) return;
  report->Warning(
      {.code = "many_outliers",
       .path = "outliers",
       .value = std::to_string(outliers),
       .message = "The rules for outliers leave out " + Count(outliers, "person", "people") + " of " +
                  std::to_string(all) + ", more than one in " + std::to_string(kOutliersOneIn) +
                  ". The table is not built from them, and how it fits is told of the others alone.",
       .remedy = "Look at each of them, and leave out those alone whose costs will hardly come again.",
       .reason = "Leaving people out is for a few who bend the table much (financial framework, step 8)."});
}

void WarnOfSmallSample(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report) {
  const int64_t needed = PeopleNeeded(request.population());
  const std::size_t people = input.people.size();
  if (static_cast<int64_t>(people) >= needed) return;
  report->Warning(
      {.code = "small_sample",
       .path = "cases",
       .value = std::to_string(people),
       .message = "The table is built from " + Count(people, "person", "people") + ". To be sure to within " +
                  std::to_string(kWidestMarginPercent) + " percent points takes " + std::to_string(needed) +
                  ".",
       .remedy = "Take more people into the sample, drawn at random, or look at every row with special care.",
       .reason = "A margin of more than 10 percent points should be avoided (financial framework, sample "
                 "size)."});
}

}  // namespace ras
