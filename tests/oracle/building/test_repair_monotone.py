"""Repairs by hand, and what each of them promises. Pooling is held to scikit-learn in test_isotonic_means.py."""
import unittest
from itertools import accumulate

from isotonic_samples import random_rows
from repair_monotone import repair_monotone

FALLING = [(10, 1, 5), (11, 1, 9), (12, 2, 3), (15, 0, 4), (16, 3, 20)]


def amounts(rows):
    return [pence for _, _, pence in rows]


class RepairMonotone(unittest.TestCase):
    def test_by_hand(self):
        self.assertEqual(amounts(repair_monotone(FALLING, "POOL")), [5, 5, 5, 5, 20])
        self.assertEqual(amounts(repair_monotone(FALLING, "RAISE")), [5, 9, 9, 9, 20])
        self.assertEqual(amounts(repair_monotone(FALLING, "LOWER")), [3, 3, 3, 4, 20])

    def test_is_a_running_extreme(self):
        for rows in random_rows(200, 30, seed=6):
            self.assertEqual(amounts(repair_monotone(rows, "RAISE")), list(accumulate(amounts(rows), max)))
            self.assertEqual(amounts(repair_monotone(rows, "LOWER"))[::-1], list(accumulate(amounts(rows)[::-1], min)))

    def test_what_does_not_fall_stays(self):
        for rows in random_rows(100, 30, seed=7):
            rising = [(score, people, pence) for (score, people, _), pence in zip(rows, sorted(amounts(rows)))]
            for how in ("POOL", "RAISE", "LOWER"):
                self.assertEqual(repair_monotone(rising, how), rising)
                once = repair_monotone(rows, how)
                self.assertEqual(amounts(once), sorted(amounts(once)))
                self.assertEqual([row[:2] for row in once], [row[:2] for row in rows])


if __name__ == "__main__":
    unittest.main()
