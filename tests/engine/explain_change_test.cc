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
using ::testing::SizeIs;

// Of everything that is told, either the words or the fields say what has changed.
v1::ExplainChangeResponse Explained(const v1::ExplainChangeRequest& request) {
  v1::ExplainChangeResponse response;
  ExplainChange(request, &response);
  for (const v1::ChangeStep& step : response.steps()) {
    for (const v1::ChangedPart& part : step.parts()) {
      EXPECT_TRUE(part.before() != part.after() || part.fields_size() > 0) << part.ShortDebugString();
    }
  }
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

// "tables[0].bands.rows[2].amount: 200 -> 206", with a star before what this person's amount came from.
std::vector<std::string> Fields(const v1::ChangedPart& part) {
  std::vector<std::string> lines;
  for (const v1::ChangedField& field : part.fields()) {
    lines.push_back((field.for_this_person() ? "* " : "") + field.path() + ": " + field.before() + " -> " +
                    field.after());
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
              ElementsAre("DATE: 0.00", "DATE: 0.00", "ANSWER meals: 150.00", "INFORMAL_SUPPORT: -60.00",
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
  const v1::ChangedPart& table = response.steps(4).parts(0);
  EXPECT_EQ(table.before(), "200.00") << "what it gave to this person";
  EXPECT_EQ(table.after(), "206.00");
  EXPECT_THAT(Fields(table), ElementsAre("* tables[0].bands.rows[2].amount: 200 -> 206"));
  const v1::ChangedPart& reduction = response.steps(5).parts(0);
  EXPECT_EQ(reduction.title(), "half, low");
  EXPECT_EQ(reduction.before(), "30");
  EXPECT_EQ(reduction.after(), "25");
  EXPECT_THAT(Fields(reduction), ElementsAre("informal_support.reductions[0].percent: 30 -> 25"));
  EXPECT_THAT(Fields(response.steps(6).parts(0)),
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
  const v1::ChangedPart& table = response.steps(0).parts(0);
  EXPECT_EQ(table.fields_size(), 1000);
  EXPECT_EQ(table.more_fields(), 50U);
  EXPECT_EQ(Fields(table)[0], "* tables[0].points.rows[45].amount: 10 -> 11");
  EXPECT_EQ(Fields(table)[1], "tables[0].points.rows[0].amount: 10 -> 11");
}

TEST(ExplainChange, OfManyPartsOfThePolicyTheFirstHundredAreToldByThemselves) {
  const auto policy = [](int notes, const char* text) {
    v1::Policy document = SmallPolicy();
    for (int i = 0; i < notes; ++i) {
      v1::Question* note = document.mutable_questionnaire()->mutable_domains(1)->add_questions();
      note->set_id("note-" + std::to_string(i));
      note->set_text(text);
      note->mutable_information();
    }
    return document;
  };
  const auto steps = [&](int notes) {
    return Steps(
        Explained(Between(policy(notes, "Then?"), SmallRequest(), policy(notes, "Now?"), SmallRequest())));
  };
  EXPECT_THAT(steps(100), SizeIs(100));
  const std::vector<std::string> told = steps(150);
  ASSERT_THAT(told, SizeIs(101));
  EXPECT_EQ(told[99], "QUESTION note-99: 0.00");
  EXPECT_EQ(told[100], "RULES: 0.00");
}

// What is told of the table between two policies with these tables, of one person with one score.
std::vector<std::string> TableFields(const v1::AllocationTable& before, const v1::AllocationTable& after,
                                     const v1::DetermineRequest& person) {
  v1::Policy earlier = SmallPolicy(), later = SmallPolicy();
  *earlier.mutable_tables(0) = before;
  *later.mutable_tables(0) = after;
  const v1::ExplainChangeResponse response = Explained(Between(earlier, person, later, person));
  EXPECT_THAT(Found(response), IsEmpty());
  EXPECT_EQ(response.steps_size(), 1);
  return Fields(response.steps(0).parts(0));
}

// The row that gave this person the amount, by the earlier table and by the later one, comes first: even if a
// thousand others would have come before it.
TEST(ExplainChange, TheRowOfThePersonComesFirst) {
  v1::AllocationTable earlier = SmallPolicy().tables(0), later = earlier;
  GiveEachRow("10", &earlier);
  GiveEachRow("11", &later);
  for (v1::AllocationTable* table : {&earlier, &later}) {
    table->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
    table->mutable_score_rounding()->set_increment("0.04");
    auto* rows = table->mutable_points()->mutable_rows();
    for (int row = 1050; row <= 2500; ++row) *rows->Add() = rows->Get(0);
    for (int row = 0; row <= 2500; ++row) {
      const std::string hundredths = std::to_string(100 + 4 * row % 100);
      rows->Mutable(row)->set_from(std::to_string(row / 25) + "." + hundredths.substr(1));
    }
  }
  const std::vector<std::string> last = TableFields(earlier, later, SmallRequest());
  EXPECT_EQ(last[0], "* tables[0].points.rows[1125].amount: 10 -> 11")
      << "which the others would have hidden";
  EXPECT_EQ(last[1], "tables[0].points.rows[0].amount: 10 -> 11");
  EXPECT_EQ(last.size(), 1000U);

  // One row more at the top: it was the second, and is the third.
  earlier = later = SmallPolicy().tables(0);
  auto* rows = later.mutable_bands()->mutable_rows();
  *rows->Add() = ParseText<v1::Row>(R"pb(from: "5" to: "9" amount: "20")pb");
  for (int place = rows->size() - 1; place > 1; --place) rows->SwapElements(place, place - 1);
  rows->Mutable(0)->set_to("4");
  const std::vector<std::string> moved = TableFields(earlier, later, SmallRequest());
  EXPECT_THAT(std::vector<std::string>(moved.begin(), moved.begin() + 3),
              ElementsAre("* tables[0].bands.rows[1].from: 10 -> 5", "* tables[0].bands.rows[1].to: 49 -> 9",
                          "* tables[0].bands.rows[1].amount: 50 -> 20"));
  EXPECT_THAT(moved, ::testing::Contains("* tables[0].bands.rows[2].amount: 200 -> 50"));
  EXPECT_THAT(moved, ::testing::Contains("tables[0].bands.rows[0].to: 9 -> 4"));
}

// Two ends of a line; the rules of scores that no row has; a rate for everyone.
TEST(ExplainChange, WhereAnAmountComesFromIsToldFirst) {
  v1::AllocationTable skeleton = SmallPolicy().tables(0);
  *skeleton.mutable_skeleton() = ParseText<v1::RowTable>(R"pb(
    rows { from: "0" amount: "0" }
    rows { from: "40" amount: "40" }
    rows { from: "60" amount: "60" }
    rows { from: "100" amount: "100" }
  )pb");
  skeleton.mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
  v1::AllocationTable dearer = skeleton;
  for (v1::Row& row : *dearer.mutable_skeleton()->mutable_rows()) row.set_amount(row.amount() + ".50");
  EXPECT_THAT(TableFields(skeleton, dearer, SmallRequest()),
              ElementsAre("* tables[0].skeleton.rows[1].amount: 40 -> 40.50",
                          "* tables[0].skeleton.rows[2].amount: 60 -> 60.50",
                          "tables[0].skeleton.rows[0].amount: 0 -> 0.50",
                          "tables[0].skeleton.rows[3].amount: 100 -> 100.50"));

  v1::AllocationTable per_point = skeleton;
  *per_point.mutable_price_per_point() = ParseText<v1::PricePerPoint>(R"pb(rate: "2")pb");
  v1::AllocationTable more = per_point;
  more.set_title("Another title");
  more.mutable_price_per_point()->set_rate("3");
  EXPECT_THAT(
      TableFields(per_point, more, SmallRequest()),
      ElementsAre("* tables[0].price_per_point.rate: 2 -> 3", "tables[0].title: Bands -> Another title"));

  v1::AllocationTable hours = skeleton;
  *hours.mutable_bands() = ParseText<v1::RowTable>(R"pb(
    rows { from: "0" to: "30" amount: "1" }
    rows { from: "31" amount: "4" }
    hours { hourly_rate: "20" }
  )pb");
  v1::AllocationTable rate = hours;
  rate.mutable_bands()->mutable_hours()->set_hourly_rate("21");
  rate.mutable_bands()->mutable_rows(0)->set_amount("2");
  EXPECT_THAT(
      TableFields(hours, rate, SmallRequest()),
      ElementsAre("* tables[0].bands.hours.hourly_rate: 20 -> 21", "tables[0].bands.rows[0].amount: 1 -> 2"));
  EXPECT_THAT(TableFields(hours, per_point, SmallRequest()),
              ElementsAre("tables[0].bands: (present) -> (absent)",
                          "tables[0].price_per_point: (absent) -> (present)"));
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

// A question that only the later policy asks comes with its answer; a table that only it has, before what
// reads it.
TEST(ExplainChange, WhatOnlyOnePolicyHasIsToldForItself) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  v1::Question* question = later.mutable_questionnaire()->mutable_domains(0)->add_questions();
  *question = later.questionnaire().domains(0).questions(0);
  question->set_id("drinks");
  question->set_text("I can make a drink.");
  later.mutable_tables(0)->set_id("new-bands");
  later.mutable_tables(0)->mutable_bands()->mutable_rows(2)->set_amount("220");
  later.mutable_components(0)->set_table("new-bands");
  v1::DetermineRequest after = SmallRequest();
  v1::Answer* answer = after.mutable_assessment()->add_answers();
  *answer = after.assessment().answers(0);
  answer->set_question("drinks");
  answer->mutable_agreed()->set_option("lots");
  const v1::ExplainChangeRequest request = Between(SmallPolicy(), SmallRequest(), later, after);
  const v1::ExplainChangeResponse response = Explained(request);
  ASSERT_THAT(Found(response), IsEmpty());
  // 15 + 30 of 100 is 45%; 15 + 40 + 30 of 140 is 61%.
  EXPECT_THAT(Steps(response), ElementsAre("QUESTION drinks: 150.00", "TABLE new-bands: 0.00",
                                           "COMPONENT support: 20.00", "TABLE bands: 0.00", "RULES: 0.00"));
  const v1::ChangedPart& drinks = response.steps(0).parts(0);
  EXPECT_EQ(drinks.title(), "I can make a drink.");
  EXPECT_EQ(drinks.before(), "");
  EXPECT_EQ(drinks.after(), "40");
  EXPECT_THAT(Fields(drinks), ElementsAre("questionnaire.domains[0].questions[1]: (absent) -> (present)"));
  EXPECT_THAT(Fields(response.steps(1).parts(0)), ElementsAre("tables[0]: (absent) -> (present)"));
  EXPECT_THAT(Fields(response.steps(2).parts(0)), ElementsAre("components[0].table: bands -> new-bands"));
  EXPECT_THAT(Fields(response.steps(3).parts(0)), ElementsAre("tables[0]: (present) -> (absent)"));

  // The other way round.
  v1::ExplainChangeRequest back;
  *back.mutable_policy_before() = request.policy_after();
  *back.mutable_policy_after() = request.policy_before();
  *back.mutable_before() = request.after();
  *back.mutable_after() = request.before();
  const v1::ExplainChangeResponse undone = Explained(back);
  ASSERT_THAT(Found(undone), IsEmpty());
  EXPECT_THAT(Steps(undone), ElementsAre("QUESTION drinks: -170.00", "TABLE bands: 0.00",
                                         "COMPONENT support: 0.00", "TABLE new-bands: 0.00", "RULES: 0.00"));
  EXPECT_EQ(undone.steps(0).parts(0).before(), "40");
  EXPECT_EQ(undone.steps(0).parts(0).after(), "");
}

// Of questions and measures each, and of both with what they came to for this person.
TEST(ExplainChange, QuestionsAndMeasuresAreToldOneByOne) {
  v1::Policy earlier = SmallPolicy();
  earlier.mutable_measures(0)->clear_transforms();
  v1::Policy later = earlier;
  later.set_version("2");
  auto* domains = later.mutable_questionnaire()->mutable_domains();
  domains->Mutable(0)->mutable_questions(0)->mutable_single_choice()->mutable_options(1)->set_points("9");
  domains->Mutable(1)->mutable_questions(1)->set_text("And what else?");
  later.mutable_measures(0)->mutable_terms(1)->set_weight("1.5");
  const v1::ExplainChangeResponse response =
      Explained(Between(earlier, SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  // 15 + 30; 9 + 30; 9 + 30 x 1.5 = 54.
  EXPECT_THAT(Steps(response), ElementsAre("QUESTION meals: 0.00", "QUESTION notes: 0.00",
                                           "MEASURE need: 150.00", "RULES: 0.00"));
  const v1::ChangedPart& meals = response.steps(0).parts(0);
  EXPECT_EQ(meals.before(), "15");
  EXPECT_EQ(meals.after(), "9");
  EXPECT_THAT(Fields(meals),
              ElementsAre("questionnaire.domains[0].questions[0].single_choice.options[1].points: 15 -> 9"));
  EXPECT_THAT(Fields(response.steps(1).parts(0)),
              ElementsAre("questionnaire.domains[1].questions[1].text: Anything else? -> And what else?"));
  const v1::ChangedPart& need = response.steps(2).parts(0);
  EXPECT_EQ(need.title(), "Overall need");
  EXPECT_EQ(need.before(), "39");
  EXPECT_EQ(need.after(), "54");
  EXPECT_THAT(Fields(need), ElementsAre("measures[0].terms[1].weight: (absent) -> 1.5"));
}

// A new measure comes before the one that reads it; one that is left out goes after the component that read
// it. A domain comes with its first question, and goes with its last one.
TEST(ExplainChange, MeasuresAndDomainsMayBeNewOrLeftOut) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  v1::Domain* work = later.mutable_questionnaire()->add_domains();
  *work = later.questionnaire().domains(0);
  work->set_id("work");
  work->mutable_questions(0)->set_id("job");
  v1::Measure* score = later.mutable_measures(0);
  score->set_id("score");
  score->add_terms()->set_domain("work");
  later.mutable_components(0)->set_measure("score");
  v1::DetermineRequest after = SmallRequest();
  *after.mutable_assessment()->add_answers() = after.assessment().answers(0);
  after.mutable_assessment()->mutable_answers()->rbegin()->set_question("job");
  const v1::ExplainChangeRequest request = Between(SmallPolicy(), SmallRequest(), later, after);
  const v1::ExplainChangeResponse response = Explained(request);
  ASSERT_THAT(Found(response), IsEmpty());
  // 45 of 100; 60 of 140 is 43%.
  EXPECT_THAT(Steps(response), ElementsAre("QUESTION job: 0.00", "MEASURE score: 0.00",
                                           "COMPONENT support: 0.00", "MEASURE need: 0.00", "RULES: 0.00"));
  EXPECT_EQ(response.steps(1).parts(0).after(), "43");
  EXPECT_EQ(response.steps(3).parts(0).before(), "45");

  v1::ExplainChangeRequest back;
  *back.mutable_policy_before() = request.policy_after();
  *back.mutable_policy_after() = request.policy_before();
  *back.mutable_before() = request.after();
  *back.mutable_after() = request.before();
  const v1::ExplainChangeResponse undone = Explained(back);
  ASSERT_THAT(Found(undone), IsEmpty());
  // Until the component reads another one, the measure needs the domain.
  EXPECT_THAT(
      Steps(undone),
      ElementsAre("QUESTION job + MEASURE need + COMPONENT support + MEASURE score: 0.00", "RULES: 0.00"));
}

// A component is told with its own adjustments where only one policy has it.
TEST(ExplainChange, ComponentsMayBeNewOrLeftOut) {
  v1::Policy later = SmallPolicy();
  later.set_version("2");
  v1::Component* nights = later.add_components();
  *nights = later.components(0);
  nights->set_id("nights");
  nights->set_title("Your nights");
  const v1::ExplainChangeRequest request = Between(SmallPolicy(), SmallRequest(), later, SmallRequest());
  const v1::ExplainChangeResponse response = Explained(request);
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("COMPONENT nights: 50.00", "RULES: 0.00"));
  EXPECT_THAT(Fields(response.steps(0).parts(0)), ElementsAre("components[1]: (absent) -> (present)"));

  later.mutable_components()->erase(later.components().begin());
  const v1::ExplainChangeResponse replaced =
      Explained(Between(SmallPolicy(), SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(replaced), IsEmpty());
  EXPECT_THAT(Steps(replaced), ElementsAre("COMPONENT support + COMPONENT nights: 0.00", "RULES: 0.00"))
      << "without any component there is no figure";
}

// Whose view scores is told before the measures.
TEST(ExplainChange, AnotherViewMayScore) {
  v1::Policy later = SmallPolicy();
  later.set_scoring_view(v1::SCORING_VIEW_PERSON);
  v1::DetermineRequest differing = SmallRequest();
  v1::Answer* answer = differing.mutable_assessment()->mutable_answers(0);
  answer->clear_agreed();
  answer->mutable_person()->set_option("lots");
  answer->mutable_worker()->set_option("some");
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), differing, later, differing));
  ASSERT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Steps(response), ElementsAre("SCORING_VIEW: 150.00"));
  EXPECT_EQ(response.steps(0).parts(0).before(), "worker");
  EXPECT_EQ(response.steps(0).parts(0).after(), "person");
}

// Where the shares themselves are others, no reduction can be told for itself.
TEST(ExplainChange, InformalSupportRulesAreToldOneByOneWhereTheyCan) {
  v1::Policy later = SmallPolicy();
  later.mutable_informal_support()->mutable_reductions(1)->set_percent("15");
  later.mutable_informal_support()->mutable_reductions(2)->set_percent("55");
  later.mutable_informal_support()->set_refused_assessment_rule("What the carer says is enough.");
  const v1::ExplainChangeResponse response =
      Explained(Between(SmallPolicy(), SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(response), IsEmpty());
  ASSERT_EQ(response.steps_size(), 3);
  EXPECT_EQ(response.steps(0).parts(0).title(), "half, high");
  EXPECT_EQ(response.steps(1).parts(0).title(), "all, low");
  const v1::ChangedPart& refused = response.steps(2).parts(0);
  EXPECT_EQ(refused.before(), "");
  EXPECT_EQ(refused.after(), "What the carer says is enough.");
  EXPECT_THAT(
      Fields(refused),
      ElementsAre("informal_support.refused_assessment_rule: (absent) -> What the carer says is enough."));

  later.mutable_informal_support()->mutable_shares(1)->set_label("Half");
  const v1::ExplainChangeResponse whole =
      Explained(Between(SmallPolicy(), SmallRequest(), later, SmallRequest()));
  ASSERT_THAT(Found(whole), IsEmpty());
  ASSERT_EQ(whole.steps_size(), 1);
  EXPECT_EQ(whole.steps(0).parts(0).title(), "");
  EXPECT_EQ(whole.steps(0).parts(0).fields_size(), 4);
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
  EXPECT_EQ(response.steps(0).parts(0).before(),
            "half, low; carers: daughter (family or friend, able and willing on 2026-05-10, assessed on "
            "2026-05-10)");
  EXPECT_EQ(
      response.steps(0).parts(0).after(),
      "half, low; carers: daughter (family or friend, not able or not willing on 2026-05-10, assessed on "
      "2026-05-10)");
}

// A case in which a daughter and a neighbour help.
v1::DetermineRequest WithTwoWhoHelp() {
  v1::DetermineRequest request = SmallRequest();
  *request.mutable_assessment()->mutable_informal_support()->mutable_overall() =
      ParseText<v1::SupportAndImpact>(R"pb(share: "half" impact: "low")pb");
  *request.mutable_assessment()->add_carers() = Daughter(v1::ABLE_AND_WILLING_YES);
  *request.mutable_assessment()->add_carers() = ParseText<v1::Carer>(R"pb(
    id: "neighbour"
    kind: CARER_KIND_OTHER_SUPPORT
    sustainability { can_last: true checked_on: "2026-05-11" checked_by: "Social worker" }
  )pb");
  return request;
}

// The one step between two cases under the policy: its change, what it was and what it is.
std::vector<std::string> Told(const v1::DetermineRequest& before, const v1::DetermineRequest& after) {
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), before, SmallPolicy(), after));
  EXPECT_THAT(Found(response), IsEmpty());
  if (response.steps_size() != 1) return Steps(response);
  const v1::ChangedPart& part = response.steps(0).parts(0);
  return {response.steps(0).change().decimal(), part.before(), part.after()};
}

