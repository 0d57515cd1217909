"""Groups of rows by hand: the pilot of seed 003 appendix 2, and tables that are no multiple of a group."""
import csv
import pathlib
import unittest
from fractions import Fraction as F

from group_means import group_means
from isotonic_samples import random_rows

GOLDEN = pathlib.Path(__file__).resolve().parents[2] / "conformance" / "golden"
SEVEN = [(1, 1, 1), (2, 0, 2), (3, 3, 4), (5, 2, 8), (8, 0, 16), (9, 0, 32), (10, 1, 64)]


def golden(name):
    with open(GOLDEN / name, newline="", encoding="utf-8") as file:
        return list(csv.DictReader(file))


def amounts(rows):
    return [pence for _, _, pence in rows]


class GroupMeans(unittest.TestCase):
    def test_the_five_point_groups_of_the_pilot(self):
        points = [(int(line["points"]), 1, 100 * int(line["pounds_per_year"]))
                  for line in golden("newcastle_pilot_points.csv")][::-1]
        means = [F(text) for text in ("5793.60", "8342.40", "10623.20", "11536.60", "13550.00")]
        for end in ("LOWEST_SCORE", "HIGHEST_SCORE"):
            grouped = group_means(points, 5, end, "ROWS")
            self.assertEqual([pence / 100 for pence in amounts(grouped)[::5]], means)
            # The printed groups come from figures before rounding: within half a pound of the printed points' means.
            for line in golden("newcastle_pilot_five_point_groups.csv"):
                group = [pence for score, _, pence in grouped if int(line["points_from"]) <= score <= int(line["points_to"])]
                self.assertEqual(len(group), 5)
                self.assertEqual(len(set(group)), 1)
                self.assertLess(abs(group[0] / 100 - F(line["pounds_per_year_printed"])), F(1, 2))

    def test_rows_that_are_left(self):
        self.assertEqual(amounts(group_means(SEVEN, 3, "LOWEST_SCORE", "ROWS")), [F(7, 3)] * 3 + [F(56, 3)] * 3 + [64])
        self.assertEqual(amounts(group_means(SEVEN, 3, "HIGHEST_SCORE", "ROWS")), [1] + [F(14, 3)] * 3 + [F(112, 3)] * 3)

    def test_by_people(self):
        self.assertEqual(amounts(group_means(SEVEN, 3, "LOWEST_SCORE", "PEOPLE")), [F(13, 4)] * 3 + [8] * 3 + [64])
        self.assertEqual(amounts(group_means(SEVEN, 2, "LOWEST_SCORE", "PEOPLE")), [1, 1, F(28, 5), F(28, 5), 24, 24, 64])

    def test_totals(self):
        for size, rows in enumerate(random_rows(100, 20, seed=8), 1):
            for end in ("LOWEST_SCORE", "HIGHEST_SCORE"):
                by_people, by_rows = (group_means(rows, size % 7 + 1, end, weight) for weight in ("PEOPLE", "ROWS"))
                self.assertEqual(sum(people * pence for _, people, pence in by_people),
                                 sum(people * pence for _, people, pence in rows))
                self.assertEqual(sum(amounts(by_rows)), sum(amounts(rows)))
                self.assertEqual(group_means(rows, 1, end, "PEOPLE"), rows)


if __name__ == "__main__":
    unittest.main()
