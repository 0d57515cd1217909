"""Percentile alignment against R, and by hand."""
import random
import unittest
from fractions import Fraction as F

from align_percentiles import align_percentiles
from in_r import asked
from percentile import RULES, STEPS
from samples import people

LINES = tuple(rule for rule in RULES if rule not in STEPS)
READ = """lines <- readLines("stdin")
    for (i in seq(1, length(lines), 3)) {
      numbers <- function(k) as.numeric(strsplit(lines[i + k], " ")[[1]])
      score <- sort(numbers(0)); cost <- sort(numbers(1)); row <- numbers(2)
      """


class AlignPercentiles(unittest.TestCase):
    def hold(self, samples, rows, rules, expression):
        """The pence of `rules` for the rows of each sample are the numbers that an expression of R gives."""
        lines = []
        for sample in samples:
            lines += [" ".join(str(person[column]) for person in sample) for column in (0, 1)]
            lines.append(" ".join(map(str, rows(sample))))
        answers = asked(READ + 'cat(sprintf("%.17g", ' + expression + '), "\\n") }', lines)
        for sample, got in zip(samples, answers, strict=True):
            for rule in rules:
                for (row, _, pence), other in zip(align_percentiles(sample, rows(sample), rule), got, strict=True):
                    self.assertAlmostEqual(float(pence), other, delta=1e-9 * max(1, other), msg=(rule, row, sample))

    def test_a_row_between_or_outside_is_where_r_interpolates_through_the_two_sorted_columns(self):
        samples = people(random.Random(1), 150, least=2)

        def rows(sample):
            scores = sorted({score for score, _ in sample})
            between = {(a + b) // 2 for a, b in zip(scores, scores[1:])} | {scores[0] - 1, scores[-1] + 1}
            return sorted(between - set(scores))

        self.hold(samples, rows, LINES, 'approx(score, cost, row, rule = 2, ties = "ordered")$y')
        for rules, share in ((("type1", "type3"), 0), (("type2",), 0.5)):
            self.hold(samples, rows, rules,
                      f'approx(score, cost, row, "constant", f = {share}, rule = 2, ties = "ordered")$y')

    def test_people_who_tie_get_the_median_of_their_costs(self):
        samples = people(random.Random(2), 150)

        def rows(sample):
            return sorted({score for score, _ in sample})

        self.hold(samples, rows, LINES + ("type2",), "tapply(cost, score, median)")
        self.hold(samples, rows, ("type1",), "tapply(cost, score, quantile, probs = 0.5, type = 1)")
        # The middle of a tie is exact in binary floating point if the people number a power of two.
        of_two = [sample[:2 ** (len(sample).bit_length() - 1)] for sample in samples]
        self.hold(of_two, rows, ("type3",),
                  "quantile(cost, sapply(row, function(s) mean(which(score == s))) / length(score), type = 3)")

    def test_by_hand(self):
        four = [(40, 1000), (10, 4000), (30, 100), (20, 300)]
        self.assertEqual(align_percentiles(four, [0, 10, 11, 25, 40, 99], "inclusive"),
                         [(0, 0, 100), (10, 1, 100), (11, 0, 120), (25, 0, 650), (40, 1, 4000), (99, 0, 4000)])
        tied = [(1, 0), (2, 10), (2, 25), (2, 100), (2, 600), (3, 900)]
        self.assertEqual(align_percentiles(tied, [2], "exclusive"), [(2, 4, F(125, 2))])


if __name__ == "__main__":
    unittest.main()
