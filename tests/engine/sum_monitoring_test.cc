// Monitoring in parts (docs/monitoring.md section 9): the operation SumMonitoring.
#include "lib/monitor/sum_monitoring.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/fingerprint/document_fingerprint.h"
#include "lib/monitor/monitor.h"
#include "ras/date.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using ::testing::IsEmpty;
using testing::ParseText;

v1::SumMonitoringResponse Sum(const v1::SumMonitoringRequest& request) {
  v1::SumMonitoringResponse response;
  SumMonitoring(request, &response);
  return response;
}
v1::SumMonitoringResponse Sum(const std::string& text) {
  return Sum(ParseText<v1::SumMonitoringRequest>(text));
}
v1::SumMonitoringResponse SumPeople(const v1::MonitorAllocationsRequest& people) {
  v1::SumMonitoringRequest request;
  *request.mutable_people() = people;
  return Sum(request);
}
v1::MonitorAllocationsResponse Monitor(const v1::MonitorAllocationsRequest& request) {
  v1::MonitorAllocationsResponse response;
  MonitorAllocations(request, &response);
  return response;
}

// Differences: +45, 0, -5, +90, +12.50; p9 is not agreed yet, p8 has no indicative allocation.
constexpr const char* kSeven = R"(people {
  sheet: "id,indicative,final_budget,care_group,approval_tier,reason,assessed_on,planned_on,agreed_on,enhanced_until\n"
         "p3,410,455,learning,head,market,2026-03-30,2026-04-07,2026-04-09,2026-10-09\n"
         "p1,200,200,older,team,,2026-02-01,,2026-02-10,\n"
         "p2,180,175,older,team,plan,2026-02-18,,2026-02-20,\n"
         "p5,520,610,learning,team,market,2026-06-01,,2026-06-08,2027-06-08\n"
         "p7,250,262.50,older,,,2026-07-10,,2026-07-20,\n"
         "p8,,90,,team,,,,,\n"
         "p9,275,,physical,,,2026-11-10,,,\n"
  period: PERIOD_WEEK as_of: "2026-11-30"
  governance {
    approval_tiers { id: "team" title: "Team" up_to: "600" } approval_tiers { id: "board" title: "Board" }
    enhancement { time_limit_months: 6 reasons { id: "market" title: "Prices" } }
    stage_standards { stage: "soon" days: 14 from: STAGE_ASSESSMENT to: STAGE_FINAL_BUDGET }
  }
  prices { name: "home-care" on: "2025-04-01" }
  contingency { amount: "5000" year_from: "2026-04-01" year_to: "2027-03-31" } } )";

// What people who are forgotten cannot be named for: the ids in lists.
void Forget(v1::ListedCases* list) { list->clear_ids(); }
std::string WithoutPeople(v1::MonitorAllocationsResponse response) {
  response.clear_findings();
  v1::Enhancements& lists = *response.mutable_enhancements();
  if (lists.has_limit_passed()) Forget(lists.mutable_limit_passed());
  if (lists.has_limit_missing()) Forget(lists.mutable_limit_missing());
  if (lists.has_limit_missing_passed()) Forget(lists.mutable_limit_missing_passed());
  if (lists.has_limit_too_long()) Forget(lists.mutable_limit_too_long());
  if (lists.has_without_reason()) Forget(lists.mutable_without_reason());
  if (lists.has_unknown_reason()) Forget(lists.mutable_unknown_reason());
  if (lists.has_above_tier()) Forget(lists.mutable_above_tier());
  if (lists.has_unknown_tier()) Forget(lists.mutable_unknown_tier());
  if (lists.has_without_tier()) Forget(lists.mutable_without_tier());
  for (v1::StageTimes& times : *response.mutable_stages()) {
    if (times.has_waiting_beyond()) Forget(times.mutable_waiting_beyond());
  }
  return response.DebugString();
}

// What there is to think of, but for who it is.
std::vector<std::string> Remarks(const google::protobuf::RepeatedPtrField<v1::Finding>& findings) {
  std::vector<std::string> remarks;
  for (const v1::Finding& finding : findings) {
    std::string message;
    bool names = false;
    for (const char c : finding.message()) {
      if (c == '(') names = true;
      if (!names) message += c;
      if (c == ')') {
        names = false;
        message.pop_back();
      }
    }
    // A row of totals is looked for among the people beside the sums.
    if (finding.code() == "row_of_totals") continue;
    remarks.push_back(v1::Severity_Name(finding.severity()) + " " + finding.code() + " " + finding.value() +
                      " " + message);
  }
  return remarks;
}

class RandomPeople {
 public:
  explicit RandomPeople(unsigned seed) : chance_(seed) {}
  std::mt19937& chance() { return chance_; }
  unsigned Below(unsigned most) { return static_cast<unsigned>(chance_() % most); }

