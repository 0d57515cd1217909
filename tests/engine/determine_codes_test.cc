// Every reason for which there is no figure, and every warning beside one, by its code: each has a case here,
// with its place in the request, and the last test holds this list against the catalogue of messages.
#include <gmock/gmock.h>

#include <set>

#include "lib/codec/decode.h"
#include "tests/engine/golden_files.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

// What is merged into, or taken from, the small policy and its request before determining.
struct CodeCase {
  const char* name;
  const char* policy;   // Text merged into the policy.
  const char* request;  // Text merged into the request.
  void (*change)(v1::Policy*, v1::DetermineRequest*);
  const char* finding;  // "code@path"
};

void Nothing(v1::Policy*, v1::DetermineRequest*) {}

constexpr const char* kAsked =
    R"(questionnaire { domains { id: "more" title: "More" questions { id: "extra" text: "And?"
  asked_when { care_group { any_of: "learning" } } single_choice { options { id: "no" label: "No" points: "0" } } } } })";
constexpr const char* kSeveral =
    R"(questionnaire { domains { id: "more" title: "More" questions { id: "extra" text: "And?"
  several_choices { options { id: "a" label: "A" points: "1" } combine: CHOICES_COMBINE_SUM } } } })";
constexpr const char* kNights =
    R"(questionnaire { domains { id: "more" title: "More" questions { id: "extra" text: "And?"
  quantity { unit: "nights" minimum: "1" maximum: "7" step: "2" } } } })";

v1::AnswerValue* Meals(v1::DetermineRequest* request) {
  return request->mutable_assessment()->mutable_answers(0)->mutable_agreed();
}

