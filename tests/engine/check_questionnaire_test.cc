// Questions, options, points and bounds; measures and their transforms.
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

const char* const kWashing = "questionnaire.domains[0].questions[0]";
const char* const kMeals = "questionnaire.domains[0].questions[1]";
const char* const kNights = "questionnaire.domains[1].questions[0]";

TEST(CheckQuestionnaire, FindsWhatIsWrongWithOptions) {
  ExpectFindings({
      {"no points",
       [](v1::Policy& p) { Washing(p).mutable_single_choice()->mutable_options(1)->clear_points(); },
       {std::string("ERROR option_without_points ") + kWashing + ".single_choice.options[1]"}},
      {"no points of a level",
       [](v1::Policy& p) { Meals(p).mutable_level_and_frequency()->mutable_levels(0)->clear_points(); },
       {std::string("ERROR option_without_points ") + kMeals + ".level_and_frequency.levels[0]"}},
      {"no points of a statement",
       [](v1::Policy& p) {
         Merge(&Washing(p),
               "several_choices { combine: CHOICES_COMBINE_SUM options { id: \"a\" label: \"a\" } options { "
               "id: \"b\" label: \"b\" points: \"10\" } }");
       },
       {std::string("ERROR option_without_points ") + kWashing + ".several_choices.options[0]"}},
      {"points for information",
       [](v1::Policy& p) { Housing(p).mutable_information()->mutable_options(1)->set_points("0"); },
       {"ERROR points_not_allowed questionnaire.domains[0].questions[2].information.options[1].points"}},
      {"points fall",
       [](v1::Policy& p) { Washing(p).mutable_single_choice()->mutable_options(2)->set_points("4.5"); },
       {std::string("ERROR points_fall ") + kWashing + ".single_choice.options[2].points"}},
      {"points of a level fall",
       [](v1::Policy& p) {
         Meals(p).mutable_level_and_frequency()->mutable_levels(0)->set_points("10");
         Meals(p).mutable_level_and_frequency()->mutable_levels(1)->set_points("5");
       },
       {std::string("ERROR points_fall ") + kMeals + ".level_and_frequency.levels[1].points"}},
      {"factors fall",
       [](v1::Policy& p) {
         Meals(p).mutable_level_and_frequency()->mutable_frequencies(1)->set_factor("0.4");
       },
       {std::string("ERROR factor_falls ") + kMeals + ".level_and_frequency.frequencies[1].factor"}},
      {"no kind",
       [](v1::Policy& p) { Washing(p).clear_single_choice(); },
       {std::string("ERROR kind_missing ") + kWashing}},
  });
}

TEST(CheckQuestionnaire, AcceptsEqualPointsAndStatementsInAnyOrder) {
  v1::Policy policy = GoodPolicy();
  Washing(policy).mutable_single_choice()->mutable_options(1)->set_points("10.0");
  Merge(&Meals(policy),
        "several_choices { combine: CHOICES_COMBINE_SUM options { id: \"a\" label: \"a\" points: \"9\" } "
        "options { id: \"b\" label: \"b\" points: \"1\" } }");
  EXPECT_THAT(LinesOf(policy), ::testing::IsEmpty());
}

TEST(CheckQuestionnaire, FindsWhatIsWrongWithQuantities) {
  const auto quantity = [](const char* text) {
    return [text](v1::Policy& p) { Merge(Nights(p).mutable_quantity(), text); };
  };
  const std::string path = std::string(kNights) + ".quantity.";
  ExpectFindings({
      {"bounds reversed", quantity("minimum: \"8\""), {"ERROR bounds_reversed " + path + "maximum"}},
      {"step does not meet the maximum",
       quantity("step: \"2\""),
       {"WARNING quantity_maximum_not_reached " + path + "maximum"}},
      {"step of a fraction meets it", quantity("step: \"0.35\""), {}},
      {"prompt without a number",
       quantity("prompt: \"Ask a nurse.\""),
       {"WARNING prompt_never_shown " + path + "prompt"}},
      {"number without a prompt",
       quantity("prompt_at: \"5\""),
       {"WARNING prompt_never_shown " + path + "prompt_at"}},
      {"prompt beyond the maximum",
       quantity("prompt: \"Ask a nurse.\" prompt_at: \"8\""),
       {"WARNING prompt_never_shown " + path + "prompt"}},
      {"prompt at the maximum", quantity("prompt: \"Ask a nurse.\" prompt_at: \"7\""), {}},
  });
}

