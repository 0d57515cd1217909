// Ids, references and conditions of a policy.
#include "lib/check/did_you_mean.h"
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::HasSubstr;

TEST(CheckNames, FindsIdsGivenTwice) {
  const std::string question = "questionnaire.domains[0].questions";
  ExpectFindings({
      {"care groups",
       [](v1::Policy& p) { p.mutable_care_groups(1)->set_id("younger"); },
       {"ERROR duplicate_id care_groups[1].id"}},
      {"areas",
       [](v1::Policy& p) { p.mutable_areas(1)->set_id("town"); },
       {"ERROR duplicate_id areas[1].id"}},
      {"domains",
       [](v1::Policy& p) { p.mutable_questionnaire()->mutable_domains(1)->set_id("daily-life"); },
       {"ERROR duplicate_id questionnaire.domains[1].id"}},
      {"questions of two domains",
       [](v1::Policy& p) {
         v1::Question& again = *p.mutable_questionnaire()->mutable_domains(1)->add_questions();
         again = Washing(p);
       },
       {"ERROR duplicate_id questionnaire.domains[1].questions[1].id",
        "NOTE question_not_used questionnaire.domains[1].questions[1]"}},
      {"options",
       [](v1::Policy& p) { Washing(p).mutable_single_choice()->mutable_options(2)->set_id("some"); },
       {"ERROR duplicate_id " + question + "[0].single_choice.options[2].id"}},
      {"statements",
       [](v1::Policy& p) {
         Merge(&Washing(p),
               "several_choices { combine: CHOICES_COMBINE_SUM options { id: \"a\" label: \"a\" points: "
               "\"5\" } options { id: \"a\" label: \"b\" points: \"5\" } }");
       },
       {"ERROR duplicate_id " + question + "[0].several_choices.options[1].id"}},
      {"levels",
       [](v1::Policy& p) { Meals(p).mutable_level_and_frequency()->mutable_levels(1)->set_id("none"); },
       {"ERROR duplicate_id " + question + "[1].level_and_frequency.levels[1].id"}},
      {"frequencies",
       [](v1::Policy& p) {
         Meals(p).mutable_level_and_frequency()->mutable_frequencies(1)->set_id("weekly");
       },
       {"ERROR duplicate_id " + question + "[1].level_and_frequency.frequencies[1].id"}},
      {"information",
       [](v1::Policy& p) { Housing(p).mutable_information()->mutable_options(1)->set_id("own"); },
       {"ERROR duplicate_id " + question + "[2].information.options[1].id"}},
      {"measures",
       [](v1::Policy& p) { *p.add_measures() = Need(p); },
       {"ERROR duplicate_id measures[1].id", "NOTE measure_not_used measures[1]"}},
      {"tables",
       [](v1::Policy& p) { *p.add_tables() = p.tables(0); },
       {"ERROR duplicate_id tables[2].id", "NOTE table_not_used tables[2]"}},
      {"price items",
       [](v1::Policy& p) { *p.mutable_tables(1)->mutable_price_list()->add_items() = NightPrice(p); },
       {"ERROR duplicate_id tables[1].price_list.items[1].id"}},
      {"components",
       [](v1::Policy& p) { p.mutable_components(1)->set_id("support"); },
       {"ERROR duplicate_id components[1].id"}},
      {"adjustments of a component",
       [](v1::Policy& p) {
         Merge(&Support(p),
               "adjustments { id: \"informal-support\" title: \"t\" reason: \"r\" authority: \"a\" purpose: "
               "ADJUSTMENT_PURPOSE_MINIMUM minimum: \"30\" }");
       },
       {"ERROR duplicate_id components[0].adjustments[1].id"}},
      {"adjustments of the total",
       [](v1::Policy& p) {
         for (int i = 0; i < 2; ++i) {
           Merge(&p,
                 "total_adjustments { id: \"least\" title: \"t\" reason: \"r\" authority: \"a\" purpose: "
                 "ADJUSTMENT_PURPOSE_MINIMUM minimum: \"30\" }");
         }
       },
       {"ERROR duplicate_id total_adjustments[1].id"}},
      {"shares",
       [](v1::Policy& p) { p.mutable_informal_support()->mutable_shares(2)->set_id("half"); },
       {"ERROR duplicate_id informal_support.shares[2].id",
        "ERROR unknown_reference informal_support.reductions[2].share",
        "ERROR unknown_reference informal_support.reductions[3].share"}},
      {"impacts",
       [](v1::Policy& p) { p.mutable_informal_support()->mutable_impacts(1)->set_id("little"); },
       {"ERROR duplicate_id informal_support.impacts[1].id",
        "ERROR unknown_reference informal_support.reductions[1].impact",
        "ERROR unknown_reference informal_support.reductions[3].impact",
        "WARNING impact_ignored informal_support.reductions"}},
      {"tiers",
       [](v1::Policy& p) { p.mutable_governance()->mutable_approval_tiers(1)->set_id("worker"); },
       {"ERROR duplicate_id governance.approval_tiers[1].id"}},
      {"reasons",
       [](v1::Policy& p) {
         Merge(&p, "governance { enhancement { reasons { id: \"market\" title: \"t\" } } }");
       },
       {"ERROR duplicate_id governance.enhancement.reasons[1].id"}},
  });
}

