// What a table comes to for the sample and for the whole population (docs/building-a-table.md section 7).
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::ElementsAre;
using testing::Found;
using testing::Refused;
using testing::Request;

// By ranks 10 has 50, 20 has 125 and 30 has 400: older people cost 150 and are allocated 175.
constexpr const char* kSample =
    "id,care_group,service,score,cost\na,older,home,10,100\nb,older,day,20,50\nc,learning,home,20,150\n"
    "d,learning,home,30,400\n";

v1::BuildTableRequest With(const std::string& population, const std::string& rest = "") {
  return Request(kSample, "plan { from: \"10\" to: \"30\" } method { rank_alignment {} } population { " +
                              population + " } " + rest);
}

// "people spent allocated contingency difference".
std::string Text(const v1::Reconciled& part) {
  return std::to_string(part.people()) + " " + part.spent().decimal() + " " + part.allocated().decimal() +
         " " + part.contingency().decimal() + " " + part.committed_less_spent().decimal();
}

// "group/service people spent allocated contingency difference" of the sample and of the population.
std::string Line(const v1::ReconciledStratum& stratum) {
  std::string line = stratum.care_group() + "/" + stratum.service();
  for (const v1::Reconciled* part : {&stratum.sample(), &stratum.population()}) {
    line += " | " + Text(*part);
  }
  if (stratum.has_accounts()) {
    line += " | " + stratum.accounts().decimal() + " " + stratum.spent_less_accounts().decimal() + " " +
            stratum.committed_less_accounts().decimal();
  }
  return line;
}

std::vector<std::string> Lines(const v1::BuildTableResponse& response) {
  std::vector<std::string> lines;
  for (const v1::ReconciledStratum& stratum : response.reconciliation().strata()) {
    lines.push_back(Line(stratum));
  }
  lines.push_back(Line(response.reconciliation().total()));
  return lines;
}

TEST(Reconciliation, GrossesTheSampleUpByStratum) {
  const v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" people: 300 } strata { care_group: \"learning\" people: 11 }"));
  // 300 of 2 and 11 of 2: older 150 and 175 times 150, learning 550 and 525 times 5.5.
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 525.00 0.00 -25.00 | 11 3025.00 2887.50 0.00 -137.50",
                          "older/ | 2 150.00 175.00 0.00 25.00 | 300 22500.00 26250.00 0.00 3750.00",
                          "/ | 4 700.00 700.00 0.00 0.00 | 311 25525.00 29137.50 0.00 3612.50"));
  EXPECT_EQ(response.reconciliation().rounding().mode(), v1::ROUNDING_MODE_HALF_UP);
  EXPECT_EQ(response.reconciliation().people_without_sample(), 0U);
}

// Nine tenths of 50, 125, 125 and 400, and the tenth that is kept.
TEST(Reconciliation, IsOfTheSampleAloneWithoutAPopulation) {
  const std::string plan = "plan { from: \"10\" to: \"30\" } method { rank_alignment {} } ";
  const v1::BuildTableResponse plain = Built(Request(kSample, plan));
  EXPECT_EQ(Text(plain.sample()), "4 700.00 700.00 0.00 0.00");
  EXPECT_FALSE(plain.has_reconciliation());
  EXPECT_FALSE(plain.provenance().has_outliers_cost());
  const std::string contingency = "steps { contingency { percent: \"10\" purposes: \"enhancements\" } } ";
  EXPECT_EQ(Text(Built(Request(kSample, plan + contingency)).sample()), "4 700.00 630.00 70.00 0.00");
  // Without d, who costs 400, 20 has (100 + 150) / 2, and so has 30: d is allocated 125 all the same.
  const v1::BuildTableResponse without =
      Built(Request(kSample, plan + "outliers { amounts { above: \"399\" } } "));
  EXPECT_EQ(Text(without.sample()), "4 700.00 425.00 0.00 -275.00");
  EXPECT_EQ(without.provenance().outliers_cost().decimal(), "400.00");
  // What is kept of four people who have 100.33 each is 40.132.
  EXPECT_EQ(Text(Built(Request("id,score,cost\na,10,100.33\nb,10,100.33\nc,10,100.33\nd,10,100.33\n",
                               plan + contingency))
                     .sample()),
            "4 401.32 361.20 40.13 0.01");
}

