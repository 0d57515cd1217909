// Who is in a sample (docs/sampling.md section 3): the operation DrawSample. Golden tickets: sha256sum, as
// the document shows.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "lib/fingerprint/fingerprint.h"
#include "lib/sampling/sampling.h"
#include "tests/engine/found.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::SizeIs;

v1::DrawSampleRequest Request(const std::string& text, const std::string& sheet = "") {
  v1::DrawSampleRequest request;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  if (!sheet.empty()) request.set_sheet(sheet);
  return request;
}

v1::DrawSampleResponse Draw(const v1::DrawSampleRequest& request) {
  v1::DrawSampleResponse response;
  DrawSample(request, &response);
  return response;
}

// What was found, by a draw that gives nothing else.
std::vector<std::string> Refused(const v1::DrawSampleRequest& request) {
  v1::DrawSampleResponse response = Draw(request);
  return testing::FoundAlone(response);
}

// "rank id" of everybody drawn, and whom they replace.
std::vector<std::string> Drawn(const v1::DrawSampleResponse& response) {
  std::vector<std::string> lines;
  for (const v1::DrawnPerson& person : response.drawn()) {
    lines.push_back(std::to_string(person.rank()) + " " + person.id());
    if (!person.replaces().empty()) lines.back() += " for " + person.replaces();
  }
  return lines;
}

std::vector<std::string> PassedOver(const v1::DrawSampleResponse& response) {
  std::vector<std::string> lines;
  for (const v1::PassedOverPerson& person : response.passed_over()) {
    lines.push_back(std::to_string(person.rank()) + " " + person.id() + ": " + person.because());
  }
  return lines;
}

std::set<std::string> Ids(const v1::DrawSampleResponse& response) {
  std::set<std::string> ids;
  for (const v1::DrawnPerson& person : response.drawn()) ids.insert(person.id());
  return ids;
}

// The example of the document.
constexpr const char* kSheet =
    "id,care_group,service\np01,older,home-care\np02,older,residential\np03,learning,day-care\n"
    "p04,older,home-care\np05,older,home-care\np06,learning,residential\np07,older,residential\n"
    "p08,learning,day-care\n";
constexpr const char* kSeed = "seed: \"minutes of 12 May 2026, item 4\" ";
constexpr const char* kTwoGroups =
    "strata { care_group: \"older\" places: 3 } strata { care_group: \"learning\" places: 1 } ";

v1::DrawSampleRequest Example(const std::string& rest = "") {
  return Request(std::string(kSeed) + kTwoGroups + rest, kSheet);
}

TEST(DrawSample, DrawsTheSmallestTicketsOfEachStratum) {
  const v1::DrawSampleResponse response = Draw(Example());
  EXPECT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Drawn(response), ElementsAre("1 p08", "1 p01", "2 p04", "3 p07"));
  EXPECT_EQ(response.drawn(0).ticket(), "18dd376cef4c3e3c1af601053a5ba81e3486d31dc36a5dad301995eb79bf0f6f");
  EXPECT_EQ(response.drawn(1).ticket(), "11bc88c07c7c99aec1755c3d3c93a68b4b81000a0e60ee1ddcf1dedf8cbcd824");
  EXPECT_EQ(response.drawn(2).ticket(), "3f6915f5098421ad1fd6fe1d313a99f97d5c5e540321376d5d8ba07bd3d33ea6");
  EXPECT_EQ(response.drawn(3).ticket(), "4761675eb26295bee1bf80d3385c4b111b70ed9b6d7a83bfd9e3fac45913ebcd");
  EXPECT_EQ(response.drawn(3).care_group(), "older");
  EXPECT_EQ(response.drawn(3).service(), "residential");
  EXPECT_EQ(response.population_fingerprint(),
            "06ff868464d9c9df8d1643d55c51a9ee9042146981319d8ca5ccfa3e7e3bd874");
  EXPECT_EQ(response.method(), v1::DRAW_METHOD_SHA256_TICKETS);
  EXPECT_EQ(response.seed(), "minutes of 12 May 2026, item 4");
  EXPECT_EQ(response.people(), 8U);
  EXPECT_EQ(response.places(), 4U);
  ASSERT_THAT(response.strata(), SizeIs(2));
  EXPECT_EQ(response.strata(1).ShortDebugString(), "care_group: \"older\" people: 5 places: 3 drawn: 3");
}

