// Which counts of people a published table leaves out, so that nobody in a small group can be told from it
// (docs/comparing-policies.md section 5).
#ifndef RAS_SUPPRESS_COUNTS_H_
#define RAS_SUPPRESS_COUNTS_H_

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "ras/result.h"
#include "ras/worked_out_counts.h"

namespace ras {

/// Some seconds: about as many steps as that takes are spent on finding out what can be worked out.
inline constexpr uint64_t kMostSuppressionSteps = 1'000'000'000;

namespace internal {

class CountSuppression {
 public:
  CountSuppression(std::span<const int64_t> counts, std::span<const CountSum> sums, int64_t below,
                   std::vector<bool> left_out, std::vector<bool> settled)
      : counts_(counts),
        sums_(sums),
        below_(below),
        left_out_(counts.size()),
        settled_(std::move(settled)),
        states_(sums.size()),
        sums_of_(counts.size()) {
    left_out.resize(counts.size());
    settled_.resize(counts.size());
    for (std::size_t s = 0; s < sums.size(); ++s) {
      sums_of_[sums[s].whole].push_back(s);
      for (const std::size_t part : sums[s].parts) sums_of_[part].push_back(s);
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
      if (left_out[i] || (counts[i] >= 1 && counts[i] < below)) LeaveOut(i);
    }
  }

  Result<std::vector<bool>> Run(uint64_t most_steps) {
    while (true) {
      while (!waiting_.empty()) LeaveOutAll(ChosenBySums());
      if (!any_left_out_) return left_out_;
      const auto known = WorkedOutCounts(counts_, sums_, left_out_, most_steps);
      if (!known.ok()) return known.fault();
      const std::vector<std::size_t> exposed = Exposed(known.value());
      if (exposed.empty()) return left_out_;
      std::vector<std::size_t> chosen = ChosenByAll(SumsOf(exposed));
      if (chosen.empty()) chosen = ChosenByAll(SumsLinkedWith(exposed));
      if (chosen.empty()) return left_out_;
      LeaveOutAll(chosen);
    }
  }

 private:
  struct State {
    std::size_t out = 0;  // How many of the sum are left out.
    int64_t parts = 0;    // What those of its parts come to together.
    bool waits = false;
  };

  void LeaveOut(std::size_t count) {
    left_out_[count] = true;
    any_left_out_ = true;
    for (const std::size_t s : sums_of_[count]) {
      ++states_[s].out;
      if (count != sums_[s].whole) states_[s].parts += counts_[count];
      if (!states_[s].waits) waiting_.push_back(s);
      states_[s].waits = true;
    }
  }
  void LeaveOutAll(const std::vector<std::size_t>& counts) {
    for (const std::size_t count : counts) {
      if (!left_out_[count]) LeaveOut(count);
    }
  }

  // By itself.
  bool GivesAway(std::size_t s) const {
    const State& state = states_[s];
    const bool whole_shown = !left_out_[sums_[s].whole];
    return state.out == 1 || (whole_shown && state.parts >= 1 && state.parts < below_);
  }

  std::optional<std::size_t> Choose(const CountSum& sum) const {
    std::optional<std::size_t> best, zero;
    for (const std::size_t part : sum.parts) {
      if (left_out_[part] || settled_[part]) continue;
      if (counts_[part] == 0) {
        zero = zero ? zero : part;
      } else if (!best || counts_[part] < counts_[*best]) {
        best = part;
      }
    }
    if (best) return best;
    if (zero) return zero;
    if (left_out_[sum.whole] || settled_[sum.whole]) return std::nullopt;
    return sum.whole;
  }

  std::vector<std::size_t> ChosenByAll(const std::vector<std::size_t>& some_sums) const {
    std::vector<std::size_t> chosen;
    for (const std::size_t s : some_sums) {
      if (const std::optional<std::size_t> other = Choose(sums_[s])) chosen.push_back(*other);
    }
    return chosen;
  }

