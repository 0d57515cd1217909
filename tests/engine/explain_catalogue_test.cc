// One catalogue of messages: the built-in one is whole, another one is data, and one with a fault is refused
// with every fault named (docs/the-account.md).
#include <algorithm>
#include <regex>
#include <set>

#include "tests/engine/explain_fixture.h"

namespace ras::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::SizeIs;

v1::CatalogueMessage* Find(v1::Catalogue* catalogue, const std::string& id) {
  for (v1::CatalogueMessage& message : *catalogue->mutable_messages()) {
    if (message.id() == id) return &message;
  }
  ADD_FAILURE() << "no message " << id;
  return catalogue->add_messages();
}

void Add(v1::Catalogue* catalogue, const std::string& id, const std::string& text) {
  v1::CatalogueMessage* message = catalogue->add_messages();
  message->set_id(id);
  message->set_text(text);
}

// What Explain says of a determination of the small policy in the words of `catalogue`.
struct Explained {
  v1::Explanation explanation;
  std::vector<v1::Finding> errors;
};

Explained ExplainIn(const v1::Catalogue& catalogue) {
  v1::ExplainRequest request;
  *request.mutable_determination() = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  *request.mutable_catalogue() = catalogue;
  Explained result;
  result.explanation.set_language("left over");
  Explain(request, &result.explanation, &result.errors);
  return result;
}

// "code@path=value" of every error.
std::vector<std::string> Errors(const Explained& explained) {
  EXPECT_NE(explained.errors.empty(), explained.explanation.sections().empty());
  if (!explained.errors.empty()) {
    EXPECT_EQ(explained.explanation.ByteSizeLong(), 0U);
  }
  std::vector<std::string> errors;
  for (const v1::Finding& error : explained.errors) {
    EXPECT_EQ(error.severity(), v1::SEVERITY_ERROR);
    EXPECT_THAT(error.message(), Not(IsEmpty())) << error.code();
    EXPECT_THAT(error.remedy(), Not(IsEmpty())) << error.code();
    errors.push_back(error.code() + "@" + error.path() + "=" + error.value());
  }
  return errors;
}

std::vector<std::string> ErrorsIn(const v1::Catalogue& catalogue) { return Errors(ExplainIn(catalogue)); }

TEST(Catalogue, TheBuiltInOneIsTheFileAndWhole) {
  EXPECT_EQ(BuiltInCatalogue().language(), "en-GB");
  EXPECT_EQ(BuiltInCatalogue().id(), "en-gb");
  const Explained in_english = ExplainIn(English());
  EXPECT_THAT(in_english.errors, IsEmpty());
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  EXPECT_EQ(in_english.explanation.SerializeAsString(), determination.account().SerializeAsString());
}

TEST(Catalogue, WithoutOneTheBuiltInOneTells) {
  v1::ExplainRequest request;
  *request.mutable_determination() = DetermineOrFail(*CompileOrFail(SmallPolicy()), SmallRequest());
  v1::Explanation explanation;
  std::vector<v1::Finding> errors;
  Explain(request, &explanation, &errors);
  EXPECT_THAT(errors, IsEmpty());
  EXPECT_EQ(explanation.SerializeAsString(), request.determination().account().SerializeAsString());
}

TEST(Catalogue, WithoutADeterminationThereIsNothingToTell) {
  v1::Explanation explanation;
  std::vector<v1::Finding> errors;
  Explain({}, &explanation, &errors);
  ASSERT_THAT(errors, SizeIs(1));
  EXPECT_EQ(errors[0].code(), "missing");
  EXPECT_EQ(errors[0].path(), "determination");
}

TEST(Catalogue, AnotherWordingIsData) {
  v1::Catalogue catalogue = English();
  catalogue.set_language("cy");
  Find(&catalogue, "figure.amount")->set_text("{period}: {amount}! {amount}!");
  const Explained told = ExplainIn(catalogue);
  EXPECT_THAT(told.errors, IsEmpty());
  EXPECT_EQ(told.explanation.language(), "cy");
  EXPECT_THAT(Paragraphs(told.explanation, "figure"), ElementsAre(HasSubstr("a week: £50.00! £50.00!")));
}

