// A comparison of policies in parts (docs/comparing-policies.md section 7): the operation SumComparison.
#include "lib/compare/sum_comparison.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/compare/compare.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "ras/money.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using testing::FoundWithValues;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ParseText;

v1::SumComparisonResponse Sum(const v1::SumComparisonRequest& request) {
  v1::SumComparisonResponse response;
  SumComparison(request, &response);
  return response;
}
v1::SumComparisonResponse Sum(const std::string& text) {
  return Sum(ParseText<v1::SumComparisonRequest>(text));
}
v1::SumComparisonResponse SumPeople(const v1::ComparePoliciesRequest& people) {
  v1::SumComparisonRequest request;
  *request.mutable_people() = people;
  return Sum(request);
}
v1::ComparePoliciesResponse Compare(const v1::ComparePoliciesRequest& request) {
  v1::ComparePoliciesResponse response;
  ComparePolicies(request, &response);
  return response;
}

// A table for scores up to 5.
std::string TableText(const char* basis, int pounds) {
  std::string text =
      std::string(R"(id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_)") + basis + " points {";
  for (int score = 0; score <= 5; ++score) {
    text += " rows { from: \"" + std::to_string(score) + "\" amount: \"" +
            std::to_string(pounds + 9 * score) + "\" }";
  }
  return text + " }";
}

// As in the tests of ComparePolicies: spent now 100 200 300 400; allocated now 120 180 300 380 and, to one
// who comes new, 50; it would be 110 150 330 380 and 40.
constexpr const char* kFive = R"(people {
  sheet: "id,spent_now,before,after,care_group,is_new,is:gender,score\n"
         "d,400,380,380,older,,man,9\na,100,120,110,older,no,woman,2\nb,200,180,150,learning,,man,5\n"
         "c,300,300,330,,,woman,\ne,,50,40,older,yes,,1\n"
  period: PERIOD_WEEK tolerance { amount: "10" } change_ranges: "20" score_ranges: "2" score_ranges: "5"
  groupings { by { field: COMPARED_FIELD_CARE_GROUP } }
  groupings { by { field: COMPARED_FIELD_SCORE_RANGE } by { characteristic: "gender" } }
  protections { id: "taper" kept_percent: "100" kept_percent: "50" } } )";

// What a comparison of everyone at once tells and sums do not.
std::string WithoutPeople(v1::ComparePoliciesResponse response) {
  response.clear_people_fingerprint();
  response.clear_findings();
  return response.DebugString();
}

std::vector<std::string> Remarks(const google::protobuf::RepeatedPtrField<v1::Finding>& findings) {
  std::vector<std::string> remarks;
  for (const v1::Finding& finding : findings) {
    // Told of the people beside the sums alone.
    if (finding.code().starts_with("allocates_to_")) continue;
    remarks.push_back(v1::Severity_Name(finding.severity()) + " " + finding.code() + " " + finding.message());
  }
  return remarks;
}

class RandomPeople {
 public:
  explicit RandomPeople(unsigned seed) : chance_(seed) {}
  std::mt19937& chance() { return chance_; }
  unsigned Below(unsigned most) { return static_cast<unsigned>(chance_() % most); }

  v1::ComparePoliciesRequest Draw() {
    v1::ComparePoliciesRequest request = ParseText<v1::ComparePoliciesRequest>(R"(
      period: PERIOD_WEEK tolerance { percent: "5" } score_ranges: "3" amount_ranges: "20" amount_ranges: "50"
      change_ranges: "2" change_ranges: "30"
      groupings { by { field: COMPARED_FIELD_CARE_GROUP } }
      groupings { by { field: COMPARED_FIELD_STATUS } by { field: COMPARED_FIELD_AMOUNT_RANGE } }
      groupings { by { field: COMPARED_FIELD_CARE_GROUP } by { characteristic: "gender" } }
      groupings { by { field: COMPARED_FIELD_SCORE_RANGE } }
      groupings { by { field: COMPARED_FIELD_AMOUNT_RANGE } by { characteristic: "gender" } }
      protections { id: "taper" kept_percent: "100" kept_percent: "50" }
      protections { id: "slow" largest_fall_percent: "12.5" years: 3 })");
    if (Below(3) == 0) request.clear_protections();
    if (Below(3) == 0) request.clear_change_ranges();
    const bool has_before = Below(3) != 0, has_spent = !has_before || Below(3) != 0;
    if (has_before && Below(2) == 0) {
      google::protobuf::TextFormat::MergeFromString(
          "before { tables { table { " + TableText("GROSS_OF_INFORMAL_SUPPORT", 17) + " } } }", &request);
    }
    const unsigned count = 2 + Below(40);
    for (unsigned i = 0; i < count; ++i) AddPerson(i, has_spent, has_before, &request);
    return request;
  }

