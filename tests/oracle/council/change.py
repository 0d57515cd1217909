"""docs/change.md: why a figure is another than before. What a case comes to is the oracle of determinations' own; whether there is a figure at all
with only some of the changes (an answer that is not allowed yet, a policy that is not sound in between) is asked of the library."""
import copy
import pathlib

from told import amount, at_least_two_places, error, note, warning  # Comes first: it says where the others are.
from canonical import fingerprint
from exact import HUNDRED, NoFigure
from oracle import Policy
from schema import Schema

SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")
VIEWS = ("agreed", "person", "worker")
# In the order of docs/change.md section 1; each is (its name in the assessment, what it is called).
OF_PERSON = (("care_group", "care group"), ("age_months", "age in months"), ("area", "area"))
NUMBERS = ("factor", "add", "minimum", "cap", "cut_off")


def some(**fields):
    """A message leaves out what is nothing."""
    return {name: value for name, value in fields.items() if value not in (0, "", [], None)}


def by_id(items, name):
    return next((item for item in items if item["id"] == name), None)


def questions_of(policy):
    return {q["id"]: q for domain in policy["questionnaire"]["domains"] for q in domain["questions"]}


class Case:
    """What a figure is determined from."""

    def __init__(self, policy, assessment, as_of):
        self.policy, self.assessment, self.as_of = copy.deepcopy(policy), copy.deepcopy(assessment), as_of

    def adjustments(self, component):
        if component:
            return by_id(self.policy["components"], component).setdefault("adjustments", [])
        return self.policy.setdefault("total_adjustments", [])


def put(document, field, value):
    """Takes over a field, or that there is none."""
    document.pop(field, None)
    if value is not None:
        document[field] = copy.deepcopy(value)


class Changes:
    """Everything that changed: (the part as it is told, how a case takes it over), in the order of the page."""

    def __init__(self, request):
        self.policies = request["policy_before"], request.get("policy_after", request["policy_before"])
        self.stored = request["before"], request["after"]
        self.then, self.now = (d["assessment"] for d in self.stored)
        self.found = []

    def add(self, kind, take, **told):
        self.found.append(({"kind": "CHANGE_KIND_" + kind, **some(**told)}, take))

    def all(self):
        for part in (self.dates, self.person, self.answers, self.eligibility, self.informal_support, self.tables, self.deduction, self.adjustments, self.rules):
            part()
        return self.found

    def dates(self):
        days = [(d["as_of"], d["assessment"]["assessed_on"]) for d in self.stored]
        if days[0] != days[1]:
            def take(case):
                case.as_of, case.assessment["assessed_on"] = days[1]
            which = 0 if days[0][0] != days[1][0] else 1  # Of both, the day of the figure.
            self.add("DATE", take, title=("day of the figure", "day of the assessment")[which], before=days[0][which], after=days[1][which])

    def person(self):
        for field, title in OF_PERSON:
            values = [assessment.get(field) for assessment in (self.then, self.now)]
            if values[0] != values[1]:
                self.add("PERSON", lambda case, field=field, value=values[1]: put(case.assessment, field, value), title=title,
                         **{name: "" if value is None else str(value) for name, value in zip(("before", "after"), values)})

    def answers(self):
        later = questions_of(self.policies[1])
        for name, question in questions_of(self.policies[0]).items():
            answers = [next((a for a in assessment.get("answers", ()) if a["question"] == name), None) for assessment in (self.then, self.now)]
            if name in later and views(answers[0]) != views(answers[1]):
                words = [next((a.get("answer") for a in d.get("answers", ()) if a["question"] == name), None) for d in self.stored]
                self.add("ANSWER", lambda case, name=name, answer=answers[1]: take_answer(case.assessment, name, answer), id=name, title=question["text"],
                         before=words[0], after=words[1])

    def eligibility(self):
        values = [assessment.get("eligibility") for assessment in (self.then, self.now)]
        if values[0] != values[1]:
            self.add("ELIGIBILITY", lambda case: put(case.assessment, "eligibility", values[1]))

    def informal_support(self):
        fields = ("informal_support", "carers")
        if any(self.then.get(field) != self.now.get(field) for field in fields):
            def take(case):
                for field in fields:
                    put(case.assessment, field, self.now.get(field))
            self.add("INFORMAL_SUPPORT", take)

    def tables(self):
        for table in self.policies[0]["tables"]:
            later = by_id(self.policies[1]["tables"], table["id"])
            if later is not None and later != table:
                def take(case, later=later):
                    tables = case.policy["tables"]
                    tables[tables.index(by_id(tables, later["id"]))] = copy.deepcopy(later)
                self.add("TABLE", take, id=table["id"], title=later["title"], said=rise(table, later))

    def deduction(self):
        rules = [policy.get("informal_support") for policy in self.policies]
        if rules[0] != rules[1]:
            self.add("INFORMAL_SUPPORT_RULE", lambda case: put(case.policy, "informal_support", rules[1]))

    def adjustments(self):
        for component in self.policies[0]["components"]:
            later = by_id(self.policies[1]["components"], component["id"])
            if later is not None:
                self.adjustments_of(component.get("adjustments", []), later.get("adjustments", []), later)
        self.adjustments_of(*(policy.get("total_adjustments", []) for policy in self.policies), {})

    def adjustments_of(self, then, now, component):
        names = [{a["id"]: a for a in adjustments} for adjustments in (then, now)]
        shared = [[name for name in names[side] if name in names[1 - side]] for side in (0, 1)]
        if shared[0] != shared[1]:
            def take_all(case):
                case.adjustments(component.get("id"))[:] = copy.deepcopy(now)
            self.add("ADJUSTMENTS", take_all, id=component.get("id"), title=component.get("title"))
            return
        for one in then:
            if one["id"] not in names[1]:
                self.adjustment(component, one, None, lambda adjustments, one=one: adjustments.remove(by_id(adjustments, one["id"])))
        for index, other in enumerate(now):
            one = names[0].get(other["id"])
            if one != other:
                def take(adjustments, index=index, one=one, other=other):
                    adjustments[index:index + (one is not None)] = [copy.deepcopy(other)]
                self.adjustment(component, one, other, take)

    def adjustment(self, component, then, now, take):
        told = now or then
        numbers = [next((a[field] for field in NUMBERS if field in a), None) if a else None for a in (then, now)]
        self.add("ADJUSTMENT", lambda case: take(case.adjustments(component.get("id"))), id=told["id"], title=told["title"], component=component.get("id"),
                 said=told["reason"], before=numbers[0], after=numbers[1])

    def rules(self):
        if self.policies[0] != self.policies[1]:
            def take(case):
                case.policy, case.assessment = copy.deepcopy(self.policies[1]), copy.deepcopy(self.now)
            self.add("RULES", take, before=self.policies[0]["version"], after=self.policies[1]["version"])


