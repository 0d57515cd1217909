// From what officers write down to the cases of a table (docs/collating.md): the operation CollateSample.
// Figures worked out by hand stand beside them.
#include "lib/collate/collate_sample.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <string>
#include <vector>

#include "lib/build/build_table.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::AllOf;
using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;

// A request for costs a week in whole pence on the basis of scores as they are, with `rest` in text form.
v1::CollateSampleRequest Request(const std::string& people, const std::string& rest = "") {
  v1::CollateSampleRequest request;
  const std::string text =
      "basis: COLLATE_BASIS_AS_SCORED period: PERIOD_WEEK rounding { mode: ROUNDING_MODE_HALF_UP } ";
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request));
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(rest, &request)) << rest;
  request.set_people_sheet(people);
  return request;
}

v1::CollateSampleRequest WithItems(v1::CollateSampleRequest request, const std::string& items,
                                   const std::string& services = "") {
  request.set_items_sheet(items);
  request.set_services_sheet(services);
  return request;
}

v1::CollateSampleResponse Collated(const v1::CollateSampleRequest& request) {
  v1::CollateSampleResponse response;
  CollateSample(request, &response);
  EXPECT_GT(response.cases_size(), 0) << response.ShortDebugString();
  return response;
}

std::vector<std::string> Refused(const v1::CollateSampleRequest& request) {
  v1::CollateSampleResponse response;
  CollateSample(request, &response);
  return testing::FoundAlone(response);
}

// "id care_group service score cost", with the reason if the case is left out.
std::vector<std::string> Cases(const v1::CollateSampleResponse& response) {
  std::vector<std::string> lines;
  for (const v1::SampleCase& made : response.cases()) {
    std::string line = made.id();
    for (const std::string& part : {made.care_group(), made.service(), made.score(), made.cost()}) {
      line += " " + (part.empty() ? "-" : part);
    }
    if (!made.excluded_because().empty()) line += " (" + made.excluded_because() + ")";
    lines.push_back(line);
  }
  return lines;
}

std::vector<std::string> Items(const v1::CollatedPerson& person) {
  std::vector<std::string> lines;
  for (const v1::CollatedItem& item : person.items()) {
    lines.push_back(item.quantity() + " x " + item.unit_cost() + " = " + item.cost().decimal() + ", " +
                    item.counted_percent() + "%: " + item.counted().decimal());
  }
  return lines;
}

std::vector<std::string> Categories(const v1::CollateSampleResponse& response) {
  std::vector<std::string> lines;
  for (const v1::CollatedCategory& category : response.categories()) {
    lines.push_back(v1::CostCategory_Name(category.category()).substr(14) + " " +
                    std::to_string(category.people()) + " " + category.counted_percent() + "% " +
                    category.counted().decimal() + " " + category.left_out().decimal());
  }
  return lines;
}

constexpr const char* kPlain = "id,care_group,service,score,cost,cost_period\n";