// The sample makes 700 of it.
TEST(Reconciliation, AccountsThatAreTwiceOrHalfAsMuchAreWarnedOf) {
  const auto found = [](const std::string& older, const std::string& learning) {
    return Found(Built(With("strata { care_group: \"older\" people: 2 " + older +
                            " } strata { care_group: \"learning\" people: 2 " + learning + " }")));
  };
  const auto warned = ::testing::Contains("WARNING accounts_far_off population");
  EXPECT_THAT(found("spent: \"100\"", "spent: \"250\""), warned);
  EXPECT_THAT(found("spent: \"100\"", "spent: \"250.01\""), ::testing::Not(warned));
  EXPECT_THAT(found("spent: \"1000\"", "spent: \"400\""), warned);
  EXPECT_THAT(found("spent: \"1000\"", "spent: \"399.99\""), ::testing::Not(warned));
  EXPECT_THAT(found("spent: \"0\"", "spent: \"0\""), warned);
  EXPECT_THAT(found("spent: \"9000\"", ""), ::testing::Not(warned));
  const auto told = [](const std::string& spent) {
    const v1::BuildTableResponse response = Built(With(
        "strata { care_group: \"older\" people: 2 spent: \"0\" } strata { care_group: \"learning\" people: 2 "
        "spent: \"" +
        spent + "\" }"));
    for (const v1::Finding& finding : response.findings()) {
      if (finding.code() == "accounts_far_off") return finding.value() + ": " + finding.message();
    }
    return std::string();
  };
  EXPECT_EQ(told("1400"),
            "1400.00: By the accounts 1400.00 is spent on these people, which is twice what the sample "
            "makes of it, or more: 700.00.");
  EXPECT_EQ(told("350"),
            "350.00: By the accounts 350.00 is spent on these people, which is half of what the sample "
            "makes of it, or less: 700.00.");
  // Nothing is neither twice nor half of nothing.
  v1::BuildTableRequest nothing = With("strata { care_group: \"older\" people: 2 spent: \"0\" }");
  nothing.set_sheet("id,care_group,score,cost,spent_now\na,older,10,100,0\nb,older,20,50,0\n");
  EXPECT_THAT(Found(Built(nothing)), ::testing::Not(warned));
}

TEST(Reconciliation, OfTheSampleIsThatOfItsStrataTogether) {
  const v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" people: 300 } strata { care_group: \"learning\" people: 11 }"));
  EXPECT_EQ(Text(response.sample()), "4 700.00 700.00 0.00 0.00");
  EXPECT_EQ(Text(response.sample()), Text(response.reconciliation().total().sample()));
}

// What is paid is 90 of 100, 50 of 50, 0 of 150 and 360 of 400; who is left out need not say it. The table is
// that of the costs.
constexpr const char* kPaid =
    "id,care_group,score,cost,spent_now,excluded_because\na,older,10,100,90,\nb,older,20,50,50.00,\n"
    "c,learning,20,150,0,\nd,learning,30,400,360,\ne,learning,30,9000,,a crisis\n";

TEST(Reconciliation, TakesWhatIsPaidTodayForWhatIsSpentNow) {
  v1::BuildTableRequest request = With(
      "strata { care_group: \"older\" people: 300 spent: \"21000\" } strata { care_group: \"learning\" "
      "people: 11 }");
  request.set_sheet(kPaid);
  const v1::BuildTableResponse response = Built(request);
  EXPECT_THAT(
      Lines(response),
      ElementsAre("learning/ | 2 360.00 525.00 0.00 165.00 | 11 1980.00 2887.50 0.00 907.50",
                  "older/ | 2 140.00 175.00 0.00 35.00 | 300 21000.00 26250.00 0.00 5250.00 | 21000.00 0.00 "
                  "5250.00",
                  "/ | 4 500.00 700.00 0.00 200.00 | 311 22980.00 29137.50 0.00 6157.50"));
  EXPECT_EQ(response.provenance().spent_now().decimal(), "500.00");
  EXPECT_EQ(response.fit().actual().decimal(), "700.00");
  // An outlier counts in the population, and not among those the table is built from.
  request.mutable_outliers()->mutable_amounts()->set_above("399");
  request.mutable_plan()->set_above(v1::ABOVE_RULE_LAST_ROW);
  EXPECT_EQ(Built(request).provenance().spent_now().decimal(), "140.00");
  EXPECT_EQ(Built(request).reconciliation().total().sample().spent().decimal(), "500.00");
}

