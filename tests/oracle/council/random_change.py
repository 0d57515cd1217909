"""Random requests of ExplainChange: a person is determined, and again under another policy or the same with something else about them; and some
requests that must be refused."""
import copy
from fractions import Fraction

from change import SCHEMA, explain_change, questions_of
from subject import Subject, codes, each
from exact import decimal_text
from oracle import Policy
from questions import Facts, read_answer
from random_person import ELIGIBLE, PersonMaker
from random_policy import PolicyMaker
from uplift import uplift

SPOILT = 8  # Percent.
STEP = 5  # Whole pounds, a multiple of every increment that rows are rounded to.


class SamePerson(PersonMaker):
    """Draws a person who is in much the one of an earlier assessment."""

    def __init__(self, draw, policy, earlier, earlier_policy, kept):
        super().__init__(draw, policy)
        self.earlier, self.kept = earlier, kept
        self.given = {a["question"]: a for a in earlier["answers"]}
        self.asked_then = questions_of(earlier_policy)

    def make(self, number):
        person, draw = super().make(number), self.draw
        for field, allowed in (("care_group", self.groups), ("area", self.areas), ("age_months", None)):
            if draw.chance(self.kept) and field in self.earlier and (allowed is None or self.earlier[field] in allowed):
                person[field] = self.earlier[field]
        person["answers"] = []
        self.answer(person)
        if draw.chance(self.kept) and "eligibility" in self.earlier:
            person["eligibility"] = self.earlier["eligibility"]
        elif draw.chance(50):
            person["eligibility"] = {**ELIGIBLE, draw.pick(("decided_by", "criteria", "level")): "Something else"}
        if draw.chance(self.kept) and self.fits():
            for field in ("informal_support", "carers"):
                person.pop(field, None)
                if field in self.earlier:
                    person[field] = self.earlier[field]
            if draw.chance(40) and person.get("carers"):
                person["carers"] = copy.deepcopy(person["carers"])
                self.change_carers(person["carers"])
        return person

    def change_carers(self, carers):
        """One thing that is known of one of them is another."""
        draw = self.draw
        one = draw.pick(carers)
        way = draw.below(6)
        if way == 0:
            one["able_and_willing"] = "ABLE_AND_WILLING_" + draw.pick(("YES", "NO"))
        elif way == 1:
            one["assessment"] = "CARER_ASSESSMENT_" + draw.pick(("DONE", "REFUSED"))
        elif way == 2:
            one["sustainability"] = {"can_last": draw.chance(50), "checked_on": "2026-05-02", "checked_by": "Somebody else"}
        elif way == 3:
            one[draw.pick(("confirmed_on", "assessed_on"))] = "2026-05-03"
        elif way == 4:
            one["kind"] = "CARER_KIND_" + draw.pick(("INFORMAL_CARER", "OTHER_SUPPORT"))
        else:
            carers[:] = carers[::-1]

    def fits(self):
        """Whether what is recorded of informal support is so under this policy too."""
        recorded, approach = self.earlier.get("informal_support", {}), self.document["informal_support"]["approach"]
        named = [d["domain"] for d in recorded.get("domains", ())] + [d for carer in self.earlier.get("carers", ()) for d in carer.get("domains", ())]
        wanted = "overall" if approach.endswith("OVERALL") else "domains" if approach.endswith("BY_DOMAIN") else None
        return set(named) <= set(self.policy.domain_ids) and set(recorded) == ({wanted} if wanted else set())

    def answer(self, person):
        super().answer(person)
        # Then the earlier answers, as long as the questions are the same and are still asked.
        answers = {a["question"]: a for a in person["answers"]}
        person["answers"], known = [], [None] * len(self.policy.questions)
        for index, question in enumerate(self.policy.questions):
            if not Facts(self.policy, person, known).asked[index]:
                continue
            answer = answers.get(question.id)
            earlier = self.given.get(question.id)
            if earlier and self.draw.chance(self.kept) and self.asked_then.get(question.id) == question.document and self.scores(earlier):
                answer = earlier
            elif answer is None and question.kind != "information" or answer is None and question.document["information"].get("required"):
                answer = {"question": question.id, "agreed": self.value(question)}
            if answer is not None:
                person["answers"].append(answer)
                known[index] = read_answer(answer.get("agreed", answer.get(self.scoring_view)))

    def scores(self, answer):
        return "agreed" in answer or self.scoring_view in answer


