#include "lib/monitor/record_checks.h"

#include <string>

#include "ras/money.h"
#include "ras/sufficiency.h"

namespace ras {
namespace {

// Whether a final budget is more than a tier may approve.
bool IsAboveTier(int64_t final_budget, const std::optional<int64_t>& indicative,
                 const v1::ApprovalTier& tier) {
  if (!tier.up_to().empty() && final_budget > ParseMoney(tier.up_to()).value()) return true;
  if (tier.up_to_percent_above().empty() || !indicative) return false;
  // Both sides are below 10^13 x 10^18.
  const Rational percent(Decimal::Parse(tier.up_to_percent_above()).value());
  const Rational allowed = Multiply(Rational(*indicative), percent).value();
  return Rational((final_budget - *indicative) * 100) > allowed;
}

}  // namespace

RecordChecks::RecordChecks(const MonitorTerms& terms)
    : terms_(terms), months_(terms.governance->enhancement().time_limit_months()) {
  for (const v1::ReasonCode& reason : terms.governance->enhancement().reasons()) reasons_.insert(reason.id());
  for (const v1::ApprovalTier& tier : terms.governance->approval_tiers()) tiers_.emplace(tier.id(), &tier);
}

void RecordChecks::Check(const MonitorPerson& person, const std::function<void(Record)>& say) const {
  const std::string& reason = person.document->reason();
  if (!reason.empty() && !reasons_.empty() && !reasons_.contains(reason)) say(Record::kUnknownReason);
  if (person.final_budget) CheckTier(person, *person.final_budget, say);
  const std::optional<BudgetPair> pair = person.pair();
  if (!pair) return;
  const BudgetOutcome outcome = OutcomeOf(*pair, terms_.tolerance);
  if (person.enhanced_until && pair->final_budget <= pair->indicative) say(Record::kLimitOfNone);
  if (outcome != BudgetOutcome::kSame && reason.empty()) say(Record::kWithoutReason);
  if (outcome == BudgetOutcome::kEnhanced) CheckLimit(person, say);
}

void RecordChecks::CheckTier(const MonitorPerson& person, int64_t final_budget,
                             const std::function<void(Record)>& say) const {
  if (tiers_.empty()) return;
  const std::string& name = person.document->approval_tier();
  if (name.empty()) return say(Record::kWithoutTier);
  const auto tier = tiers_.find(name);
  if (tier == tiers_.end()) return say(Record::kUnknownTier);
  if (IsAboveTier(final_budget, person.indicative, *tier->second)) say(Record::kAboveTier);
}

void RecordChecks::CheckLimit(const MonitorPerson& person, const std::function<void(Record)>& say) const {
  // The last day by the rule, if it sets one and the day of agreement is known.
  std::optional<Date> last;
  if (const std::optional<Date>& agreed_on = person.agreed_on(); months_ > 0 && agreed_on) {
    if (const Result<Date> day = agreed_on->AddMonths(months_); day.ok()) last = day.value();
  }
  if (person.enhanced_until) {
    if (*person.enhanced_until < terms_.as_of) say(Record::kLimitPassed);
    if (last && *last < *person.enhanced_until) say(Record::kLimitTooLong);
  } else if (months_ > 0) {
    say(Record::kLimitMissing);
    if (last && *last < terms_.as_of) say(Record::kLimitMissingPassed);
  }
}

}  // namespace ras
