// Which figures of a comparison are told if small counts are suppressed (docs/comparing-policies.md section
// 5).
#ifndef RAS_LIB_COMPARE_SHOWN_COUNTS_H_
#define RAS_LIB_COMPARE_SHOWN_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/compare/compared_sums.h"
#include "lib/finding/finding_report.h"

namespace ras {

// Of one set of people in one view.
struct ShownFigures {
  bool people = true;  // Otherwise nothing of the set is shown.
  bool gain = true;
  bool within = true;
  bool lose = true;
  // By the ranges of changes. Empty means that all are shown.
  std::vector<bool> gains;
  std::vector<bool> losses;

  bool ShowsGains(std::size_t range) const { return gains.empty() || gains[range]; }
  bool ShowsLosses(std::size_t range) const { return losses.empty() || losses[range]; }
};

class ShownCounts {
 public:
  // Everything of which no count from 1 to below `below` can be worked out, by what all views and groupings
  // show together. Reports that it would take too long to find out, and then means nothing.
  ShownCounts(const ComparedSums& sums, const std::vector<ComparedView>& views, int64_t below,
              FindingReport* report);

  bool all_people() const { return all_people_; }
  bool new_people() const { return new_people_; }
  // Of everyone, in every comparison with what would be allocated.
  bool ShowsLosses() const { return losses_; }
  const ShownFigures& Everyone(std::size_t view) const { return shown_[view][0]; }
  const ShownFigures& Group(std::size_t view, std::size_t grouping, std::size_t group) const {
    return shown_[view][first_of_[grouping] + group];
  }

 private:
  bool all_people_ = true;
  bool new_people_ = true;
  bool losses_ = true;
  // Of each grouping, where its groups begin; everyone is at 0.
  std::vector<std::size_t> first_of_;
  std::vector<std::vector<ShownFigures>> shown_;
};

}  // namespace ras

#endif  // RAS_LIB_COMPARE_SHOWN_COUNTS_H_
