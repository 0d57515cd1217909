#include "lib/sign_off/check_draw.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/sign_off/people_nowhere.h"

namespace ras {
namespace {

using Cases = google::protobuf::RepeatedPtrField<v1::SampleCase>;
using Ids = std::set<std::string_view>;

constexpr const char* kNotByChance =
    "People who are chosen are not there by chance (financial framework, sample size).";

Ids Drawn(const v1::SignOffRequest& request) {
  Ids ids;
  for (const v1::DrawnPerson& person : request.sample_draw().drawn().drawn()) ids.insert(person.id());
  return ids;
}

void CheckCases(const v1::SignOffRequest& request, const Cases& cases, const Ids& drawn,
                FindingReport* report) {
  Ids passed_over;
  for (const v1::PassedOverPerson& person : request.sample_draw().drawn().passed_over()) {
    passed_over.insert(person.id());
  }
  for (int i = 0; i < cases.size(); ++i) {
    const v1::SampleCase& person = cases[i];
    if (drawn.contains(person.id())) continue;
    const bool is_passed_over = passed_over.contains(person.id());
    if (is_passed_over && !person.excluded_because().empty()) continue;
    report->Error({.code = "case_not_drawn",
                   .path = In(At("", "cases", i), "id"),
                   .value = person.id(),
                   .message = is_passed_over
                                  ? "The draw has passed this person over, as one who cannot be used."
                                  : "Nobody of this id was drawn.",
                   .remedy = "Give the record of the draw that the cases are of. People are not added to a "
                             "sample by choice."});
  }
}

void CompareWithChecked(const PeopleList& sample, const Ids& drawn, FindingReport* report) {
  Ids checked;
  for (const v1::SupportedPerson& person : sample) checked.insert(person.id());
  std::vector<std::string_view> not_drawn;
  std::vector<std::string_view> not_checked;
  std::ranges::set_difference(checked, drawn, std::back_inserter(not_drawn));
  std::ranges::set_difference(drawn, checked, std::back_inserter(not_checked));
  if (not_drawn.empty() && not_checked.empty()) return;
  std::vector<std::string> differences;
  if (!not_drawn.empty()) differences.push_back(Named(not_drawn) + " not drawn");
  if (!not_checked.empty()) differences.push_back(Named(not_checked) + " drawn and not in it");
  report->Warning({.code = "sample_not_as_drawn",
                   .path = "sample_check.check.sample",
                   .value = std::to_string(not_drawn.size() + not_checked.size()),
                   .message = "The sample that was checked is not the one that was drawn: " +
                              List(differences, "and") + ".",
                   .remedy = "Check the sample that was drawn, those who replace others among it.",
                   .reason = kNotByChance});
}

}  // namespace

void CheckDrawAgainstCases(const v1::SignOffRequest& request, const Cases& cases, const PeopleList& sample,
                           FindingReport* of_build, FindingReport* report) {
  if (!request.has_sample_draw()) return;
  const Ids drawn = Drawn(request);
  CheckCases(request, cases, drawn, of_build);
  if (sample.empty()) {
    return WarnOfPeopleNowhere(
        {"drawn_without_case", "sample_draw.drawn.drawn", "person who was drawn", "people who were drawn"},
        drawn, cases, request, report);
  }
  CompareWithChecked(sample, drawn, report);
}

void CheckDrawAgainstAnswers(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_draw() || !request.answers().has_sample()) return;
  const v1::SampleRecord& sample = request.answers().sample();
  const v1::DrawSampleResponse& drawn = request.sample_draw().drawn();
  if (sample.population() != drawn.people()) {
    report->Error({.code = "numbers_contradict",
                   .path = "answers.sample.population",
                   .value = std::to_string(sample.population()),
                   .message = "The sample was drawn from " + Count(drawn.people(), "person", "people") + ".",
                   .remedy = "Correct one of the two."});
  }
  if (sample.planned() != drawn.places()) {
    report->Error({.code = "numbers_contradict",
                   .path = "answers.sample.planned",
                   .value = std::to_string(sample.planned()),
                   .message = "The draw was for " + Count(drawn.places(), "place", "places") + ".",
                   .remedy = "Correct one of the two."});
  }
  if (sample.seed() != drawn.seed()) {
    report->Error({.code = "seed_differs",
                   .path = "answers.sample.seed",
                   .value = sample.seed(),
                   .message = "The draw has the seed " + Quote(drawn.seed()) + ".",
                   .remedy = "Write the seed of the draw that the cases are of."});
  }
  const std::set<std::string_view> earlier(sample.earlier_seeds().begin(), sample.earlier_seeds().end());
  const std::set<std::string_view> of_draw(drawn.earlier_seeds().begin(), drawn.earlier_seeds().end());
  if (earlier == of_draw) return;
  report->Error({.code = "seed_differs",
                 .path = "answers.sample.earlier_seeds",
                 .value = std::to_string(earlier.size()),
                 .message = "The draw names " + Count(of_draw.size(), "earlier seed", "earlier seeds") +
                            ", and they are not these.",
                 .remedy = "Name the seed of every earlier draw, both here and in the draw."});
}

}  // namespace ras
