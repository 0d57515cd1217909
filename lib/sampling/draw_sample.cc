// The operation DrawSample (ras/v1/service.proto; docs/sampling.md section 3).
#include <google/protobuf/arena.h>

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sampling/draw_plan.h"
#include "lib/sampling/draw_tickets.h"
#include "lib/sampling/people_input.h"
#include "lib/sampling/sampling.h"
#include "lib/sheet/sheet_list.h"

namespace ras {
namespace {

// Where a person stands in cannot_be_used, by where in the population.
using Unusable = std::unordered_map<int, int>;

void CheckSeed(const std::string& seed, const std::string& path, FindingReport* report) {
  constexpr const char* kBlanks = " \t\n";
  if (seed.find_first_of("\t\n") != std::string::npos) {
    report->Error({.code = "control_character",
                   .path = path,
                   .value = seed,
                   .message = "A seed is one word or more on one line.",
                   .remedy = "Take the tab or line feed out."});
  } else if (seed.find_first_not_of(kBlanks) != 0 || seed.find_last_not_of(kBlanks) + 1 != seed.size()) {
    report->Error({.code = "blank_at_end",
                   .path = path,
                   .value = seed,
                   .message = "A seed neither begins nor ends with a blank, which nobody sees.",
                   .remedy = "Take it away."});
  }
}

void CheckSeeds(const v1::DrawSampleRequest& request, FindingReport* report) {
  CheckSeed(request.seed(), "seed", report);
  for (int i = 0; i < request.earlier_seeds_size(); ++i) {
    const std::string path = At("", "earlier_seeds", i);
    CheckSeed(request.earlier_seeds(i), path, report);
    if (request.earlier_seeds(i) != request.seed()) continue;
    report->Error({.code = "seed_used_before",
                   .path = path,
                   .value = request.seed(),
                   .message = "An earlier draw had this seed, and would be made again.",
                   .remedy = "Agree on a new seed."});
  }
}

Unusable FindUnusable(const v1::DrawSampleRequest& request, const PeopleById& people, FindingReport* report) {
  Unusable unusable;
  for (int i = 0; i < request.cannot_be_used_size(); ++i) {
    const v1::UnusableCase& named = request.cannot_be_used(i);
    const std::string path = At("", "cannot_be_used", i);
    if (named.because().find_first_not_of(" \t\n") == std::string::npos) {
      report->Error({.code = "blank_reason",
                     .path = In(path, "because"),
                     .value = "",
                     .message = "Nothing but blanks is the reason why this person cannot be used.",
                     .remedy = "Say why."});
    }
    const std::optional<int> person = people.Find(named.id());
    const bool unknown = !person.has_value();
    if (!unknown && unusable.emplace(*person, i).second) continue;
    report->Error({.code = unknown ? "unknown_reference" : "listed_twice",
                   .path = In(path, "id"),
                   .value = named.id(),
                   .message = unknown ? "Nobody in the population has this id."
                                      : "This person is listed before as one who cannot be used.",
                   .remedy = unknown ? "Name somebody who was drawn." : "Keep one of the two."});
  }
  return unusable;
}

// What everybody of a sample has: who it is, and where the ticket stands in the stratum.
template <class Told>
void Tell(const v1::SupportedPerson& person, std::size_t rank, const Digest& ticket, Told* told) {
  told->set_id(person.id());
  told->set_care_group(person.care_group());
  told->set_service(person.service());
  told->set_rank(rank);
  told->set_ticket(ToHex(ticket));
}

void WarnOfOpenPlaces(const DrawStratum& stratum, std::size_t drawn, FindingReport* report) {
  if (drawn == stratum.places) return;
  const std::size_t open = stratum.places - drawn;
  report->Warning({.code = "stratum_exhausted",
                   .path = stratum.path,
                   .value = std::to_string(open),
                   .message = "Everybody was drawn, and " + Count(open, "place stays", "places stay") +
                              " open, since too few people can be used.",
                   .remedy = "Take the sample as it is, smaller than planned, and say so.",
                   .reason =
                       "People who are chosen to fill gaps are not there by chance (financial framework, "
                       "sample size)."});
}

void DrawOne(const v1::DrawSampleRequest& request, const DrawPlan::value_type& planned,
             const Unusable& unusable, std::vector<bool>* passed_over, FindingReport* report,
             v1::DrawSampleResponse* response) {
  const auto& [names, stratum] = planned;
  std::vector<Candidate> candidates;
  candidates.reserve(stratum.people.size());
  for (const int i : stratum.people) {
    candidates.push_back({.id = request.people(i).id(), .position = i, .usable = !unusable.contains(i)});
  }
  const DrawOutcome outcome = DrawByTickets(request.seed(), stratum.places, &candidates);
  v1::DrawnStratum* told = response->add_strata();
  told->set_care_group(std::string(names.first));
  told->set_service(std::string(names.second));
  told->set_people(stratum.people.size());
  told->set_places(stratum.places);
  told->set_drawn(outcome.drawn.size());
  told->set_passed_over(outcome.passed_over.size());
  for (std::size_t i = 0; i < outcome.drawn.size(); ++i) {
    const std::size_t place = outcome.drawn[i];
    v1::DrawnPerson* person = response->add_drawn();
    Tell(request.people(candidates[place].position), place + 1, candidates[place].ticket, person);
    const Candidate& replaced = candidates[outcome.replaces[i]];
    if (outcome.replaces[i] != place) person->set_replaces(std::string(replaced.id));
  }
  for (const std::size_t place : outcome.passed_over) {
    v1::PassedOverPerson* person = response->add_passed_over();
    Tell(request.people(candidates[place].position), place + 1, candidates[place].ticket, person);
    const int listed = unusable.at(candidates[place].position);
    person->set_because(request.cannot_be_used(listed).because());
    (*passed_over)[static_cast<std::size_t>(listed)] = true;
  }
  response->set_people(response->people() + stratum.people.size());
  response->set_places(response->places() + stratum.places);
  WarnOfOpenPlaces(stratum, outcome.drawn.size(), report);
}

void NoteWhoWasNotDrawn(const v1::DrawSampleRequest& request, const std::vector<bool>& passed_over,
                        FindingReport* report) {
  for (int i = 0; i < request.cannot_be_used_size(); ++i) {
    if (passed_over[static_cast<std::size_t>(i)]) continue;
    report->Note({.code = "not_drawn",
                  .path = In(At("", "cannot_be_used", i), "id"),
                  .value = request.cannot_be_used(i).id(),
                  .message = "This person was not drawn, so that nobody is replaced.",
                  .remedy = "Leave the person out of this list.",
                  .reason =
                      "Only a case that was drawn can turn out to be of no use; who is left out before the "
                      "draw is left out by choice (financial framework, sample size)."});
  }
}

void CheckThatThereArePeople(const v1::DrawSampleRequest& request, FindingReport* report) {
  if (!request.people().empty()) return;
  report->Error({.code = "missing",
                 .path = "people",
                 .value = "",
                 .message = "There is nobody to draw from.",
                 .remedy = "Give the people of the population, or a sheet of them."});
}

// Without somebody of the people the plan is held to none.
void Draw(const v1::DrawSampleRequest& request, bool has_everybody, FindingReport* report,
          v1::DrawSampleResponse* response) {
  CheckThatThereArePeople(request, report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const PeopleById people = IndexPeople(request.people(), "people", report);
  if (!shape.obeys_rules) return;
  CheckSeeds(request, report);
  if (!has_everybody) return;
  const DrawPlan plan = ReadDrawPlan(request, report);
  const Unusable unusable = FindUnusable(request, people, report);
  if (report->has_errors()) return;
  std::vector<bool> passed_over(static_cast<std::size_t>(request.cannot_be_used_size()));
  for (const auto& planned : plan) DrawOne(request, planned, unusable, &passed_over, report, response);
  NoteWhoWasNotDrawn(request, passed_over, report);
  response->set_population_fingerprint(PeopleFingerprint(request.people()));
  response->set_method(v1::DRAW_METHOD_SHA256_TICKETS);
  response->set_seed(request.seed());
  response->mutable_earlier_seeds()->CopyFrom(request.earlier_seeds());
}

}  // namespace

void DrawSample(const v1::DrawSampleRequest& request, v1::DrawSampleResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::DrawSampleRequest>(&arena);
  with_people.CopyFrom(request);
  const SheetList people({.list = "people", .sheet = "sheet"}, &with_people, &report);
  if (people.is_whole()) Draw(with_people, people.is_complete(), &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return people.Place(finding); });
}

}  // namespace ras