TEST(CollateSample, TakesACostGivenOutrightToThePeriodOfTheCases) {
  // 5,200 a year of 52 weeks is 100 a week; 40 a day is 280.
  const v1::CollateSampleResponse response =
      Collated(Request(std::string(kPlain) + "a,older-people,home_care,40,5200,year\nb,,,50.50,40,day\n",
                       "year_basis: YEAR_BASIS_52_WEEKS"));
  EXPECT_THAT(Cases(response), ElementsAre("a older-people home_care 40 100.00", "b - - 50.5 280.00"));
  EXPECT_EQ(response.basis(), v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  EXPECT_EQ(response.period(), v1::PERIOD_WEEK);
  EXPECT_THAT(Items(response.people(0)), ElementsAre("1 x 5200 = 100.00, 100%: 100.00"));
  EXPECT_EQ(response.current_cost().decimal(), "380.00");
  EXPECT_EQ(response.cost().pence(), 38000);
  EXPECT_THAT(Found(response), ElementsAre("WARNING care_group_not_known people",
                                           "NOTE category_not_known people", "NOTE one_assessor people"));
}

TEST(CollateSample, RoundsThePersonsCostOnceAndTellsTheFractionBeforeIt) {
  // A month of a year of 365 days is 365/12 days: 100 x 7 / (365/12) = 8400/365 = 1680/73 a week.
  v1::CollateSampleRequest request =
      Request(std::string(kPlain) + "a,,,40,100,month\n", "year_basis: YEAR_BASIS_365_DAYS");
  v1::CollateSampleResponse response = Collated(request);
  EXPECT_EQ(response.cases(0).cost(), "23.01");
  EXPECT_EQ(response.people(0).current_cost().decimal(), "1680/73");
  EXPECT_FALSE(response.people(0).current_cost().has_pence());
  request.mutable_rounding()->set_mode(v1::ROUNDING_MODE_UP);
  request.mutable_rounding()->set_increment_pence(100);
  EXPECT_EQ(Collated(request).cases(0).cost(), "24.00");
  EXPECT_EQ(Collated(request).cases(0).spent_now(), "24.00");
}

// Three items of a third of a penny each make a penny: no item is rounded by itself.
TEST(CollateSample, ItemsAreAddedBeforeAnythingIsRounded) {
  const v1::CollateSampleResponse response =
      Collated(WithItems(Request("id,score\na,40\n"),
                         "person,category,service,period\na,home-care,visit,week\na,home-care,visit,week\na,"
                         "home-care,visit,week\n",
                         "id,total_cost,units\nvisit,0.01,3\n"));
  EXPECT_EQ(response.cases(0).cost(), "0.01");
  EXPECT_EQ(response.people(0).items(0).cost().decimal(), "1/300");
}

// Seed 000, step 3: one day at the day centre has other implications than three.
TEST(CollateSample, SharesTheWholeCostOfAnInHouseServiceOutByItsUse) {
  const v1::CollateSampleResponse response = Collated(
      WithItems(Request("id,score\none,40\nthree,40\n"),
                "person,category,service,quantity,period,source\none,day-care,day_centre,1,week,\n"
                "three,day-care,day_centre,3,week,register of March\n",
                "id,unit,total_cost,units,source\nday_centre,day,\"500000\",12500,accounts 2025-26\n"));
  EXPECT_THAT(Cases(response), ElementsAre("one - - 40 40.00", "three - - 40 120.00"));
  EXPECT_THAT(Items(response.people(1)), ElementsAre("3 x 40 = 120.00, 100%: 120.00"));
  EXPECT_EQ(response.people(0).items(0).source(), "accounts 2025-26");
  EXPECT_EQ(response.people(1).items(0).source(), "register of March");
}

constexpr const char* kMixed =
    "person,category,service,quantity,unit_cost,period,source\n"
    "a,residential-care,,,700,week,contract\n"
    "a,equipment,hoist,1,1040,year,invoice\n"
    "b,home-care,,10.5,17.235,week,contract\n"
    "b,day-care,,2,40,week,contract\n"
    "b,care-management,,1,30,week,budget\n"
    "b,short-term,,1,100,week,budget\n";

TEST(CollateSample, CountsOngoingSupportAndLeavesEquipmentCareManagementAndITOut) {
  v1::CollateSampleRequest request =
      WithItems(Request("id,care_group,score\na,x,60\nb,y,50\n",
                        "year_basis: YEAR_BASIS_52_WEEKS categories { category: COST_CATEGORY_SHORT_TERM "
                        "percent: \"25\" because: \"agreed by the board in May\" }"),
                kMixed);
  const v1::CollateSampleResponse response = Collated(request);
  // b: 10.5 x 17.235 = 180.9675; 80; nothing; 25. In all 285.9675.
  EXPECT_THAT(Cases(response), ElementsAre("a x - 60 700.00", "b y - 50 285.97"));
  EXPECT_THAT(Items(response.people(1)),
              ElementsAre("10.5 x 17.235 = 180.9675, 100%: 180.9675", "2 x 40 = 80.00, 100%: 80.00",
                          "1 x 30 = 30.00, 0%: 0.00", "1 x 100 = 100.00, 25%: 25.00"));
  EXPECT_EQ(response.people(1).current_cost().decimal(), "285.9675");
  EXPECT_THAT(Categories(response),
              ElementsAre("RESIDENTIAL_CARE 1 100% 700.00 0.00", "DAY_CARE 1 100% 80.00 0.00",
                          "HOME_CARE 1 100% 180.97 0.00", "EQUIPMENT 1 0% 0.00 20.00",
                          "CARE_MANAGEMENT 1 0% 0.00 30.00", "SHORT_TERM 1 25% 25.00 75.00"));
  EXPECT_EQ(response.categories(5).because(), "agreed by the board in May");
  EXPECT_EQ(response.current_cost().decimal(), "985.97");
  EXPECT_THAT(Found(response), ElementsAre("NOTE one_assessor people"));
  request.clear_categories();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR category_not_decided categories"));
}

TEST(CollateSample, ACategoryMayBeDecidedOtherwiseAndIsWarnedAboutIfItIsOngoing) {
  const v1::CollateSampleResponse response = Collated(WithItems(
      Request("id,care_group,score\na,x,60\n",
              "year_basis: YEAR_BASIS_52_WEEKS "
              "categories { category: COST_CATEGORY_RESIDENTIAL_CARE percent: \"0\" because: \"pooled\" } "
              "categories { category: COST_CATEGORY_EQUIPMENT percent: \"100\" because: \"agreed\" }"),
      "person,category,quantity,unit_cost,period\na,residential-care,,700,week\na,equipment,1,1040,year\n"));
  EXPECT_EQ(response.cases(0).cost(), "20.00");
  EXPECT_THAT(Found(response), Contains("WARNING ongoing_support_left_out categories[0].percent"));
}

// Seed 000, principle c: what is ongoing is in, what is not is out, and two are for the council to say.
TEST(CollateSample, EveryCategoryIsInOrOutOrForTheCouncilToSay) {
  const auto with = [](const std::string& category) {
    return WithItems(Request("id,score\na,60\n"),
                     "person,category,unit_cost,period\na," + category + ",70,week\n");
  };
  for (const char* const in : {"residential-care", "day-care", "home-care", "direct-payments", "respite",
                               "supported-living", "other-ongoing"}) {
    EXPECT_EQ(Collated(with(in)).cases(0).cost(), "70.00") << in;
  }
  for (const char* const out : {"equipment", "care-management", "information-technology"}) {
    EXPECT_EQ(Collated(with(out)).cases(0).cost(), "0.00") << out;
  }
  for (const char* const open : {"short-term", "other"}) {
    EXPECT_THAT(Refused(with(open)), ElementsAre("ERROR category_not_decided categories")) << open;
  }
}

// All of an ongoing category counts if nobody says otherwise; of all other categories that is no matter.
TEST(CollateSample, OngoingSupportThatIsLeftOutIsWarnedOfInEveryCategory) {
  const auto decided = [](int category, const std::string& percent) {
    v1::CollateSampleRequest request =
        WithItems(Request("id,score\na,60\n"), "person,category,unit_cost,period\na,home-care,70,week\n");
    v1::CollateCategory& decision = *request.add_categories();
    decision.set_category(static_cast<v1::CostCategory>(category));
    decision.set_percent(percent);
    decision.set_because("agreed");
    return Found(Collated(request));
  };
  const auto warned = Contains("WARNING ongoing_support_left_out categories[0].percent");
  for (int category = v1::COST_CATEGORY_RESIDENTIAL_CARE; category <= v1::COST_CATEGORY_OTHER; ++category) {
    if (category <= v1::COST_CATEGORY_OTHER_ONGOING) {
      EXPECT_THAT(decided(category, "99.99"), warned) << category;
    } else {
      EXPECT_THAT(decided(category, "99.99"), Not(warned)) << category;
    }
    EXPECT_THAT(decided(category, "100.0"), Not(warned)) << category;
  }
}

TEST(CollateSample, WarnsOfServicesThatNobodyInTheSampleHas) {
  const v1::CollateSampleResponse response = Collated(
      WithItems(Request("id,score\na,60\n"), "person,category,unit_cost,period\na,home-care,70,week\n"));
  std::vector<std::string> absent;
  for (const v1::Finding& finding : response.findings()) {
    if (finding.code() == "category_absent") absent.push_back(finding.value());
  }
  EXPECT_THAT(absent, ElementsAre("residential-care", "day-care"));
}

// The care group that each rule makes of age and primary need; "-" if it is not known.
std::string CareGroup(const std::string& age, const std::string& need,
                      const std::string& rule = "FRAMEWORK") {
  const v1::CollateSampleResponse response =
      Collated(Request("id,age,primary_need,score,cost,cost_period\na," + age + "," + need + ",40,10,week\n",
                       "care_group_rule: COLLATE_CARE_GROUP_RULE_" + rule));
  EXPECT_EQ(response.people(0).care_group_derived(), !response.cases(0).care_group().empty());
  return response.cases(0).care_group().empty() ? "-" : response.cases(0).care_group();
}

// Seed 000, principle a.
TEST(CollateSample, MakesTheCareGroupOfAgeAndPrimaryNeed) {
  EXPECT_EQ(CareGroup("30", "learning-disability"), "learning-disability");
  EXPECT_EQ(CareGroup("64", "physical-disability"), "physical-disability");
  EXPECT_EQ(CareGroup("65", "physical-disability"), "older-people");
  EXPECT_EQ(CareGroup("64", "frailty"), "physical-disability");
  EXPECT_EQ(CareGroup("82", "frailty"), "older-people");
  EXPECT_EQ(CareGroup("40", "mental-health"), "mental-health");
  EXPECT_EQ(CareGroup("70", "mental-health"), "older-people");
  EXPECT_EQ(CareGroup("0", "other"), "other");
  EXPECT_EQ(CareGroup("70", ""), "-");
  EXPECT_EQ(CareGroup("", ""), "-");
}

TEST(CollateSample, ALearningDisabilityIsOneAtAnyAgeButInTheReturn) {
  EXPECT_EQ(CareGroup("70", "learning-disability"), "learning-disability");
  EXPECT_EQ(CareGroup("", "learning-disability"), "learning-disability");
  EXPECT_EQ(CareGroup("70", "learning-disability", "RETURN"), "older-people");
  EXPECT_EQ(CareGroup("64", "learning-disability", "RETURN"), "learning-disability");
  EXPECT_EQ(CareGroup("65", "", "RETURN"), "older-people");
}

TEST(CollateSample, AsksForTheAgeOnlyWhereTheCareGroupDependsOnIt) {
  const std::string sheet =
      "id,primary_need,score,cost,cost_period\na,learning-disability,4,1,week\nb,other,4,1,week\n";
  EXPECT_THAT(Refused(Request(sheet)), ElementsAre("ERROR age_missing people_sheet.age 3:1"));
  EXPECT_THAT(
      Refused(Request(sheet, "care_group_rule: COLLATE_CARE_GROUP_RULE_RETURN")),
      ElementsAre("ERROR age_missing people_sheet.age 2:1", "ERROR age_missing people_sheet.age 3:1"));
}

TEST(CollateSample, UsesACareGroupThatIsGivenAndSaysIfAgeAndNeedMakeAnother) {
  const std::string heading = "id,age,primary_need,care_group,score,cost,cost_period\n";
  EXPECT_THAT(Found(Collated(Request(heading + "a,70,frailty,mental-health,40,1,week\n"))),
              Contains("WARNING care_group_differs people_sheet.care_group 2:14"));
  // A group of the council's own is nobody's mistake.
  const v1::CollateSampleResponse own = Collated(Request(heading + "a,70,frailty,dementia,40,1,week\n"));
  EXPECT_EQ(own.cases(0).care_group(), "dementia");
  EXPECT_THAT(Found(own), Not(Contains(HasSubstr("care_group"))));
}

constexpr const char* kShares = "id,score,cost,cost_period,met_informally_percent,impact_on_carer\n";

// docs/collating.md section 5: 300 / (1 - 0.4) = 500, of which 40% off are 300 again.
TEST(CollateSample, GrossesCostsUpForWhatIsMetInformally) {
  const v1::CollateSampleResponse response =
      Collated(Request(std::string(kShares) + "a,50,300,week,40,some\nb,50,300,week,0,\nc,30,100,week,70,\n",
                       "basis: COLLATE_BASIS_GROSS_COSTS_UP"));
  EXPECT_THAT(Cases(response), ElementsAre("a - - 50 500.00", "b - - 50 300.00", "c - - 30 333.33"));
  EXPECT_EQ(response.basis(), v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT);
  EXPECT_EQ(response.people(0).taken_off_percent(), "40");
  EXPECT_EQ(response.people(0).current_cost().decimal(), "300.00");
  EXPECT_EQ(response.current_cost().decimal(), "700.00");
  EXPECT_EQ(response.cost().decimal(), "1133.33");
  EXPECT_EQ(response.cases(0).spent_now(), "300.00");
  EXPECT_EQ(response.cases(1).spent_now(), "300.00");
  EXPECT_EQ(response.cases(2).spent_now(), "100.00");
}

TEST(CollateSample, BringsScoresDownToTheNeedThatIsLeft) {
  const v1::CollateSampleRequest request =
      Request(std::string(kShares) + "a,50,300,week,40,\nb,33,300,week,12.5,\nc,30,0,week,100,\n",
              "basis: COLLATE_BASIS_NEED_AFTER_SUPPORT");
  const v1::CollateSampleResponse response = Collated(request);
  EXPECT_THAT(Cases(response), ElementsAre("a - - 30 300.00", "b - - 28.875 300.00", "c - - 0 0.00"));
  EXPECT_EQ(response.basis(), v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
  EXPECT_THAT(Refused(Request(std::string(kShares) + "a,0.00000001,300,week,12.5,\n",
                              "basis: COLLATE_BASIS_NEED_AFTER_SUPPORT")),
              ElementsAre("ERROR too_many_decimals people_sheet.met_informally_percent 2:23"));
}

TEST(CollateSample, LeavesScoresAndCostsAloneWhereTheQuestionnaireDoesNotRecordInformalSupport) {
  const v1::CollateSampleResponse response =
      Collated(Request(std::string(kShares) + "a,50,300,week,40,some\nb,50,300,week,,\n"));
  EXPECT_THAT(Cases(response), ElementsAre("a - - 50 300.00", "b - - 50 300.00"));
  EXPECT_EQ(response.people(0).taken_off_percent(), "");
}

// What the policy takes off depends on share and impact (seed 002, policy issue 6).
TEST(CollateSample, GrossesUpByWhatThePolicyWillTakeOff) {
  const std::string steps =
      "basis: COLLATE_BASIS_GROSS_COSTS_UP "
      "reductions { impact: \"some\" from_percent: \"25\" percent: \"20\" } "
      "reductions { impact: \"some\" from_percent: \"50\" percent: \"50\" } "
      "reductions { impact: \"critical\" percent: \"0\" } ";
  const std::string heading = kShares;
  EXPECT_THAT(Cases(Collated(Request(heading + "a,50,300,week,25,some\nb,50,300,week,49.9,some\n"
                                               "c,50,300,week,100,some\nd,50,300,week,80,critical\n"
                                               "e,50,300,week,0,\nf,50,300,week,50,some\n",
                                     steps))),
              ElementsAre("a - - 50 375.00", "b - - 50 375.00", "c - - 50 600.00", "d - - 50 300.00",
                          "e - - 50 300.00", "f - - 50 600.00"));
  EXPECT_THAT(
      Refused(Request(heading + "a,50,300,week,10,some\nb,50,300,week,30,\nc,50,300,week,30,none\n", steps)),
      ElementsAre("ERROR reduction_missing people_sheet.impact_on_carer 2:18",
                  "ERROR impact_missing people_sheet.impact_on_carer 3:18",
                  "ERROR reduction_missing people_sheet.impact_on_carer 4:18"));
  // A share of one is what is wrong then, and not the impact.
  v1::CollateSampleResponse share;
  CollateSample(Request(heading + "a,50,300,week,0.4,some\nb,50,300,week,0.4,none\n", steps), &share);
  EXPECT_THAT(Found(share),
              ::testing::IsSupersetOf({"ERROR reduction_missing people_sheet.met_informally_percent 2:15",
                                       "ERROR reduction_missing people_sheet.impact_on_carer 3:19"}));
  const auto first =
      std::find_if(share.findings().begin(), share.findings().end(),
                   [](const v1::Finding& finding) { return finding.code() == "reduction_missing"; });
  EXPECT_EQ(first->value(), "0.4");
  EXPECT_EQ(first->message() + " " + first->remedy(),
            "The reductions do not say what is taken off for the impact \"some\" and a share of 0.4%. If 40% "
            "is meant, "
            "write 40. Otherwise add a step to the reductions, which are for \"critical\" and \"some\"; or "
            "correct the "
            "impact.");
  EXPECT_THAT(
      Refused(Request(heading + "a,50,300,week,10,some\n", "reductions { impact: \"some\" percent: \"5\" }")),
      ElementsAre("ERROR reductions_not_used reductions"));
  // Of what is not used nothing else is to be corrected.
  EXPECT_THAT(Refused(Request(heading + "a,50,300,week,10,\nb,50,300,week,10,none\n",
                              "basis: COLLATE_BASIS_NEED_AFTER_SUPPORT "
                              "reductions { impact: \"some\" percent: \"5\" }")),
              ElementsAre("ERROR reductions_not_used reductions"));
  EXPECT_THAT(
      Refused(Request(heading + "a,50,300,week,50,some\n",
                      steps + "reductions { impact: \"some\" from_percent: \"50.0\" percent: \"5\" }")),
      ElementsAre("ERROR reduction_twice reductions[3].from_percent"));
}

// A misspelt impact of a reduction is seen beside that of the person whom it was for.
TEST(CollateSample, NamesTheImpactsThatThereAreReductionsFor) {
  v1::CollateSampleResponse response;
  CollateSample(Request(std::string(kShares) + "a,50,300,week,30,some\n",
                        "basis: COLLATE_BASIS_GROSS_COSTS_UP reductions { impact: \"sme\" percent: \"5\" } "
                        "reductions { impact: \"critical\" percent: \"0\" }"),
                &response);
  ASSERT_EQ(response.findings_size(), 1);
  EXPECT_EQ(response.findings(0).value(), "some");
  EXPECT_THAT(response.findings(0).remedy(), HasSubstr("which are for \"critical\" and \"sme\""));
}

TEST(CollateSample, AReasonIsNotBlank) {
  EXPECT_THAT(
      Refused(Request(std::string(kPlain) + "a,,,40,1,week\n",
                      "categories { category: COST_CATEGORY_OTHER percent: \"50\" because: \" \\t\" }")),
      ElementsAre("ERROR blank_text categories[0].because"));
}

TEST(CollateSample, NamesWhoCannotBeGrossedUp) {
  EXPECT_THAT(
      Refused(Request(std::string(kShares) + "a,50,300,week,100,\nb,50,0,week,100.0,\nc,1,1,week,99,\n",
                      "basis: COLLATE_BASIS_GROSS_COSTS_UP")),
      ElementsAre("ERROR cannot_be_grossed_up people_sheet.met_informally_percent 2:15",
                  "ERROR cannot_be_grossed_up people_sheet.met_informally_percent 3:13"));
  // 99% off: a hundred times.
  const v1::CollateSampleResponse far =
      Collated(Request(std::string(kShares) + "c,1,1,week,99,\nd,1,1,week,80,\ne,1,1,week,79,\n",
                       "basis: COLLATE_BASIS_GROSS_COSTS_UP"));
  EXPECT_EQ(far.cases(0).cost(), "100.00");
  ASSERT_THAT(Found(far), Contains("WARNING grossed_up_far people"));
  for (const v1::Finding& finding : far.findings()) {
    if (finding.code() != "grossed_up_far") continue;
    EXPECT_EQ(finding.value(), "99");
    EXPECT_THAT(finding.message(), HasSubstr("2 costs become five times"));
  }
}

TEST(CollateSample, NeverTakesAShareThatIsNotKnownForNone) {
  v1::CollateSampleRequest request = Request(std::string(kShares) + "a,50,300,week,,\nb,50,300,week,20,\n",
                                             "basis: COLLATE_BASIS_GROSS_COSTS_UP");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR share_not_known people_sheet.met_informally_percent 2:15"));
  // Of c nothing else is known either.
  request.set_people_sheet(request.people_sheet() + "c,,,,,\n");
  request.set_unknown_share(v1::COLLATE_UNKNOWN_SHARE_EXCLUDE);
  const v1::CollateSampleResponse response = Collated(request);
  EXPECT_THAT(Cases(response), ElementsAre("b - - 50 375.00"));
  ASSERT_EQ(response.excluded_size(), 2);
  EXPECT_EQ(response.excluded(0).id(), "a");
  EXPECT_THAT(response.excluded(0).because(), HasSubstr("not known what share"));
  EXPECT_THAT(Found(response), Contains("WARNING left_out_for_unknown_share people"));
}

// Where scores count as they are, nobody's share makes a difference.
TEST(CollateSample, LeavesNobodyOutForAShareThatIsNotAsked) {
  const v1::CollateSampleResponse response = Collated(
      Request(std::string(kShares) + "a,50,300,week,,\n", "unknown_share: COLLATE_UNKNOWN_SHARE_EXCLUDE"));
  EXPECT_THAT(Cases(response), ElementsAre("a - - 50 300.00"));
  EXPECT_EQ(response.excluded_size(), 0);
}

TEST(CollateSample, CountsAPersonOnceInACategory) {
  const v1::CollateSampleResponse response =
      Collated(WithItems(Request("id,score\na,50\n"),
                         "person,category,quantity,unit_cost,period\na,home-care,1,10,week\n"
                         "a,home-care,2,10,week\n"));
  EXPECT_THAT(Categories(response), ElementsAre("HOME_CARE 1 100% 30.00 0.00"));
}

TEST(CollateSample, NothingFollowsFromARowThatCannotBeRead) {
  const char* const items =
      "person,category,service,period\na,home-care,visit,week\nb,home-care,visit,week\n";
  const char* const services = "id,unit_cost\nvisit,10\n";
  // Somebody of whom there are items, the items of somebody, and the cost of what they are of.
  EXPECT_THAT(Refused(WithItems(Request("id,score\na,40\nb,40,1\n"), items, services)),
              ElementsAre("ERROR wrong_number_of_cells people_sheet 3:6"));
  EXPECT_THAT(
      Refused(WithItems(Request("id,score\na,40\nb,40\n"),
                        "person,category,service,period\na,home-care,visit,week\nb,home-care\n", services)),
      ElementsAre("ERROR wrong_number_of_cells items_sheet 3:3"));
  EXPECT_THAT(
      Refused(WithItems(Request("id,score\na,40\nb,40\n"), items, "id,unit_cost\nday,1\nvisit,1,0\n")),
      ElementsAre("ERROR wrong_number_of_cells services_sheet 3:9"));
  EXPECT_THAT(
      Refused(WithItems(Request("{\"id\":\"a\",\"score\":\"40\"}\n{\"id\":\"b\"\n"), items, services)),
      ElementsAre("ERROR syntax_error people_sheet 2:10"));
  // Without any service nothing can be on a line that could not be read.
  EXPECT_THAT(Refused(WithItems(Request("id,score\na,40\n"), "person,category,period\na,home-care,week\n",
                                "id,unit_cost\nvisit,1\nday,1,0\n")),
              ElementsAre("ERROR wrong_number_of_cells services_sheet 3:7",
                          "ERROR unit_cost_missing items_sheet.unit_cost 2:1"));
  // A cell that cannot be read is not missing.
  EXPECT_THAT(Refused(Request(std::string(kPlain) + "a,,,40,100,weekly\n")),
              ElementsAre("ERROR unknown_enum_value people_sheet.cost_period 2:12"));
}

TEST(CollateSample, SharesThatAreNotUsedAreWarnedAbout) {
  const std::string heading = "id,score,cost,cost_period,met_informally_percent,excluded_because\n";
  const v1::CollateSampleResponse response = Collated(
      Request(heading + "a,50,300,week,20,\nb,50,200,week,0,\nc,50,200,week,,\nd,50,1,week,10,left\n"));
  EXPECT_THAT(testing::FoundWithValues(response), Contains("WARNING shares_not_used people 1"));
  EXPECT_THAT(Found(Collated(Request(heading + "a,50,300,week,0,\n"))), Not(Contains(HasSubstr("not_used"))));
  const std::string gross = heading + "a,50,300,week,20,\n";
  v1::CollateSampleRequest request = Request(gross);
  request.set_basis(v1::COLLATE_BASIS_GROSS_COSTS_UP);
  EXPECT_THAT(Found(Collated(request)), Not(Contains(HasSubstr("not_used"))));
}

TEST(CollateSample, LeavesOutWhomItIsToldToAndSaysSo) {
  const v1::CollateSampleResponse response = Collated(Request(
      "id,score,cost,cost_period,excluded_because\na,50,300,week,moved away\nb,50,200,week,\nc,,,,died\n"));
  EXPECT_THAT(Cases(response), ElementsAre("a - - 50 300.00 (moved away)", "b - - 50 200.00"));
  ASSERT_EQ(response.excluded_size(), 2);
  EXPECT_EQ(response.excluded(1).ShortDebugString(), "id: \"c\" because: \"died\"");
  EXPECT_EQ(response.cost().decimal(), "200.00");
  EXPECT_THAT(Refused(Request("id,score,cost,cost_period,excluded_because\na,50,300,week,moved\n")),
              ElementsAre("ERROR nobody_left people"));
  EXPECT_THAT(Refused(Request("id,score,cost,cost_period,excluded_because\na,50,300,week,  \n")),
              ElementsAre("ERROR blank_reason people_sheet.excluded_because 2:15"));
}

// Scores 10, 20, 30, 40 and 50; the second assessor gives 10, 30, 30, 40 and 60.
TEST(CollateSample, TellsHowFarTheAssessorsAgree) {
  const std::string sheet =
      "id,score,second_score,cost,cost_period,excluded_because\ne,50,60,1,week,\nd,40,40,1,week,\n"
      "c,30,30.0,1,week,\nb,20,30,1,week,\na,10,10,1,week,\nf,0,,1,week,\ng,0,90,1,week,no longer known\n";
  const v1::CollateSampleResponse response = Collated(Request(sheet));
  const v1::ScoreAgreement& agreement = response.agreement();
  EXPECT_EQ(agreement.people(), 5U);
  EXPECT_EQ(agreement.agreeing(), 3U);
  EXPECT_EQ(agreement.agreeing_percent(), "60.00");
  EXPECT_EQ(agreement.mean_difference(), "4.0000");
  // Differences: 20 in all; over all 25 pairs of a first with a second score 440: 1 - 5 x 20 / 440 = 17/22.
  EXPECT_EQ(agreement.linear_kappa(), "0.7727");
  // Squares: 200; over all 25 pairs 5 x (5500 + 7100) - 2 x 150 x 170 = 12000: 1 - 5 x 200 / 12000 = 11/12.
  EXPECT_EQ(agreement.quadratic_kappa(), "0.9167");
  ASSERT_EQ(agreement.largest_size(), 2);
  EXPECT_EQ(agreement.largest(0).ShortDebugString(),
            "id: \"b\" first: \"20\" second: \"30\" difference: \"10\"");
  EXPECT_EQ(agreement.largest(1).id(), "e");
  EXPECT_THAT(Found(response), Not(Contains(HasSubstr("assessor"))));
}

TEST(CollateSample, TellsTheIntraclassCorrelationWithItsInterval) {
  const v1::CollateSampleResponse response = Collated(
      Request("id,score,second_score,cost,cost_period\na,10,10,1,week\nb,20,30,1,week\nc,30,30,1,week\n"
              "d,40,40,1,week\ne,50,60,1,week\n"));
  // Totals 20, 50, 60, 80, 110: mean 64, squares about it 4520, halved 2260 over 4: P = 565. Differences 0,
  // 10, 0, 0, 10: assessors 20^2 / 10 = 40 = A; residual (200 - 80) / 2 = 60 over 4: R = 15.
  // ICC = (565 - 15) / (565 + 15 + 2 (40 - 15) / 5) = 550 / 590.
  EXPECT_EQ(response.agreement().intraclass(), "0.9322");
  const std::string lower = response.agreement().intraclass_lower();
  EXPECT_LT(lower, response.agreement().intraclass());
  EXPECT_GT(response.agreement().intraclass_upper(), response.agreement().intraclass());
}

TEST(CollateSample, WarnsOfAssessorsWhoDifferAndSaysWhereNothingCanBeTold) {
  const std::string heading = "id,score,second_score,cost,cost_period\n";
  EXPECT_THAT(Found(Collated(Request(heading + "a,10,50,1,week\nb,20,40,1,week\nc,50,10,1,week\n"))),
              Contains("WARNING assessors_differ people"));
  const v1::CollateSampleResponse same = Collated(Request(heading + "a,10,10,1,week\nb,10,10,1,week\n"));
  EXPECT_EQ(same.agreement().agreeing_percent(), "100.00");
  EXPECT_EQ(same.agreement().linear_kappa(), "");
  EXPECT_EQ(same.agreement().intraclass(), "");
  EXPECT_THAT(Found(same), Contains("NOTE agreement_not_defined people"));
  const v1::CollateSampleResponse one = Collated(Request(heading + "a,10,20,1,week\n"));
  EXPECT_EQ(one.agreement().people(), 1U);
  EXPECT_EQ(one.agreement().mean_difference(), "10.0000");
  EXPECT_THAT(Found(one), Contains("NOTE agreement_not_defined people"));
}

// 10 and 10.25, 20 and 20, 30.5 and 30: in all -0.25.
TEST(CollateSample, EitherAssessorsScoresMayHaveDecimals) {
  const v1::CollateSampleResponse response =
      Collated(Request("id,score,second_score,cost,cost_period\na,10,10.25,1,week\nb,20,20,1,week\n"
                       "c,30.5,30,1,week\n"));
  EXPECT_EQ(response.agreement().mean_difference(), "-0.0833");
  EXPECT_EQ(response.agreement().agreeing(), 1U);
  ASSERT_EQ(response.agreement().largest_size(), 2);
  EXPECT_EQ(response.agreement().largest(0).ShortDebugString(),
            "id: \"c\" first: \"30.5\" second: \"30\" difference: \"-0.5\"");
  EXPECT_EQ(response.agreement().largest(1).difference(), "0.25");
}

// Squares: 1 + 9 + 16 = 26; over all nine pairs 3 x (34 + 118) - 2 x 8 x 16 = 200: 1 - 3 x 26 / 200 = 0.61.
TEST(CollateSample, AgreementIsSubstantialFromItsBoundOn) {
  const std::string two = "id,score,second_score,cost,cost_period\na,0,1,1,week\nb,3,6,1,week\n";
  const v1::CollateSampleResponse substantial = Collated(Request(two + "c,5,9,1,week\n"));
  EXPECT_EQ(substantial.agreement().quadratic_kappa(), "0.6100");
  EXPECT_THAT(Found(substantial), Not(Contains("WARNING assessors_differ people")));
  EXPECT_THAT(Found(Collated(Request(two + "c,5,9.001,1,week\n"))),
              Contains("WARNING assessors_differ people"));
}

// Of two people who are scored the other way round next to nothing is known: no end lies beyond -1 and 1.
TEST(CollateSample, AnIntervalOfACorrelationLiesBetweenMinusOneAndOne) {
  const v1::ScoreAgreement agreement =
      Collated(Request("id,score,second_score,cost,cost_period\na,10,20,1,week\nb,20,11,1,week\n"))
          .agreement();
  EXPECT_EQ(agreement.intraclass_lower(), "-1.0000");
  EXPECT_LE(agreement.intraclass_upper(), "1.0000");
}

TEST(CollateSample, CountsPeopleByCareGroupAndService) {
  const v1::CollateSampleResponse response = Collated(
      Request(std::string(kPlain) + "a,x,home,40,10,week\nb,y,home,40,20,week\nc,x,day,40,30,week\n"));
  std::vector<std::string> lines;
  for (const auto* groups : {&response.care_groups(), &response.services()}) {
    for (const v1::CollatedGroup& group : *groups) {
      lines.push_back(group.id() + " " + std::to_string(group.people()) + " " + group.cost().decimal());
    }
  }
  EXPECT_THAT(lines, ElementsAre("x 2 40.00", "y 1 20.00", "day 1 30.00", "home 2 30.00"));
}

// Those of whom it is not known are a group beside the others, and none if it is known of nobody.
TEST(CollateSample, TellsGroupsOfThoseOfWhomTheyAreKnown) {
  const v1::CollateSampleResponse some =
      Collated(Request(std::string(kPlain) + "a,,home,40,10,week\nb,y,,40,20,week\n"));
  ASSERT_EQ(some.care_groups_size(), 2);
  EXPECT_EQ(some.care_groups(0).id(), "");
  EXPECT_EQ(some.care_groups(0).people(), 1U);
  EXPECT_EQ(some.care_groups(1).id(), "y");
  ASSERT_EQ(some.services_size(), 2);
  EXPECT_EQ(some.services(0).cost().decimal(), "20.00");
  const v1::CollateSampleResponse nobody =
      Collated(Request(std::string(kPlain) + "a,,,40,10,week\nb,,,40,20,week\n"));
  EXPECT_EQ(nobody.care_groups_size(), 0);
  EXPECT_EQ(nobody.services_size(), 0);
}

TEST(CollateSample, AnswersTheSameToListsAsToSheets) {
  v1::CollateSampleRequest request =
      WithItems(Request("id,score\na,60\nb,50\n",
                        "year_basis: YEAR_BASIS_52_WEEKS categories { category: "
                        "COST_CATEGORY_SHORT_TERM percent: \"25\" because: \"x\" }"),
                kMixed, "id,unit_cost\nnight,90\n");
  const v1::CollateSampleResponse from_sheets = Collated(request);
  v1::CollateSampleRequest lists = request;
  lists.clear_people_sheet();
  lists.clear_items_sheet();
  lists.clear_services_sheet();
  ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(
      "people { id: \"a\" score: \"60\" } people { id: \"b\" score: \"50\" } "
      "items { person: \"a\" category: COST_CATEGORY_RESIDENTIAL_CARE unit_cost: \"700\" period: PERIOD_WEEK "
      "source: \"contract\" } "
      "items { person: \"a\" category: COST_CATEGORY_EQUIPMENT service: \"hoist\" quantity: \"1\" unit_cost: "
      "\"1040\" period: PERIOD_YEAR source: \"invoice\" } "
      "items { person: \"b\" category: COST_CATEGORY_HOME_CARE quantity: \"10.5\" unit_cost: \"17.235\" "
      "period: "
      "PERIOD_WEEK source: \"contract\" } "
      "items { person: \"b\" category: COST_CATEGORY_DAY_CARE quantity: \"2\" unit_cost: \"40\" period: "
      "PERIOD_WEEK source: \"contract\" } "
      "items { person: \"b\" category: COST_CATEGORY_CARE_MANAGEMENT quantity: \"1\" unit_cost: \"30\" "
      "period: "
      "PERIOD_WEEK source: \"budget\" } "
      "items { person: \"b\" category: COST_CATEGORY_SHORT_TERM quantity: \"1\" unit_cost: \"100\" period: "
      "PERIOD_WEEK source: \"budget\" } services { id: \"night\" unit_cost: \"90\" }",
      &lists));
  EXPECT_EQ(Collated(lists).SerializeAsString(), from_sheets.SerializeAsString());
  lists.set_people_sheet("id,score\na,60\n");
  EXPECT_THAT(Refused(lists), Contains("ERROR given_twice people"));
}

TEST(CollateSample, IdsAreHeldApartWhateverElseIsWrong) {
  EXPECT_THAT(
      Refused(Request("id,score,cost,cost_period\na,x,1,week\na,50,1,week\n")),
      ElementsAre("ERROR not_a_decimal people_sheet.score 2:3", "ERROR duplicate_id people_sheet.id 3:1"));
}

TEST(CollateSample, ReadsJsonLinesAsItReadsSheets) {
  v1::CollateSampleRequest request = Request(
      "\xEF\xBB\xBF\n{\"id\":\"a\",\"age\":70,\"primary_need\":\"PRIMARY_NEED_FRAILTY\",\"score\":\"60\"}"
      "\r\n\n"
      "{\"id\":\"b\",\"score\":\"50\",\"cost\":\"7\",\"cost_period\":\"PERIOD_DAY\"}");
  request.set_items_sheet(
      "{\"person\":\"a\",\"category\":\"COST_CATEGORY_DAY_CARE\",\"unit_cost\":\"5.5\",\"period\":\"PERIOD_"
      "WEEK\"}\n");
  EXPECT_THAT(Cases(Collated(request)), ElementsAre("a older-people - 60 5.50", "b - - 50 49.00"));
  request.set_people_sheet(request.people_sheet() + "\n{\"id\":\"b\"}");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR duplicate_id people_sheet.id 5:7", "ERROR missing people_sheet.score 5:1",
                          "ERROR missing people_sheet.cost 5:1"));
  request.set_people_sheet(
      "{\"id\":\"a\",\"name\":\"x\",\"score\":5}\n{\"id\"\n[]\n{\"id\":\"d\",\"score\":\"x\"}\n");
  EXPECT_THAT(
      Refused(request),
      ElementsAre("ERROR unknown_field people_sheet.name 1:11", "ERROR wrong_type people_sheet.score 1:30",
                  "ERROR syntax_error people_sheet 2:6", "ERROR wrong_type people_sheet 3:1",
                  "ERROR not_a_decimal people_sheet.score 4:19"));
}

