// Which counts of people a published table leaves out, so that nobody in a small group can be told from it
// (docs/comparing-policies.md section 5).
#ifndef RAS_SUPPRESS_COUNTS_H_
#define RAS_SUPPRESS_COUNTS_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace ras {

/// A count that is the sum of others, all by their place in the list of counts: what a reader can work out.
struct CountSum {
  std::size_t whole = 0;
  std::vector<std::size_t> parts;
};

/// Which of the counts are left out: every one from 1 to below `below`; and then others from which one of
/// them could be worked out. A sum gives something away if just one of its counts is left out, or if its
/// whole is not and the parts that are come to 1 to below `below` together. In rounds: every sum that gives
/// something away when a round begins chooses another of its counts, by what is left out then: the smallest
/// part above zero, of equal ones the first; else the first part of zero; else the whole. All that were
/// chosen are left out together, and the next round begins, until no sum gives anything away. So the order of
/// the sums has no part. `below` of 0 or 1 leaves nothing out. Every place is below the number of counts, and
/// a sum names every count once. `left_out` may say of which counts it is known already that they are.
/// O(counts + total length of the sums): what a sum chooses is at least `below`, or one of zero, or its
/// whole, after which it is quiet.
///
/// This is what tables of this kind are usually given; who knows all but one of the people of a group, or
/// solves all sums together, may still learn a range in which a count lies.
inline std::vector<bool> SuppressCounts(std::span<const int64_t> counts, std::span<const CountSum> sums,
                                        int64_t below, std::vector<bool> left_out = {}) {
  left_out.resize(counts.size());
  struct State {
    std::size_t out = 0;  // How many of the sum are left out.
    int64_t parts = 0;    // What those of its parts come to together.
    bool whole_shown = true;
    bool waits = false;
  };
  std::vector<State> states(sums.size());
  std::vector<std::vector<std::size_t>> wholes_of(counts.size()), parts_of(counts.size());
  for (std::size_t s = 0; s < sums.size(); ++s) {
    wholes_of[sums[s].whole].push_back(s);
    for (const std::size_t part : sums[s].parts) parts_of[part].push_back(s);
  }
  std::vector<std::size_t> waiting;  // Sums of which one more is left out than before.
  const auto leave_out = [&](std::size_t count) {
    left_out[count] = true;
    const auto wait = [&](std::size_t s) {
      ++states[s].out;
      if (!states[s].waits) waiting.push_back(s);
      states[s].waits = true;
    };
    for (const std::size_t s : wholes_of[count]) {
      states[s].whole_shown = false;
      wait(s);
    }
    for (const std::size_t s : parts_of[count]) {
      states[s].parts += counts[count];
      wait(s);
    }
  };
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (left_out[i] || (counts[i] >= 1 && counts[i] < below)) leave_out(i);
  }
  const auto gives_away = [&](const State& state) {
    return state.out == 1 || (state.whole_shown && state.parts >= 1 && state.parts < below);
  };
  const auto choose = [&](const CountSum& sum) -> std::optional<std::size_t> {
    std::optional<std::size_t> best, zero;
    for (const std::size_t part : sum.parts) {
      if (left_out[part]) continue;
      if (counts[part] == 0) {
        zero = zero ? zero : part;
      } else if (!best || counts[part] < counts[*best]) {
        best = part;
      }
    }
    if (best) return best;
    if (zero) return zero;
    return left_out[sum.whole] ? std::nullopt : std::optional<std::size_t>(sum.whole);
  };
  std::vector<std::size_t> round, chosen;
  while (!waiting.empty()) {
    round.clear();
    round.swap(waiting);
    chosen.clear();
    for (const std::size_t s : round) {
      states[s].waits = false;
      if (!gives_away(states[s])) continue;
      if (const std::optional<std::size_t> other = choose(sums[s])) chosen.push_back(*other);
    }
    for (const std::size_t count : chosen) {
      if (!left_out[count]) leave_out(count);
    }
  }
  return left_out;
}

}  // namespace ras

#endif  // RAS_SUPPRESS_COUNTS_H_
