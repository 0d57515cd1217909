#include "lib/check/state_set.h"

#include <algorithm>

namespace ras::check {
namespace {

std::optional<ScoreList> CombineValues(v1::Combine combine, const ScoreList& a, const ScoreList& b,
                                       Work* work) {
  switch (combine) {
    case v1::COMBINE_MAXIMUM:
      return work->Spend(static_cast<int64_t>(a.size() + b.size())) ? std::optional(GreaterOf(a, b))
                                                                    : std::nullopt;
    case v1::COMBINE_MINIMUM:
      return work->Spend(static_cast<int64_t>(a.size() + b.size())) ? std::optional(LesserOf(a, b))
                                                                    : std::nullopt;
    default:
      return SumOf({&a, &b}, work);
  }
}

Score CombineMaxima(v1::Combine combine, Score a, Score b) {
  switch (combine) {
    case v1::COMBINE_MAXIMUM:
      return std::max(a, b);
    case v1::COMBINE_MINIMUM:
      return std::min(a, b);
    default:
      return a + b;
  }
}

std::optional<StateSet> CombineTwo(v1::Combine combine, const StateSet& a, const StateSet& b, Work* work) {
  StateCollector both;
  for (const StateGroup& x : a) {
    for (const StateGroup& y : b) {
      if (!work->Spend(8)) return std::nullopt;
      bool fits = true;
      if (!x.counts || !y.counts) {
        const StateGroup& other = x.counts ? x : y;
        fits = work->Spend(static_cast<int64_t>(other.values.size())) &&
               both.Add(other.counts, other.maximum, other.values);
      } else {
        const Score maximum = CombineMaxima(combine, x.maximum, y.maximum);
        const std::optional<ScoreList> values = CombineValues(combine, x.values, y.values, work);
        fits = values && IsScore(maximum) && both.Add(true, maximum, *values);
      }
      if (!fits) return std::nullopt;
    }
  }
  return both.Take();
}

bool IsPlain(const StateSet& states) { return states.size() == 1 && states.front().counts; }

}  // namespace

StateSet NotCounted() { return {{false, 0, {0}}}; }

bool StateCollector::Add(bool counts, Score maximum, const ScoreList& values) {
  if (values.empty()) return true;
  ScoreList& group = groups_[{counts, maximum}];
  group.insert(group.end(), values.begin(), values.end());
  size_ += values.size();
  return size_ <= compact_at_ || Compact();
}

bool StateCollector::AddAll(const StateSet& states) {
  for (const StateGroup& group : states) {
    if (!Add(group.counts, group.maximum, group.values)) return false;
  }
  return true;
}

std::optional<StateSet> StateCollector::Take() {
  if (!Compact()) return std::nullopt;
  StateSet states;
  states.reserve(groups_.size());
  for (auto& [key, values] : groups_) states.push_back({key.first, key.second, std::move(values)});
  groups_.clear();
  size_ = 0;
  return states;
}

bool StateCollector::Compact() {
  size_ = 0;
  for (auto& [key, values] : groups_) {
    SortOnce(&values);
    size_ += values.size();
  }
  compact_at_ = std::max(2 * kMostListed, 2 * size_);
  return size_ <= kMostListed;
}

std::optional<StateSet> Combine(v1::Combine combine, const std::vector<const StateSet*>& sets, Work* work) {
  // Most sets of a sum have one maximum: their values are added up all at once.
  std::vector<const ScoreList*> plain;
  Score maximum = 0;
  if (combine == v1::COMBINE_SUM) {
    for (const StateSet* set : sets) {
      if (!IsPlain(*set)) continue;
      plain.push_back(&set->front().values);
      maximum += set->front().maximum;
      if (!IsScore(maximum)) return std::nullopt;
    }
  }
  StateSet result = NotCounted();
  if (!plain.empty()) {
    std::optional<ScoreList> values = SumOf(plain, work);
    if (!values) return std::nullopt;
    result = {{true, maximum, std::move(*values)}};
  }
  for (const StateSet* set : sets) {
    if (combine == v1::COMBINE_SUM && IsPlain(*set)) continue;
    std::optional<StateSet> next = CombineTwo(combine, result, *set, work);
    if (!next) return std::nullopt;
    result = std::move(*next);
  }
  return result;
}

std::optional<StateSet> Weighted(const StateSet& states, const Decimal& weight) {
  if (weight == Decimal{1, 0}) return states;
  StateCollector weighted;
  for (const StateGroup& group : states) {
    const std::optional<Score> maximum = Times(group.maximum, weight);
    if (!maximum) return std::nullopt;
    ScoreList values;
    values.reserve(group.values.size());
    for (const Score value : group.values) {
      const std::optional<Score> own = Times(value, weight);
      if (!own) return std::nullopt;
      values.push_back(*own);
    }
    if (!weighted.Add(group.counts, *maximum, values)) return std::nullopt;
  }
  return weighted.Take();
}

ScoreList CountedValues(const StateSet& states) {
  ScoreList values;
  for (const StateGroup& group : states) {
    if (group.counts) values.insert(values.end(), group.values.begin(), group.values.end());
  }
  SortOnce(&values);
  return values;
}

}  // namespace ras::check
