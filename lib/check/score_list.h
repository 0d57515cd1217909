// Sets of scores, and the sets that come of adding them up or taking the greatest or least of them.
#ifndef RAS_LIB_CHECK_SCORE_LIST_H_
#define RAS_LIB_CHECK_SCORE_LIST_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "lib/check/score.h"
#include "lib/check/work.h"

namespace ras::check {

// Ascending, each score once.
using ScoreList = std::vector<Score>;

// The most scores, or scores with their maxima, that are listed one by one.
inline constexpr std::size_t kMostListed = 200'000;

void SortOnce(ScoreList* scores);

// Every sum of one score from each list. Nothing if there are more than kMostListed, if one is beyond
// kMostScore, or if the work is used up. None of the lists is empty; of no list at all the sum is 0.
std::optional<ScoreList> SumOf(const std::vector<const ScoreList*>& lists, Work* work);

// Every greater (lesser) of one score from each. Neither is empty.
ScoreList GreaterOf(const ScoreList& a, const ScoreList& b);
ScoreList LesserOf(const ScoreList& a, const ScoreList& b);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_SCORE_LIST_H_
