// What the account says in each situation: what the figure is, the answers, the score, help from family and
// friends, what would change it, views, limits, rights. The arithmetic is in explain_steps_test.cc.
#include "tests/engine/explain_fixture.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

TEST(AccountFigure, SaysThatItIsEarlyAndMayChange) {
  const auto about = Paragraphs(Tell(""), "about");
  ASSERT_THAT(about, SizeIs(2));
  EXPECT_THAT(about[0], HasSubstr("an early figure to help you plan"));
  EXPECT_THAT(about[0], HasSubstr("It may go up or down."));
  EXPECT_THAT(about[0], HasSubstr("The final sum is set when your support plan is agreed."));
}

TEST(AccountFigure, IsToldForEveryPeriodWithWhatAYearIsTakenToBe) {
  const std::string told = R"pb(
    outcome: OUTCOME_AMOUNT
    indicative_allocation { amount { pence: 123450 decimal: "1234.50" } }
    stated_periods {
      period: PERIOD_FOUR_WEEKS
      amount { amount { pence: 493800 decimal: "4938.00" } }
    }
    stated_periods {
      period: PERIOD_YEAR
      basis: YEAR_BASIS_365_25_DAYS
      amount { amount { pence: 6441473 decimal: "64414.73" } }
    })pb";
  EXPECT_THAT(
      Paragraphs(Tell(told), "figure"),
      ElementsAre("Your figure is £1,234.50 a week. That is £4,938.00 every four weeks. That is £64,414.73 "
                  "a year, if we count 365 and a quarter days to a year."));
}

TEST(AccountFigure, ARangeHasTwoEnds) {
  EXPECT_THAT(Paragraphs(Tell(R"pb(
                           outcome: OUTCOME_AMOUNT
                           indicative_allocation {
                             amount { pence: 9500 decimal: "95.00" }
                             upper { pence: 14000 decimal: "140.00" }
                           })pb"),
                         "figure"),
              ElementsAre("Your figure is from £95.00 to £140.00 a week."));
}

TEST(AccountFigure, NoAllocationIsNotZeroPoundsAndSaysWhatItMeans) {
  const auto figure = Paragraphs(Tell("outcome: OUTCOME_NO_ALLOCATION"), "figure");
  ASSERT_THAT(figure, SizeIs(1));
  EXPECT_THAT(figure[0], HasSubstr("There is no sum of money for you at this score."));
  EXPECT_THAT(figure[0],
              HasSubstr("services that are open to all. It does not mean that you have no needs."));
  EXPECT_THAT(Paragraphs(Tell(R"pb(
                           outcome: OUTCOME_AMOUNT
                           indicative_allocation { amount { pence: 0 decimal: "0.00" } })pb"),
                         "figure"),
              ElementsAre("Your figure is £0.00 a week."));
}

// Where family and friends meet the need, services for everyone have nothing to do with it.
TEST(AccountFigure, NoAllocationBecauseOfFamilyAndFriendsIsToldAsThat) {
  const auto figure = Paragraphs(Tell(R"pb(
                                   outcome: OUTCOME_NO_ALLOCATION
                                   before_informal_support { amount { pence: 4000 decimal: "40.00" } })pb"),
                                 "figure");
  ASSERT_THAT(figure, SizeIs(1));
  EXPECT_THAT(figure[0], HasSubstr("With no such help your figure would be £40.00 a week."));
  EXPECT_THAT(figure[0], Not(HasSubstr("open to all")));
}

TEST(AccountFigure, ACutOffAndAPartThatDoesNotApply) {
  EXPECT_THAT(Paragraphs(Tell("outcome: OUTCOME_CUT_OFF"), "figure"),
              Contains(HasSubstr("You can still have the support you need.")));
  EXPECT_THAT(Paragraphs(Tell("outcome: OUTCOME_DOES_NOT_APPLY"), "figure"),
              Contains(HasSubstr("No part of the policy gives a sum in your case.")));
}

