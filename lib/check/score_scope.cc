#include "lib/check/score_scope.h"

#include <algorithm>
#include <map>

namespace ras::check {
namespace {

// How deep measures may nest here. Deeper ones are left to the bounds.
constexpr int kMostDepth = 32;

void SortVariables(std::vector<int>* variables) {
  std::sort(variables->begin(), variables->end());
  variables->erase(std::unique(variables->begin(), variables->end()), variables->end());
}

void Append(const std::vector<int>& from, std::vector<int>* to) {
  to->insert(to->end(), from.begin(), from.end());
}

class ScopeBuilder {
 public:
  ScopeBuilder(const ScoreModel& model, Work* work)
      : model_(model),
        work_(*work),
        measure_uses_(model.measures.size(), 0),
        measure_seen_(model.measures.size(), false),
        measure_tested_(model.measures.size(), false),
        question_uses_(model.questions.size(), 0),
        question_seen_(model.questions.size(), false),
        question_tested_(model.questions.size(), false),
        reduced_(model.first_question.size(), false) {}

  std::optional<ScoreScope> Run(int measure, const FactTest* guard) {
    if (model_.measures[static_cast<std::size_t>(measure)].broken || (guard != nullptr && guard->broken)) {
      return std::nullopt;
    }
    if (guard != nullptr) SeeTest(*guard);
    ++measure_uses_[static_cast<std::size_t>(measure)];  // It is looked up.
    SeeMeasure(measure);
    if (!failed_) NameVariables();
    if (failed_) return std::nullopt;
    // Ascending, so that the trees of the measures a measure reads are there before its own.
    for (ScopeVariable& variable : scope_.variables) {
      if (variable.kind == ScopeVariable::Kind::kMeasure) variable.tree = BuildNode(variable.index, 0);
    }
    const int root_variable = measure_variable_[static_cast<std::size_t>(measure)];
    if (root_variable >= 0) {
      scope_.root_variable = root_variable;
    } else {
      scope_.root = BuildNode(measure, 0);
    }
    if (guard != nullptr) AddVariables(*guard, &scope_.guard);
    SortVariables(&scope_.guard);
    if (failed_) return std::nullopt;
    return std::move(scope_);
  }

 private:
  // First pass: what is used how often, and what conditions test.

  void SeeMeasure(int first) {
    std::vector<int> waiting{first};
    Append(tested_measures_, &waiting);  // By the guard.
    tested_measures_.clear();
    while (!waiting.empty() && !failed_) {
      const auto m = static_cast<std::size_t>(waiting.back());
      waiting.pop_back();
      if (model_.measures[m].broken) failed_ = true;
      if (measure_seen_[m] || failed_) continue;
      measure_seen_[m] = true;
      for (const ModelTerm& term : model_.measures[m].terms) SeeTerm(term, &waiting);
      for (const ScoreTransform& transform : model_.measures[m].transforms) {
        scope_.maxima_matter = scope_.maxima_matter || transform.is_percent();
      }
      Append(tested_measures_, &waiting);
      tested_measures_.clear();
    }
  }

  void SeeTerm(const ModelTerm& term, std::vector<int>* waiting) {
    if (!work_.Spend(4)) failed_ = true;
    switch (term.source) {
      case v1::Term::kQuestion:
        UseQuestion(term.index);
        break;
      case v1::Term::kDomain: {
        const auto d = static_cast<std::size_t>(term.index);
        for (int q = model_.first_question[d]; q < model_.first_question[d + 1] && !failed_; ++q)
          UseQuestion(q);
        break;
      }
      case v1::Term::kMeasure:
        ++measure_uses_[static_cast<std::size_t>(term.index)];
        waiting->push_back(term.index);
        break;
      case v1::Term::kConstant:
      case v1::Term::SOURCE_NOT_SET:
        break;
    }
    if (term.when != nullptr) SeeTest(*term.when);
  }

  void UseQuestion(int question) {
    const auto q = static_cast<std::size_t>(question);
    if (!work_.Spend(2)) failed_ = true;
    if (!model_.questions[q].scored) return;
    ++question_uses_[q];
    reduced_[static_cast<std::size_t>(model_.questions[q].domain)] = true;
    SeeQuestion(question);
  }

  void SeeQuestion(int question) {
    const auto q = static_cast<std::size_t>(question);
    if (model_.questions[q].broken) failed_ = true;
    if (question_seen_[q] || failed_) return;
    question_seen_[q] = true;
    // An earlier question, so this comes to an end; the depth is that of a chain of questions.
    if (model_.questions[q].asked_when == nullptr) return;
    if (++question_depth_ > kMostDepth) failed_ = true;
    SeeTest(*model_.questions[q].asked_when);
    --question_depth_;
  }

