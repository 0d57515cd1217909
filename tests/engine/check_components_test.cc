// Components, their adjustments, periods, and informal support among them.
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

// Adds an adjustment to the first component; `rest` is its kind and rounding.
std::function<void(v1::Policy&)> Adjust(std::string rest) {
  return [rest = std::move(rest)](v1::Policy& p) {
    v1::Adjustment& adjustment = *Support(p).add_adjustments();
    Merge(&adjustment,
          "id: \"extra\" title: \"t\" reason: \"r\" authority: \"a\" purpose: ADJUSTMENT_PURPOSE_OTHER");
    Merge(&adjustment, rest);
  };
}

std::function<void(v1::Policy&)> AdjustTotal(std::string rest) {
  return [rest = std::move(rest)](v1::Policy& p) {
    v1::Adjustment& adjustment = *p.add_total_adjustments();
    Merge(&adjustment,
          "id: \"extra\" title: \"t\" reason: \"r\" authority: \"a\" purpose: ADJUSTMENT_PURPOSE_OTHER");
    Merge(&adjustment, rest);
  };
}

const std::string kUp = " rounding { mode: ROUNDING_MODE_UP }";
const std::string kExact = " rounding { mode: ROUNDING_MODE_EXACT }";
const std::string kExtra = "components[0].adjustments[1]";

TEST(CheckComponents, WantsATableAndItsMeasure) {
  ExpectFindings({
      {"no table",
       [](v1::Policy& p) { Support(p).clear_table(); },
       {"ERROR table_missing components[0]", "NOTE table_not_used tables[0]"}},
      {"a table and no measure",
       [](v1::Policy& p) { Support(p).clear_measure(); },
       {"ERROR measure_missing components[0].measure", "NOTE measure_not_used measures[0]"}},
      {"a price list for one group, a table and no measure for another",
       [](v1::Policy& p) {
         p.mutable_tables(1)->set_period(v1::PERIOD_WEEK);
         Merge(&Support(p),
               "table_by_care_group { choices { care_group: \"younger\" table: \"night-prices\" } choices { "
               "care_group: \"older\" table: \"bands\" } }");
         Merge(&p,
               "governance { group_differences { evidence: \"e\" published_at: \"p\" plan_to_converge: \"c\" "
               "} }");
         Support(p).clear_measure();
       },
       {"ERROR measure_missing components[0].measure", "NOTE measure_not_used measures[0]"}},
      {"a price list and a measure",
       [](v1::Policy& p) { p.mutable_components(1)->set_measure("need"); },
       {"ERROR measure_not_allowed components[1].measure"}},
      {"a group without a table",
       [](v1::Policy& p) {
         Merge(&Support(p), "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } }");
       },
       {"ERROR not_listed components[0].table_by_care_group"}},
      {"a group with two tables",
       [](v1::Policy& p) {
         Merge(
             &Support(p),
             "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
             "care_group: \"older\" table: \"bands\" } choices { care_group: \"older\" table: \"bands\" } }");
       },
       {"ERROR listed_twice components[0].table_by_care_group.choices[2].care_group"}},
      {"one table for every group",
       [](v1::Policy& p) {
         Merge(&Support(p),
               "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
               "care_group: \"older\" table: \"bands\" } }");
       },
       {}},
      {"a component for the carer",
       [](v1::Policy& p) { p.mutable_components(1)->set_for_carer(true); },
       {"NOTE component_for_carer components[1].for_carer"}},
  });
}

