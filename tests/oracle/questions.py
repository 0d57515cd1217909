"""docs/figures.md sections 2 and 3: which answer counts, and the points of a question."""
from collections import namedtuple

from exact import ONE, ZERO, number
from conditions import compile_condition

# A ras.v1.AnswerValue. kind: "chosen" (an option, several, or a level), "quantity", "not_applicable" or "text".
Answer = namedtuple("Answer", "kind chosen quantity frequency text", defaults=(None, None, None))


def read_answer(value):
    """An AnswerValue document as an Answer."""
    if "option" in value:
        return Answer("chosen", (value["option"],))
    if "options" in value:
        return Answer("chosen", tuple(value["options"].get("ids", [])))
    if "quantity" in value:
        return Answer("quantity", (), quantity=number(value["quantity"]))
    if "level_and_frequency" in value:
        both = value["level_and_frequency"]
        return Answer("chosen", (both["level"],), frequency=both["frequency"])
    if "not_applicable" in value:
        return Answer("not_applicable", ())
    return Answer("text", (), text=value.get("text"))


def scoring_answers(policy, assessment):
    """Section 2.2: for every question the answer that scores, or None."""
    view = policy.document["scoring_view"].removeprefix("SCORING_VIEW_").lower()
    given = {}
    for answer in assessment.get("answers", []):
        value = answer.get("agreed", answer.get(view))
        if value is not None:
            given[answer["question"]] = read_answer(value)
    return [given.get(question.id) for question in policy.questions]


class Question:
    """One question, compiled: its points, its maximum, and whether it is asked."""

    def __init__(self, document, domain, names):
        self.document, self.domain = document, domain
        self.id = document["id"]
        self.weight = number(document.get("weight"), 1)
        self.leaves_maximum = document.get("not_applicable") == "NOT_APPLICABLE_RULE_LEAVES_MAXIMUM"
        self.asked_when = compile_condition(document["asked_when"], names) if "asked_when" in document else None
        self.kind = next(k for k in ("single_choice", "several_choices", "quantity", "level_and_frequency", "information")
                         if k in document)
        body = document[self.kind]
        self.options = body.get("options") or body.get("levels") or []
        self.option_points = {option["id"]: number(option.get("points"), 0) for option in self.options}
        self.adds_up = body.get("combine") == "CHOICES_COMBINE_SUM"
        self.factors = {f["id"]: number(f["factor"]) for f in body.get("frequencies", [])}
        self.points_per_unit = number(body.get("points_per_unit"), 0)
        # "Scored questions are all others but information"; a quantity without points does not score either.
        self.scored = self.kind != "information" and (self.kind != "quantity" or "points_per_unit" in body)
        self.maximum = self.weight * self._greatest(body) if self.scored else ZERO
        self._points = {}

    def _greatest(self, body):
        """Section 3, the column "maximum"."""
        if self.kind == "quantity":
            return number(body["maximum"]) * self.points_per_unit
        every = list(self.option_points.values())
        if self.kind == "level_and_frequency":
            return max(every) * max(self.factors.values())
        return sum(every, ZERO) if self.adds_up else max(every)

    def points(self, answer):
        """Section 3, the column "points of an answer", times the weight. "Not applicable" scores 0."""
        if answer not in self._points:
            self._points[answer] = self.weight * self._points_of(answer)
        return self._points[answer]

    def _points_of(self, answer):
        if answer.kind == "not_applicable" or not self.scored:
            return ZERO
        if self.kind == "quantity":
            return answer.quantity * self.points_per_unit
        points = [self.option_points[name] for name in answer.chosen]
        if self.kind == "level_and_frequency":
            return points[0] * self.factors[answer.frequency]
        if self.kind == "single_choice":
            return points[0]
        return sum(points, ZERO) if self.adds_up else max(points, default=ZERO)


class Facts:
    """What is known of one person, and what their answers score: section 2, question by question."""

    def __init__(self, policy, assessment, answers):
        self.care_group = assessment["care_group"]
        self.area = assessment.get("area")
        self.age_months = assessment.get("age_months")
        self.answers = answers
        self.asked, self.counts, self.chosen, self.points, self.maximum = [], [], [], [], []
        for question, answer in zip(policy.questions, answers):
            asked = question.asked_when is None or question.asked_when(self, None)  # 2.1
            not_applicable = answer is not None and answer.kind == "not_applicable"
            counts = asked and question.scored and not (not_applicable and question.leaves_maximum)  # 2.4
            self.asked.append(asked)
            self.counts.append(counts)
            self.chosen.append(answer.chosen if asked and answer is not None else ())
            self.points.append(question.points(answer) if counts and answer is not None else ZERO)
            self.maximum.append(question.maximum if counts else ZERO)

    def quantity(self, index):
        """Section 5.7: the number answered; 0 if the question is not asked or not applicable."""
        answer = self.answers[index]
        return answer.quantity if self.asked[index] and answer is not None and answer.kind == "quantity" else ZERO


class Need:
    """A person's points: of total need, or what informal support leaves of them (section 6.4)."""

    def __init__(self, policy, facts, left=None):
        """`left` gives the share of each domain that is left, by the domain's index; None: all of it."""
        self.facts = facts
        self.left = left
        self.points = facts.points
        if left is not None:
            self.points = [p * left.get(q.domain, ONE) for p, q in zip(facts.points, policy.questions)]
        self.domains = []  # (points, maximum, counts): section 3, last paragraph.
        for questions in policy.questions_of_domain:
            counted = [i for i in questions if facts.counts[i]]
            self.domains.append((sum((self.points[i] for i in counted), ZERO),
                                 sum((facts.maximum[i] for i in counted), ZERO), bool(counted)))
        self.scores = None  # Filled in by measures.py.
        self.tested = None  # Section 6.4: the scores of total need, which conditions test; also by measures.py.

    def quantity(self, index, domain):
        """Section 6.4: every quantity in a price list is reduced like points."""
        quantity = self.facts.quantity(index)
        return quantity if self.left is None else quantity * self.left.get(domain, ONE)
