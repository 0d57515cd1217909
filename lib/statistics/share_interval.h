// How sure people make one of a share (docs/monitoring.md section 3).
#ifndef RAS_LIB_STATISTICS_SHARE_INTERVAL_H_
#define RAS_LIB_STATISTICS_SHARE_INTERVAL_H_

#include "ras/rational.h"
#include "ras/result.h"
#include "ras/share_chart.h"

namespace ras {

struct ShareInterval {
  double lower = 0;
  double upper = 1;
};

// The shares of which the people's own is no rarer than chance makes it, by the binomial distribution and so
// of any number of people: C. J. Clopper and E. S. Pearson's interval ("The use of confidence or fiducial
// limits illustrated in the case of the binomial", Biometrika 26, 1934), as R's binom.test. It leaves out
// `beyond` at either end, 0 < beyond < 1/2. kEmpty for nobody, kOutOfRange for a count that is none.
Result<ShareInterval> BinomialInterval(const ShareCount& share, double beyond);

// On which side of a proportion from 0 to 1 the whole of that interval is, asked of the distribution itself,
// so that nothing depends on how an end is rounded: kAbove where as many or more have a probability below
// `beyond` at that proportion, kBelow where as many or fewer have, else kWithin. Faults likewise.
Result<ShareSide> SideByChance(const ShareCount& share, const Rational& proportion, double beyond);

// Whether a probability is below another one: one that is the same but for how doubles round is not, on any
// machine.
bool IsRarer(double probability, double than);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_SHARE_INTERVAL_H_
