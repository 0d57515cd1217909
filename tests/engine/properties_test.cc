// Laws that hold for every person under every policy whose points and tables rise with need.
#include <gmock/gmock.h>

#include <map>
#include <random>

#include "ras/rational.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

// A policy of one domain with `questions` questions of levels 0, 3, 7 and 10 points (times `scale`), on a
// table of `kind`.
v1::Policy PolicyOf(const std::string& kind, int questions, int scale) {
  v1::Policy document = SmallPolicy();
  v1::Questionnaire* questionnaire = document.mutable_questionnaire();
  questionnaire->clear_domains();
  v1::Domain* domain = questionnaire->add_domains();
  domain->set_id("life");
  domain->set_title("My life");
  for (int q = 0; q < questions; ++q) {
    v1::Question* question = domain->add_questions();
    question->set_id("q" + std::to_string(q));
    question->set_text("How much support?");
    for (const int points : {0, 3, 7, 10}) {
      v1::Option* option = question->mutable_single_choice()->add_options();
      option->set_id("p" + std::to_string(points));
      option->set_label("Level " + std::to_string(points));
      option->set_points(std::to_string(points * scale));
    }
  }
  document.mutable_measures(0)->clear_terms();
  document.mutable_measures(0)->add_terms()->set_domain("life");
  v1::AllocationTable* table = document.mutable_tables(0);
  table->clear_kind();
  const std::string id = table->id();
  table->MergeFrom(ParseText<v1::AllocationTable>(kind));
  table->set_id(id);
  return document;
}

const std::vector<std::string>& Kinds() {
  static const std::vector<std::string> kKinds = {
      R"pb(bands {
             rows {
               from: "0"
               to: "20"
               no_allocation {}
             }
             rows { from: "21" to: "60" amount: "90" }
             rows { from: "61" amount: "300" }
           })pb",
      R"pb(skeleton {
             rows { from: "5" amount: "10" }
             rows { from: "50" amount: "99.99" }
             rows { from: "90" amount: "777.77" }
             below: BELOW_RULE_ZERO
             above: ABOVE_RULE_CONTINUE_LINE
           }
           rounding { mode: ROUNDING_MODE_HALF_UP })pb",
      R"pb(price_per_point { rate: "7.313" free_points: "12.5" }
           rounding { mode: ROUNDING_MODE_HALF_EVEN increment_pence: 5 })pb",
      R"pb(groups {
             group_size: 10
             rows { from: "0" amount: "0" }
             rows { from: "10" amount: "20" }
             rows { from: "40" amount: "70" }
             between: BETWEEN_RULE_LOWER_ROW
             above: ABOVE_RULE_LAST_ROW
           })pb",
      R"pb(percentage {
             rows {
               from: "10"
               range { from: "40" to: "55" }
             }
             rows {
               from: "30"
               range { from: "60" to: "90.50" }
             }
             rows {
               from: "100"
               range { from: "333.33" to: "400" }
             }
             below: BELOW_RULE_NO_ALLOCATION
             between: BETWEEN_RULE_STRAIGHT_LINE
           }
           rounding { mode: ROUNDING_MODE_CEILING increment_pence: 100 })pb",
      R"pb(bands {
             rows { from: "5" to: "25" amount: "10" }
             rows { from: "50" to: "70" amount: "80" }
             rows { from: "90" to: "95" amount: "200" }
             below: BELOW_RULE_FIRST_ROW
             between: BETWEEN_RULE_UPPER_ROW
             above: ABOVE_RULE_CONTINUE_LINE
           }
           rounding { mode: ROUNDING_MODE_DOWN })pb"};
  return kKinds;
}

v1::DetermineRequest RequestOf(const std::vector<int>& levels) {
  static constexpr int kPoints[] = {0, 3, 7, 10};
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->clear_answers();
  for (std::size_t q = 0; q < levels.size(); ++q) {
    v1::Answer* answer = request.mutable_assessment()->add_answers();
    answer->set_question("q" + std::to_string(q));
    answer->mutable_agreed()->set_option("p" + std::to_string(kPoints[levels[q]]));
  }
  return request;
}

