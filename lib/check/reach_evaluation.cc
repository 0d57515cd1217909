#include "lib/check/reach_evaluation.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace ras::check {
namespace {

// With more variables than this tied together there is too much to go through.
constexpr std::size_t kMostShared = 24;

}  // namespace

ReachEvaluation::ReachEvaluation(const ScoreModel& model, const ScoreScope& scope,
                                 const std::vector<bool>& care_groups, Work* work)
    : model_(model),
      scope_(scope),
      work_(*work),
      variable_of_question_(model.questions.size(), -1),
      variable_of_measure_(model.measures.size(), -1),
      fixed_(scope.variables.size()),
      classes_(model.questions.size()),
      untouched_(scope.nodes.size()) {
  for (std::size_t g = 0; g < model.care_group_class.size(); ++g) {
    if (model.care_group_class[g] >= 0 && (g >= care_groups.size() || care_groups[g])) {
      group_classes_.push_back(model.care_group_class[g]);
    }
  }
  std::sort(group_classes_.begin(), group_classes_.end());
  group_classes_.erase(std::unique(group_classes_.begin(), group_classes_.end()), group_classes_.end());
  for (std::size_t v = 0; v < scope.variables.size(); ++v) {
    const auto index = static_cast<std::size_t>(scope.variables[v].index);
    switch (scope.variables[v].kind) {
      case ScopeVariable::Kind::kCareGroup:
        care_group_ = static_cast<int>(v);
        break;
      case ScopeVariable::Kind::kArea:
        area_ = static_cast<int>(v);
        break;
      case ScopeVariable::Kind::kAge:
        age_ = static_cast<int>(v);
        break;
      case ScopeVariable::Kind::kReduction:
        break;
      case ScopeVariable::Kind::kQuestion:
        variable_of_question_[index] = static_cast<int>(v);
        break;
      case ScopeVariable::Kind::kMeasure:
        variable_of_measure_[index] = static_cast<int>(v);
        break;
    }
  }
}

std::optional<StateSet> ReachEvaluation::Run(const FactTest* guard, bool before_transforms) {
  if (guard == nullptr && scope_.root >= 0) return EvaluateNode(scope_.root, before_transforms);
  ScopeItem looked_up;
  if (scope_.root >= 0) {
    looked_up.kind = ScopeItem::Kind::kNode;
    looked_up.index = scope_.root;
    looked_up.direct = scope_.nodes[static_cast<std::size_t>(scope_.root)].direct;
  } else {
    looked_up.kind = ScopeItem::Kind::kMeasure;
    looked_up.index = scope_.root_variable;
    looked_up.own = looked_up.direct = {scope_.root_variable};
  }
  const std::vector<const ScopeItem*> items{&looked_up};
  Round round{Shared(items, scope_.guard), v1::COMBINE_SUM, items, guard, {}};
  if (work_.exhausted() || round.variables.size() > kMostShared || !GoThrough(&round, 0)) return std::nullopt;
  return round.out.Take();
}

std::optional<StateSet> ReachEvaluation::EvaluateNode(int node, bool before_transforms) {
  std::optional<StateSet> states = CombineItems(node);
  const ScopeNode& own = scope_.nodes[static_cast<std::size_t>(node)];
  if (!states || before_transforms || own.transforms == nullptr) return states;
  for (const ScoreTransform& transform : *own.transforms) {
    int64_t size = 0;
    for (const StateGroup& group : *states) size += static_cast<int64_t>(group.values.size());
    if (!work_.Spend(size * 16 + 16)) return std::nullopt;
    states = transform.Apply(*states);
    if (!states) return std::nullopt;
  }
  return states;
}

std::optional<StateSet> ReachEvaluation::CombineItems(int node) {
  const ScopeNode& own = scope_.nodes[static_cast<std::size_t>(node)];
  std::optional<StateSet>& untouched = untouched_[static_cast<std::size_t>(node)];
  if (!untouched) {
    std::vector<StateSet> sets;
    for (const ScopeItem& item : own.items) {
      if (!item.all.empty()) continue;
      std::optional<StateSet> states = EvaluateItem(item);
      if (!states) return std::nullopt;
      sets.push_back(std::move(*states));
    }
    std::vector<const StateSet*> operands;
    operands.reserve(sets.size());
    for (const StateSet& set : sets) operands.push_back(&set);
    untouched = Combine(own.combine, operands, &work_);
    if (!untouched) return std::nullopt;
  }
  std::vector<StateSet> sets;
  for (const std::vector<const ScopeItem*>& joined : Join(own.items)) {
    std::optional<StateSet> states = EvaluateJoined(own.combine, joined);
    if (!states) return std::nullopt;
    sets.push_back(std::move(*states));
  }
  if (sets.empty()) return untouched;
  std::vector<const StateSet*> operands{&*untouched};
  for (const StateSet& set : sets) operands.push_back(&set);
  return Combine(own.combine, operands, &work_);
}

