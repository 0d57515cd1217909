// ras why: why a person's figure is another than before.
#include <cstddef>
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

constexpr std::size_t kFieldsShown = 4;
// Of rows and prices from which this person's amount came: all of two rows, in short.
constexpr std::size_t kOwnFieldsShown = 12;

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
std::string MoreOrLess(const std::string& change) {
  if (change == "0.00") return "no change";
  return change.front() == '-' ? change.substr(1) + " less" : change + " more";
}

// Of ranges both ends, where they differ: "no change at the lower end, 70.00 more at the upper one".
std::string ChangeText(const Json& told) {
  const std::string lower = Text(Part(told, "change"), "decimal");
  const std::string upper = Text(Part(told, "upper_change"), "decimal");
  if (upper.empty() || upper == lower) return MoreOrLess(lower);
  return MoreOrLess(lower) + " at the lower end, " + MoreOrLess(upper) + " at the upper one";
}

std::string KindText(const Json& part) {
  const std::string kind = Text(part, "kind");
  std::string title = Text(part, "title");
  const auto named = [&](const char* what) { return what + (" \"" + title + "\""); };
  if (kind == "CHANGE_KIND_DATE" || kind == "CHANGE_KIND_PERSON") return title;
  if (kind == "CHANGE_KIND_ANSWER") return named("answer to");
  if (kind == "CHANGE_KIND_ELIGIBILITY") return "eligibility";
  if (kind == "CHANGE_KIND_INFORMAL_SUPPORT") return "support from family and friends";
  if (kind == "CHANGE_KIND_QUESTION") return named("question");
  if (kind == "CHANGE_KIND_SCORING_VIEW") return "whose view scores";
  if (kind == "CHANGE_KIND_MEASURE") return named("measure");
  if (kind == "CHANGE_KIND_TABLE") return named("table");
  if (kind == "CHANGE_KIND_COMPONENT") return named("component");
  if (kind == "CHANGE_KIND_INFORMAL_SUPPORT_RULE") {
    return "what is taken off for informal support" + (title.empty() ? "" : " (" + title + ")");
  }
  if (kind == "CHANGE_KIND_ADJUSTMENTS") {
    return title.empty() ? "adjustments of the total" : "adjustments of \"" + title + "\"";
  }
  if (kind == "CHANGE_KIND_ADJUSTMENT") {
    const std::string component = Text(part, "component");
    return "adjustment \"" + title + "\" of " + (component.empty() ? "the total" : component);
  }
  return "other rules of the policy";
}

// What the words before and now are of.
std::string VerbText(const std::string& kind) {
  if (kind == "CHANGE_KIND_TABLE") return "gave, before informal support, ";
  if (kind == "CHANGE_KIND_QUESTION") return "scored ";
  if (kind == "CHANGE_KIND_MEASURE") return "came to ";
  return "";
}

std::string PartText(const Json& part) {
  const std::string before = Text(part, "before"), after = Text(part, "after"), said = Text(part, "said");
  const std::string kind = Text(part, "kind");
  std::string text = KindText(part);
  if (!before.empty() || !after.empty()) {
    const auto word = [&](const std::string& value) {
      if (value.empty()) return std::string("none");
      return kind == "CHANGE_KIND_ANSWER" ? "\"" + value + "\"" : value;
    };
    text += ": " + VerbText(kind) + word(before) + (before == after ? ", as before" : ", now " + word(after));
  }
  return said.empty() ? text : text + " (" + said + ")";
}

// The first fields that differ: those of this person, and enough of the others to find the place.
void PrintFields(const Json& part) {
  const Json& fields = Part(part, "fields");
  std::size_t shown = 0;
  for (const Json& field : fields) {
    const bool own = field.value("for_this_person", false);
    if (shown >= (own ? kOwnFieldsShown : kFieldsShown)) break;
    Print(Wrap(Text(field, "path") + ": " + Text(field, "before") + ", now " + Text(field, "after") +
                   (own ? " (for this person)" : ""),
               6));
    ++shown;
  }
  const std::string told = Text(part, "more_fields");
  const std::size_t more = told.empty() ? 0 : std::stoul(told);
  const std::size_t left = fields.size() - shown + more;
  if (left == 0) return;
  const char* where = more == 0 ? "--json lists them" : "--json lists the first 1,000";
  Print("      and " + std::to_string(left) + " more; " + where + "\n");
}

// One part of the policy that changed nothing for this person: those that follow each other stand under one
// heading.
bool IsQuiet(const Json& step) {
  const Json& parts = Part(step, "parts");
  if (parts.size() != 1 || ChangeText(step) != "no change") return false;
  const std::string kind = Text(parts[0], "kind");
  return kind == "CHANGE_KIND_QUESTION" || kind == "CHANGE_KIND_MEASURE" || kind == "CHANGE_KIND_TABLE" ||
         kind == "CHANGE_KIND_COMPONENT" || kind == "CHANGE_KIND_INFORMAL_SUPPORT_RULE";
}

void PrintChange(const Json& answer) {
  const std::string currency = Text(answer, "currency");
  Print(Wrap("For one " + PeriodText(Text(answer, "period")) + " the figure was " +
             FigureText(Part(answer, "before"), currency) + " and is " +
             FigureText(Part(answer, "after"), currency) + ": " + ChangeText(answer) + "."));
  const Json& steps = Part(answer, "steps");
  if (steps.is_null()) return static_cast<void>(Print("Nothing that has a part in it has changed.\n"));
  bool was_quiet = false;
  for (const Json& step : steps) {
    const bool quiet = IsQuiet(step);
    if (!quiet || !was_quiet) {
      Print("\n  " + ChangeText(step) + ", to " + FigureText(Part(step, "figure"), currency) + "\n");
    }
    was_quiet = quiet;
    for (const Json& part : Part(step, "parts")) {
      Print(Wrap(PartText(part), 4));
      PrintFields(part);
    }
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
after the other: the days, the person, each answer, informal support, each question, measure, table and component of the policy, and its other
rules. What the figure moves by is told of each, and adds up to the difference.)";

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
