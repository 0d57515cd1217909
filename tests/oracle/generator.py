"""Random policies that are valid, and random people under them. One seed gives the same ones for ever: the generator of random numbers is
spelt out here (splitmix64), so that no version of Python can change them."""
from fractions import Fraction

from allocation import Policy, str_decimal
from numbers_and_rounding import NoFigure
from scoring import Case, Scores, options_of

MASK = (1 << 64) - 1


class Draw:
    """splitmix64 (Steele, Lea and Flood, 2014)."""

    def __init__(self, seed):
        self.state = seed & MASK

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.bits() % n

    def chance(self, percent):
        return self.below(100) < percent

    def between(self, low, high):
        return low + self.below(high - low + 1)

    def pick(self, items):
        return items[self.below(len(items))]

    def decimal(self, low, high, places):
        """A decimal string from low to high with up to `places` places."""
        scale = 10 ** self.below(places + 1)
        return str_decimal(Fraction(self.between(low * scale, high * scale), scale))


MODES = ["HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING"]
PERIODS = ["DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR"]
BASES = ["52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS"]
GROUPS, AREAS = ["older", "learning", "physical"], ["north", "south"]
KINDS = ["percentage", "points", "groups", "bands", "skeleton", "price_per_point", "price_list"]


def short_period(period):
    return period in ("DAY", "WEEK", "FOUR_WEEKS")


