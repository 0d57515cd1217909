#include "lib/monitor/tell_staleness.h"

#include <optional>
#include <string>

#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"
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

struct PricesDay {
  std::string day;
  v1::PricesFrom from = v1::PRICES_FROM_POLICY;
};

// Days have one form, in which their order is that of their letters.
PricesDay PricesOf(const v1::Policy& policy, const v1::AllocationTable& table, const std::string& as_of) {
  std::string risen;
  for (const v1::TableUplift& uplift : table.uplifts()) {
    if (uplift.effective_from() <= as_of && uplift.effective_from() > risen) risen = uplift.effective_from();
  }
  if (!risen.empty()) return {risen, v1::PRICES_FROM_UPLIFT};
  const v1::Ratification& ratified = policy.governance().ratification();
  if (table.uplifts().empty() && ratified.has_sign_off() &&
      DocumentFingerprint(table) == ratified.sign_off().table_fingerprint()) {
    return {ratified.sign_off().as_of(), v1::PRICES_FROM_SIGN_OFF};
  }
  return {policy.effective_from(), v1::PRICES_FROM_POLICY};
}

// The day of the report by which the table was agreed, as it is or as it was before it was raised.
std::string AgreedOn(const v1::Policy& policy, const v1::AllocationTable& table) {
  const v1::Ratification& ratified = policy.governance().ratification();
  if (!ratified.has_sign_off()) return {};
  const std::string agreed =
      table.uplifts().empty() ? DocumentFingerprint(table) : table.uplifts(0).table_before();
  return agreed == ratified.sign_off().table_fingerprint() ? ratified.sign_off().as_of() : std::string();
}

void TellAgreement(const std::string& agreed_on, const Date& as_of, v1::PricesAge* out) {
  if (agreed_on.empty()) return;
  out->set_agreed_on(agreed_on);
  const std::optional<uint32_t> months = MonthsSince(Date::Parse(agreed_on).value(), as_of);
  if (months) out->set_agreed_months(*months);
}

void TellPrices(const std::string& name, const PricesDay& prices, const std::string& path,
                const MonitorTerms& terms, FindingReport* report, v1::PricesAge* out) {
  out->set_name(name);
  out->set_on(prices.day);
  out->set_from(prices.from);
  const std::optional<uint32_t> months = MonthsSince(Date::Parse(prices.day).value(), terms.as_of);
  if (!months) return;
  out->set_months(*months);
  out->set_old(*months >= terms.prices_months);
  if (!out->old()) return;
  report->Warning({.code = "prices_old",
                   .path = path,
                   .value = prices.day,
                   .message = "The prices of " + Quote(name) + " are of " + prices.day + ", " +
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

void TellReview(const std::string& review_on, const std::string& path, const MonitorTerms& terms,
                FindingReport* report, v1::ReviewTimes* out) {
  const Date review = Date::Parse(review_on).value();
  out->set_review_on(review_on);
  // Before the first day that there is nothing is told for.
  out->set_begin_from(review.AddMonths(-kBeginsAtMost).value_or(Date()).ToString());
  out->set_begin_by(review.AddMonths(-kBeginsAtLeast).value_or(Date()).ToString());
  out->set_state(StateOf(*out, terms.as_of.ToString()));
  out->set_days_left(review.DayNumber() - terms.as_of.DayNumber());
  WarnOfReview(*out, path, report);
}

void WarnOfPolicyLife(const v1::Policy& policy, const std::string& as_of, FindingReport* report) {
  if (as_of < policy.effective_from()) {
    report->Warning({.code = "policy_not_begun",
                     .path = "policy.effective_from",
                     .value = policy.effective_from(),
                     .message = "The policy begins on " + policy.effective_from() +
                                ", after the day for which this is told.",
                     .remedy = "Give the policy that is in force.",
                     .reason = kReasonInForce});
  }
  if (policy.effective_to().empty() || as_of <= policy.effective_to()) return;
  report->Warning({.code = "policy_ended",
                   .path = "policy.effective_to",
                   .value = policy.effective_to(),
                   .message = "The policy ended on " + policy.effective_to() + ".",
                   .remedy = "Give the policy that is in force; this one still serves people of its time.",
                   .reason = kReasonInForce});
}

}  // namespace

void TellStaleness(const v1::MonitorAllocationsRequest& request, const MonitorTerms& terms,
                   FindingReport* report, v1::Staleness* out) {
  const std::string& as_of = request.as_of();
  const v1::Policy& policy = request.policy();
  const bool own_review = !request.review_on().empty();
  const std::string& review = own_review ? request.review_on() : policy.review_on();
  if (!review.empty()) {
    TellReview(review, own_review ? "review_on" : "policy.review_on", terms, report, out->mutable_review());
  } else if (request.has_policy()) {
    report->Warning({.code = "review_missing",
                     .path = "policy.review_on",
                     .value = "",
                     .message = "The policy does not say when it is to be reviewed.",
                     .remedy = "Agree a day, or give it in review_on.",
                     .reason = kReasonBegin});
  }
  if (request.has_policy()) {
    WarnOfPolicyLife(policy, as_of, report);
    const std::optional<uint32_t> months =
        MonthsSince(Date::Parse(policy.effective_from()).value(), terms.as_of);
    if (months) out->set_policy_months(*months);
  }
  for (int i = 0; i < policy.tables_size(); ++i) {
    v1::PricesAge* prices = out->add_prices();
    TellPrices(policy.tables(i).id(), PricesOf(policy, policy.tables(i), as_of), At("policy", "tables", i),
               terms, report, prices);
    TellAgreement(AgreedOn(policy, policy.tables(i)), terms.as_of, prices);
  }
  for (int i = 0; i < request.prices_size(); ++i) {
    TellPrices(request.prices(i).name(), {request.prices(i).on(), v1::PRICES_FROM_REQUEST},
               At("", "prices", i), terms, report, out->add_prices());
  }
}

}  // namespace ras
