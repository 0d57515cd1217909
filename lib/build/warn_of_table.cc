#include "lib/build/warn_of_table.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/sample_size.h"

namespace ras {
namespace {

// The widest margin that the framework would have, as a share.
constexpr Decimal kWidestMargin{1, 1};

// How many people a sample needs for that margin, by the rule of the framework's own tables: of the
// population, if it is given, or of one without end.
int64_t PeopleNeeded(const v1::ReconcilePopulation& population) {
  const SampleSizeSpec spec{.margin = kWidestMargin};
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

}  // namespace

void WarnOfTable(const v1::BuildTableRequest& request, const BuildInput& input, const v1::BuildMethod& method,
                 const FinishedRows& rows, FindingReport* report) {
  WarnThatNobodyIsAllocatedAnything(rows, report);
  WarnOfNothingAboveLowNeed(request, input, rows, report);
  WarnOfRowsBeyondTheSample(input, method, report);
}

void WarnOfSmallSample(const v1::BuildTableRequest& request, const BuildInput& input, FindingReport* report) {
  const int64_t needed = PeopleNeeded(request.population());
  const std::size_t people = input.people.size();
  if (static_cast<int64_t>(people) >= needed) return;
  report->Warning(
      {.code = "small_sample",
       .path = "cases",
       .value = std::to_string(people),
       .message = "The table is built from " + Count(people, "person", "people") +
                  ". To be sure to within 10 percent points takes " + std::to_string(needed) + ".",
       .remedy = "Take more people into the sample, drawn at random, or look at every row with special care.",
       .reason = "A margin of more than 10 percent points should be avoided (financial framework, sample "
                 "size)."});
}

}  // namespace ras