const CodeCase kErrors[] = {
    {"PolicyInRequest", "", "policy { id: \"x\" }", Nothing, "policy_in_request@policy"},
    {"NotEligible", "", "assessment { eligibility { } }",
     [](v1::Policy*, v1::DetermineRequest* r) {
       r->mutable_assessment()->mutable_eligibility()->set_eligible(false);
     },
     "not_eligible@assessment.eligibility.eligible"},
    {"Unanswered", "", "",
     [](v1::Policy*, v1::DetermineRequest* r) { r->mutable_assessment()->mutable_answers()->RemoveLast(); },
     "unanswered@assessment.answers"},
    {"UnknownQuestion", "", "assessment { answers { question: \"weather\" agreed { text: \"fine\" } } }",
     Nothing, "unknown_question@assessment.answers[2].question"},
    {"UnknownOption", "", "", [](v1::Policy*, v1::DetermineRequest* r) { Meals(r)->set_option("plenty"); },
     "unknown_option@assessment.answers[0].agreed.option"},
    {"OptionNamedTwice", kSeveral,
     "assessment { answers { question: \"extra\" agreed { options { ids: \"a\" ids: \"a\" } } } }", Nothing,
     "option_named_twice@assessment.answers[2].agreed.options.ids[1]"},
    {"TwoAnswers", "", "assessment { answers { question: \"meals\" agreed { option: \"some\" } } }", Nothing,
     "two_answers@assessment.answers[2]"},
    {"AgreedAndViews", "", "",
     [](v1::Policy*, v1::DetermineRequest* r) {
       r->mutable_assessment()->mutable_answers(0)->mutable_person()->set_option("some");
     },
     "agreed_and_views@assessment.answers[0]"},
    {"AgreedAndTheWorkersView", "", "",
     [](v1::Policy*, v1::DetermineRequest* r) {
       r->mutable_assessment()->mutable_answers(0)->mutable_worker()->set_option("some");
     },
     "agreed_and_views@assessment.answers[0]"},
    {"ViewMissing", "", "",
     [](v1::Policy*, v1::DetermineRequest* r) {
       v1::Answer* answer = r->mutable_assessment()->mutable_answers(0);
       answer->clear_agreed();
       answer->mutable_person()->set_option("some");
     },
     "view_missing@assessment.answers[0]"},
    {"PersonsViewMissing", "", "",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       p->set_scoring_view(v1::SCORING_VIEW_PERSON);
       v1::Answer* answer = r->mutable_assessment()->mutable_answers(0);
       answer->clear_agreed();
       answer->mutable_worker()->set_option("some");
     },
     "view_missing@assessment.answers[0]"},
    {"QuestionNotAsked", kAsked, "assessment { answers { question: \"extra\" agreed { option: \"no\" } } }",
     Nothing, "question_not_asked@assessment.answers[2]"},
    {"WrongKindOfAnswer", "", "", [](v1::Policy*, v1::DetermineRequest* r) { Meals(r)->set_quantity("3"); },
     "wrong_kind_of_answer@assessment.answers[0].agreed"},
    {"NotApplicableNotAllowed", "", "",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       p->mutable_questionnaire()->mutable_domains(0)->mutable_questions(0)->clear_not_applicable();
       Meals(r)->mutable_not_applicable();
     },
     "not_applicable_not_allowed@assessment.answers[0].agreed.not_applicable"},
    {"QuantityTooGreat", kNights,
     "assessment { answers { question: \"extra\" agreed { quantity: \"7.5\" } } }", Nothing,
     "quantity_out_of_bounds@assessment.answers[2].agreed.quantity"},
    {"QuantityTooSmall", kNights, "assessment { answers { question: \"extra\" agreed { quantity: \"0\" } } }",
     Nothing, "quantity_out_of_bounds@assessment.answers[2].agreed.quantity"},
    {"QuantityNotOnStep", kNights,
     "assessment { answers { question: \"extra\" agreed { quantity: \"2\" } } }", Nothing,
     "quantity_not_on_step@assessment.answers[2].agreed.quantity"},
    {"QuantityEmpty", kNights, "assessment { answers { question: \"extra\" agreed { quantity: \"\" } } }",
     Nothing, "not_a_decimal@assessment.answers[2].agreed.quantity"},
    {"UnknownCareGroup", "", "assessment { care_group: \"cats\" }", Nothing,
     "unknown_care_group@assessment.care_group"},
    {"ExcludedCareGroup", "", "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       p->mutable_care_groups(0)->set_excluded_because("Another scheme.");
     },
     "excluded_care_group@assessment.care_group"},
    {"UnknownArea", "", "assessment { area: \"moon\" }", Nothing, "unknown_area@assessment.area"},
    {"AreaMissing", "areas { id: \"north\" title: \"North\" }", "", Nothing, "area_missing@assessment.area"},
    {"AgeMissing", "", "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       p->mutable_components(0)->mutable_when()->mutable_age()->set_from_months(216);
     },
     "age_missing@assessment.age_months"},
    {"OutsidePolicyLife", "", "assessment { assessed_on: \"2026-03-31\" }",
     [](v1::Policy*, v1::DetermineRequest* r) {
       r->mutable_assessment()->mutable_eligibility()->set_decided_on("2026-03-01");
     },
     "outside_policy_life@assessment.assessed_on"},
    {"WrongPolicy", "", "assessment { policy_version: \"2\" }", Nothing,
     "wrong_policy@assessment.policy_version"},
    {"DateInFuture", "", "as_of: \"2026-05-31\"", Nothing, "date_in_future@assessment.assessed_on"},
    {"DecidedInFuture", "", "assessment { eligibility { decided_on: \"2026-07-01\" } }", Nothing,
     "date_in_future@assessment.eligibility.decided_on"},
    {"CarerConfirmedInFuture", "",
     "assessment { carers { id: \"c\" kind: CARER_KIND_INFORMAL_CARER confirmed_on: \"2026-07-01\" } }",
     Nothing, "date_in_future@assessment.carers[0].confirmed_on"},
    {"CarerAssessedInFuture", "",
     "assessment { carers { id: \"c\" kind: CARER_KIND_INFORMAL_CARER assessed_on: \"2026-07-01\" } }",
     Nothing, "date_in_future@assessment.carers[0].assessed_on"},
    {"SupportCheckedInFuture", "",
     "assessment { carers { id: \"c\" kind: CARER_KIND_OTHER_SUPPORT sustainability { checked_on: "
     "\"2026-07-01\" } } }",
     Nothing, "date_in_future@assessment.carers[0].sustainability.checked_on"},
    {"InformalSupportMissing", "", "",
     [](v1::Policy*, v1::DetermineRequest* r) { r->mutable_assessment()->clear_informal_support(); },
     "informal_support_missing@assessment.informal_support.overall"},
    {"UnknownShare", "", "assessment { informal_support { overall { share: \"most\" } } }", Nothing,
     "unknown_share@assessment.informal_support.overall.share"},
    {"UnknownImpact", "", "assessment { informal_support { overall { share: \"half\" impact: \"none\" } } }",
     Nothing, "unknown_impact@assessment.informal_support.overall.impact"},
    {"ImpactMissing", "", "assessment { informal_support { overall { share: \"half\" } } }", Nothing,
     "impact_missing@assessment.informal_support.overall.impact"},
    {"DomainSupportMissing", "",
     "assessment { informal_support { domains { domain: \"home\" support { share: \"none\" } } } }",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       p->mutable_components(0)->clear_adjustments();
       p->mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
       r->mutable_assessment()->mutable_informal_support()->clear_overall();
     },
     "domain_support_missing@assessment.informal_support.domains"},
    {"UnknownDomain", "",
     "assessment { carers { id: \"c\" kind: CARER_KIND_INFORMAL_CARER domains: \"garden\" } }", Nothing,
     "unknown_domain@assessment.carers[0].domains[0]"},
    {"TwoEntries", "",
     "assessment { carers { id: \"c\" kind: CARER_KIND_INFORMAL_CARER } carers { id: \"c\" kind: "
     "CARER_KIND_INFORMAL_CARER } }",
     Nothing, "two_entries@assessment.carers[1].id"},
    {"TwoEntriesForADomain", "",
     "assessment { informal_support { domains { domain: \"home\" support { share: \"none\" } } "
     "domains { domain: \"people\" support { share: \"none\" } } "
     "domains { domain: \"home\" support { share: \"none\" } } } }",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       p->mutable_components(0)->clear_adjustments();
       p->mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
       r->mutable_assessment()->mutable_informal_support()->clear_overall();
     },
     "two_entries@assessment.informal_support.domains[2]"},
    {"ProfessionalPeriod", "",
     "assessment { professional_figure { amount: \"1\" period: PERIOD_YEAR reasons: \"r\" by: \"b\" } }",
     Nothing, "professional_period@assessment.professional_figure.period"},
    {"NothingToScore", "", "",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       for (v1::Domain& domain : *p->mutable_questionnaire()->mutable_domains()) {
         domain.mutable_questions(0)->set_not_applicable(v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM);
       }
       for (v1::Answer& answer : *r->mutable_assessment()->mutable_answers())
         answer.mutable_agreed()->mutable_not_applicable();
     },
     "nothing_to_score@policy.components[0]"},
    {"NothingToScoreForTheCarer", "", "",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       *p->add_measures() = ParseText<v1::Measure>(
           "id: \"home-need\" title: \"t\" combine: COMBINE_SUM terms { domain: \"home\" }");
       v1::Component* carer = p->add_components();
       carer->set_id("carer");
       carer->set_title("For the carer");
       carer->set_measure("home-need");
       carer->set_table("bands");
       carer->set_for_carer(true);
       Meals(r)->mutable_not_applicable();
     },
     "nothing_to_score@policy.components[1]"},
    {"APercentageOfNothing",
     "measures { id: \"none\" title: \"t\" combine: COMBINE_SUM terms { constant: \"0\" } "
     "transforms { percent_of_maximum {} } }",
     "", Nothing, "nothing_to_score@policy.measures[1]"},
    {"AScoreOfTooManyDigits",
     "measures { id: \"huge\" title: \"t\" combine: COMBINE_SUM terms { domain: \"home\" } "
     "transforms { multiply { by: \"1000000\" } } transforms { multiply { by: \"1000000\" } } "
     "transforms { multiply { by: \"1000000\" } } }",
     "", Nothing, "out_of_range@policy.measures[1]"},
    {"ASumOfTooMuch", "components { id: \"again\" title: \"Again\" measure: \"need\" table: \"bands\" }", "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       for (int row = 1; row <= 3; ++row)
         p->mutable_tables(0)->mutable_bands()->mutable_rows(row)->set_amount("60000000000");
     },
     "out_of_range@policy.total_adjustments"},
    {"AnExactProductOfTooMuch", "", "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       for (int row = 1; row <= 3; ++row)
         p->mutable_tables(0)->mutable_bands()->mutable_rows(row)->set_amount("60000000000");
       *p->mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(
           "id: \"twice\" title: \"t\" reason: \"r\" authority: \"a\" purpose: "
           "ADJUSTMENT_PURPOSE_MARKET_COST "
           "factor: \"2\" rounding { mode: ROUNDING_MODE_EXACT }");
     },
     "out_of_range@policy.components[0]"},
    {"ARoundedProductOfTooMuch", "", "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       for (int row = 1; row <= 3; ++row)
         p->mutable_tables(0)->mutable_bands()->mutable_rows(row)->set_amount("60000000000.01");
       for (const char* factor : {"factor: \"0.5\" rounding { mode: ROUNDING_MODE_EXACT } id: \"half\"",
                                  "factor: \"4\" rounding { mode: ROUNDING_MODE_HALF_UP } id: \"four\""}) {
         *p->mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(
             std::string(
                 "title: \"t\" reason: \"r\" authority: \"a\" purpose: ADJUSTMENT_PURPOSE_MARKET_COST ") +
             factor);
       }
     },
     "out_of_range@policy.components[0]"},
    {"NothingToScoreThroughAMeasure", "", "",
     [](v1::Policy* p, v1::DetermineRequest* r) {
       *p->add_measures() = ParseText<v1::Measure>(
           "id: \"inner\" title: \"t\" combine: COMBINE_SUM terms { domain: \"home\" }");
       *p->add_measures() = ParseText<v1::Measure>(
           "id: \"outer\" title: \"t\" combine: COMBINE_SUM terms { measure: \"inner\" }");
       p->mutable_components(0)->set_measure("outer");
       Meals(r)->mutable_not_applicable();
     },
     "nothing_to_score@policy.components[0]"},
    {"TooMuchBeforeInformalSupport", "",
     "assessment { informal_support { overall { share: \"all\" impact: \"low\" } } carers { id: \"c\" kind: "
     "CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES assessment: CARER_ASSESSMENT_DONE } }",
     [](v1::Policy* p, v1::DetermineRequest*) {
       for (int row = 1; row <= 3; ++row)
         p->mutable_tables(0)->mutable_bands()->mutable_rows(row)->set_amount("60000000000");
       p->clear_stated_periods();
       *p->mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(
           "id: \"twice\" title: \"t\" reason: \"r\" authority: \"a\" purpose: "
           "ADJUSTMENT_PURPOSE_MARKET_COST "
           "factor: \"2\" rounding { mode: ROUNDING_MODE_HALF_UP }");
     },
     "out_of_range@policy.components[0]"},
    {"OutOfRange",
     R"(stated_periods { period: PERIOD_MONTH basis: YEAR_BASIS_52_WEEKS rounding { mode: ROUNDING_MODE_UP } })",
     "",
     [](v1::Policy* p, v1::DetermineRequest*) {
       p->mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_amount("90000000000");
       p->mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_amount("90000000000");
       p->mutable_tables(0)->mutable_bands()->mutable_rows(3)->set_amount("90000000000");
     },
     "out_of_range@policy.stated_periods[0]"},
};

