"""docs/change.md: why a figure is another than before. What a case comes to is the oracle of determinations' own; whether there is a figure at all
with only some of the changes (an answer that is not allowed yet, a policy that is not sound in between) is asked of the library."""
import copy
import pathlib

from told import amount, at_least_two_places, error, note, warning  # Comes first: it says where the others are.
from canonical import fingerprint
from exact import HUNDRED, NoFigure
from oracle import Policy
from schema import Schema
from subject import kind_of

SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")
VIEWS = ("agreed", "person", "worker")
# In the order of docs/change.md section 1; each is (its name in the assessment, what it is called).
OF_PERSON = (("care_group", "care group"), ("age_months", "age in months"), ("area", "area"))
OF_ASSESSMENT = tuple("CHANGE_KIND_" + kind for kind in ("DATE", "PERSON", "ANSWER", "ELIGIBILITY", "INFORMAL_SUPPORT"))
NUMBERS = ("factor", "add", "minimum", "cap", "cut_off")


def some(**fields):
    """A message leaves out what is nothing."""
    return {name: value for name, value in fields.items() if value not in (0, "", [], None, False)}


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

    def add(self, kind, take, place=None, **told):
        """`place` of a part that has one: (its path, what it was, what it is)."""
        self.found.append(({"kind": "CHANGE_KIND_" + kind, **some(**told)}, take, place))

    def all(self):
        for part in (self.dates, self.person, self.answers, self.eligibility, self.informal_support, self.questions, self.scoring_view,
                     lambda: self.parts("measures"), lambda: self.parts("tables"), self.components, lambda: self.left_out("measures"),
                     lambda: self.left_out("tables"), self.deduction, self.adjustments, self.rules):
            part()
        return self.found

    def dates(self):
        days = [d["as_of"] for d in self.stored]
        if days[0] != days[1]:
            def take(case):
                case.as_of = days[1]
            self.add("DATE", take, title="day of the figure", before=days[0], after=days[1])
        assessed = [assessment["assessed_on"] for assessment in (self.then, self.now)]
        if assessed[0] != assessed[1]:
            self.add("DATE", lambda case: put(case.assessment, "assessed_on", assessed[1]), title="day of the assessment", before=assessed[0], after=assessed[1])

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
                told = [answer_words(d, name) for d in self.stored]
                self.add("ANSWER", lambda case, name=name, answer=answers[1]: take_answer(case.assessment, name, answer), id=name, title=question["text"],
                         before=told[0], after=told[1])

    def eligibility(self):
        values = [assessment.get("eligibility") for assessment in (self.then, self.now)]
        if values[0] != values[1]:
            self.add("ELIGIBILITY", lambda case: put(case.assessment, "eligibility", values[1]), before=eligibility_words(*values),
                     after=eligibility_words(*values[::-1]))

    def informal_support(self):
        fields = ("informal_support", "carers")
        if any(self.then.get(field) != self.now.get(field) for field in fields):
            def take(case):
                for field in fields:
                    put(case.assessment, field, self.now.get(field))
            self.add("INFORMAL_SUPPORT", take, before=support_words(self.then, self.now), after=support_words(self.now, self.then))

    def questions(self):
        """Those that both ask; those that are left out, with their answers; new ones, with theirs."""
        places = [places_of(policy) for policy in self.policies]
        for name, place in places[1].items():
            if name in places[0] and places[0][name][1] != place[1]:
                def take_over(case, question=place[1]):
                    domain = domain_of(case.policy, question["id"])
                    domain["questions"] = [copy.deepcopy(question) if q["id"] == question["id"] else q for q in domain["questions"]]
                self.question(take_over, place[0], places[0][name][1], place[1])
        for name, place in places[0].items():
            if name not in places[1]:
                def leave_out(case, name=name):
                    domain = domain_of(case.policy, name)
                    domain["questions"] = [q for q in domain["questions"] if q["id"] != name]
                    if not domain["questions"]:
                        case.policy["questionnaire"]["domains"].remove(domain)
                    take_answer(case.assessment, name, None)
                self.question(leave_out, place[0], place[1], None)
        for name, place in places[1].items():
            if name not in places[0]:
                def take_new(case, name=name):
                    later = self.policies[1]["questionnaire"]["domains"]
                    domains = case.policy["questionnaire"]["domains"]
                    named = domain_of(self.policies[1], name)["id"]
                    if by_id(domains, named) is None:
                        place_as_in(later, named, domains)["questions"] = []
                    place_as_in(by_id(later, named)["questions"], name, by_id(domains, named)["questions"])
                    take_answer(case.assessment, name, next((a for a in self.now.get("answers", ()) if a["question"] == name), None))
                self.question(take_new, place[0], None, place[1])

    def question(self, take, path, then, now):
        self.add("QUESTION", take, (path, then, now), id=(now or then)["id"], title=(now or then)["text"])

    def scoring_view(self):
        views_that_score = [policy["scoring_view"] for policy in self.policies]
        if views_that_score[0] != views_that_score[1]:
            words_of_views = [view.split("_")[-1].lower() for view in views_that_score]
            self.add("SCORING_VIEW", lambda case: put(case.policy, "scoring_view", views_that_score[1]), before=words_of_views[0], after=words_of_views[1])

    def parts(self, field):
        """Measures or tables: new ones, which change nothing by themselves, and those that both policies have."""
        earlier, later = ({part["id"]: part for part in policy.get(field, ())} for policy in self.policies)
        paths = {part["id"]: f"{field}[{k}]" for k, part in enumerate(self.policies[1].get(field, ()))}
        for name, now in later.items():
            if name not in earlier:
                self.part(field, lambda case, name=name: place_as_in(self.policies[1][field], name, case.policy.setdefault(field, [])), paths[name], None, now)
        for name, then in earlier.items():
            if name in later and later[name] != then:
                def take(case, now=later[name]):
                    case.policy[field] = [copy.deepcopy(now) if part["id"] == now["id"] else part for part in case.policy[field]]
                self.part(field, take, paths[name], then, later[name])

    def left_out(self, field):
        for k, part in enumerate(self.policies[0].get(field, ())):
            if by_id(self.policies[1].get(field, ()), part["id"]) is None:
                self.part(field, lambda case, name=part["id"]: leave_out_of(case.policy, field, name), f"{field}[{k}]", part, None)

    def part(self, field, take, path, then, now):
        told = now or then
        said = rise(then, now) if field == "tables" and then and now else ""
        self.add(field[:-1].upper(), take, (path, then, now), id=told["id"], title=told["title"], said=said)

    def components(self):
        earlier, later = ({part["id"]: part for part in policy["components"]} for policy in self.policies)
        for k, (name, then) in enumerate(earlier.items()):
            if name not in later:
                self.component(lambda case, name=name: leave_out_of(case.policy, "components", name), f"components[{k}]", then, None)
        for k, (name, now) in enumerate(later.items()):
            if name not in earlier:
                self.component(lambda case, name=name: place_as_in(self.policies[1]["components"], name, case.policy["components"]), f"components[{k}]", None, now)
            elif without(earlier[name], "adjustments") != without(now, "adjustments"):
                def take(case, now=now):
                    case.policy["components"] = [{**without(copy.deepcopy(now), "adjustments"), **some(adjustments=part.get("adjustments"))}
                                                 if part["id"] == now["id"] else part for part in case.policy["components"]]
                self.component(take, f"components[{k}]", without(earlier[name], "adjustments"), without(now, "adjustments"))

    def component(self, take, path, then, now):
        self.add("COMPONENT", take, (path, then, now), id=(now or then)["id"], title=(now or then)["title"])

    def deduction(self):
        then, now = (policy["informal_support"] for policy in self.policies)
        if then == now:
            return
        grids = [(rule["approach"], rule.get("shares"), rule.get("impacts"), [(r["share"], r["impact"]) for r in rule.get("reductions", ())]) for rule in (then, now)]
        if grids[0] != grids[1]:
            self.add("INFORMAL_SUPPORT_RULE", lambda case: put(case.policy, "informal_support", now))
            return
        for k, (one, other) in enumerate(zip(then.get("reductions", ()), now.get("reductions", ()))):
            if one != other:
                def take(case, k=k, other=other):
                    case.policy["informal_support"]["reductions"][k] = copy.deepcopy(other)
                self.add("INFORMAL_SUPPORT_RULE", take, (f"informal_support.reductions[{k}]", one, other), title=one["share"] + ", " + one["impact"],
                         before=one["percent"], after=other["percent"])
        refused = [rule.get("refused_assessment_rule") for rule in (then, now)]
        if refused[0] != refused[1]:
            self.add("INFORMAL_SUPPORT_RULE", lambda case: put(case.policy["informal_support"], "refused_assessment_rule", refused[1]),
                     title="when a carer refuses an assessment", before=refused[0], after=refused[1])

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
        for index, one in enumerate(then):
            if one["id"] not in names[1]:
                self.adjustment(component, index, one, None, lambda adjustments, one=one: adjustments.remove(by_id(adjustments, one["id"])))
        for index, other in enumerate(now):
            one = names[0].get(other["id"])
            if one != other:
                def take(adjustments, index=index, one=one, other=other):
                    adjustments[index:index + (one is not None)] = [copy.deepcopy(other)]
                self.adjustment(component, index, one, other, take)

    def adjustment(self, component, index, then, now, take):
        told = now or then
        numbers = [next((a[field] for field in NUMBERS if field in a), None) if a else None for a in (then, now)]
        path = "total_adjustments" if not component else "components[{}].adjustments".format(
            [c["id"] for c in self.policies[now is not None]["components"]].index(component["id"]))
        self.add("ADJUSTMENT", lambda case: take(case.adjustments(component.get("id"))), (f"{path}[{index}]", then, now), id=told["id"], title=told["title"], component=component.get("id"),
                 said=told["reason"], before=numbers[0], after=numbers[1])

    def rules(self):
        if self.policies[0] != self.policies[1]:
            def take(case):
                case.policy, case.assessment = copy.deepcopy(self.policies[1]), copy.deepcopy(self.now)
            self.add("RULES", take, before=self.policies[0]["version"], after=self.policies[1]["version"])


