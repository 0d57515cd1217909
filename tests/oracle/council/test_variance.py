"""Figures that R gives, without the library."""
import unittest

from variance import by_student, effects, four, half_up, sign_probability, signed_rank_probability, student_quantile
from fractions import Fraction as F


class Variance(unittest.TestCase):
    def test_quantiles_of_student(self):  # qt(0.025, df, lower.tail = FALSE)
        for freedom, wanted in ((1, 12.7062047361747), (4, 2.77644510519779), (30, 2.04227245630124), (1000, 1.96233908082641)):
            self.assertAlmostEqual(student_quantile(0.025, freedom), wanted, 9)

    def test_interval(self):  # t.test(c(10, -20, 0, 50, 8))
        low, high = by_student([10, -20, 0, 50, 8], F(95, 100))
        self.assertAlmostEqual(low, -22.075819618, 6)
        self.assertAlmostEqual(high, 41.275819618, 6)

    def test_lean(self):  # binom.test(3, 4); wilcox.test(c(3, -1, 4, -5, 9, 2, -6, 8, -7, 10, 12, 13))
        self.assertEqual(sign_probability([10, -20, 0, 50, 8]), F(5, 8))
        self.assertAlmostEqual(float(signed_rank_probability([3, -1, 4, -5, 9, 2, -6, 8, -7, 10, 12, 13])[0]), 0.12939453125, 12)
        many = [(i * 37) % 101 - 40 for i in range(1, 61)]
        self.assertAlmostEqual(signed_rank_probability(many)[0], 0.00843039952117003, 12)

    def test_effects(self):  # lm(y ~ s + I(s^2) + I(group == g)), confint, p.adjust
        scores = [10, 20, 30, 40, 50, 60, 15, 25, 35, 45, 55, 65, 12, 22, 33, 44, 52, 61, 70]
        costs = [1200, 2500, 3900, 5600, 7900, 9900, 1500, 2600, 4400, 6900, 8800, 11900, 900, 2800, 4000, 5900, 7600, 10400, 12600]
        groups = "a" * 6 + "b" * 6 + "c" * 7
        told = effects([(F(s), c, g) for s, c, g in zip(scores, costs, groups)], "abc", F(95, 100))
        self.assertEqual((told["a"]["difference"]["pence"], told["a"]["lower"]["pence"], told["a"]["upper"]["pence"]), ("227", "-170", "624"))
        self.assertEqual([told[g]["probability"] for g in "abc"], ["0.4324", "1.0000", "0.1296"])

    def test_rounding(self):
        self.assertEqual((half_up(F(-5, 2)), four(0.00005)), (-3, "0.0001"))


if __name__ == "__main__":
    unittest.main()
