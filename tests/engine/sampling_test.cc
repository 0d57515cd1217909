// How many people a sample takes, and of which groups (docs/sampling.md sections 1 and 2): the
// operations SizeSample, MarginOfSample and AllocateSample. Golden figures: seed 000.
#include "lib/sampling/sampling.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ParseText;

template <class Response>
std::vector<std::string> Found(const Response& response) {
  std::vector<std::string> lines;
  for (const v1::Finding& finding : response.findings()) {
    lines.push_back(v1::Severity_Name(finding.severity()).substr(9) + " " + finding.code() + " " +
                    finding.path());
    EXPECT_FALSE(finding.message().empty()) << finding.code();
    EXPECT_FALSE(finding.remedy().empty()) << finding.code();
    EXPECT_EQ(finding.reason().empty(), finding.severity() == v1::SEVERITY_ERROR) << finding.code();
  }
  return lines;
}

v1::SampleSizeResponse Size(const std::string& text) {
  v1::SampleSizeResponse response;
  SizeSample(ParseText<v1::SampleSizeRequest>(text), &response);
  return response;
}

v1::SampleSizeResponse MarginOf(const std::string& text) {
  v1::SampleSizeResponse response;
  MarginOfSample(ParseText<v1::SampleMarginRequest>(text), &response);
  return response;
}

v1::AllocateSampleResponse Allocate(const std::string& text) {
  v1::AllocateSampleResponse response;
  AllocateSample(ParseText<v1::AllocateSampleRequest>(text), &response);
  return response;
}

// Figures without an error, or errors without a figure.
template <class Response>
void ExpectNoAnswer(const Response& response) {
  Response without = response;
  without.clear_findings();
  EXPECT_EQ(without.ByteSizeLong(), 0U) << response.ShortDebugString();
}

constexpr const char* kFourGroups =
    "populations { id: \"older\" people: 700 } populations { id: \"learning\" people: 200 } "
    "populations { id: \"physical\" people: 50 } populations { id: \"mental\" people: 50 }";

TEST(SizeSample, OfTheFrameworksFourGroups) {
  const v1::SampleSizeResponse response = Size(kFourGroups);
  std::vector<uint64_t> sizes;
  for (const v1::SizedSample& sample : response.samples()) sizes.push_back(sample.sampled());
  EXPECT_THAT(sizes, ElementsAre(248, 132, 44, 44));
  EXPECT_EQ(response.people(), 1000U);
  EXPECT_EQ(response.sampled(), 468U);
  EXPECT_EQ(response.as_one().sampled(), 278U);
  EXPECT_EQ(response.as_one().people(), 1000U);
  EXPECT_EQ(response.samples(0).without_end(), 384U);
  EXPECT_EQ(response.samples(0).id(), "older");
  EXPECT_THAT(Found(response), IsEmpty());
}

TEST(SizeSample, SaysWhatItComputedWith) {
  const v1::SampleSizeResponse response = Size("populations { id: \"all\" people: 1000 }");
  EXPECT_EQ(response.precision().ShortDebugString(),
            "quantile: \"1.96\" margin_percent: \"5\" proportion_percent: \"50\" "
            "size_rule: SAMPLE_SIZE_RULE_PUBLISHED");
  EXPECT_FALSE(response.has_as_one());
  EXPECT_THAT(Found(response), ElementsAre("NOTE whole_alone populations"));
}

TEST(SizeSample, ComputesTheQuantileOfAnyConfidence) {
  const v1::SampleSizeResponse response = Size(
      "populations { id: \"all\" people: 100000 } precision { confidence_percent: \"99\" margin_percent: "
      "\"2.5\" "
      "proportion_percent: \"20\" size_rule: SAMPLE_SIZE_RULE_ROUND_UP }");
  EXPECT_EQ(response.precision().quantile(), "2.575829304");
  // 2.575829304^2 x 0.16 / 0.000625 = 1698.53; corrected 1670.17.
  EXPECT_EQ(response.samples(0).without_end(), 1699U);
  EXPECT_EQ(response.samples(0).sampled(), 1671U);
}

TEST(SizeSample, WarnsOfAMarginAboveTenPercent) {
  const std::string ten =
      "populations { id: \"a\" people: 1000 } populations { id: \"b\" people: 1000 } precision ";
  EXPECT_THAT(Found(Size(ten + "{ margin_percent: \"10\" size_rule: SAMPLE_SIZE_RULE_ROUND_UP }")),
              IsEmpty());
  EXPECT_THAT(Found(Size(ten + "{ margin_percent: \"11\" }")),
              ElementsAre("WARNING wide_margin populations[0]", "WARNING wide_margin populations[1]"));
}

