"""Section 5 by hand."""
import unittest
from fractions import Fraction as F

from by_hand import SKELETON, TO_THE_PENNY, determine, measure, pence, policy_document, quantity, single, table
from exact import NoFigure
from tables import ScoredTable


def gives(kind, rules, score, **more):
    """(place, row, pounds) for a score; pounds: a number, a pair for a range, or None."""
    lookup = ScoredTable(table(kind, rules, **more)).look_up(F(score))
    amount = lookup.amount
    if amount is not None:
        amount = tuple(end / 100 for end in amount)
        amount = amount[0] if amount[0] == amount[1] else amount
    return lookup.place, lookup.row, amount


def row(start, amount=None, **more):
    return dict({"from": start}, **({"amount": amount} if amount else {}), **more)


class Skeleton(unittest.TestCase):
    """In Control's six agreed scores."""

    def at(self, score):
        return gives("skeleton", SKELETON, score, rounding=TO_THE_PENNY)

    def test_agreed_scores(self):
        self.assertEqual(self.at(75), ("ROW", 0, 450))
        self.assertEqual(self.at(245), ("ROW", 5, 17500))

    def test_lines_between_them(self):
        self.assertEqual(self.at(172), ("BETWEEN_ROWS", 2, F("6120.69")))  # 6,000 + 3,500 / 29
        self.assertEqual(self.at(134), ("BETWEEN_ROWS", 0, F("1728.33")))  # 450 + 1,300 x 59 / 60

    def test_beyond_them(self):
        self.assertEqual(self.at(74), ("BELOW_FIRST_ROW", None, None))
        self.assertEqual(self.at(285), ("ABOVE_LAST_ROW", 5, F("25766.67")))  # 17,500 + 3,100 x 40 / 15

    def test_the_score_is_rounded_first(self):
        self.assertEqual(self.at("171.5"), ("BETWEEN_ROWS", 2, F("6120.69")))
        self.assertEqual(self.at("171.4"), ("ROW", 2, 6000))