TEST(DrawSample, GoesOnWhereACaseCannotBeUsed) {
  const v1::DrawSampleResponse response =
      Draw(Example("cannot_be_used { id: \"p04\" because: \"moved away\" } "
                   "cannot_be_used { id: \"p08\" because: \"died\" } "
                   "cannot_be_used { id: \"p02\" because: \"no file\" }"));
  EXPECT_THAT(Found(response), IsEmpty());
  // Of older people the fourth ticket, which would replace the second, cannot be used either.
  EXPECT_THAT(Drawn(response), ElementsAre("2 p06 for p08", "1 p01", "3 p07", "5 p05 for p04"));
  EXPECT_THAT(PassedOver(response), ElementsAre("1 p08: died", "2 p04: moved away", "4 p02: no file"));
  EXPECT_EQ(response.passed_over(1).ticket(),
            "3f6915f5098421ad1fd6fe1d313a99f97d5c5e540321376d5d8ba07bd3d33ea6");
  EXPECT_EQ(response.strata(1).passed_over(), 2U);
}

TEST(DrawSample, LeavesPlacesOpenWhereNobodyIsLeftToBeDrawn) {
  const v1::DrawSampleResponse response = Draw(
      Example("cannot_be_used { id: \"p03\" because: \"a\" } cannot_be_used { id: \"p06\" because: \"b\" } "
              "cannot_be_used { id: \"p08\" because: \"c\" }"));
  EXPECT_THAT(Found(response), ElementsAre("WARNING stratum_exhausted strata[1]"));
  EXPECT_THAT(Drawn(response), ElementsAre("1 p01", "2 p04", "3 p07"));
  EXPECT_THAT(PassedOver(response), ElementsAre("1 p08: c", "2 p06: b", "3 p03: a"));
  EXPECT_EQ(response.strata(0).drawn(), 0U);
  EXPECT_EQ(response.places(), 4U);
}

TEST(DrawSample, SaysWhoIsNamedAndWasNotDrawn) {
  const v1::DrawSampleResponse response =
      Draw(Example("cannot_be_used { id: \"p05\" because: \"moved away\" }"));
  EXPECT_THAT(Found(response), ElementsAre("NOTE not_drawn cannot_be_used[0].id"));
  EXPECT_EQ(Drawn(response), Drawn(Draw(Example())));
}

TEST(DrawSample, DrawsFromEverybodyWhereNoStratumIsNamed) {
  const v1::DrawSampleResponse response = Draw(Request(std::string(kSeed) + "places: 3", kSheet));
  EXPECT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Drawn(response), ElementsAre("1 p01", "2 p08", "3 p06"));
  EXPECT_EQ(response.strata(0).ShortDebugString(), "people: 8 places: 3 drawn: 3");
}

TEST(DrawSample, TakesAServiceForAStratumWhereThePlanDoes) {
  const v1::DrawSampleResponse response = Draw(Request(
      std::string(kSeed) + "strata { care_group: \"older\" service: \"residential\" places: 1 } "
                           "strata { care_group: \"older\" service: \"home-care\" places: 1 people: 3 } "
                           "strata { care_group: \"learning\" }",
      kSheet));
  EXPECT_THAT(Found(response), IsEmpty());
  EXPECT_THAT(Drawn(response), ElementsAre("1 p01", "1 p07"));
}

TEST(DrawSample, ReadsAListLikeASheet) {
  v1::DrawSampleRequest request =
      Request(std::string(kSeed) +
              "places: 1 people { id: \"p01\" care_group: \"older\" service: \"home-care\" } "
              "people { id: \"p08\" care_group: \"learning\" }");
  const v1::DrawSampleResponse response = Draw(request);
  EXPECT_THAT(Drawn(response), ElementsAre("1 p01"));
  EXPECT_EQ(response.population_fingerprint(), Sha256Hex("p01\tolder\thome-care\np08\tlearning\t\n"));
  request.set_sheet(kSheet);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR given_twice people"));
}

TEST(DrawSample, KeepsEarlierSeedsAndDrawsWithNoneOfThemAgain) {
  const v1::DrawSampleResponse response = Draw(Example("earlier_seeds: \"minutes of 12 May 2026, item 3\""));
  EXPECT_THAT(response.earlier_seeds(), ElementsAre("minutes of 12 May 2026, item 3"));
  EXPECT_THAT(Refused(Example("earlier_seeds: \"other\" earlier_seeds: \"minutes of 12 May 2026, item 4\"")),
              ElementsAre("ERROR seed_used_before earlier_seeds[1]"));
}

