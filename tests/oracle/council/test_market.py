"""The examples of docs/market-test.md."""
import unittest
from fractions import Fraction as F

from market import Price, bought, cheapest, test_market as tested

PRICE = {"id": "home-care", "title": "Home care", "unit": "hour", "amount": "21.50", "date": "2026-04-01", "source": "A contract"}
TABLE = {"id": "t", "title": "T", "period": "PERIOD_YEAR", "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
         "points": {"rows": [{"from": "1", "amount": "12100.00"}]}}


class Market(unittest.TestCase):
    def test_hours_at_home(self):
        told = bought(Price(0, PRICE, None, "2026-11-29"), (F(1), F(1)), F(35850))
        self.assertEqual((told["whole_units"], told["left"]["decimal"], told["units"]), ("16", "14.50", "16.67"))

    def test_a_place_for_a_month(self):
        place = Price(0, {**PRICE, "amount": "1210", "period": "PERIOD_MONTH"}, "YEAR_BASIS_52_WEEKS", "2026-11-29")
        self.assertEqual(place.unit, F(121000 * 12, 52))

    def test_a_week_of_a_year(self):
        row = tested({"table": TABLE, "prices": [PRICE], "as_of": "2026-11-29", "year_basis": "YEAR_BASIS_365_DAYS"})["rows"][0]
        self.assertEqual(row["per_week"], {"decimal": "16940/73"})

    def test_what_has_expired_is_never_the_cheapest(self):
        prices = [Price(i, {**PRICE, "id": name, "amount": amount, **more}, None, "2026-11-29") for i, (name, amount, more) in
                  enumerate((("b", "20", {}), ("a", "20", {}), ("c", "1", {"expires": "2026-11-28"})))]
        self.assertEqual(cheapest(prices, "", (F(1), F(1)), F(1999))[0]["price"], "a")


if __name__ == "__main__":
    unittest.main()
