// What a determination is and holds (DESIGN section 5; docs/figures.md).
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
