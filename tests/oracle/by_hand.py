"""Small documents for the tests, whose figures can be worked out with a pencil."""
from oracle import Policy

SKELETON = {  # In Control, "Understanding the RAS" (2013), step 1b.
    "rows": [{"from": "75", "amount": "450.00"}, {"from": "135", "amount": "1750.00"}, {"from": "171", "amount": "6000.00"},
             {"from": "200", "amount": "9500.00"}, {"from": "230", "amount": "14400.00"}, {"from": "245", "amount": "17500.00"}],
    "below": "BELOW_RULE_NO_ALLOCATION", "above": "ABOVE_RULE_CONTINUE_LINE"}

TO_THE_PENNY = {"mode": "ROUNDING_MODE_HALF_UP"}


def options(*points):
    return [{"id": f"o{i}", "label": f"Option {i}", "points": p} for i, p in enumerate(points)]


def single(name, *points, **more):
    return dict({"id": name, "text": "How much?", "single_choice": {"options": options(*points)}}, **more)


def several(name, combine, *points, **more):
    rule = {"options": options(*points), "combine": "CHOICES_COMBINE_" + combine}
    return dict({"id": name, "text": "Which?", "several_choices": rule}, **more)


def quantity(name, maximum, points_per_unit=None, **more):
    rule = {"unit": "nights", "minimum": "0", "maximum": maximum}
    if points_per_unit:
        rule["points_per_unit"] = points_per_unit
    return dict({"id": name, "text": "How many?", "quantity": rule}, **more)


def table(kind, rules, **more):
    basis = "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"
    return dict({"id": "t", "title": "Table", "period": "PERIOD_WEEK", "basis": basis, kind: rules}, **more)


def adjustment(kind, rule, mode=None, **more):
    document = dict({"id": kind, "title": kind, "reason": "r", "authority": "a", "purpose": "ADJUSTMENT_PURPOSE_OTHER", kind: rule}, **more)
    if mode:
        document["rounding"] = {"mode": "ROUNDING_MODE_" + mode}
    return document


def policy_document(questions, the_table=None, measures=None, components=None, **more):
    """One domain unless `questions` is a dict of domains; one measure, the sum of it all; one component with `the_table`."""
    domains = questions if isinstance(questions, dict) else {"life": questions}
    document = {
        "id": "p", "version": "1", "title": "By hand", "authority": "Nowhere", "currency": "GBP", "effective_from": "2026-01-01",
        "care_groups": [{"id": "older", "title": "Older"}, {"id": "younger", "title": "Younger"}],
        "scoring_view": "SCORING_VIEW_WORKER", "result_period": "PERIOD_WEEK",
        "informal_support": {"approach": "INFORMAL_SUPPORT_APPROACH_NOT_RECORDED"},
        "questionnaire": {"domains": [{"id": name, "title": name, "questions": its} for name, its in domains.items()]},
        "measures": measures or [measure("m", [{"domain": name} for name in domains])],
        "tables": [the_table or table("price_per_point", {"rate": "1"}, rounding=TO_THE_PENNY)],
    }
    document["components"] = components or [{"id": "c", "title": "c", "table": "t", "measure": "m"}]
    if "price_list" in document["tables"][0]:
        document["components"][0].pop("measure")
    document.update(more)
    return document


def measure(name, terms, combine="SUM", *transforms):
    return {"id": name, "title": name, "terms": terms, "combine": "COMBINE_" + combine, "transforms": list(transforms)}


def answer(question, value):
    """The value may be an option, a list of options, a pair of level and frequency, or ("quantity", "3")."""
    return {"question": question, "agreed": answer_value(value)}


def answer_value(value):
    if isinstance(value, str):
        return {"option": value}
    if isinstance(value, list):
        return {"options": {"ids": value}}
    if value is None:
        return {"not_applicable": {}}
    kind, what = value
    return {"quantity": what} if kind == "quantity" else {"level_and_frequency": {"level": kind, "frequency": what}}


def assessment(answers, **more):
    return dict({"reference": "r", "assessed_on": "2026-06-01", "care_group": "older", "age_months": 500,
                 "answers": [answer(question, value) for question, value in answers.items()]}, **more)


def determine(document, answers, **more):
    return Policy(document).determine(assessment(answers, **more))


def pence(result):
    """The indicative allocation of a Result in pence: one number, or two for a range."""
    low, high = result.way.whole.amount
    return low if low == high else (low, high)
