// Same input, same bytes (docs/figures.md section 10): each shipped assessment gives, in each of the three
// forms, bytes with the recorded fingerprint. Every compiler and processor that runs these tests compares
// with one file, so two of them that pass give the same bytes.
//
// The figures are not proved here but by the worksheet (tests/conformance). Whoever means to change what a
// determination says, or how it says it, records anew: RAS_RECORD_BYTES=1 and this test alone.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>

#include "lib/codec/encode.h"
#include "lib/fingerprint/fingerprint.h"
#include "tests/engine/golden_files.h"

namespace ras::golden {
namespace {

std::filesystem::path Recorded() { return SourceDir() / "tests/engine/same_bytes.csv"; }

std::string AsTheyAre() {
  std::vector<std::filesystem::path> assessments;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(Policies())) {
    if (entry.path().parent_path().filename() == "assessments") assessments.push_back(entry.path());
  }
  std::ranges::sort(assessments);
  std::string table = "policy,assessment,binary,json,text\n";
  for (const std::filesystem::path& path : assessments) {
    const std::string name = path.parent_path().parent_path().filename().string();
    const auto policy = CompiledPolicyNamed(name);
    if (policy == nullptr) continue;
    const v1::DetermineResponse response = Determined(*policy, ReadDocument<v1::Assessment>(path));
    table += name + "," + path.stem().string();
    for (const Format format : {Format::kBinary, Format::kJson, Format::kText}) {
      std::string bytes;
      EXPECT_TRUE(Encode(response, format, &bytes)) << path;
      table += "," + Sha256Hex(bytes);
    }
    table += "\n";
  }
  return table;
}

TEST(SameBytes, AreGivenEverywhere) {
  const std::string now = AsTheyAre();
  if (std::getenv("RAS_RECORD_BYTES") != nullptr) {
    std::ofstream(Recorded(), std::ios::binary) << now;
    GTEST_SKIP() << "recorded anew: " << Recorded();
  }
  std::istringstream recorded(ReadFile(Recorded())), found(now);
  std::string expected, line;
  int cases = 0;
  while (std::getline(found, line)) {
    ASSERT_TRUE(std::getline(recorded, expected)) << "not recorded: " << line;
    EXPECT_EQ(line, expected);
    ++cases;
  }
  EXPECT_FALSE(std::getline(recorded, expected)) << "recorded, and no longer there: " << expected;
  EXPECT_GT(cases, 40);
}

}  // namespace
}  // namespace ras::golden
