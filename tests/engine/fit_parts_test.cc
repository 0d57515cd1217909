// Whether people of a care group or of a band of scores are allocated too much or too little
// (docs/building-a-table.md sections 4 and 5), for those a table was built from and for others.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::kFour;
using testing::Refused;
using testing::Request;

constexpr const char* kByRank = "method { rank_alignment {} } ";

// "10 to 20: 3 people, 300.00, 400.00, 33.33"
std::vector<std::string> Told(const google::protobuf::RepeatedPtrField<v1::Bias>& parts) {
  std::vector<std::string> told;
  for (const v1::Bias& part : parts) {
    const std::string name =
        part.lowest_score().empty() ? part.care_group() : part.lowest_score() + " to " + part.highest_score();
    told.push_back(name + ": " + std::to_string(part.people()) + ", " + part.actual().decimal() + ", " +
                   part.allocated().decimal() + ", " + part.mean_difference().decimal());
  }
  return told;
}

std::vector<std::string> BandsOf(const std::string& sheet, const std::string& bands) {
  return Told(Built(Request(sheet, kByRank + bands)).fit().bands());
}

// Allocated are 50.00, twice 125.00 and 400.00.
TEST(FitParts, PeopleOfOneScoreAreInOneBand) {
  // Of five bands the people of 20, from a quarter to three quarters of all, are in the third.
  EXPECT_THAT(BandsOf(kFour, ""),
              ElementsAre("10 to 10: 1, 100.00, 50.00, -50.00", "20 to 20: 2, 200.00, 250.00, 25.00",
                          "30 to 30: 1, 400.00, 400.00, 0.00"));
  EXPECT_EQ(BandsOf(kFour, "bands {}"), BandsOf(kFour, ""));
  EXPECT_EQ(BandsOf(kFour, "bands { count: 5 }"), BandsOf(kFour, ""));
  // Of two bands their middle begins the second.
  EXPECT_THAT(BandsOf(kFour, "bands { count: 2 }"),
              ElementsAre("10 to 10: 1, 100.00, 50.00, -50.00", "20 to 30: 3, 600.00, 650.00, 16.67"));
}

TEST(FitParts, BandsHaveAsManyPeopleAsTheirScoresAllow) {
  std::string sheet = "id,score,cost\n";
  for (int i = 1; i <= 12; ++i) {
    sheet += "p" + std::to_string(i) + "," + std::to_string(i) + "," + std::to_string(10 * i) + "\n";
  }
  EXPECT_THAT(BandsOf(sheet, "bands { count: 3 }"),
              ElementsAre("1 to 4: 4, 100.00, 100.00, 0.00", "5 to 8: 4, 260.00, 260.00, 0.00",
                          "9 to 12: 4, 420.00, 420.00, 0.00"));
  // The middles of 3 and of 10 people, 2.5 and 9.5, are above 12/5 and below 48/5.
  EXPECT_THAT(BandsOf(sheet, ""),
              ElementsAre("1 to 2: 2, 30.00, 30.00, 0.00", "3 to 5: 3, 120.00, 120.00, 0.00",
                          "6 to 7: 2, 130.00, 130.00, 0.00", "8 to 10: 3, 270.00, 270.00, 0.00",
                          "11 to 12: 2, 230.00, 230.00, 0.00"));
  EXPECT_EQ(BandsOf(sheet, "bands { count: 20 }").size(), 12U);
}

TEST(FitParts, BandsCanBeAgreed) {
  EXPECT_THAT(BandsOf(kFour, "bands { starts { scores: \"20\" } }"),
              ElementsAre("10 to 10: 1, 100.00, 50.00, -50.00", "20 to 30: 3, 600.00, 650.00, 16.67"));
  // A band of nobody is not told: neither the one from 0 to 4 nor those beyond the table.
  EXPECT_THAT(BandsOf(kFour, "bands { starts { scores: [\"5\", \"25.0\", \"31\", \"900\"] } }"),
              ElementsAre("10 to 20: 3, 300.00, 300.00, 0.00", "30 to 30: 1, 400.00, 400.00, 0.00"));
  EXPECT_THAT(BandsOf(kFour, "bands { starts { scores: \"0\" } }"),
              ElementsAre("10 to 30: 4, 700.00, 700.00, 0.00"));
}

TEST(FitParts, PeopleAreInTheBandInWhichTheyAreLookedUp) {
  // 19.5 is looked up at 20, 55 at the last row.
  EXPECT_THAT(BandsOf("id,score,cost\na,19.4,100\nb,19.5,50\nc,55,70\n",
                      "plan { above: ABOVE_RULE_LAST_ROW } bands { starts { scores: [\"20\", \"40\"] } }")
                  .size(),
              3U);
  EXPECT_THAT(BandsOf("id,score,cost\na,19.4,70\nb,19.5,70\nc,55,70\n",
                      "plan { above: ABOVE_RULE_LAST_ROW } bands { starts { scores: [\"20\"] } }"),
              ElementsAre("19 to 19: 1, 70.00, 70.00, 0.00", "20 to 40: 2, 140.00, 140.00, 0.00"));
}

