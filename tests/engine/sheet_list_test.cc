// A list of a request that is given as a sheet, in either form, and its findings.
#include "lib/sheet/sheet_list.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "ras/v1/collation.pb.h"
#include "ras/v1/reconciliation.pb.h"
#include "ras/v1/table_build.pb.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// "code path line:column" of what was reported.
std::vector<std::string> Lines(FindingReport* report) {
  std::vector<v1::Finding> findings;
  report->Finish(&findings);
  std::vector<std::string> lines;
  for (const v1::Finding& finding : findings) {
    lines.push_back(finding.code() + " " + finding.path() + " " + std::to_string(finding.line()) + ":" +
                    std::to_string(finding.column()));
  }
  return lines;
}

// "path line:column" of a finding about `path`, put in its place.
std::string Placed(const SheetList& list, const std::string& path, const std::string& message = "") {
  v1::Finding finding;
  finding.set_path(path);
  finding.set_message(message);
  list.Place(&finding);
  return finding.path() + " " + std::to_string(finding.line()) + ":" + std::to_string(finding.column()) +
         (message.empty() ? "" : " " + finding.message());
}

constexpr const char* kSheet = "id,cost,score\na,x,1\nbb,2,y\n";
constexpr const char* kLines = "\n{\"id\":\"a\",\"cost\":\"x\"}\n\n{\"id\":\"bb\"}\n";
const SheetField kCases = {.list = "cases", .sheet = "sheet"};

TEST(SheetList, PutsTheRowsIntoTheList) {
  for (const char* bytes : {kSheet, kLines}) {
    v1::BuildTableRequest request;
    request.set_sheet(bytes);
    FindingReport report;
    const SheetList list(kCases, &request, &report);
    EXPECT_TRUE(list.is_whole());
    ASSERT_EQ(request.cases_size(), 2);
    EXPECT_EQ(request.cases(0).cost(), "x");
    EXPECT_EQ(request.cases(1).id(), "bb");
    EXPECT_THAT(Lines(&report), IsEmpty());
  }
}

TEST(SheetList, PutsAFindingOnAnItemInItsPlace) {
  v1::BuildTableRequest request;
  request.set_sheet(kSheet);
  FindingReport report;
  const SheetList list(kCases, &request, &report);
  EXPECT_EQ(Placed(list, "cases[1].score"), "sheet.score 3:6");
  EXPECT_EQ(Placed(list, "cases[1].score[3]"), "sheet.score[3] 3:6");
  EXPECT_EQ(Placed(list, "cases[1].service"), "sheet.service 3:1");
  EXPECT_EQ(Placed(list, "cases[0]", "As cases[1], and not as cases[2] or strata[0]."),
            "sheet 2:1 As line 3, and not as cases[2] or strata[0].");
  for (const char* other :
       {"cases", "casesx[0].id", "cases[7].id", "plan.id", "cases[x]", "cases[1", "cases[-1]"}) {
    EXPECT_EQ(Placed(list, other), std::string(other) + " 0:0");
  }
}

TEST(SheetList, OfJsonLinesTheLineIsKnownAndTheMembersPlaceInIt) {
  v1::BuildTableRequest request;
  request.set_sheet(kLines);
  FindingReport report;
  const SheetList list(kCases, &request, &report);
  EXPECT_EQ(Placed(list, "cases[0].cost"), "sheet.cost 2:18");
  EXPECT_EQ(Placed(list, "cases[1].id"), "sheet.id 4:7");
  EXPECT_EQ(Placed(list, "cases[1].score", "As cases[0]."), "sheet.score 4:1 As line 2.");
  EXPECT_EQ(Placed(list, "cases[1]"), "sheet 4:1");
}

TEST(SheetList, AMemberIsFoundByItsNameAloneAndCountedInCharacters) {
  v1::CollateSampleRequest request;
  // A value that is like a name, names inside a list, a character of two bytes, and a name with an escape.
  request.set_people_sheet(
      "  {\"id\":\"cost\", \"answers\":[{\"question\":\"cost\"}],\"service\":\"\u00e9\",\"cost\" : \"x\"}\n"
      "{\"\\u0069d\":\"b\"}\n");
  FindingReport report;
  const SheetList list({.list = "people", .sheet = "people_sheet"}, &request, &report);
  EXPECT_THAT(Lines(&report), IsEmpty());
  EXPECT_EQ(Placed(list, "people[0].cost"), "people_sheet.cost 1:72");
  EXPECT_EQ(Placed(list, "people[0].answers[0].question"), "people_sheet.answers[0].question 1:27");
  EXPECT_EQ(Placed(list, "people[0].question"), "people_sheet.question 1:1");
  EXPECT_EQ(Placed(list, "people[1].id"), "people_sheet.id 2:1");
}