def places_of(policy):
    """Of each question, by its id, where it is and what it is."""
    return {question["id"]: (f"questionnaire.domains[{d}].questions[{q}]", question)
            for d, domain in enumerate(policy["questionnaire"]["domains"]) for q, question in enumerate(domain["questions"])}


def domain_of(policy, question):
    return next(domain for domain in policy["questionnaire"]["domains"] if by_id(domain["questions"], question) is not None)


def place_as_in(later, name, items):
    """Adds what the later list has under that id: after the nearest that is before it there and is here, or first."""
    before = [item["id"] for item in later]
    before = before[:before.index(name)]
    here = [k for k, item in enumerate(items) if item["id"] in before]
    at = max(here, key=lambda k: before.index(items[k]["id"])) + 1 if here else 0
    items.insert(at, copy.deepcopy(by_id(later, name)))
    return items[at]


def leave_out_of(policy, field, name):
    policy[field] = [part for part in policy[field] if part["id"] != name]


def without(part, field):
    return {name: value for name, value in part.items() if name != field}


def views(answer):
    """Of an answer what has a part in a figure: what the person sees, and what the worker does. In which order choices stand, and why a question does
    not apply, has none."""
    return None if answer is None else [plain(answer.get("agreed", answer.get(view))) for view in VIEWS[1:]]