class Rows(unittest.TestCase):
    def test_groups_cover_as_many_scores_as_they_say(self):
        rules = {"group_size": 5, "rows": [row("1", "60"), row("6", "140"), row("20", "260")], "below": "BELOW_RULE_ZERO",
                 "between": "BETWEEN_RULE_UPPER_ROW", "above": "ABOVE_RULE_LAST_ROW"}
        expected = {0: ("BELOW_FIRST_ROW", None, 0), 1: ("ROW", 0, 60), 5: ("ROW", 0, 60), 6: ("ROW", 1, 140), 10: ("ROW", 1, 140),
                    11: ("BETWEEN_ROWS", 1, 260), 24: ("ROW", 2, 260), 25: ("ABOVE_LAST_ROW", 2, 260)}
        self.assertEqual({score: gives("groups", rules, score) for score in expected}, expected)

    def test_groups_are_as_wide_as_the_increment_makes_them(self):
        rules = {"group_size": 2, "rows": [row("1", "60"), row("3", "140")], "between": "BETWEEN_RULE_LOWER_ROW"}
        halves = {"mode": "ROUNDING_MODE_DOWN", "increment": "0.5"}
        self.assertEqual(gives("groups", rules, "1.9", score_rounding=halves), ("ROW", 0, 60))
        self.assertEqual(gives("groups", rules, "2", score_rounding=halves), ("BETWEEN_ROWS", 0, 60))

    def test_bands(self):
        rules = {"rows": [row("0", to="4", no_allocation={}), row("5", "500"), row("15", to="29", range={"from": "4000", "to": "5500"}),
                          row("30", "17500")]}
        expected = {4: ("ROW", 0, None), 5: ("ROW", 1, 500), 14: ("ROW", 1, 500), 29: ("ROW", 2, (4000, 5500)), 300: ("ROW", 3, 17500)}
        self.assertEqual({score: gives("bands", rules, score) for score in expected}, expected)
        with self.assertRaisesRegex(NoFigure, "score_refused"):
            gives("bands", rules, -1)
        exact = {"mode": "ROUNDING_MODE_EXACT"}
        self.assertEqual(gives("bands", rules, "14.99", score_rounding=exact), ("ROW", 1, 500))
        with self.assertRaisesRegex(NoFigure, "score_refused"):
            gives("bands", rules, "4.5", score_rounding=exact)

    def test_lines_between_bands_lead_from_end_to_start(self):
        rules = {"rows": [row("0", "10", to="10"), row("20", to="30", range={"from": "20", "to": "40"})],
                 "between": "BETWEEN_RULE_STRAIGHT_LINE", "above": "ABOVE_RULE_CONTINUE_LINE"}
        self.assertEqual(gives("bands", rules, 15, rounding=TO_THE_PENNY), ("BETWEEN_ROWS", 0, (15, 25)))
        # From the end of the last row, as steep as from 10 to 20.
        self.assertEqual(gives("bands", rules, 35, rounding=TO_THE_PENNY), ("ABOVE_LAST_ROW", 1, (25, 55)))

    def test_there_is_no_line_from_no_allocation(self):
        rules = {"rows": [row("0", no_allocation={}), row("10", "5")], "between": "BETWEEN_RULE_STRAIGHT_LINE",
                 "above": "ABOVE_RULE_CONTINUE_LINE"}
        for score in (5, 11):
            with self.assertRaisesRegex(NoFigure, "score_refused"):
                gives("points", rules, score, rounding=TO_THE_PENNY)

    def test_first_row_and_refusals(self):
        self.assertEqual(gives("percentage", {"rows": [row("1", "5")], "below": "BELOW_RULE_FIRST_ROW"}, 0), ("BELOW_FIRST_ROW", None, 5))
        for rules, score in (({"rows": [row("1", "5"), row("3", "6")]}, 2), ({"rows": [row("1", "5")]}, 2),
                             ({"rows": [row("1", "5")], "above": "ABOVE_RULE_CONTINUE_LINE"}, 2)):
            with self.assertRaisesRegex(NoFigure, "score_refused"):
                gives("points", rules, score, rounding=TO_THE_PENNY)

    def test_hours_are_priced_and_rounded_row_by_row(self):
        rules = {"rows": [row("0", "1.5"), row("2", "3")], "between": "BETWEEN_RULE_STRAIGHT_LINE", "hours": {"hourly_rate": "15.55"}}
        pounds = {"mode": "ROUNDING_MODE_UP", "increment_pence": "100"}
        # 23.325 becomes 24, 46.65 becomes 47, and half way is 35.5.
        self.assertEqual(gives("points", rules, 0, rounding=pounds), ("ROW", 0, 24))
        self.assertEqual(gives("points", rules, 1, rounding=pounds), ("BETWEEN_ROWS", 0, 36))


class Prices(unittest.TestCase):
    def test_price_per_point(self):
        rules = {"rate": "11.625", "free_points": "4"}
        self.assertEqual(gives("price_per_point", rules, 7, rounding=TO_THE_PENNY), ("COMPUTED", None, F("34.88")))
        self.assertEqual(gives("price_per_point", rules, 4, rounding=TO_THE_PENNY), ("COMPUTED", None, 0))
        none = dict(rules, below="BELOW_RULE_NO_ALLOCATION")
        self.assertEqual(gives("price_per_point", none, 4, rounding=TO_THE_PENNY), ("COMPUTED", None, None))

    def test_price_list(self):
        items = [{"id": "nights", "label": "n", "quantity": "nights", "rate": "10.005"},
                 {"id": "need", "label": "n", "quantity": "nights", "rate": "1", "multiplier": "m"},
                 {"id": "other", "label": "o", "quantity": "nights", "rate": "99", "when": {"care_group": {"any_of": ["younger"]}}}]
        document = policy_document(
            [quantity("nights", "7", not_applicable="NOT_APPLICABLE_RULE_SCORES_ZERO"), single("need", "1", "2.5")],
            table("price_list", {"items": items}, rounding=TO_THE_PENNY), [measure("m", [{"question": "need"}])])
        # 3 x 10.005 = 30.015, and 3 x 2.5 = 7.5.
        self.assertEqual(pence(determine(document, {"nights": ("quantity", "3"), "need": "o1"})), 3002 + 750)
        self.assertEqual(pence(determine(document, {"nights": None, "need": "o1"})), 0)


if __name__ == "__main__":
    unittest.main()
