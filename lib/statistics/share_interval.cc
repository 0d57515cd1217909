#include "lib/statistics/share_interval.h"

#include <algorithm>
#include <cmath>

#include "lib/statistics/distributions.h"
#include "ras/to_double.h"

namespace ras {
namespace {

// A probability that is the same as the one asked for but for how doubles round is not below it, on any
// machine.
constexpr double kRounding = 1e-9;

Fault FaultOf(const ShareCount& share) {
  if (share.some < 0 || share.all < share.some || share.all > kMaxCases) return Fault::kOutOfRange;
  return share.all == 0 ? Fault::kEmpty : Fault::kNone;
}

}  // namespace

Result<ShareInterval> BinomialInterval(const ShareCount& share, double beyond) {
  if (const Fault fault = FaultOf(share); fault != Fault::kNone) return fault;
  const auto some = static_cast<double>(share.some);
  const auto all = static_cast<double>(share.all);
  return ShareInterval{ShareOfAtLeast(some, all, beyond), ShareOfAtMost(some, all, beyond)};
}

Result<ShareSide> SideByChance(const ShareCount& share, const Rational& proportion, double beyond) {
  if (const Fault fault = FaultOf(share); fault != Fault::kNone) return fault;
  if (proportion < 0 || proportion > 1) return Fault::kOutOfRange;
  const auto some = static_cast<double>(share.some);
  const auto all = static_cast<double>(share.all);
  const double at = ToDouble(proportion);
  const double rare = beyond * (1 - kRounding);
  if (BinomialAtLeast(some, all, at) < rare) return ShareSide::kAbove;
  return BinomialAtMost(some, all, at) < rare ? ShareSide::kBelow : ShareSide::kWithin;
}

Result<ShareInterval> ChartLimits(const ShareCount& centre, int64_t people) {
  if (const Fault fault = FaultOf(centre); fault != Fault::kNone) return fault;
  if (people <= 0) return Fault::kEmpty;
  const double share = static_cast<double>(centre.some) / static_cast<double>(centre.all);
  const double rest = static_cast<double>(centre.all - centre.some) / static_cast<double>(centre.all);
  const double reach =
      static_cast<double>(kChartDeviations) * std::sqrt(share * rest / static_cast<double>(people));
  return ShareInterval{std::max(0.0, share - reach), std::min(1.0, share + reach)};
}

}  // namespace ras
