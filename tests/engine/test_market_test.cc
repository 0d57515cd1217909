// What a table's amounts buy at local prices (docs/market-test.md): the operation TestMarket. Every figure is
// worked out by hand.
#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

#include <random>
#include <string>
#include <vector>

#include "lib/market/market_test.h"
#include "tests/engine/found.h"
#include "tests/engine/small_policy.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using testing::Found;
using testing::FoundWithValues;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::ParseText;

// A table of points for a week, 0 to 4, and prices: an hour at home, and from score 3 on a place in a home.
constexpr const char* kTable = R"(table {
  id: "t" title: "T" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
  points {
    rows { from: "0" no_allocation {} } rows { from: "1" amount: "20.00" } rows { from: "2" amount: "358.50" }
    rows { from: "3" amount: "700.00" } rows { from: "4" amount: "800.00" }
  }
} )";
constexpr const char* kHour = R"(prices {
  id: "home-care" title: "Home care" unit: "hour" amount: "21.50" date: "2026-04-01" expires: "2027-03-31"
  source: "Contract 12" } )";
constexpr const char* kPlace = R"(prices {
  id: "care-home" title: "Care home" unit: "place" amount: "780.00" period: PERIOD_WEEK date: "2026-04-01"
  expires: "2027-03-31" source: "Contract 13" from_score: "3" } )";
constexpr const char* kDay = "as_of: \"2026-11-29\" ";

v1::MarketTestRequest Request(const std::string& text) { return ParseText<v1::MarketTestRequest>(text); }

v1::MarketTestRequest Usual() { return Request(std::string(kTable) + kHour + kPlace + kDay); }

v1::MarketTestResponse Tested(const v1::MarketTestRequest& request) {
  v1::MarketTestResponse response;
  TestMarket(request, &response);
  EXPECT_GT(response.rows_size(), 0) << response.ShortDebugString();
  return response;
}

std::vector<std::string> Refused(const v1::MarketTestRequest& request) {
  v1::MarketTestResponse response;
  TestMarket(request, &response);
  EXPECT_TRUE(response.rows().empty() && response.prices().empty() && response.care_groups().empty());
  EXPECT_EQ(response.units_rounding(), v1::ROUNDING_MODE_UNSPECIFIED);
  return FoundWithValues(response);
}

// "price whole left units", with "-" before what does not suit, and "!" before what is not enough.
std::vector<std::string> Buys(const v1::MarketRow& row) {
  std::vector<std::string> lines;
  for (const v1::Bought& bought : row.buys()) {
    lines.push_back((bought.suits() ? "" : "-") + std::string(bought.enough() ? "" : "!") + bought.price() +
                    " " + std::to_string(bought.whole_units()) + " " + bought.left().decimal() + " " +
                    bought.units());
  }
  return lines;
}

// "group: price least_cost missing".
std::vector<std::string> Cheapest(const v1::MarketRow& row) {
  std::vector<std::string> lines;
  for (const v1::CheapestOption& option : row.cheapest()) {
    lines.push_back(option.care_group() + ": " + option.price() + " " + option.least_cost().decimal() + " " +
                    option.missing().decimal());
    EXPECT_EQ(option.below(), option.has_missing());
  }
  return lines;
}

// 21.50 buys one hour and nothing is missing; a penny less does not.
TEST(TestMarket, AnAmountThatIsThePriceIsEnough) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("21.50");
  v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(Buys(response.rows(1)), ElementsAre("-!care-home 0 21.50 0.02", "home-care 1 0.00 1.00"));
  EXPECT_THAT(Cheapest(response.rows(1)), ElementsAre(": home-care 21.50 "));
  EXPECT_FALSE(response.rows(1).cheapest(0).below());
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("21.49");
  response = Tested(request);
  EXPECT_THAT(Buys(response.rows(1)), ElementsAre("-!care-home 0 21.49 0.02", "!home-care 0 21.49 0.99"));
  EXPECT_THAT(Cheapest(response.rows(1)), ElementsAre(": home-care 21.50 0.01"));
  EXPECT_TRUE(response.rows(1).cheapest(0).below());
}

