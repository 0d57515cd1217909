// The edges of who a rule is for: birthdays, care groups that outlast them, and support shared out by the day
// (docs/figures.md section 8; the framework's questions about people who turn 65).
#include <gtest/gtest.h>

#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

constexpr uint32_t k65Years = 65 * 12;

int64_t Pence(const v1::Policy& document, const std::string& care_group, uint32_t age_months) {
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->set_care_group(care_group);
  request.mutable_assessment()->set_age_months(age_months);
  return DetermineOrFail(*CompileOrFail(document), request).indicative_allocation().amount().pence();
}

TEST(Age, SixtyFourIsBelowSixtyFiveUntilTheBirthday) {
  v1::Policy document = SmallPolicy();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "older"
    title: "Older people's market"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_MARKET_COST
    when { age { from_months: 780 } }
    add: "10.00"
  )pb");
  EXPECT_EQ(Pence(document, "older", k65Years - 1), 5000);
  EXPECT_EQ(Pence(document, "older", k65Years), 6000);
  document.mutable_components(0)->mutable_adjustments(1)->mutable_when()->mutable_age()->Clear();
  document.mutable_components(0)->mutable_adjustments(1)->mutable_when()->mutable_age()->set_below_months(
      780);
  EXPECT_EQ(Pence(document, "older", k65Years - 1), 6000);
  EXPECT_EQ(Pence(document, "older", k65Years), 5000);
}

// Nobody's care group changes on a birthday: what is recorded counts.
TEST(CareGroup, ALearningDisabilityAtSixtyFiveIsStillThatGroup) {
  v1::Policy document = SmallPolicy();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "market"
    title: "What support costs"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_MARKET_COST
    factor_by_care_group {
      factors { name: "older" factor: "1" }
      factors { name: "learning" factor: "1.5" }
    }
    rounding { mode: ROUNDING_MODE_HALF_UP }
  )pb");
  EXPECT_EQ(Pence(document, "learning", k65Years - 1), 7500);
  EXPECT_EQ(Pence(document, "learning", k65Years), 7500);
  EXPECT_EQ(Pence(document, "older", k65Years), 5000);
}

TEST(PriceList, ADayCentreUsedThreeDaysCostsThreeTimesTheOneDayShare) {
  v1::Policy document = SmallPolicy();
  *document.mutable_questionnaire()->mutable_domains(1)->add_questions() = ParseText<v1::Question>(R"pb(
    id: "days"
    text: "On how many days do I go to the day centre?"
    quantity { unit: "days" minimum: "0" maximum: "7" step: "1" }
  )pb");
  v1::AllocationTable* table = document.mutable_tables(0);
  table->clear_bands();
  *table->mutable_price_list()->add_items() =
      ParseText<v1::PriceItem>(R"pb(
        id: "day" label: "A day at the centre" quantity: "days" rate: "43.33"
      )pb");
  table->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
  document.mutable_components(0)->clear_measure();
  const auto pence = [&](const std::string& days) {
    v1::DetermineRequest request = SmallRequest();
    v1::Answer* answer = request.mutable_assessment()->add_answers();
    answer->set_question("days");
    answer->mutable_agreed()->set_quantity(days);
    return DetermineOrFail(*CompileOrFail(document), request).indicative_allocation().amount().pence();
  };
  EXPECT_EQ(pence("1"), 4333);
  EXPECT_EQ(pence("3"), 3 * 4333);
}

}  // namespace
}  // namespace ras::testing
