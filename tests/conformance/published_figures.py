#!/usr/bin/env python3
"""The published figures of golden/ against the rules that they are said to follow, in exact fractions.

    python3 tests/conformance/published_figures.py

Nothing here asks the library: a slip in typing a table in, or in reading its rule, shows before anything is built on it.
The sampling and table-building functions of the library will be held to the same figures.
"""
import csv
import os
import unittest
from fractions import Fraction as F
from math import floor

GOLDEN = os.path.join(os.path.dirname(os.path.abspath(__file__)), "golden")


def rows(name):
    with open(os.path.join(GOLDEN, name), encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def half_up(x):
    return floor(x + F(1, 2))


def wanted_of_many(margin_percent):
    """Cochran's sample of a population without end: z of 95%, and the proportion that varies most; whole people, half-up."""
    margin = F(margin_percent, 100)
    return half_up(F("1.96") ** 2 * F(1, 4) / margin ** 2)


def sample_size(population, margin_percent):
    """The same corrected for a population that ends, half-up."""
    many = wanted_of_many(margin_percent)
    return half_up(many / (1 + F(many - 1, population)))


def largest_remainder(sizes, places):
    """Whole places in proportion to sizes: the floors, and one more each for the largest remainders."""
    shares = [F(size * places, sum(sizes)) for size in sizes]
    given = [floor(share) for share in shares]
    for i in sorted(range(len(sizes)), key=lambda i: given[i] - shares[i])[:places - sum(given)]:
        given[i] += 1
    return given


def least_squares(points, degree):
    """The coefficients, lowest first, by the normal equations and elimination in fractions."""
    n = degree + 1
    table = [[F(sum(x ** (i + j) for x, _ in points)) for j in range(n)] + [F(sum(y * x ** i for x, y in points))]
             for i in range(n)]
    for i in range(n):
        pivot = next(k for k in range(i, n) if table[k][i])
        table[i], table[pivot] = table[pivot], table[i]
        table[i] = [value / table[i][i] for value in table[i]]
        for k in range(n):
            if k != i:
                table[k] = [a - table[k][i] * b for a, b in zip(table[k], table[i])]
    return [row[n] for row in table]


class SampleSizes(unittest.TestCase):
    def test_every_row_of_the_calculator(self):
        table = rows("adass_sample_size.csv")
        self.assertEqual(len(table), 72)
        for row in table:
            self.assertEqual(sample_size(int(row["population"]), int(row["margin_percent"])), int(row["sample_size"]), row)

    def test_without_end(self):
        self.assertEqual([wanted_of_many(margin) for margin in range(5, 11)], [384, 267, 196, 150, 119, 96])

    def test_where_the_whole_sample_is_first_needed(self):
        self.assertEqual(sample_size(293_761, 5), 384)
        self.assertEqual(sample_size(293_760, 5), 383)

    def test_each_group_as_a_population_of_its_own(self):
        strata = [sample_size(size, 5) for size in (700, 200, 50, 50)]
        self.assertEqual((strata, sum(strata), sample_size(1000, 5)), ([248, 132, 44, 44], 468, 278))

    def test_in_proportion_nobody_is_lost(self):
        self.assertEqual(largest_remainder([1000, 500], 100), [67, 33])


class PercentTable(unittest.TestCase):
    def setUp(self):
        self.pounds = {int(row["score_percent"]): int(row["pounds"]) for row in rows("adass_percent_table.csv")}

    def test_is_whole(self):
        self.assertEqual(sorted(self.pounds), list(range(1, 101)))
        self.assertEqual(sum(self.pounds.values()), 42_182)
        steps = [self.pounds[s + 1] - self.pounds[s] for s in range(1, 100)]
        self.assertEqual(steps[-1], 32)
        self.assertLessEqual(max(steps[:-1]), 25)

    def test_is_a_quadratic_of_its_own_rows(self):
        c, b, a = least_squares([(s, self.pounds[s]) for s in range(1, 100)], 2)
        self.assertEqual([half_up(x * 10 ** 9) for x in (c, b, a)], [5_112_496_733, -124_049_690, 124_988_301])
        for score in range(1, 100):
            self.assertEqual(half_up(c + b * score + a * score ** 2), self.pounds[score], score)
        self.assertEqual([half_up(100 * (c + b * s + a * s ** 2)) for s in (0, 100)], [511, 124_259])


class PilotPoints(unittest.TestCase):
    def test_the_means_of_five_points(self):
        pounds = {int(row["points"]): int(row["pounds_per_year"]) for row in rows("newcastle_pilot_points.csv")}
        means = []
        for group in rows("newcastle_pilot_five_point_groups.csv"):
            points = range(int(group["points_from"]), int(group["points_to"]) + 1)
            means.append(F(sum(pounds[p] for p in points), len(points)))
        self.assertEqual(means, [F("13550.00"), F("11536.60"), F("10623.20"), F("8342.40"), F("5793.60")])


class PersonalIndependencePayment(unittest.TestCase):
    def test_the_later_year_is_the_earlier_one_uprated(self):
        rates = {(row["year"], row["component"], rate): F(row[f"{rate}_gbp_week"])
                 for row in rows("pip_components.csv") for rate in ("standard", "enhanced")}
        for (year, component, rate), pounds in rates.items():
            if year == "2022-23":
                uprated = half_up(pounds * F("1.101") * 20) / F(20)
                self.assertEqual(uprated, rates["2023-24", component, rate], (component, rate))


if __name__ == "__main__":
    unittest.main()
