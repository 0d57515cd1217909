"""Figures of docs/collating.md, worked out by hand."""
import unittest
from fractions import Fraction as F

from collate import care_group, collate, to_odd

PERSON = {"id": "a", "age": 70, "primary_need": "PRIMARY_NEED_FRAILTY", "score": "40", "met_informally_percent": "25"}
ROUNDING = {"mode": "ROUNDING_MODE_HALF_UP"}


def collated(items=(), services=(), **person):
    return collate({"people": [{**PERSON, **person}], "items": list(items), "services": list(services), "rounding": ROUNDING,
                    "basis": "COLLATE_BASIS_GROSS_COSTS_UP", "period": "PERIOD_WEEK", "year_basis": "YEAR_BASIS_365_DAYS"})


class Collate(unittest.TestCase):
    def test_care_groups(self):
        need = {"age": 65, "primary_need": "PRIMARY_NEED_LEARNING_DISABILITY"}
        self.assertEqual((care_group(need, False), care_group(need, True)), ("learning-disability", "older-people"))
        self.assertEqual(care_group({"age": 64, "primary_need": "PRIMARY_NEED_FRAILTY"}, False), "physical-disability")
        self.assertIsNone(care_group({"age": 64}, True))

    def test_a_day_centre(self):
        """500,000 for 12,500 days: 40 a day, 120 for three days a week; a quarter is met informally, so 160."""
        centre = {"id": "centre", "total_cost": "500000.00", "units": "12500"}
        item = {"person": "a", "category": "COST_CATEGORY_DAY_CARE", "service": "centre", "quantity": "3", "period": "PERIOD_WEEK"}
        answer = collated([item], [centre])
        self.assertEqual(answer["people"][0]["current_cost"]["decimal"], "120.00")
        self.assertEqual(answer["cases"][0]["cost"], "160.00")

    def test_a_month_of_365_days(self):
        answer = collated(cost="120.00", cost_period="PERIOD_MONTH", met_informally_percent="0")
        self.assertEqual(answer["people"][0]["current_cost"], {"decimal": "2016/73"})
        self.assertEqual(answer["cases"][0]["cost"], "27.62")

    def test_equipment_does_not_count(self):
        answer = collated(cost="100.00", cost_period="PERIOD_WEEK", cost_category="COST_CATEGORY_EQUIPMENT")
        self.assertEqual((answer["cases"][0]["cost"], answer["categories"][0]["left_out"]["decimal"]), ("0.00", "100.00"))

    def test_rounding_to_odd(self):
        self.assertEqual([to_odd(F(n, 3)) for n in (1, 2)], [333333333, 666666667])
        self.assertEqual([to_odd(F(1, 8 * 10 ** 9)), to_odd(F(2, 10 ** 9))], [1, 2])


if __name__ == "__main__":
    unittest.main()