TEST(TestMarket, TellsWhatEachRowBuysOfEachPrice) {
  const v1::MarketTestResponse response = Tested(Usual());
  ASSERT_EQ(response.rows_size(), 5);
  EXPECT_EQ(response.rows(2).score(), "2");
  EXPECT_EQ(response.rows(2).row(), 2U);
  EXPECT_EQ(response.rows(2).amount().amount().pence(), 35'850);
  EXPECT_EQ(response.rows(2).per_week().decimal(), "358.50");
  EXPECT_THAT(Buys(response.rows(2)), ElementsAre("-!care-home 0 358.50 0.45", "home-care 16 14.50 16.67"));
  EXPECT_THAT(Buys(response.rows(4)), ElementsAre("care-home 1 20.00 1.02", "home-care 37 4.50 37.20"));
  EXPECT_EQ(response.units_rounding(), v1::ROUNDING_MODE_DOWN);
}

TEST(TestMarket, FlagsAnAmountBelowTheCheapestOption) {
  const v1::MarketTestResponse response = Tested(Usual());
  EXPECT_THAT(Cheapest(response.rows(1)), ElementsAre(": home-care 21.50 1.50"));
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(": home-care 21.50 "));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest table.points.rows[1] 20.00"));
  EXPECT_EQ(
      response.findings(0).message(),
      "The row for 1 gives less than the cheapest option: \"Home care\" takes 21.50 a week, for 1 hour.");
}

TEST(TestMarket, TheAmountItselfIsEnough) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("21.50");
  EXPECT_THAT(FoundWithValues(Tested(request)), IsEmpty());
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("21.49");
  EXPECT_THAT(Cheapest(Tested(request).rows(1)), ElementsAre(": home-care 21.50 0.01"));
}

TEST(TestMarket, PassesByRowsWithoutAllocation) {
  const v1::MarketTestResponse response = Tested(Usual());
  const v1::MarketRow& row = response.rows(0);
  EXPECT_EQ(row.outcome(), v1::OUTCOME_NO_ALLOCATION);
  EXPECT_FALSE(row.has_amount() || row.has_per_week());
  EXPECT_TRUE(row.buys().empty() && row.cheapest().empty());
}

// An amount of zero is not the same as no allocation.
TEST(TestMarket, AnAmountOfZeroBuysNothingAndIsFlagged) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("0");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(Buys(response.rows(1)), ElementsAre("-!care-home 0 0.00 0.00", "!home-care 0 0.00 0.00"));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest table.points.rows[1] 0.00"));
}

// 10,000.00 a year of 365 days is 70,000/365 a week: 191.78...; 19 hours at 10.00 leave 1.78..., 130/73.
TEST(TestMarket, ConvertsTheTablesPeriodToWeeksExactly) {
  v1::MarketTestRequest request =
      Request(std::string(kTable) + kHour + kDay + "year_basis: YEAR_BASIS_365_DAYS");
  request.mutable_table()->set_period(v1::PERIOD_YEAR);
  request.mutable_table()->mutable_points()->mutable_rows(4)->set_amount("10000");
  request.mutable_prices(0)->set_amount("10");
  const v1::MarketRow row = Tested(request).rows(4);
  EXPECT_EQ(row.per_week().decimal(), "14000/73");
  EXPECT_FALSE(row.per_week().has_pence());
  EXPECT_THAT(Buys(row), ElementsAre("home-care 19 130/73 19.17"));
}

