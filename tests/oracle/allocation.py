"""docs/figures.md sections 6, 7 and 9: informal support, adjustments, the sum, what would have been."""
from fractions import Fraction

import tables
from numbers_and_rounding import HUNDRED, ZERO, NoFigure, check_amount, days, dec, round_money, score_increment
from scoring import Case, Policy, Scores, is_scored, options_of, points_of

AMOUNT, NO_ALLOCATION, DOES_NOT_APPLY, CUT_OFF = "AMOUNT", "NO_ALLOCATION", "DOES_NOT_APPLY", "CUT_OFF"


def passes(carer, rule):
    """6.2."""
    if carer["kind"] == "CARER_KIND_OTHER_SUPPORT":
        return carer.get("sustainability", {}).get("can_last", False)
    if carer.get("able_and_willing") != "ABLE_AND_WILLING_YES":
        return False
    if carer.get("assessment") == "CARER_ASSESSMENT_REFUSED":
        return bool(rule.get("refused_assessment_rule"))
    return carer.get("assessment") == "CARER_ASSESSMENT_DONE"


def percent_applied(rule, entry, carers):
    """6.1 and 6.2: the grid's percentage and what the gate leaves of it."""
    share = next(s for s in rule["shares"] if s["id"] == entry["share"])
    if share.get("none"):
        return ZERO, ZERO
    percent = next(dec(r["percent"]) for r in rule["reductions"]
                   if r["share"] == entry["share"] and r["impact"] == entry["impact"])
    open_gate = bool(carers) and all(passes(carer, rule) for carer in carers)
    return percent, percent if open_gate else ZERO


class Component:
    def __init__(self, outcome=DOES_NOT_APPLY):
        self.outcome, self.amount, self.lookup, self.steps, self.table_amount = outcome, None, None, [], None


class Run:
    """One pass from scores to the indicative allocation."""

    def __init__(self, case, after, overall):
        self.case, self.after, self.overall = case, after, overall
        self.document = case.policy.document
        self.scores = Scores(case, after)
        self.components = [self.component(c) for c in self.document["components"]]
        self.outcome, self.amount, self.total_steps = self.total()

    def table_of(self, component):
        if "table" in component:
            return self.case.policy.tables[component["table"]]
        group = self.case.assessment["care_group"]
        return self.case.policy.tables[next(c["table"] for c in component["table_by_care_group"]["choices"]
                                            if c["care_group"] == group)]

    def component(self, document):
        """7.1."""
        if "when" in document and not self.case.holds(document["when"], self.scores):
            return Component()
        result = Component()
        table = self.table_of(document)
        if "price_list" in table:
            amount = tables.price(table, self.case, self.scores, self.after)
        else:
            measured = self.scores(document["measure"])
            if not measured.counts:
                raise NoFigure("nothing_to_score")
            result.lookup = tables.look_up_score(table, measured.value)
            amount = result.lookup.amount
        self.adjust_component(document, table, amount, result)
        return result

    def adjust_component(self, document, table, amount, result):
        result.table_amount = amount
        if amount is None:
            result.outcome = NO_ALLOCATION
            return
        result.outcome, result.amount, result.steps = self.adjust(
            document.get("adjustments", []), amount, table["period"])

    def adjust(self, adjustments, amount, period):
        """7.2. Gives outcome, amount and the amount after each step made."""
        steps = []
        for document in adjustments:
            if "when" in document and not self.case.holds(document["when"], self.scores):
                continue
            if "cut_off" in document:
                if amount[0] > dec(document["cut_off"]) * HUNDRED:
                    return CUT_OFF, None, steps + [None]
            else:
                factor, amount_of = self.effect(document, period)
                amount = tuple(check_amount(amount_of(end)) for end in amount)
                if "convert_period" in document:
                    period = document["convert_period"]["to"]
            steps.append(amount)
        return AMOUNT, amount, steps

    def effect(self, document, period):
        """The function one adjustment makes of an amount."""
        if "add" in document:
            return None, lambda x: x + dec(document["add"]) * HUNDRED
        if "minimum" in document:
            return None, lambda x: max(x, dec(document["minimum"]) * HUNDRED)
        if "cap" in document:
            return None, lambda x: min(x, dec(document["cap"]) * HUNDRED)
        if "factor" in document:
            factor = dec(document["factor"])
        elif "factor_by_care_group" in document:
            factor = self.named(document["factor_by_care_group"], self.case.assessment["care_group"])
        elif "factor_by_area" in document:
            factor = self.named(document["factor_by_area"], self.case.assessment["area"])
        elif "informal_support" in document:
            factor = (HUNDRED - self.overall) / HUNDRED
        elif "convert_period" in document:
            change = document["convert_period"]
            factor = days(change["to"], change.get("basis")) / days(period, change.get("basis"))
        else:
            factor = Fraction(1)
        return factor, lambda x: round_money(x * factor, document["rounding"])

    @staticmethod
    def named(document, name):
        return next(dec(f["factor"]) for f in document["factors"] if f["name"] == name)

    def total(self):
        """7.3 and 7.4."""
        parts = [c for c, d in zip(self.components, self.document["components"]) if not d.get("for_carer")]
        if any(part.outcome == CUT_OFF for part in parts):
            return CUT_OFF, None, []
        amounts = [part.amount for part in parts if part.outcome == AMOUNT]
        if not amounts:
            return (NO_ALLOCATION if any(p.outcome == NO_ALLOCATION for p in parts) else DOES_NOT_APPLY), None, []
        total = tuple(check_amount(sum(ends)) for ends in zip(*amounts))
        return self.adjust(self.document.get("total_adjustments", []), total, self.document["result_period"])


