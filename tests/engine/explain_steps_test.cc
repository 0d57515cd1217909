// The arithmetic of the account: what each step says, and that a reader with a pencil gets the same penny
// (docs/the-account.md). Every sum in the sections "money" and "total" is worked out again from its words
// alone.
#include <optional>
#include <random>
#include <regex>

#include "ras/money.h"
#include "ras/rounding.h"
#include "tests/engine/explain_fixture.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;

std::string Step(const std::string& step) {
  return "components { outcome: OUTCOME_AMOUNT title: 'Support' steps { title: 'Step' " + step + " } }";
}

std::string Amount(const std::string& decimal) {
  std::string pence = decimal;
  std::erase(pence, '.');
  const bool whole = decimal.size() > 3 && decimal[decimal.size() - 3] == '.';
  return (whole ? "pence: " + pence : "") + " decimal: '" + decimal + "'";
}

std::string From(const std::string& before, const std::string& after, const std::string& effect) {
  return " before { amount { " + Amount(before) + " } } after { amount { " + Amount(after) +
         " } } effect { amount { " + Amount(effect) + " } } ";
}

// The paragraph of the one step.
std::string ToldStep(const std::string& step) {
  const auto told = Paragraphs(Tell(Step(step)), "money");
  EXPECT_GE(told.size(), 2U);
  return told.empty() ? "" : told[0];
}

TEST(AccountSteps, AProductWithItsRoundingItsEffectAndItsReason) {
  EXPECT_EQ(
      ToldStep("kind: STEP_KIND_FACTOR factor: '0.75' exact: '282.375' reason: 'Prices fell.'"
               " authority: 'Minute 4.' rounding { mode: ROUNDING_MODE_HALF_UP }" +
               From("376.50", "282.38", "-94.12")),
      "Step: £376.50 × 0.75 = £282.375. We round this to the nearest penny, with halves up: £282.38. That is "
      "£94.12 less. Why: Prices fell. (Set by: Minute 4.)");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_FACTOR factor: '2'" + From("1000.00", "2000.00", "1000.00")),
            "Step: £1,000.00 × 2 = £2,000.00. That is £1,000.00 more.");
}

TEST(AccountSteps, AnAmountCarriedOnUnroundedIsToldToFourPlacesIfItIsAFraction) {
  EXPECT_EQ(ToldStep("kind: STEP_KIND_FACTOR factor: '1.0375'" + From("10.01", "10.385375", "0.375375")),
            "Step: £10.01 × 1.0375 = £10.385375.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_FACTOR factor: '1/3'" + From("12345.00", "1234500/30", "-246900/30")),
            "Step: £12,345.00 × 1 ÷ 3 = about £41,150.0000.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_FACTOR factor: '3' exact: '1301/3' rounding {"
                     " mode: ROUNDING_MODE_FLOOR increment_pence: 500 }" +
                     From("1301/9", "430.00", "-31/9")),
            "Step: about £144.5555 × 3 = about £433.6666. We round this down to a full £5: £430.00.");
}

TEST(AccountSteps, AChangeOfPeriodNamesBothPeriodsAndTheYear) {
  EXPECT_EQ(
      ToldStep("kind: STEP_KIND_CONVERT_PERIOD factor: '365/7' exact: '36500/7' period_before: PERIOD_WEEK"
               " period_after: PERIOD_YEAR basis: YEAR_BASIS_365_DAYS rounding {"
               " mode: ROUNDING_MODE_HALF_EVEN increment_pence: 100 }" +
               From("100.00", "5214.00", "5114.00")),
      "Step: £100.00 a week × 365 ÷ 7 = about £5,214.2857 a year. Here we count 365 days to a year. We round "
      "this to the nearest pound, with halves to the even one: £5,214.00.");
}

TEST(AccountSteps, ARoundingAlone) {
  EXPECT_EQ(ToldStep("kind: STEP_KIND_ROUND exact: '498.4' rounding {"
                     " mode: ROUNDING_MODE_UP increment_pence: 250 }" +
                     From("498.40", "500.00", "1.60")),
            "Step: we round £498.40 up to a full £2.50: £500.00. That is £1.60 more.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_ROUND rounding {"
                     " mode: ROUNDING_MODE_HALF_DOWN increment_pence: 100 }" +
                     From("498.00", "498.00", "0.00")),
            "Step: we round to the nearest pound, with halves down. It makes no change to £498.00.");
}

