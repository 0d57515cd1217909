#include "lib/monitor/tell_enhancements.h"

#include <map>
#include <string>
#include <string_view>

#include "lib/figure/tell_amount.h"
#include "lib/finding/wording.h"
#include "lib/monitor/reasons.h"

namespace ras {
namespace {

// Whom the rules name among the reasons, by what people call them.
std::map<std::string_view, std::string_view> TitlesOf(const v1::EnhancementRule& rule) {
  std::map<std::string_view, std::string_view> titles;
  for (const v1::ReasonCode& reason : rule.reasons()) titles.emplace(reason.id(), reason.title());
  return titles;
}

void TellReasons(const MonitorSums& sums, const MonitorTerms& terms, v1::Enhancements* out) {
  const std::map<std::string_view, std::string_view> titles = TitlesOf(terms.governance->enhancement());
  for (const auto& [reason, of_these] : sums.reasons) {
    if (of_these.enhanced + of_these.reduced == 0) continue;
    v1::ReasonFigures* figures = out->add_reasons();
    figures->set_reason(reason);
    if (const auto title = titles.find(reason); title != titles.end()) {
      figures->set_title(std::string(title->second));
    }
    figures->set_enhanced(static_cast<uint64_t>(of_these.enhanced));
    TellTotal(of_these.above, figures->mutable_above());
    figures->set_reduced(static_cast<uint64_t>(of_these.reduced));
    TellTotal(of_these.below, figures->mutable_below());
  }
}

void TellRecords(const MonitorSums& sums, v1::Enhancements* out) {
  const auto tell = [&](Record record, v1::ListedCases* (v1::Enhancements::*list)()) {
    if (sums.Of(record).people() > 0) sums.Of(record).Tell((out->*list)());
  };
  tell(Record::kLimitPassed, &v1::Enhancements::mutable_limit_passed);
  tell(Record::kLimitMissing, &v1::Enhancements::mutable_limit_missing);
  tell(Record::kLimitMissingPassed, &v1::Enhancements::mutable_limit_missing_passed);
  tell(Record::kLimitTooLong, &v1::Enhancements::mutable_limit_too_long);
  tell(Record::kWithoutReason, &v1::Enhancements::mutable_without_reason);
  tell(Record::kUnknownReason, &v1::Enhancements::mutable_unknown_reason);
  tell(Record::kAboveTier, &v1::Enhancements::mutable_above_tier);
  tell(Record::kUnknownTier, &v1::Enhancements::mutable_unknown_tier);
  tell(Record::kWithoutTier, &v1::Enhancements::mutable_without_tier);
}

void Warn(const MonitorSums& sums, const MonitorTerms& terms, FindingReport* report) {
  const auto say = [&](const char* code, Record record, const std::string& after, const char* remedy,
                       const char* reason) {
    const CaseList& cases = sums.Of(record);
    if (cases.people() == 0) return;
    report->Warning({.code = code,
                     .path = "cases",
                     .value = std::to_string(cases.people()),
                     .message = "Of " + cases.Text() + after,
                     .remedy = remedy,
                     .reason = reason});
  };
  const std::string months = Count(terms.governance->enhancement().time_limit_months(), "month", "months");
  const CaseList& passed = sums.Of(Record::kLimitMissingPassed);
  say("enhancement_limit_passed", Record::kLimitPassed,
      " the time limit of what was agreed above the indicative allocation has passed.",
      "Look at each again: end it, agree it anew, or record that it has ended.", kReasonTimeLimit);
  say("enhancement_without_limit", Record::kLimitMissing,
      " no time limit is recorded, and the rule sets " + months + "." +
          (passed.people() > 0 ? " By the rule it has passed of " + passed.Text() + "." : ""),
      "Record the last day of each.", kReasonTimeLimit);
  say("enhancement_limit_too_long", Record::kLimitTooLong,
      " the time limit is later than the rule allows, which is " + months + " after the day of agreement.",
      "Correct the day, or look at these again by the end of the rule's time.", kReasonTimeLimit);
  say("limit_without_enhancement", Record::kLimitOfNone,
      " a time limit is recorded, and the final budget is not above the indicative allocation.",
      "Correct the amounts, or take the time limit away.", kReasonTimeLimit);
  say("difference_without_reason", Record::kWithoutReason,
      " the final budget differs from the indicative allocation, and no reason is recorded.",
      "Record the reason of each.", kReasonDifference);
  say("reason_not_listed", Record::kUnknownReason, " the reason is none of those that may be recorded.",
      "Use one of the rule's reasons, or add the reason to the rule.", kReasonDifference);
  say("budget_above_tier", Record::kAboveTier, " the final budget is more than its tier may approve.",
      "Let the tier that may approve it decide, or correct the record.", kReasonTiers);
  say("tier_not_listed", Record::kUnknownTier, " the tier that agreed the budget is none of the policy's.",
      "Write the tier as it is written there.", kReasonTiers);
  say("budget_without_tier", Record::kWithoutTier, " it is not recorded who agreed the final budget.",
      "Record the tier.", kReasonTiers);
}

}  // namespace

void TellEnhancements(const MonitorSums& sums, const MonitorTerms& terms, FindingReport* report,
                      v1::Enhancements* out) {
  TellReasons(sums, terms, out);
  TellRecords(sums, out);
  Warn(sums, terms, report);
}

}  // namespace ras