def plain(value):
    if value is None:
        return None
    if "options" in value:
        return {"options": sorted(value["options"].get("ids", ()))}
    return {"not_applicable": {}} if "not_applicable" in value else value


def joined(between, *parts):
    return between.join(part for part in parts if part)


def answer_words(determination, name):
    """The answer that scored, and what each of the two sees where they differ."""
    told = next((a for a in determination.get("answers", ()) if a["question"] == name), {})
    scored = "does not apply" if "NOT_APPLICABLE" in told.get("state", "") else told.get("answer", "")
    if "difference" not in told:
        return scored
    seen = ("does not apply" if told["difference"].get(view + "_not_applicable") else told["difference"].get(view) or "none" for view in VIEWS[1:])
    return joined(" ", scored, "(the person: {}; the worker: {})".format(*seen))


def eligibility_words(decision, other):
    if decision is None:
        return ""
    differ = {field for field in ("criteria", "level") if other is not None and decision.get(field) != other.get(field)}
    level = decision.get("level")
    return ("eligible" if decision.get("eligible") else "not eligible") + (f' by "{decision["criteria"]}"' if "criteria" in differ else "") + (
        (f', at the level "{level}"' if level else ", at no level") if "level" in differ else "") + f", decided on {decision['decided_on']} by {decision['decided_by']}"