TEST(CollateSample, TheOrderOfThePeopleIsThatOfTheAnswerAndChangesNothingElse) {
  const std::string heading = "id,score,second_score,cost,cost_period\n";
  const v1::CollateSampleResponse one =
      Collated(Request(heading + "a,10,20,1.11,week\nb,20,20,2.22,week\nc,30,20,3.33,week\n"));
  const v1::CollateSampleResponse other =
      Collated(Request(heading + "c,30,20,3.33,week\nb,20,20,2.22,week\na,10,20,1.11,week\n"));
  EXPECT_THAT(Cases(other), ElementsAre("c - - 30 3.33", "b - - 20 2.22", "a - - 10 1.11"));
  EXPECT_EQ(one.agreement().SerializeAsString(), other.agreement().SerializeAsString());
  EXPECT_EQ(one.cost().SerializeAsString(), other.cost().SerializeAsString());
}

TEST(CollateSample, GivesCasesThatATableIsBuiltFrom) {
  const v1::CollateSampleResponse collated =
      Collated(Request(std::string(kPlain) + "a,x,home,10,10,week\nb,y,home,30,20,week\n"));
  v1::BuildTableRequest request;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(
      "plan { id: \"t\" title: \"T\" kind: TABLE_KIND_PERCENTAGE } method { rank_alignment {} } "
      "rounding { mode: ROUNDING_MODE_HALF_UP }",
      &request));
  request.mutable_plan()->set_basis(collated.basis());
  request.mutable_plan()->set_period(collated.period());
  *request.mutable_cases() = collated.cases();
  v1::BuildTableResponse response;
  BuildTable(request, &response);
  ASSERT_TRUE(response.has_table()) << response.ShortDebugString();
  EXPECT_EQ(response.fit().actual().decimal(), "30.00");
}

