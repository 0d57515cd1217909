#include "lib/statistics/share_interval.h"

#include <algorithm>
#include <cmath>

namespace ras {
namespace {

Fault FaultOf(const ShareCount& share) {
  if (share.some < 0 || share.all < share.some || share.all > kMaxCases) return Fault::kOutOfRange;
  return share.all == 0 ? Fault::kEmpty : Fault::kNone;
}

}  // namespace

Result<ShareInterval> WilsonInterval(const ShareCount& share, const Decimal& deviations) {
  if (const Fault fault = FaultOf(share); fault != Fault::kNone) return fault;
  const auto some = static_cast<double>(share.some);
  const auto all = static_cast<double>(share.all);
  const double z =
      static_cast<double>(deviations.coefficient) / static_cast<double>(kPowersOfTen[deviations.places]);
  const double square = z * z;
  const double centre = some + square / 2;
  const double reach = z * std::sqrt(some * (all - some) / all + square / 4);
  // An end that is 0 or 1 is so exactly.
  return ShareInterval{share.some == 0 ? 0 : std::max(0.0, (centre - reach) / (all + square)),
                       share.some == share.all ? 1 : std::min(1.0, (centre + reach) / (all + square))};
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