// Whatever is recorded of a carer, it is told where it is another than before, and of no other one.
TEST(ExplainChange, EverythingThatIsKnownOfCarersIsTold) {
  const v1::DetermineRequest before = WithTwoWhoHelp();
  const auto changed = [&](int carer, auto change) {
    v1::DetermineRequest after = before;
    change(after.mutable_assessment()->mutable_carers(carer));
    return Told(before, after);
  };
  const std::string daughter = "family or friend, able and willing on 2026-05-10, assessed on 2026-05-10";
  const auto first = [](const std::string& words) {
    return "half, low; carers: daughter (" + words + "), neighbour";
  };
  EXPECT_THAT(
      changed(0, [](v1::Carer* one) { one->set_assessment(v1::CARER_ASSESSMENT_REFUSED); }),
      ElementsAre(
          "15.00", first(daughter),
          first("family or friend, able and willing on 2026-05-10, refused an assessment on 2026-05-10")));
  EXPECT_THAT(
      changed(0, [](v1::Carer* one) { one->clear_assessment(); }),
      ElementsAre("15.00", first(daughter),
                  first("family or friend, able and willing on 2026-05-10, no assessment on 2026-05-10")));
  EXPECT_THAT(changed(0, [](v1::Carer* one) { one->clear_able_and_willing(); }),
              ElementsAre("15.00", first(daughter),
                          first("family or friend, asked on 2026-05-10, assessed on 2026-05-10")));
  EXPECT_THAT(changed(0, [](v1::Carer* one) { one->set_assessed_on("2026-05-12"); }),
              ElementsAre("0.00", first(daughter),
                          first("family or friend, able and willing on 2026-05-10, assessed on 2026-05-12")));
  EXPECT_THAT(changed(0, [](v1::Carer* one) { one->clear_confirmed_on(); })[2],
              first("family or friend, able and willing, assessed on 2026-05-10"));
  EXPECT_THAT(changed(0, [](v1::Carer* one) { one->set_kind(v1::CARER_KIND_OTHER_SUPPORT); })[2],
              first("other support, able and willing on 2026-05-10, assessed on 2026-05-10"));
  EXPECT_THAT(
      changed(0,
              [](v1::Carer* one) {
                one->add_domains("home");
                one->add_domains("people");
              })[2],
      first("family or friend, in home and people, able and willing on 2026-05-10, assessed on 2026-05-10"));
  EXPECT_THAT(
      changed(1, [](v1::Carer* one) { one->mutable_sustainability()->set_can_last(false); }),
      ElementsAre("15.00",
                  "half, low; carers: daughter, neighbour (other support, can last, checked on 2026-05-11 by "
                  "Social worker)",
                  "half, low; carers: daughter, neighbour (other support, cannot last, checked on 2026-05-11 "
                  "by Social worker)"));
  v1::DetermineRequest exchanged = before;
  exchanged.mutable_assessment()->mutable_carers()->SwapElements(0, 1);
  EXPECT_THAT(Told(before, exchanged), ElementsAre("0.00", "half, low; carers: daughter, neighbour",
                                                   "half, low; carers: neighbour, daughter"));
}

