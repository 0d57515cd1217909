// Whether a system in use works (docs/monitoring.md): the operation MonitorAllocations. Every figure is
// worked out by hand, or by R where it says so.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "lib/fingerprint/document_fingerprint.h"
#include "lib/monitor/monitor.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using testing::FoundWithValues;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ParseText;

constexpr const char* kDay = R"( period: PERIOD_WEEK as_of: "2026-11-30" )";

// Differences: +45, 0, -5, +90, +12.50; p9 is not agreed yet, p8 has no indicative allocation.
constexpr const char* kSeven = R"(
  sheet: "id,indicative,final_budget,care_group,approval_tier,reason,agreed_on,enhanced_until\n"
         "p3,410,455,learning,head,market,2026-04-09,2026-10-09\n"
         "p1,200,200,older,team,,2026-02-10,\n"
         "p2,180,175,older,team,plan,2026-02-20,\n"
         "p5,520,610,learning,team,market,2026-06-08,2027-06-08\n"
         "p7,250,262.50,older,,,2026-07-20,\n"
         "p8,,90,,team,,,\n"
         "p9,275,,physical,,,,\n" )";

v1::MonitorAllocationsResponse Monitor(const v1::MonitorAllocationsRequest& request) {
  v1::MonitorAllocationsResponse response;
  MonitorAllocations(request, &response);
  return response;
}
v1::MonitorAllocationsResponse Monitor(const std::string& text) {
  return Monitor(ParseText<v1::MonitorAllocationsRequest>(text));
}
std::string Money(const v1::Amount& amount) { return amount.decimal(); }

// "older 2 of 3, 66.67%, 6.60% to 99.58%, CANNOT_BE_TOLD"
std::string FiguresText(const v1::MonitorFigures& figures) {
  return figures.name() + " " + std::to_string(figures.sufficient()) + " of " +
         std::to_string(figures.people()) + ", " + figures.share_percent() + "%, " + figures.lower_percent() +
         "% to " + figures.upper_percent() + "%, " + v1::TriggerVerdict_Name(figures.verdict()).substr(16) +
         (figures.below_trigger() ? ", below" : "");
}
template <class Figures>
std::vector<std::string> FiguresTexts(const Figures& all) {
  std::vector<std::string> texts;
  for (const v1::MonitorFigures& figures : all) texts.push_back(FiguresText(figures));
  return texts;
}
// "2: a b"
std::string ListText(const v1::ListedCases& list) {
  std::string text = std::to_string(list.people()) + ":";
  for (const std::string& id : list.ids()) text += " " + id;
  return text;
}

TEST(MonitorAllocations, TellsSevenPeopleAsByHand) {
  const auto response = Monitor(std::string(kSeven) + kDay);
  EXPECT_EQ(response.people(), 7U);
  EXPECT_EQ(response.undecided(), 1U);
  EXPECT_EQ(response.without_indicative(), 1U);
  const v1::MonitorFigures& all = response.everyone();
  // R: binom.test(2, 5); of two groups binom.test(k, n, conf.level = 0.975), of three 1 - 0.05 / 3
  EXPECT_EQ(FiguresText(all), " 2 of 5, 40.00%, 5.27% to 85.34%, NOT_MET, below");
  EXPECT_EQ(all.enhanced(), 3U);
  EXPECT_EQ(all.reduced(), 1U);
  EXPECT_EQ(Money(all.indicative()), "1560.00");
  EXPECT_EQ(Money(all.final_budget()), "1702.50");
  EXPECT_EQ(Money(all.above()), "147.50");
  EXPECT_EQ(Money(all.below()), "5.00");
  EXPECT_THAT(FiguresTexts(response.care_groups()),
              ElementsAre("learning 0 of 2, 0.00%, 0.00% to 88.82%, NOT_MET, below",
                          "older 2 of 3, 66.67%, 6.60% to 99.58%, CANNOT_BE_TOLD, below"));
  EXPECT_THAT(FiguresTexts(response.approval_tiers()),
              ElementsAre(" 0 of 1, 0.00%, 0.00% to 99.17%, CANNOT_BE_TOLD, below",
                          "head 0 of 1, 0.00%, 0.00% to 99.17%, CANNOT_BE_TOLD, below",
                          "team 2 of 3, 66.67%, 5.37% to 99.72%, CANNOT_BE_TOLD, below"));
  EXPECT_EQ(response.sufficiency_percent(), "90");
  EXPECT_EQ(response.confidence_percent(), "95");
  EXPECT_EQ(response.tolerance().percent(), "0");
  EXPECT_EQ(response.tolerance().amount(), "0.00");
  EXPECT_EQ(response.as_of(), "2026-11-30");
  EXPECT_FALSE(response.has_contingency());
  EXPECT_FALSE(response.staleness().has_review());
  EXPECT_THAT(
      FoundWithValues(response),
      ElementsAre("WARNING sufficiency_below_trigger cases 40.00",
                  "WARNING group_below_trigger cases learning", "WARNING enhancement_limit_passed cases 1",
                  "WARNING difference_without_reason cases 1", "NOTE budget_without_indicative cases 1"));
}

TEST(MonitorAllocations, TheWiderToleranceCounts) {
  // 45 is 10.98% of 410, 90 is 17.3% of 520, 12.50 is 5% of 250.
  const auto by_percent = Monitor(std::string(kSeven) + kDay + R"(tolerance { percent: "5" })");
  EXPECT_EQ(by_percent.everyone().sufficient(), 3U);
  EXPECT_EQ(by_percent.everyone().reduced(), 0U);
  EXPECT_EQ(Money(by_percent.everyone().above()), "135.00");
  const auto by_both = Monitor(std::string(kSeven) + kDay + R"(tolerance { percent: "5" amount: "45" })");
  EXPECT_EQ(by_both.everyone().sufficient(), 4U);
  EXPECT_EQ(by_both.tolerance().amount(), "45.00");
}

// So many people with so many enhancements.
std::string People(int all, int enhanced) {
  std::string sheet = "id,indicative,final_budget,reason,agreed_on\\n";
  for (int i = 0; i < all; ++i) {
    sheet += "p" + std::to_string(100 + i) + ",100," + (i < enhanced ? "101" : "100") + ",r,2026-05-0" +
             std::to_string(1 + i % 9) + "\\n";
  }
  return "sheet: \"" + sheet + "\" ";
}

