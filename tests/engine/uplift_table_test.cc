// Tables brought up to date with prices (docs/publishing-a-table.md section 1): the operation UpliftTable.
// Golden figures: the rates of the Personal Independence Payment and of Jersey, as tests/conformance has
// them.
#include "lib/uplift/uplift_table.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <random>
#include <string>
#include <vector>

#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"
#include "ras/money.h"
#include "tests/engine/found.h"
#include "tests/engine/golden_files.h"

namespace ras {
namespace {

using ::testing::ElementsAre;
using testing::Found;
using ::testing::IsEmpty;

// A request to raise a table by 10 percent to the penny, from its kind in text form, with `rest`.
v1::UpliftTableRequest Request(const std::string& kind, const std::string& rest = "") {
  v1::UpliftTableRequest request;
  const std::string text =
      "table { id: \"t\" title: \"Rates\" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT " +
      kind +
      " } rate_percent: \"10\" rounding { mode: ROUNDING_MODE_HALF_UP } effective_from: \"2027-04-01\" "
      "authority: \"Cabinet, minute 12\" ";
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &request)) << text;
  if (rest.find("price_increment") == std::string::npos) request.mutable_rounding()->set_increment_pence(1);
  EXPECT_TRUE(google::protobuf::TextFormat::MergeFromString(rest, &request)) << rest;
  return request;
}

v1::UpliftTableResponse Raised(const v1::UpliftTableRequest& request) {
  v1::UpliftTableResponse response;
  UpliftTable(request, &response);
  EXPECT_TRUE(response.has_table()) << response.ShortDebugString();
  return response;
}

std::vector<std::string> Refused(const v1::UpliftTableRequest& request) {
  v1::UpliftTableResponse response;
  UpliftTable(request, &response);
  EXPECT_FALSE(response.has_table() || response.has_total() || response.amounts_size() > 0);
  return Found(response);
}

// "of before exact after" of every amount.
std::vector<std::string> Amounts(const v1::UpliftTableResponse& response) {
  std::vector<std::string> lines;
  for (const v1::UpliftedAmount& amount : response.amounts()) {
    lines.push_back(amount.of() + " " + amount.before() + " " + amount.exact() + " " + amount.after());
  }
  return lines;
}

constexpr const char* kBands =
    "bands { rows { from: \"0\" to: \"9\" no_allocation {} } rows { from: \"10\" to: \"19\" amount: \"50\" "
    "up_to: true label: \"some\" } rows { from: \"20\" range { from: \"60.05\" to: \"80.5\" } } }";

v1::AllocationTable TableNamed(const v1::Policy& policy, const std::string& id) {
  for (const v1::AllocationTable& table : policy.tables()) {
    if (table.id() == id) return table;
  }
  ADD_FAILURE() << id;
  return {};
}

// Rates of 2022-23 times 1.101, to the nearest 5 pence, are those that were published for 2023-24.
TEST(UpliftTable, ThePublishedRatesOf2023ComeOfThoseOf2022) {
  const v1::Policy before = golden::PolicyDocument("pip-2022-23");
  for (const auto& line : golden::Golden("pip_components.csv")) {
    if (line.at("year") != "2023-24") continue;
    const bool daily = line.at("component") == "daily living";
    v1::UpliftTableRequest request =
        Request("", "rate_percent: \"10.1\" rounding { increment_pence: 5 } effective_from: \"2023-04-10\"");
    *request.mutable_table() = TableNamed(before, daily ? "daily-living-rates" : "mobility-rates");
    const v1::UpliftTableResponse response = Raised(request);
    EXPECT_EQ(response.table().bands().rows(1).amount(), line.at("standard_gbp_week"));
    EXPECT_EQ(response.table().bands().rows(2).amount(), line.at("enhanced_gbp_week"));
    EXPECT_THAT(Found(response), IsEmpty());
  }
}