class NoFigure : public ::testing::TestWithParam<CodeCase> {};

TEST_P(NoFigure, IsGivenAndTheReasonIsNamed) {
  v1::Policy document = SmallPolicy();
  v1::DetermineRequest request = SmallRequest();
  document.MergeFrom(ParseText<v1::Policy>(GetParam().policy));
  request.MergeFrom(ParseText<v1::DetermineRequest>(GetParam().request));
  GetParam().change(&document, &request);
  EXPECT_THAT(ErrorsOf(*CompileOrFail(document), request), ::testing::Contains(GetParam().finding));
}

INSTANTIATE_TEST_SUITE_P(Codes, NoFigure, ::testing::ValuesIn(kErrors),
                         [](const auto& test) { return std::string(test.param.name); });

v1::Policy WithRows(const std::string& below_between_above) {
  v1::Policy document = SmallPolicy();
  document.mutable_tables(0)->clear_kind();
  document.mutable_tables(0)->MergeFrom(
      ParseText<v1::AllocationTable>("bands { rows { from: \"20\" to: \"40\" amount: \"10\" } rows { from: "
                                     "\"50\" to: \"60\" amount: \"20\" } " +
                                     below_between_above + " }"));
  return document;
}

constexpr const char* kRules =
    "below: BELOW_RULE_ZERO between: BETWEEN_RULE_LOWER_ROW above: ABOVE_RULE_LAST_ROW";

