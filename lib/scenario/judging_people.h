// The people by whom candidates are judged (docs/scenarios.md section 2).
#ifndef RAS_LIB_SCENARIO_JUDGING_PEOPLE_H_
#define RAS_LIB_SCENARIO_JUDGING_PEOPLE_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/people_by_row.h"
#include "ras/rational.h"
#include "ras/v1/scenario.pb.h"

namespace ras {

struct JudgingPeople {
  // Those of whom it is known what is spent on them now.
  PeopleByRow known;
  // What all people of each row count for, those who are new too.
  std::vector<int64_t> weights;
  // The unit of weights, in millionths of a person.
  int64_t weight_unit = kMillionthsOfAPerson;

  // Totals by weight, in people: pence, or people.
  Rational InPeople(const Rational& total) const;
  // What all of them count for.
  int64_t Weight() const;
};

// Reports what the people of a population say together that cannot be, whether or not every field of theirs
// obeys its own rule. `has_everybody`: there are no others, who could not be read.
void CheckJudgingPeople(const v1::SearchScenariosRequest& request, bool has_everybody, FindingReport* report);

// Those of the population or, if there is none, all of the sample whom it does not leave out by name.
// `everybody` are these, before outliers are left out. Reports what stands in the way of weighing them, at
// its place in the build, and then returns any.
JudgingPeople ReadJudgingPeople(const v1::SearchScenariosRequest& request, const BuildInput& everybody,
                                FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_SCENARIO_JUDGING_PEOPLE_H_