// 3,900.00 a month of 52 / 12 weeks is 900.00 a week.
TEST(TestMarket, ConvertsThePeriodOfAPriceToWeeksExactly) {
  v1::MarketTestRequest request =
      Request(std::string(kTable) + kPlace + kDay + "year_basis: YEAR_BASIS_52_WEEKS");
  request.mutable_prices(0)->set_amount("3900");
  request.mutable_prices(0)->set_period(v1::PERIOD_MONTH);
  request.mutable_prices(0)->clear_from_score();
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_EQ(response.prices(0).unit_price().decimal(), "900.00");
  EXPECT_EQ(response.prices(0).least_cost().decimal(), "900.00");
  EXPECT_THAT(Buys(response.rows(4)), ElementsAre("!care-home 0 800.00 0.88"));
}

TEST(TestMarket, FromWeeksToMonthsTheLengthOfAYearIsNeeded) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->set_period(v1::PERIOD_QUARTER);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR basis_missing year_basis "));
  request.mutable_table()->set_period(v1::PERIOD_FOUR_WEEKS);
  request.mutable_prices(1)->set_period(v1::PERIOD_YEAR);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR basis_missing year_basis "));
  request.mutable_prices(1)->set_period(v1::PERIOD_DAY);
  EXPECT_EQ(Tested(request).rows(1).per_week().decimal(), "5.00");
  EXPECT_EQ(Tested(request).prices(0).unit_price().decimal(), "5460.00");
}

TEST(TestMarket, TheFewestUnitsThatMakeSenseDecideWhatIsEnough) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->set_least_quantity("16.50");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_EQ(response.prices(1).least_quantity(), "16.5");
  EXPECT_EQ(response.prices(1).least_cost().decimal(), "354.75");
  EXPECT_THAT(Cheapest(response.rows(1)), ElementsAre(": home-care 354.75 334.75"));
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(": home-care 354.75 "));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("for 16.5 of the unit \"hour\"."));
}

TEST(TestMarket, APriceSuitsTheScoresItIsFor) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->set_to_score("2");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(Buys(response.rows(3)), ElementsAre("!care-home 0 700.00 0.89", "-home-care 32 12.00 32.55"));
  EXPECT_THAT(Cheapest(response.rows(3)), ElementsAre(": care-home 780.00 80.00"));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest table.points.rows[1] 20.00",
                                                     "WARNING below_cheapest table.points.rows[3] 700.00"));
}

// A measure may be below zero, and a table have rows for it.
TEST(TestMarket, APriceWithoutALowestScoreSuitsScoresBelowZeroToo) {
  v1::MarketTestRequest request = Usual();
  for (int i = 0; i < 5; ++i) {
    request.mutable_table()->mutable_points()->mutable_rows(i)->set_from(std::to_string(i - 3));
  }
  request.mutable_prices(1)->set_from_score("0");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_EQ(response.rows(2).score(), "-1");
  EXPECT_THAT(Buys(response.rows(2)), ElementsAre("-!care-home 0 358.50 0.45", "home-care 16 14.50 16.67"));
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(": home-care 21.50 "));
  EXPECT_THAT(Buys(response.rows(3)), ElementsAre("!care-home 0 700.00 0.89", "home-care 32 12.00 32.55"));
}

TEST(TestMarket, ARowThatNothingSuitsIsWarnedAbout) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->set_from_score("3");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(":   "));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING no_option table.points.rows[1] 1 to 2"));
  EXPECT_EQ(response.findings(0).message(), "No price that holds suits the rows for 1 to 2.");
}

TEST(TestMarket, OneFindingForRowsThatFollowOneAnother) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->set_amount("720");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest table.points.rows[1] 20.00"));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("The rows for 1 to 3 give less"));
}

// Scores are tested in the order in which they are asked for; here one that gives nothing lies between two.
TEST(TestMarket, RowsWithOneWithoutAllocationBetweenThemDoNotFollowOneAnother) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(2)->set_amount("21.00");
  for (const char* score : {"1", "0", "2"}) request.add_scores(score);
  EXPECT_THAT(FoundWithValues(Tested(request)), ElementsAre("WARNING below_cheapest scores[0] 20.00",
                                                            "WARNING below_cheapest scores[2] 21.00"));
}