class PolicyMaker:
    def __init__(self, draw, number):
        self.draw, self.number = draw, number
        self.questions = []  # So far, for conditions.
        self.measure_ids = []

    def money_rounding(self, exact=False):
        if exact and self.draw.chance(30):
            return {"mode": "ROUNDING_MODE_EXACT"}
        rounding = {"mode": "ROUNDING_MODE_" + self.draw.pick(MODES)}
        if self.draw.chance(60):
            rounding["increment_pence"] = str(self.draw.pick([1, 5, 10, 50, 100, 500, 7]))
        return rounding

    def score_rounding(self, exact):
        if exact and self.draw.chance(25):
            return {"mode": "ROUNDING_MODE_EXACT"}
        rounding = {"mode": "ROUNDING_MODE_" + self.draw.pick(MODES)}
        if self.draw.chance(60):
            rounding["increment"] = self.draw.pick(["1", "0.5", "0.1", "2", "0.25"])
        return rounding

    def condition(self, depth, measures, questions):
        d = self.draw
        kinds = ["care_group", "area", "age"] + (["answer"] * 2 if questions else []) + (["measure"] if measures else [])
        if depth > 0:
            kinds += ["all_of", "any_of", "not"]
        kind = d.pick(kinds)
        if kind == "care_group":
            return {kind: {"any_of": [g for g in GROUPS if d.chance(50)] or ["older"]}}
        if kind == "area":
            return {kind: {"any_of": [d.pick(AREAS)]}}
        if kind == "age":
            low = d.between(0, 900)
            return {kind: d.pick([{"from_months": low}, {"below_months": low + 1},
                                  {"from_months": low // 2, "below_months": low // 2 + 500}])}
        if kind == "answer":
            question = d.pick(questions)
            ids = [o["id"] for o in options_of(question)]
            return {kind: {"question": question["id"], "any_of": [i for i in ids if d.chance(50)] or [ids[0]]}}
        if kind == "measure":
            bound = d.decimal(0, 60, 1)
            return {kind: dict({"measure": d.pick(measures)}, **d.pick([{"at_least": bound}, {"at_most": bound}]))}
        if kind == "not":
            return {"not": self.condition(depth - 1, measures, questions)}
        return {kind: {"conditions": [self.condition(depth - 1, measures, questions) for _ in range(d.between(1, 3))]}}

    def choosable(self):
        return [q for q in self.questions if options_of(q)]

    def options(self, prefix, ascending):
        d = self.draw
        points = [Fraction(d.decimal(0, 20, 1)) for _ in range(d.between(2, 4))]
        if ascending:
            points.sort()
        return [{"id": f"{prefix}{i}", "label": f"Option {i}", "points": str_decimal(p)} for i, p in enumerate(points)]

    def question(self, index):
        d = self.draw
        question = {"id": f"q{index}", "text": "How much support do I need?"}
        if d.chance(40):
            question["weight"] = d.decimal(0, 3, 1) if d.chance(80) else "1"
        kind = d.pick(["single", "several", "several", "quantity", "level", "level", "information"])
        if kind == "single":
            question["single_choice"] = {"options": self.options("o", True)}
        elif kind == "several":
            question["several_choices"] = {"options": self.options("o", False),
                                           "combine": "CHOICES_COMBINE_" + d.pick(["SUM", "HIGHEST"])}
        elif kind == "quantity":
            low, step = d.pick([("0", "1"), ("1", "0.5"), ("0", "0.25")])
            question["quantity"] = {"unit": "nights", "minimum": low, "maximum": str(d.between(2, 9)), "step": step}
            if d.chance(60):
                question["quantity"]["points_per_unit"] = d.decimal(0, 5, 1)
        elif kind == "level":
            factors = sorted(Fraction(d.decimal(0, 4, 1)) for _ in range(d.between(1, 3)))
            question["level_and_frequency"] = {
                "levels": self.options("l", True),
                "frequencies": [{"id": f"f{i}", "label": f"Frequency {i}", "factor": str_decimal(f)}
                                for i, f in enumerate(factors)]}
        else:
            question["information"] = {"options": [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]}
            question.pop("weight", None)
            return question
        if d.chance(35):
            question["not_applicable"] = "NOT_APPLICABLE_RULE_" + d.pick(["SCORES_ZERO", "LEAVES_MAXIMUM"])
        if index > 0 and d.chance(15):
            question["asked_when"] = self.condition(1, [], self.choosable())
        return question

    def questionnaire(self):
        d, domains, index = self.draw, [], 0
        for number in range(d.between(1, 3)):
            questions = []
            for _ in range(d.between(1, 3)):
                question = self.question(index)
                index += 1
                questions.append(question)
                self.questions.append(question)
            if number == 0 and not any("single_choice" in q for q in questions):
                question = {"id": f"q{index}", "text": "And more?", "single_choice": {"options": self.options("o", True)}}
                index += 1
                questions.append(question)
                self.questions.append(question)
            domains.append({"id": f"d{number}", "title": f"Part {number}", "questions": questions})
        return {"domains": domains}

    def transform(self):
        d = self.draw
        kind = d.pick(["steps", "percent_of_maximum", "multiply", "add", "clamp", "round"])
        if kind == "steps":
            starts = sorted({d.between(0, 40) for _ in range(d.between(1, 4))})
            value, rows = Fraction(0), []
            for start in starts:
                value += Fraction(d.decimal(0, 15, 1))
                rows.append({"from": str(start), "value": str_decimal(value)})
            return {kind: {"rows": rows, "below": "0"}}
        if kind == "percent_of_maximum":
            return {kind: {"rounding": self.score_rounding(False)} if d.chance(80) else {}}
        if kind == "multiply":
            rule = {"by": d.decimal(0, 3, 1)}
            if d.chance(70):
                rule["rounding"] = self.score_rounding(False)
                if d.chance(60):
                    rule["divided_by"] = d.pick(["3", "7", "1.5", "2"])
            return {kind: rule}
        if kind == "add":
            return {kind: d.decimal(0, 9, 1)}
        if kind == "clamp":
            return {kind: d.pick([{"minimum": "3"}, {"maximum": "55.5"}, {"minimum": "2.5", "maximum": "80"}])}
        return {kind: self.score_rounding(True)}

    def measures(self, domains):
        d, measures = self.draw, []
        scored = [q["id"] for q in self.questions if "information" not in q and (
            "quantity" not in q or "points_per_unit" in q["quantity"])]
        scored_domains = [dom["id"] for dom in domains if any(q["id"] in scored for q in dom["questions"])]
        for number in range(d.between(1, 3)):
            terms = []
            for _ in range(d.between(1, 4)):
                kind = d.pick(["question", "domain", "domain"] + (["measure"] if measures else []) + ["constant"])
                if kind == "question":
                    term = {"question": d.pick(scored)}
                elif kind == "domain":
                    term = {"domain": d.pick(scored_domains)}
                elif kind == "measure":
                    term = {"measure": d.pick(measures)["id"]}
                else:
                    term = {"constant": d.decimal(1, 9, 1)}
                if kind != "constant" and d.chance(35):
                    term["weight"] = str(d.between(0, 3)) if kind == "measure" else d.decimal(0, 3, 1)
                if d.chance(20):
                    term["when"] = self.condition(1, [m["id"] for m in measures], self.choosable())
                terms.append(term)
            # Something that always counts, so that nothing is left to score only where the draw wants it so.
            terms.append({"constant": "1"})
            measure = {"id": f"m{number}", "title": f"Score {number}", "terms": terms,
                       "combine": "COMBINE_" + d.pick(["SUM", "SUM", "MAXIMUM", "MINIMUM"])}
            transforms = [self.transform() for _ in range(d.pick([0, 1, 1, 2]))]
            # Exact products pile up decimal places: at most one of them a policy.
            if transforms:
                measure["transforms"] = transforms
            measures.append(measure)
        self.measure_ids = [m["id"] for m in measures]
        return measures

    def rows(self, kind, greatest):
        d = self.draw
        rows, pounds = [], Fraction(0)
        count = d.between(2, 6)
        width = max(1, int(greatest) // count)
        start = d.between(0, max(1, int(greatest) // 4))
        if kind == "percentage":
            start = min(start, 40)
        for i in range(count):
            row = {"from": str(start)}
            pounds += Fraction(d.decimal(0, 90, 2))
            if d.chance(25):
                row["range"] = {"from": str_decimal(pounds), "to": str_decimal(pounds + d.between(0, 50))}
                pounds += 50
            else:
                row["amount"] = str_decimal(pounds)
            end = start + d.between(0, width)
            if kind == "bands":
                # The line above the last row starts from the end of the row before it, which must have one.
                if d.chance(70) or i == count - 2:
                    row["to"] = str(end)
                start = end + d.pick([1, 1, 2, 4])
            elif kind == "groups":
                start += 4 + d.pick([0, 0, 3])
            elif kind == "percentage":
                start += d.between(1, 12)
            else:
                start += d.between(1, width + 1)
            rows.append(row)
        return rows

    def row_table(self, kind, greatest):
        d = self.draw
        table = {"rows": self.rows(kind, greatest)}
        if kind == "groups":
            table["group_size"] = 4
        between = d.pick(["LOWER_ROW", "UPPER_ROW", "STRAIGHT_LINE"])
        below = d.pick(["NO_ALLOCATION", "ZERO", "FIRST_ROW"])
        if between != "STRAIGHT_LINE" and kind != "skeleton" and d.chance(20):
            table["rows"][0].pop("amount", None)
            table["rows"][0].pop("range", None)
            table["rows"][0]["no_allocation"] = {}
            below = d.pick(["NO_ALLOCATION", "FIRST_ROW"])
        if kind != "skeleton" or d.chance(50):
            table["between"] = "BETWEEN_RULE_" + between
        table["below"] = "BELOW_RULE_" + below
        open_top = kind == "bands" and "to" not in table["rows"][-1]
        above = d.pick(["LAST_ROW", "CONTINUE_LINE"]) if "no_allocation" not in table["rows"][0] else "LAST_ROW"
        if not open_top:
            table["above"] = "ABOVE_RULE_" + above
        needs_rounding = table.get("between") == "BETWEEN_RULE_STRAIGHT_LINE" or (
            kind == "skeleton" and "between" not in table) or (not open_top and above == "CONTINUE_LINE")
        if d.chance(12) and all("no_allocation" not in row for row in table["rows"]):
            table["hours"] = {"hourly_rate": d.decimal(1, 30, 2)}
            needs_rounding = True
        return table, needs_rounding

    def table(self, name, kind, greatest, period, quantities):
        d = self.draw
        table = {"id": name, "title": f"Table {name}", "period": "PERIOD_" + period,
                 "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"}
        if kind == "price_list":
            table["rounding"] = self.money_rounding()
            items = []
            for i in range(d.between(1, 3)):
                item = {"id": f"i{i}", "label": f"Item {i}", "quantity": d.pick(quantities), "rate": d.decimal(0, 90, 3)}
                if self.measure_ids and d.chance(40):
                    item["multiplier"] = d.pick(self.measure_ids)
                if d.chance(30):
                    item["when"] = self.condition(1, self.measure_ids, self.choosable())
                items.append(item)
            table[kind] = {"items": items}
            return table
        # A row of a band or a group is a whole number of points, so scores between them need a rounding that meets them.
        if d.chance(70):
            table["score_rounding"] = self.score_rounding(True)
        if kind == "price_per_point":
            table["rounding"] = self.money_rounding()
            table[kind] = {"rate": d.decimal(0, 60, 3)}
            if d.chance(60):
                table[kind]["free_points"] = d.decimal(0, max(1, int(greatest) // 3), 1)
            if d.chance(60):
                table[kind]["below"] = "BELOW_RULE_" + d.pick(["ZERO", "NO_ALLOCATION"])
            return table
        if kind == "groups":
            table.pop("score_rounding", None)
            if d.chance(50):
                table["score_rounding"] = {"mode": "ROUNDING_MODE_" + d.pick(MODES)}
        table[kind], needs_rounding = self.row_table(kind, greatest)
        if needs_rounding:
            table["rounding"] = self.money_rounding()
        return table

    def adjustment(self, kind, index, period, result_period):
        d = self.draw
        document = {"id": f"a{index}", "title": f"Step {index}", "reason": "A reason.", "authority": "A minute.",
                    "purpose": "ADJUSTMENT_PURPOSE_OTHER"}
        if kind == "factor":
            document[kind] = d.decimal(0, 2, 3)
        elif kind == "factor_by_care_group":
            document[kind] = {"factors": [{"name": g, "factor": d.decimal(0, 2, 2)} for g in GROUPS]}
        elif kind == "factor_by_area":
            document[kind] = {"factors": [{"name": a, "factor": d.decimal(0, 2, 2)} for a in AREAS]}
        elif kind in ("add", "minimum", "cap"):
            document[kind] = d.decimal(0, 300, 2)
        elif kind == "cut_off":
            document[kind] = d.decimal(300, 900, 2)
        elif kind == "convert_period":
            document[kind] = {"to": "PERIOD_" + result_period}
            if short_period(period) != short_period(result_period):
                document[kind]["basis"] = "YEAR_BASIS_" + d.pick(BASES)
        else:
            document[kind] = {}
            if kind == "informal_support":
                document["purpose"] = "ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT"
        return document

    def adjustments(self, period, result_period, informal):
        d = self.draw
        kinds = [d.pick(["factor", "factor_by_care_group", "factor_by_area", "add", "minimum", "cap", "cut_off", "round"])
                 for _ in range(d.between(0, 4))]
        if informal:
            kinds.insert(d.below(len(kinds) + 1), "informal_support")
        if period != result_period:
            kinds.insert(d.below(len(kinds) + 1), "convert_period")
        documents, fraction = [], False
        for index, kind in enumerate(kinds):
            document = self.adjustment(kind, index, period, result_period)
            if kind == "convert_period":
                period = result_period
            conditional = kind not in ("convert_period", "informal_support") and d.chance(25)
            if conditional:
                document["when"] = self.condition(1, self.measure_ids, self.choosable())
            if kind in ("factor", "factor_by_care_group", "factor_by_area", "informal_support", "convert_period", "round"):
                document["rounding"] = self.money_rounding(exact=kind != "round" and not conditional)
                if document["rounding"]["mode"] == "ROUNDING_MODE_EXACT":
                    fraction = True
                elif not conditional:
                    fraction = False
            documents.append(document)
        if fraction:
            document = self.adjustment("round", len(documents), period, result_period)
            document["rounding"] = self.money_rounding()
            documents.append(document)
        return documents

    def informal_support(self):
        d = self.draw
        approach = d.pick(["OVERALL", "OVERALL", "BY_DOMAIN", "BY_DOMAIN", "NOT_RECORDED"])
        rule = {"approach": "INFORMAL_SUPPORT_APPROACH_" + approach}
        if approach == "NOT_RECORDED":
            return rule
        rule["shares"] = [{"id": "none", "label": "None", "none": True}, {"id": "some", "label": "Some"},
                          {"id": "most", "label": "Most"}]
        rule["impacts"] = [{"id": "low", "label": "Low"}, {"id": "high", "label": "High"}]
        rule["reductions"] = [{"share": s, "impact": i, "percent": str(d.pick([0, 10, 25, 33, 60, 100]))}
                              for s in ("some", "most") for i in ("low", "high")]
        if d.chance(30):
            rule["refused_assessment_rule"] = "A carer's word is enough."
        return rule

    def make(self):
        d = self.draw
        document = {"id": f"p{self.number}", "version": "1", "title": "A random policy", "authority": "Nowhere",
                    "currency": "GBP", "effective_from": "2026-01-01",
                    "care_groups": [{"id": g, "title": g} for g in GROUPS],
                    "areas": [{"id": a, "title": a} for a in AREAS], "questionnaire": self.questionnaire(),
                    "scoring_view": "SCORING_VIEW_" + d.pick(["PERSON", "WORKER"])}
        document["measures"] = self.measures(document["questionnaire"]["domains"])
        document["informal_support"] = rule = self.informal_support()
        result_period = d.pick(PERIODS)
        document["result_period"] = "PERIOD_" + result_period
        document["tables"], document["components"] = [], []
        greatest = self.greatest(document)
        quantities = [q["id"] for q in self.questions if "quantity" in q]
        count = d.between(1, 3)
        informal_at = d.below(count) if rule["approach"].endswith("OVERALL") else -1
        for index in range(count):
            kind = d.pick(KINDS if quantities else KINDS[:-1])
            period = d.pick([result_period, d.pick(PERIODS)])
            component = {"id": f"c{index}", "title": f"Part {index}"}
            measure = d.pick(self.measure_ids)
            if kind != "price_list":
                component["measure"] = measure
            if kind != "price_list" and d.chance(25):
                choices = []
                for group in GROUPS:
                    name = f"t{index}-{group}"
                    other = d.pick([k for k in KINDS if k != "price_list"])
                    document["tables"].append(self.table(name, other, greatest[measure], period, quantities))
                    choices.append({"care_group": group, "table": name})
                component["table_by_care_group"] = {"choices": choices}
            else:
                document["tables"].append(self.table(f"t{index}", kind, greatest[measure], period, quantities))
                component["table"] = f"t{index}"
            if d.chance(20):
                component["when"] = self.condition(2, self.measure_ids, self.choosable())
            adjustments = self.adjustments(period, result_period, index == informal_at)
            if adjustments:
                component["adjustments"] = adjustments
            if index > 0 and d.chance(10):
                component["for_carer"] = True
            document["components"].append(component)
        if d.chance(35):
            document["total_adjustments"] = self.adjustments(result_period, result_period, False)
        document["stated_periods"] = []
        for period in PERIODS:
            if period != result_period and d.chance(30):
                stated = {"period": "PERIOD_" + period, "rounding": self.money_rounding()}
                if short_period(period) != short_period(result_period):
                    stated["basis"] = "YEAR_BASIS_" + d.pick(BASES)
                document["stated_periods"].append(stated)
        return document

    def greatest(self, document):
        """About the greatest value of every measure, so that tables meet the scores there are."""
        policy = Policy(dict(document, tables=[], components=[]))
        answers = {}
        for _, question in policy.questions:
            answers[question["id"]] = highest_answer(question)
        case = Case(policy, {"care_group": "older", "area": "north", "age_months": 500}, answers)
        result = {}
        try:
            scores = Scores(case, False)
            for name in self.measure_ids:
                result[name] = max(4, min(scores(name).value, 4000))
        except NoFigure:
            result = {name: 100 for name in self.measure_ids}
        return result


def highest_answer(question):
    options = options_of(question)
    if "single_choice" in question or "information" in question:
        return {"option": options[-1]["id"]}
    if "several_choices" in question:
        return {"options": {"ids": [o["id"] for o in options]}}
    if "quantity" in question:
        return {"quantity": question["quantity"]["maximum"]}
    both = question["level_and_frequency"]
    return {"level_and_frequency": {"level": options[-1]["id"], "frequency": both["frequencies"][-1]["id"]}}


class PersonMaker:
    def __init__(self, draw, policy):
        self.draw, self.policy = draw, policy

    def value(self, question):
        d = self.draw
        if "not_applicable" in question and d.chance(25):
            return {"not_applicable": {}}
        options = [o["id"] for o in options_of(question)]
        if "single_choice" in question or "information" in question:
            return {"option": d.pick(options)}
        if "several_choices" in question:
            return {"options": {"ids": [o for o in options if d.chance(45)]}}
        if "quantity" in question:
            rule = question["quantity"]
            step, low = Fraction(rule["step"]), Fraction(rule["minimum"])
            count = (Fraction(rule["maximum"]) - low) // step
            return {"quantity": str_decimal(low + step * d.between(0, int(count)))}
        both = question["level_and_frequency"]
        return {"level_and_frequency": {"level": d.pick(options), "frequency": d.pick(both["frequencies"])["id"]}}

    def make(self, number):
        d, policy = self.draw, self.policy
        person = {"reference": f"case-{number}", "assessed_on": "2026-06-01", "care_group": d.pick(GROUPS),
                  "area": d.pick(AREAS), "age_months": d.between(0, 1100), "answers": []}
        worker_scores = policy.document["scoring_view"] == "SCORING_VIEW_WORKER"
        case = Case.__new__(Case)
        case.policy, case.assessment, case.answers, case.percent_of_domain = policy, person, {}, {}
        case.asked, case.counts, case.points, case.maximum = {}, {}, {}, {}
        for _, question in policy.questions:
            asked = "asked_when" not in question or case.holds(question["asked_when"], None)
            if asked and not ("information" in question and d.chance(30)):
                value, answer = self.value(question), {"question": question["id"]}
                if d.chance(15):
                    answer["worker" if worker_scores else "person"] = value
                    if d.chance(70):
                        answer["person" if worker_scores else "worker"] = self.value(question)
                else:
                    answer["agreed"] = value
                person["answers"].append(answer)
                case.answers[question["id"]] = value
            case.score_question(question)
        if d.chance(95):
            person["eligibility"] = {"eligible": True, "criteria": "Care Act", "decided_on": "2026-05-01", "decided_by": "manager"}
        self.support(person)
        return person

    def entry(self):
        share = self.draw.pick(["none", "some", "most", "most"])
        return {"share": share} if share == "none" else {"share": share, "impact": self.draw.pick(["low", "high"])}

    def support(self, person):
        d, rule = self.draw, self.policy.informal
        domains = [domain["id"] for domain in self.policy.document["questionnaire"]["domains"]]
        if rule["approach"].endswith("OVERALL"):
            person["informal_support"] = {"overall": self.entry()}
        elif rule["approach"].endswith("BY_DOMAIN"):
            person["informal_support"] = {"domains": [{"domain": i, "support": self.entry()} for i in domains]}
        person["carers"] = []
        for number in range(d.pick([0, 1, 1, 1, 2])):
            carer = {"id": f"k{number}"}
            if d.chance(70):
                carer["kind"] = "CARER_KIND_INFORMAL_CARER"
                if d.chance(85):
                    carer["able_and_willing"] = "ABLE_AND_WILLING_" + d.pick(["YES", "YES", "YES", "YES", "NO"])
                if d.chance(90):
                    carer["assessment"] = "CARER_ASSESSMENT_" + d.pick(["DONE", "DONE", "DONE", "REFUSED"])
            else:
                carer["kind"] = "CARER_KIND_OTHER_SUPPORT"
                if d.chance(85):
                    carer["sustainability"] = {"can_last": d.chance(80), "checked_on": "2026-05-01", "checked_by": "worker"}
            if d.chance(30):
                carer["domains"] = [d.pick(domains)]
            person["carers"].append(carer)

    def spoil(self, person):
        """Makes the assessment one that must not get a figure; says how."""
        d = self.draw
        required = [a for a in person["answers"] if "information" not in self.policy.question[a["question"]]]
        kind = d.pick(["unanswered", "unknown_option", "unknown_question", "two_answers", "unknown_care_group", "not_eligible"])
        if kind in ("unanswered", "unknown_option", "two_answers") and not required:
            kind = "unknown_question"
        if kind == "unanswered":
            person["answers"].remove(d.pick(required))
        elif kind == "unknown_option":
            answer = d.pick(required)
            for view in ("agreed", "person", "worker"):
                if view in answer:
                    answer[view] = {"option": "nothing-like-it"}
        elif kind == "unknown_question":
            person["answers"].append({"question": "nobody-asked", "agreed": {"option": "yes"}})
        elif kind == "two_answers":
            person["answers"].append(dict(d.pick(required)))
        elif kind == "unknown_care_group":
            person["care_group"] = "nobody"
        else:
            person["eligibility"] = {"eligible": False, "criteria": "Care Act", "decided_on": "2026-05-01", "decided_by": "m"}
        return kind
