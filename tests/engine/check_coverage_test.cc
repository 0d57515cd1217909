// Tables and ranges against the scores that can really be reached.
#include <chrono>

#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

v1::Finding FindingOf(const v1::Policy& policy, const std::string& code) {
  for (const v1::Finding& finding : Check(policy)) {
    if (finding.code() == code) return finding;
  }
  ADD_FAILURE() << "no " << code << " in " << ::testing::PrintToString(LinesOf(policy));
  return {};
}

// A policy whose score is the answer to one question: 0, 1, 2, ... `most`.
v1::Policy ScoresUpTo(int most, std::string_view table) {
  v1::Policy policy = GoodPolicy();
  Merge(Nights(policy).mutable_quantity(), "points_per_unit: \"1\"");
  Nights(policy).mutable_quantity()->set_maximum(std::to_string(most));
  Need(policy).clear_terms();
  Need(policy).add_terms()->set_question("nights");
  policy.mutable_questionnaire()->mutable_domains(0)->mutable_questions()->DeleteSubrange(0, 2);
  policy.mutable_tables(0)->clear_kind();
  Merge(policy.mutable_tables(0), table);
  return policy;
}

TEST(CheckCoverage, CountsTheScoresThatCanBeReached) {
  const v1::Coverage coverage = CoverageOf(GoodPolicy(), "support");
  EXPECT_EQ(coverage.table(), "bands");
  EXPECT_TRUE(coverage.exact());
  EXPECT_EQ(coverage.reachable_scores(), 5U);  // 0, 5, 10, 15, 20
  EXPECT_EQ(coverage.least(), "0");
  EXPECT_EQ(coverage.greatest(), "20");
  EXPECT_THAT(coverage.rows_never_reached(), IsEmpty());
}

TEST(CheckCoverage, HasNoEntryForAPriceList) {
  std::vector<v1::Finding> findings;
  google::protobuf::RepeatedPtrField<v1::Coverage> coverage;
  CheckPolicyDocument(GoodPolicy(), "", &findings, &coverage);
  ASSERT_EQ(coverage.size(), 1);
  EXPECT_EQ(coverage[0].component(), "support");
}

TEST(CheckCoverage, HasAnEntryForEachTableByCareGroup) {
  v1::Policy policy = GoodPolicy();
  *policy.add_tables() = policy.tables(0);
  policy.mutable_tables(2)->set_id("other");
  Merge(&Support(policy),
        "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
        "care_group: \"older\" table: \"other\" } }");
  // Only older people can have the five points of housing in the scores of their own table.
  Merge(Need(policy).add_terms(), "constant: \"7\" when { care_group { any_of: \"older\" } }");
  std::vector<v1::Finding> findings;
  google::protobuf::RepeatedPtrField<v1::Coverage> coverage;
  CheckPolicyDocument(policy, "", &findings, &coverage);
  ASSERT_EQ(coverage.size(), 2);
  EXPECT_EQ(coverage[0].table() + " " + coverage[0].least() + " " + coverage[0].greatest(), "bands 0 20");
  EXPECT_EQ(coverage[1].table() + " " + coverage[1].least() + " " + coverage[1].greatest(), "other 7 27");
  EXPECT_TRUE(coverage[0].exact() && coverage[1].exact());
}

TEST(CheckCoverage, LeavesExcludedGroupsOut) {
  v1::Policy policy = GoodPolicy();
  Merge(Need(policy).add_terms(), "constant: \"100\" when { care_group { any_of: \"older\" } }");
  EXPECT_EQ(CoverageOf(policy, "support").greatest(), "120");
  policy.mutable_care_groups(1)->set_excluded_because("Another system is used.");
  EXPECT_EQ(CoverageOf(policy, "support").greatest(), "20");
}

TEST(CheckCoverage, ListsScoresWithoutAnAnswer) {
  v1::Policy policy =
      ScoresUpTo(30,
                 "bands { rows { from: \"2\" to: \"9\" amount: \"1\" } rows { from: \"16\" to: "
                 "\"25\" amount: \"2\" } between: BETWEEN_RULE_LOWER_ROW }");
  EXPECT_THAT(LinesOf(policy), ElementsAre("ERROR score_not_covered tables[0].bands"));
  const v1::Finding finding = FindingOf(policy, "score_not_covered");
  EXPECT_EQ(finding.value(), "0, 1, 26, 27, 28, 29 and 30");
  EXPECT_THAT(finding.message(), HasSubstr("7 scores"));
}