TEST(Reconciliation, WhatIsPaidIsNoPartOfTheTable) {
  v1::BuildTableRequest request = With("strata { care_group: \"older\" people: 300 }");
  request.clear_population();
  const v1::BuildTableResponse without = Built(request);
  EXPECT_FALSE(without.provenance().has_spent_now());
  request.set_sheet(kPaid);
  const v1::BuildTableResponse with = Built(request);
  EXPECT_EQ(testing::Amounts(with), testing::Amounts(without));
  EXPECT_EQ(with.provenance().sample_fingerprint(), without.provenance().sample_fingerprint());
}

TEST(Reconciliation, RefusesWhatIsPaidForSomeOnly) {
  v1::BuildTableRequest request = With("strata { care_group: \"older\" people: 300 }");
  request.clear_population();
  request.set_sheet(
      "id,score,cost,spent_now,excluded_because\na,10,100,,\nb,20,50,40,\nc,20,150,,\nd,30,400,,a crisis\n");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR spent_now_missing sheet.spent_now 2:10",
                                            "ERROR spent_now_missing sheet.spent_now 4:10"));
  // Only somebody who is left out has it: then nobody has.
  request.set_sheet("id,score,cost,spent_now,excluded_because\na,10,100,,\nd,30,400,10,a crisis\n");
  EXPECT_FALSE(Built(request).provenance().has_spent_now());
  request.set_sheet("id,score,cost,spent_now\na,10,100,-1\n");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR below_minimum sheet.spent_now 2:10"));
}

TEST(Reconciliation, BySeviceWhereThePopulationNamesServices) {
  const v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" service: \"home\" people: 3 } strata { care_group: \"older\" "
           "service: \"day\" people: 1 } strata { care_group: \"learning\" people: 2 }"));
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 525.00 0.00 -25.00 | 2 550.00 525.00 0.00 -25.00",
                          "older/day | 1 50.00 125.00 0.00 75.00 | 1 50.00 125.00 0.00 75.00",
                          "older/home | 1 100.00 50.00 0.00 -50.00 | 3 300.00 150.00 0.00 -150.00",
                          "/ | 4 700.00 700.00 0.00 0.00 | 6 900.00 800.00 0.00 -100.00"));
}

TEST(Reconciliation, CountsTheContingencyThatIsKeptBack) {
  // A third of a pound at a time: rows 33.50, 83.75 and 268 remain, 16.50, 41.25 and 132 are kept.
  const v1::BuildTableResponse response =
      Built(With("strata { care_group: \"older\" people: 3 } strata { care_group: \"learning\" people: 2 }",
                 "steps { contingency { percent: \"33\" purposes: \"enhancements\" } }"));
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 351.75 173.25 -25.00 | 2 550.00 351.75 173.25 -25.00",
                          // 150, 117.25 and 57.75 times 1.5: 175.875 and 86.625, half-up.
                          "older/ | 2 150.00 117.25 57.75 25.00 | 3 225.00 175.88 86.63 37.51",
                          "/ | 4 700.00 469.00 231.00 0.00 | 5 775.00 527.63 259.88 12.51"));
}

TEST(Reconciliation, RoundsEachAmountOnceByTheRuleThatIsNamed) {
  const v1::BuildTableResponse response =
      Built(With("strata { care_group: \"older\" people: 3 } strata { care_group: \"learning\" people: 3 } "
                 "rounding { mode: ROUNDING_MODE_DOWN increment_pence: 1000 }"));
  // 262.50 and 787.50, 225 and 825, to ten pounds down. The total adds up.
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 525.00 0.00 -25.00 | 3 820.00 780.00 0.00 -40.00",
                          "older/ | 2 150.00 175.00 0.00 25.00 | 3 220.00 260.00 0.00 40.00",
                          "/ | 4 700.00 700.00 0.00 0.00 | 6 1040.00 1040.00 0.00 0.00"));
  EXPECT_EQ(response.reconciliation().rounding().mode(), v1::ROUNDING_MODE_DOWN);
  EXPECT_EQ(response.reconciliation().rounding().increment_pence(), 1000);
}

