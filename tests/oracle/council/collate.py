"""docs/collating.md: from what officers write down to the cases of a sample. A request with sheets comes with their lists beside it."""
from collections import Counter
from fractions import Fraction as F

from told import amount, below_one, error, exact_text, fixed, note, warning  # Comes first: it says where the others are.
from answers import Scoring, score_person
from agreement import icc_interval, intraclass_correlation, largest_differences, weighted_kappa
from exact import WHOLE, days, decimal_text, mode_of

BILLION = 10 ** 9
GREATEST = 10 ** 13
CATEGORIES = ("", "RESIDENTIAL_CARE", "DAY_CARE", "HOME_CARE", "DIRECT_PAYMENTS", "RESPITE", "SUPPORTED_LIVING", "OTHER_ONGOING", "EQUIPMENT",
              "CARE_MANAGEMENT", "INFORMATION_TECHNOLOGY", "SHORT_TERM", "OTHER")
ONGOING, OUT, UNDECIDED = CATEGORIES[1:8], CATEGORIES[8:11], CATEGORIES[11:]
MADE_GROUPS = ("learning-disability", "older-people", "physical-disability", "mental-health", "other")
SHARE_NOT_KNOWN = "It is not known what share of the need is met informally."
LISTS = ("people", "items", "services")


def told(pence):
    pence = F(pence)
    return amount(int(pence)) if pence.denominator == 1 else {"decimal": exact_text(pence / 100)}


def to_odd(value):
    """In whole billionths; of two neighbours the odd one."""
    scaled = F(value) * BILLION
    whole = scaled.numerator // scaled.denominator
    return whole if scaled.denominator == 1 or whole % 2 else whole + 1


def rounded_sum(values):
    return WHOLE["HALF_UP"](F(sum(map(to_odd, values)), BILLION))


def category_of(text):
    return (text or "").removeprefix("COST_CATEGORY_")


def care_group(person, by_return):
    """Section 2: the group that age and need make; None if they do not say; KeyError if the age is wanted."""
    need, age = person.get("primary_need"), person.get("age")
    need = need and need.removeprefix("PRIMARY_NEED_")
    if by_return and age is not None and age >= 65:
        return "older-people"
    if need is None:
        return None
    if not by_return and need == "LEARNING_DISABILITY":
        return "learning-disability"
    if age is None:
        raise KeyError("age")
    if age >= 65:
        return "older-people"
    return {"LEARNING_DISABILITY": "learning-disability", "PHYSICAL_DISABILITY": "physical-disability", "FRAILTY": "physical-disability",
            "MENTAL_HEALTH": "mental-health", "OTHER": "other"}[need]