TEST(AccountSteps, SumsAndLimits) {
  EXPECT_EQ(ToldStep("kind: STEP_KIND_ADD limit { decimal: '5.00' }" + From("10.00", "15.00", "5.00")),
            "Step: £10.00 + £5.00 = £15.00.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_MINIMUM bound: true limit { decimal: '30.00' }" +
                     From("10.00", "30.00", "20.00")),
            "Step: the least is £30.00. So £10.00 goes up by £20.00 to £30.00.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_MINIMUM limit { decimal: '30.00' }" + From("40.00", "40.00", "0.00")),
            "Step: the least is £30.00. It makes no change to £40.00.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_CAP bound: true limit { decimal: '30.00' }" +
                     From("40.00", "30.00", "-10.00")),
            "Step: the most is £30.00. So £40.00 goes down by £10.00 to £30.00.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_CAP limit { decimal: '30.00' }" + From("30.00", "30.00", "0.00")),
            "Step: the most is £30.00. It makes no change to £30.00.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_CUT_OFF limit { decimal: '30.00' }" + From("30.00", "30.00", "0.00")),
            "Step: £30.00 is not above £30.00. It makes no change.");
  EXPECT_EQ(ToldStep("kind: STEP_KIND_CUT_OFF bound: true limit { decimal: '30.00' } before { amount { "
                     "decimal: '30.01' } }"),
            "Step: £30.01 is above £30.00, so there is no early figure.");
}

// The policy's reason would say that help was counted when it was not.
TEST(AccountSteps, HelpThatTakesNothingOffHasNoReason) {
  const std::string support =
      "reason: 'They can go on.' authority: 'Minute 6' rounding { mode: ROUNDING_MODE_HALF_UP } kind: "
      "STEP_KIND_INFORMAL_SUPPORT factor: ";
  EXPECT_EQ(ToldStep(support + "'1'" + From("63.00", "63.00", "0.00")),
            "Step: nothing is taken off. It stays at £63.00.");
  EXPECT_THAT(ToldStep(support + "'0.7'" + From("10.00", "7.00", "-3.00")),
              HasSubstr("That is £3.00 less. Why: They can go on. (Set by: Minute 6.)"));
}

TEST(AccountSteps, BothEndsOfARange) {
  const std::string range = R"pb(
    components {
      outcome: OUTCOME_AMOUNT
      steps {
        title: "Cap"
        reason: "Why not."
        authority: "Us"
        kind: STEP_KIND_CAP
        bound: true
        limit { decimal: "30.00" }
        before {
          amount { decimal: "20.00" }
          upper { decimal: "40.00" }
        }
        after {
          amount { decimal: "20.00" }
          upper { decimal: "30.00" }
        }
        effect {
          amount { decimal: "0.00" }
          upper { decimal: "-10.00" }
        }
      }
      steps {
        title: "Bands"
        kind: STEP_KIND_INFORMAL_SUPPORT_LOOKUP
        before {
          amount { decimal: "20.00" }
          upper { decimal: "30.00" }
        }
        after { amount { decimal: "15.00" } }
        effect {
          amount { pence: -500 decimal: "-5.00" }
          upper { pence: -1500 decimal: "-15.00" }
        }
      }
    })pb";
  auto told = Paragraphs(Tell(range), "money");
  ASSERT_GE(told.size(), 4U);
  told.resize(4);
  EXPECT_THAT(
      told, ElementsAre("Cap, at the low end: the most is £30.00. It makes no change to £20.00.",
                        "Cap, at the high end: the most is £30.00. So £40.00 goes down by £10.00 to £30.00. "
                        "Why: Why not. (Set by: Us.)",
                        "Help from family and friends, at the low end: £20.00 becomes £15.00. That is £5.00 "
                        "less.",
                        "Help from family and friends, at the high end: £30.00 becomes £15.00. That is "
                        "£15.00 less."));
}