TEST(CollateSample, FindsEverythingThatIsWrongAtOnce) {
  const std::vector<std::string> found = Refused(WithItems(
      Request("id,score,cost,cost_period\na,,10,week\na,5,,\nb,5,10,\nc,5,3,year\n"),
      "person,category,service,quantity,unit_cost,period\nb,home-care,,1,5,week\nz,home-care,,1,5,week\n"
      "c,home-care,night,1,,week\nc,home-care,visit,1,5,week\n",
      "id,unit_cost,total_cost,units\nvisit,5,,\nvisit,6,,\nday,1,2,3\nhour,,5,\nmile,,5,0\n"));
  EXPECT_THAT(
      found,
      ElementsAre(
          "ERROR duplicate_id people_sheet.id 3:1", "ERROR basis_missing year_basis",
          "ERROR duplicate_id services_sheet.id 3:1", "ERROR unit_cost_twice services_sheet.unit_cost 4:5",
          "ERROR unit_cost_missing services_sheet 5:1", "ERROR no_units services_sheet.units 6:9",
          "ERROR unknown_reference items_sheet.person 3:1",
          "ERROR unit_cost_missing items_sheet.unit_cost 4:21",
          "ERROR unit_cost_twice items_sheet.unit_cost 5:21", "ERROR cost_twice people_sheet.cost 4:5",
          "ERROR missing people_sheet.cost_period 4:8", "ERROR cost_twice people_sheet.cost 5:5",
          "ERROR missing people_sheet.score 2:3", "ERROR missing people_sheet.cost 3:5"));
}

