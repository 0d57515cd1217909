"""docs/figures.md section 5: from a score to an amount.

An amount is a pair (low, high) of Fractions of pence, the same twice if it is single (5.8); None is no allocation.
"""
from collections import namedtuple

from conditions import compile_condition
from exact import HUNDRED, ONE, ZERO, NoFigure, each_end, money, money_rounder, number, score_increment, score_rounder, within_bounds
from noticed import notice, notice_all, take

ROW_KINDS = ("percentage", "points", "groups", "bands", "skeleton")
KINDS = ROW_KINDS + ("price_per_point", "price_list")

NOTHING = (ZERO, ZERO)  # An amount of zero, which is not the same as no allocation.

# How a score met the table. row: the row hit; between two rows the lower one, above the last row that one, else None.
Lookup = namedtuple("Lookup", "score rounded place row amount")
PricedItem = namedtuple("PricedItem", "id quantity multiplier rate amount")


def kind_of(document):
    return next(kind for kind in KINDS if kind in document)


class ScoredTable:
    """A table that is looked up by a score."""

    def __init__(self, document):
        self.id, self.document, self.kind = document["id"], document, kind_of(document)
        self.period = document["period"]
        self.round_score = score_rounder(document.get("score_rounding"), "a score")
        self.increment = score_increment(document.get("score_rounding"))
        make = _compile_price_per_point if self.kind == "price_per_point" else _compile_rows
        self.place_of = make(document, document[self.kind], self.kind, self.increment)
        self._known = {}

    def look_up(self, score):
        rounded = self.round_score(score)
        return self.look_up_rounded(rounded)._replace(score=score)

    def look_up_rounded(self, rounded):
        """One score is worked out once; what was noticed then is noticed again."""
        if rounded not in self._known:
            before = take()
            try:
                place, row, amount = self.place_of(rounded)
                found = Lookup(None, rounded, place, row, amount)
            except NoFigure as reason:
                found = reason
            names = take()
            notice_all(before)
            self._known[rounded] = found, names
        found, names = self._known[rounded]
        notice_all(names)
        if isinstance(found, NoFigure):
            raise found
        return found


def _compile_price_per_point(document, price, kind, increment):
    """5.5: a function of a rounded score that gives (place, row, amount)."""
    rate, free = money(price["rate"]), number(price.get("free_points"), 0)
    rounded = money_rounder(document["rounding"], "a price per point")
    none = price.get("below") == "BELOW_RULE_NO_ALLOCATION"

    def place_of(r):
        if r > free:
            notice("price per point: above the free points")
            pence = within_bounds(rounded(rate * (r - free)))
            return "COMPUTED", None, (pence, pence)
        notice("price per point: nothing left, " + ("no allocation" if none else "an amount of zero"))
        return "COMPUTED", None, None if none else NOTHING

    return place_of


class Row:
    """What one row covers and gives. last: the last score it covers, or None if it has no end of its own."""

    def __init__(self, document, first, last, amount):
        self.document, self.first, self.last, self.amount = document, first, last, amount


def read_rows(document, rows, kind, increment):
    """The table at the head of section 5, and 5.6."""
    result = []
    for row in rows["rows"]:
        first = number(row["from"])
        if kind == "groups":
            last = first + (rows["group_size"] - 1) * increment
        elif kind == "bands":
            last = number(row["to"]) if "to" in row else None
        else:
            last = first
        result.append(Row(row, first, last, _row_gives(document, rows, row)))
    return result


def _row_gives(document, rows, row):
    if "no_allocation" in row:
        return None
    ends = (number(row["amount"]),) * 2 if "amount" in row else (number(row["range"]["from"]), number(row["range"]["to"]))
    if "hours" not in rows:
        return each_end(lambda end: end * HUNDRED, ends)
    rate = money(rows["hours"]["hourly_rate"])
    rounded = money_rounder(document["rounding"], "hours")
    return each_end(lambda hours: rounded(hours * rate), ends)