TEST(AccountFigure, OtherCurrencies) {
  v1::Determination determination = ParseText<v1::Determination>(R"pb(
    outcome: OUTCOME_AMOUNT
    period: PERIOD_MONTH
    currency: "EUR"
    indicative_allocation { amount { pence: 59900 decimal: "599.00" } })pb");
  EXPECT_THAT(Paragraphs(Tell(determination), "figure"), ElementsAre("Your figure is €599.00 a month."));
  determination.set_currency("PLN");
  EXPECT_THAT(Paragraphs(Tell(determination), "figure"), ElementsAre("Your figure is PLN 599.00 a month."));
}

constexpr const char* kAnswers = R"pb(
  domains { domain: "home" title: "My home" points: "15.5" maximum: "41" points_after_informal_support: "1" }
  domains { domain: "night" title: "At night" points: "0" maximum: "1" points_after_informal_support: "0" }
  answers {
    domain: "home"
    text: "I can cook."
    state: ANSWER_STATE_SCORED
    answer: "some support"
    points: "15.5"
    maximum: "40"
  }
  answers { domain: "home" text: "What with?" state: ANSWER_STATE_SCORED points: "0" maximum: "1" }
  answers { domain: "home" text: "I can garden." state: ANSWER_STATE_NOT_ASKED points: "0" maximum: "0" }
  answers { domain: "home" text: "Where?" state: ANSWER_STATE_RECORDED answer: "a flat" }
  answers {
    domain: "night"
    text: "I sleep well."
    state: ANSWER_STATE_NOT_APPLICABLE_SCORES_ZERO
    points: "0"
    maximum: "1"
  }
  answers { domain: "night" text: "I go to work." state: ANSWER_STATE_NOT_APPLICABLE_LEAVES_MAXIMUM }
  answers { domain: "more" text: "Anything else?" state: ANSWER_STATE_NOT_GIVEN }
  answers { domain: "more" text: "Who am I?" state: ANSWER_STATE_RECORDED answer: "a gardener" }
  measures { title: "Overall need" value: "15.5" maximum: "42" value_after_informal_support: "1" }
  measures { title: "Nights" value: "0" maximum: "1" value_after_informal_support: "0" }
)pb";

TEST(AccountAnswers, AreToldByDomainInThePolicysWords) {
  const v1::Explanation told = Tell(kAnswers);
  EXPECT_THAT(Headings(told, "answers.domain"),
              ElementsAre("My home: 15.5 of 41 points", "At night: 0 of 1 point"));
  EXPECT_THAT(Headings(told, "answers.recorded"), ElementsAre("What else you told us"));
  EXPECT_THAT(Rows(told, "answers.domain"),
              ElementsAre("I can cook. | some support | 15.5 of 40", "What with? | None of these | 0 of 1",
                          "Where? | a flat | ", "I sleep well. | Does not apply to me | 0 of 1",
                          "I go to work. | Does not apply to me | "));
  EXPECT_THAT(Rows(told, "answers.recorded"), ElementsAre("Who am I? | a gardener | "));
}

TEST(AccountAnswers, NeedLessInformalSupportIsKeptApart) {
  const v1::Explanation told = Tell(kAnswers);
  EXPECT_THAT(Paragraphs(told, "answers.domain"),
              ElementsAre("Less the help from family and friends: 1 point."));
  EXPECT_THAT(Paragraphs(told, "score"),
              ElementsAre("Overall need: 15.5 out of 42. Less the help from family and friends: 1.",
                          "Nights: 0 out of 1."));
}

std::string Support(const std::string& reductions) {
  return "outcome: OUTCOME_AMOUNT"
         " indicative_allocation { amount { pence: 7000 decimal: '70.00' } }"
         " before_informal_support { amount { pence: 10000 decimal: '100.00' } }"
         " informal_support { approach: INFORMAL_SUPPORT_APPROACH_OVERALL " +
         reductions + " }";
}