TEST(CollateSample, RefusesWhatItsFieldsForbid) {
  EXPECT_THAT(
      Refused(Request("id,score,cost,cost_period,met_informally_percent\na,x,-1,fortnight,101\n")),
      ElementsAre("ERROR unknown_enum_value people_sheet.cost_period 2:8",
                  "ERROR not_a_decimal people_sheet.score 2:3", "ERROR below_minimum people_sheet.cost 2:5",
                  "ERROR above_maximum people_sheet.met_informally_percent 2:18"));
  EXPECT_THAT(Refused(Request("id,name\na,x\n")), ElementsAre("ERROR unknown_column people_sheet 1:4"));
  v1::CollateSampleRequest request = Request("id,score,cost,cost_period\na,1,1,week\n");
  request.mutable_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR exact_not_allowed rounding.mode"));
  request = Request("id,score,cost,cost_period\n\"a\tb\",1,1,week\n");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR control_character people_sheet.id 2:1"));
  request.clear_people_sheet();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing people"));
  EXPECT_THAT(Refused(v1::CollateSampleRequest()), Not(IsEmpty()));
}

TEST(CollateSample, RefusesAmountsBeyondWhatMoneyCanBe) {
  EXPECT_THAT(
      Refused(WithItems(Request("id,score\na,1\n"),
                        "person,category,quantity,unit_cost,period\na,home-care,999999999,999999999,day\n")),
      ElementsAre("ERROR amount_out_of_range people_sheet 2:1"));
  EXPECT_THAT(Refused(Request(std::string(kShares) + "a,1,100000000000,week,99.999999999,\n",
                              "basis: COLLATE_BASIS_GROSS_COSTS_UP")),
              ElementsAre("ERROR amount_out_of_range people_sheet 2:1"));
}

