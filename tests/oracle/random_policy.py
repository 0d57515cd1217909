"""Random policies that are valid by the rules of proto/ras/v1 and docs/findings.md, and small.

A Policy is drawn part by part in the order in which the parts need each other: who and what is asked, measures, tables that meet the scores
these give, components, the total. Nothing here knows how a figure is computed, except that a few people are scored to place the rows.
"""
from fractions import Fraction

from exact import DAYS_OF_YEAR, NoFigure, decimal_text, number, score_increment, score_rounder
from informal import InformalSupport
from measures import score_all
from oracle import Policy
from questions import Facts, Need, scoring_answers
from random_person import PersonMaker

MODES = ("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")
PERIODS = ("DAY", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR")
WEEKLY = ("DAY", "WEEK", "FOUR_WEEKS")
ROW_KINDS = ("percentage", "points", "groups", "bands", "skeleton")
PLACES = 9  # Section 1.1: so many decimal places a score may have, all weights and reductions multiplied out.


def places_of(text):
    return len(text.partition(".")[2])


def needs_basis(one, other):
    return (one in WEEKLY) != (other in WEEKLY)


class PolicyMaker:
    def __init__(self, draw, number_of_policy):
        self.draw = draw
        self.id = f"policy-{number_of_policy}"
        self.questions = []
        self.measure_ids = []

    def make(self):
        draw = self.draw
        self.document = document = {
            "id": self.id, "version": "1", "title": "A random policy", "authority": "Nowhere", "currency": "GBP",
            "effective_from": "2026-01-01", "scoring_view": "SCORING_VIEW_" + draw.pick(("PERSON", "WORKER")),
            "result_period": "PERIOD_" + draw.pick(PERIODS),
        }
        self.groups = ["older", "learning", "physical"][:draw.pick((1, 2, 3, 3))]
        document["care_groups"] = [{"id": group, "title": group} for group in self.groups]
        if draw.chance(10):
            self.groups.append("left-out")
            document["care_groups"].append({"id": "left-out", "title": "Left out", "excluded_because": "They have a scheme of their own."})
        self.areas = ["north", "south"] if draw.chance(80) else []
        if self.areas:
            document["areas"] = [{"id": area, "title": area} for area in self.areas]
        document["informal_support"] = self.informal_support()
        document["questionnaire"] = self.questionnaire()
        self.draw_measures()
        self.tables_and_components()
        self.known_amounts = []
        if draw.chance(40):
            document["total_adjustments"] = self.adjustments(document["result_period"], False, "total")
        document["stated_periods"] = self.stated_periods()
        return document

    # ---- Small parts ----

    def money_rounding(self, modes=MODES):
        rounding = {"mode": "ROUNDING_MODE_" + self.draw.pick(modes)}
        if rounding["mode"] != "ROUNDING_MODE_EXACT" and self.draw.chance(60):
            rounding["increment_pence"] = self.draw.pick((1, 2, 5, 7, 10, 50, 100, 500))
        return rounding

    def score_rounding(self, exact):
        draw = self.draw
        mode = "EXACT" if exact and draw.chance(13) else draw.pick(MODES)
        rounding = {"mode": "ROUNDING_MODE_" + mode}
        if mode != "EXACT" and draw.chance(60):
            rounding["increment"] = draw.pick(("1", "0.5", "0.1", "2", "0.25", "3"))
        return rounding

    def condition(self, depth, measures, questions):
        draw = self.draw
        kinds = ["care_group", "age"] + ["area"] * bool(self.areas)
        kinds += ["answer", "answer"] * bool(questions) + ["measure", "measure"] * bool(measures)
        if depth > 0:
            kinds += ["all_of", "any_of", "not"]
        kind = draw.pick(kinds)
        if kind == "care_group":
            return {kind: {"any_of": draw.some(self.groups, 50)}}
        if kind == "area":
            return {kind: {"any_of": [draw.pick(self.areas)]}}
        if kind == "age":
            low = draw.between(1, 900)
            return {kind: draw.pick(({"from_months": low}, {"below_months": low},
                                     {"from_months": low // 2, "below_months": low // 2 + 500}))}
        if kind == "answer":
            question = draw.pick(questions)
            return {kind: {"question": question["id"], "any_of": draw.some([o["id"] for o in options_of(question)], 50)}}
        if kind == "measure":
            bound, more = draw.fraction(-3, 60, 1), draw.between(0, 40)
            return {kind: dict({"measure": draw.pick(measures)}, **draw.pick((
                {"at_least": decimal_text(bound)}, {"at_most": decimal_text(bound)},
                {"at_least": decimal_text(bound), "at_most": decimal_text(bound + more)})))}
        if kind == "not":
            return {kind: self.condition(depth - 1, measures, questions)}
        return {kind: {"conditions": [self.condition(depth - 1, measures, questions) for _ in range(draw.between(1, 3))]}}

    def choosable(self):
        return [q for q in self.questions if options_of(q)]

    # ---- Informal support ----

    def informal_support(self):
        draw = self.draw
        approach = draw.pick(("OVERALL", "OVERALL", "BY_DOMAIN", "BY_DOMAIN", "NOT_RECORDED"))
        self.approach = approach
        rule = {"approach": "INFORMAL_SUPPORT_APPROACH_" + approach}
        if approach == "NOT_RECORDED":
            return rule
        rule["shares"] = [{"id": "none", "label": "None", "none": True}, {"id": "some", "label": "Some"}, {"id": "most", "label": "Most"}]
        rule["impacts"] = [{"id": "low", "label": "Low"}, {"id": "high", "label": "High"}]
        rule["reductions"] = [{"share": share, "impact": impact, "percent": draw.pick(("0", "10", "25", "33", "12.5", "60", "100"))}
                              for share in ("some", "most") for impact in ("low", "high")]
        if draw.chance(30):
            rule["refused_assessment_rule"] = "What the carer says themselves is enough."
        return rule

    def places_of_reductions(self):
        """What a reduction adds to the decimal places of points: percent / 100."""
        if self.approach != "BY_DOMAIN":
            return 0
        return 2 + max(places_of(r["percent"]) for r in self.document["informal_support"]["reductions"])

    # ---- Questions ----

    def options(self, prefix, ascending):
        draw = self.draw
        points = [draw.fraction(0, 20, 1) for _ in range(draw.between(2, 4))]
        if draw.chance(40):
            points[0] = Fraction(0)
        if ascending:
            points.sort()
        elif draw.chance(40):
            points[draw.below(len(points))] = points[draw.below(len(points))]  # Ties: section 9.2 says which goes first.
        return [{"id": f"{prefix}{i}", "label": f"Option {i}", "points": decimal_text(p)} for i, p in enumerate(points)]

    def question(self, kind):
        draw, index = self.draw, len(self.questions)
        question = {"id": f"q{index}", "text": "How much support do I need?"}
        if kind == "single":
            question["single_choice"] = {"options": self.options("o", True)}
        elif kind in ("sum", "highest"):
            question["several_choices"] = {"options": self.options("o", False), "combine": "CHOICES_COMBINE_" + kind.upper()}
        elif kind == "level":
            factors = sorted(draw.fraction(0, 4, 1) for _ in range(draw.between(1, 3)))
            question["level_and_frequency"] = {
                "levels": self.options("l", True),
                "frequencies": [{"id": f"f{i}", "label": f"Frequency {i}", "factor": decimal_text(f)} for i, f in enumerate(factors)]}
        elif kind == "quantity":
            least, step = draw.pick((("0", None), ("0", "1"), ("1", "0.5"), ("0", "0.25"), ("2", "2"), ("0.5", "1")))
            question["quantity"] = {"unit": "nights", "minimum": least, "maximum": str(draw.between(3, 9))}
            if step:
                question["quantity"]["step"] = step
            if draw.chance(65):
                question["quantity"]["points_per_unit"] = draw.decimal(0, 5, 1)
        else:
            question["information"] = {"required": True} if draw.chance(40) else {}
            if draw.chance(75):
                question["information"]["options"] = [{"id": "yes", "label": "Yes"}, {"id": "no", "label": "No"}]
        if kind != "information":
            if draw.chance(40):
                question["weight"] = draw.decimal(0, 3, 1)
            if draw.chance(35):
                question["not_applicable"] = "NOT_APPLICABLE_RULE_" + draw.pick(("SCORES_ZERO", "LEAVES_MAXIMUM"))
        if index > 0 and draw.chance(24):
            question["asked_when"] = self.condition(1, [], self.choosable())
        self.questions.append(question)
        return question

    def questionnaire(self):
        draw, domains = self.draw, []
        for index in range(draw.between(1, 3)):
            kinds = [draw.pick(("single", "sum", "highest", "level", "level", "quantity", "quantity", "information"))
                     for _ in range(draw.between(1, 3))]
            if index == 0:
                kinds.insert(draw.below(len(kinds) + 1), draw.pick(("single", "level", "sum")))
            domains.append({"id": f"d{index}", "title": f"Part {index}", "questions": [self.question(kind) for kind in kinds]})
        return {"domains": domains}

    def scored(self):
        return [q for q in self.questions if "information" not in q and ("quantity" not in q or "points_per_unit" in q["quantity"])]

    def places_of_question(self, question):
        places = places_of(question.get("weight", "1")) + self.places_of_reductions()
        if "quantity" in question:
            rule = question["quantity"]
            return (places + places_of(rule.get("points_per_unit", "0")) +
                    max(places_of(rule.get("step", "1")), places_of(rule["minimum"]), places_of(rule["maximum"])))
        places += max(places_of(option.get("points", "0")) for option in options_of(question))
        return places + max((places_of(f["factor"]) for f in question.get("level_and_frequency", {}).get("frequencies", [])), default=0)

    # ---- Measures ----

    def draw_measures(self):
        """Measures under which nearly everybody has a score, with the scores of a few people."""
        for attempt in range(8):
            self.measure_ids, self.places = [], {}
            measures = []
            for index in range(self.draw.between(1, 4)):
                measures.append(self.measure(index, plain=attempt == 7))
            self.document["measures"] = self.draw.shuffled(measures)
            self.samples = {name: [] for name in self.measure_ids}
            self.always_counts = set(self.measure_ids)
            if self.sample_scores() <= 1:
                return

    def sample_scores(self):
        """Scores a dozen people; gives how many have no figure."""
        policy = Policy(self.document)
        people, without = PersonMaker(self.draw, policy), 0
        for index in range(14):
            person = people.make(index)
            facts = Facts(policy, person, scoring_answers(policy, person))
            left = InformalSupport(policy, person).left_by_domain(policy)
            try:
                for score, name in zip(score_all(policy, Need(policy, facts, left)), [m.id for m in policy.measures]):
                    self.samples[name].append(score.value)
                    if not score.counts:
                        self.always_counts.discard(name)
            except NoFigure:
                without += 1
        return without

    def term(self, kinds):
        draw = self.draw
        kind = draw.pick(kinds)
        room = PLACES
        if kind == "question":
            question = draw.pick(self.scored())
            term, places = {kind: question["id"]}, self.places_of_question(question)
        elif kind == "domain":
            domains = [d for d in self.document["questionnaire"]["domains"] if any(q in self.scored() for q in d["questions"])]
            domain = draw.pick(domains)
            term, places = {kind: domain["id"]}, max(self.places_of_question(q) for q in domain["questions"] if q in self.scored())
        elif kind == "measure":
            measure = draw.pick(self.measure_ids)
            term, places = {kind: measure}, self.places[measure]
        else:
            term, places = {kind: draw.decimal(-9, 9, 1)}, 1
        if draw.chance(35):
            term["weight"] = draw.decimal(0, 3, 1 if places < room else 0)
            places += places_of(term["weight"])
        if draw.chance(22):
            term["when"] = self.condition(1, self.measure_ids, self.choosable())
        return term, places

    def measure(self, index, plain):
        draw = self.draw
        kinds = ["question", "question", "domain", "domain"] + ([] if plain else ["constant"] + ["measure"] * 2 * bool(index))
        terms, places = [], 0
        for _ in range(draw.pick((1, 2, 2, 3, 4))):
            term, its_places = self.term(kinds)
            if plain:
                term.pop("when", None)
            terms.append(term)
            places = max(places, its_places)
        measure = {"id": f"m{index}", "title": f"Score {index}", "terms": terms,
                   "combine": "COMBINE_" + draw.pick(("SUM", "SUM", "MAXIMUM", "MINIMUM"))}
        transforms = []
        for _ in range(0 if plain else draw.pick((0, 1, 1, 2, 3))):
            transform, places = self.transform(places)
            if "steps" in transform and transforms and whole_numbers(transforms[-1]) and draw.chance(60):
                print_ends(transform["steps"]["rows"])
            transforms.append(transform)
        if transforms:
            measure["transforms"] = transforms
        self.measure_ids.append(measure["id"])
        self.places[measure["id"]] = places
        return measure

    def transform(self, places):
        """A transform and how many decimal places there are after it."""
        draw = self.draw
        kind = draw.pick(("steps", "percent_of_maximum", "multiply", "add", "clamp", "round"))
        if kind == "steps":
            starts = sorted({draw.between(-3, 40) for _ in range(draw.between(1, 4))})
            values = [draw.fraction(-5, 45, 1) for _ in starts]
            if draw.chance(70):
                values.sort()
            rule = {"rows": [{"from": str(s), "value": decimal_text(v)} for s, v in zip(starts, values)]}
            if draw.chance(80):
                rule["below"] = draw.decimal(-5, draw.pick((5, 5, 60)), 1)  # Now and then above all rows.
            else:
                rule["rows"][0]["from"] = "-1000000"
            return {kind: rule}, 1
        if kind == "percent_of_maximum":
            rule = {"rounding": self.score_rounding(False)} if draw.chance(85) else {}
            return {kind: rule}, places_of(rule.get("rounding", {}).get("increment", "1"))
        if kind == "multiply":
            rule = {"by": draw.decimal(0, 3, 2 if places + 2 <= PLACES else 0)}
            is_divided = draw.chance(50)
            if is_divided:
                rule["divided_by"] = draw.pick(("3", "7", "1.5", "2", "0.9"))
            if is_divided or draw.chance(60) or places + 2 > PLACES:
                rule["rounding"] = self.score_rounding(not is_divided and places + 2 <= PLACES)
                if not rule["rounding"]["mode"].endswith("EXACT"):
                    return {kind: rule}, places_of(rule["rounding"].get("increment", "1"))
            return {kind: rule}, places + places_of(rule["by"])
        if kind == "add":
            return {kind: draw.decimal(-9, 9, 1)}, max(places, 1)
        if kind == "clamp":
            low, high = draw.decimal(-4, 9, 1), draw.decimal(10, 80, 1)
            return {kind: draw.pick(({"minimum": low}, {"maximum": high}, {"minimum": low, "maximum": high}))}, max(places, 1)
        rule = self.score_rounding(True)
        return {kind: rule}, places if rule["mode"].endswith("EXACT") else places_of(rule.get("increment", "1"))

    # ---- Tables ----

    def starts(self, kind, samples, rounding, width, count):
        """First scores of rows, ascending, at least `width` apart: where people score, and elsewhere."""
        draw = self.draw
        rounded, increment = score_rounder(rounding, "a row"), score_increment(rounding)
        spread = sorted({rounded(s) for s in samples}) or [Fraction(0)]
        middle = len(spread) // 2
        where = draw.pick(("among", "around", "around", "above", "above", "below", "below"))
        if where == "around":  # Most scores lie between two rows.
            spread = [spread[0], spread[0] - increment, spread[-1], spread[-1] + 2 * increment]
        elif where == "above":  # Many scores lie below the first row.
            spread = spread[middle:]
        elif where == "below":  # Many scores lie above the last row.
            spread = [score - 2 * increment for score in spread[:middle + 1]]
        candidates = []
        for _ in range(count * 2):
            score = draw.pick(spread)
            if draw.chance(40):
                score += increment * draw.between(-6, 6) if where == "among" else increment * draw.between(0, 3)
            if draw.chance(8):
                score += Fraction(draw.between(1, 9), 10)  # Beside the scores that the rounding gives.
            if kind != "percentage" or 0 <= score <= 100:
                candidates.append(score)
        starts = []
        for score in sorted(candidates):
            if not starts or score >= starts[-1] + width:
                starts.append(score)
        starts = starts[:count] or [draw.fraction(0, 60, 0)]
        if len(starts) == 1 and (kind != "percentage" or starts[0] + width <= 100):
            starts.append(starts[0] + width)
        return starts

    def ends_of_scores(self, kind, measure, rounding):
        """The least and greatest score that a measure's own clamp leaves, where the table may end with them; None: it may not."""
        ends = [None, None]
        last = next(m for m in self.document["measures"] if m["id"] == measure).get("transforms", [{}])[-1]
        for i, end in enumerate(("minimum", "maximum")):
            if end in last.get("clamp", {}) and self.draw.chance(70):
                score = score_rounder(rounding, "a row")(number(last["clamp"][end]))
                if kind != "percentage" or 0 <= score <= 100:
                    ends[i] = score
        return ends

    def row_table(self, kind, measure, rounding):
        """A RowTable, and how its amounts are rounded, or None if they only have to be picked."""
        draw, increment = self.draw, score_increment(rounding)
        is_exact = rounding is not None and rounding["mode"].endswith("EXACT")
        size = draw.between(1, 4) if kind == "groups" else 1
        width = size * increment
        starts = self.starts(kind, self.samples[measure], rounding, width, draw.between(2, 6))
        least, greatest = self.ends_of_scores(kind, measure, rounding)
        if least is not None:
            starts = [least] + [start for start in starts if start >= least + width]
        if greatest is not None:
            starts = [start for start in starts if start <= greatest - width] + [greatest]
        rows = [{"from": decimal_text(start)} for start in starts]
        table = {"rows": rows}
        if kind == "groups":
            table["group_size"] = size
        joined = kind == "bands" and self.band_ends(rows, starts, increment)
        if kind == "bands" and greatest is not None:
            rows[-1]["to"] = rows[-1]["from"]
        without = draw.between(1, len(rows) - 1) if len(rows) > 1 and draw.chance(25) else 0
        self.row_amounts(rows, without)
        # Whether no rounded score can lie between two rows; then no line leads from a row that gives no allocation.
        joined = joined and not is_exact and all((start / increment).denominator == 1 for start in starts)
        line_allowed = not without or joined
        between = draw.pick(("LOWER_ROW", "UPPER_ROW") + ("STRAIGHT_LINE",) * (1 if kind == "bands" else 3) * line_allowed)
        if joined and draw.chance(30):
            between = None  # There is nothing between these rows.
        elif kind == "skeleton" and between == "STRAIGHT_LINE" and draw.chance(60):
            pass  # A straight line is what it means if nothing is said.
        elif between:
            table["between"] = "BETWEEN_RULE_" + between
        # Zero is more than no allocation, so nothing gives zero below a row that gives none.
        below = ("NO_ALLOCATION", "FIRST_ROW") if without else ("NO_ALLOCATION", "ZERO", "ZERO", "FIRST_ROW")
        table["below"] = "BELOW_RULE_" + draw.pick(below)
        if kind == "bands" and draw.chance(15):
            rows[0]["from"] = "-1000000"  # Nothing is below.
            table.pop("below")
        elif least is not None and starts[0] == least:
            table.pop("below")  # Nobody is below, but one point less is.
        above = None
        if greatest is None and (kind != "bands" or "to" in rows[-1]):  # Else nobody is above; but one point more may be.
            own_end = kind != "bands" or len(rows) > 1 and "to" in rows[-2]
            can_continue = len(rows) > 1 and without <= len(rows) - 2 and own_end
            above = draw.pick(("LAST_ROW",) + ("CONTINUE_LINE",) * 4 if can_continue else ("LAST_ROW",))
            table["above"] = "ABOVE_RULE_" + above
        computed = (between == "STRAIGHT_LINE" and (kind == "skeleton" or "between" in table)) or above == "CONTINUE_LINE"
        if draw.chance(14):
            table["hours"] = {"hourly_rate": draw.decimal(1, 30, 2)}
            return table, self.money_rounding()
        rounding = self.money_rounding() if computed else None
        # Whole pence; and whole increments, so that no rounded amount on a line lies beyond the row that it leads to.
        self.round_rows(rows, Fraction(rounding.get("increment_pence", 1) if rounding else 1, 100))
        self.known_amounts += [(Fraction(row["amount"]),) * 2 if "amount" in row else
                               (Fraction(row["range"]["from"]), Fraction(row["range"]["to"])) for row in rows[without:]]
        return table, rounding

    @staticmethod
    def round_rows(rows, unit):
        for row in rows:
            for amounts, keys in ((row, ("amount",)), (row.get("range", {}), ("from", "to"))):
                for key in keys:
                    if key in amounts:
                        amounts[key] = decimal_text(unit * (Fraction(amounts[key]) // unit))

    def band_ends(self, rows, starts, increment):
        """Gives bands their ends. True if every row but the last goes on up to the next one."""
        draw, joined = self.draw, True
        for i, row in enumerate(rows):
            if i + 1 == len(rows):
                if draw.chance(80):
                    row["to"] = decimal_text(starts[i] + increment * draw.between(0, 5))
                continue
            room = (starts[i + 1] - starts[i]) / increment - 1
            if draw.chance(15):
                continue  # Up to but not including the next one.
            if draw.chance(20):
                row["to"] = decimal_text(starts[i] + increment * int(room))
                joined = joined and room.denominator == 1
            else:
                row["to"] = decimal_text(starts[i] + increment * draw.between(0, int(room)))
                joined = joined and Fraction(row["to"]) + increment == starts[i + 1]
        return joined

    def row_amounts(self, rows, without):
        """The first `without` rows give no allocation; neither end of the others falls."""
        draw = self.draw
        low = high = draw.fraction(0, 60, 3)
        for i, row in enumerate(rows):
            if i < without:
                row["no_allocation"] = {}
            elif draw.chance(30):
                low += draw.fraction(0, 60, 3)
                high = max(low, high) + draw.fraction(0, 40, 3)
                row["range"] = {"from": decimal_text(low), "to": decimal_text(high)}
            else:
                low = high = high + (draw.fraction(0, 90, 3) if draw.chance(90) else 0)
                row["amount"] = decimal_text(low)

    def table(self, name, kind, measure, period, basis):
        draw = self.draw
        table = {"id": name, "title": f"Table {name}", "period": period, "basis": basis}
        if kind == "price_list":
            table["rounding"] = self.money_rounding()
            table[kind] = {"items": [self.price_item(i) for i in range(draw.between(1, 3))]}
            return table
        rounding = self.score_rounding(True) if draw.chance(85) else None
        if rounding is not None:
            table["score_rounding"] = rounding
        if kind == "price_per_point":
            table["rounding"] = self.money_rounding()
            rate = draw.decimal(10 ** 7, 10 ** 9, 0) if draw.chance(2) else decimal_text(draw.fraction(0, 60, 0) + draw.fraction(0, 1, 5))
            table[kind] = {"rate": rate}
            if draw.chance(60):
                samples = sorted(self.samples[measure])
                middle = max([Fraction(0)] + samples[:max(1, len(samples) // 2)])
                table[kind]["free_points"] = decimal_text(Fraction(int(middle * 10), 10))
            if draw.chance(60):
                table[kind]["below"] = "BELOW_RULE_" + draw.pick(("ZERO", "NO_ALLOCATION", "NO_ALLOCATION"))
            return table
        table[kind], money_rounding = self.row_table(kind, measure, rounding)
        if money_rounding:
            table["rounding"] = money_rounding
        return table

    def price_item(self, index):
        draw = self.draw
        item = {"id": f"i{index}", "label": f"Item {index}", "rate": draw.decimal(0, 90, 3),
                "quantity": draw.pick([q["id"] for q in self.questions if "quantity" in q])}
        if draw.chance(40):
            item["multiplier"] = draw.pick(self.measure_ids)
        if draw.chance(30):
            item["when"] = self.condition(1, self.measure_ids, self.choosable())
        return item

    # ---- Components ----

    def tables_and_components(self):
        draw, document = self.draw, self.document
        document["tables"], document["components"] = [], []
        count = draw.pick((1, 1, 2, 2, 3, 4))
        reduced = {draw.below(count)} | {i for i in range(count) if draw.chance(50)} if self.approach == "OVERALL" else set()
        for index in range(count):
            document["components"].append(self.component(index, index in reduced))

    def component(self, index, reduced):
        draw = self.draw
        component = {"id": f"c{index}", "title": f"Part {index}"}
        result_period = self.document["result_period"].removeprefix("PERIOD_")
        period = "PERIOD_" + draw.pick((result_period, draw.pick(PERIODS)))
        steady = [m for m in self.measure_ids if m in self.always_counts]
        measure = draw.pick(steady if steady and draw.chance(93) else self.measure_ids)
        kinds = ROW_KINDS + ROW_KINDS + ("bands", "price_per_point", "price_per_point")
        if any("quantity" in q for q in self.questions):
            kinds += ("price_list", "price_list", "price_list")
        basis = "GROSS_OF" if reduced or self.approach == "BY_DOMAIN" else draw.pick(("GROSS_OF", "AFTER"))
        basis = f"TABLE_BASIS_{basis}_INFORMAL_SUPPORT"
        if draw.chance(25):
            drawn = [draw.pick(kinds) for _ in self.groups]
            component["table_by_care_group"] = {"choices": [
                {"care_group": group, "table": f"t{index}-{group}"} for group in self.groups]}
            names = [choice["table"] for choice in component["table_by_care_group"]["choices"]]
        else:
            drawn, names = [draw.pick(kinds)], [f"t{index}"]
            component["table"] = names[0]
        self.known_amounts = []  # That the tables of this component print.
        for name, kind in zip(names, drawn):
            self.document["tables"].append(self.table(name, kind, measure, period, basis))
        if any(kind != "price_list" for kind in drawn):
            component["measure"] = measure
        if draw.chance(25):
            component["when"] = self.condition(2, self.measure_ids, self.choosable())
        adjustments = self.adjustments(period, reduced, f"c{index}")
        if adjustments:
            component["adjustments"] = adjustments
        if index > 0 and draw.chance(12):
            component["for_carer"] = True
        return component

    def adjustments(self, period, reduced, prefix):
        """Adjustments from an amount for `period` to whole pence for the result period."""
        draw, target = self.draw, self.document["result_period"]
        kinds = ["factor", "factor_by_care_group", "add", "minimum", "cap", "round"] + ["factor_by_area"] * 2 * bool(self.areas)
        kinds = [draw.pick(kinds) for _ in range(draw.pick((0, 1, 1, 2, 3)))]
        if draw.chance(16):
            kinds.insert(draw.below(len(kinds) + 1) if draw.chance(25) else 0, "cut_off")
        if reduced:
            kinds.insert(draw.below(len(kinds) + 1), "informal_support")
        if period != target:
            kinds.insert(draw.below(len(kinds) + 1), "convert_period")
        documents, may_be_fraction = [], False
        for index, kind in enumerate(kinds):
            document = self.adjustment(f"{prefix}-{index}", kind, period, target)
            if kind == "convert_period":
                period = target
            elif draw.chance(25):
                document["when"] = self.condition(1, self.measure_ids, self.choosable())
            if kind not in ("add", "minimum", "cap", "cut_off"):
                modes = MODES if kind == "round" else MODES + ("EXACT",) * 3
                document["rounding"] = self.money_rounding(modes)
                if document["rounding"]["mode"] == "ROUNDING_MODE_EXACT":
                    may_be_fraction = True
                elif "when" not in document:
                    may_be_fraction = False
            documents.append(document)
        if may_be_fraction:
            document = self.adjustment(f"{prefix}-{len(documents)}", "round", period, target)
            document["rounding"] = self.money_rounding()
            documents.append(document)
        return documents

    def adjustment(self, name, kind, period, target):
        draw = self.draw
        document = {"id": name, "title": f"Step {name}", "reason": "A reason.", "authority": "A minute.",
                    "purpose": "ADJUSTMENT_PURPOSE_OTHER"}
        if kind == "factor":
            document[kind] = draw.decimal(0, 2, 3)
        elif kind in ("factor_by_care_group", "factor_by_area"):
            names = self.groups if kind == "factor_by_care_group" else self.areas
            document[kind] = {"factors": [{"name": name, "factor": draw.decimal(0, 2, 3)} for name in names]}
        elif kind in ("minimum", "cap", "cut_off") and self.known_amounts and draw.chance(60):
            # At the amount of a row, or within its range: limits are taken at their word.
            low, high = draw.pick([ends for ends in self.known_amounts if ends[0] < ends[1]] or self.known_amounts)
            document[kind] = decimal_text(draw.pick((low, high) + (Fraction(int((low + high) * 50), 100),) * 2))
        elif kind in ("add", "minimum", "cap"):
            document[kind] = draw.decimal(0, draw.pick((20, 200, 2000)), 2)
        elif kind == "cut_off":
            document[kind] = draw.decimal(50, draw.pick((500, 5000)), 2)
        elif kind == "convert_period":
            document[kind] = {"to": target}
            if needs_basis(period.removeprefix("PERIOD_"), target.removeprefix("PERIOD_")):
                document[kind]["basis"] = draw.pick(list(DAYS_OF_YEAR))
        else:
            document[kind] = {}
            if kind == "informal_support":
                document["purpose"] = "ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT"
        return document

    def stated_periods(self):
        draw, stated = self.draw, []
        own = self.document["result_period"].removeprefix("PERIOD_")
        for period in draw.shuffled(PERIODS):
            if period != own and draw.chance(35):
                entry = {"period": "PERIOD_" + period, "rounding": self.money_rounding()}
                if needs_basis(own, period):
                    entry["basis"] = draw.pick(list(DAYS_OF_YEAR))
                stated.append(entry)
        return stated


def options_of(question):
    for kind in ("single_choice", "several_choices", "information"):
        if kind in question:
            return question[kind].get("options", [])
    return question.get("level_and_frequency", {}).get("levels", [])


def whole_numbers(transform):
    """Whether all values after this transform are whole numbers."""
    (kind, rule), = transform.items()
    rounding = rule if kind == "round" else rule.get("rounding", {"mode": ""}) if kind == "percent_of_maximum" else None
    return rounding is not None and not rounding["mode"].endswith("EXACT") and number(rounding.get("increment"), 1).denominator == 1


def print_ends(rows):
    """Prints the last whole number of each row, as a published table would."""
    for row, following in zip(rows, rows[1:]):
        row["to"] = decimal_text(number(following["from"]) - 1)
