"""docs/figures.md sections 7 and 9: from a policy and an assessment to the indicative allocation, and what would have been.

    policy = Policy(document)             # a ras.v1.Policy as JSON with the names of the proto files
    result = policy.determine(assessment) # a Result; or raises NoFigure

A Result has every figure as exact fractions; figures.py lists them under names that can be compared.
"""
from collections import namedtuple

from adjust import Adjustments, CutOff
from conditions import Names, compile_condition
from exact import ZERO, NoFigure, money_rounder, period_ratio, within_bounds
from informal import InformalSupport
from measures import Measure, in_order_of_dependence, score_all
from noticed import notice, take
from questions import Facts, Need, Question, scoring_answers
from tables import PriceList, ScoredTable
from whatif import up_and_down

AMOUNT, NO_ALLOCATION, DOES_NOT_APPLY, CUT_OFF = "AMOUNT", "NO_ALLOCATION", "DOES_NOT_APPLY", "CUT_OFF"

# What came of a component, or of the whole. amount: a pair of pence, or None. steps: adjust.Step.
Outcome = namedtuple("Outcome", "outcome amount steps", defaults=(None, ()))
# What the table of a component gave. lookup: tables.Lookup, or None for a price list; items: tables.PricedItem.
Reading = namedtuple("Reading", "table amount lookup items")


class Component:
    def __init__(self, document, names, policy):
        self.id, self.document = document["id"], document
        self.when = compile_condition(document["when"], names) if "when" in document else None
        self.measure = names.measure[document["measure"]] if "measure" in document else None
        self.for_carer = document.get("for_carer", False)
        if "table" in document:
            self.tables = None
            self.table = policy.tables[document["table"]]
            period = self.table.period
        else:
            self.tables = {c["care_group"]: policy.tables[c["table"]] for c in document["table_by_care_group"]["choices"]}
            period = next(iter(self.tables.values())).period
        self.adjustments = Adjustments(document.get("adjustments", []), names, period, "of a component")

    def read(self, need):
        """7.1: what the table gives this person; None if the component does not apply to them."""
        if self.when is not None and not self.when(need.facts, need.tested):
            return None
        table = self.table if self.tables is None else self.tables[need.facts.care_group]
        if isinstance(table, PriceList):
            amount, items = table.price(need)
            return Reading(table, amount, None, items)
        score = need.scores[self.measure]
        if not score.counts:
            raise NoFigure("nothing_to_score")  # 4.6
        lookup = table.look_up(score.value)
        return Reading(table, lookup.amount, lookup, None)

    def adjust(self, amount, need, percent):
        """7.1 and 7.2: what comes of the table's amount."""
        if amount is None:
            return Outcome(NO_ALLOCATION)
        try:
            steps = self.adjustments.make(amount, need, percent)
        except CutOff as cut_off:
            return Outcome(CUT_OFF, None, cut_off.args[0])
        return Outcome(AMOUNT, steps[-1].after if steps else amount, steps)


class Way:
    """One way through sections 4 to 7: with total need, or with what informal support leaves."""

    def __init__(self, policy, need, percent):
        self.need = need
        self.scores = score_all(policy, need)
        self.readings = [component.read(need) for component in policy.components]
        self.parts = [Outcome(DOES_NOT_APPLY) if reading is None else component.adjust(reading.amount, need, percent)
                      for component, reading in zip(policy.components, self.readings)]
        self.whole = self._add_up(policy)

    def _add_up(self, policy):
        """7.3 and 7.4: the sum of the components, and what comes of it."""
        parts = [part for component, part in zip(policy.components, self.parts) if not component.for_carer]
        outcomes = {part.outcome for part in parts}
        if CUT_OFF in outcomes:
            return Outcome(CUT_OFF)
        amounts = [part.amount for part in parts if part.outcome == AMOUNT]
        if not amounts:
            return Outcome(NO_ALLOCATION if NO_ALLOCATION in outcomes else DOES_NOT_APPLY)
        low, high = (within_bounds(sum(ends)) for ends in zip(*amounts))
        total = low, low if low == high else high
        try:
            steps = policy.total_adjustments.make(total, self.need, ZERO)
        except CutOff as cut_off:
            return Outcome(CUT_OFF, None, cut_off.args[0])
        return Outcome(AMOUNT, steps[-1].after if steps else total, steps)