 private:
  void AddPerson(unsigned i, bool has_spent, bool has_before, v1::ComparePoliciesRequest* request) {
    v1::ComparedPerson* person = request->add_people();
    person->set_id(std::to_string(i));
    person->set_is_new(has_before && i > 0 && Below(4) == 0);
    if (has_spent && !person->is_new()) person->set_spent_now(std::to_string(Below(90)));
    const bool by_table = request->has_before() && Below(2) == 0;
    if (has_before && !by_table) person->set_before(std::to_string(Below(90)));
    person->set_after(std::to_string(Below(90)));
    if (by_table || Below(2) == 0) person->set_score(std::to_string(Below(6)));
    if (Below(3) != 0) person->set_care_group(std::string(1, static_cast<char>('a' + Below(3))));
    if (i == 0 || Below(3) != 0) {
      v1::Characteristic* gender = person->add_characteristics();
      gender->set_name("gender");
      gender->set_value(Below(2) == 0 ? "man" : "woman");
    }
  }

  std::mt19937 chance_;
};

TEST(SumComparison, SumsAreWholeNumbersByHand) {
  const auto response = Sum(kFive);
  const v1::ComparisonSums& sums = response.sums();
  EXPECT_TRUE(sums.spent_now_known());
  EXPECT_TRUE(sums.before_known());
  EXPECT_EQ(sums.everyone().people(), 5);
  EXPECT_EQ(sums.everyone().new_people(), 1);
  ASSERT_EQ(sums.everyone().comparisons_size(), 3);
  const v1::SummedChanges& all = sums.everyone().comparisons(2);
  EXPECT_EQ(all.from(), "103000");
  EXPECT_EQ(all.to(), "101000");
  EXPECT_EQ(all.within().people(), 3) << "ten pounds less, or nothing";
  EXPECT_EQ(all.within().change(), "-2000");
  ASSERT_EQ(all.gains_size(), 2);
  EXPECT_EQ(all.gains(0).people(), 0);
  EXPECT_EQ(all.gains(1).change(), "3000");
  EXPECT_EQ(all.losses(1).change(), "-3000");
  EXPECT_EQ(sums.allocated_after(), "101000");
  EXPECT_EQ(sums.existing_who_lose(), 2) << "of what is spent, b and d";
  EXPECT_EQ(sums.existing_who_lose_within(), 0) << "20 and 50 less";
  ASSERT_EQ(sums.protections_size(), 1);
  EXPECT_EQ(sums.protections(0).years(0).cost(), "7000");
  EXPECT_EQ(sums.protections(0).years(0).most(), 5000);
  EXPECT_EQ(sums.protections(0).years(1).cost(), "3500");
  EXPECT_EQ(sums.protections(0).years(1).still_lose(), 1) << "b by 25; d by 10, within the tolerance";
  EXPECT_THAT(sums.equality_groups(), ElementsAre("gender"));
  ASSERT_EQ(sums.groupings_size(), 2);
  EXPECT_EQ(sums.groupings(0).groups(0).names(0), "");
  EXPECT_EQ(sums.groupings(0).groups(2).names(0), "older");
  EXPECT_EQ(sums.groupings(0).groups(2).people(), 3);
  EXPECT_EQ(sums.groupings(0).groups(2).new_people(), 1);
}

TEST(SumComparison, TellsWhatTheWholeComparisonTells) {
  RandomPeople random(20'261'130);
  for (int round = 0; round < 200; ++round) {
    v1::ComparePoliciesRequest people = random.Draw();
    v1::SumComparisonRequest request;
    *request.mutable_people() = people;
    const uint32_t below = random.Below(2) == 0 ? 0 : random.Below(8);
    const v1::YearBasis year = random.Below(2) == 0 ? v1::YEAR_BASIS_UNSPECIFIED : v1::YEAR_BASIS_52_WEEKS;
    request.set_suppress_below(below);
    request.set_year(year);
    people.set_suppress_below(below);
    people.set_year(year);
    const auto whole = Compare(people);
    ASSERT_GT(whole.comparisons_size(), 0) << whole.DebugString();
    const auto sums = Sum(request);
    EXPECT_EQ(sums.comparison().DebugString(), WithoutPeople(whole));
    EXPECT_EQ(Remarks(sums.findings()), Remarks(whole.findings()));
    EXPECT_EQ(sums.has_sums(), below <= 1);
  }
}

