// A request to build a table in numbers: every score at one scale, every cost in pence.
#ifndef RAS_LIB_BUILD_BUILD_INPUT_H_
#define RAS_LIB_BUILD_BUILD_INPUT_H_

#include <cstddef>
#include <cstdint>
#include <numeric>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/finding_report.h"
#include "ras/rational.h"
#include "ras/scored_cost.h"
#include "ras/v1/outliers.pb.h"
#include "ras/v1/table_build.pb.h"
#include "ras/weighted_cost.h"

namespace ras {

// Weights have six decimals.
inline constexpr int64_t kMillionthsOfAPerson = 1'000'000;

// Somebody whom a rule leaves out of the building for what the support costs.
struct Outlier {
  int position = 0;  // In the request.
  ScoredCost person;
  int64_t looked_up = 0;
  std::vector<v1::OutlierRule> by;
};

// A bound of such a rule, and how many people it leaves out.
struct CostBound {
  v1::OutlierRule by = v1::OUTLIER_RULE_UNSPECIFIED;
  Rational pence;
  uint64_t people = 0;
};

struct BuildInput {
  // Every score below is a whole number at 10^places.
  uint8_t places = 0;
  // Where every case of the request stands, those left out too, in the order of their ids.
  std::vector<int> by_id;
  // The people the table is built from, in the order of their ids, and where each stands in the request.
  std::vector<ScoredCost> people;
  std::vector<int> positions;
  // The scores of the rows: one for each whole point or percent, ascending.
  std::vector<int64_t> rows;
  // The score at which each of the people is looked up: rounded half-up to a whole one, and within the rows.
  std::vector<int64_t> looked_up;
  // What each of them counts for, in units that are the same for all; empty if everybody counts once (see
  // weights.h).
  std::vector<int64_t> weights;
  // The unit, in millionths of a person.
  int64_t weight_unit = kMillionthsOfAPerson;
  // What share these are of all the people that a budget is for, by what they count for: less than 1 where
  // some are left out to see what becomes of a table without them (see ShareOf).
  Rational share = 1;
  // Who is not among the people, in the order of their ids, and by which bounds (see outliers.h).
  std::vector<Outlier> outliers;
  std::vector<CostBound> bounds;
  // What may have been meant by them, for whoever has too few people left; or empty.
  std::string meant_bounds;

  int64_t WeightOf(std::size_t person) const { return weights.empty() ? 1 : weights[person]; }
  // The people with what each counts for.
  std::vector<WeightedCost> Weighed() const;
  // What all of these people count for.
  int64_t Weight() const {
    if (weights.empty()) return static_cast<int64_t>(people.size());
    return std::accumulate(weights.begin(), weights.end(), int64_t{0});
  }
  // A total by weight, in people.
  Rational InPeople(const Rational& total) const {
    if (weight_unit == kMillionthsOfAPerson) return total;
    // Of at most 128 bits over as many, or 113 over 30: totals of rows (row_amounts.h).
    return Multiply(total, Rational::Make(Int256(weight_unit), Int256(kMillionthsOfAPerson)).value()).value();
  }
  // What stands for 1 point or percent.
  int64_t Unit() const { return kPowersOfTen[places]; }
  // A decimal of the request that has no more places.
  int64_t AtScale(std::string_view decimal) const;
  // What share the people are of those of another input of the same request.
  Rational ShareOf(const BuildInput& all) const;
  // The same without some of the people, of each of whom it is said whether they are gone. The outliers,
  // their bounds and the share are left empty.
  BuildInput Without(const std::vector<bool>& gone) const;
  // Which row a score that people are looked up at is.
  std::size_t RowOf(int64_t looked_up_score) const {
    return static_cast<std::size_t>((looked_up_score - rows.front()) / Unit());
  }
};

// Reports what the plan and the people of a request say together that cannot be, whether or not every field
// of the people obeys its own rule; a field that does not has been reported and is passed over.
// `plan_is_good`: those of the plan do. `has_everybody`: there are no others, who could not be read.
void CheckBuildInput(const v1::BuildTableRequest& request, bool plan_is_good, bool has_everybody,
                     FindingReport* report);

// Reads a request about which there is nothing to report.
BuildInput ReadBuildInput(const v1::BuildTableRequest& request);

}  // namespace ras

#endif  // RAS_LIB_BUILD_BUILD_INPUT_H_
