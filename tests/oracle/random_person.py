"""Random assessments: valid ones, and ones that must not get a figure."""
from fractions import Fraction

from exact import decimal_text
from questions import Facts, read_answer

ELIGIBLE = {"eligible": True, "criteria": "Care Act", "decided_on": "2026-05-01", "decided_by": "Team manager"}


class PersonMaker:
    """Draws people for a compiled oracle.Policy (its questions are enough)."""

    def __init__(self, draw, policy):
        self.draw, self.policy = draw, policy
        self.document = policy.document
        self.groups = [g["id"] for g in self.document["care_groups"] if "excluded_because" not in g]
        self.areas = [a["id"] for a in self.document.get("areas", [])]
        self.scoring_view = self.document["scoring_view"].removeprefix("SCORING_VIEW_").lower()
        self.other_view = {"person": "worker", "worker": "person"}[self.scoring_view]
        # People differ in how much they need, so that whole scores spread and not only answers.
        self.need = 50

    def make(self, number):
        draw = self.draw
        self.need = draw.pick((10, 30, 50, 70, 90))
        person = {"reference": f"case-{number}", "assessed_on": self.document["effective_from"], "care_group": draw.pick(self.groups),
                  "age_months": draw.between(0, 1100), "answers": []}
        if self.areas:
            person["area"] = draw.pick(self.areas)
        self.answer(person)
        if draw.chance(90):
            person["eligibility"] = dict(ELIGIBLE)
        self.informal_support(person)
        if draw.chance(10):
            person["professional_figure"] = {"amount": draw.decimal(0, 900, 2), "period": self.document["result_period"],
                                             "reasons": "Experience.", "by": "Social worker"}
        return person

    def answer(self, person):
        """An answer to every question that is asked, in any order."""
        draw, answers = self.draw, [None] * len(self.policy.questions)
        for index, question in enumerate(self.policy.questions):
            # Only what was answered before decides whether this one is asked.
            if not Facts(self.policy, person, answers).asked[index]:
                continue
            if question.kind == "information" and not question.document["information"].get("required") and draw.chance(30):
                continue
            value = self.value(question)
            answer = {"question": question.id}
            if draw.chance(15):
                answer[self.scoring_view] = value
                if draw.chance(80):
                    answer[self.other_view] = self.value(question)
            else:
                answer["agreed"] = value
            person["answers"].append(answer)
            answers[index] = read_answer(value)
        person["answers"] = draw.shuffled(person["answers"])

    def value(self, question):
        draw = self.draw
        if "not_applicable" in question.document and draw.chance(20):
            return {"not_applicable": {"reason": "Not for me."} if draw.chance(50) else {}}
        names = list(question.option_points)
        if question.kind == "information" and not names:
            return {"text": "Some words."}
        if question.kind in ("single_choice", "information"):
            return {"option": self.towards(names)}
        if question.kind == "several_choices":
            return {"options": {"ids": draw.shuffled([name for name in names if draw.chance(self.need)])}}
        if question.kind == "quantity":
            rule = question.document["quantity"]
            least, step = Fraction(rule["minimum"]), Fraction(rule.get("step", 1))
            steps = int((Fraction(rule["maximum"]) - least) // step)
            return {"quantity": decimal_text(least + step * self.towards(range(steps + 1)))}
        return {"level_and_frequency": {"level": self.towards(names), "frequency": self.towards(list(question.factors))}}

    def towards(self, items):
        """One of the items, later ones rather by people with great needs."""
        draw = self.draw
        if draw.chance(40):
            return draw.pick(items)
        at = len(items) * (self.need + draw.between(-10, 9)) // 100
        return items[max(0, min(len(items) - 1, at))]

    def informal_support(self, person):
        draw, approach = self.draw, self.document["informal_support"]["approach"]
        domains = self.policy.domain_ids
        if approach.endswith("OVERALL"):
            person["informal_support"] = {"overall": self.support()}
        elif approach.endswith("BY_DOMAIN"):
            person["informal_support"] = {"domains": draw.shuffled([{"domain": d, "support": self.support()} for d in domains])}
        carers = [self.carer(f"k{i}") for i in range(draw.pick((0, 1, 1, 1, 2, 2)))]
        if carers:
            person["carers"] = carers

    def support(self):
        rule = self.document["informal_support"]
        share = self.draw.pick(rule["shares"] + rule["shares"][-1:])
        if share.get("none"):
            return {"share": share["id"]}
        return {"share": share["id"], "impact": self.draw.pick(rule["impacts"])["id"]}

    def carer(self, name):
        draw = self.draw
        carer = {"id": name}
        if draw.chance(65):
            carer["kind"] = "CARER_KIND_INFORMAL_CARER"
            if draw.chance(90):
                carer["able_and_willing"] = "ABLE_AND_WILLING_" + draw.pick(("YES", "YES", "YES", "YES", "YES", "NO"))
            if draw.chance(90):
                carer["assessment"] = "CARER_ASSESSMENT_" + draw.pick(("DONE", "DONE", "DONE", "REFUSED"))
        else:
            carer["kind"] = "CARER_KIND_OTHER_SUPPORT"
            if draw.chance(85):
                carer["sustainability"] = {"checked_on": "2026-05-01", "checked_by": "Social worker"}
                if draw.chance(80):
                    carer["sustainability"]["can_last"] = True
        if draw.chance(30):
            carer["domains"] = draw.some(self.policy.domain_ids, 40)
        return carer

    # ---- Assessments that must not get a figure ----

    def spoil(self, person):
        """Spoils a valid assessment in one way; gives the code that docs/findings.md has for it."""
        ways = self.draw.shuffled(SPOILERS)
        for way in ways:
            code = way(self, person)
            if code:
                return code
        raise AssertionError("there is always an unknown question")

    def some_answer(self, person, *kinds):
        """An answer to a question of one of these kinds (all that must be answered, if none is named), with the question."""
        questions = {q.id: q for q in self.policy.questions}
        fitting = [(a, questions[a["question"]]) for a in person["answers"]
                   if questions[a["question"]].kind in (kinds or ("single_choice", "several_choices", "quantity", "level_and_frequency"))]
        return self.draw.pick(fitting) if fitting else (None, None)


def _replace(answer, value):
    for view in ("person", "worker", "agreed"):
        answer.pop(view, None)
    answer["agreed"] = value


def _unanswered(maker, person):
    answer, _ = maker.some_answer(person)
    if answer:
        person["answers"].remove(answer)
        return "unanswered"
    return None


def _required_information(maker, person):
    answer, question = maker.some_answer(person, "information")
    if answer and question.document["information"].get("required"):
        person["answers"].remove(answer)
        return "unanswered"
    return None


def _view_missing(maker, person):
    answer, _ = maker.some_answer(person)
    if answer:
        value = answer.get("agreed", answer.get(maker.scoring_view))
        answer.pop("agreed", None)
        answer.pop(maker.scoring_view, None)
        answer[maker.other_view] = value
        return "view_missing"
    return None


def _unknown_option(maker, person):
    answer, question = maker.some_answer(person, "single_choice", "several_choices")
    if answer:
        _replace(answer, {"option": "nowhere"} if question.kind == "single_choice" else {"options": {"ids": ["nowhere"]}})
        return "unknown_option"
    return None


def _option_twice(maker, person):
    answer, question = maker.some_answer(person, "several_choices")
    if answer:
        name = next(iter(question.option_points))
        _replace(answer, {"options": {"ids": [name, name]}})
        return "option_named_twice"
    return None


def _wrong_kind(maker, person):
    answer, question = maker.some_answer(person)
    if answer:
        _replace(answer, {"quantity": "1"} if question.kind != "quantity" else {"option": "o0"})
        return "wrong_kind_of_answer"
    return None


def _not_applicable(maker, person):
    answer, question = maker.some_answer(person)
    if answer and "not_applicable" not in question.document:
        _replace(answer, {"not_applicable": {}})
        return "not_applicable_not_allowed"
    return None


def _out_of_bounds(maker, person):
    answer, question = maker.some_answer(person, "quantity")
    if answer:
        _replace(answer, {"quantity": decimal_text(Fraction(question.document["quantity"]["maximum"]) + 20)})
        return "quantity_out_of_bounds"
    return None


def _not_on_step(maker, person):
    answer, question = maker.some_answer(person, "quantity")
    if answer:
        _replace(answer, {"quantity": decimal_text(Fraction(question.document["quantity"]["minimum"]) + Fraction("0.1"))})
        return "quantity_not_on_step"
    return None


def _unknown_question(maker, person):
    person["answers"].append({"question": "nobody-asked", "agreed": {"option": "yes"}})
    return "unknown_question"


def _not_asked(maker, person):
    given = {a["question"] for a in person["answers"]}
    facts = Facts(maker.policy, person, [None] * len(maker.policy.questions))
    for index, question in enumerate(maker.policy.questions):
        # A question that is not asked whatever was answered: its condition holds for nobody like this person.
        condition = question.document.get("asked_when", {})
        if question.id not in given and not facts.asked[index] and condition.keys() <= {"care_group", "age", "area"}:
            person["answers"].append({"question": question.id, "agreed": maker.value(question)})
            return "question_not_asked"
    return None


def _two_answers(maker, person):
    answer, _ = maker.some_answer(person)
    if answer:
        person["answers"].append(dict(answer))
        return "two_answers"
    return None


def _agreed_and_views(maker, person):
    answer, _ = maker.some_answer(person)
    if answer and "agreed" in answer:
        answer["person"] = answer["agreed"]
        return "agreed_and_views"
    return None


def _unknown_care_group(maker, person):
    person["care_group"] = "nobody"
    return "unknown_care_group"


def _excluded(maker, person):
    if any("excluded_because" in g for g in maker.document["care_groups"]):
        # Who is left out answers nothing more than anybody else; the group alone decides.
        person["care_group"] = "left-out"
        return "excluded_care_group"
    return None


def _unknown_area(maker, person):
    if maker.areas:
        person["area"] = "elsewhere"
        return "unknown_area"
    return None


def _area_missing(maker, person):
    if maker.areas:
        person.pop("area")
        return "area_missing"
    return None


def _not_eligible(maker, person):
    person["eligibility"] = dict(ELIGIBLE)
    person["eligibility"].pop("eligible")
    return "not_eligible"


def _before_the_policy(maker, person):
    person["assessed_on"] = "1999-12-31"
    return "outside_policy_life"


def _in_the_future(maker, person):
    person["assessed_on"] = "2026-07-01"  # A day after the request's own date: engine.AS_OF.
    return "date_in_future"


def _another_policy(maker, person):
    person["policy_id"] = "another-one"
    return "wrong_policy"


def _no_support(maker, person):
    support = person.get("informal_support", {})
    if "overall" in support:
        person.pop("informal_support")
        return "informal_support_missing"
    return None


def _impact_missing(maker, person):
    support = person.get("informal_support", {})
    for entry in [support["overall"]] if "overall" in support else [d["support"] for d in support.get("domains", [])]:
        if "impact" in entry:
            entry.pop("impact")
            return "impact_missing"
    return None


def _unknown_share(maker, person):
    support = person.get("informal_support", {})
    if "overall" in support:
        support["overall"]["share"] = "plenty"
        return "unknown_share"
    return None


def _professional_period(maker, person):
    other = "PERIOD_DAY" if maker.document["result_period"] != "PERIOD_DAY" else "PERIOD_WEEK"
    person["professional_figure"] = {"amount": "10.00", "period": other, "reasons": "Experience.", "by": "Social worker"}
    return "professional_period"


SPOILERS = (
    _unanswered, _required_information, _view_missing, _unknown_option, _option_twice, _wrong_kind, _not_applicable, _out_of_bounds,
    _not_on_step, _unknown_question, _not_asked, _two_answers, _agreed_and_views, _unknown_care_group, _excluded, _unknown_area,
    _area_missing, _not_eligible, _before_the_policy, _in_the_future, _another_policy, _no_support, _impact_missing, _unknown_share,
    _professional_period)
