// Whether a sample represents its population (docs/sampling.md section 4): the operation CheckSample. Golden
// figures: chisq.test and fisher.test of R on drawn and not drawn, and figures by hand.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "lib/sampling/sampling.h"
#include "tests/engine/found.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

v1::CheckSampleRequest Request(const std::string& text) {
  v1::CheckSampleRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  return request;
}

v1::CheckSampleResponse Check(const v1::CheckSampleRequest& request) {
  v1::CheckSampleResponse response;
  CheckSample(request, &response);
  return response;
}

std::vector<std::string> Refused(const std::string& text) {
  v1::CheckSampleResponse response = Check(Request(text));
  return testing::FoundAlone(response);
}

// "method probability verdict" of a comparison.
std::string Told(const v1::GroupComparison& comparison) {
  return v1::ProbabilityMethod_Name(comparison.method()).substr(19) + " " + comparison.probability() + " " +
         v1::SampleVerdict_Name(comparison.verdict()).substr(15);
}

// "care group/service people sampled expected".
std::vector<std::string> Groups(const v1::GroupComparison& comparison) {
  std::vector<std::string> lines;
  for (const v1::ComparedGroup& group : comparison.groups()) {
    lines.push_back(group.care_group() + "/" + group.service() + " " + std::to_string(group.people()) + " " +
                    std::to_string(group.sampled()) + " " + group.expected());
  }
  return lines;
}

std::string Strata(const char* side, const std::vector<std::pair<const char*, int>>& strata) {
  std::string text = std::string(side) + " {";
  for (const auto& [name, people] : strata) {
    text += " strata { care_group: \"" + std::string(name) + "\" people: " + std::to_string(people) + " }";
  }
  return text + " } ";
}

const std::string kFour =
    Strata("population", {{"older", 700}, {"learning", 200}, {"mental", 50}, {"physical", 50}});

TEST(CheckSample, ComparesWithTheSharesOfThePopulation) {
  const v1::CheckSampleResponse response = Check(
      Request(kFour + Strata("sample", {{"older", 80}, {"learning", 10}, {"mental", 8}, {"physical", 2}})));
  EXPECT_THAT(Found(response), IsEmpty());
  ASSERT_THAT(response.comparisons(), SizeIs(1));
  const v1::GroupComparison& comparison = response.comparisons(0);
  EXPECT_EQ(comparison.by(), v1::COMPARED_BY_CARE_GROUP);
  EXPECT_THAT(Groups(comparison), ElementsAre("learning/ 200 10 20.00", "mental/ 50 8 5.00",
                                              "older/ 700 80 70.00", "physical/ 50 2 5.00"));
  // (100/70 + 100/20 + 9/5 + 9/5) / 0.9.
  EXPECT_EQ(comparison.chi_square(), "11.1429");
  EXPECT_EQ(comparison.degrees_of_freedom(), 3U);
  EXPECT_EQ(Told(comparison), "CHI_SQUARE 0.0110 DOES_NOT_REPRESENT");
  EXPECT_EQ(response.verdict(), v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT);
  EXPECT_EQ(response.people(), 1000U);
  EXPECT_EQ(response.sampled(), 100U);
  EXPECT_EQ(response.level_percent(), "5");
}

TEST(CheckSample, AtAnotherLevelMayComeToAnother) {
  v1::CheckSampleRequest request =
      Request(kFour + Strata("sample", {{"older", 80}, {"learning", 10}, {"mental", 8}, {"physical", 2}}));
  request.set_level_percent("1.10");  // The probability as it is told is not below it.
  EXPECT_EQ(Check(request).verdict(), v1::SAMPLE_VERDICT_REPRESENTS);
  EXPECT_EQ(Check(request).level_percent(), "1.1");
  request.set_level_percent("1.11");
  EXPECT_EQ(Check(request).verdict(), v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT);
}

TEST(CheckSample, IsExactWhereFewAreExpected) {
  const v1::CheckSampleResponse fair =
      Check(Request(Strata("population", {{"a", 10}, {"b", 10}}) + Strata("sample", {{"a", 5}, {"b", 1}})));
  EXPECT_EQ(Told(fair.comparisons(0)), "EXACT 0.1409 REPRESENTS");
  EXPECT_EQ(fair.comparisons(0).chi_square(), "3.8095");
  const v1::CheckSampleResponse most =
      Check(Request(Strata("population", {{"a", 60}, {"b", 40}}) + Strata("sample", {{"a", 58}, {"b", 32}})));
  EXPECT_EQ(Told(most.comparisons(0)), "EXACT 0.0132 DOES_NOT_REPRESENT");
}