// 100.00 a month of 52 / 12 weeks is 1200/52 a week, 23.0769...; 80.00 is 18.4615...
TEST(TestMarket, WhatHasToBePaidIsToldInWholePenceRoundedUp) {
  v1::MarketTestRequest request = Usual();
  request.set_year_basis(v1::YEAR_BASIS_52_WEEKS);
  request.mutable_table()->set_period(v1::PERIOD_MONTH);
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("80.00");
  request.mutable_prices(0)->set_amount("100.00");
  request.mutable_prices(0)->set_period(v1::PERIOD_MONTH);
  const v1::MarketTestResponse response = Tested(request);
  ASSERT_THAT(FoundWithValues(response), Contains("WARNING below_cheapest table.points.rows[1] 18.47"));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("takes 23.08 a week"));
}

TEST(TestMarket, OfTwoThatCostTheSameTheFirstIdIsTheCheapest) {
  v1::MarketTestRequest request = Usual();
  *request.add_prices() = request.prices(0);
  request.mutable_prices(2)->set_id("agency");
  EXPECT_THAT(Cheapest(Tested(request).rows(2)), ElementsAre(": agency 21.50 "));
}

TEST(TestMarket, TheOrderOfPricesChangesNothing) {
  v1::MarketTestRequest turned = Usual();
  turned.mutable_prices()->SwapElements(0, 1);
  EXPECT_EQ(Tested(Usual()).SerializeAsString(), Tested(turned).SerializeAsString());
}

TEST(TestMarket, LooksAtEachCareGroupThatPricesName) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->add_care_groups("older");
  request.mutable_prices(1)->clear_from_score();
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(response.care_groups(), ElementsAre("", "older"));
  EXPECT_THAT(Cheapest(response.rows(1)),
              ElementsAre(": care-home 780.00 760.00", "older: home-care 21.50 1.50"));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest table.points.rows[1] 20.00",
                                                     "WARNING below_cheapest table.points.rows[1] 20.00"));
  EXPECT_THAT(response.findings(0).message(),
              HasSubstr("For people of any other care group, the rows for 1 to 3"));
  EXPECT_THAT(response.findings(1).message(), HasSubstr("For the care group \"older\", the row for 1 gives"));
}

TEST(TestMarket, LooksAtTheCareGroupsThatAreAskedFor) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->add_care_groups("older");
  request.mutable_prices(1)->add_care_groups("learning");
  EXPECT_THAT(Tested(request).care_groups(), ElementsAre("learning", "older"));
  request.add_care_groups("physical");
  request.add_care_groups("older");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(response.care_groups(), ElementsAre("older", "physical"));
  EXPECT_THAT(Cheapest(response.rows(4)), ElementsAre("older: home-care 21.50 ", "physical:   "));
}

TEST(TestMarket, ACareGroupThatNoPriceNamesIsWarnedAbout) {
  v1::MarketTestRequest request = Usual();
  const auto warning = Contains(HasSubstr("WARNING care_group_without_price"));
  request.add_care_groups("oldr");
  request.add_care_groups("older");
  EXPECT_THAT(Found(Tested(request)), Not(warning));
  request.mutable_prices(0)->add_care_groups("older");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_THAT(FoundWithValues(response), Contains("WARNING care_group_without_price care_groups[0] oldr"));
  EXPECT_EQ(response.findings(0).remedy(), "Did you mean \"older\"?");
}