TEST(CheckQuestionnaire, NamesTheGreatestAnswerThatIsOnAStep) {
  v1::Policy policy = GoodPolicy();
  Merge(Nights(policy).mutable_quantity(), "minimum: \"0.5\" step: \"2\"");
  const std::vector<v1::Finding> findings = Check(policy);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].remedy(), "Write maximum: \"6.5\", or another step.");
}

TEST(CheckMeasures, FindsCircles) {
  ExpectFindings({
      {"of one",
       [](v1::Policy& p) { Need(p).add_terms()->set_measure("need"); },
       {"ERROR measure_cycle measures[0].terms[1].measure"}},
      {"of three",
       [](v1::Policy& p) {
         Need(p).add_terms()->set_measure("b");
         Merge(&p, "measures { id: \"b\" title: \"t\" terms { measure: \"c\" } combine: COMBINE_SUM }");
         Merge(&p, "measures { id: \"c\" title: \"t\" terms { measure: \"need\" } combine: COMBINE_SUM }");
       },
       {"ERROR measure_cycle measures[2].terms[0].measure"}},
      {"through a condition",
       [](v1::Policy& p) {
         Need(p).add_terms()->set_measure("b");
         Merge(&p,
               "measures { id: \"b\" title: \"t\" terms { constant: \"1\" when { not { measure { measure: "
               "\"need\" "
               "at_least: \"5\" } } } } combine: COMBINE_SUM }");
       },
       {"ERROR measure_cycle measures[1].terms[0].when"}},
      {"two of them",
       [](v1::Policy& p) {
         Need(p).add_terms()->set_measure("need");
         Merge(&p, "measures { id: \"b\" title: \"t\" terms { measure: \"b\" } combine: COMBINE_SUM }");
       },
       {"ERROR measure_cycle measures[0].terms[1].measure",
        "ERROR measure_cycle measures[1].terms[0].measure"}},
  });
}

TEST(CheckMeasures, TellsTheWayRoundACircle) {
  v1::Policy policy = GoodPolicy();
  Need(policy).add_terms()->set_measure("b");
  Merge(&policy, "measures { id: \"b\" title: \"t\" terms { measure: \"need\" } combine: COMBINE_SUM }");
  const std::vector<v1::Finding> findings = Check(policy);
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].message(), "Measures need each other in a circle: \"need\" -> \"b\" -> \"need\".");
}

TEST(CheckMeasures, AcceptsAMeasureThatEntersTwice) {
  v1::Policy policy = GoodPolicy();
  Merge(&policy,
        "measures { id: \"b\" title: \"t\" terms { measure: \"need\" } terms { measure: \"need\" } combine: "
        "COMBINE_SUM }");
  Support(policy).set_measure("b");
  // Up to 40 points, which is far into the open top row.
  EXPECT_THAT(LinesOf(policy), ::testing::ElementsAre("NOTE top_row_is_wide tables[0].bands.rows[2]"));
}

TEST(CheckMeasures, SurvivesAChainOfAThousand) {
  v1::Policy policy = GoodPolicy();
  for (int i = 0; i < 999; ++i) {
    v1::Measure& measure = *policy.add_measures();
    measure.set_id("m" + std::to_string(i));
    measure.set_title("t");
    measure.set_combine(v1::COMBINE_SUM);
    measure.add_terms()->set_measure(i == 0 ? "need" : "m" + std::to_string(i - 1));
  }
  Support(policy).set_measure("m998");
  EXPECT_THAT(LinesOf(policy), ::testing::IsEmpty());
  Need(policy).add_terms()->set_measure("m998");
  EXPECT_THAT(LinesOf(policy), ::testing::ElementsAre("ERROR measure_cycle measures[1].terms[0].measure"));
}

