"""Random requests of UpliftTable, and some that must be refused."""
import copy
import pathlib

from random_table import TableMaker, rounding
from schema import Schema
from subject import MODES, TABLES, Subject, codes, each, kind_of
from uplift import uplift

DAYS = ("2025-04-01", "2026-03-31", "2026-04-01", "2026-04-02", "2027-01-31")
SPOILT = 16  # Percent.


class UpliftMaker:
    def __init__(self, draw):
        self.draw, self.tables = draw, TableMaker(draw)

    def rate(self):
        draw = self.draw
        return draw.pick((draw.decimal(0, 10, 1), draw.decimal(0, 15, 4), draw.decimal(-20, 0, 2), "0", "0.00", "-0.5", "10.1",
                          "1000", "-99.999999999", "0.000000001", draw.decimal(0, 1, 9), "3.50"))

    def make(self):
        draw = self.draw
        table = self.tables.close() if draw.chance(50) else self.tables.any()
        priced = "price_per_point" in table or "price_list" in table
        request = {"table": table, "rate_percent": self.rate(), "rounding": rounding(draw),
                   "effective_from": draw.pick(DAYS), "authority": "A minute"}
        if priced and draw.chance(60):
            del request["rounding"]["increment_pence"]
            request["price_increment"] = draw.pick(("0.001", "0.0001", "0.000000001", "0.01", "0.05", "1", "0.0010", "0.003"))
        if draw.chance(30):
            request["title"] = "Another title"
        if draw.chance(30):
            request["reason"] = "Prices of September"
        if draw.chance(40):
            table["uplifts"] = [self.step(day) for day in sorted(draw.pick(DAYS[:4]) for _ in range(draw.between(1, 3)))]
            if draw.chance(80):
                request["effective_from"] = max(request["effective_from"], table["uplifts"][-1]["effective_from"])
        if draw.chance(SPOILT):
            self.spoil(request)
        return request

    def step(self, day):
        return {"rate_percent": "2.5", "rounding": {"mode": "ROUNDING_MODE_UP", "increment_pence": "5"}, "effective_from": day,
                "authority": "An older minute", "table_before": "ab" * 32}

    def spoil(self, request):
        draw = self.draw
        way = draw.below(5) if "points" in request["table"] else draw.pick((0, 1, 2, 2, 2, 3, 4, 4))
        if way == 0:
            request["rounding"]["mode"] = "ROUNDING_MODE_EXACT"
        elif way == 1:
            request["rounding"].pop("increment_pence", None)
        elif way == 2:
            request["price_increment"] = "0.01"
            request["rounding"]["increment_pence"] = "1"
        elif way == 3:
            request["table"]["uplifts"] = [self.step("2025-04-01")] * draw.pick((99, 100))
        else:
            self.enlarge(request)

    def enlarge(self, request):
        """An amount that is too large when it has been raised."""
        table = request["table"] = copy.deepcopy(request["table"])
        for kind in ("points", "bands", "percentage", "groups", "skeleton"):
            for row in table.get(kind, {}).get("rows", [])[-1:]:
                if "amount" in row and "hours" not in table[kind]:
                    row["amount"] = self.draw.pick(("99999999999.99", "100000000000", "50000000000.00"))
        if "price_per_point" in table:
            table["price_per_point"]["rate"] = self.draw.pick(("1000000000", "999999999.999999999"))


def kinds(request, response):
    found = codes(response)
    if "table" in response:
        kind = kind_of(request["table"])
        found |= {kind, "rounding " + request["rounding"]["mode"].removeprefix("ROUNDING_MODE_")}
        if "hours" in request["table"][kind]:
            found.add("hours")
        if "price_increment" in request:
            found.add("price increment")
    return found


SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")
SUBJECT = Subject("uplift_table", UpliftMaker, lambda request: uplift(SCHEMA, request), kinds, 4000, [
    *TABLES, "hours", "price increment", *each("rounding", *MODES),
    *each("error", "exact_not_allowed", "missing", "increment_twice", "price_increment_not_allowed", "too_many_items", "uplift_before_last",
          "amount_out_of_range"),
    *each("warning", "uplift_on_same_day", "amounts_lowered", "amount_unchanged", "amount_against_rate", "amount_becomes_zero",
          "amounts_made_equal"), "note rate_is_zero"])
