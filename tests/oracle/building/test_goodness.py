"""Goodness of a table against scikit-learn and R, and by hand."""
import random
import unittest
from fractions import Fraction as F

import sklearn.metrics
from goodness import (bias_by_group, mean_absolute_error, mean_bias, median_absolute_error, r_squared, shares_within)
from in_r import asked

FOUR = [(100, 110), (200, 180), (300, 300), (400, 450)]


def samples(seed, count):
    rng = random.Random(seed)
    found = [FOUR, [(0, 5), (10, 0)], [(0, 10 ** 13), (10 ** 13, 0)], [(3, 3), (4, 4), (9, 9)], [(0, 0)] * 4 + [(7, 1)]]
    while len(found) < count:
        top = rng.choice([5, 1000, 10 ** 6, 10 ** 13])
        people = [(rng.randint(0, top), rng.randint(0, top)) for _ in range(rng.randint(2, 40))]
        if len({actual for actual, _ in people}) > 1:
            found.append(people)
    return found


class Goodness(unittest.TestCase):
    def close(self, exact, got):
        self.assertAlmostEqual(float(exact), got, delta=1e-9 * (1 + abs(got)))

    def test_is_that_of_scikit_learn(self):
        for people in samples(1, 200):
            actual, allocated = (list(map(float, column)) for column in zip(*people))
            self.close(r_squared(people), sklearn.metrics.r2_score(actual, allocated))
            self.close(mean_absolute_error(people), sklearn.metrics.mean_absolute_error(actual, allocated))
            self.close(median_absolute_error(people), sklearn.metrics.median_absolute_error(actual, allocated))

    def test_is_that_of_r(self):
        some = [people for people in samples(2, 100) if max(map(max, people)) < 10 ** 12]
        script = """for (line in readLines("stdin")) {
            x <- matrix(as.numeric(strsplit(line, " ")[[1]]), ncol = 2)
            apart <- abs(x[, 2] - x[, 1])
            within <- sapply(c(5, 10, 20, 30), function(percent) mean(100 * apart <= percent * x[, 1]))
            figures <- c(mean(x[, 2] - x[, 1]), mean(apart), median(apart), 1 - sum(apart^2) / sum((x[, 1] - mean(x[, 1]))^2))
            cat(sprintf("%.17g ", c(figures, within)), "\\n") }"""
        lines = [" ".join(str(pence) for column in zip(*people) for pence in column) for people in some]
        for people, answer in zip(some, asked(script, lines), strict=True):
            exact = [mean_bias(people), mean_absolute_error(people), median_absolute_error(people), r_squared(people)]
            for value, got in zip(exact + shares_within(people), answer, strict=True):
                self.close(value, got)

    def test_by_hand(self):
        self.assertEqual(mean_bias(FOUR), 10)
        self.assertEqual(mean_absolute_error(FOUR), 20)
        self.assertEqual(median_absolute_error(FOUR), 15)
        self.assertEqual(r_squared(FOUR), F(94, 100))
        self.assertEqual(shares_within(FOUR), [F(1, 4), F(3, 4), 1, 1])
        self.assertEqual(shares_within([(0, 0), (0, 1)]), [F(1, 2)] * 4)
        self.assertIsNone(r_squared([(5, 4), (5, 6)]))
        self.assertEqual(bias_by_group(FOUR, "abab"), {"a": F(5), "b": F(15)})


if __name__ == "__main__":
    unittest.main()