TEST(CheckComponents, FollowsThePeriod) {
  const std::string year = "convert_period { to: PERIOD_YEAR basis: YEAR_BASIS_52_WEEKS }";
  ExpectFindings({
      {"another result",
       [](v1::Policy& p) { p.set_result_period(v1::PERIOD_FOUR_WEEKS); },
       {"ERROR period_not_reached components[0]", "ERROR period_not_reached components[1]"}},
      {"converted away", Adjust(year + kUp), {"ERROR period_not_reached components[0]"}},
      {"there and back",
       [&](v1::Policy& p) {
         Adjust(year + kUp)(p);
         Adjust("id: \"back\" convert_period { to: PERIOD_WEEK basis: YEAR_BASIS_365_DAYS }" + kUp)(p);
       },
       {}},
      {"no basis",
       Adjust("convert_period { to: PERIOD_MONTH }" + kUp),
       {"ERROR basis_missing " + kExtra + ".convert_period.basis", "ERROR period_not_reached components[0]"}},
      {"a basis that is not needed",
       Adjust("convert_period { to: PERIOD_DAY basis: YEAR_BASIS_366_DAYS }" + kUp),
       {"NOTE basis_not_used " + kExtra + ".convert_period.basis", "ERROR period_not_reached components[0]"}},
      {"a conversion for some people",
       Adjust("convert_period { to: PERIOD_WEEK } when { answer { question: \"housing\" any_of: \"own\" } }" +
              kUp),
       {"ERROR conversion_conditional " + kExtra + ".when"}},
      {"tables for different periods",
       [](v1::Policy& p) {
         *p.add_tables() = p.tables(0);
         p.mutable_tables(2)->set_id("other");
         p.mutable_tables(2)->set_period(v1::PERIOD_DAY);
         Merge(&Support(p),
               "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
               "care_group: \"older\" table: \"other\" } }");
         Merge(&p,
               "governance { group_differences { evidence: \"e\" published_at: \"p\" plan_to_converge: \"c\" "
               "} }");
       },
       {"ERROR periods_differ components[0].table_by_care_group.choices[1].table"}},
  });
}

TEST(CheckComponents, EndsInWholePence) {
  const std::string fraction = "ERROR ends_in_fraction " + kExtra + ".rounding";
  const std::string some = " when { answer { question: \"housing\" any_of: \"own\" } }";
  const auto both = [](std::function<void(v1::Policy&)> first, std::string second) {
    return [first = std::move(first), second = std::move(second)](v1::Policy& p) {
      first(p);
      Adjust("id: \"second\" " + second)(p);
    };
  };
  ExpectFindings({
      {"a factor carried on", Adjust("factor: \"1.032\"" + kExact), {fraction}},
      {"rounded later", both(Adjust("factor: \"1.032\"" + kExact), "round {}" + kUp), {}},
      {"rounded later for some",
       both(Adjust("factor: \"1.032\"" + kExact), "round {}" + kUp + some),
       {fraction}},
      {"a minimum rounds nothing",
       both(Adjust("factor: \"1.032\"" + kExact), "minimum: \"30.00\""),
       {fraction}},
      {"a whole factor leaves whole pence", Adjust("factor: \"2\"" + kExact), {}},
      {"a factor of one decimal does not", Adjust("factor: \"1.5\"" + kExact), {fraction}},
      {"seven days",
       both(Adjust("convert_period { to: PERIOD_DAY }" + kUp), "convert_period { to: PERIOD_WEEK }" + kExact),
       {}},
      {"a seventh of a week",
       both(Adjust("convert_period { to: PERIOD_DAY }" + kExact), "convert_period { to: PERIOD_WEEK }" + kUp),
       {}},
      {"the total",
       AdjustTotal("factor: \"1.032\"" + kExact),
       {"ERROR ends_in_fraction total_adjustments[0].rounding"}},
      {"a rounding that rounds nothing",
       Adjust("round {}" + kExact),
       {"ERROR exact_not_allowed " + kExtra + ".rounding.mode", fraction}},
      {"an exact rounding with an increment",
       both(Adjust("factor: \"1.032\" rounding { mode: ROUNDING_MODE_EXACT increment_pence: 5 }"),
            "round {}" + kUp),
       {"ERROR increment_with_exact " + kExtra + ".rounding"}},
  });
}