std::vector<std::vector<const ScopeItem*>> ReachEvaluation::Join(const std::vector<ScopeItem>& items) const {
  // Union-find over the items; `last` is the item that a variable was last seen in.
  std::vector<std::size_t> parent(items.size());
  std::iota(parent.begin(), parent.end(), std::size_t{0});
  const auto find = [&](std::size_t i) {
    while (parent[i] != i) i = parent[i] = parent[parent[i]];
    return i;
  };
  std::vector<std::size_t> last(scope_.variables.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (const int variable : items[i].all) {
      if (!IsFree(variable)) continue;
      std::size_t& seen = last[static_cast<std::size_t>(variable)];
      if (seen < items.size()) parent[find(i)] = find(seen);
      seen = i;
    }
  }
  std::vector<std::vector<const ScopeItem*>> joined;
  std::vector<std::size_t> place(items.size(), items.size());
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (items[i].all.empty()) continue;
    std::size_t& own = place[find(i)];
    if (own == items.size()) {
      own = joined.size();
      joined.emplace_back();
    }
    joined[own].push_back(&items[i]);
  }
  return joined;
}

void ReachEvaluation::Reach(const std::vector<int>& direct, const std::vector<bool>& shared,
                            std::vector<bool>* reached) const {
  std::vector<int> waiting = direct;
  while (!waiting.empty()) {
    const int variable = waiting.back();
    waiting.pop_back();
    const auto v = static_cast<std::size_t>(variable);
    if (!IsFree(variable) || (*reached)[v]) continue;
    (*reached)[v] = true;
    const int tree = scope_.variables[v].tree;
    if (tree < 0 || shared[v]) continue;
    const std::vector<int>& inner = scope_.nodes[static_cast<std::size_t>(tree)].direct;
    waiting.insert(waiting.end(), inner.begin(), inner.end());
  }
}

std::vector<int> ReachEvaluation::Shared(const std::vector<const ScopeItem*>& items,
                                         const std::vector<int>& guard) {
  std::vector<bool> shared(scope_.variables.size(), false);
  const auto add = [&](const std::vector<int>& variables) {
    for (const int variable : variables) {
      if (IsFree(variable)) shared[static_cast<std::size_t>(variable)] = true;
    }
  };
  add(guard);
  for (const ScopeItem* item : items) add(item->own);
  for (bool grows = true; grows;) {
    grows = false;
    std::vector<const std::vector<int>*> units{&guard};
    for (const ScopeItem* item : items) units.push_back(&item->direct);
    for (std::size_t v = 0; v < shared.size(); ++v) {
      const int tree = scope_.variables[v].tree;
      if (shared[v] && tree >= 0) units.push_back(&scope_.nodes[static_cast<std::size_t>(tree)].direct);
    }
    std::vector<int> uses(shared.size(), 0);
    for (const std::vector<int>* unit : units) {
      if (unit->empty()) continue;
      if (!work_.Spend(static_cast<int64_t>(shared.size()) + 4)) return {};
      std::vector<bool> reached(shared.size(), false);
      Reach(*unit, shared, &reached);
      for (std::size_t v = 0; v < reached.size(); ++v) uses[v] += reached[v] ? 1 : 0;
    }
    for (std::size_t v = 0; v < shared.size(); ++v) {
      if (shared[v] || uses[v] < 2) continue;
      shared[v] = grows = true;
      // A question is fixed after those that decide whether it is asked.
      add(scope_.variables[v].needs);
    }
  }
  std::vector<int> variables;
  for (std::size_t v = 0; v < shared.size(); ++v) {
    if (shared[v]) variables.push_back(static_cast<int>(v));
  }
  return variables;
}

std::optional<StateSet> ReachEvaluation::EvaluateJoined(v1::Combine combine,
                                                        const std::vector<const ScopeItem*>& items) {
  Round round{Shared(items, {}), combine, items, nullptr, {}};
  if (work_.exhausted() || round.variables.size() > kMostShared || !GoThrough(&round, 0)) return std::nullopt;
  return round.out.Take();
}