TEST(SheetList, ALineThatCannotBeReadIsLeftOutAndHidesNothingOfTheOthers) {
  v1::BuildTableRequest request;
  request.set_sheet("{\"id\":\"a\"}\n{\"id\":\"b\",}\n{\"id\":\"c\",\"cots\":\"1\"}\n{\"id\":\"d\"}\n");
  FindingReport report;
  const SheetList list(kCases, &request, &report);
  EXPECT_TRUE(list.is_whole());
  ASSERT_EQ(request.cases_size(), 2);
  EXPECT_EQ(request.cases(1).id(), "d");
  EXPECT_EQ(Placed(list, "cases[1].id"), "sheet.id 4:7");
  EXPECT_THAT(Lines(&report), ElementsAre("syntax_error sheet 2:11", "unknown_field sheet.cots 3:11"));
}

// Nothing follows from a row that is not there because it could not be read.
TEST(SheetList, IsCompleteIfAllOfItCouldBeRead) {
  const auto is_complete = [](const std::string& sheet) {
    v1::CollateSampleRequest request;
    request.set_people_sheet(sheet);
    request.add_people();  // Given twice, and the sheet is complete all the same.
    FindingReport report;
    const SheetList list({.list = "people", .sheet = "people_sheet"}, &request, &report);
    EXPECT_TRUE(list.is_whole());
    EXPECT_EQ(request.people_size(), 1 + static_cast<int>(sheet.find("\nb") != std::string::npos));
    return list.is_complete();
  };
  EXPECT_TRUE(is_complete("id,age\na,70\nb,71\n"));
  EXPECT_FALSE(is_complete("id,age\na,70\nc,71,x\n"));
  EXPECT_FALSE(is_complete("id,age\na,70\nb,x\n"));
  EXPECT_TRUE(is_complete("{\"id\":\"a\"}\n"));
  EXPECT_FALSE(is_complete("{\"id\":\"a\"}\n{\"id\":}\n"));
}

TEST(SheetList, AboutACellThatCouldNotBeReadNothingElseIsTold) {
  v1::CollateSampleRequest request;
  request.set_people_sheet("id,cost_period,age\na,weekly,70\nb,week,x\n");
  FindingReport report;
  const SheetList list({.list = "people", .sheet = "people_sheet"}, &request, &report);
  EXPECT_THAT(Lines(&report), ElementsAre("unknown_enum_value people_sheet.cost_period 2:3",
                                          "wrong_type people_sheet.age 3:8"));
  const auto is_told = [&](const char* path) {
    v1::Finding finding;
    finding.set_path(path);
    return list.Place(&finding);
  };
  EXPECT_FALSE(is_told("people[0].cost_period"));
  EXPECT_FALSE(is_told("people[1].age"));
  for (const char* path : {"people[0].age", "people[0].id", "people[0]", "people[1].cost_period", "people"}) {
    EXPECT_TRUE(is_told(path)) << path;
  }
}

// What has no column is told at the row's first cell, whether or not that could be read.
TEST(SheetList, AFieldWithoutAColumnIsToldBesideAFirstCellThatCouldNotBeRead) {
  v1::CollateSampleRequest request;
  request.set_people_sheet("age,id\nx,a\n");
  FindingReport report;
  const SheetList list({.list = "people", .sheet = "people_sheet"}, &request, &report);
  EXPECT_THAT(Lines(&report), ElementsAre("wrong_type people_sheet.age 2:1"));
  for (const auto& [path, told] : {std::pair{"people[0].age", false},
                                   std::pair{"people[0].cost_period", true}, std::pair{"people[0]", true}}) {
    v1::Finding finding;
    finding.set_path(path);
    EXPECT_EQ(list.Place(&finding), told) << path;
  }
}

