// How tables fit people they were not built from (docs/building-a-table.md section 5): the cross-validation
// of BuildTable. The tickets are those of `printf 'spring\na' | sha256sum`, and so on.
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "lib/build/cross_validate.h"
#include "lib/build/folds.h"
#include "tests/engine/build_table_requests.h"

namespace ras {
namespace {

using testing::Built;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using testing::kFour;
using ::testing::Not;
using testing::Refused;
using testing::Request;

constexpr const char* kTwoFolds = " cross_validation { folds: 2 seed: \"spring\" } ";

TEST(CrossValidation, TheTicketsDecideWhoIsInWhichFold) {
  // 10b8... is b's ticket, 123b... c's, 3f8d... a's and ffc7... d's.
  EXPECT_THAT(DealFolds({"a", "b", "c", "d"}, "spring", 2), ElementsAre(0, 0, 1, 1));
  EXPECT_THAT(DealFolds({"d", "c", "b", "a"}, "spring", 2), ElementsAre(1, 1, 0, 0));
  EXPECT_THAT(DealFolds({"a", "b", "c", "d"}, "spring", 3), ElementsAre(2, 0, 1, 0));
  // 087f... is d's, 5b2a... b's, 922d... a's and b344... c's.
  EXPECT_THAT(DealFolds({"a", "b", "c", "d"}, "2026", 2), ElementsAre(0, 1, 1, 0));
}

TEST(CrossValidation, EverybodyIsAllocatedByTheTableOfTheOthers) {
  const v1::BuildTableResponse response =
      Built(Request(kFour, std::string("method { price_per_point {} }") + kTwoFolds));
  const v1::OutOfSampleFit& fit = response.out_of_sample();
  // c and d cost 550 for 50 points, 11 each: a has 110 and b 220. a and b cost 150 for 30: c has 100, d 150.
  EXPECT_EQ(fit.people(), 4U);
  EXPECT_EQ(fit.actual().decimal(), "700.00");
  EXPECT_EQ(fit.allocated().decimal(), "580.00");
  EXPECT_EQ(fit.mean_absolute_error().decimal(), "120.00");    // 10, 170, 50 and 250.
  EXPECT_EQ(fit.median_absolute_error().decimal(), "110.00");  // Between 50 and 170.
  EXPECT_EQ(fit.r_squared(), "-0.2966");                       // 1 - 94,000 / 72,500
  ASSERT_EQ(fit.within_size(), 4);
  EXPECT_EQ(fit.within(0).people(), 0U);
  EXPECT_EQ(fit.within(1).people(), 1U);  // 110 of 100.
  EXPECT_EQ(fit.within(3).people(), 1U);
  // The mean of c and d is 275, of a and b 75.
  EXPECT_EQ(fit.naive().r_squared(), "-1.6552");  // 1 - 192,500 / 72,500
  EXPECT_EQ(fit.naive().mean_absolute_error().decimal(), "200.00");
  EXPECT_EQ(fit.cross_validation().folds(), 2U);
  EXPECT_EQ(fit.cross_validation().seed(), "spring");
  // The table itself and its fit are what they are without.
  v1::BuildTableResponse without = Built(Request(kFour, "method { price_per_point {} }"));
  EXPECT_FALSE(without.has_out_of_sample());
  // But for the fingerprint of the build, which cross-validation is a part of.
  without.mutable_table()->set_source(response.table().source());
  EXPECT_EQ(without.table().SerializeAsString(), response.table().SerializeAsString());
  EXPECT_EQ(without.fit().SerializeAsString(), response.fit().SerializeAsString());
}

// Of every table of which it is told what it explains, tested on others or not.
TEST(CrossValidation, SaysWhatKnownSystemsExplain) {
  const v1::BuildTableResponse response =
      Built(Request(kFour, std::string("method { price_per_point {} }") + kTwoFolds));
  EXPECT_THAT(
      Found(response),
      ElementsAre("WARNING rows_beyond_sample plan", "WARNING no_better_than_flat out_of_sample.r_squared",
                  "WARNING small_sample cases", "NOTE share_explained fit.r_squared"));
  EXPECT_THAT(response.findings(3).message(), HasSubstr("20% to 40%"));
  constexpr const char* kNote = "NOTE share_explained fit.r_squared";
  EXPECT_THAT(Found(Built(Request(kFour, "method { price_per_point {} }"))), Contains(kNote));
  // All cost the same: there is nothing to explain.
  EXPECT_THAT(Found(Built(Request("id,score,cost\na,10,5\nb,30,5\n", "method { rank_alignment {} }"))),
              Not(Contains(kNote)));
}

// The table of kFour is nearer to people than the mean of the others, and still worse than one amount could
// be. Costs of 5 a point are met to the penny.
TEST(CrossValidation, WarnsOfATableNoBetterThanOneAmount) {
  constexpr const char* kFlat = "WARNING no_better_than_flat out_of_sample.r_squared";
  const std::string rest = std::string("method { price_per_point {} }") + kTwoFolds;
  const v1::BuildTableResponse worse = Built(Request(kFour, rest));
  EXPECT_THAT(Found(worse), Contains(kFlat));
  EXPECT_EQ(worse.findings(1).value(), "-0.2966");
  const v1::BuildTableResponse exact =
      Built(Request("id,score,cost\na,10,50\nb,20,100\nc,20,100\nd,30,150\n", rest));
  EXPECT_EQ(exact.out_of_sample().r_squared(), "1.0000");
  EXPECT_THAT(Found(exact), Not(Contains(kFlat)));
  // One score for everybody: the table is the guess.
  const v1::BuildTableResponse guess =
      Built(Request("id,score,cost\na,20,100\nb,20,50\nc,20,150\nd,20,400\n", rest));
  EXPECT_EQ(guess.out_of_sample().r_squared(), guess.out_of_sample().naive().r_squared());
  EXPECT_THAT(Found(guess), Contains(kFlat));
  // All cost the same: there is nothing to explain.
  EXPECT_THAT(Found(Built(Request("id,score,cost\na,10,50\nb,20,50\nc,20,50\nd,30,50\n", rest))),
              Not(Contains(kFlat)));
}

TEST(CrossValidation, TakesTheStepsOfTheTableAndItsRounding) {
  // In tens of pounds: 110 and 220, 100 and 150, each less a tenth.
  const v1::BuildTableResponse response = Built(
      Request(kFour, std::string("method { price_per_point {} } rounding { increment_pence: 1000 } "
                                 "steps { contingency { percent: \"10\" purposes: \"enhancements\" } }") +
                         kTwoFolds));
  EXPECT_EQ(response.out_of_sample().allocated().decimal(), "530.00");  // 100, 200, 90 and 140.
}

TEST(CrossValidation, AFoldsOthersHaveTheirShareOfTheBudgetByPeople) {
  // Half of the people have half of 700. c and d would have 550 and have 350, and a and b 150 and 350.
  const v1::BuildTableResponse response = Built(
      Request(kFour, std::string("method { price_per_point {} } steps { budget: \"700\" }") + kTwoFolds));
  EXPECT_EQ(response.out_of_sample().allocated().decimal(), "793.33");  // 70, 140, 233.33 and 350.
}

TEST(CrossValidation, NeitherTheOrderOfThePeopleNorWhoIsLeftOutChangesIt) {
  const std::string rest = std::string("method { isotonic {} }") + kTwoFolds;
  const v1::BuildTableResponse response = Built(Request(kFour, rest));
  EXPECT_EQ(
      Built(Request("cost,id,score\n400,d,30\n150,c,20\n50,b,20\n100,a,10\n", rest)).SerializeAsString(),
      response.SerializeAsString());
  const v1::BuildTableResponse with_more = Built(Request(
      "id,score,cost,excluded_because\na,10,100,\nb,20,50,\nc,20,150,\nd,30,400,\ne,5,900,moved\n", rest));
  EXPECT_EQ(with_more.out_of_sample().SerializeAsString(), response.out_of_sample().SerializeAsString());
}

TEST(CrossValidation, AgreedScoresFitOthersAsTheyFitTheSample) {
  const v1::BuildTableResponse response = Built(Request(
      kFour, std::string("method { agreed_scores { scores { score: \"0\" amount: \"0\" } scores { score: "
                         "\"40\" amount: \"400\" } } }") +
                 kTwoFolds));
  EXPECT_EQ(response.out_of_sample().r_squared(), response.fit().r_squared());
  EXPECT_EQ(response.out_of_sample().mean_absolute_error().decimal(),
            response.fit().mean_absolute_error().decimal());
}

TEST(CrossValidation, HasAsManyFoldsAsPeopleAtMost) {
  const v1::BuildTableRequest request =
      Request(kFour, "method { price_per_point {} } cross_validation { folds: 4 seed: \"spring\" }");
  EXPECT_EQ(Built(request).out_of_sample().people(), 4U);
  EXPECT_THAT(
      Refused(Request(kFour, "method { isotonic {} } cross_validation { folds: 5 seed: \"spring\" }")),
      ElementsAre("ERROR more_folds_than_people cross_validation.folds"));
  EXPECT_THAT(
      Refused(Request(kFour, "method { isotonic {} } cross_validation { folds: 1 }")),
      ElementsAre("ERROR below_minimum cross_validation.folds", "ERROR missing cross_validation.seed"));
  EXPECT_THAT(
      Refused(Request(kFour, "method { isotonic {} } cross_validation { folds: 101 seed: \"spring\" }")),
      ElementsAre("ERROR above_maximum cross_validation.folds"));
}

// A row counts for ten people.
TEST(CrossValidation, IsRefusedWhereItWouldBeTooMuchWork) {
  v1::BuildTableRequest request;
  request.mutable_cross_validation()->set_folds(100);
  BuildInput input;
  input.rows.resize(101);
  input.people.resize(2'000'000 - 1'010);
  FindingReport none;
  CheckCrossValidation(request, input, &none);
  EXPECT_FALSE(none.has_errors());
  input.people.emplace_back();
  FindingReport report;
  CheckCrossValidation(request, input, &report);
  std::vector<v1::Finding> findings;
  report.Finish(&findings);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].code(), "too_much_folded_work");
  EXPECT_EQ(findings[0].path(), "cross_validation.folds");
  EXPECT_EQ(findings[0].message(),
            "1998991 people and ten times 101 rows, times the folds, are more than 200,000,000.");
  EXPECT_THAT(findings[0].remedy(), HasSubstr("Give at most 99 folds"));
}

TEST(CrossValidation, NamesAFoldWithoutATable) {
  // Without d there is one score, and no line.
  v1::BuildTableRequest request = Request(
      "id,score,cost\na,10,100\nb,10,50\nc,10,150\nd,30,400\n",
      std::string("plan { from: \"10\" to: \"30\" } method { polynomial { degree: 1 } }") + kTwoFolds);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR fold_without_table cross_validation.folds"));
  v1::BuildTableResponse response;
  BuildTable(request, &response);
  EXPECT_THAT(response.findings(0).message(), HasSubstr("Without the people of fold 2 there is no table."));
}

}  // namespace
}  // namespace ras
