// ras: indicative allocations from the command line. A vendor's view of libras: everything goes through
// ras.h.
#include <CLI/App.hpp>
#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <cstdio>
#include <exception>
#include <memory>
#include <ras.hpp>
#include <string>

#include "commands.h"
#include "exit_code.h"
#include "files.h"
#include "manual.h"
#include "option_faults.h"
#include "print_findings.h"
#include "unknown_command.h"

namespace {

constexpr const char* kDescription =
    "indicative allocations of social-care money\n"
    "Turns a person's answers to a needs questionnaire into an indicative allocation of social-care money, "
    "exactly, and "
    "explains every step. The rules are a council's own policy, which is a document. \"ras COMMAND --help\" "
    "tells of "
    "each command.";

constexpr const char* kFooter = R"(FILES
  Policies, assessments and determinations may be JSON (.json), text (.txtpb) or binary (.binpb).
  With another ending, or from standard input (named -), the form is told by the contents.
  docs/documents.md lists every field.

EXAMPLES
  ras policy new > mine.txtpb                    start a policy
  ras policy check mine.txtpb                    find everything that is wrong or doubtful in it
  ras lookup mine.txtpb 10 20 30                 see what three scores give
  ras determine mine.txtpb person.json           work out an allocation and explain it
  ras determine mine.txtpb person.json --json > figure.json
  ras verify mine.txtpb figure.json              work it out again and compare
  ras determine mine.txtpb --lines people.jsonl > figures.jsonl
)";

// Whether the parser stopped at an option that there is not, or at one that is missing.
bool IsOfOptions(const CLI::ParseError& problem) {
  return dynamic_cast<const CLI::ExtrasError*>(&problem) != nullptr ||
         dynamic_cast<const CLI::RequiredError*>(&problem) != nullptr;
}

// What follows the value of an option is the next argument, such as the file that a command reads, of lists
// too: their values have commas between them, or the option stands once for each.
void TakeOneValueAtATime(CLI::App& app) {
  for (CLI::Option* const option : app.get_options([](CLI::Option* one) { return !one->get_positional(); })) {
    option->allow_extra_args(false);
  }
  for (CLI::App* const command : app.get_subcommands([](CLI::App*) { return true; })) {
    TakeOneValueAtATime(*command);
  }
}

}  // namespace

int main(int argc, char** argv) {
  using namespace ras::tool;
  try {
    CLI::App app(kDescription, "ras");
    ExitCode exit_code = kDone;
    app.set_version_flag("--version", std::string("ras ") + ras_version(),
                         "Print the version of the library");
    app.footer(std::string(kFooter) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
    app.formatter(std::make_shared<Manual>());
    app.set_help_flag("--help,-h", "Print this page");
    app.require_subcommand(1);
    AddPolicyCommands(app, &exit_code);
    AddLookupCommand(app, &exit_code);
    AddDetermineCommand(app, &exit_code);
    AddExplainCommand(app, &exit_code);
    AddVerifyCommand(app, &exit_code);
    AddWhyCommand(app, &exit_code);
    AddConvertCommand(app, &exit_code);
    AddSampleCommands(app, &exit_code);
    AddCollateCommands(app, &exit_code);
    AddTableCommands(app, &exit_code);
    AddOutliersCommand(app, &exit_code);
    AddInfluenceCommand(app, &exit_code);
    AddScenariosCommand(app, &exit_code);
    AddVarianceCommand(app, &exit_code);
    AddCompareCommand(app, &exit_code);
    AddMonitorCommand(app, &exit_code);
    TakeOneValueAtATime(app);
    if (NamesUnknownCommand(app, argc, argv)) return kUsage;
    try {
      app.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
      // Asking for help or the version ends the parse too, with success.
      if (problem.get_exit_code() == 0) return app.exit(problem) == 0 ? kDone : kTrouble;
      const bool is_told = ComplainOfOptions(app) && IsOfOptions(problem);
      if (!is_told) ComplainOfParse(app, problem);
      return kUsage;
    }
    return exit_code;
  } catch (const std::exception& problem) {
    Complain("ras", problem.what());
    return kTrouble;
  }
}
