// The distributions that intervals and tests need: the one place where Boost.Math comes in. What it cannot
// compute is not a number, which the callers ask about; nothing is thrown. In double precision throughout, so
// that platforms differ in the last digits at most.
#ifndef RAS_LIB_STATISTICS_DISTRIBUTIONS_H_
#define RAS_LIB_STATISTICS_DISTRIBUTIONS_H_

namespace ras {

// The value above which a standard normal value lies with the probability `share`, 0 < share < 1.
double NormalUpperQuantile(double share);

// The probability that a standard normal value is `value` or below.
double NormalBelow(double value);

// The value above which a value of Student's t distribution lies with the probability `share`, 0 < share < 1,
// and the probability that one is `value` or above. freedom > 0.
double StudentUpperQuantile(double freedom, double share);
double StudentTail(double value, double freedom);

// The probability that of `count` throws of a fair coin `heads` or fewer are heads. 0 <= heads <= count.
double FairCoinBelow(double heads, double count);

// The values below and above which a value of the F distribution lies with the probability `share`,
// 0 < share < 1. Degrees of freedom of the numerator and of the denominator, positive and not necessarily
// whole.
double FLowerQuantile(double numerator_freedom, double denominator_freedom, double share);
double FUpperQuantile(double numerator_freedom, double denominator_freedom, double share);

// The probability that a value of the chi-square distribution is `value` or above. value >= 0, freedom > 0.
double ChiSquareTail(double value, double freedom);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_DISTRIBUTIONS_H_
