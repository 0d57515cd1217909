"""Random requests of MonitorAllocations, and some that must be refused."""
from datetime import date, timedelta

from canonical import fingerprint
from monitor import NAMES, SCHEMA, STAGES, monitor_allocations, months_later
from random_policy import PolicyMaker
from subject import Subject, codes, each
from told import pence_text

GROUPS, TIERS, REASONS = ("older", "learning", "physical"), ("team", "head", "panel"), ("market", "change", "other")
BASES = ("52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS")
SPOILT = 25  # Percent.


class MonitorMaker:
    def __init__(self, draw):
        self.draw, self.policies = draw, 0

    def amounts(self, plain):
        draw = self.draw
        told = draw.between(100, 60_000) if plain else draw.pick((0, draw.between(0, 9), draw.between(1, 100_000), 10 ** 13))
        return told, min(10 ** 13, max(0, draw.pick((told, told, told + draw.between(-5_000, 5_000), told + draw.between(0, 40_000)))))

    def case(self, index, as_of, plain, spread):
        draw = self.draw
        told, final = self.amounts(plain)
        if draw.chance(spread):
            final = told
        case = {"id": f"p{index}"}
        at = as_of - timedelta(draw.between(0, draw.pick((60, 400, 900))))
        reached = draw.between(1, 4)
        for field in STAGES[:reached]:
            if draw.chance(85):
                case[field] = str(at)
            at = min(as_of, at + timedelta(draw.between(0, 40)))
        if reached > 1 and draw.chance(90):
            case["indicative"] = pence_text(told)
        if reached == 4:
            case["final_budget"] = pence_text(final)
            if draw.chance(60) and final != told:
                case["reason"] = draw.pick(REASONS)
            if draw.chance(75):
                case["approval_tier"] = draw.pick(TIERS)
            if draw.chance(60) and (final > told or draw.chance(4)):
                case["enhanced_until"] = str(at + timedelta(draw.between(0, 500)))
        if draw.chance(85):
            case["care_group"] = draw.pick(GROUPS)
        return case

    def rules(self):
        draw, rules = self.draw, {}
        if draw.chance(40):
            rules["sufficiency_percent"] = draw.pick(("85", "50", "100", "0", "92.5", "0.9"))
        if draw.chance(60):
            rules["enhancement"] = {"time_limit_months": draw.pick((1, 6, 12)), "reasons": [{"id": r, "title": r.title()} for r in draw.some(REASONS, 60)]}
        if draw.chance(50):
            rules["approval_tiers"] = [{"id": "team", "title": "Team", "up_to": "150", "up_to_percent_above": draw.pick(("0", "5", "10.5"))},
                                       {"id": "head", "title": "Head", "up_to": "400"}, {"id": "board", "title": "Board"}][draw.between(0, 2):]
        if draw.chance(60):
            rules["stage_standards"] = [self.standard() for _ in range(draw.between(1, 3))]
        return rules

    def standard(self):
        draw = self.draw
        standard = {"stage": draw.pick(("soon", "in good time")), "days": draw.pick((0, 7, 20, 45))}
        if draw.chance(80):
            first = draw.between(0, 2)
            standard.update({"from": NAMES[first], "to": NAMES[draw.between(first + 1, 3)]})
        return standard

    def year(self, as_of, period):
        draw = self.draw
        start = as_of - timedelta(draw.pick((draw.between(-20, 20), draw.between(0, 364), draw.between(0, 364), 420)))
        year = {"amount": pence_text(draw.pick((0, draw.between(0, 100_000), draw.between(0, 10_000_000), 10 ** 13))), "year_from": str(start),
                "year_to": str(start + timedelta(draw.pick((364, 365, 399, 0, 100))))}
        if period in ("MONTH", "QUARTER", "YEAR") or draw.chance(10):
            year["year_basis"] = "YEAR_BASIS_" + draw.pick(BASES)
        return year

    def over_time(self, as_of):
        """People whose final budgets were agreed month by month, of whom fewer got enough in some months than before."""
        draw, cases = self.draw, []
        most, usual, worse = draw.pick((1, 3, 6, 15)), draw.pick((50, 60, 90, 97)), draw.pick((0, 10, 30))
        months = draw.between(12, 30)
        worse_from, worse_to = sorted((draw.below(months), draw.below(months)))
        for month in range(months):
            at = months_later(as_of, month + 1 - months)
            for _ in range(draw.between(0, most)):
                told, enough = draw.between(100, 60_000), draw.chance(worse if worse_from <= month <= worse_to else usual)
                cases.append({"id": f"p{len(cases)}", "indicative": pence_text(told), "final_budget": pence_text(told if enough else told + 500),
                              "agreed_on": str(at), "reason": "market"})
        return cases

    def policy(self, as_of):
        """A sound policy with the rules, days and reports that monitoring reads."""
        draw = self.draw
        self.policies += 1
        policy = PolicyMaker(draw, self.policies).make()
        start = as_of - timedelta(draw.pick((-30, 0, draw.between(0, 900), draw.between(0, 900), draw.between(0, 900))))
        policy["effective_from"] = str(start)
        if draw.chance(25):
            policy["effective_to"] = str(start + timedelta(draw.between(0, 900)))
        if draw.chance(70):
            policy["review_on"] = str(start + timedelta(draw.between(1, 1_200)))
        if draw.chance(80):
            policy["governance"] = self.rules()
        for table in policy["tables"]:
            if draw.chance(40):
                table["uplifts"] = [self.uplift(as_of) for _ in range(draw.between(1, 3))]
        if draw.chance(60):
            reported = as_of - timedelta(draw.pick((-10, draw.between(0, 900), draw.between(0, 900))))
            table = draw.pick(policy["tables"])
            agreed = table["uplifts"][0]["table_before"] if "uplifts" in table else fingerprint(SCHEMA, "AllocationTable", table)
            policy.setdefault("governance", {})["ratification"] = {"on": str(reported), "by": "Cabinet", **({"sign_off": {
                "as_of": str(reported), "table_fingerprint": agreed if draw.chance(85) else "0" * 64, "build_fingerprint": "1" * 64}} if draw.chance(90) else {})}
        return policy

    def uplift(self, as_of):
        draw = self.draw
        return {"rate_percent": "3", "rounding": {"mode": "ROUNDING_MODE_HALF_UP"}, "effective_from": str(as_of - timedelta(draw.between(-60, 800))),
                "authority": "A minute", "table_before": f"{draw.bits():064x}"}

    def make(self):
        draw = self.draw
        as_of = date(2026, 11, 30) + timedelta(draw.between(-40, 400))
        number, plain, spread = draw.pick((1, 2, 5, 20, 60, 150)), draw.chance(75), draw.pick((0, 60, 90))
        period = draw.pick(("WEEK", "WEEK", "MONTH", "YEAR", "DAY", "QUARTER", "FOUR_WEEKS"))
        request = {"cases": draw.shuffled([self.case(i, as_of, plain, spread) for i in range(number)]), "period": "PERIOD_" + period, "as_of": str(as_of)}
        if draw.chance(30):
            request.update(cases=draw.shuffled(self.over_time(as_of)) or request["cases"], chart_by="CHART_BY_MONTH")
        if draw.chance(30):
            request["policy"] = self.policy(as_of)
            request["period"] = request["policy"]["result_period"]
            period = request["period"].removeprefix("PERIOD_")
        elif draw.chance(70):
            request["governance"] = self.rules()
        if draw.chance(50):
            request["contingency"] = self.year(as_of, period)
        if draw.chance(50) and "review_on" not in request.get("policy", {}):
            request["review_on"] = str(as_of + timedelta(draw.between(-50, 400)))
        if draw.chance(40):
            request["prices"] = [{"name": name, "on": str(as_of - timedelta(draw.between(0, 700)))} for name in ("Homes", "Home care")[:draw.between(1, 2)]]
        if draw.chance(40):
            request["tolerance"] = draw.pick(({"percent": "10"}, {"amount": "5"}, {"percent": "2.5", "amount": "1.50"}, {"percent": "0.0001"}))
        if "chart_by" not in request and draw.chance(50):
            request["chart_by"] = draw.pick(("CHART_BY_MONTH", "CHART_BY_QUARTER"))
        if draw.chance(30):
            request["confidence_percent"] = draw.pick(("90", "99.9", "80"))
        if draw.chance(40):
            request["most_listed"] = draw.between(1, 3)
        if draw.chance(30):
            request["prices_months"] = draw.between(1, 24)
        if draw.chance(SPOILT):
            self.spoil(request, as_of)
        return request

    def spoil(self, request, as_of):
        draw = self.draw
        case, way = draw.pick(request["cases"]), draw.pick((0, 1, 2, 3, 4, 4, 5, 5, 6, 10, *((7, 8, 8, 8, 8, 9) if "policy" in request else ())))
        if way == 0:
            request["cases"].append(dict(case))
        elif way == 1:
            case["planned_on"] = str(as_of + timedelta(1))
        elif way == 2:
            case.update(assessed_on=str(as_of), planned_on=str(as_of - timedelta(1)))
        elif way == 3:
            case.update(agreed_on=str(as_of), enhanced_until=str(as_of - timedelta(1)))
            case.pop("final_budget", None)
        elif way == 4:
            request["contingency"] = {"amount": "1", "year_from": str(as_of), "year_to": str(as_of + timedelta(draw.pick((-1, 400, 400, 400))))}
        elif way == 5:
            request["governance"] = {"stage_standards": [{"stage": "x", "days": 5, draw.pick(("from", "to")): NAMES[1]},
                                                         {"stage": "y", "days": 5, "from": NAMES[2], "to": NAMES[draw.below(3)]}]}
        elif way == 6:
            request["governance"] = {"approval_tiers": [{"id": "a", "title": "A"}, {"id": draw.pick("ab"), "title": "B", "up_to": "5"}]}
        elif way == 7:
            request.update(governance={}, review_on=str(as_of))
        elif way == 8:
            request["period"] = "PERIOD_" + draw.pick(("WEEK", "MONTH"))
            request.pop("contingency", None)
        elif way == 9:
            tiers = [{"id": "a", "title": "A"}, {"id": "a", "title": "B", "up_to": "5"}]
            request["policy"]["governance"] = {"approval_tiers": tiers}
        else:
            request["prices"] = [{"name": "Homes", "on": str(as_of + timedelta(1))}]


