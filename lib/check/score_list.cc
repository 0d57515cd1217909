#include "lib/check/score_list.h"

#include <algorithm>
#include <bit>
#include <cstdint>

namespace ras::check {
namespace {

// Up to here sums are marked as bits of an array, one for every multiple of their common step.
constexpr Score kMostBits = Score{1} << 22;

// A set of whole numbers from 0 on.
class Bits {
 public:
  Bits() : words_{1} {}  // {0}

  // Every sum of one number of this set and one of `offsets` (ascending, from 0 on).
  bool Add(const std::vector<uint64_t>& offsets, Work* work) {
    std::vector<uint64_t> sum(words_.size() + offsets.back() / 64 + 1, 0);
    // Sixteen words take about a unit of work.
    if (!work->Spend(static_cast<int64_t>(offsets.size() * (words_.size() / 16 + 1) + sum.size() / 16)))
      return false;
    for (const uint64_t offset : offsets) {
      uint64_t* const out = sum.data() + offset / 64;
      const uint64_t bit = offset % 64;
      if (bit == 0) {
        for (std::size_t i = 0; i < words_.size(); ++i) out[i] |= words_[i];
        continue;
      }
      out[0] |= words_[0] << bit;
      for (std::size_t i = 1; i < words_.size(); ++i)
        out[i] |= words_[i] << bit | words_[i - 1] >> (64 - bit);
      out[words_.size()] |= words_.back() >> (64 - bit);
    }
    while (sum.back() == 0) sum.pop_back();
    words_ = std::move(sum);
    return true;
  }

  std::size_t Count() const {
    std::size_t count = 0;
    for (const uint64_t word : words_) count += static_cast<std::size_t>(std::popcount(word));
    return count;
  }

  template <class Visit>
  void ForEach(Visit visit) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (uint64_t word = words_[i]; word != 0; word &= word - 1) {
        visit(static_cast<uint64_t>(i) * 64 + static_cast<uint64_t>(std::countr_zero(word)));
      }
    }
  }

 private:
  std::vector<uint64_t> words_;
};

std::optional<ScoreList> SumAsBits(const std::vector<const ScoreList*>& lists, Score least, Score step,
                                   Work* work) {
  Bits bits;
  std::vector<uint64_t> offsets;
  for (const ScoreList* list : lists) {
    offsets.clear();
    for (const Score score : *list) offsets.push_back(static_cast<uint64_t>((score - list->front()) / step));
    if (!bits.Add(offsets, work)) return std::nullopt;
  }
  const std::size_t count = bits.Count();
  if (count > kMostListed || !work->Spend(static_cast<int64_t>(count))) return std::nullopt;
  ScoreList sums;
  sums.reserve(count);
  bits.ForEach([&](uint64_t offset) { sums.push_back(least + static_cast<Score>(offset) * step); });
  return sums;
}

std::optional<ScoreList> SumOneByOne(const std::vector<const ScoreList*>& lists, Work* work) {
  ScoreList sums{0};
  for (const ScoreList* list : lists) {
    if (!work->Spend(static_cast<int64_t>(sums.size() * list->size()) * 4)) return std::nullopt;
    ScoreList next;
    next.reserve(sums.size() * list->size());
    for (const Score score : *list) {
      for (const Score sum : sums) next.push_back(sum + score);
    }
    SortOnce(&next);
    if (next.size() > kMostListed) return std::nullopt;
    sums = std::move(next);
  }
  return sums;
}

}  // namespace

void SortOnce(ScoreList* scores) {
  std::sort(scores->begin(), scores->end());
  scores->erase(std::unique(scores->begin(), scores->end()), scores->end());
}

std::optional<ScoreList> SumOf(const std::vector<const ScoreList*>& lists, Work* work) {
  Score least = 0, range = 0, step = 0;
  for (const ScoreList* list : lists) {
    if (!work->Spend(static_cast<int64_t>(list->size()) * 2)) return std::nullopt;
    least += list->front();
    range += list->back() - list->front();
    for (const Score score : *list) step = GreatestCommonDivisor(step, score - list->front());
    if (!IsScore(least) || !IsScore(least + range)) return std::nullopt;
  }
  if (range == 0) return ScoreList{least};
  // NOLINTNEXTLINE(clang-analyzer-core.DivideZero): where scores differ, their step is not zero.
  return range / step < kMostBits ? SumAsBits(lists, least, step, work) : SumOneByOne(lists, work);
}

ScoreList GreaterOf(const ScoreList& a, const ScoreList& b) {
  ScoreList both;
  both.reserve(a.size() + b.size());
  // A score is the greater of the two exactly if the other list has one that is no greater.
  for (const Score score : a) {
    if (score >= b.front()) both.push_back(score);
  }
  for (const Score score : b) {
    if (score >= a.front()) both.push_back(score);
  }
  SortOnce(&both);
  return both;
}

ScoreList LesserOf(const ScoreList& a, const ScoreList& b) {
  ScoreList both;
  both.reserve(a.size() + b.size());
  for (const Score score : a) {
    if (score <= b.back()) both.push_back(score);
  }
  for (const Score score : b) {
    if (score <= a.back()) both.push_back(score);
  }
  SortOnce(&both);
  return both;
}

}  // namespace ras::check