class Result:
    """Every figure of one case. `noticed`: the rules that were used on the way to the allocation."""

    def __init__(self, policy, assessment):
        take()
        answers = scoring_answers(policy, assessment)
        self.facts = Facts(policy, assessment, answers)
        self.informal = InformalSupport(policy, assessment)
        self.left = self.informal.left_by_domain(policy)
        self.percent = self.informal.percent_overall()
        # 6.3 and 6.4: before informal support, everything is the same with nothing taken off.
        self.before = Way(policy, Need(policy, self.facts), ZERO)
        self.way = Way(policy, Need(policy, self.facts, self.left), self.percent)
        self.stated = [self._state(stated) for stated in policy.stated] if self.way.whole.outcome == AMOUNT else []
        self.noticed = take()
        self.one_more = [self._beside(policy, i, 1) for i in range(len(policy.components))]
        self.one_less = [self._beside(policy, i, -1) for i in range(len(policy.components))]
        self.what_ifs = dict(self._what_ifs(policy, assessment, answers))

    def _state(self, stated):
        """7.6."""
        period, ratio, rounded, name = stated
        notice(name)
        return period, tuple(within_bounds(rounded(end * ratio)) for end in self.way.whole.amount)

    def _beside(self, policy, index, steps):
        """9.1: (score, Outcome) one more or one less; None as the Outcome if refused; None if there is nothing to look up."""
        reading = self.way.readings[index]
        if reading is None or reading.lookup is None:
            return None
        score = reading.lookup.rounded + steps * reading.table.increment
        try:
            amount = reading.table.look_up_rounded(score).amount
            return score, policy.components[index].adjust(amount, self.way.need, self.percent)
        except NoFigure:
            return score, None

    def _what_ifs(self, policy, assessment, answers):
        """9.2: {(question, direction): the supposed Answer, and its Outcome or None if refused}."""
        for index, question in enumerate(policy.questions):
            if not self.facts.asked[index] or answers[index] is None:
                continue
            for direction, changed in up_and_down(question, answers[index]):
                others = answers[:index] + [changed] + answers[index + 1:]
                try:
                    need = Need(policy, Facts(policy, assessment, others), self.left)
                    yield (question.id, direction), (changed, Way(policy, need, self.percent).whole)
                except NoFigure:
                    yield (question.id, direction), (changed, None)


class Policy:
    """A policy document, compiled once for many people."""

    def __init__(self, document):
        self.document = document
        names = Names()
        self.domain_ids, self.questions, self.questions_of_domain = [], [], []
        for domain in document["questionnaire"]["domains"]:
            names.domain[domain["id"]] = len(self.domain_ids)
            self.domain_ids.append(domain["id"])
            self.questions_of_domain.append([])
            for question in domain["questions"]:
                names.question[question["id"]] = len(self.questions)
                self.questions_of_domain[-1].append(len(self.questions))
                self.questions.append(Question(question, len(self.domain_ids) - 1, names))
        measures = document.get("measures", [])
        names.measure = {measure["id"]: i for i, measure in enumerate(measures)}
        self.measures = [Measure(measure, names) for measure in measures]
        self.order_of_measures = in_order_of_dependence(self.measures)
        self.tables = {}
        for table in document.get("tables", []):
            self.tables[table["id"]] = PriceList(table, names, self) if "price_list" in table else ScoredTable(table)
        self.components = [Component(component, names, self) for component in document.get("components", [])]
        self.total_adjustments = Adjustments(document.get("total_adjustments", []), names, document["result_period"], "of the total")
        self.stated = []
        for stated in document.get("stated_periods", []):
            basis = stated.get("basis")
            self.stated.append((stated["period"], period_ratio(document["result_period"], stated["period"], basis),
                                money_rounder(stated["rounding"], "a stated period"),
                                "stated period: " + (basis.removeprefix("YEAR_BASIS_") if basis else "no basis")))

    def determine(self, assessment):
        """The Result for a valid assessment; raises NoFigure where the policy gives none."""
        return Result(self, assessment)