// Parts of a penny whose denominators have nothing in common end somewhere.
TEST(CollateSample, SaysSoIfAFractionIsTooLong) {
  std::string items = "person,category,service,period\n", services = "id,total_cost,units\n";
  for (const char* units : {"999999937", "999999929", "999999893", "999999883", "999999797", "999999761",
                            "999999757", "999999751", "999999739", "999999733"}) {
    items += std::string("a,home-care,s") + units + ",week\n";
    services += std::string("s") + units + ",1," + units + "\n";
  }
  EXPECT_THAT(Refused(WithItems(Request("id,score\na,1\n"), items, services)),
              ElementsAre("ERROR too_many_digits people_sheet 2:1"));
}

// Of "meals" and "friends": up to 40 and 60 points, and their sum in percent of the most there can be.
v1::CollateScoring SmallScoring() {
  const v1::Policy policy = testing::SmallPolicy();
  v1::CollateScoring scoring;
  *scoring.mutable_questionnaire() = policy.questionnaire();
  *scoring.mutable_measures() = policy.measures();
  scoring.set_scoring_view(policy.scoring_view());
  return scoring;
}

v1::CollateSampleRequest WithAnswers(const std::string& people) {
  v1::CollateSampleRequest request = Request(people);
  *request.mutable_scoring() = SmallScoring();
  return request;
}

