// Conditions by which who needs more would be given less: the way round a table that has to rise.
#include <chrono>

#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

// Scores of "need" in the good policy: 0, 5, 10, 15 and 20.
constexpr const char* kUpTo10 = "measure { measure: \"need\" at_most: \"10\" }";
constexpr const char* kFrom15 = "measure { measure: \"need\" at_least: \"15\" }";

// "components[0].when need 15": where the condition is, which measure turns it, and at which score.
std::vector<std::string> Falls(const v1::Policy& policy) {
  std::vector<std::string> falls;
  for (const v1::Finding& finding : Check(policy)) {
    if (finding.code() != "falls_with_need") continue;
    EXPECT_EQ(finding.severity(), v1::SEVERITY_WARNING);
    EXPECT_FALSE(finding.remedy().empty());
    EXPECT_THAT(finding.reason(), HasSubstr("does not limit the final budget"));
    const std::string rises = " rises to ";
    const std::size_t start = finding.message().find(rises) + rises.size();
    falls.push_back(finding.path() + " " + finding.value() + " " +
                    finding.message().substr(start, finding.message().find(':') - start));
  }
  return falls;
}

std::vector<std::string> FallsOfComponent(const std::string& when) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { " + when + " }");
  return Falls(policy);
}

TEST(CheckFallsWithNeed, WarnsOfAComponentThatEndsAsTheScoreRises) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { " + std::string(kUpTo10) + " }");
  EXPECT_THAT(LinesOf(policy), UnorderedElementsAre("WARNING falls_with_need components[0].when",
                                                    "NOTE row_never_reached tables[0].bands.rows"));
  const v1::Finding finding = Check(policy).front();
  EXPECT_THAT(finding.message(),
              HasSubstr("The component \"support\" may no longer be given when the measure "
                        "\"need\" rises to 15"));
}

TEST(CheckFallsWithNeed, FollowsNotAndLists) {
  const std::vector<std::string> at_15 = {"components[0].when need 15"};
  const std::string up_to = kUpTo10, from = kFrom15;
  struct Case {
    std::string when;
    std::vector<std::string> falls;
  };
  const Case cases[] = {
      {up_to, at_15},
      {from, {}},
      {"not { " + from + " }", at_15},
      {"not { " + up_to + " }", {}},
      {"not { not { " + up_to + " } }", at_15},
      {"all_of { conditions { " + up_to + " } conditions { care_group { any_of: \"older\" } } }", at_15},
      {"any_of { conditions { " + up_to + " } conditions { care_group { any_of: \"older\" } } }", at_15},
      {"not { any_of { conditions { " + from + " } conditions { age { from_months: 216 } } } }", at_15},
      {"not { all_of { conditions { " + from + " } conditions { age { from_months: 216 } } } }", at_15},
      {"not { all_of { conditions { " + up_to + " } conditions { age { from_months: 216 } } } }", {}},
      // Only the place where it falls is named, not the one where it begins.
      {"measure { measure: \"need\" at_least: \"5\" at_most: \"15\" }", {"components[0].when need 20"}},
      // Of two places the first.
      {"any_of { conditions { measure { measure: \"need\" at_most: \"5\" } } conditions { measure { measure: "
       "\"need\" at_least: \"15\" at_most: \"15\" } } }",
       {"components[0].when need 10"}},
      // Two stretches that meet, between which nobody has a score.
      {"any_of { conditions { " + up_to + " } conditions { " + from + " } }", {}},
      {"any_of { conditions { " + up_to +
           " } conditions { measure { measure: \"need\" at_least: \"10.5\" } } }",
       {}},
      {"any_of { conditions { measure { measure: \"need\" at_most: \"9.5\" } } conditions { " + from + " } }",
       {"components[0].when need 10"}},
      // A bound that nobody is beyond.
      {"measure { measure: \"need\" at_most: \"20\" }", {}},
      {"measure { measure: \"need\" at_most: \"19.999999999\" }", {"components[0].when need 20"}},
      {"not { measure { measure: \"need\" at_least: \"0\" } }", {}},
  };
  for (const Case& one : cases) EXPECT_EQ(FallsOfComponent(one.when), one.falls) << one.when;
}

TEST(CheckFallsWithNeed, NamesEveryMeasureThatTakesAPartAway) {
  v1::Policy policy = GoodPolicy();
  Merge(&policy,
        "measures { id: \"washing\" title: \"t\" terms { question: \"washing\" } combine: COMBINE_SUM } "
        "measures { id: \"meals\" title: \"t\" terms { question: \"meals\" } combine: COMBINE_SUM }");
  Merge(&Support(policy),
        "when { all_of { conditions { measure { measure: \"meals\" at_most: \"5\" } } conditions { measure { "
        "measure: \"washing\" at_most: \"5\" } } conditions { measure { measure: \"need\" at_least: \"5\" } "
        "} } }");
  EXPECT_THAT(Falls(policy), ElementsAre("components[0].when washing 10", "components[0].when meals 10"));
}

