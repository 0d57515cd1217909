// ras outliers: whom rules would leave out of a table, and what it would be without them.
#include <memory>
#include <string>
#include <utility>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "option_checks.h"
#include "print_findings.h"
#include "print_influence.h"
#include "print_table_build.h"
#include "sheets.h"
#include "table_build_flags.h"
#include "table_build_words.h"

namespace ras::tool {
namespace {

using capi::Format;

struct Flags {
  BuildFlags build;
  std::string method;
  bool json = false;
};

// Those whom a rule leaves out, and not the sample itself.
Json LeftOutByRule(const Json& built) {
  Json outliers = Json::array();
  for (const Json& person : Part(Part(built, "provenance"), "excluded")) {
    if (!Part(person, "by").is_null()) outliers.push_back(person);
  }
  return outliers;
}

// The table with everybody, and without those whom the rules leave out.
Json InfluenceRequest(Json build, const Json& outliers) {
  Json set = {{"name", "outliers"}, {"ids", Json::array()}};
  for (const Json& person : outliers) set["ids"].push_back(Text(person, "id"));
  build.erase("outliers");
  Json request = {{"build", std::move(build)}, {"most_people", 0}};
  request["sets"].push_back(std::move(set));
  return request;
}

ExitCode Run(const Flags& flags) {
  CheckMethodOptions(flags.build, {flags.method});
  const auto sheets = ReadSheets(flags.build);
  if (!sheets) return kUnreadable;
  Json request = BuildRequest(flags.build, *sheets, flags.method);
  if (Part(request, "outliers").is_null()) {
    throw CLI::ValidationError("--leave-out-...", "name a rule by which somebody is an outlier");
  }
  const auto response = capi::BuildTable(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  if (!response.ok()) {
    const ExitCode result = ComplainOfBuild(*sheets, "", response.error());
    if (!flags.json || response->empty()) return result;
    return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  }
  const Json built = Parse(response->text());
  const Json outliers = LeftOutByRule(built);
  Json influence;
  if (!outliers.empty()) {
    const auto without = capi::MeasureInfluence(InfluenceRequest(std::move(request), outliers).dump(),
                                                Format::kJson, Format::kJson, SheetLimits());
    if (!without.ok()) return ComplainOfBuild(*sheets, "", without.error());
    influence = Parse(without->text());
  }
  if (flags.json) {
    Json answer = {{"built", built}};
    if (!influence.is_null()) answer["influence"] = std::move(influence);
    return Print(answer.dump() + "\n") ? kDone : kUnreadable;
  }
  PrintOutliers(Part(built, "provenance"));
  if (outliers.empty()) Print("  Nobody is left out.\n");
  for (const Json& set : Part(influence, "sets")) PrintSet(set);
  return kDone;
}

constexpr const char* kAbout = R"(see who is an outlier by rules, and what a table would be without them
From the sheet and the options of ras table build, with one rule or more by which people are outliers. What an outlier is, each
council decides for itself; what leaving them out does to the table stands beside it. ras table build with the same options builds
the table without them, and records the rules.)";

}  // namespace

void AddOutliersCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* outliers = app.add_subcommand("outliers", kAbout);
  outliers->add_option("--method", flags->method, "How amounts come of scores and costs; see below")
      ->option_text("NAME")
      ->required()
      ->check(OneOf(MethodNames()));
  AddBuildOptions(outliers, &flags->build);
  outliers->add_flag("--json", flags->json, "Print the library's responses as JSON");
  outliers->footer(std::string(kMethodHelp) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  outliers->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