TEST(SheetList, JsonThatIsNoJsonLinesIsToldOnceAsWhatItIs) {
  for (const char* sheet : {"[{\"id\":\"a\"},\n{\"id\":\"b\"}]\n", "\xEF\xBB\xBF[]", "[",
                            "{\n  \"cases\": [\n    {\"id\": \"a\"}\n  ]\n}\n", "{ \r\n}"}) {
    v1::BuildTableRequest request;
    request.set_sheet(sheet);
    FindingReport report;
    const SheetList list(kCases, &request, &report);
    EXPECT_FALSE(list.is_whole()) << sheet;
    EXPECT_FALSE(list.is_complete()) << sheet;
    EXPECT_EQ(request.cases_size(), 0);
    EXPECT_THAT(Lines(&report), ElementsAre("not_a_sheet sheet 1:1")) << sheet;
  }
  // A brace alone is a line that ends too soon.
  v1::BuildTableRequest request;
  request.set_sheet("\n{");
  FindingReport report;
  EXPECT_FALSE(SheetList(kCases, &request, &report).is_whole());
  EXPECT_THAT(Lines(&report), ElementsAre("syntax_error sheet 2:2"));
}

TEST(SheetList, OfNoLineThatCanBeReadThereIsNoList) {
  v1::BuildTableRequest request;
  request.set_sheet("{\"id\"}\n");
  FindingReport report;
  EXPECT_FALSE(SheetList(kCases, &request, &report).is_whole());
  EXPECT_EQ(request.cases_size(), 0);
}

TEST(SheetList, OfAPartOfTheRequestPathsSayWhichPart) {
  v1::BuildTableRequest request;
  request.mutable_population()->set_sheet("care_group\nx\n");
  FindingReport report;
  const SheetField field = {.list = "strata", .sheet = "sheet", .within = "population"};
  const SheetList list(field, request.mutable_population(), &report);
  EXPECT_EQ(list.path(), "population.strata");
  EXPECT_EQ(Placed(list, "population.strata[0].care_group"), "population.sheet.care_group 2:1");
  EXPECT_EQ(Placed(list, "strata[0].care_group"), "strata[0].care_group 0:0");
  FindingReport missing;
  v1::BuildTableRequest other = request;
  other.mutable_population()->clear_strata();
  SheetField needing = field;
  needing.needed = {"people"};
  EXPECT_FALSE(SheetList(needing, other.mutable_population(), &missing).is_whole());
  EXPECT_THAT(Lines(&missing), ElementsAre("column_missing population.sheet 1:1"));
}

TEST(SheetList, AListThatIsGivenTwiceIsReportedAndTheSheetRead) {
  v1::BuildTableRequest request;
  request.set_sheet(kSheet);
  request.add_cases()->set_id("c");
  FindingReport report;
  const SheetList list(kCases, &request, &report);
  EXPECT_EQ(request.cases_size(), 2);
  EXPECT_THAT(Lines(&report), ElementsAre("given_twice cases 0:0"));
}

TEST(SheetList, WithoutASheetTheListStaysAsItIs) {
  v1::BuildTableRequest request;
  request.add_cases()->set_id("c");
  FindingReport report;
  const SheetList list(kCases, &request, &report);
  EXPECT_TRUE(list.is_whole());
  EXPECT_EQ(request.cases_size(), 1);
  EXPECT_EQ(Placed(list, "cases[0].id"), "cases[0].id 0:0");
}

// What was found of a sheet of a list that has 10,000 items at most, in either form.
std::vector<std::string> FoundInStrata(std::size_t rows, bool as_lines) {
  std::string sheet = as_lines ? "" : "care_group,people\n";
  for (std::size_t i = 0; i < rows; ++i) {
    // Empty lines are no items.
    sheet += as_lines ? "{\"care_group\":\"a\"}\n\n" : "a,1\n";
  }
  v1::ReconcilePopulation population;
  population.set_sheet(sheet);
  FindingReport report;
  const SheetList list({.list = "strata", .sheet = "sheet"}, &population, &report);
  EXPECT_EQ(list.is_whole(), rows <= 10'000);
  EXPECT_EQ(population.strata_size(), rows <= 10'000 ? static_cast<int>(rows) : 0);
  return Lines(&report);
}

TEST(SheetList, ASheetHasAtMostAsManyRowsAsTheListHasItems) {
  for (const bool as_lines : {false, true}) {
    EXPECT_THAT(FoundInStrata(10'000, as_lines), IsEmpty());
    EXPECT_THAT(FoundInStrata(10'001, as_lines), ElementsAre("too_many_items sheet 0:0"));
  }
}

}  // namespace
}  // namespace ras
