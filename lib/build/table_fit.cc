#include "lib/build/table_fit.h"

#include <string>
#include <vector>

namespace ras {
namespace {

constexpr uint8_t kShareDecimals = 4;

}  // namespace

std::string TellRSquared(const Result<Rational>& r_squared) {
  return r_squared.ok() ? DecimalText(r_squared.value(), kShareDecimals).value_or("") : std::string();
}

void MeasureFit(const BuildInput& input, const FitParts& parts, const FinishedRows& rows, v1::TableFit* fit) {
  FitSums everyone;
  std::vector<ActualAllocated> people;
  people.reserve(input.people.size());
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    people.push_back({input.people[i].pence, rows.pence[input.RowOf(input.looked_up[i])]});
    // Both are amounts of money, and a request has fewer people than can be counted.
    static_cast<void>(everyone.Add(people.back()));
  }
  TellFit(everyone, parts, people, fit);
}

}  // namespace ras
