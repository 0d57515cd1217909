#include "lib/check/reachable.h"

#include <algorithm>
#include <utility>

#include "lib/check/reach_evaluation.h"
#include "lib/check/score_scope.h"

namespace ras::check {
namespace {

// Of one measure or component alone.
constexpr int64_t kMostWorkForOne = 12'000'000;

ReachStage StageOf(const StateSet& states) {
  ReachStage stage;
  stage.values = ScoreSet(CountedValues(states));
  bool first = true;
  for (const StateGroup& group : states) {
    if (!group.counts) continue;
    stage.least_maximum = first ? group.maximum : std::min(stage.least_maximum, group.maximum);
    stage.greatest_maximum = first ? group.maximum : std::max(stage.greatest_maximum, group.maximum);
    first = false;
  }
  return stage;
}

ReachStage StageOf(const ScoreBounds& bounds) {
  return {bounds.may_count ? ScoreSet(bounds.values) : ScoreSet(), bounds.least_maximum,
          bounds.greatest_maximum};
}

bool MayNotCount(const StateSet& states) {
  return std::any_of(states.begin(), states.end(), [](const StateGroup& group) { return !group.counts; });
}

bool TestsAMeasure(const FactTest& test) {
  return test.kind == FactTest::Kind::kMeasure ||
         std::any_of(test.children.begin(), test.children.end(), TestsAMeasure);
}

// Whether terms that count depend on total need while their points are what informal support leaves. The
// exact computation follows one of the two, not both at once: such scores are bounded.
bool MixesNeeds(const ScoreModel& model) {
  if (model.left_over.size() < 2) return false;
  return std::any_of(model.measures.begin(), model.measures.end(), [](const ModelMeasure& measure) {
    return std::any_of(measure.terms.begin(), measure.terms.end(), [](const ModelTerm& term) {
      return term.when != nullptr && TestsAMeasure(*term.when);
    });
  });
}

// Runs `compute` on a part of the work that is left, and takes what it used off the whole.
template <class Compute>
auto WithPart(Work* whole, Compute compute) {
  const int64_t part = std::min(whole->left(), kMostWorkForOne);
  Work own(part);
  auto result = compute(&own);
  whole->Spend(part - own.left());
  return result;
}

std::optional<MeasureReach> ExactReach(const ScoreModel& model, int measure, Work* work) {
  const std::optional<ScoreScope> scope = TakeApart(model, measure, nullptr, work);
  if (!scope) return std::nullopt;
  std::optional<StateSet> states =
      ReachEvaluation(model, *scope, {}, work).Run(nullptr, /*before_transforms=*/true);
  if (!states) return std::nullopt;
  MeasureReach reach;
  reach.known = reach.exact = true;
  reach.may_not_count = MayNotCount(*states);
  reach.stages.push_back(StageOf(*states));
  for (const ScoreTransform& transform : model.measures[static_cast<std::size_t>(measure)].transforms) {
    if (!work->Spend(static_cast<int64_t>(reach.stages.back().values.size()) * 16)) return std::nullopt;
    states = transform.Apply(*states);
    if (!states) return std::nullopt;
    reach.stages.push_back(StageOf(*states));
  }
  return reach;
}

}  // namespace

Reachability::Reachability(const ScoreModel& model, int64_t most_work)
    : model_(model),
      bounds_work_(most_work),
      bounds_(model, &bounds_work_),
      work_(most_work),
      mixes_needs_(MixesNeeds(model)),
      measures_(model.measures.size()) {}

const MeasureReach& Reachability::OfMeasure(int measure) {
  std::optional<MeasureReach>& reach = measures_[static_cast<std::size_t>(measure)];
  if (reach) return *reach;
  if (!mixes_needs_ && !model_.measures[static_cast<std::size_t>(measure)].broken) {
    reach = WithPart(&work_, [&](Work* work) { return ExactReach(model_, measure, work); });
  }
  if (reach) return *reach;
  reach.emplace();
  const std::vector<ScoreBounds>& stages = bounds_.Stages(measure);
  reach->known = !stages.empty();
  for (const ScoreBounds& stage : stages) reach->stages.push_back(StageOf(stage));
  reach->may_not_count = !stages.empty() && stages.back().may_not_count;
  return *reach;
}

ComponentReach Reachability::OfComponent(int measure, const FactTest* guard,
                                         const std::vector<bool>& care_groups) {
  ComponentReach reach;
  if (model_.measures[static_cast<std::size_t>(measure)].broken || (guard != nullptr && guard->broken))
    return reach;
  const bool everyone =
      std::all_of(care_groups.begin(), care_groups.end(), [](bool included) { return included; });
  const bool guard_mixes = guard != nullptr && model_.left_over.size() > 1 && TestsAMeasure(*guard);
  if ((guard != nullptr || !everyone) && !mixes_needs_ && !guard_mixes) {
    const std::optional<StateSet> states = WithPart(&work_, [&](Work* work) -> std::optional<StateSet> {
      const std::optional<ScoreScope> scope = TakeApart(model_, measure, guard, work);
      if (!scope) return std::nullopt;
      return ReachEvaluation(model_, *scope, care_groups, work).Run(guard, /*before_transforms=*/false);
    });
    if (states) return {true, true, ScoreSet(CountedValues(*states)), MayNotCount(*states)};
  }
  const MeasureReach& own = OfMeasure(measure);
  if (!own.known) return reach;
  // Of everyone's scores: for those who are left it is an outer bound.
  return {true, own.exact && guard == nullptr && everyone, own.stages.back().values, own.may_not_count};
}

}  // namespace ras::check
