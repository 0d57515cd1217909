#include "determine_lines.h"

#include <unistd.h>

#include <cerrno>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>

#include "determine_request.h"
#include "files.h"
#include "json.h"

namespace ras::tool {
namespace {

using capi::Buffer;
using capi::DocumentKind;
using capi::Format;
using capi::Policy;
using capi::Result;

// Shows how far it is, where somebody is watching.
class Progress {
 public:
  void Advance(bool has_figure) {
    ++lines_;
    if (!has_figure) ++without_;
    if (watched_ && lines_ % 256 == 0) Show("\r");
  }

  // The last word: on a terminal always, else only if there is something to worry about.
  void Finish(const std::string& name) const {
    if (watched_) {
      Show("\r");
      std::fputc('\n', stderr);
    } else if (without_ != 0) {
      Complain(name, std::to_string(without_) + " of " + std::to_string(lines_) +
                         " lines give no figure; the status of each says why");
    }
  }

  bool all_have_figures() const { return without_ == 0; }

 private:
  void Show(const char* start) const {
    std::fprintf(stderr, "%s%llu lines, %llu without a figure", start,
                 static_cast<unsigned long long>(lines_), static_cast<unsigned long long>(without_));
  }

  bool watched_ = isatty(STDERR_FILENO) != 0;
  uint64_t lines_ = 0;
  uint64_t without_ = 0;
};

// The beginning of every printed line: {"line":7,"reference":"case-7","status":"ok",
std::string LineStart(uint64_t number, const std::string& reference, int32_t status) {
  std::string start = "{\"line\":" + std::to_string(number);
  if (!reference.empty()) start += ",\"reference\":" + Json(reference).dump();
  return start + ",\"status\":" + Json(ras_status_text(status)).dump() + ",";
}

// The members of a JSON object without its braces: {"errors":[]} -> "errors":[]
std::string_view Members(std::string_view object) { return object.substr(1, object.size() - 2); }

// Nothing but white space: nobody's case.
bool IsBlank(std::string_view line) { return line.find_first_not_of(" \t\r") == std::string_view::npos; }

// One printed line, without its line feed.
std::string DetermineLine(const Policy& policy, uint64_t number, std::string_view line,
                          const std::string& as_of, int32_t* status) {
  // The line is read by itself first: what is not exactly one assessment is refused here, and cannot reach
  // into the request around it.
  const Result<Buffer> assessment =
      capi::Convert(DocumentKind::kAssessment, line, Format::kJson, Format::kJson);
  if (!assessment.ok()) {
    *status = assessment.status();
    const Json errors = AssessmentErrors(policy, line, Format::kJson, as_of, assessment.error());
    return LineStart(number, {}, *status) + "\"errors\":" + errors.dump() + "}";
  }
  const Result<Buffer> response =
      policy.Determine(DetermineRequest(assessment->text(), as_of), Format::kJson, Format::kJson);
  *status = response.status();
  const std::string start = LineStart(number, Text(Parse(assessment->text()), "reference"), *status);
  if (!response->empty()) return start + std::string(Members(response->text())) + "}";
  const Json refusal = Parse(response.error().Document(Format::kJson).text());
  return start + "\"errors\":" + Part(refusal, "findings").dump() + "}";
}

}  // namespace

ExitCode DetermineLines(const Policy& policy, const std::string& name, const std::string& as_of) {
  std::ifstream file;
  if (name != "-") {
    file.open(name, std::ios::binary);
    if (!file) {
      Complain(name, std::strerror(errno));
      return kUnreadable;
    }
  }
  std::istream& lines = name == "-" ? std::cin : file;
  Progress progress;
  ExitCode worst = kDone;
  uint64_t number = 0;
  for (std::string line; std::getline(lines, line);) {
    ++number;
    if (IsBlank(line)) continue;
    int32_t status = RAS_OK;
    const std::string answer = DetermineLine(policy, number, line, as_of, &status);
    if (std::fwrite(answer.data(), 1, answer.size(), stdout) != answer.size() ||
        std::fputc('\n', stdout) == EOF) {
      Complain("standard output", std::strerror(errno));
      return kUnreadable;
    }
    progress.Advance(status == RAS_OK);
    // A line that is no assessment is a case without a figure; the file as a whole was read.
    if (ExitCodeOf(status) == kTrouble) worst = kTrouble;
  }
  if (lines.bad()) {
    Complain(name, "cannot be read to its end");
    return kUnreadable;
  }
  progress.Finish(name == "-" ? "standard input" : name);
  if (!Print("")) return kUnreadable;
  return Worse(worst, progress.all_have_figures() ? kDone : kAnswerIsNo);
}

}  // namespace ras::tool
