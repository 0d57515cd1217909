#include "lib/statistics/normal.h"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>

namespace ras {
namespace {

// Errors come back as values: nothing here throws.
using Quiet = boost::math::policies::policy<
    boost::math::policies::domain_error<boost::math::policies::ignore_error>,
    boost::math::policies::pole_error<boost::math::policies::ignore_error>,
    boost::math::policies::overflow_error<boost::math::policies::ignore_error>,
    boost::math::policies::evaluation_error<boost::math::policies::ignore_error>>;

}  // namespace

Result<Decimal> NormalQuantile(const Decimal& confidence) {
  const Result<int64_t> parts = confidence.AtPlaces(kMaxPlaces);
  const int64_t whole = kPowersOfTen[kMaxPlaces];
  if (!parts.ok() || parts.value() <= 0 || parts.value() >= whole) return Fault::kOutOfRange;
  // What lies beyond on one side, exactly, before anything is a floating-point number.
  const double beyond = static_cast<double>(whole - parts.value()) / (2.0 * static_cast<double>(whole));
  const boost::math::normal_distribution<double, Quiet> normal;
  const double quantile = boost::math::quantile(boost::math::complement(normal, beyond));
  return Decimal::Make(std::llround(quantile * static_cast<double>(whole)), kMaxPlaces);
}

}  // namespace ras
