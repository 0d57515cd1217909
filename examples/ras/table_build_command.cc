// ras table build: from a sample of people to an allocation table.
#include <memory>
#include <string>
#include <utility>

#include "files.h"
#include "json.h"
#include "print_findings.h"
#include "print_table_build.h"
#include "record.h"
#include "sheets.h"
#include "table_build_flags.h"
#include "table_build_words.h"
#include "table_commands.h"

namespace ras::tool {
namespace {

using capi::Format;

struct Flags {
  BuildFlags build;
  std::string method;
  std::string table;
  std::string record;
  bool json = false;
};

ExitCode Build(const Flags& flags) {
  CheckMethodOptions(flags.build, {flags.method});
  auto sheets = ReadSheets(flags.build);
  if (!sheets) return kUnreadable;
  Json request = BuildRequest(flags.build, *sheets, flags.method);
  // Millions of people are held as few times as can be.
  sheets->sample.bytes = {};
  const std::string document = request.dump();
  if (flags.record.empty()) request = {};
  const auto response = capi::BuildTable(document, Format::kJson, Format::kJson, SheetLimits());
  const ExitCode result = ComplainOfBuild(*sheets, "", response.error());
  if (response->empty()) return result;
  if (flags.json && !Print(std::string(response->text()) + "\n")) return kUnreadable;
  if (!response.ok()) return result;
  const Json answer = Parse(response->text());
  if (!flags.record.empty() && !WriteRecord(kBuildRecord, flags.record, std::move(request), answer)) {
    return kUnreadable;
  }
  if (flags.json) return result;
  const std::string table = Part(answer, "table").dump(2) + "\n";
  const Json findings = AllInWordsOfOptions(*sheets, Part(answer, "findings"));
  if (flags.table == "-") {
    for (const Json& finding : findings) Complain(sheets->sample.name, Text(finding, "message"));
    return Print(table) ? result : kUnreadable;
  }
  PrintTableBuild(answer);
  for (const Json& finding : findings) PrintRemark(finding);
  if (flags.table.empty() || WriteNewFile(flags.table, table)) return result;
  return kUnreadable;
}

constexpr const char* kAbout = R"(make an allocation table from a sample of people
From a sheet of comma-separated values or JSON Lines with the columns id, score and cost, and if wanted care_group, service, spent_now
(what is paid for the person today, before costs are grossed up), weight (for how many people the person counts) and
excluded_because (why the table is not built from the person). Shows what each step did and how the table fits; --table writes the table itself, as it
stands in a policy.)";

}  // namespace

void AddTableBuildCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* build = table->add_subcommand("build", kAbout);
  build->add_option("--method", flags->method, "How amounts come of scores and costs; see below")
      ->option_text("NAME")
      ->required()
      ->check(CLI::IsMember(MethodNames()));
  AddBuildOptions(build, &flags->build);
  build
      ->add_option("--table", flags->table,
                   "Write the table, as JSON, to a new file; - for standard output, and nothing else")
      ->option_text("FILE");
  build
      ->add_option("--record", flags->record,
                   "Write what was asked for and what came of it to a new file, for ras table sign-off")
      ->option_text("FILE");
  build->add_flag("--json", flags->json, "Print the library's response, which has the table in it, as JSON")
      ->excludes("--table");
  build->footer(std::string(kMethodHelp) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  build->callback([=] { *exit_code = Build(*flags); });
}

}  // namespace ras::tool