class ChangeMaker:
    def __init__(self, draw):
        self.draw, self.number, self.library = draw, 0, None

    def make(self):
        while True:
            self.number += 1
            request = self.drawn()
            if request is not None:
                return request

    def drawn(self):
        draw, maker = self.draw, PolicyMaker(self.draw, self.number)
        first = maker.make()
        policy = Policy(first)
        earlier = PersonMaker(draw, policy).make(1)
        then = self.determined(first, earlier, "2026-06-30")
        if then is None:
            return None
        second = self.later(maker, first) if draw.chance(80) else first
        policy = Policy(second)
        later = SamePerson(draw, policy, earlier, first, draw.pick((30, 60, 90, 100)))
        person = later.make(1)
        if draw.chance(30):
            person["policy_version"] = second["version"]
        person["assessed_on"] = earlier["assessed_on"] if draw.chance(50) else second["effective_from"]
        if draw.chance(10):
            person["reference"] = "another"
        now = self.determined(second, person, draw.pick(("2026-06-30",) * 6 + ("2026-09-30", "2026-06-15")))
        if now is None:
            return None
        request = {"policy_before": first, "before": then, "after": now}
        if second != first or draw.chance(10):
            request["policy_after"] = second
        if draw.chance(SPOILT):
            self.spoil(request)
        return request

    def determined(self, policy, person, as_of):
        handle = self.library.load(policy)
        found = self.library.determined(handle, person, as_of) if handle else None
        self.library.free(handle)
        return found

    def later(self, maker, first):
        """The policy of another year; the same one if nothing sound comes of it."""
        draw = self.draw
        for _ in range(4):
            maker.document = second = copy.deepcopy(first)
            second["version"] = draw.pick(("1", "2"))
            if draw.chance(30):
                second["effective_from"] = "2026-03-01"
            if draw.chance(6):
                second = PolicyMaker(draw, self.number).make()
                if draw.chance(80):
                    second["result_period"] = first["result_period"]
            elif not self.changed(maker, second):
                continue
            handle = self.library.load(second)
            self.library.free(handle)
            if handle:
                return second
        return first

    def changed(self, maker, policy):
        """Whether all changes could be made: some leave words behind that another one needs."""
        try:
            for _ in range(self.draw.pick((1, 1, 2, 4))):
                maker.questions = list(questions_of(policy).values())
                self.draw.pick(CHANGES)(self, maker, policy)
            return True
        except (KeyError, IndexError):
            return False

    def spoil(self, request):
        draw = self.draw
        stored = draw.pick(("before", "after"))
        way = draw.below(4)
        if way == 0:
            request[stored]["indicative_allocation"] = {"amount": {"pence": "1", "decimal": "0.01"}}
        elif way == 1:
            request[stored]["seal"] = "0" * 64
        elif way == 2:
            request["policy_" + stored] = {**request.get("policy_" + stored, request["policy_before"]), "title": "Another policy"}
        else:
            request.pop("policy_after", None)

    # ---- Changes of a policy ----

    def table_amounts(self, _, policy):
        """Everybody from some row on gets more."""
        draw = self.draw
        table = draw.pick(policy["tables"])
        more = Fraction(STEP * draw.between(1, 30))
        kind = next(k for k in ("percentage", "points", "groups", "bands", "skeleton", "price_per_point", "price_list") if k in table)
        body = table[kind]
        if kind == "price_per_point":
            body["rate"] = decimal_text(Fraction(body["rate"]) * 2 + Fraction(1, 8))
        elif kind == "price_list":
            item = draw.pick(body["items"])
            item["rate"] = decimal_text(Fraction(item["rate"]) + Fraction(more, 8))
        else:
            for row in body["rows"][draw.below(len(body["rows"])):]:
                for amounts, names in ((row, ("amount",)), (row.get("range", {}), ("from", "to"))):
                    amounts.update({name: decimal_text(Fraction(amounts[name]) + more) for name in names if name in amounts})
        if draw.chance(30):
            table["title"] = "A table of another year"

    def raised(self, _, policy):
        """A table follows prices, as UpliftTable makes it."""
        draw, index = self.draw, self.draw.below(len(policy["tables"]))
        table = policy["tables"][index]
        priced = "price_per_point" in table or "price_list" in table
        rounding = {"mode": "ROUNDING_MODE_HALF_UP", **({} if priced else {"increment_pence": str(100 * STEP)})}
        asked = {"table": table, "rate_percent": draw.pick(("3.5", "10", "-2", "40")), "rounding": rounding, "effective_from": "2026-03-01",
                 "authority": "A minute", **({"price_increment": "0.001"} if priced else {})}
        policy["tables"][index] = uplift(SCHEMA, asked)["table"]

    def table_rounding(self, maker, policy):
        table = self.draw.pick(policy["tables"])
        if "score_rounding" in table:
            table["score_rounding"] = maker.score_rounding(True)
        elif "rounding" in table:
            table["rounding"] = maker.money_rounding()

    def new_tables(self, maker, policy):
        """Other tables under the same names, and components that read them."""
        if self.draw.chance(40):
            policy["informal_support"] = maker.informal_support()
        maker.known_amounts = []
        maker.tables_and_components()

    def new_measures(self, maker, policy):
        for part in ("components", "tables", "total_adjustments"):
            policy.pop(part, None)
        maker.draw_measures()
        maker.tables_and_components()

    def table_name(self, _, policy):
        text = self.draw.pick(policy["components"])
        if "table" in text:
            next(t for t in policy["tables"] if t["id"] == text["table"])["id"] = text["table"] = "renamed"

    def deduction(self, maker, policy):
        rule = policy["informal_support"]
        if "reductions" in rule:
            for reduction in rule["reductions"]:
                reduction["percent"] = self.draw.pick(("0", "5", "20", "50", "100"))
            if self.draw.chance(20):
                rule["refused_assessment_rule"] = "What the carer says is enough."

    def lists_of_adjustments(self, policy):
        lists = [c["adjustments"] for c in policy["components"] if c.get("adjustments")]
        return lists + ([policy["total_adjustments"]] if policy.get("total_adjustments") else [])

    def adjustment(self, maker, policy):
        draw, lists = self.draw, self.lists_of_adjustments(policy)
        if not lists:
            return
        one = draw.pick(draw.pick(lists))
        for field in ("factor", "add", "minimum", "cap", "cut_off"):
            if field in one:
                one[field] = draw.decimal(0, 2, 3) if field == "factor" else decimal_text(Fraction(one[field]) + draw.between(1, 90))
        for field in ("factor_by_care_group", "factor_by_area"):
            if field in one:
                draw.pick(one[field]["factors"])["factor"] = draw.decimal(0, 2, 3)
        if draw.chance(20):
            one["reason"] = "Another reason."
        if "rounding" in one and draw.chance(25):
            one["rounding"] = maker.money_rounding()

    def other_adjustments(self, maker, policy):
        draw, lists = self.draw, self.lists_of_adjustments(policy)
        if draw.chance(50) or not lists:
            more = maker.adjustment("new", draw.pick(("add", "minimum", "cap")), policy["result_period"], policy["result_period"])
            policy.setdefault("total_adjustments", []).append(more)
            return
        of = draw.pick(lists)
        del of[draw.below(len(of))]
        for component in policy["components"]:
            if component.get("adjustments") == []:
                del component["adjustments"]
        if policy.get("total_adjustments") == []:
            del policy["total_adjustments"]

    def reordered(self, _, policy):
        lists = [of for of in self.lists_of_adjustments(policy) if len(of) > 1]
        if lists:
            of = self.draw.pick(lists)
            of[:] = self.draw.shuffled(of)

    def questions(self, maker, policy):
        """Other points, words or options; a question more or less."""
        draw = self.draw
        domain = draw.pick(policy["questionnaire"]["domains"])
        question = draw.pick(domain["questions"])
        way = draw.below(4)
        if way == 0:
            question["text"] = "What do I need?"
        elif way == 1 and "information" not in question:
            question["weight"] = draw.decimal(0, 3, 1)
        elif way == 2 and "single_choice" in question:
            question["single_choice"]["options"] = maker.options("o", True)
        elif way == 3 and len(domain["questions"]) > 1:
            domain["questions"].remove(question)
        else:
            domain["questions"].append({"id": "new", "text": "What else?", "single_choice": {"options": maker.options("o", True)}})

    def scoring_view(self, _, policy):
        policy["scoring_view"] = "SCORING_VIEW_" + ("PERSON" if policy["scoring_view"].endswith("WORKER") else "WORKER")

    def stated(self, maker, policy):
        policy["stated_periods"] = maker.stated_periods()
        if not policy["stated_periods"]:
            del policy["stated_periods"]

    def currency(self, _, policy):
        if self.draw.chance(30):
            policy["currency"] = "EUR"


