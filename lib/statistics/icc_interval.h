// How sure a sample of people makes one of an intraclass correlation (docs/building-a-table.md).
#ifndef RAS_LIB_STATISTICS_ICC_INTERVAL_H_
#define RAS_LIB_STATISTICS_ICC_INTERVAL_H_

#include "ras/decimal.h"
#include "ras/intraclass.h"
#include "ras/result.h"

namespace ras {

struct IccInterval {
  double lower = 0;
  double upper = 0;
  double freedom = 0;  // The approximate degrees of freedom of the scores' disagreement.
};

// The interval about IntraclassCorrelation(squares) that holds the correlation in the population with the
// probability `confidence`, between 0 and 1: Shrout and Fleiss 1979, and McGraw and Wong 1996 case 2A for
// single scores, both by Satterthwaite's approximation. Its upper end is at most 1; its lower end may be far
// below -1 with few people. The estimate is not in the middle, and where `freedom` or the confidence is well
// below a half it need not be inside.
//
// kOutOfRange for no such confidence. kDivisionByZero where the approximation has nothing to go by: no person
// differs from another by their two scores' total, or all get the same score twice.
Result<IccInterval> IccConfidenceInterval(const TwoWaySquares& squares, const Decimal& confidence);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_ICC_INTERVAL_H_