bool ReachEvaluation::AddOutcome(Round* round) {
  if (!work_.Spend(16)) return false;
  if (round->guard != nullptr && !Holds(*round->guard)) return true;
  std::vector<StateSet> sets;
  for (const ScopeItem* item : round->items) {
    std::optional<StateSet> states = EvaluateItem(*item);
    if (!states) return false;
    sets.push_back(std::move(*states));
  }
  if (sets.size() == 1) return round->out.AddAll(sets.front());
  std::vector<const StateSet*> operands;
  operands.reserve(sets.size());
  for (const StateSet& set : sets) operands.push_back(&set);
  const std::optional<StateSet> combined = Combine(round->combine, operands, &work_);
  return combined && round->out.AddAll(*combined);
}

bool ReachEvaluation::GoThrough(Round* round, std::size_t next) {
  if (next == round->variables.size()) return AddOutcome(round);
  const auto v = static_cast<std::size_t>(round->variables[next]);
  const ScopeVariable& variable = scope_.variables[v];
  Fixed& fixed = fixed_[v];
  fixed = Fixed();
  bool ok = true;
  const auto each_class = [&](int classes) {
    for (int i = 0; ok && i < classes; ++i) {
      fixed.is_fixed = true;
      fixed.fact_class =
          variable.kind == ScopeVariable::Kind::kCareGroup ? group_classes_[static_cast<std::size_t>(i)] : i;
      ok = GoThrough(round, next + 1);
    }
  };
  switch (variable.kind) {
    case ScopeVariable::Kind::kCareGroup:
      each_class(static_cast<int>(group_classes_.size()));
      break;
    case ScopeVariable::Kind::kArea:
      each_class(model_.area_classes);
      break;
    case ScopeVariable::Kind::kAge:
      each_class(static_cast<int>(model_.age_cuts.size()) + 1);
      break;
    case ScopeVariable::Kind::kReduction:
      for (std::size_t i = 0; ok && i < model_.left_over.size(); ++i) {
        fixed.is_fixed = true;
        fixed.left = &model_.left_over[i];
        ok = GoThrough(round, next + 1);
      }
      break;
    case ScopeVariable::Kind::kQuestion:
      ok = GoThroughQuestion(round, next);
      break;
    case ScopeVariable::Kind::kMeasure:
      ok = GoThroughMeasure(round, next);
      break;
  }
  fixed_[v] = Fixed();
  return ok;
}

bool ReachEvaluation::GoThroughQuestion(Round* round, std::size_t next) {
  const auto v = static_cast<std::size_t>(round->variables[next]);
  const ScopeVariable& variable = scope_.variables[v];
  const ModelQuestion& question = model_.questions[static_cast<std::size_t>(variable.index)];
  const bool asked = question.asked_when == nullptr || Holds(*question.asked_when);
  const auto fix = [&](uint64_t marks, const StateGroup* points) {
    fixed_[v] = {.is_fixed = true, .asked = asked, .marks = marks, .points = points};
    return GoThrough(round, next + 1);
  };
  if (!asked) return fix(0, nullptr);
  const std::vector<AnswerClass>* classes = Classes(variable.index);
  if (classes == nullptr) return false;
  for (const AnswerClass& answers : *classes) {
    if (!variable.split) {
      if (!fix(answers.marks, answers.points.counts ? &answers.points : nullptr)) return false;
      continue;
    }
    for (const Score value : answers.points.values) {
      const StateGroup one{answers.points.counts, answers.points.maximum, {value}};
      if (!fix(answers.marks, one.counts ? &one : nullptr)) return false;
    }
  }
  return true;
}

bool ReachEvaluation::GoThroughMeasure(Round* round, std::size_t next) {
  const auto v = static_cast<std::size_t>(round->variables[next]);
  const std::optional<StateSet> states = EvaluateNode(scope_.variables[v].tree, false);
  if (!states) return false;
  for (const StateGroup& group : *states) {
    for (const Score value : group.values) {
      const StateGroup one{group.counts, group.maximum, {value}};
      fixed_[v] = {.is_fixed = true, .points = &one};
      if (!GoThrough(round, next + 1)) return false;
    }
  }
  return true;
}