TEST(CheckCoverage, ListsTenScoresAndCountsTheRest) {
  const v1::Finding finding = FindingOf(
      ScoresUpTo(500, "bands { rows { from: \"0\" to: \"9\" amount: \"1\" } }"), "score_not_covered");
  EXPECT_EQ(finding.value(), "10, 11, 12, 13, 14, 15, 16, 17, 18, 19 and 481 more");
  EXPECT_THAT(finding.message(), HasSubstr("491 scores"));
}

TEST(CheckCoverage, KnowsWhichScoresAreRefusedOnLines) {
  const std::string rounding = "rounding { mode: ROUNDING_MODE_HALF_UP }";
  const auto lines = [&](const std::string& table) { return LinesOf(ScoresUpTo(20, table + rounding)); };
  EXPECT_THAT(
      lines(
          "skeleton { rows { from: \"0\" no_allocation {} } rows { from: \"10\" amount: \"1\" } rows { from: "
          "\"20\" amount: \"2\" } }"),
      ElementsAre("ERROR score_not_covered tables[0].skeleton"));
  // Nothing lies between a row for 0 and one for 1.
  EXPECT_THAT(
      lines(
          "skeleton { rows { from: \"0\" no_allocation {} } rows { from: \"1\" amount: \"1\" } rows { from: "
          "\"20\" amount: \"2\" } }"),
      IsEmpty());
  EXPECT_THAT(lines("skeleton { rows { from: \"0\" amount: \"1\" } above: ABOVE_RULE_CONTINUE_LINE }"),
              ElementsAre("ERROR score_not_covered tables[0].skeleton"));
  EXPECT_THAT(
      lines("skeleton { rows { from: \"0\" no_allocation {} } rows { from: \"1\" amount: \"1\" } above: "
            "ABOVE_RULE_CONTINUE_LINE }"),
      ElementsAre("ERROR score_not_covered tables[0].skeleton"));
  EXPECT_THAT(lines("skeleton { rows { from: \"0\" amount: \"0\" } rows { from: \"1\" amount: \"1\" } above: "
                    "ABOVE_RULE_CONTINUE_LINE }"),
              IsEmpty());
}

TEST(CheckCoverage, KnowsEveryRuleBelow) {
  const auto lines = [](const std::string& below) {
    return LinesOf(ScoresUpTo(9, "bands { rows { from: \"5\" amount: \"1\" } " + below + " }"));
  };
  EXPECT_THAT(lines(""), ElementsAre("ERROR score_not_covered tables[0].bands"));
  EXPECT_THAT(lines("below: BELOW_RULE_NO_ALLOCATION"), IsEmpty());
  EXPECT_THAT(lines("below: BELOW_RULE_ZERO"), IsEmpty());
  EXPECT_THAT(lines("below: BELOW_RULE_FIRST_ROW"), IsEmpty());
}

TEST(CheckCoverage, WarnsOfATopRowOnlyIfItHoldsSomebodyDown) {
  const auto lines = [](int most) {
    return LinesOf(ScoresUpTo(
        most, "bands { rows { from: \"0\" to: \"20\" amount: \"1\" } above: ABOVE_RULE_LAST_ROW }"));
  };
  EXPECT_THAT(lines(20), IsEmpty());
  EXPECT_THAT(lines(21), ElementsAre("WARNING top_row_is_ceiling tables[0].bands.above"));
}