// One component whose score of 45 gives £70.00 a day, and what a test says otherwise.
v1::Determination WithLookup(const std::string& lookup) {
  auto determination = ParseText<v1::Determination>(R"pb(
    currency: "GBP"
    period: PERIOD_WEEK
    components {
      title: "Support"
      outcome: OUTCOME_AMOUNT
      amount { amount { decimal: "70.00" } }
      lookup {
        score: "45"
        score_rounded: "45"
        outcome: OUTCOME_AMOUNT
        amount { amount { decimal: "70.00" } }
        period: PERIOD_DAY
      }
    })pb");
  determination.mutable_components(0)->mutable_lookup()->MergeFrom(ParseText<v1::LookupResult>(lookup));
  return determination;
}

std::string ToldLookup(const std::string& lookup) {
  const auto told = Paragraphs(Tell(WithLookup(lookup)), "money");
  EXPECT_EQ(told.size(), 2U);
  EXPECT_THAT(told, Contains("Support comes to £70.00 a week."));
  return told.empty() ? "" : told[0];
}

TEST(AccountLookup, TheRowThatWasHit) {
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_ROW row { from: '45' to: '45' }"),
            "The table gives £70.00 a day for a score of 45.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_ROW row { from: '40' label: 'much' up_to: true"
                       " conditions: 'We agree a plan.' conditions: 'You live at home.' }"),
            "A score of 45 is in the row from 40 up. The row gives £70.00 a day. The policy calls this row: "
            "much. This "
            "is the most there is at this score. You may need less. It comes with this condition: We agree a "
            "plan. It "
            "comes with this condition: You live at home.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_ROW row { from: '40.5' to: '49' } score: '44.6'"
                       " score_rounding { mode: ROUNDING_MODE_HALF_UP increment: '1' }"),
            "We round your score of 44.6 to the nearest whole number, with halves up: 45. A score of 45 is "
            "in the row "
            "from 40.5 to 49. The row gives £70.00 a day.");
  EXPECT_THAT(ToldLookup("place: LOOKUP_PLACE_ROW row { from: '45' to: '45' } score: '44.6'"
                         " score_rounding { mode: ROUNDING_MODE_CEILING increment: '2.5' }"),
              HasSubstr("up to a full 2.5: 45."));
}

TEST(AccountLookup, ScoresThatNoRowCovers) {
  EXPECT_EQ(
      ToldLookup("place: LOOKUP_PLACE_BETWEEN_ROWS row { from: '30' to: '40' outcome: OUTCOME_AMOUNT amount {"
                 " amount { decimal: '60.00' } } } row_above { from: '50' outcome: OUTCOME_NO_ALLOCATION }"),
      "A score of 45 is between two rows of the table. At 40 the table gives £60.00. At 50 it gives no sum "
      "of "
      "money. Between them the policy gives £70.00 a day.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_BELOW_FIRST_ROW"),
            "A score of 45 is below the first row of the table. The policy then gives £70.00 a day.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_BELOW_FIRST_ROW outcome: OUTCOME_NO_ALLOCATION"),
            "A score of 45 is below the first row of the table. The policy then gives no sum of money.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_ABOVE_LAST_ROW"),
            "A score of 45 is above the last row of the table. The policy then gives £70.00 a day.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_COMPUTED"),
            "Each point has a price. A score of 45 gives £70.00 a day.");
  EXPECT_EQ(ToldLookup("place: LOOKUP_PLACE_ROW row { label: 'advice' } outcome: OUTCOME_NO_ALLOCATION"),
            "At a score of 45 the table gives no sum of money. The policy calls this row: advice.");
}

