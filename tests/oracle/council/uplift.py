"""docs/publishing-a-table.md section 1: a table brought up to date with prices."""
import copy
from fractions import Fraction as F

from canonical import fingerprint
from exact import WHOLE, decimal_text, mode_of
from told import (GREATEST_PENCE, Number, at_least_two_places, below_one, error, exact_text, fixed, note, pence_text, warning)

ROW_TABLES = ("percentage", "points", "groups", "bands", "skeleton")
GREATEST_PRICE = 10 ** 9


def amounts_of(table):
    """(path, whose, the message, its field, whether it is money): every amount of money in the order of the table."""
    for kind in ROW_TABLES:
        rows = table.get(kind)
        if rows is None:
            continue
        if "hours" in rows:
            yield f"{kind}.hours.hourly_rate", None, rows["hours"], "hourly_rate", True
            return
        for i, row in enumerate(rows["rows"]):
            if "amount" in row:
                yield f"{kind}.rows[{i}].amount", row["from"], row, "amount", True
            elif "range" in row:
                for end in ("from", "to"):
                    yield f"{kind}.rows[{i}].range.{end}", row["from"], row["range"], end, True
    if "price_per_point" in table:
        yield "price_per_point.rate", None, table["price_per_point"], "rate", False
    for i, item in enumerate(table.get("price_list", {}).get("items", ())):
        yield f"price_list.items[{i}].rate", item["id"], item, "rate", False


def increment_of(request, priced):
    """In whole units of currency."""
    if priced and "price_increment" in request:
        return F(request["price_increment"])
    return F(int(request["rounding"]["increment_pence"]), 100)


def errors_of(request, priced):
    rounding, table = request["rounding"], request["table"]
    if rounding["mode"] == "ROUNDING_MODE_EXACT":
        yield error("exact_not_allowed", "rounding.mode")
    if "price_increment" in request:
        if not priced:
            yield error("price_increment_not_allowed", "price_increment")
        elif "increment_pence" in rounding:
            yield error("increment_twice", "price_increment")
    elif "increment_pence" not in rounding:
        yield error("missing", "rounding.increment_pence")
    uplifts = table.get("uplifts", [])
    if len(uplifts) >= 100:
        yield error("too_many_items", "table.uplifts")
    if uplifts and request["effective_from"] < uplifts[-1]["effective_from"]:
        yield error("uplift_before_last", "effective_from")


def made_equal(table, before, after):
    """The paths of the amounts that become what the row before has, of ranges the lower end, or what the range's own lower end has."""
    last = None
    for kind in ROW_TABLES:
        rows = table.get(kind, {"hours": None})
        for i, row in enumerate(() if "hours" in rows else rows["rows"]):
            if "no_allocation" in row:
                continue
            low = f"{kind}.rows[{i}]." + ("amount" if "amount" in row else "range.from")
            for one, other in ((last, low), (low, f"{kind}.rows[{i}].range.to")):
                if one in before and other in before and before[one] != before[other] and after[one] == after[other]:
                    yield other
            last = low


def uplift(schema, request):
    """The response."""
    table = copy.deepcopy(request["table"])
    rate = F(request["rate_percent"])
    told = list(amounts_of(table))
    priced = "price_per_point" in table or "price_list" in table
    uplifts = table.get("uplifts", [])
    first = [warning("uplift_on_same_day", "effective_from")] if uplifts and uplifts[-1]["effective_from"] == request["effective_from"] else []
    errors = list(errors_of(request, priced))
    if errors:
        return {"findings": errors}
    increment, whole = increment_of(request, priced), WHOLE[mode_of(request["rounding"])]
    amounts, before, after = [], {}, {}
    for path, whose, message, name, money in told:
        exact = F(message[name]) * (1 + rate / 100)
        rounded = whole(exact / increment) * increment
        if rounded > (F(GREATEST_PENCE, 100) if money else GREATEST_PRICE):
            errors.append(error("amount_out_of_range", "table." + path))
            continue
        before[path], after[path] = F(message[name]), rounded
        text = pence_text(int(rounded * 100)) if money else decimal_text(rounded)
        amounts.append({"path": path, **({"of": whose} if whose is not None else {}),
                        "before": pence_text(int(before[path] * 100)) if money else Number(message[name]),
                        "exact": exact_text(exact), "after": text})
        message[name] = text
    if errors:
        return {"findings": errors}
    findings = first + below_one(note, rate, "rate_percent")
    if rate < 0:
        findings.append(warning("amounts_lowered", "rate_percent"))
    if rate == 0:
        findings.append(note("rate_is_zero", "rate_percent"))
    counted = {
        "amount_unchanged": [p for p in before if rate and before[p] and after[p] == before[p]],
        "amount_against_rate": [p for p in before if rate and after[p] and (after[p] - before[p]) * rate < 0],
        "amount_becomes_zero": [p for p in before if before[p] and not after[p]],
        "amounts_made_equal": list(made_equal(table, before, after))}
    findings += [warning(code, "table." + paths[0]) for code, paths in counted.items() if paths]
    if "title" in request:
        table["title"] = request["title"]
    step = {"rate_percent": decimal_text(rate), "rounding": request["rounding"]}
    for name in ("price_increment", "effective_from", "authority", "reason"):
        if name in request:
            step[name] = request[name]
    step["table_before"] = fingerprint(schema, "AllocationTable", request["table"])
    table["uplifts"] = uplifts + [step]
    mark = fingerprint(schema, "AllocationTable", table)
    whole_before, whole_after = sum(before.values(), F(0)), sum(after.values(), F(0))
    total = {"before": at_least_two_places(whole_before), "after": at_least_two_places(whole_after),
             "difference": at_least_two_places(whole_after - whole_before)}
    if whole_before:
        total["change_percent"] = fixed(100 * (whole_after - whole_before) / whole_before, 4)
    return {"table": table, **({"amounts": amounts} if amounts else {}), "total": total, "fingerprint": mark,
            **({"findings": findings} if findings else {})}