TEST(Reconciliation, RoundsTheContingencyOfTheSampleToThePennyWhateverTheRule) {
  const v1::BuildTableResponse response =
      Built(With("strata { care_group: \"older\" people: 3 } strata { care_group: \"learning\" people: 3 } "
                 "rounding { mode: ROUNDING_MODE_DOWN increment_pence: 1000 }",
                 "steps { contingency { percent: \"33.333\" purposes: \"enhancements\" } }"));
  // Rows of 33.33, 83.33 and 266.67. 33.333 percent of 175 and of 525 are 58.33275 and 174.99825. Of three
  // people in the place of two: 87.49 and 262.49, to ten pounds down.
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 350.00 175.00 -25.00 | 3 820.00 520.00 260.00 -40.00",
                          "older/ | 2 150.00 116.66 58.33 24.99 | 3 220.00 170.00 80.00 30.00",
                          "/ | 4 700.00 466.66 233.33 -0.01 | 6 1040.00 690.00 340.00 -10.00"));
}

TEST(Reconciliation, ComparesWithTheAccounts) {
  v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" people: 4 spent: \"310\" } strata { care_group: \"learning\" "
           "people: 2 spent: \"500\" }"));
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 525.00 0.00 -25.00 | 2 550.00 525.00 0.00 -25.00 | "
                          "500.00 50.00 25.00",
                          "older/ | 2 150.00 175.00 0.00 25.00 | 4 300.00 350.00 0.00 50.00 | "
                          "310.00 -10.00 40.00",
                          "/ | 4 700.00 700.00 0.00 0.00 | 6 850.00 875.00 0.00 25.00 | 810.00 40.00 65.00"));
  // If one of the strata lacks them there are none in all.
  response =
      Built(With("strata { care_group: \"older\" people: 4 spent: \"310\" } strata { care_group: "
                 "\"learning\" people: 2 }"));
  EXPECT_FALSE(response.reconciliation().total().has_accounts());
}

// What is kept back is committed too. Figures as in CountsTheContingencyThatIsKeptBack.
TEST(Reconciliation, ComparesTheContingencyWithTheAccountsToo) {
  const v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" people: 3 spent: \"200\" } strata { care_group: \"learning\" "
           "people: 2 spent: \"500\" }",
           "steps { contingency { percent: \"33\" purposes: \"enhancements\" } }"));
  EXPECT_THAT(Lines(response),
              ElementsAre("learning/ | 2 550.00 351.75 173.25 -25.00 | 2 550.00 351.75 173.25 "
                          "-25.00 | 500.00 50.00 25.00",
                          "older/ | 2 150.00 117.25 57.75 25.00 | 3 225.00 175.88 86.63 37.51 "
                          "| 200.00 25.00 62.51",
                          "/ | 4 700.00 469.00 231.00 0.00 | 5 775.00 527.63 259.88 12.51 | "
                          "700.00 75.00 87.51"));
}

TEST(Reconciliation, WarnsOfStrataOfWhichNobodyIsInTheSampleAndDoesNotGuess) {
  const v1::BuildTableResponse response = Built(
      With("strata { care_group: \"older\" people: 2 } strata { care_group: \"learning\" people: 2 } "
           "strata { care_group: \"mental\" people: 70 spent: \"9000\" } strata { care_group: \"other\" }"));
  EXPECT_THAT(Found(response),
              ElementsAre("WARNING stratum_without_sample population.strata[2]", "WARNING small_sample cases",
                          "NOTE share_explained fit.r_squared"));
  EXPECT_EQ(response.reconciliation().people_without_sample(), 70U);
  EXPECT_EQ(response.reconciliation().strata(1).care_group(), "mental");
  EXPECT_FALSE(response.reconciliation().strata(1).has_population());
  EXPECT_EQ(response.reconciliation().strata(1).accounts().decimal(), "9000.00");
  EXPECT_EQ(response.reconciliation().total().population().people(), 4U);
  EXPECT_EQ(response.reconciliation().total().population().spent().decimal(), "700.00");
}