// No allocation counts as less than any amount.
int64_t WorthOf(v1::Outcome outcome, const v1::AmountRange& amount) {
  return outcome == v1::OUTCOME_AMOUNT ? amount.amount().pence() : -1;
}
int64_t WorthOf(const v1::Determination& determination) {
  return WorthOf(determination.outcome(), determination.indicative_allocation());
}

std::vector<int> RandomLevels(std::mt19937* random, int questions) {
  std::vector<int> levels;
  for (int q = 0; q < questions; ++q) levels.push_back(static_cast<int>((*random)() % 4));
  return levels;
}

class Properties : public ::testing::TestWithParam<std::string> {};

TEST_P(Properties, TheAllocationNeverFallsAsNeedRises) {
  const auto policy = CompileOrFail(PolicyOf(GetParam(), 6, 1));
  std::mt19937 random(1);
  for (int run = 0; run < 200; ++run) {
    const v1::Determination determination = DetermineOrFail(*policy, RequestOf(RandomLevels(&random, 6)));
    for (const v1::WhatIf& what_if : determination.what_ifs()) {
      const int64_t worth = WorthOf(what_if.outcome(), what_if.indicative_allocation());
      if (what_if.direction() == v1::WHAT_IF_DIRECTION_LEVEL_UP) {
        EXPECT_GE(worth, WorthOf(determination));
      } else {
        EXPECT_LE(worth, WorthOf(determination));
      }
    }
  }
}

TEST_P(Properties, EveryWhatIfIsWhatThatAnswerReallyGives) {
  const auto policy = CompileOrFail(PolicyOf(GetParam(), 6, 1));
  std::mt19937 random(2);
  for (int run = 0; run < 40; ++run) {
    const std::vector<int> levels = RandomLevels(&random, 6);
    const v1::Determination determination = DetermineOrFail(*policy, RequestOf(levels));
    for (const v1::WhatIf& what_if : determination.what_ifs()) {
      std::vector<int> changed = levels;
      const auto q = static_cast<std::size_t>(std::stoi(what_if.question().substr(1)));
      changed[q] += what_if.direction() == v1::WHAT_IF_DIRECTION_LEVEL_UP ? 1 : -1;
      EXPECT_EQ(WorthOf(what_if.outcome(), what_if.indicative_allocation()),
                WorthOf(DetermineOrFail(*policy, RequestOf(changed))));
    }
  }
}

TEST_P(Properties, OneMoreAndOneLessAgreeWithADeterminationAtThatScore) {
  const auto policy = CompileOrFail(PolicyOf(GetParam(), 6, 1));
  std::map<std::string, int64_t> worth_of_score;
  std::vector<v1::Determination> determinations;
  std::mt19937 random(3);
  for (int run = 0; run < 400; ++run) {
    determinations.push_back(DetermineOrFail(*policy, RequestOf(RandomLevels(&random, 6))));
    worth_of_score[determinations.back().components(0).lookup().score_rounded()] =
        WorthOf(determinations.back());
  }
  int compared = 0;
  for (const v1::Determination& determination : determinations) {
    for (const v1::Alternative* alternative :
         {&determination.components(0).one_more(), &determination.components(0).one_less()}) {
      const auto found = worth_of_score.find(alternative->score());
      if (found == worth_of_score.end()) continue;
      ++compared;
      EXPECT_EQ(WorthOf(alternative->outcome(), alternative->amount()), found->second);
    }
  }
  EXPECT_GT(compared, 100);
}

TEST_P(Properties, DoublingEveryPointChangesNoPercentageAndNoPenny) {
  const auto single = CompileOrFail(PolicyOf(GetParam(), 6, 1));
  const auto twice = CompileOrFail(PolicyOf(GetParam(), 6, 2));
  std::mt19937 random(4);
  for (int run = 0; run < 200; ++run) {
    const v1::DetermineRequest request = RequestOf(RandomLevels(&random, 6));
    const v1::Determination a = DetermineOrFail(*single, request), b = DetermineOrFail(*twice, request);
    EXPECT_EQ(a.measures(0).value(), b.measures(0).value());
    EXPECT_EQ(WorthOf(a), WorthOf(b));
  }
}

