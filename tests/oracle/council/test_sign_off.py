"""The examples of docs/sign-off.md, and of docs/building-a-table.md section 1."""
import hashlib
import unittest

from canonical import varint
from random_sign_off import SCHEMA
from sign_off import build_fingerprint, months_later, normal, remedy


def text(number, content):
    """A field of text or a message in the binary form."""
    content = content.encode() if isinstance(content, str) else content
    return varint(number << 3 | 2) + varint(len(content)) + content


class SignOff(unittest.TestCase):
    def test_a_month_that_has_no_such_day_ends_sooner(self):
        self.assertEqual(months_later("2028-03-31", -9), "2027-06-30")
        self.assertEqual(months_later("2028-03-31", -6), "2027-09-30")

    def test_the_same_day_of_the_next_year_is_soon_enough(self):
        self.assertEqual(months_later("2026-12-01", 12), "2027-12-01")
        self.assertEqual(months_later("2028-02-29", 12), "2029-02-28")

    def test_amounts_may_be_written_in_more_than_one_way(self):
        self.assertEqual(normal("cost", "400"), normal("cost", "400.00"))
        self.assertEqual(normal("score", "20.0"), normal("score", "20"))
        self.assertNotEqual(normal("cost", None), normal("cost", "0"))

    def test_remedies(self):
        self.assertEqual(remedy("Then go through the scores again. No second assessor has looked at them yet: let one."), "scores")
        self.assertEqual(remedy("Change the weights of the scores only if neither helps."), "weights")

    def test_a_build_in_order(self):
        first, second = text(1, "a") + text(3, "1"), text(1, "b") + text(3, "2.5") + text(4, "7.00")
        strata = text(1, text(1, "x") + varint(3 << 3) + varint(9)) + text(1, text(1, "y"))
        build = {"cases": [{"id": "b", "score": "2.50", "cost": "7"}, {"id": "a", "score": "1"}],
                 "population": {"strata": [{"care_group": "y"}, {"care_group": "x", "people": "9"}]}}
        self.assertEqual(build_fingerprint(SCHEMA, build), hashlib.sha256(text(1, first) + text(1, second) + text(8, strata)).hexdigest())


if __name__ == "__main__":
    unittest.main()