// R: pbinom(83, 100, 0.9) is 0.0206 and pbinom(84, 100, 0.9) 0.0399; 96 or more have 0.0237, 95 or more
// 0.0576.
TEST(MonitorAllocations, AVerdictIsMetNotMetOrCannotBeTold) {
  EXPECT_EQ(Monitor(People(100, 17) + kDay).everyone().verdict(), v1::TRIGGER_VERDICT_NOT_MET);
  EXPECT_EQ(Monitor(People(100, 16) + kDay).everyone().verdict(), v1::TRIGGER_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(Monitor(People(100, 5) + kDay).everyone().verdict(), v1::TRIGGER_VERDICT_CANNOT_BE_TOLD);
  EXPECT_EQ(Monitor(People(100, 4) + kDay).everyone().verdict(), v1::TRIGGER_VERDICT_MET);
  // The share that has to prove sufficient is itself enough.
  EXPECT_THAT(FoundWithValues(Monitor(People(100, 10) + kDay)),
              ElementsAre("NOTE sufficiency_not_certain cases 90.00"));
  EXPECT_THAT(FoundWithValues(Monitor(People(100, 11) + kDay)),
              ElementsAre("WARNING sufficiency_below_trigger cases 89.00"));
  EXPECT_THAT(Found(Monitor(People(100, 4) + kDay)), IsEmpty());
  const std::string seventy = R"( governance { sufficiency_percent: "70" })";
  EXPECT_EQ(Monitor(People(100, 16) + kDay + seventy).everyone().verdict(), v1::TRIGGER_VERDICT_MET);
  const std::string sure = R"( confidence_percent: "99.99")";
  EXPECT_EQ(Monitor(People(100, 17) + kDay + sure).everyone().verdict(), v1::TRIGGER_VERDICT_CANNOT_BE_TOLD);
}

TEST(MonitorAllocations, NobodyDecidedHasNoShare) {
  const auto response = Monitor(std::string("sheet: \"id,indicative\\na,1\\nb,2\\n\"") + kDay);
  EXPECT_EQ(FiguresText(response.everyone()), " 0 of 0, %, % to %, CANNOT_BE_TOLD");
  EXPECT_FALSE(response.has_chart());
  EXPECT_THAT(Found(response), IsEmpty());
}

// "2026-01-01 to 2026-03-31: 2 of 2, 100.00%, low up to 10.07%, high from 100.00%"
std::vector<std::string> ChartTexts(const v1::ShareChart& chart) {
  std::vector<std::string> texts;
  for (const v1::ChartPoint& point : chart.points()) {
    texts.push_back(point.from() + " to " + point.to() + ": " + std::to_string(point.sufficient()) + " of " +
                    std::to_string(point.people()) + ", " + point.share_percent() + "%" +
                    (point.lower_percent().empty() ? "" : ", low up to " + point.lower_percent() + "%") +
                    (point.upper_percent().empty() ? "" : ", high from " + point.upper_percent() + "%") +
                    (point.unfinished() ? ", unfinished" : ""));
  }
  return texts;
}

TEST(MonitorAllocations, TheChartHasEveryQuarterOrMonth) {
  const auto response = Monitor(std::string(kSeven) + kDay);
  EXPECT_EQ(response.chart().by(), v1::CHART_BY_QUARTER);
  EXPECT_EQ(response.chart().centre_percent(), "40.00");
  EXPECT_THAT(ChartTexts(response.chart()), ElementsAre("2026-01-01 to 2026-03-31: 2 of 2, 100.00%",
                                                        "2026-04-01 to 2026-06-30: 0 of 2, 0.00%",
                                                        "2026-07-01 to 2026-09-30: 0 of 1, 0.00%"));
  const auto months =
      Monitor(std::string(kSeven) + R"( period: PERIOD_WEEK as_of: "2026-07-30" chart_by: CHART_BY_MONTH )");
  ASSERT_THAT(ChartTexts(months.chart()), ::testing::SizeIs(6));
  EXPECT_EQ(ChartTexts(months.chart())[1], "2026-03-01 to 2026-03-31: 0 of 0, %");
  EXPECT_EQ(ChartTexts(months.chart())[5], "2026-07-01 to 2026-07-31: 0 of 1, 0.00%, unfinished");
}

TEST(MonitorAllocations, AQuarterIsFinishedWithItsLastDay) {
  const auto last = [](const std::string& as_of) {
    return ChartTexts(Monitor(std::string(kSeven) + " period: PERIOD_WEEK as_of: \"" + as_of + "\"").chart())
        .back();
  };
  EXPECT_EQ(last("2026-09-30"), "2026-07-01 to 2026-09-30: 0 of 1, 0.00%");
  EXPECT_EQ(last("2026-09-29"), "2026-07-01 to 2026-09-30: 0 of 1, 0.00%, unfinished");
}

TEST(MonitorAllocations, TheChartTellsWhatChanceDoesNotExplain) {
  // 50 people a month: 50, 49, 37 and 44 of them; then a run of nine months below the rest.
  std::string sheet = "id,indicative,final_budget,reason,agreed_on\\n";
  int next = 100;
  const auto add = [&](const std::string& month, int sufficient, int people) {
    for (int i = 0; i < people; ++i) {
      sheet +=
          "p" + std::to_string(next++) + ",10," + (i < sufficient ? "10" : "11") + ",r," + month + "-15\\n";
    }
  };
  add("2025-01", 50, 50);
  add("2025-02", 49, 50);
  add("2025-03", 37, 50);
  add("2025-04", 44, 50);
  const auto response = Monitor("sheet: \"" + sheet + "\"" + kDay + "chart_by: CHART_BY_MONTH");
  EXPECT_EQ(response.chart().points(2).beyond(), v1::CHART_SIDE_BELOW);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING share_beyond_limits cases 2025-03-01"));
  EXPECT_EQ(ChartTexts(response.chart())[2], "2025-03-01 to 2025-03-31: 37 of 50, 74.00%, low up to 74.00%");
  const auto beyond =
      std::find_if(response.findings().begin(), response.findings().end(),
                   [](const v1::Finding& finding) { return finding.code() == "share_beyond_limits"; });
  ASSERT_NE(beyond, response.findings().end());
  EXPECT_EQ(beyond->message(),
            "From 2025-03-01 to 2025-03-31 37 of 50 indicative allocations proved sufficient, 74.00%. Beside "
            "the share of the whole time, 90.00%, chance alone brings so few less than once in 740 times.");
  for (int month = 1; month <= 9; ++month) add("2026-0" + std::to_string(month), 8, 10);
  const auto run = Monitor("sheet: \"" + sheet + "\"" + kDay + "chart_by: CHART_BY_MONTH");
  EXPECT_EQ(run.chart().points(12).in_run(), v1::CHART_SIDE_BELOW);
  EXPECT_EQ(run.chart().points(20).in_run(), v1::CHART_SIDE_BELOW);
  EXPECT_EQ(run.chart().points(1).in_run(), v1::CHART_SIDE_UNSPECIFIED);
  const auto found = FoundWithValues(run);
  EXPECT_EQ(std::count_if(found.begin(), found.end(),
                          [](const auto& line) { return line.find("share_run") != std::string::npos; }),
            1);
}

constexpr const char* kStages = R"(
  sheet: "id,indicative,final_budget,assessed_on,indicative_on,planned_on,agreed_on\n"
         "a,1,1,2026-01-05,2026-01-10,2026-02-01,2026-02-11\n"
         "b,1,1,2026-01-05,2026-01-12,,2026-03-01\n"
         "c,1,1,2026-01-05,2026-01-25,2026-02-01,2026-02-01\n"
         "d,1,,2026-11-01,,,\n"
         "e,,,2026-11-20,,,\n"
         "f,,,2026-11-25,,,\n"
         "g,1,,2026-10-01,2026-10-02,,\n"
         "h,,9,2026-10-01,,,\n" )";