  v1::MonitorAllocationsRequest Draw() {
    v1::MonitorAllocationsRequest request =
        ParseText<v1::MonitorAllocationsRequest>(R"(period: PERIOD_WEEK as_of: "2026-11-30")");
    if (Below(2) == 0) request.mutable_tolerance()->set_percent("5");
    if (Below(3) == 0) request.mutable_tolerance()->set_amount("2.50");
    if (Below(2) == 0) {
      *request.mutable_contingency() =
          ParseText<v1::ContingencyYear>(R"(amount: "900.00" year_from: "2026-04-01" year_to: "2027-03-31")");
    }
    v1::Governance governance = ParseText<v1::Governance>(R"(
      sufficiency_percent: "80" approval_tiers { id: "team" title: "Team" up_to: "60" up_to_percent_above: "10" }
      approval_tiers { id: "head" title: "Head" }
      enhancement { time_limit_months: 6 reasons { id: "a" title: "A" } reasons { id: "b" title: "B" } }
      stage_standards { stage: "soon" days: 20 from: STAGE_ASSESSMENT to: STAGE_FINAL_BUDGET }
      stage_standards { stage: "sooner" days: 5 from: STAGE_ASSESSMENT to: STAGE_FINAL_BUDGET }
      stage_standards { stage: "next" days: 9 from: STAGE_SUPPORT_PLAN to: STAGE_FINAL_BUDGET }
      stage_standards { stage: "swiftly" days: 9 })");
    if (Below(3) == 0) {
      *request.mutable_policy() = testing::SmallPolicy();
      request.mutable_policy()->mutable_governance()->MergeFrom(governance);
    } else if (Below(2) == 0) {
      *request.mutable_governance() = governance;
      request.set_review_on("2027-06-01");
    }
    if (Below(2) == 0) {
      v1::DatedPrices* prices = request.add_prices();
      prices->set_name("home care");
      prices->set_on("2025-11-01");
    }
    const unsigned count = 1 + Below(40);
    for (unsigned i = 0; i < count; ++i) AddPerson(i, &request);
    return request;
  }

 private:
  void AddPerson(unsigned i, v1::MonitorAllocationsRequest* request) {
    v1::MonitorCase* person = request->add_cases();
    person->set_id(std::to_string(i));
    if (Below(6) != 0) person->set_indicative(std::to_string(Below(90)));
    const bool is_agreed = Below(4) != 0;
    if (is_agreed) person->set_final_budget(std::to_string(Below(90)));
    if (Below(4) == 0 && is_agreed)
      person->set_final_budget(person->indicative().empty() ? "0" : person->indicative());
    if (Below(3) != 0) person->set_care_group(std::string(1, static_cast<char>('a' + Below(3))));
    if (Below(3) != 0) person->set_approval_tier(Below(4) == 0 ? "panel" : Below(2) == 0 ? "team" : "head");
    if (Below(2) != 0) person->set_reason(std::string(1, static_cast<char>('a' + Below(3))));
    Date day = Date::Parse("2025-10-01").value().AddDays(Below(300)).value();
    const auto next = [&](unsigned most) { return (day = day.AddDays(Below(most)).value()).ToString(); };
    if (Below(3) != 0) person->set_assessed_on(next(20));
    if (Below(3) != 0) person->set_indicative_on(next(20));
    if (Below(3) != 0) person->set_planned_on(next(20));
    if (Below(4) != 0 && is_agreed) person->set_agreed_on(next(20));
    if (Below(2) == 0) person->set_enhanced_until(next(300));
  }

  std::mt19937 chance_;
};