TEST(AccountSupport, SaysWhatWasTakenOffAndFromWhat) {
  const auto told = Paragraphs(Tell(Support(R"pb(reductions {
                                                   share_label: "about half."
                                                   impact: "low"
                                                   impact_label: "it fits in"
                                                   percent_in_policy: "30"
                                                   percent_applied: "30"
                                                   gate_open: true
                                                 })pb")),
                               "support");
  EXPECT_THAT(
      told,
      ElementsAre("Your score counts all your needs, and also those that family and friends meet.",
                  "How much of your need they meet: about half. What this means for them: it fits in. For "
                  "this the policy takes off 30%.",
                  "With no such help your figure would be £100.00 a week. With it, your figure is £70.00 "
                  "a week.",
                  "Each person who helps you has a right to ask us to look at their own needs."));
}

TEST(AccountSupport, SaysWhyNothingWasTakenOff) {
  const std::vector<std::pair<std::string, std::string>> reasons = {
      {"NO_CARER_RECORDED", "We have no record of who gives the help."},
      {"NOT_CONFIRMED", "A helper (on record as anna) has not told us that they can and will go on."},
      {"NOT_ABLE_OR_WILLING", "A helper (on record as anna) told us that they can not or will not go on."},
      {"NOT_ASSESSED", "We have not yet looked at what a helper (on record as anna) needs."},
      {"REFUSED_ASSESSMENT", "A helper (on record as anna) did not want us to look at what they need."},
      {"NOT_CHECKED", "No one has checked that other help (on record as anna) can last."},
      {"CANNOT_LAST", "We checked some other help (on record as anna). It can not last."}};
  for (const auto& [reason, sentence] : reasons) {
    const auto told = Paragraphs(Tell(Support(R"pb(reductions {
                                                     share_label: "half"
                                                     impact: "low"
                                                     impact_label: "low"
                                                     percent_in_policy: "30"
                                                     percent_applied: "0"
                                                   }
                                                   gate { carer: "anna" reason: GATE_REASON_)pb" +
                                              reason + "}")),
                                 "support");
    ASSERT_THAT(told, SizeIs(4));
    EXPECT_THAT(told[1],
                HasSubstr("The policy could take off 30%. But nothing was taken off, and this is why: " +
                          sentence + " If this changes, tell us"));
    EXPECT_EQ(told[2], "No help from family or friends was taken off your figure.");
  }
}

TEST(AccountSupport, ByDomainEachDomainHasItsOwn) {
  const auto told = Paragraphs(
      Tell(R"pb(
        domains { domain: "home" title: "My home" }
        domains { domain: "out" title: "Out and about" }
        domains { domain: "night" title: "At night" }
        outcome: OUTCOME_NO_ALLOCATION
        before_informal_support { amount { pence: 10000 decimal: "100.00" } }
        informal_support {
          approach: INFORMAL_SUPPORT_APPROACH_BY_DOMAIN
          reductions {
            domain: "home"
            share_label: "most of it"
            impact: "low"
            impact_label: "it fits in"
            percent_in_policy: "90"
            percent_applied: "90"
            gate_open: true
          }
          reductions {
            domain: "out"
            share_label: "a part"
            impact: "high"
            impact_label: "it is hard"
            percent_in_policy: "10"
            percent_applied: "0"
          }
          reductions { domain: "night" share_label: "none" percent_in_policy: "0" percent_applied: "0" }
          gate { carer: "club" reason: GATE_REASON_NOT_CHECKED domains: "out" }
          gate { carer: "son" reason: GATE_REASON_NOT_ASSESSED domains: "night" }
        })pb"),
      "support");
  ASSERT_THAT(told, SizeIs(6));
  EXPECT_EQ(
      told[1],
      "My home. How much they meet: most of it. What this means for them: it fits in. For this the policy "
      "takes off 90%.");
  EXPECT_THAT(told[2], HasSubstr("Out and about."));
  EXPECT_THAT(told[2], HasSubstr("on record as club"));
  EXPECT_THAT(told[2], Not(HasSubstr("son")));
  EXPECT_EQ(told[3], "At night. How much they meet: none.");
  EXPECT_EQ(told[4],
            "With no such help your figure would be £100.00 a week. With it, there is no sum of money.");
}

