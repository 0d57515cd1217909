#include "lib/monitor/policy_days.h"

#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"

namespace ras {
namespace {

PricesDay PricesOf(const v1::Policy& policy, const v1::AllocationTable& table, const std::string& as_of) {
  PricesDay prices;
  prices.name = table.id();
  const v1::Ratification& ratified = policy.governance().ratification();
  const bool has_sign_off = ratified.has_sign_off();
  const std::string& reported_on = ratified.sign_off().as_of();
  const std::string& agreed = ratified.sign_off().table_fingerprint();
  const bool is_raised = !table.uplifts().empty();
  const bool is_agreed =
      has_sign_off && agreed == (is_raised ? table.uplifts(0).table_before() : DocumentFingerprint(table));
  if (is_agreed) prices.agreed_on = reported_on;
  for (const v1::TableUplift& uplift : table.uplifts()) {
    if (uplift.effective_from() <= as_of && uplift.effective_from() > prices.day) {
      prices.day = uplift.effective_from();
    }
  }
  if (!prices.day.empty()) {
    prices.from = v1::PRICES_FROM_UPLIFT;
  } else if (!is_raised && is_agreed) {
    prices.day = reported_on;
    prices.from = v1::PRICES_FROM_SIGN_OFF;
  } else {
    prices.day = policy.effective_from();
  }
  return prices;
}

}  // namespace

PolicyDays ReadPolicyDays(const v1::MonitorAllocationsRequest& request) {
  PolicyDays days;
  const v1::Policy& policy = request.policy();
  days.has_policy = request.has_policy();
  days.effective_from = policy.effective_from();
  days.effective_to = policy.effective_to();
  const bool own_review = !request.review_on().empty();
  days.review_on = own_review ? request.review_on() : policy.review_on();
  days.review_path = own_review ? "review_on" : "policy.review_on";
  for (int i = 0; i < policy.tables_size(); ++i) {
    days.prices.push_back(PricesOf(policy, policy.tables(i), request.as_of()));
    days.prices.back().path = At("policy", "tables", i);
  }
  for (int i = 0; i < request.prices_size(); ++i) {
    days.prices.push_back({.name = request.prices(i).name(),
                           .day = request.prices(i).on(),
                           .from = v1::PRICES_FROM_REQUEST,
                           .agreed_on = {},
                           .path = At("", "prices", i)});
  }
  return days;
}

}  // namespace ras