def views(answer):
    """Of an answer what has a part in a figure."""
    return None if answer is None else [answer.get(view) for view in VIEWS]


def rise(then, now):
    """What the later table says of itself, if it is the earlier one raised."""
    last = now.get("uplifts", [None])[-1]
    if last is None or last["table_before"] != fingerprint(SCHEMA, "AllocationTable", then):
        return ""
    rate = last["rate_percent"]
    return f"lowered by {rate[1:]}%" if rate.startswith("-") else f"raised by {rate}%"


def take_answer(assessment, question, answer):
    answers = [a for a in assessment.get("answers", ()) if a["question"] != question]
    assessment["answers"] = answers + ([copy.deepcopy(answer)] if answer is not None else [])


def fields_that_differ(then, now, path=""):
    """(path, before, after) of each, in any order."""
    if isinstance(then, dict) and isinstance(now, dict):
        return [line for name in {**then, **now} for line in
                fields_that_differ(then.get(name), now.get(name), f"{path}.{name}" if path else name)]
    if isinstance(then, list) or isinstance(now, list):
        then, now = then or [], now or []
        return [line for k in range(max(len(then), len(now))) for line in
                fields_that_differ(*(side[k] if k < len(side) else None for side in (then, now)), f"{path}[{k}]")]
    return [] if then == now else [(path, words(then), words(now))]


def words(value):
    if value is None:
        return "(absent)"
    return "(present)" if isinstance(value, dict) else {True: "true", False: "false"}.get(value, value) if isinstance(value, bool) else str(value)


class Figure:
    """What a case comes to: the outcome, both ends of its amount, and what each table gave."""

    def __init__(self, result):
        whole = result.way.whole
        self.outcome, self.amount = whole.outcome, whole.amount
        self.ends = whole.amount or (0, 0)
        self.given = {}
        for reading, left in zip(result.before.readings, result.way.readings):
            # Of all need, as long as there is an allocation of what informal support leaves.
            if reading is not None and reading.amount is not None and left is not None and left.amount is not None:
                self.given.setdefault(reading.table.id, []).append(" to ".join(at_least_two_places(end / HUNDRED) for end in dict.fromkeys(reading.amount)))

    def is_range(self):
        return self.ends[0] != self.ends[1]

    def told(self):
        out = {"outcome": "OUTCOME_" + self.outcome}
        if self.amount:
            out["amount"] = {"amount": amount(self.ends[0]), **({"upper": amount(self.ends[1])} if self.is_range() else {})}
        return out