// 15 + 5 x 2.5 = 27.5 of 100 points are 28%; 40 + 60 are 100%; without meals, which leave the maximum, 6 of
// 60 are 10%.
TEST(CollateSample, MakesScoresOfAnswers) {
  const v1::CollateSampleResponse response = Collated(
      WithAnswers("id,answer:meals,answer:friends,second_answer:meals,second_answer:friends,answer:notes,"
                  "cost,cost_period\n"
                  "a,some,some;weekly,lots,some; weekly,quiet,1,week\n"
                  "b,lots,lots;daily,,,,1,week\n"
                  "c,n/a,lots;monthly,n/a,n/a,,1,week\n"));
  EXPECT_THAT(Cases(response), ElementsAre("a - - 28 1.00", "b - - 100 1.00", "c - - 10 1.00"));
  EXPECT_EQ(response.people(0).score(), "28");
  EXPECT_EQ(response.people(0).second_score(), "53");
  EXPECT_THAT(response.people(0).unanswered(), IsEmpty());
  EXPECT_THAT(response.people(0).second_unanswered(), ElementsAre("notes"));
  EXPECT_THAT(response.people(1).unanswered(), ElementsAre("notes"));
  EXPECT_THAT(response.people(1).second_score(), IsEmpty());
  EXPECT_THAT(response.people(1).second_unanswered(), IsEmpty());
  EXPECT_EQ(response.agreement().people(), 2U);
}

// Answers as an assessment has them make the score that Determine gives.
TEST(CollateSample, ScoresAnswersAsADeterminationDoes) {
  v1::CollateSampleRequest request = Request("");
  *request.mutable_scoring() = SmallScoring();
  v1::CollatePerson& person = *request.add_people();
  person.set_id("a");
  person.set_cost("1");
  person.set_cost_period(v1::PERIOD_WEEK);
  *person.mutable_answers() = testing::SmallRequest().assessment().answers();
  const v1::CollateSampleResponse response = Collated(request);
  const v1::Determination determined =
      testing::DetermineOrFail(*testing::CompileOrFail(testing::SmallPolicy()), testing::SmallRequest());
  EXPECT_EQ(response.cases(0).score(), "45");
  EXPECT_EQ(response.cases(0).score(), determined.measures(0).value());
}

