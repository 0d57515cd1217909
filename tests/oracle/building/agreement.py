"""docs/building-a-table.md: agreement between two assessors. A pair is (first score, second score), both ints."""
from fractions import Fraction

from f_distribution import f_quantile


def exact_agreement(pairs):
    """The share of people with the same score twice."""
    return Fraction(sum(first == second for first, second in pairs), len(pairs))


def weighted_kappa(pairs, power):
    """Cohen's kappa with weights |i - j| ^ power over the range, 1 for linear and 2 for quadratic; None if all scores are
    equal or there are fewer than two people. Over categories, as the definition has it."""
    n = len(pairs)
    categories = sorted({score for pair in pairs for score in pair})
    if n < 2 or len(categories) < 2:
        return None
    span = categories[-1] - categories[0]

    def weight(i, j):
        return Fraction(abs(i - j) ** power, span ** power)

    firsts = [sum(first == i for first, _ in pairs) for i in categories]
    seconds = [sum(second == j for _, second in pairs) for j in categories]
    seen = sum(weight(i, j) for i, j in pairs) / n
    by_chance = sum(weight(i, j) * row * column for i, row in zip(categories, firsts)
                    for j, column in zip(categories, seconds)) / n ** 2
    return 1 - seen / by_chance


def mean_squares(pairs):
    """Between people, between the assessors, residual: Shrout and Fleiss (1979), with two assessors."""
    n = len(pairs)
    grand = Fraction(sum(map(sum, pairs)), 2 * n)
    assessors = [Fraction(sum(column), n) for column in zip(*pairs)]
    people = [Fraction(sum(pair), 2) for pair in pairs]
    between_people = sum(2 * (mean - grand) ** 2 for mean in people)
    between_assessors = sum(n * (mean - grand) ** 2 for mean in assessors)
    residual = sum((score - person - assessor + grand) ** 2
                   for pair, person in zip(pairs, people) for score, assessor in zip(pair, assessors))
    return between_people / (n - 1), between_assessors, residual / (n - 1)


def intraclass_correlation(pairs):
    """ICC(2,1); None where it is undefined."""
    n = len(pairs)
    if n < 2:
        return None
    people, assessors, residual = mean_squares(pairs)
    whole = people + residual + 2 * (assessors - residual) / n
    return (people - residual) / whole if whole else None


def icc_interval(pairs, confidence):
    """(lower, upper) of ICC(2,1) as floats; None where it is undefined. Shrout and Fleiss (1979), pages 424 and 425."""
    n = len(pairs)
    icc = intraclass_correlation(pairs)
    if icc is None:
        return None
    people, assessors, residual = mean_squares(pairs)
    # Their v, with numerator and denominator times the square of the residual mean square.
    numerator = (n - 1) * (2 * icc * assessors + (n * (1 + icc) - 2 * icc) * residual) ** 2
    denominator = (n - 1) * 4 * icc ** 2 * assessors ** 2 + (n * (1 + icc) - 2 * icc) ** 2 * residual ** 2
    if numerator == 0:
        return None
    v = numerator / denominator
    beyond = (1 - confidence) / 2

    above = f_quantile(n - 1, v, 1 - beyond)
    below = f_quantile(v, n - 1, 1 - beyond)
    lower = n * (people - above * residual) / (above * (2 * assessors + (n - 2) * residual) + n * people)
    upper = n * (below * people - residual) / (2 * assessors + (n - 2) * residual + n * below * people)
    return float(lower), float(upper)


def largest_differences(pairs, count):
    """The places of at most `count` people, the greatest difference first and equal ones in order; none without one."""
    places = sorted(range(len(pairs)), key=lambda i: -abs(pairs[i][0] - pairs[i][1]))
    return [i for i in places if pairs[i][0] != pairs[i][1]][:count]