TEST(CheckMeasures, FindsWhatIsWrongWithTermsAndTransforms) {
  const auto transform = [](const char* text) {
    return [text](v1::Policy& p) { Merge(Need(p).add_transforms(), text); };
  };
  const std::string path = "measures[0].transforms[0].";
  ExpectFindings({
      {"a term of nothing",
       [](v1::Policy& p) { Need(p).add_terms(); },
       {"ERROR kind_missing measures[0].terms[1]"}},
      {"a transform of nothing", transform(""), {"ERROR kind_missing measures[0].transforms[0]"}},
      {"ranges that do not ascend",
       transform("steps { rows { from: \"0\" value: \"0\" } rows { from: \"6\" value: \"5\" } rows { from: "
                 "\"6\" value: "
                 "\"20\" } }"),
       {"ERROR rows_out_of_order " + path + "steps.rows[2].from"}},
      {"ranges that overlap as printed",
       transform("steps { rows { from: \"0\" to: \"6\" value: \"0\" } rows { from: \"6\" value: \"20\" } }"),
       {"ERROR steps_overlap " + path + "steps.rows[1].from", "NOTE row_never_reached tables[0].bands.rows"}},
      {"a range that ends before it starts",
       transform("steps { rows { from: \"0\" value: \"0\" } rows { from: \"6\" to: \"5\" value: \"20\" } }"),
       {"ERROR bounds_reversed " + path + "steps.rows[1].to",
        "ERROR step_not_covered " + path + "steps.rows[1].to",
        "NOTE row_never_reached tables[0].bands.rows"}},
      {"values that fall",
       transform("steps { rows { from: \"0\" value: \"5\" } rows { from: \"6\" value: \"3\" } rows { from: "
                 "\"20\" value: "
                 "\"20\" } }"),
       {"WARNING steps_fall " + path + "steps.rows[1].value"}},
      {"a value below that is more",
       transform(
           "steps { below: \"7\" rows { from: \"1\" value: \"3\" } rows { from: \"6\" value: \"20\" } }"),
       {"WARNING steps_fall " + path + "steps.rows[0].value"}},
      {"an exact percentage",
       transform("percent_of_maximum { rounding { mode: ROUNDING_MODE_EXACT } }"),
       {"ERROR exact_not_allowed " + path + "percent_of_maximum.rounding.mode"}},
      {"an exact rounding with an increment",
       transform("round { mode: ROUNDING_MODE_EXACT increment: \"2\" }"),
       {"ERROR increment_with_exact " + path + "round"}},
      {"a division without rounding",
       transform("multiply { by: \"1\" divided_by: \"3\" }"),
       {"ERROR rounding_missing " + path + "multiply"}},
      {"an exact division",
       transform("multiply { by: \"1\" divided_by: \"3\" rounding { mode: ROUNDING_MODE_EXACT } }"),
       {"ERROR exact_not_allowed " + path + "multiply.rounding.mode"}},
      {"a clamp without bounds", transform("clamp {}"), {"ERROR clamp_without_bound " + path + "clamp"}},
      {"a clamp whose bounds cross",
       transform("clamp { minimum: \"5\" maximum: \"4\" }"),
       {"ERROR bounds_reversed " + path + "clamp.maximum"}},
      {"transforms in order",
       transform(
           "multiply { by: \"3\" divided_by: \"2\" rounding { mode: ROUNDING_MODE_UP increment: \"0.5\" } }"),
       {"NOTE top_row_is_wide tables[0].bands.rows[2]"}},  // Up to 30 points.
  });
}

}  // namespace
}  // namespace ras