TEST(AccountSupport, NoneAndNotRecorded) {
  EXPECT_THAT(Paragraphs(Tell(Support(R"pb(reductions {
                                             share_label: "none"
                                             percent_in_policy: "0"
                                             percent_applied: "0"
                                           })pb")),
                         "support"),
              ElementsAre("No help from family or friends was taken off your figure."));
  EXPECT_THAT(
      Paragraphs(Tell("informal_support { approach: INFORMAL_SUPPORT_APPROACH_NOT_RECORDED }"), "support"),
      ElementsAre("This policy does not count what family and friends do."));
}

// One component at 50.00 whose score is 45, and its neighbours.
std::string Changing(const std::string& more) {
  return R"pb(
           outcome: OUTCOME_AMOUNT
           indicative_allocation { amount { pence: 5000 decimal: "50.00" } }
           answers { question: "cook" text: "I can cook." }
           answers { question: "walk" text: "I can walk." }
           components {
             title: "Support"
             outcome: OUTCOME_AMOUNT
             amount { amount { pence: 5000 decimal: "50.00" } }
             lookup { score: "45" score_rounded: "45" }
             one_more {
               score: "46"
               outcome: OUTCOME_AMOUNT
               amount { amount { pence: 5225 decimal: "52.25" } }
             }
             one_less { score: "44" outcome: OUTCOME_NO_ALLOCATION }
           }
         )pb" +
         more;
}

std::string WhatIf(const std::string& direction, const std::string& question, const std::string& answer,
                   const std::string& figure) {
  return "what_ifs { direction: WHAT_IF_DIRECTION_LEVEL_" + direction + " question: '" + question +
         "' answer: '" + answer + "' " + figure + " }";
}

std::string Pounds(int pounds) {
  return "outcome: OUTCOME_AMOUNT indicative_allocation { amount { pence: " + std::to_string(100 * pounds) +
         " decimal: '" + std::to_string(pounds) + ".00' } }";
}

TEST(AccountChange, OnePointMoreAndLess) {
  EXPECT_THAT(Paragraphs(Tell(Changing("measures { value: '45' maximum: '100' }")), "change"),
              ElementsAre("Support: the next score up is 46. It would give £52.25.",
                          "Support: the next score down is 44. It would give no sum of money.",
                          "One step up or down on any one answer would not change your figure."));
}

TEST(AccountChange, NoScoreThatNobodyCanHave) {
  const std::string at_the_end = Changing("measures { value: '45' maximum: '45' }");
  EXPECT_THAT(Paragraphs(Tell(at_the_end), "change"), Not(Contains(HasSubstr("next score up"))));
  v1::Determination below = ParseText<v1::Determination>(Changing(""));
  below.mutable_components(0)->mutable_one_less()->set_score("-1");
  EXPECT_THAT(Paragraphs(Tell(below), "change"), Not(Contains(HasSubstr("next score down"))));
}

TEST(AccountChange, SaysOnlyWhatWouldChange) {
  const v1::Explanation told =
      Tell(Changing(WhatIf("UP", "cook", "a lot", Pounds(80)) + WhatIf("DOWN", "cook", "none", Pounds(50)) +
                    WhatIf("DOWN", "walk", "", "outcome: OUTCOME_NO_ALLOCATION") +
                    WhatIf("UP", "walk", "a lot", "outcome: OUTCOME_CUT_OFF") +
                    WhatIf("UP", "walk", "too much", "refused: true")));
  EXPECT_THAT(Rows(told, "change"), ElementsAre("I can walk. | a lot | no early figure",
                                                "I can cook. | a lot | £80.00 (£30.00 more)",
                                                "I can walk. | None of these | no sum of money"));
  EXPECT_THAT(Paragraphs(told, "change"),
              Contains("These answers, one step up or down, would change your figure:"));
  EXPECT_THAT(Paragraphs(told, "change"),
              Contains("On some other answers one step up or down would make no change."));
}

