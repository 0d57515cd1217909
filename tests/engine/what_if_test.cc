// What the next level up and down is, for every kind of question (docs/figures.md section 9.2), in the words
// of the answer that is supposed.
#include <gmock/gmock.h>

#include "tests/engine/small_policy.h"

namespace ras::testing {
namespace {

struct WhatIfCase {
  const char* name;
  const char* question;  // Its kind, in text form.
  const char* answer;
  const char* up;  // Null: there is none.
  const char* down;
};

void PrintTo(const WhatIfCase& one, std::ostream* out) { *out << one.name; }

constexpr const char* kSingle = R"(single_choice { options { id: "a" label: "A" points: "0" }
    options { id: "b" label: "B" points: "5" } options { id: "c" label: "C" points: "5" }
    options { id: "d" label: "D" points: "9" } })";
// Points 2, 1, 1, 7: the fewest are tied.
constexpr const char* kSum = R"(several_choices { combine: CHOICES_COMBINE_SUM
    options { id: "a" label: "A" points: "2" } options { id: "b" label: "B" points: "1" }
    options { id: "c" label: "C" points: "1" } options { id: "d" label: "D" points: "7" } })";
// Points 3, 1, 3, 1, 6.
constexpr const char* kHighest = R"(several_choices { combine: CHOICES_COMBINE_HIGHEST
    options { id: "a" label: "A" points: "3" } options { id: "b" label: "B" points: "1" }
    options { id: "c" label: "C" points: "3" } options { id: "d" label: "D" points: "1" }
    options { id: "e" label: "E" points: "6" } })";
constexpr const char* kQuantity =
    R"(quantity { unit: "hours" minimum: "1" maximum: "4" step: "1.5" points_per_unit: "1" })";
constexpr const char* kLevel = R"(level_and_frequency { levels { id: "a" label: "A" points: "0" }
    levels { id: "b" label: "B" points: "2" } frequencies { id: "w" label: "weekly" factor: "1" }
    frequencies { id: "d" label: "daily" factor: "7" } })";

const std::vector<WhatIfCase>& Cases() {
  static const std::vector<WhatIfCase> kCases = {
      {"single_first", kSingle, R"(option: "a")", "B", nullptr},
      {"single_in_the_order_of_the_list", kSingle, R"(option: "b")", "C", "A"},
      {"single_last", kSingle, R"(option: "d")", nullptr, "C"},
      {"sum_none", kSum, "options {}", "B", nullptr},
      {"sum_adds_the_first_of_those_tied", kSum, R"(options { ids: "d" })", "B; D", ""},
      {"sum_adds_the_fewest_that_are_left", kSum, R"(options { ids: "b" ids: "c" })", "A; B; C", "B"},
      {"sum_drops_the_last_of_those_tied", kSum, R"(options { ids: "c" ids: "a" ids: "b" })", "A; B; C; D",
       "A; B"},
      {"sum_all", kSum, R"(options { ids: "a" ids: "b" ids: "c" ids: "d" })", nullptr, "A; B; D"},
      {"highest_none", kHighest, "options {}", "B", nullptr},
      {"highest_adds_the_first_above", kHighest, R"(options { ids: "d" })", "A; D", ""},
      {"highest_keeps_the_last_below", kHighest, R"(options { ids: "c" })", "C; E", "D"},
      {"highest_keeps_one_alone", kHighest, R"(options { ids: "a" ids: "b" ids: "e" })", nullptr, "C"},
      {"quantity_least", kQuantity, R"(quantity: "1")", "2.5 hours", nullptr},
      {"quantity_between", kQuantity, R"(quantity: "2.5")", "4 hours", "1 hours"},
      {"quantity_most", kQuantity, R"(quantity: "4")", nullptr, "2.5 hours"},
      {"level_at_the_same_frequency", kLevel, R"(level_and_frequency { level: "a" frequency: "d" })",
       "B; daily", nullptr},
      {"level_last", kLevel, R"(level_and_frequency { level: "b" frequency: "w" })", nullptr, "A; weekly"},
      {"not_applicable", kSingle, R"(not_applicable { reason: "r" })", nullptr, nullptr},
      {"information", R"(information { options { id: "a" label: "A" } options { id: "b" label: "B" } })",
       R"(option: "a")", nullptr, nullptr},
  };
  return kCases;
}

class Supposed : public ::testing::TestWithParam<WhatIfCase> {};

TEST_P(Supposed, IsTheNextUpAndTheNextDown) {
  v1::Policy document = SmallPolicy();
  const bool information = std::string(GetParam().question).starts_with("information");
  *document.mutable_questionnaire()->mutable_domains(0)->add_questions() = ParseText<v1::Question>(
      std::string("id: 'q' text: 't' ") +
      (information ? "" : "not_applicable: NOT_APPLICABLE_RULE_SCORES_ZERO ") + GetParam().question);
  v1::DetermineRequest request = SmallRequest();
  *request.mutable_assessment()->add_answers() =
      ParseText<v1::Answer>(std::string("question: 'q' agreed { ") + GetParam().answer + " }");
  const char* up = nullptr;
  const char* down = nullptr;
  const v1::Determination determination = DetermineOrFail(*CompileOrFail(document), request);
  for (const v1::WhatIf& what_if : determination.what_ifs()) {
    if (what_if.question() != "q") continue;
    (what_if.direction() == v1::WHAT_IF_DIRECTION_LEVEL_UP ? up : down) = what_if.answer().c_str();
  }
  EXPECT_STREQ(up, GetParam().up);
  EXPECT_STREQ(down, GetParam().down);
}

INSTANTIATE_TEST_SUITE_P(WhatIfs, Supposed, ::testing::ValuesIn(Cases()),
                         [](const auto& test) { return std::string(test.param.name); });

}  // namespace
}  // namespace ras::testing
