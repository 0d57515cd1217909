#include "lib/scenario/judging_people.h"

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string_view>

#include "lib/build/score_in_table.h"
#include "lib/build/table_ends.h"
#include "lib/build/weights.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/wording.h"
#include "lib/shape/check_shape.h"
#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {
namespace {

constexpr const char* kList = "population.people";

// The ends of the table, if its plan is one.
bool FindEnds(const v1::TablePlan& plan, TableEnds* ends) {
  std::vector<Violation> violations;
  CheckShape(plan, &violations);
  FindingReport told_by_the_build;
  return violations.empty() && CheckPlan(plan, &told_by_the_build, ends);
}

void WarnIfNobodyIsKnown(const v1::ScenarioPopulation& population, bool has_everybody,
                         FindingReport* report) {
  const auto& people = population.people();
  if (!has_everybody || people.empty() ||
      std::any_of(people.begin(), people.end(), [](const auto& person) { return !person.now().empty(); })) {
    return;
  }
  report->Warning({.code = "everybody_is_new",
                   .path = kList,
                   .value = "",
                   .message = "Of nobody it is said what is spent on them now, and so nobody gains or loses.",
                   .remedy = "Give `now` of those who are supported today.",
                   .reason =
                       "A table is agreed by those who know whom it would take from (financial framework, "
                       "step 7)."});
}

class Gathered {
 public:
  explicit Gathered(std::size_t rows) : rows_(rows) { people_.weights.resize(rows); }

  void Add(std::size_t row, int64_t weight) { people_.weights[row] += weight; }
  void AddKnown(std::size_t row, int64_t now, int64_t weight) {
    Add(row, weight);
    known_.push_back({static_cast<uint32_t>(row), now, weight});
  }

  JudgingPeople Take(int64_t weight_unit) {
    people_.weight_unit = weight_unit;
    // Rows and amounts are within bounds, and so are weights.
    people_.known = PeopleByRow::Make(known_, rows_).value();
    return std::move(people_);
  }

 private:
  std::size_t rows_;
  std::vector<PersonAtRow> known_;
  JudgingPeople people_;
};

JudgingPeople OfPopulation(const v1::SearchScenariosRequest& request, std::size_t rows) {
  const TableEnds ends = EndsOf(request.build().plan());
  Gathered gathered(rows);
  for (const v1::ScenarioPerson& person : request.population().people()) {
    const int64_t whole = WholeScore(Decimal::Parse(person.score()).value());
    const auto row = static_cast<std::size_t>(std::clamp(whole, ends.from, ends.to) - ends.from);
    if (person.now().empty()) {
      gathered.Add(row, 1);
    } else {
      gathered.AddKnown(row, ParseMoney(person.now()).value(), 1);
    }
  }
  return gathered.Take(kMillionthsOfAPerson);
}

JudgingPeople OfSample(const v1::BuildTableRequest& build, const BuildInput& everybody,
                       FindingReport* report) {
  BuildInput weighed = everybody;
  FindingReport own;
  Weigh(build, &weighed, &own);
  if (KeepErrors("build", &own, report)) return {};
  Gathered gathered(weighed.rows.size());
  for (std::size_t i = 0; i < weighed.people.size(); ++i) {
    // Either everybody has it or nobody.
    const std::string& spent = build.cases(weighed.positions[i]).spent_now();
    gathered.AddKnown(weighed.RowOf(weighed.looked_up[i]),
                      spent.empty() ? weighed.people[i].pence : ParseMoney(spent).value(),
                      weighed.WeightOf(i));
  }
  return gathered.Take(weighed.weight_unit);
}

}  // namespace

Rational JudgingPeople::InPeople(const Rational& total) const {
  BuildInput units;
  units.weight_unit = weight_unit;
  return units.InPeople(total);
}

int64_t JudgingPeople::Weight() const { return std::accumulate(weights.begin(), weights.end(), int64_t{0}); }

void CheckJudgingPeople(const v1::SearchScenariosRequest& request, bool has_everybody,
                        FindingReport* report) {
  if (!request.has_population()) return;
  const auto& people = request.population().people();
  if (people.empty() && has_everybody) {
    report->Error({.code = "missing",
                   .path = kList,
                   .value = "",
                   .message = "There is nobody in the population.",
                   .remedy =
                       "Give its people or a sheet of them, or leave the population out to judge by the "
                       "sample."});
  }
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(people.size()));
  for (const v1::ScenarioPerson& person : people) ids.emplace_back(person.id());
  static_cast<void>(CheckPersonIds(ids, kList, report));
  WarnIfNobodyIsKnown(request.population(), has_everybody, report);
  TableEnds ends;
  if (!FindEnds(request.build().plan(), &ends)) return;
  for (int i = 0; i < people.size(); ++i) {
    if (HasRowFor(people[i].score(), request.build().plan(), ends)) continue;
    ReportNoRow(people[i].score(), In(At("population", "people", i), "score"), ends, report);
  }
}

JudgingPeople ReadJudgingPeople(const v1::SearchScenariosRequest& request, const BuildInput& everybody,
                                FindingReport* report) {
  return request.has_population() ? OfPopulation(request, everybody.rows.size())
                                  : OfSample(request.build(), everybody, report);
}

}  // namespace ras
