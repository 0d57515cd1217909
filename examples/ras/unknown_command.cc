#include "unknown_command.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <string>
#include <vector>

#include "files.h"
#include "nearest_name.h"

namespace ras::tool {
namespace {

// The names of all commands at or below `command`, and their full names: "check", "ras policy check".
void NameAll(const CLI::App* command, const std::string& full_name, std::vector<std::string>* names,
             std::vector<std::string>* full_names) {
  for (const CLI::App* child : command->get_subcommands({})) {
    const std::string name = full_name + " " + child->get_name();
    names->push_back(child->get_name());
    full_names->push_back(name);
    NameAll(child, name, names, full_names);
  }
}

}  // namespace

bool NamesUnknownCommand(const CLI::App& app, int argc, char** argv) {
  const CLI::App* command = &app;
  std::string full_name = app.get_name();
  for (int i = 1; i < argc && !command->get_subcommands({}).empty(); ++i) {
    const std::string word = argv[i];
    if (word.empty() || word.front() == '-') return false;  // An option: the parser's affair.
    const auto named = [&](const CLI::App* child) { return child->check_name(word); };
    const auto found = command->get_subcommands(named);
    if (found.empty()) {
      std::vector<std::string> names;
      std::vector<std::string> full_names;
      NameAll(command, full_name, &names, &full_names);
      const std::size_t nearest = NearestName(word, names);
      std::string problem = "there is no command \"" + word + "\"";
      problem += nearest == names.size() ? "; " : ". Did you mean \"" + full_names[nearest] + "\"? ";
      Complain(full_name, problem.append(full_name).append(" --help lists them"));
      return true;
    }
    full_name.append(" ").append(found.front()->get_name());
    command = found.front();
  }
  return false;
}

}  // namespace ras::tool