TEST(CheckComponents, ChecksEachKindOfAdjustment) {
  const auto gap = [](std::string kind) {
    return "ERROR rounding_missing " + kExtra + ".rounding" + std::move(kind);
  };
  const std::string not_allowed = "ERROR rounding_not_allowed " + kExtra + ".rounding";
  ExpectFindings({
      {"no kind", Adjust(""), {"ERROR kind_missing " + kExtra}},
      {"factor without rounding", Adjust("factor: \"2\""), {gap("")}},
      {"conversion without rounding", Adjust("convert_period { to: PERIOD_WEEK }"), {gap("")}},
      {"rounding without rounding", Adjust("round {}"), {gap("")}},
      {"informal support without rounding",
       [](v1::Policy& p) { InformalStep(p).clear_rounding(); },
       {"ERROR rounding_missing components[0].adjustments[0].rounding"}},
      {"addition with rounding", Adjust("add: \"5.00\"" + kUp), {not_allowed}},
      {"minimum with rounding", Adjust("minimum: \"5.00\"" + kUp), {not_allowed}},
      {"cap with rounding",
       Adjust("cap: \"500.00\"" + kUp),
       {not_allowed, "WARNING cost_ceiling " + kExtra + ".cap"}},
      {"a group without a factor",
       Adjust("factor_by_care_group { factors { name: \"older\" factor: \"1\" } }" + kUp),
       {"ERROR not_listed " + kExtra + ".factor_by_care_group"}},
      {"an area with two factors",
       Adjust("factor_by_area { factors { name: \"town\" factor: \"1\" } factors { name: \"villages\" "
              "factor: \"1\" } "
              "factors { name: \"town\" factor: \"1\" } }" +
              kUp),
       {"ERROR listed_twice " + kExtra + ".factor_by_area.factors[2].name"}},
      {"period of the total",
       AdjustTotal("convert_period { to: PERIOD_WEEK }" + kUp),
       {"ERROR not_allowed_in_total total_adjustments[0]"}},
      {"informal support of the total",
       AdjustTotal("purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT informal_support {}" + kUp),
       {"ERROR not_allowed_in_total total_adjustments[0]"}},
  });
}

TEST(CheckComponents, TakesInformalSupportOffOnceAndThroughTheGate) {
  const std::string step = "purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT informal_support {}" + kUp;
  ExpectFindings({
      {"twice", Adjust(step), {"ERROR informal_step_twice " + kExtra}},
      {"nowhere",
       [](v1::Policy& p) { Support(p).clear_adjustments(); },
       {"ERROR informal_step_missing informal_support.approach"}},
      {"not overall",
       [](v1::Policy& p) {
         p.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
       },
       {"ERROR informal_step_not_overall components[0].adjustments[0]"}},
      {"by a plain factor",
       Adjust("purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT factor: \"0.7\"" + kUp),
       {"ERROR informal_support_without_gate " + kExtra}},
      {"under another name",
       [](v1::Policy& p) { InformalStep(p).set_purpose(v1::ADJUSTMENT_PURPOSE_OTHER); },
       {"ERROR purpose_does_not_fit components[0].adjustments[0].purpose"}},
      {"off a table built after it",
       [](v1::Policy& p) { p.mutable_tables(0)->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT); },
       {"ERROR informal_support_taken_twice components[0].table"}},
      {"by domain, off tables built after it",
       [](v1::Policy& p) {
         p.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
         Support(p).clear_adjustments();
         for (v1::AllocationTable& table : *p.mutable_tables())
           table.set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT);
       },
       {"ERROR informal_support_taken_twice components[0].table",
        "ERROR informal_support_taken_twice components[1].table"}},
      {"a table built after it in a component without the step",
       [](v1::Policy& p) { p.mutable_tables(1)->set_basis(v1::TABLE_BASIS_AFTER_INFORMAL_SUPPORT); },
       {}},
  });
}

