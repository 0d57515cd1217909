"""The sign test and Wilcoxon's signed ranks (docs/variance.md section 4) against R and SciPy."""
import random
import unittest

import numpy
import scipy.stats
from analysed import everyone, samples, told_as
from in_r import asked

MOST_COUNTED = 50  # Differences other than nothing, of which every way to give the ranks their signs is counted.


def ranked(sample):
    return [d for d in sample if d]


def tied(sample):
    return len({abs(d) for d in ranked(sample)}) < len(ranked(sample))


class Lean(unittest.TestCase):
    def same(self, sample, told, *probabilities):
        for probability in probabilities:
            told_as(self, told, probability, 1e-4, 1, sample)

    def same_ranks(self, sample, exact, *probabilities):
        told = everyone(sample)
        self.assertEqual("signed_rank_exact" in told, exact)
        self.same(sample, told["signed_rank_probability"], *probabilities)

    def test_signs(self):
        drawn = samples(random.Random(721), 1000, most=90)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", binom.test(sum(x > 0), sum(x != 0))$p.value), "\\n") }"""
        for sample, (probability,) in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            also = scipy.stats.binomtest(sum(d > 0 for d in sample), len(ranked(sample))).pvalue
            self.same(sample, everyone(sample)["sign_probability"], probability, also)

    def test_signed_ranks_of_few_without_ties(self):
        drawn = [sample for sample in samples(random.Random(722), 2500) if len(ranked(sample)) <= MOST_COUNTED and not tied(sample)]
        self.assertGreater(len(drawn), 1000)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", wilcox.test(x[x != 0], exact = TRUE)$p.value), "\\n") }"""
        for sample, (probability,) in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            self.same_ranks(sample, True, probability)

    def test_signed_ranks_of_few_with_ties_by_every_way_to_give_signs(self):
        drawn = [sample for sample in samples(random.Random(723), 3000, most=14) if 1 < len(ranked(sample)) <= 11 and tied(sample)]
        self.assertGreater(len(drawn), 250)

        def above(signed, axis):
            return numpy.where(signed > 0, scipy.stats.rankdata(abs(signed), axis=axis), 0).sum(axis=axis)

        for sample in drawn:
            x = numpy.array(ranked(sample), dtype=float)
            outcome = scipy.stats.permutation_test((x,), above, permutation_type="samples", vectorized=True, n_resamples=numpy.inf)
            self.same_ranks(sample, True, outcome.pvalue)

    def test_signed_ranks_of_many(self):
        drawn = [sample for sample in samples(random.Random(724), 800, least=52, most=200) if len(ranked(sample)) > MOST_COUNTED]
        self.assertGreater(len([sample for sample in drawn if tied(sample)]), 100)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", wilcox.test(x[x != 0], exact = FALSE, correct = TRUE)$p.value), "\\n") }"""
        for sample, (probability,) in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            self.same_ranks(sample, False, probability, scipy.stats.wilcoxon(ranked(sample), correction=True, mode="approx").pvalue)


if __name__ == "__main__":
    unittest.main()
