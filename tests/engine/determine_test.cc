// What a determination is and holds (docs/figures.md).
#include <gmock/gmock.h>

#include <fstream>
#include <map>

#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(Determine, GivesTheFigureOfTheBand) {
  const auto policy = CompileOrFail(SmallPolicy());
  const v1::Determination determination = DetermineOrFail(*policy, SmallRequest());
  EXPECT_EQ(determination.outcome(), v1::OUTCOME_AMOUNT);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5000);
  EXPECT_EQ(determination.indicative_allocation().amount().decimal(), "50.00");
  EXPECT_FALSE(determination.indicative_allocation().has_upper());
  EXPECT_EQ(determination.period(), v1::PERIOD_WEEK);
  ASSERT_EQ(determination.stated_periods_size(), 1);
  EXPECT_EQ(determination.stated_periods(0).amount().amount().pence(), 52 * 5000);
  EXPECT_EQ(determination.measures(0).value(), "45");
  EXPECT_EQ(determination.measures(0).maximum(), "100");
  EXPECT_THAT(WarningsOf(determination), IsEmpty());
}

TEST(Determine, ShowsTheRowHitAndItsNeighbours) {
  const auto policy = CompileOrFail(SmallPolicy());
  const v1::Determination determination = DetermineOrFail(*policy, SmallRequest());
  const v1::LookupResult& lookup = determination.components(0).lookup();
  EXPECT_EQ(lookup.place(), v1::LOOKUP_PLACE_ROW);
  EXPECT_EQ(lookup.score_rounded(), "45");
  EXPECT_EQ(lookup.row().index(), 1U);
  EXPECT_EQ(lookup.row().from(), "10");
  EXPECT_EQ(lookup.row().to(), "49");
  EXPECT_EQ(lookup.row().label(), "small");
  EXPECT_EQ(lookup.row_below().outcome(), v1::OUTCOME_NO_ALLOCATION);
  EXPECT_EQ(lookup.row_above().amount().amount().pence(), 20000);
  EXPECT_EQ(determination.components(0).one_more().score(), "46");
  EXPECT_EQ(determination.components(0).one_more().amount().amount().pence(), 5000);
  EXPECT_EQ(determination.components(0).one_less().score(), "44");
}

TEST(Determine, AnswersCarryPointsMaximumAndShare) {
  const auto policy = CompileOrFail(SmallPolicy());
  const v1::Determination determination = DetermineOrFail(*policy, SmallRequest());
  ASSERT_EQ(determination.answers_size(), 3);
  EXPECT_EQ(determination.answers(0).points(), "15");
  EXPECT_EQ(determination.answers(0).maximum(), "40");
  EXPECT_EQ(determination.answers(0).share_percent(), "37.5");
  EXPECT_EQ(determination.answers(1).answer(), "Lots of support; every week");
  EXPECT_EQ(determination.answers(1).points(), "30");
  EXPECT_EQ(determination.answers(2).state(), v1::ANSWER_STATE_NOT_GIVEN);
  ASSERT_EQ(determination.domains_size(), 2);
  EXPECT_EQ(determination.domains(1).share_percent(), "50");
}

TEST(Determine, WhatIfsAgreeWithADeterminationOfThatAnswer) {
  const auto policy = CompileOrFail(SmallPolicy());
  const v1::Determination determination = DetermineOrFail(*policy, SmallRequest());
  // meals up and down; friends down (lots is the last level).
  ASSERT_EQ(determination.what_ifs_size(), 3);
  EXPECT_EQ(determination.what_ifs(0).question(), "meals");
  EXPECT_EQ(determination.what_ifs(0).direction(), v1::WHAT_IF_DIRECTION_LEVEL_UP);
  v1::DetermineRequest changed = SmallRequest();
  changed.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("lots");
  EXPECT_EQ(determination.what_ifs(0).indicative_allocation().amount().pence(),
            DetermineOrFail(*policy, changed).indicative_allocation().amount().pence());
  EXPECT_EQ(determination.what_ifs(0).indicative_allocation().amount().pence(), 20000);  // 40 + 30 = 70%.
  EXPECT_EQ(determination.what_ifs(2).question(), "friends");
  EXPECT_EQ(determination.what_ifs(2).direction(), v1::WHAT_IF_DIRECTION_LEVEL_DOWN);
}

