// What is said of a candidate that has a table (docs/scenarios.md section 2).
#ifndef RAS_LIB_SCENARIO_JUDGED_H_
#define RAS_LIB_SCENARIO_JUDGED_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lib/scenario/fitted_method.h"
#include "lib/scenario/judging_people.h"
#include "ras/int256.h"
#include "ras/people_by_row.h"
#include "ras/rational.h"
#include "ras/v1/scenario.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct JudgedFit {
  int64_t people = 0;
  Rational mean_distance;
  std::string r_squared;
};

struct Judged {
  uint64_t candidate = 0;
  // Others of the same table.
  std::vector<uint64_t> same_table;
  std::string rows_fingerprint;
  // By what people count for.
  Int128 total = 0;
  int64_t without_allocation = 0;
  RowChanges changes;
  JudgedFit fit;
  std::optional<JudgedFit> out_of_sample;
  bool on_frontier = false;

  const Rational& misfit() const { return out_of_sample ? out_of_sample->mean_distance : fit.mean_distance; }
};

// How a table fits the people whose costs are given, or several tables that lie one after another do.
JudgedFit FitOf(const PeopleByRow& costs, const std::vector<int64_t>& pence);

// Everything but the candidate's number, its fingerprint and how it fits others.
Judged Judge(const TableOrReason& table, const JudgingPeople& people, const PeopleByRow& costs,
             const Tolerance& tolerance);

// By total, misfit, those who lose, and number.
bool IsBefore(const Judged& a, const Judged& b);

// How far the total is from the wanted one, either way.
Rational FromWanted(const Judged& judged, const JudgingPeople& people, int64_t wanted_pence);

// Marks those on the frontier. `wanted_pence`: which total is best; the least, if none is wanted.
void FindFrontier(const JudgingPeople& people, const std::optional<int64_t>& wanted_pence,
                  std::vector<Judged>* scenarios);

// Everything but the settings.
void TellJudged(const Judged& judged, const JudgingPeople& people, const std::optional<int64_t>& wanted_pence,
                v1::Scenario* told);

}  // namespace ras

#endif  // RAS_LIB_SCENARIO_JUDGED_H_
