#include "option_faults.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <string>
#include <vector>

#include "files.h"
#include "manual.h"
#include "nearest_name.h"
#include "option_checks.h"

namespace ras::tool {
namespace {

// The command that the command line leads to.
const CLI::App* CommandOf(const CLI::App* app) {
  while (!app->get_subcommands().empty()) app = app->get_subcommands().front();
  return app;
}

// "--rate" as "rate".
std::string WithoutDashes(const std::string& name) {
  return name.substr(std::min(name.find_first_not_of('-'), name.size()));
}

std::vector<std::string> OptionNames(const CLI::App* command) {
  std::vector<std::string> names;
  for (const CLI::Option* option : command->get_options()) {
    for (const std::string& name : option->get_lnames()) names.push_back(name);
  }
  return names;
}

// What was written as an option and is none, without its value: "--colour" of "--colour=red".
std::vector<std::string> UnknownOptions(const CLI::App& app) {
  std::vector<std::string> unknown;
  for (const std::string& word : app.remaining(/*recurse=*/true)) {
    if (word.size() < 2 || word.front() != '-' || word == "--") continue;
    unknown.push_back(word.substr(0, word.find('=')));
  }
  return unknown;
}

// What is required and not there, in the order of the usage; but for what a misspelt option was meant to be.
std::vector<std::string> Missing(const CLI::App* command, const std::vector<std::string>& meant) {
  std::vector<std::string> missing;
  for (const bool positional : {false, true}) {
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_positional() != positional || !option->get_required() || option->count() > 0) continue;
      const std::string name = option->get_name(positional);
      if (std::find(meant.begin(), meant.end(), name) == meant.end()) missing.push_back(name);
    }
  }
  return missing;
}

// "--json and --format" of "--json excludes --format"; nothing if the parser says something else.
std::string Around(const std::string& said, const std::string& verb, const std::string& between) {
  const std::size_t at = said.find(verb);
  return at == std::string::npos ? said : said.substr(0, at) + between + said.substr(at + verb.size());
}

// What was written besides options and is not asked for.
std::vector<std::string> WordsTooMany(const CLI::App& app) {
  std::vector<std::string> words;
  for (const std::string& word : app.remaining(/*recurse=*/true)) words.push_back("\"" + word + "\"");
  return words;
}

// What the parser says, as this tool would say it.
std::string Told(const CLI::App& app, const CLI::ParseError& problem) {
  std::string said = problem.what();
  if (dynamic_cast<const CLI::ExcludesError*>(&problem) != nullptr) {
    return Around(said, " excludes ", " and ") + " do not go together";
  }
  if (dynamic_cast<const CLI::RequiresError*>(&problem) != nullptr) {
    return Around(said, " requires ", " goes with ") + ", which is not there";
  }
  const std::string unread = "Could not convert: ";
  if (dynamic_cast<const CLI::ConversionError*>(&problem) != nullptr && said.starts_with(unread)) {
    return Around(said.substr(unread.size()), " = ", ": \"") + "\" is no whole number that can be used here";
  }
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&problem) != nullptr) {
    const std::string option = said.substr(0, said.find(':'));
    if (said.ends_with("missing")) return option + " has no value";
    if (said.find("At Most 1 ") != std::string::npos) return option + " is there more than once";
  }
  if (dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr) {
    const std::vector<std::string> words = WordsTooMany(app);
    return ListOf(words) + (words.size() == 1 ? " is" : " are") +
           " more than is asked for; put quotes around a text of several words";
  }
  return said;
}

}  // namespace

bool ComplainOfOptions(const CLI::App& app) {
  const CLI::App* const command = CommandOf(&app);
  const std::string name = FullName(command);
  const std::vector<std::string> known = OptionNames(command);
  const std::vector<std::string> unknown = UnknownOptions(app);
  std::vector<std::string> meant;
  for (const std::string& option : unknown) {
    const std::size_t nearest = NearestName(WithoutDashes(option), known);
    std::string problem = "there is no option \"" + option + "\"";
    if (nearest < known.size()) {
      meant.push_back("--" + known[nearest]);
      problem.append(". Did you mean \"").append(meant.back()).append("\"? ");
    } else {
      problem += "; ";
    }
    Complain(name, problem.append(name).append(" --help lists them"));
  }
  const std::vector<std::string> missing = Missing(command, meant);
  if (!missing.empty()) {
    std::string problem = ListOf(missing) + (missing.size() == 1 ? " is" : " are");
    Complain(name, problem.append(" required; ").append(name).append(" --help tells more"));
  }
  const bool is_command_missing = unknown.empty() && !command->get_subcommands({}).empty();
  if (is_command_missing) Complain(name, "name a command; " + name + " --help lists them");
  return is_command_missing || !missing.empty() || !unknown.empty();
}

void ComplainOfParse(const CLI::App& app, const CLI::ParseError& problem) {
  const std::string name = FullName(CommandOf(&app));
  std::string told = Told(app, problem);
  told += told.ends_with('.') ? " " : "; ";
  Complain(name, told.append(name).append(" --help tells more"));
}

}  // namespace ras::tool
