"""docs/building-a-table.md, sections 1 to 8: from a sample to an allocation table, in exact fractions.

A request is that of BuildTableRequest in JSON, with cases and every enum by its full name. What comes back has the fields of
BuildTableResponse that hold figures, in JSON too, so that the two can be compared as they are.
"""
import hashlib
import math
import pathlib
import statistics
import sys
from collections import Counter
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "council")]

from agreed_scores import fine_pence, monotone_cubic, straight_lines  # noqa: E402
from align_percentiles import align_percentiles  # noqa: E402
from align_ranks import align_ranks  # noqa: E402
from carried import BILLIONTH, Leeway, between, fits, highest, sum_fits  # noqa: E402
from exact import WHOLE, decimal_text  # noqa: E402
from group_means import group_means  # noqa: E402
from isotonic_means import isotonic_means  # noqa: E402
from isotonic_medians import isotonic_medians  # noqa: E402
from least_squares import least_squares, value  # noqa: E402
from percentile import percentile  # noqa: E402
from repair_monotone import repair_monotone  # noqa: E402
from size_sample import size_of  # noqa: E402
import weighted  # noqa: E402

GREATEST = 10 ** 13
MOST_COUNTED = 2 ** 40
WITHIN = (5, 10, 20, 30)


class NoTable(Exception):
    """There is no table. The argument is the code of the error."""


class Undetermined(Exception):
    """Billionths of a penny are all there is, so that the page does not say what comes of them."""


def half_up(x):
    return WHOLE["HALF_UP"](x)


def pence(text):
    return int(F(text) * 100)


def told(x):
    """An amount as a document tells it: rounded half-up to the penny."""
    whole = half_up(F(x))
    sign = "-" if whole < 0 else ""
    return f"{sign}{abs(whole) // 100}.{abs(whole) % 100:02d}"


def told_within(x, by):
    """The same of an amount that is at most so far from `x`."""
    return between(told(x - by), told(x + by))


def decimals(x, places):
    """Half-even, with exactly so many decimals."""
    whole = WHOLE["HALF_EVEN"](F(x) * 10 ** places)
    sign = "-" if whole < 0 else ""
    digits = str(abs(whole)).rjust(places + 1, "0")
    return f"{sign}{digits[:-places]}.{digits[-places:]}"


def joined(known, rows, rule):
    """Section 4: between two scores by the rule, below and above all of them as the lowest and the highest."""
    curve = monotone_cubic if rule == "JOIN_RULE_MONOTONE_CUBIC" else straight_lines
    amounts = []
    for row in rows:
        if row <= known[0][0]:
            amounts.append(F(known[0][1]))
        elif row >= known[-1][0]:
            amounts.append(F(known[-1][1]))
        else:
            amounts.append(F(curve(known, row)))
    return amounts


def fitted_by_weight(request, people, rows):
    """The same of (score, pence, weight)."""
    method = request["method"]
    join = method.get("join", "JOIN_RULE_STRAIGHT_LINE")
    if "rank_alignment" in method:
        return joined([(s, p) for s, _, p in weighted.align_ranks(people)], rows, join), {}
    if "isotonic" in method:
        least = method["isotonic"].get("fit") == "ISOTONIC_FIT_LEAST_ABSOLUTE"
        return joined([(s, p) for s, _, p in (weighted.isotonic_medians if least else weighted.isotonic_means)(people)], rows, join), {}
    if "polynomial" in method:
        degree = method["polynomial"]["degree"]
        if len({score for score, _, _ in people}) <= degree:
            raise NoTable("too_few_scores")
        curve = weighted.least_squares(people, degree)
        return [value(curve, F(row)) for row in rows], {"coefficients": [decimals(c / 100, 9) for c in curve]}
    points = sum(score * weight for score, _, weight in people)
    if points == 0:
        raise NoTable("no_points")
    price = sum(F(cost) * weight for _, cost, weight in people) / points
    return [price * row for row in rows], {"price_of_point": decimals(price / 100, 9)}


