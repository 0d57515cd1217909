"""Rank alignment against R, and by hand."""
import random
import unittest
from fractions import Fraction as F

from align_ranks import align_ranks
from in_r import asked
from samples import people


class AlignRanks(unittest.TestCase):
    def test_as_r_has_it(self):
        samples = people(random.Random(1), 150)
        script = """lines <- readLines("stdin")
            for (i in seq(1, length(lines), 2)) {
              score <- sort(as.numeric(strsplit(lines[i], " ")[[1]]))
              cost <- sort(as.numeric(strsplit(lines[i + 1], " ")[[1]]))
              cat(sprintf("%.17g", c(unique(score), table(score), tapply(cost, score, mean))), "\\n") }"""
        lines = [" ".join(str(person[column]) for person in sample) for sample in samples for column in (0, 1)]
        for sample, got in zip(samples, asked(script, lines), strict=True):
            fitted = align_ranks(sample)
            self.assertEqual([row[0] for row in fitted] + [row[1] for row in fitted], got[:2 * len(fitted)])
            for row, mean in zip(fitted, got[2 * len(fitted):], strict=True):
                self.assertAlmostEqual(float(row[2]), mean, delta=1e-9 * max(1, mean))

    def test_the_total_is_kept(self):
        for sample in people(random.Random(2), 200):
            self.assertEqual(sum(cases * pence for _, cases, pence in align_ranks(sample)), sum(pence for _, pence in sample))

    def test_by_hand(self):
        self.assertEqual(align_ranks([(20, 5), (10, 900), (20, 100), (20, 0), (30, 2)]),
                         [(10, 1, 0), (20, 3, F(107, 3)), (30, 1, 900)])


if __name__ == "__main__":
    unittest.main()
