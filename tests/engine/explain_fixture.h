// Determinations made by hand, told in plain words: what the tests of the account share.
#ifndef RAS_TESTS_ENGINE_EXPLAIN_FIXTURE_H_
#define RAS_TESTS_ENGINE_EXPLAIN_FIXTURE_H_

#include <gmock/gmock.h>

#include <string>
#include <string_view>
#include <vector>

#include "lib/explain/explain.h"
#include "lib/explain/wording.h"
#include "tests/engine/golden_files.h"
#include "tests/engine/small_policy.h"

namespace ras::testing {

// The built-in catalogue as its file has it, read strictly.
inline v1::Catalogue English() {
  v1::Catalogue catalogue;
  std::vector<Violation> violations;
  EXPECT_TRUE(Decode(golden::ReadFile(golden::SourceDir() / "lib/catalogue/en-GB.txtpb"), Format::kText,
                     Limits(), &catalogue, &violations));
  return catalogue;
}

// The account of a determination written as text.
inline v1::Explanation Tell(const v1::Determination& determination) {
  v1::Explanation explanation;
  ExplainInto(determination, BuiltInCatalogue(), &explanation);
  return explanation;
}

inline v1::Explanation Tell(const std::string& determination) {
  return Tell(ParseText<v1::Determination>("currency: 'GBP' period: PERIOD_WEEK " + determination));
}

// All paragraphs of the sections of one id, one after another.
inline std::vector<std::string> Paragraphs(const v1::Explanation& explanation, std::string_view section) {
  std::vector<std::string> paragraphs;
  for (const v1::Section& one : explanation.sections()) {
    if (one.id() != section) continue;
    paragraphs.insert(paragraphs.end(), one.paragraphs().begin(), one.paragraphs().end());
  }
  return paragraphs;
}

inline std::vector<std::string> Headings(const v1::Explanation& explanation, std::string_view section) {
  std::vector<std::string> headings;
  for (const v1::Section& one : explanation.sections()) {
    if (one.id() == section) headings.push_back(one.heading());
  }
  return headings;
}

// The rows of the sections of one id, cells joined by " | ".
inline std::vector<std::string> Rows(const v1::Explanation& explanation, std::string_view section) {
  std::vector<std::string> rows;
  for (const v1::Section& one : explanation.sections()) {
    if (one.id() != section) continue;
    for (const v1::TextRow& row : one.rows()) {
      std::string text;
      for (const std::string& cell : row.cells()) text += (text.empty() ? "" : " | ") + cell;
      rows.push_back(text);
    }
  }
  return rows;
}

}  // namespace ras::testing

#endif  // RAS_TESTS_ENGINE_EXPLAIN_FIXTURE_H_
