"""docs/market-test.md: what the amounts of a table buy at local prices."""
from fractions import Fraction as F
from itertools import groupby

from exact import NoFigure, days, decimal_text, money, number
from tables import ScoredTable
from told import amount, error, exact_text, fixed, note, warning

WEEK = 7
DEPENDS_ON_BASIS = ("PERIOD_MONTH", "PERIOD_QUARTER", "PERIOD_YEAR")
MOST_FIGURES = 200_000
ROW_KINDS = ("percentage", "points", "groups", "bands", "skeleton")


def told(pence):
    """An Amount that may be carried on unrounded."""
    pence = F(pence)
    return amount(int(pence)) if pence.denominator == 1 else {"decimal": exact_text(pence / 100)}


def year_later(day):
    return f"{int(day[:4]) + 1}{day[4:]}"


class Price:
    def __init__(self, index, document, basis, as_of):
        self.index, self.id, self.document = index, document["id"], document
        period = document.get("period")
        self.unit = money(document["amount"]) * (1 if period is None else F(WEEK) / days(period, basis))
        self.least = number(document.get("least_quantity"), 1)
        self.least_cost = self.unit * self.least
        self.expired = "expires" in document and as_of > document["expires"]

    def suits_scores(self, scores):
        """All of them: (first, last), last None for an open top."""
        first, last = scores
        if "from_score" in self.document and first < F(self.document["from_score"]):
            return False
        return "to_score" not in self.document or (last is not None and last <= F(self.document["to_score"]))

    def suits_group(self, group):
        groups = self.document.get("care_groups")
        return not groups or group in groups

    def told(self):
        return {"price": self.id, "title": self.document["title"], "unit": self.document["unit"], "unit_price": told(self.unit),
                "least_quantity": decimal_text(self.least), "least_cost": told(self.least_cost),
                **({"expired": True} if self.expired else {})}


def places(number):
    return len(decimal_text(number).partition(".")[2])


def places_of_table(table):
    rows = [row for kind in ROW_KINDS for row in table.get(kind, {}).get("rows", ())]
    ends = [F(row[end]) for row in rows for end in ("from", "to") if end in row]
    return max([places(end) for end in ends] + [places(F(table.get("price_per_point", {}).get("free_points", 0)))])


def errors_of_scores(document, scores):
    """A score that cannot be looked up, or is there twice."""
    table, exact = ScoredTable(document), document.get("score_rounding", {}).get("mode") == "ROUNDING_MODE_EXACT"
    for i, score in enumerate(scores):
        path = f"scores[{i}]"
        if exact and places(score) > places_of_table(document):
            yield error("too_many_decimals", path)
            continue
        try:
            table.look_up(score)
        except NoFigure:
            yield error("score_refused", path)
            continue
        if score in scores[:i]:
            yield error("listed_twice", path)


def errors_of(request, kind):
    table, prices = request["table"], request["prices"]
    if kind == "price_list":
        yield error("not_looked_up", "table.price_list")
    if kind == "price_per_point" and not request.get("scores"):
        yield error("missing", "scores")
    if kind != "price_list":
        yield from errors_of_scores(table, [F(score) for score in request.get("scores", ())])
    for i, price in enumerate(prices):
        if price["id"] in [other["id"] for other in prices[:i]]:
            yield error("duplicate_id", f"prices[{i}].id")
        if "from_score" in price and "to_score" in price and F(price["from_score"]) > F(price["to_score"]):
            yield error("bounds_reversed", f"prices[{i}].to_score")
        if "expires" in price and price["expires"] < price["date"]:
            yield error("ends_before_start", f"prices[{i}].expires")
    if "year_basis" not in request and any(p in DEPENDS_ON_BASIS for p in [table["period"]] + [p.get("period") for p in prices]):
        yield error("basis_missing", "year_basis")


