"""docs/monitoring.md section 9: the sums of monitoring. Written from all people, whatever parts they came in: the parts have no say."""
from collections import Counter, defaultdict
from datetime import timedelta
from hashlib import sha256

from canonical import fingerprint
from exact import decimal_text, money, number
from monitor import NAMES, SCHEMA, STAGES, Monitor, day
from told import pence_text
from variance import some

BY_THE_YEAR = ("PERIOD_MONTH", "PERIOD_QUARTER", "PERIOD_YEAR")
PAIRS = [(first, second) for first in range(4) for second in range(first + 1, 4)]


def amount_text(text):
    return pence_text(int(money(text)))


def rules_kept(rules):
    """What is read of a governance, as it is in effect and in canonical form."""
    tiers = [{**tier, **some(up_to=amount_text(tier["up_to"]) if "up_to" in tier else None,
                             up_to_percent_above=decimal_text(number(tier["up_to_percent_above"])) if "up_to_percent_above" in tier else None)}
             for tier in rules.get("approval_tiers", [])]
    standards = [some(**{field: value for field, value in standard.items() if field != "from"}) | some(**{"from": standard.get("from")})
                 for standard in rules.get("stage_standards", [])]
    enhancement = some(**rules.get("enhancement", {}))
    return some(approval_tiers=tiers, stage_standards=standards, sufficiency_percent=decimal_text(number(rules.get("sufficiency_percent", "90"))),
                enhancement=enhancement or None)


def line_of(person):
    case = person.case
    amounts = [amount_text(case[field]) if case.get(field) else "" for field in ("indicative", "final_budget")]
    return "\t".join([person.id, *amounts, *(case.get(field, "") for field in ("care_group", "approval_tier", "reason", *STAGES, "enhanced_until"))]) + "\n"


def counted(days):
    return [some(days=length) | {"people": count} for length, count in sorted(Counter(days).items())]


class Summed(Monitor):
    def budgets(self, people, name=""):
        up, down = ([p for p in people if p in few] for few in (self.enhanced, self.reduced))
        return some(name=name, same=len(people) - len(up) - len(down), enhanced=len(up), reduced=len(down)) | {
            "indicative": str(sum(p.told for p in people)), "final_budget": str(sum(p.final for p in people)),
            "above": str(sum(p.more for p in up)), "below": str(-sum(p.more for p in down))}

    def named(self, field):
        groups = defaultdict(list)
        for person in self.known:
            groups[person.name(field)].append(person)
        return [self.budgets(groups[name], name) for name in sorted(groups, key=str.encode)]

    def months(self):
        months = defaultdict(list)
        for person in self.known:
            if person.agreed:
                months[str(person.agreed.replace(day=1))].append(person not in self.enhanced)
        return [{"from": first, "people": len(enough)} | some(sufficient=sum(enough)) for first, enough in sorted(months.items())]

    def waits(self):
        asked = {(NAMES.index(s["from"]), NAMES.index(s["to"])) for s in self.rules.get("stage_standards", []) if "from" in s}
        waits = []
        for first, second in [pair for pair in PAIRS if pair in asked or pair[1] == pair[0] + 1]:
            took = [(p.days[second] - p.days[first]).days for p in self.people if p.days[first] and p.days[second]]
            waiting = [(self.as_of - p.days[first]).days for p in self.people if p.days[first] and not self.has_come(p, second)]
            waits.append({"from": NAMES[first], "to": NAMES[second]} | some(took=counted(took), waiting=counted(waiting)))
        return waits

    def records(self):
        lists = {field: listed["people"] for field, listed in self.enhancements().items() if field != "reasons"}
        return some(**lists, limit_of_none=sum(bool(p.until) and p.more <= 0 for p in self.known))

    def use(self):
        year = self.request["contingency"]
        first, last = day(year["year_from"]), day(year["year_to"])
        length = (last - first).days + 1
        costly = [p for p in self.known if p.more > 0]
        paid = [p for p in costly if p.agreed and max(p.agreed, first) <= min(p.until or last, last)]
        daily = [sum(p.more for p in paid if p.agreed <= at and (not p.until or at <= p.until)) for at in (first + timedelta(i) for i in range(length))]
        changes = [(i, after - before) for i, (before, after) in enumerate(zip([0, *daily], [*daily, 0]))]
        return some(people=len(paid), without_date=sum(not p.agreed for p in costly)) | {
            "added": str(sum(p.more for p in paid if first <= p.agreed <= self.as_of))} | some(
                changes=[some(day=i) | {"change": str(change)} for i, change in changes if change])

    def summed(self):
        """MonitoringSums."""
        request, tolerance = self.request, self.request.get("tolerance", {})
        prices = [given for given, _ in self.all_prices()]
        sums = {"period": request["period"], "as_of": request["as_of"], "governance": rules_kept(self.rules),
                "tolerance": {"percent": decimal_text(number(tolerance.get("percent") or "0")), "amount": amount_text(tolerance.get("amount") or "0")},
                "everyone": self.budgets(self.known), "waits": self.waits(), "records": self.records(),
                "people_fingerprint": f"{sum(int(sha256(line_of(p).encode()).hexdigest(), 16) for p in self.people) % 2 ** 256:064x}"}
        sums |= some(review_on=self.review_on()[0], prices=prices, undecided=sum(p.final is None for p in self.people),
                     without_indicative=sum(p.final is not None and p.told is None for p in self.people), care_groups=self.named("care_group"),
                     approval_tiers=self.named("approval_tier"), reasons=self.named("reason"), months=self.months())
        if self.policy:
            sums["policy"] = {"fingerprint": fingerprint(SCHEMA, "Policy", self.policy),
                              **{field: self.policy[field] for field in ("effective_from", "effective_to") if field in self.policy}}
        if "contingency" in request:
            year = request["contingency"]
            kept = {field: value for field, value in year.items() if field != "year_basis" or request["period"] in BY_THE_YEAR}
            sums |= {"contingency": {**kept, "amount": amount_text(year["amount"])}, "use": self.use()}
        return sums