TEST(SumMonitoring, SumsAreWholeNumbersByHand) {
  const auto response = Sum(kSeven);
  const v1::MonitoringSums& sums = response.sums();
  EXPECT_EQ(sums.undecided(), 1) << response.DebugString();
  EXPECT_EQ(sums.without_indicative(), 1);
  EXPECT_EQ(sums.everyone().same(), 1);
  EXPECT_EQ(sums.everyone().enhanced(), 3);
  EXPECT_EQ(sums.everyone().reduced(), 1);
  EXPECT_EQ(sums.everyone().indicative(), "156000");
  EXPECT_EQ(sums.everyone().final_budget(), "170250");
  EXPECT_EQ(sums.everyone().above(), "14750");
  EXPECT_EQ(sums.everyone().below(), "500");
  ASSERT_EQ(sums.care_groups_size(), 2) << "p9 has no final budget";
  EXPECT_EQ(sums.care_groups(0).name(), "learning");
  ASSERT_EQ(sums.approval_tiers_size(), 3);
  EXPECT_EQ(sums.approval_tiers(0).name(), "");
  ASSERT_EQ(sums.reasons_size(), 3);
  EXPECT_EQ(sums.reasons(0).same(), 1) << "p1, and p7 who has no reason for a difference";
  EXPECT_EQ(sums.reasons(0).enhanced(), 1);
  ASSERT_EQ(sums.months_size(), 4);
  EXPECT_EQ(sums.months(0).from(), "2026-02-01");
  EXPECT_EQ(sums.months(0).people(), 2);
  EXPECT_EQ(sums.months(0).sufficient(), 2);
  // From the assessment to the indicative allocation, to the final budget, and so on.
  ASSERT_EQ(sums.waits_size(), 4);
  EXPECT_EQ(sums.waits(1).to(), v1::STAGE_FINAL_BUDGET);
  ASSERT_EQ(sums.waits(1).took_size(), 4) << "2, 7, 9 and, of two people, 10 days";
  EXPECT_EQ(sums.waits(1).took(3).days(), 10);
  EXPECT_EQ(sums.waits(1).took(3).people(), 2);
  ASSERT_EQ(sums.waits(1).waiting_size(), 1);
  EXPECT_EQ(sums.waits(1).waiting(0).days(), 20) << "p9";
  EXPECT_EQ(sums.records().limit_passed(), 1);
  EXPECT_EQ(sums.records().limit_missing(), 1);
  EXPECT_EQ(sums.records().limit_missing_passed(), 0);
  EXPECT_EQ(sums.records().limit_too_long(), 1);
  EXPECT_EQ(sums.records().without_reason(), 1);
  EXPECT_EQ(sums.records().unknown_reason(), 1);
  EXPECT_EQ(sums.records().above_tier(), 1);
  EXPECT_EQ(sums.records().unknown_tier(), 1);
  EXPECT_EQ(sums.records().without_tier(), 1);
  // 45 from 9 April to 9 October, 90 from 8 June and 12.50 from 20 July to the end of the year.
  EXPECT_EQ(sums.use().people(), 3);
  EXPECT_EQ(sums.use().added(), "14750");
  ASSERT_EQ(sums.use().changes_size(), 5);
  EXPECT_EQ(sums.use().changes(0).day(), 8);
  EXPECT_EQ(sums.use().changes(0).change(), "4500");
  EXPECT_EQ(sums.use().changes(3).day(), 192);
  EXPECT_EQ(sums.use().changes(3).change(), "-4500");
  EXPECT_EQ(sums.use().changes(4).day(), 365);
  EXPECT_EQ(sums.use().changes(4).change(), "-10250");
  EXPECT_EQ(sums.prices(0).from(), v1::PRICES_FROM_REQUEST);
}

TEST(SumMonitoring, NobodyIsNamed) {
  const auto response = Sum(kSeven);
  for (const char* id : {"p1", "p3", "p5", "p7", "p9"}) {
    EXPECT_EQ(response.DebugString().find(id), std::string::npos) << id;
  }
  const auto& stage = response.monitoring().stages(0);
  EXPECT_EQ(stage.waiting_beyond().people(), 1U);
  EXPECT_EQ(stage.waiting_beyond().ids_size(), 0);
}

TEST(SumMonitoring, TellsWhatAllPeopleAtOnceTell) {
  RandomPeople random(20'261'130);
  for (int round = 0; round < 300; ++round) {
    v1::MonitorAllocationsRequest people = random.Draw();
    v1::SumMonitoringRequest request;
    *request.mutable_people() = people;
    if (random.Below(2) == 0) request.set_chart_by(v1::CHART_BY_MONTH);
    if (random.Below(2) == 0) request.set_confidence_percent("99");
    if (random.Below(2) == 0) request.set_prices_months(14);
    people.set_chart_by(request.chart_by());
    people.set_confidence_percent(request.confidence_percent());
    people.set_prices_months(request.prices_months());
    const auto whole = Monitor(people);
    ASSERT_TRUE(whole.has_everyone()) << whole.DebugString();
    const auto sums = Sum(request);
    EXPECT_EQ(sums.monitoring().DebugString(), WithoutPeople(whole));
    EXPECT_EQ(Remarks(sums.findings()), Remarks(whole.findings()));
    EXPECT_TRUE(sums.has_sums());
  }
}

