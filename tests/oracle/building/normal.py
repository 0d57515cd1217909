"""docs/sampling.md: the two-sided quantile of the normal distribution, to nine decimals."""
from decimal import Decimal, localcontext
from fractions import Fraction

UNITS = 10 ** 9


def decimal(value):
    return Decimal(value.numerator) / Decimal(value.denominator)


def pi():
    """By Machin's formula."""
    def inverse_tangent(n):
        return sum(Fraction((-1) ** k, (2 * k + 1) * n ** (2 * k + 1)) for k in range(60))
    return decimal(16 * inverse_tangent(5) - 4 * inverse_tangent(239))


def probability_within(z):
    """How likely a standard normal value lies within z of 0: twice its density at z, times
    z + z^3 / 3 + z^5 / (3 * 5) + z^7 / (3 * 5 * 7) + ..."""
    square, term, total, odd = z * z, z, z, 1
    while term > Decimal(10) ** -55:
        odd += 2
        term = term * square / odd
        total += term
    return 2 * (-square / 2).exp() / (2 * pi()).sqrt() * total


def normal_quantile(confidence):
    """The z within which a standard normal value lies with the probability `confidence`, a Fraction between 0 and 1: a
    Fraction, the nearest of nine decimals. By halving, to sixty digits; there are no ties."""
    with localcontext() as context:
        context.prec = 60
        low, high = 0, 16 * UNITS
        while low < high:
            middle = (low + high) // 2
            if probability_within(Decimal(2 * middle + 1) / (2 * UNITS)) < decimal(confidence):
                low = middle + 1
            else:
                high = middle
    return Fraction(low, UNITS)