TEST(Determine, NoAllocationIsNotZeroPounds) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("none");
  request.mutable_assessment()
      ->mutable_answers(1)
      ->mutable_agreed()
      ->mutable_level_and_frequency()
      ->set_level("none");
  const v1::Determination determination = DetermineOrFail(*policy, request);
  EXPECT_EQ(determination.outcome(), v1::OUTCOME_NO_ALLOCATION);
  EXPECT_FALSE(determination.has_indicative_allocation());
  EXPECT_FALSE(determination.components(0).has_amount());
  EXPECT_THAT(determination.stated_periods(), IsEmpty());
}

TEST(Determine, UnansweredNotApplicableAndZeroAreThreeThings) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest zero = SmallRequest();
  zero.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("none");
  EXPECT_EQ(DetermineOrFail(*policy, zero).measures(0).value(), "30");  // 30 of 100.

  v1::DetermineRequest leaves = SmallRequest();
  leaves.mutable_assessment()->mutable_answers(0)->mutable_agreed()->mutable_not_applicable();
  EXPECT_EQ(DetermineOrFail(*policy, leaves).measures(0).value(), "50");  // 30 of 60.

  v1::DetermineRequest stays = SmallRequest();
  stays.mutable_assessment()->mutable_answers(1)->mutable_agreed()->mutable_not_applicable();
  EXPECT_EQ(DetermineOrFail(*policy, stays).measures(0).value(), "15");  // 15 of 100.

  v1::DetermineRequest unanswered = SmallRequest();
  unanswered.mutable_assessment()->mutable_answers()->DeleteSubrange(0, 1);
  EXPECT_THAT(ErrorsOf(*policy, unanswered), ElementsAre("unanswered@assessment.answers"));
}

TEST(Determine, EverythingWrongIsNamedAtOnce) {
  const auto policy = CompileOrFail(SmallPolicy());
  const auto request = ParseText<v1::DetermineRequest>(R"pb(
    as_of: "2026-01-31"
    assessment {
      reference: "x"
      policy_id: "other"
      assessed_on: "2026-02-01"
      care_group: "cats"
      answers {
        question: "meals"
        agreed { option: "plenty" }
      }
      answers {
        question: "meals"
        agreed { option: "some" }
      }
      answers {
        question: "weather"
        agreed { option: "sunny" }
      }
      answers {
        question: "friends"
        person { level_and_frequency { level: "lots" frequency: "weekly" } }
      }
      eligibility { eligible: false criteria: "Care Act" decided_on: "2026-01-01" decided_by: "manager" }
      informal_support { overall { share: "half" } }
      professional_figure { amount: "10" period: PERIOD_YEAR reasons: "r" by: "b" }
    }
  )pb");
  EXPECT_THAT(ErrorsOf(*policy, request),
              UnorderedElementsAre(
                  "date_in_future@assessment.assessed_on", "outside_policy_life@assessment.assessed_on",
                  "wrong_policy@assessment.policy_id", "unknown_care_group@assessment.care_group",
                  "unknown_option@assessment.answers[0].agreed.option", "two_answers@assessment.answers[1]",
                  "unknown_question@assessment.answers[2].question", "view_missing@assessment.answers[3]",
                  "impact_missing@assessment.informal_support.overall.impact",
                  "not_eligible@assessment.eligibility.eligible",
                  "professional_period@assessment.professional_figure.period"));
}

TEST(Determine, NotEligibleYieldsNoFigureAndAbsentIsAWarning) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_eligibility()->set_eligible(false);
  EXPECT_THAT(ErrorsOf(*policy, request), ElementsAre("not_eligible@assessment.eligibility.eligible"));
  request.mutable_assessment()->clear_eligibility();
  EXPECT_THAT(WarningsOf(DetermineOrFail(*policy, request)), ElementsAre("eligibility_missing"));
}

