// How people are compared: what parts of a population have to have in common to be added up.
#ifndef RAS_LIB_COMPARE_COMPARISON_TERMS_H_
#define RAS_LIB_COMPARE_COMPARISON_TERMS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/compare/protections.h"
#include "lib/finding/finding_report.h"
#include "lib/sums/terms_differences.h"
#include "ras/v1/comparison.pb.h"

namespace ras {

// Tables or a policy by their fingerprints; none of both where no rules are given.
struct RulesTerms {
  // By care group.
  std::vector<std::pair<std::string, std::string>> tables;
  std::string policy;

  bool are_given() const { return !tables.empty() || !policy.empty(); }
  friend bool operator==(const RulesTerms&, const RulesTerms&) = default;
};

// In canonical form.
struct ComparisonTerms {
  v1::Period period = v1::PERIOD_UNSPECIFIED;
  std::string tolerance_percent;
  std::string tolerance_amount;
  std::vector<std::string> score_ranges;
  std::vector<std::string> amount_ranges;
  std::vector<std::string> change_ranges;
  std::vector<Protection> protections;
  // What is only known of parts of a population:
  RulesTerms before;
  RulesTerms after;
  std::string as_of;
  std::vector<std::string> protection_fingerprints;

  // In pence.
  std::vector<int64_t> ChangeRanges() const;
};

// What a comparison of all people at once needs. Every field obeys its own rule.
ComparisonTerms TermsOf(const v1::ComparePoliciesRequest& request, std::vector<Protection> protections);

// And what parts need beside it.
void AddPartTerms(const v1::ComparePoliciesRequest& request, ComparisonTerms* terms);

// The fingerprints of protections, in their order.
std::vector<std::string> FingerprintsOf(const std::vector<Protection>& protections);

// Adds all by which the terms of two parts differ.
void CompareTerms(const ComparisonTerms& there, const ComparisonTerms& here, TermsDifferences* differences);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARISON_TERMS_H_
