#include "output_format.h"

#include <CLI/Config.hpp>
#include <CLI/Formatter.hpp>
#include <CLI/Validators.hpp>

#include "files.h"
#include "option_checks.h"

namespace ras::tool {

void OutputFormat::AddTo(CLI::App* command, const std::string& message) {
  CLI::Option* format =
      command->add_option("--format", name_, "Print a " + message + " as json, json-pretty, text or binary")
          ->check(OneOf({"json", "json-pretty", "text", "binary"}))
          ->option_text("FORM");
  command->add_flag("--json", json_, "The same as --format json: one document a line")->excludes(format);
}

capi::Format OutputFormat::format() const {
  if (name_ == "json-pretty") return capi::Format::kJsonPretty;
  if (name_ == "text") return capi::Format::kText;
  if (name_ == "binary") return capi::Format::kBinary;
  return capi::Format::kJson;
}

bool OutputFormat::Print(std::string_view document) const {
  const bool needs_end = is_json() && (document.empty() || document.back() != '\n');
  return tool::Print(document) && (!needs_end || tool::Print("\n"));
}

}  // namespace ras::tool
