#include "lib/monitor/tell_enhancements.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/case_list.h"
#include "lib/monitor/reasons.h"
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

class Differences {
 public:
  explicit Differences(const MonitorTerms& terms) : terms_(terms) {
    for (const v1::ReasonCode& reason : terms.governance->enhancement().reasons()) {
      titles_.emplace(reason.id(), reason.title());
    }
    for (const v1::ApprovalTier& tier : terms.governance->approval_tiers()) tiers_.emplace(tier.id(), &tier);
  }

  void Count(const MonitorPerson& person) {
    const std::string& reason = person.document->reason();
    if (!reason.empty() && !titles_.empty() && !titles_.contains(reason)) unknown_reason_.Add(person);
    if (person.final_budget) CountTier(person, *person.final_budget);
    const std::optional<BudgetPair> pair = person.pair();
    if (!pair) return;
    const BudgetOutcome outcome = OutcomeOf(*pair, terms_.tolerance);
    if (person.enhanced_until && pair->final_budget <= pair->indicative) limit_of_none_.Add(person);
    if (outcome == BudgetOutcome::kSame) return;
    // An amount of money each, and fewer people than can be counted.
    static_cast<void>(reasons_[reason].Add(*pair, terms_.tolerance));
    if (reason.empty()) without_reason_.Add(person);
    if (outcome == BudgetOutcome::kEnhanced) CountLimit(person);
  }

  void Tell(v1::Enhancements* out) const {
    for (const auto& [reason, sums] : reasons_) {
      v1::ReasonFigures* figures = out->add_reasons();
      figures->set_reason(std::string(reason));
      if (const auto title = titles_.find(reason); title != titles_.end()) {
        figures->set_title(std::string(title->second));
      }
      figures->set_enhanced(static_cast<uint64_t>(sums.enhanced));
      TellTotal(sums.above, figures->mutable_above());
      figures->set_reduced(static_cast<uint64_t>(sums.reduced));
      TellTotal(sums.below, figures->mutable_below());
    }
    if (limit_passed_.people() > 0) limit_passed_.Tell(out->mutable_limit_passed());
    if (limit_missing_.people() > 0) limit_missing_.Tell(out->mutable_limit_missing());
    if (missing_passed_.people() > 0) missing_passed_.Tell(out->mutable_limit_missing_passed());
    if (limit_too_long_.people() > 0) limit_too_long_.Tell(out->mutable_limit_too_long());
    if (without_reason_.people() > 0) without_reason_.Tell(out->mutable_without_reason());
    if (unknown_reason_.people() > 0) unknown_reason_.Tell(out->mutable_unknown_reason());
    if (above_tier_.people() > 0) above_tier_.Tell(out->mutable_above_tier());
    if (unknown_tier_.people() > 0) unknown_tier_.Tell(out->mutable_unknown_tier());
    if (without_tier_.people() > 0) without_tier_.Tell(out->mutable_without_tier());
  }