TEST(SumMonitoring, PartsMergeInAnyOrderAndGroupingToTheSameBytes) {
  RandomPeople random(7);
  for (int round = 0; round < 150; ++round) {
    const v1::MonitorAllocationsRequest people = random.Draw();
    const auto expected = SumPeople(people);
    ASSERT_TRUE(expected.has_sums()) << expected.DebugString();
    std::vector<v1::MonitorAllocationsRequest> parts(1 + random.Below(6), people);
    for (v1::MonitorAllocationsRequest& part : parts) part.clear_cases();
    for (const v1::MonitorCase& person : people.cases()) {
      *parts[random.Below(static_cast<unsigned>(parts.size()))].add_cases() = person;
    }
    std::vector<v1::MonitoringSums> sums;
    for (const v1::MonitorAllocationsRequest& part : parts) {
      if (part.cases().empty()) continue;
      const auto one = SumPeople(part);
      ASSERT_TRUE(one.has_sums()) << one.DebugString();
      sums.push_back(one.sums());
    }
    std::shuffle(sums.begin(), sums.end(), random.chance());
    // Two and more at a time, and the last ones of all.
    while (sums.size() > 1) {
      v1::SumMonitoringRequest merge;
      const std::size_t some = std::min<std::size_t>(2 + random.Below(2), sums.size());
      for (std::size_t i = 0; i < some; ++i) {
        *merge.add_sums() = sums.back();
        sums.pop_back();
      }
      const auto merged = Sum(merge);
      ASSERT_TRUE(merged.has_sums()) << merged.DebugString();
      sums.insert(sums.begin(), merged.sums());
    }
    EXPECT_EQ(sums.front().SerializeAsString(), expected.sums().SerializeAsString());
    // And what is told of them is what is told of everyone at once.
    v1::SumMonitoringRequest alone;
    *alone.add_sums() = sums.front();
    const auto at_once = Monitor(people);
    const auto told = Sum(alone);
    EXPECT_EQ(told.monitoring().DebugString(), WithoutPeople(at_once));
    EXPECT_EQ(Remarks(told.findings()), Remarks(at_once.findings()));
    EXPECT_EQ(told.sums().SerializeAsString(), expected.sums().SerializeAsString())
        << "they come back as they are";
  }
}

TEST(SumMonitoring, RemarksAreAtThePeopleOrAtTheFirstSums) {
  const auto of_people = Sum(kSeven);
  EXPECT_THAT(Found(of_people), Contains("WARNING sufficiency_below_trigger people"));
  EXPECT_THAT(Found(of_people), Contains("WARNING prices_old people.prices[0]"));
  EXPECT_THAT(Found(of_people),
              Contains("WARNING waiting_beyond_standard people.governance.stage_standards[0]"));
  v1::SumMonitoringRequest request;
  *request.add_sums() = of_people.sums();
  const auto of_sums = Sum(request);
  EXPECT_THAT(Found(of_sums), Contains("WARNING sufficiency_below_trigger sums"));
  EXPECT_THAT(Found(of_sums), Contains("WARNING prices_old sums[0].prices[0]"));
  EXPECT_THAT(Found(of_sums),
              Contains("WARNING waiting_beyond_standard sums[0].governance.stage_standards[0]"));
}

TEST(SumMonitoring, WhoHasWaitedAsLongAsTheStandardIsNotBeyondIt) {
  const auto found = [](const std::string& days, bool of_sums) {
    std::string text = kSeven;
    text.replace(text.find("days: 14"), 8, "days: " + days);
    v1::SumMonitoringResponse response = Sum(text);
    if (of_sums) {
      v1::SumMonitoringRequest request;
      *request.add_sums() = response.sums();
      response = Sum(request);
    }
    EXPECT_EQ(response.monitoring().stages(0).longest_wait(), 20U) << response.DebugString();
    return response.monitoring().stages(0).waiting_beyond().people();
  };
  for (const bool of_sums : {false, true}) {
    EXPECT_EQ(found("20", of_sums), 0U);
    EXPECT_EQ(found("19", of_sums), 1U);
  }
}

TEST(SumMonitoring, PeopleAndSumsAreCountedTogether) {
  v1::SumMonitoringRequest request = ParseText<v1::SumMonitoringRequest>(kSeven);
  *request.add_sums() = Sum(kSeven).sums();
  std::string* sheet = request.mutable_people()->mutable_sheet();
  sheet->replace(sheet->find("\np1,"), 4, "\nq1,");
  const auto response = Sum(request);
  EXPECT_EQ(response.monitoring().people(), 14U) << response.DebugString();
  EXPECT_EQ(response.monitoring().everyone().above().decimal(), "295.00");
}

TEST(SumMonitoring, NobodyIsAddedUpTwice) {
  v1::SumMonitoringRequest request = ParseText<v1::SumMonitoringRequest>(kSeven);
  const v1::MonitoringSums sums = Sum(kSeven).sums();
  *request.add_sums() = sums;
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR people_summed_twice sums[0]"));
  request.clear_people();
  *request.add_sums() = sums;
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR people_summed_twice sums[1]"));
}

