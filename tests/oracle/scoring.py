"""docs/figures.md sections 2, 3, 4 and 8: answers, points, measures, conditions."""
from fractions import Fraction

from numbers_and_rounding import HUNDRED, ZERO, NoFigure, dec, round_score


class Policy:
    """A policy document with its ids looked up once."""

    def __init__(self, document):
        self.document = document
        self.questions = []  # (domain id, question), in order
        self.domain_of = {}
        for domain in document["questionnaire"]["domains"]:
            for question in domain["questions"]:
                self.questions.append((domain["id"], question))
                self.domain_of[question["id"]] = domain["id"]
        self.question = {question["id"]: question for _, question in self.questions}
        self.measures = {measure["id"]: measure for measure in document.get("measures", [])}
        self.tables = {table["id"]: table for table in document["tables"]}
        self.informal = document["informal_support"]


def is_scored(question):
    if "information" in question:
        return False
    return not ("quantity" in question and "points_per_unit" not in question["quantity"])


def options_of(question):
    for kind in ("single_choice", "several_choices", "information"):
        if kind in question:
            return question[kind].get("options", [])
    return question.get("level_and_frequency", {}).get("levels", [])


def points_of(question, value):
    """Section 3. `value` is an AnswerValue document."""
    weight = dec(question.get("weight"), 1)
    points = {option["id"]: dec(option.get("points"), 0) for option in options_of(question)}
    if "single_choice" in question:
        return weight * points[value["option"]]
    if "several_choices" in question:
        chosen = [points[i] for i in value["options"].get("ids", [])]
        if question["several_choices"]["combine"] == "CHOICES_COMBINE_SUM":
            return weight * sum(chosen, ZERO)
        return weight * max(chosen, default=ZERO)
    if "quantity" in question:
        return weight * dec(value["quantity"]) * dec(question["quantity"].get("points_per_unit"), 0)
    both = question["level_and_frequency"]
    factor = {f["id"]: dec(f["factor"]) for f in both["frequencies"]}
    answer = value["level_and_frequency"]
    return weight * points[answer["level"]] * factor[answer["frequency"]]


def maximum_of(question):
    weight = dec(question.get("weight"), 1)
    points = [dec(option.get("points"), 0) for option in options_of(question)]
    if "single_choice" in question:
        return weight * max(points)
    if "several_choices" in question:
        is_sum = question["several_choices"]["combine"] == "CHOICES_COMBINE_SUM"
        return weight * (sum(points, ZERO) if is_sum else max(points))
    if "quantity" in question:
        return weight * dec(question["quantity"]["maximum"]) * dec(question["quantity"].get("points_per_unit"), 0)
    factors = [dec(f["factor"]) for f in question["level_and_frequency"]["frequencies"]]
    return weight * max(points) * max(factors)


class Case:
    """One person's answers under a policy. `answers` maps a question's id to the AnswerValue that scores, or lacks it."""

    def __init__(self, policy, assessment, answers, percent_of_domain=None):
        self.policy, self.assessment, self.answers = policy, assessment, answers
        self.percent_of_domain = percent_of_domain or {}
        self.asked, self.counts, self.points, self.maximum = {}, {}, {}, {}
        for _, question in policy.questions:
            self.score_question(question)

    def score_question(self, question):
        """Sections 2.1, 2.4 and 3."""
        name = question["id"]
        asked = "asked_when" not in question or self.holds(question["asked_when"], None)
        value = self.answers.get(name)
        leaves = (value is not None and "not_applicable" in value and
                  question.get("not_applicable") == "NOT_APPLICABLE_RULE_LEAVES_MAXIMUM")
        counts = asked and is_scored(question) and not leaves
        self.asked[name], self.counts[name] = asked, counts
        self.maximum[name] = maximum_of(question) if counts else ZERO
        scores = counts and value is not None and "not_applicable" not in value
        self.points[name] = points_of(question, value) if scores else ZERO

    def points_under(self, name, after):
        """Section 6.4: what informal support leaves of a question's points."""
        percent = self.percent_of_domain.get(self.policy.domain_of[name], ZERO) if after else ZERO
        return self.points[name] * (HUNDRED - percent) / HUNDRED

    def chosen(self, name):
        """The options (or levels) a condition on an answer reads."""
        value = self.answers.get(name)
        if not self.asked.get(name) or value is None:
            return []
        if "option" in value:
            return [value["option"]]
        if "options" in value:
            return value["options"].get("ids", [])
        if "level_and_frequency" in value:
            return [value["level_and_frequency"]["level"]]
        return []

    def holds(self, condition, values):
        """Section 8. `values` are the measures' values so far."""
        (kind, test), = condition.items()
        if kind == "care_group":
            return self.assessment["care_group"] in test["any_of"]
        if kind == "area":
            return self.assessment.get("area") in test["any_of"]
        if kind == "age":
            age = self.assessment["age_months"]
            return test.get("from_months", 0) <= age and ("below_months" not in test or age < test["below_months"])
        if kind == "answer":
            return any(option in test["any_of"] for option in self.chosen(test["question"]))
        if kind == "measure":
            value = values(test["measure"]).value
            return ("at_least" not in test or value >= dec(test["at_least"])) and (
                "at_most" not in test or value <= dec(test["at_most"]))
        if kind == "all_of":
            return all(self.holds(c, values) for c in test["conditions"])
        if kind == "any_of":
            return any(self.holds(c, values) for c in test["conditions"])
        return not self.holds(test, values)


