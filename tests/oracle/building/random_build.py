"""Random requests for a table: of everyday amounts and scores; of the greatest that documents take; points and percentages."""
METHODS = ["rank_alignment", "percentile_alignment", "isotonic", "polynomial", "agreed_scores", "price_per_point"]
MODES = ["HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING"]
RULES = [f"TYPE_{n}" for n in range(1, 10)] + ["INCLUSIVE", "EXCLUSIVE"]
MOST_PENCE = 10 ** 13
MOST_POINTS = 999_999_999
MOST_PEOPLE = 2 ** 40


def money(pence):
    return f"{pence // 100}.{pence % 100:02d}"


class Everyday:
    """Scores from 0 on and amounts of some thousand pounds."""
    PLACES = [0, 0, 0, 1, 2, 3, 5]

    def __init__(self, draw):
        self.draw = draw
        self.lowest, self.greatest = 0, draw.choice([2, 10, 20, 40, 40, 100])

    def costs(self):
        """What draws the costs of one sample."""
        draw = self.draw
        return draw.choice([lambda: 0, lambda: 50000, lambda: draw.randint(0, 5), lambda: draw.randint(0, 200000),
                            lambda: int(draw.lognormvariate(10, 1)), lambda: draw.choice([0, 0, 100, 90000])])

    def spent(self):
        return self.draw.randint(0, 2000) * 100 + 50

    def agreed(self):
        return self.draw.randint(0, 90000)

    def budget(self):
        return self.draw.randint(1, 50000) * 100 + self.draw.choice([0, 0, 50, self.draw.randint(0, 99)])

    def bound(self):
        return self.draw.randint(1, 1500) * 100

    def people(self):
        return self.draw.choice([0, 0, 1, 7, 1000, 123457])

    def weights(self):
        draw = self.draw
        return draw.choice([lambda: str(draw.randint(1, 5)), lambda: f"{draw.randint(1, 40)}.{draw.randint(0, 999999):06d}", lambda: "2.5"])

    def score(self, least, most, places):
        whole = self.draw.randint(least * 10 ** places, most * 10 ** places)
        return str(whole // 10 ** places) + (f".{whole % 10 ** places:0{places}d}" if places else "")


class Huge(Everyday):
    """The greatest amounts, scores, weights and populations that documents take, among small ones and none."""
    PLACES = [0, 0, 1, 3, 6, 9, 9]

    def __init__(self, draw):
        super().__init__(draw)
        if draw.random() < 0.25:
            self.lowest, self.greatest = MOST_POINTS - self.greatest, MOST_POINTS
        self.most = draw.choice([MOST_PENCE, MOST_PENCE, 10 ** 10, 10 ** 6])

    def amount(self):
        draw = self.draw
        return draw.choice([0, 1, self.most, self.most - 1, draw.randint(0, 1000), draw.randint(0, self.most), 10 ** draw.randint(0, 13)])

    def costs(self):
        draw = self.draw
        return draw.choice([self.amount, self.amount, lambda: self.most, lambda: draw.randint(0, self.most), lambda: draw.choice([0, 0, 0, self.most]),
                            lambda: draw.choice([0, 1]), lambda: draw.randint(0, 90000), lambda: self.most - draw.randint(0, 3)])

    def spent(self):
        return self.amount()

    def agreed(self):
        return self.amount()

    def budget(self):
        return max(self.amount(), 1)

    def bound(self):
        return self.amount()

    def people(self):
        # Most amounts are so great that more people would cost more than money can be.
        return self.draw.choice([0, 1, 7, 7]) if self.draw.random() < 0.9 else self.draw.choice([10 ** 6, 10 ** 9 + 7, MOST_PEOPLE // 8])

    def weights(self):
        draw = self.draw
        return draw.choice([super().weights(), lambda: "0.000001", lambda: str(draw.choice([1, 999999999, draw.randint(1, 10 ** 9 - 1)])),
                            lambda: f"{draw.randint(1, 20000)}.{draw.randint(0, 999999):06d}"])


def drawn_cases(draw, size):
    places = draw.choice(size.PLACES)
    count = draw.choice([1, 2, 3, 5, 8, 13, 20, 20, 30, 30, 60, 100])
    costs = size.costs()
    most = draw.choice([size.greatest, size.lowest + max(1, (size.greatest - size.lowest) // 4)])
    if size.lowest > 0 and places == 9 and draw.random() < 0.5:
        places = 0
    same = size.score(size.lowest, most, places) if draw.random() < 0.1 else None
    cases = []
    for i in range(count):
        case = {"id": f"p{i}", "score": same or size.score(size.lowest, most, places), "cost": money(costs())}
        if draw.random() < 0.7:
            case["care_group"] = draw.choice(["older", "learning", "physical"])
        if draw.random() < 0.5:
            case["service"] = draw.choice(["home", "day"])
        if i > 0 and draw.random() < 0.1:
            case["excluded_because"] = "left out by the draw"
        cases.append(case)
    spent_now = draw.choice([0] * 10 + [1] * 10 + [0.95])
    for case in cases:
        if draw.random() < spent_now:
            case["spent_now"] = draw.choice([case["cost"], "0", money(size.spent())])
    if spent_now == 1 and draw.random() < 0.3:
        for case in cases:
            case["spent_now"] = case["cost"]
    draw.shuffle(cases)
    return cases


def drawn_method(draw, size):
    name = draw.choice(METHODS)
    method = {name: {}}
    if name == "percentile_alignment" and draw.random() < 0.9:
        method[name]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    elif name == "isotonic" and draw.random() < 0.8:
        method[name]["fit"] = "ISOTONIC_FIT_" + draw.choice(["LEAST_SQUARES", "LEAST_ABSOLUTE"])
    elif name == "polynomial":
        method[name]["degree"] = draw.randint(1, 3)
    elif name == "agreed_scores":
        scores = sorted(draw.sample(range(size.lowest, size.greatest + 1), min(size.greatest - size.lowest + 1, draw.randint(2, 6))))
        decimal = draw.choice(["", "", ".5", ".000000001"]) if isinstance(size, Huge) else ""
        amounts = sorted(size.agreed() for _ in scores)
        method[name]["scores"] = [{"score": f"{s}{decimal if s < size.greatest else ''}", "amount": money(a)} for s, a in zip(scores, amounts)]
    if name in ("rank_alignment", "isotonic", "agreed_scores") and draw.random() < 0.4:
        method["join"] = "JOIN_RULE_" + draw.choice(["STRAIGHT_LINE", "MONOTONE_CUBIC"])
    return method


def drawn_steps(draw, size):
    steps = {}
    if draw.random() < 0.6:
        steps["monotone"] = "MONOTONE_REPAIR_" + draw.choice(["POOL", "RAISE", "LOWER"])
    if draw.random() < 0.3:
        steps["group_means"] = {"rows": draw.randint(2, 7), "from_highest": draw.random() < 0.5, "by_people": draw.random() < 0.5}
    if draw.random() < 0.3:
        half = size.lowest + max(1, (size.greatest - size.lowest) // 2)
        steps["low_need"] = {"score": size.score(size.lowest, half, draw.choice([0] * 9 + [1]))}
    if draw.random() < 0.3:
        steps["budget"] = money(size.budget())
    if draw.random() < 0.5:
        steps["contingency"] = {"percent": draw.choice(["0", "10", "15", "12.5", "33.333", "0.1", "99.999999999"]), "purposes": ["enhancements"]}
    return steps


def drawn_plan(draw, size):
    """Mostly one that has a row for everybody, and says what a percentage table has to."""
    plan = {"id": "t", "title": "T", "period": "PERIOD_WEEK", "kind": "TABLE_KIND_POINTS", "to": str(size.greatest),
            "basis": draw.choice(["TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"] * 3 + ["TABLE_BASIS_AFTER_INFORMAL_SUPPORT"] * 2)}
    if size.lowest > 0:
        plan["from"] = str(size.lowest)
    if size.greatest - size.lowest > 2 and draw.random() < 0.1:
        plan["to"] = str(size.greatest - 1)
    if draw.random() < 0.1:
        plan["from"] = str(size.lowest + 1)
        plan["below"] = "BELOW_RULE_FIRST_ROW"
    if size.greatest <= 100 and draw.random() < 0.4:
        plan["kind"] = "TABLE_KIND_PERCENTAGE"
        if draw.random() < 0.3:
            plan["to"] = "100"
        if int(plan["to"]) == 100 and draw.random() < 0.5:
            del plan["to"]
    percentage = plan["kind"] == "TABLE_KIND_PERCENTAGE"
    needs_above, needs_below = (percentage and int(plan.get("to", 100)) < 100), (percentage and "from" in plan)
    if draw.random() < (0.95 if needs_above else 0.05 if percentage else 0.2):
        plan["above"] = "ABOVE_RULE_" + draw.choice(["LAST_ROW", "CONTINUE_LINE"])
    if "below" in plan and draw.random() < 0.8:
        return plan
    plan.pop("below", None)
    if draw.random() < (0.95 if needs_below else 0.05 if percentage else 0.1):
        plan["below"] = "BELOW_RULE_" + draw.choice(["FIRST_ROW", "FIRST_ROW", "ZERO", "NO_ALLOCATION"])
    return plan


def drawn_request(draw):
    size = draw.choice([Everyday, Huge])(draw)
    request = {"cases": drawn_cases(draw, size), "plan": drawn_plan(draw, size), "method": drawn_method(draw, size),
               "rounding": {"mode": "ROUNDING_MODE_" + draw.choice(MODES)}}
    if draw.random() < 0.6:
        request["rounding"]["increment_pence"] = draw.choice([1, 5, 10, 100, 500])
    if draw.random() < 0.8:
        request["steps"] = drawn_steps(draw, size)
    if draw.random() < 0.4:
        folds = draw.choice([2, 2, 3, 5, 10])
        if draw.random() < 0.95:
            folds = max(2, min(folds, len(request["cases"]) // 2))
        request["cross_validation"] = {"folds": folds, "seed": f"seed {draw.randint(1, 9)}"}
    if draw.random() < 0.3:
        request["outliers"] = drawn_outliers(draw, size)
    if draw.random() < 0.4:
        request["population"] = drawn_population(draw, size, request["cases"])
    if draw.random() < 0.3:
        request["propose"] = {"people": draw.randint(2, 4), "within_points": draw.choice([0, 1, 2, 5, 20]),
                              "within_percent": draw.choice(["0", "0.25", "5", "10", "12.5", "50", "100"])}
    if draw.random() < 0.4:
        weigh(draw, size, request)
    if draw.random() < 0.5:
        request["bands"] = {"count": draw.choice([2, 3, 4, 10, 20])} if draw.random() < 0.5 else \
            {"starts": {"scores": [str(s) for s in sorted(draw.sample(range(size.lowest, size.greatest + 1), draw.randint(1, 3)))]}}
    return request


def weigh(draw, size, request):
    how = draw.choice(["BY_CASE"] * 5 + ["BY_POPULATION"] * 5 + ["EQUAL", "EQUAL", ""])
    if how.startswith("BY_") and draw.random() < 0.9 and "percentile_alignment" in request["method"]:
        request["method"] = {"rank_alignment": {}}
    if how:
        request["weighting"] = "WEIGHTING_" + how
    if how == "BY_POPULATION":
        if draw.random() < 0.95 and "population" not in request:
            request["population"] = drawn_population(draw, size, request["cases"])
        return
    weights = size.weights()
    for case in request["cases"]:
        if draw.random() < 0.8:
            case["weight"] = weights()


def drawn_outliers(draw, size):
    rules = {}
    if draw.random() < 0.5:
        ends = sorted([draw.randint(0, 60), draw.randint(40, 100)])
        if draw.random() < 0.1:
            ends[0] = "0.5"
        rules["percentiles"] = {side: str(end) for side, end in zip(("below", "above"), ends) if draw.random() < 0.7}
        if not rules["percentiles"]:
            del rules["percentiles"]
        elif draw.random() < 0.7:
            rules["percentiles"]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    if draw.random() < 0.3:
        rules["amounts"] = {draw.choice(["above", "above", "below"]): money(size.bound())}
    if not rules or draw.random() < 0.3:
        rules["interquartile"] = {"times": draw.choice(["0", "1", "1.5", "0.333", "3", "1000"])}
        if draw.random() < 0.5:
            rules["interquartile"]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    if draw.random() < 0.2:
        rules["median_deviations"] = draw.choice([{}, {"times": "0"}, {"times": "1.25"}, {"times": "3"}, {"times": "1000"}])
    if draw.random() < 0.2:
        residuals = {side: money(size.bound()) for side in ("below", "above") if draw.random() < 0.4}
        if not residuals or draw.random() < 0.5:
            residuals["times"] = draw.choice(["0.5", "1", "1.5", "3"])
            if draw.random() < 0.3:
                residuals["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
        rules["residuals"] = residuals
    if draw.random() < 0.3:
        rules["at_least"] = draw.randint(1, len(rules))
    return rules


def drawn_population(draw, size, cases):
    """Mostly one that the sample may be from: more people of each of its strata, and some of others."""
    kept = [c for c in cases if not c.get("excluded_because")]
    for c in kept:
        c.setdefault("care_group", "mental")
    names = set()
    for group in sorted({c["care_group"] for c in kept}):
        some = [c for c in kept if c["care_group"] == group]
        if draw.random() < 0.4:
            for c in some:
                c.setdefault("service", "other")
            names |= {(group, c["service"]) for c in some}
        else:
            names.add((group, ""))
    names.add(("nobody", ""))
    strata = []
    for group, service in sorted(names):
        own = sum(c["care_group"] == group and (not service or c["service"] == service) for c in kept)
        stratum = {"care_group": group, "people": own + size.people() - (draw.random() < 0.02)}
        if service:
            stratum["service"] = service
        strata.append(stratum)
    if draw.random() < 0.05:
        del strata[draw.randrange(len(strata))]
    draw.shuffle(strata)
    for stratum in strata:
        stratum["people"] = max(0, stratum["people"])
    population = {"strata": strata}
    if draw.random() < 0.4:
        population["rounding"] = {"mode": "ROUNDING_MODE_" + draw.choice(MODES), "increment_pence": draw.choice([1, 10, 100, 5000])}
    return population
