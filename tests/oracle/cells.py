"""Which cells of the crossing a case falls into. A cell of a policy counts for every person under it; a cell of a case counts what happened."""
from generator import BASES, MODES

ROUNDED_ADJUSTMENTS = ("factor", "factor_by_care_group", "factor_by_area", "informal_support", "convert_period", "round")
ADJUSTMENTS = ROUNDED_ADJUSTMENTS + ("add", "minimum", "cap", "cut_off")
TABLES = ("percentage", "points", "groups", "bands", "skeleton", "price_per_point", "price_list")
TRANSFORMS = ("steps", "percent_of_maximum", "multiply", "add", "clamp", "round")
CONDITIONS = ("care_group", "area", "age", "answer", "measure", "all_of", "any_of", "not")


def mode_of(rounding):
    return rounding["mode"].replace("ROUNDING_MODE_", "")


def walk_conditions(condition):
    (kind, test), = condition.items()
    yield kind
    if kind == "not":
        yield from walk_conditions(test)
    elif kind in ("all_of", "any_of"):
        for child in test["conditions"]:
            yield from walk_conditions(child)


def cells_of_policy(document):
    cells = set()
    for measure in document["measures"]:
        cells.add("combine: " + measure["combine"].replace("COMBINE_", ""))
        for term in measure["terms"]:
            cells.add("term: " + next(k for k in ("question", "domain", "measure", "constant") if k in term))
            if "weight" in term:
                cells.add("term: weighted")
            if "when" in term:
                cells.update("condition: " + kind for kind in walk_conditions(term["when"]))
        for transform in measure.get("transforms", []):
            (kind, rule), = transform.items()
            cells.add("transform: " + kind)
            rounding = rule if kind == "round" else rule.get("rounding") if kind in ("percent_of_maximum", "multiply") else None
            if rounding:
                cells.add(f"rounding of a {kind}: {mode_of(rounding)}")
    for table in document["tables"]:
        kind = next(k for k in TABLES if k in table)
        if kind != "price_list":
            rounding = table.get("score_rounding", {"mode": "ROUNDING_MODE_HALF_UP"})
            cells.add("rounding of a score: " + mode_of(rounding))
        if "rounding" in table:
            cells.add("rounding in a table: " + mode_of(table["rounding"]))
        if "hours" in table.get(kind, {}):
            cells.add("table: hours")
    for stated in document["stated_periods"]:
        cells.add("rounding of a stated period: " + mode_of(stated["rounding"]))
        if "basis" in stated:
            cells.add("year basis: " + stated["basis"].replace("YEAR_BASIS_", ""))
    cells.add("scoring view: " + document["scoring_view"])
    return cells


def cells_of_case(document, person, result):
    cells = set()
    run = result.run
    cells.add("outcome: " + run.outcome)
    approach = document["informal_support"]["approach"].replace("INFORMAL_SUPPORT_APPROACH_", "")
    if not result.reductions:
        cells.add(f"informal support: {approach}")
    for in_policy, applied in result.reductions:
        state = "nothing to take off" if not in_policy else "gate open" if applied else "gate shut"
        cells.add(f"informal support: {approach}, {state}")
    for component, found in zip(document["components"], run.components):
        cells.add("component: " + found.outcome)
        if found.outcome == "DOES_NOT_APPLY":
            continue
        table = run.table_of(component)
        kind = next(k for k in TABLES if k in table)
        cells.add("table: " + kind)
        if found.lookup is not None and kind != "price_per_point":
            cells.add("place: " + found.lookup.place)
            rule = {"BELOW_FIRST_ROW": "below", "BETWEEN_ROWS": "between", "ABOVE_LAST_ROW": "above"}.get(found.lookup.place)
            if rule:
                name = table[kind].get(rule, "BETWEEN_RULE_STRAIGHT_LINE")
                cells.add("rule that was hit: " + name)
        if found.table_amount is not None and found.table_amount[0] != found.table_amount[1]:
            cells.add("amount: range")
        if found.outcome in ("AMOUNT", "CUT_OFF"):
            made = [a for a in component.get("adjustments", [])
                    if "when" not in a or result.case.holds(a["when"], run.scores)]
            for adjustment in made[:len(found.steps)]:
                kind = next(k for k in ADJUSTMENTS if k in adjustment)
                cells.add("adjustment made: " + kind)
                if kind in ROUNDED_ADJUSTMENTS:
                    cells.add("rounding of an adjustment: " + mode_of(adjustment["rounding"]))
            for adjustment in component.get("adjustments", []):
                if "when" in adjustment:
                    holds = result.case.holds(adjustment["when"], run.scores)
                    for kind in walk_conditions(adjustment["when"]):
                        cells.add(f"condition: {kind}, within one that is {str(holds).lower()}")
        if component.get("for_carer"):
            cells.add("component: for a carer")
        if "table_by_care_group" in component:
            cells.add("component: table by care group")
    if run.total_steps:
        cells.add("adjustment of the total")
    for name, direction, _ in result.what_ifs:
        cells.add("what-if: " + direction)
    for answer in person["answers"]:
        value = answer.get("agreed") or answer.get("person") or answer.get("worker")
        cells.add("answer: " + next(iter(value)))
        if "person" in answer and "worker" in answer:
            cells.add("answer: two views")
    if not all(result.case.asked.values()):
        cells.add("answer: not asked")
    return cells


WANTED = (
    [f"table: {t}" for t in TABLES + ("hours",)] + [f"combine: {c}" for c in ("SUM", "MAXIMUM", "MINIMUM")] +
    ["term: " + t for t in ("question", "domain", "measure", "constant", "weighted")] +
    [f"transform: {t}" for t in TRANSFORMS] +
    [f"rounding of a {place}: {m}" for place in ("percent_of_maximum", "multiply", "round", "score", "stated period") for m in MODES] +
    [f"rounding of an adjustment: {m}" for m in MODES + ["EXACT"]] + [f"rounding in a table: {m}" for m in MODES] +
    ["rounding of a score: EXACT", "rounding of a round: EXACT"] +
    ["rule that was hit: " + r for r in (
        "BELOW_RULE_NO_ALLOCATION", "BELOW_RULE_ZERO", "BELOW_RULE_FIRST_ROW", "BETWEEN_RULE_LOWER_ROW", "BETWEEN_RULE_UPPER_ROW",
        "BETWEEN_RULE_STRAIGHT_LINE", "ABOVE_RULE_LAST_ROW", "ABOVE_RULE_CONTINUE_LINE")] +
    [f"informal support: {a}, {s}" for a in ("OVERALL", "BY_DOMAIN") for s in ("gate open", "gate shut", "nothing to take off")] +
    ["informal support: NOT_RECORDED"] + [f"adjustment made: {a}" for a in ADJUSTMENTS] +
    [f"condition: {c}, within one that is {h}" for c in CONDITIONS for h in ("true", "false")] +
    [f"year basis: {b}" for b in BASES] + ["outcome: " + o for o in ("AMOUNT", "NO_ALLOCATION", "DOES_NOT_APPLY", "CUT_OFF")] +
    ["amount: range", "component: for a carer", "component: table by care group", "adjustment of the total", "what-if: UP", "what-if: DOWN",
     "answer: two views", "answer: not asked", "answer: not_applicable", "answer: option", "answer: options", "answer: quantity",
     "answer: level_and_frequency"])