std::optional<StateSet> ReachEvaluation::EvaluateItem(const ScopeItem& item) {
  for (const FactTest* condition : item.conditions) {
    if (!Holds(*condition)) return NotCounted();
  }
  std::optional<StateSet> states;
  switch (item.kind) {
    case ScopeItem::Kind::kConstant:
      states = {{true, scope_.maxima_matter ? item.constant : 0, {item.constant}}};
      break;
    case ScopeItem::Kind::kQuestion:
      states = EvaluateQuestion(item);
      break;
    case ScopeItem::Kind::kNode:
      states = EvaluateNode(item.index, false);
      break;
    case ScopeItem::Kind::kMeasure:
      states = {*fixed_[static_cast<std::size_t>(item.index)].points};
      break;
  }
  for (const Decimal& weight : item.weights) {
    if (!states) break;
    int64_t size = 0;
    for (const StateGroup& group : *states) size += static_cast<int64_t>(group.values.size());
    states = work_.Spend(size * 4 + 4) ? Weighted(*states, weight) : std::nullopt;
  }
  return states;
}

std::optional<StateSet> ReachEvaluation::EvaluateQuestion(const ScopeItem& item) {
  StateCollector all;
  const ModelQuestion& question = model_.questions[static_cast<std::size_t>(item.index)];
  const Decimal* left = item.reduction >= 0 ? fixed_[static_cast<std::size_t>(item.reduction)].left : nullptr;
  // Informal support takes from the points, and not from the maximum.
  const auto add = [&](const StateGroup& points) {
    if (!work_.Spend(static_cast<int64_t>(points.values.size()) * 4 + 4)) return false;
    if (!points.counts) return all.Add(false, 0, {0});
    if (left == nullptr || *left == Decimal{1, 0}) return all.Add(true, points.maximum, points.values);
    ScoreList reduced;
    reduced.reserve(points.values.size());
    for (const Score value : points.values) {
      const std::optional<Score> own = Times(value, *left);
      if (!own) return false;
      reduced.push_back(*own);
    }
    return all.Add(true, points.maximum, reduced);
  };
  if (item.variable >= 0) {
    const StateGroup* points = fixed_[static_cast<std::size_t>(item.variable)].points;
    if (points == nullptr) return NotCounted();
    if (!add(*points)) return std::nullopt;
    return all.Take();
  }
  if (question.asked_when != nullptr && !Holds(*question.asked_when)) return NotCounted();
  const std::vector<AnswerClass>* classes = Classes(item.index);
  if (classes == nullptr) return std::nullopt;
  for (const AnswerClass& answers : *classes) {
    if (!add(answers.points)) return std::nullopt;
  }
  return all.Take();
}

bool ReachEvaluation::Holds(const FactTest& test) const {
  const auto in_class = [&](int variable) {
    return test.classes[static_cast<std::size_t>(fixed_[static_cast<std::size_t>(variable)].fact_class)];
  };
  const auto holds = [this](const FactTest& child) { return Holds(child); };
  switch (test.kind) {
    case FactTest::Kind::kCareGroup:
      return in_class(care_group_);
    case FactTest::Kind::kArea:
      return in_class(area_);
    case FactTest::Kind::kAge:
      return in_class(age_);
    case FactTest::Kind::kAnswer: {
      const auto q = static_cast<std::size_t>(test.subject);
      const Fixed& answer = fixed_[static_cast<std::size_t>(variable_of_question_[q])];
      return answer.asked && (answer.marks & test.bit) != 0;
    }
    case FactTest::Kind::kMeasure: {
      const auto m = static_cast<std::size_t>(test.subject);
      const StateGroup* measure = fixed_[static_cast<std::size_t>(variable_of_measure_[m])].points;
      return measure->values.front() >= test.at_least && measure->values.front() <= test.at_most;
    }
    case FactTest::Kind::kAllOf:
      return std::all_of(test.children.begin(), test.children.end(), holds);
    case FactTest::Kind::kAnyOf:
      return std::any_of(test.children.begin(), test.children.end(), holds);
    case FactTest::Kind::kNot:
      return !Holds(test.children.front());
    case FactTest::Kind::kNone:
      break;
  }
  return false;
}

const std::vector<AnswerClass>* ReachEvaluation::Classes(int question) {
  std::optional<std::vector<AnswerClass>>& classes = classes_[static_cast<std::size_t>(question)];
  if (classes) return &*classes;
  classes = AnswerClasses(model_.questions[static_cast<std::size_t>(question)], &work_);
  if (!classes) return nullptr;
  for (AnswerClass& answers : *classes) {
    if (!scope_.maxima_matter) answers.points.maximum = 0;
  }
  return &*classes;
}

}  // namespace ras::check
