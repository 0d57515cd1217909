#include "lib/build/build_input.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "lib/build/score_in_table.h"
#include "lib/build/table_ends.h"
#include "lib/finding/blank_text.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/wording.h"
#include "lib/terms/order_by_id.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/score_rounding.h"

namespace ras {
namespace {

Decimal Read(std::string_view decimal) { return Decimal::Parse(decimal).value().Normalised(); }

bool IsLeftOut(const v1::SampleCase& person) { return !person.excluded_because().empty(); }

std::vector<std::string_view> IdsOf(const v1::BuildTableRequest& request) {
  std::vector<std::string_view> ids;
  ids.reserve(static_cast<std::size_t>(request.cases_size()));
  for (const v1::SampleCase& person : request.cases()) ids.emplace_back(person.id());
  return ids;
}

void CheckReasons(const v1::BuildTableRequest& request, FindingReport* report) {
  ReportBlank(request.plan().title(), "plan.title", report);
  for (int i = 0; i < request.cases_size(); ++i) {
    if (!IsBlank(request.cases(i).excluded_because())) continue;
    report->Error({.code = "blank_reason",
                   .path = In(At("", "cases", i), "excluded_because"),
                   .value = "",
                   .message = "Nothing but blanks is the reason why this person is left out.",
                   .remedy = "Say why, or leave the field empty to keep the person in."});
  }
}

void ReportMissing(int position, const char* field, FindingReport* report) {
  report->Error({.code = "missing",
                 .path = In(At("", "cases", position), field),
                 .value = "",
                 .message = "This field is required and is not there.",
                 .remedy = std::string("Add `") + field +
                           "`, or say in `excluded_because` why the person is left out."});
}

void CheckThatPeopleAreThere(const v1::BuildTableRequest& request, bool has_everybody,
                             FindingReport* report) {
  bool somebody = !has_everybody || request.cases().empty();
  for (int i = 0; i < request.cases_size(); ++i) {
    const v1::SampleCase& person = request.cases(i);
    if (IsLeftOut(person)) continue;
    somebody = true;
    if (person.score().empty()) ReportMissing(i, "score", report);
    if (person.cost().empty()) ReportMissing(i, "cost", report);
  }
  if (somebody) return;
  report->Error({.code = "nobody_left",
                 .path = "cases",
                 .value = "",
                 .message = "Everybody is left out.",
                 .remedy = "Keep at least one person in the sample."});
}

// A total of what some people cost and of what is paid for others would be neither.
void CheckSpentNow(const v1::BuildTableRequest& request, FindingReport* report) {
  const auto says = [](const v1::SampleCase& person) {
    return !IsLeftOut(person) && !person.spent_now().empty();
  };
  if (std::none_of(request.cases().begin(), request.cases().end(), says)) return;
  for (int i = 0; i < request.cases_size(); ++i) {
    if (IsLeftOut(request.cases(i)) || says(request.cases(i))) continue;
    report->Error({.code = "spent_now_missing",
                   .path = In(At("", "cases", i), "spent_now"),
                   .value = "",
                   .message = "What is paid today for this person is not known, and for others it is.",
                   .remedy = "Give it for everybody who is not left out (0 for nothing), or for nobody."});
  }
}

void CheckScores(const v1::BuildTableRequest& request, const TableEnds& ends, FindingReport* report) {
  for (int i = 0; i < request.cases_size(); ++i) {
    const v1::SampleCase& person = request.cases(i);
    if (IsLeftOut(person) || HasRowFor(person.score(), request.plan(), ends)) continue;
    ReportNoRow(person.score(), In(At("", "cases", i), "score"), ends, report);
  }
}

// Everything in the request that is on the scale of scores.
std::vector<std::string_view> ScoresOf(const v1::BuildTableRequest& request) {
  std::vector<std::string_view> scores;
  for (const v1::SampleCase& person : request.cases()) {
    if (!IsLeftOut(person)) scores.emplace_back(person.score());
  }
  for (const v1::AgreedAmount& agreed : request.method().agreed_scores().scores()) {
    scores.emplace_back(agreed.score());
  }
  if (request.steps().has_low_need()) scores.emplace_back(request.steps().low_need().score());
  return scores;
}

uint8_t PlacesOf(const v1::BuildTableRequest& request) {
  uint8_t places = 0;
  for (const std::string_view score : ScoresOf(request)) places = std::max(places, Read(score).places);
  return places;
}

// The people that are not left out, by id, so that neither their order nor the platform has a say.
void TakePeople(const v1::BuildTableRequest& request, BuildInput* input) {
  input->by_id = OrderById(IdsOf(request));
  input->positions = input->by_id;
  std::erase_if(input->positions, [&](int i) { return IsLeftOut(request.cases(i)); });
  input->people.reserve(input->positions.size());
  input->looked_up.reserve(input->positions.size());
  const ScoreRounding whole{RoundingMode::kHalfUp, input->Unit(), false};
  for (const int i : input->positions) {
    const v1::SampleCase& person = request.cases(i);
    input->people.push_back({input->AtScale(person.score()), ParseMoney(person.cost()).value()});
    input->looked_up.push_back(
        std::clamp(whole.Round(input->people.back().score), input->rows.front(), input->rows.back()));
  }
}

}  // namespace

int64_t BuildInput::AtScale(std::string_view decimal) const { return Read(decimal).AtPlaces(places).value(); }

std::vector<WeightedCost> BuildInput::Weighed() const {
  std::vector<WeightedCost> weighed;
  weighed.reserve(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    weighed.push_back({people[i].score, people[i].pence, WeightOf(i)});
  }
  return weighed;
}

Rational BuildInput::ShareOf(const BuildInput& all) const {
  return Rational::Make(Int256(MultiplyWide(Weight(), weight_unit)),
                        Int256(MultiplyWide(all.Weight(), all.weight_unit)))
      .value();
}

BuildInput BuildInput::Without(const std::vector<bool>& gone) const {
  BuildInput others;
  others.places = places;
  others.by_id = by_id;
  others.rows = rows;
  others.weight_unit = weight_unit;
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (gone[i]) continue;
    others.people.push_back(people[i]);
    others.positions.push_back(positions[i]);
    others.looked_up.push_back(looked_up[i]);
    if (!weights.empty()) others.weights.push_back(weights[i]);
  }
  return others;
}

void CheckBuildInput(const v1::BuildTableRequest& request, bool plan_is_good, bool has_everybody,
                     FindingReport* report) {
  TableEnds ends;
  const bool ends_are_good = plan_is_good && CheckPlan(request.plan(), report, &ends);
  static_cast<void>(CheckPersonIds(IdsOf(request), "cases", report));
  CheckReasons(request, report);
  CheckThatPeopleAreThere(request, has_everybody, report);
  CheckSpentNow(request, report);
  if (ends_are_good) CheckScores(request, ends, report);
}

BuildInput ReadBuildInput(const v1::BuildTableRequest& request) {
  BuildInput input;
  // Scores are below 10^9, so that nine places make eighteen digits: every one fits.
  input.places = PlacesOf(request);
  const TableEnds ends = EndsOf(request.plan());
  for (int64_t row = ends.from; row <= ends.to; ++row) input.rows.push_back(row * input.Unit());
  TakePeople(request, &input);
  return input;
}

}  // namespace ras
