#include "lib/check/turning_points.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>

#include "lib/check/visit_conditions.h"

namespace ras::check {
namespace {

// What a condition can be before and after the rise, as a set of pairs. A pair is 2 x before + after, and a
// set has bit p for the pair p.
using Pairs = unsigned;
constexpr unsigned kPairs = 4;
constexpr Pairs kStays = 0b1001;  // Either false and false, or true and true.
constexpr Pairs PairOf(bool before, bool after) { return 1U << (2U * before + after); }

// The two scores between which a measure rises.
struct Rise {
  int measure = -1;
  Score before = 0;
  Score after = 0;
};

class PairsOfCondition {
 public:
  PairsOfCondition(const PolicyNames& names, const Rise& rise) : names_(names), rise_(rise) {}

  Pairs Of(const v1::Condition& condition, int depth) const {
    if (depth >= kMostConditionDepth) return kStays;
    switch (condition.test_case()) {
      case v1::Condition::kMeasure:
        return OfMeasure(condition.measure());
      case v1::Condition::kNot: {
        Pairs turned = 0;
        const Pairs inside = Of(condition.not_(), depth + 1);
        for (unsigned p = 0; p < kPairs; ++p) {
          if ((inside >> p & 1U) != 0) turned |= 1U << (kPairs - 1 - p);
        }
        return turned;
      }
      case v1::Condition::kAllOf:
        return Combined(condition.all_of(), depth, PairOf(true, true),
                        [](unsigned a, unsigned b) { return a & b; });
      case v1::Condition::kAnyOf:
        return Combined(condition.any_of(), depth, PairOf(false, false),
                        [](unsigned a, unsigned b) { return a | b; });
      default:
        return kStays;
    }
  }

 private:
  Pairs OfMeasure(const v1::MeasureTest& test) const {
    if (names_.measures.Find(test.measure()) != rise_.measure) return kStays;
    const std::optional<Score> low = ReadScore(test.at_least()), high = ReadScore(test.at_most());
    const auto holds = [&](Score score) { return (!low || score >= *low) && (!high || score <= *high); };
    return PairOf(holds(rise_.before), holds(rise_.after));
  }

  template <class Operation>
  Pairs Combined(const v1::ConditionList& list, int depth, Pairs start, Operation operation) const {
    Pairs all = start;
    for (const v1::Condition& condition : list.conditions()) {
      const Pairs own = Of(condition, depth + 1);
      Pairs both = 0;
      for (unsigned a = 0; a < kPairs; ++a) {
        for (unsigned b = 0; b < kPairs; ++b) {
          if ((all >> a & 1U) != 0 && (own >> b & 1U) != 0) both |= 1U << operation(a, b);
        }
      }
      all = both;
    }
    return all;
  }

  const PolicyNames& names_;
  const Rise& rise_;
};

// The tests of a condition, and by measure the scores at which one of its tests changes.
struct Cuts {
  int64_t tests = 0;
  std::map<int, std::vector<Score>> of_measure;
};

Cuts CutsOf(const v1::Condition& condition, const PolicyNames& names) {
  Cuts cuts;
  VisitTests(condition, "", [&](const v1::Condition& test, const std::string&) {
    ++cuts.tests;
    if (!test.has_measure()) return;
    const int measure = names.measures.Find(test.measure().measure());
    if (measure < 0) return;
    std::vector<Score>& own = cuts.of_measure[measure];
    if (const std::optional<Score> low = ReadScore(test.measure().at_least())) own.push_back(*low);
    // The next score that there is.
    if (const std::optional<Score> high = ReadScore(test.measure().at_most())) own.push_back(*high + 1);
  });
  return cuts;
}

// One score that can be reached between each two neighbouring cuts where there is any, ascending.
std::vector<Score> ScoresBetween(std::vector<Score> cuts, const MeasureReach& reach) {
  std::ranges::sort(cuts);
  cuts.erase(std::ranges::unique(cuts).begin(), cuts.end());
  cuts.insert(cuts.begin(), -kMostScore);
  std::vector<Score> scores;
  for (std::size_t c = 0; c < cuts.size(); ++c) {
    const Score low = cuts[c];
    const Score high = c + 1 < cuts.size() ? cuts[c + 1] - 1 : kMostScore;
    if (!reach.known || reach.stages.empty()) {
      scores.push_back(low);
      continue;
    }
    const ScoreList first = reach.stages.back().values.First(low, high, 1);
    // A measure that does not count is 0 in conditions (docs/figures.md section 8).
    const bool zero = reach.may_not_count && low <= 0 && 0 <= high;
    if (zero && (first.empty() || first.front() > 0)) {
      scores.push_back(0);
    } else if (!first.empty()) {
      scores.push_back(first.front());
    }
  }
  return scores;
}

}  // namespace

std::vector<TurningPoint> TurningPoints::Of(const v1::Condition& condition, bool to) {
  std::vector<TurningPoint> found;
  const Cuts cuts = CutsOf(condition, names_);
  for (const auto& [measure, own] : cuts.of_measure) {
    if (model_.measures[static_cast<std::size_t>(measure)].broken) continue;
    const std::vector<Score> scores = ScoresBetween(own, reachability_.OfMeasure(measure));
    // If a greater score turns the condition, then so does some step from one score to the next.
    for (std::size_t s = 1; s < scores.size(); ++s) {
      constexpr int64_t kWorkOfOneTest = 20;
      const Rise rise{measure, scores[s - 1], scores[s]};
      if (!work_.Spend(cuts.tests * kWorkOfOneTest) ||
          (PairsOfCondition(names_, rise).Of(condition, 0) & PairOf(!to, to)) != 0) {
        found.push_back({measure, scores[s]});
        break;
      }
    }
  }
  return found;
}

}  // namespace ras::check
