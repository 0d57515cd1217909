"""Isotonic regression by least absolute deviations. No package has it, so two things stand in: a linear programme for
the least sum of deviations, and for small samples every non-decreasing choice among the costs that occur."""
import unittest
from fractions import Fraction as F
from itertools import combinations_with_replacement

from isotonic_means import costs_by_score
from isotonic_medians import extreme_optima, isotonic_medians
from isotonic_samples import DEGENERATE, random_cases
from samples import GREATEST
from scipy.optimize import linprog

SAMPLES = list(DEGENERATE.values()) + list(random_cases(150, 40, seed=4))


def deviations(costs, amounts):
    return sum(abs(cost - amount) for some, amount in zip(costs, amounts) for cost in some)


def costs_of(cases):
    return [costs for _, costs in costs_by_score(cases)]


def least_deviations(cases):
    """By linear programme: one amount a score that never falls, and for each person a deviation that is at least the
    difference on either side. Costs are taken in units of the greatest, which solvers like better."""
    costs = costs_of(cases)
    unit = max(1, *(cost for some in costs for cost in some))
    people = [(score, cost / unit) for score, some in enumerate(costs) for cost in some]
    columns = len(costs) + len(people)
    rows, limits = [], []

    def at_most(limit, *terms):
        row = [0] * columns
        for column, factor in terms:
            row[column] = factor
        rows.append(row)
        limits.append(limit)
    for score in range(1, len(costs)):
        at_most(0, (score - 1, 1), (score, -1))
    for deviation, (score, cost) in enumerate(people, len(costs)):
        at_most(cost, (score, 1), (deviation, -1))
        at_most(-cost, (score, -1), (deviation, -1))
    solved = linprog([0] * len(costs) + [1] * len(people), A_ub=rows, b_ub=limits, bounds=(0, None), method="highs")
    assert solved.success, solved.message
    return solved.fun, unit


class IsotonicMedians(unittest.TestCase):
    def test_by_hand(self):
        self.assertEqual(isotonic_medians([(4, 9), (4, 1), (4, 2), (4, 5)]), [(4, 4, F(7, 2))])
        self.assertEqual(isotonic_medians([(1, 9), (2, 1), (2, 2), (2, 3)]), [(1, 1, F(5, 2)), (2, 3, F(5, 2))])
        self.assertEqual(isotonic_medians([(1, 0), (1, 100), (2, 20), (2, 40)]), [(1, 2, 20), (2, 2, 30)])

    def test_deviations_are_the_least_a_linear_programme_finds(self):
        for cases in SAMPLES:
            ours = deviations(costs_of(cases), [pence for _, _, pence in isotonic_medians(cases)])
            theirs, unit = least_deviations(cases)
            self.assertAlmostEqual(float(F(ours) / unit), theirs, delta=1e-9 * max(1, len(cases)))

    def test_is_the_middle_of_all_optima(self):
        small = [cases for cases in DEGENERATE.values() if len(cases) <= 6] + list(random_cases(300, 6, seed=5))
        for cases in small:
            costs = costs_of(cases)
            choices = list(combinations_with_replacement(sorted({c for some in costs for c in some}), len(costs)))
            fewest = min(deviations(costs, choice) for choice in choices)
            optima = [choice for choice in choices if deviations(costs, choice) == fewest]
            least, greatest = extreme_optima(costs)
            self.assertEqual(least, [min(column) for column in zip(*optima)])
            self.assertEqual(greatest, [max(column) for column in zip(*optima)])
            middle = [pence for _, _, pence in isotonic_medians(cases)]
            self.assertEqual(deviations(costs, middle), fewest)

    def test_never_falls_takes_no_side_and_any_order(self):
        for cases in SAMPLES:
            rows = isotonic_medians(cases)
            middle = [pence for _, _, pence in rows]
            self.assertEqual(middle, sorted(middle))
            turned = isotonic_medians([(-score, GREATEST - pence) for score, pence in cases])
            self.assertEqual([GREATEST - pence for _, _, pence in turned[::-1]], middle)
            self.assertEqual(isotonic_medians(cases[::-1]), rows)


if __name__ == "__main__":
    unittest.main()
