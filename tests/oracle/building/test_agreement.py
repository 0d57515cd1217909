"""Agreement against R (psych) and scikit-learn, and by hand."""
import random
import unittest
from fractions import Fraction as F

import sklearn.metrics
from agreement import (exact_agreement, icc_interval, intraclass_correlation, largest_differences, mean_squares,
                       weighted_kappa)
from in_r import asked

# The first two judges of Shrout and Fleiss (1979), table 2.
JUDGES = [(9, 2), (6, 1), (8, 4), (7, 1), (10, 5), (6, 2)]
DEGENERATE = [[(1, 2), (5, 6), (9, 10)], [(3, 5)] * 4, [(1, 9), (9, 1), (5, 5), (4, 5)], [(0, 1), (1, 0), (0, 0), (1, 0)],
              [(0, 100), (100, 0)], [(0, 0), (0, 0), (0, 0), (0, 1)], [(2, 2), (7, 7)]]


def samples(seed, count):
    rng = random.Random(seed)
    found = [JUDGES] + DEGENERATE
    while len(found) < count:
        top, apart = rng.choice([3, 20, 100]), rng.choice([1, 4, 30])
        firsts = [rng.randint(0, top) for _ in range(rng.randint(3, 40))]
        found.append([(first, max(0, first + rng.randint(-apart, apart))) for first in firsts])
    return found


def line(pairs):
    return " ".join(str(score) for column in zip(*pairs) for score in column)


class Kappa(unittest.TestCase):
    def test_is_that_of_r_and_of_scikit_learn(self):
        some = [pairs for pairs in samples(1, 150) if len({score for pair in pairs for score in pair}) > 1]
        script = """suppressMessages(library(psych))
            for (line in readLines("stdin")) {
              x <- matrix(as.numeric(strsplit(line, " ")[[1]]), ncol = 2)
              from <- min(x):max(x)
              seen <- table(factor(x[, 1], from), factor(x[, 2], from))
              apart <- abs(outer(from, from, "-"))
              for (w in list(apart, apart^2)) cat(sprintf("%.17g ", suppressWarnings(cohen.kappa(seen, w))$weighted.kappa))
              cat("\\n") }"""
        for pairs, answer in zip(some, asked(script, [line(pairs) for pairs in some]), strict=True):
            firsts, seconds = zip(*pairs)
            labels = list(range(min(firsts + seconds), max(firsts + seconds) + 1))
            for power, name, in_r in zip((1, 2), ("linear", "quadratic"), answer, strict=True):
                exact = float(weighted_kappa(pairs, power))
                self.assertAlmostEqual(exact, in_r, delta=1e-9)
                in_python = sklearn.metrics.cohen_kappa_score(firsts, seconds, labels=labels, weights=name)
                self.assertAlmostEqual(exact, in_python, delta=1e-9)

    def test_where_all_scores_are_equal_there_is_none(self):
        self.assertIsNone(weighted_kappa([(3, 3)] * 5, 2))
        self.assertIsNone(weighted_kappa([(3, 4)], 1))

    def test_by_hand(self):
        self.assertEqual(weighted_kappa(JUDGES, 1), 0)
        self.assertEqual(weighted_kappa(JUDGES, 2), F(20, 187))
        self.assertEqual(weighted_kappa([(0, 10), (10, 0)], 2), -1)


class Intraclass(unittest.TestCase):
    def test_is_that_of_psych_with_its_interval(self):
        some = [pairs for pairs in samples(2, 150) if icc_interval(pairs, F(95, 100))]
        self.assertGreater(len(some), 140)
        script = """suppressMessages(library(psych))
            for (line in readLines("stdin")) {
              x <- matrix(as.numeric(strsplit(line, " ")[[1]]), ncol = 2)
              for (alpha in c(0.05, 0.2)) {
                icc <- suppressWarnings(suppressMessages(ICC(x, alpha = alpha, lmer = FALSE)))
                cat(sprintf("%.17g ", c(icc$stats[3, ], unlist(icc$results[2, c(2, 7, 8)])))) }
              cat("\\n") }"""
        for pairs, answer in zip(some, asked(script, [line(pairs) for pairs in some]), strict=True):
            for confidence, numbers in ((F(95, 100), answer[:6]), (F(4, 5), answer[6:])):
                *means, icc, lower, upper = numbers
                for exact, got in zip(mean_squares(pairs), means, strict=True):
                    self.assertAlmostEqual(float(exact), got, delta=1e-9 * (1 + got))
                self.assertAlmostEqual(float(intraclass_correlation(pairs)), icc, delta=1e-9)
                if means[2] < 1e-12:
                    continue  # R divides by the residual, which by rounding it takes for a little above 0.
                for exact, got in zip(icc_interval(pairs, confidence), (lower, upper), strict=True):
                    # R's qf stops at seven digits or so where there is hardly a degree of freedom.
                    self.assertAlmostEqual(exact, got, delta=1e-6 * (1 + abs(got)), msg=(pairs, confidence))

    def test_where_nothing_differs_there_is_none(self):
        self.assertIsNone(intraclass_correlation([(3, 3)] * 5))
        self.assertIsNone(intraclass_correlation([(1, 2), (2, 1)]))
        self.assertIsNone(icc_interval([(1, 1), (5, 5)], F(95, 100)))
        self.assertIsNone(icc_interval([(3, 5)] * 3, F(95, 100)))

    def test_by_hand(self):
        self.assertEqual(intraclass_correlation(JUDGES), F(24, 191))
        self.assertEqual(intraclass_correlation([(1, 2), (5, 6), (9, 10)]), F(32, 33))


class Rest(unittest.TestCase):
    def test_by_hand(self):
        self.assertEqual(exact_agreement([(1, 1), (2, 3), (3, 2), (4, 4)]), F(1, 2))
        pairs = [(5, 6), (9, 2), (3, 3), (6, 5), (2, 9), (1, 4)]
        self.assertEqual(largest_differences(pairs, 4), [1, 4, 5, 0])
        self.assertEqual(largest_differences(pairs, 99), [1, 4, 5, 0, 3])


if __name__ == "__main__":
    unittest.main()