TEST(CheckSample, OfTooFewPeopleCannotTell) {
  // Of two people of two groups of ten even two of a kind come in 9 of 19 samples.
  const v1::CheckSampleResponse response =
      Check(Request(Strata("population", {{"a", 10}, {"b", 10}}) + Strata("sample", {{"a", 2}})));
  EXPECT_EQ(Told(response.comparisons(0)), "EXACT 0.4737 CANNOT_BE_TOLD");
  EXPECT_EQ(response.verdict(), v1::SAMPLE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_THAT(Found(response), ElementsAre("WARNING group_without_sample sample"));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("nobody in the sample is of \"b\"."));
  EXPECT_EQ(response.findings(0).value(), "");
}

TEST(CheckSample, OfEverybodyOrOfOneGroupRepresents) {
  const v1::CheckSampleResponse everybody =
      Check(Request(Strata("population", {{"a", 10}, {"b", 1}}) + Strata("sample", {{"a", 10}, {"b", 1}})));
  EXPECT_EQ(Told(everybody.comparisons(0)), "EXACT 1.0000 REPRESENTS");
  const v1::CheckSampleResponse one =
      Check(Request(Strata("population", {{"a", 10}, {"b", 0}}) + Strata("sample", {{"a", 1}})));
  EXPECT_EQ(Told(one.comparisons(0)), "EXACT 1.0000 REPRESENTS");
  EXPECT_EQ(one.comparisons(0).degrees_of_freedom(), 0U);
  EXPECT_THAT(one.comparisons(0).groups(), SizeIs(1));
}

// Ten groups of ten, of which two each are drawn but for the last two.
std::string ManyGroups(int ninth, int tenth, const std::string& rest_of_population = "",
                       const std::string& rest_of_sample = "") {
  std::string population = "population {", sample = "sample {";
  for (int i = 0; i < 10; ++i) {
    const std::string name = " strata { care_group: \"g" + std::to_string(i) + "\" people: ";
    population += name + "10 }";
    sample += name + std::to_string(i < 8 ? 2 : i == 8 ? ninth : tenth) + " }";
  }
  return population + rest_of_population + " } " + sample + rest_of_sample + " }";
}

TEST(CheckSample, IsSimulatedWhereThereAreTooManyWaysToDraw) {
  const v1::CheckSampleResponse even = Check(Request(ManyGroups(2, 2)));
  EXPECT_EQ(Told(even.comparisons(0)), "SIMULATED 1.0000 REPRESENTS");
  const v1::CheckSampleResponse lopsided = Check(Request(ManyGroups(10, 9)));
  EXPECT_EQ(Told(lopsided.comparisons(0)), "SIMULATED 0.0001 DOES_NOT_REPRESENT");
}

TEST(CheckSample, CannotTellWhereASimulationWouldTakeTooLongToo) {
  const v1::CheckSampleResponse response =
      Check(Request(ManyGroups(2, 2, " strata { care_group: \"rest\" people: 100000 }",
                               " strata { care_group: \"rest\" people: 30000 }")));
  EXPECT_EQ(Told(response.comparisons(0)), "APPROXIMATE 0.9067 CANNOT_BE_TOLD");
}

constexpr const char* kPopulation =
    "population { sheet: \"id,care_group,service\\np1,older,home\\np2,older,day\\np3,learning,day\\n"
    "p4,older,home\\np5,older,\\np6,learning,home\\n\" } ";

