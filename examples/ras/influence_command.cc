// ras influence: how far single people of a sample bend the table that was built from it.
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "commands.h"
#include "files.h"
#include "json.h"
#include "print_influence.h"
#include "record.h"
#include "request_words.h"
#include "sheets.h"
#include "show_answer.h"

namespace ras::tool {
namespace {

using capi::Format;

constexpr OptionWord kWords[] = {
    {"sets", "--without"},
    {"short_list_from", "--short-list"},
};

struct InfluenceFlags {
  std::string record;
  std::vector<std::string> without;
  std::string short_list;
  uint32_t people = 20;
  bool json = false;
};

// "homes=c012,c044": a name and ids. Null if it is none.
Json ReadSet(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == 0 || equals == std::string::npos || equals + 1 == text.size()) return {};
  Json set = {{"name", text.substr(0, equals)}, {"ids", Json::array()}};
  std::string id;
  for (const char c : text.substr(equals + 1) + ',') {
    if (c == ',') {
      if (id.empty()) return {};
      set["ids"].push_back(std::exchange(id, {}));
    } else {
      id += c;
    }
  }
  return set;
}

std::string FaultOfSet(const std::string& text) {
  return !ReadSet(text).is_null() ? "" : "\"" + text + "\" is no set of people, such as homes=c012,c044";
}

ExitCode Run(const InfluenceFlags& flags) {
  auto record = ReadRecord(kBuildRecord, flags.record);
  if (!record) return kUnreadable;
  Json request;
  request["build"] = std::move((*record)["build"]);
  for (const std::string& set : flags.without) request["sets"].push_back(ReadSet(set));
  Set(&request, "short_list_from", flags.short_list);
  request["most_people"] = flags.people;
  const RequestWords words(kWords, {{"build", "", flags.record, true}});
  const auto response = capi::MeasureInfluence(request.dump(), Format::kJson, Format::kJson, SheetLimits());
  return ShowAnswer(words, response, flags.json,
                    [&](const Json& answer) { PrintInfluence(answer, flags.short_list); });
}

constexpr const char* kAbout = R"(see whom a table depends on, and what it would be without them
RECORD is what ras table build --record wrote. The table is built without each person in turn, and compared with the table that has
everybody in it: which row changes most, how many rows do, and what the people of the sample would be given in all. A table that a
few people bend is one to look at before it is agreed.)";

}  // namespace

void AddInfluenceCommand(CLI::App& app, ExitCode* exit_code) {
  auto flags = std::make_shared<InfluenceFlags>();
  CLI::App* influence = app.add_subcommand("influence", kAbout);
  influence->add_option("RECORD", flags->record, "The record of the build, in JSON")->required();
  influence
      ->add_option("--without", flags->without,
                   "People who are left out together, as NAME=ID,ID; the two tables are shown side by side. "
                   "Once for each set")
      ->option_text("SET")
      ->check(CLI::Validator(&FaultOfSet, ""))
      ->expected(1)
      ->take_all();
  influence
      ->add_option("--short-list", flags->short_list,
                   "List apart those without whom a row would change by so much or more, and leave all of "
                   "them out together")
      ->option_text("AMOUNT");
  influence
      ->add_option("--people", flags->people,
                   "How many people are listed, those first without whom a row changes most. Default: 20")
      ->option_text("PEOPLE");
  influence->add_flag("--json", flags->json, "Print the library's response as JSON");
  influence->footer(std::string(kExitCodeHelp) + "\n\n" + kJsonErrorHelp);
  influence->callback([=] { *exit_code = Run(*flags); });
}

}  // namespace ras::tool
