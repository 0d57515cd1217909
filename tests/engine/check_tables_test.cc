// Allocation tables: rows, amounts, rules and rounding.
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

const char* const kRows = "tables[0].bands.rows";

// The good policy with another table in the place of its bands: scores of 0, 5, 10, 15 and 20 look it up.
std::function<void(v1::Policy&)> Table(std::string_view text) {
  return [text](v1::Policy& p) {
    p.mutable_tables(0)->clear_kind();
    Merge(p.mutable_tables(0), text);
  };
}

std::function<void(v1::Policy&)> Rows(std::string_view text) {
  return [text](v1::Policy& p) {
    Bands(p).clear_rows();
    Merge(&Bands(p), text);
  };
}

const char* const kRound = "rounding { mode: ROUNDING_MODE_HALF_UP }";

TEST(CheckTables, FindsGapsAndOverlaps) {
  ExpectFindings({
      {"gap",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"12\" amount: \"2\" }"),
       {std::string("ERROR band_gap ") + kRows + "[1].from", "ERROR score_not_covered tables[0].bands"}},
      {"gap that no score can reach",
       Rows("rows { from: \"0\" to: \"11\" amount: \"1\" } rows { from: \"13\" amount: \"2\" }"),
       {std::string("ERROR band_gap ") + kRows + "[1].from"}},
      {"gap with a rule for it",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"12\" amount: \"2\" } between: "
            "BETWEEN_RULE_UPPER_ROW"),
       {}},
      {"overlap",
       Rows("rows { from: \"0\" to: \"10\" amount: \"1\" } rows { from: \"10\" amount: \"2\" }"),
       {std::string("ERROR band_overlap ") + kRows + "[1].from"}},
      {"rows out of order",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"15\" amount: \"2\" } rows { from: "
            "\"10\" to: "
            "\"14\" amount: \"3\" }"),
       {std::string("ERROR rows_out_of_order ") + kRows + "[2].from",
        std::string("ERROR band_gap ") + kRows + "[1].from"}},
      {"one score twice",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"0\" amount: \"2\" }"),
       {std::string("ERROR rows_out_of_order ") + kRows + "[1].from"}},
      {"ends that meet",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"10\" amount: \"2\" }"),
       {}},
      {"no end but the last",
       Rows("rows { from: \"0\" amount: \"1\" } rows { from: \"10\" amount: \"2\" }"),
       {}},
      {"band that ends before it starts",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"10\" to: \"9\" amount: \"2\" }"),
       {std::string("ERROR bounds_reversed ") + kRows + "[1].to"}},
  });
}

TEST(CheckTables, SaysHowToCloseAGap) {
  v1::Policy policy = GoodPolicy();
  Rows("rows { from: \"0\" to: \"8\" amount: \"1\" } rows { from: \"12.5\" amount: \"2\" }")(policy);
  const std::vector<v1::Finding> findings = Check(policy);
  EXPECT_EQ(findings.front().message(),
            "In the table \"bands\", nothing is said of scores from 9 on: one row ends at 8 and the next one "
            "starts at "
            "12.5.");
  EXPECT_EQ(findings.front().remedy(),
            "Write to: \"12\" in the row before, or from: \"9\" here; or say with between what such a score "
            "gives.");
}

TEST(CheckTables, SeesGapsBetweenScoresThatTheRoundingLetsThrough) {
  const char* const two_bands =
      "bands { rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"10\" amount: \"2\" } }";
  const auto table = [&](std::string rounding) {
    return [rounding = std::move(rounding), two_bands](v1::Policy& p) {
      p.mutable_tables(0)->clear_kind();
      Merge(p.mutable_tables(0), two_bands);
      Merge(p.mutable_tables(0)->mutable_score_rounding(), rounding);
    };
  };
  const std::string gap = std::string("ERROR band_gap ") + kRows + "[1].from";
  ExpectFindings({
      {"whole points", table("mode: ROUNDING_MODE_HALF_UP"), {}},
      {"halves", table("mode: ROUNDING_MODE_HALF_UP increment: \"0.5\""), {gap}},
      {"steps of five", table("mode: ROUNDING_MODE_HALF_UP increment: \"5\""), {}},
      {"exact scores", table("mode: ROUNDING_MODE_EXACT"), {gap}},
      {"exact scores with an increment",
       table("mode: ROUNDING_MODE_EXACT increment: \"1\""),
       {gap, "ERROR increment_with_exact tables[0].score_rounding"}},
  });
}

TEST(CheckTables, WritesMoneyAsMoney) {
  v1::Policy policy = GoodPolicy();
  Rows("rows { from: \"0\" to: \"9\" amount: \"165\" } rows { from: \"10\" amount: \"100\" }")(policy);
  const std::vector<v1::Finding> findings = Check(policy);
  const auto falls = std::ranges::find(findings, "table_falls", &v1::Finding::code);
  ASSERT_NE(falls, findings.end());
  EXPECT_THAT(falls->message(),
              ::testing::EndsWith("the row from 10 gives 100.00, less than the 165.00 of a lower score."));
  EXPECT_EQ(falls->value(), "100.00");
}

