"""The published schemes of docs/publishing-a-table.md section 1, and the form of decimals under fingerprints."""
import unittest
from fractions import Fraction as F

from canonical import characters
from exact import WHOLE


def raised(amount, rate, mode, pence):
    increment = F(pence, 100)
    return float(WHOLE[mode](F(amount) * (1 + F(rate) / 100) / increment) * increment)


class Uplift(unittest.TestCase):
    def test_personal_independence_payment(self):
        for before, after in (("61.85", 68.10), ("92.40", 101.75), ("24.45", 26.90), ("64.50", 71.00)):
            self.assertEqual(raised(before, "10.1", "HALF_UP", 5), after)

    def test_the_care_rates_of_jersey(self):
        rate = 52.74
        for percent, after in (("1.5", 53.54), ("1.5", 54.35), ("2.6", 55.77), ("1.1", 56.39), ("3.3", 58.26)):
            rate = raised(str(rate), percent, "UP", 1)
            self.assertEqual(rate, after)

    def test_decimals_under_a_fingerprint(self):
        self.assertEqual([characters(text, "DECIMAL") for text in ("7.50", "70", "0.0", "-0")], ["7.5", "70", "0", "0"])
        self.assertEqual([characters(text, "MONEY") for text in ("7.5", "70", "-0.05")], ["7.50", "70.00", "-0.05"])


if __name__ == "__main__":
    unittest.main()
