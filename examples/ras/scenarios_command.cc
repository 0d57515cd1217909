// ras scenarios: many ways to build a table from one sample, and what each would mean.
#include <algorithm>
#include <cstdint>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "method_variant.h"
#include "named_value.h"
#include "option_checks.h"
#include "print_scenarios.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"
#include "table_build_flags.h"
#include "table_build_words.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kWords[] = {
    {"grids.methods", "--methods"},
    {"grids.monotone", "--monotones"},
    {"grids.group_rows", "--groups"},
    {"grids.low_need_scores", "--low-needs"},
    {"grids.budgets", "--budgets"},
    {"grids.contingency_percents", "--contingencies"},
    {"grids.uplift_percents", "--uplifts"},
    {"grids", ""},
    {"population", "--people"},
    {"tolerance.percent", "--tolerance-percent"},
    {"tolerance", "--tolerance"},
    {"wanted_total", "--wanted"},
    {"most_candidates", "--most"},
    {"seed", "--seed"},
};

constexpr uint32_t kMostCandidates = 10'000;
constexpr uint32_t kMostRows = 1'000'000;

struct Flags {
  BuildFlags build;
  std::vector<std::string> methods;
  std::vector<std::string> monotones;
  std::vector<uint32_t> groups;
  std::vector<std::string> low_needs;
  std::vector<std::string> budgets;
  std::vector<std::string> contingencies;
  std::vector<std::string> uplifts;
  std::string people;
  std::string tolerance_percent;
  std::string tolerance;
  std::string wanted;
  uint32_t most = 0;
  std::string seed;
  bool all = false;
  bool json = false;
};

bool IsSomething(const std::string& decimal) { return decimal.find_first_not_of("0.") != std::string::npos; }

// The first value of a list that is not nothing; empty if there is none.
std::string FirstOf(const std::vector<std::string>& values) {
  const auto found = std::find_if(values.begin(), values.end(), &IsSomething);
  return found == values.end() ? std::string() : *found;
}

// What belongs to a step beside its value goes with the build, which therefore has the step.
BuildFlags BuildOf(const Flags& flags) {
  BuildFlags build = flags.build;
  if (build.contingency.empty()) build.contingency = FirstOf(flags.contingencies);
  if (build.low_need.empty()) build.low_need = FirstOf(flags.low_needs);
  const auto group =
      std::find_if(flags.groups.begin(), flags.groups.end(), [](uint32_t rows) { return rows > 1; });
  if (build.group_rows == 0 && group != flags.groups.end()) build.group_rows = *group;
  return build;
}

void CheckSteps(const Flags& flags) {
  const BuildFlags build = BuildOf(flags);
  const auto needs = [](const char* option, bool given, bool has_step, const char* steps) {
    if (given && !has_step) throw CLI::ValidationError(option, std::string("needs one of ") + steps);
  };
  needs("--for", !build.purposes.empty(), !build.contingency.empty(), "--contingency and --contingencies");
  needs("--met-by", !build.met_by.empty(), !build.low_need.empty(), "--low-need and --low-needs");
  needs("--group-from-highest", build.group_from_highest, build.group_rows != 0, "--group and --groups");
  needs("--group-by-people", build.group_by_people, build.group_rows != 0, "--group and --groups");
}

Json GridsOf(const Flags& flags, const BuildSheets& sheets) {
  Json grids;
  // Agreed scores are all that a method takes from the files.
  const BuildSheets agreed{{}, {}, sheets.agreed};
  for (const std::string& method : flags.methods) {
    const BuildFlags own = FlagsOf(flags.build, method);
    grids["methods"].push_back(BuildRequest(own, agreed, MethodNameOf(method))["method"]);
  }
  for (const std::string& word : flags.monotones)
    grids["monotone"].push_back(EnumName("SCENARIO_MONOTONE_", word));
  if (!flags.groups.empty()) grids["group_rows"] = flags.groups;
  for (const auto& [field, values] :
       {std::pair{"low_need_scores", &flags.low_needs}, std::pair{"budgets", &flags.budgets},
        std::pair{"contingency_percents", &flags.contingencies},
        std::pair{"uplift_percents", &flags.uplifts}}) {
    if (!values->empty()) grids[field] = *values;
  }
  return grids;
}