def _compile_rows(document, table, kind, increment):
    """5.1 to 5.4: a function of a rounded score that gives (place, row, amount)."""
    rows = read_rows(document, table, kind, increment)
    names = take()  # Hours are priced once: their roundings belong to every case that reads the row.
    hours = {name for name in names if "hours" in name}
    notice_all(names - hours)
    rule = {"below": table.get("below", "BELOW_RULE_UNSPECIFIED"),
            "between": table.get("between", "BETWEEN_RULE_UNSPECIFIED"),
            "above": table.get("above", "ABOVE_RULE_UNSPECIFIED")}
    if kind == "skeleton" and rule["between"] == "BETWEEN_RULE_UNSPECIFIED":
        rule["between"] = "BETWEEN_RULE_STRAIGHT_LINE"
    line = continued = None
    if "rounding" in document:
        line = money_rounder(document["rounding"], "a straight line")
        continued = money_rounder(document["rounding"], "a continued line")

    def on_line(rounded, start, end, origin, times):
        """`times` the way from start to end, counted from `origin`: the lower ends by themselves, and the upper ones."""
        low, high = (within_bounds(rounded(o + (b - a) * times)) for a, b, o in zip(start, end, origin))
        return low, low if low == high else high

    def given_by(row):
        notice_all(hours)
        return row.amount

    def hit(place):
        notice(f"rule: {rule[place]}, {kind}")
        return rule[place]

    def below(r):
        """5.2."""
        wanted = hit("below")
        if wanted == "BELOW_RULE_NO_ALLOCATION":
            return None
        if wanted == "BELOW_RULE_ZERO":
            return NOTHING
        if wanted == "BELOW_RULE_FIRST_ROW":
            return given_by(rows[0])
        raise NoFigure("score_refused")

    def between(r, lower, upper):
        """5.3."""
        wanted = hit("between")
        if wanted == "BETWEEN_RULE_LOWER_ROW":
            return given_by(lower)
        if wanted == "BETWEEN_RULE_UPPER_ROW":
            return given_by(upper)
        start, end = given_by(lower), given_by(upper)
        if wanted != "BETWEEN_RULE_STRAIGHT_LINE" or start is None or end is None:
            raise NoFigure("score_refused")
        along = (r - lower.last) / (upper.first - lower.last)
        return on_line(line, start, end, start, along)

    def above(r):
        """5.4."""
        wanted = hit("above")
        if wanted == "ABOVE_RULE_LAST_ROW":
            return given_by(rows[-1])
        if wanted != "ABOVE_RULE_CONTINUE_LINE" or len(rows) < 2 or rows[-2].last is None:
            raise NoFigure("score_refused")
        start, end = given_by(rows[-2]), given_by(rows[-1])
        if start is None or end is None:
            raise NoFigure("score_refused")
        beyond = (r - rows[-1].last) / (rows[-1].first - rows[-2].last)
        return on_line(continued, start, end, end, beyond)

    def place_of(r):
        started = [i for i, row in enumerate(rows) if row.first <= r]
        if not started:
            return "BELOW_FIRST_ROW", None, below(r)
        i = started[-1]
        row = rows[i]
        if row.last is None or r <= row.last:
            notice(f"in a row: {kind}, " + ("no allocation" if row.amount is None else
                                            "a range" if "range" in row.document else "an amount"))
            if row.last is None and i + 1 < len(rows):
                notice("in a row: bands, up to the next one")
            return "ROW", i, given_by(row)
        if i + 1 < len(rows):
            return "BETWEEN_ROWS", i, between(r, row, rows[i + 1])
        return "ABOVE_LAST_ROW", i, above(r)

    return place_of


class PriceList:
    """5.7."""

    kind = "price_list"

    def __init__(self, document, names, policy):
        self.id, self.document, self.period = document["id"], document, document["period"]
        self.rounded = money_rounder(document["rounding"], "a price list")
        self.items = []
        for item in document["price_list"]["items"]:
            question = names.question[item["quantity"]]
            self.items.append((
                item["id"], compile_condition(item["when"], names) if "when" in item else None,
                question, policy.questions[question].domain,
                names.measure[item["multiplier"]] if "multiplier" in item else None, number(item["rate"])))

    def price(self, need):
        """The amount and the items that count."""
        priced = []
        for name, when, question, domain, multiplier, rate in self.items:
            if when is not None and not when(need.facts, need.tested):
                notice("price item: left out")
                continue
            notice("price item: " + ("with a multiplier" if multiplier is not None else "without a multiplier"))
            quantity = need.quantity(question, domain)
            times = ONE if multiplier is None else need.scores[multiplier].value
            pence = within_bounds(self.rounded(quantity * times * rate * HUNDRED))
            priced.append(PricedItem(name, quantity, None if multiplier is None else times, rate, pence))
        total = within_bounds(sum((item.amount for item in priced), ZERO))
        return (total, total), priced
