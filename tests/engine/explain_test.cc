// The account: one catalogue of messages, and sentences whose arithmetic a reader can follow (DESIGN section
// 5).
#include <gmock/gmock.h>

#include <algorithm>
#include <string>

#include "lib/catalogue/catalogue.h"
#include "lib/codec/decode.h"
#include "ras/rational.h"
#include "tests/engine/golden_files.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

v1::Catalogue English() {
  v1::Catalogue catalogue;
  std::vector<Violation> violations;
  EXPECT_TRUE(Decode(golden::ReadFile(golden::SourceDir() / "lib/catalogue/en-GB.txtpb"), Format::kText,
                     Limits(), &catalogue, &violations));
  return catalogue;
}

std::vector<std::string> CodesOf(const v1::Catalogue& catalogue) {
  v1::ExplainRequest request;
  *request.mutable_determination() = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  *request.mutable_catalogue() = catalogue;
  v1::Explanation explanation;
  std::vector<v1::Finding> errors;
  Explain(request, &explanation, &errors);
  EXPECT_EQ(errors.empty(), explanation.sections_size() > 0);
  std::vector<std::string> codes;
  for (const v1::Finding& error : errors) codes.push_back(error.code());
  return codes;
}

v1::CatalogueMessage* Find(v1::Catalogue* catalogue, const std::string& id) {
  for (v1::CatalogueMessage& message : *catalogue->mutable_messages()) {
    if (message.id() == id) return &message;
  }
  ADD_FAILURE() << "no message " << id;
  return catalogue->add_messages();
}

// The paragraphs of one section.
std::vector<std::string> Told(const v1::Determination& determination, const std::string& section) {
  for (const v1::Section& one : determination.account().sections()) {
    if (one.id() == section) return {one.paragraphs().begin(), one.paragraphs().end()};
  }
  return {};
}

TEST(Catalogue, TheBuiltInOneIsWholeAndReadStrictly) {
  EXPECT_EQ(BuiltInCatalogue().language(), "en-GB");
  EXPECT_THAT(CodesOf(English()), IsEmpty());
}

TEST(Catalogue, AnotherWordingIsData) {
  v1::Catalogue catalogue = English();
  catalogue.set_language("cy");
  Find(&catalogue, "figure.amount")->set_text("{period}: {amount}!");
  v1::ExplainRequest request;
  *request.mutable_determination() = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  *request.mutable_catalogue() = catalogue;
  v1::Explanation explanation;
  std::vector<v1::Finding> errors;
  Explain(request, &explanation, &errors);
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_EQ(explanation.language(), "cy");
  EXPECT_THAT(explanation.sections(1).paragraphs(0), HasSubstr("a week: £50.00!"));
}

TEST(Catalogue, EveryFaultIsNamedAtOnceAndNothingIsTold) {
  v1::Catalogue catalogue = English();
  Find(&catalogue, "figure.amount")->set_text("{amount} {amuont}");
  Find(&catalogue, "figure.range")->set_text("{amount");
  *catalogue.add_messages() = *Find(&catalogue, "about.heading");
  Find(&catalogue, "about.change")->set_id("about.chnage");
  EXPECT_THAT(CodesOf(catalogue),
              ::testing::UnorderedElementsAre("catalogue_argument_unknown", "catalogue_brace",
                                              "catalogue_message_twice", "catalogue_message_missing"));
}

TEST(Account, SaysThatTheFigureIsIndicativeAndHowToChallengeIt) {
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  EXPECT_THAT(Told(determination, "about"), Contains(HasSubstr("It may go up or down.")));
  EXPECT_THAT(Told(determination, "figure"), Contains(HasSubstr("£50.00 a week")));
  EXPECT_THAT(Told(determination, "challenge"), Contains(HasSubstr("Ask your worker for a review.")));
}

TEST(Account, ACapIsToldWithItsAuthorityAndSaidNotToLimitTheFinalSum) {
  v1::Policy document = SmallPolicy();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "cap"
    title: "The cap"
    reason: "Money is short."
    authority: "Minute 7"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cap: "40")pb");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(determination.indicative_allocation().amount().pence(), 4000);
  EXPECT_THAT(Told(determination, "limits"), Contains(HasSubstr("£40.00. Set by: Minute 7")));
  EXPECT_THAT(Told(determination, "limits"), Contains(HasSubstr("No such limit holds back the final sum.")));
  EXPECT_THAT(WarningsOf(determination), Contains("ceiling_bound"));
}

TEST(Account, ACutOffHasNoFigureAndSaysSo) {
  v1::Policy document = SmallPolicy();
  *document.mutable_components(0)->add_adjustments() = ParseText<v1::Adjustment>(R"pb(
    id: "off"
    title: "The cut-off"
    reason: "Panel."
    authority: "Minute 8"
    purpose: ADJUSTMENT_PURPOSE_CEILING
    cut_off: "49.99")pb");
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), SmallRequest());
  EXPECT_EQ(determination.outcome(), v1::OUTCOME_CUT_OFF);
  EXPECT_FALSE(determination.has_indicative_allocation());
  EXPECT_THAT(Told(determination, "limits"),
              Contains(HasSubstr("above £49.99 the policy gives no early figure")));
}

// "£478.00 × 0.75 = £358.50" in every shipped account: multiplied out exactly, each printed product is right;
// with a rounding named, the exact value is printed before it.
TEST(Account, EveryPrintedProductIsRight) {
  const auto exact = [](std::string text) {
    std::erase_if(text, [](char c) { return c == ',' || static_cast<unsigned char>(c) >= 0x80; });
    if (text.starts_with("GBP ") || text.starts_with("EUR ")) text.erase(0, 4);
    const std::size_t slash = text.find('/');
    const Rational top(Decimal::Parse(text.substr(0, slash)).value());
    return slash == std::string::npos
               ? top
               : Divide(top, Rational(Decimal::Parse(text.substr(slash + 1)).value())).value();
  };
  int products = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(golden::Policies())) {
    if (entry.path().parent_path().filename() != "assessments") continue;
    const auto policy =
        golden::CompiledPolicyNamed(entry.path().parent_path().parent_path().filename().string());
    const v1::DetermineResponse response =
        golden::Determined(*policy, golden::ReadDocument<v1::Assessment>(entry.path()));
    for (const std::string& paragraph : Told(response.determination(), "money")) {
      const std::size_t equals = paragraph.find(" = ");
      if (equals == std::string::npos || paragraph.find(" × ") == std::string::npos) continue;
      // The factors are the words around each ×; the result is the word after =.
      const std::size_t colon = paragraph.rfind(": ", paragraph.find(" × "));
      std::string left = paragraph.substr(colon + 2, equals - colon - 2);
      Rational product(1);
      for (std::size_t at = 0; at != std::string::npos;) {
        const std::size_t next = left.find(" × ", at);
        product = Multiply(product, exact(left.substr(at, next - at))).value();
        at = next == std::string::npos ? next : next + std::string(" × ").size();
      }
      std::string right = paragraph.substr(equals + 3);
      right = right.substr(0, right.find_first_of(" "));
      while (right.back() == '.') right.pop_back();
      EXPECT_EQ(product, exact(right)) << paragraph;
      ++products;
    }
  }
  EXPECT_GE(products, 10);
}

}  // namespace
}  // namespace ras::testing