TEST(AccountChange, SaysTheThreeGreatestOfEachSideAndHowManyThereAre) {
  std::string what_ifs;
  char answer = 'A';
  for (const int pounds : {51, 49, 52, 48, 53, 47, 54, 46, 54, 46}) {
    what_ifs +=
        WhatIf(pounds > 50 ? "UP" : "DOWN", "cook", std::string("Answer ") + answer++, Pounds(pounds));
  }
  const v1::Explanation told = Tell(Changing(what_ifs));
  const auto rows = Rows(told, "change");
  ASSERT_THAT(rows, SizeIs(6));
  // Of equal ones the first in the questionnaire is first.
  EXPECT_THAT(rows[0], HasSubstr("Answer G | £54.00 (£4.00 more)"));
  EXPECT_THAT(rows[1], HasSubstr("Answer I | £54.00 (£4.00 more)"));
  EXPECT_THAT(rows[2], HasSubstr("£53.00 (£3.00 more)"));
  EXPECT_THAT(rows[3], HasSubstr("Answer H | £46.00 (£4.00 less)"));
  EXPECT_THAT(rows[4], HasSubstr("Answer J | £46.00 (£4.00 less)"));
  EXPECT_THAT(rows[5], HasSubstr("£47.00 (£3.00 less)"));
  EXPECT_THAT(Paragraphs(told, "change"), Contains(HasSubstr("could change your figure in 10 ways.")));
}

TEST(AccountViews, SaysWhichViewCountedAndWhy) {
  const std::string answer = R"pb(
    answers { text: "I can cook." state: ANSWER_STATE_SCORED points: "1"
              difference { person: "a lot." worker: "some" reason: "It was a good day." }
              answer:)pb";
  EXPECT_THAT(
      Paragraphs(Tell(answer + "'some' }"), "views"),
      ElementsAre("I can cook.",
                  "You said: a lot. The worker said: some. Why they differ: It was a good day. The policy "
                  "says that the worker's view counts. It gives one point."));
  EXPECT_THAT(Paragraphs(Tell(answer + "'a lot.' }"), "views"),
              Contains(HasSubstr("The policy says that your own view counts.")));
}

TEST(AccountViews, WithoutAReasonAndWithoutAScore) {
  EXPECT_THAT(
      Paragraphs(Tell(R"pb(answers {
                             question: "cook"
                             state: ANSWER_STATE_SCORED
                             points: "0"
                             answer: "some"
                             difference { worker: "some" }
                           }
                           assessment {
                             answers {
                               question: "cook"
                               person { not_applicable {} }
                               worker { option: "some" }
                             }
                           })pb"),
                 "views"),
      Contains("You said: Does not apply to me. The worker said: some. No one wrote down why. You can ask. "
               "The policy says that the worker's view counts. It gives 0 points."));
  EXPECT_THAT(Paragraphs(Tell(R"pb(answers {
                                     state: ANSWER_STATE_RECORDED
                                     answer: "flat"
                                     difference { person: "house" worker: "flat" reason: "We moved." }
                                   })pb"),
                         "views"),
              Contains(HasSubstr("This answer does not change the score.")));
  // A number of nights has no points, but a price.
  EXPECT_THAT(
      Paragraphs(Tell(R"pb(answers {
                             question: "nights"
                             state: ANSWER_STATE_RECORDED
                             answer: "3 nights"
                             difference { person: "4 nights" worker: "3 nights" reason: "Rest." }
                           }
                           assessment {
                             answers {
                               question: "nights"
                               person { quantity: "4" }
                               worker { quantity: "3" }
                             }
                           })pb"),
                 "views"),
      Contains("You said: 4 nights. The worker said: 3 nights. Why they differ: Rest. The policy says that "
               "the worker's view counts."));
}

