// The people of a comparison added up: everything that is told of them but for lists of people. Parts of a
// population are added up in any order (docs/comparing-policies.md section 7).
#ifndef RAS_LIB_COMPARE_COMPARED_SUMS_H_
#define RAS_LIB_COMPARE_COMPARED_SUMS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <span>
#include <string_view>
#include <vector>

#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "lib/compare/price_protection.h"
#include "lib/compare/protections.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/sums/summed_key.h"
#include "ras/change_sums.h"
#include "ras/goodness.h"
#include "ras/variance_sums.h"

namespace ras {

// A pair of amounts that a comparison looks at.
struct ComparedView {
  v1::ComparedAmount from = v1::COMPARED_AMOUNT_UNSPECIFIED;
  v1::ComparedAmount to = v1::COMPARED_AMOUNT_UNSPECIFIED;
  // What is spent now is known of existing people alone.
  bool existing_people_only = false;
  // Where its sums are in a ComparedSet.
  std::size_t place = 0;
};

// From what is spent now to what is allocated now, from there to what would be allocated, and from one
// allocation to the other: those of which both are known.
std::vector<ComparedView> ViewsOf(bool spent_now_known, bool before_known);

// What a person has and would have in a view.
ActualAllocated AmountsIn(const ComparedView& view, const ComparedPerson& person);
// Whether a view looks at the person.
bool IsIn(const ComparedView& view, const ComparedPerson& person);

// A set of people.
struct ComparedSet {
  int64_t people = 0;
  int64_t new_people = 0;
  // Those of views that there are not, since an amount is not known, are of nobody.
  std::array<ChangeSums, 3> changes;

  explicit ComparedSet(std::span<const int64_t> ranges = {})
      : changes{ChangeSums(ranges), ChangeSums(ranges), ChangeSums(ranges)} {}
  friend bool operator==(const ComparedSet&, const ComparedSet&) = default;
};

struct ComparedSets {
  std::vector<ComparedDimension> by;
  std::map<SummedKey, ComparedSet> groups;
};

// Seed 002, appendix 3, in the order of the alphabet.
inline constexpr std::array<std::string_view, 6> kEqualityGroups = {"age",  "disability", "gender",
                                                                    "race", "religion",   "sexuality"};

struct ComparedSums {
  bool spent_now_known = false;
  bool before_known = false;
  ComparedSet everyone;
  std::vector<ComparedSets> groupings;
  // Of each protection, year by year.
  std::vector<std::vector<PricedYear>> prices;
  // What would be allocated to everyone.
  Int128 after = 0;
  // Existing people who lose of what they have today, by however little; and those of them who lose by no
  // more than the tolerance.
  int64_t existing_who_lose = 0;
  int64_t existing_who_lose_within = 0;
  AllocatedBases before_bases;
  AllocatedBases after_bases;
  // Somebody has a characteristic; and which of kEqualityGroups.
  bool has_characteristics = false;
  std::array<bool, kEqualityGroups.size()> equality_groups{};

  std::vector<ComparedView> Views() const { return ViewsOf(spent_now_known, before_known); }
  // From what existing people have today to what would be allocated; of new people too, if that is what is
  // allocated now.
  const ChangeSums& FromToday() const { return everyone.changes[spent_now_known ? 1 : 2]; }
};

// `ranges` are those of changes, in pence.
ComparedSums AddUpCompared(const ComparedPeople& people, const std::vector<ComparedGrouping>& groupings,
                           const std::vector<Protection>& protections, std::span<const int64_t> ranges,
                           const Tolerance& tolerance);

// The other's people are counted in. Both are of the same groupings, protections and ranges. False, with
// anything in `sums`, if they are too many together.
bool MergeCompared(const ComparedSums& other, ComparedSums* sums);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_SUMS_H_
