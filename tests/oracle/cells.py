"""The cells of the crossing: what a case went through, and which cells a full run must fill."""
from adjust import STEP_KINDS
from random_policy import MODES, PERIODS, ROW_KINDS
from tables import KINDS as TABLES

APPROACHES = ("OVERALL", "BY_DOMAIN", "NOT_RECORDED")
FEWEST = 500  # Cases in every cell of a full run (issue 5).


def cells_of(policy, assessment, result):
    """Everything that one case went through."""
    document, way = policy.document, result.way
    approach = result.informal.approach
    cells = set(result.noticed)
    cells.add(f"outcome: {way.whole.outcome}")
    cells.add(f"scoring view: {document['scoring_view'].removeprefix('SCORING_VIEW_')}")
    cells.add(f"result period: {document['result_period'].removeprefix('PERIOD_')}")
    if way.whole.amount is not None:
        cells.add("outcome: a range" if way.whole.amount[0] != way.whole.amount[1] else "outcome: a single amount")
        cells.add("before informal support: " + ("the same" if result.before.whole.amount == way.whole.amount else "another amount"))
    for component, part, reading, earlier in zip(policy.components, way.parts, way.readings, result.before.readings):
        cells.add(f"component: {part.outcome}" + (", for a carer" if component.for_carer else ""))
        if reading is None:
            continue
        cells.add(f"table: {reading.table.kind}, {approach}")
        if component.measure is not None:
            cells.add(f"table: {reading.table.kind}, {policy.measures[component.measure].name}")
        for step in part.steps:
            cells.add(f"table: {reading.table.kind}, step: {step.kind}")
            cells.add(f"step: {step.kind}, {approach}")
        if component.tables is not None:
            cells.add("component: a table for each care group")
        if reading.lookup is not None and reading.lookup.rounded < 0:
            cells.add("score: below zero")
        if result.left is not None and earlier is not None:
            had, has = earlier.amount is not None, reading.amount is not None
            cells.add("by domain: " + {(True, True): "an amount before and after", (True, False): "an amount only before",
                                       (False, True): "an amount only after", (False, False): "no amount"}[had, has])
    for name, besides in (("one more", result.one_more), ("one less", result.one_less)):
        for beside in besides:
            if beside is not None:
                cells.add(f"{name}: " + ("refused" if beside[1] is None else beside[1].outcome))
    for (question_id, direction), (_, whole) in result.what_ifs.items():
        question = next(q for q in policy.questions if q.id == question_id)
        kind = question.kind if question.kind != "several_choices" else "several_choices, " + ("SUM" if question.adds_up else "HIGHEST")
        cells.add(f"what if: {kind}, {direction}")
        if whole is not None and whole.outcome != way.whole.outcome:
            cells.add("what if: another outcome")
    for question, answer, asked in zip(policy.questions, result.facts.answers, result.facts.asked):
        cells.add(f"question: {question.kind}" + ("" if asked else ", not asked"))
        if asked and answer is not None and answer.kind == "not_applicable":
            cells.add("question: not applicable, " + ("leaves the maximum" if question.leaves_maximum else "scores zero"))
    if any("person" in a and "worker" in a for a in assessment["answers"]):
        cells.add("answer: two views")
    cells.add(f"components: {len(policy.components)}")
    return cells


