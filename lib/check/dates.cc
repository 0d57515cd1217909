// Dates that contradict each other, and the review.
#include <algorithm>
#include <optional>
#include <string>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"
#include "ras/date.h"

namespace ras::check {
namespace {

void CheckReview(const CheckContext& context, const std::optional<Date>& from, const std::optional<Date>& to,
                 const std::optional<Date>& ratified) {
  const std::string& text = context.policy.review_on();
  if (text.empty()) {
    context.report.Warning({.code = "review_missing",
                            .path = "review_on",
                            .value = "",
                            .message = "The policy does not say when it is to be reviewed.",
                            .remedy = "Write review_on, at least a year after the policy starts.",
                            .reason = std::string(kReasonReviewDate)});
    return;
  }
  const std::optional<Date> review = ReadDate(text);
  if (!review || !from) return;
  if (*review <= *from) {
    context.report.Error({.code = "review_before_start",
                          .path = "review_on",
                          .value = text,
                          .message = "The review, " + text + ", is not after the day the policy starts, " +
                                     from->ToString() + ".",
                          .remedy = "Write a review date at least a year after effective_from."});
    return;
  }
  // The year runs from the day the policy starts, or from its ratification if that came later.
  const bool late = ratified && *from < *ratified;
  const Result<Date> earliest = (late ? *ratified : *from).AddMonths(12);
  if (earliest.ok() && *review < earliest.value()) {
    context.report.Warning({.code = "review_under_a_year",
                            .path = "review_on",
                            .value = text,
                            .message = "The review, " + text + ", is less than a year after the policy " +
                                       (late ? "was ratified" : "starts") + ".",
                            .remedy = "Write " + earliest.value().ToString() + " or a later day.",
                            .reason = std::string(kReasonReviewDate)});
  }
  if (to && *to < *review) {
    context.report.Warning(
        {.code = "review_after_end",
         .path = "review_on",
         .value = text,
         .message = "The review, " + text + ", is after the policy has ended, on " + to->ToString() + ".",
         .remedy = "Review the policy before it ends, or let it run longer.",
         .reason = std::string(kReasonReviewDate)});
  }
}

void CheckToday(const CheckContext& context, const std::optional<Date>& today,
                const std::optional<Date>& to) {
  if (!today) return;
  const std::optional<Date> review = ReadDate(context.policy.review_on());
  if (review && *review < *today) {
    context.report.Warning({.code = "review_passed",
                            .path = "review_on",
                            .value = context.policy.review_on(),
                            .message = "The policy was to be reviewed on " + review->ToString() + "; it is " +
                                       today->ToString() + " now.",
                            .remedy = "Review it, and give the new version a new date.",
                            .reason = std::string(kReasonReviewDate)});
  }
  if (to && *to < *today) {
    context.report.Warning(
        {.code = "policy_ended",
         .path = "effective_to",
         .value = context.policy.effective_to(),
         .message = "The policy ended on " + to->ToString() + "; it is " + today->ToString() + " now.",
         .remedy = "Use the version that is in force; this one still serves assessments of its time.",
         .reason = std::string(kReasonPublished)});
  }
}

// Amounts that hold from a day after the policy's first would be given before it.
void CheckUplifts(const CheckContext& context, const std::optional<Date>& from) {
  if (!from) return;
  for (int t = 0; t < context.policy.tables_size(); ++t) {
    const v1::AllocationTable& table = context.policy.tables(t);
    for (int i = 0; i < table.uplifts_size(); ++i) {
      const std::optional<Date> first = ReadDate(table.uplifts(i).effective_from());
      if (!first || *first <= *from) continue;
      context.report.Warning(
          {.code = "uplift_after_start",
           .path = In(At(At("", "tables", t), "uplifts", i), "effective_from"),
           .value = table.uplifts(i).effective_from(),
           .message = "The amounts of the table " + Quote(table.id()) + " hold from " + first->ToString() +
                      ", and the policy gives them from " + from->ToString() + " on.",
           .remedy = "Let the policy start with the amounts, or put the table in as it was before.",
           .reason = std::string(kReasonPublished)});
    }
  }
}

}  // namespace

void CheckDates(const CheckContext& context, const std::string& as_of) {
  const v1::Policy& policy = context.policy;
  const std::optional<Date> from = ReadDate(policy.effective_from()), to = ReadDate(policy.effective_to()),
                            ratified = ReadDate(policy.governance().ratification().on());
  if (from && to && *to < *from) {
    context.report.Error({.code = "ends_before_start",
                          .path = "effective_to",
                          .value = policy.effective_to(),
                          .message = "The policy ends on " + to->ToString() + ", before it starts on " +
                                     from->ToString() + ".",
                          .remedy = "Correct one of the two dates."});
  }
  if (from && ratified && *from < *ratified) {
    context.report.Warning({.code = "ratified_after_start",
                            .path = "governance.ratification.on",
                            .value = policy.governance().ratification().on(),
                            .message = "The policy was ratified on " + ratified->ToString() +
                                       ", after it had started on " + from->ToString() + ".",
                            .remedy = "Let the policy start on or after the day it was ratified.",
                            .reason = std::string(kReasonRatified)});
  }
  CheckReview(context, from, to, ratified);
  CheckUplifts(context, from);
  CheckToday(context, ReadDate(as_of), to);
}

}  // namespace ras::check
