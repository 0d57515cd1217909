// A document that is refused for its values: what of it is read, and what else is found to be wrong with it.
// A syntax error is reported by itself, everything else at once (issue 5).
#include <gmock/gmock.h>

#include <string>
#include <vector>

#include "codec_testing.h"
#include "golden_files.h"
#include "lib/check/check_policy.h"
#include "lib/codec/decode.h"

namespace ras {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Not;
using ::testing::StartsWith;

struct InPart {
  Reading reading = Reading::kNot;
  Sample sample;
  std::vector<Violation> violations;
};

InPart ReadInPart(std::string_view bytes, Format format) {
  InPart result;
  result.reading = DecodeInPart(Schema(result.sample), bytes, format, {}, &result.sample, &result.violations);
  return result;
}

TEST(InPart, KeepsWhatCanBeRead) {
  for (const auto& [bytes, format] :
       {std::pair(R"({"id": "a", "titel": "b", "count": "x", "pence": 7})", Format::kJson),
        std::pair(R"(id: "a" titel: "b" count: "x" pence: 7)", Format::kText)}) {
    const InPart result = ReadInPart(bytes, format);
    EXPECT_EQ(result.reading, Reading::kInPart);
    EXPECT_EQ(result.violations.size(), 2U);
    EXPECT_EQ(result.sample.id(), "a");
    EXPECT_EQ(result.sample.count(), 0U);
    EXPECT_EQ(result.sample.pence(), 7);
  }
}

// What is found of an item later has to name it by its own number.
TEST(InPart, KeepsEveryItemOfAListInItsPlace) {
  for (const Format format : {Format::kJson, Format::kText}) {
    const InPart result = ReadInPart(
        format == Format::kJson
            ? R"({"items": [5, {"name": "b"}, "c", {"name": "d"}, [1]], "tags": ["a", 1, "c", null],
                  "numbers": [1, 2.5, -0, 99999999999, "x", 6], "colours": ["COLOUR_REDD", "COLOUR_RED"],
                  "flags": [1, true], "counts": [-1, 2], "crowds": [-1, 2], "large_numbers": [1.5, 2]})"
            : R"(items: [5, {name: "b"}, "c", {name: "d"}, x] tags: ["a", 1, "c", x]
                 numbers: [1, 2.5, -0, 99999999999, "x", 6] colours: [COLOUR_REDD, COLOUR_RED]
                 flags: [1, true] counts: [-1, 2] crowds: [-1, 2] large_numbers: [1.5, 2])",
        format);
    ASSERT_EQ(result.reading, Reading::kInPart) << testing::PrintToString(result.violations);
    ASSERT_EQ(result.sample.items_size(), 5);
    EXPECT_EQ(result.sample.items(1).name(), "b");
    EXPECT_EQ(result.sample.items(3).name(), "d");
    EXPECT_THAT(result.sample.tags(), ElementsAre("a", "", "c", ""));
    EXPECT_THAT(result.sample.numbers(), ElementsAre(1, 0, 0, 0, 0, 6));
    EXPECT_THAT(result.sample.colours(), ElementsAre(0, codec_test::COLOUR_RED));
    EXPECT_THAT(result.sample.flags(), ElementsAre(false, true));
    EXPECT_THAT(result.sample.counts(), ElementsAre(0U, 2U));
    EXPECT_THAT(result.sample.crowds(), ElementsAre(0U, 2U));
    EXPECT_THAT(result.sample.large_numbers(), ElementsAre(0, 2));
  }
}

TEST(InPart, KnowsWhatIsLost) {
  const InPart result = ReadInPart(
      R"({"x": 1, "titel": 1, "itemz": [], "child": {"itm": 1}, "count": "x", "item": 1, "tags": "a"})",
      Format::kJson);
  std::vector<std::string> losses;
  for (const Violation& violation : result.violations) {
    losses.push_back(violation.path + " " + violation.meant + " " +
                     std::to_string(static_cast<int>(violation.loss)));
  }
  EXPECT_THAT(losses, ElementsAre("x  0", "titel title 1", "itemz item 2", "child.itm child.item 2",
                                  "count  1", "item  2", "tags  2"));
}

