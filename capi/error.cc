#include "capi/error.h"

#include <algorithm>
#include <memory>
#include <utility>

#include "capi/buffer.h"
#include "capi/document.h"
#include "capi/guard.h"

namespace ras::capi {
namespace {

// What there is to say when there is no memory to say it in.
constinit ras_error out_of_memory{RAS_OUT_OF_MEMORY, nullptr};
constinit ras_error internal_error{RAS_INTERNAL_ERROR, nullptr};

// A sentence, with a full stop if nothing ends it. Words in quotes may bring its end along.
void AppendSentence(const std::string& sentence, std::string* text) {
  text->append(sentence);
  const size_t last = sentence.find_last_not_of('"');
  if (last == std::string::npos) return;
  const bool in_quotes = last + 1 != sentence.size();
  const bool ended = sentence[last] == '?' || (sentence[last] == '.' && !in_quotes);
  if (!ended) text->push_back('.');
}

bool IsLetter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool IsWordCharacter(char c) { return IsLetter(c) || (c >= '0' && c <= '9') || c == '_' || c == '-'; }

// Whether a message shows the value: in quotes, or, if it is no common word but a number, a date or a name,
// standing by itself. "5" is not shown by "from 0 to 15.5".
bool Shows(const std::string& message, const std::string& value) {
  if (message.find('"' + value + '"') != std::string::npos) return true;
  if (std::all_of(value.begin(), value.end(), [](char c) { return IsLetter(c) || c == ' '; })) return false;
  const auto at = [&message](size_t i) { return i < message.size() ? message[i] : ' '; };
  for (size_t i = message.find(value); i != std::string::npos; i = message.find(value, i + 1)) {
    const size_t end = i + value.size();
    const bool begins = i == 0 || !(IsWordCharacter(at(i - 1)) || at(i - 1) == '.');
    const bool ends = !IsWordCharacter(at(end)) && !(at(end) == '.' && IsWordCharacter(at(end + 1)));
    if (begins && ends) return true;
  }
  return false;
}

// "3:14: tables[0].title: This is no id. Found "A b". Use small letters."
void AppendLine(const v1::Finding& finding, std::string* text) {
  if (!text->empty()) text->push_back('\n');
  if (finding.line() != 0) {
    text->append(std::to_string(finding.line())).append(":");
    text->append(std::to_string(finding.column())).append(": ");
  }
  if (!finding.path().empty()) text->append(finding.path()).append(": ");
  AppendSentence(finding.message(), text);
  // Many messages name the value themselves; of an open question nothing was found.
  const bool found = !finding.value().empty() && finding.code() != "unanswered";
  if (found && !Shows(finding.message(), finding.value())) {
    text->append(" Found \"").append(finding.value()).append("\".");
  }
  if (finding.remedy().empty()) return;
  text->push_back(' ');
  AppendSentence(finding.remedy(), text);
}

}  // namespace

int32_t Fail(int32_t status, std::vector<v1::Finding> findings, ras_error** error) {
  if (error == nullptr) return status;
  auto details = std::make_unique<ErrorDetails>();
  for (v1::Finding& finding : findings) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    AppendLine(finding, &details->message);
    details->findings.push_back(std::move(finding));
  }
  auto report = std::make_unique<ras_error>(ras_error{status, nullptr});
  report->details = details.release();
  *error = report.release();
  return status;
}

int32_t FailArgument(int32_t status, const char* argument, const char* message, const char* remedy,
                     ras_error** error) {
  v1::Finding finding;
  finding.set_severity(v1::SEVERITY_ERROR);
  finding.set_code("invalid_argument");
  finding.set_path(argument);
  finding.set_message(message);
  finding.set_remedy(remedy);
  return Fail(status, {std::move(finding)}, error);
}

int32_t FailWithoutMemory(int32_t status, ras_error** error) noexcept {
  if (error != nullptr) *error = status == RAS_OUT_OF_MEMORY ? &out_of_memory : &internal_error;
  return status;
}

namespace {

// The finding of this index, or an empty one.
const v1::Finding& FindingAt(const ras_error* error, size_t index) {
  if (error == nullptr || error->details == nullptr) return v1::Finding::default_instance();
  if (index >= error->details->findings.size()) return v1::Finding::default_instance();
  return error->details->findings[index];
}

// An error without details has one finding, made of nothing but its status.
bool IsBare(const ras_error* error, size_t index) {
  return error != nullptr && error->details == nullptr && index == 0;
}

}  // namespace
}  // namespace ras::capi

using ras::capi::FindingAt;
using ras::capi::IsBare;

int32_t ras_error_status(const ras_error* error) { return error == nullptr ? RAS_OK : error->status; }

const char* ras_error_message(const ras_error* error) {
  if (error == nullptr) return "";
  return error->details == nullptr ? ras_status_text(error->status) : error->details->message.c_str();
}

size_t ras_error_count(const ras_error* error) {
  if (error == nullptr) return 0;
  return error->details == nullptr ? 1 : error->details->findings.size();
}

const char* ras_error_code(const ras_error* error, size_t index) {
  if (IsBare(error, index)) return error->status == RAS_OUT_OF_MEMORY ? "out_of_memory" : "internal_error";
  return FindingAt(error, index).code().c_str();
}

const char* ras_error_path(const ras_error* error, size_t index) {
  return FindingAt(error, index).path().c_str();
}

const char* ras_error_value(const ras_error* error, size_t index) {
  return FindingAt(error, index).value().c_str();
}

const char* ras_error_text(const ras_error* error, size_t index) {
  if (IsBare(error, index)) return ras_status_text(error->status);
  return FindingAt(error, index).message().c_str();
}

const char* ras_error_remedy(const ras_error* error, size_t index) {
  return FindingAt(error, index).remedy().c_str();
}

uint32_t ras_error_line(const ras_error* error, size_t index) { return FindingAt(error, index).line(); }

uint32_t ras_error_column(const ras_error* error, size_t index) { return FindingAt(error, index).column(); }

int32_t ras_error_document(const ras_error* error, int32_t format, ras_buffer** document) {
  if (document == nullptr) return RAS_INVALID_ARGUMENT;
  *document = nullptr;
  if (error == nullptr) return RAS_INVALID_ARGUMENT;
  return ras::capi::Guarded(nullptr, [&]() -> int32_t {
    ras::v1::Findings findings;
    for (size_t i = 0; i < ras_error_count(error); ++i) {
      ras::v1::Finding* finding = findings.add_findings();
      *finding = FindingAt(error, i);
      if (!IsBare(error, i)) continue;
      finding->set_severity(ras::v1::SEVERITY_ERROR);
      finding->set_code(ras_error_code(error, i));
      finding->set_message(ras_error_text(error, i));
    }
    return ras::capi::Write(findings, format, document);
  });
}

void ras_error_free(ras_error* error) {
  if (error == nullptr || error->details == nullptr) return;
  delete error->details;
  delete error;
}
