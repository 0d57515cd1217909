#include "unknown_command.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <algorithm>
#include <numeric>
#include <string>
#include <vector>

#include "files.h"

namespace ras::tool {
namespace {

// More mistakes than these make another word.
constexpr std::size_t kMostMistakes = 2;

// How many letters have to be changed, put in or left out to make one word of the other.
std::size_t Mistakes(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

// The command at or below `command` whose name is most like `word`, with its full name: "ras policy check".
void FindNearest(const CLI::App* command, const std::string& full_name, const std::string& word,
                 std::size_t* mistakes, std::string* nearest) {
  for (const CLI::App* child : command->get_subcommands({})) {
    const std::string name = full_name + " " + child->get_name();
    if (const std::size_t found = Mistakes(word, child->get_name()); found < *mistakes) {
      *mistakes = found;
      *nearest = name;
    }
    FindNearest(child, name, word, mistakes, nearest);
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
      std::size_t mistakes = kMostMistakes + 1;
      std::string nearest;
      FindNearest(command, full_name, word, &mistakes, &nearest);
      std::string problem = "there is no command \"" + word + "\"";
      problem += nearest.empty() ? "; " : ". Did you mean \"" + nearest + "\"? ";
      Complain(full_name, problem.append(full_name).append(" --help lists them"));
      return true;
    }
    full_name.append(" ").append(found.front()->get_name());
    command = found.front();
  }
  return false;
}

}  // namespace ras::tool
