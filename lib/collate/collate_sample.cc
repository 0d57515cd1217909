#include "lib/collate/collate_sample.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lib/collate/answer_cells.h"
#include "lib/collate/answer_scores.h"
#include "lib/collate/care_group.h"
#include "lib/collate/category_shares.h"
#include "lib/collate/collated_totals.h"
#include "lib/collate/person_costs.h"
#include "lib/collate/request_checks.h"
#include "lib/collate/score_agreement.h"
#include "lib/collate/scoring.h"
#include "lib/collate/taken_off.h"
#include "lib/collate/tell_person_cost.h"
#include "lib/collate/unit_costs.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/kernel_terms.h"
#include "ras/like_with_like.h"
#include "ras/money.h"
#include "ras/rounding.h"

namespace ras {
namespace {

constexpr const char* kUnknownShare = "It is not known what share of the need is met informally.";
// A cost that becomes this many times what it is makes a large case of a small one.
constexpr int64_t kManyTimes = 5;

Decimal Read(const std::string& decimal) { return Decimal::Parse(decimal).value().Normalised(); }

void AddAll(const std::vector<std::string>& texts, google::protobuf::RepeatedPtrField<std::string>* list) {
  for (const std::string& text : texts) list->Add(std::string(text));
}

class Collation {
 public:
  Collation(const v1::CollateSampleRequest& request, const CompleteLists& complete,
            const std::vector<OpenQuestions>& open_questions, std::size_t share_not_known,
            FindingReport* report, v1::CollateSampleResponse* response)
      : request_(request),
        open_questions_(open_questions),
        report_(*report),
        response_(*response),
        unit_costs_(request, report),
        shares_(request, report),
        costs_(request, complete, unit_costs_, shares_, report),
        taken_off_(request, report),
        share_not_known_(share_not_known) {}