TEST_P(Properties, InformalSupportNeverRaisesAnAllocation) {
  const auto policy = CompileOrFail(PolicyOf(GetParam(), 6, 1));
  std::mt19937 random(5);
  for (int run = 0; run < 200; ++run) {
    v1::DetermineRequest request = RequestOf(RandomLevels(&random, 6));
    const int64_t without = WorthOf(DetermineOrFail(*policy, request));
    request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(assessment {
                                                             carers {
                                                               id: "c"
                                                               kind: CARER_KIND_INFORMAL_CARER
                                                               able_and_willing: ABLE_AND_WILLING_YES
                                                               assessment: CARER_ASSESSMENT_DONE
                                                             }
                                                           })pb"));
    for (const char* share : {"half", "all"}) {
      for (const char* impact : {"low", "high"}) {
        v1::SupportAndImpact* overall =
            request.mutable_assessment()->mutable_informal_support()->mutable_overall();
        overall->set_share(share);
        overall->set_impact(impact);
        const v1::Determination determination = DetermineOrFail(*policy, request);
        EXPECT_LE(WorthOf(determination), without);
        EXPECT_EQ(WorthOf(determination.outcome(), determination.before_informal_support()), without);
      }
    }
  }
}

TEST_P(Properties, InformalSupportByDomainNeverRaisesAnAllocation) {
  v1::Policy document = PolicyOf(GetParam(), 6, 1);
  document.mutable_components(0)->clear_adjustments();
  document.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
  const auto policy = CompileOrFail(document);
  std::mt19937 random(7);
  int lowered = 0;
  for (int run = 0; run < 200; ++run) {
    v1::DetermineRequest request = RequestOf(RandomLevels(&random, 6));
    request.mutable_assessment()->clear_informal_support();
    request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(assessment {
                                                             carers {
                                                               id: "c"
                                                               kind: CARER_KIND_INFORMAL_CARER
                                                               able_and_willing: ABLE_AND_WILLING_YES
                                                               assessment: CARER_ASSESSMENT_DONE
                                                             }
                                                             informal_support { domains { domain: "life" } }
                                                           })pb"));
    v1::SupportAndImpact* support =
        request.mutable_assessment()->mutable_informal_support()->mutable_domains(0)->mutable_support();
    support->set_share("none");
    const int64_t without = WorthOf(DetermineOrFail(*policy, request));
    for (const char* share : {"half", "all"}) {
      for (const char* impact : {"low", "high"}) {
        support->set_share(share);
        support->set_impact(impact);
        const v1::Determination determination = DetermineOrFail(*policy, request);
        EXPECT_LE(WorthOf(determination), without);
        if (WorthOf(determination) < without) ++lowered;
      }
    }
  }
  EXPECT_GT(lowered, 50);
}

// Two components in different periods, with steps of every kind, and steps on the sum.
v1::Policy PolicyOfEveryStep(const std::string& kind) {
  v1::Policy document = PolicyOf(kind, 6, 1);
  v1::Component* component = document.mutable_components(0);
  const v1::Adjustment informal = component->adjustments(0);
  component->clear_adjustments();
  const auto add = [](const std::string& id, const std::string& what,
                      google::protobuf::RepeatedPtrField<v1::Adjustment>* adjustments) {
    *adjustments->Add() = ParseText<v1::Adjustment>("id: '" + id + "' title: '" + id +
                                                    "' reason: 'r' authority: 'a' purpose: "
                                                    "ADJUSTMENT_PURPOSE_OTHER " +
                                                    what);
  };
  add("market", "factor: '1.137' rounding { mode: ROUNDING_MODE_EXACT }", component->mutable_adjustments());
  *component->add_adjustments() = informal;
  add("year",
      "convert_period { to: PERIOD_YEAR basis: YEAR_BASIS_365_DAYS } rounding { mode: ROUNDING_MODE_EXACT }",
      component->mutable_adjustments());
  add("week",
      "convert_period { to: PERIOD_WEEK basis: YEAR_BASIS_366_DAYS } rounding { mode: "
      "ROUNDING_MODE_HALF_EVEN }",
      component->mutable_adjustments());
  add("least", "minimum: '20.00'", component->mutable_adjustments());
  add("extra", "add: '3.33'", component->mutable_adjustments());
  v1::Component* second = document.add_components();
  *second = *component;
  second->set_id("nights");
  second->set_title("Nights");
  second->mutable_adjustments()->DeleteSubrange(1, 5);
  second->mutable_adjustments(0)->set_factor("0.5");
  second->mutable_adjustments(0)->mutable_rounding()->set_mode(v1::ROUNDING_MODE_UP);
  add("most", "cap: '70.00'", document.mutable_total_adjustments());
  add("pounds", "round {} rounding { mode: ROUNDING_MODE_DOWN increment_pence: 100 }",
      document.mutable_total_adjustments());
  return document;
}

