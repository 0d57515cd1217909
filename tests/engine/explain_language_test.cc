// Another language is a file of data: with a catalogue of its own no English word is left in the account, and
// numbers, money and dates are written in its way.
#include <regex>

#include "tests/engine/explain_fixture.h"

namespace ras::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

// Every word of the English catalogue in capital Greek instead, so that whatever else is Latin comes from
// elsewhere. Written the German way: 1.234,50 € and 7. Month 2026.
v1::Catalogue Foreign() {
  v1::Catalogue catalogue = English();
  catalogue.set_id("de");
  catalogue.set_language("de-DE");
  for (v1::CatalogueMessage& message : *catalogue.mutable_messages()) {
    std::string text;
    bool in_argument = false;
    for (const char c : message.text()) {
      if (c == '{' || c == '}') in_argument = c == '{';
      const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      text += letter && !in_argument ? "Λ" : std::string(1, c);
    }
    if (message.id() == "number.decimal_mark") text = ",";
    if (message.id() == "number.group_mark") text = ".";
    if (message.id() == "currency.gbp") text = "{amount} £";
    if (message.id() == "date.full") text = "{day}. {month} {year}";
    message.set_text(text);
  }
  return catalogue;
}

TEST(Language, NumbersMoneyAndDatesFollowTheCatalogue) {
  std::vector<Violation> violations;
  const auto catalogue = CompiledCatalogue::Compile(Foreign(), &violations);
  ASSERT_NE(catalogue, nullptr);
  const Wording words(*catalogue, "GBP");
  EXPECT_EQ(words.Money("1234567.50"), "1.234.567,50 £");
  EXPECT_EQ(words.Number("12.75"), "12,75");
  EXPECT_EQ(words.Number("365/84"), "365 ÷ 84");
  EXPECT_EQ(words.Date("2026-05-07"), "7. ΛΛΛ 2026");
}

TEST(Language, NumbersInEnglish) {
  const Wording words(BuiltInCatalogue(), "GBP");
  EXPECT_EQ(words.Money("0.00"), "£0.00");
  EXPECT_EQ(words.Money("999.99"), "£999.99");
  EXPECT_EQ(words.Money("1000.00"), "£1,000.00");
  EXPECT_EQ(words.Money("100000000000.00"), "£100,000,000,000.00");
  EXPECT_EQ(words.Money("-850.00"), "£-850.00");
  EXPECT_EQ(words.Money("2/3"), "about £0.6666");
  EXPECT_EQ(words.Price("71.2"), "£71.20");
  EXPECT_EQ(words.Price("71"), "£71.00");
  EXPECT_EQ(words.Price("71.255"), "£71.255");
  EXPECT_EQ(words.Date("2026-12-31"), "31 December 2026");
  EXPECT_EQ(words.Date("2026-02-30"), "2026-02-30");
  EXPECT_EQ(Phrase("all of it."), "all of it");
}