TEST(Catalogue, EveryFaultIsNamedAtOnceAndNothingIsTold) {
  v1::Catalogue catalogue = English();
  const int size = catalogue.messages_size();
  Find(&catalogue, "figure.amount")->set_text("{amount} {amuont}");
  Find(&catalogue, "figure.range")->set_text("{amount");
  Find(&catalogue, "figure.stated")->set_text("amount}");
  Find(&catalogue, "about.change")->set_id("about.chnage");
  Add(&catalogue, "about.heading", "Again");
  Add(&catalogue, "about.heading.when_1", "One");
  Find(&catalogue, "month.1")->set_text("");
  const auto index = [&](const std::string& id) {
    for (int i = 0; i < size; ++i) {
      if (catalogue.messages(i).id() == id) return std::to_string(i);
    }
    return std::string("none");
  };
  EXPECT_THAT(ErrorsIn(catalogue),
              ::testing::UnorderedElementsAre(
                  "catalogue_argument_unknown@catalogue.messages[" + index("figure.amount") + "].text=amuont",
                  "catalogue_brace@catalogue.messages[" + index("figure.range") + "].text=figure.range",
                  "catalogue_brace@catalogue.messages[" + index("figure.stated") + "].text=figure.stated",
                  "catalogue_message_twice@catalogue.messages[" + std::to_string(size) + "]=about.heading",
                  "catalogue_message_not_counted@catalogue.messages[" + std::to_string(size + 1) +
                      "].id=about.heading.when_1",
                  "catalogue_message_missing@catalogue.messages=about.change",
                  "missing@catalogue.messages[" + index("month.1") + "].text="));
}

TEST(Catalogue, AFaultSaysWhichArgumentsThereAre) {
  v1::Catalogue catalogue = English();
  Find(&catalogue, "figure.amount")->set_text("{amuont}");
  const Explained told = ExplainIn(catalogue);
  ASSERT_THAT(told.errors, SizeIs(1));
  EXPECT_EQ(told.errors[0].message(),
            "Message \"figure.amount\" uses the argument \"amuont\", which it is not given.");
  EXPECT_EQ(told.errors[0].remedy(), "The arguments it is given: {amount}, {period}.");
}

TEST(Catalogue, AnEmptyOneLacksEveryMessage) {
  v1::Catalogue catalogue;
  catalogue.set_id("empty");
  catalogue.set_language("cy");
  Add(&catalogue, "of.a.later.version", "Passed over {whatever");
  const auto errors = ErrorsIn(catalogue);
  EXPECT_EQ(errors.size(), static_cast<std::size_t>(MessageId::kCount));
}

TEST(Catalogue, NeedsItsOwnIdAndLanguage) {
  v1::Catalogue catalogue = English();
  catalogue.clear_language();
  catalogue.set_id("Not an id");
  EXPECT_THAT(ErrorsIn(catalogue),
              ElementsAre("not_an_id@catalogue.id=Not an id", "missing@catalogue.language="));
}

// However long the document, the list of its faults has an end, and an argument cannot be used to fill
// memory.
TEST(Catalogue, HasLimits) {
  v1::Catalogue catalogue = English();
  std::string many, unknown;
  for (int i = 0; i < 9; ++i) many += "{amount}";
  for (int i = 0; i < 1300; ++i) unknown += "{x}";
  Find(&catalogue, "figure.amount")->set_text(many);
  EXPECT_THAT(ErrorsIn(catalogue), ElementsAre(HasSubstr("catalogue_argument_too_often@")));
  Find(&catalogue, "figure.amount")->set_text(unknown);
  Find(&catalogue, "figure.stated")->set_text(unknown);
  const auto errors = ErrorsIn(catalogue);
  EXPECT_THAT(errors, SizeIs(1001));
  EXPECT_THAT(errors.back(), HasSubstr("too_many_violations@"));
}

// Welsh words a number in up to six ways: each can have its own.
TEST(Catalogue, AMessageThatCountsMayHaveWordsForANumber) {
  v1::Catalogue catalogue = English();
  Find(&catalogue, "answers.domain")->set_text("{domain}: {maximum} pwynt");
  Add(&catalogue, "answers.domain.when_40", "{domain}: forty");
  Add(&catalogue, "answers.domain.when_2", "{domain}: two");
  const Explained told = ExplainIn(catalogue);
  EXPECT_THAT(told.errors, IsEmpty());
  EXPECT_THAT(Headings(told.explanation, "answers.domain"),
              ElementsAre("My home: forty", "Being with others: 60 pwynt"));
  Add(&catalogue, "answers.domain.when_2", "again");
  EXPECT_THAT(ErrorsIn(catalogue), ElementsAre(HasSubstr("catalogue_message_twice@")));
}