TEST(ExplainChange, OfEligibilityItIsToldWhatIsAnother) {
  const v1::DetermineRequest before = SmallRequest();
  v1::DetermineRequest after = before;
  after.mutable_assessment()->mutable_eligibility()->set_level("substantial");
  EXPECT_THAT(Told(before, after),
              ElementsAre("0.00", "eligible, at no level, decided on 2026-05-20 by team manager",
                          "eligible, at the level \"substantial\", decided on 2026-05-20 by team manager"));
  after = before;
  after.mutable_assessment()->mutable_eligibility()->set_criteria("Local criteria");
  EXPECT_THAT(Told(before, after),
              ElementsAre("0.00", "eligible by \"Care Act 2014\", decided on 2026-05-20 by team manager",
                          "eligible by \"Local criteria\", decided on 2026-05-20 by team manager"));
}

// What two people see is told where it differs; where words are the same all the same, the fields are told.
TEST(ExplainChange, AnswersThatDifferDoNotReadTheSame) {
  v1::DetermineRequest before = SmallRequest();
  v1::Answer* answer = before.mutable_assessment()->mutable_answers(0);
  answer->clear_agreed();
  answer->mutable_person()->set_option("none");
  answer->mutable_worker()->set_option("some");
  v1::DetermineRequest after = before;
  after.mutable_assessment()->mutable_answers(0)->mutable_person()->set_option("lots");
  EXPECT_THAT(Told(before, after),
              ElementsAre("0.00",
                          "I need some support (the person: I need no support; the worker: I need "
                          "some support)",
                          "I need some support (the person: I need lots of support; the worker: I "
                          "need some support)"));
  after = before;
  after.mutable_assessment()->mutable_answers(0)->mutable_worker()->mutable_not_applicable();
  EXPECT_EQ(Told(before, after)[2],
            "does not apply (the person: I need no support; the worker: does not apply)");

  v1::Policy policy = SmallPolicy();
  auto* options =
      policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions(0)->mutable_single_choice();
  options->mutable_options(2)->set_label("I need some support");
  const v1::ExplainChangeResponse response =
      Explained(Between(policy, SmallRequest(), policy, WithMoreMeals()));
  EXPECT_THAT(Steps(response), ElementsAre("ANSWER meals: 150.00"));
  EXPECT_EQ(response.steps(0).parts(0).before(), "");
  EXPECT_EQ(response.steps(0).parts(0).after(), "");
  EXPECT_THAT(Fields(response.steps(0).parts(0)), ElementsAre("answers[0].agreed.option: some -> lots"));
}

