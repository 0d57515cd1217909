// A variance analysis in parts (docs/variance.md section 6): the operation SumVariance.
#include "lib/variance/sum_variance.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "lib/fingerprint/fingerprint.h"
#include "lib/sums/added_digests.h"
#include "lib/variance/variance.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundAlone;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using testing::ParseText;

v1::SumVarianceResponse Sum(const v1::SumVarianceRequest& request) {
  v1::SumVarianceResponse response;
  SumVariance(request, &response);
  return response;
}
v1::SumVarianceResponse Sum(const std::string& text) { return Sum(ParseText<v1::SumVarianceRequest>(text)); }

// Costs 100 200 300 400 and 0; differences +10 -20 0 +50 +8, as in the tests of AnalyseVariance.
constexpr const char* kFive = R"(people {
  sheet: "id,actual,allocated,care_group,score\n"
         "e,0,8,older,1\nd,400,450,older,9\na,100,110,older,2\nb,200,180,learning,4\nc,300,300,,5\n"
  period: PERIOD_WEEK tolerance { amount: "10" } score_ranges: "2" score_ranges: "5"
  groupings { by: VARIANCE_DIMENSION_CARE_GROUP }
  groupings { by: VARIANCE_DIMENSION_SCORE_RANGE by: VARIANCE_DIMENSION_CARE_GROUP } } )";

v1::AnalyseVarianceRequest RandomPeople(std::mt19937* chance) {
  v1::AnalyseVarianceRequest people;
  people.set_period(v1::PERIOD_WEEK);
  people.mutable_tolerance()->set_percent("5");
  people.add_score_ranges("3");
  people.add_groupings()->add_by(v1::VARIANCE_DIMENSION_CARE_GROUP);
  v1::VarianceGrouping* both = people.add_groupings();
  both->add_by(v1::VARIANCE_DIMENSION_SCORE_RANGE);
  both->add_by(v1::VARIANCE_DIMENSION_SERVICE);
  const auto below = [&](unsigned most) { return static_cast<unsigned>((*chance)() % most); };
  const unsigned count = 2 + below(30);
  for (unsigned i = 0; i < count; ++i) {
    v1::VarianceCase* person = people.add_cases();
    person->set_id(std::to_string(i));
    person->set_actual(std::to_string(below(1000)));
    person->set_allocated(std::to_string(below(below(2) == 0 ? 1000U : 100'000'000U)));
    person->set_actual_before_support(std::to_string(below(1000)));
    person->set_allocated_before_support(std::to_string(below(1000)));
    if (below(2) == 0) person->set_score(std::to_string(below(6)));
    if (below(3) != 0) person->set_care_group(std::string(1, static_cast<char>('a' + below(3))));
    if (below(3) != 0) person->set_service(std::string(1, static_cast<char>('r' + below(3))));
  }
  return people;
}

// All but what there is to think of the people in one part.
std::string Figures(v1::SumVarianceResponse response) {
  response.clear_findings();
  return response.SerializeAsString();
}

TEST(SumVariance, TellsTheFiguresOfTheWholeAnalysisAsFarAsSumsDo) {
  const auto sums = Sum(kFive);
  ASSERT_THAT(Found(sums), IsEmpty());
  v1::AnalyseVarianceResponse whole;
  AnalyseVariance(ParseText<v1::SumVarianceRequest>(kFive).people(), &whole);
  ASSERT_EQ(sums.views_size(), 1);
  const auto without_people = [](v1::VarianceFigures figures) {
    figures.clear_quantiles();
    figures.clear_sign_probability();
    figures.clear_signed_rank_probability();
    figures.clear_signed_rank_exact();
    return figures.DebugString();
  };
  EXPECT_EQ(without_people(sums.views(0).everyone()), without_people(whole.views(0).everyone()));
  for (int g = 0; g < 2; ++g) {
    const v1::GroupedVariance &grouped = sums.views(0).groupings(g), &expected = whole.views(0).groupings(g);
    ASSERT_EQ(grouped.groups_size(), expected.groups_size());
    for (int i = 0; i < grouped.groups_size(); ++i) {
      EXPECT_EQ(without_people(grouped.groups(i)), without_people(expected.groups(i)));
    }
  }
  EXPECT_EQ(sums.confidence_percent(), "95");
  EXPECT_EQ(sums.margin_percent(), "5");
}

