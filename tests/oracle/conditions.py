"""docs/figures.md section 8: conditions. Each is compiled to a function of (facts, scores) that says whether it holds."""
from exact import number
from noticed import notice


class Names:
    """Where the questions and measures of a policy are, by id."""

    def __init__(self):
        self.question, self.domain, self.measure = {}, {}, {}


def compile_condition(document, names):
    """`facts` is a questions.Facts; `scores` are the measures' scores by index, or None where no measure may be tested."""
    (kind, test), = document.items()
    holds = COMPILERS[kind](test, names)
    when_true, when_false = f"condition: {kind}, true", f"condition: {kind}, false"

    def noticed_condition(facts, scores):
        result = holds(facts, scores)
        notice(when_true if result else when_false)
        return result

    return noticed_condition


def _care_group(test, _):
    return lambda facts, scores: facts.care_group in test["any_of"]


def _area(test, _):
    return lambda facts, scores: facts.area in test["any_of"]


def _age(test, _):
    least, below = test.get("from_months", 0), test.get("below_months", float("inf"))
    return lambda facts, scores: least <= facts.age_months < below


def _answer(test, names):
    index, wanted = names.question[test["question"]], frozenset(test["any_of"])
    return lambda facts, scores: not wanted.isdisjoint(facts.chosen[index])


def _measure(test, names):
    index = names.measure[test["measure"]]
    at_least = number(test["at_least"]) if "at_least" in test else None
    at_most = number(test["at_most"]) if "at_most" in test else None

    def holds(facts, scores):
        value = scores[index].value
        return (at_least is None or at_least <= value) and (at_most is None or value <= at_most)

    return holds


def _all_of(test, names):
    parts = [compile_condition(c, names) for c in test["conditions"]]
    return lambda facts, scores: all([part(facts, scores) for part in parts])


def _any_of(test, names):
    parts = [compile_condition(c, names) for c in test["conditions"]]
    return lambda facts, scores: any([part(facts, scores) for part in parts])


def _not(test, names):
    part = compile_condition(test, names)
    return lambda facts, scores: not part(facts, scores)


COMPILERS = {"care_group": _care_group, "area": _area, "age": _age, "answer": _answer, "measure": _measure,
             "all_of": _all_of, "any_of": _any_of, "not": _not}


def measures_tested(document):
    """The ids of all measures that a condition reads, for the order of dependence (section 4)."""
    (kind, test), = document.items()
    if kind == "measure":
        yield test["measure"]
    elif kind == "not":
        yield from measures_tested(test)
    elif kind in ("all_of", "any_of"):
        for part in test["conditions"]:
            yield from measures_tested(part)