TEST(SumComparison, PartsMergeInAnyOrderAndGroupingToTheSameBytes) {
  RandomPeople random(7);
  for (int round = 0; round < 100; ++round) {
    const v1::ComparePoliciesRequest people = random.Draw();
    const auto expected = SumPeople(people);
    ASSERT_TRUE(expected.has_sums()) << expected.DebugString();
    std::vector<v1::ComparePoliciesRequest> parts(1 + random.Below(6), people);
    for (v1::ComparePoliciesRequest& part : parts) part.clear_people();
    for (const v1::ComparedPerson& person : people.people()) {
      *parts[random.Below(static_cast<unsigned>(parts.size()))].add_people() = person;
    }
    std::vector<v1::ComparisonSums> sums;
    for (const v1::ComparePoliciesRequest& part : parts) {
      if (part.people().empty()) continue;
      const auto one = SumPeople(part);
      ASSERT_TRUE(one.has_sums()) << one.DebugString();
      sums.push_back(one.sums());
    }
    std::shuffle(sums.begin(), sums.end(), random.chance());
    // Two and more at a time, and the last ones of all.
    while (sums.size() > 1) {
      v1::SumComparisonRequest merge;
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
    // And what is told of them, with small counts suppressed, is what is told of everyone at once.
    v1::SumComparisonRequest alone;
    *alone.add_sums() = sums.front();
    alone.set_suppress_below(random.Below(7));
    v1::ComparePoliciesRequest whole = people;
    whole.set_suppress_below(alone.suppress_below());
    const auto at_once = Compare(whole);
    const auto told = Sum(alone);
    EXPECT_EQ(told.comparison().DebugString(), WithoutPeople(at_once));
    EXPECT_EQ(Remarks(told.findings()), Remarks(at_once.findings()));
  }
}

TEST(SumComparison, PeopleAndSumsAreCountedTogether) {
  v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(kFive);
  *request.add_sums() = Sum(kFive).sums();
  std::string* sheet = request.mutable_people()->mutable_sheet();
  sheet->replace(sheet->find("\nd,"), 3, "\nd2,");
  const auto response = Sum(request);
  EXPECT_EQ(response.comparison().people(), 10U) << response.DebugString();
}

TEST(SumComparison, NobodyIsAddedUpTwice) {
  v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(kFive);
  const v1::ComparisonSums sums = Sum(kFive).sums();
  *request.add_sums() = sums;
  const auto twice = Sum(request);
  EXPECT_THAT(FoundAlone(twice), ElementsAre("ERROR people_summed_twice sums[0]"));
  EXPECT_EQ(twice.findings(0).message(),
            "Exactly these people are added up already, in the people beside the sums.");
  request.clear_people();
  *request.add_sums() = sums;
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR people_summed_twice sums[1]"));
}

TEST(SumComparison, AnAnswerForPublicationHasNoSums) {
  v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(kFive);
  request.set_suppress_below(2);
  const auto response = Sum(request);
  EXPECT_FALSE(response.has_sums());
  EXPECT_EQ(response.comparison().suppress_below(), 2U);
  EXPECT_TRUE(response.comparison().people_fingerprint().empty());
  request.set_suppress_below(1);
  EXPECT_TRUE(Sum(request).has_sums()) << "one is no small count";
}

TEST(SumComparison, NewPeopleAloneGoWithAnyOtherPart) {
  const std::string terms = " period: PERIOD_WEEK groupings { by { field: COMPARED_FIELD_STATUS } } }";
  const auto fresh = Sum(R"(people { sheet: "id,before,after,is_new\nn,5,4,yes\n" )" + terms);
  EXPECT_FALSE(fresh.sums().spent_now_known());
  for (const char* others : {R"(people { sheet: "id,spent_now,before,after\na,9,8,7\n" )",
                             R"(people { sheet: "id,before,after\na,8,7\n" )"}) {
    v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(others + terms);
    const auto existing = Sum(request);
    *request.add_sums() = fresh.sums();
    const auto merged = Sum(request);
    EXPECT_EQ(merged.comparison().people(), 2U) << merged.DebugString();
    EXPECT_EQ(merged.sums().everyone().comparisons_size(), existing.sums().everyone().comparisons_size());
    v1::SumComparisonRequest other_way;
    *other_way.add_sums() = fresh.sums();
    *other_way.add_sums() = existing.sums();
    EXPECT_EQ(Sum(other_way).sums().SerializeAsString(), merged.sums().SerializeAsString());
  }
}

TEST(SumComparison, OnlySumsOfOneComparisonAreAddedUp) {
  const v1::ComparisonSums sums = Sum(kFive).sums();
  const auto refused = [&](const char* change, const char* clear = "") {
    v1::SumComparisonRequest request;
    *request.add_sums() = sums;
    v1::SumComparisonRequest other = ParseText<v1::SumComparisonRequest>(kFive);
    std::string* sheet = other.mutable_people()->mutable_sheet();
    if (clear == std::string("spent_now")) {
      *sheet = "id,before,after\nz,1,2\n";
    } else if (clear == std::string("before")) {
      *sheet = "id,spent_now,after\nz,1,2\n";
    } else {
      sheet->replace(sheet->find("\nd,"), 3, "\nd2,");
    }
    EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(change, other.mutable_people()));
    const auto part = Sum(other);
    EXPECT_TRUE(part.has_sums()) << part.DebugString();
    *request.add_sums() = part.sums();
    return FoundAlone(Sum(request));
  };
  const std::string another = "ERROR sums_of_another_analysis sums[1].";
  EXPECT_THAT(refused("period: PERIOD_YEAR"), ElementsAre(another + "period"));
  EXPECT_THAT(refused(R"(tolerance { percent: "1" })"), ElementsAre(another + "tolerance"));
  EXPECT_THAT(refused(R"(score_ranges: "7")"), ElementsAre(another + "score_ranges"));
  EXPECT_THAT(refused(R"(amount_ranges: "7")"), ElementsAre(another + "amount_ranges"));
  EXPECT_THAT(refused(R"(change_ranges: "70")"), ElementsAre(another + "change_ranges"));
  EXPECT_THAT(refused("groupings { by { field: COMPARED_FIELD_SERVICE } }"),
              ElementsAre(another + "groupings"));
  EXPECT_THAT(refused(R"(protections { id: "q" kept_percent: "100" })"),
              ElementsAre(another + "protections"));
  EXPECT_THAT(refused("", "spent_now"), ElementsAre(another + "spent_now_known"));
  EXPECT_THAT(refused("", "before"), ElementsAre(another + "before_known"));
  const std::string table = " { tables { table { " + TableText("AFTER_INFORMAL_SUPPORT", 7) + " } } }";
  EXPECT_THAT(refused(("before" + table).c_str()), ElementsAre(another + "before"));
  EXPECT_THAT(refused(("after" + table).c_str()), ElementsAre(another + "after"));
}