TEST(SizeSample, NamesEverythingThatIsWrongAtOnce) {
  const v1::SampleSizeResponse response = Size(
      "populations { id: \"a\" people: 700 sampled: 5 } populations { id: \"a\" people: 200 } precision { "
      "quantile: \"1.96\" confidence_percent: \"95\" margin_percent: \"5.123456789\" }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR confidence_twice precision.confidence_percent",
                                           "ERROR too_many_decimals precision.margin_percent",
                                           "ERROR duplicate_id populations[1].id",
                                           "ERROR sampled_not_asked populations[0].sampled"));
  ExpectNoAnswer(response);
}

TEST(SizeSample, RefusesWhatTheFieldsForbid) {
  const v1::SampleSizeResponse response =
      Size("populations { id: \"a\" } precision { margin_percent: \"0\" proportion_percent: \"100\" }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR below_minimum populations[0].people",
                                           "ERROR below_minimum precision.margin_percent",
                                           "ERROR above_maximum precision.proportion_percent"));
  ExpectNoAnswer(response);
  ExpectNoAnswer(Size(""));
}

TEST(SizeSample, RefusesMorePeopleThanCanBeCounted) {
  const v1::SampleSizeResponse response =
      Size("populations { id: \"a\" people: 1099511627776 } populations { id: \"b\" people: 1 }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR too_many_people populations"));
  ExpectNoAnswer(response);
}

TEST(SizeSample, OfTheSmallestMarginIsEverybodyAndOfASmallerOneIsRefused) {
  const v1::SampleSizeResponse response = Size(
      "populations { id: \"a\" people: 10 } precision { quantile: \"100\" margin_percent: \"0.0000001\" }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR below_minimum precision.margin_percent"));
  EXPECT_EQ(
      Size("populations { id: \"a\" people: 10 } precision { quantile: \"100\" margin_percent: \"0.0001\" }")
          .sampled(),
      10U);
}

TEST(MarginOfSample, IsWhatTheSizeWasFor) {
  const v1::SampleSizeResponse response = MarginOf("populations { id: \"all\" people: 1000 sampled: 278 }");
  // sqrt(1.96^2 x 0.25 x 722 / (278 x 999)) = 4.99671...%.
  EXPECT_EQ(response.samples(0).margin_percent(), "4.9968");
  EXPECT_EQ(response.precision().ShortDebugString(), "quantile: \"1.96\" proportion_percent: \"50\"");
  EXPECT_EQ(response.samples(0).without_end(), 0U);
}

TEST(MarginOfSample, OfEverybodyIsNone) {
  EXPECT_EQ(MarginOf("populations { id: \"all\" people: 50 sampled: 50 }").samples(0).margin_percent(),
            "0.0000");
}

TEST(MarginOfSample, WarnsOfOneAboveTenPercent) {
  EXPECT_THAT(Found(MarginOf("populations { id: \"a\" people: 1000 sampled: 88 } "
                             "populations { id: \"b\" people: 1000 sampled: 87 }")),
              ElementsAre("WARNING wide_margin populations[1]"));
}

TEST(MarginOfSample, NeedsASampleThatCanBe) {
  const v1::SampleSizeResponse response =
      MarginOf("populations { id: \"a\" people: 10 } populations { id: \"b\" people: 10 sampled: 11 }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR sampled_out_of_range populations[0].sampled",
                                           "ERROR sampled_out_of_range populations[1].sampled"));
  ExpectNoAnswer(response);
}

TEST(MarginOfSample, RefusesMorePeopleThanCanBeCounted) {
  const std::string all = "populations { id: \"a\" people: 1099511627776 sampled: 1 } ";
  EXPECT_EQ(MarginOf(all).people(), 1099511627776U);
  const v1::SampleSizeResponse response = MarginOf(all + "populations { id: \"b\" people: 1 sampled: 1 }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR too_many_people populations"));
  ExpectNoAnswer(response);
}

// "care group/service people places" of each stratum.
std::vector<std::string> Places(const v1::AllocateSampleResponse& response) {
  std::vector<std::string> lines;
  for (const v1::StratumPlaces& stratum : response.strata()) {
    lines.push_back(stratum.care_group() + "/" + stratum.service() + " " + std::to_string(stratum.people()) +
                    " " + std::to_string(stratum.places()));
  }
  return lines;
}

constexpr const char* kTwoGroups =
    "strata { care_group: \"physical\" people: 500 } strata { care_group: \"older\" people: 1000 } ";

TEST(AllocateSample, LosesNobodyOfTheFrameworksExample) {
  const v1::AllocateSampleResponse response = Allocate(std::string(kTwoGroups) + "places: 100");
  EXPECT_THAT(Places(response), ElementsAre("older/ 1000 67", "physical/ 500 33"));
  EXPECT_EQ(response.people(), 1500U);
  EXPECT_EQ(response.places(), 100U);
  EXPECT_EQ(response.left_over(), 0U);
  EXPECT_THAT(Found(response), IsEmpty());
}