TEST(CheckComponents, ChecksStatedPeriodsAndTheCurrency) {
  const auto stated = [](std::string text) {
    return [text = std::move(text)](v1::Policy& p) { Merge(&p, "stated_periods { " + text + " }"); };
  };
  ExpectFindings({
      {"no basis", stated("period: PERIOD_YEAR" + kUp), {"ERROR basis_missing stated_periods[0].basis"}},
      {"a quarter of no year",
       stated("period: PERIOD_QUARTER" + kUp),
       {"ERROR basis_missing stated_periods[0].basis"}},
      {"a needless basis",
       stated("period: PERIOD_DAY basis: YEAR_BASIS_365_DAYS" + kUp),
       {"NOTE basis_not_used stated_periods[0].basis"}},
      {"exact",
       stated("period: PERIOD_DAY" + kExact),
       {"ERROR exact_not_allowed stated_periods[0].rounding.mode"}},
      {"twice",
       [&](v1::Policy& p) {
         stated("period: PERIOD_DAY" + kUp)(p);
         stated("period: PERIOD_DAY" + kUp)(p);
       },
       {"ERROR listed_twice stated_periods[1].period"}},
      {"the result's own",
       stated("period: PERIOD_WEEK" + kUp),
       {"NOTE rule_not_used stated_periods[0].period"}},
      {"as it should be", stated("period: PERIOD_YEAR basis: YEAR_BASIS_365_25_DAYS" + kUp), {}},
      {"yen", [](v1::Policy& p) { p.set_currency("JPY"); }, {"ERROR currency_not_usable currency"}},
      {"dinars of a thousand",
       [](v1::Policy& p) { p.set_currency("KWD"); },
       {"ERROR currency_not_usable currency"}},
      {"small letters", [](v1::Policy& p) { p.set_currency("gbp"); }, {"ERROR currency_not_usable currency"}},
      {"two letters", [](v1::Policy& p) { p.set_currency("GB"); }, {"ERROR currency_not_usable currency"}},
      {"euros", [](v1::Policy& p) { p.set_currency("EUR"); }, {}},
  });
}

TEST(CheckCeilings, WarnsOfEveryFormAndSaysThatNoneLimitsTheFinalBudget) {
  const std::string ceiling = "purpose: ADJUSTMENT_PURPOSE_CEILING ";
  const std::string residential = "purpose: ADJUSTMENT_PURPOSE_RESIDENTIAL_COST ";
  const std::vector<SpoiltPolicy> cases = {
      {"a cap", Adjust(ceiling + "cap: \"500.00\""), {"WARNING cost_ceiling " + kExtra + ".cap"}},
      {"a cap of the total",
       AdjustTotal(ceiling + "cap: \"500.00\""),
       {"WARNING cost_ceiling total_adjustments[0].cap"}},
      {"a cap by another name", Adjust("cap: \"500.00\""), {"WARNING cost_ceiling " + kExtra + ".cap"}},
      {"a factor that holds down",
       Adjust(ceiling + "factor: \"0.9\"" + kUp),
       {"WARNING cost_ceiling " + kExtra + ".purpose"}},
      {"a cut-off", Adjust(ceiling + "cut_off: \"60000.00\""), {"WARNING cut_off " + kExtra + ".cut_off"}},
      {"the cost of a care home",
       Adjust(residential + "cap: \"900.00\""),
       {"WARNING residential_cost_ceiling " + kExtra + ".purpose"}},
      {"a group left out",
       [](v1::Policy& p) { p.mutable_care_groups(1)->set_excluded_because("Their needs vary."); },
       {"WARNING group_excluded care_groups[1].excluded_because"}},
  };
  ExpectFindings(cases);
  for (const SpoiltPolicy& one : cases) {
    v1::Policy policy = GoodPolicy();
    one.spoil(policy);
    EXPECT_THAT(Check(policy).front().reason(), ::testing::HasSubstr("does not limit the final budget"))
        << one.name;
  }
}

TEST(CheckCeilings, WarnsOfAmountsScaledByThePotOrBySupply) {
  ExpectFindings({
      {"pot",
       Adjust("purpose: ADJUSTMENT_PURPOSE_BUDGET factor: \"0.97\"" + kUp),
       {"WARNING scaled_by_budget " + kExtra + ".purpose"}},
      {"pot, in the total",
       AdjustTotal("purpose: ADJUSTMENT_PURPOSE_BUDGET factor: \"0.97\"" + kUp),
       {"WARNING scaled_by_budget total_adjustments[0].purpose"}},
      {"supply",
       Adjust("purpose: ADJUSTMENT_PURPOSE_SUPPLY factor: \"0.97\"" + kUp),
       {"WARNING scaled_by_supply " + kExtra + ".purpose"}},
      {"inflation", Adjust("purpose: ADJUSTMENT_PURPOSE_INFLATION factor: \"1.03\"" + kUp), {}},
  });
}