CHANGES = (ChangeMaker.table_amounts, ChangeMaker.table_amounts, ChangeMaker.raised, ChangeMaker.raised, ChangeMaker.table_rounding, ChangeMaker.new_tables,
           ChangeMaker.new_measures,
           ChangeMaker.table_name, ChangeMaker.deduction, ChangeMaker.deduction, ChangeMaker.deduction, ChangeMaker.adjustment, ChangeMaker.adjustment,
           ChangeMaker.adjustment, ChangeMaker.other_adjustments, ChangeMaker.reordered, ChangeMaker.reordered,
           ChangeMaker.questions, ChangeMaker.questions, ChangeMaker.questions, ChangeMaker.scoring_view, ChangeMaker.scoring_view, ChangeMaker.scoring_view,
           ChangeMaker.stated, ChangeMaker.currency)


def compared(response):
    """Fields that differ are told in the order of the document, which is that of the proto files: here by their paths. What is told has to say what has
    changed, and what this person's amount came from comes first."""
    for step in response.get("steps", ()):
        for part in step["parts"]:
            fields = part.get("fields", [])
            if part.get("before") == part.get("after") and not fields:
                raise AssertionError(f"what was and what is read the same: {part}")
            own = [field.get("for_this_person", False) for field in fields]
            if own != sorted(own, reverse=True):
                raise AssertionError(f"a field of this person comes after others: {part}")
            if fields:
                part["fields"] = sorted(fields, key=lambda field: (field["path"], field["before"], field["after"]))
    return response


