"""docs/figures.md section 7.2: adjustments of an amount, in order, each leaving a step that can be printed."""
from collections import namedtuple

from conditions import compile_condition
from exact import HUNDRED, ONE, each_end, money, money_rounder, number, period_ratio
from noticed import notice

# before, exact, after: amounts, pairs of pence. exact: what was rounded to `after`. after: None where a cut-off ends it all.
# factor: what the amount was multiplied by, or None. limit: of a minimum, cap or cut-off; what ADD added. bound: it changed the amount.
Step = namedtuple("Step", "kind id before factor exact after limit bound period_before period_after",
                  defaults=(None, None, None, None, None, False, None, None))

KINDS = ("factor", "factor_by_care_group", "factor_by_area", "add", "minimum", "cap", "cut_off", "informal_support",
         "convert_period", "round")

STEP_KINDS = {"factor": "FACTOR", "factor_by_care_group": "FACTOR", "factor_by_area": "FACTOR", "add": "ADD", "minimum": "MINIMUM",
              "cap": "CAP", "cut_off": "CUT_OFF", "informal_support": "INFORMAL_SUPPORT", "convert_period": "CONVERT_PERIOD",
              "round": "ROUND"}


class CutOff(Exception):
    """The amount is above a cut-off. The argument is the list of steps up to it, and with it."""


class Adjustment:
    def __init__(self, document, names, period, where):
        self.kind = next(kind for kind in KINDS if kind in document)
        self.id = document["id"]
        self.name = f"adjustment {where}: {self.kind}"
        self.when = compile_condition(document["when"], names) if "when" in document else None
        self.period_before = self.period_after = period
        self.limit = None
        rule = document[self.kind]
        if self.kind == "factor":
            self.factor = number(rule)
        elif self.kind in ("factor_by_care_group", "factor_by_area"):
            self.factors = {f["name"]: number(f["factor"]) for f in rule["factors"]}
        elif self.kind == "convert_period":
            self.period_after = rule["to"]
            self.factor = period_ratio(period, rule["to"], rule.get("basis"))
            notice_basis = rule.get("basis")
            self.name += f", {notice_basis.removeprefix('YEAR_BASIS_')}" if notice_basis else ", no basis"
        elif self.kind in ("add", "minimum", "cap", "cut_off"):
            self.limit = money(rule)
        if "rounding" in document:
            self.rounded = money_rounder(document["rounding"], f"the step {self.kind}")

    def factor_for(self, facts, percent):
        if self.kind in ("factor", "convert_period"):
            return self.factor
        if self.kind == "factor_by_care_group":
            return self.factors[facts.care_group]
        if self.kind == "factor_by_area":
            return self.factors[facts.area]
        if self.kind == "informal_support":
            return (HUNDRED - percent) / HUNDRED  # 6.3
        return ONE  # Only the rounding.

    def step(self, amount, facts, percent):
        """The step that this adjustment makes of an amount."""
        common = {"kind": STEP_KINDS[self.kind], "id": self.id, "before": amount,
                  "period_before": self.period_before, "period_after": self.period_after}
        if self.kind == "cut_off":
            over = amount[0] > self.limit
            if amount[0] == self.limit:
                notice("adjustment: cut_off, exactly at the amount")
            elif amount[0] < self.limit < amount[1]:
                notice("adjustment: cut_off, within a range")
            return Step(after=None if over else amount, limit=self.limit, bound=over, **common)
        if self.kind in ("add", "minimum", "cap"):
            change = {"add": lambda x: x + self.limit, "minimum": lambda x: max(x, self.limit),
                      "cap": lambda x: min(x, self.limit)}[self.kind]
            after = each_end(change, amount)
            return Step(after=after, limit=self.limit, bound=self.kind != "add" and after != amount, **common)
        factor = self.factor_for(facts, percent)
        exact = each_end(lambda end: end * factor, amount)
        after = each_end(self.rounded, exact)
        return Step(factor=factor, exact=exact, after=after, **common)


class Adjustments:
    """The adjustments of a component, or of the total."""

    def __init__(self, documents, names, period, where):
        self.list = []
        for document in documents:
            adjustment = Adjustment(document, names, period, where)
            period = adjustment.period_after
            self.list.append(adjustment)
        self.period = period

    def make(self, amount, need, percent):
        """The steps made on an amount; the amount after the last one is what comes of it. Raises CutOff."""
        steps = []
        for adjustment in self.list:
            if adjustment.when is not None and not adjustment.when(need.facts, need.tested):
                continue
            step = adjustment.step(amount, need.facts, percent)
            notice(adjustment.name + (", bound" if step.bound else ""))
            steps.append(step)
            if step.after is None:
                raise CutOff(steps)
            amount = step.after
        return steps


