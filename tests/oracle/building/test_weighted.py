"""The methods with weights: by hand, and against those without for people who are repeated."""
import random
import unittest
from fractions import Fraction as F

import align_ranks
import isotonic_means
import isotonic_medians
import least_squares
import weighted

FOUR = [(10, 100, 1), (20, 50, 2), (20, 150, 1), (30, 400, 3)]


def drawn(draw):
    return [(draw.randint(0, 6), draw.choice([draw.randint(0, 3), draw.randint(0, 9999)]), draw.randint(1, 4)) for _ in range(draw.randint(1, 12))]


def repeated(people):
    return [(score, pence) for score, pence, weight in people for _ in range(weight)]


class Weighted(unittest.TestCase):
    def test_by_hand(self):
        self.assertEqual([pence for _, _, pence in weighted.align_ranks(FOUR)], [50, 100, 400])
        self.assertEqual([pence for _, _, pence in weighted.isotonic_means(FOUR)], [F(175, 2), F(175, 2), 400])
        self.assertEqual([pence for _, _, pence in weighted.isotonic_medians(FOUR)], [75, 75, 400])
        self.assertEqual(weighted.least_squares(FOUR, 1), [F(-650, 3), F(115, 6)])

    def test_as_if_repeated(self):
        for seed in range(150):
            people = drawn(random.Random(seed))
            for one, other in ((weighted.align_ranks, align_ranks.align_ranks), (weighted.isotonic_means, isotonic_means.isotonic_means),
                               (weighted.isotonic_medians, isotonic_medians.isotonic_medians)):
                self.assertEqual(one(people), other(repeated(people)))
            degree = min(3, len({score for score, _, _ in people}) - 1)
            exact = weighted.least_squares(people, degree)
            self.assertEqual(exact, (least_squares.least_squares([(F(s), p) for s, p in repeated(people)], degree) + [F(0)] * 4)[:degree + 1])


if __name__ == "__main__":
    unittest.main()