// "ASSESSMENT to SUPPORT_PLAN 30 in words: 2, 27.0 27.0 27, 2 + 0; 1 wait, 9, 1: x"
std::string StageText(const v1::StageTimes& times) {
  return v1::Stage_Name(times.from()).substr(6) + " to " + v1::Stage_Name(times.to()).substr(6) +
         (times.has_days() ? " " + std::to_string(times.days()) : "") + ": " +
         std::to_string(times.people()) + ", " + times.median() + " " + times.ninetieth() + " " +
         (times.has_longest() ? std::to_string(times.longest()) : "") + ", " +
         std::to_string(times.within()) + " + " + std::to_string(times.beyond()) + "; " +
         std::to_string(times.waiting()) + " wait" +
         (times.has_longest_wait() ? " " + std::to_string(times.longest_wait()) : "") + ", " +
         ListText(times.waiting_beyond());
}

TEST(MonitorAllocations, TellsHowLongPeopleWaitFromStageToStage) {
  const auto response = Monitor(std::string(kStages) + kDay);
  std::vector<std::string> texts;
  for (const v1::StageTimes& times : response.stages()) texts.push_back(StageText(times));
  // 1, 5, 7 and 20 days: half at 6, nine in ten at 7 + 0.7 x 13. Of d and h more is known than the day.
  EXPECT_THAT(texts,
              ElementsAre("ASSESSMENT to INDICATIVE_ALLOCATION: 4, 6.0 16.1 20, 0 + 0; 2 wait 10, 0:",
                          "INDICATIVE_ALLOCATION to SUPPORT_PLAN: 2, 14.5 20.5 22, 0 + 0; 1 wait 59, 0:",
                          "SUPPORT_PLAN to FINAL_BUDGET: 2, 5.0 9.0 10, 0 + 0; 0 wait, 0:"));
}

TEST(MonitorAllocations, HoldsWaitsToTheStandards) {
  const auto response = Monitor(std::string(kStages) + kDay + R"(governance {
      stage_standards { stage: "soon" days: 7 from: STAGE_ASSESSMENT to: STAGE_INDICATIVE_ALLOCATION }
      stage_standards { stage: "answers within a week" days: 7 }
      stage_standards { stage: "all of it" days: 37 from: STAGE_ASSESSMENT to: STAGE_FINAL_BUDGET } })");
  ASSERT_EQ(response.stages_size(), 4);
  EXPECT_EQ(StageText(response.stages(0)),
            "ASSESSMENT to INDICATIVE_ALLOCATION 7: 4, 6.0 16.1 20, 3 + 1; 2 wait 10, 1: e");
  EXPECT_EQ(response.stages(0).stage(), "soon");
  EXPECT_EQ(StageText(response.stages(1)),
            "ASSESSMENT to FINAL_BUDGET 37: 3, 37.0 51.4 55, 2 + 1; 4 wait 60, 1: g");
  EXPECT_THAT(
      FoundWithValues(response),
      ElementsAre("WARNING waiting_beyond_standard governance.stage_standards[0] 1",
                  "WARNING waiting_beyond_standard governance.stage_standards[2] 1",
                  "NOTE sufficiency_not_certain cases 100.00", "NOTE budget_without_indicative cases 1",
                  "NOTE stage_beyond_standard governance.stage_standards[0] 1",
                  "NOTE standard_not_measurable governance.stage_standards[1] answers within a week",
                  "NOTE stage_beyond_standard governance.stage_standards[2] 1"));
}

// e has waited ten days.
TEST(MonitorAllocations, WhoHasWaitedAsLongAsTheStandardIsNotBeyondIt) {
  const auto stage = [](const std::string& days) {
    return StageText(Monitor(std::string(kStages) + kDay +
                             "governance { stage_standards { stage: \"soon\" days: " + days +
                             " from: STAGE_ASSESSMENT to: STAGE_INDICATIVE_ALLOCATION } }")
                         .stages(0));
  };
  EXPECT_EQ(stage("10"), "ASSESSMENT to INDICATIVE_ALLOCATION 10: 4, 6.0 16.1 20, 3 + 1; 2 wait 10, 0:");
  EXPECT_EQ(stage("9"), "ASSESSMENT to INDICATIVE_ALLOCATION 9: 4, 6.0 16.1 20, 3 + 1; 2 wait 10, 1: e");
}