v1::DetermineRequest WithAnswers(const char* meals, const char* friends) {
  v1::DetermineRequest request = SmallRequest();
  Meals(&request)->set_option(meals);
  request.mutable_assessment()
      ->mutable_answers(1)
      ->mutable_agreed()
      ->mutable_level_and_frequency()
      ->set_level(friends);
  return request;
}

TEST(Warnings, AScoreOutsideTheRowsIsNeverSilent) {
  const auto policy = CompileOrFail(WithRows(kRules));
  // 0 + 0, 15 + 30 and 40 + 30 of 100.
  const v1::Determination below = DetermineOrFail(*policy, WithAnswers("none", "none"));
  EXPECT_THAT(WarningsOf(below), ::testing::ElementsAre("score_below_first_row"));
  EXPECT_EQ(below.outcome(), v1::OUTCOME_AMOUNT);
  EXPECT_EQ(below.indicative_allocation().amount().pence(), 0);
  EXPECT_FALSE(below.components(0).lookup().has_row());
  EXPECT_EQ(below.components(0).lookup().row_above().from(), "20");
  EXPECT_FALSE(below.components(0).lookup().has_row_below());

  const v1::Determination between = DetermineOrFail(*policy, WithAnswers("some", "lots"));
  EXPECT_THAT(WarningsOf(between), ::testing::ElementsAre("score_between_rows"));
  EXPECT_EQ(between.indicative_allocation().amount().pence(), 1000);
  EXPECT_EQ(between.components(0).lookup().row().index(), 0U);
  EXPECT_EQ(between.components(0).lookup().row_above().index(), 1U);

  const v1::Determination above = DetermineOrFail(*policy, WithAnswers("lots", "lots"));
  EXPECT_THAT(WarningsOf(above), ::testing::ElementsAre("score_above_last_row"));
  EXPECT_EQ(above.indicative_allocation().amount().pence(), 2000);
  EXPECT_EQ(above.components(0).lookup().row().index(), 1U);
  EXPECT_EQ(above.components(0).lookup().row_below().index(), 0U);
  EXPECT_FALSE(above.components(0).lookup().has_row_above());
}

