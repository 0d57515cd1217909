// Figures of the report by which members agree a table (docs/sign-off.md) at their roundings and bounds.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/sampling/sampling.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/sign_off.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using testing::FoundWithValues;
using ::testing::HasSubstr;
using testing::ParseText;

constexpr const char* kShort =
    "people of the sample whose allocation would be below their cost, on the basis of the table";
constexpr const char* kShortOf = "what they would be short of together";
constexpr const char* kWithin = "people allocated what they cost to within 20%";

// A table of two rows, 40.00 for 12 and 60.00 for 13, of a sample in a sheet.
v1::SignOffRequest Of(const std::string& sheet) {
  v1::SignOffRequest request;
  *request.mutable_build() = ParseText<v1::BuildTableRequest>(R"(
    plan { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
           kind: TABLE_KIND_POINTS from: "12" to: "13" }
    method { agreed_scores { scores { score: "12" amount: "40" } scores { score: "13" amount: "60" } } }
    rounding { mode: ROUNDING_MODE_HALF_UP } )");
  request.mutable_build()->set_sheet(sheet);
  BuildTable(request.build(), request.mutable_built());
  EXPECT_TRUE(request.built().has_table()) << request.built().ShortDebugString();
  const std::string yes = R"({ answer: YES_OR_NO_YES by: "A. Officer" on: "2026-11-20" reason: "It does." })";
  *request.mutable_answers() = ParseText<v1::SignOffAnswers>(
      R"(authority: "Testshire" agreed_on: "2026-12-01" review_on: "2028-03-31" as_of: "2026-11-29"
         sample { population: 4000 planned: 5 planned_by: "all we could" seed: "Testshire 2026" }
         amounts_are_enough )" +
      yes + " choice_and_control " + yes + " works_in_process " + yes);
  return request;
}

v1::SignOffResponse Reported(const v1::SignOffRequest& request) {
  v1::SignOffResponse response;
  ReportSignOff(request, &response);
  EXPECT_TRUE(response.has_report()) << response.ShortDebugString();
  return response;
}

// "name: value" of the figures that answer whether amounts are enough.
std::vector<std::string> Figures(const std::string& sheet) {
  const v1::SignOffResponse response = Reported(Of(sheet));
  std::vector<std::string> figures;
  for (const v1::QuestionFigure& figure : response.questions(0).figures()) {
    figures.push_back(figure.name() + ": " + figure.value());
  }
  return figures;
}

std::string Line(const char* name, const std::string& value) { return std::string(name) + ": " + value; }

TEST(ReportSignOffFigures, AScoreIsLookedUpAsAPersonsWouldBe) {
  // 12.5 is 13 and gives 60.00; 12.499 is 12 and gives 40.00.
  std::vector<std::string> figures = Figures("id,score,cost\na,12.5,55\n");
  EXPECT_THAT(figures, Contains(Line(kShort, "0 of 1")));
  EXPECT_THAT(figures, Contains(Line(kShortOf, "0.00")));
  figures = Figures("id,score,cost\na,12.499,55\n");
  EXPECT_THAT(figures, Contains(Line(kShort, "1 of 1")));
  EXPECT_THAT(figures, Contains(Line(kShortOf, "15.00")));
}

TEST(ReportSignOffFigures, WhatSomebodyCostsIsNotBelowIt) {
  std::vector<std::string> figures = Figures("id,score,cost\na,12,40\nb,13,60.05\n");
  EXPECT_THAT(figures, Contains(Line(kShort, "1 of 2")));
  EXPECT_THAT(figures, Contains(Line(kShortOf, "0.05")));
  figures = Figures("id,score,cost\na,12,40.40\nb,13,60.10\n");
  EXPECT_THAT(figures, Contains(Line(kShortOf, "0.50")));
}

// Sums may be below zero, and beyond 64 bits.
TEST(ReportSignOffFigures, ATotalIsToldInPoundsAndPence) {
  EXPECT_EQ(TotalText(0), "0.00");
  EXPECT_EQ(TotalText(9), "0.09");
  EXPECT_EQ(TotalText(-10), "-0.10");
  EXPECT_EQ(TotalText(-12'345), "-123.45");
  EXPECT_EQ(TotalText(Int128{1'000'000'000'000'000'000} * 1000), "10000000000000000000.00");
}

// 40.00 is within 10% of 44.00, within 20% of 50.00 and within 50% of 80.00.
TEST(ReportSignOffFigures, CountsWhoIsWithinTwentyPercent) {
  EXPECT_THAT(Figures("id,score,cost\na,12,44\nb,12,50\nc,12,80\nd,12,400\n"),
              Contains(Line(kWithin, "2 of 4")));
}

// Five of four thousand, half of them in each group: even five of one group come in one sample of sixteen.
TEST(ReportSignOffFigures, ASampleThatTellsNothingIsWarnedOf) {
  v1::SignOffRequest request = Of("id,care_group,score,cost\na,x,12,40\nb,y,13,60\n");
  v1::SampleCheckRecord& record = *request.mutable_sample_check();
  *record.mutable_check() = ParseText<v1::CheckSampleRequest>(R"(
    population { strata { care_group: "x" people: 2000 } strata { care_group: "y" people: 2000 } }
    sample { people { id: "a" care_group: "x" } people { id: "b" care_group: "y" } people { id: "c" care_group: "x" }
             people { id: "d" care_group: "y" } people { id: "e" care_group: "y" } } )");
  CheckSample(record.check(), record.mutable_checked());
  const v1::SignOffResponse response = Reported(request);
  EXPECT_THAT(FoundWithValues(response),
              Contains("WARNING sample_cannot_be_told sample_check.checked.verdict "
                       "SAMPLE_VERDICT_CANNOT_BE_TOLD"));
  bool told = false;
  for (const v1::Finding& finding : response.findings()) {
    if (finding.code() != "sample_cannot_be_told") continue;
    told = true;
    EXPECT_THAT(finding.message(), HasSubstr("cannot be told to represent the people supported or not"));
    EXPECT_THAT(finding.remedy(), HasSubstr("Draw a larger sample"));
  }
  EXPECT_TRUE(told);
}

}  // namespace
}  // namespace ras
