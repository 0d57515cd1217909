#include "lib/statistics/share_interval.h"

#include "lib/statistics/distributions.h"
#include "ras/to_double.h"

namespace ras {
namespace {

// Within so much of itself a probability is the one asked for.
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
  if (IsRarer(BinomialAtLeast(some, all, at), beyond)) return ShareSide::kAbove;
  return IsRarer(BinomialAtMost(some, all, at), beyond) ? ShareSide::kBelow : ShareSide::kWithin;
}

bool IsRarer(double probability, double than) { return probability < than * (1 - kRounding); }

}  // namespace ras