TEST(SumComparison, RulesAreKnownByTheirFingerprints) {
  const std::string table = TableText("GROSS_OF_INFORMAL_SUPPORT", 7);
  const auto sums =
      Sum(R"(people { sheet: "id,spent_now,score\na,9,1\n" period: PERIOD_WEEK as_of: "2026-04-01"
    after { tables { care_group: "older" table { )" +
          table + " } } tables { table { " + table + " } } } }");
  ASSERT_TRUE(sums.has_sums()) << sums.DebugString();
  const v1::SummedRules& after = sums.sums().after();
  ASSERT_EQ(after.tables_size(), 2);
  EXPECT_EQ(after.tables(0).care_group(), "") << "the one for all others first";
  EXPECT_EQ(after.tables(1).care_group(), "older");
  EXPECT_EQ(after.tables(0).fingerprint(), DocumentFingerprint(ParseText<v1::AllocationTable>(table)));
  EXPECT_TRUE(after.allocated_gross());
  EXPECT_FALSE(after.allocated_net());
  EXPECT_FALSE(sums.sums().has_before());
  EXPECT_TRUE(sums.sums().as_of().empty()) << "tables allocate on any day";
  EXPECT_THAT(Found(sums), Contains("WARNING bases_differ people.after.tables"));
}

TEST(SumComparison, PoliciesAreOfADayAndKnownByTheirOwnFingerprints) {
  v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(
      R"(people { period: PERIOD_WEEK as_of: "2026-06-30" people { id: "a" before: "200" } })");
  v1::ComparePoliciesRequest& people = *request.mutable_people();
  *people.mutable_people(0)->mutable_assessment() = testing::SmallRequest().assessment();
  *people.mutable_after()->mutable_policy() = testing::SmallPolicy();
  const auto part = Sum(request);
  ASSERT_TRUE(part.has_sums()) << part.DebugString();
  std::vector<v1::Finding> findings;
  EXPECT_EQ(part.sums().after().policy_fingerprint(),
            Policy::Compile(testing::SmallPolicy(), &findings)->fingerprint());
  EXPECT_EQ(part.sums().as_of(), "2026-06-30");
  people.mutable_people(0)->set_id("b");
  *request.add_sums() = part.sums();
  EXPECT_TRUE(Sum(request).has_sums());
  people.set_as_of("2026-07-01");
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_of_another_analysis sums[0].as_of"));
  people.mutable_after()->mutable_policy()->set_version("2");
  people.mutable_people(0)->mutable_assessment()->set_policy_version("2");
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_of_another_analysis sums[0].after",
                                                    "ERROR sums_of_another_analysis sums[0].as_of"));
}

