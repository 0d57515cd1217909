// Informal support and its gate (docs/figures.md section 6; seed 002, policy issue 6).
#include <gmock/gmock.h>

#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;

// GBP 200 before informal support: 40 + 30 = 70%.
v1::DetermineRequest RequestWith(const std::string& share, const std::string& impact,
                                 const std::string& carers) {
  v1::DetermineRequest request = SmallRequest();
  request.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("lots");
  v1::SupportAndImpact* overall = request.mutable_assessment()->mutable_informal_support()->mutable_overall();
  overall->set_share(share);
  overall->set_impact(impact);
  request.MergeFrom(ParseText<v1::DetermineRequest>("assessment { " + carers + " }"));
  return request;
}

constexpr const char* kWilling =
    R"(carers { id: "c1" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES
                confirmed_on: "2026-05-20" assessment: CARER_ASSESSMENT_DONE assessed_on: "2026-05-21" })";

int64_t Pence(const v1::DetermineRequest& request, const v1::Policy& document = SmallPolicy()) {
  return DetermineOrFail(*CompileOrFail(document), request).indicative_allocation().amount().pence();
}

TEST(InformalSupport, DependsOnTheShareAndOnTheImpact) {
  EXPECT_EQ(Pence(RequestWith("half", "low", kWilling)), 14000);
  EXPECT_EQ(Pence(RequestWith("half", "high", kWilling)), 18000);
  EXPECT_EQ(Pence(RequestWith("all", "low", kWilling)), 8000);
  EXPECT_EQ(Pence(RequestWith("all", "high", kWilling)), 16000);
  EXPECT_EQ(Pence(RequestWith("none", "", kWilling)), 20000);
}

TEST(InformalSupport, TotalNeedIsKeptApart) {
  const v1::Determination determination =
      DetermineOrFail(*CompileOrFail(SmallPolicy()), RequestWith("half", "low", kWilling));
  EXPECT_EQ(determination.before_informal_support().amount().pence(), 20000);
  EXPECT_EQ(determination.components(0).before_informal_support().amount().pence(), 20000);
  const v1::SupportReduction& reduction = determination.informal_support().reductions(0);
  EXPECT_EQ(reduction.percent_in_policy(), "30");
  EXPECT_EQ(reduction.percent_applied(), "30");
  EXPECT_TRUE(reduction.gate_open());
  ASSERT_EQ(determination.components(0).steps_size(), 2);
  EXPECT_EQ(determination.components(0).steps(1).factor(), "0.7");
  EXPECT_EQ(determination.components(0).steps(1).effect().amount().pence(), -6000);
}

struct ShutCase {
  const char* name;
  const char* carers;
  v1::GateReason reason;
};

class ShutGate : public ::testing::TestWithParam<ShutCase> {};

TEST_P(ShutGate, MeansNoReductionAndSaysWhy) {
  const v1::Determination determination =
      DetermineOrFail(*CompileOrFail(SmallPolicy()), RequestWith("half", "low", GetParam().carers));
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 20000);
  EXPECT_EQ(determination.informal_support().reductions(0).percent_in_policy(), "30");
  EXPECT_EQ(determination.informal_support().reductions(0).percent_applied(), "0");
  EXPECT_FALSE(determination.informal_support().reductions(0).gate_open());
  bool found = false;
  for (const v1::GateFinding& finding : determination.informal_support().gate()) {
    found = found || finding.reason() == GetParam().reason;
  }
  EXPECT_TRUE(found);
  EXPECT_THAT(WarningsOf(determination), Contains("gate_shut"));
}

INSTANTIATE_TEST_SUITE_P(
    Reasons, ShutGate,
    ::testing::Values(
        ShutCase{"nobody", "", v1::GATE_REASON_NO_CARER_RECORDED},
        ShutCase{"not_asked",
                 R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER assessment: CARER_ASSESSMENT_DONE })",
                 v1::GATE_REASON_NOT_CONFIRMED},
        ShutCase{"unwilling",
                 R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_NO
                                assessment: CARER_ASSESSMENT_DONE })",
                 v1::GATE_REASON_NOT_ABLE_OR_WILLING},
        ShutCase{
            "not_assessed",
            R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES })",
            v1::GATE_REASON_NOT_ASSESSED},
        ShutCase{"refused",
                 R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES
                              assessment: CARER_ASSESSMENT_REFUSED })",
                 v1::GATE_REASON_REFUSED_ASSESSMENT},
        ShutCase{"unchecked", R"(carers { id: "club" kind: CARER_KIND_OTHER_SUPPORT })",
                 v1::GATE_REASON_NOT_CHECKED},
        ShutCase{"cannot_last", R"(carers { id: "club" kind: CARER_KIND_OTHER_SUPPORT
                                  sustainability { checked_on: "2026-05-01" checked_by: "worker" } })",
                 v1::GATE_REASON_CANNOT_LAST},
        ShutCase{"one_of_two",
                 R"(carers { id: "a" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES
                                 assessment: CARER_ASSESSMENT_DONE }
                                 carers { id: "b" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES })",
                 v1::GATE_REASON_NOT_ASSESSED}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(InformalSupport, ARefusalCountsOnlyIfThePolicySaysSoInWords) {
  v1::Policy document = SmallPolicy();
  document.mutable_informal_support()->set_refused_assessment_rule("A carer's own word is enough.");
  const v1::DetermineRequest request =
      RequestWith("half", "low",
                  R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES
                                    assessment: CARER_ASSESSMENT_REFUSED })");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 14000);
  EXPECT_THAT(WarningsOf(determination), Contains("refused_assessment_used"));
}