// The same answer given in another way is no change; nor is what is said beside it.
TEST(ExplainChange, AnAnswerIsTheSameHoweverItIsRecorded) {
  v1::DetermineRequest before = SmallRequest();
  before.mutable_assessment()->mutable_answers(0)->set_note("Since the fall.");
  v1::DetermineRequest after = SmallRequest();
  v1::Answer* answer = after.mutable_assessment()->mutable_answers(0);
  *answer->mutable_person() = answer->agreed();
  *answer->mutable_worker() = answer->agreed();
  answer->clear_agreed();
  EXPECT_THAT(Told(before, after), IsEmpty());

  before.mutable_assessment()->mutable_answers(0)->mutable_agreed()->mutable_not_applicable()->set_reason(
      "Tube fed.");
  after = before;
  after.mutable_assessment()->mutable_answers(0)->mutable_agreed()->mutable_not_applicable()->clear_reason();
  EXPECT_THAT(Told(before, after), IsEmpty());

  // All that only the worker sees is another matter than what both see.
  after = before = SmallRequest();
  answer = after.mutable_assessment()->mutable_answers(0);
  *answer->mutable_worker() = answer->agreed();
  answer->clear_agreed();
  const v1::ExplainChangeResponse response = Explained(Between(SmallPolicy(), before, SmallPolicy(), after));
  EXPECT_THAT(Fields(response.steps(0).parts(0)), ElementsAre("answers[0].agreed: (present) -> (absent)",
                                                              "answers[0].worker: (absent) -> (present)"));
}

// Several choices in another order are the same.
TEST(ExplainChange, ChoicesInAnotherOrderAreTheSame) {
  v1::Policy policy = SmallPolicy();
  v1::Question* meals = policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions(0);
  const v1::Policy single = SmallPolicy();
  meals->mutable_several_choices()->set_combine(v1::CHOICES_COMBINE_SUM);
  *meals->mutable_several_choices()->mutable_options() =
      single.questionnaire().domains(0).questions(0).single_choice().options();
  const auto chosen = [](const char* one, const char* other) {
    v1::DetermineRequest request = SmallRequest();
    v1::OptionList* list =
        request.mutable_assessment()->mutable_answers(0)->mutable_agreed()->mutable_options();
    list->add_ids(one);
    list->add_ids(other);
    return request;
  };
  EXPECT_THAT(Steps(Explained(Between(policy, chosen("some", "lots"), policy, chosen("lots", "some")))),
              IsEmpty());
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
  EXPECT_THAT(Steps(response), ElementsAre("DATE: 0.00", "DATE: 0.00", "RULES: 0.00"));
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