TEST(SumVariance, QuantilesAreThoseOfClassesWithinTheirError) {
  const auto response = Sum(kFive);
  std::vector<std::string> told;
  for (const v1::VarianceQuantile& quantile : response.views(0).everyone().quantiles()) {
    told.push_back(quantile.difference().decimal());
  }
  // Of -20 0 8 10 50: the first, the second, the third, the fourth and the fifth. 5,000 pence is of the class
  // from 5,000 to 5,003, whose middle is 5,001.
  EXPECT_THAT(told, ElementsAre("-20.00", "0.00", "8.00", "10.00", "50.01"));
}

TEST(SumVariance, SumsAreWholeNumbersByHand) {
  const auto response = Sum(R"(people { period: PERIOD_WEEK
    cases { id: "a" actual: "1" allocated: "1.10" } cases { id: "b" actual: "2" allocated: "0.50" } })");
  EXPECT_THAT(Found(response), IsEmpty());
  const v1::SummedPeople& all = response.sums().views(0).everyone();
  EXPECT_EQ(all.people(), 2);
  EXPECT_EQ(all.actual(), "300");
  EXPECT_EQ(all.allocated(), "160");
  EXPECT_EQ(all.distances(), "160");
  EXPECT_EQ(all.actual_squares(), "50000");
  EXPECT_EQ(all.difference_squares(), "22600");
  EXPECT_EQ(all.percentages(), "-65000000") << "10% and -75%, in millionths";
  EXPECT_EQ(all.percentage_distances(), "85000000");
  EXPECT_EQ(all.gain(), 1);
  EXPECT_EQ(all.lose(), 1);
  EXPECT_EQ(all.classes_size(), 2);
  EXPECT_TRUE(response.views(0).groupings().empty()) << "nothing is grouped by unless it is named";
}

TEST(SumVariance, PartsMergeInAnyOrderAndGroupingToTheSameBytes) {
  std::mt19937 chance(20'261'130);
  for (int round = 0; round < 60; ++round) {
    const v1::AnalyseVarianceRequest people = RandomPeople(&chance);
    v1::SumVarianceRequest whole;
    *whole.mutable_people() = people;
    const auto expected = Sum(whole);
    ASSERT_TRUE(expected.has_sums());
    // Everybody is in one of some parts.
    std::vector<v1::SumVarianceRequest> parts(1 + chance() % 5);
    for (v1::SumVarianceRequest& part : parts) {
      *part.mutable_people() = people;
      part.mutable_people()->clear_cases();
    }
    for (const v1::VarianceCase& person : people.cases()) {
      *parts[chance() % parts.size()].mutable_people()->add_cases() = person;
    }
    std::vector<v1::VarianceSums> sums;
    for (const v1::SumVarianceRequest& part : parts) {
      if (part.people().cases().empty()) continue;
      sums.push_back(Sum(part).sums());
    }
    std::shuffle(sums.begin(), sums.end(), chance);
    // Two and more at a time, and the last ones of all.
    while (sums.size() > 1) {
      v1::SumVarianceRequest merge;
      const std::size_t some = std::min<std::size_t>(2 + chance() % 2, sums.size());
      for (std::size_t i = 0; i < some; ++i) {
        *merge.add_sums() = sums.back();
        sums.pop_back();
      }
      const auto merged = Sum(merge);
      ASSERT_TRUE(merged.has_sums());
      sums.insert(sums.begin(), merged.sums());
    }
    v1::SumVarianceRequest alone;
    *alone.add_sums() = sums.front();
    const auto told = Sum(alone);
    EXPECT_EQ(Figures(told), Figures(expected));
  }
}