  void SeeTest(const FactTest& test) {
    if (!work_.Spend(2)) failed_ = true;
    if (failed_) return;
    switch (test.kind) {
      case FactTest::Kind::kCareGroup:
        tests_care_group_ = true;
        break;
      case FactTest::Kind::kArea:
        tests_area_ = true;
        break;
      case FactTest::Kind::kAge:
        tests_age_ = true;
        break;
      case FactTest::Kind::kAnswer:
        question_tested_[static_cast<std::size_t>(test.subject)] = true;
        if (model_.questions[static_cast<std::size_t>(test.subject)].entangled) failed_ = true;
        SeeQuestion(test.subject);
        break;
      case FactTest::Kind::kMeasure:
        measure_tested_[static_cast<std::size_t>(test.subject)] = true;
        tested_measures_.push_back(test.subject);
        break;
      default:
        break;
    }
    for (const FactTest& child : test.children) SeeTest(child);
  }

  // Then the variables get their numbers, in an order in which each depends on earlier ones alone.

  int AddVariable(ScopeVariable::Kind kind, int index) {
    ScopeVariable variable;
    variable.kind = kind;
    variable.index = index;
    scope_.variables.push_back(std::move(variable));
    return static_cast<int>(scope_.variables.size()) - 1;
  }

  void NameVariables() {
    if (tests_care_group_) care_group_ = AddVariable(ScopeVariable::Kind::kCareGroup, -1);
    if (tests_area_) area_ = AddVariable(ScopeVariable::Kind::kArea, -1);
    if (tests_age_) age_ = AddVariable(ScopeVariable::Kind::kAge, -1);
    reduction_variable_.assign(reduced_.size(), -1);
    for (std::size_t d = 0; d < reduced_.size() && model_.left_over.size() > 1; ++d) {
      if (reduced_[d])
        reduction_variable_[d] = AddVariable(ScopeVariable::Kind::kReduction, static_cast<int>(d));
    }
    question_variable_.assign(model_.questions.size(), -1);
    for (std::size_t q = 0; q < model_.questions.size(); ++q) {
      if (!question_tested_[q] && question_uses_[q] < 2) continue;
      const int variable = AddVariable(ScopeVariable::Kind::kQuestion, static_cast<int>(q));
      question_variable_[q] = variable;
      ScopeVariable& own = scope_.variables.back();
      own.split = question_uses_[q] >= 2;
      if (model_.questions[q].asked_when != nullptr)
        AddVariables(*model_.questions[q].asked_when, &own.needs);
      SortVariables(&own.needs);
      if (failed_) return;
    }
    measure_variable_.assign(model_.measures.size(), -1);
    for (const int m : model_.measure_order) {
      const auto i = static_cast<std::size_t>(m);
      if (measure_tested_[i] || measure_uses_[i] > 1) {
        measure_variable_[i] = AddVariable(ScopeVariable::Kind::kMeasure, m);
      }
    }
  }

  // The variables a condition reads, with those they need.
  void AddVariables(const FactTest& test, std::vector<int>* variables) {
    switch (test.kind) {
      case FactTest::Kind::kCareGroup:
        variables->push_back(care_group_);
        break;
      case FactTest::Kind::kArea:
        variables->push_back(area_);
        break;
      case FactTest::Kind::kAge:
        variables->push_back(age_);
        break;
      case FactTest::Kind::kAnswer:
        AddQuestionVariable(question_variable_[static_cast<std::size_t>(test.subject)], variables);
        break;
      case FactTest::Kind::kMeasure:
        variables->push_back(measure_variable_[static_cast<std::size_t>(test.subject)]);
        break;
      default:
        break;
    }
    for (const FactTest& child : test.children) AddVariables(child, variables);
  }

  void AddQuestionVariable(int variable, std::vector<int>* variables) {
    const std::vector<int>& needs = scope_.variables[static_cast<std::size_t>(variable)].needs;
    if (!work_.Spend(static_cast<int64_t>(needs.size()) + 1)) failed_ = true;
    variables->push_back(variable);
    if (!failed_) Append(needs, variables);
  }

  // Last the trees. A measure that is no variable has one place alone, so that every tree is built once.

  int BuildNode(int measure, int depth) {
    const ModelMeasure& own = model_.measures[static_cast<std::size_t>(measure)];
    ScopeNode node;
    node.combine = own.combine;
    if (!own.transforms.empty()) node.transforms = &own.transforms;
    AddTerms(own, {}, {}, depth, &node);
    return Keep(std::move(node));
  }

  int Keep(ScopeNode node) {
    for (const ScopeItem& item : node.items) {
      Append(item.direct, &node.direct);
      Append(item.all, &node.all);
      if (!work_.Spend(static_cast<int64_t>(item.all.size()) + 1)) failed_ = true;
    }
    SortVariables(&node.direct);
    SortVariables(&node.all);
    scope_.nodes.push_back(std::move(node));
    return static_cast<int>(scope_.nodes.size()) - 1;
  }

  void AddTerms(const ModelMeasure& measure, const std::vector<Decimal>& weights,
                const std::vector<const FactTest*>& conditions, int depth, ScopeNode* node) {
    if (depth > kMostDepth) failed_ = true;
    for (const ModelTerm& term : measure.terms) {
      if (failed_) return;
      ScopeItem item;
      item.weights = weights;
      if (term.weight != Decimal{1, 0}) item.weights.insert(item.weights.begin(), term.weight);
      item.conditions = conditions;
      if (term.when != nullptr) item.conditions.push_back(term.when.get());
      AddTerm(term, std::move(item), depth, node);
    }
  }

