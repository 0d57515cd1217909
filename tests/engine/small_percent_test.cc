// Percentages that may have been meant as shares of one (docs/findings.md section 10): what is said of them,
// and where.
#include "lib/finding/small_percent.h"

#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/collate/collate_sample.h"
#include "lib/sampling/sampling.h"
#include "lib/uplift/uplift_table.h"
#include "lib/variance/variance.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using testing::ParseText;

v1::Finding Warned(const std::string& percent) {
  FindingReport report;
  WarnOfSmallPercent(percent, "here", &report);
  std::vector<v1::Finding> findings;
  report.Finish(&findings);
  return findings.empty() ? v1::Finding() : findings.front();
}

TEST(SmallPercent, IsToldWithWhatItMayHaveBeenMeantToBe) {
  const v1::Finding finding = Warned("0.05");
  EXPECT_EQ(finding.severity(), v1::SEVERITY_WARNING);
  EXPECT_EQ(finding.code(), "percent_below_one");
  EXPECT_EQ(finding.path(), "here");
  EXPECT_EQ(finding.value(), "0.05");
  EXPECT_EQ(finding.message(), "0.05% is 5 in 10,000.");
  EXPECT_EQ(finding.remedy(), "If 5% is meant, write 5.");
  EXPECT_FALSE(finding.reason().empty());
}

TEST(SmallPercent, IsToldExactly) {
  EXPECT_EQ(Warned("0.9").message(), "0.9% is 9 in 1,000.");
  EXPECT_EQ(Warned("0.9").remedy(), "If 90% is meant, write 90.");
  EXPECT_EQ(Warned("0.950").message(), "0.95% is 95 in 10,000.");
  EXPECT_EQ(Warned("0.950").remedy(), "If 95% is meant, write 95.");
  EXPECT_EQ(Warned("0.035").message(), "0.035% is 35 in 100,000.");
  EXPECT_EQ(Warned("0.035").remedy(), "If 3.5% is meant, write 3.5.");
  EXPECT_EQ(Warned("0.000000001").message(), "0.000000001% is 1 in 100,000,000,000.");
  EXPECT_EQ(Warned("0.000000001").remedy(), "If 0.0000001% is meant, write 0.0000001.");
  EXPECT_EQ(Warned("-0.5").message(), "-0.5% is -5 in 1,000.");
  EXPECT_EQ(Warned("-0.5").remedy(), "If -50% is meant, write -50.");
}

TEST(SmallPercent, OthersAreNotToldOf) {
  for (const char* const percent : {"", "0", "0.0", "1", "-1", "1.0", "5", "100", "x", "1e-3"}) {
    EXPECT_EQ(Warned(percent).code(), "") << percent;
  }
}

// Where a response tells of such percentages, and how gravely.
template <class Response>
std::vector<std::string> Places(const Response& response) {
  std::vector<std::string> places;
  for (const v1::Finding& finding : response.findings()) {
    EXPECT_NE(finding.severity(), v1::SEVERITY_ERROR) << finding.ShortDebugString();
    if (finding.code() != "percent_below_one") continue;
    places.push_back((finding.severity() == v1::SEVERITY_NOTE ? "note " : "") + finding.path());
  }
  return places;
}

template <class Request, class Response>
std::vector<std::string> Places(void (*operation)(const Request&, Response*), const std::string& text) {
  Response response;
  operation(ParseText<Request>(text), &response);
  return Places(response);
}

TEST(SmallPercent, InThePrecisionOfASample) {
  const std::string population = "populations { id: \"a\" people: 1000 } ";
  EXPECT_THAT(
      Places(&SizeSample, population + "precision { confidence_percent: \"0.95\" margin_percent: \"0.05\" "
                                       "proportion_percent: \"0.5\" }"),
      ElementsAre("precision.confidence_percent", "precision.proportion_percent",
                  "precision.margin_percent"));
  EXPECT_THAT(Places(&SizeSample, population), IsEmpty());
  // The margin is the answer here, and what the request says of it has no part in it.
  EXPECT_THAT(
      Places(&MarginOfSample,
             "populations { id: \"a\" people: 1000 sampled: 9 } precision { margin_percent: \"0.05\" }"),
      IsEmpty());
}

