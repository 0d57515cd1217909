"""Section 1 by hand."""
import unittest
from fractions import Fraction as F

from draw import Draw
from exact import WHOLE, NoFigure, decimal_text, money_rounder, number, period_ratio, score_increment, score_rounder, within_bounds

ROUNDED = {  # value: in the order of MODES below
    "2.5": (3, 2, 2, 3, 2, 2, 3),
    "3.5": (4, 4, 3, 4, 3, 3, 4),
    "-2.5": (-3, -2, -2, -3, -2, -3, -2),
    "-3.5": (-4, -4, -3, -4, -3, -4, -3),
    "2.4": (2, 2, 2, 3, 2, 2, 3),
    "-2.4": (-2, -2, -2, -3, -2, -3, -2),
    "2.6": (3, 3, 3, 3, 2, 2, 3),
    "-2.6": (-3, -3, -3, -3, -2, -3, -2),
    "0.5": (1, 0, 0, 1, 0, 0, 1),
    "-0.5": (-1, 0, 0, -1, 0, -1, 0),
    "7": (7, 7, 7, 7, 7, 7, 7),
    "-7": (-7, -7, -7, -7, -7, -7, -7),
}
MODES = ("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")


class Numbers(unittest.TestCase):
    def test_every_mode_on_both_sides_of_zero(self):
        for text, whole in ROUNDED.items():
            for mode, expected in zip(MODES, whole):
                with self.subTest(value=text, mode=mode):
                    self.assertEqual(WHOLE[mode](F(text)), expected)

    def test_an_increment_is_a_multiple_of_pence_or_points(self):
        five_pounds = money_rounder({"mode": "ROUNDING_MODE_HALF_UP", "increment_pence": "500"}, "here")
        self.assertEqual([five_pounds(F(p)) for p in (249, 250, 749, 750, 1000)], [0, 500, 500, 1000, 1000])
        quarters = score_rounder({"mode": "ROUNDING_MODE_DOWN", "increment": "0.25"}, "here")
        self.assertEqual(quarters(F("3.74")), F("3.5"))
        self.assertEqual(score_rounder(None, "here")(F("54.5")), 55)

    def test_exact_is_carried_on(self):
        self.assertEqual(money_rounder({"mode": "ROUNDING_MODE_EXACT"}, "here")(F(1, 3)), F(1, 3))
        self.assertEqual(score_increment({"mode": "ROUNDING_MODE_EXACT"}), 1)
        self.assertEqual(score_increment({"mode": "ROUNDING_MODE_UP", "increment": "0.5"}), F(1, 2))

    def test_periods(self):
        self.assertEqual(period_ratio("PERIOD_DAY", "PERIOD_WEEK", None), 7)
        self.assertEqual(period_ratio("PERIOD_YEAR", "PERIOD_QUARTER", None), F(1, 4))
        self.assertEqual(period_ratio("PERIOD_WEEK", "PERIOD_YEAR", "YEAR_BASIS_52_WEEKS"), 52)
        self.assertEqual(period_ratio("PERIOD_WEEK", "PERIOD_YEAR", "YEAR_BASIS_365_DAYS"), F(365, 7))
        self.assertEqual(period_ratio("PERIOD_FOUR_WEEKS", "PERIOD_MONTH", "YEAR_BASIS_365_25_DAYS"), F(1461, 48) / 28)
        self.assertEqual(period_ratio("PERIOD_MONTH", "PERIOD_DAY", "YEAR_BASIS_366_DAYS"), F(12, 366))

    def test_decimals(self):
        self.assertEqual(number("0.02"), F(1, 50))
        self.assertEqual(number(None, 1), 1)
        self.assertEqual([decimal_text(F(t)) for t in ("1.50", "-0.05", "0", "12", "-3")], ["1.5", "-0.05", "0", "12", "-3"])

    def test_the_greatest_amount(self):
        self.assertEqual(within_bounds(F(10 ** 13)), 10 ** 13)
        with self.assertRaisesRegex(NoFigure, "out_of_range"):
            within_bounds(F(10 ** 13) + F(1, 2))


class Draws(unittest.TestCase):
    def test_splitmix64_gives_the_published_numbers(self):
        # The first numbers of the reference implementation for the seed 1234567.
        draw = Draw(1234567)
        self.assertEqual([draw.bits() for _ in range(5)], [
            6457827717110365317, 3203168211198807973, 9817491932198370423, 4593380528125082431, 16408922859458223821])


if __name__ == "__main__":
    unittest.main()
