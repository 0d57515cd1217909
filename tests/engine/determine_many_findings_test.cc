// However much is wrong with an assessment, what is said of it has an end (docs/findings.md).
#include <gmock/gmock.h>

#include <algorithm>

#include "lib/finding/finding_limit.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

using ::testing::HasSubstr;

v1::DetermineResponse DetermineUnderSmallPolicy(const v1::DetermineRequest& request) {
  v1::DetermineResponse response;
  Determine(*CompileOrFail(SmallPolicy()), request, &response);
  return response;
}

std::ptrdiff_t CountOf(const v1::DetermineResponse& response, std::string_view code) {
  return std::count_if(response.errors().begin(), response.errors().end(),
                       [code](const v1::Finding& finding) { return finding.code() == code; });
}

TEST(ManyFindings, OfOneCodeTheFirstThousandAndHowManyThereAre) {
  v1::DetermineRequest request = SmallRequest();
  for (int c = 0; c < 99; ++c) {
    v1::Carer* carer = request.mutable_assessment()->add_carers();
    carer->set_id("carer-" + std::to_string(c));
    for (int d = 0; d < 1'000; ++d) carer->add_domains("nowhere-" + std::to_string(d));
  }
  request.mutable_assessment()->set_care_group("nobody");
  const v1::DetermineResponse response = DetermineUnderSmallPolicy(request);
  EXPECT_FALSE(response.has_determination());
  EXPECT_EQ(CountOf(response, "unknown_domain"), 1'000);
  EXPECT_EQ(CountOf(response, "unknown_care_group"), 1);
  ASSERT_EQ(CountOf(response, "more_of_the_same"), 1);
  const v1::Finding& last = response.errors(response.errors_size() - 1);
  EXPECT_EQ(last.code(), "more_of_the_same");
  EXPECT_EQ(last.value(), "unknown_domain");
  EXPECT_EQ(last.severity(), v1::SEVERITY_ERROR);
  EXPECT_THAT(last.message(), HasSubstr("99000"));
}

// What obeys no rule of its own field is counted with the rest.
TEST(ManyFindings, OfFieldsThatBreakTheirRulesToo) {
  v1::DetermineRequest request = SmallRequest();
  for (int a = 0; a < 900; ++a) request.mutable_assessment()->add_answers();
  const v1::DetermineResponse response = DetermineUnderSmallPolicy(request);
  EXPECT_EQ(CountOf(response, "missing"), 900);
  EXPECT_EQ(CountOf(response, "more_of_the_same"), 0);
}

TEST(ManyFindings, CarersOfOneNameAreEachNamedOnce) {
  v1::DetermineRequest request = SmallRequest();
  for (int c = 0; c < 100; ++c) request.mutable_assessment()->add_carers()->set_id("one");
  const v1::DetermineResponse response = DetermineUnderSmallPolicy(request);
  EXPECT_EQ(CountOf(response, "two_entries"), 99);
}

TEST(ManyFindings, AListLongerThanItMayBeIsNotGoneThrough) {
  v1::DetermineRequest request = SmallRequest();
  for (int c = 0; c < 50'000; ++c) request.mutable_assessment()->add_carers()->set_id("one");
  request.mutable_assessment()->set_care_group("nobody");
  const v1::DetermineResponse response = DetermineUnderSmallPolicy(request);
  ASSERT_EQ(response.errors_size(), 1);
  EXPECT_EQ(response.errors(0).code(), "too_many_items");
  EXPECT_EQ(response.errors(0).path(), "assessment.carers");
}

TEST(FindingLimit, HasTheSeverityOfWhatItCounts) {
  FindingLimit limit;
  EXPECT_TRUE(limit.Count("gate_shut", v1::SEVERITY_WARNING, 1'000));
  EXPECT_TRUE(limit.Count("two_entries", v1::SEVERITY_ERROR));
  std::vector<v1::Finding> rest;
  limit.AppendRest(&rest);
  EXPECT_TRUE(rest.empty());
  EXPECT_FALSE(limit.Count("gate_shut", v1::SEVERITY_WARNING));
  limit.AppendRest(&rest);
  ASSERT_EQ(rest.size(), 1U);
  EXPECT_EQ(rest[0].severity(), v1::SEVERITY_WARNING);
  EXPECT_FALSE(rest[0].reason().empty());
}

}  // namespace
}  // namespace ras::testing