  void AddTerm(const ModelTerm& term, ScopeItem item, int depth, ScopeNode* node) {
    const auto i = static_cast<std::size_t>(term.index);
    const bool sum = node->combine == v1::COMBINE_SUM;
    switch (term.source) {
      case v1::Term::kConstant:
        item.kind = ScopeItem::Kind::kConstant;
        item.constant = term.constant;
        AddItem(std::move(item), node);
        break;
      case v1::Term::kQuestion:
        AddQuestion(term.index, std::move(item), node);
        break;
      case v1::Term::kDomain:
        if (sum) {
          AddDomain(term.index, item, node);
        } else {
          ScopeNode domain;
          AddDomain(term.index, ScopeItem(), &domain);
          item.kind = ScopeItem::Kind::kNode;
          item.index = Keep(std::move(domain));
          AddItem(std::move(item), node);
        }
        break;
      case v1::Term::kMeasure: {
        const ModelMeasure& inner = model_.measures[i];
        if (measure_variable_[i] >= 0) {
          item.kind = ScopeItem::Kind::kMeasure;
          item.index = measure_variable_[i];
          AddItem(std::move(item), node);
        } else if (sum && inner.combine == v1::COMBINE_SUM && inner.transforms.empty()) {
          // A sum inside a sum is one sum.
          AddTerms(inner, item.weights, item.conditions, depth + 1, node);
        } else {
          item.kind = ScopeItem::Kind::kNode;
          item.index = BuildNode(term.index, depth + 1);
          AddItem(std::move(item), node);
        }
        break;
      }
      case v1::Term::SOURCE_NOT_SET:
        failed_ = true;
        break;
    }
  }

  void AddDomain(int domain, const ScopeItem& like, ScopeNode* node) {
    const auto d = static_cast<std::size_t>(domain);
    for (int q = model_.first_question[d]; q < model_.first_question[d + 1] && !failed_; ++q) {
      if (model_.questions[static_cast<std::size_t>(q)].scored) AddQuestion(q, like, node);
    }
  }

  void AddQuestion(int question, ScopeItem item, ScopeNode* node) {
    const auto q = static_cast<std::size_t>(question);
    item.kind = ScopeItem::Kind::kQuestion;
    item.index = question;
    item.variable = question_variable_[q];
    item.reduction = reduction_variable_[static_cast<std::size_t>(model_.questions[q].domain)];
    AddItem(std::move(item), node);
  }

  void AddItem(ScopeItem item, ScopeNode* node) {
    if (!work_.Spend(8)) failed_ = true;
    for (const FactTest* condition : item.conditions) AddVariables(*condition, &item.own);
    if (item.kind == ScopeItem::Kind::kQuestion) {
      const ModelQuestion& question = model_.questions[static_cast<std::size_t>(item.index)];
      if (item.variable >= 0) {
        AddQuestionVariable(item.variable, &item.own);
      } else if (question.asked_when != nullptr) {
        AddVariables(*question.asked_when, &item.own);
      }
      if (item.reduction >= 0) item.own.push_back(item.reduction);
    } else if (item.kind == ScopeItem::Kind::kMeasure) {
      item.own.push_back(item.index);
    }
    SortVariables(&item.own);
    item.direct = item.own;
    item.all = item.own;
    if (item.kind == ScopeItem::Kind::kNode) {
      const ScopeNode& inner = scope_.nodes[static_cast<std::size_t>(item.index)];
      Append(inner.direct, &item.direct);
      Append(inner.all, &item.all);
    }
    SortVariables(&item.direct);
    for (const int variable : item.direct) {
      const ScopeVariable& own = scope_.variables[static_cast<std::size_t>(variable)];
      if (own.tree >= 0) Append(scope_.nodes[static_cast<std::size_t>(own.tree)].all, &item.all);
    }
    SortVariables(&item.all);
    node->items.push_back(std::move(item));
  }

  const ScoreModel& model_;
  Work& work_;
  ScoreScope scope_;
  bool failed_ = false;
  bool tests_care_group_ = false, tests_area_ = false, tests_age_ = false;
  int care_group_ = -1, area_ = -1, age_ = -1;
  int question_depth_ = 0;
  std::vector<int> measure_uses_;
  std::vector<bool> measure_seen_, measure_tested_;
  std::vector<int> question_uses_;
  std::vector<bool> question_seen_, question_tested_;
  std::vector<bool> reduced_;  // By domain: one of its questions enters.
  std::vector<int> tested_measures_;
  std::vector<int> question_variable_, measure_variable_, reduction_variable_;
};

}  // namespace

std::optional<ScoreScope> TakeApart(const ScoreModel& model, int measure, const FactTest* guard, Work* work) {
  return ScopeBuilder(model, work).Run(measure, guard);
}

}  // namespace ras::check
