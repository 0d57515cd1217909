// Conditions that test nothing, that never hold, or that test what is not known yet when they are asked.
#include <optional>
#include <string>

#include "lib/check/check_context.h"
#include "lib/check/score.h"
#include "lib/check/visit_conditions.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

void CheckAge(const CheckContext& context, const v1::AgeTest& age, const std::string& path) {
  if (!age.has_from_months() && !age.has_below_months()) {
    context.report.Error({.code = "condition_without_test",
                          .path = path,
                          .value = "",
                          .message = "The age test has no bound.",
                          .remedy = "Give from_months, below_months or both."});
  } else if (age.has_from_months() && age.has_below_months() && age.from_months() >= age.below_months()) {
    context.report.Error(
        {.code = "condition_never_holds",
         .path = path,
         .value = std::to_string(age.from_months()),
         .message = "No age is " + std::to_string(age.from_months()) + " months or more and below " +
                    std::to_string(age.below_months()) + " months.",
         .remedy = "Write the lower bound in from_months and a greater one in below_months."});
  }
}

void CheckMeasureTest(const CheckContext& context, const v1::MeasureTest& test, const std::string& path) {
  if (test.at_least().empty() && test.at_most().empty()) {
    context.report.Error({.code = "condition_without_test",
                          .path = path,
                          .value = "",
                          .message = "The test of the measure " + Quote(test.measure()) + " has no bound.",
                          .remedy = "Give at_least, at_most or both."});
    return;
  }
  const std::optional<Decimal> low = ReadDecimal(test.at_least()), high = ReadDecimal(test.at_most());
  if (low && high && *high < *low) {
    context.report.Error(
        {.code = "condition_never_holds",
         .path = path,
         .value = test.at_least(),
         .message = "No score is at least " + test.at_least() + " and at most " + test.at_most() + ".",
         .remedy = "Write the lower bound in at_least and the greater one in at_most."});
  }
}

// What a question's own condition may not test: scores, itself, and questions that come after it.
void CheckKnownInTime(const CheckContext& context, const v1::Condition& test, const std::string& path,
                      int question) {
  if (test.has_measure()) {
    context.report.Error({.code = "condition_tests_measure",
                          .path = In(path, "measure"),
                          .value = test.measure().measure(),
                          .message = "A question cannot depend on the measure " +
                                     Quote(test.measure().measure()) +
                                     ": scores are known only when all questions are answered.",
                          .remedy = "Test the answers that lead to the score instead."});
  }
  if (!test.has_answer()) return;
  const int tested = context.names.questions.Find(test.answer().question());
  if (tested < question) return;
  const std::string& own = context.names.question_places[static_cast<std::size_t>(question)].question->id();
  context.report.Error({.code = "condition_tests_later_question",
                        .path = In(In(path, "answer"), "question"),
                        .value = test.answer().question(),
                        .message = tested == question
                                       ? "The question " + Quote(own) + " depends on its own answer."
                                       : "The question " + Quote(own) + " depends on " +
                                             Quote(test.answer().question()) + ", which is asked after it.",
                        .remedy = "Test an earlier question, or change the order of the questions."});
}

}  // namespace

void CheckConditions(const CheckContext& context) {
  VisitConditions(context.policy, context.names, [&](const PlacedCondition& placed) {
    VisitTests(*placed.condition, placed.path, [&](const v1::Condition& test, const std::string& path) {
      switch (test.test_case()) {
        case v1::Condition::TEST_NOT_SET:
          context.report.Error(
              {.code = "condition_without_test",
               .path = path,
               .value = "",
               .message = "The condition tests nothing.",
               .remedy = "Name one test, such as care_group, age, area, answer or measure."});
          break;
        case v1::Condition::kAge:
          CheckAge(context, test.age(), In(path, "age"));
          break;
        case v1::Condition::kMeasure:
          CheckMeasureTest(context, test.measure(), In(path, "measure"));
          break;
        default:
          break;
      }
      if (placed.place == PlacedCondition::Place::kQuestion)
        CheckKnownInTime(context, test, path, placed.owner);
    });
  });
}

}  // namespace ras::check
