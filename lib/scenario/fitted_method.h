// What a method makes of the sample before any step, kept for all candidates of the method (docs/scenarios.md
// section 3).
#ifndef RAS_LIB_SCENARIO_FITTED_METHOD_H_
#define RAS_LIB_SCENARIO_FITTED_METHOD_H_

#include <cstdint>
#include <string>
#include <vector>

#include "lib/build/build_input.h"
#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/people_by_row.h"
#include "ras/scored_cost.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// A table, or why there is none.
struct TableOrReason {
  // Whole pence, one for each row; and how many rows, from the lowest, have no allocation.
  std::vector<int64_t> pence;
  std::size_t without_allocation = 0;
  std::string reason;
};

// Outliers of one method by whom its tables are measured all the same, since another method's are built from
// them: the same people measure all tables. None, unless outliers are other people by another method.
class MeasuredOutliers {
 public:
  // Of every method that is tried, as FittedMethod takes it. A method by which nobody can be chosen has no
  // part.
  void AddMethod(const v1::BuildTableRequest& build, const BuildInput& everybody);
  // Somebody who is an outlier by a method, by the place in the request: not so by all of them.
  bool Has(int position) const;

 private:
  std::vector<uint32_t> left_out_;  // By how many methods; one for each case of the request.
  uint32_t methods_ = 0;
};

class FittedMethod {
 public:
  // `build` is the request whose method it is, without its threshold of low need, which has no part in this,
  // and `everybody` its people before outliers are left out. It has nothing to report but what the method
  // makes of it.
  FittedMethod(const v1::BuildTableRequest& build, const BuildInput& everybody,
               const MeasuredOutliers& measured);

  // Why there is no table whatever the steps; or empty.
  const std::string& reason() const { return reason_; }
  // The table by the steps of a request that has those, the plan and the rounding.
  TableOrReason TableBy(const v1::BuildTableRequest& steps, const Decimal& uplift_percent) const;
  // Of the people the table is built from, and the outliers that are measured, each once, what their support
  // costs.
  const PeopleByRow& costs() const { return costs_; }

  bool has_folds() const { return !folds_.empty(); }
  // The tables of all folds by the same steps, one after another: each of those whom the fold leaves out.
  // Then `own`, the one of them all.
  TableOrReason FoldTablesBy(const v1::BuildTableRequest& steps, const Decimal& uplift_percent,
                             const TableOrReason& own) const;
  // The same people as in costs(), each at a row of the table of those the person's fold leaves in; and
  // outliers, whom no table is built from, at one of the last.
  const PeopleByRow& fold_costs() const { return fold_costs_; }

 private:
  // Some people, as the steps look at them: all but the people themselves, and the rows that they are given.
  struct Fitted {
    BuildInput input;
    std::vector<FittedScore> rows;
  };

  static void Slim(BuildInput* input);
  void FitFolds(const v1::BuildTableRequest& build, const BuildInput& input, const MeasuredOutliers& measured,
                v1::BuildMethod* method);
  static TableOrReason Finish(const Fitted& fitted, const v1::BuildTableRequest& steps, bool may_fall,
                              const Decimal& uplift_percent);

  std::string reason_;
  Fitted all_;
  PeopleByRow costs_;
  std::vector<Fitted> folds_;
  PeopleByRow fold_costs_;
};

}  // namespace ras

#endif  // RAS_LIB_SCENARIO_FITTED_METHOD_H_