TEST(CheckNames, AnIdMayServeTwoKindsOfThings) {
  v1::Policy policy = GoodPolicy();
  policy.mutable_care_groups(0)->set_id("town");
  policy.mutable_components(0)->set_id("bands");
  EXPECT_THAT(LinesOf(policy), ::testing::IsEmpty());
}

TEST(CheckNames, FindsNamesThatLeadNowhere) {
  const auto when = [](const char* test) { return "when { " + std::string(test) + " }"; };
  ExpectFindings({
      {"question of a term",
       [](v1::Policy& p) { Need(p).mutable_terms(0)->set_question("wash"); },
       {"ERROR unknown_reference measures[0].terms[0].question",
        "NOTE question_not_used questionnaire.domains[0].questions[0]",
        "NOTE question_not_used questionnaire.domains[0].questions[1]"}},
      {"domain of a term",
       [](v1::Policy& p) { Need(p).mutable_terms(0)->set_domain("daily"); },
       {"ERROR unknown_reference measures[0].terms[0].domain",
        "NOTE question_not_used questionnaire.domains[0].questions[0]",
        "NOTE question_not_used questionnaire.domains[0].questions[1]"}},
      {"measure of a term",
       [](v1::Policy& p) { Need(p).add_terms()->set_measure("neds"); },
       {"ERROR unknown_reference measures[0].terms[1].measure"}},
      {"quantity",
       [](v1::Policy& p) { NightPrice(p).set_quantity("night"); },
       {"ERROR unknown_reference tables[1].price_list.items[0].quantity",
        "NOTE question_not_used questionnaire.domains[1].questions[0]"}},
      {"multiplier",
       [](v1::Policy& p) { NightPrice(p).set_multiplier("needs"); },
       {"ERROR unknown_reference tables[1].price_list.items[0].multiplier"}},
      {"measure of a component",
       [](v1::Policy& p) { Support(p).set_measure("needs"); },
       {"ERROR unknown_reference components[0].measure", "NOTE measure_not_used measures[0]"}},
      {"table of a component",
       [](v1::Policy& p) { Support(p).set_table("band"); },
       {"ERROR unknown_reference components[0].table", "NOTE table_not_used tables[0]"}},
      {"care group and table of a choice",
       [](v1::Policy& p) {
         Merge(&Support(p),
               "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
               "care_group: \"older\" table: \"bands\" } choices { care_group: \"all\" table: \"all\" } }");
       },
       {"ERROR unknown_reference components[0].table_by_care_group.choices[2].care_group",
        "ERROR unknown_reference components[0].table_by_care_group.choices[2].table",
        "WARNING separate_tables components[0].table_by_care_group"}},
      {"names of factors",
       [](v1::Policy& p) {
         Merge(&Support(p),
               "adjustments { id: \"f\" title: \"t\" reason: \"r\" authority: \"a\" purpose: "
               "ADJUSTMENT_PURPOSE_MARKET_COST factor_by_area { factors { name: \"town\" factor: \"1\" } "
               "factors { name: \"villages\" factor: \"1\" } factors { name: \"sea\" factor: \"1\" } } "
               "rounding { mode: ROUNDING_MODE_UP } }");
       },
       {"ERROR unknown_reference components[0].adjustments[1].factor_by_area.factors[2].name"}},
      {"care group of a condition",
       [&](v1::Policy& p) {
         Merge(Need(p).mutable_terms(0), when("care_group { any_of: \"older\" any_of: \"old\" }"));
       },
       {"ERROR unknown_reference measures[0].terms[0].when.care_group.any_of[1]",
        "WARNING separate_scoring measures[0].terms[0].when"}},
      {"area of a condition",
       [&](v1::Policy& p) { Merge(&NightPrice(p), when("area { any_of: \"sea\" }")); },
       {"ERROR unknown_reference tables[1].price_list.items[0].when.area.any_of[0]",
        "WARNING separate_tables tables[1].price_list.items[0].when"}},
      {"measure of a condition",
       [&](v1::Policy& p) { Merge(&Support(p), when("measure { measure: \"ned\" at_least: \"1\" }")); },
       {"ERROR unknown_reference components[0].when.measure.measure"}},
      {"question of a condition deep inside",
       [&](v1::Policy& p) {
         Merge(&InformalStep(p), when("all_of { conditions { not { any_of { conditions { answer { question: "
                                      "\"house\" any_of: \"own\" } } } "
                                      "} } }"));
       },
       {"ERROR unknown_reference "
        "components[0].adjustments[0].when.all_of.conditions[0].not.any_of.conditions[0].answer.question"}},
      {"option of a condition",
       [&](v1::Policy& p) { Merge(&Support(p), when("answer { question: \"housing\" any_of: \"owned\" }")); },
       {"ERROR unknown_reference components[0].when.answer.any_of[0]"}},
      {"share and impact of a reduction",
       [](v1::Policy& p) {
         p.mutable_informal_support()->mutable_reductions(0)->set_share("hlf");
         p.mutable_informal_support()->mutable_reductions(1)->set_impact("grate");
       },
       {"ERROR unknown_reference informal_support.reductions[0].share",
        "ERROR unknown_reference informal_support.reductions[1].impact",
        "ERROR reduction_missing informal_support.reductions",
        "ERROR reduction_missing informal_support.reductions"}},
  });
}