def kinds(request, response):
    found = codes(response)
    if "before" not in response:
        return found
    found.add(response["before"]["outcome"] + " to " + response["after"]["outcome"])
    found.update("range" for figure in (response["before"], response["after"]) if "upper" in figure.get("amount", {}))
    for step in response.get("steps", ()):
        alone = len(step["parts"]) == 1
        found.update("together: " + part["kind"] for part in step["parts"] if not alone)
        found.update(said for part in step["parts"] for said in ("raised by", "lowered by") if part.get("said", "").startswith(said))
        found.update("adjustment " + ("new" if "before" not in part else "left out") for part in step["parts"]
                     if part["kind"] == "CHANGE_KIND_ADJUSTMENT" and ("before" in part) != ("after" in part))
        if alone:
            found.add(("nothing: " if step["change"]["pence"] == "0" else "pence: ") + step["parts"][0]["kind"])
    return found


KINDS = tuple("CHANGE_KIND_" + kind for kind in ("DATE", "PERSON", "ANSWER", "ELIGIBILITY", "INFORMAL_SUPPORT", "TABLE", "INFORMAL_SUPPORT_RULE",
                                                 "ADJUSTMENT", "ADJUSTMENTS", "RULES", "QUESTION", "SCORING_VIEW", "MEASURE", "COMPONENT"))
SUBJECT = Subject("explain_change", ChangeMaker, explain_change, kinds, 1500, [
    *("pence: " + kind for kind in KINDS if kind not in ("CHANGE_KIND_DATE", "CHANGE_KIND_ELIGIBILITY", "CHANGE_KIND_RULES")),
    *("nothing: " + kind for kind in KINDS), *("together: " + kind for kind in KINDS[4:] if kind != "CHANGE_KIND_ADJUSTMENTS"), "together: CHANGE_KIND_ANSWER", "range",
    *(f"OUTCOME_{one} to OUTCOME_{other}" for one, other in (("AMOUNT", "AMOUNT"), ("AMOUNT", "NO_ALLOCATION"), ("NO_ALLOCATION", "AMOUNT"))),
    "raised by", "lowered by", "adjustment new", "adjustment left out", "note references_differ", "warning later_is_earlier",
    *each("error", "another_policy", "seal_broken", "periods_differ", "currencies_differ")], fewest=8)
SUBJECT.answer_by = lambda library: lambda request: explain_change(request, library)
SUBJECT.part = compared