TEST(SumVariance, PeopleAndSumsAreCountedTogether) {
  v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>(kFive);
  *request.add_sums() = Sum(kFive).sums();
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR people_summed_twice sums[0]"));
  std::string* sheet = request.mutable_people()->mutable_sheet();
  sheet->replace(sheet->find("\nd,"), 3, "\nd2,");
  EXPECT_EQ(Sum(request).views(0).everyone().people(), 10U);
}

TEST(SumVariance, APartToWhichTheTableAllocatesNothingGoesWithTheOthers) {
  const std::string table = R"( table { id: "t" title: "T" period: PERIOD_WEEK
    basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT points { rows { from: "0" amount: "7" } } } period: PERIOD_WEEK } )";
  const auto whole = Sum(R"(people { sheet: "id,actual,allocated,score\na,5,6,\nb,9,,0\n" )" + table);
  v1::SumVarianceRequest merge =
      ParseText<v1::SumVarianceRequest>(R"(people { sheet: "id,actual,allocated\na,5,6\n" )" + table);
  *merge.add_sums() = Sum(R"(people { sheet: "id,actual,score\nb,9,0\n" )" + table).sums();
  const auto merged = Sum(merge);
  ASSERT_THAT(Found(merged), ElementsAre("WARNING allocates_to_nobody people.table"));
  EXPECT_EQ(Figures(merged), Figures(whole));
  EXPECT_EQ(merged.views(0).basis(), v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
}

// A part that the table allocates to and one that tells its bands come together by the names of the bands.
TEST(SumVariance, RowsOfTheTableAreGroupsByTheirNames) {
  const std::string table = R"( table { id: "t" title: "T" period: PERIOD_WEEK
    basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT bands { rows { from: "0" to: "9" amount: "7" }
    rows { from: "10" to: "99" amount: "8" } rows { from: "100" amount: "9" label: "most" } } }
    period: PERIOD_WEEK groupings { by: VARIANCE_DIMENSION_BAND } } )";
  const auto part = [&](const std::string& rows) {
    return ParseText<v1::SumVarianceRequest>(R"(people { sheet: "id,actual,allocated,score,band\n)" + rows +
                                             "\" " + table);
  };
  const auto whole = Sum(part(R"(a,5,,3,\nb,6,,120,\nc,7,,12,\nd,9,4,,most\n)"));
  v1::SumVarianceRequest merge = part(R"(d,9,4,,most\na,5,,3,\n)");
  *merge.add_sums() = Sum(part(R"(c,7,,12,\nb,6,,120,\n)")).sums();
  const auto merged = Sum(merge);
  ASSERT_THAT(Found(merged), ElementsAre("NOTE allocates_to_some people.table"));
  EXPECT_EQ(Figures(merged), Figures(whole));
  std::vector<std::string> told;
  for (const v1::VarianceFigures& group : merged.views(0).groupings(0).groups()) {
    told.push_back(group.names(0) + ": " + std::to_string(group.people()));
  }
  EXPECT_THAT(told, ElementsAre("0 to 9: 1", "10 to 99: 1", "most: 2"));
}

TEST(SumVariance, OnlySumsOfOneAnalysisAreAddedUp) {
  const v1::VarianceSums sums = Sum(kFive).sums();
  const auto refused = [&](const char* change) {
    v1::SumVarianceRequest request;
    *request.add_sums() = sums;
    v1::SumVarianceRequest other = ParseText<v1::SumVarianceRequest>(kFive);
    EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(change, other.mutable_people()));
    *request.add_sums() = Sum(other).sums();
    return FoundAlone(Sum(request));
  };
  EXPECT_THAT(refused(R"(period: PERIOD_YEAR)"),
              ElementsAre("ERROR sums_of_another_analysis sums[1].period"));
  EXPECT_THAT(refused(R"(tolerance { percent: "1" })"),
              ElementsAre("ERROR sums_of_another_analysis sums[1].tolerance"));
  EXPECT_THAT(refused(R"(tolerance { amount: "10.01" })"),
              ElementsAre("ERROR sums_of_another_analysis sums[1].tolerance"));
  EXPECT_THAT(refused(R"(score_ranges: "7")"),
              ElementsAre("ERROR sums_of_another_analysis sums[1].score_ranges"));
  EXPECT_THAT(refused(R"(groupings { by: VARIANCE_DIMENSION_SERVICE })"),
              ElementsAre("ERROR sums_of_another_analysis sums[1].views"));
  EXPECT_THAT(
      refused(R"(table { id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_AFTER_INFORMAL_SUPPORT
                           points { rows { from: "0" amount: "0" } } })"),
      ElementsAre("ERROR sums_of_another_analysis sums[1].table_fingerprint"));
}

