"""Holds a Result of the oracle against the library's determination, figure by figure. Yields what differs."""
from fractions import Fraction

from allocation import AMOUNT, str_decimal
from numbers_and_rounding import HUNDRED


def pence(amount):
    """An Amount document, exactly, in pence."""
    if "pence" in amount:
        assert Fraction(amount["pence"]) == Fraction(amount["decimal"]) * HUNDRED
        return Fraction(amount["pence"])
    return Fraction(amount["decimal"]) * HUNDRED


def ends(document):
    """An AmountRange document as a pair, or None."""
    if document is None:
        return None
    low = pence(document["amount"])
    return (low, pence(document["upper"]) if "upper" in document else low)


def outcome(document, key="outcome"):
    return document.get(key, "").replace("OUTCOME_", "")


def compare(result, got):
    def differ(what, wanted, have):
        if wanted != have:
            yield f"{what}: oracle {wanted}, library {have}"

    run = result.run
    yield from differ("outcome", run.outcome, outcome(got))
    yield from differ("indicative allocation", run.amount, ends(got.get("indicative_allocation")))
    before = result.before.amount if result.before.outcome == AMOUNT else None
    yield from differ("before informal support", before, ends(got.get("before_informal_support")))
    yield from differ("stated", result.stated, [ends(p["amount"]) for p in got.get("stated_periods", [])])
    for answer in got["answers"]:
        if "points" in answer:
            name = answer["question"]
            yield from differ(f"points of {name}", result.case.points[name], Fraction(answer["points"]))
            yield from differ(f"maximum of {name}", result.case.maximum[name], Fraction(answer["maximum"]))
    for measure in got.get("measures", []):
        name = measure["measure"]
        yield from differ(f"measure {name}", result.before.scores(name).value, Fraction(measure["value"]))
        yield from differ(f"maximum of {name}", result.before.scores(name).maximum, Fraction(measure["maximum"]))
        if "value_after_informal_support" in measure:
            yield from differ(f"measure {name} after", run.scores(name).value,
                              Fraction(measure["value_after_informal_support"]))
    for index, component in enumerate(got["components"]):
        yield from compare_component(f"component {index}", result, index, component, differ)
    if run.total_steps or any(s["kind"] != "STEP_KIND_COMPONENT" for s in got.get("total_steps", [])):
        steps = [ends(s.get("after")) for s in got.get("total_steps", []) if s["kind"] != "STEP_KIND_COMPONENT"]
        yield from differ("total steps", run.total_steps, steps)
    reductions = [(Fraction(r["percent_in_policy"]), Fraction(r["percent_applied"]))
                  for r in got.get("informal_support", {}).get("reductions", [])]
    yield from differ("reductions", result.reductions, reductions)
    what_ifs = [(w["question"], w["direction"].replace("WHAT_IF_DIRECTION_LEVEL_", ""),
                 "refused" if w.get("refused") else (outcome(w), ends(w.get("indicative_allocation"))))
                for w in got.get("what_ifs", [])]
    yield from differ("what-ifs", result.what_ifs, what_ifs)


def compare_component(name, result, index, got, differ):
    wanted, before = result.run.components[index], result.before.components[index]
    yield from differ(f"{name} outcome", wanted.outcome, outcome(got))
    yield from differ(f"{name} amount", wanted.amount, ends(got.get("amount")))
    wanted_before = before.amount if before.outcome == AMOUNT else None
    yield from differ(f"{name} before", wanted_before, ends(got.get("before_informal_support")))
    if wanted.lookup is not None:
        lookup = got["lookup"]
        yield from differ(f"{name} score", wanted.lookup.score, Fraction(lookup["score"]))
        yield from differ(f"{name} rounded", wanted.lookup.rounded, Fraction(lookup["score_rounded"]))
        yield from differ(f"{name} place", wanted.lookup.place, lookup["place"].replace("LOOKUP_PLACE_", ""))
        row = lookup["row"].get("index", 0) if "row" in lookup else -1
        yield from differ(f"{name} row", wanted.lookup.row, row)
        for side, alternative in zip(("one_more", "one_less"), result.alternatives[index]):
            have = got[side]
            have = "refused" if have.get("refused") else (outcome(have), ends(have.get("amount")))
            yield from differ(f"{name} {side}", alternative, have)
    table_steps = ("STEP_KIND_TABLE", "STEP_KIND_INFORMAL_SUPPORT_LOOKUP")
    steps = got.get("steps", [])
    if wanted.table_amount is not None:
        last_table_step = [s for s in steps if s["kind"] in table_steps][-1]
        yield from differ(f"{name} table amount", wanted.table_amount, ends(last_table_step["after"]))
    yield from differ(f"{name} steps", wanted.steps, [ends(s.get("after")) for s in steps if s["kind"] not in table_steps])
    running = None
    for step in steps:  # The printed effects add up.
        if running is not None and "after" in step and "effect" in step:
            for low_high, key in enumerate(("amount", "upper")):
                if key in step["after"] and key in step["before"] and key in step["effect"]:
                    total = pence(step["before"][key]) + pence(step["effect"][key])
                    yield from differ(f"{name} effect {low_high}", pence(step["after"][key]), total)
            yield from differ(f"{name} chain", running, ends(step["before"]))
        running = ends(step.get("after"))


__all__ = ["compare", "str_decimal"]
