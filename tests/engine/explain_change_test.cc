// Why a figure is another than before (docs/change.md): the operation ExplainChange.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/change/change.h"
#include "lib/determine/seal.h"
#include "lib/fingerprint/document_fingerprint.h"
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

// "tables[0].bands.rows[2].amount: 200 -> 206"
std::vector<std::string> Fields(const v1::ChangedPart& part) {
  std::vector<std::string> lines;
  for (const v1::ChangedField& field : part.fields()) {
    lines.push_back(field.path() + ": " + field.before() + " -> " + field.after());
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
  const v1::ChangedPart& table = response.steps(3).parts(0);
  EXPECT_EQ(table.before(), "200.00") << "what it gave to this person";
  EXPECT_EQ(table.after(), "206.00");
  EXPECT_THAT(Fields(table), ElementsAre("tables[0].bands.rows[2].amount: 200 -> 206"));
  EXPECT_THAT(Fields(response.steps(4).parts(0)),
              ElementsAre("informal_support.reductions[0].percent: 30 -> 25"));
  EXPECT_THAT(Fields(response.steps(5).parts(0)),
              ElementsAre("version: 1 -> 2", "effective_from: 2026-04-01 -> 2027-04-01",
                          "review_on: 2027-04-01 -> 2028-04-01"));
}

v1::Adjustment Rise(const char* factor) {
  auto rise = ParseText<v1::Adjustment>(R"pb(
    id: "rise"
    title: "Rise"
    reason: "Prices rose."
    authority: "Cabinet"
    purpose: ADJUSTMENT_PURPOSE_INFLATION
    rounding { mode: ROUNDING_MODE_HALF_UP }
  )pb");
  rise.set_factor(factor);
  return rise;
}

// A rise of which the rate has changed is told for itself, with both rates; the others are as they were.
TEST(ExplainChange, AnAdjustmentIsToldWithWhatItWasAndIs) {
  v1::Policy earlier = SmallPolicy();
  *earlier.mutable_components(0)->add_adjustments() = Rise("1.1");
  *earlier.add_total_adjustments() = Rise("1");
  earlier.mutable_total_adjustments(0)->set_id("whole");
  v1::Policy later = earlier;
  later.set_version("2");
  const int last = later.components(0).adjustments_size() - 1;
  later.mutable_components(0)->mutable_adjustments(last)->set_factor("1.2");
  later.mutable_total_adjustments(0)->set_factor("1.01");
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("ADJUSTMENT rise: 5.00", "ADJUSTMENT whole: 0.60", "RULES: 0.00"));
  const v1::ChangedPart& rise = response.steps(0).parts(0);
  EXPECT_EQ(rise.before(), "1.1");
  EXPECT_EQ(rise.after(), "1.2");
  EXPECT_EQ(rise.component(), "support");
  EXPECT_EQ(rise.said(), "Prices rose.");
  EXPECT_THAT(Fields(rise),
              ElementsAre("components[0].adjustments[" + std::to_string(last) + "].factor: 1.1 -> 1.2"));
  EXPECT_EQ(response.steps(1).parts(0).component(), "") << "of the total";
}

// By how much a table was raised is in what it says of itself.
TEST(ExplainChange, ATableIsToldWithWhatItSaysOfItself) {
  v1::Policy earlier = SmallPolicy();
  v1::Policy later = earlier;
  later.set_version("2");
  v1::TableUplift* uplift = later.mutable_tables(0)->add_uplifts();
  *uplift = ParseText<v1::TableUplift>(R"pb(
    rate_percent: "3"
    rounding { mode: ROUNDING_MODE_HALF_UP }
    effective_from: "2026-04-01"
    authority: "Cabinet"
  )pb");
  uplift->set_table_before(DocumentFingerprint(earlier.tables(0)));
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  const v1::ChangedPart& table = response.steps(0).parts(0);
  EXPECT_EQ(table.said(), "raised by 3%");
  EXPECT_THAT(Fields(table), ElementsAre("tables[0].uplifts[0]: (absent) -> (present)"));

  uplift->set_rate_percent("-3");
  EXPECT_EQ(Explained(Between(earlier, SmallRequest(), later, SmallRequest())).steps(0).parts(0).said(),
            "lowered by 3%");
  // Built anew and then raised, it is not the earlier one that was raised.
  uplift->set_table_before(std::string(64, '0'));
  EXPECT_EQ(Explained(Between(earlier, SmallRequest(), later, SmallRequest())).steps(0).parts(0).said(), "");
}