TEST(SumComparison, WhatIsWrittenInAnotherWayIsTheSame) {
  v1::SumComparisonRequest request = ParseText<v1::SumComparisonRequest>(kFive);
  *request.add_sums() = Sum(kFive).sums();
  v1::ComparePoliciesRequest& people = *request.mutable_people();
  people.mutable_sheet()->replace(people.sheet().find("\nd,"), 3, "\nd2,");
  people.mutable_tolerance()->set_percent("0.0");
  people.mutable_tolerance()->set_amount("10.00");
  people.set_score_ranges(0, "2.0");
  people.set_change_ranges(0, "20.00");
  people.mutable_protections(0)->set_kept_percent(1, "50.0");
  EXPECT_TRUE(Sum(request).has_sums());
}

TEST(SumComparison, WhatThereIsToThinkOfEveryoneIsToldAtThePeopleOrAtTheSums) {
  const auto part = Sum(R"(people { period: PERIOD_WEEK sheet: "id,before,after\na,1,9\nb,2,9\nTotal,3,9\n"
                           tolerance { percent: "0.5" } })");
  EXPECT_THAT(Found(part),
              ElementsAre("WARNING row_of_totals people.people", "WARNING amounts_far_apart people",
                          "NOTE percent_below_one people.tolerance.percent"));
  v1::SumComparisonRequest request;
  *request.add_sums() = part.sums();
  EXPECT_THAT(Found(Sum(request)), ElementsAre("WARNING amounts_far_apart sums"));
  // For publication nobody is named.
  const auto published = Sum(R"(suppress_below: 2 people { period: PERIOD_WEEK
                                  sheet: "id,before,after\na,1,1\nb,2,2\nTotal,3,3\n" })");
  EXPECT_THAT(FoundWithValues(published), Contains("WARNING row_of_totals people.people "));
}

TEST(SumComparison, WhatNeedsThePeopleIsRefused) {
  EXPECT_THAT(FoundAlone(Sum(R"(people { period: PERIOD_WEEK people { id: "a" before: "1" after: "1" }
                year: YEAR_BASIS_52_WEEKS suppress_below: 5 largest: 1 })")),
              ElementsAre("ERROR not_summed people.year", "ERROR not_summed people.suppress_below",
                          "ERROR not_summed people.largest"));
  EXPECT_THAT(FoundAlone(Sum("")), ElementsAre("ERROR missing people"));
  EXPECT_THAT(FoundAlone(Sum("people { period: PERIOD_WEEK }")), ElementsAre("ERROR missing people.people"));
  const auto twice = Sum(R"(people { period: PERIOD_WEEK sheet: "id,before,after\na,1,x\na,1,1\n" })");
  EXPECT_THAT(FoundAlone(twice), ElementsAre("ERROR not_an_amount people.sheet.after 2:5",
                                             "ERROR duplicate_id people.sheet.id 3:1"));
  EXPECT_EQ(twice.findings(1).message(), "This is the id of line 2 too.");
}