TEST(Determine, ThePolicySaysWhichViewScores) {
  v1::DetermineRequest request = SmallRequest();
  v1::Answer* answer = request.mutable_assessment()->mutable_answers(0);
  answer->clear_agreed();
  answer->mutable_person()->set_option("lots");
  answer->mutable_worker()->set_option("none");
  v1::Policy document = SmallPolicy();
  const v1::Determination by_worker = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_EQ(by_worker.measures(0).value(), "30");
  EXPECT_EQ(by_worker.answers(0).difference().person_points(), "40");
  EXPECT_EQ(by_worker.answers(0).difference().worker_points(), "0");
  EXPECT_THAT(WarningsOf(by_worker), Contains("difference_without_reason"));
  document.set_scoring_view(v1::SCORING_VIEW_PERSON);
  answer->set_difference_reason("The worker saw a good day.");
  const v1::Determination by_person = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_EQ(by_person.measures(0).value(), "70");
  EXPECT_THAT(WarningsOf(by_person), IsEmpty());
}

TEST(Determine, AProfessionalsFigureStandsBesideAndReplacesNothing) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest request = SmallRequest();
  v1::ProfessionalFigure* figure = request.mutable_assessment()->mutable_professional_figure();
  figure->set_amount("72.5");
  figure->set_period(v1::PERIOD_WEEK);
  figure->set_reasons("Two carers are needed.");
  figure->set_by("social worker");
  const v1::Determination determination = DetermineOrFail(*policy, request);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5000);
  EXPECT_EQ(determination.professional().professional_amount().pence(), 7250);
  EXPECT_EQ(determination.professional().difference().pence(), 2250);
}

TEST(Determine, ViewsThatSayTheSameDoNotDiffer) {
  v1::Policy document = SmallPolicy();
  v1::Domain* domain = document.mutable_questionnaire()->mutable_domains(0);
  *domain->add_questions() = ParseText<v1::Question>(R"pb(
    id: "who"
    text: "Who helps?"
    several_choices {
      options { id: "a" label: "Ann" points: "1" }
      options { id: "b" label: "Bob" points: "1" }
      combine: CHOICES_COMBINE_SUM
    })pb");
  const auto views = [&](const std::string& question, const std::string& person, const std::string& worker) {
    v1::DetermineRequest request = SmallRequest();
    v1::Assessment* assessment = request.mutable_assessment();
    if (question == "meals") assessment->mutable_answers()->DeleteSubrange(0, 1);
    if (question != "who") {
      *assessment->add_answers() = ParseText<v1::Answer>(R"pb(question: "who"
                                                              agreed { options { ids: "a" } })pb");
    }
    *assessment->add_answers() = ParseText<v1::Answer>("question: '" + question + "' person { " + person +
                                                       " } worker { " + worker + " }");
    return DetermineOrFail(*CompileOrFail(document), request);
  };
  const auto difference = [](const v1::Determination& determination) {
    for (const v1::AnswerResult& answer : determination.answers()) {
      if (answer.has_difference()) return answer.difference().ShortDebugString();
    }
    return std::string();
  };
  const v1::Determination order =
      views("who", "options { ids: 'a' ids: 'b' }", "options { ids: 'b' ids: 'a' }");
  EXPECT_EQ(difference(order), "");
  EXPECT_THAT(WarningsOf(order), IsEmpty());
  EXPECT_EQ(difference(views("meals", "not_applicable { reason: 'I eat out.' }",
                             "not_applicable { reason: 'Meals are delivered.' }")),
            "");
  // None of the choices is an answer; that the question does not apply is another.
  EXPECT_EQ(difference(views("who", "options {}", "options { ids: 'b' }")),
            R"(worker: "Bob" person_points: "0" worker_points: "1")");
  EXPECT_EQ(
      difference(views("meals", "not_applicable { reason: 'I eat out.' }", "option: 'none'")),
      R"(worker: "I need no support" person_points: "0" worker_points: "0" person_not_applicable: true)");
}

