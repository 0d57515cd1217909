"""docs/building-a-table.md section 2: the methods for people who count for as many people as they stand for.

A person is (score, pence, weight), the weight an int or a Fraction above zero. Rows are (score, weight, pence), ascending by score."""
from fractions import Fraction as F

from isotonic_means import isotonic_means_of_rows
from min_max import min_max


def by_score(people):
    """[(score, [(pence, weight)])], ascending."""
    found = {}
    for score, pence, weight in people:
        found.setdefault(score, []).append((pence, weight))
    return sorted(found.items())


def quantiles(values):
    """[(from, to, value)] of (value, weight): where each lies if all are laid out in ascending order."""
    laid, at = [], F(0)
    for value, weight in sorted(values):
        laid.append((at, at + weight, value))
        at += weight
    return laid


def align_ranks(people):
    """The mean of the costs that lie beside a score, as an integral over the overlaps."""
    costs, at, rows = quantiles([(pence, weight) for _, pence, weight in people]), F(0), []
    for score, own in by_score(people):
        weight = sum((F(w) for _, w in own), F(0))
        beside = sum((value * max(F(0), min(end, at + weight) - max(start, at)) for start, end, value in costs), F(0))
        rows.append((score, weight, beside / weight))
        at += weight
    return rows


def isotonic_means(people):
    return isotonic_means_of_rows([(score, sum(F(w) for _, w in own), F(sum(p * w for p, w in own)) / sum(F(w) for _, w in own))
                                   for score, own in by_score(people)])


def median(values, upper):
    """The least value at or below which at least half of the weight is; or the greatest at or above which it is."""
    whole, sums = sum(weight for _, weight in values), F(0)
    for value, weight in sorted(values, reverse=upper):
        sums += weight
        if 2 * sums >= whole:
            return value
    raise ValueError("no values")


def isotonic_medians(people):
    groups = by_score(people)

    def from_(upper):
        return lambda j: (median([one for _, own in groups[j:k + 1] for one in own], upper) for k in range(j, len(groups)))

    least, greatest = (min_max(len(groups), from_(upper)) for upper in (False, True))
    return [(score, sum(F(w) for _, w in own), F(low + high, 2)) for (score, own), low, high in zip(groups, least, greatest)]


def least_squares(people, degree):
    """The coefficients by the weighted normal equations, solved by elimination."""
    size = degree + 1
    rows = [[sum((w * F(s) ** (i + j) for s, _, w in people), F(0)) for j in range(size)] + [sum((w * p * F(s) ** i for s, p, w in people), F(0))]
            for i in range(size)]
    for i in range(size):
        pivot = next(k for k in range(i, size) if rows[k][i])
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [value / rows[i][i] for value in rows[i]]
        for k in range(size):
            if k != i and rows[k][i]:
                rows[k] = [a - rows[k][i] * b for a, b in zip(rows[k], rows[i])]
    return [row[-1] for row in rows]