TEST(TestMarket, APricePastItsLastDayIsShownAndNeverTheCheapest) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(1)->clear_from_score();
  request.mutable_prices(0)->set_expires("2026-11-29");
  EXPECT_THAT(Cheapest(Tested(request).rows(2)), ElementsAre(": home-care 21.50 "));
  request.mutable_prices(0)->set_expires("2026-11-28");
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_TRUE(response.prices(1).expired());
  EXPECT_FALSE(response.prices(0).expired());
  EXPECT_THAT(Buys(response.rows(2)), ElementsAre("!care-home 0 358.50 0.45", "home-care 16 14.50 16.67"));
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(": care-home 780.00 421.50"));
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING price_expired prices[0].expires 2026-11-28",
                                                     "WARNING below_cheapest table.points.rows[1] 20.00"));
}

TEST(TestMarket, APriceWithoutALastDayIsOldAfterTwelveMonths) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("30");
  request.mutable_prices(0)->clear_expires();
  request.mutable_prices(0)->set_date("2025-11-29");
  EXPECT_THAT(FoundWithValues(Tested(request)), IsEmpty());
  request.mutable_prices(0)->set_date("2025-11-28");
  EXPECT_THAT(FoundWithValues(Tested(request)), ElementsAre("NOTE price_old prices[0].date 2025-11-28"));
  // With a last day that is still to come it is not.
  request.mutable_prices(0)->set_expires("2026-12-31");
  EXPECT_THAT(FoundWithValues(Tested(request)), IsEmpty());
}

TEST(TestMarket, APriceOfALaterDayIsWarnedAbout) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("30");
  request.mutable_prices(0)->set_date("2026-11-30");
  EXPECT_THAT(FoundWithValues(Tested(request)),
              ElementsAre("WARNING price_in_future prices[0].date 2026-11-30"));
}

// Of the day itself, until the day itself, and for one score alone.
TEST(TestMarket, DaysAndScoresMayBeTheSame) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(1)->set_amount("30");
  request.mutable_prices(0)->set_date("2026-11-29");
  request.mutable_prices(0)->set_expires("2026-11-29");
  request.mutable_prices(1)->set_from_score("4");
  request.mutable_prices(1)->set_to_score("4");
  EXPECT_THAT(FoundWithValues(Tested(request)), IsEmpty());
  request.mutable_prices(0)->set_expires("2026-11-28");
  request.mutable_prices(1)->set_to_score("3");
  EXPECT_THAT(Refused(request), Contains("ERROR ends_before_start prices[0].expires 2026-11-28"));
  EXPECT_THAT(Refused(request), Contains("ERROR bounds_reversed prices[1].to_score 3"));
}

TEST(TestMarket, BandsAreTestedWithAllTheirScores) {
  v1::MarketTestRequest request = Request(std::string(R"(table {
    id: "b" title: "B" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    bands {
      rows { from: "0" to: "9" amount: "5" } rows { from: "10" range { from: "20" to: "30" } }
      rows { from: "20" amount: "40" up_to: true }
    }
  } )") + kHour + kDay);
  v1::MarketTestResponse response = Tested(request);
  ASSERT_EQ(response.rows_size(), 3);
  EXPECT_EQ(response.rows(0).score() + " to " + response.rows(0).to_score(), "0 to 9");
  EXPECT_EQ(response.rows(1).score() + " to " + response.rows(1).to_score(), "10 to 19");
  EXPECT_EQ(response.rows(2).score() + " to " + response.rows(2).to_score(), "20 to ");
  // Of a range the lower end is tested.
  EXPECT_EQ(response.rows(1).amount().upper().decimal(), "30.00");
  EXPECT_THAT(Buys(response.rows(1)), ElementsAre("!home-care 0 20.00 0.93"));
  EXPECT_THAT(response.findings(0).message(), HasSubstr("The rows for 0 to 19 give"));
  // A price from the middle of a band on is no option for the band.
  request.mutable_prices(0)->set_from_score("11");
  EXPECT_THAT(Cheapest(Tested(request).rows(1)), ElementsAre(":   "));
  request.mutable_prices(0)->set_from_score("10");
  request.mutable_prices(0)->set_to_score("19");
  response = Tested(request);
  EXPECT_THAT(Cheapest(response.rows(1)), ElementsAre(": home-care 21.50 1.50"));
  // Nor is one that ends, for a band without an end.
  EXPECT_THAT(Cheapest(response.rows(2)), ElementsAre(":   "));
}