TEST(DrawSample, WarnsOfAPlanForOtherPeople) {
  const v1::DrawSampleResponse response =
      Draw(Request(std::string(kSeed) + "strata { care_group: \"older\" places: 3 people: 6 } "
                                        "strata { care_group: \"learning\" places: 1 people: 3 } ",
                   kSheet));
  EXPECT_THAT(Found(response), ElementsAre("WARNING people_changed strata[0].people"));
  EXPECT_THAT(response.drawn(), SizeIs(4));
}

TEST(DrawSample, DropsNobodyInSilence) {
  EXPECT_THAT(Refused(Request(std::string(kSeed) +
                                  "strata { care_group: \"older\" service: \"home-care\" places: 1 } "
                                  "strata { care_group: \"older\" places: 0 }",
                              kSheet)),
              ElementsAre("ERROR not_planned sheet.care_group 4:5", "ERROR not_planned sheet.care_group 7:5",
                          "ERROR not_planned sheet.service 3:11"));
}

TEST(DrawSample, NamesEverythingThatIsWrongAtOnce) {
  const v1::DrawSampleResponse response = Draw(
      Request("seed: \"a\\nb\" places: 2 "
              "strata { care_group: \"older\" places: 9 } strata { care_group: \"older\" places: 1 } "
              "earlier_seeds: \" blank\" "
              "cannot_be_used { id: \"p1\" because: \" \" } cannot_be_used { id: \"p1\" because: \"x\" } "
              "cannot_be_used { id: \"p9\" because: \"x\" }",
              "id,care_group\np1,older\np1,older\n\"p\n2\",older\n"));
  EXPECT_THAT(
      Found(response),
      ElementsAre("ERROR duplicate_id sheet.id 3:1", "ERROR control_character sheet.id 4:1",
                  "ERROR control_character seed", "ERROR blank_at_end earlier_seeds[0]",
                  "ERROR places_twice places", "ERROR duplicate_stratum strata[1]",
                  "ERROR more_places_than_people strata[0].places",
                  "ERROR blank_reason cannot_be_used[0].because", "ERROR listed_twice cannot_be_used[1].id",
                  "ERROR unknown_reference cannot_be_used[2].id"));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("This id is also that of line 2."));
  EXPECT_THAT(response.drawn(), IsEmpty());
}

TEST(DrawSample, RefusesWhatIsNotThere) {
  EXPECT_THAT(Refused(Request("")), ElementsAre("ERROR missing people", "ERROR missing seed"));
  // Ids are held apart whatever else is wrong, and those that are not there are not the same.
  EXPECT_THAT(Refused(Request(std::string(kSeed) + "places: 1",
                              "id,care_group\np1,Older\np1,older\n,older\n,older\n")),
              ElementsAre("ERROR not_an_id sheet.care_group 2:4", "ERROR missing sheet.id 4:1",
                          "ERROR missing sheet.id 5:1", "ERROR duplicate_id sheet.id 3:1"));
  EXPECT_THAT(Refused(Request(kSeed, kSheet)), ElementsAre("ERROR missing places"));
  EXPECT_THAT(Refused(Request(std::string(kSeed) + "strata { care_group: \"older\" } "
                                                   "strata { care_group: \"learning\" }",
                              kSheet)),
              ElementsAre("ERROR missing strata"));
  EXPECT_THAT(Refused(Request(std::string(kSeed) + "places: 9", kSheet)),
              ElementsAre("ERROR more_places_than_people places"));
  EXPECT_THAT(Refused(Request(std::string(kSeed) + "places: 1", "id\np1\n")),
              ElementsAre("ERROR column_missing sheet 1:1"));
  EXPECT_THAT(Refused(Request(std::string(kSeed) + "places: 1", "id,care_group\np1,Older people\n,older\n")),
              ElementsAre("ERROR not_an_id sheet.care_group 2:4", "ERROR missing sheet.id 3:1"));
}