TEST(CheckFallsWithNeed, TellsWhatRaisesFromWhatLowers) {
  const std::string to_penny = "rounding { mode: ROUNDING_MODE_HALF_UP increment_pence: 1 }";
  const auto round = [](const char* mode, const char* pence) {
    return std::string("round {} rounding { mode: ROUNDING_MODE_") + mode + " increment_pence: " + pence +
           " }";
  };
  const auto by_area = [&](const char* town, const char* villages) {
    return std::string("factor_by_area { factors { name: \"town\" factor: \"") + town +
           "\" } factors { name: \"villages\" factor: \"" + villages + "\" } }" + to_penny;
  };
  struct Case {
    std::string kind;
    bool raises;
    bool lowers;
  };
  const Case cases[] = {
      {"factor: \"1.01\"" + to_penny, true, false},
      {"factor: \"0.99\"" + to_penny, false, true},
      {"factor: \"1.00\"" + to_penny, false, false},
      {by_area("1", "1.1"), true, false},
      {by_area("0.9", "1"), false, true},
      {by_area("0.9", "1.1"), true, true},
      {by_area("1", "1.0"), false, false},
      {"factor_by_care_group { factors { name: \"younger\" factor: \"1\" } factors { name: \"older\" factor: "
       "\"0.5\" } }" +
           to_penny,
       false, true},
      {"add: \"0.01\"", true, false},
      {"add: \"0.00\"", false, false},
      {"minimum: \"0.01\"", true, false},
      {"minimum: \"0\"", false, false},
      {"cap: \"100\"", false, true},
      {"cut_off: \"100\"", false, true},
      {round("HALF_UP", "1000"), true, true},
      {round("UP", "1000"), true, false},
      {round("CEILING", "1000"), true, false},
      {round("DOWN", "1000"), false, true},
      {round("FLOOR", "1000"), false, true},
      {round("DOWN", "1"), false, false},
  };
  for (const Case& one : cases) {
    for (const bool of_total : {false, true}) {
      const auto with = [&](const char* when) {
        v1::Policy policy = GoodPolicy();
        v1::Adjustment& adjustment =
            of_total ? *policy.add_total_adjustments() : *Support(policy).add_adjustments();
        Merge(&adjustment,
              "id: \"step\" title: \"t\" reason: \"r\" authority: \"a\" purpose: ADJUSTMENT_PURPOSE_OTHER " +
                  one.kind + " when { " + when + " }");
        return Falls(policy);
      };
      const std::vector<std::string> falls = {of_total ? "total_adjustments[0].when need 15"
                                                       : "components[0].adjustments[1].when need 15"};
      EXPECT_EQ(with(kUpTo10), one.raises ? falls : std::vector<std::string>{}) << one.kind;
      EXPECT_EQ(with(kFrom15), one.lowers ? falls : std::vector<std::string>{}) << one.kind;
    }
  }
}

TEST(CheckFallsWithNeed, WarnsOfSupportTakenOffOnlyOfHighScores) {
  v1::Policy policy = GoodPolicy();
  Merge(&InformalStep(policy), "when { " + std::string(kFrom15) + " }");
  EXPECT_THAT(Falls(policy), ElementsAre("components[0].adjustments[0].when need 15"));
  InformalStep(policy).clear_when();
  Merge(&InformalStep(policy), "when { " + std::string(kUpTo10) + " }");
  EXPECT_THAT(Falls(policy), IsEmpty());
}

TEST(CheckFallsWithNeed, WarnsOfPricesThatEndAsTheScoreRises) {
  v1::Policy policy = GoodPolicy();
  Merge(&NightPrice(policy), "when { " + std::string(kUpTo10) + " }");
  EXPECT_THAT(LinesOf(policy), ElementsAre("WARNING falls_with_need tables[1].price_list.items[0].when"));
  NightPrice(policy).set_rate("0.00");
  EXPECT_THAT(Falls(policy), IsEmpty());
  NightPrice(policy).set_rate("71.20");
  NightPrice(policy).clear_when();
  Merge(&NightPrice(policy), "when { " + std::string(kFrom15) + " }");
  EXPECT_THAT(Falls(policy), IsEmpty());
}