TEST(Warnings, AMinimumThatBindsIsShown) {
  v1::Policy document = SmallPolicy();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "least"
    title: "The least"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_MINIMUM
    minimum: "50.01")pb");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_THAT(WarningsOf(determination), ::testing::ElementsAre("minimum_bound"));
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5001);
  document.mutable_components(0)->mutable_adjustments(1)->set_minimum("50.00");
  EXPECT_THAT(WarningsOf(DetermineOrFail(*CompileOrFail(document), SmallRequest())), ::testing::IsEmpty());
}

// A limit of a component is held to by its own steps, one of the sum by total_steps: neither goes unsaid.
TEST(Warnings, ACeilingThatBindsIsShownWhereverItStands) {
  const auto cap = ParseText<v1::Adjustment>(R"pb(
    id: "most"
    title: "The most"
    reason: "r"
    authority: "Minute 7"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cap: "49.99")pb");
  v1::Policy of_component = SmallPolicy(), of_total = SmallPolicy();
  *of_component.mutable_components(0)->add_adjustments() = cap;
  *of_total.add_total_adjustments() = cap;
  const v1::Determination own = DetermineOrFail(*CompileOrFail(of_component), SmallRequest());
  const v1::Determination whole = DetermineOrFail(*CompileOrFail(of_total), SmallRequest());
  for (const v1::Determination& determination : {own, whole}) {
    EXPECT_THAT(WarningsOf(determination), ::testing::ElementsAre("ceiling_bound"));
    EXPECT_EQ(determination.indicative_allocation().amount().pence(), 4999);
  }
  EXPECT_EQ(own.warnings(0).path(), "determination.components[0].steps[2]");
  EXPECT_EQ(own.components(0).steps(2).authority(), "Minute 7");
  EXPECT_EQ(whole.warnings(0).path(), "determination.total_steps[1]");
  EXPECT_EQ(whole.total_steps(1).authority(), "Minute 7");
  of_total.mutable_total_adjustments(0)->set_cap("50.00");
  EXPECT_THAT(WarningsOf(DetermineOrFail(*CompileOrFail(of_total), SmallRequest())), ::testing::IsEmpty());
}

// What is cut off is what lies above, not what lies at it.
TEST(Warnings, AFigureAboveTheCutOffIsNoFigureAndSaysSo) {
  v1::Policy document = SmallPolicy();
  *document.add_total_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "panel"
    title: "To a panel"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cut_off: "50.00")pb");
  EXPECT_EQ(DetermineOrFail(*CompileOrFail(document), SmallRequest()).outcome(), v1::OUTCOME_AMOUNT);
  document.mutable_total_adjustments(0)->set_cut_off("49.99");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(determination.outcome(), v1::OUTCOME_CUT_OFF);
  EXPECT_FALSE(determination.has_indicative_allocation());
  EXPECT_THAT(WarningsOf(determination), ::testing::ElementsAre("cut_off"));
}

// The first and the last day of a policy are days of it, and a review is not overdue on its own day.
TEST(Warnings, ADayAtTheEndOfASpanBelongsToIt) {
  v1::Policy document = SmallPolicy();
  document.set_effective_to("2027-03-31");
  document.set_review_on("2027-03-31");
  const auto policy = CompileOrFail(document);
  v1::DetermineRequest request = SmallRequest();
  v1::Assessment* assessment = request.mutable_assessment();
  assessment->mutable_eligibility()->set_decided_on("2026-03-31");
  for (const char* day : {"2026-04-01", "2027-03-31"}) {
    assessment->set_assessed_on(day);
    request.set_as_of(day);
    EXPECT_THAT(WarningsOf(DetermineOrFail(*policy, request)), ::testing::IsEmpty()) << day;
  }
  request.set_as_of("2027-04-01");
  EXPECT_THAT(WarningsOf(DetermineOrFail(*policy, request)),
              ::testing::UnorderedElementsAre("policy_not_in_force_as_of", "review_overdue"));
}