TEST(InformalSupport, EverythingThatKeepsTheGateShutIsListed) {
  const v1::Determination determination = DetermineOrFail(
      *CompileOrFail(SmallPolicy()),
      RequestWith("half", "low",
                  R"(carers { id: "a" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_NO }
                     carers { id: "b" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES
                              assessment: CARER_ASSESSMENT_REFUSED }
                     carers { id: "club" kind: CARER_KIND_OTHER_SUPPORT })"));
  std::vector<std::string> gate;
  for (const v1::GateFinding& finding : determination.informal_support().gate()) {
    gate.push_back(finding.carer() + " " + v1::GateReason_Name(finding.reason()));
    EXPECT_TRUE(finding.domains().empty());
  }
  EXPECT_THAT(gate, ElementsAre("a GATE_REASON_NOT_ABLE_OR_WILLING", "a GATE_REASON_NOT_ASSESSED",
                                "b GATE_REASON_REFUSED_ASSESSMENT", "club GATE_REASON_NOT_CHECKED"));
}

TEST(InformalSupport, TheFirstCarerWhoRefusedIsNamed) {
  v1::Policy document = SmallPolicy();
  document.mutable_informal_support()->set_refused_assessment_rule("A carer's own word is enough.");
  std::string carers;
  for (const char* id : {"first", "second"}) {
    carers += std::string("carers { id: \"") + id +
              "\" kind: CARER_KIND_INFORMAL_CARER able_and_willing: ABLE_AND_WILLING_YES "
              "assessment: CARER_ASSESSMENT_REFUSED } ";
  }
  const v1::Determination determination =
      DetermineOrFail(*CompileOrFail(document), RequestWith("half", "low", carers));
  ASSERT_THAT(WarningsOf(determination), Contains("refused_assessment_used").Times(1));
  EXPECT_EQ(determination.warnings(0).value(), "first");
}

TEST(InformalSupport, OtherSupportThatCanLastOpensTheGate) {
  EXPECT_EQ(Pence(RequestWith("half", "low", R"(carers { id: "club" kind: CARER_KIND_OTHER_SUPPORT
              sustainability { can_last: true checked_on: "2026-05-01" checked_by: "worker" } })")),
            14000);
}

v1::Policy ByDomain() {
  v1::Policy document = SmallPolicy();
  document.mutable_components(0)->clear_adjustments();
  document.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN);
  return document;
}

// 70% of total need; nearly all of the support at home is met informally, so that 16 + 30 = 46% is left.
v1::DetermineRequest RequestByDomain() {
  v1::DetermineRequest request = RequestWith("none", "", kWilling);
  request.mutable_assessment()->clear_informal_support();
  request.MergeFrom(ParseText<v1::DetermineRequest>(R"pb(assessment {
                                                           informal_support {
                                                             domains {
                                                               domain: "home"
                                                               support { share: "all" impact: "low" }
                                                             }
                                                             domains {
                                                               domain: "people"
                                                               support { share: "none" }
                                                             }
                                                           }
                                                         })pb"));
  return request;
}

TEST(InformalSupport, ByDomainReducesPointsBeforeTheLookup) {
  const v1::DetermineRequest request = RequestByDomain();
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(ByDomain()), request);
  // 40 x 0.4 + 30 = 46 of 100: the small band, against 70 and GBP 200 for total need.
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5000);
  EXPECT_EQ(determination.before_informal_support().amount().pence(), 20000);
  EXPECT_EQ(determination.measures(0).value(), "70");
  EXPECT_EQ(determination.measures(0).value_after_informal_support(), "46");
  EXPECT_EQ(determination.domains(0).points_after_informal_support(), "16");
  ASSERT_EQ(determination.components(0).steps_size(), 2);
  EXPECT_EQ(determination.components(0).steps(1).kind(), v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP);
  EXPECT_EQ(determination.components(0).steps(1).effect().amount().pence(), -15000);
}