// Replaces every text that a policy or an assessment brings, so that only the catalogue's words are left.
void RemoveOwnWords(v1::Determination* determination) {
  for (v1::AnswerResult& answer : *determination->mutable_answers()) {
    answer.set_text("1");
    answer.set_answer("2");
    if (!answer.has_difference()) continue;
    answer.mutable_difference()->set_person("3");
    answer.mutable_difference()->set_worker("2");
    answer.mutable_difference()->set_reason("4");
  }
  for (v1::DomainResult& domain : *determination->mutable_domains()) domain.set_title("1");
  for (v1::MeasureResult& measure : *determination->mutable_measures()) measure.set_title("1");
  for (v1::WhatIf& what_if : *determination->mutable_what_ifs()) what_if.set_answer("1");
  for (v1::SupportReduction& entry : *determination->mutable_informal_support()->mutable_reductions()) {
    entry.set_share_label("1");
    entry.set_impact_label("1");
  }
  for (v1::GateFinding& gate : *determination->mutable_informal_support()->mutable_gate())
    gate.set_carer("1");
  const auto clear = [](v1::AllocationStep* step) {
    step->set_title("1");
    step->set_reason("1");
    step->set_authority("1");
  };
  for (v1::ComponentResult& component : *determination->mutable_components()) {
    component.set_title("1");
    for (v1::PricedItem& item : *component.mutable_items()) item.set_label("1");
    for (v1::AllocationStep& step : *component.mutable_steps()) clear(&step);
    for (v1::LookupResult* lookup :
         {component.mutable_lookup(), component.mutable_lookup_before_informal_support()}) {
      if (!lookup->row().label().empty()) lookup->mutable_row()->set_label("1");
      for (std::string& condition : *lookup->mutable_row()->mutable_conditions()) condition = "1";
    }
    if (component.lookup().score_rounded().empty()) component.clear_lookup();
    if (component.lookup_before_informal_support().score_rounded().empty()) {
      component.clear_lookup_before_informal_support();
    }
  }
  for (v1::AllocationStep& step : *determination->mutable_total_steps()) clear(&step);
  for (v1::Challenge& challenge : *determination->mutable_challenges()) {
    challenge.set_decision("1");
    challenge.set_how("1");
  }
  v1::Assessment* assessment = determination->mutable_assessment();
  if (assessment->has_eligibility()) assessment->mutable_eligibility()->set_decided_by("1");
  if (assessment->has_professional_figure()) {
    assessment->mutable_professional_figure()->set_by("1");
    assessment->mutable_professional_figure()->set_reasons("1");
  }
  *determination->mutable_policy() = v1::PolicyReference();
}

TEST(Language, NoEnglishIsLeftInAnyShippedAccount) {
  const v1::Catalogue catalogue = Foreign();
  int accounts = 0;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(golden::Policies())) {
    if (entry.path().parent_path().filename() != "assessments") continue;
    const auto policy =
        golden::CompiledPolicyNamed(entry.path().parent_path().parent_path().filename().string());
    const v1::DetermineResponse response =
        golden::Determined(*policy, golden::ReadDocument<v1::Assessment>(entry.path()));
    if (!response.has_determination()) continue;
    v1::ExplainRequest request;
    *request.mutable_determination() = response.determination();
    *request.mutable_catalogue() = catalogue;
    RemoveOwnWords(request.mutable_determination());
    v1::Explanation explanation;
    std::vector<v1::Finding> errors;
    Explain(request, &explanation, &errors);
    ASSERT_THAT(errors, IsEmpty());
    ++accounts;
    for (const v1::Section& section : explanation.sections()) {
      std::vector<std::string> texts(section.paragraphs().begin(), section.paragraphs().end());
      texts.push_back(section.heading());
      for (const v1::TextRow& row : section.rows()) {
        texts.insert(texts.end(), row.cells().begin(), row.cells().end());
      }
      for (const std::string& text : texts) {
        EXPECT_FALSE(std::regex_search(text, std::regex("[A-Za-z]"))) << text;
      }
    }
  }
  EXPECT_GE(accounts, 30);
}

TEST(Language, TheSameFiguresInTheSameOrder) {
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  std::vector<Violation> violations;
  const auto catalogue = CompiledCatalogue::Compile(Foreign(), &violations);
  ASSERT_NE(catalogue, nullptr);
  v1::Explanation foreign;
  ExplainInto(determination, *catalogue, &foreign);
  EXPECT_EQ(foreign.language(), "de-DE");
  ASSERT_EQ(foreign.sections_size(), determination.account().sections_size());
  for (int s = 0; s < foreign.sections_size(); ++s) {
    EXPECT_EQ(foreign.sections(s).id(), determination.account().sections(s).id());
    EXPECT_EQ(foreign.sections(s).paragraphs_size(), determination.account().sections(s).paragraphs_size());
    EXPECT_EQ(foreign.sections(s).rows_size(), determination.account().sections(s).rows_size());
  }
  EXPECT_THAT(Paragraphs(foreign, "figure"), ElementsAre(HasSubstr("50,00 £")));
}

}  // namespace
}  // namespace ras::testing
