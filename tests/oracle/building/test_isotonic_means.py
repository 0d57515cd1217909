"""Isotonic regression by least squares, against R's isoreg and scikit-learn's IsotonicRegression."""
import unittest
from fractions import Fraction as F

from in_r import asked
from isotonic_means import isotonic_means, isotonic_means_of_rows
from isotonic_samples import DEGENERATE, random_cases, random_rows
from sklearn.isotonic import IsotonicRegression

SAMPLES = list(DEGENERATE.values()) + list(random_cases(300, 60, seed=1))

# A line of scores, then a line of costs; out comes a line of what isoreg makes of them, by ascending score.
ISOREG = """
lines <- readLines("stdin")
numbers <- function(line) as.numeric(strsplit(line, " ")[[1]])
for (i in seq(1, length(lines), 2)) cat(sprintf("%.17g", isoreg(numbers(lines[i]), numbers(lines[i + 1]))$yf), "\\n")
"""


def amounts(rows):
    return [pence for _, _, pence in rows]


class IsotonicMeans(unittest.TestCase):
    def near(self, ours, theirs):
        """To 1e-9 of the greatest amount: theirs are sums of doubles."""
        self.assertEqual(len(ours), len(theirs))
        scale = max(1, *(abs(x) for x in ours))
        for x, y in zip(ours, theirs):
            self.assertLessEqual(abs(x - F(float(y))), scale * F(1, 10 ** 9), (ours, theirs))

    def test_by_hand(self):
        self.assertEqual(amounts(isotonic_means(DEGENERATE["the example of R's help page"])), [F(1, 2)] * 2 + [3] * 7)
        self.assertEqual(isotonic_means([(1, 9), (2, 1), (2, 1), (2, 1)]), [(1, 1, 3), (2, 3, 3)])

    def test_is_what_isoreg_gives(self):
        answers = asked(ISOREG, [" ".join(map(str, column)) for cases in SAMPLES for column in zip(*cases)])
        self.assertEqual(len(answers), len(SAMPLES))
        for cases, answer in zip(SAMPLES, answers):
            by_case = [pence for _, people, pence in isotonic_means(cases) for _ in range(people)]
            self.near(by_case, answer)

    def test_is_what_scikit_learn_gives(self):
        for cases in SAMPLES:
            rows = isotonic_means(cases)
            scores, costs = zip(*cases)
            theirs = IsotonicRegression(out_of_bounds="clip").fit(scores, costs).predict([row[0] for row in rows])
            self.near(amounts(rows), theirs)

    def test_rows_by_people_are_what_scikit_learn_gives_by_weight(self):
        for rows in random_rows(300, 40, seed=2, least_people=1):
            scores, people, pence = zip(*rows)
            theirs = IsotonicRegression().fit(scores, [float(p) for p in pence], sample_weight=people).predict(scores)
            self.near(amounts(isotonic_means_of_rows(rows)), theirs)

    def test_rows_without_people_count_for_next_to_nothing(self):
        for rows in random_rows(100, 20, seed=3):
            nearly = [(score, people or F(1, 10 ** 12), pence) for score, people, pence in rows]
            for x, y in zip(amounts(isotonic_means_of_rows(rows)), amounts(isotonic_means_of_rows(nearly))):
                self.assertLess(abs(x - y), F(1, 10 ** 7))

    def test_never_falls_keeps_the_total_and_takes_any_order(self):
        for cases in SAMPLES:
            rows = isotonic_means(cases)
            self.assertEqual(amounts(rows), sorted(amounts(rows)))
            self.assertEqual(sum(people * pence for _, people, pence in rows), sum(pence for _, pence in cases))
            self.assertEqual(isotonic_means(cases[::-1]), rows)
            self.assertEqual(isotonic_means_of_rows(rows), rows)


if __name__ == "__main__":
    unittest.main()