def rows_of(request, table, kind):
    """(path, score told, last score told, first and last score, row, amount): every row, or every score asked for."""
    if request.get("scores"):
        for i, text in enumerate(request["scores"]):
            found = table.look_up(F(text))
            row = found.row if found.place == "ROW" else None
            yield f"scores[{i}]", decimal_text(F(text)), None, (F(text), F(text)), row, found.amount
        return
    document = table.document
    exact = document.get("score_rounding", {}).get("mode") == "ROUNDING_MODE_EXACT"
    rows = document[kind]["rows"]
    for i, row in enumerate(rows):
        first = F(row["from"])
        last, covered = first, first
        if kind == "groups":
            last = covered = first + (document[kind]["group_size"] - 1) * table.increment
        elif kind == "bands" and "to" in row:
            last = covered = F(row["to"])
        elif kind == "bands":
            following = F(rows[i + 1]["from"]) if i + 1 < len(rows) else None
            last = None if following is None or exact else (-(-following // table.increment) - 1) * table.increment
            covered = following - F(1, 10 ** 9) if exact and following is not None else last
        found = table.look_up_rounded(first)
        yield (f"table.{kind}.rows[{i}]", row["from"], decimal_text(last) if last is not None and last != first else None,
               (first, covered), i, found.amount)


def bought(price, scores, week):
    units = week / price.unit
    whole = units.numerator // units.denominator
    return {"price": price.id, **({"suits": True} if price.suits_scores(scores) else {}),
            **({"whole_units": str(whole)} if whole else {}), "left": told(week - whole * price.unit),
            "units": fixed(units, 2, "DOWN"), **({"enough": True} if week >= price.least_cost else {})}


def cheapest(prices, group, scores, week):
    options = [p for p in prices if not p.expired and p.suits_scores(scores) and p.suits_group(group)]
    best = min(options, key=lambda p: (p.least_cost, p.id), default=None)
    answer = {"care_group": group} if group else {}
    if best is None:
        return answer, None, True
    answer.update(price=best.id, least_cost=told(best.least_cost))
    below = week < best.least_cost
    if below:
        answer.update(below=True, missing=told(best.least_cost - week))
    return answer, best.id, below


def test_market(request):
    """The response."""
    table_document = request["table"]
    kind = next(k for k in (*ROW_KINDS, "price_per_point", "price_list") if k in table_document)
    errors = list(errors_of(request, kind))
    if errors:
        return {"findings": errors}
    table = ScoredTable(table_document)
    basis, as_of = request.get("year_basis"), request["as_of"]
    prices = sorted((Price(i, p, basis, as_of) for i, p in enumerate(request["prices"])), key=lambda p: p.id.encode())
    groups = request.get("care_groups")
    if not groups:
        groups = {g for p in prices for g in p.document.get("care_groups", ())}
        if any(not p.document.get("care_groups") for p in prices):
            groups.add("")
    groups = sorted(set(groups))
    rows = list(rows_of(request, table, kind))
    if len(rows) * (len(prices) + len(groups)) > MOST_FIGURES:
        return {"findings": [error("too_many_figures", "scores" if request.get("scores") else "table")]}
    findings = []
    for p in prices:
        if p.expired:
            findings.append(warning("price_expired", f"prices[{p.index}].expires"))
        if "expires" not in p.document and as_of > year_later(p.document["date"]):
            findings.append(note("price_old", f"prices[{p.index}].date"))
        if p.document["date"] > as_of:
            findings.append(warning("price_in_future", f"prices[{p.index}].date"))
    named = {g for p in prices for g in p.document.get("care_groups", ())}
    for i, group in enumerate(request.get("care_groups", ())):
        if named and group not in named:
            findings.append(warning("care_group_without_price", f"care_groups[{i}]"))
    told_rows, came = [], {group: [] for group in groups}
    for path, score, last, scores, row, gives in rows:
        answer = {"score": score, **({"to_score": last} if last is not None else {}), **({"row": row} if row is not None else {}),
                  "outcome": "OUTCOME_NO_ALLOCATION" if gives is None else "OUTCOME_AMOUNT"}
        told_rows.append(answer)
        if gives is None:
            for group in groups:
                came[group].append((path, None))
            continue
        low, high = gives
        answer["amount"] = {"amount": told(low), **({"upper": told(high)} if high != low else {})}
        week = low * WEEK / days(table_document["period"], basis)
        answer["per_week"] = told(week)
        answer["buys"] = [bought(p, scores, week) for p in prices]
        answer["cheapest"] = []
        for group in groups:
            option, best, below = cheapest(prices, group, scores, week)
            answer["cheapest"].append(option)
            came[group].append((path, ("no_option" if best is None else "below_cheapest", best) if below else None))
    for group in groups:
        for what, run in groupby(came[group], key=lambda one: one[1]):
            if what:
                findings.append(warning(what[0], next(run)[0]))
    return {"rows": told_rows, "prices": [p.told() for p in prices], "care_groups": groups, "units_rounding": "ROUNDING_MODE_DOWN",
            **({"findings": findings} if findings else {})}
