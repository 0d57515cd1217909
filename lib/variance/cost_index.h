// What support costs for each pound allocated, by care group: the cost index and its trend (docs/variance.md
// section 5).
#ifndef RAS_LIB_VARIANCE_COST_INDEX_H_
#define RAS_LIB_VARIANCE_COST_INDEX_H_

#include <cstdint>
#include <map>
#include <string>

#include "lib/finding/finding_report.h"
#include "ras/goodness.h"
#include "ras/int256.h"
#include "ras/v1/equity.pb.h"
#include "ras/v1/variance.pb.h"

namespace ras {

// Of people whose score and care group are known, in pence: all of it exact, so that parts can be added up in
// any order.
struct ScoredSums {
  int64_t people = 0;
  Int128 actual = 0;
  Int128 allocated = 0;

  void Add(const ActualAllocated& person);
  void Merge(const ScoredSums& other);
  // Whether these can be the sums of some of the people whose sums `whole` are: the rest can have theirs.
  bool IsPartOf(const ScoredSums& whole) const;

  friend bool operator==(const ScoredSums&, const ScoredSums&) = default;
};

// By care group.
using ScoredByGroup = std::map<std::string, ScoredSums>;

ScoredSums Together(const ScoredByGroup& groups);

using EarlierIndices = google::protobuf::RepeatedPtrField<v1::EarlierIndex>;

// The index of a group among `everyone`, and how it has changed since. `out` has the care group.
void TellCostIndex(const EarlierIndices& earlier, v1::SupportBasis basis, const ScoredSums& group,
                   const ScoredSums& everyone, v1::GroupEquity* out);

// Equity as far as sums tell it, of a view whose basis is set. Nothing for fewer than two care groups.
void TellCostIndices(const EarlierIndices& earlier, const ScoredByGroup& groups, v1::VarianceView* view);

// Reports care groups that are there twice for one basis.
void CheckEarlierOnce(const EarlierIndices& earlier, FindingReport* report);

}  // namespace ras

#endif  // RAS_LIB_VARIANCE_COST_INDEX_H_