TEST(SumVariance, WhatIsWrittenInAnotherWayIsTheSame) {
  const v1::VarianceSums sums = Sum(kFive).sums();
  v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>(kFive);
  std::string* sheet = request.mutable_people()->mutable_sheet();
  sheet->replace(sheet->find("\nd,"), 3, "\nd2,");
  request.mutable_people()->mutable_tolerance()->set_percent("0.0");
  request.mutable_people()->mutable_tolerance()->set_amount("10.00");
  request.mutable_people()->set_score_ranges(0, "2.0");
  *request.add_sums() = sums;
  EXPECT_THAT(Found(Sum(request)), IsEmpty());
}

TEST(SumVariance, WhatNeedsThePeopleIsRefused) {
  EXPECT_THAT(
      FoundAlone(Sum(R"(people { period: PERIOD_WEEK cases { id: "a" actual: "1" allocated: "1" }
                bootstrap { samples: 100 seed: "s" } drawn_for: "older" largest: 1 confidence_percent: "90"
                margin_percent: "4" earlier { care_group: "older" cost_index: "100" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT } })")),
      ElementsAre("ERROR not_summed people.bootstrap", "ERROR not_summed people.drawn_for",
                  "ERROR not_summed people.largest", "ERROR not_summed people.earlier",
                  "ERROR not_summed people.confidence_percent", "ERROR not_summed people.margin_percent"));
  EXPECT_THAT(FoundAlone(Sum("")), ElementsAre("ERROR missing people"));
  EXPECT_THAT(FoundAlone(Sum("people { period: PERIOD_WEEK }")), ElementsAre("ERROR missing people.cases"));
  EXPECT_THAT(
      FoundAlone(Sum(R"(people { period: PERIOD_WEEK sheet: "id,actual,allocated\na,1,x\na,1,1\n" })")),
      ElementsAre("ERROR not_an_amount people.sheet.allocated 2:5",
                  "ERROR duplicate_id people.sheet.id 3:1"));
}

TEST(SumVariance, WhatLooksLikeASlipIsToldOfThePeopleOrOfEveryone) {
  const auto part =
      Sum(R"(people { period: PERIOD_WEEK sheet: "id,actual,allocated\na,1,9\nb,2,9\nTotal,3,9\n" })");
  EXPECT_THAT(Found(part),
              ElementsAre("WARNING row_of_totals people.cases", "WARNING amounts_far_apart people"));
  v1::SumVarianceRequest request;
  *request.add_sums() = part.sums();
  EXPECT_THAT(Found(Sum(request)), ElementsAre("WARNING amounts_far_apart sums"));
}