def neighbours(question, value):
    """9.2: the answers one level up and down, as (direction, value)."""
    if "information" in question or "not_applicable" in value:
        return
    ids = [option["id"] for option in options_of(question)]
    points = {option["id"]: dec(option.get("points"), 0) for option in options_of(question)}
    if "single_choice" in question or "level_and_frequency" in question:
        level = value["option"] if "option" in value else value["level_and_frequency"]["level"]
        at = ids.index(level)
        for direction, other in (("UP", at + 1), ("DOWN", at - 1)):
            if 0 <= other < len(ids):
                if "option" in value:
                    yield direction, {"option": ids[other]}
                else:
                    yield direction, {"level_and_frequency": dict(value["level_and_frequency"], level=ids[other])}
    elif "quantity" in question:
        rule = question["quantity"]
        step, now = dec(rule.get("step"), 1), dec(value["quantity"])
        if now + step <= dec(rule["maximum"]):
            yield "UP", {"quantity": str_decimal(now + step)}
        if now - step >= dec(rule["minimum"]):
            yield "DOWN", {"quantity": str_decimal(now - step)}
    else:
        chosen = value["options"].get("ids", [])
        if question["several_choices"]["combine"] == "CHOICES_COMBINE_SUM":
            free = [i for i in ids if i not in chosen]
            if free:
                yield "UP", {"options": {"ids": chosen + [min(free, key=lambda i: (points[i], ids.index(i)))]}}
            if chosen:
                drop = min(chosen, key=lambda i: (points[i], -ids.index(i)))
                yield "DOWN", {"options": {"ids": [i for i in chosen if i != drop]}}
        else:
            present = max((points[i] for i in chosen), default=ZERO)
            higher = [i for i in ids if points[i] > present]
            if higher:
                yield "UP", {"options": {"ids": chosen + [min(higher, key=lambda i: (points[i], ids.index(i)))]}}
            if chosen:
                lower = [i for i in ids if points[i] < present]
                keep = [max(lower, key=lambda i: (points[i], ids.index(i)))] if lower else []
                yield "DOWN", {"options": {"ids": keep}}