TEST(CheckTables, FindsATableThatFalls) {
  ExpectFindings({
      {"amount",
       Rows("rows { from: \"0\" to: \"9\" amount: \"2\" } rows { from: \"10\" amount: \"1.99\" }"),
       {std::string("ERROR table_falls ") + kRows + "[1]"}},
      {"amount, then no allocation",
       Rows("rows { from: \"0\" to: \"9\" amount: \"0\" } rows { from: \"10\" no_allocation {} }"),
       {std::string("ERROR table_falls ") + kRows + "[1]"}},
      {"lower end of a range",
       Rows("rows { from: \"0\" to: \"9\" range { from: \"5\" to: \"9\" } } rows { from: \"10\" range { "
            "from: \"4\" to: "
            "\"12\" } }"),
       {std::string("ERROR table_falls ") + kRows + "[1]"}},
      {"upper end of a range",
       Rows("rows { from: \"0\" to: \"9\" range { from: \"5\" to: \"9\" } } rows { from: \"10\" amount: "
            "\"8\" }"),
       {std::string("ERROR table_falls ") + kRows + "[1]"}},
      {"zero below no allocation",
       Rows("rows { from: \"5\" to: \"14\" no_allocation {} } rows { from: \"15\" amount: \"2\" } below: "
            "BELOW_RULE_ZERO"),
       {"ERROR table_falls tables[0].bands.below"}},
      {"the same amount twice",
       Rows("rows { from: \"0\" to: \"9\" amount: \"2.00\" } rows { from: \"10\" amount: \"2\" }"),
       {}},
      {"range above an amount",
       Rows("rows { from: \"0\" to: \"9\" amount: \"5\" } rows { from: \"10\" range { from: \"5\" to: \"9\" "
            "} }"),
       {}},
  });
}

TEST(CheckTables, FindsWhatIsWrongWithRows) {
  ExpectFindings({
      {"nothing given",
       Rows("rows { from: \"0\" to: \"9\" } rows { from: \"10\" amount: \"2\" }"),
       {std::string("ERROR row_gives_nothing ") + kRows + "[0]"}},
      {"a fraction of a penny",
       Rows("rows { from: \"0\" to: \"9\" amount: \"1.005\" } rows { from: \"10\" amount: \"2\" }"),
       {std::string("ERROR amount_not_in_pence ") + kRows + "[0].amount"}},
      {"a fraction of a penny in a range",
       Rows("rows { from: \"0\" range { from: \"1.001\" to: \"2.001\" } }"),
       {std::string("ERROR amount_not_in_pence ") + kRows + "[0].range.from",
        std::string("ERROR amount_not_in_pence ") + kRows + "[0].range.to"}},
      {"more zeros than pence", Rows("rows { from: \"0\" amount: \"1.500\" }"), {}},
      {"a range turned round",
       Rows("rows { from: \"0\" range { from: \"2\" to: \"1\" } }"),
       {std::string("ERROR bounds_reversed ") + kRows + "[0].range"}},
      {"an end in a table of points",
       Table("points { rows { from: \"0\" to: \"4\" amount: \"1\" } between: BETWEEN_RULE_LOWER_ROW above: "
             "ABOVE_RULE_LAST_ROW }"),
       {"ERROR row_end_not_allowed tables[0].points.rows[0].to",
        "NOTE rule_not_used tables[0].points.between", "WARNING top_row_is_ceiling tables[0].points.above"}},
      {"an end in a group",
       Table("groups { group_size: 21 rows { from: \"0\" to: \"20\" amount: \"1\" } }"),
       {"ERROR row_end_not_allowed tables[0].groups.rows[0].to"}},
      {"101 percent",
       Table("percentage { rows { from: \"0\" amount: \"1\" } rows { from: \"101\" amount: \"2\" } between: "
             "BETWEEN_RULE_LOWER_ROW }"),
       {"ERROR percentage_out_of_range tables[0].percentage.rows[1].from",
        "NOTE row_never_reached tables[0].percentage.rows",
        "WARNING scores_are_no_percentages tables[0].percentage"}},
      {"less than 0 percent",
       Table("percentage { rows { from: \"-1\" amount: \"1\" } rows { from: \"100\" amount: \"2\" } between: "
             "BETWEEN_RULE_LOWER_ROW }"),
       {"ERROR percentage_out_of_range tables[0].percentage.rows[0].from",
        "NOTE row_never_reached tables[0].percentage.rows",
        "WARNING scores_are_no_percentages tables[0].percentage"}},
      {"0 and 100 percent",
       Table("percentage { rows { from: \"0\" amount: \"1\" } rows { from: \"100\" amount: \"2\" } between: "
             "BETWEEN_RULE_LOWER_ROW }"),
       {"NOTE row_never_reached tables[0].percentage.rows",
        "WARNING scores_are_no_percentages tables[0].percentage"}},
      {"no kind", [](v1::Policy& p) { p.mutable_tables(0)->clear_kind(); }, {"ERROR kind_missing tables[0]"}},
  });
}

