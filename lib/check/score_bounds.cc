#include "lib/check/score_bounds.h"

#include <algorithm>

#include "lib/check/answer_states.h"

namespace ras::check {
namespace {

// What is left of a run after any of the reductions.
std::optional<ScoreRun> Reduced(const ScoreRun& run, const std::vector<Decimal>& left_over) {
  std::optional<ScoreRun> all;
  for (const Decimal& left : left_over) {
    const std::optional<Score> first = Times(run.first, left), last = Times(run.last, left),
                               step = Times(run.step, left);
    if (!first || !last || !step) return std::nullopt;
    const ScoreRun own{*first, *last, *first == *last ? 0 : *step};
    all = all ? Together(*all, own) : own;
  }
  return all;
}

ScoreBounds Nothing() {
  ScoreBounds bounds;
  bounds.may_count = false;
  bounds.may_not_count = true;
  return bounds;
}

std::optional<ScoreBounds> WeightedBounds(const ScoreBounds& bounds, const Decimal& weight) {
  const std::optional<Score> first = Times(bounds.values.first, weight),
                             last = Times(bounds.values.last, weight),
                             step = Times(bounds.values.step, weight),
                             least = Times(bounds.least_maximum, weight),
                             greatest = Times(bounds.greatest_maximum, weight);
  if (!first || !last || !step || !least || !greatest) return std::nullopt;
  ScoreBounds weighted = bounds;
  weighted.values = {*first, *last, *first == *last ? 0 : *step};
  weighted.least_maximum = *least;
  weighted.greatest_maximum = *greatest;
  return weighted;
}

// Adds one more term to those combined so far; what may not count is 0 of 0.
ScoreBounds Sum(const ScoreBounds& a, const ScoreBounds& b) {
  const auto with_nothing = [](ScoreBounds bounds) {
    if (bounds.may_not_count) {
      bounds.values = bounds.may_count ? Together(bounds.values, ScoreRun{}) : ScoreRun{};
      bounds.least_maximum = bounds.may_count ? std::min<Score>(bounds.least_maximum, 0) : 0;
      bounds.greatest_maximum = bounds.may_count ? std::max<Score>(bounds.greatest_maximum, 0) : 0;
    }
    return bounds;
  };
  const ScoreBounds x = with_nothing(a), y = with_nothing(b);
  ScoreBounds sum;
  sum.values = {x.values.first + y.values.first, x.values.last + y.values.last,
                GreatestCommonDivisor(x.values.step, y.values.step)};
  sum.least_maximum = x.least_maximum + y.least_maximum;
  sum.greatest_maximum = x.greatest_maximum + y.greatest_maximum;
  sum.may_count = a.may_count || b.may_count;
  sum.may_not_count = a.may_not_count && b.may_not_count;
  return sum;
}

// The greater or lesser of two terms, either of which may be the only one that counts.
ScoreBounds Choose(bool greater, const ScoreBounds& a, const ScoreBounds& b) {
  if (!a.may_count || !b.may_count) {
    ScoreBounds only = a.may_count ? a : b;
    only.may_not_count = a.may_not_count && b.may_not_count;
    return only;
  }
  const auto end = [&](Score x, Score y) { return greater ? std::max(x, y) : std::min(x, y); };
  ScoreBounds chosen;
  chosen.values = Together(a.values, b.values);
  chosen.least_maximum = std::min(a.least_maximum, b.least_maximum);
  chosen.greatest_maximum = std::max(a.greatest_maximum, b.greatest_maximum);
  if (!a.may_not_count && !b.may_not_count) {
    chosen.values.first = end(a.values.first, b.values.first);
    chosen.values.last = end(a.values.last, b.values.last);
    if (chosen.values.first == chosen.values.last) chosen.values.step = 0;
    chosen.least_maximum = end(a.least_maximum, b.least_maximum);
    chosen.greatest_maximum = end(a.greatest_maximum, b.greatest_maximum);
  }
  chosen.may_not_count = a.may_not_count && b.may_not_count;
  return chosen;
}

bool InRange(const ScoreBounds& bounds) {
  return IsScore(bounds.values.first) && IsScore(bounds.values.last) && IsScore(bounds.least_maximum) &&
         IsScore(bounds.greatest_maximum);
}

}  // namespace

BoundsOfMeasures::BoundsOfMeasures(const ScoreModel& model, Work* work) {
  for (const ModelQuestion& question : model.questions) {
    std::optional<ScoreBounds> bounds = AnswerBounds(question, work);
    if (bounds) {
      const std::optional<ScoreRun> values = Reduced(bounds->values, model.left_over);
      if (values) bounds->values = *values;
      if (!values) bounds.reset();
    }
    questions_.push_back(bounds);
  }
  for (std::size_t d = 0; d + 1 < model.first_question.size(); ++d) {
    std::optional<ScoreBounds> sum = Nothing();
    for (int q = model.first_question[d]; sum && q < model.first_question[d + 1]; ++q) {
      const auto i = static_cast<std::size_t>(q);
      if (!model.questions[i].scored) continue;
      const std::optional<ScoreBounds>& own = questions_[i];
      sum = own ? std::optional(Sum(*sum, *own)) : std::nullopt;
      if (sum && !InRange(*sum)) sum.reset();
    }
    domains_.push_back(sum);
  }
  stages_.resize(model.measures.size());
  for (const int m : model.measure_order) {
    const ModelMeasure& measure = model.measures[static_cast<std::size_t>(m)];
    if (!measure.broken) stages_[static_cast<std::size_t>(m)] = Compute(measure);
  }
}

std::optional<ScoreBounds> BoundsOfMeasures::OfTerm(const ModelTerm& term) const {
  const auto i = static_cast<std::size_t>(term.index);
  std::optional<ScoreBounds> bounds;
  switch (term.source) {
    case v1::Term::kQuestion:
      bounds = questions_[i];
      break;
    case v1::Term::kDomain:
      bounds = domains_[i];
      break;
    case v1::Term::kMeasure:
      if (!stages_[i].empty()) bounds = stages_[i].back();
      break;
    case v1::Term::kConstant:
      bounds.emplace();
      bounds->values = {term.constant, term.constant, 0};
      bounds->least_maximum = bounds->greatest_maximum = term.constant;
      break;
    case v1::Term::SOURCE_NOT_SET:
      break;
  }
  if (bounds) bounds = WeightedBounds(*bounds, term.weight);
  if (bounds && term.when != nullptr) bounds->may_not_count = true;
  return bounds;
}

std::vector<ScoreBounds> BoundsOfMeasures::Compute(const ModelMeasure& measure) const {
  ScoreBounds combined = Nothing();
  for (const ModelTerm& term : measure.terms) {
    const std::optional<ScoreBounds> own = OfTerm(term);
    if (!own) return {};
    combined = measure.combine == v1::COMBINE_SUM
                   ? Sum(combined, *own)
                   : Choose(measure.combine == v1::COMBINE_MAXIMUM, combined, *own);
    if (!InRange(combined)) return {};
  }
  std::vector<ScoreBounds> stages{combined};
  for (const ScoreTransform& transform : measure.transforms) {
    const std::optional<ScoreBounds> next = transform.Apply(stages.back());
    if (!next || !InRange(*next)) return {};
    stages.push_back(*next);
  }
  return stages;
}

}  // namespace ras::check