// Scores that are not rounded come as near to the next band as one likes.
TEST(TestMarket, ABandOfScoresThatAreNotRoundedReachesUpToTheNext) {
  v1::MarketTestRequest request = Request(std::string(R"(table {
    id: "b" title: "B" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    score_rounding { mode: ROUNDING_MODE_EXACT }
    bands { rows { from: "0" amount: "50" } rows { from: "10" to: "20" amount: "60" } }
  } )") + kHour + kDay);
  request.mutable_prices(0)->set_to_score("9.99");
  v1::MarketTestResponse response = Tested(request);
  EXPECT_EQ(response.rows(0).to_score(), "");
  EXPECT_THAT(Cheapest(response.rows(0)), ElementsAre(":   "));
  request.mutable_prices(0)->set_to_score("10");
  EXPECT_THAT(Cheapest(Tested(request).rows(0)), ElementsAre(": home-care 21.50 "));
}

TEST(TestMarket, GroupsAndHoursAreTestedAsMoney) {
  const v1::MarketTestResponse response = Tested(Request(std::string(R"(table {
    id: "g" title: "G" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_DOWN }
    groups { group_size: 5 hours { hourly_rate: "10.01" } rows { from: "0" amount: "2.5" } rows { from: "5" amount: "4" } }
  } )") + kHour + kDay));
  EXPECT_EQ(response.rows(0).to_score(), "4");
  EXPECT_EQ(response.rows(0).per_week().decimal(), "25.02");
  EXPECT_EQ(response.rows(1).per_week().decimal(), "40.04");
}

TEST(TestMarket, ScoresThatAreAskedForAreLookedUpAsAPersonWouldBe) {
  v1::MarketTestRequest request = Usual();
  for (const char* score : {"4", "2.50", "1.4999"}) request.add_scores(score);
  const v1::MarketTestResponse response = Tested(request);
  ASSERT_EQ(response.rows_size(), 3);
  EXPECT_EQ(response.rows(0).per_week().decimal(), "800.00");
  EXPECT_EQ(response.rows(1).score(), "2.5");
  EXPECT_EQ(response.rows(1).per_week().decimal(), "700.00");
  EXPECT_EQ(response.rows(2).per_week().decimal(), "20.00");
  EXPECT_EQ(response.rows(2).row(), 1U);
  EXPECT_THAT(FoundWithValues(response), ElementsAre("WARNING below_cheapest scores[2] 20.00"));
}

TEST(TestMarket, ScoresBetweenRowsFollowTheTablesRule) {
  v1::MarketTestRequest request = Request(std::string(R"(table {
    id: "s" title: "S" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_HALF_UP }
    skeleton { rows { from: "0" amount: "0" } rows { from: "3" amount: "100" } above: ABOVE_RULE_LAST_ROW }
  } scores: "1" scores: "3" scores: "9" )") +
                                          kHour + kDay);
  const v1::MarketTestResponse response = Tested(request);
  EXPECT_EQ(response.rows(0).per_week().decimal(), "33.33");
  EXPECT_FALSE(response.rows(0).has_row());
  EXPECT_EQ(response.rows(1).row(), 1U);
  EXPECT_EQ(response.rows(2).per_week().decimal(), "100.00");
}

TEST(TestMarket, APricePerPointNeedsScores) {
  v1::MarketTestRequest request = Request(std::string(R"(table {
    id: "p" title: "P" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_HALF_UP } price_per_point { rate: "2.5" }
  } )") + kHour + kDay);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing scores "));
  request.add_scores("20");
  EXPECT_EQ(Tested(request).rows(0).per_week().decimal(), "50.00");
}