def support_words(assessment, other):
    """How much is done, and what that means; of each carer who is not known as the same there, all that is known."""
    recorded = assessment.get("informal_support", {})
    shares = [share_words(recorded["overall"])] if "overall" in recorded else []
    shares += [f"{part['domain']}: {share_words(part['support'])}" for part in recorded.get("domains", ())]
    carers = ", ".join(one["id"] if by_id(other.get("carers", ()), one["id"]) == one else carer_words(one) for one in assessment.get("carers", ()))
    return joined("; ", *shares, carers and "carers: " + carers)


def share_words(support):
    return joined(", ", support["share"], support.get("impact"))


WILLING = {"YES": "able and willing", "NO": "not able or not willing", None: "asked"}
OWN_ASSESSMENT = {"DONE": "assessed", "REFUSED": "refused an assessment", None: "no assessment"}


def on_day(wordings, value, day):
    """Nothing, where neither is known."""
    return joined(" on ", wordings[value and value.split("_")[-1]], day) if value or day else ""


def carer_words(carer):
    check = carer.get("sustainability")
    return "{} ({})".format(carer["id"], joined(
        ", ", "other support" if carer["kind"].endswith("OTHER_SUPPORT") else "family or friend",
        carer.get("domains") and "in " + " and ".join(carer["domains"]),
        on_day(WILLING, carer.get("able_and_willing"), carer.get("confirmed_on")), on_day(OWN_ASSESSMENT, carer.get("assessment"), carer.get("assessed_on")),
        check and f"{'can' if check.get('can_last') else 'cannot'} last, checked on {check['checked_on']} by {check['checked_by']}"))


def rise(then, now):
    """What the later table says of itself, if it is the earlier one raised."""
    last = now.get("uplifts", [None])[-1]
    if last is None or last["table_before"] != fingerprint(SCHEMA, "AllocationTable", then):
        return ""
    rate = last["rate_percent"]
    return f"lowered by {rate[1:]}%" if rate.startswith("-") else f"raised by {rate}%"


def take_answer(assessment, question, answer):
    """In the place of the earlier one, or behind all others."""
    answers = [answer if a["question"] == question else a for a in assessment.get("answers", ())]
    if answer is not None and answer not in answers:
        answers.append(answer)
    assessment["answers"] = [copy.deepcopy(a) for a in answers if a is not None]


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


def hit_places(table, determination):
    """The rows or items of a table from which this person's amount came, and whether it was read at all."""
    found, read = set(), False
    kind = kind_of(table)
    for component in determination.get("components", ()):
        if component.get("table") != table["id"]:
            continue
        read = True
        if kind == "price_list":
            found.update(k for k, item in enumerate(table[kind]["items"]) if item["id"] in {i["item"] for i in component.get("items", ())})
        for lookup in (component.get("lookup"), component.get("lookup_before_informal_support")):
            if lookup is not None and "rows" in table[kind]:
                found.update(rows_of(table[kind], kind == "skeleton", lookup))
    return found, read


def rows_of(rows, is_skeleton, lookup):
    index = {name: lookup[name].get("index", 0) for name in ("row", "row_below", "row_above") if name in lookup}
    place, between = lookup.get("place", "").replace("LOOKUP_PLACE_", ""), "" if is_skeleton else rows.get("between", "")
    if place == "ROW":
        return {index["row"]}
    if place == "BETWEEN_ROWS":
        return {index[name] for name, rule in (("row", "UPPER_ROW"), ("row_above", "LOWER_ROW")) if not between.endswith(rule)}
    if place == "BELOW_FIRST_ROW":
        return {0} if rows.get("below", "").endswith("FIRST_ROW") else set()
    return {index["row"], index["row_below"]} if rows.get("above", "").endswith("CONTINUE_LINE") else {index["row"]}


