"""Random requests of SumMonitoring: the people of monitoring in parts, some of them added up before, on their own or together with others."""
from monitor import monitor_allocations
from monitor_sums import Summed
from random_monitor import MonitorMaker
from subject import Subject, codes, each

BESIDE = ("confidence_percent", "chart_by", "prices_months")
OF_PEOPLE = ("row_of_totals", "percent_below_one", "basis_not_used")  # Told of the people beside the sums alone, and not compared.


class MonitorSumsMaker(MonitorMaker):
    """`people` is the whole request, as everyone at once would be asked of, and `library` the one under test."""

    def __init__(self, draw):
        super().__init__(draw)
        self.library, self.people = None, None

    def spoil(self, request, as_of):
        """Not here: what is wrong with people, MonitorAllocations finds as well."""

    def make(self):
        draw, whole = self.draw, None
        while whole is None or any(f["severity"] == "SEVERITY_ERROR" for f in monitor_allocations(whole).get("findings", ())):
            whole = super().make()
            whole.pop("most_listed", None)
        self.people = whole
        terms = {field: value for field, value in whole.items() if field not in (*BESIDE, "cases")}
        request = self.merged(whole["cases"], terms, draw.pick((0, 1, 1, 2)))
        return request | {field: whole[field] for field in BESIDE if field in whole}

    def merged(self, cases, terms, depth):
        """A request for these people, of whom each part but one was added up by another one."""
        draw, parts = self.draw, [[] for _ in range(self.draw.between(1, 4))]
        for case in cases:
            draw.pick(parts).append(case)
        parts = [part for part in parts if part]
        if not depth:
            return {"people": {**terms, "cases": cases}}
        beside = parts.pop() if draw.chance(60) else []
        request = {"people": {**terms, "cases": beside}} if beside else {}
        if parts:
            request["sums"] = draw.shuffled([self.library.ask("sum_monitoring", self.merged(part, terms, depth - 1))[1]["sums"] for part in parts])
        return request


def placed(finding, request, tables):
    """Sums know the rules of a policy as rules, and its tables as the first prices."""
    path = finding["path"]
    if "people" in request:
        return {**finding, "path": "people" if path == "cases" else "people." + path}
    if path == "cases":
        return {**finding, "path": "sums"}
    if path.startswith("prices["):
        number = int(path[7:-1])
        path = f"prices[{tables + number}]"
    for there, here in (("policy.governance", "governance"), ("policy.tables", "prices"), ("policy.review_on", "review_on")):
        path = here + path.removeprefix(there) if path.startswith(there) else path
    return {**finding, "path": "sums[0]." + path}


def without_ids(told):
    """Lists count people, and name nobody."""
    if isinstance(told, dict):
        return {field: without_ids(value) for field, value in told.items() if field != "ids"}
    return [without_ids(one) for one in told] if isinstance(told, list) else told


def rest(findings):
    kept = [finding for finding in findings if finding["code"] not in OF_PEOPLE]
    return {"findings": kept} if kept else {}


def answer(request, whole):
    monitoring = monitor_allocations(whole)
    findings = monitoring.pop("findings", ())
    return {"sums": Summed(whole).summed(), "monitoring": without_ids(monitoring)} | rest(
        [placed(finding, request, len(whole.get("policy", {}).get("tables", ()))) for finding in findings])


def part(response):
    return {field: value for field, value in response.items() if field != "findings"} | rest(response.get("findings", ()))


def kinds(request, response):
    found = codes(response)
    found.add(f"{min(3, len(request.get('sums', ())))} sums, " + ("and people" if "people" in request else "alone"))
    found.update(field for field in ("use", "months", "care_groups", "undecided", "policy") if field in response["sums"])
    found.update("waiting" for waits in response["sums"]["waits"] if "waiting" in waits)
    return found | {"record " + field for field in response["sums"]["records"]}


SUBJECT = Subject("sum_monitoring", MonitorSumsMaker, answer, kinds, 1500, [
    "0 sums, and people", *(f"{n} sums, {how}" for n in (1, 2, 3) for how in ("alone", "and people")), "use", "months", "care_groups", "undecided", "policy", "waiting",
    *(f"record {name}" for name in ("limit_passed", "limit_missing", "limit_missing_passed", "limit_too_long", "limit_of_none", "without_reason",
                                    "unknown_reason", "above_tier", "unknown_tier", "without_tier")),
    *each("warning", "sufficiency_below_trigger", "waiting_beyond_standard", "contingency_used_up"), *each("note", "sufficiency_not_certain")])
SUBJECT.part = part