TEST(TestMarket, NamesScoresThatCannotBe) {
  v1::MarketTestRequest request = Usual();
  for (const char* score : {"2", "5", "2.0", "x"}) request.add_scores(score);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR not_a_decimal scores[3] x"));
  request.mutable_scores()->RemoveLast();
  EXPECT_THAT(Refused(request),
              ElementsAre("ERROR score_refused scores[1] 5", "ERROR listed_twice scores[2] 2.0"));
  request = Request(std::string(kTable) + kHour + kDay + "scores: \"1.25\"");
  request.mutable_table()->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_EXACT);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR too_many_decimals scores[0] 1.25"));
}

TEST(TestMarket, ATableThatNoPolicyWouldTakeIsRefused) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->mutable_rows(2)->set_amount("19.999");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR amount_not_in_pence table.points.rows[2].amount 19.999",
                                            "ERROR table_falls table.points.rows[2] 19.999"));
  request.mutable_table()->mutable_price_list()->add_items()->set_id("i");
  EXPECT_THAT(Refused(request), ::testing::Contains(HasSubstr("missing table.price_list.items[0].rate")));
  request = Request(std::string(kHour) + kDay + R"(table {
    id: "l" title: "L" period: PERIOD_WEEK basis: TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT
    rounding { mode: ROUNDING_MODE_HALF_UP }
    price_list { items { id: "i" label: "I" quantity: "q" rate: "1" } } })");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR not_looked_up table.price_list l"));
  request.mutable_table()->clear_kind();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR kind_missing table l"));
}

TEST(TestMarket, NamesEverythingThatIsWrongWithPricesAtOnce) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(0)->set_expires("2026-03-31");
  request.mutable_prices(1)->set_id("home-care");
  request.mutable_prices(1)->set_to_score("2");
  EXPECT_THAT(Refused(request), ElementsAre("ERROR duplicate_id prices[1].id home-care",
                                            "ERROR ends_before_start prices[0].expires 2026-03-31",
                                            "ERROR bounds_reversed prices[1].to_score 2",
                                            "WARNING price_expired prices[0].expires 2026-03-31"));
  request.clear_prices();
  EXPECT_THAT(Refused(request), ElementsAre("ERROR missing prices "));
}

constexpr const char* kSheet =
    "id,title,unit,amount,period,date,expires,source,care_groups,from_score\n"
    "home-care,Home care,hour,21.50,,2026-04-01,2027-03-31,Contract 12,,\n"
    "care-home,Care home,place,780.00,week,2026-04-01,2027-03-31,Contract 13,older; nursing,3\n";

TEST(TestMarket, PricesAndASheetOfThemAreTheSame) {
  v1::MarketTestRequest request = Usual();
  request.mutable_prices(1)->add_care_groups("older");
  request.mutable_prices(1)->add_care_groups("nursing");
  const v1::MarketTestResponse listed = Tested(request);
  request.clear_prices();
  request.set_sheet(kSheet);
  EXPECT_EQ(Tested(request).SerializeAsString(), listed.SerializeAsString());
  *request.add_prices() = Usual().prices(0);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR given_twice prices 1"));
}

TEST(TestMarket, WhatIsWrongWithASheetIsToldWithItsPlace) {
  v1::MarketTestRequest request = Request(std::string(kTable) + kDay);
  request.set_sheet(
      "id,title,unit,amount,date,source,period\n"
      "a,A,hour,0,2026-04-01,s,fortnight\n"
      "a,B,hour,1.50,2026-13-01,s,week\n");
  EXPECT_THAT(Refused(request),
              ::testing::IsSupersetOf({std::string("ERROR below_minimum sheet.amount 0 2:10"),
                                       std::string("ERROR not_a_date sheet.date 2026-13-01 3:15")}));
  request.set_sheet("id,cost\na,1\n");
  EXPECT_THAT(Refused(request), ::testing::Contains("ERROR unknown_column sheet cost 1:4"));
}

