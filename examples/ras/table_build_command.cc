// ras table build: from a sample of people to an allocation table.
#include <memory>
#include <string>
#include <utility>

#include "files.h"
#include "json.h"
#include "new_files.h"
#include "option_checks.h"
#include "print_findings.h"
#include "print_table_build.h"
#include "record.h"
#include "sheets.h"
#include "table_build_flags.h"
#include "table_build_words.h"
#include "table_commands.h"
#include "write_document.h"

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

// A row on each line, and no amount where there is no allocation.
std::string SheetOf(const Json& table) {
  std::string sheet = SheetLine({"from", "amount"});
  for (const Json& row : RowsOf(table)) sheet += SheetLine({Text(row, "from"), Text(row, "amount")});
  return sheet;
}

// Makes the files that were asked for. False, after a complaint, if one cannot be made.
bool WriteFiles(const Flags& flags, Json request, const Json& answer) {
  NewFiles files;
  if (!flags.record.empty()) files.Add(flags.record, RecordText(kBuildRecord, std::move(request), answer));
  if (flags.table.ends_with(".csv")) {
    files.Add(flags.table, SheetOf(Part(answer, "table")));
  } else if (!flags.table.empty() &&
             !AddDocument(flags.table, capi::DocumentKind::kTable, Part(answer, "table"), &files)) {
    return false;
  }
  return files.Write();
}

ExitCode PrintAnswer(const Flags& flags, const BuildSheets& sheets, const Json& answer) {
  const Json findings = AllInWordsOfOptions(sheets, Part(answer, "findings"));
  if (flags.table == "-") {
    for (const Json& finding : findings) Complain(sheets.sample.name, Text(finding, "message"));
    return PrintDocument(Part(answer, "table")) ? kDone : kUnreadable;
  }
  PrintTableBuild(answer);
  for (const Json& finding : findings) PrintRemark(finding);
  return kDone;
}

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
  const bool asks_for_files = !flags.record.empty() || !flags.table.empty();
  Json answer;
  if (response.ok() && (asks_for_files || !flags.json)) answer = Parse(response->text());
  if (response.ok() && asks_for_files && !WriteFiles(flags, std::move(request), answer)) return kUnreadable;
  if (flags.json) return Print(std::string(response->text()) + "\n") ? result : kUnreadable;
  return response.ok() ? Worse(result, PrintAnswer(flags, *sheets, answer)) : result;
}

constexpr const char* kAbout = R"(make an allocation table from a sample of people
From a sheet of comma-separated values or JSON Lines with the columns id, score and cost, and if wanted care_group, service, spent_now
(what is paid for the person today, before costs are grossed up), weight (for how many people the person counts) and
excluded_because (why the table is not built from the person). Shows what each step did and how the table fits; --table writes the table itself, as it
stands in a policy, or as a sheet.)";

}  // namespace

void AddTableBuildCommand(CLI::App* table, ExitCode* exit_code) {
  auto flags = std::make_shared<Flags>();
  CLI::App* build = table->add_subcommand("build", kAbout);
  build->add_option("--method", flags->method, "How amounts come of scores and costs; see below")
      ->option_text("NAME")
      ->required()
      ->check(OneOf(MethodNames()));
  AddBuildOptions(build, &flags->build);
  build
      ->add_option(
          "--table", flags->table,
          "Write the table to a new file (.json, .txtpb or .binpb; .csv for a sheet of its rows, which a "
          "spreadsheet opens); - for standard output, and nothing else")
      ->option_text("FILE")
      ->check(DocumentFile(NewDocument::kOrSheet));
  build
      ->add_option("--record", flags->record,
                   "Write what was asked for and what came of it to a new file, for ras table sign-off")
      ->option_text("FILE")
      ->check(RecordFile());
  build->add_flag("--json", flags->json, "Print the library's response, which has the table in it, as JSON")
      ->excludes("--table");
  build->footer(std::string(kMethodHelp) + "\n" + kExitCodeHelp + "\n\n" + kJsonErrorHelp);
  build->callback([=] { *exit_code = Build(*flags); });
}

}  // namespace ras::tool