// Where one has been mistaken for the other, a word is said; the account is told all the same.
TEST(ExplainChange, TellsWhatMayBeAMixUp) {
  v1::DetermineRequest other = WithMoreMeals();
  other.mutable_assessment()->set_reference("SOMEBODY-ELSE");
  other.set_as_of("2026-06-20");
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), SmallRequest(), SmallPolicy(), other));
  EXPECT_THAT(Found(response), ElementsAre("WARNING later_is_earlier after.as_of",
                                           "NOTE references_differ after.assessment.reference"));
  EXPECT_EQ(SumOf(response), response.change().pence());
}

// Where one day alone has changed, it is that one that is told.
TEST(ExplainChange, TheDayThatChangedIsTold) {
  const v1::DetermineRequest first = SmallRequest();
  v1::DetermineRequest assessed = first;
  assessed.mutable_assessment()->set_assessed_on("2026-06-05");
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), first, SmallPolicy(), assessed));
  ASSERT_EQ(response.steps_size(), 1);
  const v1::ChangedPart& day = response.steps(0).parts(0);
  EXPECT_EQ(day.title(), "day of the assessment");
  EXPECT_EQ(day.before(), first.assessment().assessed_on());
  EXPECT_EQ(day.after(), "2026-06-05");
}

// A table of 1,050 rows, each of so many pounds.
void GiveEachRow(const char* amount, v1::AllocationTable* table) {
  v1::RowTable* rows = table->mutable_points();
  for (int score = 0; score < 1050; ++score) {
    v1::Row* row = rows->add_rows();
    row->set_from(std::to_string(score));
    row->set_amount(amount);
  }
}

TEST(ExplainChange, OfFieldsThatAreTooManyItIsToldHowMany) {
  v1::Policy earlier = SmallPolicy();
  v1::Policy later = earlier;
  later.set_version("2");
  GiveEachRow("10", earlier.mutable_tables(0));
  GiveEachRow("11", later.mutable_tables(0));
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_EQ(response.steps(0).parts(0).fields_size(), 1000);
  EXPECT_EQ(response.steps(0).parts(0).more_fields(), 50U);
}

v1::Adjustment TenMore() {
  return ParseText<v1::Adjustment>(R"pb(
    id: "more"
    title: "More"
    reason: "Travel."
    authority: "Cabinet"
    purpose: ADJUSTMENT_PURPOSE_OTHER
    add: "10"
  )pb");
}

// What is new or left out is told for itself, in the place that it has or had; the rest stays as it is.
TEST(ExplainChange, AdjustmentsMayBeNewOrLeftOut) {
  v1::Policy earlier = SmallPolicy();
  auto* list = earlier.mutable_components(0)->mutable_adjustments();
  *list->Add() = Rise("1.1");
  *list->Add() = TenMore();
  v1::Policy later = earlier;
  later.set_version("2");
  list = later.mutable_components(0)->mutable_adjustments();
  list->erase(list->end() - 2);
  *list->Add() = Rise("1.2");
  list->rbegin()->set_id("again");
  for (int place = list->size() - 1; place > 0; --place) list->SwapElements(place, place - 1);
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response),
              ElementsAre("ADJUSTMENT rise: -5.00", "ADJUSTMENT again: 10.00", "RULES: 0.00"));
  EXPECT_EQ(response.steps(0).parts(0).before(), "1.1");
  EXPECT_EQ(response.steps(0).parts(0).after(), "");
  EXPECT_EQ(response.steps(1).parts(0).before(), "");
  EXPECT_EQ(response.steps(1).parts(0).after(), "1.2");
  EXPECT_THAT(Fields(response.steps(2).parts(0)), ElementsAre("version: 1 -> 2"))
      << "the adjustments are where the later policy has them";
}