// An open top, or a wide one, does what a clamped one does; published schemes have it, so it is only noted.
TEST(CheckCoverage, NotesATopRowThatIsWiderThanTheRowBefore) {
  const auto lines = [](int most, const char* last = "from: \"10\" amount: \"2\"", const char* rest = "") {
    return LinesOf(
        ScoresUpTo(most, std::string("bands { rows { from: \"0\" to: \"4\" amount: \"0\" } rows { from: "
                                     "\"5\" to: \"9\" amount: \"1\" } rows { ") +
                             last + " } " + rest + " }"));
  };
  const std::string note = "NOTE top_row_is_wide tables[0].bands.rows[2]";
  EXPECT_THAT(lines(15), IsEmpty());
  EXPECT_THAT(lines(16), ElementsAre(note));
  const char* const closed = "from: \"10\" to: \"30\" amount: \"2\"";
  EXPECT_THAT(lines(15, closed), IsEmpty());
  EXPECT_THAT(lines(30, closed), ElementsAre(note));
  EXPECT_THAT(lines(30, "from: \"10\" to: \"14\" amount: \"2\"", "above: ABOVE_RULE_LAST_ROW"),
              ElementsAre("WARNING top_row_is_ceiling tables[0].bands.above"));
  EXPECT_THAT(lines(30, closed, "above: ABOVE_RULE_LAST_ROW"), ElementsAre(note));

  const v1::Finding finding = FindingOf(
      ScoresUpTo(40, "bands { rows { from: \"0\" amount: \"1\" } rows { from: \"10\" amount: \"2\" } }"),
      "top_row_is_wide");
  EXPECT_EQ(finding.value(), "10");
  EXPECT_THAT(finding.message(), HasSubstr("its scores start at 10, can go up to 40, and all get the same."));
  EXPECT_THAT(finding.reason(), HasSubstr("does not limit the final budget"));
  // One row is the same for everyone.
  EXPECT_THAT(LinesOf(ScoresUpTo(40, "bands { rows { from: \"0\" amount: \"1\" } }")), IsEmpty());
}

TEST(CheckCoverage, ListsRowsThatNoScoreReaches) {
  const char* const table =
      "bands { rows { from: \"0\" to: \"3\" amount: \"1\" } rows { from: \"4\" to: \"6\" amount: \"2\" } "
      "rows { from: "
      "\"7\" to: \"8\" amount: \"3\" } rows { from: \"9\" amount: \"4\" } }";
  v1::Policy policy = ScoresUpTo(8, table);
  Merge(Nights(policy).mutable_quantity(), "step: \"4\"");
  EXPECT_THAT(LinesOf(policy), ElementsAre("NOTE row_never_reached tables[0].bands.rows"));
  EXPECT_THAT(CoverageOf(policy, "support").rows_never_reached(), ElementsAre(3));
  Merge(Nights(policy).mutable_quantity(), "maximum: \"7\" step: \"7\"");
  EXPECT_THAT(CoverageOf(policy, "support").rows_never_reached(), ElementsAre(1, 3));
  EXPECT_THAT(FindingOf(policy, "row_never_reached").message(), HasSubstr("from 4 and 9"));
}

TEST(CheckCoverage, CountsARowAsReachedIfARuleUsesIt) {
  v1::Policy policy =
      ScoresUpTo(3,
                 "points { rows { from: \"1\" amount: \"1\" } rows { from: \"2.5\" amount: \"2\" } "
                 "below: BELOW_RULE_ZERO between: BETWEEN_RULE_LOWER_ROW above: "
                 "ABOVE_RULE_CONTINUE_LINE } rounding { mode: ROUNDING_MODE_UP }");
  EXPECT_THAT(LinesOf(policy), IsEmpty());
}

TEST(CheckCoverage, JudgesATableByAllTheComponentsThatUseIt) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { measure { measure: \"need\" at_most: \"10\" } }");
  v1::Component& more = *policy.add_components();
  more = policy.components(0);
  more.set_id("more");
  Merge(more.mutable_when()->mutable_measure(), "at_least: \"10.5\"");
  more.mutable_when()->mutable_measure()->clear_at_most();
  EXPECT_THAT(LinesOf(policy), ElementsAre("WARNING falls_with_need components[0].when"));
  EXPECT_THAT(CoverageOf(policy, "support").rows_never_reached(), ElementsAre(2));
  EXPECT_THAT(CoverageOf(policy, "more").rows_never_reached(), ElementsAre(0, 1));
}

TEST(CheckCoverage, FollowsConditionsThatTieAnswersTogether) {
  // Meals are asked only of those who need no support to wash, so that nobody has more than 10 points.
  v1::Policy policy = GoodPolicy();
  Merge(&Meals(policy), "asked_when { answer { question: \"washing\" any_of: \"none\" } }");
  const v1::Coverage coverage = CoverageOf(policy, "support");
  EXPECT_TRUE(coverage.exact());
  EXPECT_EQ(coverage.greatest(), "10");
  EXPECT_THAT(coverage.rows_never_reached(), ElementsAre(2));
}