TEST(Warnings, InformalSupportOfTheOtherApproachIsSaidToBeUnused) {
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(
      "assessment { informal_support { domains { domain: \"home\" support { share: \"none\" } } "
      "domains { domain: \"people\" support { share: \"none\" } } } }"));
  v1::Policy document = SmallPolicy();
  const v1::Determination overall = DetermineOrFail(*CompileOrFail(document), request);
  ASSERT_THAT(WarningsOf(overall), ::testing::ElementsAre("informal_support_not_used"));
  EXPECT_EQ(overall.warnings(0).path(), "assessment.informal_support.domains");
  document.mutable_components(0)->clear_adjustments();
  document.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
  const v1::Determination by_domain = DetermineOrFail(*CompileOrFail(document), request);
  ASSERT_THAT(WarningsOf(by_domain), ::testing::ElementsAre("informal_support_not_used"));
  EXPECT_EQ(by_domain.warnings(0).path(), "assessment.informal_support.overall");
}

TEST(Warnings, DatesThatLookWrongAreNamed) {
  v1::Policy document = SmallPolicy();
  document.set_effective_to("2027-03-31");
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_eligibility()->set_decided_on("2026-06-02");
  request.set_as_of("2027-04-02");
  EXPECT_THAT(WarningsOf(DetermineOrFail(*CompileOrFail(document), request)),
              ::testing::UnorderedElementsAre("policy_not_in_force_as_of", "review_overdue",
                                              "eligibility_date_after_assessment"));
  request.set_as_of("2027-03-31");
  request.mutable_assessment()->mutable_eligibility()->set_decided_on("2026-06-01");
  EXPECT_THAT(WarningsOf(DetermineOrFail(*CompileOrFail(document), request)), ::testing::IsEmpty());
}

// The grid gives 0% for this pair: the gate is not examined, and nothing is said of it.
TEST(Warnings, WhereNothingCouldBeTakenOffTheGateIsNotExamined) {
  v1::Policy document = SmallPolicy();
  document.mutable_informal_support()->mutable_reductions(1)->set_percent("0");
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(
      "assessment { informal_support { overall { share: \"half\" impact: \"high\" } } }"));
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_THAT(WarningsOf(determination), ::testing::IsEmpty());
  EXPECT_THAT(determination.informal_support().gate(), ::testing::IsEmpty());
}

TEST(Codes, EveryMeasureAndEveryComponentWithoutAFigureIsNamed) {
  v1::Policy document = SmallPolicy();
  for (const char* id : {"first", "second"}) {
    *document.add_measures() =
        ParseText<v1::Measure>(std::string("title: \"t\" combine: COMBINE_SUM terms { constant: \"0\" } "
                                           "transforms { percent_of_maximum {} } id: "
                                           "\"") +
                               id + "\"");
  }
  EXPECT_THAT(
      ErrorsOf(*CompileOrFail(document), SmallRequest()),
      ::testing::ElementsAre("nothing_to_score@policy.measures[1]", "nothing_to_score@policy.measures[2]"));
  document = SmallPolicy();
  document.mutable_questionnaire()->mutable_domains(1)->mutable_questions(0)->set_not_applicable(
      v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM);
  *document.add_components() =
      ParseText<v1::Component>("id: \"again\" title: \"Again\" measure: \"need\" table: \"bands\"");
  v1::DetermineRequest request = SmallRequest();
  for (v1::Answer& answer : *request.mutable_assessment()->mutable_answers())
    answer.mutable_agreed()->mutable_not_applicable();
  EXPECT_THAT(ErrorsOf(*CompileOrFail(document), request),
              ::testing::ElementsAre("nothing_to_score@policy.components[0]",
                                     "nothing_to_score@policy.components[1]"));
}

// A value from outside is shown whole up to 200 bytes, and never ends inside a character.
TEST(Codes, AFindingShowsTheBeginningOfALongValue) {
  v1::DetermineRequest request = SmallRequest();
  std::string long_id(199, 'x');
  for (int i = 0; i < 100; ++i) long_id += "\xC2\xA3";  // Two bytes each.
  Meals(&request)->set_option(long_id);
  v1::DetermineResponse response;
  Determine(*CompileOrFail(SmallPolicy()), request, &response);
  bool found = false;
  for (const v1::Finding& error : response.errors()) {
    if (error.code() != "unknown_option") continue;
    found = true;
    EXPECT_EQ(error.value(), std::string(199, 'x'));
  }
  EXPECT_TRUE(found);
}