TEST(AccountLookup, NeedBeforeAndAfterInformalSupport) {
  const std::string row = "place: LOOKUP_PLACE_ROW row { from: '45' to: '45' } ";
  v1::Determination determination = WithLookup(row);
  v1::ComponentResult* component = determination.mutable_components(0);
  *component->mutable_lookup_before_informal_support() = component->lookup();
  EXPECT_THAT(Paragraphs(Tell(determination), "money"), Not(Contains(HasSubstr("all your needs"))));
  component->mutable_lookup_before_informal_support()->set_score("60");
  component->mutable_lookup_before_informal_support()->set_score_rounded("60");
  component->mutable_lookup_before_informal_support()->mutable_amount()->mutable_amount()->set_decimal(
      "90.00");
  auto told = Paragraphs(Tell(determination), "money");
  told.resize(4);
  EXPECT_THAT(told,
              ElementsAre("First we count all your needs.", "The table gives £90.00 a day for a score of 60.",
                          "Then we count the needs that are left after the help from family and friends.",
                          "The table gives £70.00 a day for a score of 45."));
}

TEST(AccountItems, AreItemisedAndAddUp) {
  const auto told = Paragraphs(Tell(R"pb(components {
                                           title: "Nights"
                                           outcome: OUTCOME_AMOUNT
                                           amount { amount { decimal: "771.34" } }
                                           items {
                                             label: "A night awake."
                                             quantity: "2.5"
                                             quantity_before_informal_support: "5"
                                             multiplier: "2"
                                             rate: "148.3"
                                             amount { decimal: "741.50" }
                                           }
                                           items {
                                             label: "An hour"
                                             quantity: "1.75"
                                             rate: "17.054"
                                             amount { decimal: "29.84" }
                                           }
                                           steps {
                                             kind: STEP_KIND_TABLE
                                             after { amount { decimal: "900.00" } }
                                             period_after: PERIOD_WEEK
                                           }
                                           steps {
                                             kind: STEP_KIND_INFORMAL_SUPPORT_LOOKUP
                                             before { amount { decimal: "900.00" } }
                                             after { amount { decimal: "771.34" } }
                                             effect { amount { pence: -12866 decimal: "-128.66" } }
                                             period_after: PERIOD_WEEK
                                           }
                                         })pb"),
                               "money");
  EXPECT_THAT(
      told,
      ElementsAre("A night awake: 2.5 × 2 × £148.30 = £741.50. You need 5 of these. Family and friends do "
                  "a part, so 2.5 count.",
                  "An hour: 1.75 × £17.054, rounded, is £29.84.", "The sum of these is £771.34 a week.",
                  "Help from family and friends: £900.00 becomes £771.34. That is £128.66 less.",
                  "Nights comes to £771.34 a week."));
}

TEST(AccountTotal, AddsThePartsOneByOne) {
  const v1::Explanation told = Tell(R"pb(
    outcome: OUTCOME_AMOUNT
    indicative_allocation {
      amount { decimal: "150.00" }
      upper { decimal: "170.00" }
    }
    components { title: "Days" outcome: OUTCOME_AMOUNT }
    components { title: "Nights" outcome: OUTCOME_AMOUNT }
    components { title: "Carer" outcome: OUTCOME_AMOUNT for_carer: true }
    components { title: "Travel" outcome: OUTCOME_DOES_NOT_APPLY }
    total_steps {
      kind: STEP_KIND_COMPONENT
      title: "Days"
      before { amount { decimal: "0.00" } }
      after { amount { decimal: "100.00" } }
      effect { amount { decimal: "100.00" } }
    }
    total_steps {
      kind: STEP_KIND_COMPONENT
      title: "Nights"
      before { amount { decimal: "100.00" } }
      after {
        amount { decimal: "150.00" }
        upper { decimal: "170.00" }
      }
      effect {
        amount { decimal: "50.00" }
        upper { decimal: "70.00" }
      }
    })pb");
  EXPECT_THAT(Headings(told, "money"),
              ElementsAre("Days: how we got there", "Nights: how we got there", "Carer: how we got there"));
  EXPECT_THAT(Paragraphs(told, "money"),
              Contains("This part is for your carer. It is not in your own figure."));
  EXPECT_THAT(Paragraphs(told, "total"),
              ElementsAre("Travel: this part is not for your case.", "We start with Days: £100.00.",
                          "We add Nights, at the low end: £100.00 + £50.00 = £150.00.",
                          "We add Nights, at the high end: £100.00 + £70.00 = £170.00.",
                          "So your figure is £150.00 to £170.00 a week."));
}