// Of a range the lower end is the one compared; and each end has its own exact result and its own stated
// amount.
TEST(Determine, BothEndsOfARangeGoAllTheWay) {
  v1::Policy document = SmallPolicy();
  v1::Row* row = document.mutable_tables(0)->mutable_bands()->mutable_rows(1);
  row->mutable_range()->set_from("50");
  row->mutable_range()->set_to("70.01");
  v1::Component* component = document.mutable_components(0);
  *component->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "half"
    title: "Half"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_MARKET_COST
    factor: "0.5"
    rounding { mode: ROUNDING_MODE_DOWN })pb");
  *component->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "most"
    title: "Most"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cap: "30")pb");
  *document.add_total_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "panel"
    title: "To a panel"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cut_off: "25")pb");
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(
      "assessment { professional_figure { amount: \"26\" period: PERIOD_WEEK reasons: \"r\" by: \"b\" } }"));
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  const auto& steps = determination.components(0).steps();
  ASSERT_EQ(steps.size(), 4);
  EXPECT_EQ(steps[2].exact(), "");
  EXPECT_EQ(steps[2].exact_upper(), "35.005");
  EXPECT_TRUE(steps[3].bound());
  EXPECT_EQ(steps[3].effect().upper().pence(), -500);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 2500);
  EXPECT_EQ(determination.indicative_allocation().upper().pence(), 3000);
  EXPECT_EQ(determination.stated_periods(0).amount().amount().pence(), 52 * 2500);
  EXPECT_EQ(determination.stated_periods(0).amount().upper().pence(), 52 * 3000);
  EXPECT_EQ(determination.professional().difference().pence(), 100);
}

// Found by the oracle: with a weight of 0 every statement has the same weighted points, and still one means
// more need than another.
TEST(Determine, AWhatIfStepsByTheStatementsOwnPointsWhateverTheirWeight) {
  v1::Policy document = SmallPolicy();
  v1::Question* question = document.mutable_questionnaire()->mutable_domains(0)->add_questions();
  *question = ParseText<v1::Question>(R"pb(
    id: "risk"
    text: "What worries me?"
    weight: "0"
    several_choices {
      options { id: "a" label: "A little" points: "2" }
      options { id: "b" label: "A lot" points: "5" }
      combine: CHOICES_COMBINE_HIGHEST
    })pb");
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(
    assessment {
      answers {
        question: "risk"
        agreed { options { ids: "a" } }
      }
    })pb"));
  std::vector<std::string> supposed;
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  for (const v1::WhatIf& what_if : determination.what_ifs()) {
    if (what_if.question() == "risk") supposed.push_back(what_if.answer());
  }
  EXPECT_THAT(supposed, ElementsAre("A little; A lot", ""));
}

// Nights that are no longer asked about have no price, and no condition reads them, though an answer is
// there.
TEST(Determine, AWhatIfForgetsAnswersThatAreNoLongerAsked) {
  v1::Policy document = SmallPolicy();
  v1::Domain* home = document.mutable_questionnaire()->mutable_domains(0);
  *home->add_questions() = ParseText<v1::Question>(R"pb(
    id: "nights"
    text: "How many nights?"
    asked_when { answer { question: "meals" any_of: "some" } }
    quantity { unit: "nights" minimum: "0" maximum: "7" })pb");
  *home->add_questions() = ParseText<v1::Question>(R"pb(
    id: "calls"
    text: "Do I call out?"
    asked_when { answer { question: "meals" any_of: "some" } }
    single_choice {
      options { id: "no" label: "No" points: "0" }
      options { id: "yes" label: "Yes" points: "0" }
    })pb");
  *document.add_tables() = ParseText<v1::AllocationTable>(R"pb(
    id: "prices"
    title: "Prices"
    period: PERIOD_WEEK
    basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_HALF_UP }
    price_list { items { id: "night" label: "A night" quantity: "nights" rate: "10" } })pb");
  *document.add_components() =
      ParseText<v1::Component>(R"pb(id: "nights" title: "Nights" table: "prices")pb");
  *document.add_total_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "calls"
    title: "Calls"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_MARKET_COST
    add: "1"
    when { answer { question: "calls" any_of: "yes" } })pb");
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(
    assessment {
      answers {
        question: "nights"
        agreed { quantity: "3" }
      }
      answers {
        question: "calls"
        agreed { option: "yes" }
      }
    })pb"));
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5000 + 3000 + 100);
  ASSERT_EQ(determination.what_ifs(0).question(), "meals");
  EXPECT_EQ(determination.what_ifs(0).indicative_allocation().amount().pence(), 20000);
}

