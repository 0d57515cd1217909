#include "lib/influence/joined_rows.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <utility>
#include <vector>

#include "lib/build/join_scores.h"
#include "ras/pools_without_one.h"
#include "ras/range_medians.h"
#include "ras/ranks_without_one.h"
#include "ras/rational_operators.h"
#include "ras/score_groups.h"

namespace ras {
namespace {

// The amounts of a row's neighbours.
using AmountOf = std::function<Result<Rational>(std::size_t group)>;

// What joins rows up: the scores about each row, without any that only the person who is left out has.
class RowNeighbours {
 public:
  RowNeighbours(const ScoreGroups& groups, const std::vector<int64_t>& rows, v1::JoinRule join)
      : groups_(groups), join_(join), reach_(join == v1::JOIN_RULE_MONOTONE_CUBIC ? 2 : 1) {
    not_below_.reserve(rows.size());
    std::size_t group = 0;
    for (const int64_t row : rows) {
      while (group < groups.size() && groups.ScoreOf(group) < row) ++group;
      not_below_.push_back(group);
    }
  }

  bool Fit(std::size_t place, const AmountOf& amount_of, std::vector<FittedScore>* rows) const {
    for (std::size_t row = 0; row < rows->size(); ++row) {
      const Result<Rational> pence = At(row, (*rows)[row].score, place, amount_of);
      // Means and medians of costs, and what lies between them, are amounts of money.
      if (!pence.ok()) return false;
      (*rows)[row].pence = pence.value();
    }
    return true;
  }

 private:
  Result<Rational> At(std::size_t row, int64_t score, std::size_t place, const AmountOf& amount_of) const {
    const std::size_t gone = groups_.IsAlone(place) ? groups_.GroupOf(place) : groups_.size();
    const std::size_t first = not_below_[row];
    if (first < groups_.size() && first != gone && groups_.ScoreOf(first) == score) return amount_of(first);
    std::vector<std::size_t> near;
    for (std::size_t group = first; group-- > 0 && near.size() < reach_;) {
      if (group != gone) near.push_back(group);
    }
    std::reverse(near.begin(), near.end());
    const std::size_t below = near.size();
    for (std::size_t group = first; group < groups_.size() && near.size() < below + reach_; ++group) {
      if (group != gone) near.push_back(group);
    }
    std::vector<AgreedScore> known;
    for (const std::size_t group : near) {
      const Result<Rational> pence = amount_of(group);
      if (!pence.ok()) return pence;
      known.push_back({groups_.ScoreOf(group), pence.value()});
    }
    if (known.empty()) return Fault::kEmpty;
    // The curve between two scores depends on these and on the next on either side; a line on the two alone.
    const auto join = JoinedScores::Make(std::move(known), join_);
    return join ? join->At(score) : Result<Rational>(Fault::kOverflow);
  }

  const ScoreGroups& groups_;
  v1::JoinRule join_;
  std::size_t reach_;                   // How many scores on either side an amount depends on.
  std::vector<std::size_t> not_below_;  // Of each row: the first group with its score or a higher one.
};

class RankRows : public RowsWithoutOne {
 public:
  RankRows(const BuildInput& input, v1::JoinRule join)
      : groups_(ScoreGroups::Make(input.Weighed()).value()),
        ranks_(groups_),
        neighbours_(groups_, input.rows, join) {}

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const std::size_t place = groups_.PlaceOf(person);
    return neighbours_.Fit(
        place, [&](std::size_t group) { return ranks_.At(group, place); }, rows);
  }

 private:
  const ScoreGroups groups_;
  const RanksWithoutOne ranks_;
  const RowNeighbours neighbours_;
};

// The amount of a group by the pool it is in.
const Rational& In(const std::vector<SharedAmount>& pools, std::size_t group) {
  return std::partition_point(pools.begin(), pools.end(),
                              [&](const SharedAmount& pool) { return pool.end <= group; })
      ->pence;
}

class MeanRows : public RowsWithoutOne {
 public:
  MeanRows(const BuildInput& input, v1::JoinRule join)
      : groups_(ScoreGroups::Make(input.Weighed()).value()),
        pools_(groups_, PoolMeans(groups_)),
        neighbours_(groups_, input.rows, join) {}

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const std::size_t place = groups_.PlaceOf(person);
    const std::vector<SharedAmount> pools = pools_.Without(place);
    return neighbours_.Fit(
        place, [&](std::size_t group) { return In(pools, group); }, rows);
  }

 private:
  const ScoreGroups groups_;
  const PoolsWithoutOne<PoolMeans> pools_;
  const RowNeighbours neighbours_;
};

class MedianRows : public RowsWithoutOne {
 public:
  MedianRows(const BuildInput& input, v1::JoinRule join)
      : groups_(ScoreGroups::Make(input.Weighed()).value()),
        medians_(groups_.people()),
        least_(groups_, PoolMedians(medians_, MedianEnd::kLower)),
        greatest_(groups_, PoolMedians(medians_, MedianEnd::kUpper)),
        neighbours_(groups_, input.rows, join) {}

  bool Fit(std::size_t person, std::vector<FittedScore>* rows) const override {
    const std::size_t place = groups_.PlaceOf(person);
    const std::vector<SharedAmount> least = least_.Without(place), greatest = greatest_.Without(place);
    const AmountOf middle = [&](std::size_t group) {
      return (In(least, group) + In(greatest, group)) / Rational(2);
    };
    return neighbours_.Fit(place, middle, rows);
  }

 private:
  const ScoreGroups groups_;
  const RangeMedians medians_;
  const PoolsWithoutOne<PoolMedians> least_;
  const PoolsWithoutOne<PoolMedians> greatest_;
  const RowNeighbours neighbours_;
};

}  // namespace

std::unique_ptr<RowsWithoutOne> MakeJoinedRows(const BuildInput& input, const v1::BuildMethod& method) {
  if (method.has_rank_alignment()) return std::make_unique<RankRows>(input, method.join());
  if (!method.has_isotonic()) return nullptr;
  if (method.isotonic().fit() == v1::ISOTONIC_FIT_LEAST_ABSOLUTE) {
    return std::make_unique<MedianRows>(input, method.join());
  }
  return std::make_unique<MeanRows>(input, method.join());
}

}  // namespace ras
