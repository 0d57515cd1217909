// The operation CheckPolicy.
#include "lib/engine.h"
#include "lib/policy/policy.h"
#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

v1::CheckPolicyResponse RunCheck(const v1::Policy& policy, const std::string& as_of = "") {
  v1::CheckPolicyRequest request;
  *request.mutable_policy() = policy;
  request.set_as_of(as_of);
  v1::CheckPolicyResponse response;
  response.set_fingerprint("left from before");
  CheckPolicy(request, &response);
  return response;
}

TEST(CheckPolicyOperation, GivesTheFingerprintOfAUsablePolicy) {
  const v1::CheckPolicyResponse response = RunCheck(GoodPolicy());
  EXPECT_TRUE(response.usable());
  EXPECT_EQ(response.findings_size(), 0);
  EXPECT_EQ(response.coverage_size(), 1);
  std::vector<v1::Finding> findings;
  EXPECT_EQ(response.fingerprint(), Policy::Compile(GoodPolicy(), &findings)->fingerprint());
}

TEST(CheckPolicyOperation, WarningsLeaveAPolicyUsable) {
  v1::Policy policy = GoodPolicy();
  policy.clear_review_on();
  const v1::CheckPolicyResponse response = RunCheck(policy);
  EXPECT_TRUE(response.usable());
  EXPECT_EQ(response.findings_size(), 1);
  EXPECT_EQ(response.fingerprint().size(), 64U);
}

TEST(CheckPolicyOperation, ErrorsDoNot) {
  v1::Policy policy = GoodPolicy();
  Support(policy).set_table("other");
  const v1::CheckPolicyResponse response = RunCheck(policy);
  EXPECT_FALSE(response.usable());
  EXPECT_EQ(response.fingerprint(), "");
}

TEST(CheckPolicyOperation, FindsWhatOnlyTheCompilerKnows) {
  v1::Policy policy = GoodPolicy();
  Washing(policy).set_weight("0.00001");
  Washing(policy).mutable_single_choice()->mutable_options(1)->set_points("0.00001");
  const v1::CheckPolicyResponse response = RunCheck(policy);
  EXPECT_FALSE(response.usable());
  EXPECT_EQ(response.fingerprint(), "");
  ASSERT_GE(response.findings_size(), 1);
  EXPECT_EQ(response.findings(0).code(), "too_many_places");
}

// Two of them fit where their sum does not: it is refused when the policy is made, and not when somebody
// scores so much.
TEST(CheckPolicyOperation, FindsSumsOfTooManyDigits) {
  // 600,000 points at six places, times a million: 18 digits for each question, and 19 for both.
  v1::Policy policy = GoodPolicy();
  Washing(policy).mutable_single_choice()->mutable_options(1)->set_points("0.000001");
  Washing(policy).mutable_single_choice()->mutable_options(2)->set_points("600000");
  Meals(policy).mutable_level_and_frequency()->mutable_levels(1)->set_points("600000");
  v1::Policy by_term = policy;
  Need(by_term).clear_terms();
  for (const char* question : {"washing", "meals"}) {
    v1::Term* term = Need(by_term).add_terms();
    term->set_question(question);
    term->set_weight("1000000");
  }
  for (v1::Question* question : {&Washing(policy), &Meals(policy)}) question->set_weight("1000000");
  const auto first = [](const v1::CheckPolicyResponse& response) {
    EXPECT_FALSE(response.usable());
    return response.findings().empty() ? std::string() : Line(response.findings(0));
  };
  EXPECT_EQ(first(RunCheck(policy)), "ERROR number_too_large questionnaire.domains[0]");
  EXPECT_EQ(first(RunCheck(by_term)), "ERROR number_too_large measures[0]");
}

TEST(CheckPolicyOperation, ComparesWithToday) {
  EXPECT_EQ(RunCheck(GoodPolicy(), "2030-01-01").findings(0).code(), "review_passed");
  const v1::CheckPolicyResponse response = RunCheck(GoodPolicy(), "2030-02-30");
  EXPECT_FALSE(response.usable());
  ASSERT_EQ(response.findings_size(), 1);
  EXPECT_EQ(Line(response.findings(0)), "ERROR not_a_date as_of");
}

TEST(CheckPolicyOperation, SaysWhatIsMissingInARequestWithoutAPolicy) {
  EXPECT_FALSE(RunCheck(v1::Policy()).usable());
}

}  // namespace
}  // namespace ras
