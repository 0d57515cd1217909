"""docs/monitoring.md: what people were told against what was agreed. Everything in fractions but the ends of intervals."""
import calendar
import math
import pathlib
from collections import defaultdict
from datetime import date, timedelta
from fractions import Fraction as F
from functools import lru_cache
from itertools import accumulate

from canonical import fingerprint
from exact import decimal_text, money, number
from schema import Schema
from told import amount, below_one, error, far_apart, fixed, note, pence_text, warning
from variance import half_up, some

SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")
STAGES = ("assessed_on", "indicative_on", "planned_on", "agreed_on")
NAMES = ("STAGE_ASSESSMENT", "STAGE_INDICATIVE_ALLOCATION", "STAGE_SUPPORT_PLAN", "STAGE_FINAL_BUDGET")
YEARS = {"52_WEEKS": 364, "365_DAYS": 365, "365_25_DAYS": F(1461, 4), "366_DAYS": 366}
FEW_DAYS, MOST_DAYS = 28, 400
HARDLY_EVER, OF_A_RUN = F(135, 100_000), F(1, 2 ** 8)


def day(text):
    return date.fromisoformat(text) if text else None


def months_later(start, months):
    total = 12 * start.year + start.month - 1 + months
    year, month = total // 12, total % 12 + 1
    return date(year, month, min(start.day, calendar.monthrange(year, month)[1]))


def months_since(start, end):
    return next(m for m in range(12 * (end.year - start.year) + 13, -1, -1) if months_later(start, m) <= end)


def days_in(period, basis):
    if period in ("DAY", "WEEK", "FOUR_WEEKS"):
        return {"DAY": 1, "WEEK": 7, "FOUR_WEEKS": 28}[period]
    return F(YEARS[basis]) / {"MONTH": 12, "QUARTER": 4, "YEAR": 1}[period]


class Person:
    def __init__(self, case):
        self.id, self.case = case["id"], case
        self.told, self.final = (None if not case.get(f) else int(money(case[f])) for f in ("indicative", "final_budget"))
        self.days = [day(case.get(field)) for field in STAGES]
        self.agreed, self.until = self.days[3], day(case.get("enhanced_until"))
        self.known = self.told is not None and self.final is not None
        self.more = self.final - self.told if self.known else 0

    def within(self, tolerance):
        widest = max(F(money(tolerance.get("amount") or "0")), number(tolerance.get("percent") or "0") * self.told / 100)
        return abs(self.more) <= widest

    def name(self, field):
        return self.case.get(field, "")


def person_errors(cases, as_of):
    found, seen = [], set()
    for i, case in enumerate(cases):
        if case["id"] in seen:
            found.append(error("duplicate_id", f"cases[{i}].id"))
        seen.add(case["id"])
        before = None
        for field in STAGES:
            if not case.get(field):
                continue
            if day(case[field]) > as_of:
                found.append(error("date_in_future", f"cases[{i}].{field}"))
            if before and day(case[field]) < before:
                found.append(error("stages_out_of_order", f"cases[{i}].{field}"))
            before = day(case[field])
        if case.get("agreed_on") and not case.get("final_budget"):
            found.append(error("missing", f"cases[{i}].final_budget"))
        if case.get("enhanced_until") and case.get("agreed_on") and day(case["enhanced_until"]) < day(case["agreed_on"]):
            found.append(error("ends_before_start", f"cases[{i}].enhanced_until"))
    return found


def rule_errors(rules):
    found, tiers = [], rules.get("approval_tiers", [])
    for items, path in ((tiers, "approval_tiers"), (rules.get("enhancement", {}).get("reasons", []), "enhancement.reasons")):
        seen = set()
        for i, item in enumerate(items):
            if item["id"] in seen:
                found.append(error("duplicate_id", f"governance.{path}[{i}].id"))
            seen.add(item["id"])
    highest = None
    for i, tier in enumerate(tiers):
        if "up_to" not in tier and i + 1 < len(tiers):
            found.append(error("tier_never_needed", f"governance.approval_tiers[{i}].up_to"))
        if "up_to" in tier:
            if highest is not None and number(tier["up_to"]) <= highest:
                found.append(error("tiers_out_of_order", f"governance.approval_tiers[{i}].up_to"))
            highest = max(highest or 0, number(tier["up_to"]))
    for i, standard in enumerate(rules.get("stage_standards", [])):
        ends = [field in standard for field in ("from", "to")]
        if ends[0] != ends[1]:
            found.append(error("stage_missing", f"governance.stage_standards[{i}].{'to' if ends[0] else 'from'}"))
        elif ends[0] and NAMES.index(standard["to"]) <= NAMES.index(standard["from"]):
            found.append(error("stages_out_of_order", f"governance.stage_standards[{i}].to"))
    return found


