#include "lib/statistics/distributions.h"

// Also for what Boost.Math calls inside with policies of its own.
#define BOOST_MATH_DOMAIN_ERROR_POLICY ignore_error
#define BOOST_MATH_POLE_ERROR_POLICY ignore_error
#define BOOST_MATH_OVERFLOW_ERROR_POLICY ignore_error
#define BOOST_MATH_EVALUATION_ERROR_POLICY ignore_error
#define BOOST_MATH_ROUNDING_ERROR_POLICY ignore_error
#define BOOST_MATH_PROMOTE_DOUBLE_POLICY false

#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <boost/math/special_functions/beta.hpp>

namespace ras {
namespace {

// The ratio of two mean squares below which it lies with the probability `share`. Of the two sums of squares
// one is a part of the whole that follows the beta distribution. The rest is asked for too, so that neither
// is lost where the other is nearly everything.
double RatioBelow(double freedom, double other_freedom, double share) {
  double rest = 0;
  const double part = boost::math::ibeta_inv(freedom / 2, other_freedom / 2, share, &rest);
  return (part / freedom) / (rest / other_freedom);
}

}  // namespace

double NormalUpperQuantile(double share) {
  return boost::math::quantile(boost::math::complement(boost::math::normal(), share));
}

double NormalBelow(double value) { return boost::math::cdf(boost::math::normal(), value); }

double StudentUpperQuantile(double freedom, double share) {
  return boost::math::quantile(boost::math::complement(boost::math::students_t(freedom), share));
}

double StudentTail(double value, double freedom) {
  return boost::math::cdf(boost::math::complement(boost::math::students_t(freedom), value));
}

double BinomialAtMost(double some, double all, double share) {
  return some >= all ? 1 : boost::math::ibetac(some + 1, all - some, share);
}

double BinomialAtLeast(double some, double all, double share) {
  return some <= 0 ? 1 : boost::math::ibeta(some, all - some + 1, share);
}

double ShareOfAtLeast(double some, double all, double probability) {
  return some <= 0 ? 0 : boost::math::ibeta_inv(some, all - some + 1, probability);
}

double ShareOfAtMost(double some, double all, double probability) {
  return some >= all ? 1 : boost::math::ibetac_inv(some + 1, all - some, probability);
}

double FLowerQuantile(double numerator_freedom, double denominator_freedom, double share) {
  return RatioBelow(numerator_freedom, denominator_freedom, share);
}

double FUpperQuantile(double numerator_freedom, double denominator_freedom, double share) {
  return 1 / RatioBelow(denominator_freedom, numerator_freedom, share);
}

double ChiSquareTail(double value, double freedom) {
  return boost::math::cdf(boost::math::complement(boost::math::chi_squared(freedom), value));
}

}  // namespace ras
