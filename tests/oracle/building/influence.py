"""What a table would be without each person it is built from (docs/influence.md section 1): built again by the oracle, in fractions."""
from fractions import Fraction as F

from build import Builder, NoTable, Undetermined, told


def falls(table):
    amounts = list(table.values())
    return any(b < a for a, b in zip(amounts, amounts[1:]))


def without(request, gone, everybody):
    """The rows without some people, by id; None if there is no table."""
    left = [c for c in request["cases"] if c["id"] not in gone]
    try:
        if all(c.get("excluded_because") for c in left):
            return None
        # Whether anybody has a weight is asked once, of everybody.
        by_case = request.get("weighting") == "WEIGHTING_BY_CASE"
        others = Builder({**request, "cases": left}, weights={c["id"]: F(c.get("weight", 1)) for c in left} if by_case else None)
        others.share = others.weight_of(others.cases) / everybody.weight_of(everybody.cases)
        table = others.run()
    except NoTable:
        return None
    if others.decided:
        raise Undetermined
    return None if falls(table) else table


def change(before, after, everybody):
    """(rows changed, largest change, at which score, change in all); money as it is told."""
    by = {score: after[score] - before[score] for score in before}
    largest = max(by.values(), key=abs)
    at = next(score for score, difference in by.items() if abs(difference) == abs(largest))
    weight = {score: everybody.weight_of([c for c, own in zip(everybody.cases, everybody.at) if own == score]) for score in set(everybody.at)}
    in_all = sum((own * by[score] for score, own in weight.items()), F(0))
    changed = sum(difference != 0 for difference in by.values())
    return changed, told(F(by[at])), str(at) if changed else "", told(in_all)


def influence(request):
    """By id: (own row, own row without, change), or None where there is no table without the person; and what the table comes to. Raises NoTable and
    Undetermined."""
    everybody = Builder(request)
    before = everybody.run()
    if falls(before):
        raise NoTable("table_falls")
    if everybody.decided:
        raise Undetermined
    found = {}
    for c in everybody.cases:
        after, at = without(request, {c["id"]}, everybody), everybody.looked_up[c["id"]]
        found[c["id"]] = None if after is None else (told(F(before[at])), told(F(after[at])), change(before, after, everybody))
    total = sum((everybody.weight_of([c for c, own in zip(everybody.cases, everybody.at) if own == score]) * before[score] for score in set(everybody.at)),
                F(0))
    return found, told(total)
