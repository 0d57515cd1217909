"""Representation against R (chisq.test, fisher.test) and SciPy."""
import itertools
import math
import random
import unittest
from fractions import Fraction as F

import scipy.stats
from in_r import asked
from representation import (chi_square_tail, exact_probability, expected, number_of_tables, representation, statistic,
                            tables)
from simulation import simulated_probability


def samples(seed, count, most):
    """`count` lists of at least two groups, of which some people are drawn and some are not."""
    rng = random.Random(seed)
    found = [[(10, 5), (10, 1)], [(40, 2), (3, 1), (3, 1), (2, 1), (1, 1), (1, 0)], [(5, 4), (4, 4)]]
    while len(found) < count:
        populations = [rng.randint(1, rng.choice([3, most])) for _ in range(rng.randint(2, 5))]
        groups = [(population, rng.randint(0, population)) for population in populations]
        if 0 < sum(drawn for _, drawn in groups) < sum(populations):
            found.append(groups)
    return found


def line(groups):
    return " ".join(str(count) for row in zip(*groups) for count in row)


READ = """for (line in readLines("stdin")) {
    x <- matrix(as.numeric(strsplit(line, " ")[[1]]), ncol = 2)
    both <- rbind(x[, 2], x[, 1] - x[, 2])\n"""


class Representation(unittest.TestCase):
    def test_the_statistic_and_its_tail_are_those_of_r(self):
        some = samples(1, 200, 400)
        script = READ + """test <- suppressWarnings(chisq.test(both, correct = FALSE))
            cat(sprintf("%.17g ", c(test$statistic, test$parameter, test$p.value, test$expected[1, ])), "\\n") }"""
        for groups, answer in zip(some, asked(script, [line(groups) for groups in some]), strict=True):
            value, freedom, tail, *by_chance = answer
            self.assertEqual(freedom, len(groups) - 1)
            self.assertAlmostEqual(float(statistic(groups)), value, delta=1e-9 * (1 + value))
            self.assertAlmostEqual(chi_square_tail(statistic(groups), len(groups) - 1), tail, delta=1e-9 * tail + 1e-15)
            for exact, got in zip(expected(groups), by_chance, strict=True):
                self.assertAlmostEqual(float(exact), got, delta=1e-9 * got)

    def test_the_exact_probability_is_that_of_r(self):
        some = samples(2, 200, 12)
        script = READ + """cat(sprintf("%.17g", fisher.test(both, workspace = 2e7)$p.value), "\\n") }"""
        for groups, (in_r,) in zip(some, asked(script, [line(groups) for groups in some]), strict=True):
            self.assertAlmostEqual(float(exact_probability(groups)), in_r, delta=1e-9, msg=groups)

    def test_the_tail_is_that_of_scipy(self):
        for freedom in (1, 2, 3, 8, 31, 60):
            for value in (0, 0.1, 1, 5.5, 40, 150):
                tail = scipy.stats.chi2.sf(value, freedom)
                self.assertAlmostEqual(chi_square_tail(value, freedom), tail, delta=1e-9 * tail)

    def test_a_simulation_comes_near_the_exact_probability_of_the_statistic(self):
        for groups in samples(4, 12, 8):
            drawn = sum(count for _, count in groups)
            populations = [population for population, _ in groups]
            every = as_unlike = 0
            for counts in itertools.product(*(range(population + 1) for population in populations)):
                if sum(counts) != drawn:
                    continue
                ways = math.prod(map(math.comb, populations, counts))
                every += ways
                if statistic(list(zip(populations, counts))) >= statistic(groups):
                    as_unlike += ways
            self.assertAlmostEqual(float(simulated_probability(groups, 1999)), as_unlike / every, delta=0.05, msg=groups)

    def test_tables_are_counted_without_going_through_them(self):
        for groups in samples(3, 200, 8):
            drawn = sum(count for _, count in groups)
            self.assertEqual(number_of_tables(groups), sum(1 for _ in tables([n for n, _ in groups], drawn)))

    def test_the_method(self):
        self.assertEqual(representation([(950, 95), (50, 5)])[0], "CHI_SQUARE")
        self.assertEqual(representation([(951, 95), (49, 5)])[0], "EXACT")
        self.assertEqual(representation([(951, 856), (49, 44)])[0], "EXACT")
        self.assertEqual(representation([(951, 95), (49, 5)], most_tables=49)[0], "SIMULATED")
        self.assertEqual(representation([(10, 2)] * 10 + [(100_000, 30_000)])[0], "APPROXIMATE")
        self.assertEqual(representation([(951, 95), (49, 5)], most_tables=50)[0], "EXACT")
        self.assertEqual(representation([(10 ** 6, 500)]), ("EXACT", F(1)))
        self.assertEqual(representation([(7, 7), (9, 9)]), ("EXACT", F(1)))


if __name__ == "__main__":
    unittest.main()
