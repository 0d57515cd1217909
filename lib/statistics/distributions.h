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

// The probability that `some` or fewer of `all` are of a kind that each is of with the probability `share`,
// and that `some` or more are (the binomial distribution). 0 <= some <= all, 0 <= share <= 1.
double BinomialAtMost(double some, double all, double share);
double BinomialAtLeast(double some, double all, double share);

// The shares with which `some` or more, and `some` or fewer, of `all` have just the probability given,
// 0 < probability < 1: the other way round of the two above.
double ShareOfAtLeast(double some, double all, double probability);
double ShareOfAtMost(double some, double all, double probability);

// The values below and above which a value of the F distribution lies with the probability `share`,
// 0 < share < 1. Degrees of freedom of the numerator and of the denominator, positive and not necessarily
// whole.
double FLowerQuantile(double numerator_freedom, double denominator_freedom, double share);
double FUpperQuantile(double numerator_freedom, double denominator_freedom, double share);

// The probability that a value of the chi-square distribution is `value` or above. value >= 0, freedom > 0.
double ChiSquareTail(double value, double freedom);

}  // namespace ras

#endif  // RAS_LIB_STATISTICS_DISTRIBUTIONS_H_
