// Goes through every value of the variables of a scope and combines the parts between them.
#ifndef RAS_LIB_CHECK_REACH_EVALUATION_H_
#define RAS_LIB_CHECK_REACH_EVALUATION_H_

#include <cstdint>
#include <optional>
#include <vector>

#include "lib/check/answer_states.h"
#include "lib/check/score_scope.h"
#include "lib/check/state_set.h"
#include "lib/check/work.h"

namespace ras::check {

class ReachEvaluation {
 public:
  // `care_groups`: by index, those that are included. Everything must outlive the evaluation.
  ReachEvaluation(const ScoreModel& model, const ScoreScope& scope, const std::vector<bool>& care_groups,
                  Work* work);

  // What the measure can come to where `guard` (null: always) holds. The measure's own transforms, the last
  // of all, are left out if `before_transforms`. Nothing if it is too much.
  std::optional<StateSet> Run(const FactTest* guard, bool before_transforms);

 private:
  // The value of a variable while it is fixed.
  struct Fixed {
    bool is_fixed = false;
    int fact_class = -1;                 // Care group, area, age.
    const Decimal* left = nullptr;       // Reduction.
    bool asked = false;                  // Question.
    uint64_t marks = 0;                  // Question.
    const StateGroup* points = nullptr;  // Question, without reduction; measure. Null: it does not count.
  };

  std::optional<StateSet> EvaluateNode(int node, bool before_transforms);
  std::optional<StateSet> CombineItems(int node);
  std::optional<StateSet> EvaluateItem(const ScopeItem& item);
  std::optional<StateSet> EvaluateQuestion(const ScopeItem& item);
  // Items that variables join, over all values of those variables.
  std::optional<StateSet> EvaluateJoined(v1::Combine combine, const std::vector<const ScopeItem*>& items);
  struct Round {
    std::vector<int> variables;
    v1::Combine combine = v1::COMBINE_SUM;
    const std::vector<const ScopeItem*>& items;
    const FactTest* guard = nullptr;
    StateCollector out;
  };
  // Fixes variables[next], variables[next + 1], ... in every way, and adds what then comes of the items.
  bool GoThrough(Round* round, std::size_t next);
  bool GoThroughQuestion(Round* round, std::size_t next);
  bool GoThroughMeasure(Round* round, std::size_t next);
  bool AddOutcome(Round* round);
  // Items that no variable touches are left out; the others are put together if they share a variable that is
  // free.
  std::vector<std::vector<const ScopeItem*>> Join(const std::vector<ScopeItem>& items) const;
  // Which variables have to be fixed so that the items, and the measures among the variables, are
  // independent.
  std::vector<int> Shared(const std::vector<const ScopeItem*>& items, const std::vector<int>& guard);
  // Adds to `reached` the free variables that `direct` leads to, through measure variables that are not in
  // `shared`.
  void Reach(const std::vector<int>& direct, const std::vector<bool>& shared,
             std::vector<bool>* reached) const;

  bool Holds(const FactTest& test) const;
  const std::vector<AnswerClass>* Classes(int question);
  bool IsFree(int variable) const { return !fixed_[static_cast<std::size_t>(variable)].is_fixed; }

  const ScoreModel& model_;
  const ScoreScope& scope_;
  Work& work_;
  std::vector<int> group_classes_;              // Those that an included care group belongs to.
  int care_group_ = -1, area_ = -1, age_ = -1;  // Variables.
  std::vector<int> variable_of_question_, variable_of_measure_;
  std::vector<Fixed> fixed_;
  std::vector<std::optional<std::vector<AnswerClass>>> classes_;  // By question.
  std::vector<std::optional<StateSet>> untouched_;  // By node: its items that no variable touches, combined.
};

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_REACH_EVALUATION_H_
