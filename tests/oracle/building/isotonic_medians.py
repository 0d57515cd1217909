"""docs/building-a-table.md: isotonic regression of cost on score by least absolute deviations.

Of all optima, the middle of the least and the greatest. The least is the min-max formula with lower medians, the
greatest that with upper ones (Jordan, Muehlemann and Ziegel 2022). Cases and rows as in isotonic_means.py."""
from bisect import insort
from fractions import Fraction

from isotonic_means import costs_by_score
from min_max import min_max


def isotonic_medians(cases):
    """One row a score that someone has."""
    groups = costs_by_score(cases)
    least, greatest = extreme_optima([costs for _, costs in groups])
    return [(score, len(costs), Fraction(low + high, 2)) for (score, costs), low, high in zip(groups, least, greatest)]


def extreme_optima(costs):
    """The optimum that is least at every score, and the one that is greatest."""
    def medians(upper):
        def medians_from(j):
            pool = []
            for some in costs[j:]:
                for cost in some:
                    insort(pool, cost)
                yield pool[len(pool) // 2 if upper else (len(pool) - 1) // 2]
        return medians_from
    return min_max(len(costs), medians(False)), min_max(len(costs), medians(True))
