#include "manual.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>

#include "text_columns.h"

namespace ras::tool {
namespace {

constexpr std::size_t kTermWidth = 26;
constexpr std::size_t kPageWidth = 100;

std::string Title(const CLI::App* command) {
  const std::string description = command->get_description();
  return description.substr(0, description.find('\n'));
}

std::string Body(const CLI::App* command) {
  const std::string description = command->get_description();
  const std::size_t end = description.find('\n');
  if (end == std::string::npos) return {};
  std::string body = description.substr(end + 1);
  std::replace(body.begin(), body.end(), '\n', ' ');  // The page breaks lines itself.
  return body;
}

// "  term                    what it means, in as many lines as it takes"
std::string Entry(const std::string& term, const std::string& meaning) {
  std::string text = Wrap(meaning, 2 + kTermWidth, kPageWidth);
  const std::string start = "  " + term;
  if (Width(start) + 1 > 2 + kTermWidth) return start + "\n" + text;
  return start + text.substr(start.size());
}

std::string Term(const CLI::Option* option) {
  std::string term = option->get_name(option->get_positional(), /*all_options=*/true);
  if (!option->get_positional()) {
    if (const std::string& value = option->get_option_text(); !value.empty()) term += " " + value;
  }
  return term;
}

bool IsRepeated(const CLI::Option* option) { return option->get_expected_max() > 1; }

std::string Usage(const CLI::App* command, const std::string& name) {
  std::string line = "  " + name;
  if (!command->get_subcommands({}).empty()) return line + " COMMAND ...\n";
  for (const bool required : {true, false}) {
    for (const CLI::Option* option : command->get_options()) {
      if (option->get_positional() || option == command->get_help_ptr()) continue;
      if (option->get_required() != required) continue;
      line += required ? " " + Term(option) : " [" + Term(option) + "]";
    }
  }
  for (const CLI::Option* option : command->get_options()) {
    if (!option->get_positional()) continue;
    const std::string term = Term(option) + (IsRepeated(option) ? "..." : "");
    line += option->get_required() ? " " + term : " [" + term + "]";
  }
  return line + "\n";
}

}  // namespace

std::string FullName(const CLI::App* command) {
  const CLI::App* parent = command->get_parent();
  return parent == nullptr ? command->get_name() : FullName(parent) + " " + command->get_name();
}

std::string Manual::make_help(const CLI::App* command, std::string /*name*/,
                              CLI::AppFormatMode /*mode*/) const {
  const std::string name = FullName(command);
  std::string page = "NAME\n  " + name + " - " + Title(command) + "\n\nUSAGE\n" + Usage(command, name);
  if (const std::string body = Body(command); !body.empty())
    page += "\nDESCRIPTION\n" + Wrap(body, 2, kPageWidth);

  std::string arguments;
  std::string options;
  for (const CLI::Option* option : command->get_options()) {
    (option->get_positional() ? arguments : options) += Entry(Term(option), option->get_description());
  }
  if (!arguments.empty()) page += "\nARGUMENTS\n" + arguments;
  if (!options.empty()) page += "\nOPTIONS\n" + options;

  std::string commands;
  for (const CLI::App* child : command->get_subcommands({})) {
    if (child->get_subcommands({}).empty()) commands += Entry(child->get_name(), Title(child));
    for (const CLI::App* grandchild : child->get_subcommands({})) {
      commands += Entry(child->get_name() + " " + grandchild->get_name(), Title(grandchild));
    }
  }
  if (!commands.empty()) page += "\nCOMMANDS\n" + commands;
  return page + "\n" + command->get_footer() + "\n";
}

}  // namespace ras::tool
