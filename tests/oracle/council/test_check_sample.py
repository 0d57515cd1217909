"""Probabilities by hand, and by the slower way of building/representation.py, which is held to R and SciPy."""
import random
import unittest
from fractions import Fraction as F

from check_sample import SplitMix64, compare, effort, exactly, simulated
from representation import exact_probability

LEVEL = F(5, 100)


class CheckSample(unittest.TestCase):
    def test_the_exact_probability(self):
        rng = random.Random(1)
        for _ in range(60):
            populations = [rng.randint(1, 8) for _ in range(rng.randint(2, 4))]
            groups = [(population, rng.randint(0, population)) for population in populations]
            self.assertEqual(exactly(groups)[0], exact_probability(groups))

    def test_too_small_to_tell_anything(self):
        # One of ten people: whoever it is, the probability is 1/2 or 1 for groups of five.
        self.assertEqual(exactly([(5, 1), (5, 0)]), (1, 1))
        self.assertEqual(compare([(5, 1), (5, 0)], LEVEL)[2], "CANNOT_BE_TOLD")
        # Three of three in a group of nine among 20: one way of 84 + ... is unlikely enough.
        self.assertEqual(compare([(17, 0), (3, 3)], LEVEL), ("EXACT", F(1, 1140), "DOES_NOT_REPRESENT"))

    def test_splitmix(self):
        """The numbers that its authors print for the seed 0."""
        numbers = SplitMix64()
        self.assertEqual([numbers.next() for _ in range(3)], [0xE220A8397B1DCDAF, 0x6E789E6AA1B965F4, 0x06C45D188009454F])

    def test_a_simulation_is_near_the_exact_probability(self):
        groups = [(12, 5), (9, 1), (7, 1)]
        self.assertLess(effort(groups), 1000)
        self.assertAlmostEqual(float(simulated(groups)), float(exactly(groups)[0]), delta=0.08)

    def test_those_not_drawn_are_drawn_where_they_are_fewer(self):
        self.assertEqual(simulated([(12, 7), (9, 8), (7, 6)]), simulated([(12, 5), (9, 1), (7, 1)]))


if __name__ == "__main__":
    unittest.main()