class Measured:
    __slots__ = ("value", "maximum", "counts")

    def __init__(self, value, maximum, counts):
        self.value, self.maximum, self.counts = value, maximum, counts


class Scores:
    """Section 4: all measures of a case, under total need or what informal support leaves."""

    def __init__(self, case, after):
        self.case, self.after, self.done = case, after, {}
        for name in case.policy.measures:
            self(name)

    def __call__(self, name):
        if name not in self.done:
            self.done[name] = self.compute(self.case.policy.measures[name])
        return self.done[name]

    def source(self, term):
        """4.1: value, maximum, whether it counts."""
        case = self.case
        if "question" in term:
            name = term["question"]
            return case.points_under(name, self.after), case.maximum[name], case.counts[name]
        if "domain" in term:
            names = [q["id"] for d, q in case.policy.questions if d == term["domain"] and case.counts[q["id"]]]
            return (sum((case.points_under(n, self.after) for n in names), ZERO),
                    sum((case.maximum[n] for n in names), ZERO), bool(names))
        if "measure" in term:
            other = self(term["measure"])
            return other.value, other.maximum, other.counts
        return dec(term["constant"]), dec(term["constant"]), True

    def compute(self, measure):
        values, maxima = [], []
        for term in measure["terms"]:
            if "when" in term and not self.case.holds(term["when"], self):
                continue
            value, maximum, counts = self.source(term)
            if counts:
                weight = dec(term.get("weight"), 1)
                values.append(weight * value)
                maxima.append(weight * maximum)
        if not values:
            return Measured(ZERO, ZERO, False)
        combine = {"COMBINE_SUM": sum, "COMBINE_MAXIMUM": max, "COMBINE_MINIMUM": min}[measure["combine"]]
        value, maximum = Fraction(combine(values)), Fraction(combine(maxima))
        for transform in measure.get("transforms", []):
            value, maximum = apply(transform, value, maximum)
        return Measured(value, maximum, True)


def apply(transform, value, maximum):
    """4.5."""
    (kind, rule), = transform.items()
    if kind == "steps":
        result = dec(rule["below"]) if "below" in rule else None
        for row in rule["rows"]:
            if dec(row["from"]) <= value:
                result = dec(row["value"])
        if result is None:
            raise NoFigure("below_first_step")
        rows = [dec(row["value"]) for row in rule["rows"]]
        return result, max(rows + ([dec(rule["below"])] if "below" in rule else []))
    if kind == "percent_of_maximum":
        if maximum <= 0:
            raise NoFigure("nothing_to_score")
        return round_score(HUNDRED * value / maximum, rule.get("rounding")), HUNDRED
    if kind == "multiply":
        def scaled(x):
            product = x * dec(rule["by"]) / dec(rule.get("divided_by"), 1)
            return round_score(product, rule["rounding"]) if "rounding" in rule else product
        return scaled(value), scaled(maximum)
    if kind == "add":
        return value + dec(rule), maximum + dec(rule)
    if kind == "clamp":
        def held(x):
            if "minimum" in rule:
                x = max(x, dec(rule["minimum"]))
            return min(x, dec(rule["maximum"])) if "maximum" in rule else x
        return held(value), held(maximum)
    return round_score(value, rule), round_score(maximum, rule)
