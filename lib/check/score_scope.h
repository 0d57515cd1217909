// One measure taken apart for the exact computation of what it can come to: a tree of sums, greatest and
// least values, and the variables that tie its parts together.
//
// Parts of a measure are independent of each other unless something joins them: a condition tests the
// person's group, an answer or another measure; a question or a measure enters in two places; or one
// reduction for informal support falls on a whole domain. Each such thing is a variable. Whoever fixes the
// values of all variables that two parts share may combine the parts freely, and whoever goes through all
// those values misses nothing: so the set is exact.
#ifndef RAS_LIB_CHECK_SCORE_SCOPE_H_
#define RAS_LIB_CHECK_SCORE_SCOPE_H_

#include <optional>
#include <vector>

#include "lib/check/score_model.h"
#include "lib/check/work.h"

namespace ras::check {

struct ScopeVariable {
  enum class Kind { kCareGroup, kArea, kAge, kReduction, kQuestion, kMeasure };
  Kind kind = Kind::kCareGroup;
  int index = -1;      // Domain, question or measure.
  bool split = false;  // kQuestion: it enters in several places, so that its points matter one by one.
  int tree = -1;       // kMeasure: the node that computes it.
  // Variables that have to be fixed before this one's values are known: those of asked_when; ascending.
  std::vector<int> needs;
};

struct ScopeItem {
  enum class Kind { kConstant, kQuestion, kNode, kMeasure };
  Kind kind = Kind::kConstant;
  int index = -1;      // Question, node, or the measure's variable.
  int variable = -1;   // kQuestion: its own variable, if it is one.
  int reduction = -1;  // kQuestion: the variable of its domain's reduction, if there is one.
  Score constant = 0;
  std::vector<Decimal> weights;             // Applied in turn.
  std::vector<const FactTest*> conditions;  // All have to hold, or the item does not count.
  std::vector<int> own;     // Variables that the item itself reads, with what they need; ascending.
  std::vector<int> direct;  // Those, and what the nodes inside read; not what computes a measure variable.
  std::vector<int> all;     // Those, and what computes the measure variables among them.
};

struct ScopeNode {
  v1::Combine combine = v1::COMBINE_SUM;
  std::vector<ScopeItem> items;
  const std::vector<ScoreTransform>* transforms = nullptr;  // Null: none.
  std::vector<int> direct, all;
};

struct ScoreScope {
  // Ascending in an order in which each one's values depend on earlier ones alone.
  std::vector<ScopeVariable> variables;
  std::vector<ScopeNode> nodes;
  int root = -1;           // A node, or
  int root_variable = -1;  // the variable that is the measure itself.
  std::vector<int> guard;  // What the guard reads; ascending.
  // Whether some measure is a percentage. If none is, maxima make no difference and are left at 0.
  bool maxima_matter = false;
};

// Takes `measure` apart. `guard`, unless null, is a condition of those whom the measure is looked up for.
// Nothing if the measure is broken, measures nest too deep, or the work is used up.
std::optional<ScoreScope> TakeApart(const ScoreModel& model, int measure, const FactTest* guard, Work* work);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_SCOPE_H_