// Where they have changed places no single one is the cause.
TEST(ExplainChange, AdjustmentsInAnotherOrderAreToldTogether) {
  v1::Policy earlier = SmallPolicy();
  auto* list = earlier.mutable_components(0)->mutable_adjustments();
  *list->Add() = Rise("1.1");
  *list->Add() = ParseText<v1::Adjustment>(R"pb(
    id: "more"
    title: "More"
    reason: "Travel."
    authority: "Cabinet"
    purpose: ADJUSTMENT_PURPOSE_OTHER
    add: "10")pb");
  v1::Policy later = earlier;
  later.set_version("2");
  list = later.mutable_components(0)->mutable_adjustments();
  list->SwapElements(list->size() - 1, list->size() - 2);
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("ADJUSTMENTS support: 1.00", "RULES: 0.00"));
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

// The other way round: an answer to a question that is no longer asked goes with the rules that asked it.
TEST(ExplainChange, WhatIsNoLongerAskedGoesWithTheRules) {
  v1::Policy earlier = SmallPolicy();
  earlier.set_version("0");
  v1::Question* question = earlier.mutable_questionnaire()->mutable_domains(0)->add_questions();
  *question = earlier.questionnaire().domains(0).questions(0);
  question->set_id("drinks");
  v1::DetermineRequest before = SmallRequest();
  v1::Answer* answer = before.mutable_assessment()->add_answers();
  *answer = before.assessment().answers(0);
  answer->set_question("drinks");
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, before, SmallPolicy(), SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.steps_size(), 1);
  ASSERT_EQ(response.steps(0).parts_size(), 1);
  EXPECT_EQ(response.steps(0).parts(0).kind(), v1::CHANGE_KIND_RULES);
}

// Both ends of a range are told, from the first step on, whether the figures at either end of the way are
// ranges or one between them is.
TEST(ExplainChange, OfRangesBothEndsAreTold) {
  v1::Policy earlier = SmallPolicy();
  *earlier.mutable_tables(0)->mutable_bands()->mutable_rows(2)->mutable_range() =
      ParseText<v1::RowRange>(R"pb(from: "200" to: "250")pb");
  v1::Policy wider = earlier;
  wider.set_version("2");
  wider.mutable_tables(0)->mutable_bands()->mutable_rows(2)->mutable_range()->set_to("300");
  const v1::ExplainChangeResponse more = Explained(Between(earlier, WithMoreMeals(), wider, WithMoreMeals()));
  ASSERT_THAT(Found(more), IsEmpty());
  EXPECT_EQ(more.change().decimal(), "0.00");
  EXPECT_EQ(more.upper_change().decimal(), "50.00");
  EXPECT_EQ(more.steps(0).parts(0).before(), "200.00 to 250.00");
  EXPECT_EQ(more.steps(0).parts(0).after(), "200.00 to 300.00");

  v1::Policy single = earlier;
  single.set_version("2");
  single.mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_amount("206");
  const v1::ExplainChangeResponse between =
      Explained(Between(earlier, SmallRequest(), single, WithMoreMeals()));
  ASSERT_THAT(Found(between), IsEmpty());
  EXPECT_THAT(Steps(between), ElementsAre("ANSWER meals: 150.00", "TABLE bands: 6.00", "RULES: 0.00"));
  EXPECT_EQ(between.steps(0).upper_change().decimal(), "200.00");
  EXPECT_EQ(between.steps(1).upper_change().decimal(), "-44.00");
  EXPECT_EQ(between.upper_change().decimal(), "156.00");
}