// Reads the English account as somebody with a pencil would.
class Pencil {
 public:
  // Works out every sum of the two sections again.
  void Check(const v1::Explanation& explanation) {
    for (const v1::Section& section : explanation.sections()) {
      if (section.id() != "money" && section.id() != "total") continue;
      for (const std::string& paragraph : section.paragraphs()) CheckParagraph(paragraph);
    }
  }
  int sums() const { return sums_; }
  int roundings() const { return roundings_; }

 private:
  struct Value {
    Rational pounds;
    bool about = false;
  };

  static Value Read(std::string text) {
    Value value;
    if (text.starts_with("about ")) {
      value.about = true;
      text.erase(0, 6);
    }
    std::erase_if(text, [](char c) { return c == ',' || static_cast<unsigned char>(c) >= 0x80; });
    // Up to 18 places, which is more than a Decimal has.
    const std::size_t point = text.find('.');
    const std::string fraction = point == std::string::npos ? "" : text.substr(point + 1);
    value.pounds = Rational(Decimal::Parse(text.substr(0, point)).value());
    Rational place(1);
    for (const char c : fraction) {
      place = Divide(place, Rational(10)).value();
      value.pounds = Add(value.pounds, Multiply(place, Rational(c - '0')).value()).value();
    }
    return value;
  }

  // Exactly equal, or within what four places leave open.
  static void ExpectSame(const Value& a, const Value& b, const Rational& factor, const std::string& where) {
    if (!a.about && !b.about) {
      EXPECT_EQ(a.pounds.ToString(), b.pounds.ToString()) << where;
      return;
    }
    const Rational difference = Subtract(a.pounds, b.pounds).value();
    const Rational most = Multiply(Rational(Decimal{2, 4}), Add(factor, Rational(1)).value()).value();
    EXPECT_LE(Max(difference, difference.Negated()), most) << where;
  }

  static AmountRounding ReadRounding(const std::string& words) {
    AmountRounding rounding;
    if (words.starts_with("up to")) rounding.mode = RoundingMode::kUp;
    if (words.starts_with("down to")) rounding.mode = RoundingMode::kDown;
    if (words.ends_with("halves down")) rounding.mode = RoundingMode::kHalfDown;
    if (words.ends_with("even one")) rounding.mode = RoundingMode::kHalfEven;
    if (words.find("penny") != std::string::npos) return rounding;
    rounding.increment_pence = 100;
    std::smatch match;
    if (std::regex_search(words, match, std::regex("£([0-9.,]*[0-9])"))) {
      const Value increment = Read(match[1]);
      rounding.increment_pence = Multiply(increment.pounds, Rational(100)).value().AtPlaces(0).value();
    }
    return rounding;
  }

  void CheckRounding(const Value& exact, const std::string& words, const Value& after,
                     const std::string& where) {
    ++roundings_;
    const AmountRounding rounding = ReadRounding(words);
    const Result<int64_t> rounded = RoundAmount(Multiply(exact.pounds, Rational(100)).value(), rounding);
    const Rational pence = Multiply(after.pounds, Rational(100)).value();
    if (!exact.about) {
      EXPECT_EQ(Rational(rounded.value()), pence) << where;
    } else {
      const Rational difference = Subtract(Rational(rounded.value()), pence).value();
      EXPECT_LE(Max(difference, difference.Negated()), Rational(rounding.increment_pence)) << where;
    }
  }

  void CheckEffect(const Value& before, const Value& after, const std::string& where) {
    static const std::regex kEffectForm("That is ((?:£|€)[0-9.,]+[0-9]) (more|less)\\.");
    std::smatch match;
    if (!std::regex_search(where, match, kEffectForm)) return;
    const Value effect = Read(match[1]);
    const Value sum = match[2] == "more"
                          ? Value{Add(before.pounds, effect.pounds).value(), before.about}
                          : Value{Subtract(before.pounds, effect.pounds).value(), before.about};
    ExpectSame(sum, after, Rational(1), where);
  }