TEST(InPart, KeepsNothingOfWhatIsNotReadToItsEnd) {
  std::string many = "{\"id\": \"a\", \"tags\": [";
  for (int i = 0; i < 1'500; ++i) many += "1, ";
  for (const std::string& text : {std::string(R"({"id": "a", "x": 1)"), many + "\"b\"]}"}) {
    const InPart result = ReadInPart(text, Format::kJson);
    EXPECT_EQ(result.reading, Reading::kNot);
    EXPECT_EQ(result.sample.ByteSizeLong(), 0U);
  }
  EXPECT_EQ(ReadInPart("id: 'a' x: 1 }", Format::kText).reading, Reading::kNot);
  EXPECT_EQ(ReadInPart("\x0A\x01"
                       "a\xF8\x07\x01",
                       Format::kBinary)
                .reading,
            Reading::kNot);
}

// The starting policy with some of its text changed.
using Changes = std::vector<std::pair<std::string_view, std::string_view>>;

std::vector<std::string> FaultsOfStarter(const Changes& changes) {
  std::string text = golden::ReadFile(golden::SourceDir() / "examples/policies/starter/policy.txtpb");
  for (const auto& [from, to] : changes) {
    const std::size_t at = text.find(from);
    EXPECT_NE(at, std::string::npos) << from;
    if (at != std::string::npos) text.replace(at, from.size(), to);
  }
  v1::Policy policy;
  std::vector<Violation> violations;
  EXPECT_EQ(DecodeInPart(Schema(policy), text, Format::kText, {}, &policy, &violations), Reading::kInPart);
  std::vector<std::string> faults;
  for (const Violation& violation : violations) faults.push_back(violation.code + " " + violation.path);
  for (const v1::Finding& finding : ErrorsBesideViolations(policy, "", violations, ""))
    faults.push_back(finding.code() + " " + finding.path());
  return faults;
}

constexpr std::pair<std::string_view, std::string_view> kUnknownField = {"id: \"my-council\"",
                                                                         "id: \"my-council\" colour: 1"};
constexpr std::pair<std::string_view, std::string_view> kImpossibleDate = {"\"2027-10-01\"",
                                                                           "\"2027-02-30\""};
constexpr std::pair<std::string_view, std::string_view> kDangling = {"measure: \"need\"",
                                                                     "measure: \"wants\""};
constexpr std::pair<std::string_view, std::string_view> kGap = {"from: \"15\"", "from: \"17\""};

TEST(AtOnce, FindsWhatIsWrongBesideAViolation) {
  EXPECT_THAT(
      FaultsOfStarter({kUnknownField, kImpossibleDate, kDangling, kGap}),
      ElementsAre("unknown_field colour", "not_a_date review_on", "unknown_reference components[0].measure",
                  StartsWith("band_gap tables[0].bands.rows[")));
  // A value of a wrong kind elsewhere hides none of it either.
  EXPECT_THAT(
      FaultsOfStarter({{"purpose: \"To give", "purpose: 5 # "}, kImpossibleDate, kDangling, kGap}),
      ElementsAre("wrong_type governance.purpose", "not_a_date review_on",
                  "unknown_reference components[0].measure", StartsWith("band_gap tables[0].bands.rows[")));
}

TEST(AtOnce, FindsScoresWithoutAnAnswerBesideAnUnknownField) {
  EXPECT_THAT(FaultsOfStarter({kUnknownField, {"from: \"0\"", "from: \"1\""}}),
              Contains(StartsWith("score_not_covered")));
}

// Each takes away something that other parts of the policy need: nothing but the violation is said.
TEST(AtOnce, DoesNotReportWhatFollowsFromAViolation) {
  for (const Changes& change : std::vector<Changes>{
           {{"title: \"Adult", "title: 5 # "}},
           {{"title: \"Adult", "titel: \"Adult"}},
           {{"review_on: ", "review_no: "}},
           {{"effective_from: \"2026-04-01\"", "effective_from: 20260401"}},
           {{"currency: \"GBP\"", "currency: GBP"}},
           {{"id: \"everyone\"", "id: everyone"}},
           {{"id: \"washing\"", "id: 5"}},
           {{"id: \"daily-life\"", "id: 5"}},
           {{"id: \"need\"", "id: 5"}},
           {{"id: \"allocation\"", "id: 5"}},
           {{"questionnaire {", "questionaire {"}},
           {{"domains {", "domain {"}},
           {{"measures {", "measure {"}},
           {{"tables {", "table {"}},
           {{"components {", "component {"}},
           {{"care_groups {", "care_group {"}},
           {{"informal_support {\n", "informal_suport {\n"}},
           {{"single_choice {", "single_choise {"}},
           {{"points: \"10\"", "points: 10"}},
           {{"points: \"20\"", "point: \"20\""}},
           {{"factor: \"0.5\"", "factor: 0.5"}},
           {{"terms {", "term {"}},
           {{"terms { domain", "terms { domane"}},
           {{"combine: COMBINE_SUM", "combine: COMBINE_SUMM"}},
           {{"period: PERIOD_WEEK\n", "period: PERIOD_WEAK\n"}},
           {{"basis: TABLE_BASIS_GROSS", "basis: TABLE_BASIS_GROS"}},
           {{"bands {", "band {"}},
           {{"to: \"14\"", "to: 14"}},
           {{"from: \"5\"", "from: 5"}},
           {{"from: \"30\"", "form: \"30\""}},
           {{"amount: \"60.00\"", "amount: 60.00"}},
           {{"no_allocation {}", "no_alocation {}"}},
           {{"measure: \"need\"", "mesure: \"need\""}},
           {{"table: \"allocation\"", "tabel: \"allocation\""}},
           {{"informal_support {}", "informal_suport {}"}},
           {{"rounding {", "roundign {"}},
           {{"mode: ROUNDING_MODE_HALF_UP", "mode: HALF_UP"}},
           {{"purpose: ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT", "purpose: INFORMAL"}},
           {{"approach: INFORMAL_SUPPORT_APPROACH_OVERALL", "approach: OVERALL"}},
           {{"shares { id: \"none\"", "shares { id: none"}},
           {{"none: true", "none: yes"}},
           {{"impacts { id", "impact { id"}},
           {{"reductions { share: \"half\"", "reductions { share: half"}},
           {{"percent: \"30\"", "percent: 30"}},
           {{"result_period: PERIOD_WEEK", "result_period: WEEK"}},
           {{"scoring_view: SCORING_VIEW_WORKER", "scoring_view: WORKER"}},
           {{"stated_periods { period: PERIOD_YEAR", "stated_periods { period: YEAR"}},
           {{"basis: YEAR_BASIS_52_WEEKS", "basis: 52"}},
       }) {
    EXPECT_EQ(FaultsOfStarter(change).size(), 1U)
        << change[0].second << ": " << testing::PrintToString(FaultsOfStarter(change));
  }
}

TEST(AtOnce, AFaultBesideALostValueOfAnotherPartStands) {
  EXPECT_THAT(FaultsOfStarter({{"points: \"10\"", "points: 10"}, kImpossibleDate, kDangling, kGap}),
              ElementsAre(StartsWith("wrong_type questionnaire"), "not_a_date review_on",
                          "unknown_reference components[0].measure", StartsWith("band_gap")));
}

}  // namespace
}  // namespace ras