TEST(CheckTables, ChecksGroups) {
  ExpectFindings({
      {"no size",
       Table("groups { rows { from: \"0\" amount: \"1\" } }"),
       {"ERROR group_size_missing tables[0].groups.group_size"}},
      {"a size of bands",
       [](v1::Policy& p) { Bands(p).set_group_size(5); },
       {"ERROR group_size_not_allowed tables[0].bands.group_size"}},
      {"overlap",
       Table("groups { group_size: 11 rows { from: \"0\" amount: \"1\" } rows { from: \"10\" amount: \"2\" } "
             "}"),
       {"ERROR band_overlap tables[0].groups.rows[1].from"}},
      {"gap",
       Table("groups { group_size: 11 rows { from: \"0\" amount: \"1\" } rows { from: \"12\" amount: \"2\" } "
             "}"),
       {"ERROR band_gap tables[0].groups.rows[1].from"}},
      {"side by side",
       Table("groups { group_size: 11 rows { from: \"0\" amount: \"1\" } rows { from: \"11\" amount: \"2\" } "
             "}"),
       {}},
  });
}

TEST(CheckTables, WantsARoundingWhereAmountsAreComputed) {
  const auto table = [](std::string text) {
    return [text = std::move(text)](v1::Policy& p) {
      p.mutable_tables(0)->clear_kind();
      Merge(p.mutable_tables(0), text);
    };
  };
  const std::string skeleton =
      "skeleton { rows { from: \"0\" amount: \"1\" } rows { from: \"20\" amount: \"2\" } }";
  const std::string hours =
      "bands { rows { from: \"0\" amount: \"1.255\" } hours { hourly_rate: \"18.40\" } }";
  const std::string price = "price_per_point { rate: \"11.625\" }";
  const std::string missing = "ERROR rounding_missing tables[0].rounding";
  ExpectFindings({
      {"skeleton", table(skeleton), {missing}},
      {"skeleton with one", table(skeleton + kRound), {}},
      {"straight lines in points",
       table("points { rows { from: \"0\" amount: \"1\" } rows { from: \"20\" amount: \"2\" } between: "
             "BETWEEN_RULE_STRAIGHT_LINE }"),
       {missing}},
      {"a line that goes on",
       table("bands { rows { from: \"0\" to: \"9\" amount: \"1\" } rows { from: \"10\" to: \"14\" amount: "
             "\"2\" } above: "
             "ABOVE_RULE_CONTINUE_LINE }"),
       {missing}},
      {"a skeleton that picks the lower row",
       table("skeleton { rows { from: \"0\" amount: \"1\" } rows { from: \"20\" amount: \"2\" } between: "
             "BETWEEN_RULE_LOWER_ROW }"),
       {}},
      {"hours", table(hours), {missing, "WARNING hours_not_money tables[0].bands.hours"}},
      {"hours with one", table(hours + kRound), {"WARNING hours_not_money tables[0].bands.hours"}},
      {"price per point", table(price), {missing}},
      {"price per point with one", table(price + kRound), {}},
      {"exact",
       table(price + "rounding { mode: ROUNDING_MODE_EXACT }"),
       {"ERROR exact_not_allowed tables[0].rounding.mode"}},
      {"price list",
       [](v1::Policy& p) { p.mutable_tables(1)->clear_rounding(); },
       {"ERROR rounding_missing tables[1].rounding"}},
      {"printed amounts",
       [](v1::Policy& p) { Merge(p.mutable_tables(0), kRound); },
       {"ERROR rounding_not_allowed tables[0].rounding"}},
      {"a first row of a price",
       table(std::string("price_per_point { rate: \"1\" below: BELOW_RULE_FIRST_ROW }") + kRound),
       {"ERROR rule_not_allowed tables[0].price_per_point.below"}},
  });
}

TEST(CheckTables, NotesRulesThatMakeNoDifference) {
  ExpectFindings({
      {"above an open top",
       [](v1::Policy& p) { Bands(p).set_above(v1::ABOVE_RULE_LAST_ROW); },
       {"NOTE rule_not_used tables[0].bands.above"}},
      {"between bands that meet",
       Rows("rows { from: \"0\" amount: \"1\" } rows { from: \"10\" amount: \"2\" } between: "
            "BETWEEN_RULE_LOWER_ROW"),
       {"NOTE rule_not_used tables[0].bands.between"}},
      {"score rounding of a price list",
       [](v1::Policy& p) { p.mutable_tables(1)->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_UP); },
       {"NOTE rule_not_used tables[1].score_rounding"}},
  });
}

}  // namespace
}  // namespace ras
