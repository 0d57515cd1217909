#include "lib/build/table_fit.h"

#include <map>
#include <string>
#include <vector>

namespace ras {
namespace {

constexpr uint8_t kShareDecimals = 4;

}  // namespace

std::string TellRSquared(const FitSums& sums) {
  const auto r_squared = sums.RSquared();
  return r_squared.ok() ? DecimalText(r_squared.value(), kShareDecimals).value_or("") : std::string();
}

void MeasureFit(const BuildInput& input, const v1::BuildTableRequest& request, const FinishedRows& rows,
                v1::TableFit* fit) {
  FitSums everyone;
  std::map<std::string, FitSums> groups;
  std::vector<ActualAllocated> people;
  people.reserve(input.people.size());
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    people.push_back({input.people[i].pence, rows.pence[input.RowOf(input.looked_up[i])]});
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(everyone.Add(people.back()));
    static_cast<void>(groups[request.cases(input.positions[i]).care_group()].Add(people.back()));
  }
  TellFit(everyone, people, fit);
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
