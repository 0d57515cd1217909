// Questions: their options, points, frequencies and bounds.
#include <optional>
#include <string>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

enum class Points { kRequired, kForbidden };
enum class Order { kAny, kAscending };

std::string Named(const v1::Question& question) { return "the question " + Quote(question.id()); }

// The options of one question, or its levels.
void CheckOptions(const CheckContext& context, const v1::Question& question,
                  const google::protobuf::RepeatedPtrField<v1::Option>& options, const std::string& list,
                  Points points, Order order) {
  std::optional<Decimal> highest;
  for (int i = 0; i < options.size(); ++i) {
    const v1::Option& option = options.Get(i);
    const std::string path = list + "[" + std::to_string(i) + "]";
    if (points == Points::kForbidden) {
      if (option.points().empty()) continue;
      context.report.Error({.code = "points_not_allowed",
                            .path = In(path, "points"),
                            .value = option.points(),
                            .message = "The option " + Quote(option.id()) + " of " + Named(question) +
                                       " has points, but the question is for information and never scores.",
                            .remedy = "Take the points away, or make it a question of another kind."});
      continue;
    }
    if (option.points().empty()) {
      context.report.Error(
          {.code = "option_without_points",
           .path = path,
           .value = option.id(),
           .message = "The option " + Quote(option.id()) + " of " + Named(question) + " has no points.",
           .remedy = "Write its points, \"0\" if it carries none."});
      continue;
    }
    const std::optional<Decimal> own = ReadDecimal(option.points());
    if (!own) continue;
    if (order == Order::kAscending && highest && *own < *highest) {
      context.report.Error(
          {.code = "points_fall",
           .path = In(path, "points"),
           .value = option.points(),
           .message = "The option " + Quote(option.id()) + " of " + Named(question) + " has " +
                      option.points() + " points, fewer than the " + highest->ToString() +
                      " of an option before it. Options go from the least need to the greatest.",
           .remedy = "Put the options in the order of their points, or correct the points."});
    }
    if (!highest || *highest < *own) highest = own;
  }
}

void CheckFrequencies(const CheckContext& context, const v1::Question& question, const std::string& list) {
  std::optional<Decimal> highest;
  for (int i = 0; i < question.level_and_frequency().frequencies_size(); ++i) {
    const v1::Frequency& frequency = question.level_and_frequency().frequencies(i);
    const std::optional<Decimal> own = ReadDecimal(frequency.factor());
    if (!own) continue;
    if (highest && *own < *highest) {
      context.report.Error(
          {.code = "factor_falls",
           .path = In(list + "[" + std::to_string(i) + "]", "factor"),
           .value = frequency.factor(),
           .message = "The frequency " + Quote(frequency.id()) + " of " + Named(question) +
                      " has the factor " + frequency.factor() + ", less than the " + highest->ToString() +
                      " of one before it. Frequencies go from the least often to the most.",
           .remedy = "Put the frequencies in the order of their factors, or correct the factors."});
    }
    if (!highest || *highest < *own) highest = own;
  }
}

// The greatest answer that is a whole number of steps above the least one, unless that is the maximum itself.
std::optional<Decimal> LastStep(const Decimal& minimum, const Decimal& maximum, const Decimal& step) {
  const std::optional<Score> low = ToScore(minimum), high = ToScore(maximum), by = ToScore(step);
  if (!low || !high || !by || *by <= 0) return std::nullopt;
  const Score rest = (*high - *low) % *by;
  if (rest == 0) return std::nullopt;
  const Result<Decimal> last = Decimal::Parse(ToText(*high - rest));
  if (!last.ok()) return std::nullopt;
  return last.value();
}

void CheckQuantity(const CheckContext& context, const v1::Question& question, const std::string& path) {
  const v1::Quantity& quantity = question.quantity();
  const std::optional<Decimal> minimum = ReadDecimal(quantity.minimum()),
                               maximum = ReadDecimal(quantity.maximum()),
                               step = ReadDecimalOr(quantity.step(), 1);
  if (minimum && maximum && *maximum < *minimum) {
    context.report.Error({.code = "bounds_reversed",
                          .path = In(path, "maximum"),
                          .value = quantity.maximum(),
                          .message = "The greatest answer to " + Named(question) + ", " + quantity.maximum() +
                                     ", is less than the least, " + quantity.minimum() + ".",
                          .remedy = "Write the lower bound in minimum and the greater one in maximum."});
  } else if (minimum && maximum && step) {
    if (const std::optional<Decimal> last = LastStep(*minimum, *maximum, *step)) {
      context.report.Warning({.code = "quantity_maximum_not_reached",
                              .path = In(path, "maximum"),
                              .value = quantity.maximum(),
                              .message = "In steps of " + step->ToString() + " from " + quantity.minimum() +
                                         ", no answer to " + Named(question) + " is " + quantity.maximum() +
                                         "; the greatest is " + last->ToString() + ".",
                              .remedy = "Write maximum: " + Quote(last->ToString()) + ", or another step.",
                              .reason = "The most points there are count with the maximum (docs/figures.md, "
                                        "section 3), so a share of 100% "
                                        "could never be had."});
    }
  }
  const std::optional<Decimal> prompt_at = ReadDecimal(quantity.prompt_at());
  if (quantity.prompt_at().empty() != quantity.prompt().empty() ||
      (prompt_at && maximum && *maximum < *prompt_at)) {
    context.report.Warning({.code = "prompt_never_shown",
                            .path = In(path, quantity.prompt().empty() ? "prompt_at" : "prompt"),
                            .value = quantity.prompt_at(),
                            .message = "The prompt of " + Named(question) + " is never shown.",
                            .remedy = "Give both prompt and prompt_at, with prompt_at not above the maximum.",
                            .reason = std::string(kReasonAsked)});
  }
}

void CheckQuestion(const CheckContext& context, const v1::Question& question, const std::string& path) {
  switch (question.kind_case()) {
    case v1::Question::kSingleChoice:
      CheckOptions(context, question, question.single_choice().options(), In(path, "single_choice.options"),
                   Points::kRequired, Order::kAscending);
      break;
    case v1::Question::kSeveralChoices:
      CheckOptions(context, question, question.several_choices().options(),
                   In(path, "several_choices.options"), Points::kRequired, Order::kAny);
      break;
    case v1::Question::kLevelAndFrequency:
      CheckOptions(context, question, question.level_and_frequency().levels(),
                   In(path, "level_and_frequency.levels"), Points::kRequired, Order::kAscending);
      CheckFrequencies(context, question, In(path, "level_and_frequency.frequencies"));
      break;
    case v1::Question::kInformation:
      CheckOptions(context, question, question.information().options(), In(path, "information.options"),
                   Points::kForbidden, Order::kAny);
      break;
    case v1::Question::kQuantity:
      CheckQuantity(context, question, In(path, "quantity"));
      break;
    case v1::Question::KIND_NOT_SET:
      context.report.Error({.code = "kind_missing",
                            .path = path,
                            .value = question.id(),
                            .message = "It is not said how " + Named(question) + " is answered.",
                            .remedy =
                                "Give it single_choice, several_choices, quantity, level_and_frequency or "
                                "information."});
      break;
  }
}

}  // namespace

void CheckQuestionnaire(const CheckContext& context) {
  for (const QuestionPlace& place : context.names.question_places) {
    CheckQuestion(context, *place.question, place.Path());
  }
}

}  // namespace ras::check
