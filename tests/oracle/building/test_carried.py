"""How far billionths of a penny can move a row, by hand."""
import unittest
from fractions import Fraction as F

from carried import BILLIONTH, Leeway, between, fits, same, sum_fits

WIDE = 3 ** 161  # 256 bits.


class Carried(unittest.TestCase):
    def test_what_fits(self):
        self.assertTrue(fits(F(1, 2 ** 255 - 1)))
        self.assertFalse(fits(F(1, 2 ** 255)))
        self.assertFalse(fits(F(1, WIDE)))
        self.assertTrue(sum_fits([F(1, 3 ** 80), F(1, 2 ** 100)]))
        self.assertFalse(sum_fits([F(1, 3 ** 80), F(1, 2 ** 200)]))

    def test_rows_that_fit_have_none(self):
        rows = Leeway([F(1, 3), F(2, 3), F(9)])
        rows.take_means([1, 1, 1], [F(1, 2), F(1, 2), F(9)])
        rows.times(F(2), F(2), F(2))
        self.assertEqual(rows.by, [0, 0, 0])
        self.assertEqual(rows.of_total([1, 0, 4], F(1)), 0)

    def test_a_rounding_does_not_notice_and_a_mean_does(self):
        rows = Leeway([F(1, WIDE), F(2, 3), F(9)])
        self.assertEqual((rows.by, rows.odd), ([0, 0, 0], [True, True, False]))  # All are carried, and 9 is what it was.
        mean = (F(1, WIDE) + F(2, 3)) / 2
        rows.take_means([1, 1, 1], [mean, mean, F(9)])
        self.assertEqual((rows.by, rows.odd), ([BILLIONTH, BILLIONTH, 0], [False, False, False]))

    def test_a_factor_moves_what_was_carried(self):
        rows = Leeway([F(1, WIDE)])
        rows.times(F(3, 2), F(3, 2), F(3, 2))
        self.assertLessEqual(rows.by[0], 3 * BILLIONTH)
        self.assertGreaterEqual(rows.by[0], BILLIONTH * 3 / 2)

    def test_figures_that_may_be_either(self):
        self.assertEqual(between("1.00", "1.00"), "1.00")
        self.assertTrue(same({"a": ["1.01"]}, {"a": [between("1.00", "1.01")]}))
        self.assertFalse(same({"a": ["1.02"]}, {"a": [between("1.00", "1.01")]}))
        self.assertFalse(same({"a": 1, "b": 2}, {"a": 1}))
        self.assertEqual(repr(between(1, 2) + 3), "[4, 5]")


if __name__ == "__main__":
    unittest.main()