// The fingerprint is of what was meant: however a number was written, one case has one.
TEST(Determine, TheAssessmentIsKeptWithItsNumbersWrittenInOneWay) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(
      ParseText<v1::DetermineRequest>("assessment { professional_figure { amount: \"72.5\" period: "
                                      "PERIOD_WEEK reasons: \"r\" by: \"b\" } }"));
  const v1::Determination once = DetermineOrFail(*policy, request);
  EXPECT_EQ(once.assessment().professional_figure().amount(), "72.50");
  request.mutable_assessment()->mutable_professional_figure()->set_amount("72.50");
  EXPECT_EQ(DetermineOrFail(*policy, request).assessment_fingerprint(), once.assessment_fingerprint());
}

TEST(Determine, CarriesWhatThePolicySaysOfTheFigure) {
  v1::Policy document = SmallPolicy();
  document.mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_up_to(true);
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "yearly"
    title: "A year"
    reason: "Budgets are for a year."
    authority: "Minute 9"
    purpose: ADJUSTMENT_PURPOSE_PRESENTATION
    convert_period { to: PERIOD_YEAR basis: YEAR_BASIS_365_DAYS }
    rounding { mode: ROUNDING_MODE_HALF_UP })pb");
  document.set_result_period(v1::PERIOD_YEAR);
  document.mutable_stated_periods(0)->set_period(v1::PERIOD_WEEK);
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  const v1::ComponentResult& component = determination.components(0);
  EXPECT_EQ(component.table_basis(), v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT);
  EXPECT_TRUE(component.lookup().row_above().up_to());
  EXPECT_THAT(component.lookup().row_above().conditions(), ElementsAre("needs help most days"));
  EXPECT_EQ(component.steps(2).basis(), v1::YEAR_BASIS_365_DAYS);
  EXPECT_EQ(component.steps(2).reason(), "Budgets are for a year.");
  EXPECT_EQ(component.steps(2).authority(), "Minute 9");
  EXPECT_EQ(determination.stated_periods(0).basis(), v1::YEAR_BASIS_52_WEEKS);
  ASSERT_EQ(determination.challenges_size(), 1);
  EXPECT_EQ(determination.challenges(0).how(), "Ask your worker for a review.");
}

TEST(Determine, PromptsComeFromWhatIsChosenAndFromANumberReached) {
  v1::Policy document = SmallPolicy();
  v1::Domain* home = document.mutable_questionnaire()->mutable_domains(0);
  *home->add_questions() = ParseText<v1::Question>(R"pb(
    id: "risks"
    text: "What worries me?"
    several_choices {
      options { id: "falls" label: "Falls." points: "0" prompt: "Ask about falls." }
      options { id: "fire" label: "Fire" points: "0" prompt: "Ask the fire service." }
      options { id: "other" label: "Other" points: "0" prompt: "Not chosen." }
      combine: CHOICES_COMBINE_SUM
    })pb");
  *home->add_questions() = ParseText<v1::Question>(R"pb(
    id: "nights"
    text: "How many nights?"
    quantity { unit: "nights" minimum: "0" maximum: "7" prompt_at: "3" prompt: "Ask about nights." })pb");
  v1::DetermineRequest request = SmallRequest();
  request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(
    assessment {
      answers {
        question: "risks"
        agreed { options { ids: "falls" ids: "fire" } }
      }
      answers {
        question: "nights"
        agreed { quantity: "3" }
      }
    })pb"));
  auto policy = CompileOrFail(document);
  const auto prompts = [&] {
    const v1::Determination determination = DetermineOrFail(*policy, request);
    std::vector<std::string> texts;
    for (const v1::Prompt& prompt : determination.prompts()) texts.push_back(prompt.text());
    return texts;
  };
  EXPECT_THAT(prompts(), ElementsAre("Ask about falls.", "Ask the fire service.", "Ask about nights."));
  EXPECT_EQ(DetermineOrFail(*policy, request).answers(1).answer(), "Falls. Fire");
  request.mutable_assessment()->mutable_answers(3)->mutable_agreed()->set_quantity("2");
  EXPECT_THAT(prompts(), ElementsAre("Ask about falls.", "Ask the fire service."));
  // Between two answers that can be given, the upper one reaches it and the lower one does not.
  home->mutable_questions(2)->mutable_quantity()->set_prompt_at("2.5");
  policy = CompileOrFail(document);
  EXPECT_THAT(prompts(), ElementsAre("Ask about falls.", "Ask the fire service."));
}