TEST(CheckNames, FindsNamesOfTheWrongKindOfThing) {
  ExpectFindings({
      {"a term of information",
       [](v1::Policy& p) { Need(p).add_terms()->set_question("housing"); },
       {"ERROR question_not_scored measures[0].terms[1].question"}},
      {"a term of a quantity without points",
       [](v1::Policy& p) { Need(p).add_terms()->set_question("nights"); },
       {"ERROR question_not_scored measures[0].terms[1].question"}},
      {"a price of levels",
       [](v1::Policy& p) { NightPrice(p).set_quantity("washing"); },
       {"ERROR question_not_quantity tables[1].price_list.items[0].quantity",
        "NOTE question_not_used questionnaire.domains[1].questions[0]"}},
      {"a test of a quantity",
       [](v1::Policy& p) { Merge(&Support(p), "when { answer { question: \"nights\" any_of: \"one\" } }"); },
       {"ERROR question_without_options components[0].when.answer.question"}},
      {"a domain without points",
       [](v1::Policy& p) { Need(p).add_terms()->set_domain("night"); },
       {"WARNING domain_not_scored measures[0].terms[1].domain"}},
  });
}

TEST(CheckNames, NotesWhatNothingRefersTo) {
  ExpectFindings({
      {"a question",
       [](v1::Policy& p) { Need(p).mutable_terms(0)->set_question("washing"); },
       {"NOTE question_not_used questionnaire.domains[0].questions[1]",
        "NOTE row_never_reached tables[0].bands.rows"}},
      {"a measure",
       [](v1::Policy& p) {
         Merge(
             &p,
             "measures { id: \"profile\" title: \"t\" terms { question: \"meals\" } combine: COMBINE_SUM }");
       },
       {"NOTE measure_not_used measures[1]"}},
      {"a table",
       [](v1::Policy& p) {
         *p.add_tables() = p.tables(0);
         p.mutable_tables(2)->set_id("other");
       },
       {"NOTE table_not_used tables[2]"}},
  });
}

