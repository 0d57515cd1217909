// Why a figure is another than before (docs/change.md): the operation ExplainChange.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/change/change.h"
#include "lib/determine/seal.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

v1::ExplainChangeResponse Explained(const v1::ExplainChangeRequest& request) {
  v1::ExplainChangeResponse response;
  ExplainChange(request, &response);
  return response;
}

// From one request under a policy to another, under another or the same.
v1::ExplainChangeRequest Between(const v1::Policy& policy_before, const v1::DetermineRequest& before,
                                 const v1::Policy& policy_after, const v1::DetermineRequest& after) {
  v1::ExplainChangeRequest request;
  *request.mutable_policy_before() = policy_before;
  *request.mutable_before() = DetermineOrFail(*CompileOrFail(policy_before), before);
  if (policy_before.SerializeAsString() != policy_after.SerializeAsString()) {
    *request.mutable_policy_after() = policy_after;
  }
  *request.mutable_after() = DetermineOrFail(*CompileOrFail(policy_after), after);
  return request;
}

// "ANSWER meals -> 12.00", with a plus between parts that changed together.
std::vector<std::string> Steps(const v1::ExplainChangeResponse& response) {
  std::vector<std::string> lines;
  for (const v1::ChangeStep& step : response.steps()) {
    std::string line;
    for (const v1::ChangedPart& part : step.parts()) {
      line += (line.empty() ? "" : " + ") + v1::ChangeKind_Name(part.kind()).substr(12) +
              (part.id().empty() ? "" : " " + part.id());
    }
    lines.push_back(line + ": " + step.change().decimal());
  }
  return lines;
}

// The changes of the steps in pence, added up.
int64_t SumOf(const v1::ExplainChangeResponse& response) {
  int64_t sum = 0;
  for (const v1::ChangeStep& step : response.steps()) sum += step.change().pence();
  return sum;
}

// More help with meals, 40 of 100 points in the place of 15, besides 30 for friends: from 45% to 70%.
v1::DetermineRequest WithMoreMeals() {
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("lots");
  return request;
}

TEST(ExplainChange, NothingHasChanged) {
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), SmallRequest(), SmallPolicy(), SmallRequest()));
  EXPECT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), IsEmpty());
  EXPECT_EQ(response.change().pence(), 0);
  EXPECT_EQ(response.period(), v1::PERIOD_WEEK);
  EXPECT_EQ(response.currency(), "GBP");
  EXPECT_EQ(response.before().amount().amount().decimal(), response.after().amount().amount().decimal());
}

TEST(ExplainChange, AnAnswerIsToldInTheWordsOfThePolicy) {
  const v1::ExplainChangeRequest request =
      Between(SmallPolicy(), SmallRequest(), SmallPolicy(), WithMoreMeals());
  const v1::ExplainChangeResponse response = Explained(request);
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.steps_size(), 1);
  const v1::ChangedPart& part = response.steps(0).parts(0);
  EXPECT_EQ(part.kind(), v1::CHANGE_KIND_ANSWER);
  EXPECT_EQ(part.id(), "meals");
  EXPECT_EQ(part.title(), "I can make my meals.");
  EXPECT_EQ(part.before(), "I need some support");
  EXPECT_EQ(part.after(), "I need lots of support");
  EXPECT_EQ(response.steps(0).change().decimal(), "150.00");
  EXPECT_EQ(response.steps(0).figure().amount().amount().decimal(), "200.00");
  EXPECT_EQ(response.change().decimal(), "150.00");
}

// One after the other, neither the first in the list.
TEST(ExplainChange, AnswersAreLeftOut) {
  v1::Policy policy = SmallPolicy();
  v1::Domain* people = policy.mutable_questionnaire()->mutable_domains(1);
  v1::Question more = people->questions(1);
  more.set_id("more");
  more.set_text("And what else?");
  *people->add_questions() = more;
  v1::DetermineRequest before = SmallRequest();
  for (const char* question : {"notes", "more"}) {
    v1::Answer* answer = before.mutable_assessment()->add_answers();
    answer->set_question(question);
    answer->mutable_agreed()->set_text("A few words.");
  }
  const v1::ExplainChangeResponse response = Explained(Between(policy, before, policy, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("ANSWER notes: 0.00", "ANSWER more: 0.00"));
  EXPECT_EQ(response.steps(1).parts(0).before(), "A few words.");
  EXPECT_EQ(response.steps(1).parts(0).after(), "");
}

// The answer by the earlier table, and the table by the later answers.
TEST(ExplainChange, AnswersTablesAndRulesAddUp) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  later.set_effective_from("2027-04-01");
  later.set_review_on("2028-04-01");
  later.mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_amount("206");
  later.mutable_informal_support()->mutable_reductions(0)->set_percent("25");
  v1::DetermineRequest after = WithMoreMeals();
  after.set_as_of("2027-05-01");
  after.mutable_assessment()->set_assessed_on("2027-04-20");
  after.mutable_assessment()->set_policy_version("2");
  after.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(
    assessment {
      informal_support { overall { share: "half" impact: "low" } }
      carers {
        id: "c1"
        kind: CARER_KIND_INFORMAL_CARER
        able_and_willing: ABLE_AND_WILLING_YES
        confirmed_on: "2027-04-10"
        assessment: CARER_ASSESSMENT_DONE
        assessed_on: "2027-04-10"
      }
    }
  )pb"));
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), SmallRequest(), later, after));
  ASSERT_THAT(Found(response), IsEmpty());
  // 50; 200 by the answer; 30% off; 206 by the table, 30% off; and 25% off.
  EXPECT_THAT(Steps(response),
              ElementsAre("DATE: 0.00", "ANSWER meals: 150.00", "INFORMAL_SUPPORT: -60.00",
                          "TABLE bands: 4.20", "INFORMAL_SUPPORT_RULE: 10.30", "RULES: 0.00"));
  EXPECT_EQ(response.change().decimal(), "104.50");
  // Every figure is the one before it and the change.
  int64_t figure = response.before().amount().amount().pence();
  for (const v1::ChangeStep& step : response.steps()) {
    figure += step.change().pence();
    EXPECT_EQ(step.figure().amount().amount().pence(), figure);
  }
  EXPECT_EQ(figure, response.after().amount().amount().pence());
  EXPECT_EQ(response.steps().rbegin()->parts(0).kind(), v1::CHANGE_KIND_RULES);
  EXPECT_EQ(response.steps().rbegin()->parts(0).after(), "2");
}