TEST(SumComparison, ACharacteristicOfNobodyIsToldOfAllPartsTogether) {
  const std::string part = R"( period: PERIOD_WEEK groupings { by { characteristic: "gender" } } })";
  const auto without = Sum(R"(people { sheet: "id,before,after\na,1,1\n" )" + part);
  EXPECT_THAT(Found(without),
              Contains("WARNING characteristic_of_nobody people.groupings[0].by[0].characteristic"));
  v1::SumComparisonRequest request;
  *request.add_sums() = without.sums();
  EXPECT_THAT(Found(Sum(request)),
              Contains("WARNING characteristic_of_nobody sums[0].groupings[0].by[0].characteristic"));
  *request.add_sums() = Sum(R"(people { sheet: "id,before,after,is:gender\nb,1,1,man\n" )" + part).sums();
  EXPECT_THAT(Found(Sum(request)), Not(Contains(HasSubstr("characteristic_of_nobody"))));
}

TEST(SumComparison, TooManyGroupsTogetherAreRefused) {
  const auto part = [](int first) {
    v1::ComparePoliciesRequest people;
    people.set_period(v1::PERIOD_WEEK);
    people.add_groupings()->add_by()->set_field(v1::COMPARED_FIELD_SERVICE);
    for (int i = first; i < first + 5'001; ++i) {
      v1::ComparedPerson* person = people.add_people();
      person->set_id(std::to_string(i));
      person->set_service("s" + std::to_string(i));
      person->set_before("1");
      person->set_after("1");
    }
    return SumPeople(people).sums();
  };
  v1::SumComparisonRequest request;
  *request.add_sums() = part(0);
  EXPECT_TRUE(Sum(request).has_sums());
  *request.add_sums() = part(5'001);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR too_many_groups sums"));
}

class ImpossibleSums : public ::testing::Test {
 protected:
  template <class Spoil>
  std::vector<std::string> Refused(const Spoil& spoil) const {
    v1::SumComparisonRequest request;
    *request.add_sums() = good_;
    spoil(request.mutable_sums(0));
    return FoundAlone(Sum(request));
  }

  const v1::ComparisonSums good_ = Sum(kFive).sums();
  const std::string impossible_ = "ERROR sums_impossible sums[0].";
};

TEST_F(ImpossibleSums, OfPeople) {
  const auto spoilt = [&](const auto& spoil) {
    return Refused([&](v1::ComparisonSums* sums) { spoil(sums->mutable_everyone()); });
  };
  const std::string everyone = impossible_ + "everyone";
  EXPECT_THAT(spoilt([](auto* set) { set->add_names("x"); }), Contains(everyone + ".names"));
  EXPECT_THAT(spoilt([](auto* set) { set->set_new_people(6); }), Contains(everyone + ".new_people"));
  EXPECT_THAT(spoilt([](auto* set) { set->set_new_people(2); }), Contains(everyone + ".comparisons[0]"));
  EXPECT_THAT(spoilt([](auto* set) { set->mutable_comparisons()->RemoveLast(); }),
              Contains(everyone + ".comparisons"));
  EXPECT_THAT(spoilt([](auto* set) { set->mutable_comparisons(2)->set_from("1"); }),
              Contains(everyone + ".comparisons[2]"));
  EXPECT_THAT(spoilt([](auto* set) { set->mutable_comparisons(2)->set_from("01"); }),
              Contains("ERROR not_whole sums[0].everyone.comparisons[2].from"));
  EXPECT_THAT(spoilt([](auto* set) { set->mutable_comparisons(2)->mutable_gains(1)->set_change("1x"); }),
              Contains("ERROR not_whole sums[0].everyone.comparisons[2].gains[1].change"));
  EXPECT_THAT(spoilt([](auto* set) { set->mutable_comparisons(2)->mutable_losses()->RemoveLast(); }),
              Contains(everyone + ".comparisons[2]"));
  // Three stay within ten pounds each.
  const auto moved = [&](int pence) {
    return spoilt([pence](auto* set) {
      v1::SummedChanges* last = set->mutable_comparisons(2);
      last->mutable_within()->set_change(std::to_string(-2000 + pence));
      last->set_to(std::to_string(101000 + pence));
    });
  };
  EXPECT_THAT(moved(-1000), Not(Contains(everyone + ".comparisons[2]")));
  EXPECT_THAT(moved(-1001), Contains(everyone + ".comparisons[2]"));
  // What is spent now is the same in two comparisons, and who comes new has no less than nothing.
  const auto shifted = [&](int comparison, int pence) {
    return spoilt([=](auto* set) {
      v1::SummedChanges* one = set->mutable_comparisons(comparison);
      one->set_from(std::to_string(std::stoll(one->from()) + pence));
      one->set_to(std::to_string(std::stoll(one->to()) + pence));
    });
  };
  EXPECT_THAT(shifted(0, 1), Contains(everyone + ".comparisons"));
  EXPECT_THAT(shifted(1, -1), Contains(everyone + ".comparisons"));
  EXPECT_THAT(shifted(2, -4000), Not(Contains(everyone + ".comparisons")));
  EXPECT_THAT(shifted(2, -4001), Contains(everyone + ".comparisons"));
}

TEST_F(ImpossibleSums, OfGroups) {
  const auto spoilt = [&](int g, const auto& spoil) {
    return Refused([&](v1::ComparisonSums* sums) { spoil(sums->mutable_groupings(g)); });
  };
  const std::string groupings = impossible_ + "groupings";
  EXPECT_THAT(spoilt(0, [](auto* sets) { sets->mutable_groups()->RemoveLast(); }),
              ElementsAre(groupings + "[0].groups"));
  EXPECT_THAT(spoilt(1, [](auto* sets) { sets->mutable_groups(0)->set_names(0, "3 to below 7"); }),
              ElementsAre(groupings + "[1].groups[0].names"));
  EXPECT_THAT(spoilt(0, [](auto* sets) { sets->mutable_groups(0)->set_names(0, sets->groups(1).names(0)); }),
              ElementsAre(groupings + "[0].groups[1].names"));
  EXPECT_THAT(spoilt(0, [](auto* sets) { sets->mutable_groups(0)->add_names("x"); }),
              ElementsAre(groupings + "[0].groups[0].names"));
  EXPECT_THAT(spoilt(0, [](auto* sets) { sets->mutable_by(0)->Clear(); }), Contains(groupings + "[0].by"));
  EXPECT_THAT(spoilt(0, [](auto* sets) { *sets->add_by() = sets->by(0); }), Contains(groupings + "[0].by"));
  EXPECT_THAT(Refused([](auto* sums) { *sums->add_groupings() = sums->groupings(0); }),
              ElementsAre(groupings + "[2].by"));
  EXPECT_THAT(Refused([](auto* sums) {
                v1::SummedSets& other = *sums->add_groupings();
                other = sums->groupings(1);
                other.mutable_by()->SwapElements(0, 1);
                for (v1::SummedSet& set : *other.mutable_groups()) set.mutable_names()->SwapElements(0, 1);
              }),
              ElementsAre(groupings + "[2].by"))
      << "by the same two the other way round";
  EXPECT_THAT(spoilt(0, [](auto* sets) { sets->mutable_by(0)->set_field(v1::COMPARED_FIELD_STATUS); }),
              Contains(groupings + "[0].groups[0].names"))
      << "neither new nor existing people";
}

TEST_F(ImpossibleSums, OfWhatIsKnownAndWhoLoses) {
  EXPECT_THAT(Refused([](auto* sums) { sums->set_existing_who_lose(1); }),
              ElementsAre(impossible_ + "existing_who_lose", impossible_ + "protections[0].years[0]",
                          impossible_ + "protections[0].years[1]"));
  for (const auto& [lose, within] : std::vector<std::pair<int, int>>{{3, 0}, {2, 1}, {4, 2}, {5, 3}}) {
    EXPECT_THAT(Refused([&, lose = lose, within = within](auto* sums) {
                  sums->set_existing_who_lose(lose);
                  sums->set_existing_who_lose_within(within);
                }),
                ElementsAre(impossible_ + "existing_who_lose"))
        << lose << ", " << within << " of them within the tolerance";
  }
  EXPECT_THAT(Refused([](auto* sums) { sums->set_allocated_after("101001"); }),
              ElementsAre(impossible_ + "allocated_after"));
  EXPECT_THAT(
      Refused([](auto* sums) { sums->set_allocated_after("-170141183460469231731687303715884105728"); }),
      ElementsAre(impossible_ + "allocated_after"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_spent_now_known(false); }),
              Contains(impossible_ + "everyone.comparisons"));
  EXPECT_THAT(Refused([](auto* sums) {
                sums->set_spent_now_known(false);
                sums->set_before_known(false);
              }),
              Contains(impossible_ + "spent_now_known"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_as_of("2026-04-01"); }), ElementsAre(impossible_ + "as_of"));
  EXPECT_THAT(Refused([](auto* sums) { sums->mutable_before(); }), ElementsAre(impossible_ + "before"));
  EXPECT_THAT(Refused([](auto* sums) {
                for (int i = 0; i < 2; ++i) {
                  sums->mutable_after()->add_tables()->set_fingerprint(sums->people_fingerprint());
                }
              }),
              ElementsAre(impossible_ + "after.tables[1].care_group"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_equality_groups(0, "sex"); }),
              ElementsAre(impossible_ + "equality_groups"));
  EXPECT_THAT(Refused([](auto* sums) { sums->add_equality_groups("age"); }),
              ElementsAre(impossible_ + "equality_groups"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_has_characteristics(false); }),
              ElementsAre(impossible_ + "equality_groups"));
  EXPECT_THAT(Refused([](auto* sums) { sums->set_people_fingerprint("x"); }),
              ElementsAre("ERROR not_a_sha256 sums[0].people_fingerprint"));
  EXPECT_THAT(Refused([](auto* sums) { sums->add_score_ranges("5"); }),
              Contains("ERROR not_ascending sums[0].score_ranges[2]"));
}