TEST(CheckCoverage, LooksUpWhatInformalSupportLeavesOfEachDomain) {
  v1::Policy policy = GoodPolicy();
  Support(policy).clear_adjustments();
  policy.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
  policy.mutable_tables(0)->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
  Bands(policy).mutable_rows(0)->clear_to();
  Bands(policy).mutable_rows(1)->clear_to();
  const v1::Coverage coverage = CoverageOf(policy, "support");
  // 0, and each of 5, 10, 15 and 20 times 1, 0.9, 0.75, 0.7 and 0.4, without what is there twice: 0.75 x 20
  // = 15.
  EXPECT_TRUE(coverage.exact());
  EXPECT_EQ(coverage.reachable_scores(), 20U);
}

TEST(CheckCoverage, FindsValuesThatNoRangeCovers) {
  const auto lines = [](const char* steps) {
    v1::Policy policy = ScoresUpTo(9, "bands { rows { from: \"0\" amount: \"1\" } }");
    Merge(Need(policy).add_transforms()->mutable_steps(), steps);
    return LinesOf(policy);
  };
  const std::string path = "ERROR step_not_covered measures[0].transforms[0].steps.rows";
  EXPECT_THAT(
      lines("rows { from: \"0\" to: \"4\" value: \"0\" } rows { from: \"5\" to: \"9\" value: \"1\" }"),
      IsEmpty());
  EXPECT_THAT(lines("rows { from: \"1\" value: \"0\" }"), ElementsAre(path + "[0]"));
  EXPECT_THAT(lines("rows { from: \"1\" value: \"0\" } below: \"0\""), IsEmpty());
  EXPECT_THAT(lines("rows { from: \"0\" to: \"3\" value: \"0\" } rows { from: \"5\" value: \"1\" }"),
              ElementsAre(path + "[0].to"));
  EXPECT_THAT(lines("rows { from: \"0\" to: \"3.5\" value: \"0\" } rows { from: \"4\" value: \"1\" }"),
              IsEmpty());
  EXPECT_THAT(lines("rows { from: \"0\" to: \"8\" value: \"0\" }"), ElementsAre(path + "[0].to"));
}

TEST(CheckCoverage, ChecksRangesOfMeasuresThatOnlyAConditionTests) {
  v1::Policy policy = GoodPolicy();
  Merge(&policy,
        "measures { id: \"level\" title: \"t\" terms { measure: \"need\" } combine: COMBINE_SUM transforms { "
        "steps "
        "{ rows { from: \"5\" value: \"1\" } } } }");
  Merge(&Support(policy), "when { measure { measure: \"level\" at_least: \"1\" } }");
  EXPECT_THAT(LinesOf(policy),
              ::testing::Contains("ERROR step_not_covered measures[1].transforms[0].steps.rows[0]"));
}

TEST(CheckCoverage, WarnsWhereNothingMayBeLeftToScore) {
  const std::string component = "WARNING nothing_to_score_possible components[0].measure";
  v1::Policy policy = GoodPolicy();
  Washing(policy).set_not_applicable(v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM);
  EXPECT_THAT(LinesOf(policy), IsEmpty());
  Meals(policy).set_not_applicable(v1::NOT_APPLICABLE_RULE_LEAVES_MAXIMUM);
  EXPECT_THAT(LinesOf(policy), ElementsAre(component));
  Meals(policy).set_not_applicable(v1::NOT_APPLICABLE_RULE_SCORES_ZERO);
  EXPECT_THAT(LinesOf(policy), IsEmpty());

  v1::Policy percent = ScoresUpTo(9, "bands { rows { from: \"0\" amount: \"1\" } }");
  Nights(percent).mutable_quantity()->set_points_per_unit("0");
  Need(percent).add_transforms()->mutable_percent_of_maximum();
  EXPECT_THAT(LinesOf(percent),
              ElementsAre("WARNING nothing_to_score_possible measures[0].transforms[0].percent_of_maximum",
                          "NOTE component_never_applies components[0]"));
}

TEST(CheckCoverage, WarnsOfAClampOnlyIfItHoldsSomebodyDown) {
  const auto lines = [](const char* maximum) {
    v1::Policy policy = ScoresUpTo(9, "bands { rows { from: \"0\" amount: \"1\" } }");
    Need(policy).add_transforms()->mutable_clamp()->set_maximum(maximum);
    return LinesOf(policy);
  };
  EXPECT_THAT(lines("9"), IsEmpty());
  EXPECT_THAT(lines("8.5"), ElementsAre("WARNING score_held_down measures[0].transforms[0].clamp.maximum"));
}