TEST(MonitorAllocations, HoldsEnhancementsToTheRules) {
  const auto response = Monitor(std::string(kSeven) + kDay + R"(governance {
      enhancement { time_limit_months: 3 reasons { id: "market" title: "Dear" } }
      approval_tiers { id: "team" title: "Team" up_to: "600" up_to_percent_above: "10" }
      approval_tiers { id: "panel" title: "Panel" } })");
  const v1::Enhancements& told = response.enhancements();
  EXPECT_EQ(ListText(told.limit_passed()), "1: p3");
  EXPECT_EQ(ListText(told.limit_missing()), "1: p7");
  EXPECT_EQ(ListText(told.limit_missing_passed()), "1: p7") << "2026-10-20";
  EXPECT_EQ(ListText(told.limit_too_long()), "2: p3 p5");
  EXPECT_EQ(ListText(told.without_reason()), "1: p7");
  EXPECT_EQ(ListText(told.unknown_reason()), "1: p2");
  EXPECT_EQ(ListText(told.above_tier()), "1: p5");
  EXPECT_EQ(ListText(told.unknown_tier()), "1: p3");
  EXPECT_EQ(ListText(told.without_tier()), "1: p7");
  ASSERT_EQ(told.reasons_size(), 3);
  EXPECT_EQ(told.reasons(0).reason(), "");
  EXPECT_EQ(Money(told.reasons(0).above()), "12.50");
  EXPECT_EQ(told.reasons(1).title(), "Dear");
  EXPECT_EQ(told.reasons(1).enhanced(), 2U);
  EXPECT_EQ(Money(told.reasons(1).above()), "135.00");
  EXPECT_EQ(told.reasons(2).reason(), "plan");
  EXPECT_EQ(told.reasons(2).reduced(), 1U);
  EXPECT_EQ(Money(told.reasons(2).below()), "5.00");
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING enhancement_without_limit cases 1"));
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING enhancement_limit_too_long cases 2"));
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING reason_not_listed cases 1"));
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING budget_above_tier cases 1"));
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING tier_not_listed cases 1"));
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING budget_without_tier cases 1"));
}

TEST(MonitorAllocations, ATimeLimitAndATiersBoundsAreIncluded) {
  const auto ask = [](const std::string& final_budget, const std::string& until, const std::string& tier) {
    return Monitor("cases { id: \"a\" indicative: \"100\" final_budget: \"" + final_budget +
                   "\" reason: \"r\" agreed_on: \"2026-08-31\" approval_tier: \"t\" enhanced_until: \"" +
                   until +
                   "\" } period: PERIOD_WEEK as_of: \"2026-11-30\" governance { enhancement { "
                   "time_limit_months: 3 } approval_tiers { id: \"t\" title: \"T\" " +
                   tier + " } }")
        .enhancements();
  };
  // 31 August and three months is 30 November.
  EXPECT_FALSE(ask("110", "2026-11-30", "").has_limit_too_long());
  EXPECT_FALSE(ask("110", "2026-11-30", "").has_limit_passed());
  EXPECT_TRUE(ask("110", "2026-12-01", "").has_limit_too_long());
  EXPECT_TRUE(ask("110", "2026-11-29", "").has_limit_passed());
  EXPECT_FALSE(ask("110", "2026-11-30", R"(up_to: "110" up_to_percent_above: "10")").has_above_tier());
  EXPECT_TRUE(ask("110.01", "2026-11-30", R"(up_to: "110")").has_above_tier());
  EXPECT_TRUE(ask("110.01", "2026-11-30", R"(up_to_percent_above: "10")").has_above_tier());
}

TEST(MonitorAllocations, ListsNameNoMoreThanIsAskedFor) {
  std::string sheet = "id,indicative,final_budget\\n";
  for (int i = 0; i < 150; ++i) sheet += "p" + std::to_string(1000 + i) + ",1,2\\n";
  const auto usual = Monitor("sheet: \"" + sheet + "\"" + kDay);
  EXPECT_EQ(usual.enhancements().without_reason().people(), 150U);
  EXPECT_EQ(usual.enhancements().without_reason().ids_size(), 100);
  const auto two = Monitor("sheet: \"" + sheet + "\" most_listed: 2" + kDay);
  EXPECT_EQ(ListText(two.enhancements().without_reason()), "150: p1000 p1001");
}

std::string ContingencyText(const v1::ContingencyUse& use) {
  return Money(use.amount()) + ": " + std::to_string(use.people()) + " people, " + Money(use.used()) +
         " used, " + Money(use.left()) + " left, " + Money(use.agreed()) + " agreed, " +
         Money(use.projected()) + " projected, " + Money(use.projected_left()) + " left, " +
         use.runs_out_on();
}

TEST(MonitorAllocations, TellsWhatIsLeftOfTheContingency) {
  // To 30 November, a day of the year's 244: p3 184 days to 9 October x 45/7, p5 176 days x 90/7 and p7 134
  // days x 12.50/7. To 31 March: p5 297 days, p7 255. 147.50/7 a day came new in 244 days; 121 days are to
  // come.
  const std::string year = R"(contingency { amount: "6000" year_from: "2026-04-01" year_to: "2027-03-31" } )";
  const auto response = Monitor(std::string(kSeven) + kDay + year);
  EXPECT_EQ(ContingencyText(response.contingency()),
            "6000.00: 3 people, 3685.00 used, 2315.00 left, 5456.79 agreed, 6094.20 projected, -94.20 left, "
            "2027-03-28");
  EXPECT_THAT(FoundWithValues(response),
              Contains("WARNING contingency_runs_out contingency.amount 2027-03-28"));
  // A tolerance does not make money that is paid less.
  const auto tolerant = Monitor(std::string(kSeven) + kDay + year + R"(tolerance { amount: "100" })");
  EXPECT_EQ(ContingencyText(tolerant.contingency()), ContingencyText(response.contingency()));
}