def kinds(request, response):
    found = codes(response)
    for figures in [response["everyone"], *response.get("care_groups", ()), *response.get("approval_tiers", ())] if "everyone" in response else ():
        found.add(figures["verdict"])
    for point in response.get("chart", {}).get("points", ()):
        found.update(f"{field} {point[field]}" for field in ("beyond", "in_run") if field in point)
        found.update(field for field in ("unfinished",) if field in point)
    found.update("list " + field for field, value in response.get("enhancements", {}).items() if field != "reasons")
    found.update("contingency " + field for field in response.get("contingency", ()))
    found.update(field for prices in response.get("staleness", {}).get("prices", ()) for field in (prices["from"], "agreed_on") if field in (*prices.values(), *prices))
    if "review" in response.get("staleness", {}):
        found.add(response["staleness"]["review"]["state"])
    return found


SUBJECT = Subject("monitor_allocations", MonitorMaker, monitor_allocations, kinds, 2000, [
    *(f"TRIGGER_VERDICT_{verdict}" for verdict in ("MET", "NOT_MET", "CANNOT_BE_TOLD")),
    *(f"REVIEW_STATE_{state}" for state in ("NOT_YET", "BEGIN_NOW", "LATE", "OVERDUE")), "unfinished", "beyond CHART_SIDE_BELOW",
    "in_run CHART_SIDE_BELOW", "in_run CHART_SIDE_ABOVE", "agreed_on", *(f"PRICES_FROM_{way}" for way in ("REQUEST", "UPLIFT", "SIGN_OFF", "POLICY")),
    *(f"list {name}" for name in ("limit_passed", "limit_missing", "limit_missing_passed", "limit_too_long", "without_reason", "unknown_reason",
                                  "above_tier", "unknown_tier", "without_tier")),
    "contingency projected", "contingency runs_out_on", "contingency without_date",
    *each("error", "date_in_future", "stages_out_of_order", "missing", "duplicate_id", "ends_before_start", "year_too_long", "stage_missing", "given_twice",
          "periods_differ"),
    *each("warning", "sufficiency_below_trigger", "group_below_trigger", "waiting_beyond_standard", "limit_without_enhancement", "prices_old",
          "contingency_used_up", "contingency_runs_out", "enhancement_without_date", "policy_not_begun", "policy_ended", "review_missing"),
    *each("note", "sufficiency_not_certain", "budget_without_indicative", "stage_beyond_standard", "standard_not_measurable",
          "projected_from_few_days", "basis_not_used")])