ExitCode Run(const Flags& flags) {
  CheckMethodOptions(flags.build, flags.methods);
  CheckSteps(flags);
  CheckCommas("--budgets", flags.budgets, SmallAmounts::kUnusual);
  const auto sheets = ReadSheets(flags.build);
  if (!sheets) return kUnreadable;
  std::optional<File> people;
  if (!flags.people.empty() && !(people = ReadSheet(flags.people))) return kUnreadable;
  Json request;
  const std::string& first = flags.methods.front();
  request["build"] = BuildRequest(FlagsOf(BuildOf(flags), first), *sheets, MethodNameOf(first));
  request["grids"] = GridsOf(flags, *sheets);
  if (people) request["population"]["sheet"] = people->bytes;
  if (!flags.tolerance_percent.empty()) request["tolerance"]["percent"] = flags.tolerance_percent;
  if (!flags.tolerance.empty()) request["tolerance"]["amount"] = flags.tolerance;
  Set(&request, "wanted_total", flags.wanted);
  request["most_candidates"] = flags.most;
  Set(&request, "seed", flags.seed);
  std::vector<OptionWord> options(std::begin(kWords), std::end(kWords));
  options.insert(options.end(), BuildPartWords().begin(), BuildPartWords().end());
  const RequestWords words(options, {{"build.sheet", "build.sheet", sheets->sample.name},
                                     {"build.cases", "build.cases", sheets->sample.name},
                                     {"build.population", "build.population.sheet", sheets->population.name},
                                     {"population.people", "population.people", people ? people->name : ""},
                                     {"population", "population.sheet", people ? people->name : ""}});
  const auto response = capi::SearchScenarios(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  return ShowAnswer(words, response, flags.json,
                    [&](const Json& answer) { PrintScenarios(answer, flags.methods, flags.all); });
}

void AddGridOptions(CLI::App* command, Flags* flags) {
  const auto list = [&](const char* name, auto* values, const char* about, const char* text) {
    return command->add_option(name, *values, about)->option_text(text)->delimiter(',');
  };
  list("--methods", &flags->methods, "Methods to try, separated by commas; see below", "NAME,NAME")
      ->required()
      ->check(CLI::Validator([](const std::string& method) { return FaultOfMethod(method); }, ""));
  list("--monotones", &flags->monotones, "Ways to put rows that fall right: none, pool, raise, lower",
       "HOW,HOW")
      ->check(OneOf({"none", "pool", "raise", "lower"}))
      ->excludes("--monotone");
  list("--groups", &flags->groups, "Sizes of groups of rows that get their mean; 1 for no groups", "N,N")
      ->check(Between(1, kMostRows))
      ->excludes("--group");
  list("--low-needs", &flags->low_needs, "Thresholds of low need; 0 for none", "SCORE,SCORE")
      ->excludes("--low-need");
  list("--budgets", &flags->budgets, "Budgets that rows are scaled to; 0 for none", "AMOUNT,AMOUNT")
      ->excludes("--budget");
  list("--contingencies", &flags->contingencies, "Contingencies in percent; 0 for none", "PERCENT,PERCENT")
      ->excludes("--contingency");
  list("--uplifts", &flags->uplifts, "Rises of all amounts after the table is built, in percent; 0 for none",
       "PERCENT,PERCENT");
  // A list has the step too.
  for (const auto& [option, step] :
       {std::pair{"--for", "--contingency"}, std::pair{"--met-by", "--low-need"},
        std::pair{"--group-from-highest", "--group"}, std::pair{"--group-by-people", "--group"}}) {
    command->get_option(option)->remove_needs(command->get_option(step));
  }
}

void AddJudgingOptions(CLI::App* command, Flags* flags) {
  const auto option = [&](const char* name, auto* value, const char* about, const char* text) {
    return command->add_option(name, *value, about)->option_text(text);
  };
  option("--people", &flags->people,
         "A sheet of the people to judge by, with the columns id, score and now (what is spent on them now; "
         "empty for somebody who is new). Default: the sample",
         "FILE");
  option("--tolerance-percent", &flags->tolerance_percent,
         "Within so many percent of what is spent now nothing changes", "PERCENT");
  option("--tolerance", &flags->tolerance,
         "Within such an amount nothing changes; the wider of the two counts", "AMOUNT");
  option("--wanted", &flags->wanted,
         "What all of them should be allocated together: the nearer the better, and not the less the better",
         "AMOUNT");
  option("--most", &flags->most,
         "How many candidates to try; of more, so many are drawn by chance. Default: 1000", "N")
      ->check(Between(1, kMostCandidates));
  option("--seed", &flags->seed, "Any text; it decides which are drawn", "TEXT");
}

constexpr const char* kAbout = R"(try many ways to build a table, and see which no other is better than
From the sheet and with the options of ras table build, and lists of what is to be tried: every choice of one value of each list is
a candidate. Tells what each would cost, how far it is from what people cost, and how many people would have less than is spent on
them now; and which candidates are on the frontier: no other is better in one of these and as good in the others.)";

}  // namespace

void AddScenariosCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* scenarios = app.add_subcommand("scenarios", kAbout);
  AddBuildOptions(scenarios, &flags->build);
  AddGridOptions(scenarios, flags.get());
  AddJudgingOptions(scenarios, flags.get());
  scenarios->add_flag("--all", flags->all, "Tell of all scenarios, and why candidates have no table");
  scenarios->add_flag("--json", flags->json, "Print the library's response as JSON");
  scenarios->footer(std::string(kMethodHelp) + "\n" + kVariantHelp + "\n" + kExitCodeHelp + "\n\n" +
                    kJsonErrorHelp);
  scenarios->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