TEST(CheckGroupDifferences, WarnsUnlessThereIsEvidencePublicationAndAPlan) {
  const std::string older = "care_group { any_of: \"older\" }";
  const std::vector<SpoiltPolicy> cases = {
      {"questions",
       [&](v1::Policy& p) { Merge(&Meals(p), "asked_when { " + older + " }"); },
       {"WARNING separate_questions questionnaire.domains[0].questions[1].asked_when"}},
      {"questions by age",
       [](v1::Policy& p) { Merge(&Meals(p), "asked_when { age { from_months: 780 } }"); },
       {"WARNING separate_questions questionnaire.domains[0].questions[1].asked_when"}},
      {"scoring",
       [&](v1::Policy& p) { Merge(Need(p).add_terms(), "constant: \"1\" when { not { " + older + " } }"); },
       {"WARNING separate_scoring measures[0].terms[1].when"}},
      {"component",
       [&](v1::Policy& p) { Merge(&Support(p), "when { area { any_of: \"town\" } }"); },
       {"WARNING separate_component components[0].when"}},
      {"price item",
       [&](v1::Policy& p) { Merge(&NightPrice(p), "when { " + older + " }"); },
       {"WARNING separate_tables tables[1].price_list.items[0].when"}},
      {"adjustment",
       Adjust("minimum: \"30.00\" when { " + older + " }"),
       {"WARNING separate_factors " + kExtra + ".when"}},
      {"factors by area",
       Adjust("factor_by_area { factors { name: \"town\" factor: \"1\" } factors { name: \"villages\" "
              "factor: \"1.065\" } "
              "}" +
              kUp),
       {"WARNING separate_factors " + kExtra + ".factor_by_area"}},
      {"factors of the total",
       AdjustTotal("factor_by_area { factors { name: \"town\" factor: \"1\" } factors { name: \"villages\" "
                   "factor: \"1.065\" } }" +
                   kUp),
       {"WARNING separate_factors total_adjustments[0].factor_by_area"}},
      {"factors by group",
       Adjust("factor_by_care_group { factors { name: \"older\" factor: \"0.8\" } factors { name: "
              "\"younger\" factor: "
              "\"1\" } }" +
              kUp),
       {"WARNING separate_factors " + kExtra + ".factor_by_care_group"}},
      {"tables",
       [](v1::Policy& p) {
         *p.add_tables() = p.tables(0);
         p.mutable_tables(2)->set_id("other");
         Merge(&Support(p),
               "table_by_care_group { choices { care_group: \"younger\" table: \"bands\" } choices { "
               "care_group: \"older\" table: \"other\" } }");
       },
       {"WARNING separate_tables components[0].table_by_care_group"}},
  };
  ExpectFindings(cases);
  for (const SpoiltPolicy& one : cases) {
    v1::Policy policy = GoodPolicy();
    one.spoil(policy);
    Merge(&policy, "governance { group_differences { evidence: \"e\" published_at: \"p\" } }");
    EXPECT_EQ(LinesOf(policy), one.lines) << one.name;
    EXPECT_THAT(Check(policy).front().remedy(), ::testing::HasSubstr("fill in plan_to_converge in"))
        << one.name;
    policy.mutable_governance()->mutable_group_differences()->set_plan_to_converge("c");
    EXPECT_THAT(LinesOf(policy), IsEmpty()) << one.name;
  }
}

TEST(CheckGroupDifferences, SeesNoneWhereEverybodyIsTreatedAlike) {
  v1::Policy policy = GoodPolicy();
  Merge(&Support(policy), "when { care_group { any_of: \"older\" any_of: \"younger\" } }");
  Adjust(
      "factor_by_area { factors { name: \"town\" factor: \"1.0\" } factors { name: \"villages\" factor: "
      "\"1\" } }" +
      kUp)(policy);
  Merge(&Meals(policy), "asked_when { answer { question: \"washing\" any_of: \"none\" any_of: \"full\" } }");
  EXPECT_THAT(LinesOf(policy), IsEmpty());
}

}  // namespace
}  // namespace ras