def fitted(request, sample, rows, weights):
    """(the exact amounts of the rows, what else the method tells)."""
    method = request["method"]
    if weights is not None and "agreed_scores" not in method:
        return fitted_by_weight(request, [(s, p, w) for (s, p), w in zip(sample, weights)], rows)
    join = method.get("join", "JOIN_RULE_STRAIGHT_LINE")
    if "rank_alignment" in method:
        return joined([(s, p) for s, _, p in align_ranks(sample)], rows, join), {}
    if "isotonic" in method:
        least = method["isotonic"].get("fit") == "ISOTONIC_FIT_LEAST_ABSOLUTE"
        return joined([(s, p) for s, _, p in (isotonic_medians if least else isotonic_means)(sample)], rows, join), {}
    if "percentile_alignment" in method:
        rule = method["percentile_alignment"].get("percentile_rule", "PERCENTILE_RULE_INCLUSIVE")
        rule = rule.removeprefix("PERCENTILE_RULE_").lower().replace("_", "")
        return [F(p) for _, _, p in align_percentiles(sample, rows, rule)], {}
    if "polynomial" in method:
        degree = method["polynomial"]["degree"]
        if len({score for score, _ in sample}) <= degree:
            raise NoTable("too_few_scores")
        curve = least_squares(sample, degree)
        return ([value(curve, F(row)) for row in rows],
                {"coefficients": [decimals(c / 100, 9) for c in curve]})
    if "agreed_scores" in method:
        known = [(F(at["score"]), pence(at["amount"])) for at in method["agreed_scores"]["scores"]]
        return joined(known, rows, join), {}
    points = sum(score for score, _ in sample)
    if points == 0:
        raise NoTable("no_points")
    price = F(sum(cost for _, cost in sample)) / points
    return [price * row for row in rows], {"price_of_point": decimals(price / 100, 9)}


