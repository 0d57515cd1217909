"""Curves through agreed scores: straight lines, and the monotone cubic of Fritsch and Butland (SIAM J. Sci. Stat. Comput. 5, 1984).

`agreed` is a list of (score, pence) in ascending order of score, at least two; everything is a Fraction. A score outside is a ValueError."""
from fractions import Fraction


def _neighbours(agreed, score):
    """The index of the agreed score at or below `score`, the last one excepted."""
    if not agreed[0][0] <= score <= agreed[-1][0]:
        raise ValueError(f"{score} is not between the agreed scores")
    return max(i for i in range(len(agreed) - 1) if agreed[i][0] <= score)


def straight_lines(agreed, score):
    """What the straight line between the two neighbours gives: each one's amount, by how near it is."""
    i = _neighbours(agreed, score)
    (x0, y0), (x1, y1) = agreed[i], agreed[i + 1]
    share = Fraction(score - x0, x1 - x0)
    return (1 - share) * y0 + share * y1


def _inner_slope(h1, s1, h2, s2):
    """Formula (2) of the paper: G = S1 S2 / (a S2 + (1 - a) S1) with a = (1 + h2 / (h1 + h2)) / 3."""
    if s1 * s2 <= 0:
        return Fraction(0)
    a = (1 + Fraction(h2, h1 + h2)) / 3
    return s1 * s2 / (a * s2 + (1 - a) * s1)


def _sign(value):
    return (value > 0) - (value < 0)


def _end_slope(h0, s0, h1, s1):
    """The slope at the end of the parabola through the three agreed scores at that end, limited as PchipInterpolator limits it."""
    slope = s0 + (s0 - s1) * Fraction(h0, h0 + h1)
    if _sign(slope) != _sign(s0):
        return Fraction(0)
    if _sign(s0) != _sign(s1) and abs(slope) > 3 * abs(s0):
        return 3 * s0
    return slope


def slopes(agreed):
    """Pence for each point at each agreed score."""
    h = [x1 - x0 for (x0, _), (x1, _) in zip(agreed, agreed[1:])]
    s = [Fraction(y1 - y0) / (x1 - x0) for (x0, y0), (x1, y1) in zip(agreed, agreed[1:])]
    if len(s) == 1:
        return [s[0], s[0]]
    inner = [_inner_slope(h[i], s[i], h[i + 1], s[i + 1]) for i in range(len(s) - 1)]
    return [_end_slope(h[0], s[0], h[1], s[1]), *inner, _end_slope(h[-1], s[-1], h[-2], s[-2])]


def monotone_cubic(agreed, score):
    """The cubic with the agreed amounts and the slopes at both neighbours, in Hermite's basis."""
    i = _neighbours(agreed, score)
    (x0, y0), (x1, y1) = agreed[i], agreed[i + 1]
    d = slopes(agreed)
    h = x1 - x0
    t = Fraction(score - x0, h)
    return ((1 + 2 * t) * (1 - t) ** 2 * y0 + t * (1 - t) ** 2 * h * d[i]
            + t ** 2 * (3 - 2 * t) * y1 + t ** 2 * (t - 1) * h * d[i + 1])


def fine_pence(pence):
    """How an amount is carried between steps: in billionths of a penny, an inexact one rounded to the odd neighbour."""
    billionths = Fraction(pence) * 10 ** 9
    below = billionths.numerator // billionths.denominator
    odd_one = below if below % 2 else below + 1
    return Fraction(below if billionths == below else odd_one, 10 ** 9)
