"""Random requests of ComparePolicies, and some that must be refused."""
from compare import compare_policies
from exact import NoFigure, money
from oracle import Policy
from random_person import PersonMaker
from random_policy import PolicyMaker
from random_table import TableMaker
from sheets import sheet
from subject import MODES, Subject, codes, each
from told import pence_text

GROUPS = ("older", "learning", "physical")
FIELDS = ("CARE_GROUP", "SERVICE", "STATUS", "SCORE_RANGE", "AMOUNT_RANGE")
LAW = ("age", "disability", "gender", "race", "religion", "sexuality")
SPOILT = 14  # Percent.


class ComparisonMaker:
    def __init__(self, draw):
        self.draw, self.tables, self.people = draw, TableMaker(draw), []
        self.policies = 0

    def pence(self):
        draw = self.draw
        return draw.pick((0, draw.between(0, 50), draw.between(1, 100_000), draw.between(1, 100_000), draw.between(1, 100_000), 10 ** 9))

    def person(self, index, has, spread, plain, names):
        draw = self.draw
        first = draw.between(1_000, 9_000) if plain else self.pence()

        def near():
            return draw.pick((first, max(0, first + draw.between(-spread, spread)), max(0, first + draw.between(-spread, spread))))

        one = {"id": f"p{index}", "after": pence_text(near())}
        if draw.chance(has["new"]):
            one["is_new"] = True
        if has["spent"] and "is_new" not in one:
            one["spent_now"] = pence_text(first)
        if has["before"]:
            one["before"] = pence_text(near())
        if draw.chance(80):
            one["score"] = draw.pick((str(draw.between(0, 100)), str(draw.between(0, 12)), draw.decimal(0, 100, 1)))
        if draw.chance(has["groups"]):
            one["care_group"] = draw.pick(GROUPS)
        if draw.chance(has["services"]):
            one["service"] = draw.pick(("a", "b"))
        odd = draw.chance(3)
        characteristics = [{"name": name, "value": draw.pick(("x", "Y y", "é", "z", "z", "Z" if odd else "x", "y y " if odd else "É"))} for name in names if draw.chance(85)]
        if characteristics:
            one["characteristics"] = characteristics
        return one

    def dimension(self, request, names):
        draw = self.draw
        if names and draw.chance(40):
            return {"characteristic": draw.pick(names)}
        fields = [field for field in FIELDS if field not in ("SCORE_RANGE", "AMOUNT_RANGE") or field.lower() + "s" in request]
        return {"field": "COMPARED_FIELD_" + draw.pick(fields)}

    def make(self):
        draw = self.draw
        number, spread, plain = draw.pick((1, 2, 5, 12, 30, 60, 100)), draw.pick((0, 3, 500, 40_000)), draw.chance(60)
        names = draw.shuffled(draw.pick(((), (), ("gender",), ("gender", "age"), (*LAW,), (*LAW[:5], "own"))))
        spent, before = draw.pick(((True, True), (True, True), (True, False), (False, True)))
        has = {"spent": spent, "before": before, "new": draw.pick((0, 10, 50)), "groups": draw.pick((0, 85, 100)), "services": draw.pick((0, 60, 100))}
        request = {"people": draw.shuffled([self.person(i, has, spread, plain, names) for i in range(number)]), "period": "PERIOD_" + draw.pick(("WEEK", "MONTH", "YEAR", "DAY"))}
        known = sorted({c["name"] for p in request["people"] for c in p.get("characteristics", ())})
        if draw.chance(50):
            request["tolerance"] = draw.pick(({"percent": "10"}, {"amount": "5"}, {"percent": "2.5", "amount": "1.50"}, {"percent": "0.0001"}))
        if draw.chance(50):
            request["score_ranges"] = draw.pick((["50"], ["0", "20", "40"], ["10.5", "30"]))
        if draw.chance(50):
            request["amount_ranges"] = draw.pick((["50"], ["0.00", "20", "40.50"], ["10.01", "300"]))
        if draw.chance(50):
            request["change_ranges"] = draw.pick((["0.01", "5"], ["10"], ["1", "2.50", "40"]))
        if draw.chance(70):
            groupings = []
            for _ in range(draw.between(1, 4)):
                by = [self.dimension(request, known) for _ in range(draw.between(1, 2))]
                by = by[:1] if by[0] == by[-1] else by
                if by not in groupings and by[::-1] not in groupings:
                    groupings.append(by)
            request["groupings"] = [{"by": by} for by in groupings]
        if draw.chance(50):
            request["suppress_below"] = draw.pick((2, 3, 5, 5, 10))
        elif draw.chance(50):
            request["largest"] = draw.between(1, 4)
        if draw.chance(60):
            request["protections"] = [self.protection(i) for i in range(draw.between(1, 3))]
        if draw.chance(60):
            request["year"] = "YEAR_BASIS_" + draw.pick(("52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS"))
        if draw.chance(30):
            self.by_tables(request, before)
        elif number <= 30 and draw.chance(15):
            self.by_policies(request, before)
        if draw.chance(10):
            self.add_totals(request)
        spoilt = draw.chance(SPOILT)
        if spoilt:
            self.spoil(request)
        self.people = request["people"]
        if not spoilt and "before" not in request and "after" not in request and draw.chance(25):
            self.as_sheet(request)
        return request

    def add_totals(self, request):
        """Somebody has today what all others have together."""
        *others, last = request["people"]
        held = [int(money(one.get("spent_now", one.get("before", "0")))) for one in others]
        last.update({field: pence_text(sum(held)) for field in ("spent_now", "before") if field in last})

    def as_sheet(self, request):
        rows = [{**{field: value for field, value in p.items() if isinstance(value, str)}, **({"is_new": "yes"} if "is_new" in p else {}),
                 **{"is:" + c["name"]: c["value"] for c in p.get("characteristics", ())}} for p in request.pop("people")]
        request["sheet"] = sheet(self.draw, list({column: None for row in rows for column in row}), rows)

    def protection(self, index):
        draw = self.draw

        def share():
            return draw.pick(("100", "0", "50", "33.3", "0.5", draw.decimal(0, 100, 3)))

        one = {"id": f"protection-{index}"}
        way = draw.below(4)
        if way != 3:
            one["kept_percent"] = [share() for _ in range(1 if way < 2 else draw.between(2, 5))]
        if way == 1 or way == 2 and draw.chance(30):
            one["years"] = draw.between(1, 4) if way == 1 else len(one["kept_percent"])
        if way == 3 or way in (1, 2) and draw.chance(40):
            one["largest_fall_percent"] = draw.pick(("10", "2.5", "60", "0.5", "100"))
            if way == 3:
                one["years"] = draw.between(1, 4)
        if draw.chance(40):
            one["rounding"] = {"mode": "ROUNDING_MODE_" + draw.pick(MODES), "increment_pence": str(draw.pick((1, 5, 10, 100, 500)))}
        return one

    def table(self, period):
        draw = self.draw
        while True:
            table = self.tables.close() if draw.chance(30) else self.tables.any()
            if "price_list" not in table or draw.chance(20):
                return {**table, "period": period if draw.chance(97) else "PERIOD_FOUR_WEEKS"}

    def by_tables(self, request, before):
        draw = self.draw
        for side in draw.some(("before", "after"), 50):
            if side == "before" and not before:
                continue
            groups = draw.pick(((None,), (None, "older"), (*GROUPS, None), ("older", "learning")))
            request[side] = {"tables": [{**({"care_group": g} if g else {}), "table": self.table(request["period"])} for g in groups]}
            for p in request["people"]:
                if draw.chance(80):
                    p.pop(side, None)
                    if "score" not in p and draw.chance(98):
                        p["score"] = str(draw.between(0, 100))

    def by_policies(self, request, before):
        """One policy, or two with answers of their own or the same; everybody of whom one has no figure keeps the amount that is given."""
        draw = self.draw
        sides = draw.some(("before", "after"), 60) if before else ["after"]
        policies = []
        for side in sides:
            if policies and draw.chance(40):
                self.next_version(request, policies[0].document)
                break
            for _ in range(20):
                self.policies += 1
                policy = Policy(PolicyMaker(draw, self.policies).make())
                if side == sides[0] or policy.document["result_period"] == request["period"]:
                    break
            policies.append(policy)
            request[side] = {"policy": policy.document}
            if draw.chance(95):
                request.update(period=policy.document["result_period"], as_of="2026-06-30")
            maker = PersonMaker(draw, policy)
            for i, p in enumerate(request["people"]):
                try:
                    assessment = maker.make(i)
                    outcome = policy.determine(assessment).way.whole
                except NoFigure:
                    continue
                if outcome.amount and outcome.amount[0] != outcome.amount[1] and draw.chance(90):
                    continue
                p["assessment_after" if "assessment" in p else "assessment"] = assessment
                p.pop(side)
        for p in request["people"]:
            own = [p[field] for field in ("assessment", "assessment_after") if field in p]
            for assessment, policy in zip(own, policies):
                # The only one of a person may name any policy.
                named = {"id": "another-one", "version": "7"} if len(own) == 1 else policy.document
                for field in draw.some(("id", "version"), 40):
                    assessment["policy_" + field] = named[field]

    def next_version(self, request, first):
        """The same rules, and other dates and names: all whom the first one determines, it does."""
        draw, rise = self.draw, {"id": "rise", "title": "Rise", "reason": "Prices.", "authority": "A minute", "purpose": "ADJUSTMENT_PURPOSE_INFLATION",
                                 "factor": self.draw.pick(("1.05", "0.9")), "rounding": {"mode": "ROUNDING_MODE_HALF_UP"}}
        after = {**first, "id": "next", "version": "2", "effective_from": draw.pick(("2026-06-01", "2027-04-01"))}
        if all(adjustment["id"] != "rise" for adjustment in first.get("total_adjustments", ())):
            after["total_adjustments"] = [*first.get("total_adjustments", ()), rise]
        policy = Policy(after)
        request["after"] = {"policy": after}
        for p in request["people"]:
            if "assessment" in p and policy.determine(p["assessment"]).way.whole.amount:
                p.pop("after")

    def spoil(self, request):
        draw, people = self.draw, request["people"]
        person, way = draw.pick(people), draw.pick((0, 1, 2, 3, 3, *range(4, 12)))
        if way == 0:
            people.append(dict(person))
        elif way == 1:
            person.pop(draw.pick(("after", "before", "spent_now")), None)
        elif way == 2:
            person.update(is_new=True, spent_now="1")
        elif way == 3:
            request["groupings"] = [{"by": [{"field": "COMPARED_FIELD_SERVICE"}] * 2}, {"by": [{"field": "COMPARED_FIELD_STATUS"}]}, {"by": [{"field": "COMPARED_FIELD_STATUS"}]},
                                    {"by": [{"field": "COMPARED_FIELD_STATUS"}, {"field": "COMPARED_FIELD_SERVICE"}]},
                                    {"by": [{"field": "COMPARED_FIELD_SERVICE"}, {"field": "COMPARED_FIELD_STATUS"}]},
                                    {"by": [{"characteristic": "nobody"}, {"field": "COMPARED_FIELD_STATUS"}]}]
        elif way == 4:
            request[draw.pick(("score_ranges", "amount_ranges", "change_ranges"))] = ["5", "7", "7.0"]
        elif way == 5:
            request.pop("score_ranges", None)
            request.pop("amount_ranges", None)
            request["groupings"] = [{"by": [{"field": "COMPARED_FIELD_SCORE_RANGE"}, {"field": "COMPARED_FIELD_AMOUNT_RANGE"}]}]
        elif way == 6:
            request.update(largest=3, suppress_below=5)
        elif way == 7:
            request["protections"] = [self.protection(0), self.protection(0), {"id": "bare"}]
        elif way == 8:
            request["protections"] = [{"id": "a", "kept_percent": ["5", "6"], "years": 3}, {"id": "b", "largest_fall_percent": "5"}, {"id": "c", "largest_fall_percent": "5", "kept_percent": ["8"]}]
        elif way == 9:
            request["protections"] = [{**self.protection(0), "rounding": {"mode": "ROUNDING_MODE_EXACT"}}]
        elif way == 10:
            person["characteristics"] = [{"name": "gender", "value": "x"}, {"name": "gender", "value": "x"}]
        else:
            for p in people:
                for field in ("spent_now", "before"):
                    p.pop(field, None)


