// The distributions that intervals and tests need: the one place where Boost.Math comes in. What it cannot
// compute is not a number, which the callers ask about; nothing is thrown. In double precision throughout, so
// that platforms differ in the last digits at most.
#ifndef RAS_LIB_STATISTICS_DISTRIBUTIONS_H_
#define RAS_LIB_STATISTICS_DISTRIBUTIONS_H_

namespace ras {

// The value above which a standard normal value lies with the probability `share`, 0 < share < 1.
double NormalUpperQuantile(double share);

// The values below and above which a value of the F distribution lies with the probability `share`,
// 0 < share < 1. Degrees of freedom of the numerator and of the denominator, positive and not necessarily
// whole.
double FLowerQuantile(double numerator_freedom, double denominator_freedom, double share);
double FUpperQuantile(double numerator_freedom, double denominator_freedom, double share);

// The probability that a value of the chi-square distribution is `value` or above. value >= 0, freedom > 0.
double ChiSquareTail(double value, double freedom);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_DISTRIBUTIONS_H_