TEST(SumMonitoring, OnlySumsOfPeopleHeldToTheSameAreAddedUp) {
  const v1::MonitoringSums sums = Sum(kSeven).sums();
  const auto refused = [&](const auto& change) {
    v1::SumMonitoringRequest request;
    *request.add_sums() = sums;
    v1::SumMonitoringRequest other = ParseText<v1::SumMonitoringRequest>(kSeven);
    std::string* sheet = other.mutable_people()->mutable_sheet();
    sheet->replace(sheet->find("\np1,"), 4, "\nq1,");
    change(other.mutable_people());
    const auto part = Sum(other);
    EXPECT_TRUE(part.has_sums()) << part.DebugString();
    *request.add_sums() = part.sums();
    return FoundAlone(Sum(request));
  };
  const std::string another = "ERROR sums_of_another_analysis sums[1].";
  EXPECT_THAT(refused([](auto* people) { people->set_period(v1::PERIOD_FOUR_WEEKS); }),
              ElementsAre(another + "period"));
  EXPECT_THAT(refused([](auto* people) { people->set_as_of("2026-12-01"); }), ElementsAre(another + "as_of"));
  EXPECT_THAT(refused([](auto* people) { people->mutable_tolerance()->set_percent("1"); }),
              ElementsAre(another + "tolerance"));
  EXPECT_THAT(refused([](auto* people) { people->mutable_governance()->set_sufficiency_percent("91"); }),
              ElementsAre(another + "governance.sufficiency_percent"));
  EXPECT_THAT(refused([](auto* people) { people->set_review_on("2027-04-01"); }),
              ElementsAre(another + "review_on"));
  EXPECT_THAT(refused([](auto* people) { people->mutable_prices(0)->set_on("2025-04-02"); }),
              ElementsAre(another + "prices"));
  EXPECT_THAT(refused([](auto* people) { people->mutable_contingency()->set_amount("5000.01"); }),
              ElementsAre(another + "contingency"));
  EXPECT_THAT(refused([](auto* people) { people->clear_contingency(); }),
              ElementsAre(another + "contingency"));
  EXPECT_THAT(refused([](auto* people) {
                v1::Governance rules = people->governance();
                people->clear_governance();
                *people->mutable_policy() = testing::SmallPolicy();
                people->mutable_policy()->mutable_governance()->MergeFrom(rules);
              }),
              ElementsAre(another + "policy", another + "review_on", another + "prices"))
      << "it has days of its own";
}

TEST(SumMonitoring, WhatIsHeldToSomethingElseIsToldWithBoth) {
  v1::SumMonitoringRequest request = ParseText<v1::SumMonitoringRequest>(kSeven);
  v1::SumMonitoringRequest other = request;
  other.mutable_people()->mutable_governance()->set_sufficiency_percent("91");
  other.mutable_people()->mutable_tolerance()->set_amount("7");
  std::string* sheet = other.mutable_people()->mutable_sheet();
  sheet->replace(sheet->find("\np1,"), 4, "\nq1,");
  *request.add_sums() = Sum(other).sums();
  std::vector<std::string> told;
  const auto response = Sum(request);
  for (const v1::Finding& finding : response.findings()) {
    told.push_back(finding.message() + " " + finding.value());
  }
  EXPECT_THAT(
      told,
      ElementsAre(
          ::testing::MatchesRegex(
              R"(Here the tolerance is not that of the people beside the sums, where it is "[0-9.]*%, or [0-9.]*"\. [0-9.]*%, or 7.00)"),
          ::testing::MatchesRegex(
              R"(Here the rule `sufficiency_percent` is not that of the people beside the sums, where it is "[0-9]*"\. 91)")));
}

TEST(SumMonitoring, APolicyIsKnownByItsFingerprint) {
  v1::SumMonitoringRequest request = ParseText<v1::SumMonitoringRequest>(R"(people {
    period: PERIOD_WEEK as_of: "2026-11-30" sheet: "id,indicative,final_budget\na,1,1\n" })");
  *request.mutable_people()->mutable_policy() = testing::SmallPolicy();
  const auto part = Sum(request);
  ASSERT_TRUE(part.has_sums()) << part.DebugString();
  EXPECT_EQ(part.sums().policy().fingerprint(), DocumentFingerprint(testing::SmallPolicy()));
  EXPECT_EQ(part.sums().policy().effective_from(), "2026-04-01");
  EXPECT_EQ(part.sums().review_on(), "2027-04-01");
  EXPECT_FALSE(part.sums().governance().has_ratification()) << "nobody is held to it";
  ASSERT_EQ(part.sums().prices_size(), testing::SmallPolicy().tables_size());
  EXPECT_EQ(part.sums().prices(0).from(), v1::PRICES_FROM_POLICY);
  *request.add_sums() = part.sums();
  request.mutable_people()->set_sheet("id,indicative,final_budget\nb,1,1\n");
  EXPECT_TRUE(Sum(request).has_sums());
  request.mutable_people()->mutable_policy()->set_version("2");
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_of_another_analysis sums[0].policy"));
}

