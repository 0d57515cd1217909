// The table that would be built without some of the people (docs/influence.md section 1).
#ifndef RAS_LIB_INFLUENCE_TABLE_WITHOUT_H_
#define RAS_LIB_INFLUENCE_TABLE_WITHOUT_H_

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/build/row_steps.h"
#include "lib/influence/rows_without_one.h"
#include "ras/sorted_sample.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Rows in whole pence, or why there are none.
struct RowsOrReason {
  std::vector<int64_t> pence;
  std::string reason;
};

class TableWithout {
 public:
  // Of a build about which there is nothing to report: its people before any outliers are left out, those
  // the table is built from, the method with its defaults filled in, and the rows it gives them. All of these
  // outlive this.
  TableWithout(const v1::BuildTableRequest& request, const BuildInput& everybody, const BuildInput& chosen,
               const v1::BuildMethod& method, const std::vector<FittedScore>& rows);

  // The table without one of those it is built from: without building it again, if the same people are left
  // out as outliers and the others count for the same.
  RowsOrReason WithoutOne(std::size_t person) const;

  // Where one of those the table is built from stands among everybody.
  std::size_t PlaceOf(std::size_t person) const { return places_[person]; }

  // The table built again without those of everybody of whom it is said that they are gone.
  RowsOrReason Rebuilt(const std::vector<bool>& gone) const;

 private:
  // The costs beyond which everybody is an outlier.
  struct CostLimits {
    int64_t below = 0;  // How many cost less than the highest lower bound.
    int64_t above = 0;  // How many cost more than the lowest upper bound.

    friend bool operator==(const CostLimits&, const CostLimits&) = default;
  };

  // People are left out as outliers for their costs alone, by any of the rules.
  bool HasBoundsOfCosts() const;
  // How many of a sample its own bounds leave out at either end; false if it has none of the percentiles.
  bool CountOutliers(const SortedSample& costs, CostLimits* limits) const;
  bool HasSameOutliersWithout(std::size_t person) const;
  RowsOrReason Finish(const BuildInput& input, std::vector<FittedScore> rows) const;

  const v1::BuildTableRequest& request_;
  const BuildInput& everybody_;
  const BuildInput& chosen_;
  const v1::BuildMethod& method_;
  std::unique_ptr<RowsWithoutOne> rows_without_one_;
  std::vector<FittedScore> empty_rows_;
  std::vector<std::size_t> places_;
  int64_t weight_;  // Of all that the table is built from.
  // Everything of the input that the steps look at beside its people.
  BuildInput others_;
  std::vector<int64_t> costs_;
  SortedSample by_cost_;
  CostLimits limits_;
};

}  // namespace ras

#endif  // RAS_LIB_INFLUENCE_TABLE_WITHOUT_H_