def _wanted():
    """Every cell that must hold at least FEWEST cases in a full run."""
    yield from (f"table: {kind}, {approach}" for kind in TABLES for approach in APPROACHES)
    yield from (f"table: {kind}, measure: {combine}" for kind in TABLES if kind != "price_list" for combine in ("SUM", "MAXIMUM", "MINIMUM"))
    for step in set(STEP_KINDS.values()):
        yield from (f"table: {kind}, step: {step}" for kind in TABLES)
        yield from (f"step: {step}, {approach}" for approach in APPROACHES if step != STEP_KINDS["informal_support"] or approach == "OVERALL")
    for kind in ROW_KINDS:
        yield from (f"rule: BELOW_RULE_{rule}, {kind}" for rule in ("NO_ALLOCATION", "ZERO", "FIRST_ROW"))
        yield from (f"rule: BETWEEN_RULE_{rule}, {kind}" for rule in ("LOWER_ROW", "UPPER_ROW", "STRAIGHT_LINE"))
        yield from (f"rule: ABOVE_RULE_{rule}, {kind}" for rule in ("LAST_ROW", "CONTINUE_LINE"))
        yield from (f"in a row: {kind}, {gives}" for gives in ("an amount", "a range", "no allocation"))
    yield "in a row: bands, up to the next one"
    yield from ("price per point: above the free points", "price per point: nothing left, an amount of zero",
                "price per point: nothing left, no allocation")
    yield from ("price item: with a multiplier", "price item: without a multiplier", "price item: left out")

    yield from (f"measure: {combine}" for combine in ("SUM", "MAXIMUM", "MINIMUM", "does not count"))
    for source in ("question", "domain", "measure", "constant"):
        yield from (f"term: {source}{ending}" for ending in ("", ", weighted", ", conditional", ", weighted, conditional"))
    yield from (f"transform: {kind}" for kind in (
        "steps", "steps, below the first row", "percent_of_maximum", "multiply", "add", "clamp", "clamp, raised", "clamp, lowered",
        "round"))

    places = ("a score", "a percentage of the maximum", "a multiplied measure", "a measure", "a straight line", "a continued line",
              "a price per point", "a price list", "hours", "the step factor", "the step factor_by_care_group", "the step factor_by_area",
              "the step informal_support", "the step convert_period", "the step round", "a stated period")
    yield from (f"rounding of {place}: {mode}" for place in places for mode in MODES)
    yield from (f"rounding of {place}: EXACT" for place in (
        "a score", "a multiplied measure", "a measure", "the step factor", "the step factor_by_care_group", "the step factor_by_area",
        "the step informal_support", "the step convert_period"))
    yield from (f"a tie at rounding a score: {mode}" for mode in MODES)
    yield "score: below zero"

    for approach in ("OVERALL", "BY_DOMAIN"):
        yield from (f"informal support: {approach}, {state}" for state in ("gate open", "gate shut", "nothing to take off"))
        yield from (f"gate: {approach}, {reason}" for reason in (
            "NO_CARER_RECORDED", "NOT_CONFIRMED", "NOT_ABLE_OR_WILLING", "NOT_ASSESSED", "REFUSED_ASSESSMENT", "NOT_CHECKED", "CANNOT_LAST"))
    yield from ("informal support: NOT_RECORDED", "gate: a refused assessment that the policy accepts")
    yield from (f"by domain: {what}" for what in ("an amount before and after", "an amount only before", "no amount"))
    yield from ("before informal support: the same", "before informal support: another amount")

    for where in ("of a component", "of the total"):
        yield from (f"adjustment {where}: {kind}" for kind in (
            "factor", "factor_by_care_group", "factor_by_area", "add", "minimum", "minimum, bound", "cap", "cap, bound", "cut_off",
            "cut_off, bound", "round"))
    yield from ("adjustment of a component: informal_support", "adjustment: cut_off, exactly at the amount",
                "adjustment: cut_off, within a range")
    for basis in ("52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS", "no basis"):
        yield f"adjustment of a component: convert_period, {basis}"
        yield f"stated period: {basis}"

    yield from (f"condition: {kind}, {holds}" for kind in (
        "care_group", "area", "age", "answer", "measure", "all_of", "any_of", "not") for holds in ("true", "false"))

    yield from (f"outcome: {outcome}" for outcome in ("AMOUNT", "NO_ALLOCATION", "DOES_NOT_APPLY", "CUT_OFF", "a range", "a single amount"))
    yield from (f"component: {outcome}" for outcome in ("AMOUNT", "NO_ALLOCATION", "DOES_NOT_APPLY", "CUT_OFF", "AMOUNT, for a carer"))
    yield "component: a table for each care group"
    yield from (f"components: {count}" for count in (1, 2, 3, 4))
    yield from (f"{beside}: {outcome}" for beside in ("one more", "one less") for outcome in ("AMOUNT", "NO_ALLOCATION", "CUT_OFF"))
    yield from ("one more: refused", "one less: refused")
    yield from (f"what if: {kind}, {direction}" for direction in ("UP", "DOWN") for kind in (
        "single_choice", "several_choices, SUM", "several_choices, HIGHEST", "quantity", "level_and_frequency"))
    yield "what if: another outcome"
    yield from (f"question: {kind}" for kind in (
        "single_choice", "several_choices", "quantity", "level_and_frequency", "information", "not applicable, leaves the maximum",
        "not applicable, scores zero"))
    yield from (f"question: {kind}, not asked" for kind in ("single_choice", "several_choices", "quantity", "level_and_frequency"))
    yield from ("answer: two views", "scoring view: PERSON", "scoring view: WORKER")
    yield from (f"result period: {period}" for period in PERIODS)


WANTED = tuple(_wanted())
