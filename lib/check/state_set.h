// What a measure can come to over everyone: values together with their maxima.
#ifndef RAS_LIB_CHECK_STATE_SET_H_
#define RAS_LIB_CHECK_STATE_SET_H_

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "lib/check/score_list.h"
#include "ras/v1/measure.pb.h"

namespace ras::check {

// Values that can occur with one maximum. If the source does not count, both are 0 (docs/figures.md section
// 4).
struct StateGroup {
  bool counts = true;
  Score maximum = 0;
  ScoreList values;
};

// Ascending by (counts, maximum), each pair once, none without values. Empty if nothing can be reached at
// all.
using StateSet = std::vector<StateGroup>;

// The states of something that does not count.
StateSet NotCounted();

// Gathers states from several sources into one set. Fails beyond kMostListed values.
class StateCollector {
 public:
  bool Add(bool counts, Score maximum, const ScoreList& values);
  bool AddAll(const StateSet& states);
  // Empties the collector.
  std::optional<StateSet> Take();

 private:
  // Makes every list ascending and distinct; false if there are too many values.
  bool Compact();

  std::map<std::pair<bool, Score>, ScoreList> groups_;
  std::size_t size_ = 0;
  std::size_t compact_at_ = 2 * kMostListed;
};

// Every combination of one state from each set (docs/figures.md section 4.3), sets being independent of each
// other. Nothing if there are too many, if a number is too large, or if the work is used up.
std::optional<StateSet> Combine(v1::Combine combine, const std::vector<const StateSet*>& sets, Work* work);

// Values and maxima times a weight. Nothing if a product is no exact score.
std::optional<StateSet> Weighted(const StateSet& states, const Decimal& weight);

// The values that count, of all groups together.
ScoreList CountedValues(const StateSet& states);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_STATE_SET_H_
