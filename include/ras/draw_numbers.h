// Some of many numbers, drawn by chance without repetition (Bentley and Floyd 1987, "A sample of
// brilliance").
#ifndef RAS_DRAW_NUMBERS_H_
#define RAS_DRAW_NUMBERS_H_

#include <algorithm>
#include <cstdint>
#include <unordered_set>
#include <vector>

#include "ras/split_mix.h"

namespace ras {

/// So many of the numbers from 0 to all - 1, ascending, any set of them as likely as any other; all of them
/// if there are no more. The same generator gives the same ones for ever. O(some log some), however many
/// there are.
///
/// For j = all - some to all - 1 in turn, a number t from 0 to j is drawn (SplitMix64::Below(j + 1)); t is
/// taken, or j if t has been.
inline std::vector<uint64_t> DrawNumbers(uint64_t all, uint64_t some, SplitMix64 chance) {
  std::vector<uint64_t> drawn;
  if (some >= all) {
    for (uint64_t number = 0; number < all; ++number) drawn.push_back(number);
    return drawn;
  }
  std::unordered_set<uint64_t> taken;
  for (uint64_t j = all - some; j < all; ++j) {
    const uint64_t number = chance.Below(j + 1);
    drawn.push_back(taken.insert(number).second ? number : j);
    taken.insert(drawn.back());
  }
  std::sort(drawn.begin(), drawn.end());
  return drawn;
}

}  // namespace ras

#endif  // RAS_DRAW_NUMBERS_H_