TEST(MonitorAllocations, AContingencyLastsOrIsUsedUp) {
  const auto ask = [](const std::string& amount, const std::string& as_of) {
    return Monitor(
        "cases { id: \"a\" indicative: \"0\" final_budget: \"7\" reason: \"r\" agreed_on: \"2025-04-01\" } "
        "period: PERIOD_WEEK as_of: \"" +
        as_of + "\" contingency { amount: \"" + amount +
        "\" year_from: \"2026-04-01\" year_to: \"2027-03-31\" }");
  };
  EXPECT_EQ(ContingencyText(ask("365", "2026-11-30").contingency()),
            "365.00: 1 people, 244.00 used, 121.00 left, 365.00 agreed, 365.00 projected, 0.00 left, ");
  EXPECT_EQ(
      ContingencyText(ask("364.99", "2026-11-30").contingency()),
      "364.99: 1 people, 244.00 used, 120.99 left, 365.00 agreed, 365.00 projected, -0.01 left, 2027-03-31");
  const auto used_up = ask("243.99", "2026-11-30");
  EXPECT_EQ(used_up.contingency().runs_out_on(), "2026-11-30");
  EXPECT_THAT(FoundWithValues(used_up), Contains("WARNING contingency_used_up contingency.amount 243.99"));
  const auto before = ask("100", "2026-03-31");
  EXPECT_EQ(ContingencyText(before.contingency()),
            "100.00: 1 people, 0.00 used, 100.00 left, 365.00 agreed,  projected,  left, 2026-07-10");
  EXPECT_FALSE(before.contingency().has_projected());
  const auto after = ask("400", "2027-05-01");
  EXPECT_EQ(ContingencyText(after.contingency()),
            "400.00: 1 people, 365.00 used, 35.00 left, 365.00 agreed, 365.00 projected, 35.00 left, ");
  EXPECT_THAT(FoundWithValues(ask("9999", "2026-04-05")),
              Contains("NOTE projected_from_few_days contingency.year_from 2026-04-01"));
}

TEST(MonitorAllocations, AContingencyIsUsedUpByMoreThanThereIs) {
  const std::string request = R"(
    cases { id: "a" indicative: "0" final_budget: "7" reason: "r" agreed_on: "2025-04-01" } period: PERIOD_WEEK
    as_of: "2026-11-30" contingency { year_from: "2026-04-01" year_to: "2027-03-31" amount: )";
  const auto all_used = Monitor(request + "\"244\" }");
  EXPECT_EQ(ContingencyText(all_used.contingency()),
            "244.00: 1 people, 244.00 used, 0.00 left, 365.00 agreed, 365.00 projected, -121.00 left, "
            "2026-12-01");
  EXPECT_THAT(FoundWithValues(all_used),
              Contains("WARNING contingency_runs_out contingency.amount 2026-12-01"));
  EXPECT_THAT(FoundWithValues(all_used), Not(Contains("WARNING contingency_used_up contingency.amount 244")));
}

TEST(MonitorAllocations, FewDaysAreFewerThan28AndThanTheWholeYear) {
  const auto few = [](const std::string& as_of, const std::string& year_to) {
    const auto found = Found(Monitor(
        std::string(kSeven) + " period: PERIOD_WEEK as_of: \"" + as_of +
        "\" contingency { amount: \"9999\" year_from: \"2026-07-21\" year_to: \"" + year_to + "\" }"));
    return std::count(found.begin(), found.end(), "NOTE projected_from_few_days contingency.year_from");
  };
  EXPECT_EQ(few("2026-07-20", "2027-03-31"), 0) << "none is seen";
  EXPECT_EQ(few("2026-07-21", "2027-03-31"), 1);
  EXPECT_EQ(few("2026-08-16", "2027-03-31"), 1);
  EXPECT_EQ(few("2026-08-17", "2027-03-31"), 0) << "28 days";
  EXPECT_EQ(few("2026-07-29", "2026-07-30"), 1);
  EXPECT_EQ(few("2026-07-30", "2026-07-30"), 0) << "the whole of a short year";
}

TEST(MonitorAllocations, AmountsForAMonthNeedToKnowHowLongAYearIs) {
  const std::string request = R"(
    cases { id: "a" indicative: "0" final_budget: "1" reason: "r" agreed_on: "2026-04-01" }
    cases { id: "b" indicative: "0" final_budget: "1" reason: "r" }
    period: PERIOD_MONTH as_of: "2027-03-31"
    contingency { amount: "20" year_from: "2026-04-01" year_to: "2027-03-31" )";
  EXPECT_THAT(FoundAlone(Monitor(request + "}")), ElementsAre("ERROR basis_missing contingency.year_basis"));
  const auto response = Monitor(request + "year_basis: YEAR_BASIS_365_DAYS }");
  EXPECT_EQ(Money(response.contingency().used()), "12.00");
  EXPECT_EQ(response.contingency().without_date(), 1U);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING enhancement_without_date cases 1"));
  EXPECT_EQ(Money(Monitor(request + "year_basis: YEAR_BASIS_52_WEEKS }").contingency().used()), "12.03");
}

TEST(MonitorAllocations, RefusesAYearThatIsNone) {
  const std::string people = std::string(kSeven) + kDay;
  EXPECT_THAT(FoundAlone(Monitor(
                  people + R"(contingency { amount: "1" year_from: "2026-04-01" year_to: "2026-03-31" })")),
              ElementsAre("ERROR ends_before_start contingency.year_to"));
  EXPECT_THAT(FoundAlone(Monitor(
                  people + R"(contingency { amount: "1" year_from: "2026-01-01" year_to: "2027-02-05" })")),
              ElementsAre("ERROR year_too_long contingency.year_to"));
  EXPECT_THAT(
      Found(Monitor(people + R"(contingency { amount: "1000000" year_from: "2026-01-01" year_to: "2027-02-04"
                                          year_basis: YEAR_BASIS_365_DAYS })")),
      Contains("NOTE basis_not_used contingency.year_basis"));
}