// Of people who could not be read it is not known which stratum they are of, nor who they are.
TEST(DrawSample, NothingFollowsFromALineThatCannotBeRead) {
  const std::string text = std::string(kSeed) +
                           "strata { care_group: \"older\" places: 2 people: 2 } "
                           "cannot_be_used { id: \"p2\" because: \"moved\" }";
  EXPECT_THAT(Refused(Request(text, "id,care_group\np1,older\np2,older,1\n")),
              ElementsAre("ERROR wrong_number_of_cells sheet 3:10"));
  EXPECT_THAT(Refused(Request(text, "{\"id\":\"p1\",\"care_group\":\"older\"}\n{\"id\"}\n")),
              ElementsAre("ERROR syntax_error sheet 2:6"));
}

// A population of three care groups and two services, in a random order.
v1::DrawSampleRequest Town(int people, uint64_t places, std::mt19937_64* random) {
  v1::DrawSampleRequest request;
  request.set_seed("town");
  const char* const groups[] = {"older", "learning", "mental"};
  const char* const services[] = {"home-care", "day-care"};
  std::vector<int> order;
  for (int i = 0; i < people; ++i) order.push_back(i);
  std::shuffle(order.begin(), order.end(), *random);
  for (const int i : order) {
    v1::SupportedPerson* person = request.add_people();
    person->set_id("person " + std::to_string(i));
    person->set_care_group(groups[i % 3]);
    person->set_service(services[i % 2]);
  }
  for (const char* group : groups) {
    for (const char* service : services) {
      v1::StratumPlaces* stratum = request.add_strata();
      stratum->set_care_group(group);
      stratum->set_service(service);
      stratum->set_places(places);
    }
  }
  std::shuffle(request.mutable_strata()->pointer_begin(), request.mutable_strata()->pointer_end(), *random);
  return request;
}

TEST(DrawSample, IsTheSameWhateverTheOrderOfPeopleAndPlan) {
  std::mt19937_64 random(1);
  const std::string first = Draw(Town(300, 7, &random)).SerializeAsString();
  for (int i = 0; i < 5; ++i) EXPECT_EQ(Draw(Town(300, 7, &random)).SerializeAsString(), first);
}

TEST(DrawSample, OfMorePlacesHoldsThatOfFewer) {
  std::mt19937_64 random(2);
  std::set<std::string> before;
  for (uint64_t places = 1; places <= 50; places += 7) {
    const std::set<std::string> now = Ids(Draw(Town(300, places, &random)));
    EXPECT_EQ(now.size(), 6 * places);
    EXPECT_TRUE(std::includes(now.begin(), now.end(), before.begin(), before.end()));
    before = now;
  }
}

TEST(DrawSample, WithCasesThatCannotBeUsedIsThatOfThePeopleWithoutThem) {
  std::mt19937_64 random(3);
  v1::DrawSampleRequest request = Town(120, 6, &random);
  v1::DrawSampleRequest without = request;
  for (int found = 0; found < 25; ++found) {
    const v1::DrawSampleResponse now = Draw(request);
    const auto which = std::uniform_int_distribution<int>(0, now.drawn_size() - 1)(random);
    v1::UnusableCase* named = request.add_cannot_be_used();
    named->set_id(now.drawn(which).id());
    named->set_because("left");
    auto* people = without.mutable_people();
    people->erase(
        std::remove_if(people->begin(), people->end(),
                       [&](const v1::SupportedPerson& person) { return person.id() == named->id(); }),
        people->end());
  }
  const v1::DrawSampleResponse response = Draw(request);
  EXPECT_EQ(Ids(response), Ids(Draw(without)));
  EXPECT_THAT(response.passed_over(), SizeIs(25));
  EXPECT_THAT(Found(response), IsEmpty());
  for (const v1::DrawnPerson& person : response.drawn())
    EXPECT_EQ(person.rank() > 6, !person.replaces().empty());
}

TEST(DrawSample, WithAnotherSeedDrawsOthersAndEverybodyAlikeOften) {
  std::mt19937_64 random(4);
  v1::DrawSampleRequest request = Town(60, 5, &random);
  std::vector<int> times(60);
  for (int draw = 0; draw < 400; ++draw) {
    request.set_seed("draw " + std::to_string(draw));
    for (const std::string& id : Ids(Draw(request)))
      ++times[static_cast<std::size_t>(std::stoi(id.substr(7)))];
  }
  // Half of ten in each stratum: 200 times on average, and a standard deviation of 10.
  for (const int count : times) EXPECT_NEAR(count, 200, 50);
}

}  // namespace
}  // namespace ras