TEST(SumMonitoring, WhatIsWrittenInAnotherWayIsTheSame) {
  v1::SumMonitoringRequest request = ParseText<v1::SumMonitoringRequest>(kSeven);
  *request.add_sums() = Sum(kSeven).sums();
  v1::MonitorAllocationsRequest& people = *request.mutable_people();
  people.mutable_sheet()->replace(people.sheet().find("\np1,"), 4, "\nq1,");
  people.mutable_tolerance()->set_percent("0.0");
  people.mutable_contingency()->set_amount("5000.00");
  people.mutable_governance()->mutable_approval_tiers(0)->set_up_to("600.00");
  EXPECT_TRUE(Sum(request).has_sums()) << Sum(request).DebugString();
}

TEST(SumMonitoring, WhatNeedsThePeopleIsRefused) {
  EXPECT_THAT(FoundAlone(Sum(R"(people { period: PERIOD_WEEK as_of: "2026-11-30" cases { id: "a" }
                confidence_percent: "95" chart_by: CHART_BY_MONTH prices_months: 6 most_listed: 1 })")),
              ElementsAre("ERROR not_summed people.confidence_percent", "ERROR not_summed people.chart_by",
                          "ERROR not_summed people.prices_months", "ERROR not_summed people.most_listed"));
  EXPECT_THAT(FoundAlone(Sum("")), ElementsAre("ERROR missing people"));
  EXPECT_THAT(FoundAlone(Sum(R"(people { period: PERIOD_WEEK as_of: "2026-11-30" })")),
              ElementsAre("ERROR missing people.cases"));
  EXPECT_THAT(
      FoundAlone(
          Sum(R"(people { period: PERIOD_WEEK as_of: "2026-11-30" sheet: "id,indicative\na,x\na,1\n" })")),
      ElementsAre("ERROR not_an_amount people.sheet.indicative 2:3",
                  "ERROR duplicate_id people.sheet.id 3:1"));
  EXPECT_THAT(FoundAlone(Sum(R"(people { period: PERIOD_WEEK as_of: "2026-11-30"
                sheet: "id,assessed_on\na,2026-12-01\n" prices { name: "x" on: "2027-01-01" } }
                confidence_percent: "95.123456789")")),
              ElementsAre("ERROR date_in_future people.prices[0].on",
                          "ERROR date_in_future people.sheet.assessed_on 2:3",
                          "ERROR too_many_decimals confidence_percent"));
}

TEST(SumMonitoring, ARowOfTotalsIsLookedForAmongThePeopleBesideTheSums) {
  const std::string terms = R"( period: PERIOD_WEEK as_of: "2026-11-30" })";
  const auto people =
      Sum(R"(people { sheet: "id,indicative,final_budget\na,1,1\nb,2,2\nall,3,3\n" )" + terms);
  EXPECT_THAT(Found(people), Contains("WARNING row_of_totals people.cases"));
  v1::SumMonitoringRequest request;
  *request.add_sums() = people.sums();
  EXPECT_THAT(Found(Sum(request)), ElementsAre("NOTE sufficiency_not_certain sums"));
}

// Rules are what is in effect, whoever wrote the default down.
TEST(SumMonitoring, WhatSomebodySaysAndAnotherLeavesOutIsTheSame) {
  const auto part = [](const std::string& id, const std::string& terms) {
    return Sum("people { period: PERIOD_WEEK as_of: \"2026-11-30\" sheet: \"id,indicative,final_budget\\n" +
               id + ",1,1\\n\" " + terms + " }")
        .sums();
  };
  const std::string year = R"(contingency { amount: "5" year_from: "2026-04-01" year_to: "2027-03-31" )";
  const auto bare = part("a", year + "}");
  EXPECT_EQ(bare.governance().sufficiency_percent(), "90");
  EXPECT_FALSE(bare.governance().has_enhancement());
  v1::SumMonitoringRequest request;
  *request.add_sums() = bare;
  *request.add_sums() = part("b", year + R"(year_basis: YEAR_BASIS_365_DAYS }
      governance { sufficiency_percent: "90.0" enhancement { time_limit_months: 0 } } tolerance {})");
  EXPECT_TRUE(Sum(request).has_sums()) << Sum(request).DebugString();
  // Sums that were made before defaults were written down.
  request.mutable_sums(0)->mutable_governance()->clear_sufficiency_percent();
  request.mutable_sums(1)->mutable_contingency()->set_year_basis(v1::YEAR_BASIS_365_DAYS);
  const auto together = Sum(request);
  ASSERT_TRUE(together.has_sums()) << together.DebugString();
  EXPECT_EQ(together.sums().governance().sufficiency_percent(), "90");
  EXPECT_EQ(together.sums().contingency().year_basis(), v1::YEAR_BASIS_UNSPECIFIED);
}