// The only error of a request under the small policy with `change` made to both.
v1::Finding OnlyError(void (*change)(v1::Policy*, v1::DetermineRequest*)) {
  v1::Policy document = SmallPolicy();
  v1::DetermineRequest request = SmallRequest();
  change(&document, &request);
  v1::DetermineResponse response;
  Determine(*CompileOrFail(document), request, &response);
  EXPECT_EQ(response.errors_size(), 1) << response.ShortDebugString();
  return response.errors_size() == 1 ? response.errors(0) : v1::Finding();
}

// A policy without an end has no blank in its sentence.
TEST(Codes, TheNearestDayOfThePolicyIsNamed) {
  const v1::Finding before = OnlyError([](v1::Policy* p, v1::DetermineRequest* r) {
    p->clear_effective_to();
    p->set_effective_from("2026-10-01");
    p->set_review_on("2027-10-01");
    r->set_as_of("2026-11-01");
  });
  EXPECT_EQ(before.code(), "outside_policy_life");
  EXPECT_THAT(before.message(), ::testing::EndsWith("the nearest day on which it is, is 2026-10-01."));
}

// What is missing is said to be missing, once; it is not an unknown option as well.
TEST(Codes, AMissingFrequencyIsSaidOnce) {
  const v1::Finding missing = OnlyError([](v1::Policy*, v1::DetermineRequest* r) {
    r->mutable_assessment()
        ->mutable_answers(1)
        ->mutable_agreed()
        ->mutable_level_and_frequency()
        ->clear_frequency();
  });
  EXPECT_EQ(missing.code(), "missing");
  EXPECT_EQ(missing.path(), "assessment.answers[1].agreed.level_and_frequency.frequency");
}

// An answer that is refused is taken as none, so that nobody is told to answer, or not to answer, what hangs
// on it.
TEST(Codes, ARefusedAnswerDoesNotDecideWhatElseIsAsked) {
  v1::Policy document = SmallPolicy();
  *document.mutable_questionnaire()->mutable_domains(1)->add_questions() = ParseText<v1::Question>(R"pb(
    id: "cook"
    text: "Who cooks?"
    asked_when { answer { question: "meals" any_of: "lots" } }
    single_choice { options { id: "nobody" label: "Nobody" points: "0" } })pb");
  v1::DetermineRequest request = SmallRequest();
  v1::Answer* meals = request.mutable_assessment()->mutable_answers(0);
  meals->clear_agreed();
  meals->mutable_worker()->set_option("lots");
  meals->mutable_person()->set_option("plenty");
  EXPECT_THAT(ErrorsOf(*CompileOrFail(document), request),
              ::testing::ElementsAre("unknown_option@assessment.answers[0].person.option"));
}

// 50 to 80 under a cap of 60: the lower end stays, and the warning does not say that nothing changed.
TEST(Warnings, ALimitOnOneEndOfARangeSaysWhatItChanged) {
  v1::Policy document = SmallPolicy();
  v1::RowRange* range = document.mutable_tables(0)->mutable_bands()->mutable_rows(1)->mutable_range();
  range->set_from("50");
  range->set_to("80");
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "most"
    title: "Most"
    reason: "r"
    authority: "minute 7"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cap: "60"
  )pb");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  ASSERT_THAT(WarningsOf(determination), ::testing::ElementsAre("ceiling_bound"));
  EXPECT_THAT(determination.warnings(0).message(),
              ::testing::HasSubstr("changed the amount by 0.00 to -20.00,"));
}

// Support from one carer, as the record has it, that takes 30% off 50.00.
v1::Determination WithCarer(const std::string& carer, const v1::Policy& document = SmallPolicy()) {
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(
      ParseText<v1::DetermineRequest>("assessment { informal_support { overall { share: \"half\" impact: "
                                      "\"low\" } } carers { id: \"c\" kind: "
                                      "CARER_KIND_INFORMAL_CARER " +
                                      carer + " } }"));
  return DetermineOrFail(*CompileOrFail(document), request);
}

constexpr const char* kSaidYes = "able_and_willing: ABLE_AND_WILLING_YES assessment: CARER_ASSESSMENT_DONE ";
constexpr const char* kSaidOn = "confirmed_on: \"2026-05-20\" ";
constexpr const char* kAssessedOn = "assessed_on: \"2026-05-21\" ";

