"""Percentiles of a sample and the way back, in exact fractions.

Hyndman and Fan, "Sample quantiles in statistical packages", The American Statistician 50 (1996), define nine. Each looks at
n p + m = j + g, j whole and 0 <= g < 1, and takes (1 - w) x[j] + w x[j + 1]; places before the first observation are the first, after the
last the last. A spreadsheet's PERCENTILE.INC is the seventh; its PERCENTILE.EXC is the sixth, without an answer outside the sample.
"""
import math
from fractions import Fraction as F

TYPES = tuple(f"type{number}" for number in range(1, 10))
RULES = TYPES + ("inclusive", "exclusive")
STEPS = TYPES[:3]

_M = {
    "type1": lambda p: F(0),
    "type2": lambda p: F(0),
    "type3": lambda p: F(-1, 2),
    "type4": lambda p: F(0),
    "type5": lambda p: F(1, 2),
    "type6": lambda p: p,
    "type7": lambda p: 1 - p,
    "type8": lambda p: (p + 1) / 3,
    "type9": lambda p: p / 4 + F(3, 8),
}

# The p of the k-th of n observations: where a line has its corner (types 4 to 9), and the middle of a step (1 to 3).
_SHARE = {
    "type1": lambda n, k: (k - F(1, 2)) / n,
    "type2": lambda n, k: (k - F(1, 2)) / n,
    "type3": lambda n, k: F(k, n),
    "type4": lambda n, k: F(k, n),
    "type5": lambda n, k: (k - F(1, 2)) / n,
    "type6": lambda n, k: F(k, n + 1),
    "type7": lambda n, k: F(k - 1, n - 1) if n > 1 else F(1, 2),
    "type8": lambda n, k: (k - F(1, 3)) / (n + F(1, 3)),
    "type9": lambda n, k: (k - F(3, 8)) / (n + F(1, 4)),
}


def _type_of(rule):
    return {"inclusive": "type7", "exclusive": "type6"}.get(rule, rule)


def _weight(rule, j, g):
    if rule == "type1":
        return F(1) if g > 0 else F(0)
    if rule == "type2":
        return F(1) if g > 0 else F(1, 2)
    if rule == "type3":
        return F(0) if g == 0 and j % 2 == 0 else F(1)
    return g


def percentile(values, p, rule):
    """The percentile p (a Fraction from 0 to 1) of ascending integers; None where PERCENTILE.EXC has no answer."""
    n = len(values)
    if rule == "exclusive" and not F(1, n + 1) <= p <= F(n, n + 1):
        return None
    rule = _type_of(rule)
    place = n * p + _M[rule](p)
    j = math.floor(place)
    w = _weight(rule, j, place - j)

    def x(k):
        return values[min(max(k, 1), n) - 1]

    return (1 - w) * x(j) + w * x(j + 1)


def percentile_rank(values, value, rule):
    """The share of which `value` is the percentile among ascending integers.

    The middle of the places of an observation; between two, the straight line, or by types 1 to 3 the share at or below; outside, the
    first or the last place.
    """
    rule = _type_of(rule)
    n = len(values)
    share = _SHARE[rule]
    places = [k for k, x in enumerate(values, 1) if x == value]
    if places:
        return (share(n, places[0]) + share(n, places[-1])) / 2
    if value < values[0]:
        return share(n, 1)
    if value > values[-1]:
        return share(n, n)
    k = sum(x < value for x in values)
    if rule in STEPS:
        return F(k, n)
    lower, upper = values[k - 1], values[k]
    return share(n, k) + F(value - lower, upper - lower) * (share(n, k + 1) - share(n, k))
