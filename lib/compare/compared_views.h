// Every pair of amounts that a comparison looks at, added up for everyone and for each group.
#ifndef RAS_LIB_COMPARE_COMPARED_VIEWS_H_
#define RAS_LIB_COMPARE_COMPARED_VIEWS_H_

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "ras/change_sums.h"
#include "ras/goodness.h"
#include "ras/v1/comparison.pb.h"
#include "ras/variance_sums.h"

namespace ras {

struct ComparedView {
  v1::ComparedAmount from = v1::COMPARED_AMOUNT_UNSPECIFIED;
  v1::ComparedAmount to = v1::COMPARED_AMOUNT_UNSPECIFIED;
  // What is spent now is known of existing people alone.
  bool existing_people_only = false;
  ChangeSums everyone;
  // One for each group of each grouping.
  std::vector<std::vector<ChangeSums>> groups;
};

// What a person has and would have in a view.
ActualAllocated AmountsIn(const ComparedView& view, const ComparedPerson& person);
// Whether a view looks at the person.
bool IsIn(const ComparedView& view, const ComparedPerson& person);

// From what is spent now to what is allocated now, from there to what would be allocated, and from one
// allocation to the other: those of which both are known. `ranges` are those of changes, in pence.
std::vector<ComparedView> AddUpViews(const ComparedPeople& people,
                                     const std::vector<ComparedGrouping>& groupings,
                                     std::span<const int64_t> ranges, const Tolerance& tolerance);

}  // namespace ras

#endif  // RAS_LIB_COMPARE_COMPARED_VIEWS_H_
