"""The least-squares polynomial against R and NumPy, against its definition, and by hand."""
import csv
import pathlib
import random
import unittest
from fractions import Fraction as F

import numpy

from in_r import asked
from least_squares import coefficient_text, least_squares, value
from samples import people

GOLDEN = pathlib.Path(__file__).parents[2] / "conformance" / "golden" / "adass_percent_table.csv"
PREDICT = """lines <- readLines("stdin")
    for (i in seq(1, length(lines), 3)) {
      numbers <- function(k) as.numeric(strsplit(lines[i + k], " ")[[1]])
      score <- numbers(0); cost <- numbers(1); degree <- numbers(2)
      """


def enough(sample, degree):
    return len({score for score, _ in sample}) > degree


class LeastSquares(unittest.TestCase):
    def hold_to_r(self, samples, expression):
        """What R's expression gives for each person of each sample is the polynomial's value there."""
        asked_for = [(sample, degree) for sample in samples for degree in (1, 2, 3) if enough(sample, degree)]
        lines = []
        for sample, degree in asked_for:
            lines += [" ".join(str(person[column]) for person in sample) for column in (0, 1)] + [str(degree)]
        answers = asked(PREDICT + 'cat(sprintf("%.17g", ' + expression + '), "\\n") }', lines)
        for (sample, degree), got in zip(asked_for, answers, strict=True):
            fitted = least_squares(sample, degree)
            scale = max(1, max(pence for _, pence in sample))
            for (score, _), other in zip(sample, got, strict=True):
                self.assertAlmostEqual(float(value(fitted, score)), other, delta=1e-9 * scale, msg=(sample, degree))

    def test_r_predicts_the_same(self):
        self.hold_to_r(people(random.Random(1), 200), "predict(lm(cost ~ poly(score, degree)))")

    def test_the_mean_of_each_score_counts_for_its_people(self):
        self.hold_to_r(people(random.Random(2), 100), """{
            n <- table(score); x <- as.numeric(names(n)); y <- as.numeric(tapply(cost, score, mean))
            predict(lm(y ~ poly(x, degree), weights = as.numeric(n)))[match(score, x)] }""")

    def test_numpy_has_the_same_coefficients(self):
        draw = random.Random(3)
        for _ in range(300):
            sample = [(draw.randint(-10, 10), draw.randint(0, 10 ** draw.randint(0, 13))) for _ in range(draw.randint(5, 40))]
            for degree in (1, 2, 3):
                if not enough(sample, degree):
                    continue
                ours = least_squares(sample, degree)
                theirs = numpy.polyfit(*(numpy.array(column, dtype=float) for column in zip(*sample)), degree)[::-1]
                scale = max(1, max(pence for _, pence in sample))
                for a, b in zip(ours, theirs, strict=True):
                    self.assertAlmostEqual(float(a), b, delta=1e-9 * scale, msg=(sample, degree))

    def test_what_is_left_over_is_at_right_angles_to_every_power(self):
        for sample in people(random.Random(4), 60):
            for degree in (1, 2, 3):
                if enough(sample, degree):
                    fitted = least_squares(sample, degree)
                    for power in range(degree + 1):
                        self.assertEqual(sum((pence - value(fitted, score)) * score ** power for score, pence in sample), 0)

    def test_too_few_scores(self):
        for sample, degree in (([(7, 0)] * 5, 1), ([(2, 9), (1, 30), (2, 5)], 2), ([(1, 1), (2, 2), (3, 3)], 3)):
            with self.assertRaises(ValueError):
                least_squares(sample, degree)

    def test_the_example_of_the_framework(self):
        with open(GOLDEN, encoding="utf-8") as file:
            rows = [(int(row["score_percent"]), 100 * int(row["pounds"])) for row in csv.DictReader(file)][:99]
        fitted = least_squares(rows, 2)
        self.assertEqual([coefficient_text(fitted, power, 0, 9) for power in range(3)], ["5.112496733", "-0.124049690", "0.124988301"])
        for score, pence in rows:
            self.assertEqual(int(value(fitted, score) / 100 + F(1, 2)) * 100, pence)

    def test_by_hand(self):
        self.assertEqual(least_squares([(0, 0), (1, 100), (2, 500)], 1), [-50, 250])
        self.assertEqual(least_squares([(0, 0), (1, 100), (2, 500)], 2), [0, -50, 150])
        self.assertEqual(coefficient_text([F(25, 10), F(-1, 3)], 0, 0, 2), "0.02")
        self.assertEqual(coefficient_text([F(35, 10), F(-1, 3)], 0, 0, 2), "0.04")
        self.assertEqual(coefficient_text([F(25, 10), F(-1, 3)], 1, 2, 3), "-0.333")
        self.assertEqual(coefficient_text([F(-1), F(-1, 3)], 0, 0, 0), "0")


if __name__ == "__main__":
    unittest.main()