TEST_F(ImpossibleSums, OfNewPeopleAloneWhoseSpendingIsKnown) {
  v1::SumComparisonRequest request;
  v1::ComparisonSums& sums = *request.add_sums();
  sums = Sum(R"(people { sheet: "id,before,after,is_new\nn,5,4,yes\n" period: PERIOD_WEEK
                groupings { by { field: COMPARED_FIELD_STATUS } } })")
             .sums();
  EXPECT_TRUE(Sum(request).has_sums());
  // The comparisons of existing people are of nobody.
  sums.set_spent_now_known(true);
  const auto add_nobody = [](v1::SummedSet* set) {
    v1::SummedChanges nobody = set->comparisons(0);
    nobody.set_from("0");
    nobody.set_to("0");
    for (v1::SummedChange* part :
         {nobody.mutable_within(), nobody.mutable_gains(0), nobody.mutable_losses(0)}) {
      part->set_people(0);
      part->set_change("0");
    }
    for (int i = 0; i < 2; ++i) {
      *set->add_comparisons() = nobody;
      set->mutable_comparisons()->SwapElements(i, i + 1);
    }
  };
  add_nobody(sums.mutable_everyone());
  add_nobody(sums.mutable_groupings(0)->mutable_groups(0));
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre(impossible_ + "spent_now_known"));
}

