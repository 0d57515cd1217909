"""docs/figures.md section 4: measures, from the points of questions to scores."""
from collections import namedtuple

from conditions import compile_condition, measures_tested
from exact import HUNDRED, ZERO, NoFigure, number, score_rounder
from noticed import notice
from questions import Need

Score = namedtuple("Score", "value maximum counts")
DOES_NOT_COUNT = Score(ZERO, ZERO, False)  # 4.4

COMBINE = {"COMBINE_SUM": lambda numbers: sum(numbers, ZERO), "COMBINE_MAXIMUM": max, "COMBINE_MINIMUM": min}


class Measure:
    def __init__(self, document, names):
        self.id = document["id"]
        self.terms = [_compile_term(term, names) for term in document["terms"]]
        self.combine = COMBINE[document["combine"]]
        self.name = "measure: " + document["combine"].removeprefix("COMBINE_")
        self.transforms = [_compile_transform(transform) for transform in document.get("transforms", [])]
        self.needs = set()
        for term in document["terms"]:
            if "measure" in term:
                self.needs.add(term["measure"])
            self.needs.update(measures_tested(term["when"]) if "when" in term else ())

    def score(self, need):
        counted = [pair for pair in (term(need) for term in self.terms) if pair is not None]
        if not counted:
            notice("measure: does not count")
            return DOES_NOT_COUNT
        if len(counted) > 1:
            notice(self.name)
        value = self.combine([value for value, _ in counted])  # 4.3
        maximum = self.combine([maximum for _, maximum in counted])
        for transform in self.transforms:
            value, maximum = transform(value, maximum)
        return Score(value, maximum, True)


def in_order_of_dependence(measures):
    """Indexes of `measures` such that each comes after all that it needs."""
    index = {measure.id: i for i, measure in enumerate(measures)}
    order, done = [], set()

    def visit(i):
        if i not in done:
            done.add(i)
            for other in sorted(index[name] for name in measures[i].needs):
                visit(other)
            order.append(i)

    for i in range(len(measures)):
        visit(i)
    return order


def score_all(policy, need):
    """The scores of all measures, by index. They stay in `need`, and those that conditions test beside them."""
    need.scores = [None] * len(policy.measures)
    need.tested = need.scores if need.left is None else score_all(policy, Need(policy, need.facts))
    for i in policy.order_of_measures:
        need.scores[i] = policy.measures[i].score(need)
    return need.scores


def _compile_term(term, names):
    """4.1 and 4.2: a function of a Need that gives (value, maximum), or None if the term does not count."""
    when = compile_condition(term["when"], names) if "when" in term else None
    weight = number(term.get("weight"), 1)
    kind = next(k for k in ("question", "domain", "measure", "constant") if k in term)
    name = f"term: {kind}" + (", weighted" if "weight" in term else "") + (", conditional" if when else "")

    if kind == "question":
        index = names.question[term["question"]]

        def source(need):
            return need.points[index], need.facts.maximum[index], need.facts.counts[index]
    elif kind == "domain":
        index = names.domain[term["domain"]]

        def source(need):
            return need.domains[index]
    elif kind == "measure":
        index = names.measure[term["measure"]]

        def source(need):
            return need.scores[index]
    else:
        constant = number(term["constant"])

        def source(need):
            return constant, constant, True

    def counted(need):
        if when is not None and not when(need.facts, need.tested):
            return None
        value, maximum, counts = source(need)
        if not counts:
            return None
        notice(name)
        return weight * value, weight * maximum

    return counted


def _compile_transform(document):
    """4.5: a function of (value, maximum)."""
    (kind, rule), = document.items()
    transform = TRANSFORMS[kind](rule)
    name = f"transform: {kind}"

    def noticed_transform(value, maximum):
        notice(name)
        return transform(value, maximum)

    return noticed_transform


def _steps(rule):
    rows = [(number(row["from"]), number(row["value"])) for row in rule["rows"]]
    below = number(rule["below"]) if "below" in rule else None
    greatest = max([value for _, value in rows] + ([below] if below is not None else []))

    def transform(value, maximum):
        reached = [row_value for start, row_value in rows if start <= value]
        if reached:
            return reached[-1], greatest
        if below is None:
            raise NoFigure("below_first_step")
        notice("transform: steps, below the first row")
        return below, greatest

    return transform


def _percent_of_maximum(rule):
    rounded = score_rounder(rule.get("rounding"), "a percentage of the maximum")

    def transform(value, maximum):
        if maximum <= 0:
            raise NoFigure("nothing_to_score")
        return rounded(HUNDRED * value / maximum), HUNDRED

    return transform


def _multiply(rule):
    by, divided_by = number(rule["by"]), number(rule.get("divided_by"), 1)
    rounded = score_rounder(rule["rounding"], "a multiplied measure") if "rounding" in rule else lambda product: product
    return lambda value, maximum: (rounded(value * by / divided_by), rounded(maximum * by / divided_by))


def _add(rule):
    this = number(rule)
    return lambda value, maximum: (value + this, maximum + this)


def _clamp(rule):
    least = number(rule["minimum"]) if "minimum" in rule else None
    greatest = number(rule["maximum"]) if "maximum" in rule else None

    def held(x):
        if least is not None and x < least:
            notice("transform: clamp, raised")
            x = least
        if greatest is not None and x > greatest:
            notice("transform: clamp, lowered")
            x = greatest
        return x

    return lambda value, maximum: (held(value), held(maximum))


def _round(rule):
    rounded = score_rounder(rule, "a measure")
    return lambda value, maximum: (rounded(value), rounded(maximum))


TRANSFORMS = {"steps": _steps, "percent_of_maximum": _percent_of_maximum, "multiply": _multiply, "add": _add,
              "clamp": _clamp, "round": _round}