// It is shown by itself: neither its amount nor its cut-off touches the person's own figure.
TEST(Determine, WhatIsForTheCarerIsNoPartOfTheWhole) {
  v1::Policy document = SmallPolicy();
  v1::Component* carer = document.add_components();
  *carer = ParseText<v1::Component>(
      R"pb(id: "carer" title: "For the carer" measure: "need" table: "bands" for_carer: true)pb");
  const v1::Determination beside = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(beside.components(1).amount().amount().pence(), 5000);
  EXPECT_EQ(beside.indicative_allocation().amount().pence(), 5000);
  EXPECT_THAT(beside.total_steps(), IsEmpty());
  *carer->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "panel"
    title: "To a panel"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cut_off: "1")pb");
  const v1::Determination cut_off = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(cut_off.components(1).outcome(), v1::OUTCOME_CUT_OFF);
  EXPECT_EQ(cut_off.outcome(), v1::OUTCOME_AMOUNT);
  EXPECT_EQ(cut_off.indicative_allocation().amount().pence(), 5000);
  // Of the person's own components one cut off cuts off the whole, whatever the others give.
  carer->clear_for_carer();
  EXPECT_EQ(DetermineOrFail(*CompileOrFail(document), SmallRequest()).outcome(), v1::OUTCOME_CUT_OFF);
}

// A score that lies between rows has no row of its own to be prompted by.
TEST(Determine, BetweenRowsThereIsNoPromptOfTheLowerOne) {
  v1::Policy document = SmallPolicy();
  v1::RowTable* bands = document.mutable_tables(0)->mutable_bands();
  bands->mutable_rows(1)->set_to("40");
  bands->mutable_rows(1)->add_prompts("Look at the small band.");
  bands->set_between(v1::BETWEEN_RULE_LOWER_ROW);
  const v1::Determination between = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(between.components(0).lookup().place(), v1::LOOKUP_PLACE_BETWEEN_ROWS);
  EXPECT_THAT(between.prompts(), IsEmpty());
  bands->mutable_rows(1)->set_to("45");
  EXPECT_EQ(DetermineOrFail(*CompileOrFail(document), SmallRequest()).prompts_size(), 1);
}

TEST(Determine, AComponentWithSeveralTablesNamesNone) {
  v1::Policy document = SmallPolicy();
  const auto one = CompileOrFail(document);
  EXPECT_EQ(one->FindTable("support"), one->FindTable("bands"));
  *document.add_tables() = document.tables(0);
  document.mutable_tables(1)->set_id("other");
  *document.mutable_components(0)->mutable_table_by_care_group() = ParseText<v1::TableByCareGroup>(R"pb(
    choices { care_group: "older" table: "bands" }
    choices { care_group: "learning" table: "other" })pb");
  const auto several = CompileOrFail(document);
  EXPECT_EQ(several->FindTable("support"), nullptr);
  EXPECT_NE(several->FindTable("other"), nullptr);
}