// Rises that a policy makes in adjustments are told of the component they are in.
TEST(ExplainChange, AdjustmentsAreToldByComponent) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  v1::Adjustment* rise = later.mutable_components(0)->add_adjustments();
  *rise = ParseText<v1::Adjustment>(R"pb(
    id: "rise"
    title: "Rise"
    reason: "Prices rose."
    authority: "Cabinet"
    purpose: ADJUSTMENT_PURPOSE_INFLATION
    factor: "1.1"
    rounding { mode: ROUNDING_MODE_HALF_UP }
  )pb");
  v1::DetermineRequest after = SmallRequest();
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), SmallRequest(), later, after));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("ADJUSTMENTS support: 5.00", "RULES: 0.00"));
  EXPECT_EQ(response.steps(0).parts(0).title(), "Your support");
}

TEST(ExplainChange, AnOutcomeWithoutAnAmountCountsAsNothing) {
  v1::DetermineRequest little = SmallRequest();
  little.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("none");
  for (v1::Answer& answer : *little.mutable_assessment()->mutable_answers()) {
    if (answer.question() == "friends")
      answer.mutable_agreed()->mutable_level_and_frequency()->set_level("none");
  }
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), SmallRequest(), SmallPolicy(), little));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_EQ(response.after().outcome(), v1::OUTCOME_NO_ALLOCATION);
  EXPECT_FALSE(response.after().has_amount());
  EXPECT_EQ(response.change().pence(), -response.before().amount().amount().pence());
  EXPECT_EQ(SumOf(response), response.change().pence());
}

// A question that only the later policy asks comes with its rules; so does a table that only it has.
TEST(ExplainChange, WhatOnlyOnePolicyHasComesWithTheRules) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  v1::Question* question = later.mutable_questionnaire()->mutable_domains(0)->add_questions();
  *question = later.questionnaire().domains(0).questions(0);
  question->set_id("drinks");
  question->set_text("I can make a drink.");
  later.mutable_tables(0)->set_id("new-bands");
  later.mutable_components(0)->set_table("new-bands");
  v1::DetermineRequest after = SmallRequest();
  after.mutable_assessment()->set_policy_version("2");
  v1::Answer* answer = after.mutable_assessment()->add_answers();
  *answer = after.assessment().answers(0);
  answer->set_question("drinks");
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), SmallRequest(), later, after));
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.steps_size(), 1);
  EXPECT_EQ(response.steps(0).parts(0).kind(), v1::CHANGE_KIND_RULES);
  EXPECT_EQ(SumOf(response), response.change().pence());
}

TEST(ExplainChange, DeterminationsHaveToBeAsTheyWereMade) {
  v1::ExplainChangeRequest request = Between(SmallPolicy(), SmallRequest(), SmallPolicy(), WithMoreMeals());
  request.mutable_after()->mutable_indicative_allocation()->mutable_amount()->set_pence(1);
  EXPECT_THAT(Found(Explained(request)), ElementsAre("ERROR seal_broken after.seal"));
  request.mutable_after()->set_seal(SealOf(request.after()));
  EXPECT_THAT(Found(Explained(request)), ElementsAre("ERROR figure_differs after"));
  request = Between(SmallPolicy(), SmallRequest(), SmallPolicy(), WithMoreMeals());
  request.mutable_before()->mutable_indicative_allocation()->mutable_amount()->set_pence(1);
  request.mutable_before()->set_seal(SealOf(request.before()));
  EXPECT_THAT(Found(Explained(request)), ElementsAre("ERROR figure_differs before"));
}

TEST(ExplainChange, NamesWhatCannotBeCompared) {
  v1::Policy other = SmallPolicy();
  other.set_title("Another policy");
  v1::ExplainChangeRequest request = Between(SmallPolicy(), SmallRequest(), SmallPolicy(), WithMoreMeals());
  *request.mutable_policy_after() = other;
  EXPECT_THAT(Found(Explained(request)), ElementsAre("ERROR another_policy after.policy.fingerprint"));
  request.clear_policy_after();
  request.mutable_after()->set_period(v1::PERIOD_YEAR);
  request.mutable_after()->set_currency("EUR");
  request.mutable_after()->set_seal(SealOf(request.after()));
  EXPECT_THAT(Found(Explained(request)),
              ElementsAre("ERROR periods_differ after.period", "ERROR currencies_differ after.currency"));
  request.mutable_policy_before()->clear_tables();
  EXPECT_THAT(Found(Explained(request)), ::testing::Contains("ERROR missing policy_before.tables"));
  EXPECT_THAT(Found(Explained({})),
              ElementsAre("ERROR missing policy_before", "ERROR missing before", "ERROR missing after"));
}

}  // namespace
}  // namespace ras::testing