def kinds(request, response):
    found = codes(response)
    for comparison in response.get("comparisons", ()):
        found.add(f"{comparison['from'][16:]} to {comparison['to'][16:]}")
        sets = [comparison["everyone"], *(group for grouping in comparison.get("groupings", ()) for group in grouping["groups"])]
        found.update("group left out" for one in sets[1:] if "people" not in one)
        found.update("part left out" for one in sets for part in ("gain", "within", "lose") if one.get(part) == {})
        found.update("nobody of a group" for one in sets[1:] if one.get("people") == 0)
        found.update("by two" for grouping in comparison.get("groupings", ()) if len(grouping["by"]) == 2)
        found.update(field for field in ("most_gained", "most_lost") if field in comparison)
    found.update("price left out" for p in response.get("protections", ()) for year in p["years"] if "people" not in year)
    found.update("without an end" for p in response.get("protections", ()) if "year" not in p["years"][0])
    found |= {"a sheet"} if "sheet" in request else set()
    found.update(f"{field} by {kind}" for field in ("before", "after") for kind in ("tables", "policy") if kind in request.get(field, {}) and "comparisons" in response)
    return found


SUBJECT = Subject("compare_policies", ComparisonMaker, compare_policies, kinds, 4000, [
    "SPENT_NOW to BEFORE", "SPENT_NOW to AFTER", "BEFORE to AFTER", "group left out", "part left out", "nobody of a group", "by two", "most_gained", "most_lost",
    "price left out", "without an end", "before by tables", "after by tables", "before by policy", "after by policy",
    "a sheet",
    *each("error", "missing", "duplicate_id", "listed_twice", "not_ascending", "new_with_amount", "people_listed", "unknown_characteristic", "years_differ",
          "exact_not_allowed", "no_table", "score_refused", "range_of_amounts", "periods_differ", "not_looked_up"),
    *each("warning", "new_people_get_less", "existing_people_lose", "bases_differ", "nobody_to_protect", "suppressed_altogether", "spellings_differ", "protection_rises", "row_of_totals", "amounts_far_apart"),
    *each("note", "equality_groups_missing", "small_groups_told", "percent_below_one")])
