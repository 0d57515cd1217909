"""docs/building-a-table.md section 2: a fraction that no longer fits 256 bits is carried in billionths of a penny, rounded to odd.

The oracle carries nothing: its rows are exact. It keeps beside each row whether it may have been carried, which a rounding to whole pence cannot
notice, and how far the row may be from the exact one after a mean or a factor, which can. Where nothing need be carried there is no leeway."""
import math
from fractions import Fraction as F

from agreed_scores import fine_pence

BILLIONTH = F(1, 10 ** 9)
BITS = 256
BITS_OF_A_TOTAL = 128  # Section 3, the budget.


def fits(x, bits=BITS):
    return max(abs(x.numerator), x.denominator) < 2 ** (bits - 1)


def sum_fits(terms, bits=BITS):
    """Whether every sum on the way fits over the common denominator of all."""
    common = math.lcm(*(F(x).denominator for x in terms))
    return max(common, common * sum(abs(F(x)) for x in terms)) < 2 ** (bits - 1)


class Between:
    """A figure that billionths of a penny may decide."""

    def __init__(self, low, high):
        self.low, self.high = low, high

    def __repr__(self):
        return f"[{self.low}, {self.high}]"

    def __add__(self, other):
        return between(lowest(self) + lowest(other), highest(self) + highest(other))

    __radd__ = __add__


def lowest(x):
    return x.low if isinstance(x, Between) else x


def highest(x):
    return x.high if isinstance(x, Between) else x


def between(low, high):
    return low if low == high else Between(low, high)


def same(found, expected):
    """Whether figures are those expected, all the way down."""
    if isinstance(expected, Between):
        kind = F if isinstance(expected.low, str) else type(expected.low)
        return kind(expected.low) <= kind(found) <= kind(expected.high)
    if isinstance(expected, dict):
        return isinstance(found, dict) and set(found) == set(expected) and all(same(found[name], expected[name]) for name in expected)
    if isinstance(expected, (list, tuple)):
        return isinstance(found, (list, tuple)) and len(found) == len(expected) and all(map(same, found, expected))
    return found == expected


class Leeway:
    """How far the rows of a table may be from the exact ones, row by row."""

    def __init__(self, amounts):
        self.amounts = list(amounts)
        self.by = [F(0)] * len(self.amounts)
        self.odd = [False] * len(self.amounts)
        if not all(map(fits, self.amounts)):
            self.carry()

    def carry(self):
        """All rows are carried from here on."""
        self.odd = [odd or fine_pence(amount) != amount for odd, amount in zip(self.odd, self.amounts)]

    def settle(self):
        """A mean or a factor follows, and notices what was carried."""
        self.by = [by + BILLIONTH if odd else by for by, odd in zip(self.by, self.odd)]
        self.odd = [False] * len(self.odd)

    def become(self, amounts):
        self.amounts = list(amounts)

    def take_means(self, weights, amounts):
        """`weights` is what rows count for; those that share an amount afterwards share the leeway too."""
        groups, at = [], 0
        for i in range(1, len(amounts) + 1):
            if i == len(amounts) or amounts[i] != amounts[at]:
                groups.append(range(at, i))
                at = i
        groups = [group for group in groups if any(self.amounts[i] != amounts[i] for i in group)]
        if not all(sum_fits([max(weights[i], 1) * self.amounts[i] for i in group]) and fits(amounts[group[0]]) for group in groups) or \
                not all(fits(weight * amount) for weight, amount in zip(weights, self.amounts)):
            self.carry()
        for group in groups:
            most = max(self.by[i] + (BILLIONTH if self.odd[i] else 0) for i in group)
            for i in group:
                self.by[i], self.odd[i] = most, False
        self.become(amounts)

    def take_extremes(self, amounts):
        """Each row becomes one of the others."""
        most, odd = max(self.by), any(self.odd)
        for i, (before, after) in enumerate(zip(self.amounts, amounts)):
            if before != after:
                self.by[i], self.odd[i] = most, odd
        self.become(amounts)

    def leave_out(self, count):
        """The first rows have no allocation."""
        for i in range(count):
            self.by[i], self.odd[i], self.amounts[i] = F(0), False, F(0)

    def times(self, low, factor, high):
        """Each row times a factor between `low` and `high`; exactly it would be `factor`."""
        self.settle()
        own = []
        for amount, by in zip(self.amounts, self.by):
            exact = amount * factor
            far = max((amount + by) * high - exact, exact - max(amount - by, 0) * low)
            own.append(far + (0 if fits(exact) else BILLIONTH * high))
        self.by = own
        self.become([amount * factor for amount in self.amounts])

    def total_is_wide(self, people, unit):
        """Whether the sum of the rows, each as often as it has people, counted in units, has more than 128 bits."""
        return not sum_fits([n / unit * amount for n, amount in zip(people, self.amounts)], BITS_OF_A_TOTAL)

    def of_total(self, people, unit):
        """Of that sum."""
        own = sum((n * (by + (BILLIONTH if odd else 0)) for n, by, odd in zip(people, self.by, self.odd)), F(0))
        return own + (sum(people, F(0)) * BILLIONTH if self.total_is_wide(people, unit) else 0)
