// Which groups of a comparison are made up of which others, so that their counts add up.
#ifndef RAS_LIB_COMPARE_NESTED_GROUPS_H_
#define RAS_LIB_COMPARE_NESTED_GROUPS_H_

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "lib/compare/compared_sums.h"
#include "ras/suppress_counts.h"

namespace ras {

// Everyone and every group have a place: everyone 0, then the groups of each grouping. Behind them come
// groups that nobody asked for and that can be worked out all the same, twice: people by care group, if they
// are told by care group and gender and by care group and service.
class NestedGroups {
 public:
  explicit NestedGroups(const std::vector<ComparedSets>& groupings);

  // Of a grouping, where its groups begin.
  std::size_t FirstOf(std::size_t grouping) const { return first_of_[grouping]; }
  // How many places there are.
  std::size_t size() const { return size_; }
  // Where those are who are new, or who are not, if some grouping tells them apart.
  std::optional<std::size_t> PlaceOfStatus(const std::string& status) const;
  // Which places make up which.
  const std::vector<CountSum>& sums() const { return sums_; }
  // Fills in the counts of the groups that nobody asked for. One count for each place.
  void CompleteCounts(std::vector<int64_t>* counts) const;

 private:
  std::vector<std::size_t> first_of_;
  std::size_t asked_for_ = 1;
  std::size_t size_ = 1;
  std::vector<CountSum> sums_;
  std::map<std::string, std::size_t> of_status_;
};

}  // namespace ras

#endif  // RAS_LIB_COMPARE_NESTED_GROUPS_H_