TEST(SumVariance, TooManyGroupsTogetherAreRefused) {
  const auto part = [](int first) {
    v1::SumVarianceRequest request;
    v1::AnalyseVarianceRequest* people = request.mutable_people();
    people->set_period(v1::PERIOD_WEEK);
    people->add_groupings()->add_by(v1::VARIANCE_DIMENSION_SERVICE);
    for (int i = first; i < first + 5000; ++i) {
      v1::VarianceCase* person = people->add_cases();
      person->set_id(std::to_string(i));
      person->set_service(std::to_string(i));
      person->set_actual("1");
      person->set_allocated("1");
    }
    return Sum(request).sums();
  };
  v1::SumVarianceRequest request;
  *request.add_sums() = part(0);
  *request.add_sums() = part(5000);
  EXPECT_TRUE(Sum(request).has_sums());
  *request.add_sums() = part(10'000);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR too_many_groups sums"));
}

TEST(SumVariance, SumsThatNoPeopleCanHaveAreRefused) {
  const v1::VarianceSums good = Sum(kFive).sums();
  const auto refused = [&](const auto& spoil) {
    v1::SumVarianceRequest request;
    *request.add_sums() = good;
    spoil(request.mutable_sums(0));
    return FoundAlone(Sum(request));
  };
  const std::string impossible = "ERROR sums_impossible sums[0].views[0].";
  const auto everyone = [](v1::VarianceSums* sums) { return sums->mutable_views(0)->mutable_everyone(); };
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->set_gain(2); }), Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->set_actual("-1"); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->set_difference_squares("1"); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->set_percentages("99999999999"); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->mutable_classes(0)->set_people(2); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->mutable_classes()->SwapElements(0, 1); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->add_within_percents(1); }),
              ElementsAre("ERROR too_many_items sums[0].views[0].everyone.within_percents"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->mutable_within_percents()->Set(0, 5); }),
              Contains(impossible + "everyone"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->set_actual("12x"); }),
              Contains("ERROR not_whole sums[0].views[0].everyone.actual"));
  EXPECT_THAT(refused([&](auto* sums) { everyone(sums)->add_names("x"); }),
              Contains(impossible + "everyone.names"));
  // Groups that are not everyone, that the grouping has not, or that it has twice.
  EXPECT_THAT(refused([&](auto* sums) {
                sums->mutable_views(0)->mutable_groupings(0)->mutable_groups()->RemoveLast();
              }),
              ElementsAre(impossible + "groupings[0].groups"));
  EXPECT_THAT(refused([&](auto* sums) {
                sums->mutable_views(0)->mutable_groupings(1)->mutable_groups(0)->set_names(0, "3 to below 7");
              }),
              ElementsAre(impossible + "groupings[1].groups[0].names"));
  EXPECT_THAT(refused([&](auto* sums) {
                auto* groups = sums->mutable_views(0)->mutable_groupings(0)->mutable_groups();
                groups->Mutable(0)->set_names(0, groups->Get(1).names(0));
              }),
              ElementsAre(impossible + "groupings[0].groups[1].names"));
  EXPECT_THAT(refused([&](auto* sums) { sums->set_people_fingerprint("x"); }),
              ElementsAre("ERROR not_a_sha256 sums[0].people_fingerprint"));
  EXPECT_THAT(refused([&](auto* sums) { *sums->add_views() = sums->views(0); }),
              ElementsAre("ERROR sums_impossible sums[0].views[1].everyone.people"));
}

// d and f are of one range and care group, and on either side.
TEST(SumVariance, GroupsOfPeopleAndOfSumsAreTheSame) {
  const std::string rows = "d,400,450,older,9\na,100,110,older,2\nb,200,180,,\n";
  const std::string other_rows = "f,10,12,older,5\nc,300,300,,5\ne,0,8,,\n";
  const auto of = [](const std::string& people) {
    v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>(kFive);
    request.mutable_people()->set_sheet("id,actual,allocated,care_group,score\n" + people);
    return request;
  };
  v1::SumVarianceRequest beside = of(rows);
  *beside.add_sums() = Sum(of(other_rows)).sums();
  const auto response = Sum(beside);
  ASSERT_THAT(Found(response), IsEmpty());
  std::vector<std::string> told;
  for (const v1::VarianceFigures& group : response.views(0).groupings(1).groups()) {
    told.push_back(group.names(0) + "/" + group.names(1) + " " + std::to_string(group.people()) + " " +
                   group.difference().decimal());
  }
  EXPECT_THAT(told, ElementsAre("/ 2 -12.00", "2 to below 5/older 1 10.00", "5 and above/ 1 0.00",
                                "5 and above/older 2 52.00"));
  EXPECT_EQ(response.SerializeAsString(), Sum(of(rows + other_rows)).SerializeAsString());
}

