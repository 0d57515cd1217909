"""docs/building-a-table.md: isotonic regression of cost on score by least squares.

A case is (score, pence). A row is (score, people, pence), pence an int or a Fraction; rows ascend by score."""
from fractions import Fraction

from min_max import min_max


def costs_by_score(cases):
    """[(score, costs of the people who have it)], ascending."""
    costs = {}
    for score, pence in cases:
        costs.setdefault(score, []).append(pence)
    return sorted(costs.items())


def isotonic_means(cases):
    """One row a score that someone has."""
    return isotonic_means_of_rows(
        [(score, len(costs), Fraction(sum(costs), len(costs))) for score, costs in costs_by_score(cases)])


def isotonic_means_of_rows(rows):
    """The rows with amounts that never fall. A mean is by people; of rows without any, each counts once."""
    def means_from(j):
        people = by_people = by_rows = Fraction(0)
        for count, (_, cases, pence) in enumerate(rows[j:], 1):
            people += cases
            by_people += cases * pence
            by_rows += pence
            yield by_people / people if people else by_rows / count
    amounts = min_max(len(rows), means_from)
    return [(score, people, amount) for (score, people, _), amount in zip(rows, amounts)]
