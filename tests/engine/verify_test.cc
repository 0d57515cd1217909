// Replaying a stored determination (docs/figures.md section 10).
#include <gmock/gmock.h>

#include "lib/codec/decode.h"
#include "lib/determine/seal.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

v1::VerifyResponse VerifyUnder(const v1::Policy& document, const v1::Determination& stored) {
  v1::VerifyRequest request;
  *request.mutable_determination() = stored;
  v1::VerifyResponse response;
  Verify(*CompileOrFail(document), request, &response);
  return response;
}

std::vector<std::string> Paths(const v1::VerifyResponse& response) {
  std::vector<std::string> paths;
  for (const v1::Difference& difference : response.differences()) paths.push_back(difference.path());
  return paths;
}

TEST(Verify, AcceptsWhatWasStored) {
  const v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  EXPECT_TRUE(response.verified()) << response.ShortDebugString();
  EXPECT_TRUE(response.seal_matches());
}

TEST(Verify, NamesAChangedFigureEvenIfTheSealIsMadeAgain) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  stored.mutable_indicative_allocation()->mutable_amount()->set_pence(6000);
  stored.set_seal(SealOf(stored));
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  EXPECT_FALSE(response.verified());
  EXPECT_TRUE(response.seal_matches());
  EXPECT_THAT(Paths(response), ::testing::ElementsAre("indicative_allocation.amount.pence"));
}

TEST(Verify, NamesAChangedAnswer) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  stored.mutable_assessment()->mutable_answers(0)->mutable_agreed()->set_option("lots");
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  EXPECT_FALSE(response.verified());
  EXPECT_FALSE(response.seal_matches());
  EXPECT_THAT(Paths(response), ::testing::Contains("answers[0].points"));
}

TEST(Verify, NamesAChangedWord) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  stored.mutable_account()->mutable_sections(0)->set_heading("A final figure");
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  EXPECT_FALSE(response.verified());
  EXPECT_FALSE(response.seal_matches());
  EXPECT_THAT(Paths(response), ::testing::Contains("account.sections[0].heading"));
}

// What one side has and the other lacks is a difference, whichever side it is.
TEST(Verify, NamesWhatIsMissingAndWhatIsTooMuch) {
  const v1::Determination whole = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  const auto paths_after = [&](void (*change)(v1::Determination*)) {
    v1::Determination stored = whole;
    change(&stored);
    stored.set_seal(SealOf(stored));
    const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
    EXPECT_TRUE(response.seal_matches());
    EXPECT_FALSE(response.verified());
    return Paths(response);
  };
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->mutable_what_ifs()->RemoveLast(); }),
              ::testing::ElementsAre("what_ifs[2]"));
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->add_challenges()->set_how("Do not."); }),
              ::testing::ElementsAre("challenges[1]"));
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->clear_challenges(); }),
              ::testing::ElementsAre("challenges[0]"));
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->clear_before_informal_support(); }),
              ::testing::ElementsAre("before_informal_support"));
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->mutable_professional(); }),
              ::testing::ElementsAre("professional"));
  EXPECT_THAT(paths_after([](v1::Determination* d) { d->clear_currency(); }),
              ::testing::ElementsAre("currency"));
}

TEST(Verify, AnotherVersionsWordsAreHeldByTheSealAlone) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  stored.set_library_version("0.0.9");
  stored.mutable_account()->mutable_sections(0)->set_heading("An older heading");
  stored.set_seal(SealOf(stored));
  EXPECT_TRUE(VerifyUnder(SmallPolicy(), stored).verified());
}

TEST(Verify, NamesThePolicyIfItsBytesChanged) {
  const v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  v1::Policy document = SmallPolicy();
  document.mutable_governance()->set_purpose("Changed.");
  const v1::VerifyResponse response = VerifyUnder(document, stored);
  EXPECT_FALSE(response.verified());
  // The account prints the fingerprint too.
  EXPECT_THAT(Paths(response),
              ::testing::ElementsAre("policy.fingerprint", ::testing::StartsWith("account.")));
}

TEST(Verify, SaysWhyIfItCannotReplay) {
  const v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  v1::Policy document = SmallPolicy();
  document.set_id("other");
  v1::Determination pinned = stored;
  pinned.mutable_assessment()->set_policy_id("small");
  const v1::VerifyResponse response = VerifyUnder(document, pinned);
  EXPECT_FALSE(response.verified());
  ASSERT_EQ(response.errors_size(), 1);
  EXPECT_EQ(response.errors(0).code(), "wrong_policy");
}

// docs/findings.md: of one code at most 1,000 findings are listed. The seal is named beside them.
TEST(Verify, ListsTheFirstDifferencesAndSaysHowManyThereAre) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  const int answers = stored.answers_size();
  while (stored.answers_size() < answers + 1'500) stored.add_answers();
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  EXPECT_FALSE(response.verified());
  ASSERT_EQ(response.differences_size(), 1'001);
  EXPECT_EQ(response.differences(0).path(), "answers[" + std::to_string(answers) + "]");
  EXPECT_EQ(response.differences(0).stored(), "(present)");
  EXPECT_EQ(response.differences(0).replayed(), "(absent)");
  EXPECT_EQ(response.differences(1'000).path(), "seal");
  ASSERT_EQ(response.errors_size(), 1);
  EXPECT_EQ(response.errors(0).code(), "more_of_the_same");
  EXPECT_EQ(response.errors(0).value(), "difference");
  EXPECT_THAT(response.errors(0).message(), ::testing::HasSubstr("1500"));

  stored.mutable_answers()->DeleteSubrange(answers, 500);
  const v1::VerifyResponse just_all = VerifyUnder(SmallPolicy(), stored);
  EXPECT_EQ(just_all.differences_size(), 1'001);
  EXPECT_EQ(just_all.errors_size(), 0);
}

TEST(Verify, ShortensLongValues) {
  v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  stored.mutable_policy()->set_title(std::string(100'000, 'x'));
  const v1::VerifyResponse response = VerifyUnder(SmallPolicy(), stored);
  ASSERT_THAT(Paths(response), ::testing::Contains("policy.title"));
  EXPECT_EQ(response.differences(0).stored(), std::string(1'000, 'x'));
  EXPECT_EQ(response.differences(0).replayed(), "A small policy");
}

// Each byte of the binary form, changed in one of its eight bits in turn, is refused by the reader or
// noticed.
TEST(Verify, NoticesAnyChangedByte) {
  const v1::Determination stored = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  const auto policy = CompileOrFail(SmallPolicy());
  const std::string bytes = stored.SerializeAsString();
  std::size_t readable = 0;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string changed = bytes;
    changed[i] = static_cast<char>(changed[i] ^ (1 << (i % 8)));
    v1::VerifyRequest request;
    std::vector<Violation> violations;
    if (!Decode(changed, Format::kBinary, Limits(), request.mutable_determination(), &violations)) continue;
    ++readable;
    v1::VerifyResponse response;
    Verify(*policy, request, &response);
    EXPECT_FALSE(response.verified()) << "byte " << i;
  }
  EXPECT_GT(readable, bytes.size() / 3);
}

}  // namespace
}  // namespace ras::testing