  void CheckParagraph(const std::string& text) {
    static const std::string kMoney = "((?:about )?(?:£|€)[0-9.,]*[0-9])";
    static const std::string kPeriod = "(?: a [a-z]+| every four weeks)?";
    static const std::regex kProductForm(kMoney + kPeriod + " × ([0-9.]+)(?: ÷ ([0-9]+))? = " + kMoney);
    static const std::regex kItemForm("([0-9.]+) ×(?: ([0-9.]+) ×)? " + kMoney + " = " + kMoney);
    static const std::regex kRoundedForm("We round this (.*?): " + kMoney);
    static const std::regex kRoundForm("we round " + kMoney + " (.*?): " + kMoney);
    static const std::regex kSumForm(kMoney + " \\+ " + kMoney + " = " + kMoney);
    static const std::regex kLimitForm("So " + kMoney + " goes (up|down) by " + kMoney + " to " + kMoney);
    static const std::regex kBecomesForm(kMoney + " becomes " + kMoney);
    std::smatch match, rounding;
    if (std::regex_search(text, match, kProductForm)) {
      ++sums_;
      Rational factor = Read(match[2]).pounds;
      if (match[3].matched) factor = Divide(factor, Read(match[3]).pounds).value();
      const Value before = Read(match[1]), exact = Read(match[4]);
      ExpectSame({Multiply(before.pounds, factor).value(), before.about}, exact, factor, text);
      Value after = exact;
      if (std::regex_search(text, rounding, kRoundedForm)) {
        after = Read(rounding[2]);
        CheckRounding(exact, rounding[1], after, text);
      }
      CheckEffect(before, after, text);
    } else if (std::regex_search(text, match, kItemForm)) {
      ++sums_;
      Rational product = Multiply(Read(match[1]).pounds, Read(match[3]).pounds).value();
      if (match[2].matched) product = Multiply(product, Read(match[2]).pounds).value();
      ExpectSame({product}, Read(match[4]), product, text);
    } else if (std::regex_search(text, match, kRoundForm)) {
      ++sums_;
      CheckRounding(Read(match[1]), match[2], Read(match[3]), text);
      CheckEffect(Read(match[1]), Read(match[3]), text);
    } else if (std::regex_search(text, match, kSumForm)) {
      ++sums_;
      const Value a = Read(match[1]), b = Read(match[2]);
      ExpectSame({Add(a.pounds, b.pounds).value(), a.about || b.about}, Read(match[3]), Rational(1), text);
    } else if (std::regex_search(text, match, kLimitForm)) {
      ++sums_;
      const Value before = Read(match[1]), effect = Read(match[3]);
      const Rational after = match[2] == "up" ? Add(before.pounds, effect.pounds).value()
                                              : Subtract(before.pounds, effect.pounds).value();
      ExpectSame({after, before.about || effect.about}, Read(match[4]), Rational(1), text);
    } else if (std::regex_search(text, match, kBecomesForm)) {
      ++sums_;
      CheckEffect(Read(match[1]), Read(match[2]), text);
    } else {
      EXPECT_THAT(text, Not(HasSubstr(" = "))) << "a sum that nobody checked";
    }
  }

  int sums_ = 0;
  int roundings_ = 0;
};

TEST(AccountArithmetic, OfEveryShippedCaseAddsUp) {
  Pencil pencil;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(golden::Policies())) {
    if (entry.path().parent_path().filename() != "assessments") continue;
    const auto policy =
        golden::CompiledPolicyNamed(entry.path().parent_path().parent_path().filename().string());
    const v1::DetermineResponse response =
        golden::Determined(*policy, golden::ReadDocument<v1::Assessment>(entry.path()));
    pencil.Check(response.determination().account());
  }
  EXPECT_GE(pencil.sums(), 25);
  EXPECT_GE(pencil.roundings(), 10);
}