std::string IndicesOf(const v1::VarianceView& view) {
  std::string told;
  for (const v1::GroupEquity& group : view.equity().groups()) {
    told += group.care_group() + " " + std::to_string(group.people()) + " " + group.cost_index() + " " +
            group.earlier_cost_index() + " " + group.index_change() + (group.has_cost() ? " fit" : "") +
            (group.unsupported() ? "" : " supported") + "; ";
  }
  return told;
}

// Learning costs 200 for 180, older people 500 for 568, both 700 for 748; of c no care group is known.
TEST(SumVariance, CostIndicesAndTheirTrendAreToldOfParts) {
  const auto of = [](const std::string& rows) {
    v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>(kFive);
    request.mutable_people()->set_sheet("id,actual,allocated,care_group,score\n" + rows);
    return request;
  };
  v1::SumVarianceRequest beside = of("e,0,8,older,1\nb,200,180,learning,4\n");
  *beside.add_sums() = Sum(of("d,400,450,older,9\na,100,110,older,2\nc,300,300,,5\n")).sums();
  const char* earlier = R"(
    earlier { care_group: "older" cost_index: "100" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
    earlier { care_group: "sensory" cost_index: "99" basis: SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT }
    earlier { care_group: "learning" cost_index: "99" basis: SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT })";
  ASSERT_TRUE(google::protobuf::TextFormat::MergeFromString(earlier, &beside));
  const auto response = Sum(beside);
  EXPECT_THAT(Found(response), ElementsAre("WARNING nobody_of_care_group earlier[1].care_group",
                                           "WARNING earlier_of_another_basis earlier[2].basis"));
  EXPECT_EQ(IndicesOf(response.views(0)), "learning 1 118.7  ; older 3 94.1 100 -5.9; ");
  EXPECT_EQ(response.views(0).equity().people(), 4U);
  const v1::SummedView& view = response.sums().views(0);
  ASSERT_EQ(view.scored_size(), 2);
  EXPECT_EQ(view.scored(1).care_group(), "older");
  EXPECT_EQ(view.scored(1).people(), 3);
  EXPECT_EQ(view.scored(1).actual(), "50000");
  EXPECT_EQ(view.scored(1).allocated(), "56800");
  // As in the analysis of all at once.
  v1::AnalyseVarianceResponse whole;
  AnalyseVariance(ParseText<v1::SumVarianceRequest>(kFive).people(), &whole);
  EXPECT_EQ(whole.views(0).equity().groups(0).cost_index(), "118.7");
  EXPECT_EQ(whole.views(0).equity().groups(1).cost_index(), "94.1");
  // Of one care group there is no index.
  EXPECT_FALSE(Sum(of("e,0,8,older,1\nb,200,180,older,4\n")).views(0).has_equity());
  // Nor is an index given twice.
  *beside.add_earlier() = beside.earlier(0);
  EXPECT_THAT(FoundAlone(Sum(beside)), ElementsAre("ERROR listed_twice earlier[3].care_group"));
}

TEST(SumVariance, PeopleOfCareGroupsAreAmongEveryone) {
  const v1::VarianceSums good = Sum(kFive).sums();
  const auto refused = [&](const auto& spoil) {
    v1::SumVarianceRequest request;
    *request.add_sums() = good;
    spoil(request.mutable_sums(0)->mutable_views(0)->mutable_scored());
    return FoundAlone(Sum(request));
  };
  const std::string impossible = "ERROR sums_impossible sums[0].views[0].scored";
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_people(5); }), ElementsAre(impossible));
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_actual("100001"); }),
              ElementsAre(impossible));
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_allocated("-1"); }),
              ElementsAre(impossible));
  // People are grouped by care group: learning costs 200.00.
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_actual("20001"); }),
              ElementsAre(impossible));
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_care_group("sensory"); }),
              ElementsAre(impossible));
  EXPECT_THAT(refused([](auto* scored) { *scored->Add() = scored->Get(0); }),
              ElementsAre(impossible + "[2].care_group"));
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_actual("1x"); }),
              ElementsAre("ERROR not_whole sums[0].views[0].scored[0].actual"));
  EXPECT_THAT(refused([](auto* scored) { scored->Mutable(0)->set_care_group(""); }),
              ElementsAre("ERROR missing sums[0].views[0].scored[0].care_group"));
}