TEST(CheckCoverage, NotesAComponentThatAppliesToNobody) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { measure { measure: \"need\" at_least: \"20.5\" } }");
  EXPECT_THAT(LinesOf(policy), ElementsAre("NOTE component_never_applies components[0]"));
  const v1::Coverage coverage = CoverageOf(policy, "support");
  EXPECT_EQ(coverage.reachable_scores(), 0U);
  EXPECT_EQ(coverage.least() + coverage.greatest(), "");
}

// Sums of 22 irregular numbers, chosen or not: four million different ones.
v1::Policy TooManyScores() {
  v1::Policy policy = ScoresUpTo(7, "bands { rows { from: \"0\" to: \"100\" amount: \"1\" } }");
  v1::Question& question = *policy.mutable_questionnaire()->mutable_domains(0)->add_questions();
  Merge(&question, "id: \"many\" text: \"t\" several_choices { combine: CHOICES_COMBINE_SUM }");
  for (int i = 0; i < 22; ++i) {
    v1::Option& option = *question.mutable_several_choices()->add_options();
    option.set_id("option-" + std::to_string(i));
    option.set_label("t");
    option.set_points("5.00" + std::to_string(10'000 + (1 << i) % 9973));
  }
  Need(policy).add_terms()->set_question("many");
  policy.mutable_tables(0)->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
  return policy;
}

TEST(CheckCoverage, FallsBackToAnOuterBound) {
  const v1::Policy policy = TooManyScores();
  const v1::Coverage coverage = CoverageOf(policy, "support");
  EXPECT_FALSE(coverage.exact());
  EXPECT_GT(coverage.reachable_scores(), 200'000U);
  EXPECT_EQ(coverage.least(), "0");
  // An outer bound raises no error, but a warning.
  EXPECT_THAT(LinesOf(policy), ElementsAre("WARNING score_may_not_be_covered tables[0].bands"));
}

TEST(CheckCoverage, WarnsOfRangesInAnOuterBound) {
  v1::Policy policy = TooManyScores();
  Bands(policy).mutable_rows(0)->clear_to();
  Merge(Need(policy).add_transforms()->mutable_steps(), "rows { from: \"1\" value: \"1\" }");
  EXPECT_THAT(LinesOf(policy),
              ElementsAre("WARNING step_may_not_be_covered measures[0].transforms[0].steps.rows[0]"));
}

TEST(CheckCoverage, SaysIfNumbersAreTooLarge) {
  v1::Policy policy = ScoresUpTo(1'000'000, "bands { rows { from: \"0\" amount: \"1\" } }");
  Nights(policy).mutable_quantity()->set_points_per_unit("1000000");
  Nights(policy).set_weight("1000000");
  EXPECT_THAT(LinesOf(policy), ElementsAre("WARNING score_may_not_be_covered tables[0].bands"));
}

TEST(CheckCoverage, SaysNothingOfWhatABrokenMeasureCanReach) {
  v1::Policy policy = GoodPolicy();
  Need(policy).add_terms()->set_measure("need");
  EXPECT_THAT(LinesOf(policy), ElementsAre("ERROR measure_cycle measures[0].terms[1].measure"));
}

TEST(CheckCoverage, KnowsAllScoresOfTenThousandQuestionsInAMoment) {
  v1::Policy policy = ScoresUpTo(7, "bands { rows { from: \"0\" amount: \"1\" } }");
  v1::Domain& domain = *policy.mutable_questionnaire()->mutable_domains(0);
  for (int q = 0; q < 9'990; ++q) {
    v1::Question& question = *domain.add_questions();
    question.set_id("question-" + std::to_string(q));
    question.set_text("t");
    for (const char* points : {"0", "7", "11", "15"}) {
      v1::Option& option = *question.mutable_single_choice()->add_options();
      option.set_id(std::string("option-") + points);
      option.set_label("t");
      option.set_points(points);
    }
  }
  Need(policy).mutable_terms(0)->set_domain("daily-life");
  const auto start = std::chrono::steady_clock::now();
  const v1::Coverage coverage = CoverageOf(policy, "support");
  // Generous: a sanitizer on a shared machine takes many times the usual tenth of a second.
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(20));
  EXPECT_TRUE(coverage.exact());
  EXPECT_EQ(coverage.greatest(), "149850");
  EXPECT_GT(coverage.reachable_scores(), 149'000U);
}

}  // namespace
}  // namespace ras
