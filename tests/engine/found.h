// What an operation of the council's side found, for its tests.
#ifndef RAS_TESTS_ENGINE_FOUND_H_
#define RAS_TESTS_ENGINE_FOUND_H_

#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "ras/v1/finding.pb.h"

namespace ras::testing {

// Whether a text names a constant as programs do, such as PERIOD_WEEK.
inline bool NamesConstant(std::string_view text) {
  std::size_t capitals = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '_' && capitals > 1 && i + 1 < text.size() && text[i + 1] >= 'A' && text[i + 1] <= 'Z') {
      return true;
    }
    capitals = text[i] >= 'A' && text[i] <= 'Z' ? capitals + 1 : 0;
  }
  return false;
}

// "SEVERITY code path", or with the value "SEVERITY code path value", and " LINE:COLUMN" behind it of what
// stands in a sheet. Holds every finding to saying what is wrong and what to do, and warnings and notes to
// saying why; and all that is told of an answer, which people read who write no requests, to plain words.
template <class Response>
std::vector<std::string> Found(const Response& response, bool with_values = false) {
  std::vector<std::string> lines;
  for (const v1::Finding& finding : response.findings()) {
    std::string line =
        v1::Severity_Name(finding.severity()).substr(9) + " " + finding.code() + " " + finding.path();
    if (with_values) line += " " + finding.value();
    if (finding.line() != 0) {
      line += " " + std::to_string(finding.line()) + ":" + std::to_string(finding.column());
    }
    lines.push_back(line);
    EXPECT_FALSE(finding.message().empty()) << finding.code();
    EXPECT_FALSE(finding.remedy().empty()) << finding.code();
    EXPECT_EQ(finding.reason().empty(), finding.severity() == v1::SEVERITY_ERROR) << finding.code();
    // One code tells of a record as it is written.
    if (finding.code() == "cases_differ") continue;
    EXPECT_FALSE(NamesConstant(finding.message())) << finding.message();
    if (finding.severity() == v1::SEVERITY_ERROR) continue;
    EXPECT_FALSE(NamesConstant(finding.remedy() + finding.reason())) << finding.remedy();
  }
  return lines;
}

template <class Response>
std::vector<std::string> FoundWithValues(const Response& response) {
  return Found(response, /*with_values=*/true);
}

// The same of a response that has nothing but findings in it.
template <class Response>
std::vector<std::string> FoundAlone(Response response) {
  const std::vector<std::string> lines = Found(response);
  response.clear_findings();
  EXPECT_EQ(response.ByteSizeLong(), 0U) << response.ShortDebugString();
  return lines;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_ENGINE_FOUND_H_