// Steps of every kind in any order, on single amounts and ranges, rounded or carried on unrounded.
v1::Policy WithRandomSteps(std::mt19937* random) {
  const auto pick = [&](int count) { return static_cast<int>((*random)() % static_cast<uint32_t>(count)); };
  v1::Policy policy = SmallPolicy();
  v1::Component* component = policy.mutable_components(0);
  const v1::Adjustment support = component->adjustments(0);
  component->clear_adjustments();
  const auto add = [&](const std::string& kind, v1::AdjustmentPurpose purpose) {
    v1::Adjustment* step = component->add_adjustments();
    step->MergeFrom(ParseText<v1::Adjustment>("title: 'Step' reason: 'Why.' authority: 'Us' " + kind));
    step->set_id("step" + std::to_string(component->adjustments_size()));
    step->set_purpose(purpose);
  };
  const char* modes[] = {"HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING"};
  const char* increments[] = {"",
                              "increment_pence: 1",
                              "increment_pence: 5",
                              "increment_pence: 50",
                              "increment_pence: 100",
                              "increment_pence: 250"};
  const auto rounding = [&] {
    if (pick(4) == 0) return std::string("rounding { mode: ROUNDING_MODE_EXACT }");
    return "rounding { mode: ROUNDING_MODE_" + std::string(modes[pick(7)]) + " " + increments[pick(6)] + " }";
  };
  for (int s = pick(5); s >= 0; --s) {
    switch (pick(5)) {
      case 0:
        add("factor: '" + Decimal{pick(30'000), 4}.ToString() + "' " + rounding(),
            v1::ADJUSTMENT_PURPOSE_INFLATION);
        break;
      case 1:
        add("add: '" + FormatMoney(pick(10'000)) + "'", v1::ADJUSTMENT_PURPOSE_OTHER);
        break;
      case 2:
        add("minimum: '" + FormatMoney(pick(20'000)) + "'", v1::ADJUSTMENT_PURPOSE_MINIMUM);
        break;
      case 3:
        add("cap: '" + FormatMoney(10'000 + pick(20'000)) + "'", v1::ADJUSTMENT_PURPOSE_CEILING);
        break;
      default:
        add("round {} rounding { mode: ROUNDING_MODE_" + std::string(modes[pick(7)]) + " " +
                increments[1 + pick(5)] + " }",
            v1::ADJUSTMENT_PURPOSE_PRESENTATION);
        break;
    }
  }
  *component->add_adjustments() = support;
  add("convert_period { to: PERIOD_YEAR basis: YEAR_BASIS_365_DAYS } " + rounding(),
      v1::ADJUSTMENT_PURPOSE_PRESENTATION);
  add("round {} rounding { mode: ROUNDING_MODE_HALF_UP }", v1::ADJUSTMENT_PURPOSE_PRESENTATION);
  policy.set_result_period(v1::PERIOD_YEAR);
  policy.mutable_stated_periods(0)->set_period(v1::PERIOD_WEEK);
  if (pick(2) == 0) {
    v1::Row* row = policy.mutable_tables(0)->mutable_bands()->mutable_rows(1);
    row->mutable_range()->set_from("50");
    row->mutable_range()->set_to("70.01");
  }
  return policy;
}

TEST(AccountArithmetic, OfRandomStepsAddsUp) {
  std::mt19937 random(20261124);
  Pencil pencil;
  for (int round = 0; round < 400; ++round) {
    const auto policy = CompileOrFail(WithRandomSteps(&random));
    ASSERT_NE(policy, nullptr);
    v1::DetermineRequest request = SmallRequest();
    request.mutable_assessment()->mutable_informal_support()->CopyFrom(
        ParseText<v1::InformalSupport>("overall { share: 'half' impact: 'low' }"));
    request.mutable_assessment()->add_carers()->CopyFrom(ParseText<v1::Carer>(
        "id: 'c' kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES assessment: "
        "CARER_ASSESSMENT_DONE"));
    v1::DetermineResponse response;
    Determine(*policy, request, &response);
    ASSERT_TRUE(response.has_determination()) << response.ShortDebugString();
    pencil.Check(response.determination().account());
    if (HasFailure()) FAIL() << response.determination().account().DebugString();
  }
  EXPECT_GE(pencil.sums(), 1500);
  EXPECT_GE(pencil.roundings(), 800);
}

}  // namespace
}  // namespace ras::testing