TEST(FitParts, NamesWhatCannotBeABand) {
  const auto refused = [](const std::string& bands) { return Refused(Request(kFour, kByRank + bands)); };
  EXPECT_THAT(refused("bands { count: 1 }"), ElementsAre("ERROR below_minimum bands.count"));
  EXPECT_THAT(refused("bands { count: 21 }"), ElementsAre("ERROR above_maximum bands.count"));
  EXPECT_THAT(refused("bands { starts {} }"), ElementsAre("ERROR missing bands.starts.scores"));
  EXPECT_THAT(
      refused("bands { starts { scores: [\"10\", \"10.0\", \"20.5\", \"9\"] } }"),
      ElementsAre("ERROR not_ascending bands.starts.scores[1]", "ERROR not_whole bands.starts.scores[2]",
                  "ERROR not_ascending bands.starts.scores[3]"));
  EXPECT_THAT(
      refused("bands { starts { scores: \"x\" } } rounding { mode: ROUNDING_MODE_EXACT }"),
      ElementsAre("ERROR not_a_decimal bands.starts.scores[0]", "ERROR exact_not_allowed rounding.mode"));
}

// By the tables of the others a has 110, b 220, c 100 and d 150; by the others' mean 275, 275, 75 and 75
// (cross_validation_test.cc).
TEST(FitParts, OthersAreToldOfBesideThePlainestGuess) {
  const v1::BuildTableResponse response =
      Built(Request("id,care_group,score,cost\na,older,10,100\nb,older,20,50\nc,,20,150\nd,learning,30,400\n",
                    "method { price_per_point {} } cross_validation { folds: 2 seed: \"spring\" }"));
  const v1::OutOfSampleFit& fit = response.out_of_sample();
  EXPECT_THAT(Told(fit.bands()),
              ElementsAre("10 to 10: 1, 100.00, 110.00, 10.00", "20 to 20: 2, 200.00, 320.00, 60.00",
                          "30 to 30: 1, 400.00, 150.00, -250.00"));
  EXPECT_THAT(Told(fit.groups()),
              ElementsAre(": 1, 150.00, 100.00, -50.00", "learning: 1, 400.00, 150.00, -250.00",
                          "older: 2, 150.00, 330.00, 90.00"));
  const v1::NaiveFit& naive = fit.naive();
  EXPECT_THAT(Told(naive.bands()),
              ElementsAre("10 to 10: 1, 100.00, 275.00, 175.00", "20 to 20: 2, 200.00, 350.00, 75.00",
                          "30 to 30: 1, 400.00, 75.00, -325.00"));
  EXPECT_THAT(Told(naive.groups()),
              ElementsAre(": 1, 150.00, 75.00, -75.00", "learning: 1, 400.00, 75.00, -325.00",
                          "older: 2, 150.00, 550.00, 200.00"));
  EXPECT_EQ(naive.median_absolute_error().decimal(), "200.00");  // Between 175 and 225.
  ASSERT_EQ(naive.within_size(), 4);
  EXPECT_EQ(naive.within(3).people(), 0U);
}

TEST(FitParts, WithoutCareGroupsThereIsNoneToTellOf) {
  const v1::BuildTableResponse response =
      Built(Request(kFour, std::string(kByRank) + "cross_validation { folds: 2 seed: \"spring\" }"));
  EXPECT_THAT(response.fit().groups(), IsEmpty());
  EXPECT_THAT(response.out_of_sample().groups(), IsEmpty());
  EXPECT_EQ(response.out_of_sample().naive().bands_size(), 3);
}

TEST(FitParts, FewPeopleAreMarked) {
  std::string sheet = "id,care_group,score,cost\n";
  for (int i = 1; i <= 19; ++i) {
    sheet += "p" + std::to_string(i) + (i <= 9 ? ",few," : ",enough,") + std::to_string(i) + ",10\n";
  }
  const v1::BuildTableResponse response =
      Built(Request(sheet, std::string(kByRank) + "bands { starts { scores: \"11\" } } " +
                               "cross_validation { folds: 2 seed: \"spring\" }"));
  for (const auto* groups : {&response.fit().groups(), &response.out_of_sample().groups(),
                             &response.out_of_sample().naive().groups()}) {
    ASSERT_EQ(groups->size(), 2);
    EXPECT_FALSE(groups->at(0).few_people());
    EXPECT_TRUE(groups->at(1).few_people());
  }
  ASSERT_EQ(response.fit().bands_size(), 2);
  EXPECT_FALSE(response.fit().bands(0).few_people());
  EXPECT_TRUE(response.fit().bands(1).few_people());
}

}  // namespace
}  // namespace ras
