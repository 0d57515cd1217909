#include "print_findings.h"

#include <cctype>
#include <cstdio>

#include "files.h"

namespace ras::tool {
namespace {

void ComplainOfOne(const std::string& file, const capi::Finding& finding, std::string_view root) {
  std::string place = file;
  if (finding.line != 0) {
    place += ':' + std::to_string(finding.line) + ':' + std::to_string(finding.column);
  }
  std::string_view path = finding.path;
  if (path.substr(0, root.size()) == root) path.remove_prefix(root.size());
  std::string problem;
  if (!path.empty()) problem.append(path).append(": ");
  problem.append(finding.text);
  // Many findings name the value themselves; of an open question nothing was found.
  if (!finding.value.empty() && finding.code != "unanswered" && !Names(finding.text, finding.value)) {
    problem.append(" Found \"").append(finding.value).append("\".");
  }
  if (!finding.remedy.empty()) problem.append(" ").append(finding.remedy);
  Complain(place, problem);
}

}  // namespace

bool Names(std::string_view text, std::string_view value) {
  const auto is_part = [&](std::size_t i) {
    return i < text.size() && (std::isalnum(static_cast<unsigned char>(text[i])) != 0);
  };
  for (std::size_t i = text.find(value); i != std::string_view::npos; i = text.find(value, i + 1)) {
    const std::size_t end = i + value.size();
    const bool begins = i == 0 || !(is_part(i - 1) || text[i - 1] == '.');
    const bool ends = !is_part(end) && !(end < text.size() && text[end] == '.' && is_part(end + 1));
    if (begins && ends) return true;
  }
  return false;
}

ExitCode ComplainOf(const std::string& file, const capi::Error& error, std::string_view root) {
  for (std::size_t i = 0; i < error.size(); ++i) ComplainOfOne(file, error[i], root);
  return ExitCodeOf(error.status());
}

ExitCode Refuse(const std::string& file, const capi::Error& error, bool as_json, std::string_view root) {
  const ExitCode result = ComplainOf(file, error, root);
  if (!as_json) return result;
  const std::string document(error.Document(capi::Format::kJson).text());
  // Nothing is there to print only when memory ran out, which the status says.
  return document.empty() || Print(document + "\n") ? result : Worse(result, kUnreadable);
}

Json Findings(const capi::Error& error) {
  const Json document = Parse(error.Document(capi::Format::kJson).text());
  const Json& findings = Part(document, "findings");
  return findings.is_null() ? Json::array() : findings;
}

ExitCode RefuseFindings(const std::string& file, int32_t status, const Json& findings, bool as_json) {
  for (const Json& finding : findings) {
    const std::string path = Text(finding, "path");
    const std::string value = Text(finding, "value");
    const std::string text = Text(finding, "message");
    const std::string remedy = Text(finding, "remedy");
    const uint32_t line = finding.value("line", 0U);
    const uint32_t column = finding.value("column", 0U);
    ComplainOfOne(file, {{}, path, value, text, remedy, line, column}, {});
  }
  const ExitCode result = ExitCodeOf(status);
  if (!as_json) return result;
  Json document;
  document["findings"] = findings;
  return Print(document.dump() + "\n") ? result : Worse(result, kUnreadable);
}

void PrintRemark(const Json& finding) {
  std::string line = Text(finding, "severity") == "SEVERITY_WARNING" ? "warning: " : "note: ";
  if (const std::string path = Text(finding, "path"); !path.empty()) line += path + ": ";
  line += Text(finding, "message");
  const std::string value = Text(finding, "value");
  if (!value.empty() && !Names(line, value)) line += " Found \"" + value + "\".";
  if (const std::string remedy = Text(finding, "remedy"); !remedy.empty()) line += " " + remedy;
  if (const std::string reason = Text(finding, "reason"); !reason.empty()) line += "\n    Why: " + reason;
  Print(line + "\n");
}

}  // namespace ras::tool