TEST(Catalogue, IdsAreThereOnceAndNameTheirConstant) {
  std::set<std::string> ids;
  for (const char* id : {
#define RAS_MESSAGE(name, id, arguments) id,
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
       }) {
    EXPECT_TRUE(ids.insert(id).second) << id;
  }
  EXPECT_EQ(ids.size(), static_cast<std::size_t>(MessageId::kCount));
}

// "| `figure.amount` | `{amount}` `{period}` |", the argument that is counted in bold.
std::string DocumentedRow(const std::string& id, const std::string& arguments) {
  std::string row = "| `" + id + "` |";
  const std::regex word("(#?)([a-z_]+)");
  for (std::sregex_iterator argument(arguments.begin(), arguments.end(), word), end; argument != end;
       ++argument) {
    const std::string mark = (*argument)[1].length() > 0 ? "**" : "";
    row += " " + mark + "`{" + (*argument)[2].str() + "}`" + mark;
  }
  return row + " |\n";
}

// docs/the-account.md lists every message with its arguments, for those who translate, and no other.
TEST(Catalogue, IsDocumented) {
  const std::string page = golden::ReadFile(golden::SourceDir() / "docs/the-account.md");
  std::size_t messages = 0;
  for (const auto& [id, arguments] : std::vector<std::pair<std::string, std::string>>{
#define RAS_MESSAGE(name, id, arguments) {id, arguments},
#include "lib/catalogue/account_messages.inc"
#undef RAS_MESSAGE
       }) {
    EXPECT_NE(page.find(DocumentedRow(id, arguments)), std::string::npos) << DocumentedRow(id, arguments);
    ++messages;
  }
  const std::regex row("\\| `[a-z0-9_.]+` \\|[^|\n]*\\|\n");
  const std::string list = page.substr(page.find("## Every message"));
  EXPECT_EQ(std::distance(std::sregex_iterator(list.begin(), list.end(), row), std::sregex_iterator()),
            static_cast<std::ptrdiff_t>(messages));
}

TEST(FindingWords, FillInTheirArguments) {
  const CatalogueArgument arguments[] = {{"value", "cooking"}, {"other", "Can I cook?"}};
  const FindingText text = FindingFor("unanswered", arguments);
  EXPECT_EQ(text.message, "Question cooking is not answered: Can I cook?");
  EXPECT_THAT(text.remedy, Not(IsEmpty()));
  EXPECT_THAT(FindingFor("no_such_code", {}).message, "no_such_code");
}

// Every code that a determination can give has words; a warning has a reason with its source too.
TEST(FindingWords, AreThereForEveryCodeOfADetermination) {
  int codes = 0;
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(golden::SourceDir() / "lib/determine")) {
    const std::string source = golden::ReadFile(entry.path());
    const bool maps_faults = entry.path().filename() == "determine.cc";
    const std::regex call(std::string(R"re(\b(Error|Warning)\(\s*"(\w+)")re") +
                          (maps_faults ? R"re(|return "(\w+)";)re" : "|(no code)"));
    for (std::sregex_iterator match(source.begin(), source.end(), call), end; match != end; ++match) {
      const std::string code = (*match)[2].matched ? (*match)[2].str() : (*match)[3].str();
      const FindingText text = FindingFor(code, {});
      ++codes;
      EXPECT_NE(text.message, code) << code;
      EXPECT_THAT(text.remedy, Not(IsEmpty())) << code;
      if ((*match)[1] == "Warning") {
        EXPECT_THAT(text.reason, Not(IsEmpty())) << code;
      }
    }
  }
  EXPECT_GE(codes, 50);
}

TEST(FindingWords, UseOnlyTheArgumentsThereAre) {
  const v1::Catalogue english = English();
  for (const v1::CatalogueMessage& message : english.messages()) {
    if (!message.id().starts_with("finding.")) continue;
    EXPECT_TRUE(std::regex_match(message.id(), std::regex(R"(finding\.\w+\.(message|remedy|reason))")))
        << message.id();
    const std::regex argument(R"(\{([^}]*)\})");
    for (std::sregex_iterator match(message.text().begin(), message.text().end(), argument), end;
         match != end; ++match) {
      EXPECT_TRUE(std::set<std::string>({"value", "path", "list", "other"}).contains((*match)[1]))
          << message.id();
    }
  }
}

}  // namespace
}  // namespace ras::testing