TEST(MonitorAllocations, AReviewBeginsNineToSixMonthsBefore) {
  const auto ask = [](const std::string& as_of) {
    return Monitor("cases { id: \"a\" } period: PERIOD_WEEK review_on: \"2027-08-31\" as_of: \"" + as_of +
                   "\"");
  };
  const auto response = ask("2026-11-29");
  const v1::ReviewTimes& review = response.staleness().review();
  EXPECT_EQ(review.begin_from(), "2026-11-30");
  EXPECT_EQ(review.begin_by(), "2027-02-28");
  EXPECT_EQ(review.state(), v1::REVIEW_STATE_NOT_YET);
  EXPECT_EQ(review.days_left(), 275);
  EXPECT_THAT(Found(response), IsEmpty());
  for (const std::string day : {"2026-11-30", "2027-02-28"}) {
    EXPECT_EQ(ask(day).staleness().review().state(), v1::REVIEW_STATE_BEGIN_NOW) << day;
    EXPECT_THAT(Found(ask(day)), ElementsAre("WARNING review_due review_on"));
  }
  for (const std::string day : {"2027-03-01", "2027-08-31"}) {
    EXPECT_EQ(ask(day).staleness().review().state(), v1::REVIEW_STATE_LATE) << day;
    EXPECT_THAT(Found(ask(day)), ElementsAre("WARNING review_late review_on"));
  }
  EXPECT_EQ(ask("2027-09-01").staleness().review().state(), v1::REVIEW_STATE_OVERDUE);
  EXPECT_EQ(ask("2027-09-01").staleness().review().days_left(), -1);
  EXPECT_THAT(Found(ask("2027-09-01")), ElementsAre("WARNING review_passed review_on"));
}

TEST(MonitorAllocations, PricesOfAYearAgoAreOld) {
  const auto ask = [](const std::string& as_of, const std::string& months = "") {
    return Monitor(
        "cases { id: \"a\" } period: PERIOD_WEEK prices { name: \"Homes\" on: \"2025-12-31\" } as_of: \"" +
        as_of + "\"" + months);
  };
  EXPECT_EQ(ask("2026-12-30").staleness().prices(0).months(), 11U);
  EXPECT_FALSE(ask("2026-12-30").staleness().prices(0).old());
  EXPECT_EQ(ask("2026-12-31").staleness().prices(0).months(), 12U);
  EXPECT_THAT(FoundWithValues(ask("2026-12-31")), ElementsAre("WARNING prices_old prices[0] 2025-12-31"));
  EXPECT_EQ(ask("2026-02-28").staleness().prices(0).months(), 2U) << "31 December and two months";
  EXPECT_TRUE(ask("2026-02-28", " prices_months: 2").staleness().prices(0).old());
  EXPECT_THAT(FoundAlone(ask("2025-12-30")), ElementsAre("ERROR date_in_future prices[0].on"));
}

// The small policy in use, with whatever else.
v1::MonitorAllocationsRequest UnderPolicy(const std::string& more) {
  auto request = ParseText<v1::MonitorAllocationsRequest>(
      R"(cases { id: "a" indicative: "1" final_budget: "1" } as_of: "2026-11-30" )" + more);
  request.mutable_policy()->CopyFrom(testing::SmallPolicy());
  request.set_period(request.policy().result_period());
  return request;
}

TEST(MonitorAllocations, APolicySaysWhatIsToBeHeldTo) {
  auto request = UnderPolicy("");
  v1::Policy& policy = *request.mutable_policy();
  policy.set_effective_from("2025-04-01");
  policy.set_review_on("2027-04-01");
  policy.mutable_governance()->set_sufficiency_percent("85");
  const auto response = Monitor(request);
  EXPECT_EQ(response.sufficiency_percent(), "85");
  EXPECT_EQ(response.staleness().policy_months(), 19U);
  EXPECT_EQ(response.staleness().review().state(), v1::REVIEW_STATE_LATE);
  ASSERT_EQ(response.staleness().prices_size(), policy.tables_size());
  EXPECT_EQ(response.staleness().prices(0).on(), "2025-04-01");
  EXPECT_EQ(response.staleness().prices(0).from(), v1::PRICES_FROM_POLICY);
  EXPECT_THAT(Found(response), Contains("WARNING review_late policy.review_on"));
  EXPECT_THAT(Found(response), Contains("WARNING prices_old policy.tables[0]"));

  auto* signed_off = policy.mutable_governance()->mutable_ratification();
  signed_off->set_on("2025-03-30");
  signed_off->set_by("Cabinet");
  signed_off->mutable_sign_off()->set_as_of("2025-02-01");
  signed_off->mutable_sign_off()->set_table_fingerprint(DocumentFingerprint(policy.tables(0)));
  signed_off->mutable_sign_off()->set_build_fingerprint(std::string(64, 'a'));
  EXPECT_EQ(Monitor(request).staleness().prices(0).on(), "2025-02-01");
  EXPECT_EQ(Monitor(request).staleness().prices(0).from(), v1::PRICES_FROM_SIGN_OFF);
  EXPECT_EQ(Monitor(request).staleness().prices(0).agreed_on(), "2025-02-01");
  EXPECT_EQ(Monitor(request).staleness().prices(0).agreed_months(), 21U);
  const std::string agreed = DocumentFingerprint(policy.tables(0));

  for (const char* day : {"2026-04-01", "2026-12-01"}) {
    v1::TableUplift* uplift = policy.mutable_tables(0)->add_uplifts();
    uplift->set_rate_percent("2");
    uplift->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
    uplift->mutable_rounding()->set_increment_pence(1);
    uplift->set_effective_from(day);
    uplift->set_authority("Cabinet");
    uplift->set_table_before(std::string(64, 'a'));
  }
  EXPECT_EQ(Monitor(request).staleness().prices(0).on(), "2026-04-01") << "not that of tomorrow";
  EXPECT_EQ(Monitor(request).staleness().prices(0).from(), v1::PRICES_FROM_UPLIFT);
  // However often it is raised, the table is the one that was agreed; another is not.
  EXPECT_EQ(Monitor(request).staleness().prices(0).agreed_on(), "");
  EXPECT_FALSE(Monitor(request).staleness().prices(0).has_agreed_months());
  policy.mutable_tables(0)->mutable_uplifts(0)->set_table_before(agreed);
  EXPECT_EQ(Monitor(request).staleness().prices(0).agreed_on(), "2025-02-01");
}

TEST(MonitorAllocations, WarnsOfAPolicyThatIsNotInForce) {
  auto request = UnderPolicy("");
  request.mutable_policy()->set_effective_from("2026-12-01");
  request.mutable_policy()->clear_effective_to();
  request.mutable_policy()->clear_review_on();
  EXPECT_THAT(Found(Monitor(request)), Contains("WARNING policy_not_begun policy.effective_from"));
  EXPECT_THAT(Found(Monitor(request)), Contains("WARNING review_missing policy.review_on"));
  EXPECT_FALSE(Monitor(request).staleness().has_policy_months());
  request.mutable_policy()->set_effective_from("2025-01-01");
  request.mutable_policy()->set_effective_to("2026-11-29");
  EXPECT_THAT(Found(Monitor(request)), Contains("WARNING policy_ended policy.effective_to"));
}

