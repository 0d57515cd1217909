// docs/findings.md names every code that the checks, the compiler, the shape and a determination can give.
#include <filesystem>
#include <fstream>
#include <regex>
#include <set>
#include <sstream>

#include "tests/engine/check_fixture.h"

namespace ras {
namespace {

std::string ReadFile(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

// Everything `pattern` (with one group) finds in a folder's files of one kind.
std::set<std::string> Matches(const std::string& folder, const std::string& extension,
                              const std::string& pattern) {
  std::set<std::string> found;
  const std::regex regex(pattern);
  for (const auto& entry :
       std::filesystem::recursive_directory_iterator(std::filesystem::path(RAS_SOURCE_DIR) / folder)) {
    if (entry.path().extension() != extension) continue;
    const std::string text = ReadFile(entry.path());
    for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match) {
      for (std::size_t group = 1; group < match->size(); ++group) {
        if ((*match)[group].matched) found.insert((*match)[group].str());
      }
    }
  }
  return found;
}

void ExpectDocumented(const std::set<std::string>& codes, std::size_t at_least) {
  const std::string findings = ReadFile(std::filesystem::path(RAS_SOURCE_DIR) / "docs/findings.md");
  EXPECT_GE(codes.size(), at_least);
  for (const std::string& code : codes) {
    EXPECT_NE(findings.find("`" + code + "`"), std::string::npos)
        << "docs/findings.md does not name " << code;
  }
}

std::set<std::string> CodesOfTheChecks() {
  std::set<std::string> codes =
      Matches("lib/check", ".cc", R"re(\.code = (?:exact \? )?"(\w+)"(?: : "(\w+)")?)re");
  codes.merge(Matches("lib/check", ".cc", R"re((?:Warn|Note|Unused)\(\s*"(\w+)")re"));
  codes.merge(Matches("lib/check", ".cc", R"re(set_code\("(\w+)")re"));
  return codes;
}

TEST(FindingsDocumented, OfTheChecks) { ExpectDocumented(CodesOfTheChecks(), 110); }

TEST(FindingsDocumented, AndEachHasAPolicyThatGivesIt) {
  std::string tests;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(RAS_SOURCE_DIR) / "tests/engine")) {
    if (entry.path().filename().string().starts_with("check_")) tests += ReadFile(entry.path());
  }
  for (const std::string& code : CodesOfTheChecks()) {
    EXPECT_TRUE(tests.find(code + " ") != std::string::npos || tests.find(code + "\"") != std::string::npos)
        << "no test expects " << code;
  }
}

TEST(FindingsDocumented, OfTheShapeAndTheCompiler) {
  std::set<std::string> codes =
      Matches("lib/shape", ".cc", R"re(Add\([^"]*"[^"]*", "(\w+)"|return \{\s*"(\w+)")re");
  codes.merge(Matches("lib/policy", ".cc", R"re(Error\(\w+, "(\w+)")re"));
  ExpectDocumented(codes, 10);
}

TEST(FindingsDocumented, OfTheCouncilsSide) {
  ExpectDocumented(Matches("lib/sampling", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 14);
  ExpectDocumented(Matches("lib/build", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 15);
  ExpectDocumented(Matches("lib/build", ".cc", R"re(ReportMethod\(\s*"(\w+)")re"), 5);
  ExpectDocumented(Matches("lib/collate", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 25);
  ExpectDocumented(Matches("lib/market", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 15);
  ExpectDocumented(Matches("lib/assemble", ".cc", R"re(\.code = "(\w+)")re"), 7);
  ExpectDocumented(Matches("lib/uplift", ".cc", R"re((?:\.code = |Warn\()"(\w+)")re"), 12);
  ExpectDocumented(Matches("lib/sign_off", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 9);
  ExpectDocumented(Matches("lib/sheet", ".cc", R"re(\.code = (?:\w+ \? )?"(\w+)"(?: : "(\w+)")?)re"), 5);
  ExpectDocumented(Matches("lib/sheet", ".cc", R"re(Complain\(\w+, "(\w+)")re"), 5);
}

TEST(FindingsDocumented, OfADetermination) {
  ExpectDocumented(Matches("lib/catalogue", ".txtpb", R"re("finding\.(\w+)\.message")re"), 40);
}

}  // namespace
}  // namespace ras
