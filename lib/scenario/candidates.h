// The candidates that grids make, by number (docs/scenarios.md section 1).
#ifndef RAS_LIB_SCENARIO_CANDIDATES_H_
#define RAS_LIB_SCENARIO_CANDIDATES_H_

#include <array>
#include <cstddef>
#include <cstdint>

#include "lib/finding/finding_report.h"
#include "ras/decimal.h"
#include "ras/v1/scenario.pb.h"

namespace ras {

// Reports what the values of grids say that cannot be: one that is there twice, a method that is none, all of
// it kept back, and a contingency for nothing. `base` is the build's steps. Every field obeys its own rule.
void CheckGrids(const v1::ScenarioGrids& grids, const v1::BuildSteps& base, FindingReport* report);

// A candidate is a number from 0: the choices of the grids are its digits, those of the last grid the lowest.
class Candidates {
 public:
  // The grids, in which there is nothing to report, outlive this.
  explicit Candidates(const v1::ScenarioGrids& grids);

  // How many there are: at most 20 x 4 x 100^5.
  uint64_t size() const { return size_; }
  // Which method of the grid; 0 if there is none.
  std::size_t MethodOf(uint64_t candidate) const { return Choice(candidate, kMethod); }
  // By how many percent the amounts rise after the table is built.
  Decimal UpliftOf(uint64_t candidate) const;
  // Puts the candidate's choices into the steps, which are those of the build.
  void ChooseSteps(uint64_t candidate, v1::BuildSteps* steps) const;
  void Tell(uint64_t candidate, v1::ScenarioSettings* settings) const;

 private:
  // In their order.
  enum Grid : std::size_t {
    kMethod,
    kMonotone,
    kGroupRows,
    kLowNeed,
    kBudget,
    kContingency,
    kUplift,
    kGrids
  };

  // Which value of a grid; 0 if there is no grid.
  std::size_t Choice(uint64_t candidate, Grid grid) const;
  int Index(uint64_t candidate, Grid grid) const { return static_cast<int>(Choice(candidate, grid)); }

  const v1::ScenarioGrids& grids_;
  // How many choices each grid has: 1 if it is not there.
  std::array<uint64_t, kGrids> counts_ = {};
  uint64_t size_ = 1;
};

}  // namespace ras

#endif  // RAS_LIB_SCENARIO_CANDIDATES_H_