def fit_of(pairs):
    """Section 4, of (cost, allocation) in pence."""
    n = len(pairs)
    distances = sorted(abs(b - a) for a, b in pairs)
    mean = F(sum(a for a, _ in pairs), n)
    spread = sum((a - mean) ** 2 for a, _ in pairs)
    errors = sum((b - a) ** 2 for a, b in pairs)
    return {"people": n, "actual": told(n * mean), "allocated": told(sum(b for _, b in pairs)),
            "r_squared": decimals(1 - errors / spread, 4) if spread else None,
            "mean_absolute_error": told(F(sum(distances), n)),
            "median_absolute_error": told(F(distances[(n - 1) // 2] + distances[n // 2], 2)),
            "within": [sum(100 * abs(b - a) <= percent * a for a, b in pairs) for percent in WITHIN]}


def total(rows):
    return sum(people * amount for _, people, amount in rows)


def tickets(cases, seed):
    """The people in the order of SHA-256 of the seed, a line feed and the id."""
    return sorted(cases, key=lambda c: hashlib.sha256(f"{seed}\n{c['id']}".encode()).hexdigest())


def pounds(x):
    """A bound: at most nine decimals, half-even, and at least two."""
    text = decimals(F(x) / 100, 9)
    while text.endswith("0") and len(text.split(".")[1]) > 2:
        text = text[:-1]
    return text


def measure_of(weights):
    """The greatest common measure of weights, which have at most six decimals."""
    return F(math.gcd(*(int(weight * 10 ** 6) for weight in weights)), 10 ** 6)


def rule_of(rules):
    return rules.get("percentile_rule", "PERCENTILE_RULE_INCLUSIVE").removeprefix("PERCENTILE_RULE_").lower().replace("_", "")


def median(values):
    values = sorted(values)
    return F(values[(len(values) - 1) // 2] + values[len(values) // 2], 2)


def outlier_bounds(rules, costs, residuals):
    """Section 6: (rule, bound in pence), each of all costs, or of what these are beyond the rows."""

    def at(p, rule, values=None):
        value = percentile(sorted(costs if values is None else values), p, rule)
        if value is None:
            raise NoTable("percentile_not_defined")
        return value

    bounds = []
    if "percentiles" in rules:
        wish = rules["percentiles"]
        bounds += [(f"{side.upper()}_PERCENTILE", at(F(wish[side]) / 100, rule_of(wish))) for side in ("below", "above") if side in wish]
    if "amounts" in rules:
        bounds += [(f"{side.upper()}_AMOUNT", pence(rules["amounts"][side])) for side in ("below", "above") if side in rules["amounts"]]
    if "interquartile" in rules:
        wish = rules["interquartile"]
        first, third = at(F(1, 4), rule_of(wish)), at(F(3, 4), rule_of(wish))
        reach = F(wish.get("times", "1.5")) * (third - first)
        bounds += [("BELOW_FENCE", first - reach), ("ABOVE_FENCE", third + reach)]
    if "median_deviations" in rules:
        middle = median(costs)
        reach = F(rules["median_deviations"].get("times", "3")) * F("1.4826") * median([abs(cost - middle) for cost in costs])
        bounds += [("BELOW_DEVIATIONS", middle - reach), ("ABOVE_DEVIATIONS", middle + reach)]
    if "residuals" in rules:
        wish = rules["residuals"]
        bounds += [(f"{side.upper()}_RESIDUAL", sign * pence(wish[side])) for side, sign in (("below", -1), ("above", 1)) if side in wish]
        if "times" in wish:
            first, third = (at(p, rule_of(wish), residuals) for p in (F(1, 4), F(3, 4)))
            reach = F(wish["times"]) * (third - first)
            bounds += [("BELOW_RESIDUAL_FENCE", first - reach), ("ABOVE_RESIDUAL_FENCE", third + reach)]
    return bounds


def rules_in(by):
    """How many rules somebody is an outlier by: both ways of looking at a residual are one."""
    return len({"RESIDUAL" if "RESIDUAL" in rule else rule for rule in by})


class Builder:
    def __init__(self, request, share=F(1), weights=None, rows=None):
        """`weights`: by id, of the whole sample that these people are a part of. `rows`: those of the library, where billionths decide."""
        self.request = request
        self.share = share  # Of the budget: a part of the sample has a part of it.
        self.given = rows
        self.steps = request.get("steps", {})
        self.effects = []
        self.tells = {}
        self.kept = {}
        self.of_kept = {}  # The leeway of the same.
        self.decided = 0  # Rows that billionths of a penny decide.
        self.findings = Counter()
        kept = [c for c in request["cases"] if not c.get("excluded_because")]
        self.everyone = sorted(kept, key=lambda c: c["id"])
        plan = request["plan"]
        percentage = plan["kind"] == "TABLE_KIND_PERCENTAGE"
        self.scores = list(range(int(plan.get("from", 0)), int(plan.get("to", 100) if percentage else plan["to"]) + 1))
        if percentage:
            self.check_ends()
        # A person is looked up half-up, and above the last row at the last row if that holds there.
        at = [half_up(F(c["score"])) for c in self.everyone]
        if any(score < self.scores[0] for score in at) and plan.get("below") != "BELOW_RULE_FIRST_ROW":
            raise NoTable("score_below_table")
        if any(score > self.scores[-1] for score in at) and plan.get("above") != "ABOVE_RULE_LAST_ROW":
            raise NoTable("score_above_table")
        self.looked_up = {c["id"]: max(min(score, self.scores[-1]), self.scores[0]) for c, score in zip(self.everyone, at)}
        if 0 < sum("spent_now" in c for c in self.everyone) < len(self.everyone):
            raise NoTable("spent_now_missing")
        if weights is None:
            self.check_weighting()
        self.leave_outliers_out(request.get("outliers", {}), weights)
        self.at = [self.looked_up[c["id"]] for c in self.cases]
        self.weights = weights if weights is not None else self.weighed()
        self.unit = F(1) if self.weights is None else measure_of(self.weights.values())

    def check_ends(self):
        """Section 1: a percentage table says what the scores beyond its rows give, and nothing of those that nobody has."""
        for rule, beyond in (("below", self.scores[0] > 0), ("above", self.scores[-1] < 100)):
            if beyond and rule not in self.request["plan"]:
                raise NoTable("missing")
            if not beyond and rule in self.request["plan"]:
                raise NoTable("not_in_percentage_table")

    def warn(self, code, severity="WARNING", times=1):
        if times:
            self.findings[severity, code] += times

    def check_weighting(self):
        """Section 2: what can be said of a request without looking at its strata."""
        self.how = self.request.get("weighting", "").removeprefix("WEIGHTING_")
        given = any("weight" in c for c in self.everyone)
        if given and not self.how:
            raise NoTable("weights_not_used")
        self.warn("weights_not_used", times=given and self.how != "BY_CASE")
        if self.how == "BY_CASE" and not given:
            raise NoTable("weight_missing")
        if self.how == "BY_POPULATION" and "population" not in self.request:
            raise NoTable("missing")
        if self.how.startswith("BY_") and "percentile_alignment" in self.request["method"]:
            raise NoTable("method_not_weighed")

    def weighed(self):
        """Section 2: what each counts for, by id; None if everybody counts once."""
        if self.how == "BY_CASE":
            return self.counted({c["id"]: F(c.get("weight", 1)) for c in self.cases})
        if self.how != "BY_POPULATION":
            return None
        strata, members = self.members()
        if any(len(some) > strata[name].get("people", 0) for name, some in members.items() if some):
            raise NoTable("sample_above_population")
        by_id = {c["id"]: F(half_up(F(strata[name].get("people", 0), len(some)) * 10 ** 6), 10 ** 6) for name, some in members.items() for c in some}
        return self.counted({c["id"]: by_id[c["id"]] for c in self.cases})

    @staticmethod
    def counted(weights):
        """In whole units of their greatest common measure, of which there may be 2^40 in all."""
        if sum(weights.values()) / measure_of(weights.values()) > MOST_COUNTED:
            raise NoTable("weights_too_large")
        return weights

    def weight_of(self, cases):
        return F(len(cases)) if self.weights is None else sum((self.weights[c["id"]] for c in cases), F(0))

    def residuals(self, weights):
        """Section 6: by id, what each of all people costs beyond the method's own row."""
        self.cases = self.everyone
        counted = self.weighed() if weights is None else weights
        amounts, _ = fitted(self.request, [(F(c["score"]), pence(c["cost"])) for c in self.everyone], self.scores,
                            None if counted is None else [counted[c["id"]] for c in self.everyone])
        if any(amount > GREATEST for amount in amounts):
            raise NoTable("amount_out_of_range")
        of = dict(zip(self.scores, amounts))
        return {c["id"]: pence(c["cost"]) - half_up(max(of[self.looked_up[c["id"]]], F(-GREATEST))) for c in self.everyone}

    def leave_outliers_out(self, rules, weights):
        """Section 6."""
        residuals = self.residuals(weights) if "residuals" in rules else {}
        bounds = outlier_bounds(rules, [pence(c["cost"]) for c in self.everyone], list(residuals.values())) if rules else []
        self.by = {}
        for c in self.everyone:
            def own(by, c=c):
                return residuals[c["id"]] if "RESIDUAL" in by else pence(c["cost"])
            self.by[c["id"]] = [by for by, bound in bounds if (own(by) < bound if by.startswith("BELOW") else own(by) > bound)]
        self.beyond = Counter(by for rules_of_one in self.by.values() for by in rules_of_one)
        self.by = {i: by if rules_in(by) >= rules.get("at_least", 1) else [] for i, by in self.by.items()}
        self.cases = [c for c in self.everyone if not self.by[c["id"]]]
        if not self.cases:
            raise NoTable("nobody_left")
        if rules:
            self.tells_of_outliers = {
                "bounds": [(by, pounds(bound), self.beyond[by]) for by, bound in bounds],
                "outliers": {person: by for person, by in self.by.items() if by}}
        else:
            self.tells_of_outliers = {}

    def tell(self, step, before, after):
        """`self.leeway` is that of the rows after the step, `self.earlier` of those before."""
        changes = [abs(fine_pence(b) - fine_pence(a)) for (_, _, a), (_, _, b) in zip(before, after)]
        by = [a + b for a, b in zip(self.earlier, self.leeway.by)]
        self.earlier = list(self.leeway.by)

        def changed(sign):
            return sum(change + sign * own >= F(1, 10 ** 6) for change, own in zip(changes, by))

        self.effects.append({"step": step, "rows_changed": between(changed(-1), changed(1)),
                             "largest_change": between(told(max(max(c - own, F(0)) for c, own in zip(changes, by))),
                                                       told(max(c + own for c, own in zip(changes, by)))),
                             "total": told_within(total(after), self.leeway.of_total([n for _, n, _ in after], self.unit))})
        if any(amount > GREATEST for _, _, amount in after):
            raise NoTable("amount_out_of_range")
        return after

    def run(self):
        sample = [(F(c["score"]), pence(c["cost"])) for c in self.cases]
        weights = None if self.weights is None else [self.weights[c["id"]] for c in self.cases]
        amounts, self.tells = fitted(self.request, sample, self.scores, weights)
        people = {score: self.weight_of([c for c, at in zip(self.cases, self.at) if at == score]) for score in self.scores}
        lifted = [amount < 0 for amount in amounts]
        rows = [(score, people[score], max(amount, F(0))) for score, amount in zip(self.scores, amounts)]
        counts = list(people.values())
        self.leeway = Leeway([a for _, _, a in rows])
        self.earlier = [F(0)] * len(rows)
        rows = self.tell("method", [(s, n, F(0)) for s, n, _ in rows], rows)
        if "monotone" in self.steps:
            how = self.steps["monotone"].removeprefix("MONOTONE_REPAIR_")
            repaired = repair_monotone(rows, how)
            after = [a for _, _, a in repaired]
            if how == "POOL":
                self.leeway.take_means(counts, after)
            else:
                self.leeway.take_extremes(after)
            rows = self.tell("monotone", rows, repaired)
        if "group_means" in self.steps:
            step = self.steps["group_means"]
            grouped = group_means(rows, step["rows"], "HIGHEST_SCORE" if step.get("from_highest") else "LOWEST_SCORE",
                                  "PEOPLE" if step.get("by_people") else "ROWS")
            self.leeway.take_means(counts if step.get("by_people") else [1] * len(rows), [a for _, _, a in grouped])
            rows = self.tell("group_means", rows, grouped)
        threshold = F(self.steps["low_need"]["score"]) if "low_need" in self.steps else None
        self.threshold = threshold
        if threshold is not None:
            if threshold.denominator != 1:
                raise NoTable("not_whole")
            if threshold > self.scores[-1]:
                raise NoTable("threshold_above_table")
            below = sum(s < threshold for s, _, _ in rows)
            self.leeway.leave_out(below)
            rows = self.tell("low_need", rows, [(s, n, F(0) if s < threshold else a) for s, n, a in rows])
            self.effects[-1]["rows_changed"] = below
        self.warn("row_below_zero", times=any(was and self.has_allocation(s) for s, was in zip(self.scores, lifted)))
        if "budget" in self.steps:
            rows = self.scaled(rows)
        if "contingency" in self.steps:
            rows = self.without_contingency(rows)
        mode = WHOLE[self.request["rounding"]["mode"].removeprefix("ROUNDING_MODE_")]
        increment = int(self.request["rounding"].get("increment_pence", 1))
        whole = []
        for (score, _, exact), by in zip(rows, self.leeway.by):
            low, amount, high = (mode(max(a, F(0)) / increment) * increment for a in (exact - by, exact, exact + by))
            if low != high:
                self.decided += 1
                text = (self.given or {}).get(str(score))
                amount = pence(text) if text is not None and low <= pence(text) <= high else amount
            whole.append(amount)
        self.leeway = Leeway(map(F, whole))
        rows = self.tell("rounding", rows, [(s, n, F(a)) for (s, n, _), a in zip(rows, whole)])
        self.rows = rows
        return {s: int(a) for s, _, a in rows}

    def has_allocation(self, score):
        return self.threshold is None or score >= self.threshold

    def scaled(self, rows):
        """Section 3, step 4."""
        people = [n for _, n, _ in rows]
        whole = total(rows)
        if whole == 0:
            raise NoTable("nothing_to_scale")
        if self.leeway.total_is_wide(people, self.unit):
            self.leeway.carry()
        self.leeway.settle()
        by = sum((n * own for n, own in zip(people, self.leeway.by)), F(0))
        if by >= whole:
            raise Undetermined
        budget = pence(self.steps["budget"]) * self.share
        factor = budget / whole
        self.warn("budget_far_off", times=factor >= 2 or factor <= F(1, 2))
        low, high = budget / (whole + by), budget / (whole - by)
        self.tells["budget_factor"] = between(decimals(low, 9), decimals(high, 9))
        self.leeway.times(low, factor, high)
        return self.tell("budget", rows, [(s, n, a * factor) for s, n, a in rows])

    def without_contingency(self, rows):
        """Section 3, step 5."""
        share = F(self.steps["contingency"]["percent"]) / 100
        self.leeway.settle()
        self.kept = {s: a * share for s, _, a in rows}
        self.of_kept = {s: by * share + (0 if fits(a * share) else BILLIONTH * share) for (s, _, a), by in zip(rows, self.leeway.by)}
        self.tells["kept_back"] = told_within(*self.kept_of(self.at))
        self.leeway.times(1 - share, 1 - share, 1 - share)
        return self.tell("contingency", rows, [(s, n, a * (1 - share)) for s, n, a in rows])

    def kept_of(self, scores):
        """What is kept back of people who are looked up at these scores, and its leeway."""
        terms = [self.kept.get(score, F(0)) for score in scores]
        by = sum((self.of_kept.get(score, F(0)) for score in scores), F(0))
        return sum(terms, F(0)), by + (0 if sum_fits(terms, 128) else len(terms) * BILLIONTH)

    def answer(self):
        folds = self.request.get("cross_validation", {}).get("folds", 0)
        if folds > len(self.cases):
            raise NoTable("more_folds_than_people")
        table = self.run()
        amounts = list(table.values())
        if any(b < a for a, b in zip(amounts, amounts[1:])):
            raise NoTable("table_falls")
        figures = self.figures(table, folds)
        self.warn_of_table(table, figures)
        return {**figures, "findings": dict(self.findings), "decided": self.decided}

    def figures(self, table, folds):
        return {"rows": {str(s): told(a) if self.has_allocation(s) else None for s, a in table.items()},
                "effects": self.effects,
                **({"stands_for": decimal_text(self.weight_of(self.cases))} if self.weights is not None else {}),
                **({"spent_now": told(sum(pence(c["spent_now"]) for c in self.cases))} if "spent_now" in self.cases[0] else {}), "fit": self.fit(table),
                **self.reconciliation(table), **self.cost_of_outliers(),
                **({"proposed": self.proposed()} if "propose" in self.request else {}),
                **({"out_of_sample": self.cross_validated()} if folds else {}), **self.tells_of_outliers, **self.tells}

    def reconciliation(self, table):
        """Section 7: of the sample alone, or of the population as well."""
        if "population" in self.request:
            told_of = self.reconciled(table)
            return {"reconciliation": told_of, "sample": told_of["total"][0]}
        at = [self.looked_up[c["id"]] for c in self.everyone]
        kept, by = self.kept_of(at)
        return {"sample": [len(at), sum(pence(c.get("spent_now", c["cost"])) for c in self.everyone), sum(table[score] for score in at),
                           between(half_up(kept - by), half_up(kept + by))]}

    def cost_of_outliers(self):
        """Section 6."""
        built_from = {c["id"] for c in self.cases}
        left_out = [pence(c["cost"]) for c in self.everyone if c["id"] not in built_from]
        return {"outliers_cost": told(sum(left_out))} if left_out else {}

    def members(self):
        """The strata of the population, and those of the sample who stand for each, outliers too."""
        strata = {(s["care_group"], s.get("service", "")): s for s in self.request["population"]["strata"]}
        split = {group for group, service in strata if service}
        members = {name: [] for name in strata}
        for c in self.everyone:
            name = (c.get("care_group", ""), c.get("service", "") if c.get("care_group") in split else "")
            if name not in strata:
                raise NoTable("stratum_unknown")
            members[name].append(c)
        return strata, members

    def reconciled(self, table):
        """Section 7: by stratum, and in all, (people, spent, allocated, kept back) of the sample and of the population."""
        population = self.request["population"]
        rounding = population.get("rounding", {"mode": "ROUNDING_MODE_HALF_UP"})
        mode, increment = WHOLE[rounding["mode"].removeprefix("ROUNDING_MODE_")], int(rounding.get("increment_pence", 1))

        def once(x):
            return mode(F(x) / increment) * increment

        strata, members = self.members()
        if any(0 < len(some) > strata[name].get("people", 0) for name, some in members.items()):
            raise NoTable("sample_above_population")
        told_of, sums = {}, [[0] * 4, [0] * 4]
        for name, some in sorted(members.items()):
            people = strata[name].get("people", 0)
            at = [self.looked_up[c["id"]] for c in some]
            exact = [sum(pence(c.get("spent_now", c["cost"])) for c in some), sum(table[score] for score in at)]
            kept, by = self.kept_of(at)
            sample = [len(some), *exact, between(half_up(kept - by), half_up(kept + by))]
            factor = F(people, max(len(some), 1))
            told_of[name] = [sample, [people, *(once(F(x) * factor) for x in exact), between(once((kept - by) * factor), once((kept + by) * factor))]] \
                if some else [sample, None]
            if some and any(highest(amount) > GREATEST for amount in (sample[3], *told_of[name][1][1:])):
                raise NoTable("amount_out_of_range")
            for total_of, own in zip(sums, told_of[name] if some else []):
                total_of[:] = [a + b for a, b in zip(total_of, own)]
        accounts = [pence(strata[name]["spent"]) if "spent" in strata[name] else None for name, some in members.items() if some]
        if accounts and None not in accounts:
            spent = sums[1][1]
            self.warn("accounts_far_off", times=spent != sum(accounts) and (2 * spent <= sum(accounts) or spent >= 2 * sum(accounts)))
        self.warn("stratum_without_sample", times=sum(not some and strata[name].get("people", 0) > 0 for name, some in members.items()))
        return {"strata": told_of, "total": sums,
                "without": sum(strata[name].get("people", 0) for name, some in members.items() if not some)}

    def proposed(self):
        """Section 8."""
        wish = self.request["propose"]
        share = F(wish["within_percent"]) / 100
        found = []
        scores = sorted(set(self.at))
        for first in scores:
            for last in (s for s in scores if first <= s <= first + wish.get("within_points", 0)):
                some = [(s, pence(c["cost"])) for c, s in zip(self.cases, self.at) if first <= s <= last]
                median = F(statistics.median([F(cost) for _, cost in some]))
                if len(some) >= wish["people"] and all(abs(cost - median) <= share * median for _, cost in some):
                    found.append((-len(some), last - first, first, last, some, median))
        taken, chosen = set(), []
        for _, _, first, last, some, median in sorted(found, key=lambda window: window[:3]):
            own = set(range(first, last + 1))
            if taken & own:
                continue
            taken |= own
            chosen.append((first, last, half_up(F(statistics.median([F(s) for s, _ in some]))), len(some), told(median),
                           told(min(cost for _, cost in some)), told(max(cost for _, cost in some))))
        return sorted(chosen)

    def cross_validated(self):
        """Section 5: everybody by the table of the others, and by their mean cost."""
        wish = self.request["cross_validation"]
        dealt = tickets(self.cases, wish["seed"])
        by_table, by_mean, undetermined = {}, {}, False
        for fold in range(wish["folds"]):
            own = dealt[fold::wish["folds"]]
            others = [c for c in self.cases if c not in own]
            try:
                own_builder = Builder({**self.request, "cases": others, "outliers": {}}, self.weight_of(others) / self.weight_of(self.cases), self.weights)
                table = own_builder.run()
                undetermined = undetermined or own_builder.decided > 0
            except NoTable as no:
                raise NoTable("fold_without_table") from no
            mean = half_up(sum(pence(c["cost"]) * self.weight_of([c]) for c in others) / self.weight_of(others))
            at = {c["id"]: score for c, score in zip(self.cases, self.at)}
            by_table |= {c["id"]: (pence(c["cost"]), table[at[c["id"]]]) for c in own}
            by_mean |= {c["id"]: (pence(c["cost"]), mean) for c in own}
        naive = self.fit_of(by_mean)
        errors, of_mean = (sum((a - b) ** 2 for a, b in pairs.values()) for pairs in (by_table, by_mean))
        costs = [a for a, _ in by_table.values()]
        spread = sum((F(sum(costs), len(costs)) - a) ** 2 for a in costs)
        if undetermined:
            return None
        self.warn("no_better_than_flat", times=spread > 0 and (errors > spread or errors >= of_mean))
        return {**self.fit_of(by_table), "naive": {name: figure for name, figure in naive.items() if name not in ("people", "actual", "allocated")}}

    def warn_of_table(self, table, figures):
        """What is doubtful about a table, each where the page tells of it."""
        amounts = [amount for score, amount in table.items() if self.has_allocation(score)]
        scores = [F(c["score"]) for c in self.cases]
        plan, method = self.request["plan"], self.request["method"]
        known = [F(at["score"]) for at in method["agreed_scores"]["scores"]] if "agreed_scores" in method else scores
        # Section 1.
        self.note_small_percents()
        strata = self.request.get("population", {}).get("strata", [])
        everybody = sum(int(stratum.get("people", 0)) for stratum in strata)
        without_end, of_these = size_of(F("1.96"), F(1, 2), F(1, 10), "SAMPLE_SIZE_RULE_PUBLISHED", everybody or 1)
        self.warn("small_sample", times=len(self.cases) < (of_these if everybody else without_end))
        self.warn("scores_like_points", times=plan["kind"] == "TABLE_KIND_PERCENTAGE" and len(scores) >= 10 and max(scores) <= 50)
        if "spent_now" in self.cases[0]:
            apart = [pence(c["cost"]) - pence(c["spent_now"]) for c in self.cases]
            gross = plan["basis"] == "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"
            self.warn("cost_above_spent", times=not gross and any(more > 0 for more in apart))
            self.warn("costs_as_spent", "NOTE", gross and not any(apart))
        # Section 2.
        self.warn("rows_beyond_sample", times=not all(min(known) <= score <= max(known) for score in table))
        self.warn("sample_out_of_proportion", times=self.is_out_of_proportion())
        # Section 3.
        self.warn("nothing_allocated", times=not any(amounts))
        self.warn("nothing_above_low_need", times=self.threshold is not None and any(amounts) and amounts[0] == 0)
        # Section 4.
        self.warn("share_explained", "NOTE", figures["fit"]["r_squared"] is not None)
        # Section 6.
        left_out = len(self.everyone) - len(self.cases)
        self.warn("many_outliers", times=20 * left_out > len(self.everyone))
        # Section 8.
        if "proposed" in figures:
            proposed = [F(amount) for _, _, _, _, amount, _, _ in figures["proposed"]]
            self.warn("no_score_proposed", "NOTE", not proposed)
            self.warn("proposal_falls", times=sum(b < a for a, b in zip(proposed, proposed[1:])))

    def is_out_of_proportion(self):
        """Section 2: a tenth of the sample would have to be of other strata, one of which has a person too many or too few, and nobody has
        said what people count for."""
        if "population" not in self.request or "weighting" in self.request or "agreed_scores" in self.request["method"]:
            return False
        strata, members = self.members()
        sizes = [(len(some), strata[name].get("people", 0)) for name, some in members.items() if some]
        sample, population = (sum(size[i] for size in sizes) for i in (0, 1))
        beyond_rounding = any(abs(own - F(sample * people, population)) >= 1 for own, people in sizes)
        return beyond_rounding and sum(max(F(0), F(own, sample) - F(people, population)) for own, people in sizes) >= F(1, 10)

    def note_small_percents(self):
        """docs/findings.md section 10: a percentage between 0 and 1."""
        percentiles = self.request.get("outliers", {}).get("percentiles", {})
        of_notes = [percentiles.get("below"), percentiles.get("above"), self.request.get("propose", {}).get("within_percent")]
        small = [text for text in of_notes if text is not None and 0 < F(text) < 1]
        self.warn("percent_below_one", times="contingency" in self.steps and 0 < F(self.steps["contingency"]["percent"]) < 1)
        self.warn("percent_below_one", "NOTE", len(small))

    def bands(self):
        """Section 4: the members of each band, by the score at which they are looked up, the lowest band first."""
        wish = self.request.get("bands", {})
        n = len(self.cases)

        def band_of(score):
            if "starts" in wish:
                return sum(F(start) <= score for start in wish["starts"]["scores"])
            below, here = sum(s < score for s in self.at), self.at.count(score)
            return math.floor(wish.get("count", 5) * F(below + F(here, 2), n))

        found = {}
        for c, score in zip(self.cases, self.at):
            found.setdefault(band_of(score), []).append((c["id"], score))
        return [found[band] for band in sorted(found)]

    def fit_of(self, pairs):
        """Section 4, of (cost, allocation) in pence by id: of all, by care group and by band."""
        def bias(ids, names):
            own = [pairs[i] for i in ids]
            return {**names, "people": len(own), "actual": told(sum(a for a, _ in own)), "allocated": told(sum(b for _, b in own)),
                    "mean_difference": told(F(sum(b - a for a, b in own), len(own)))}

        names = sorted({c.get("care_group", "") for c in self.cases})
        groups = [bias([c["id"] for c in self.cases if c.get("care_group", "") == name], {"care_group": name})
                  for name in names if names != [""]]
        bands = [bias([i for i, _ in band], {"lowest_score": str(min(s for _, s in band)), "highest_score": str(max(s for _, s in band))})
                 for band in self.bands()]
        return {**fit_of(list(pairs.values())), "groups": groups, "bands": bands}

    def fit(self, table):
        return self.fit_of({c["id"]: (pence(c["cost"]), table[at]) for c, at in zip(self.cases, self.at)})


def build(request, rows=None):
    """The figures of the response, `rows` being those of the library, by which only rows are settled that billionths of a penny decide. Raises NoTable."""
    return Builder(request, rows=rows).answer()
