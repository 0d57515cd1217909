#include "lib/build/table_fit.h"

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "lib/build/row_amounts.h"
#include "ras/goodness.h"

namespace ras {
namespace {

constexpr uint8_t kShareDecimals = 4;

void TellTotal(Int128 pence, v1::Amount* amount) {
  TellAmount(Rational::Make(Int256(pence), Int256(1)).value(), amount);
}

}  // namespace

void MeasureFit(const BuildInput& input, const v1::BuildTableRequest& request, const FinishedRows& rows,
                v1::TableFit* fit) {
  FitSums everyone;
  std::map<std::string, FitSums> groups;
  std::vector<ActualAllocated> people;
  people.reserve(input.people.size());
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    const auto row = static_cast<std::size_t>((input.looked_up[i] - input.rows.front()) / input.Unit());
    people.push_back({input.people[i].pence, rows.pence[row]});
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(everyone.Add(people.back()));
    static_cast<void>(groups[request.cases(input.positions[i]).care_group()].Add(people.back()));
  }
  fit->set_people(static_cast<uint64_t>(everyone.people()));
  TellTotal(everyone.actual(), fit->mutable_actual());
  TellTotal(everyone.allocated(), fit->mutable_allocated());
  if (const auto r_squared = everyone.RSquared(); r_squared.ok()) {
    fit->set_r_squared(DecimalText(r_squared.value(), kShareDecimals).value_or(""));
  }
  TellAmount(everyone.MeanAbsoluteError().value(), fit->mutable_mean_absolute_error());
  TellAmount(MedianAbsoluteError(people).value(), fit->mutable_median_absolute_error());
  for (std::size_t i = 0; i < kWithinPercents.size(); ++i) {
    v1::WithinShare* within = fit->add_within();
    within->set_percent(static_cast<uint32_t>(kWithinPercents[i]));
    within->set_people(static_cast<uint64_t>(everyone.within()[i]));
  }
  const bool known = groups.size() > 1 || !groups.begin()->first.empty();
  for (const auto& [name, sums] : groups) {
    if (!known) break;
    v1::GroupBias* group = fit->add_groups();
    group->set_care_group(name);
    group->set_people(static_cast<uint64_t>(sums.people()));
    TellTotal(sums.actual(), group->mutable_actual());
    TellTotal(sums.allocated(), group->mutable_allocated());
    TellAmount(sums.MeanBias().value(), group->mutable_mean_difference());
  }
}

}  // namespace ras
