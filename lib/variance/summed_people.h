// People of whom sums are kept and amounts forgotten, so that parts of a population can be brought together
// (docs/variance.md section 6).
#ifndef RAS_LIB_VARIANCE_SUMMED_PEOPLE_H_
#define RAS_LIB_VARIANCE_SUMMED_PEOPLE_H_

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/finding/finding_report.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sums/bring_together.h"
#include "lib/sums/summed_key.h"
#include "lib/variance/cost_index.h"
#include "ras/quantile_sketch.h"
#include "ras/v1/variance_sums.pb.h"
#include "ras/variance_sums.h"

namespace ras {

// What parts have to have in common to be of one analysis, in its canonical form.
struct SummedTerms {
  v1::Period period = v1::PERIOD_UNSPECIFIED;
  std::string tolerance_percent;
  std::string tolerance_amount;
  std::vector<std::string> score_ranges;
  std::string table_fingerprint;
  std::vector<v1::SupportBasis> bases;
  std::vector<std::vector<v1::VarianceDimension>> groupings;

  friend bool operator==(const SummedTerms&, const SummedTerms&) = default;
};

struct PeopleSums {
  VarianceSums sums;
  QuantileSketch differences;

  friend bool operator==(const PeopleSums&, const PeopleSums&) = default;
};

struct SummedView {
  PeopleSums everyone;
  // Those whose care group and score are known.
  ScoredByGroup scored;
  // In the order of the terms' groupings.
  std::vector<std::map<SummedKey, PeopleSums>> groupings;
};

struct SummedPeople {
  SummedTerms terms;
  // In the order of the terms' bases.
  std::vector<SummedView> views;
  // The digests of the people's lines, added up modulo 2^256.
  Digest fingerprint{};
};

// From a document, whose fields obey their own rules. Reports, below `path`, sums that no people can have,
// and groups that are not everyone; what it returns then means nothing.
SummedPeople ReadSums(const v1::VarianceSums& document, const std::string& path, FindingReport* report);

// To one: the same bytes for the same people, in whatever parts they were added up.
void WriteSums(const SummedPeople& people, v1::VarianceSums* document);

// Beside BringTogether.
std::vector<TermsDifference> DifferencesOf(const SummedPeople& there, const SummedPeople& here);
bool MergeSums(const SummedPeople& other, SummedPeople* people);
int64_t PeopleIn(const SummedPeople& people);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_SUMMED_PEOPLE_H_
