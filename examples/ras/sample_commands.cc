// ras sample size, ras sample margin, ras sample allocate: how many people to look at, and of which groups.
#include "sample_commands.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "commands.h"
#include "files.h"
#include "group_argument.h"
#include "json.h"
#include "option_checks.h"
#include "request_words.h"
#include "show_answer.h"
#include "text_columns.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kPopulationWords[] = {
    {"precision.confidence_percent", "--confidence"},
    {"precision.quantile", "--quantile"},
    {"precision.margin_percent", "--margin"},
    {"precision.proportion_percent", "--proportion"},
    {"precision.size_rule", "--rule"},
    {"populations", "GROUP"},
};

constexpr OptionWord kStratumWords[] = {
    {"strata", "GROUP"},
    {"care_group_places", "GROUP"},
    {"places", "--places"},
    {"minimum", "--minimum"},
    {"apportion_rule", "--rule"},
    {"either places or care_group_places",
     "either --places, or for every care group its own number after a colon, such as older=700:248"},
};

struct PrecisionFlags {
  std::string confidence;
  std::string quantile;
  std::string margin;
  std::string proportion;
  std::string rule;
};

struct SampleFlags {
  std::vector<std::string> groups;
  PrecisionFlags precision;
  std::string places;
  std::string minimum;
  std::string rule;
  bool json = false;
};

// The groups of the command line; nothing, after a complaint about each that is wrong.
std::optional<std::vector<GroupArgument>> ReadGroups(const std::vector<std::string>& texts) {
  std::vector<GroupArgument> groups;
  bool good = true;
  for (const std::string& text : texts) {
    const auto group = ReadGroup(text);
    good = good && group.has_value();
    if (group) groups.push_back(*group);
  }
  return good ? std::optional(groups) : std::nullopt;
}

Json PrecisionOf(const PrecisionFlags& flags) {
  Json precision = Json::object();
  Set(&precision, "confidence_percent", flags.confidence);
  Set(&precision, "quantile", flags.quantile);
  Set(&precision, "margin_percent", flags.margin);
  Set(&precision, "proportion_percent", flags.proportion);
  if (flags.rule == "published") precision["size_rule"] = "SAMPLE_SIZE_RULE_PUBLISHED";
  if (flags.rule == "round-up") precision["size_rule"] = "SAMPLE_SIZE_RULE_ROUND_UP";
  return precision;
}

// What the library is asked about populations: their size, or the margin of their samples.
Json RequestAbout(const std::vector<GroupArgument>& groups, const PrecisionFlags& flags) {
  Json request;
  request["precision"] = PrecisionOf(flags);
  for (const GroupArgument& group : groups) {
    // A population has no services: the name as it stands, which the library then refuses.
    const std::string id = group.service.empty() ? group.group : group.group + "/" + group.service;
    Json population{{"id", id}, {"people", group.people}};
    Set(&population, "sampled", group.sampled);
    request["populations"].push_back(std::move(population));
  }
  return request;
}

// "95% sure (z = 1.96)": the framework's own figure for it, where only that was given or nothing. Of another
// quantile alone, "sure by z = 2".
std::string Sureness(const Json& precision) {
  std::string confidence = Text(precision, "confidence_percent");
  const std::string quantile = Text(precision, "quantile");
  if (confidence.empty() && quantile == "1.96") confidence = "95";
  return confidence.empty() ? "sure by z = " + quantile : confidence + "% sure (z = " + quantile + ")";
}

void PrintSizes(const Json& answer, const std::string& heading) {
  TextColumns columns({"population", "people", "sample", "within"}, {1, 2, 3});
  for (const Json& sample : Part(answer, "samples")) {
    columns.Add({Text(sample, "id"), Text(sample, "people"), Text(sample, "sampled"),
                 Text(sample, "margin_percent") + "%"});
  }
  if (Part(answer, "samples").size() > 1) {
    columns.Add({"in all", Text(answer, "people"), Text(answer, "sampled"), ""});
  }
  Print(heading + columns.ToString());
  const Json& as_one = Part(answer, "as_one");
  if (as_one.is_null()) return;
  Print(Wrap(
      "Taken as one population, " + Text(as_one, "sampled") +
      " people would do; then something can be concluded about all of them together, and about no group."));
}