class Determiner:
    """Determines cases in between: the policy is in force on both days, which by itself changes no amount."""

    def __init__(self, library, policies):
        self.library, self.starts = library, [p["effective_from"] for p in policies]
        self.handle = self.policy = None

    def load(self, document):
        self.free()
        document = {**document, "effective_from": min(self.starts + [document["effective_from"]])}
        document.pop("effective_to", None)
        self.handle = self.library.load(document)
        self.policy = Policy(document) if self.handle else None

    def free(self):
        if self.handle:
            self.library.free(self.handle)
        self.handle = None

    def figure(self, case):
        if not self.handle or self.library.determined(self.handle, case.assessment, case.as_of) is None:
            return None
        try:
            return Figure(self.policy.determine(case.assessment))
        except NoFigure as reason:
            raise AssertionError("the library has a figure in between, and the oracle none") from reason


def change_between(one, other, both):
    """The change, and that of the upper ends if `both` are told."""
    return {"change": amount(other.ends[0] - one.ends[0]), **({"upper_change": amount(other.ends[1] - one.ends[1])} if both else {})}


def steps_of(request, determiner):
    """The figures from the earlier one to the later one, and the parts that lead from each to the next."""
    case = Case(request["policy_before"], request["before"]["assessment"], request["before"]["as_of"])
    determiner.load(case.policy)
    figures, steps, parts = [determiner.figure(case)], [], []
    for part, take in Changes(request).all():
        before = copy.deepcopy(case.policy)
        take(case)
        differ = sorted(fields_that_differ(before, case.policy))
        if differ:
            determiner.load(case.policy)
            part["fields"] = [{"path": path, "before": then, "after": now} for path, then, now in differ]
        elif part["kind"] == "CHANGE_KIND_RULES" and not parts:
            continue  # There is nothing else.
        parts.append(part)
        figure = determiner.figure(case)
        if figure is not None:
            for told in parts:
                if told["kind"] == "CHANGE_KIND_TABLE":
                    told.update(some(**{end: ", ".join(which.given.get(told["id"], ())) for end, which in (("before", figures[-1]), ("after", figure))}))
            figures.append(figure)
            steps.append(parts)
            parts = []
    assert not parts
    return figures, steps


def errors_of(request, library):
    found = []
    for stored, field in (("before", "policy_before"), ("after", "policy_after")):
        policy = request.get(field, request["policy_before"])
        handle = library.load(policy)
        again = library.determined(handle, request[stored]["assessment"], request[stored]["as_of"])
        library.free(handle)
        if again is None or again["policy"]["fingerprint"] != request[stored]["policy"]["fingerprint"]:
            found.append(error("another_policy", stored + ".policy.fingerprint"))
        elif again != request[stored]:  # It is as it was made if it can be made again.
            found.append(error("seal_broken", stored + ".seal"))
    for field, code in (("period", "periods_differ"), ("currency", "currencies_differ")):
        if request["before"][field] != request["after"][field]:
            found.append(error(code, "after." + field))
    return found


def explain_change(request, library):
    found = errors_of(request, library)
    if found:
        return {"findings": found}
    determiner = Determiner(library, [request["policy_before"], request.get("policy_after", request["policy_before"])])
    figures, steps = steps_of(request, determiner)
    determiner.free()
    first, last = figures[0], figures[-1]
    ranges = any(figure.is_range() for figure in figures)
    noticed = [] if request["before"]["assessment"].get("reference") == request["after"]["assessment"].get("reference") else [
        note("references_differ", "after.assessment.reference")]
    if request["after"]["as_of"] < request["before"]["as_of"]:
        noticed.append(warning("later_is_earlier", "after.as_of"))
    return {**some(findings=noticed), "period": request["after"]["period"], "currency": request["after"]["currency"], "before": first.told(), "after": last.told(),
            **change_between(first, last, ranges),
            **some(steps=[{"parts": parts, "figure": other.told(), **change_between(one, other, ranges)}
                          for parts, one, other in zip(steps, figures, figures[1:])])}