TEST(SumMonitoring, TooManyGroupsTogetherAreRefused) {
  const auto part = [](int first) {
    v1::MonitorAllocationsRequest people;
    people.set_period(v1::PERIOD_WEEK);
    people.set_as_of("2026-11-30");
    for (int i = first; i < first + 5'001; ++i) {
      v1::MonitorCase* person = people.add_cases();
      person->set_id(std::to_string(i));
      person->set_care_group("g" + std::to_string(i));
      person->set_indicative("1");
      person->set_final_budget("1");
    }
    return SumPeople(people).sums();
  };
  v1::SumMonitoringRequest request;
  *request.add_sums() = part(0);
  EXPECT_TRUE(Sum(request).has_sums());
  *request.add_sums() = part(5'001);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR too_many_groups sums"));
}

TEST(SumMonitoring, MorePeopleThanCanBeCountedAreRefused) {
  v1::SumMonitoringRequest request;
  v1::MonitoringSums sums = Sum(kSeven).sums();
  sums.set_undecided(int64_t{1} << 40);
  *request.add_sums() = sums;
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_impossible sums[0].everyone"));
  request.mutable_sums(0)->set_undecided((int64_t{1} << 40) - 6);
  EXPECT_TRUE(Sum(request).has_sums());
  *request.add_sums() = Sum(kSeven).sums();
  request.mutable_sums(1)->set_people_fingerprint(std::string(64, 'a'));
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR too_many_people sums[1]"));
}

class ImpossibleMonitoringSums : public ::testing::Test {
 protected:
  template <class Spoil>
  std::vector<std::string> Refused(const Spoil& spoil) const {
    v1::SumMonitoringRequest request;
    *request.add_sums() = good_;
    spoil(request.mutable_sums(0));
    return FoundAlone(Sum(request));
  }

  const v1::MonitoringSums good_ = Sum(kSeven).sums();
  const std::string impossible_ = "ERROR sums_impossible sums[0].";
};

TEST_F(ImpossibleMonitoringSums, OfPeople) {
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_everyone()->set_name("x"); }),
              ElementsAre(impossible_ + "everyone.name"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_everyone()->set_above("14751"); }),
              ElementsAre(impossible_ + "everyone"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_everyone()->set_above("014750"); }),
              ElementsAre("ERROR not_whole sums[0].everyone.above"));
  EXPECT_THAT(
      Refused([](auto* sums) { sums->mutable_everyone()->set_same(2); }),
      ElementsAre(impossible_ + "care_groups", impossible_ + "approval_tiers", impossible_ + "reasons"));
  EXPECT_THAT(Refused([](auto* sums) {
                sums->set_undecided(0);
                sums->set_without_indicative(0);
                for (const char* field : {"indicative", "final_budget", "above", "below"}) {
                  const auto* everyone = sums->mutable_everyone();
                  sums->mutable_everyone()->GetReflection()->SetString(
                      sums->mutable_everyone(), everyone->GetDescriptor()->FindFieldByName(field), "0");
                }
                sums->mutable_everyone()->set_same(0);
                sums->mutable_everyone()->set_enhanced(0);
                sums->mutable_everyone()->set_reduced(0);
              }),
              ElementsAre(impossible_ + "everyone"))
      << "nobody";
}

TEST_F(ImpossibleMonitoringSums, OfGroups) {
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_care_groups()->RemoveLast(); }),
              ElementsAre(impossible_ + "care_groups"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_care_groups()->SwapElements(0, 1); }),
              ElementsAre(impossible_ + "care_groups[1]"));
  EXPECT_THAT(Refused([](auto* sums) { *sums->add_reasons() = sums->reasons(0); }),
              ElementsAre(impossible_ + "reasons[3]"));
  EXPECT_THAT(Refused([](auto* sums) {
                v1::SummedBudgets* empty = sums->add_approval_tiers();
                empty->CopyFrom(sums->approval_tiers(0));
                empty->set_name("z");
                empty->clear_same();
                empty->clear_enhanced();
                empty->clear_reduced();
              }),
              Contains(impossible_ + "approval_tiers[3]"));
}

