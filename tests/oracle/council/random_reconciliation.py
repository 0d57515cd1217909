"""Random requests of BuildTable with a population, and some whose population cannot be that of the sample."""
from reconcile import NoTable, reconcile
from sheets import sheet
from subject import Subject, codes, each
from told import pence_text

MODES = ("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")
GROUPS, SERVICES = ("older", "learning", "physical"), ("home-care", "day-care")
SPOILT = 15  # Percent.
OWN = ("missing", "duplicate_stratum", "mixed_strata", "stratum_unknown", "sample_above_population", "exact_not_allowed", "stratum_without_sample",
       "spent_now_missing")


class ReconciliationMaker:
    """`people`: the lists of the last request's sheets."""

    def __init__(self, draw):
        self.draw, self.people = draw, {}

    def case(self, index):
        draw = self.draw
        case = {"id": f"p{index}", "score": str(draw.below(21)), "cost": pence_text(draw.pick((0, 100, draw.below(300), draw.below(90000)))),
                "care_group": draw.pick(GROUPS)}
        if draw.chance(80):
            case["service"] = draw.pick(SERVICES)
        if index and draw.chance(10):
            case["excluded_because"] = "moved away"
        return case

    def paid_today(self, cases):
        """Of everybody; who is left out may have it or not."""
        draw = self.draw
        for case in cases:
            if "excluded_because" not in case or draw.chance(50):
                case["spent_now"] = draw.pick((case["cost"], "0.00", pence_text(draw.below(90000))))

    def strata(self, cases):
        draw, counts = self.draw, {}
        by_service = {group: draw.chance(60) for group in GROUPS}
        for case in cases:
            stratum = case["care_group"], case.get("service", "") if by_service[case["care_group"]] else ""
            counts[stratum] = counts.get(stratum, 0) + (0 if "excluded_because" in case else 1)
        if draw.chance(30):
            counts["mental", draw.pick(("", "day-care"))] = 0
        strata = []
        for (group, service), count in counts.items():
            people = count * draw.pick((1, 1, 3, 10)) + draw.pick((0, 0, 1, 7, draw.below(1000)))
            strata.append({"care_group": group, **({"service": service} if service else {}), "people": str(people)})
        known = draw.pick((100, 100, 60, 0))
        for stratum in strata:
            if draw.chance(known):
                stratum["spent"] = pence_text(draw.below(10 ** 7))
        return strata

    def make(self):
        draw = self.draw
        cases = [self.case(i) for i in range(draw.pick((1, 2, 5, 12, 30)))]
        if draw.chance(50):
            self.paid_today(cases)
        strata = self.strata(cases)
        mixed = {group: {"service" in one for one in strata if one["care_group"] == group} for group in GROUPS}
        for case in cases:  # Nobody without a service in a group that is told apart by service.
            if mixed[case["care_group"]] == {True, False}:
                case["service"] = case.get("service", "home-care")
        if {True, False} in mixed.values():
            return self.make()
        request = {"cases": draw.shuffled(cases), "method": {draw.pick(("rank_alignment", "isotonic", "price_per_point")): {}},
                   "plan": {"id": "t", "title": "T", "period": "PERIOD_WEEK", "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
                            "kind": "TABLE_KIND_POINTS", "to": "20"},
                   "steps": {"monotone": "MONOTONE_REPAIR_POOL"},
                   "rounding": {"mode": "ROUNDING_MODE_" + draw.pick(MODES), "increment_pence": str(draw.pick((1, 1, 100)))},
                   "population": {"strata": draw.shuffled(strata)}}
        if draw.chance(70):
            request["steps"]["contingency"] = {"percent": draw.pick(("10", "12.5", "33.333", "0.01")), "purposes": ["enhancements"]}
        if draw.chance(30):
            request["steps"]["low_need"] = {"score": str(draw.below(12))}
        if draw.chance(50):
            request["population"]["rounding"] = {"mode": "ROUNDING_MODE_" + draw.pick(MODES), "increment_pence": str(draw.pick((1, 100, 500)))}
        if draw.chance(SPOILT):
            self.spoil(request)
        self.people = {}
        if request["population"]["strata"] and draw.chance(25):
            self.people["strata"] = request["population"].pop("strata")
            request["population"]["sheet"] = sheet(draw, ["care_group", "service", "people", "spent"], self.people["strata"])
        return request

    def spoil(self, request):
        draw, strata = self.draw, request["population"]["strata"]
        way, one = draw.pick((0, 1, 2, 3, 4, 4, 5, 6)), draw.pick(strata)
        if way == 0:
            strata.append(dict(one))
        elif way == 1:
            strata.append({"care_group": one["care_group"], "people": "5", **({} if "service" in one else {"service": "dancing"})})
        elif way == 2:
            one["care_group"] = "mental-" + one["care_group"]
        elif way == 3:
            one["people"] = "0"
        elif way == 4:
            self.paid_today(request["cases"])
            for case in request["cases"]:
                if draw.chance(50):
                    case.pop("spent_now", None)
        elif way == 5:
            request["population"]["rounding"] = {"mode": "ROUNDING_MODE_EXACT"}
        else:
            request["population"]["strata"] = []


def answer(request, lists):
    try:
        return reconcile(request, lists)
    except NoTable as no:
        return {"no_table": str(no)}


def part(response):
    """What of the library's answer belongs to the population."""
    findings = [f for f in response.get("findings", ()) if f["code"] in OWN]
    if "table" not in response and not findings:
        return {"no_table": next(f["code"] for f in response["findings"] if f["severity"] == "SEVERITY_ERROR")}
    return {**({"reconciliation": response["reconciliation"]} if "reconciliation" in response else {}), "findings": findings}


def kinds(request, response):
    found = codes(response)
    if "reconciliation" in response:
        found |= {"a sheet" if "sheet" in request["population"] else "a list"}
        found |= {name for name in ("contingency", "low_need") if name in request["steps"]}
        found |= {"spent now" if any("spent_now" in case and "excluded_because" not in case for case in request["cases"]) else "costs"}
        found |= {"accounts of all" if "accounts" in response["reconciliation"]["total"] else "accounts not of all"}
        found |= {"by service" for stratum in response["reconciliation"]["strata"] if "service" in stratum}
        if "rounding" in request["population"]:
            found.add("rounding " + request["population"]["rounding"]["mode"].removeprefix("ROUNDING_MODE_"))
    return found


SUBJECT = Subject("build_table", ReconciliationMaker, answer, kinds, 3000, [
    "a sheet", "a list", "contingency", "low_need", "accounts of all", "accounts not of all", "by service",
    *(f"rounding {mode}" for mode in MODES), "warning stratum_without_sample",
    *each("error", "missing", "duplicate_stratum", "mixed_strata", "stratum_unknown", "sample_above_population", "exact_not_allowed", "spent_now_missing"),
    "spent now", "costs"])
SUBJECT.part = part