TEST(SumVariance, AViewIsOfThePeopleOfCareGroupsOfTheOther) {
  v1::SumVarianceRequest request;
  *request.add_sums() = Sum(R"(people { period: PERIOD_WEEK
    sheet: "id,actual,allocated,actual_before_support,allocated_before_support,care_group,score\n"
           "a,1,1,3,3,older,5\nb,1,1,3,3,older,5\nc,1,1,3,3,learning,5\n" })")
                            .sums();
  EXPECT_THAT(Found(Sum(request)), IsEmpty());
  v1::SummedCareGroup* older = request.mutable_sums(0)->mutable_views(1)->mutable_scored(1);
  ASSERT_EQ(older->people(), 2);
  older->set_people(1);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_impossible sums[0].views[1].scored"));
}

// Ten thousand care groups and one more: sums of them could not be given back.
TEST(SumVariance, MoreCareGroupsThanSumsCanHoldAreRefused) {
  const auto part = [](int from, int to) {
    std::string sheet = "id,actual,allocated,care_group,score\n";
    for (int i = from; i < to; ++i) {
      const std::string number = std::to_string(i);
      sheet += number + ",1,1,g" + number + ",1\n";
    }
    v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>("people { period: PERIOD_WEEK }");
    request.mutable_people()->set_sheet(sheet);
    return request;
  };
  v1::SumVarianceRequest together = part(0, 5000);
  *together.add_sums() = Sum(part(5000, 10'000)).sums();
  const auto most = Sum(together);
  EXPECT_THAT(Found(most), IsEmpty());
  v1::SumVarianceRequest again;
  *again.add_sums() = most.sums();
  EXPECT_EQ(Sum(again).sums().SerializeAsString(), most.sums().SerializeAsString());
  together = part(10'000, 10'001);
  *together.add_sums() = most.sums();
  EXPECT_THAT(FoundAlone(Sum(together)), ElementsAre("ERROR too_many_groups people"));
}

// printf 'a\t1.00\t1.10\n' | sha256sum, and so on:
//   225a77556d9216a493f833432610d098130f5a236caf5e9ee40de074fb534759
//   24678a71c178b887a36b36d530e027c80a42ee87bef3bdd0a3f59d5009cdd2b9
//   f1a2c2e7680ff79ff8c1b1b46c5bba00200d334abfebf571a8d2e11d7a9e7c52
// Nearly every byte of the sum has something carried to it, and of all three the highest carries beyond it.
TEST(SumVariance, FingerprintsAreAddedUpAsNumbersOf256Bits) {
  const std::string two = R"(people { period: PERIOD_WEEK cases { id: "a" actual: "1" allocated: "1.10" }
                                      cases { id: "b" actual: "2" allocated: "0.50" } )";
  EXPECT_EQ(Sum(two + "}").sums().people_fingerprint(),
            "46c201c72f0acf2c37636a1856f0f8601d5248ab2ba31c6f88037dc505211a12");
  EXPECT_EQ(Sum(two + R"(cases { id: "c" actual: "3" allocated: "3" } })").sums().people_fingerprint(),
            "3864c4ae971ac6cc30251bccc34cb2603d5f7bf5eb8f11e130d65ee27fbf9664");
  Digest all_ones, one{};
  all_ones.fill(0xFF);
  one.back() = 1;
  EXPECT_EQ(AddDigests(all_ones, one), Digest{});
  all_ones.front() = 0;
  Digest carried{};
  carried.front() = 1;
  EXPECT_EQ(AddDigests(one, all_ones), carried);
}

TEST(SumVariance, SumsOfAnotherBasisAreThoseOfAnotherAnalysis) {
  const auto refused = [](const v1::VarianceSums& first, const v1::VarianceSums& second) {
    v1::SumVarianceRequest request;
    *request.add_sums() = first;
    *request.add_sums() = second;
    return FoundAlone(Sum(request));
  };
  const std::string people = "people { period: PERIOD_WEEK cases { id: \"a\" actual: \"1\" allocated: \"1\" ";
  const v1::VarianceSums after = Sum(people + "} }").sums();
  const v1::VarianceSums both =
      Sum(people + R"(actual_before_support: "3" allocated_before_support: "3" } })").sums();
  v1::VarianceSums before = after;
  before.mutable_views(0)->set_basis(v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  const std::string error = "ERROR sums_of_another_analysis sums[1].views";
  EXPECT_THAT(refused(after, both), ElementsAre(error));
  EXPECT_THAT(refused(both, after), ElementsAre(error));
  EXPECT_THAT(refused(after, before), ElementsAre(error));
}

TEST(SumVariance, ViewsAreOfAsManyPeople) {
  const auto sums_of = [](int count) {
    v1::SumVarianceRequest request = ParseText<v1::SumVarianceRequest>("people { period: PERIOD_WEEK }");
    for (int i = 0; i < count; ++i) {
      v1::VarianceCase* person = request.mutable_people()->add_cases();
      person->set_id(std::to_string(i));
      person->set_actual("1");
      person->set_allocated("1");
      person->set_actual_before_support("3");
      person->set_allocated_before_support("3");
    }
    return Sum(request).sums();
  };
  v1::SumVarianceRequest request;
  *request.add_sums() = sums_of(2);
  EXPECT_THAT(Found(Sum(request)), IsEmpty());
  *request.mutable_sums(0)->mutable_views(1) = sums_of(3).views(1);
  EXPECT_THAT(FoundAlone(Sum(request)),
              ElementsAre("ERROR sums_impossible sums[0].views[1].everyone.people"));
}

// Two people gain 1.00 each: class 100 has both.
TEST(SumVariance, AClassIsThereOnce) {
  v1::SumVarianceRequest request;
  *request.add_sums() = Sum(R"(people { period: PERIOD_WEEK cases { id: "a" actual: "1" allocated: "2" }
                                        cases { id: "b" actual: "3" allocated: "4" } })")
                            .sums();
  v1::SummedPeople* everyone = request.mutable_sums(0)->mutable_views(0)->mutable_everyone();
  ASSERT_EQ(everyone->classes_size(), 1);
  EXPECT_EQ(everyone->classes(0).number(), 100);
  EXPECT_EQ(everyone->classes(0).people(), 2);
  everyone->mutable_classes(0)->set_people(1);
  *everyone->add_classes() = everyone->classes(0);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR sums_impossible sums[0].views[0].everyone"));
}

// The one of learning loses 20.00.
TEST(SumVariance, ClassesOfGroupsAreThoseOfEveryone) {
  v1::SumVarianceRequest request;
  *request.add_sums() = Sum(kFive).sums();
  v1::SummedPeople* learning =
      request.mutable_sums(0)->mutable_views(0)->mutable_groupings(0)->mutable_groups(1);
  ASSERT_THAT(learning->names(), ElementsAre("learning"));
  EXPECT_EQ(learning->classes(0).number(), -2000);
  learning->mutable_classes(0)->set_number(-1999);
  EXPECT_THAT(FoundAlone(Sum(request)),
              ElementsAre("ERROR sums_impossible sums[0].views[0].groupings[0].groups"));
}

TEST(SumVariance, ScoreRangesOfSumsAscend) {
  v1::SumVarianceRequest request;
  *request.add_sums() =
      Sum(R"(people { period: PERIOD_WEEK cases { id: "a" actual: "1" allocated: "2" } })").sums();
  for (const char* start : {"2", "5", "5.0", "4"}) request.mutable_sums(0)->add_score_ranges(start);
  EXPECT_THAT(FoundAlone(Sum(request)), ElementsAre("ERROR not_ascending sums[0].score_ranges[2]",
                                                    "ERROR not_ascending sums[0].score_ranges[3]"));
}

}  // namespace
}  // namespace ras
