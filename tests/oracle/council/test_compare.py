"""The examples of docs/comparing-policies.md, and what is left out, by hand."""
import unittest

from compare import Protection, Terms, compare_policies, left_out, range_of, worked_out
from fractions import Fraction as F


def people(**changes):
    """So many people with each change, from 10.00."""
    return [{"id": f"{name}{i}", "before": "10", "after": after} for name, (count, after) in changes.items() for i in range(count)]


class Compare(unittest.TestCase):
    def test_parts(self):
        terms = Terms({"tolerance": {"percent": "10", "amount": "5"}, "change_ranges": ["6", "20"]})
        self.assertEqual([terms.part(10_000, second) for second in (11_000, 11_001, 9_000, 8_999, 10_000)], ["within", "gain", "within", "lose", "within"])
        self.assertEqual([terms.part(0, second) for second in (500, 501)], ["within", "gain"])
        self.assertEqual([terms.range(change) for change in (599, 600, -1_999, 2_000)], [0, 1, 1, 2])

    def test_ranges(self):
        edges = [F(20), F("40.50")]
        self.assertEqual([range_of(value, edges)[1] for value in (None, F("19.99"), F(20), F("40.5"))], ["", "below 20", "20 to below 40.5", "40.5 and above"])

    def test_protection(self):
        tapered = Protection({"id": "a", "kept_percent": ["100", "75", "50", "25"]})
        self.assertEqual([tapered.receives(10_000, 6_000, year) for year in (1, 2, 3, 4)], [10_000, 9_000, 8_000, 7_000])
        slow = Protection({"id": "b", "largest_fall_percent": "10", "years": 4})
        self.assertEqual([slow.receives(10_000, 7_000, year) for year in (1, 2, 3, 4)], [9_000, 8_000, 7_000, 7_000])
        pounds = Protection({"id": "c", "kept_percent": ["50"], "rounding": {"mode": "ROUNDING_MODE_UP", "increment_pence": "100"}})
        self.assertEqual([pounds.receives(1_050, after, 0) for after in (950, 1_049, 1_051)], [1_000, 1_050, 1_051])

    def test_one_count_of_a_sum(self):
        counts = {"whole": 30, "a": 3, "b": 20, "c": 7}
        self.assertEqual(left_out(counts, [("whole", ["a", "b", "c"])], 5), {"a", "c"})
        self.assertEqual(left_out({**counts, "c": 3, "b": 24}, [("whole", ["a", "b", "c"])], 5), {"a", "c"})
        self.assertEqual(left_out({"whole": 28, "a": 2, "b": 24, "c": 2}, [("whole", ["a", "b", "c"])], 5), {"a", "b", "c"})
        self.assertEqual(left_out({"whole": 9, "a": 9}, [("whole", ["a"])], 5, {"a"}), {"a", "whole"})
        self.assertEqual(left_out({"whole": 9, "a": 9, "b": 0}, [("whole", ["a", "b"])], 5, {"a"}), {"a", "b"})

    def test_in_rounds(self):
        """Rows and columns of a square that each lack one choose by what is left out when the round begins."""
        square = {"11": 1, "12": 6, "13": 9, "21": 7, "22": 8, "23": 9, "31": 9, "32": 9, "33": 9}
        rows, columns = ([(f"{line}", [one for one in square if one[i] == line]) for line in "123"] for i in (0, 1))
        sums = [("r" + whole, parts) for whole, parts in rows] + [("c" + whole, parts) for whole, parts in columns]
        counts = {**square, **{whole: sum(square[part] for part in parts) for whole, parts in sums}}
        self.assertEqual(left_out(counts, sums, 5), {"11", "12", "21", "22"})

    def test_a_link_between_circles(self):
        """Two squares of threes, which one three joins: rows 1 and 2 less columns 1 and 2 come to that one alone."""
        cells = {f"{r}{c}": 3 if (r > 2) == (c > 2) or (r, c) == (2, 3) else 21 for r in range(1, 5) for c in range(1, 5)}
        sums = [(f"{kind}{line}", [one for one in cells if one[i] == str(line)]) for i, kind in enumerate("rc") for line in range(1, 5)]
        counts = {**cells, **{whole: sum(cells[part] for part in parts) for whole, parts in sums}}
        threes = {one for one, count in cells.items() if count == 3}
        self.assertEqual(threes & worked_out(counts, sums, threes), {"23"})
        self.assertEqual(left_out(counts, sums, 5), threes | {"13", "24"})

    def test_amounts_are_known_together(self):
        told = compare_policies({"period": "PERIOD_WEEK", "suppress_below": 5}, people(stay=(50, "10"), lose=(8, "8"), gain=(2, "12")))
        everyone = told["comparisons"][0]["everyone"]
        self.assertEqual((everyone["within"], everyone["gain"], everyone["lose"]), ({"people": 50, "percent": "83.33"}, {}, {}))

    def test_nobody_on_the_other_side(self):
        """One who gains, and nobody who loses: together they are a small count, so that those who stay go too."""
        told = compare_policies({"period": "PERIOD_WEEK", "suppress_below": 5}, people(stay=(50, "10"), gain=(1, "12")))
        everyone = told["comparisons"][0]["everyone"]
        self.assertEqual((everyone["people"], everyone["gain"], everyone["within"], everyone["lose"]), (51, {}, {}, {}))

    def test_price(self):
        request = {"period": "PERIOD_WEEK", "year": "YEAR_BASIS_52_WEEKS", "protections": [{"id": "a", "kept_percent": ["100", "50"]}]}
        price = compare_policies(request, people(lose=(3, "8"), gain=(1, "20")))["protections"][0]
        self.assertEqual([year["cost"]["decimal"] for year in price["years"]], ["6.00", "3.00"])
        self.assertEqual(([year["people"] for year in price["years"]], [year["still_lose"] for year in price["years"]]), ([3, 3], [0, 3]))
        self.assertEqual((price["years"][0]["for_year"]["decimal"], price["in_all"]["decimal"]), ("312.00", "468.00"))


if __name__ == "__main__":
    unittest.main()