TEST_F(ImpossibleSums, OfProtections) {
  const auto spoilt = [&](const auto& spoil) {
    return Refused([&](v1::ComparisonSums* sums) { spoil(sums->mutable_protections(0)); });
  };
  const std::string protection = impossible_ + "protections[0]";
  EXPECT_THAT(spoilt([](auto* one) { one->mutable_years()->RemoveLast(); }), ElementsAre(protection));
  EXPECT_THAT(spoilt([](auto* one) { one->mutable_protection()->clear_kept_percent(); }),
              ElementsAre(protection));
  EXPECT_THAT(Refused([](auto* sums) { *sums->add_protections() = sums->protections(0); }),
              ElementsAre(impossible_ + "protections[1]"));
  const auto year = [&](const auto& spoil) {
    return spoilt([&](v1::SummedProtection* one) { spoil(one->mutable_years(0)); });
  };
  EXPECT_THAT(year([](auto* one) { one->set_people(3); }), ElementsAre(protection + ".years[0]"));
  EXPECT_THAT(year([](auto* one) { one->set_people(0); }), ElementsAre(protection + ".years[0]"));
  EXPECT_THAT(year([](auto* one) { one->set_still_lose(3); }), ElementsAre(protection + ".years[0]"));
  EXPECT_THAT(year([](auto* one) { one->set_most(7000); }), ElementsAre(protection + ".years[0]"))
      << "the other one receives a penny at least";
  EXPECT_THAT(year([](auto* one) { one->set_most(3499); }), ElementsAre(protection + ".years[0]"));
  v1::SumComparisonRequest request;
  *request.add_sums() = good_;
  v1::SummedYear& first = *request.mutable_sums(0)->mutable_protections(0)->mutable_years(0);
  first.set_most(kMaxPence);
  first.set_cost(std::to_string(kMaxPence + 1));
  EXPECT_TRUE(Sum(request).has_sums());
  first.set_most(kMaxPence + 1);
  first.set_cost(std::to_string(kMaxPence + 2));
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre(protection + ".years[0]"));
  EXPECT_THAT(year([](auto* one) { one->set_cost(""); }),
              ElementsAre("ERROR missing sums[0].protections[0].years[0].cost"));
}

}  // namespace
}  // namespace ras
