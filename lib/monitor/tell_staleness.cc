#include "lib/monitor/tell_staleness.h"

#include <optional>
#include <string>

#include "lib/finding/wording.h"
#include "lib/monitor/reasons.h"

namespace ras {
namespace {

constexpr int kBeginsAtMost = 9;
constexpr int kBeginsAtLeast = 6;

// How many whole months after one day another is. Nothing if it is before it.
std::optional<uint32_t> MonthsSince(const Date& from, const Date& to) {
  if (to < from) return std::nullopt;
  int months = 12 * (to.year() - from.year()) + to.month() - from.month();
  // A month later than the last month that there is is later than any day.
  const Result<Date> reached = from.AddMonths(months);
  if (!reached.ok() || to < reached.value()) --months;
  return static_cast<uint32_t>(months);
}

void TellAgreement(const std::string& agreed_on, const Date& as_of, v1::PricesAge* out) {
  if (agreed_on.empty()) return;
  out->set_agreed_on(agreed_on);
  const std::optional<uint32_t> months = MonthsSince(Date::Parse(agreed_on).value(), as_of);
  if (months) out->set_agreed_months(*months);
}

void TellPrices(const PricesDay& prices, const MonitorTerms& terms, uint32_t old_months,
                FindingReport* report, v1::PricesAge* out) {
  out->set_name(prices.name);
  out->set_on(prices.day);
  out->set_from(prices.from);
  const std::optional<uint32_t> months = MonthsSince(Date::Parse(prices.day).value(), terms.as_of);
  if (!months) return;
  out->set_months(*months);
  out->set_old(*months >= old_months);
  if (!out->old()) return;
  report->Warning({.code = "prices_old",
                   .path = prices.path,
                   .value = prices.day,
                   .message = "The prices of " + Quote(prices.name) + " are of " + prices.day + ", " +
                              Count(*months, "month", "months") + " ago.",
                   .remedy = "Bring the amounts up to date with prices, or record why they stand.",
                   .reason = kReasonPrices});
}

v1::ReviewState StateOf(const v1::ReviewTimes& times, const std::string& as_of) {
  if (as_of < times.begin_from()) return v1::REVIEW_STATE_NOT_YET;
  if (as_of <= times.begin_by()) return v1::REVIEW_STATE_BEGIN_NOW;
  return as_of <= times.review_on() ? v1::REVIEW_STATE_LATE : v1::REVIEW_STATE_OVERDUE;
}

void WarnOfReview(const v1::ReviewTimes& times, const std::string& path, FindingReport* report) {
  const auto warn = [&](const char* code, const std::string& message, const char* remedy) {
    report->Warning({.code = code,
                     .path = path,
                     .value = times.review_on(),
                     .message = message,
                     .remedy = remedy,
                     .reason = kReasonBegin});
  };
  switch (times.state()) {
    case v1::REVIEW_STATE_BEGIN_NOW:
      return warn("review_due",
                  "The review is to be done on " + times.review_on() + ": it is time to begin, and by " +
                      times.begin_by() + " at the latest.",
                  "Begin the review.");
    case v1::REVIEW_STATE_LATE:
      return warn("review_late",
                  "The review is to be done on " + times.review_on() + " and was to begin by " +
                      times.begin_by() + ".",
                  "If it has not begun, begin it now, and see whether the day can be kept.");
    case v1::REVIEW_STATE_OVERDUE:
      return warn("review_passed", "The review was to be done on " + times.review_on() + ".",
                  "Review the policy, and give the new version a new day.");
    default:
      return;
  }
}

void TellReview(const MonitorTerms& terms, FindingReport* report, v1::ReviewTimes* out) {
  const Date review = Date::Parse(terms.days.review_on).value();
  out->set_review_on(terms.days.review_on);
  // Before the first day that there is nothing is told for.
  out->set_begin_from(review.AddMonths(-kBeginsAtMost).value_or(Date()).ToString());
  out->set_begin_by(review.AddMonths(-kBeginsAtLeast).value_or(Date()).ToString());
  out->set_state(StateOf(*out, terms.as_of.ToString()));
  out->set_days_left(review.DayNumber() - terms.as_of.DayNumber());
  WarnOfReview(*out, terms.days.review_path, report);
}

void WarnOfPolicyLife(const PolicyDays& days, const std::string& as_of, FindingReport* report) {
  if (as_of < days.effective_from) {
    report->Warning(
        {.code = "policy_not_begun",
         .path = "policy.effective_from",
         .value = days.effective_from,
         .message = "The policy begins on " + days.effective_from + ", after the day for which this is told.",
         .remedy = "Give the policy that is in force.",
         .reason = kReasonInForce});
  }
  if (days.effective_to.empty() || as_of <= days.effective_to) return;
  report->Warning({.code = "policy_ended",
                   .path = "policy.effective_to",
                   .value = days.effective_to,
                   .message = "The policy ended on " + days.effective_to + ".",
                   .remedy = "Give the policy that is in force; this one still serves people of its time.",
                   .reason = kReasonInForce});
}

}  // namespace

void TellStaleness(const MonitorTerms& terms, uint32_t old_months, FindingReport* report,
                   v1::Staleness* out) {
  const PolicyDays& days = terms.days;
  if (!days.review_on.empty()) {
    TellReview(terms, report, out->mutable_review());
  } else if (days.has_policy) {
    report->Warning({.code = "review_missing",
                     .path = days.review_path,
                     .value = "",
                     .message = "The policy does not say when it is to be reviewed.",
                     .remedy = "Agree a day, or give it in review_on.",
                     .reason = kReasonBegin});
  }
  if (days.has_policy) {
    WarnOfPolicyLife(days, terms.as_of.ToString(), report);
    const std::optional<uint32_t> months = MonthsSince(Date::Parse(days.effective_from).value(), terms.as_of);
    if (months) out->set_policy_months(*months);
  }
  for (const PricesDay& prices : days.prices) {
    v1::PricesAge* age = out->add_prices();
    TellPrices(prices, terms, old_months, report, age);
    TellAgreement(prices.agreed_on, terms.as_of, age);
  }
}

}  // namespace ras
