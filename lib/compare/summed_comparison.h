// People of whom the sums of a comparison are kept and amounts forgotten, from and to documents, so that
// parts of a population can be brought together (docs/comparing-policies.md section 7).
#ifndef RAS_LIB_COMPARE_SUMMED_COMPARISON_H_
#define RAS_LIB_COMPARE_SUMMED_COMPARISON_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/compare/compared_sums.h"
#include "lib/compare/comparison_terms.h"
#include "lib/finding/finding_report.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sums/bring_together.h"
#include "ras/v1/comparison_sums.pb.h"

namespace ras {

struct SummedComparison {
  ComparisonTerms terms;
  ComparedSums sums;
  // The digests of the people's lines, added up modulo 2^256.
  Digest fingerprint{};
};

// From a document, whose fields obey their own rules, and which outlives what is returned. Reports, below
// `path`, sums that no people can have, and groups that are not everyone; what it returns then means nothing.
SummedComparison ReadSums(const v1::ComparisonSums& document, const std::string& path, FindingReport* report);

// To one: the same bytes for the same people, in whatever parts they were added up.
void WriteSums(const SummedComparison& people, v1::ComparisonSums* document);

// Beside BringTogether. Who comes new has nothing spent now: a part of new people alone goes with any other.
std::vector<TermsDifference> DifferencesOf(const SummedComparison& there, const SummedComparison& here);
bool MergeSums(const SummedComparison& other, SummedComparison* people);
int64_t PeopleIn(const SummedComparison& people);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_SUMMED_COMPARISON_H_