TEST_F(ImpossibleMonitoringSums, OfMonthsAndWaits) {
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(0)->set_from("2026-02-02"); }),
              ElementsAre(impossible_ + "months[0]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months()->SwapElements(0, 1); }),
              ElementsAre(impossible_ + "months[1]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(1)->set_from("2026-02-01"); }),
              ElementsAre(impossible_ + "months[1]"))
      << "it is there already";
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(3)->set_from("2026-12-01"); }),
              ElementsAre(impossible_ + "months[3]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(0)->set_sufficient(3); }),
              ElementsAre(impossible_ + "months[0]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(1)->set_sufficient(1); }),
              ElementsAre(impossible_ + "months"))
      << "for two people it was sufficient";
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_months(0)->set_people(6); }),
              ElementsAre(impossible_ + "months"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits()->RemoveLast(); }),
              ElementsAre(impossible_ + "waits"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits()->SwapElements(0, 1); }),
              ElementsAre(impossible_ + "waits[0]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits(1)->mutable_took()->SwapElements(0, 1); }),
              ElementsAre(impossible_ + "waits[1]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits(1)->mutable_waiting(0)->set_people(2); }),
              ElementsAre(impossible_ + "waits[1]"))
      << "one person has no final budget";
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits(1)->mutable_took(3)->set_people(4); }),
              ElementsAre(impossible_ + "waits[1]"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_waits(1)->mutable_took(3)->set_days(46'356); }),
              ElementsAre(impossible_ + "waits[1]"))
      << "before the first day that there is";
}

TEST_F(ImpossibleMonitoringSums, OfRecords) {
  const auto spoilt = [&](void (v1::SummedRecords::*set)(int64_t), int64_t people) {
    return Refused([&](v1::MonitoringSums* sums) { (sums->mutable_records()->*set)(people); });
  };
  using R = v1::SummedRecords;
  const std::string records = impossible_ + "records.";
  EXPECT_THAT(spoilt(&R::set_limit_passed, 4), Contains(records + "limit_passed"));
  EXPECT_THAT(spoilt(&R::set_limit_missing, 3), Contains(records + "limit_missing"));
  EXPECT_THAT(spoilt(&R::set_limit_missing_passed, 2), ElementsAre(records + "limit_missing_passed"));
  EXPECT_THAT(spoilt(&R::set_limit_too_long, 3), ElementsAre(records + "limit_too_long"));
  EXPECT_THAT(spoilt(&R::set_limit_of_none, 3), ElementsAre(records + "limit_of_none"));
  EXPECT_THAT(spoilt(&R::set_without_reason, 0), ElementsAre(records + "without_reason"));
  EXPECT_THAT(spoilt(&R::set_without_reason, 2), ElementsAre(records + "without_reason"));
  EXPECT_THAT(spoilt(&R::set_unknown_reason, 8), ElementsAre(records + "unknown_reason"));
  EXPECT_THAT(spoilt(&R::set_above_tier, 7), Contains(records + "above_tier"));
  EXPECT_THAT(spoilt(&R::set_unknown_tier, 6), Contains(records + "unknown_tier"));
  EXPECT_THAT(spoilt(&R::set_without_tier, 5), ElementsAre(records + "without_tier"));
}

TEST_F(ImpossibleMonitoringSums, OfRulesAndTheContingency) {
  EXPECT_THAT(Refused([](auto* sums) {
                *sums->mutable_governance()->add_approval_tiers() = sums->governance().approval_tiers(0);
              }),
              ElementsAre(impossible_ + "governance"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_tolerance()->set_percent("0.000000001"); }),
              ElementsAre(impossible_ + "tolerance"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_contingency()->set_year_to("2026-03-31"); }),
              ElementsAre(impossible_ + "contingency"));
  EXPECT_THAT(Refused([](auto* sums) { sums->clear_use(); }), ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) { sums->clear_contingency(); }), ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_use()->set_people(6); }),
              ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_use()->set_added("14749"); }),
              ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) {
                v1::SummedUse* use = sums->mutable_use();
                use->set_added("100014750");
                use->mutable_changes(0)->set_change("100004500");
                use->mutable_changes(3)->set_change("-100004500");
              }),
              ElementsAre(impossible_ + "use"))
      << "more than budgets are above indicative allocations";
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_use()->mutable_changes(0)->set_change("1.5"); }),
              ElementsAre("ERROR not_whole sums[0].use.changes[0].change"));
  EXPECT_THAT(Refused([](auto* sums) {
                v1::SummedUse& use = *sums->mutable_use();
                use.add_changes()->set_day(9);
                use.mutable_changes(5)->set_change("0");
                for (int i = 5; i > 1; --i) use.mutable_changes()->SwapElements(i, i - 1);
              }),
              ElementsAre(impossible_ + "use"))
      << "nothing is no change";
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_use()->mutable_changes(4)->set_day(366); }),
              ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_use()->mutable_changes()->SwapElements(0, 1); }),
              ElementsAre(impossible_ + "use"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_people_fingerprint("x"); }),
              ElementsAre("ERROR not_a_sha256 sums[0].people_fingerprint"));
}

}  // namespace
}  // namespace ras
