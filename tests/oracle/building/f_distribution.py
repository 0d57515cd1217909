"""Quantiles of the F distribution, by halving its distribution function: double precision, good for about eleven digits
while the degrees of freedom are thousands at most."""
import math
from fractions import Fraction


def continued_fraction(a, b, x, terms):
    """Abramowitz and Stegun 26.5.8, cut off after so many terms."""
    value = 1.0
    for k in range(terms, 0, -1):
        m = k // 2
        if k % 2:
            part = -(a + m) * (a + b + m) / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            part = m * (b - m) / ((a + 2 * m - 1) * (a + 2 * m))
        value = 1 + part * x / value
    return 1 / value


def incomplete_beta(a, b, x, y):
    """The regularised incomplete beta function at x = 1 - y."""
    if x > (a + 1) / (a + b + 2):
        return 1 - incomplete_beta(b, a, y, x)
    terms = 20
    while abs(continued_fraction(a, b, x, terms) / continued_fraction(a, b, x, 2 * terms) - 1) > 1e-15:
        terms *= 2
    log_front = a * math.log(x) + b * math.log(y) + math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b)
    return math.exp(log_front) * continued_fraction(a, b, x, 2 * terms) / a


def f_quantile(numerator_freedom, denominator_freedom, share):
    """The value below which a value of F lies with the probability `share`, a Fraction."""
    a, b = float(numerator_freedom) / 2, float(denominator_freedom) / 2
    low, high = -700.0, 700.0  # The logarithm of x / y.
    while True:
        middle = (low + high) / 2
        if middle in (low, high):
            return Fraction(math.exp(middle)) * Fraction(b) / Fraction(a)
        x, y = 1 / (1 + math.exp(-middle)), 1 / (1 + math.exp(middle))
        if incomplete_beta(a, b, x, y) < share:
            low = middle
        else:
            high = middle