// Why margins are not quite what was asked for.
void ExplainMargins(const Json& answer) {
  const std::string asked = Text(Part(answer, "precision"), "margin_percent");
  bool any_differs = false;
  bool any_wider = false;
  for (const Json& sample : Part(answer, "samples")) {
    const double margin = std::stod(Text(sample, "margin_percent"));
    any_differs = any_differs || margin != std::stod(asked);
    any_wider = any_wider || margin > std::stod(asked);
  }
  if (!any_differs) return;
  Print("Samples are of whole people, so that margins are not quite " + asked + " percent points." +
        (any_wider ? " With --rule round-up none is wider." : "") + "\n");
}

ExitCode Size(const SampleFlags& flags) {
  const auto groups = ReadGroups(flags.groups);
  if (!groups) return kUsage;
  const Json request = RequestAbout(*groups, flags.precision);
  return ShowAnswer(
      RequestWords(kPopulationWords), capi::SizeSample(request.dump(), Format::kJson, Format::kJson),
      flags.json, [](const Json& answer) {
        const Json& precision = Part(answer, "precision");
        PrintSizes(answer, "People to sample, to be " + Sureness(precision) + ", to within " +
                               Text(precision, "margin_percent") + " percent points of a share of " +
                               Text(precision, "proportion_percent") + "%:\n");
        ExplainMargins(answer);
      });
}

// False, after a complaint about each group of which it is not said how many are sampled.
bool AllAreSampled(const SampleFlags& flags, const std::vector<GroupArgument>& groups) {
  bool all = true;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (!groups[i].sampled.empty()) continue;
    Complain("ras", "\"" + flags.groups[i] +
                        "\" does not say how many of these people are sampled. Write it after a colon, such "
                        "as older=700:248.");
    all = false;
  }
  return all;
}

ExitCode Margin(const SampleFlags& flags) {
  const auto groups = ReadGroups(flags.groups);
  if (!groups || !AllAreSampled(flags, *groups)) return kUsage;
  const Json request = RequestAbout(*groups, flags.precision);
  return ShowAnswer(
      RequestWords(kPopulationWords), capi::MarginOfSample(request.dump(), Format::kJson, Format::kJson),
      flags.json, [](const Json& answer) {
        PrintSizes(answer, "How near a share of " + Text(Part(answer, "precision"), "proportion_percent") +
                               "% in the sample lies to the population's, " +
                               Sureness(Part(answer, "precision")) + ":\n");
      });
}

ExitCode Allocate(const SampleFlags& flags) {
  const auto groups = ReadGroups(flags.groups);
  if (!groups) return kUsage;
  Json request;
  for (const GroupArgument& group : *groups) {
    Json stratum{{"care_group", group.group}, {"people", group.people}};
    Set(&stratum, "service", group.service);
    request["strata"].push_back(std::move(stratum));
    if (group.sampled.empty()) continue;
    const Json places{{"care_group", group.group}, {"places", group.sampled}};
    // Said with each service of the group, it is said once.
    Json& all = request["care_group_places"];
    if (std::find(all.begin(), all.end(), places) == all.end()) all.push_back(places);
  }
  Set(&request, "places", flags.places);
  Set(&request, "minimum", flags.minimum);
  if (flags.rule == "floor") request["apportion_rule"] = "APPORTION_RULE_FLOOR";
  return ShowAnswer(RequestWords(kStratumWords),
                    capi::AllocateSample(request.dump(), Format::kJson, Format::kJson), flags.json,
                    [](const Json& answer) {
                      TextColumns columns({"care group", "service", "people", "places"}, {2, 3});
                      for (const Json& stratum : Part(answer, "strata")) {
                        columns.Add({Text(stratum, "care_group"), Text(stratum, "service"),
                                     Text(stratum, "people"), Text(stratum, "places")});
                      }
                      columns.Add({"in all", "", Text(answer, "people"), Text(answer, "places")});
                      Print(columns.ToString());
                    });
}

