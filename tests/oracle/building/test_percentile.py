"""The percentiles of the oracle against R, NumPy and SciPy, and by hand."""
import random
import unittest
from fractions import Fraction as F

import numpy
import scipy.stats
from in_r import asked
from percentile import RULES, STEPS, TYPES, percentile, percentile_rank
from samples import values

LINES = tuple(rule for rule in TYPES if rule not in STEPS)
# Multiples of 1/64, so that n p is the same number in binary floating point and a step falls where it should.
SHARES = [F(k, 64) for k in range(65)]


class Percentile(unittest.TestCase):
    def same(self, exact, got, scale, note):
        self.assertLessEqual(abs(float(exact) - got), 1e-9 * max(1, scale), (note, float(exact), got))

    def test_every_type_as_r_has_it(self):
        samples = values(random.Random(1), 120)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            for (type in 1:9) cat(sprintf("%.17g", quantile(x, 0:64 / 64, type = type, names = FALSE)), "\\n") }"""
        answers = iter(asked(script, [" ".join(map(str, sample)) for sample in samples]))
        for sample in samples:
            for rule in TYPES:
                for p, got in zip(SHARES, next(answers)):
                    self.same(percentile(sample, p, rule), got, max(sample), (sample, rule, p))

    def test_the_spreadsheets_rules_as_numpy_has_them(self):
        for sample in values(random.Random(2), 120):
            n = len(sample)
            for p in [F(k, 100) for k in range(101)]:
                linear = float(numpy.quantile(numpy.array(sample, dtype=float), float(p), method="linear"))
                weibull = float(numpy.quantile(numpy.array(sample, dtype=float), float(p), method="weibull"))
                self.same(percentile(sample, p, "inclusive"), linear, max(sample), (sample, p))
                exclusive = percentile(sample, p, "exclusive")
                self.assertEqual(exclusive is None, (n + 1) * p < 1 or (n + 1) * p > n)
                if exclusive is not None:
                    self.same(exclusive, weibull, max(sample), (sample, p))

    def test_by_hand(self):
        nine = [1, 2, 3, 6, 6, 6, 7, 8, 9]
        self.assertEqual(percentile([1, 2, 3, 4], F(3, 10), "inclusive"), F(19, 10))
        self.assertEqual(percentile(nine, F(1, 4), "exclusive"), F(5, 2))
        self.assertIsNone(percentile(nine, F(1, 100), "exclusive"))
        self.assertEqual(percentile([10, 20, 30, 40], F(5, 8), "type3"), 20)


class PercentileRank(unittest.TestCase):
    def test_untied_as_interpolation_through_plotting_positions_in_r(self):
        samples = [sample for sample in values(random.Random(3), 300, least=2) if len(set(sample)) == len(sample)]
        self.assertGreater(len(samples), 50)
        script = """lines <- readLines("stdin")
            for (i in seq(1, length(lines), 2)) {
              x <- as.numeric(strsplit(lines[i], " ")[[1]])
              at <- as.numeric(strsplit(lines[i + 1], " ")[[1]])
              n <- length(x)
              for (p in list(1:n / n, ppoints(n, 1/2), ppoints(n, 0), ppoints(n, 1), ppoints(n, 1/3), ppoints(n, 3/8)))
                cat(sprintf("%.17g", approx(x, p, at, rule = 2)$y), "\\n") }"""
        lines, wanted = [], []
        for sample in samples:
            at = sample + [(a + b) // 2 for a, b in zip(sample, sample[1:])] + [sample[0] - 1, sample[-1] + 1]
            lines += [" ".join(map(str, sample)), " ".join(map(str, at))]
            wanted += [[percentile_rank(sample, value, rule) for value in at] for rule in LINES]
        for exact, got in zip(wanted, asked(script, lines), strict=True):
            for a, b in zip(exact, got, strict=True):
                self.assertAlmostEqual(float(a), b, delta=1e-9)

    def test_r_leads_back_to_the_value_from_tied_samples_too(self):
        samples = values(random.Random(4), 100)
        script = """lines <- readLines("stdin")
            for (i in seq(1, length(lines), 2)) {
              x <- as.numeric(strsplit(lines[i], " ")[[1]])
              p <- matrix(as.numeric(strsplit(lines[i + 1], " ")[[1]]), 6, byrow = TRUE)
              for (k in 1:6) cat(sprintf("%.17g", quantile(x, p[k, ], type = k + 3, names = FALSE)), "\\n") }"""
        lines, wanted = [], []
        for sample in samples:
            at = sample + [(a + b) // 2 for a, b in zip(sample, sample[1:])]
            ranks = [percentile_rank(sample, value, rule) for rule in LINES for value in at]
            lines += [" ".join(map(str, sample)), " ".join(repr(float(rank)) for rank in ranks)]
            wanted += [at] * len(LINES)
        for exact, got in zip(wanted, asked(script, lines), strict=True):
            for a, b in zip(exact, got, strict=True):
                self.assertLessEqual(abs(a - b), 1e-9 * max(1, max(exact)))

    def test_observations_and_steps_as_scipy_has_them(self):
        for sample in values(random.Random(5), 100):
            for value in sorted(set(sample)):
                middle = scipy.stats.percentileofscore(sample, value, kind="mean") / 100
                for rule in ("type1", "type2", "type5"):
                    self.assertAlmostEqual(float(percentile_rank(sample, value, rule)), middle, delta=1e-12)
                if value > sample[0] and value - 1 not in sample:
                    at_or_below = scipy.stats.percentileofscore(sample, value - 1, kind="weak") / 100
                    for rule in STEPS:
                        self.assertAlmostEqual(float(percentile_rank(sample, value - 1, rule)), at_or_below, delta=1e-12)

    def test_every_observation_is_the_percentile_of_its_rank_exactly(self):
        for sample in values(random.Random(6), 200):
            for rule in RULES:
                for value in sample:
                    self.assertEqual(percentile(sample, percentile_rank(sample, value, rule), rule), value)

    def test_by_hand(self):
        nine = [100, 200, 300, 600, 600, 600, 700, 800, 900]
        self.assertEqual(percentile_rank(nine, 700, "exclusive"), F(7, 10))
        self.assertEqual(percentile_rank(nine, 543, "exclusive"), F(381, 1000))
        self.assertEqual(percentile_rank(nine, 600, "exclusive"), F(1, 2))
        self.assertEqual(percentile_rank([1, 1, 1, 2, 3, 4, 8, 11, 12, 13], 5, "inclusive"), F(7, 12))
        self.assertEqual(percentile_rank([1, 6, 6, 9], 6, "type3"), F(5, 8))
        self.assertEqual(percentile_rank([1, 6, 6, 9], 0, "type1"), F(1, 8))
        self.assertEqual(percentile_rank([5], 5, "inclusive"), F(1, 2))


if __name__ == "__main__":
    unittest.main()
