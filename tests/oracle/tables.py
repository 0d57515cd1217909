"""docs/figures.md section 5: from a score to an amount. Amounts are pairs (low, high) of Fractions of pence; None is no allocation."""
from fractions import Fraction

from numbers_and_rounding import HUNDRED, ZERO, NoFigure, check_amount, dec, round_money, round_score, score_increment

ROW_KINDS = ("percentage", "points", "groups", "bands", "skeleton")


class Lookup:
    __slots__ = ("amount", "place", "row", "score", "rounded")

    def __init__(self, amount, place, row):
        self.amount, self.place, self.row = amount, place, row
        self.score = self.rounded = None


def row_gives(table, rows, row):
    if "no_allocation" in row:
        return None
    ends = (row["amount"], row["amount"]) if "amount" in row else (row["range"]["from"], row["range"]["to"])
    if "hours" in rows:  # 5.6
        rate = dec(rows["hours"]["hourly_rate"]) * HUNDRED
        return tuple(round_money(dec(end) * rate, table["rounding"]) for end in ends)
    return tuple(dec(end) * HUNDRED for end in ends)


def row_end(table, kind, rows, i):
    """The last score of row i, inclusive; None: open; (x,): up to but not including x."""
    row = rows["rows"][i]
    if kind == "groups":
        return dec(row["from"]) + (rows["group_size"] - 1) * score_increment(table.get("score_rounding"))
    if kind == "bands":
        if "to" in row:
            return dec(row["to"])
        return (dec(rows["rows"][i + 1]["from"]),) if i + 1 < len(rows["rows"]) else None
    return dec(row["from"])


def line(table, a, amount_a, b, amount_b, at, base, base_amount):
    """base_amount + (amount_b - amount_a)(at - base)/(b - a), end by end, rounded."""
    if amount_a is None or amount_b is None or isinstance(a, tuple):
        raise NoFigure("score_refused")
    return tuple(check_amount(round_money(s + (y - x) * (at - base) / (b - a), table["rounding"]))
                 for x, y, s in zip(amount_a, amount_b, base_amount))


def look_up(table, r):
    """5.1 to 5.5 for a rounded score."""
    if "price_per_point" in table:
        price = table["price_per_point"]
        free = dec(price.get("free_points"), 0)
        if r > free:
            pence = check_amount(round_money((r - free) * dec(price["rate"]) * HUNDRED, table["rounding"]))
            return Lookup((pence, pence), "COMPUTED", -1)
        none = price.get("below") == "BELOW_RULE_NO_ALLOCATION"
        return Lookup(None if none else (ZERO, ZERO), "COMPUTED", -1)
    kind = next(k for k in ROW_KINDS if k in table)
    rows = table[kind]
    starts = [dec(row["from"]) for row in rows["rows"]]
    gives = lambda i: row_gives(table, rows, rows["rows"][i])
    i = -1
    while i + 1 < len(starts) and starts[i + 1] <= r:
        i += 1
    if i < 0:
        below = rows.get("below", "")
        if below == "BELOW_RULE_NO_ALLOCATION":
            return Lookup(None, "BELOW_FIRST_ROW", -1)
        if below == "BELOW_RULE_ZERO":
            return Lookup((ZERO, ZERO), "BELOW_FIRST_ROW", -1)
        if below == "BELOW_RULE_FIRST_ROW":
            return Lookup(gives(0), "BELOW_FIRST_ROW", -1)
        raise NoFigure("score_refused")
    end = row_end(table, kind, rows, i)
    if end is None or isinstance(end, tuple) or r <= end:
        return Lookup(gives(i), "ROW", i)
    if i + 1 < len(starts):
        between = rows.get("between", "BETWEEN_RULE_STRAIGHT_LINE" if kind == "skeleton" else "")
        if between == "BETWEEN_RULE_LOWER_ROW":
            return Lookup(gives(i), "BETWEEN_ROWS", i)
        if between == "BETWEEN_RULE_UPPER_ROW":
            return Lookup(gives(i + 1), "BETWEEN_ROWS", i)
        if between == "BETWEEN_RULE_STRAIGHT_LINE":
            a, b = gives(i), gives(i + 1)
            return Lookup(line(table, end, a, starts[i + 1], b, r, end, a), "BETWEEN_ROWS", i)
        raise NoFigure("score_refused")
    above = rows.get("above", "")
    if above == "ABOVE_RULE_LAST_ROW":
        return Lookup(gives(i), "ABOVE_LAST_ROW", i)
    if above == "ABOVE_RULE_CONTINUE_LINE" and i > 0:
        a_end = row_end(table, kind, rows, i - 1)
        a, b = gives(i - 1), gives(i)
        return Lookup(line(table, a_end, a, starts[i], b, r, end, b), "ABOVE_LAST_ROW", i)
    raise NoFigure("score_refused")


def look_up_score(table, score):
    rounded = round_score(score, table.get("score_rounding"))
    found = look_up(table, rounded)
    found.score, found.rounded = score, rounded
    return found


def price(table, case, scores, after):
    """5.7, with 6.4's reduced quantities."""
    total = ZERO
    for item in table["price_list"]["items"]:
        if "when" in item and not case.holds(item["when"], scores):
            continue
        name = item["quantity"]
        value = case.answers.get(name)
        given = case.asked[name] and value is not None and "quantity" in value
        quantity = Fraction(value["quantity"]) if given else ZERO
        if after:
            quantity *= (HUNDRED - case.percent_of_domain.get(case.policy.domain_of[name], ZERO)) / HUNDRED
        multiplier = Fraction(1)
        if "multiplier" in item:
            multiplier = scores(item["multiplier"]).value
        total += check_amount(round_money(quantity * multiplier * dec(item["rate"]) * HUNDRED, table["rounding"]))
    return (check_amount(total), total)
