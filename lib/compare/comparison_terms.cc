#include "lib/compare/comparison_terms.h"

#include <algorithm>

#include "lib/check/period_check.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/shape/normal_form.h"
#include "lib/terms/read_tolerance.h"
#include "ras/money.h"

namespace ras {
namespace {

RulesTerms RulesTermsOf(const v1::ComparedRules& rules) {
  RulesTerms terms;
  for (const v1::TableForGroup& table : rules.tables()) {
    terms.tables.emplace_back(table.care_group(), DocumentFingerprint(table.table()));
  }
  std::sort(terms.tables.begin(), terms.tables.end());
  if (rules.has_policy()) terms.policy = DocumentFingerprint(rules.policy());
  return terms;
}

}  // namespace

std::vector<int64_t> ComparisonTerms::ChangeRanges() const {
  std::vector<int64_t> ranges;
  ranges.reserve(change_ranges.size());
  for (const std::string& range : change_ranges) ranges.push_back(ParseMoney(range).value());
  return ranges;
}

ComparisonTerms TermsOf(const v1::ComparePoliciesRequest& request, std::vector<Protection> protections) {
  ComparisonTerms terms;
  v1::VarianceTolerance tolerance;
  TellTolerance(request.tolerance(), &tolerance);
  terms.period = request.period();
  terms.tolerance_percent = tolerance.percent();
  terms.tolerance_amount = tolerance.amount();
  for (const std::string& start : request.score_ranges()) {
    terms.score_ranges.push_back(NormalDecimal(start));
  }
  for (const std::string& start : request.amount_ranges()) terms.amount_ranges.push_back(NormalMoney(start));
  for (const std::string& start : request.change_ranges()) terms.change_ranges.push_back(NormalMoney(start));
  terms.protections = std::move(protections);
  return terms;
}

void AddPartTerms(const v1::ComparePoliciesRequest& request, ComparisonTerms* terms) {
  terms->before = RulesTermsOf(request.before());
  terms->after = RulesTermsOf(request.after());
  if (!terms->before.policy.empty() || !terms->after.policy.empty()) terms->as_of = request.as_of();
  terms->protection_fingerprints = FingerprintsOf(terms->protections);
}

std::vector<std::string> FingerprintsOf(const std::vector<Protection>& protections) {
  std::vector<std::string> fingerprints;
  fingerprints.reserve(protections.size());
  for (const Protection& protection : protections) {
    fingerprints.push_back(DocumentFingerprint(*protection.document));
  }
  return fingerprints;
}

void CompareTerms(const ComparisonTerms& there, const ComparisonTerms& here, TermsDifferences* differences) {
  differences->Compare("period", "period", check::PeriodName(there.period), check::PeriodName(here.period));
  differences->Compare("tolerance", "tolerance",
                       ToleranceText(there.tolerance_percent, there.tolerance_amount),
                       ToleranceText(here.tolerance_percent, here.tolerance_amount));
  differences->Compare("score_ranges", "list of score ranges", there.score_ranges, here.score_ranges);
  differences->Compare("amount_ranges", "list of amount ranges", there.amount_ranges, here.amount_ranges);
  differences->Compare("change_ranges", "list of change ranges", there.change_ranges, here.change_ranges);
  differences->CompareUntold("before", "policy, or list of tables, that allocates now",
                             there.before == here.before);
  differences->CompareUntold("after", "policy, or list of tables, that would allocate",
                             there.after == here.after);
  differences->Compare("as_of", "day for which policies determine", there.as_of, here.as_of);
  differences->CompareUntold("protections", "list of protections",
                             there.protection_fingerprints == here.protection_fingerprints);
}

}  // namespace ras