  void Warn(FindingReport* report) const {
    const std::string months = ras::Count(Months(), "month", "months");
    Say("enhancement_limit_passed", limit_passed_, "Of ",
        " the time limit of what was agreed above the indicative allocation has passed.",
        "Look at each again: end it, agree it anew, or record that it has ended.", kReasonTimeLimit, report);
    Say("enhancement_without_limit", limit_missing_, "Of ",
        " no time limit is recorded, and the rule sets " + months + "." +
            (missing_passed_.people() > 0 ? " By the rule it has passed of " + missing_passed_.Text() + "."
                                          : ""),
        "Record the last day of each.", kReasonTimeLimit, report);
    Say("enhancement_limit_too_long", limit_too_long_, "Of ",
        " the time limit is later than the rule allows, which is " + months + " after the day of agreement.",
        "Correct the day, or look at these again by the end of the rule's time.", kReasonTimeLimit, report);
    Say("limit_without_enhancement", limit_of_none_, "Of ",
        " a time limit is recorded, and the final budget is not above the indicative allocation.",
        "Correct the amounts, or take the time limit away.", kReasonTimeLimit, report);
    Say("difference_without_reason", without_reason_, "Of ",
        " the final budget differs from the indicative allocation, and no reason is recorded.",
        "Record the reason of each.", kReasonDifference, report);
    Say("reason_not_listed", unknown_reason_, "Of ", " the reason is none of those that may be recorded.",
        "Use one of the rule's reasons, or add the reason to the rule.", kReasonDifference, report);
    Say("budget_above_tier", above_tier_, "Of ", " the final budget is more than its tier may approve.",
        "Let the tier that may approve it decide, or correct the record.", kReasonTiers, report);
    Say("tier_not_listed", unknown_tier_, "Of ", " the tier that agreed the budget is none of the policy's.",
        "Write the tier as it is written there.", kReasonTiers, report);
    Say("budget_without_tier", without_tier_, "Of ", " it is not recorded who agreed the final budget.",
        "Record the tier.", kReasonTiers, report);
  }

 private:
  uint32_t Months() const { return terms_.governance->enhancement().time_limit_months(); }

  void CountTier(const MonitorPerson& person, int64_t final_budget) {
    if (tiers_.empty()) return;
    const std::string& name = person.document->approval_tier();
    if (name.empty()) return without_tier_.Add(person);
    const auto tier = tiers_.find(name);
    if (tier == tiers_.end()) return unknown_tier_.Add(person);
    if (IsAboveTier(final_budget, person.indicative, *tier->second)) above_tier_.Add(person);
  }

  void CountLimit(const MonitorPerson& person) {
    // The last day by the rule, if it sets one and the day of agreement is known.
    std::optional<Date> last;
    if (const std::optional<Date>& agreed_on = person.agreed_on(); Months() > 0 && agreed_on) {
      if (const Result<Date> day = agreed_on->AddMonths(Months()); day.ok()) last = day.value();
    }
    if (person.enhanced_until) {
      if (*person.enhanced_until < terms_.as_of) limit_passed_.Add(person);
      if (last && *last < *person.enhanced_until) limit_too_long_.Add(person);
    } else if (Months() > 0) {
      limit_missing_.Add(person);
      if (last && *last < terms_.as_of) missing_passed_.Add(person);
    }
  }

  static void Say(const char* code, const CaseList& cases, const std::string& before,
                  const std::string& after, const char* remedy, const char* reason, FindingReport* report) {
    if (cases.people() == 0) return;
    report->Warning({.code = code,
                     .path = "cases",
                     .value = std::to_string(cases.people()),
                     .message = before + cases.Text() + after,
                     .remedy = remedy,
                     .reason = reason});
  }

  const MonitorTerms& terms_;
  std::map<std::string_view, std::string_view> titles_;
  std::map<std::string_view, const v1::ApprovalTier*> tiers_;
  std::map<std::string_view, SufficiencySums> reasons_;
  CaseList limit_passed_{terms_.most_listed};
  CaseList limit_missing_{terms_.most_listed};
  CaseList missing_passed_{terms_.most_listed};
  CaseList limit_too_long_{terms_.most_listed};
  CaseList limit_of_none_{terms_.most_listed};
  CaseList without_reason_{terms_.most_listed};
  CaseList unknown_reason_{terms_.most_listed};
  CaseList above_tier_{terms_.most_listed};
  CaseList unknown_tier_{terms_.most_listed};
  CaseList without_tier_{terms_.most_listed};
};

}  // namespace

void TellEnhancements(const std::vector<MonitorPerson>& people, const MonitorTerms& terms,
                      FindingReport* report, v1::Enhancements* out) {
  Differences differences(terms);
  for (const MonitorPerson& person : people) differences.Count(person);
  differences.Tell(out);
  differences.Warn(report);
}

}  // namespace ras
