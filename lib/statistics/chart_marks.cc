#include "lib/statistics/chart_marks.h"

#include "lib/statistics/distributions.h"
#include "lib/statistics/share_interval.h"
#include "ras/int256.h"
#include "ras/rational.h"

namespace ras {
namespace {

// The greatest of 0 to `most` of which something is true that is true of no number above one of which it is
// not; nothing, if it is of none.
template <class IsTrue>
std::optional<int64_t> GreatestOf(int64_t most, const IsTrue& is_true) {
  if (!is_true(0)) return std::nullopt;
  int64_t greatest = 0;
  while (greatest < most) {
    const int64_t middle = most - (most - greatest) / 2;
    if (is_true(middle)) {
      greatest = middle;
    } else {
      most = middle - 1;
    }
  }
  return greatest;
}

double ShareOf(const ShareCount& count) {
  return static_cast<double>(count.some) / static_cast<double>(count.all);
}

// How many of so many people the centre comes to, in parts of one of all its people.
Int128 Expected(int64_t people, const ShareCount& centre) { return Int128{people} * centre.some; }

ShareSide SideOfCentre(const ShareCount& point, const ShareCount& centre) {
  const Int128 here = Int128{point.some} * centre.all;
  const Int128 expected = Expected(point.all, centre);
  if (here == expected) return ShareSide::kWithin;
  return here < expected ? ShareSide::kBelow : ShareSide::kAbove;
}

// How likely any share of so many people is to be on that side of the centre, and not on it.
double ChanceOfSide(ShareSide side, int64_t people, const ShareCount& centre) {
  const auto all = static_cast<double>(people);
  const Int128 expected = Expected(people, centre);
  if (side == ShareSide::kBelow) {
    const Int128 most = (expected - 1) / centre.all;
    return BinomialAtMost(static_cast<double>(most), all, ShareOf(centre));
  }
  const Int128 least = expected / centre.all + 1;
  return BinomialAtLeast(static_cast<double>(least), all, ShareOf(centre));
}

// Points one after another on one side.
class Run {
 public:
  Run(const ShareCount& centre, std::vector<ChartMark>* marks) : centre_(centre), marks_(*marks) {}

  // The next point that has people.
  void Add(std::size_t index, const ShareCount& point) {
    const ShareSide side = SideOfCentre(point, centre_);
    if (side != side_) End();
    side_ = side;
    if (side == ShareSide::kWithin) return;
    points_.push_back(index);
    chance_ *= ChanceOfSide(side, point.all, centre_);
  }

  // Marks the points if chance does not explain them.
  void End() {
    if (points_.size() >= kChartRun && !IsRarer(kChartRunChance, chance_)) {
      for (const std::size_t index : points_) marks_[index].in_run = side_;
    }
    points_.clear();
    chance_ = 1;
    side_ = ShareSide::kWithin;
  }

 private:
  const ShareCount& centre_;
  std::vector<ChartMark>& marks_;
  std::vector<std::size_t> points_;
  double chance_ = 1;
  ShareSide side_ = ShareSide::kWithin;
};

}  // namespace

Result<ChartLimits> LimitsOfChart(const ShareCount& centre, int64_t people) {
  if (centre.some < 0 || centre.all < centre.some || centre.all > kMaxCases || people < 0 ||
      people > kMaxCases) {
    return Fault::kOutOfRange;
  }
  if (centre.all == 0 || people == 0) return Fault::kEmpty;
  if (centre.some == 0 || centre.some == centre.all) return ChartLimits{};
  const double share = ShareOf(centre);
  const auto all = static_cast<double>(people);
  ChartLimits limits;
  limits.below = GreatestOf(people, [&](int64_t some) {
    return IsRarer(BinomialAtMost(static_cast<double>(some), all, share), kChartBeyond);
  });
  const std::optional<int64_t> others = GreatestOf(people, [&](int64_t rest) {
    return IsRarer(BinomialAtLeast(static_cast<double>(people - rest), all, share), kChartBeyond);
  });
  if (others) limits.above = people - *others;
  return limits;
}

Result<std::vector<ChartMark>> MarkChart(std::span<const ShareCount> points) {
  ShareCount centre;
  for (const ShareCount& point : points) {
    if (point.some < 0 || point.all < point.some || point.all > kMaxCases - centre.all) {
      return Fault::kOutOfRange;
    }
    centre.some += point.some;
    centre.all += point.all;
  }
  if (centre.all == 0) return Fault::kEmpty;
  const Rational share = Rational::Make(Int256(centre.some), Int256(centre.all)).value();
  std::vector<ChartMark> marks(points.size());
  Run run(centre, &marks);
  for (std::size_t i = 0; i < points.size(); ++i) {
    if (points[i].all == 0) continue;
    marks[i].beyond = SideByChance(points[i], share, kChartBeyond).value();
    run.Add(i, points[i]);
  }
  run.End();
  return marks;
}

}  // namespace ras