TEST(AccountOtherFigure, StandsBesideAndReplacesNothing) {
  const std::string figure = R"pb(
    assessment { professional_figure { by: "social worker" reasons: "Two are needed." period: PERIOD_WEEK } }
    professional { professional_amount { pence: 7250 decimal: "72.50" } difference)pb";
  EXPECT_THAT(
      Paragraphs(Tell(figure + "{ pence: 2250 decimal: '22.50' } }"), "other"),
      ElementsAre("A worker (social worker) thinks that £72.50 a week is right. Why: Two are needed. That is "
                  "£22.50 more than your figure. It stands beside your figure. It does not take its place."));
  EXPECT_THAT(Paragraphs(Tell(figure + "{ pence: -50 decimal: '-0.50' } }"), "other"),
              Contains(HasSubstr("That is £0.50 less than your figure.")));
  EXPECT_THAT(Headings(Tell(""), "other"), IsEmpty());
}

TEST(AccountLimits, SayByHowMuchOnWhoseAuthorityAndThatNoneLimitsTheFinalSum) {
  const auto told = Paragraphs(Tell(R"pb(
                                 components {
                                   steps {
                                     kind: STEP_KIND_MINIMUM
                                     title: "Least"
                                     authority: "Minute 3."
                                     bound: true
                                     limit { decimal: "30.00" }
                                     effect {
                                       amount { pence: 500 decimal: "5.00" }
                                       upper { pence: 0 decimal: "0.00" }
                                     }
                                   }
                                   steps {
                                     kind: STEP_KIND_CAP
                                     title: "Idle"
                                     limit { decimal: "900.00" }
                                   }
                                   steps {
                                     kind: STEP_KIND_CUT_OFF
                                     title: "Cut-off"
                                     authority: "Minute 5"
                                     bound: true
                                     limit { decimal: "1500.00" }
                                   }
                                 }
                                 total_steps {
                                   kind: STEP_KIND_CAP
                                   title: "Most"
                                   authority: "Minute 4"
                                   bound: true
                                   limit { decimal: "40.00" }
                                   effect {
                                     amount { pence: 0 decimal: "0.00" }
                                     upper { pence: -1000 decimal: "-10.00" }
                                   }
                                 })pb"),
                               "limits");
  EXPECT_THAT(
      told, ElementsAre("Least: at this step the sum can not be less than £30.00. This adds £5.00. Set by: "
                        "Minute 3.",
                        "Cut-off: above £1,500.00 the policy gives no early figure. Set by: Minute 5.",
                        "Most: at this step the sum can not be more than £40.00. This takes off £10.00. Set "
                        "by: Minute 4.",
                        "No such limit holds back the final sum. It must meet the needs we have a duty to "
                        "meet."));
  EXPECT_THAT(Headings(Tell(""), "limits"), IsEmpty());
}

TEST(AccountGoodToKnow, WhoDecidedOnEligibility) {
  EXPECT_THAT(
      Paragraphs(
          Tell(R"pb(assessment {
                      eligibility { eligible: true decided_by: "team manager" decided_on: "2026-05-01" }
                    })pb"),
          "know"),
      ElementsAre(
          "The decision that you can have support was made on 1 May 2026 by: team manager. It was made "
          "apart from this figure."));
}

// Every warning that a determination can carry is told, here or in a section of its own; one of another
// version in its own words.
TEST(AccountGoodToKnow, EveryWarningIsToldOnce) {
  std::string warnings;
  for (const char* code :
       {"eligibility_missing", "score_above_last_row", "score_above_last_row", "gate_shut"}) {
    warnings += "warnings { code: '" + std::string(code) + "' message: 'Not for people.' }";
  }
  EXPECT_THAT(Paragraphs(Tell(warnings), "know"), ElementsAre(HasSubstr("no record yet of the decision"),
                                                              HasSubstr("Your score is above the table.")));
  EXPECT_THAT(Paragraphs(Tell("warnings { code: 'from_later' message: 'Look at this.' }"), "know"),
              ElementsAre("A note for those who work with you: Look at this."));
  EXPECT_THAT(Headings(Tell(""), "know"), IsEmpty());
}