// The gate asks for no date, so the figure stands; but it does not rest on an undated record in silence.
TEST(Warnings, ACarerWithoutDatesIsNamed) {
  const std::string yes = kSaidYes;
  EXPECT_THAT(WarningsOf(WithCarer(yes + kSaidOn + kAssessedOn)), ::testing::IsEmpty());
  for (const auto& [dates, missing] : {std::pair<std::string, std::string>{"", "confirmed_on, assessed_on"},
                                       {kSaidOn, "assessed_on"},
                                       {kAssessedOn, "confirmed_on"}}) {
    const v1::Determination determination = WithCarer(yes + dates);
    ASSERT_THAT(WarningsOf(determination), ::testing::ElementsAre("carer_not_dated")) << missing;
    const v1::Finding& warning = determination.warnings(0);
    EXPECT_EQ(warning.path(), "assessment.carers[0]");
    EXPECT_EQ(warning.value(), "c");
    EXPECT_THAT(warning.message(), ::testing::HasSubstr("date: " + missing + "."));
    EXPECT_EQ(determination.indicative_allocation().amount().pence(), 3500);
  }
}

TEST(Warnings, ADateIsMissedOnlyWhereAReductionRestsOnTheCarer) {
  // The gate is shut: nothing rests on anybody.
  EXPECT_THAT(WarningsOf(WithCarer("able_and_willing: ABLE_AND_WILLING_YES")),
              ::testing::ElementsAre("gate_shut"));
  // The day of a refusal counts as the day of an assessment.
  v1::Policy document = SmallPolicy();
  document.mutable_informal_support()->set_refused_assessment_rule("A carer's own word is enough.");
  const std::string refused = "able_and_willing: ABLE_AND_WILLING_YES assessment: CARER_ASSESSMENT_REFUSED ";
  EXPECT_THAT(WarningsOf(WithCarer(refused + kSaidOn, document)),
              ::testing::ElementsAre("refused_assessment_used", "carer_not_dated"));
  EXPECT_THAT(WarningsOf(WithCarer(refused + kSaidOn + kAssessedOn, document)),
              ::testing::ElementsAre("refused_assessment_used"));
}

TEST(Warnings, ACarerOfSeveralDomainsIsNamedOnce) {
  v1::Policy document = SmallPolicy();
  document.mutable_components(0)->clear_adjustments();
  document.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->clear_informal_support();
  request.MergeFrom(ParseText<v1::DetermineRequest>(
      "assessment { informal_support { "
      "domains { domain: \"home\" support { share: \"half\" impact: \"low\" } } "
      "domains { domain: \"people\" support { share: \"half\" impact: \"low\" } } } "
      "carers { id: \"dated\" kind: CARER_KIND_INFORMAL_CARER " +
      (std::string(kSaidYes) + kSaidOn + kAssessedOn) +
      "} carers { id: \"undated\" kind: CARER_KIND_INFORMAL_CARER " + kSaidYes +
      "} carers { id: \"elsewhere\" kind: CARER_KIND_OTHER_SUPPORT sustainability { can_last: true "
      "checked_on: "
      "\"2026-05-20\" checked_by: \"worker\" } } }"));
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  std::vector<std::string> paths;
  for (const v1::Finding& warning : determination.warnings()) {
    if (warning.code() == "carer_not_dated") paths.push_back(warning.path());
  }
  EXPECT_THAT(paths, ::testing::ElementsAre("assessment.carers[1]"));
}

// A code that the catalogue has words for and no test gives would be one that nothing holds.
// But for those of a catalogue's own faults, which explain_catalogue_test.cc has.
TEST(Codes, EveryCodeOfADeterminationIsGivenByACase) {
  std::set<std::string> given = {
      // By other tests of this folder.
      "eligibility_missing", "difference_without_reason", "informal_support_not_used", "gate_shut",
      "refused_assessment_used",
      // Above.
      "ceiling_bound", "cut_off", "score_between_rows", "score_below_first_row", "score_above_last_row",
      "minimum_bound", "policy_not_in_force_as_of", "review_overdue", "eligibility_date_after_assessment",
      "carer_not_dated",
      // The checks refuse every policy in which these could come about; the engine guards them all the same.
      "score_refused", "below_first_step"};
  for (const CodeCase& one : kErrors)
    given.insert(std::string(one.finding).substr(0, std::string(one.finding).find('@')));
  v1::Catalogue catalogue;
  std::vector<Violation> violations;
  ASSERT_TRUE(Decode(golden::ReadFile(golden::SourceDir() / "lib/catalogue/en-GB.txtpb"), Format::kText,
                     Limits(), &catalogue, &violations));
  for (const v1::CatalogueMessage& message : catalogue.messages()) {
    const std::string prefix = "finding.", suffix = ".message", &id = message.id();
    if (!id.starts_with(prefix) || !id.ends_with(suffix)) continue;
    const std::string code = id.substr(prefix.size(), id.size() - prefix.size() - suffix.size());
    if (code.starts_with("catalogue_")) continue;
    EXPECT_TRUE(given.contains(code)) << code;
  }
}

}  // namespace
}  // namespace ras::testing