def year_errors(request):
    year = request.get("contingency")
    if not year:
        return []
    found, length = [], (day(year["year_to"]) - day(year["year_from"])).days + 1
    if length < 1:
        found.append(error("ends_before_start", "contingency.year_to"))
    elif length > MOST_DAYS:
        found.append(error("year_too_long", "contingency.year_to"))
    needed = request["period"] in ("PERIOD_MONTH", "PERIOD_QUARTER", "PERIOD_YEAR")
    if needed and "year_basis" not in year:
        found.append(error("basis_missing", "contingency.year_basis"))
    elif not needed and "year_basis" in year:
        found.append(note("basis_not_used", "contingency.year_basis"))
    return found


# Sections 2 and 3.

def share(some_people, people):
    return fixed(F(100 * some_people, people), 2)


def end_text(value):
    """Of a double, by its exact value."""
    return fixed(F(100 * min(1.0, max(0.0, value))), 2)


def at_most(k, n, p):
    """How likely k or fewer of n are, each with p."""
    return sum(math.comb(n, i) * p ** i * (1 - p) ** (n - i) for i in range(k + 1))


def at_least(k, n, p):
    return at_most(n - k, n, 1 - p)


def verdict(k, n, p, beyond):
    """By exact fractions."""
    if not n:
        return "CANNOT_BE_TOLD"
    return "MET" if at_least(k, n, p) < beyond else "NOT_MET" if at_most(k, n, p) < beyond else "CANNOT_BE_TOLD"


def where(falls, beyond):
    """The share at which a probability that falls as the share rises is `beyond`, by halving."""
    low, high = 0.0, 1.0
    for _ in range(60):
        middle = (low + high) / 2
        low, high = (middle, high) if falls(middle) > beyond else (low, middle)
    return end_text(low)


def interval(k, n, beyond):
    if n == 1:
        return ("0.00", end_text(1 - float(beyond))) if k == 0 else (end_text(float(beyond)), "100.00")
    return ("0.00" if k == 0 else where(lambda p: -at_least(k, n, p), -float(beyond)),
            "100.00" if k == n else where(lambda p: at_most(k, n, p), float(beyond)))


@lru_cache(1000)
def ways(n, centre):
    """In how many equally likely ways none, one and so on of n are enough, and how many there are."""
    some, rest = centre.numerator, centre.denominator - centre.numerator
    return [math.comb(n, k) * some ** k * rest ** (n - k) for k in range(n + 1)], centre.denominator ** n


def limits(n, centre):
    """The most of n that are beyond below, and the fewest beyond above."""
    if centre in (0, 1):
        return None, None
    of, of_all = ways(n, centre)
    low = [k for k, few in enumerate(accumulate(of)) if few < HARDLY_EVER * of_all]
    high = [n - k for k, many in enumerate(accumulate(reversed(of))) if many < HARDLY_EVER * of_all]
    return (low[-1] if low else None), (high[-1] if high else None)


def chance_of_side(n, centre, side):
    """How likely n people are below (-1) or above (1) the centre."""
    of, of_all = ways(n, centre)
    return F(sum(few for k, few in enumerate(of) if side * (k - n * centre) > 0), of_all)


