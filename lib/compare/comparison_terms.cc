#include "lib/compare/comparison_terms.h"

#include <algorithm>

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

std::optional<SumsDifference> DifferenceOf(const ComparisonTerms& a, const ComparisonTerms& b) {
  if (a.period != b.period) return SumsDifference{"period", "period"};
  if (a.tolerance_percent != b.tolerance_percent || a.tolerance_amount != b.tolerance_amount) {
    return SumsDifference{"tolerance", "tolerance"};
  }
  if (a.score_ranges != b.score_ranges) return SumsDifference{"score_ranges", "list of score ranges"};
  if (a.amount_ranges != b.amount_ranges) return SumsDifference{"amount_ranges", "list of amount ranges"};
  if (a.change_ranges != b.change_ranges) return SumsDifference{"change_ranges", "list of change ranges"};
  if (a.before != b.before) return SumsDifference{"before", "policy, or list of tables, that allocates now"};
  if (a.after != b.after) return SumsDifference{"after", "policy, or list of tables, that would allocate"};
  if (a.as_of != b.as_of) return SumsDifference{"as_of", "day for which policies determine"};
  if (a.protection_fingerprints != b.protection_fingerprints) {
    return SumsDifference{"protections", "list of protections"};
  }
  return std::nullopt;
}

}  // namespace ras