TEST(MonitorAllocations, RefusesWhatContradictsThePolicy) {
  auto request = UnderPolicy(R"(governance { purpose: "x" } review_on: "2027-01-01")");
  request.mutable_policy()->set_review_on("2027-04-01");
  request.set_period(v1::PERIOD_QUARTER);
  EXPECT_THAT(FoundAlone(Monitor(request)),
              ElementsAre("ERROR given_twice governance", "ERROR given_twice review_on",
                          "ERROR periods_differ period"));
  auto broken = UnderPolicy("");
  broken.mutable_policy()->mutable_components(0)->set_table("nowhere");
  EXPECT_THAT(FoundAlone(Monitor(broken)), Contains("ERROR unknown_reference policy.components[0].table"));
}

TEST(MonitorAllocations, RulesInThePlaceOfAPolicysAreCheckedAsThese) {
  EXPECT_THAT(FoundAlone(Monitor(std::string(kSeven) + kDay + R"(governance {
      approval_tiers { id: "a" title: "A" } approval_tiers { id: "a" title: "B" up_to: "5" }
      stage_standards { stage: "x" days: 1 from: STAGE_SUPPORT_PLAN }
      stage_standards { stage: "x" days: 1 to: STAGE_SUPPORT_PLAN }
      stage_standards { stage: "x" days: 1 from: STAGE_SUPPORT_PLAN to: STAGE_SUPPORT_PLAN } })")),
              ElementsAre("ERROR duplicate_id governance.approval_tiers[1].id",
                          "ERROR tier_never_needed governance.approval_tiers[0].up_to",
                          "ERROR stage_missing governance.stage_standards[0].to",
                          "ERROR stage_missing governance.stage_standards[1].from",
                          "ERROR stages_out_of_order governance.stage_standards[2].to"));
}

TEST(MonitorAllocations, TellsAllThatIsWrongWithThePeopleAtOnce) {
  EXPECT_THAT(FoundAlone(Monitor(std::string(R"(
    sheet: "id,indicative,final_budget,assessed_on,indicative_on,planned_on,agreed_on,enhanced_until\n"
           "a,1,1,2026-05-01,,2026-04-30,2026-12-01,2026-11-30\n"
           "b,1,,,,,2026-04-30,\n"
           "a,1,,,,,,\n" )") + kDay)),
              ElementsAre("ERROR duplicate_id sheet.id 4:1",
                          "ERROR stages_out_of_order sheet.planned_on 2:19",
                          "ERROR date_in_future sheet.agreed_on 2:30",
                          "ERROR ends_before_start sheet.enhanced_until 2:41",
                          "ERROR missing sheet.final_budget 3:5"));
  EXPECT_THAT(FoundAlone(Monitor(kDay)), ElementsAre("ERROR missing cases"));
  EXPECT_THAT(FoundAlone(Monitor(R"(cases { id: "a" indicative: "-1" } confidence_percent: "40")")),
              ElementsAre("ERROR below_minimum cases[0].indicative", "ERROR missing period",
                          "ERROR missing as_of", "ERROR below_minimum confidence_percent"));
  EXPECT_THAT(
      FoundAlone(Monitor(std::string(kSeven) + kDay +
                         R"(confidence_percent: "95.00000001" tolerance { percent: "5.00001" })")),
      ElementsAre("ERROR too_many_decimals confidence_percent", "ERROR too_many_decimals tolerance.percent"));
}

TEST(MonitorAllocations, WhatCannotBeReadOfOnePersonHidesNothingOfOthers) {
  EXPECT_THAT(
      FoundAlone(Monitor(std::string(R"(
    cases { id: "a" indicative: "1" final_budget: "1.005" agreed_on: "2026-12-01" }
    cases { id: "b" indicative: "1" agreed_on: "2026-04-30" } )") +
                         kDay +
                         R"(contingency { amount: "1" year_from: "2026-04-01" year_to: "2026-03-01" })")),
      ElementsAre("ERROR not_an_amount cases[0].final_budget", "ERROR ends_before_start contingency.year_to",
                  "ERROR missing cases[1].final_budget"));
}

TEST(MonitorAllocations, WarnsOfWhatLooksLikeASlip) {
  EXPECT_THAT(FoundWithValues(Monitor(std::string(R"(
    cases { id: "a" indicative: "10" final_budget: "10" } cases { id: "b" indicative: "10" final_budget: "10" }
    cases { id: "all" indicative: "20" final_budget: "20" } )") +
                                      kDay)),
              Contains("WARNING row_of_totals cases all"));
  // Final budgets and indicative allocations are looked at by themselves, whoever has the other.
  const auto totals = [](const std::string& rows) {
    std::vector<std::string> found = FoundWithValues(Monitor("sheet: \"id,indicative,final_budget\\n" + rows +
                                                             "\" period: PERIOD_WEEK as_of: \"2026-11-30\""));
    std::erase_if(found,
                  [](const std::string& line) { return line.find("row_of_totals") == std::string::npos; });
    return found;
  };
  EXPECT_THAT(totals("a,100,100\\nb,200,210\\nc,,50\\nd,300,300\\nT,600,660\\n"),
              ElementsAre("WARNING row_of_totals cases T"));
  EXPECT_THAT(totals("a,100,\\nb,200,200\\nc,,50\\nT,300,160\\n"),
              ElementsAre("WARNING row_of_totals cases T"));
  EXPECT_THAT(totals("a,100,1\\nb,200,5\\nT,300,4\\n"),
              ElementsAre("WARNING row_of_totals cases b", "WARNING row_of_totals cases T"));
  EXPECT_THAT(totals("a,100,\\nb,200,\\nT,301,4\\n"), IsEmpty());
  EXPECT_THAT(FoundWithValues(Monitor(std::string(R"(
    cases { id: "a" indicative: "10" final_budget: "35" } )") +
                                      kDay)),
              ElementsAre("WARNING amounts_far_apart cases ", "WARNING sufficiency_below_trigger cases 0.00",
                          "WARNING difference_without_reason cases 1"))
      << "what may be a slip comes before what follows from it";
}

TEST(MonitorAllocations, WarnsOfATimeLimitOfNoEnhancement) {
  EXPECT_THAT(FoundWithValues(Monitor(std::string(R"(
    cases { id: "a" indicative: "5" final_budget: "5" agreed_on: "2026-05-01" enhanced_until: "2026-06-01" })") +
                                      kDay)),
              Contains("WARNING limit_without_enhancement cases 1"));
}

TEST(MonitorAllocations, RefusesMoreGroupsThanAnybodyCanRead) {
  v1::MonitorAllocationsRequest request = ParseText<v1::MonitorAllocationsRequest>(kDay);
  for (int i = 0; i < 10'001; ++i) {
    v1::MonitorCase* person = request.add_cases();
    person->set_id("p" + std::to_string(i));
    person->set_indicative("1");
    person->set_final_budget("1");
    person->set_care_group("g" + std::to_string(i));
  }
  EXPECT_THAT(FoundAlone(Monitor(request)), ElementsAre("ERROR too_many_groups cases"));
}

TEST(MonitorAllocations, TheOrderOfPeopleHasNoPart) {
  std::mt19937_64 random(3);
  v1::MonitorAllocationsRequest request = ParseText<v1::MonitorAllocationsRequest>(
      std::string(kDay) + R"(contingency { amount: "500" year_from: "2026-04-01" year_to: "2027-03-31" })");
  for (int i = 0; i < 60; ++i) {
    v1::MonitorCase* person = request.add_cases();
    person->set_id("p" + std::to_string(i));
    person->set_indicative(std::to_string(random() % 20));
    person->set_final_budget(std::to_string(random() % 20));
    person->set_care_group("g" + std::to_string(random() % 4));
    person->set_agreed_on("2026-0" + std::to_string(1 + random() % 9) + "-1" + std::to_string(random() % 10));
  }
  const auto whole = Monitor(request);
  ASSERT_THAT(FoundWithValues(whole), Not(IsEmpty()));
  for (int round = 0; round < 5; ++round) {
    std::shuffle(request.mutable_cases()->pointer_begin(), request.mutable_cases()->pointer_end(), random);
    EXPECT_EQ(Monitor(request).SerializeAsString(), whole.SerializeAsString());
  }
}

// ---- A day that is a bound ----

// One who was agreed more than the indicative allocation.
v1::MonitorAllocationsResponse MonitorOne(const std::string& agreed_on, const std::string& enhanced_until,
                                          const std::string& as_of) {
  return Monitor(R"(cases { id: "a" indicative: "5" final_budget: "6" reason: "r" agreed_on: ")" + agreed_on +
                 (enhanced_until.empty() ? "" : R"(" enhanced_until: ")" + enhanced_until) +
                 R"(" } governance { enhancement { time_limit_months: 3 } } period: PERIOD_WEEK as_of: ")" +
                 as_of + "\"");
}

