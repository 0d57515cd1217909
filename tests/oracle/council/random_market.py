"""Random requests of TestMarket, and some that must be refused."""
from fractions import Fraction

from market import test_market
from random_table import TableMaker
from subject import TABLES, Subject, codes, each, kind_of
from told import decimal_text, pence_text

DAYS = ("2024-02-29", "2025-05-31", "2025-06-01", "2026-01-01", "2026-06-01", "2026-06-02", "2027-03-31")
GROUPS = ("older", "learning", "physical")
PERIODS = ("DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR")
BASES = ("52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS")
ROW_KINDS = ("percentage", "points", "groups", "bands", "skeleton")
SPOILT = 10  # Percent.


class MarketMaker:
    def __init__(self, draw):
        self.draw, self.tables = draw, TableMaker(draw)

    def price(self, index, scores):
        draw = self.draw
        price = {"id": draw.pick(("p", "a", "z")) + str(index), "title": f"Price {index}", "unit": draw.pick(("hour", "night", "place")),
                 "amount": pence_text(draw.pick((1, 300, draw.between(1, 3000), draw.between(1, 100000), 10 ** 12))),
                 "date": draw.pick(DAYS), "source": "A survey"}
        if draw.chance(30):
            price["period"] = "PERIOD_" + draw.pick(PERIODS)
        if draw.chance(40):
            price["expires"] = max(draw.pick(DAYS), price["date"])
        if draw.chance(40):
            price["care_groups"] = draw.some(GROUPS, 40)
        if draw.chance(30):
            price["from_score"] = draw.pick(scores)
        if draw.chance(30):
            price["to_score"] = decimal_text(max(Fraction(draw.pick(scores)), Fraction(price.get("from_score", 0))))
        if draw.chance(30):
            price["least_quantity"] = draw.pick(("1", "1.0", "0.5", "3", "0.01", "2.75", "1000000", draw.decimal(1, 40, 9)))
        return price

    def scores_of(self, table):
        """Scores at, beside and between its rows, none below zero."""
        draw = self.draw
        rows = [row for kind in ROW_KINDS for row in table.get(kind, {}).get("rows", ())]
        ends = [Fraction(row[end]) for row in rows for end in ("from", "to") if end in row] or [Fraction(0), Fraction(40)]
        near = {end + draw.pick((0, 0, 1, -1, Fraction(1, 2), Fraction(1, 1000))) for end in ends}
        return [decimal_text(score) for score in sorted(near) if score >= 0] or ["0"]

    def make(self):
        draw = self.draw
        table = self.tables.close() if draw.chance(30) else self.tables.any()
        scores = self.scores_of(table)
        request = {"table": table, "prices": [self.price(i, scores) for i in range(draw.between(1, 6))],
                   "as_of": draw.pick(DAYS), "year_basis": "YEAR_BASIS_" + draw.pick(BASES)}
        if draw.chance(20):  # Two that cost the same.
            twin = dict(draw.pick(request["prices"]))
            twin["id"] += draw.pick(("-x", "0"))
            request["prices"].append(twin)
        if "price_per_point" in table or draw.chance(25):
            request["scores"] = draw.shuffled(set(draw.some(scores, 50)))
        if draw.chance(30):
            request["care_groups"] = draw.shuffled(draw.some((*GROUPS, "mental"), 50))
        if draw.chance(SPOILT):
            self.spoil(request)
        return request

    def spoil(self, request):
        draw, prices = self.draw, request["prices"]
        price = draw.pick(prices)
        way = draw.below(6)
        if way == 0:
            prices.append(dict(price))
        elif way == 1:
            price.update(from_score="2", to_score="1.5")
        elif way == 2:
            price.update(date="2026-06-01", expires="2026-05-31")
        elif way == 3:
            del request["year_basis"]
        elif way == 4:
            request["scores"] = ["5", "7", "5.0"]
        else:
            request["care_groups"] = ["older", "older"]


def kinds(request, response):
    found = codes(response)
    if "rows" in response:
        found.add(kind_of(request["table"]) + (", by score" if "scores" in request else ""))
        for row in response["rows"]:
            found.add("row of no allocation" if "buys" not in row else "range" if "upper" in row["amount"] else "amount")
            found.update("exact fraction" for b in row.get("buys", ()) if "/" in b["left"]["decimal"])
            found.update("enough" if "enough" in b else "not enough" for b in row.get("buys", ()))
    return found


SUBJECT = Subject("test_market", MarketMaker, test_market, kinds, 3000, [
    *TABLES[:5], *(f"{kind}, by score" for kind in TABLES[:6]), "row of no allocation", "range", "amount", "exact fraction", "enough",
    "not enough",
    *each("error", "not_looked_up", "listed_twice", "duplicate_id", "bounds_reversed", "ends_before_start", "basis_missing", "score_refused"),
    *each("warning", "below_cheapest", "no_option", "price_expired", "price_in_future", "care_group_without_price"), "note price_old"])