class Monitor:
    def __init__(self, request):
        self.request, self.found = request, []
        self.as_of, self.policy = day(request["as_of"]), request.get("policy")
        self.rules, self.rules_at = rules_of(request)
        self.tolerance = request.get("tolerance", {})
        self.people = [Person(case) for case in sorted(request["cases"], key=lambda case: case["id"].encode())]
        self.known = [p for p in self.people if p.known]
        self.enhanced = [p for p in self.known if p.more > 0 and not p.within(self.tolerance)]
        self.reduced = [p for p in self.known if p.more < 0 and not p.within(self.tolerance)]
        self.trigger = number(self.rules.get("sufficiency_percent", "90"))
        self.beyond = (1 - number(request.get("confidence_percent", "95")) / 100) / 2
        self.most = request.get("most_listed", 0) or 100

    def figures(self, name, people, groups=1):
        n, up, down = len(people), [p for p in people if p in self.enhanced], [p for p in people if p in self.reduced]
        k = n - len(up)
        told = some(name=name, people=n, sufficient=k, enhanced=len(up), reduced=len(down))
        told.update(indicative=amount(sum(p.told for p in people)), final_budget=amount(sum(p.final for p in people)),
                    above=amount(sum(p.more for p in up)), below=amount(-sum(p.more for p in down)))
        told["verdict"] = "TRIGGER_VERDICT_" + verdict(k, n, self.trigger / 100, self.beyond / groups)
        if n:
            told["share_percent"] = share(k, n)
            told["lower_percent"], told["upper_percent"] = interval(k, n, self.beyond / groups)
            if 100 * k < self.trigger * n:
                told["below_trigger"] = True
        return told

    def by(self, field):
        groups = defaultdict(list)
        for person in self.known:
            groups[person.name(field)].append(person)
        return [] if set(groups) <= {""} else [self.figures(name, groups[name], len(groups)) for name in sorted(groups, key=str.encode)]

    def with_all_others_together(self, field):
        known = [p for p in self.people if getattr(p, field) is not None]
        all_together = sum(getattr(p, field) for p in known)
        with_amount = sum(getattr(p, field) > 0 for p in known)
        return [p for p in known if with_amount > 2 and 0 < 2 * getattr(p, field) == all_together]

    def sufficiency(self):
        without = sum(p.final is not None and p.told is None for p in self.people)
        everyone = self.figures("", self.known)
        totals = {p.id for field in ("final", "told") for p in self.with_all_others_together(field)}
        self.found += [warning("row_of_totals", "cases")] * len(totals)
        self.found += far_apart(sum(p.told for p in self.known), sum(p.final for p in self.known), "cases")
        if everyone.get("below_trigger"):
            self.found.append(warning("sufficiency_below_trigger", "cases"))
        elif self.known and everyone["verdict"].endswith("TOLD"):
            self.found.append(note("sufficiency_not_certain", "cases"))
        groups = self.by("care_group")
        self.found += [warning("group_below_trigger", "cases") for figures in groups if figures["verdict"].endswith("NOT_MET")]
        self.found += [note("budget_without_indicative", "cases")] if without else []
        return some(people=len(self.people), undecided=sum(p.final is None for p in self.people), without_indicative=without, everyone=everyone,
                    care_groups=groups, approval_tiers=self.by("approval_tier"))

    # Section 4.
    def chart(self):
        by, length = self.request.get("chart_by", "CHART_BY_QUARTER"), 3
        length = 1 if by == "CHART_BY_MONTH" else 3
        dated = [p for p in self.known if p.agreed]
        if not dated:
            return None
        points = defaultdict(list)
        for person in dated:
            points[(12 * person.agreed.year + person.agreed.month - 1) // length].append(person not in self.enhanced)
        first, last, k, n = min(points), max(points), sum(map(sum, points.values())), len(dated)
        centre, told, sides = F(k, n), [], []
        for index in range(first, last + 1):
            start = date(index * length // 12, index * length % 12 + 1, 1)
            end = months_later(start, length) - timedelta(1)
            here = points.get(index, [])
            point = {"from": str(start), "to": str(end), **some(people=len(here), sufficient=sum(here))}
            if here:
                enough, size = sum(here), len(here)
                low, high = limits(size, centre)
                point.update(share_percent=share(enough, size), **{field: share(end, size) for field, end in
                                                                   (("lower_percent", low), ("upper_percent", high)) if end is not None})
                beyond = -1 if low is not None and enough <= low else 1 if high is not None and enough >= high else 0
                if beyond:
                    point["beyond"] = "CHART_SIDE_" + ("BELOW" if beyond < 0 else "ABOVE")
                    self.found.append((warning if beyond < 0 else note)("share_beyond_limits", "cases"))
                on = (enough > size * centre) - (enough < size * centre)
                sides.append((point, on, chance_of_side(size, centre, on)))
            if end > self.as_of:
                point["unfinished"] = True
            told.append(point)
        start = 0
        while start < len(sides):
            end = start
            while end < len(sides) and sides[end][1] == sides[start][1]:
                end += 1
            if sides[start][1] and end - start >= 3 and math.prod(chance for _, _, chance in sides[start:end]) <= OF_A_RUN:
                for point, where, _ in sides[start:end]:
                    point["in_run"] = "CHART_SIDE_" + ("BELOW" if where < 0 else "ABOVE")
                self.found.append((warning if sides[start][1] < 0 else note)("share_run", "cases"))
            start = end
        return {"by": by, "centre_percent": share(k, n), "points": told, **some(without_date=len(self.known) - n)}

    # Section 5.
    def listed(self, people):
        return {"people": len(people), "ids": [p.id for p in people[:self.most]]} if people else None

    def has_come(self, person, stage):
        return person.final is not None or (stage <= 1 and person.told is not None) or any(person.days[stage:])

    def times(self, first, second, standard=None, path=""):
        took = sorted((p.days[second] - p.days[first]).days for p in self.people if p.days[first] and p.days[second])
        waits = [(p, (self.as_of - p.days[first]).days) for p in self.people
                 if p.days[first] and not p.days[second] and not self.has_come(p, second)]
        told = {"from": NAMES[first], "to": NAMES[second], **some(people=len(took), waiting=len(waits))}
        if took:
            told["longest"] = took[-1]
            for name, percent in (("median", 50), ("ninetieth", 90)):
                at = F((len(took) - 1) * percent, 100)
                low = math.floor(at)
                told[name] = fixed(took[low] + (at - low) * (took[min(low + 1, len(took) - 1)] - took[low]), 1)
        if waits:
            told["longest_wait"] = max(wait for _, wait in waits)
        if standard:
            most = standard.get("days", 0)
            beyond, late = sum(days > most for days in took), [p for p, wait in waits if wait > most]
            told.update(stage=standard["stage"], days=most, **some(within=len(took) - beyond, beyond=beyond, waiting_beyond=self.listed(late)))
            self.found += [warning("waiting_beyond_standard", path)] if late else []
            self.found += [note("stage_beyond_standard", path)] if beyond else []
        return told

    def stages(self):
        told, pairs = [], set()
        for i, standard in enumerate(self.rules.get("stage_standards", [])):
            path = f"{self.rules_at}.stage_standards[{i}]"
            if "from" not in standard:
                self.found.append(note("standard_not_measurable", path))
                continue
            pair = NAMES.index(standard["from"]), NAMES.index(standard["to"])
            pairs.add(pair)
            told.append(self.times(*pair, standard, path))
        return told + [self.times(i, i + 1) for i in range(3) if (i, i + 1) not in pairs]

    # Section 6.
    def enhancements(self):
        rule, tiers = self.rules.get("enhancement", {}), {tier["id"]: tier for tier in self.rules.get("approval_tiers", [])}
        months, titles = rule.get("time_limit_months", 0), {reason["id"]: reason["title"] for reason in rule.get("reasons", [])}
        ends = {p.id: months_later(p.agreed, months) if months and p.agreed else None for p in self.enhanced}
        different = [p for p in self.known if p in self.enhanced or p in self.reduced]
        decided = [p for p in self.people if p.final is not None]
        missing = [p for p in self.enhanced if months and not p.until]
        lists = {
            "limit_passed": ("enhancement_limit_passed", [p for p in self.enhanced if p.until and p.until < self.as_of]),
            "limit_missing": ("enhancement_without_limit", missing),
            "limit_missing_passed": (None, [p for p in missing if ends[p.id] and ends[p.id] < self.as_of]),
            "limit_too_long": ("enhancement_limit_too_long", [p for p in self.enhanced if p.until and ends[p.id] and ends[p.id] < p.until]),
            "without_reason": ("difference_without_reason", [p for p in different if not p.name("reason")]),
            "unknown_reason": ("reason_not_listed", [p for p in self.people if titles and p.name("reason") and p.name("reason") not in titles]),
            "above_tier": ("budget_above_tier", [p for p in decided if p.name("approval_tier") in tiers and self.is_above(p, tiers[p.name("approval_tier")])]),
            "unknown_tier": ("tier_not_listed", [p for p in decided if tiers and p.name("approval_tier") not in ("", *tiers)]),
            "without_tier": ("budget_without_tier", [p for p in decided if tiers and not p.name("approval_tier")])}
        self.found += [warning(code, "cases") for code, people in lists.values() if code and people]
        if any(p.until and p.more <= 0 for p in self.known):
            self.found.append(warning("limit_without_enhancement", "cases"))
        reasons = []
        for name in sorted({p.name("reason") for p in different}, key=str.encode):
            up = [p for p in self.enhanced if p.name("reason") == name]
            down = [p for p in self.reduced if p.name("reason") == name]
            reasons.append({**some(reason=name, title=titles.get(name), enhanced=len(up), reduced=len(down)),
                            "above": amount(sum(p.more for p in up)), "below": amount(-sum(p.more for p in down))})
        return some(reasons=reasons, **{field: self.listed(people) for field, (_, people) in lists.items()})

    @staticmethod
    def is_above(person, tier):
        if "up_to" in tier and person.final > money(tier["up_to"]):
            return True
        return "up_to_percent_above" in tier and person.known and 100 * person.more > number(tier["up_to_percent_above"]) * person.told

    # Section 7.
    def contingency(self):
        year = self.request.get("contingency")
        if not year:
            return None
        first, last, whole = day(year["year_from"]), day(year["year_to"]), int(money(year["amount"]))
        per = days_in(self.request["period"].removeprefix("PERIOD_"), year.get("year_basis", "").removeprefix("YEAR_BASIS_"))
        all_days = [first + timedelta(i) for i in range((last - first).days + 1)]
        costly = [p for p in self.known if p.more > 0]
        undated, dated = [p for p in costly if not p.agreed], [p for p in costly if p.agreed]
        paid = [p for p in dated if max(p.agreed, first) <= min(p.until or last, last)]
        daily = [sum(p.more for p in paid if p.agreed <= d and (not p.until or d <= p.until)) for d in all_days]
        seen = sum(d <= self.as_of for d in all_days)
        new = sum(p.more for p in paid if first <= p.agreed)

        def taken(days):
            j = max(days - seen, 0)
            return (sum(daily[:days]) + (F(new, seen) * j * (j + 1) / 2 if seen else 0)) / per

        used = half_up(sum(daily[:seen]) / F(per))
        told = {**some(people=len(paid), without_date=len(undated)), "amount": amount(whole), "used": amount(used), "left": amount(whole - used),
                "agreed": amount(half_up(sum(daily) / F(per)))}
        if seen:
            projected = half_up(taken(len(all_days)))
            told.update(projected=amount(projected), projected_left=amount(whole - projected))
        out = next((d for i, d in enumerate(all_days) if taken(i + 1) > whole), None)
        told.update(some(runs_out_on=str(out) if out else ""))
        if used > whole:
            self.found.append(warning("contingency_used_up", "contingency.amount"))
        elif out:
            self.found.append(warning("contingency_runs_out", "contingency.amount"))
        if 0 < seen < min(FEW_DAYS, len(all_days)):
            self.found.append(note("projected_from_few_days", "contingency.year_from"))
        self.found += [warning("enhancement_without_date", "cases")] if undated else []
        return told

    # Section 8.
    def all_prices(self):
        """Each as sums keep it, and where it is named."""
        prices = [(self.prices_of(table), f"policy.tables[{i}]") for i, table in enumerate(self.policy["tables"])] if self.policy else []
        return prices + [({**given, "from": "PRICES_FROM_REQUEST"}, f"prices[{i}]") for i, given in enumerate(self.request.get("prices", []))]

    def prices_of(self, table):
        report, uplifts = self.rules.get("ratification", {}).get("sign_off"), table.get("uplifts", [])
        first = uplifts[0]["table_before"] if uplifts else fingerprint(SCHEMA, "AllocationTable", table)
        agreed = report["as_of"] if report and report["table_fingerprint"] == first else None
        begun = [uplift["effective_from"] for uplift in uplifts if day(uplift["effective_from"]) <= self.as_of]
        if begun:
            told = {"on": max(begun), "from": "PRICES_FROM_UPLIFT"}
        elif agreed and not uplifts:
            told = {"on": agreed, "from": "PRICES_FROM_SIGN_OFF"}
        else:
            told = {"on": self.policy["effective_from"], "from": "PRICES_FROM_POLICY"}
        return {"name": table["id"], **told, **some(agreed_on=agreed)}

    def review_on(self):
        """And where it is named."""
        if "review_on" in self.request or not self.policy:
            return self.request.get("review_on"), "review_on"
        return self.policy.get("review_on"), "policy.review_on"

    def months_to_now(self, text):
        return months_since(day(text), self.as_of) if text and day(text) <= self.as_of else None

    def ages(self):
        for given, path in self.all_prices():
            told = dict(given)
            for field, of in (("months", given["on"]), ("agreed_months", given.get("agreed_on"))):
                months = self.months_to_now(of)
                told.update({} if months is None else {field: months})
            if told.get("months", -1) >= (self.request.get("prices_months", 0) or 12):
                told["old"] = True
                self.found.append(warning("prices_old", path))
            yield told

    def staleness(self):
        told, (review_on, review_path) = {}, self.review_on()
        if self.policy:
            first, last = self.policy["effective_from"], self.policy.get("effective_to")
            months = self.months_to_now(first)
            told.update({} if months is None else {"policy_months": months})
            self.found += [warning("policy_not_begun", "policy.effective_from")] if day(first) > self.as_of else []
            self.found += [warning("policy_ended", "policy.effective_to")] if last and day(last) < self.as_of else []
            self.found += [] if review_on else [warning("review_missing", review_path)]
        if review_on:
            review = day(review_on)
            start, by = months_later(review, -9), months_later(review, -6)
            state = "NOT_YET" if self.as_of < start else "BEGIN_NOW" if self.as_of <= by else "LATE" if self.as_of <= review else "OVERDUE"
            told["review"] = {"review_on": str(review), "begin_from": str(start), "begin_by": str(by), "state": "REVIEW_STATE_" + state,
                              **some(days_left=(review - self.as_of).days)}
            code = {"BEGIN_NOW": "review_due", "LATE": "review_late", "OVERDUE": "review_passed"}.get(state)
            self.found += [warning(code, review_path)] if code else []
        return {**told, **some(prices=list(self.ages()))}


def rules_of(request):
    """What is held to, and where it stands."""
    if "policy" in request:
        return request["policy"].get("governance", {}), "policy.governance"
    return request.get("governance", {}), "governance"


def policy_errors(request):
    """A policy is sound but for its rules."""
    policy = request.get("policy")
    if not policy:
        return rule_errors(request.get("governance", {}))
    found = [{**one, "path": "policy." + one["path"]} for one in rule_errors(policy.get("governance", {}))]
    found += [error("given_twice", "governance")] if "governance" in request else []
    found += [error("given_twice", "review_on")] if "review_on" in request and "review_on" in policy else []
    return found + ([error("periods_differ", "period")] if request["period"] != policy["result_period"] else [])


def monitor_allocations(request):
    as_of = day(request["as_of"])
    found = year_errors(request) + policy_errors(request) + person_errors(request["cases"], as_of)
    found += [error("date_in_future", f"prices[{i}].on") for i, p in enumerate(request.get("prices", [])) if day(p["on"]) > as_of]
    errors = [f for f in found if f["severity"] == "SEVERITY_ERROR"]
    if errors:
        return {"findings": errors}
    monitor = Monitor(request)
    tolerance = request.get("tolerance", {})
    response = {**monitor.sufficiency(), **some(chart=monitor.chart()), "stages": monitor.stages(), "enhancements": monitor.enhancements(),
                **some(contingency=monitor.contingency()), "staleness": monitor.staleness(),
                "sufficiency_percent": decimal_text(monitor.trigger), "confidence_percent": decimal_text(number(request.get("confidence_percent", "95"))),
                "tolerance": {"percent": decimal_text(number(tolerance.get("percent") or "0")), "amount": pence_text(int(money(tolerance.get("amount") or "0")))},
                "period": request["period"], "as_of": request["as_of"]}
    found += monitor.found + below_one(note, tolerance.get("percent"), "tolerance.percent")
    found += below_one(warning, monitor.rules.get("sufficiency_percent"), monitor.rules_at + ".sufficiency_percent")
    return {**response, **some(findings=found)}