TEST(CheckSample, ComparesByServiceAndByBothWhereServicesAreToldApart) {
  const v1::CheckSampleResponse response =
      Check(Request(std::string(kPopulation) +
                    "sample { sheet: \"care_group,id\\nolder,p1\\nolder,p2\\nlearning,p3\\n\" }"));
  ASSERT_THAT(response.comparisons(), SizeIs(3));
  // The services of the sample are those of the population.
  EXPECT_THAT(Groups(response.comparisons(0)), ElementsAre("learning/ 2 1 1.00", "older/ 4 2 2.00"));
  EXPECT_THAT(Groups(response.comparisons(1)), ElementsAre("/ 1 0 0.50", "/day 2 2 1.00", "/home 3 1 1.50"));
  EXPECT_THAT(Groups(response.comparisons(2)),
              ElementsAre("learning/day 1 1 0.50", "learning/home 1 0 0.50", "older/ 1 0 0.50",
                          "older/day 1 1 0.50", "older/home 2 1 1.00"));
  EXPECT_EQ(response.verdict(), v1::SAMPLE_VERDICT_CANNOT_BE_TOLD);
  EXPECT_THAT(Found(response),
              ElementsAre("WARNING group_without_sample sample", "WARNING group_without_sample sample"));
  EXPECT_THAT(response.findings(0).message(),
              HasSubstr("By service, nobody in the sample is of no service."));
  EXPECT_THAT(response.findings(1).message(),
              HasSubstr("By care group and service, nobody in the sample is of \"learning\"/\"home\"."));
  EXPECT_THAT(response.population_fingerprint(), SizeIs(64));
  EXPECT_THAT(response.sample_fingerprint(), SizeIs(64));
}

TEST(CheckSample, ASampleOfThoseAloneWhoUseNoServiceIsComparedByServiceToo) {
  const v1::CheckSampleResponse response = Check(
      Request("population { sheet: \"id,care_group,service\\np1,older,home\\np2,older,home\\np3,older,home\\n"
              "p4,older,home\\np5,older,home\\np6,older,\\np7,older,\\n\" } "
              "sample { sheet: \"id,care_group\\np6,older\\np7,older\\n\" }"));
  ASSERT_THAT(response.comparisons(), SizeIs(3));
  EXPECT_THAT(Groups(response.comparisons(1)), ElementsAre("/ 2 2 0.57", "/home 5 0 1.43"));
  // One of the 21 pairs.
  EXPECT_EQ(Told(response.comparisons(1)), "EXACT 0.0476 DOES_NOT_REPRESENT");
  EXPECT_EQ(response.verdict(), v1::SAMPLE_VERDICT_DOES_NOT_REPRESENT);
  EXPECT_THAT(Found(response), ElementsAre("WARNING group_without_sample sample"));
}

TEST(CheckSample, ComparesCareGroupsAloneWhereOneSideNamesNoService) {
  const v1::CheckSampleResponse response =
      Check(Request(std::string(kPopulation) + Strata("sample", {{"older", 2}, {"learning", 1}})));
  EXPECT_THAT(Found(response), ElementsAre("NOTE services_not_compared sample"));
  ASSERT_THAT(response.comparisons(), SizeIs(1));
  EXPECT_THAT(Groups(response.comparisons(0)), ElementsAre("learning/ 2 1 1.00", "older/ 4 2 2.00"));
  EXPECT_THAT(response.sample_fingerprint(), IsEmpty());
}

TEST(CheckSample, WarnsOfACareGroupThatIsCountedWithAndWithoutServices) {
  const v1::CheckSampleResponse response =
      Check(Request("population { strata { care_group: \"older\" people: 100 } "
                    "strata { care_group: \"older\" service: \"home\" people: 50 } } "
                    "sample { strata { care_group: \"older\" service: \"home\" people: 5 } }"));
  EXPECT_THAT(Found(response), Contains("WARNING mixed_strata population.strata[0]"));
}

TEST(CheckSample, ComparesAListWithCounts) {
  const v1::CheckSampleResponse response =
      Check(Request(kFour + "sample { people { id: \"a\" care_group: \"older\" } "
                            "people { id: \"b\" care_group: \"mental\" } }"));
  EXPECT_THAT(Groups(response.comparisons(0)), ElementsAre("learning/ 200 0 0.40", "mental/ 50 1 0.10",
                                                           "older/ 700 1 1.40", "physical/ 50 0 0.10"));
}

TEST(CheckSample, NamesEverybodyWhoIsNotInThePopulationOrIsAnother) {
  EXPECT_THAT(
      Refused(
          std::string(kPopulation) +
          "sample { sheet: \"id,care_group,service\\np1,learning,home\\np2,older,home\\np9,older,day\\n\" }"),
      ElementsAre("ERROR differs_from_population sample.sheet.care_group 2:4",
                  "ERROR differs_from_population sample.sheet.service 3:10",
                  "ERROR unknown_reference sample.sheet.id 4:1"));
  EXPECT_THAT(Refused(kFour + Strata("sample", {{"older", 701}, {"other", 1}})),
              ElementsAre("ERROR sampled_out_of_range sample.strata[0]",
                          "ERROR sampled_out_of_range sample.strata[1]"));
  EXPECT_THAT(
      Refused(Strata("population", {{"a", 1}}) +
              "sample { people { id: \"x\" care_group: \"a\" } people { id: \"y\" care_group: \"a\" } }"),
      ElementsAre("ERROR sampled_out_of_range sample.people[1]"));
}