// Every year's day rate is rounded up to the penny, and a week is seven days.
TEST(UpliftTable, JerseysWeeklyRatesComeOfAChainOfFiveRises) {
  v1::AllocationTable table = TableNamed(golden::PolicyDocument("jersey-long-term-care"), "day-rates");
  for (const auto& line : golden::Golden("jersey_uprating.csv")) {
    const int year = golden::Whole(line.at("year"));
    if (year < 2018 || line.at("level") != "1") continue;
    v1::UpliftTableRequest request = Request("", "rounding { mode: ROUNDING_MODE_UP }");
    *request.mutable_table() = table;
    request.set_rate_percent(line.at("uprating_percent_from_year_before"));
    request.set_effective_from(line.at("year") + "-01-01");
    table = Raised(request).table();
    EXPECT_EQ(7 * golden::Pence(table.points().rows(0).amount()), golden::Pence(line.at("gbp_week"))) << year;
  }
  ASSERT_EQ(table.uplifts_size(), 5);
  EXPECT_EQ(table.uplifts(4).rate_percent(), "3.3");
  // Level 2 has come along: 622.16 a week in 2022.
  EXPECT_EQ(7 * golden::Pence(table.points().rows(1).amount()), 62'216);
}

TEST(UpliftTable, RaisesWhatIsMoneyAndLeavesTheRest) {
  const v1::UpliftTableRequest request = Request(kBands);
  const v1::UpliftTableResponse response = Raised(request);
  EXPECT_THAT(Amounts(response),
              ElementsAre("10 50.00 55 55.00", "20 60.05 66.055 66.06", "20 80.50 88.55 88.55"));
  EXPECT_EQ(response.amounts(1).path(), "bands.rows[2].range.from");
  EXPECT_EQ(response.total().before(), "190.55");
  EXPECT_EQ(response.total().after(), "209.61");
  EXPECT_EQ(response.total().difference(), "19.06");
  EXPECT_EQ(response.total().change_percent(), "10.0026");
  EXPECT_THAT(Found(response), IsEmpty());
  // But for the amounts and the record, the table is the same.
  v1::AllocationTable same = response.table();
  same.clear_uplifts();
  same.mutable_bands()->mutable_rows(1)->set_amount("50");
  same.mutable_bands()->mutable_rows(2)->mutable_range()->set_from("60.05");
  same.mutable_bands()->mutable_rows(2)->mutable_range()->set_to("80.5");
  EXPECT_EQ(same.SerializeAsString(), request.table().SerializeAsString());
}

TEST(UpliftTable, EveryKindOfTable) {
  const std::string rows = " { rows { from: \"0\" amount: \"0\" } rows { from: \"5\" amount: \"10.05\" } ";
  for (const char* kind : {"percentage", "points", "bands"}) {
    EXPECT_THAT(Amounts(Raised(Request(kind + rows + "}"))),
                ElementsAre("0 0.00 0 0.00", "5 10.05 11.055 11.06"))
        << kind;
  }
  EXPECT_THAT(Amounts(Raised(Request("groups" + rows + "group_size: 5 }"))),
              ElementsAre("0 0.00 0 0.00", "5 10.05 11.055 11.06"));
  const std::string rounded = " rounding { mode: ROUNDING_MODE_HALF_UP }";
  EXPECT_THAT(Amounts(Raised(Request("skeleton" + rows + "}" + rounded))),
              ElementsAre("0 0.00 0 0.00", "5 10.05 11.055 11.06"));
  // Of hours the hours stay, and an hour's price rises.
  const v1::UpliftTableResponse hours = Raised(
      Request("points { rows { from: \"1\" amount: \"7.5\" } hours { hourly_rate: \"18.00\" } }" + rounded));
  EXPECT_THAT(Amounts(hours), ElementsAre(" 18.00 19.8 19.80"));
  EXPECT_EQ(hours.table().points().rows(0).amount(), "7.5");
  EXPECT_THAT(Amounts(Raised(Request("price_per_point { rate: \"1.234\" free_points: \"3\" }" + rounded))),
              ElementsAre(" 1.234 1.3574 1.36"));
  EXPECT_THAT(Amounts(Raised(
                  Request("price_list { items { id: \"night\" label: \"A night\" quantity: \"nights\" rate: "
                          "\"95\" } items { id: \"km\" label: \"A mile\" quantity: \"miles\" rate: "
                          "\"0.45\" } }" +
                          rounded))),
              ElementsAre("night 95 104.5 104.5", "km 0.45 0.495 0.5"));
}

TEST(UpliftTable, APriceMayBeRoundedFinerThanThePenny) {
  const std::string point =
      "price_per_point { rate: \"8.750000001\" } rounding { mode: ROUNDING_MODE_HALF_UP }";
  const v1::UpliftTableResponse response =
      Raised(Request(point, "price_increment: \"0.0001\" rate_percent: \"3.5\""));
  EXPECT_THAT(Amounts(response), ElementsAre(" 8.750000001 9.056250001035 9.0563"));
  EXPECT_EQ(response.table().price_per_point().rate(), "9.0563");
  EXPECT_EQ(response.table().uplifts(0).price_increment(), "0.0001");
  EXPECT_EQ(response.total().difference(), "0.306299999");
}

TEST(UpliftTable, RecordsTheChain) {
  v1::UpliftTableRequest request =
      Request(kBands, "rate_percent: \"3.50\" reason: \"CPI of September\" title: \"Rates 2027-28\"");
  const v1::UpliftTableResponse first = Raised(request);
  ASSERT_EQ(first.table().uplifts_size(), 1);
  const v1::TableUplift& link = first.table().uplifts(0);
  EXPECT_EQ(link.rate_percent(), "3.5");
  EXPECT_EQ(link.rounding().increment_pence(), 1);
  EXPECT_EQ(link.effective_from(), "2027-04-01");
  EXPECT_EQ(link.authority(), "Cabinet, minute 12");
  EXPECT_EQ(link.reason(), "CPI of September");
  v1::AllocationTable normal = request.table();
  Normalise(&normal);
  EXPECT_EQ(link.table_before(), Fingerprint(normal));
  EXPECT_EQ(first.table().title(), "Rates 2027-28");
  *request.mutable_table() = first.table();
  request.set_effective_from("2028-04-01");
  const v1::UpliftTableResponse second = Raised(request);
  ASSERT_EQ(second.table().uplifts_size(), 2);
  EXPECT_EQ(second.table().uplifts(1).table_before(), first.fingerprint());
  EXPECT_EQ(second.table().uplifts(0).SerializeAsString(), link.SerializeAsString());
  // One table written otherwise has one fingerprint.
  request.mutable_table()->mutable_bands()->mutable_rows(1)->set_amount("51.750");
  EXPECT_EQ(Raised(request).table().uplifts(1).table_before(), first.fingerprint());
}

TEST(UpliftTable, WarnsOfWhatARoundingDoes) {
  const std::string rows =
      "points { rows { from: \"1\" amount: \"1\" } rows { from: \"2\" amount: \"11\" } rows { from: \"3\" "
      "amount: "
      "\"13\" } rows { from: \"4\" amount: \"100\" } }";
  const auto pounds = [&](const std::string& rate, const std::string& increment) {
    return Found(Raised(
        Request(rows, "rate_percent: \"" + rate + "\" rounding { increment_pence: " + increment + " }")));
  };
  EXPECT_THAT(pounds("10", "1"), IsEmpty());
  // 1.01, 11.11, 13.13 and 101 to whole pounds: three stay.
  EXPECT_THAT(pounds("1", "100"), ElementsAre("WARNING amount_unchanged table.points.rows[0].amount"));
  // 1.10, 12.10, 14.30 and 110 to the nearest ten: 0, 10, 10, 110.
  EXPECT_THAT(pounds("10", "1000"), ElementsAre("WARNING amount_against_rate table.points.rows[1].amount",
                                                "WARNING amount_becomes_zero table.points.rows[0].amount",
                                                "WARNING amounts_made_equal table.points.rows[2].amount"));
  // 1.01, 11.11, 13.13 and 101 to the nearest three pounds: 0, 12, 12 and 102.
  EXPECT_THAT(pounds("1", "300"), ElementsAre("WARNING amount_against_rate table.points.rows[2].amount",
                                              "WARNING amount_becomes_zero table.points.rows[0].amount",
                                              "WARNING amounts_made_equal table.points.rows[2].amount"));
  EXPECT_THAT(pounds("0", "1"), ElementsAre("NOTE rate_is_zero rate_percent"));
  EXPECT_THAT(pounds("-10", "1"), ElementsAre("WARNING amounts_lowered rate_percent"));
  // 11 and 12.10 to the nearest ten: the two ends of a range become one.
  EXPECT_THAT(Found(Raised(Request(
                  "points { rows { from: \"1\" range { from: \"10\" to: \"11\" } } rows { from: \"2\" range "
                  "{ from: \"12\" to: \"50\" } } }",
                  "rounding { increment_pence: 1000 }"))),
              ElementsAre("WARNING amount_unchanged table.points.rows[0].range.from",
                          "WARNING amount_against_rate table.points.rows[0].range.to",
                          "WARNING amounts_made_equal table.points.rows[0].range.to"));
}

// Two rates that come to one say nothing of each other.
TEST(UpliftTable, ItemsOfAPriceListMayComeToTheSame) {
  const std::string list =
      "price_list { items { id: \"a\" label: \"A\" quantity: \"hours\" rate: \"9.96\" } items { id: \"b\" "
      "label: \"B\" quantity: \"hours\" rate: \"10.04\" } } rounding { mode: ROUNDING_MODE_HALF_UP }";
  const v1::UpliftTableResponse response = Raised(Request(list, "rounding { increment_pence: 100 }"));
  EXPECT_THAT(Amounts(response), ElementsAre("a 9.96 10.956 11", "b 10.04 11.044 11"));
  EXPECT_THAT(Found(response), IsEmpty());
}

// Of nothing there is no percentage.
TEST(UpliftTable, ATableOfNothingStaysOneAndItsChangeIsNotToldInPercent) {
  const v1::UpliftTableResponse response =
      Raised(Request("points { rows { from: \"1\" amount: \"0\" } rows { from: \"2\" amount: \"0\" } }"));
  EXPECT_EQ(response.total().before(), "0.00");
  EXPECT_EQ(response.total().after(), "0.00");
  EXPECT_EQ(response.total().difference(), "0.00");
  EXPECT_EQ(response.total().change_percent(), "");
}

TEST(UpliftTable, APriceIsAtMostABillion) {
  const auto request = [](const std::string& rate) {
    return Request("price_per_point { rate: \"" + rate + "\" } rounding { mode: ROUNDING_MODE_HALF_UP }",
                   "rate_percent: \"100\"");
  };
  EXPECT_EQ(Raised(request("500000000")).table().price_per_point().rate(), "1000000000");
  EXPECT_THAT(Refused(request("500000000.01")),
              ElementsAre("ERROR amount_out_of_range table.price_per_point.rate"));
}

TEST(UpliftTable, TheSameDayAgainMayBeTheSameRise) {
  v1::UpliftTableRequest request = Request(kBands);
  *request.mutable_table() = Raised(request).table();
  EXPECT_THAT(Found(Raised(request)), ElementsAre("WARNING uplift_on_same_day effective_from"));
  request.set_effective_from("2027-03-31");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR uplift_before_last effective_from"));
}

TEST(UpliftTable, RefusesWhatIsNotSaid) {
  EXPECT_THAT(Refused({}), ElementsAre("ERROR missing table", "ERROR missing rate_percent",
                                       "ERROR missing rounding", "ERROR missing effective_from",
                                       "ERROR missing authority", "ERROR missing rounding.increment_pence"));
  v1::UpliftTableRequest request = Request(kBands);
  request.mutable_rounding()->clear_increment_pence();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing rounding.increment_pence"));
  EXPECT_THAT(Refused(Request(kBands, "rounding { mode: ROUNDING_MODE_EXACT }")),
              ElementsAre("ERROR exact_not_allowed rounding.mode"));
  EXPECT_THAT(Refused(Request(kBands, "price_increment: \"0.1\"")),
              ElementsAre("ERROR price_increment_not_allowed price_increment"));
  EXPECT_THAT(Refused(Request("price_per_point { rate: \"1\" } rounding { mode: ROUNDING_MODE_UP }",
                              "price_increment: \"0.1\" rounding { increment_pence: 1 }")),
              ElementsAre("ERROR increment_twice price_increment"));
}

TEST(UpliftTable, RefusesTextsInWhichThereIsNothingToRead) {
  v1::UpliftTableRequest request = Request(kBands);
  request.set_authority("  ");
  request.set_reason("\n");
  request.set_title(" ");
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR blank_text authority", "ERROR blank_text reason", "ERROR blank_text title"));
}

TEST(UpliftTable, RefusesRatesThatAreNone) {
  for (const char* rate : {"-100", "-250", "1000.5", "1e2", "NaN", "3,5", "+3", ""}) {
    v1::UpliftTableRequest request = Request(kBands);
    request.set_rate_percent(rate);
    EXPECT_EQ(Refused(request).size(), 1U) << rate;
  }
}

// What is wrong with the table is told with what is wrong with the request, all at once.
TEST(UpliftTable, RefusesATableThatAPolicyCouldNotHave) {
  EXPECT_THAT(
      Refused(Request(
          "points { rows { from: \"1\" amount: \"5\" } rows { from: \"2\" amount: \"4\" } rows { from: "
          "\"2\" amount: \"9.005\" } }",
          "rate_percent: \"x\"")),
      ElementsAre("ERROR not_a_decimal rate_percent", "ERROR table_falls table.points.rows[1]",
                  "ERROR amount_not_in_pence table.points.rows[2].amount",
                  "ERROR rows_out_of_order table.points.rows[2].from"));
  EXPECT_THAT(Refused(Request("")), ElementsAre("ERROR kind_missing table"));
  EXPECT_THAT(Refused(Request("points { rows { from: \"1\" amount: \"100000000000\" } }")),
              ElementsAre("ERROR amount_out_of_range table.points.rows[0].amount"));
  EXPECT_THAT(
      Refused(Request("price_per_point { rate: \"1000000000\" } rounding { mode: ROUNDING_MODE_UP }")),
      ElementsAre("ERROR amount_out_of_range table.price_per_point.rate"));
}

TEST(UpliftTable, AChainHasAnEnd) {
  v1::UpliftTableRequest request = Request(kBands);
  const v1::TableUplift link = Raised(request).table().uplifts(0);
  for (int i = 0; i < 100; ++i) *request.mutable_table()->add_uplifts() = link;
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR too_many_items table.uplifts", "WARNING uplift_on_same_day effective_from"));
}

// Whatever the rate and the rounding: a table that does not fall does not fall afterwards, and all adds up.
TEST(UpliftTable, ATableNeverComesToFall) {
  std::mt19937_64 random(11);
  for (int round = 0; round < 200; ++round) {
    std::string rows = "points { ";
    int64_t pence = 0;
    for (int row = 0; row < 12; ++row) {
      pence += static_cast<int64_t>(random() % 400);
      rows += "rows { from: \"" + std::to_string(row) + "\" amount: \"" + FormatMoney(pence) + "\" } ";
    }
    v1::UpliftTableRequest request = Request(rows + "}");
    request.set_rate_percent(Decimal{static_cast<int64_t>(random() % 4000) - 1500, 2}.ToString());
    request.mutable_rounding()->set_mode(static_cast<v1::RoundingMode>(1 + random() % 7));
    request.mutable_rounding()->set_increment_pence(static_cast<int64_t>(1 + random() % 150));
    const v1::UpliftTableResponse response = Raised(request);
    int64_t last = 0;
    int64_t sum = 0;
    for (const v1::Row& row : response.table().points().rows()) {
      const int64_t amount = golden::Pence(row.amount());
      EXPECT_LE(last, amount);
      EXPECT_EQ(amount % request.rounding().increment_pence(), 0);
      last = amount;
      sum += amount;
    }
    EXPECT_EQ(response.total().after(), FormatMoney(sum));
  }
}

}  // namespace
}  // namespace ras
