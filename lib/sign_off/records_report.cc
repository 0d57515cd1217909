#include "lib/sign_off/records_report.h"

#include <map>
#include <string>
#include <string_view>

#include "lib/collate/category_shares.h"
#include "lib/finding/wording.h"
#include "lib/sign_off/collation_choices.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/report_section.h"

namespace ras {
namespace {

std::string ByWhat(v1::ComparedBy by) {
  if (by == v1::COMPARED_BY_CARE_GROUP) return "care group";
  return by == v1::COMPARED_BY_SERVICE ? "service" : "care group and service";
}

const char* HowFound(v1::ProbabilityMethod method) {
  switch (method) {
    case v1::PROBABILITY_METHOD_EXACT:
      return "exactly, from every way to draw";
    case v1::PROBABILITY_METHOD_SIMULATED:
      return "from ten thousand samples drawn at random";
    case v1::PROBABILITY_METHOD_CHI_SQUARE:
      return "from the chi-square distribution";
    default:
      return "roughly, from the chi-square distribution";
  }
}

std::string GroupName(const v1::ComparedGroup& group, v1::ComparedBy by) {
  const std::string service = group.service().empty() ? "no service" : group.service();
  if (by == v1::COMPARED_BY_CARE_GROUP) return group.care_group();
  return by == v1::COMPARED_BY_SERVICE ? service : group.care_group() + ", " + service;
}

void WriteComparison(const v1::GroupComparison& comparison, v1::Section* section) {
  section->add_paragraphs("By " + ByWhat(comparison.by()) + ": chi-square " + comparison.chi_square() +
                          " with " + Count(comparison.degrees_of_freedom(), "degree", "degrees") +
                          " of freedom; probability " + comparison.probability() + ", " +
                          HowFound(comparison.method()) + ".");
  AddRow({"by " + ByWhat(comparison.by()), "people", "one would expect", "in the sample"}, section);
  for (const v1::ComparedGroup& group : comparison.groups()) {
    AddRow({GroupName(group, comparison.by()), std::to_string(group.people()), group.expected(),
            std::to_string(group.sampled())},
           section);
  }
}

std::string BasisText(const v1::CollateSampleRequest& collate) {
  switch (collate.basis()) {
    case v1::COLLATE_BASIS_GROSS_COSTS_UP:
      return "Scores are of all need. Costs of today leave out what family and friends do, and were grossed "
             "up by " +
             std::string(collate.reductions().empty() ? "the share of the need itself that they meet."
                                                      : "what the policy is to take off for it.");
    case v1::COLLATE_BASIS_NEED_AFTER_SUPPORT:
      return "Scores are of all need, and were brought down to what family and friends leave, as costs are.";
    default:
      return "Scores leave out what family and friends do, as costs do. Nothing was changed for it.";
  }
}

void WriteCategories(const v1::CollateSampleResponse& collated, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("categories", "Which costs count", response);
  AddRow({"category", "people", "counts", "counted", "left out", "because"}, section);
  for (const v1::CollatedCategory& category : collated.categories()) {
    const bool outright = category.category() == v1::COST_CATEGORY_UNSPECIFIED;
    AddRow(
        {outright ? "given outright" : CategoryWord(category.category()), std::to_string(category.people()),
         category.counted_percent() + "%", category.counted().decimal(), category.left_out().decimal(),
         outright || !category.because().empty() ? category.because() : "the framework"},
        section);
  }
}

void WriteAgreement(const v1::CollateSampleResponse& collated, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("agreement", "How far two assessors agree", response);
  if (!collated.has_agreement()) {
    section->add_paragraphs("Nobody was scored by a second assessor.");
    return;
  }
  const v1::ScoreAgreement& agreement = collated.agreement();
  const auto add = [section](const char* name, const std::string& figure) {
    if (!figure.empty()) AddRow({name, figure}, section);
  };
  add("people scored twice", std::to_string(agreement.people()));
  add("the same score from both", OutOf(agreement.agreeing(), agreement.people()));
  add("mean of the second score less the first", agreement.mean_difference());
  add("kappa, linear weights", agreement.linear_kappa());
  add("kappa, quadratic weights", agreement.quadratic_kappa());
  add("intraclass correlation", agreement.intraclass());
  if (!agreement.intraclass_lower().empty()) {
    add("its 95% confidence interval", agreement.intraclass_lower() + " to " + agreement.intraclass_upper());
  }
  for (const v1::ScoreDifference& person : agreement.largest()) {
    AddRow({"differs most: " + person.id(),
            person.first() + " and " + person.second() + ": " + person.difference()},
           section);
  }
}

template <class Answer>
void AddFindings(const Answer& answer, v1::Section* section) {
  for (const v1::Finding& finding : answer.findings()) {
    section->add_paragraphs(finding.message() + " " + finding.remedy());
  }
}

std::string StratumText(const v1::DrawnStratum& stratum) {
  if (stratum.care_group().empty()) return "everybody";
  return stratum.care_group() + (stratum.service().empty() ? "" : ", " + stratum.service());
}

// Who has the place of each person who was passed over.
std::map<std::string_view, std::string_view> Replacements(const v1::DrawSampleResponse& drawn) {
  std::map<std::string_view, std::string_view> replacements;
  for (const v1::DrawnPerson& person : drawn.drawn()) {
    if (!person.replaces().empty()) replacements.emplace(person.replaces(), person.id());
  }
  return replacements;
}

}  // namespace

std::string VerdictText(const v1::CheckSampleResponse& checked) {
  const std::string level = ", at a level of " + checked.level_percent() + "%";
  switch (checked.verdict()) {
    case v1::SAMPLE_VERDICT_REPRESENTS:
      return "represents the people supported" + level;
    case v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT:
      return "does not represent the people supported" + level;
    default:
      return "cannot be told to represent the people supported or not" + level;
  }
}

void WriteSampleDraw(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("sample_draw", "How the sample was drawn", response);
  if (!request.has_sample_draw()) {
    section->add_paragraphs("There is no record of a draw.");
    return;
  }
  const v1::DrawSampleResponse& drawn = request.sample_draw().drawn();
  section->add_paragraphs(
      "Of " + Count(drawn.people(), "person", "people") + " " + std::to_string(drawn.drawn_size()) +
      " were drawn for " + Count(drawn.places(), "place", "places") +
      ", and have been drawn again for this report. Everybody has a ticket, the SHA-256 of the seed, a line "
      "feed and the id, and the smallest are drawn: whoever has the list of people can do it once more.");
  section->add_paragraphs("The seed: " + drawn.seed() + ".");
  for (const std::string& seed : drawn.earlier_seeds()) {
    section->add_paragraphs("The seed of an earlier draw, not used: " + seed + ".");
  }
  section->add_paragraphs("Fingerprint of the people drawn from: " + drawn.population_fingerprint() + ".");
  AddRow({"drawn from", "people", "places", "drawn", "passed over"}, section);
  for (const v1::DrawnStratum& stratum : drawn.strata()) {
    AddRow({StratumText(stratum), std::to_string(stratum.people()), std::to_string(stratum.places()),
            std::to_string(stratum.drawn()), std::to_string(stratum.passed_over())},
           section);
  }
  const std::map<std::string_view, std::string_view> replacements = Replacements(drawn);
  for (const v1::PassedOverPerson& person : drawn.passed_over()) {
    const auto found = replacements.find(person.id());
    AddRow(
        {"passed over: " + person.id(), person.because(),
         found == replacements.end() ? "the place stays open" : "replaced by " + std::string(found->second)},
        section);
  }
}

void WriteSampleCheck(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("sample_check", "Whether the sample stands for all", response);
  if (!request.has_sample_check()) {
    section->add_paragraphs("There is no record that the sample was held against the people supported.");
    return;
  }
  const v1::CheckSampleResponse& checked = request.sample_check().checked();
  section->add_paragraphs("Of " + Count(checked.people(), "person", "people") + " " +
                          std::to_string(checked.sampled()) + " are in the sample. It " +
                          VerdictText(checked) + ".");
  for (const v1::GroupComparison& comparison : checked.comparisons()) WriteComparison(comparison, section);
}

void WriteCollation(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::Section* section = AddSection("collation", "How scores and costs came together", response);
  if (!request.has_collation()) {
    section->add_paragraphs("There is no record of how scores and costs were brought together.");
    return;
  }
  const v1::CollateSampleResponse& collated = request.collation().collated();
  section->add_paragraphs(BasisText(request.collation().collate()));
  uint64_t people = 0;
  for (const v1::SampleCase& person : collated.cases()) people += person.excluded_because().empty() ? 1U : 0U;
  uint64_t derived = 0;
  // One for each case.
  for (int i = 0; i < collated.people_size() && i < collated.cases_size(); ++i) {
    const bool counts = collated.cases(i).excluded_because().empty();
    derived += counts && collated.people(i).care_group_derived() ? 1U : 0U;
  }
  AddRow({"people", std::to_string(people)}, section);
  AddRow({"people left out", std::to_string(collated.excluded_size())}, section);
  AddRow({"people whose care group came of age and need", std::to_string(derived)}, section);
  AddRow({"what their support costs today, as far as it counts", collated.current_cost().decimal()}, section);
  AddRow({"the same on the basis of the table", collated.cost().decimal()}, section);
  for (const v1::CollateExclusion& person : collated.excluded()) {
    AddRow({"left out: " + person.id(), person.because()}, section);
  }
  WriteCollationChoices(response->collation_choices(), section);
  WriteCollationLists(response);
  WriteCategories(collated, response);
  WriteAgreement(collated, response);
}

void WriteWarningsOfRecords(const v1::SignOffRequest& request, v1::Section* section) {
  AddFindings(request.sample_draw().drawn(), section);
  AddFindings(request.sample_check().checked(), section);
  AddFindings(request.collation().collated(), section);
}

}  // namespace ras