// The measure is 45 with no decimals: 45.5 is above it, and 44.5 below.
TEST(Determine, AConditionMayBeFinerThanTheScoreItTests) {
  const auto figure_when = [](const std::string& test) {
    v1::Policy document = SmallPolicy();
    *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(
        R"(id: "more" title: "t" reason: "r" authority: "a" purpose: ADJUSTMENT_PURPOSE_OTHER add: "1"
           when { measure { measure: "need" )" +
        test + " } }");
    return DetermineOrFail(*CompileOrFail(document), SmallRequest()).indicative_allocation().amount().pence();
  };
  EXPECT_EQ(figure_when("at_least: \"45.5\""), 5000);
  EXPECT_EQ(figure_when("at_least: \"45\""), 5100);
  EXPECT_EQ(figure_when("at_least: \"44.5\""), 5100);
  EXPECT_EQ(figure_when("at_most: \"44.5\""), 5000);
  EXPECT_EQ(figure_when("at_most: \"45\""), 5100);
  EXPECT_EQ(figure_when("at_most: \"45.5\""), 5100);
}

// 45 of 100 points: a range that starts at 44.5 has begun, and one that starts at 45.5 has not.
TEST(Determine, AStepMayStartBetweenScores) {
  const auto value_from = [](const std::string& from) {
    v1::Policy document = SmallPolicy();
    *document.add_measures() = ParseText<v1::Measure>(
        R"(id: "step" title: "t" combine: COMBINE_SUM terms { measure: "need" } transforms { steps {
             below: "7" rows { from: ")" +
        from + R"(" value: "3" } } })");
    const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
    EXPECT_EQ(determination.measures(1).maximum(), "7");  // What lies below may be the most there is.
    return determination.measures(1).value();
  };
  EXPECT_EQ(value_from("44.5"), "3");
  EXPECT_EQ(value_from("45"), "3");
  EXPECT_EQ(value_from("45.5"), "7");
}

TEST(Determine, WhatDoesNotApplyPromptsNothing) {
  v1::Policy document = SmallPolicy();
  *document.mutable_questionnaire()->mutable_domains(0)->add_questions() = ParseText<v1::Question>(R"pb(
    id: "nights"
    text: "How many nights?"
    not_applicable: NOT_APPLICABLE_RULE_SCORES_ZERO
    quantity { unit: "nights" minimum: "0" maximum: "7" prompt_at: "0" prompt: "Ask about nights." })pb");
  v1::DetermineRequest request = SmallRequest();
  v1::Answer* answer = request.mutable_assessment()->add_answers();
  answer->set_question("nights");
  answer->mutable_agreed()->set_quantity("0");
  const auto policy = CompileOrFail(document);
  EXPECT_EQ(DetermineOrFail(*policy, request).prompts_size(), 1);
  answer->mutable_agreed()->mutable_not_applicable();
  EXPECT_EQ(DetermineOrFail(*policy, request).prompts_size(), 0);
}

TEST(Determine, SameInputSameBytes) {
  const auto policy = CompileOrFail(SmallPolicy());
  const std::string once = DetermineOrFail(*policy, SmallRequest()).SerializeAsString();
  const auto again = CompileOrFail(SmallPolicy());
  EXPECT_EQ(once, DetermineOrFail(*again, SmallRequest()).SerializeAsString());
}

TEST(Determine, PromptsComeFromOptionsAndRows) {
  const auto policy = CompileOrFail(SmallPolicy());
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("lots");
  request.mutable_assessment()
      ->mutable_answers(1)
      ->mutable_agreed()
      ->mutable_level_and_frequency()
      ->set_frequency("daily");
  const v1::Determination determination = DetermineOrFail(*policy, request);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 40050);
  ASSERT_EQ(determination.prompts_size(), 2);
  EXPECT_EQ(determination.prompts(0).text(), "Ask for an occupational therapist.");
  EXPECT_EQ(determination.prompts(1).text(), "Talk to health.");
}

}  // namespace
}  // namespace ras::testing