TEST(CheckSample, TellsOfListsThatHaveChangedPlacesOnce) {
  const std::string two =
      "{ people { id: \"a\" care_group: \"x\" } people { id: \"b\" care_group: \"x\" } } ";
  const std::string three =
      "{ people { id: \"a\" care_group: \"x\" } people { id: \"b\" care_group: \"y\" } people { id: \"c\" "
      "care_group: \"x\" } } ";
  EXPECT_THAT(Refused("population " + two + "sample " + three),
              ElementsAre("ERROR sampled_out_of_range sample"));
  // Others altogether; one person who is not there is told as ever.
  EXPECT_THAT(Refused("population " + three + "sample { sheet: \"id,care_group\\np1,x\\np2,x\\n\" }"),
              ElementsAre("ERROR unknown_reference sample"));
  EXPECT_THAT(Refused("population " + three + "sample { sheet: \"id,care_group\\np1,x\\n\" }"),
              ElementsAre("ERROR unknown_reference sample.sheet.id 2:1"));
}

TEST(CheckSample, NamesEverythingThatIsWrongAtOnce) {
  EXPECT_THAT(
      Refused("population { sheet: \"id,care_group\\na,x\\na,x\\n\" } "
              "sample { strata { care_group: \"x\" people: 1099511627776 } "
              "strata { care_group: \"x\" people: 1 } }"),
      ElementsAre("ERROR duplicate_id population.sheet.id 3:1", "ERROR duplicate_stratum sample.strata[1]",
                  "ERROR too_many_people sample.strata[1].people"));
  EXPECT_THAT(Refused(""), ElementsAre("ERROR missing population", "ERROR missing sample"));
  EXPECT_THAT(Refused(kFour + Strata("sample", {{"older", 0}})),
              ElementsAre("ERROR sampled_out_of_range sample"));
  EXPECT_THAT(
      Refused(kFour + "sample { people { id: \"x\" care_group: \"a\" } strata { care_group: \"a\" } }"),
      ElementsAre("ERROR given_twice sample"));
  EXPECT_THAT(
      Refused("population { sheet: \"id\\na\\n\" } sample { sheet: \"care_group\\nx\\n\" }"),
      ElementsAre("ERROR column_missing population.sheet 1:1", "ERROR column_missing sample.sheet 1:1"));
  EXPECT_THAT(
      Refused("population { sheet: \"id,care_group\\na,x\\n\" strata { care_group: \"x\" people: 1 } } "
              "sample { strata { care_group: \"x\" people: 1 } } level_percent: \"0\""),
      ElementsAre("ERROR given_twice population", "ERROR below_minimum level_percent"));
}

TEST(CheckSample, OfADrawByStratumRepresentsByTheStrata) {
  v1::DrawSampleRequest draw;
  draw.set_seed("town");
  for (int i = 0; i < 600; ++i) {
    v1::SupportedPerson* person = draw.add_people();
    person->set_id(std::to_string(i));
    person->set_care_group(i % 3 == 0 ? "learning" : "older");
    person->set_service(i % 5 == 0 ? "day" : "home");
  }
  for (const auto& [group, places] : {std::pair("learning", 20U), std::pair("older", 40U)}) {
    v1::StratumPlaces* stratum = draw.add_strata();
    stratum->set_care_group(group);
    stratum->set_places(places);
  }
  v1::DrawSampleResponse drawn;
  DrawSample(draw, &drawn);
  v1::CheckSampleRequest request;
  *request.mutable_population()->mutable_people() = draw.people();
  for (const v1::DrawnPerson& person : drawn.drawn()) {
    v1::SupportedPerson* sampled = request.mutable_sample()->add_people();
    sampled->set_id(person.id());
    sampled->set_care_group(person.care_group());
    sampled->set_service(person.service());
  }
  const v1::CheckSampleResponse response = Check(request);
  EXPECT_EQ(response.population_fingerprint(), drawn.population_fingerprint());
  EXPECT_EQ(Told(response.comparisons(0)), "CHI_SQUARE 1.0000 REPRESENTS");
  EXPECT_EQ(response.comparisons(0).chi_square(), "0.0000");
}

}  // namespace
}  // namespace ras