void AddPrecision(CLI::App* command, PrecisionFlags* flags) {
  command->add_option("--confidence", flags->confidence, "How sure, in percent, such as 95")
      ->option_text("PERCENT");
  command
      ->add_option("--quantile", flags->quantile,
                   "How sure, as the normal quantile z. Default: 1.96, which the framework uses for 95%")
      ->option_text("Z");
  command
      ->add_option("--proportion", flags->proportion, "The share that is expected. Default: 50, the safest")
      ->option_text("PERCENT");
}

// What every command of this family has in common.
CLI::App* AddOne(CLI::App* parent, const char* name, const char* about, const char* groups,
                 const std::shared_ptr<SampleFlags>& flags) {
  CLI::App* command = parent->add_subcommand(name, about);
  command->add_option("GROUP", flags->groups, groups)->required();
  command->add_flag("--json", flags->json, "Print the library's response as JSON");
  command->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  return command;
}

constexpr const char* kSizeAbout = R"(how many people a sample needs
For a share that is found in the sample to lie within the margin of the population's, with the confidence. Several
groups are taken as populations of their own, so that something can be concluded about each.)";

constexpr const char* kMarginAbout = R"(how sure a sample of a given size lets one be
The other way round: the margin that a sample of so many people gives.)";

constexpr const char* kAllocateAbout = R"(share the places of a sample out among groups
In proportion to the people in each: among care groups first, and within each among its services.)";

}  // namespace

void AddSampleCommands(CLI::App& app, ExitCode* exit_code) {
  CLI::App* sample = app.add_subcommand("sample", "plan the sample that a table is built from");
  sample->require_subcommand(1);
  sample->footer(kExitCodeHelp);

  auto size = std::make_shared<SampleFlags>();
  CLI::App* command = AddOne(sample, "size", kSizeAbout, "People, such as 1000, or older=700", size);
  AddPrecision(command, &size->precision);
  command->add_option("--margin", size->precision.margin, "How near, in percent points. Default: 5")
      ->option_text("PERCENT");
  command
      ->add_option("--rule", size->precision.rule,
                   "How fractions become people: published (half-up, twice; the default) or round-up")
      ->option_text("RULE")
      ->check(OneOf({"published", "round-up"}));
  command->callback([=] { *exit_code = Size(*size); });

  auto margin = std::make_shared<SampleFlags>();
  command = AddOne(sample, "margin", kMarginAbout,
                   "People and how many of them are sampled: 1000:278, or older=700:248", margin);
  AddPrecision(command, &margin->precision);
  command->callback([=] { *exit_code = Margin(*margin); });

  auto allocate = std::make_shared<SampleFlags>();
  command = AddOne(sample, "allocate", kAllocateAbout,
                   "Care group, service if wanted, and people: older=700, or older/home-care=450. Without "
                   "--places, a care group's own places after a colon, with one of its services or with "
                   "each: older/home-care=450:248 older/day-care=250",
                   allocate);
  command->add_option("--places", allocate->places, "How many people the sample has")
      ->option_text("N")
      ->check(WholeNumber());
  command->add_option("--minimum", allocate->minimum, "The fewest of any group or service. Default: 0")
      ->option_text("N")
      ->check(WholeNumber());
  command
      ->add_option("--rule", allocate->rule,
                   "Fractions of a place: largest-remainder (the default) or floor, which leaves places over")
      ->option_text("RULE")
      ->check(OneOf({"largest-remainder", "floor"}));
  command->callback([=] { *exit_code = Allocate(*allocate); });

  AddSampleDrawCommand(sample, exit_code);
  AddSampleCheckCommand(sample, exit_code);
}

}  // namespace ras::tool
