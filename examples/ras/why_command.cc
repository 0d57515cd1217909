// ras why: why a person's figure is another than before.
#include <memory>
#include <string>
#include <utility>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "money.h"
#include "print_findings.h"
#include "request_words.h"
#include "show_answer.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::DocumentKind;
using capi::Format;

struct WhyFlags {
  std::string before;
  std::string after;
  std::string policy_before;
  std::string policy_after;
  bool json = false;
};

// "92.40 GBP", or what came of it in the place of an amount.
std::string FigureText(const Json& figure, const std::string& currency) {
  const Json& amount = Part(figure, "amount");
  return amount.is_null() ? OutcomeText(Text(figure, "outcome")) : AmountText(amount) + " " + currency;
}

// "12.00 more", "12.00 less", "no change".
std::string ChangeText(const std::string& change) {
  if (change == "0.00") return "no change";
  return change.front() == '-' ? change.substr(1) + " less" : change + " more";
}

std::string KindText(const Json& part) {
  const std::string kind = Text(part, "kind");
  std::string title = Text(part, "title");
  if (kind == "CHANGE_KIND_DATE") return "the day of the figure and of the assessment";
  if (kind == "CHANGE_KIND_PERSON") return title;
  if (kind == "CHANGE_KIND_ANSWER") return "answer to \"" + title + "\"";
  if (kind == "CHANGE_KIND_ELIGIBILITY") return "eligibility";
  if (kind == "CHANGE_KIND_INFORMAL_SUPPORT") return "support from family and friends";
  if (kind == "CHANGE_KIND_TABLE") return "table \"" + title + "\"";
  if (kind == "CHANGE_KIND_INFORMAL_SUPPORT_RULE") return "what is taken off for informal support";
  if (kind == "CHANGE_KIND_ADJUSTMENTS") {
    return title.empty() ? "adjustments of the total" : "adjustments of \"" + title + "\"";
  }
  return "other rules of the policy";
}

std::string PartText(const Json& part) {
  const std::string before = Text(part, "before"), after = Text(part, "after");
  if (before.empty() && after.empty()) return KindText(part);
  if (before.empty()) return KindText(part) + ": " + after;
  return KindText(part) + ": " + before + ", now " + (after.empty() ? "none" : after);
}

void PrintChange(const Json& answer) {
  const std::string currency = Text(answer, "currency"), change = Text(Part(answer, "change"), "decimal");
  Print(Wrap("For one " + PeriodText(Text(answer, "period")) + " the figure was " +
             FigureText(Part(answer, "before"), currency) + " and is " +
             FigureText(Part(answer, "after"), currency) + ": " + ChangeText(change) + "."));
  const Json& steps = Part(answer, "steps");
  if (steps.is_null()) return static_cast<void>(Print("Nothing that has a part in it has changed.\n"));
  for (const Json& step : steps) {
    Print("\n  " + ChangeText(Text(Part(step, "change"), "decimal")) + ", to " +
          FigureText(Part(step, "figure"), currency) + "\n");
    for (const Json& part : Part(step, "parts")) Print(Wrap(PartText(part), 4));
  }
}

// Puts a document of that kind into the request. False, after a complaint, if it cannot be read.
bool Add(const std::string& name, DocumentKind kind, const char* field, bool json, Json* request,
         ExitCode* unreadable) {
  const auto file = ReadFile(name);
  *unreadable = kUnreadable;
  if (!file) return false;
  auto document = ReadAsJson(*file, kind, json, unreadable);
  if (!document) return false;
  (*request)[field] = *std::move(document);
  return true;
}

ExitCode Run(const WhyFlags& flags) {
  Json request;
  ExitCode unreadable = kUnreadable;
  if (!Add(flags.before, DocumentKind::kDetermination, "before", flags.json, &request, &unreadable) ||
      !Add(flags.after, DocumentKind::kDetermination, "after", flags.json, &request, &unreadable) ||
      !Add(flags.policy_before, DocumentKind::kPolicy, "policy_before", flags.json, &request, &unreadable)) {
    return unreadable;
  }
  if (!flags.policy_after.empty() &&
      !Add(flags.policy_after, DocumentKind::kPolicy, "policy_after", flags.json, &request, &unreadable)) {
    return unreadable;
  }
  const RequestWords words({}, {{"before", "before", flags.before},
                                {"after", "after", flags.after},
                                {"policy_before", "policy_before", flags.policy_before},
                                {"policy_after", "policy_after", flags.policy_after}});
  const auto response = capi::ExplainChange(request.dump(), Format::kJson, Format::kJson);
  return ShowAnswer(words, response, flags.json, [](const Json& answer) { PrintChange(answer); });
}

constexpr const char* kAbout = R"(see why a person's figure is another than before
BEFORE and AFTER are two determinations of one person, as they were stored. What has changed between them is taken over one thing
after the other: the days, the person, each answer, informal support, each table, the rules. What the figure moves by is told of each,
and adds up to the difference.)";

}  // namespace

void AddWhyCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<WhyFlags>();
  CLI::App* why = app.add_subcommand("why", kAbout);
  why->add_option("BEFORE", flags->before, "The earlier determination")->required();
  why->add_option("AFTER", flags->after, "The later determination")->required();
  why->add_option("--policy-before", flags->policy_before, "The policy of the earlier determination")
      ->option_text("FILE")
      ->required();
  why->add_option("--policy-after", flags->policy_after,
                  "The policy of the later one. Default: that of the earlier one")
      ->option_text("FILE");
  why->add_flag("--json", flags->json, "Print the library's response as JSON");
  why->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  why->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
