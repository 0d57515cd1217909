// What the golden tests share: reading the shipped documents and the conformance data, and comparing a
// response with the part of one that is expected (tests/conformance/README.md).
#ifndef RAS_TESTS_ENGINE_GOLDEN_FILES_H_
#define RAS_TESTS_ENGINE_GOLDEN_FILES_H_

#include <google/protobuf/message.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <memory>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "lib/codec/decode.h"
#include "lib/engine.h"
#include "ras/decimal.h"
#include "ras/v1/assessment.pb.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras::golden {

inline std::filesystem::path SourceDir() { return RAS_SOURCE_DIR; }
inline std::filesystem::path Conformance() { return SourceDir() / "tests/conformance"; }
inline std::filesystem::path Policies() { return SourceDir() / "examples/policies"; }

inline std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file.is_open()) << path;
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// One line of a table of figures: column name to cell.
using Line = std::map<std::string, std::string, std::less<>>;

// Reads plain comma-separated figures: a header, no quotes, no commas within a cell.
inline std::vector<Line> ReadCsv(const std::filesystem::path& path) {
  std::istringstream text(ReadFile(path));
  const auto cells = [](const std::string& line) {
    std::vector<std::string> result(1);
    for (const char c : line) {
      if (c == ',') {
        result.emplace_back();
      } else if (c != '\r') {
        result.back() += c;
      }
    }
    return result;
  };
  std::vector<Line> lines;
  std::vector<std::string> header;
  for (std::string line; std::getline(text, line);) {
    const std::vector<std::string> row = cells(line);
    if (header.empty()) {
      header = row;
      continue;
    }
    EXPECT_EQ(row.size(), header.size()) << path << ": " << line;
    Line& result = lines.emplace_back();
    for (size_t i = 0; i < row.size() && i < header.size(); ++i) result[header[i]] = row[i];
  }
  EXPECT_FALSE(lines.empty()) << path;
  return lines;
}

inline std::vector<Line> Golden(std::string_view name) { return ReadCsv(Conformance() / "golden" / name); }

// A decimal as an integer at 10^places; the test fails if that would drop a digit.
inline int64_t AtPlaces(std::string_view decimal, uint8_t places) {
  const Result<Decimal> parsed = Decimal::Parse(decimal);
  EXPECT_TRUE(parsed.ok()) << decimal;
  if (!parsed.ok()) return 0;
  const Result<int64_t> scaled = parsed.value().AtPlaces(places);
  EXPECT_TRUE(scaled.ok()) << decimal << " at " << int{places} << " places";
  return scaled.ok() ? scaled.value() : 0;
}

inline int64_t Pence(std::string_view pounds) { return AtPlaces(pounds, 2); }
inline int Whole(std::string_view number) { return static_cast<int>(AtPlaces(number, 0)); }

inline std::string Listed(const std::vector<v1::Finding>& findings) {
  std::string text;
  for (const v1::Finding& finding : findings) text += finding.ShortDebugString() + "\n";
  return text;
}

// Reads a document as a host would, in text or JSON form by the ending of its name.
template <typename Message>
Message ReadDocument(const std::filesystem::path& path) {
  Message message;
  std::vector<Violation> violations;
  const Format format = path.extension() == ".json" ? Format::kJson : Format::kText;
  EXPECT_TRUE(Decode(ReadFile(path), format, Limits{}, &message, &violations))
      << path << ": " << (violations.empty() ? "" : violations[0].path + ": " + violations[0].message);
  return message;
}

inline v1::Policy PolicyDocument(std::string_view name) {
  return ReadDocument<v1::Policy>(Policies() / name / "policy.txtpb");
}

// Compiles a document that has to be usable; null, and a failed test, if it is not.
inline std::unique_ptr<const Policy> Compiled(const v1::Policy& document) {
  std::vector<v1::Finding> findings;
  std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
  EXPECT_NE(policy, nullptr) << document.id() << "\n" << Listed(findings);
  return policy;
}

inline std::unique_ptr<const Policy> CompiledPolicyNamed(std::string_view name) {
  return Compiled(PolicyDocument(name));
}

// Determines an assessment, its own date taken as today's.
inline v1::DetermineResponse Determined(const Policy& policy, const v1::Assessment& assessment) {
  v1::DetermineRequest request;
  *request.mutable_assessment() = assessment;
  request.set_as_of(assessment.assessed_on());
  v1::DetermineResponse response;
  Determine(policy, request, &response);
  return response;
}

// The one amount of a range whose ends are equal, in pence; -1 if there is no amount.
inline int64_t SinglePence(const v1::AmountRange& range, bool present) {
  if (!present || !range.amount().has_pence()) return -1;
  EXPECT_FALSE(range.has_upper());
  return range.amount().pence();
}

// Adds to `differences` every field that is set in `expected` and is not the same in `actual`.
inline void Compare(const google::protobuf::Message& expected, const google::protobuf::Message& actual,
                    const std::string& path, std::vector<std::string>* differences) {
  const google::protobuf::Reflection& reflection = *expected.GetReflection();
  const auto value = [](const google::protobuf::Message& message,
                        const google::protobuf::FieldDescriptor* field, int index) {
    std::string text;
    google::protobuf::TextFormat::PrintFieldValueToString(message, field, index, &text);
    return text;
  };
  std::vector<const google::protobuf::FieldDescriptor*> fields;
  reflection.ListFields(expected, &fields);
  for (const google::protobuf::FieldDescriptor* field : fields) {
    const std::string here = path.empty() ? field->name() : path + "." + field->name();
    const bool message = field->cpp_type() == google::protobuf::FieldDescriptor::CPPTYPE_MESSAGE;
    if (field->is_repeated()) {
      const int size = reflection.FieldSize(expected, field);
      const int found = reflection.FieldSize(actual, field);
      if (size != found) {
        differences->push_back(here + ": expected " + std::to_string(size) + " items, not " +
                               std::to_string(found));
        continue;
      }
      for (int i = 0; i < size; ++i) {
        const std::string item = here + "[" + std::to_string(i) + "]";
        if (message) {
          Compare(reflection.GetRepeatedMessage(expected, field, i),
                  reflection.GetRepeatedMessage(actual, field, i), item, differences);
        } else if (value(expected, field, i) != value(actual, field, i)) {
          differences->push_back(item + ": expected " + value(expected, field, i) + ", not " +
                                 value(actual, field, i));
        }
      }
    } else if (message) {
      if (!reflection.HasField(actual, field)) {
        differences->push_back(here + ": expected, and is not there");
        continue;
      }
      Compare(reflection.GetMessage(expected, field), reflection.GetMessage(actual, field), here,
              differences);
    } else if (value(expected, field, -1) != value(actual, field, -1)) {
      differences->push_back(here + ": expected " + value(expected, field, -1) + ", not " +
                             value(actual, field, -1));
    }
  }
}

}  // namespace ras::golden

#endif  // RAS_TESTS_ENGINE_GOLDEN_FILES_H_