// 70% falls between two rows for total need, and what is left, 46%, in a row.
TEST(InformalSupport, ByDomainWarnsOfTheLookupForTotalNeedToo) {
  const v1::DetermineRequest request = RequestByDomain();
  v1::Policy document = ByDomain();
  v1::RowTable* bands = document.mutable_tables(0)->mutable_bands();
  bands->set_between(v1::BETWEEN_RULE_LOWER_ROW);
  bands->mutable_rows(2)->set_to("60");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  ASSERT_THAT(WarningsOf(determination), ElementsAre("score_between_rows"));
  EXPECT_EQ(determination.warnings(0).path(), "determination.components[0].lookup_before_informal_support");
  EXPECT_EQ(determination.warnings(0).value(), "70");
}

// Who a rule is for depends on need, not on who meets it: 46% is left of 70%, and still the sum for those
// under 50% is not added, so that help from family never brings about a higher figure.
TEST(InformalSupport, ByDomainConditionsTestTotalNeed) {
  const v1::DetermineRequest request = RequestByDomain();
  v1::Policy document = ByDomain();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "small"
    title: "More where little is needed"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_OTHER
    when { measure { measure: "need" at_most: "50" } }
    add: "500.00"
  )pb");
  EXPECT_EQ(DetermineOrFail(*CompileOrFail(document), request).indicative_allocation().amount().pence(),
            5000);
}

// 46 is left of 70. One more and one less move what is left; conditions go on testing the 70.
TEST(InformalSupport, ByDomainOneMoreStartsFromWhatIsLeft) {
  v1::Policy document = ByDomain();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "great"
    title: "Great need"
    reason: "r"
    authority: "a"
    purpose: ADJUSTMENT_PURPOSE_OTHER
    add: "1"
    when { measure { measure: "need" at_least: "60" } })pb");
  const v1::DetermineRequest request = RequestByDomain();
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 5100);
  EXPECT_EQ(determination.before_informal_support().amount().pence(), 20100);
  EXPECT_EQ(determination.components(0).one_more().score(), "47");
  EXPECT_EQ(determination.components(0).one_more().amount().amount().pence(), 5100);
}

TEST(InformalSupport, ByDomainAShutGateIsToldOfItsOwnDomain) {
  v1::DetermineRequest request = RequestWith("none", "", R"(carers { id: "c" kind: CARER_KIND_INFORMAL_CARER
      able_and_willing: ABLE_AND_WILLING_YES domains: "home" })");
  request.mutable_assessment()->clear_informal_support();
  request.MergeFrom(
      ParseText<v1::DetermineRequest>("assessment { informal_support { domains { domain: \"home\" support { "
                                      "share: \"all\" impact: \"low\" } } "
                                      "domains { domain: \"people\" support { share: \"none\" } } } }"));
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(ByDomain()), request);
  ASSERT_EQ(determination.informal_support().gate_size(), 1);
  EXPECT_THAT(determination.informal_support().gate(0).domains(), ElementsAre("home"));
}

TEST(InformalSupport, ByDomainADomainThatDoesNotScoreNeedsNoEntry) {
  v1::Policy document = ByDomain();
  *document.mutable_questionnaire()->add_domains() = ParseText<v1::Domain>(R"pb(
    id: "wishes"
    title: "My wishes"
    questions {
      id: "wish"
      text: "What matters?"
      information {}
    })pb");
  v1::DetermineRequest request = RequestWith("none", "", "");
  request.mutable_assessment()->clear_informal_support();
  for (const char* domain : {"home", "people"}) {
    v1::DomainSupport* entry = request.mutable_assessment()->mutable_informal_support()->add_domains();
    entry->set_domain(domain);
    entry->mutable_support()->set_share("none");
  }
  EXPECT_EQ(Pence(request, document), 20000);
}

TEST(InformalSupport, ByDomainWantsAnEntryForEveryScoredDomain) {
  v1::DetermineRequest request = RequestWith("none", "", "");
  request.mutable_assessment()->clear_informal_support();
  EXPECT_THAT(ErrorsOf(*CompileOrFail(ByDomain()), request),
              ElementsAre("domain_support_missing@assessment.informal_support.domains",
                          "domain_support_missing@assessment.informal_support.domains"));
}

TEST(InformalSupport, NotRecordedIgnoresWhatIsGivenAndSaysSo) {
  v1::Policy document = SmallPolicy();
  document.mutable_components(0)->clear_adjustments();
  document.mutable_informal_support()->Clear();
  document.mutable_informal_support()->set_approach(v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED);
  const v1::Determination determination =
      DetermineOrFail(*CompileOrFail(document), RequestWith("half", "low", kWilling));
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 20000);
  EXPECT_THAT(WarningsOf(determination), Contains("informal_support_not_used"));
}

}  // namespace
}  // namespace ras::testing