TEST(TestMarket, MoreFiguresThanAnybodyReadsAreRefused) {
  v1::MarketTestRequest request = Usual();
  request.mutable_table()->mutable_points()->clear_rows();
  for (int i = 0; i < 10'000; ++i) {
    v1::Row* row = request.mutable_table()->mutable_points()->add_rows();
    row->set_from(std::to_string(i));
    row->set_amount("100");
  }
  for (int i = 0; i < 18; ++i) {
    *request.add_prices() = request.prices(0);
    request.mutable_prices(i + 2)->set_id("p" + std::to_string(i));
  }
  EXPECT_THAT(Refused(request), ElementsAre("ERROR too_many_figures scores 210000"));
}

// 20 rows x 1,000 prices x 100 care groups are 2,000,000 comparisons; one row more is refused.
TEST(TestMarket, MoreComparisonsThanOneRequestIsWorthAreRefused) {
  v1::MarketTestRequest request = Usual();
  const v1::MarketPrice price = request.prices(0);
  request.clear_prices();
  for (int i = 0; i < 1'000; ++i) {
    v1::MarketPrice* made = request.add_prices();
    made->CopyFrom(price);
    made->clear_care_groups();
    made->set_id("p" + std::to_string(i));
  }
  request.clear_care_groups();
  for (int i = 0; i < 100; ++i) request.add_care_groups("g" + std::to_string(i));
  const auto rows = [&](int count) {
    request.mutable_table()->mutable_points()->clear_rows();
    for (int i = 0; i < count; ++i) {
      v1::Row* row = request.mutable_table()->mutable_points()->add_rows();
      row->set_from(std::to_string(i));
      row->set_amount("100");
    }
  };
  rows(20);
  v1::MarketTestResponse response;
  TestMarket(request, &response);
  EXPECT_EQ(response.rows_size(), 20);
  rows(21);
  EXPECT_THAT(Refused(request), ElementsAre("ERROR too_many_figures scores 2100000"));
}

// Whole units and what is left are the amount, a dearer price buys no more, and a higher row no less.
TEST(TestMarket, MoreMoneyBuysMoreAndADearerPriceLess) {
  std::mt19937_64 random(3);  // NOLINT(cert-msc51-cpp): the same cases on every run
  for (int i = 0; i < 100; ++i) {
    v1::MarketTestRequest request = Request(std::string(kTable) + kHour + kHour + kDay);
    request.mutable_table()->set_period(static_cast<v1::Period>(1 + random() % 6));
    request.set_year_basis(static_cast<v1::YearBasis>(1 + random() % 4));
    int64_t pence = 0;
    for (int r = 1; r < 5; ++r) {
      pence += static_cast<int64_t>(random() % 100'000);
      request.mutable_table()->mutable_points()->mutable_rows(r)->set_amount(
          std::to_string(pence / 100) + (pence % 100 < 10 ? ".0" : ".") + std::to_string(pence % 100));
    }
    const auto cheap = static_cast<int64_t>(1 + random() % 5'000);
    request.mutable_prices(0)->set_id("cheap");
    request.mutable_prices(0)->set_amount(std::to_string(cheap));
    request.mutable_prices(1)->set_id("dear");
    request.mutable_prices(1)->set_amount(std::to_string(cheap + 1));
    const v1::MarketTestResponse response = Tested(request);
    for (int r = 1; r < 5; ++r) {
      const v1::MarketRow& row = response.rows(r);
      EXPECT_GE(row.buys(0).whole_units(), row.buys(1).whole_units());
      if (r > 1) {
        EXPECT_GE(row.buys(0).whole_units(), response.rows(r - 1).buys(0).whole_units());
      }
      EXPECT_EQ(row.buys(0).enough(), row.buys(0).whole_units() >= 1);
    }
  }
}

}  // namespace
}  // namespace ras