TEST(CollateSample, ASheetInJsonLinesHasAnswersAsAnAssessmentHasThem) {
  EXPECT_THAT(
      Cases(Collated(WithAnswers(
          R"({"id":"a","cost":"1","cost_period":"PERIOD_WEEK","answers":[{"question":"meals","agreed":{"option":"lots"}},)"
          R"({"question":"friends","agreed":{"not_applicable":{}}}]})"))),
      ElementsAre("a - - 40 1.00"));
}

TEST(CollateSample, NamesEveryAnswerThatIsWrongAtItsCell) {
  EXPECT_THAT(
      Refused(WithAnswers(
          "id,answer:meals,answer:friends,second_answer:meals,second_answer:friends,cost,cost_period\n"
          "a,much,some,,,1,week\nb,,some;often,,,1,week\nc,lots,n/a,none,,1,week\n")),
      ElementsAre("ERROR missing people_sheet.answer:friends 2:8",
                  "ERROR unknown_option people_sheet.answer:meals 2:3",
                  "ERROR unknown_option people_sheet.answer:friends 3:4",
                  "ERROR unanswered people_sheet.answer:meals 3:3",
                  "ERROR unanswered people_sheet.second_answer:friends 4:17"));
}

TEST(CollateSample, NamesColumnsOfQuestionsThatThereAreNot) {
  EXPECT_THAT(Refused(WithAnswers("id,answer:meal,answer:meals,answer:meals,cost\na,lots,lots,lots,1\n")),
              ElementsAre("ERROR unknown_question people_sheet 1:4", "ERROR column_twice people_sheet 1:29"));
}

TEST(CollateSample, NamesWhatIsWrongWithAnswersInAList) {
  v1::CollateSampleRequest request = WithAnswers("");
  for (const char* const id : {"a", "b"}) {
    v1::CollatePerson& person = *request.add_people();
    person.set_id(id);
    person.set_cost("1");
    person.set_cost_period(v1::PERIOD_WEEK);
  }
  *request.mutable_people(0)->add_answers() =
      testing::ParseText<v1::Answer>(R"(question: "meals" agreed { quantity: "3" })");
  *request.mutable_people(0)->add_answers() =
      testing::ParseText<v1::Answer>(R"(question: "sleep" agreed { option: "lots" })");
  *request.mutable_people(0)->add_answers() =
      testing::ParseText<v1::Answer>(R"(question: "meals" agreed { option: "lots" })");
  request.mutable_people(1)->set_score("5");
  request.mutable_people(1)->set_second_score("6");
  *request.mutable_people(1)->mutable_answers() = testing::SmallRequest().assessment().answers();
  *request.mutable_people(1)->mutable_second_answers() = testing::SmallRequest().assessment().answers();
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR wrong_kind_of_answer people[0].answers[0].agreed",
                          "ERROR unknown_question people[0].answers[1].question",
                          "ERROR two_answers people[0].answers[2]", "ERROR unanswered people[0].answers",
                          "ERROR given_twice people[1].score", "ERROR given_twice people[1].second_score"));
}

TEST(CollateSample, AnswersOfPeopleWhoAreLeftOutMayBeOpen) {
  const v1::CollateSampleResponse response =
      Collated(WithAnswers("id,answer:meals,answer:friends,cost,cost_period,excluded_because\na,some,,,,"
                           "died\nb,lots,n/a,1,week,\n"));
  EXPECT_THAT(Cases(response), ElementsAre("b - - 40 1.00"));
  EXPECT_THAT(response.excluded(0).unanswered(), ElementsAre("friends", "notes"));
}

TEST(CollateSample, AnswersNeedAScoringThatIsRight) {
  v1::CollateSampleRequest request = WithAnswers("id,answer:meals,cost,cost_period\na,some,1,week\n");
  request.clear_scoring();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing scoring"));
  request = WithAnswers("id,answer:meals,cost,cost_period\na,some,1,week\n");
  request.mutable_scoring()->mutable_measures(0)->mutable_terms(0)->set_domain("hame");
  request.mutable_scoring()->set_measure("needs");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR unknown_reference scoring.measures[0].terms[0].domain",
                                            "ERROR unknown_reference scoring.measure"));
  request.mutable_scoring()->mutable_measures(0)->mutable_terms(0)->set_domain("home");
  *request.mutable_scoring()->add_measures() = SmallScoring().measures(0);
  request.mutable_scoring()->mutable_measures(1)->set_id("need2");
  request.mutable_scoring()->clear_measure();
  EXPECT_THAT(Refused(request), Contains("ERROR missing scoring.measure"));
  request = WithAnswers("");
  request.mutable_scoring()->clear_scoring_view();
  v1::CollatePerson& person = *request.add_people();
  person.set_id("a");
  *person.add_answers() = testing::ParseText<v1::Answer>(R"(question: "meals" person { option: "lots" })");
  EXPECT_THAT(Refused(request), Contains("ERROR missing scoring.scoring_view"));
}

TEST(CollateSample, ConditionsOfTheQuestionnaireTestWhatTheSheetSays) {
  v1::CollateSampleRequest request = WithAnswers(
      "id,age,care_group,area,answer:meals,answer:friends,cost,cost_period\n"
      "a,64,older,north,lots,,1,week\nb,64,other,south,lots,n/a,1,week\n");
  v1::Question& friends =
      *request.mutable_scoring()->mutable_questionnaire()->mutable_domains(1)->mutable_questions(0);
  *friends.mutable_asked_when() = testing::ParseText<v1::Condition>(R"(care_group { any_of: "other" })");
  request.mutable_scoring()->add_care_groups()->set_id("other");
  request.mutable_scoring()->mutable_care_groups(0)->set_title("Other");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR unknown_care_group people_sheet.care_group 2:6"));
  request.mutable_scoring()->add_care_groups()->set_id("older");
  request.mutable_scoring()->mutable_care_groups(1)->set_title("Older");
  // Of the first, who is not asked about friends, 40 of 40 points.
  EXPECT_THAT(Cases(Collated(request)), ElementsAre("a older - 100 1.00", "b other - 40 1.00"));
  *friends.mutable_asked_when() = testing::ParseText<v1::Condition>("age { from_months: 780 }");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR question_not_asked people_sheet.answer:friends 3:23"));
  request.set_people_sheet("id,answer:meals,cost,cost_period\na,lots,1,week\n");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR age_missing people_sheet.age 2:1"));
}

TEST(CollateSample, AScoreOfAnswersIsOneThatACaseCanHave) {
  v1::CollateSampleRequest request =
      WithAnswers("id,answer:meals,answer:friends,cost,cost_period\na,none,n/a,1,week\n");
  *request.mutable_scoring()->mutable_measures(0)->add_transforms() =
      testing::ParseText<v1::Transform>("add: \"-1\"");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR score_out_of_range people_sheet 2:1"));
}

}  // namespace
}  // namespace ras