v1::Carer Daughter(v1::AbleAndWilling able_and_willing) {
  auto carer = ParseText<v1::Carer>(R"pb(
    id: "daughter"
    kind: CARER_KIND_INFORMAL_CARER
    confirmed_on: "2026-05-10"
    assessment: CARER_ASSESSMENT_DONE
    assessed_on: "2026-05-10"
  )pb");
  carer.set_able_and_willing(able_and_willing);
  return carer;
}

// Nothing is taken off for the support of a carer who cannot go on: 30% of 50 come back.
TEST(ExplainChange, WhatIsKnownOfCarersIsPartOfInformalSupport) {
  v1::DetermineRequest before = SmallRequest();
  *before.mutable_assessment()->mutable_informal_support()->mutable_overall() =
      ParseText<v1::SupportAndImpact>(R"pb(share: "half" impact: "low")pb");
  v1::DetermineRequest after = before;
  *before.mutable_assessment()->add_carers() = Daughter(v1::ABLE_AND_WILLING_YES);
  *after.mutable_assessment()->add_carers() = Daughter(v1::ABLE_AND_WILLING_NO);
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), before, SmallPolicy(), after));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("INFORMAL_SUPPORT: 15.00"));
  EXPECT_EQ(response.steps(0).parts(0).before(), "half, low; carers: daughter (confirmed on 2026-05-10)");
}

// The policy scores by the worker's view: it is enough that this one is another.
TEST(ExplainChange, OneViewOfAnAnswerIsAChange) {
  v1::DetermineRequest before = SmallRequest();
  v1::Answer* answer = before.mutable_assessment()->mutable_answers(0);
  answer->clear_agreed();
  answer->mutable_person()->set_option("none");
  answer->mutable_worker()->set_option("some");
  answer->set_difference_reason("The person manages alone on good days.");
  v1::DetermineRequest after = before;
  after.mutable_assessment()->mutable_answers(0)->mutable_worker()->set_option("lots");
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), before, SmallPolicy(), after));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("ANSWER meals: 150.00"));
}

// In between, the earlier policy is asked of a day on which only the later one is in force.
TEST(ExplainChange, ALaterPolicyMayBeginEarlier) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  later.set_effective_from("2026-03-01");
  v1::DetermineRequest after = SmallRequest();
  after.set_as_of("2026-07-30");
  after.mutable_assessment()->set_assessed_on("2026-03-15");
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), SmallRequest(), later, after));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("DATE: 0.00", "RULES: 0.00"));
}

// The table gives a range, of which a cap leaves one amount: of every step both ends are told, and so add up.
TEST(ExplainChange, ARangeInBetweenHasUpperEndsInEveryStep) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  *later.mutable_tables(0)->mutable_bands()->mutable_rows(1)->mutable_range() =
      ParseText<v1::RowRange>(R"pb(from: "50" to: "60")pb");
  *later.add_total_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "most"
    title: "Most"
    reason: "More is agreed by the panel."
    authority: "Cabinet"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cap: "50"
  )pb");
  v1::DetermineRequest after = SmallRequest();
  after.set_as_of("2026-07-31");
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), SmallRequest(), later, after));
  ASSERT_THAT(Found(response), IsEmpty());
  std::vector<std::string> upper;
  for (const v1::ChangeStep& step : response.steps()) upper.push_back(step.upper_change().decimal());
  EXPECT_THAT(upper, ElementsAre("0.00", "10.00", "-10.00", "0.00"));
  EXPECT_EQ(response.upper_change().decimal(), "0.00");
}

// The rules are not said to have changed where nothing is left of them to change.
TEST(ExplainChange, OnlyATableChanged) {
  v1::Policy later = SmallPolicy();
  later.mutable_tables(0)->mutable_bands()->mutable_rows(1)->set_amount("51");
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("TABLE bands: 1.00"));
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