  std::vector<std::size_t> ChosenBySums() {
    std::vector<std::size_t> round;
    round.swap(waiting_);
    for (const std::size_t s : round) states_[s].waits = false;
    round.erase(std::remove_if(round.begin(), round.end(), [&](std::size_t s) { return !GivesAway(s); }),
                round.end());
    return ChosenByAll(round);
  }

  // Those above zero that are left out, and known all the same.
  std::vector<std::size_t> Exposed(const std::vector<bool>& known) const {
    std::vector<std::size_t> exposed;
    for (std::size_t i = 0; i < counts_.size(); ++i) {
      if (left_out_[i] && known[i] && counts_[i] > 0) exposed.push_back(i);
    }
    return exposed;
  }

  std::vector<std::size_t> SumsOf(const std::vector<std::size_t>& counts) const {
    std::vector<std::size_t> sums;
    for (const std::size_t count : counts) {
      sums.insert(sums.end(), sums_of_[count].begin(), sums_of_[count].end());
    }
    return sums;
  }

  // By counts that are left out.
  std::vector<std::size_t> SumsLinkedWith(std::vector<std::size_t> counts) const {
    std::vector<bool> is_linked(sums_.size());
    std::vector<std::size_t> linked;
    while (!counts.empty()) {
      const std::vector<std::size_t> sums = SumsOf(counts);
      counts.clear();
      for (const std::size_t s : sums) {
        if (is_linked[s]) continue;
        is_linked[s] = true;
        linked.push_back(s);
        const auto add = [&](std::size_t count) {
          if (left_out_[count]) counts.push_back(count);
        };
        add(sums_[s].whole);
        std::for_each(sums_[s].parts.begin(), sums_[s].parts.end(), add);
      }
    }
    return linked;
  }

  std::span<const int64_t> counts_;
  std::span<const CountSum> sums_;
  int64_t below_;
  std::vector<bool> left_out_;
  std::vector<bool> settled_;
  bool any_left_out_ = false;
  std::vector<State> states_;
  std::vector<std::vector<std::size_t>> sums_of_;
  std::vector<std::size_t> waiting_;  // Sums of which one more is left out than before.
};

}  // namespace internal

/// Which of the counts are left out: every one from 1 to below `below`; and then others from which one of
/// them could be worked out. A sum gives something away if just one of its counts is left out, or if its
/// whole is not and the parts that are come to 1 to below `below` together. In rounds: every sum that gives
/// something away when a round begins chooses another of its counts, by what is left out then: the smallest
/// part above zero, of equal ones the first; else the first part of zero; else the whole. All that were
/// chosen are left out together, and the next round begins, until no sum gives anything away. If then a
/// count above zero that is left out can be worked out from all sums together (WorkedOutCounts), every sum
/// that one of these is in chooses likewise; if none of them has anything to choose, every sum does that is
/// linked with one of these by counts that are left out. And rounds begin again, until nothing is given away
/// or there is nothing to choose. So the order of the sums has no part. `below` of 0 or 1 leaves nothing out.
/// Every place is below the number of counts, and a sum names every count once. `left_out` may say of which
/// counts it is known already that they are, and `settled` which ones are never chosen. kOutOfRange if
/// working counts out takes more than `most_steps` at once.
///
/// Rounds are O(counts + total length of the sums): what a sum chooses is at least `below`, or one of zero,
/// or its whole, after which it is quiet. This is what tables of this kind are usually given and more; who
/// knows all but one of the people of a group may still learn a count, and everybody a range in which it
/// lies.
inline Result<std::vector<bool>> SuppressCounts(std::span<const int64_t> counts,
                                                std::span<const CountSum> sums, int64_t below,
                                                std::vector<bool> left_out = {},
                                                std::vector<bool> settled = {},
                                                uint64_t most_steps = kMostSuppressionSteps) {
  return internal::CountSuppression(counts, sums, below, std::move(left_out), std::move(settled))
      .Run(most_steps);
}

}  // namespace ras

#endif  // RAS_SUPPRESS_COUNTS_H_