def is_hit(path, part, places, determinations):
    """Whether a field is in a row or a price from which this person's amount came, by either table."""
    then, now = part
    if then is None or now is None or kind_of(then) != kind_of(now):
        return False
    kind = kind_of(now)
    both = [hit_places(table, determination) for table, determination in zip(part, determinations)]
    if not any(read for _, read in both):
        return False
    start = f"{places}.{kind}"
    if kind == "price_per_point":
        return path.startswith(start)
    hits = both[0][0] | both[1][0]
    listed = "items" if kind == "price_list" else "rows"
    return any((path + ".").startswith(f"{start}.{listed}[{k}].") for k in hits) or bool(hits) and (path + ".").startswith(start + ".hours.")


class Figure:
    """What a case comes to: the outcome, both ends of its amount, and what each table gave. Points, values of measures and the rows that were hit are
    the library's (`determination`), which the oracle of determinations holds to themselves."""

    def __init__(self, result, determination):
        self.determination = determination
        self.points = {a["question"]: a.get("points", "") for a in determination.get("answers", ()) if not a.get("state", "").endswith("NOT_ASKED")}
        self.values = {m["measure"]: m.get("value", "") for m in determination.get("measures", ())}
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
        determination = self.library.determined(self.handle, case.assessment, case.as_of) if self.handle else None
        if determination is None:
            return None
        try:
            return Figure(self.policy.determine(case.assessment), determination)
        except NoFigure as reason:
            raise AssertionError("the library has a figure in between, and the oracle none") from reason


def change_between(one, other, both):
    """The change, and that of the upper ends if `both` are told."""
    return {"change": amount(other.ends[0] - one.ends[0]), **({"upper_change": amount(other.ends[1] - one.ends[1])} if both else {})}


def told_fields(differ, hit=lambda path: False):
    return [{"path": path, "before": then, "after": now, **some(for_this_person=hit(path))} for path, then, now in sorted(differ)]


def tell_part(told, place, before, after):
    """What a part of the policy gave to this person before it was taken over and after it, and what differs in it."""
    kind = told["kind"].replace("CHANGE_KIND_", "")
    if kind == "TABLE":
        told.update(some(**{end: ", ".join(which.given.get(told["id"], ())) for end, which in (("before", before), ("after", after))}))
    elif kind in ("QUESTION", "MEASURE"):
        told.update(some(**{end: (which.points if kind == "QUESTION" else which.values).get(told["id"]) for end, which in (("before", before), ("after", after))}))
    if place is not None:
        path, then, now = place
        told["fields"] = told_fields(fields_that_differ(then, now, path), lambda one: kind == "TABLE" and is_hit(
            one, (then, now), path, (before.determination, after.determination)))


def steps_of(request, determiner):
    """The figures from the earlier one to the later one, and the parts that lead from each to the next."""
    case = Case(request["policy_before"], request["before"]["assessment"], request["before"]["as_of"])
    determiner.load(case.policy)
    figures, steps, parts = [determiner.figure(case)], [], []
    for part, take, place in Changes(request).all():
        before, assessed = copy.deepcopy(case.policy), copy.deepcopy(case.assessment)
        take(case)
        differ = fields_that_differ(before, case.policy)
        if differ:
            determiner.load(case.policy)
            if place is None:
                part["fields"] = told_fields(differ)
        elif part["kind"] == "CHANGE_KIND_RULES" and not parts:
            continue  # There is nothing else.
        if part["kind"] in OF_ASSESSMENT and part.get("before") == part.get("after"):  # Words cannot tell them from each other.
            part = {**without(without(part, "before"), "after"), "fields": told_fields(fields_that_differ(assessed, case.assessment))}
        parts.append((part, place))
        figure = determiner.figure(case)
        if figure is not None:
            for told, where in parts:
                tell_part(told, where, figures[-1], figure)
            figures.append(figure)
            steps.append([told for told, _ in parts])
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