TEST(SmallPercent, InTheLevelOfACheck) {
  EXPECT_THAT(
      Places(&CheckSample,
             "population { strata { care_group: \"a\" people: 9 } strata { care_group: \"b\" people: 9 } } "
             "sample { strata { care_group: \"a\" people: 5 } strata { care_group: \"b\" people: 4 } } "
             "level_percent: \"0.05\""),
      ElementsAre("level_percent"));
}

constexpr const char* kPlan =
    "plan { id: \"t\" title: \"T\" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT "
    "kind: TABLE_KIND_POINTS from: \"1\" to: \"2\" } method { isotonic { fit: ISOTONIC_FIT_LEAST_SQUARES } } "
    "rounding { mode: ROUNDING_MODE_HALF_UP } cases { id: \"a\" score: \"1\" cost: \"100\" } "
    "cases { id: \"b\" score: \"2\" cost: \"200\" } ";

TEST(SmallPercent, InTheContingencyOfATable) {
  EXPECT_THAT(
      Places(&BuildTable, std::string(kPlan) + "steps { contingency { percent: \"0.15\" purposes: \"x\" } }"),
      ElementsAre("steps.contingency.percent"));
}

TEST(SmallPercent, InTheRulesOfATable) {
  EXPECT_THAT(
      Places(&BuildTable, std::string(kPlan) + "outliers { percentiles { below: \"0.05\" above: \"100\" } } "
                                               "propose { people: 2 within_percent: \"0.1\" }"),
      ElementsAre("note outliers.percentiles.below", "note propose.within_percent"));
}

TEST(SmallPercent, OfThePercentilesBothAreLookedAt) {
  EXPECT_THAT(Places(&BuildTable, std::string(kPlan) + "outliers { percentiles { above: \"0.95\" } }"),
              ElementsAre("note outliers.percentiles.above"));
}

TEST(SmallPercent, InAVarianceAnalysis) {
  EXPECT_THAT(Places(&AnalyseVariance,
                     "period: PERIOD_WEEK cases { id: \"a\" actual: \"10\" allocated: \"11\" } "
                     "cases { id: \"b\" actual: \"10\" allocated: \"12\" } margin_percent: \"0.05\" "
                     "tolerance { percent: \"0.1\" }"),
              ElementsAre("margin_percent", "note tolerance.percent"));
}

// A rise of less than one percent is not rare.
TEST(SmallPercent, InTheRateOfAnUplift) {
  EXPECT_THAT(
      Places(&UpliftTable,
             "table { id: \"t\" title: \"T\" source: \"s\" period: PERIOD_WEEK "
             "basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT "
             "points { rows { from: \"0\" amount: \"100.00\" } rows { from: \"1\" amount: \"900.00\" } } } "
             "rate_percent: \"0.032\" rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 } "
             "effective_from: \"2027-04-01\" authority: \"Cabinet\""),
      ElementsAre("note rate_percent"));
}

TEST(SmallPercent, InWhatIsCollated) {
  EXPECT_THAT(
      Places(
          &CollateSample,
          "basis: COLLATE_BASIS_GROSS_COSTS_UP period: PERIOD_WEEK rounding { mode: ROUNDING_MODE_HALF_UP } "
          "categories { category: COST_CATEGORY_OTHER percent: \"0.25\" because: \"agreed\" } "
          "reductions { impact: \"some\" percent: \"0.2\" } "
          "reductions { impact: \"some\" from_percent: \"0.5\" percent: \"0.4\" } "
          "people { id: \"a\" score: \"1\" cost: \"10\" cost_period: PERIOD_WEEK met_informally_percent: "
          "\"0.6\" "
          "impact_on_carer: \"some\" } "
          "people { id: \"b\" score: \"1\" cost: \"10\" cost_period: PERIOD_WEEK met_informally_percent: "
          "\"0\" }"),
      ElementsAre("categories[0].percent", "reductions[0].percent", "reductions[1].from_percent",
                  "reductions[1].percent", "people[0].met_informally_percent"));
}

}  // namespace
}  // namespace ras