Rational Exact(const v1::Amount& amount) {
  const std::string& text = amount.decimal();
  const std::size_t slash = text.find('/');
  const Rational numerator(Decimal::Parse(text.substr(0, slash)).value());
  if (slash == std::string::npos) return numerator;
  return Divide(numerator, Rational(Decimal::Parse(text.substr(slash + 1)).value())).value();
}

// Each printed step starts where the one before it ended, and its effect leads to where it ends. Returns the
// last amount.
v1::AmountRange FollowSteps(const google::protobuf::RepeatedPtrField<v1::AllocationStep>& steps,
                            int* with_effect) {
  v1::AmountRange amount = steps.Get(0).after();
  for (int s = 1; s < steps.size(); ++s) {
    const v1::AllocationStep& step = steps.Get(s);
    EXPECT_EQ(step.before().DebugString(), amount.DebugString());
    EXPECT_EQ(Add(Exact(step.before().amount()), Exact(step.effect().amount())).value(),
              Exact(step.after().amount()))
        << step.DebugString();
    if (step.before().has_upper() && step.after().has_upper()) {
      const v1::Amount& effect = step.effect().has_upper() ? step.effect().upper() : step.effect().amount();
      EXPECT_EQ(Add(Exact(step.before().upper()), Exact(effect)).value(), Exact(step.after().upper()));
    }
    if (!(Exact(step.effect().amount()) == Rational())) ++*with_effect;
    amount = step.after();
  }
  return amount;
}

// From the table's amount to the indicative allocation with nothing but the printed effects, fractions of a
// pound and both ends of a range included.
TEST_P(Properties, ThePrintedStepsAddUp) {
  const auto policy = CompileOrFail(PolicyOfEveryStep(GetParam()));
  ASSERT_NE(policy, nullptr);
  std::mt19937 random(6);
  int with_effect = 0, capped = 0;
  for (int run = 0; run < 200; ++run) {
    v1::DetermineRequest request = RequestOf(RandomLevels(&random, 6));
    request.MergeFrom(
        ParseText<v1::DetermineRequest>(R"pb(assessment {
                                               carers {
                                                 id: "c"
                                                 kind: CARER_KIND_INFORMAL_CARER
                                                 able_and_willing: ABLE_AND_WILLING_YES
                                                 assessment: CARER_ASSESSMENT_DONE
                                               }
                                               informal_support { overall { share: "half" impact: "low" } }
                                             })pb"));
    const v1::Determination determination = DetermineOrFail(*policy, request);
    std::map<std::string, std::string> came_to;
    for (const v1::ComponentResult& component : determination.components()) {
      if (component.outcome() != v1::OUTCOME_AMOUNT) continue;
      came_to[component.component()] = FollowSteps(component.steps(), &with_effect).DebugString();
      EXPECT_EQ(came_to[component.component()], component.amount().DebugString());
    }
    if (determination.outcome() != v1::OUTCOME_AMOUNT) continue;
    EXPECT_EQ(FollowSteps(determination.total_steps(), &with_effect).DebugString(),
              determination.indicative_allocation().DebugString());
    for (const v1::AllocationStep& step : determination.total_steps()) {
      if (step.kind() == v1::STEP_KIND_COMPONENT) {
        EXPECT_EQ(step.effect().DebugString(), came_to[step.id()]);
      }
      if (step.kind() == v1::STEP_KIND_CAP && step.bound()) ++capped;
    }
  }
  EXPECT_GT(with_effect, 600);
  EXPECT_GT(capped, 0);
}

INSTANTIATE_TEST_SUITE_P(Kinds, Properties, ::testing::ValuesIn(Kinds()),
                         [](const auto& test) { return "kind" + std::to_string(test.index); });

}  // namespace
}  // namespace ras::testing