TEST(CheckNames, SaysWhatWasProbablyMeantAndWhatThereIs) {
  v1::Policy policy = GoodPolicy();
  Need(policy).add_terms()->set_question("wahsing");
  const std::vector<v1::Finding> findings = Check(policy);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].value(), "wahsing");
  EXPECT_EQ(findings[0].remedy(),
            "Did you mean \"washing\"? There are \"washing\", \"meals\", \"housing\" and \"nights\".");
}

TEST(CheckNames, NamesTheOnlyOneThereIsOnce) {
  check::DidYouMean did_you_mean;
  EXPECT_EQ(did_you_mean.Remedy("neds", {"needs"}), "Did you mean \"needs\"?");
  EXPECT_EQ(did_you_mean.Remedy("gardening", {"needs"}), "There is \"needs\".");
}

TEST(CheckNames, MakesNoGuessWhereNothingIsNear) {
  v1::Policy policy = GoodPolicy();
  Need(policy).add_terms()->set_question("gardening");
  policy.clear_areas();
  Merge(&Support(policy), "when { area { any_of: \"town\" } }");
  const std::vector<v1::Finding> findings = Check(policy);
  ASSERT_GE(findings.size(), 2U);
  EXPECT_EQ(findings[0].remedy(), "There are \"washing\", \"meals\", \"housing\" and \"nights\".");
  EXPECT_THAT(findings[1].remedy(), HasSubstr("There are none"));
}

TEST(CheckNames, FindsConditionsThatCannotWork) {
  ExpectFindings({
      {"nothing tested",
       [](v1::Policy& p) { Support(p).mutable_when(); },
       {"ERROR condition_without_test components[0].when"}},
      {"nothing tested inside",
       [](v1::Policy& p) { Support(p).mutable_when()->mutable_not_(); },
       {"ERROR condition_without_test components[0].when.not"}},
      {"age without bounds",
       [](v1::Policy& p) { Support(p).mutable_when()->mutable_age(); },
       {"ERROR condition_without_test components[0].when.age",
        "WARNING separate_component components[0].when"}},
      {"measure without bounds",
       [](v1::Policy& p) { Merge(&Support(p), "when { measure { measure: \"need\" } }"); },
       {"ERROR condition_without_test components[0].when.measure"}},
      {"age between bounds that cross",
       [](v1::Policy& p) { Merge(&Support(p), "when { age { from_months: 240 below_months: 240 } }"); },
       {"ERROR condition_never_holds components[0].when.age", "WARNING separate_component components[0].when",
        "NOTE component_never_applies components[0]"}},
      {"score between bounds that cross",
       [](v1::Policy& p) {
         Merge(&Support(p), "when { measure { measure: \"need\" at_least: \"6\" at_most: \"5.5\" } }");
       },
       {"ERROR condition_never_holds components[0].when.measure",
        "NOTE component_never_applies components[0]"}},
      {"question on a score",
       [](v1::Policy& p) {
         Merge(&Meals(p), "asked_when { measure { measure: \"need\" at_least: \"6\" } }");
       },
       {"ERROR condition_tests_measure questionnaire.domains[0].questions[1].asked_when.measure"}},
      {"question on itself",
       [](v1::Policy& p) {
         Merge(&Meals(p), "asked_when { answer { question: \"meals\" any_of: \"full\" } }");
       },
       {"ERROR condition_tests_later_question "
        "questionnaire.domains[0].questions[1].asked_when.answer.question"}},
      {"question on a later one",
       [](v1::Policy& p) {
         Merge(&Washing(p), "asked_when { not { answer { question: \"housing\" any_of: \"own\" } } }");
       },
       {"ERROR condition_tests_later_question "
        "questionnaire.domains[0].questions[0].asked_when.not.answer.question"}},
  });
}

TEST(CheckNames, AcceptsEqualBoundsOfAScoreAndEarlierQuestions) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { measure { measure: \"need\" at_least: \"5\" at_most: \"5\" } }");
  Merge(&Meals(policy), "asked_when { answer { question: \"washing\" any_of: \"some\" any_of: \"full\" } }");
  EXPECT_THAT(LinesOf(policy), ::testing::ElementsAre("WARNING falls_with_need components[0].when",
                                                      "NOTE row_never_reached tables[0].bands.rows"));
}

}  // namespace
}  // namespace ras