class Collation:
    def __init__(self, request, lists):
        self.request = request
        self.sheets = {name for name in LISTS if name in lists}
        self.lists = {name: lists.get(name, request.get(name, [])) for name in LISTS}
        self.people, self.items = self.lists["people"], self.lists["items"]
        self.basis = request["basis"].removeprefix("COLLATE_BASIS_")
        self.errors, self.findings = [], []
        self.scoring = Scoring(request["scoring"]) if "scoring" in request else None

    def place(self, name, index, field=None):
        if name in self.sheets:
            return f"{name}_sheet" + (f".{field}" if field else "")
        return f"{name}[{index}]" + (f".{field}" if field else "")

    def wrong(self, code, path):
        self.errors.append(error(code, path))

    def answer(self):
        self.check_request()
        self.unit_costs()
        self.shares_of_categories()
        self.rows = [self.person(i, person) for i, person in enumerate(self.people)]
        if not self.errors and not any(row["excluded"] is None for row in self.rows):
            self.wrong("nobody_left", "people")
        if self.errors:
            return {"findings": self.errors}
        return self.response()

    def check_request(self):
        request = self.request
        if mode_of(request["rounding"]) == "EXACT":
            self.wrong("exact_not_allowed", "rounding.mode")
        steps = [(step["impact"], F(step.get("from_percent", 0))) for step in request.get("reductions", ())]
        for i, step in enumerate(steps):
            if step in steps[:i]:
                self.wrong("reduction_twice", f"reductions[{i}].from_percent")
        for i, step in enumerate(request.get("reductions", ())):
            for name in ("from_percent", "percent"):
                self.findings += below_one(warning, step.get(name), f"reductions[{i}].{name}")
        if steps and self.basis != "GROSS_COSTS_UP":
            self.wrong("reductions_not_used", "reductions")
        names = [person["id"] for person in self.people]
        for i, name in enumerate(names):
            if name in names[:i]:
                self.wrong("duplicate_id", self.place("people", i, "id"))
        for i, item in enumerate(self.items):
            if item["person"] not in names:
                self.wrong("unknown_reference", self.place("items", i, "person"))

    def unit_costs(self):
        """Section 3, 1 and 2: self.units of each service, and self.unit of each item."""
        self.units, self.sources = {}, {}
        for i, service in enumerate(self.lists["services"]):
            if service["id"] in self.units:
                self.wrong("duplicate_id", self.place("services", i, "id"))
                continue
            self.units[service["id"]], self.sources[service["id"]] = None, service.get("source")
            shared = [name for name in ("total_cost", "units") if name in service]
            if "unit_cost" in service:
                self.units[service["id"]] = F(service["unit_cost"]) * 100
                if shared:
                    self.wrong("unit_cost_twice", self.place("services", i, "unit_cost"))
            elif len(shared) < 2:
                self.wrong("unit_cost_missing", self.place("services", i))
            elif F(service["units"]) == 0:
                self.wrong("no_units", self.place("services", i, "units"))
            else:
                self.units[service["id"]] = F(service["total_cost"]) * 100 / F(service["units"])
        self.unit = []
        for i, item in enumerate(self.items):
            own = F(item["unit_cost"]) * 100 if "unit_cost" in item else None
            known = item.get("service") in self.units
            if own is not None and known:
                self.wrong("unit_cost_twice", self.place("items", i, "unit_cost"))
            if own is None and not known:
                self.wrong("unit_cost_missing", self.place("items", i, "unit_cost"))
            self.unit.append(own if own is not None else self.units.get(item.get("service")))

    def shares_of_categories(self):
        """Section 4: self.counts is percent by category, self.because of those the request decides."""
        self.counts = {"": F(100), **{name: F(100) for name in ONGOING}, **{name: F(0) for name in OUT}}
        self.because = {}
        for i, decided in enumerate(self.request.get("categories", ())):
            name = category_of(decided["category"])
            if name in self.because:
                self.wrong("category_twice", f"categories[{i}].category")
            self.counts[name], self.because[name] = F(decided["percent"]), decided["because"]
            self.findings += below_one(warning, decided["percent"], f"categories[{i}].percent")
            if name in ONGOING and F(decided["percent"]) < 100:
                self.findings.append(warning("ongoing_support_left_out", f"categories[{i}].percent"))
        used = {category_of(one["category"]) for one in self.items}
        used |= {category_of(person.get("cost_category")) for person in self.people if "cost" in person}
        for name in UNDECIDED:
            if name in used and name not in self.counts:
                self.wrong("category_not_decided", "categories")

    def for_period(self, cost, period):
        wanted = self.request["period"]
        if "year_basis" not in self.request and self.depends(period) != self.depends(wanted):
            self.basis_missing()
            return cost
        basis = self.request.get("year_basis")
        return cost * days(wanted, basis) / days(period, basis)

    @staticmethod
    def depends(period):
        return period in ("PERIOD_MONTH", "PERIOD_QUARTER", "PERIOD_YEAR")

    def basis_missing(self):
        if error("basis_missing", "year_basis") not in self.errors:
            self.wrong("basis_missing", "year_basis")

    def costs_of(self, index, person, left_out):
        """Section 3: what the support of a person is made of."""
        own = [(item, self.unit[k]) for k, item in enumerate(self.items) if item["person"] == person["id"]]
        if own and "cost" in person:
            self.wrong("cost_twice", self.place("people", index, "cost"))
        if "cost" in person:
            if "cost_period" not in person:
                self.wrong("missing", self.place("people", index, "cost_period"))
                return []
            own = [({"category": person.get("cost_category", "COST_CATEGORY_"), "period": person["cost_period"],
                     **({"service": person["service"]} if "service" in person else {})}, F(person["cost"]) * 100)]
        elif not own and not left_out:
            self.wrong("missing", self.place("people", index, "cost"))
        made = []
        for item, unit in own:
            category = category_of(item["category"])
            if unit is None or category not in self.counts:
                continue
            quantity = F(item.get("quantity", 1))
            cost = self.for_period(unit * quantity, item["period"])
            counted = cost * self.counts[category] / 100
            source = item.get("source") or (None if "cost" in person else self.sources.get(item.get("service")))
            made.append({"category": category, "cost": cost, "counted": counted, "source": source, "told": {
                **({"category": item["category"]} if category else {}),
                **({"service": item["service"]} if "service" in item else {}), "quantity": decimal_text(quantity),
                "unit_cost": exact_text(unit / 100), "period": item["period"], "cost": told(cost),
                "counted_percent": decimal_text(self.counts[category]), "counted": told(counted), **({"source": source} if source else {})}})
        return made

    def taken_off(self, index, person):
        """Section 5: r or s in percent; None if nothing is changed or it is not known; a word of what is wrong."""
        if self.basis == "AS_SCORED":
            return None
        if "met_informally_percent" not in person:
            return "share_not_known"
        share = F(person["met_informally_percent"])
        if self.basis == "NEED_AFTER_SUPPORT" or "reductions" not in self.request or share == 0:
            return share
        if "impact_on_carer" not in person:
            return "impact_missing"
        steps = [(F(s.get("from_percent", 0)), F(s["percent"])) for s in self.request["reductions"]
                 if s["impact"] == person["impact_on_carer"] and F(s.get("from_percent", 0)) <= share]
        return max(steps)[1] if steps else "reduction_missing"

    def is_share_of_one(self, off, person):
        """Section 5: the impact has steps, and the share is below one percent: it is the share that may be wrong."""
        impacts = {s["impact"] for s in self.request.get("reductions", [])}
        return off == "reduction_missing" and person["impact_on_carer"] in impacts and 0 < F(person["met_informally_percent"]) < 1

    def person(self, index, person):
        row = {"id": person["id"], "person": person, "excluded": person.get("excluded_because"), "case": None}
        if row["excluded"] is not None and not row["excluded"].strip():
            self.wrong("blank_reason", self.place("people", index, "excluded_because"))
        off = self.taken_off(index, person)
        if off is not None and row["excluded"] is None:
            self.findings += below_one(warning, person.get("met_informally_percent"), self.place("people", index, "met_informally_percent"))
        if off == "share_not_known" and row["excluded"] is None and self.request.get("unknown_share") == "COLLATE_UNKNOWN_SHARE_EXCLUDE":
            row["excluded"], row["for_share"] = SHARE_NOT_KNOWN, True
        self.group_of(index, person, row)
        has_answers = bool(person.get("answers"))
        person, row["open"] = self.scored(index, person, row)
        row["items"] = self.costs_of(index, person, row["excluded"] is not None)
        row["current"] = sum((item["counted"] for item in row["items"]), F(0))
        if "score" not in person and row["excluded"] is None and not has_answers:
            self.wrong("missing", self.place("people", index, "score"))
        too_large = any(cost > GREATEST for cost in [row["current"]] + [item["cost"] for item in row["items"]])
        if too_large:
            self.wrong("amount_out_of_range", self.place("people", index))
        if isinstance(off, str):
            if row["excluded"] is None:
                self.wrong(off, self.place("people", index, "met_informally_percent" if off == "share_not_known" or self.is_share_of_one(off, person) else "impact_on_carer"))
            return row
        if self.basis == "GROSS_COSTS_UP" and off == 100:
            if row["excluded"] is None:
                self.wrong("cannot_be_grossed_up", self.place("people", index, "met_informally_percent"))
            return row
        if "score" not in person or not row["items"] or too_large:
            return row
        score, cost = F(person["score"]), row["current"]
        if self.basis == "GROSS_COSTS_UP":
            row["far"] = off >= 80
            cost = cost / (1 - off / 100)
        elif self.basis == "NEED_AFTER_SUPPORT":
            score = score * (1 - off / 100)
            if (score * BILLION).denominator != 1:
                self.wrong("too_many_decimals", self.place("people", index, "met_informally_percent"))
                return row
        if mode_of(self.request["rounding"]) == "EXACT":
            return row
        increment = int(self.request["rounding"].get("increment_pence", 1))
        whole = WHOLE[mode_of(self.request["rounding"])]
        cost, spent_now = (whole(exact / increment) * increment for exact in (cost, row["current"]))
        if cost > GREATEST:
            self.wrong("amount_out_of_range", self.place("people", index))
            return row
        row.update(case=cost, spent_now=spent_now, score=score, off=off)
        return row

    def scored(self, index, person, row):
        """Section 1.1: the person with the scores that answers make, and the questions that are left open."""
        if not person.get("answers") and not person.get("second_answers"):
            return person, {}
        if self.scoring is None:
            if error("missing", "scoring") not in self.errors:
                self.wrong("missing", "scoring")
            return person, {}

        def place(field, question=None, number=None):
            if question is not None and "people" in self.sheets:
                field = field.removesuffix("s") + ":" + question
            elif number is not None:
                field = f"{field}[{number}]"
            return self.place("people", index, field)

        person, left_open, errors = score_person(self.scoring, person, row["group"], row["excluded"] is not None, place)
        self.errors += errors
        row["person"] = person
        return person, left_open

    def group_of(self, index, person, row):
        row["group"], row["derived"] = person.get("care_group", ""), False
        by_return = self.request.get("care_group_rule") == "COLLATE_CARE_GROUP_RULE_RETURN"
        try:
            made = care_group(person, by_return)
        except KeyError:
            made = None
            if not row["group"] and row["excluded"] is None:
                self.wrong("age_missing", self.place("people", index, "age"))
        if row["group"]:
            if row["group"] in MADE_GROUPS and made not in (None, row["group"]):
                self.findings.append(warning("care_group_differs", self.place("people", index, "care_group")))
        elif made:
            row["group"], row["derived"] = made, True

    def response(self):
        kept = [row for row in self.rows if row["excluded"] is None]
        cases, people = [], []
        for row in self.rows:
            if row["case"] is None or row.get("for_share"):
                continue
            cases.append({"id": row["id"], **({"care_group": row["group"]} if row["group"] else {}), "score": decimal_text(row["score"]),
                          "cost": told(row["case"])["decimal"], "spent_now": told(row["spent_now"])["decimal"], **({"excluded_because": row["excluded"]} if row["excluded"] else {}),
                          **({"service": row["person"]["service"]} if "service" in row["person"] else {})})
            people.append({"id": row["id"], **({"care_group_derived": True} if row["derived"] else {}),
                           "items": [item["told"] for item in row["items"]], "current_cost": told(row["current"]),
                           **({"taken_off_percent": decimal_text(row["off"])} if row["off"] is not None else {}), "cost": told(row["case"]),
                           **{name: decimal_text(F(row["person"][name])) for name in ("score", "second_score") if name in row["person"]},
                           **{name: row["open"][field] for field, name in (("answers", "unanswered"), ("second_answers", "second_unanswered"))
                              if row["open"].get(field)}})
        agreement = self.agreement(kept)
        self.tell(kept)
        answer = {"cases": cases, "basis": "TABLE_BASIS_" + ("GROSS_OF" if self.basis == "GROSS_COSTS_UP" else "AFTER") + "_INFORMAL_SUPPORT",
                  "period": self.request["period"], "people": people, "categories": self.categories(kept),
                  "care_groups": self.groups(kept, lambda row: row["group"]),
                  "services": self.groups(kept, lambda row: row["person"].get("service", "")),
                  "current_cost": told(rounded_sum(row["current"] for row in kept)), "cost": told(sum(row["case"] for row in kept)),
                  "excluded": [{"id": row["id"], "because": row["excluded"],
                                **({"unanswered": row["open"]["answers"]} if row["open"].get("answers") else {})} for row in self.rows if row["excluded"] is not None],
                  "agreement": agreement, "findings": self.findings}
        return {name: value for name, value in answer.items() if value not in ([], None)}

    def categories(self, kept):
        answer = []
        for category in CATEGORIES:
            own = [(row["id"], item) for row in kept for item in row["items"] if item["category"] == category]
            if own:
                answer.append({**({"category": "COST_CATEGORY_" + category} if category else {}), "people": str(len({name for name, _ in own})),
                               "counted_percent": decimal_text(self.counts[category]),
                               **({"because": self.because[category]} if category in self.because else {}),
                               "counted": told(rounded_sum(item["counted"] for _, item in own)),
                               "left_out": told(rounded_sum(item["cost"] - item["counted"] for _, item in own))})
        return answer

    @staticmethod
    def groups(kept, name_of):
        counts, costs = Counter(), Counter()
        for row in kept:
            counts[name_of(row)] += 1
            costs[name_of(row)] += row["case"]
        if set(counts) == {""}:
            return []
        return [{**({"id": name} if name else {}), "people": str(counts[name]), "cost": told(costs[name])} for name in sorted(counts)]

    def agreement(self, kept):
        """Section 7."""
        scored = [(row["id"], F(row["person"]["score"]), F(row["person"]["second_score"])) for row in kept if "second_score" in row["person"]]
        if not scored:
            self.findings.append(note("one_assessor", "people"))
            return None
        scored.sort(key=lambda one: one[0].encode())
        pairs = [(int(first * BILLION), int(second * BILLION)) for _, first, second in scored]
        agreeing = sum(first == second for first, second in pairs)
        answer = {"people": str(len(pairs)), **({"agreeing": str(agreeing)} if agreeing else {}),
                  "agreeing_percent": fixed(F(100 * agreeing, len(pairs)), 2),
                  "mean_difference": fixed(F(sum(second - first for first, second in pairs), len(pairs) * BILLION), 4)}
        figures = {"linear_kappa": weighted_kappa(pairs, 1), "quadratic_kappa": weighted_kappa(pairs, 2), "intraclass": intraclass_correlation(pairs)}
        answer.update({name: fixed(value, 4) for name, value in figures.items() if value is not None})
        interval = icc_interval(pairs, F(95, 100))
        if interval:
            answer["intraclass_lower"] = fixed(max(F(interval[0]), F(-1)), 4)
            answer["intraclass_upper"] = fixed(max(F(interval[1]), F(-1)), 4)
        if figures["quadratic_kappa"] is None:
            self.findings.append(note("agreement_not_defined", "people"))
        if figures["quadratic_kappa"] is not None and figures["quadratic_kappa"] < F("0.61"):
            self.findings.append(warning("assessors_differ", "people"))
        largest = [{"id": scored[i][0], "first": decimal_text(scored[i][1]), "second": decimal_text(scored[i][2]),
                    "difference": decimal_text(scored[i][2] - scored[i][1])} for i in largest_differences(pairs, 10)]
        return {**answer, **({"largest": largest} if largest else {})}

    def tell(self, kept):
        costs = [item for row in kept for item in row["items"]]
        have = {item["category"] for item in costs} - {""}
        if have:
            self.findings += [warning("category_absent", "items") for name in CATEGORIES[1:4] if name not in have]
        for found, finding in (
                (any(not row["group"] for row in kept), warning("care_group_not_known", "people")),
                (any(row.get("for_share") for row in self.rows), warning("left_out_for_unknown_share", "people")),
                (self.basis == "AS_SCORED" and any(F(row["person"].get("met_informally_percent", 0)) > 0 for row in kept),
                 warning("shares_not_used", "people")),
                (any(row.get("far") for row in kept), warning("grossed_up_far", "people")),
                (any(item["category"] == "" for item in costs), note("category_not_known", "people"))):
            if found:
                self.findings.append(finding)
        named = {item["person"] for item in self.items}
        if any(row["id"] in named and not item["source"] for row in kept for item in row["items"]):
            self.findings.append(note("cost_without_source", "items"))


def collate(request, lists=None):
    """The response. `lists`: those of the sheets."""
    return Collation(request, lists or {}).answer()