TEST(AllocateSample, WarnsOfThePlaceThatTheFloorRuleLoses) {
  const v1::AllocateSampleResponse response =
      Allocate(std::string(kTwoGroups) + "places: 100 apportion_rule: APPORTION_RULE_FLOOR");
  EXPECT_THAT(Places(response), ElementsAre("older/ 1000 66", "physical/ 500 33"));
  EXPECT_EQ(response.left_over(), 1U);
  EXPECT_THAT(Found(response), ElementsAre("WARNING places_left_over apportion_rule"));
}

constexpr const char* kServices =
    "strata { care_group: \"older\" service: \"home-care\" people: 600 } "
    "strata { care_group: \"older\" service: \"residential\" people: 380 } "
    "strata { care_group: \"older\" service: \"day-care\" people: 20 } "
    "strata { care_group: \"mental\" service: \"home-care\" people: 60 } ";

TEST(AllocateSample, SharesWithinEachCareGroupAmongItsServices) {
  EXPECT_THAT(Places(Allocate(std::string(kServices) + "places: 53")),
              ElementsAre("mental/home-care 60 3", "older/day-care 20 1", "older/home-care 600 30",
                          "older/residential 380 19"));
}

TEST(AllocateSample, WarnsOnceOfACareGroupWithAndWithoutServices) {
  const v1::AllocateSampleResponse response = Allocate(
      "places: 10 strata { care_group: \"older\" service: \"home\" people: 50 } "
      "strata { care_group: \"mental\" people: 20 } "
      "strata { care_group: \"older\" service: \"day\" people: 10 } "
      "strata { care_group: \"older\" people: 100 }");
  EXPECT_THAT(Found(response), ElementsAre("WARNING mixed_strata strata[3]"));
  EXPECT_EQ(response.findings(0).value(), "100");
  EXPECT_EQ(response.people(), 180U);
}

TEST(AllocateSample, AMinimumHoldsForEveryServiceAndSoForItsCareGroup) {
  EXPECT_THAT(Places(Allocate(std::string(kServices) + "places: 30 minimum: 6")),
              ElementsAre("mental/home-care 60 6", "older/day-care 20 6", "older/home-care 600 11",
                          "older/residential 380 7"));
}

TEST(AllocateSample, TakesTheSizesOfCareGroupsAsGiven) {
  EXPECT_THAT(
      Places(Allocate(std::string(kServices) + "care_group_places { care_group: \"older\" places: 10 } "
                                               "care_group_places { care_group: \"mental\" places: 44 }")),
      ElementsAre("mental/home-care 60 44", "older/day-care 20 0", "older/home-care 600 6",
                  "older/residential 380 4"));
}

TEST(AllocateSample, NamesEverythingThatIsWrongAtOnce) {
  const v1::AllocateSampleResponse response =
      Allocate(std::string(kServices) +
               "strata { care_group: \"mental\" service: \"home-care\" people: 1 } places: 10 "
               "care_group_places { care_group: \"older\" places: 1001 } "
               "care_group_places { care_group: \"older\" places: 1 } "
               "care_group_places { care_group: \"other\" places: 1 }");
  EXPECT_THAT(Found(response), ElementsAre("ERROR places_twice places", "ERROR duplicate_stratum strata[4]",
                                           "ERROR more_places_than_people care_group_places[0].places",
                                           "ERROR listed_twice care_group_places[1].care_group",
                                           "ERROR unknown_reference care_group_places[2].care_group",
                                           "ERROR not_listed care_group_places"));
  ExpectNoAnswer(response);
}

TEST(AllocateSample, RefusesPlacesThatCannotBeFilled) {
  EXPECT_THAT(Found(Allocate(kTwoGroups)), ElementsAre("ERROR missing places"));
  EXPECT_THAT(Found(Allocate(std::string(kTwoGroups) + "places: 1501")),
              ElementsAre("ERROR more_places_than_people places"));
  EXPECT_THAT(Found(Allocate(std::string(kTwoGroups) + "places: 9 minimum: 5")),
              ElementsAre("ERROR minimum_not_possible minimum"));
  EXPECT_THAT(Found(Allocate(std::string(kServices) +
                             "minimum: 2 care_group_places { care_group: \"older\" places: 5 } "
                             "care_group_places { care_group: \"mental\" places: 2 }")),
              ElementsAre("ERROR minimum_not_possible minimum"));
}

TEST(AllocateSample, ANobodyInTheGroupsGetsNoPlace) {
  EXPECT_THAT(
      Places(Allocate("strata { care_group: \"a\" people: 3 } strata { care_group: \"b\" } places: 2")),
      ElementsAre("a/ 3 2", "b/ 0 0"));
  EXPECT_THAT(Found(Allocate("strata { care_group: \"b\" } places: 2")),
              ElementsAre("ERROR more_places_than_people places"));
}

}  // namespace
}  // namespace ras