TEST(AccountGoodToKnow, KnowsEveryWarningOfThisVersion) {
  // The codes that have a reason are those of warnings.
  const v1::Catalogue english = English();
  for (const v1::CatalogueMessage& message : english.messages()) {
    const std::string prefix = "finding.", suffix = ".reason";
    if (!message.id().starts_with(prefix) || !message.id().ends_with(suffix)) continue;
    const std::string code =
        message.id().substr(prefix.size(), message.id().size() - prefix.size() - suffix.size());
    EXPECT_THAT(Paragraphs(Tell("warnings { code: '" + code + "' }"), "know"),
                Not(Contains(HasSubstr("A note for those who work with you"))))
        << code;
  }
}

TEST(AccountChallenge, SaysHowEachDecisionIsChallenged) {
  EXPECT_THAT(Paragraphs(Tell(R"pb(challenges { decision: "My figure" how: "Ask for a review." }
                                   challenges { decision: "My plan." how: "Ask the manager." })pb"),
                         "challenge"),
              ElementsAre("You can ask us to look at this again. It will not be held against you.",
                          "My figure: Ask for a review.", "My plan: Ask the manager."));
  EXPECT_THAT(Paragraphs(Tell(""), "challenge"), Contains("The policy does not say how. Ask the council."));
}

TEST(AccountPolicy, NamesThePolicyItsVersionAndItsFingerprint) {
  EXPECT_THAT(
      Paragraphs(
          Tell(R"pb(
            as_of: "2026-10-31"
            assessment { assessed_on: "2026-09-05" }
            policy { title: "Our policy" authority: "Testshire" version: "2.1" fingerprint: "abc" })pb"),
          "policy"),
      ElementsAre(
          "Our policy, Testshire, version 2.1. Your answers were given on 5 September 2026. We worked "
          "out this figure on 31 October 2026.",
          "Code of the policy: abc"));
}

TEST(Account, IsTheSameEveryTime) {
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  EXPECT_EQ(Tell(determination).SerializeAsString(), Tell(determination).SerializeAsString());
  EXPECT_EQ(Tell(determination).SerializeAsString(), determination.account().SerializeAsString());
}

// A determination that a host brings may hold anything at all.
TEST(Account, SurvivesADeterminationThatIsNone) {
  const std::string long_number(400, '9');
  for (const std::string& odd :
       std::vector<std::string>{"", "-", "x", "1/0", "/", "1/", "-3/7", "1.", ".5", "99999999999999999999/3",
                                long_number, long_number + "/7", "1." + long_number}) {
    v1::Determination determination = ParseText<v1::Determination>(R"pb(
      outcome: OUTCOME_AMOUNT
      as_of: "2026-99-99"
      components {
        outcome: OUTCOME_AMOUNT
        items { label: "." }
        steps { kind: STEP_KIND_CAP bound: true }
        steps {
          kind: STEP_KIND_FACTOR
          before { upper {} }
        }
        lookup { place: LOOKUP_PLACE_BETWEEN_ROWS outcome: OUTCOME_AMOUNT }
      }
      components { items { label: "x" } }
      answers { difference {} }
      what_ifs { outcome: OUTCOME_NO_ALLOCATION }
      professional {})pb");
    determination.mutable_indicative_allocation()->mutable_amount()->set_decimal(odd);
    determination.mutable_what_ifs(0)->mutable_indicative_allocation()->mutable_amount()->set_pence(
        INT64_MIN);
    v1::ComponentResult* component = determination.mutable_components(0);
    component->mutable_items(0)->set_quantity(odd);
    component->mutable_items(0)->set_rate(odd);
    component->mutable_steps(1)->set_factor(odd);
    component->mutable_steps(1)->set_exact(odd);
    component->mutable_lookup()->set_score(odd);
    const v1::Explanation told = Tell(determination);
    EXPECT_THAT(told.sections(), Not(IsEmpty())) << odd;
  }
}

}  // namespace
}  // namespace ras::testing