TEST(MonitorAllocations, AnEnhancementMayEndOnTheDayItWasAgreedOnAndNotBefore) {
  EXPECT_THAT(Found(MonitorOne("2026-05-01", "2026-05-01", "2026-05-01")),
              Not(Contains("ERROR ends_before_start cases[0].enhanced_until")));
  EXPECT_EQ(MonitorOne("2026-05-01", "2026-05-01", "2026-05-01").everyone().enhanced(), 1U);
  EXPECT_THAT(FoundAlone(MonitorOne("2026-05-01", "2026-04-30", "2026-05-01")),
              ElementsAre("ERROR ends_before_start cases[0].enhanced_until"));
}

// Three months after 30 August are 30 November, and that day is within them.
TEST(MonitorAllocations, ATimeLimitPassesWithItsLastDay) {
  const auto without_day = [](const std::string& as_of) {
    return MonitorOne("2026-08-30", "", as_of).enhancements();
  };
  EXPECT_EQ(ListText(without_day("2026-11-30").limit_missing()), "1: a");
  EXPECT_FALSE(without_day("2026-11-30").has_limit_missing_passed());
  EXPECT_EQ(ListText(without_day("2026-12-01").limit_missing_passed()), "1: a");
  const auto with_day = [](const std::string& until, const std::string& as_of) {
    return MonitorOne("2026-08-30", until, as_of).enhancements();
  };
  EXPECT_FALSE(with_day("2026-11-30", "2026-11-30").has_limit_passed());
  EXPECT_EQ(ListText(with_day("2026-11-30", "2026-12-01").limit_passed()), "1: a");
  EXPECT_FALSE(with_day("2026-11-30", "2026-11-30").has_limit_too_long());
  EXPECT_EQ(ListText(with_day("2026-12-01", "2026-11-30").limit_too_long()), "1: a");
}

TEST(MonitorAllocations, AnUpliftAndAPolicyCountOnTheirFirstAndLastDay) {
  auto request = UnderPolicy("");
  v1::Policy& policy = *request.mutable_policy();
  policy.set_effective_from("2026-11-30");
  policy.set_effective_to("2026-11-30");
  v1::TableUplift* uplift = policy.mutable_tables(0)->add_uplifts();
  uplift->set_rate_percent("2");
  uplift->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
  uplift->mutable_rounding()->set_increment_pence(1);
  uplift->set_effective_from("2026-11-30");
  uplift->set_authority("Cabinet");
  uplift->set_table_before(std::string(64, 'a'));
  const auto on_the_day = Monitor(request);
  EXPECT_THAT(Found(on_the_day), Not(Contains("WARNING policy_ended policy.effective_to")));
  EXPECT_THAT(Found(on_the_day), Not(Contains("WARNING policy_not_begun policy.effective_from")));
  EXPECT_EQ(on_the_day.staleness().prices(0).on(), "2026-11-30");
  EXPECT_EQ(on_the_day.staleness().prices(0).from(), v1::PRICES_FROM_UPLIFT);
  request.set_as_of("2026-12-01");
  EXPECT_THAT(Found(Monitor(request)), Contains("WARNING policy_ended policy.effective_to"));
  request.set_as_of("2026-11-29");
  EXPECT_THAT(Found(Monitor(request)), Contains("WARNING policy_not_begun policy.effective_from"));
  EXPECT_EQ(Monitor(request).staleness().prices(0).from(), v1::PRICES_FROM_POLICY);
}

}  // namespace
}  // namespace ras