def str_decimal(value):
    """A Fraction that is a decimal, as text."""
    places = 0
    while (value * 10 ** places).denominator != 1:
        places += 1
    digits = str(abs(int(value * 10 ** places))).rjust(places + 1, "0")
    text = digits if places == 0 else digits[:-places] + "." + digits[-places:]
    return ("-" if value < 0 else "") + text


def scoring_answers(policy, assessment):
    """2.2: the value that scores, by question."""
    view = "worker" if policy.document["scoring_view"] == "SCORING_VIEW_WORKER" else "person"
    return {a["question"]: a["agreed"] if "agreed" in a else a[view]
            for a in assessment["answers"] if "agreed" in a or view in a}


class Result:
    """Everything that is compared with the library."""

    def __init__(self, policy, assessment):
        rule = policy.informal
        carers = assessment.get("carers", [])
        support = assessment.get("informal_support", {})
        answers = scoring_answers(policy, assessment)
        overall, self.reductions, by_domain = ZERO, [], None
        if rule["approach"] == "INFORMAL_SUPPORT_APPROACH_OVERALL":
            self.reductions = [percent_applied(rule, support["overall"], carers)]
            overall = self.reductions[0][1]
        elif rule["approach"] == "INFORMAL_SUPPORT_APPROACH_BY_DOMAIN":
            by_domain = {}
            entries = {entry["domain"]: entry["support"] for entry in support.get("domains", [])}
            for domain in policy.document["questionnaire"]["domains"]:
                if domain["id"] in entries:
                    relied = [c for c in carers if not c.get("domains") or domain["id"] in c["domains"]]
                    self.reductions.append(percent_applied(rule, entries[domain["id"]], relied))
                    by_domain[domain["id"]] = self.reductions[-1][1]
        after = by_domain is not None
        self.case = Case(policy, assessment, answers, by_domain)
        self.before = Run(self.case, False, ZERO)
        self.run = Run(self.case, after, overall)
        self.stated = []
        if self.run.outcome == AMOUNT:
            document = policy.document
            for stated in document.get("stated_periods", []):
                ratio = days(stated["period"], stated.get("basis")) / days(document["result_period"], stated.get("basis"))
                self.stated.append(tuple(check_amount(round_money(end * ratio, stated["rounding"]))
                                         for end in self.run.amount))
        self.alternatives = [self.alternative(i) for i in range(len(self.run.components))]
        self.what_ifs = list(self.compute_what_ifs(policy, assessment, answers, by_domain, after, overall))

    def alternative(self, index):
        """9.1: (more, less) of a component, each (outcome, amount), "refused", or None."""
        component = self.run.components[index]
        if component.lookup is None:
            return None, None
        document = self.run.document["components"][index]
        table = self.run.table_of(document)
        step = score_increment(table.get("score_rounding"))
        results = []
        for score in (component.lookup.rounded + step, component.lookup.rounded - step):
            other = Component()
            try:
                self.run.adjust_component(document, table, tables.look_up_score(table, score).amount, other)
                results.append((other.outcome, other.amount))
            except NoFigure:
                results.append("refused")
        return tuple(results)

    def compute_what_ifs(self, policy, assessment, answers, by_domain, after, overall):
        """9.2."""
        for _, question in policy.questions:
            name = question["id"]
            if not self.case.asked[name] or name not in answers:
                continue
            for direction, value in neighbours(question, answers[name]):
                try:
                    changed = Run(Case(policy, assessment, dict(answers, **{name: value}), by_domain), after, overall)
                    yield name, direction, (changed.outcome, changed.amount)
                except NoFigure:
                    yield name, direction, "refused"


def determine(policy, assessment):
    """A Result, or the code of the reason why there is no figure."""
    try:
        return Result(policy, assessment)
    except NoFigure as reason:
        return str(reason)


__all__ = ["Policy", "Result", "determine", "is_scored", "points_of", "str_decimal"]