TEST(Reconciliation, CountsOutliersAndNotThoseLeftOutByName) {
  v1::BuildTableRequest request =
      With("strata { care_group: \"older\" people: 2 } strata { care_group: \"learning\" people: 2 }",
           "outliers { amounts { above: \"300\" } }");
  request.set_sheet(
      "id,care_group,score,cost,excluded_because\na,older,10,100,\nb,older,20,50,\nc,learning,20,150,\n"
      "d,learning,30,400,\ne,other,,,died\n");
  const v1::BuildTableResponse response = Built(request);
  // Without d the table ends at 125: 20 has the mean of 100 and 150.
  EXPECT_EQ(response.fit().people(), 3U);
  EXPECT_EQ(Line(response.reconciliation().total()),
            "/ | 4 700.00 425.00 0.00 -275.00 | 4 700.00 425.00 0.00 -275.00");
}

TEST(Reconciliation, ThePopulationMayBeASheet) {
  const std::string sheet =
      "population { sheet: \"people,care_group,spent\\n300,older,25000\\n11,learning,\\n\" }";
  const v1::BuildTableResponse response = Built(Request(kSample, "method { rank_alignment {} } " + sheet));
  EXPECT_EQ(response.reconciliation().total().population().spent().decimal(), "25525.00");
  EXPECT_EQ(response.reconciliation().strata(1).accounts().decimal(), "25000.00");
  const auto refused = [](const std::string& rows) { return Refused(With("sheet: \"" + rows + "\"")); };
  EXPECT_THAT(refused("care_group,people\\nolder,2\\nolder,many\\nlearning,1\\n"),
              ElementsAre("ERROR wrong_type population.sheet.people 3:7",
                          "ERROR duplicate_stratum population.sheet 3:1"));
  EXPECT_THAT(refused("care_group,people\\nolder,2\\nlearning,1\\n"),
              ElementsAre("ERROR sample_above_population population.sheet.people 3:10"));
  EXPECT_THAT(refused("care_group\\nolder\\n"), ElementsAre("ERROR column_missing population.sheet 1:1"));
  EXPECT_THAT(refused("care_group,people\\n"), ElementsAre("ERROR sheet_empty population.sheet 1:1"));
}

TEST(Reconciliation, NamesWhatContradictsItself) {
  EXPECT_THAT(Refused(With("")), ElementsAre("ERROR missing population.strata"));
  EXPECT_THAT(Refused(With("strata { care_group: \"older\" people: 1 } strata { care_group: \"learning\" "
                           "people: 2 }")),
              ElementsAre("ERROR sample_above_population population.strata[0].people"));
  EXPECT_THAT(Refused(With("strata { care_group: \"older\" people: 9 } strata { care_group: \"older\" "
                           "service: \"day\" people: 2 } strata { care_group: \"older\" people: 9 } "
                           "rounding { mode: ROUNDING_MODE_EXACT }")),
              ElementsAre("ERROR exact_not_allowed population.rounding.mode",
                          "ERROR mixed_strata population.strata[1].service",
                          "ERROR duplicate_stratum population.strata[2]"));
  EXPECT_THAT(
      Refused(With("strata { care_group: \"older\" service: \"home\" people: 9 }")),
      ElementsAre("ERROR stratum_unknown sheet.service 3:9", "ERROR stratum_unknown sheet.care_group 4:3",
                  "ERROR stratum_unknown sheet.care_group 5:3"));
  EXPECT_THAT(Refused(With("strata { care_group: \"older\" people: 1099511627776 } strata { care_group: "
                           "\"learning\" people: 1099511627776 }")),
              ElementsAre("ERROR amount_out_of_range population.strata[1].people"));
  EXPECT_THAT(
      Refused(With("strata { care_group: \"older\" people: 2 } sheet: \"care_group,people\\nx,1\\n\"")),
      ElementsAre("ERROR given_twice population.strata"));
}

}  // namespace
}  // namespace ras
