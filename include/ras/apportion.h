// Sharing the places of a sample out among groups of people, in proportion to the groups
// (docs/building-a-table.md section 2; seed 000 step 1).
#ifndef RAS_APPORTION_H_
#define RAS_APPORTION_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "ras/int256.h"
#include "ras/result.h"
#include "ras/scored_cost.h"

namespace ras {

/// What becomes of the fractions of a place.
enum class ApportionRule : uint8_t {
  /// Every group gets the whole places of its share, and the places that are left go one each to the groups
  /// with the largest fractions: all places are given. 1,000 and 500 people of 100 places: 67 and 33.
  kLargestRemainder,
  /// Every group gets the whole places of its share and no more, so that places can be left over: 66 and 33,
  /// as the framework's own example has it.
  kFloor,
};

namespace internal {

/// The groups that share places in proportion, and how many places they share.
struct Sharing {
  std::vector<std::size_t> groups;
  int64_t people = 0;
  int64_t places = 0;
};

inline void ShareOut(std::span<const int64_t> people, const Sharing& sharing, ApportionRule rule,
                     std::vector<int64_t>* given) {
  if (sharing.people == 0) return;
  int64_t left = sharing.places;
  std::vector<int64_t> fraction(people.size());  // Over sharing.people.
  for (const std::size_t i : sharing.groups) {
    const Int128 product = MultiplyWide(people[i], sharing.places);
    (*given)[i] = static_cast<int64_t>(product / sharing.people);
    fraction[i] = static_cast<int64_t>(product % sharing.people);
    left -= (*given)[i];
  }
  if (rule == ApportionRule::kFloor) return;
  std::vector<std::size_t> order = sharing.groups;
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    return fraction[a] != fraction[b] ? fraction[a] > fraction[b] : people[a] > people[b];
  });
  for (std::size_t i = 0; static_cast<int64_t>(i) < left; ++i) ++(*given)[order[i]];
}

}  // namespace internal

/// The places of each group, in the order of `people`, which counts the people of each. No group gets fewer
/// than its minimum (or than all its people, if they are fewer), nor more than its people; what the minimums
/// take is shared by the others in proportion again. `minimums` is empty, or has one for each group. Equal
/// fractions: the larger group comes first, then the one that is named first, so give groups in an order of
/// their own, such as by name. O(g^2 log g) at worst, for g groups. kEmpty without a group or without a
/// person; kMalformed for another number of minimums than of groups; kOutOfRange for a negative number, more
/// than kMaxCases people, more places than people, or minimums that are more than the places.
inline Result<std::vector<int64_t>> Apportion(std::span<const int64_t> people, int64_t places,
                                              ApportionRule rule, std::span<const int64_t> minimums = {}) {
  if (!minimums.empty() && minimums.size() != people.size()) return Fault::kMalformed;
  int64_t everybody = 0;
  std::vector<int64_t> least(people.size());
  for (std::size_t i = 0; i < people.size(); ++i) {
    if (people[i] < 0 || people[i] > kMaxCases - everybody) return Fault::kOutOfRange;
    everybody += people[i];
    if (minimums.empty()) continue;
    if (minimums[i] < 0) return Fault::kOutOfRange;
    least[i] = std::min(minimums[i], people[i]);
  }
  if (everybody == 0) return Fault::kEmpty;
  if (places < 0 || places > everybody) return Fault::kOutOfRange;

  std::vector<int64_t> given(people.size());
  internal::Sharing sharing{{}, everybody, places};
  for (std::size_t i = 0; i < people.size(); ++i) sharing.groups.push_back(i);
  while (true) {
    internal::ShareOut(people, sharing, rule, &given);
    const auto short_of = std::stable_partition(sharing.groups.begin(), sharing.groups.end(),
                                                [&](std::size_t i) { return given[i] >= least[i]; });
    if (short_of == sharing.groups.end()) return given;
    for (auto group = short_of; group != sharing.groups.end(); ++group) {
      given[*group] = least[*group];
      sharing.people -= people[*group];
      sharing.places -= least[*group];
    }
    sharing.groups.erase(short_of, sharing.groups.end());
    if (sharing.places < 0) return Fault::kOutOfRange;
  }
}

}  // namespace ras

#endif  // RAS_APPORTION_H_