TEST(CheckFallsWithNeed, WarnsOfTermsThatLowerTheirMeasure) {
  // The measure "paid" has the terms given, each of which may use need as `N` and its condition as `W`.
  const auto falls = [](const char* combine, const std::string& terms) {
    v1::Policy policy = GoodPolicy();
    Merge(&policy,
          "measures { id: \"below\" title: \"t\" terms { measure: \"need\" } combine: COMBINE_SUM "
          "transforms { add: \"-7\" } }");
    Merge(&policy, std::string("measures { id: \"paid\" title: \"t\" combine: COMBINE_") + combine + " " +
                       terms + " }");
    return Falls(policy);
  };
  const std::string up_to = std::string(" when { ") + kUpTo10 + " } }",
                    from = std::string(" when { ") + kFrom15 + " } }";
  const std::vector<std::string> first = {"measures[2].terms[0].when need 15"}, none;
  struct Case {
    const char* combine;
    std::string term;
    std::vector<std::string> up_to_10, from_15;
    std::string more = "";
  };
  const Case cases[] = {
      {"SUM", "measure: \"need\"", first, none},
      {"SUM", "domain: \"daily-life\"", first, none},
      {"SUM", "question: \"washing\"", first, none},
      {"SUM", "constant: \"3\"", first, none},
      {"SUM", "constant: \"-3\"", none, first},
      {"SUM", "constant: \"0\"", none, none},
      {"SUM", "measure: \"need\" weight: \"0\"", none, none},
      {"SUM", "measure: \"below\"", first, first},  // From -7 to 13.
      {"MAXIMUM", "measure: \"need\"", first, none},
      {"MINIMUM", "measure: \"need\"", first, first},
      // The other term always counts: by counting, this one can only hold the least of them down.
      {"MINIMUM", "measure: \"need\"", none, first, "terms { question: \"washing\" }"},
  };
  for (const Case& one : cases) {
    EXPECT_EQ(falls(one.combine, "terms { " + one.term + up_to + one.more), one.up_to_10) << one.term;
    EXPECT_EQ(falls(one.combine, "terms { " + one.term + from + one.more), one.from_15) << one.term;
  }
}

// In conditions a measure that does not count is 0, whatever else it can be.
TEST(CheckFallsWithNeed, KnowsThatAMeasureMayBeZeroBecauseItDoesNotCount) {
  v1::Policy policy = GoodPolicy();
  Merge(&policy,
        "measures { id: \"extra\" title: \"t\" terms { constant: \"5\" when { care_group { any_of: \"older\" "
        "} } } "
        "combine: COMBINE_SUM }");
  Merge(&Support(policy), "when { measure { measure: \"extra\" at_most: \"0\" } }");
  EXPECT_THAT(Falls(policy), ElementsAre("components[0].when extra 5"));
  policy.mutable_measures(1)->mutable_terms(0)->clear_when();
  EXPECT_THAT(Falls(policy), IsEmpty());
}

TEST(CheckFallsWithNeed, SaysNothingOfWhatIsBrokenOrTestsNoMeasure) {
  EXPECT_THAT(FallsOfComponent("measure { measure: \"need\" }"), IsEmpty());
  EXPECT_THAT(FallsOfComponent("measure { measure: \"nobody\" at_most: \"10\" }"), IsEmpty());
  EXPECT_THAT(FallsOfComponent("not { care_group { any_of: \"older\" } }"), IsEmpty());
  EXPECT_THAT(FallsOfComponent("answer { question: \"washing\" any_of: \"none\" }"), IsEmpty());
  v1::Policy policy = GoodPolicy();
  Need(policy).add_terms()->set_measure("need");
  Merge(&Support(policy), "when { " + std::string(kUpTo10) + " }");
  EXPECT_THAT(Falls(policy), IsEmpty());
}

// 300,000 tests, and as many scores at which one of them changes: too much to try, so it is warned about.
TEST(CheckFallsWithNeed, IsNotKeptBusyByHugeConditions) {
  v1::Policy policy = GoodPolicy();
  Nights(policy).mutable_quantity()->set_maximum("1000000");
  Nights(policy).mutable_quantity()->set_points_per_unit("1");
  Merge(&policy,
        "measures { id: \"nights\" title: \"t\" terms { question: \"nights\" } combine: COMBINE_SUM }");
  v1::ConditionList* lists = Support(policy).mutable_when()->mutable_any_of();
  // No list may have more than a hundred items.
  for (int i = 0; i < 300'000; ++i) {
    if (i % 10'000 == 0) lists->add_conditions();
    v1::ConditionList* inner = lists->mutable_conditions(i / 10'000)->mutable_any_of();
    if (i % 100 == 0) inner->add_conditions();
    v1::MeasureTest* test =
        inner->mutable_conditions(i / 100 % 100)->mutable_any_of()->add_conditions()->mutable_measure();
    test->set_measure("nights");
    test->set_at_least(std::to_string(i));
  }
  const auto start = std::chrono::steady_clock::now();
  EXPECT_THAT(Falls(policy), ElementsAre(HasSubstr("components[0].when nights ")));
  // Generous: a sanitizer on a shared machine takes many times the usual second.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(60));
}

}  // namespace
}  // namespace ras