  void Run() {
    for (int i = 0; i < request_.people_size(); ++i) TakePerson(i);
    if (report_.has_errors()) return;
    if (totals_.people() == 0) {
      return report_.Error({.code = "nobody_left",
                            .path = "people",
                            .value = "",
                            .message = "Everybody is left out.",
                            .remedy = "Keep at least one person in the sample."});
    }
    response_.set_basis(request_.basis() == v1::COLLATE_BASIS_GROSS_COSTS_UP
                            ? v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
                            : v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
    response_.set_period(request_.period());
    totals_.Tell(shares_, &response_);
    WarnOfAbsentCategories();
    WarnOfCareGroups();
    WarnOfShares();
    NoteSources();
    MeasureAgreement(kept_, &report_, &response_);
  }

 private:
  void TakePerson(int index) {
    const v1::CollatePerson& person = request_.people(index);
    const std::string path = At("", "people", index);
    const std::string& reason = person.excluded_because();
    // Answers that make no score have been told of.
    if (reason.empty() && person.score().empty() && person.answers().empty()) {
      report_.Error({.code = "missing",
                     .path = In(path, "score"),
                     .value = "",
                     .message = "This person has no score.",
                     .remedy = "Give the score or the answers, or leave the person out with a reason."});
    }
    const std::string care_group = CareGroupOf(index);
    const std::optional<PersonCost> cost = costs_.CostOf(index, &report_);
    std::optional<Decimal> percent;
    if (taken_off_.is_asked()) percent = taken_off_.PercentOf(index, &report_);
    if (!reason.empty()) {
      v1::CollateExclusion* told = response_.add_excluded();
      told->set_id(person.id());
      told->set_because(reason);
      AddAll(OpenOf(index).first, told->mutable_unanswered());
    }
    if (!cost || person.score().empty() || (taken_off_.is_asked() && !percent)) return;
    MakeCase(index, care_group, *cost, percent.value_or(Decimal{0, 0}), reason);
  }

  // The case, with everything known about the person.
  void MakeCase(int index, const std::string& care_group, const PersonCost& cost, const Decimal& percent,
                const std::string& reason) {
    const v1::CollatePerson& person = request_.people(index);
    const std::optional<std::string> score = ScoreOf(index, percent);
    const std::optional<int64_t> pence = PenceOf(index, cost, percent);
    if (!score || !pence) return;
    // What the cost is before it is grossed up: not more than that.
    const std::optional<int64_t> spent_now = Rounded(index, cost.current);
    if (!spent_now) return;
    v1::SampleCase* made = response_.add_cases();
    made->set_id(person.id());
    made->set_care_group(care_group);
    made->set_service(person.service());
    made->set_score(*score);
    made->set_cost(FormatMoney(*pence));
    made->set_spent_now(FormatMoney(*spent_now));
    made->set_excluded_because(reason);
    v1::CollatedPerson* told = response_.add_people();
    TellPersonCost(person, cost, unit_costs_, told);
    TellScores(index, told);
    told->set_care_group_derived(person.care_group().empty() && !care_group.empty());
    if (taken_off_.is_asked()) told->set_taken_off_percent(percent.Normalised().ToString());
    TellAmount(*pence, told->mutable_cost());
    if (!reason.empty()) return;
    kept_.push_back(&person);
    for (std::size_t i = 0; i < cost.items.size(); ++i) {
      const bool unsaid = told->items(static_cast<int>(i)).source().empty();
      if (cost.items[i].document != nullptr && unsaid) ++without_source_;
    }
    totals_.Add(cost, *made, *pence);
    if (request_.basis() == v1::COLLATE_BASIS_GROSS_COSTS_UP && percent > farthest_) {
      farthest_ = percent;
    }
    if (IsGrossedUpFar(percent)) ++grossed_up_far_;
    const std::string& share = person.met_informally_percent();
    if (!taken_off_.is_asked() && !share.empty() && Read(share) != Decimal{0, 0}) ++shares_not_used_;
  }

  OpenQuestions OpenOf(int index) const {
    const auto i = static_cast<std::size_t>(index);
    return i < open_questions_.size() ? open_questions_[i] : OpenQuestions();
  }

  void TellScores(int index, v1::CollatedPerson* told) const {
    const v1::CollatePerson& person = request_.people(index);
    told->set_score(Read(person.score()).ToString());
    if (!person.second_score().empty()) told->set_second_score(Read(person.second_score()).ToString());
    AddAll(OpenOf(index).first, told->mutable_unanswered());
    AddAll(OpenOf(index).second, told->mutable_second_unanswered());
  }

  bool IsGrossedUpFar(const Decimal& percent) const {
    return request_.basis() == v1::COLLATE_BASIS_GROSS_COSTS_UP &&
           GrossUp(Rational(1), percent).value() >= Rational(kManyTimes);
  }

  std::string CareGroupOf(int index) {
    const v1::CollatePerson& person = request_.people(index);
    const DerivedCareGroup derived = DeriveCareGroup(person, request_.care_group_rule());
    const bool counts = person.excluded_because().empty();
    if (person.care_group().empty()) {
      if (derived.needs_age && counts) {
        report_.Error({.code = "age_missing",
                       .path = In(At("", "people", index), "age"),
                       .value = "",
                       .message = "The care group depends on the age, which is not known.",
                       .remedy = "Give the age in whole years, or the care group itself."});
      }
      if (!derived.id && !derived.needs_age && counts) ++care_group_not_known_;
      return derived.id.value_or("");
    }
    if (derived.id && *derived.id != person.care_group() && IsDerivableCareGroup(person.care_group())) {
      report_.Warning(
          {.code = "care_group_differs",
           .path = In(At("", "people", index), "care_group"),
           .value = person.care_group(),
           .message = "The care group that is given is not the one that age and primary need "
                      "make, which is " +
                      Quote(*derived.id) + ".",
           .remedy = "Correct it, or the age or the need. It is used as given.",
           .reason = "Care groups are defined by need and age (financial framework, principle a)."});
    }
    return person.care_group();
  }

  std::optional<std::string> ScoreOf(int index, const Decimal& percent) {
    const Decimal score = Read(request_.people(index).score());
    if (request_.basis() != v1::COLLATE_BASIS_NEED_AFTER_SUPPORT) return score.ToString();
    const Result<Decimal> left = NeedLeft(score, percent);
    if (left.ok()) return left.value().Normalised().ToString();
    report_.Error({.code = "too_many_decimals",
                   .path = In(At("", "people", index), "met_informally_percent"),
                   .value = request_.people(index).met_informally_percent(),
                   .message = "What this leaves of the score has more than 9 decimals.",
                   .remedy = "Round the share or the score."});
    return std::nullopt;
  }

  std::optional<int64_t> PenceOf(int index, const PersonCost& cost, const Decimal& percent) {
    if (request_.basis() != v1::COLLATE_BASIS_GROSS_COSTS_UP) return Rounded(index, cost.current);
    return Rounded(index, GrossUp(cost.current, percent));
  }

  std::optional<int64_t> Rounded(int index, const Result<Rational>& whole) {
    const Result<int64_t> pence =
        whole.ok() ? RoundAmount(whole.value(), ToKernel(request_.rounding())) : whole.fault();
    if (pence.ok() && IsAmount(pence.value())) return pence.value();
    report_.Error({.code = "amount_out_of_range",
                   .path = At("", "people", index),
                   .value = request_.people(index).id(),
                   .message = "The cost of this person's case is more than can be told.",
                   .remedy = "Look for a wrong cost or a wrong share met informally."});
    return std::nullopt;
  }

  void WarnOfAbsentCategories() {
    const uint64_t outright = totals_.PeopleIn(v1::COST_CATEGORY_UNSPECIFIED);
    if (outright > 0) {
      report_.Note({.code = "category_not_known",
                    .path = "people",
                    .value = std::to_string(outright),
                    .message = "Of " + Count(outright, "person", "people") +
                               " the cost is given outright and without a category; it counts in full.",
                    .remedy = "See that nothing is in these costs that is not ongoing support, or itemise "
                              "them.",
                    .reason = "Only what meets ongoing needs should be included (financial framework, "
                              "principle c)."});
    }
    if (outright == totals_.people()) return;
    for (const v1::CostCategory category :
         {v1::COST_CATEGORY_RESIDENTIAL_CARE, v1::COST_CATEGORY_DAY_CARE, v1::COST_CATEGORY_HOME_CARE}) {
      if (totals_.Has(category)) continue;
      report_.Warning({.code = "category_absent",
                       .path = "items",
                       .value = CategoryWord(category),
                       .message = "Nobody in the sample has a cost of this category.",
                       .remedy = "See whether it was forgotten, such as a day centre whose cost no single "
                                 "person is charged.",
                       .reason = "All budgets of social care should be covered: residential care, day care, "
                                 "home care (financial framework, principle d)."});
    }
  }

  void WarnOfCareGroups() {
    if (care_group_not_known_ == 0) return;
    report_.Warning({.code = "care_group_not_known",
                     .path = "people",
                     .value = std::to_string(care_group_not_known_),
                     .message = "Of " + Count(care_group_not_known_, "person", "people") +
                                " the care group is not known.",
                     .remedy = "Give the care group, or the age and the primary need.",
                     .reason = "A sample should be representative of every care group (financial framework, "
                               "step 1)."});
  }

  void WarnOfShares() {
    if (share_not_known_ > 0) {
      report_.Warning({.code = "left_out_for_unknown_share",
                       .path = "people",
                       .value = std::to_string(share_not_known_),
                       .message = Count(share_not_known_, "person is", "people are") +
                                  " left out, because it is not known what share of their need is met "
                                  "informally.",
                       .remedy = "Find it out: whoever is left out is no longer chosen at random.",
                       .reason =
                           "Who stays by choice makes a sample that proves nothing in numbers (financial "
                           "framework, sample size)."});
    }
    if (shares_not_used_ > 0) {
      report_.Warning({.code = "shares_not_used",
                       .path = "people",
                       .value = std::to_string(shares_not_used_),
                       .message = "Of " + Count(shares_not_used_, "person", "people") +
                                  " it is given what share of the need is met informally, and scores and "
                                  "costs are taken as they are.",
                       .remedy = "If scores are of all need, choose a basis that takes this into account; "
                                 "otherwise see that this is meant.",
                       .reason = "Where scores are of all need and costs are not, a table is too low for "
                                 "everyone without such help (docs/collating.md section 5)."});
    }
    if (grossed_up_far_ == 0) return;
    report_.Warning(
        {.code = "grossed_up_far",
         .path = "people",
         .value = farthest_.Normalised().ToString(),
         .message = Count(grossed_up_far_, "cost becomes", "costs become") +
                    " five times what it is or more; the most that informal support takes off is " +
                    farthest_.Normalised().ToString() + "%.",
         .remedy = "See that these shares are right: a small mistake in them is a large one in "
                   "the cost.",
         .reason = "A cost is divided by what informal support leaves (docs/collating.md section "
                   "5)."});
  }

  void NoteSources() {
    if (without_source_ == 0) return;
    report_.Note({.code = "cost_without_source",
                  .path = "items",
                  .value = std::to_string(without_source_),
                  .message = "Of " + Count(without_source_, "item", "items") +
                             " it is not said where the unit cost comes from.",
                  .remedy = "Give the source: a contract, an invoice, the accounts of a service.",
                  .reason = "In-house services have to be costed accurately (financial framework, step 3)."});
  }

  const v1::CollateSampleRequest& request_;
  const std::vector<OpenQuestions>& open_questions_;  // Of each person; empty if nothing is scored here.
  FindingReport& report_;
  v1::CollateSampleResponse& response_;
  UnitCosts unit_costs_;
  CategoryShares shares_;
  PersonCosts costs_;
  TakenOff taken_off_;
  CollatedTotals totals_;
  std::vector<const v1::CollatePerson*> kept_;
  std::size_t care_group_not_known_ = 0;
  const std::size_t share_not_known_;
  std::size_t shares_not_used_ = 0;
  std::size_t grossed_up_far_ = 0;
  std::size_t without_source_ = 0;
  Decimal farthest_{0, 0};
};

// Leaves out everybody of whom it is not known what share of the need is met informally, if the request says
// so and it makes a difference. Gives how many that are.
std::size_t LeaveOutUnknownShares(v1::CollateSampleRequest* request) {
  if (request->unknown_share() != v1::COLLATE_UNKNOWN_SHARE_EXCLUDE ||
      request->basis() == v1::COLLATE_BASIS_AS_SCORED) {
    return 0;
  }
  std::size_t count = 0;
  for (v1::CollatePerson& person : *request->mutable_people()) {
    if (!person.met_informally_percent().empty() || !person.excluded_because().empty()) continue;
    person.set_excluded_because(kUnknownShare);
    ++count;
  }
  return count;
}

// What scores answers, if the request says it. It is taken out of the request once it has been read.
struct ScoringOfRequest {
  bool is_given = false;
  std::unique_ptr<const Scoring> compiled;  // Null if something is wrong with it, too.
};

ScoringOfRequest TakeScoring(v1::CollateSampleRequest* request, FindingReport* report) {
  ScoringOfRequest scoring{.is_given = request->has_scoring(), .compiled = nullptr};
  if (scoring.is_given) scoring.compiled = Scoring::Compile(request->scoring(), report);
  request->clear_scoring();
  return scoring;
}

void Collate(const ScoringOfRequest& scoring, PeopleOfASheet sheet, const CompleteLists& complete,
             v1::CollateSampleRequest* whole, FindingReport* report, v1::CollateSampleResponse* response) {
  const ShapeOutcome shape = ReportShape(*whole, report);
  if (!shape.all_lists_end) return;
  const std::size_t share_not_known = LeaveOutUnknownShares(whole);
  CheckThatAnswersCanBeScored(scoring.is_given, *whole, report);
  std::vector<OpenQuestions> open_questions;
  if (scoring.compiled) open_questions = ScoreAnswers(*scoring.compiled, sheet, whole, report);
  CheckCollateIds(*whole, report);
  if (!shape.obeys_rules) return;
  const v1::CollateSampleRequest& request = *whole;
  CheckCollateRequest(request, report);
  Collation(request, complete, open_questions, share_not_known, report, response).Run();
}

// In a cell a level and how often stand together, and who uses nothing has both too.
void TellOfFrequency(v1::Finding* finding) {
  if (finding->code() != "missing" || !finding->path().ends_with(".level_and_frequency.frequency")) return;
  finding->set_message("This names a level, and not how often.");
  finding->set_remedy(
      "Write both, as LEVEL;FREQUENCY. A level of no need has one too; any will do where the level has no "
      "points.");
}

}  // namespace

void CollateSample(const v1::CollateSampleRequest& request, v1::CollateSampleResponse* response) {
  response->Clear();
  FindingReport report;
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& whole = *google::protobuf::Arena::CreateMessage<v1::CollateSampleRequest>(&arena);
  whole.CopyFrom(request);
  const ScoringOfRequest scoring = TakeScoring(&whole, &report);
  const SheetList people(
      {.list = "people", .sheet = "people_sheet", .families = AnswerColumns(scoring.compiled.get())}, &whole,
      &report);
  const SheetList items({.list = "items", .sheet = "items_sheet"}, &whole, &report);
  const SheetList services({.list = "services", .sheet = "services_sheet"}, &whole, &report);
  if (people.is_whole() && items.is_whole() && services.is_whole()) {
    const CompleteLists complete = {people.is_complete(), items.is_complete(), services.is_complete()};
    Collate(scoring, {.has_columns = people.has_columns()}, complete, &whole, &report, response);
  }
  FinishAnswer(&report, response, [&](v1::Finding* finding) {
    if (people.has_columns()) TellOfFrequency(finding);
    return people.Place(finding) && items.Place(finding) && services.Place(finding);
  });
}

}  // namespace ras
