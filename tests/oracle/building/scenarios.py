"""What many ways to build a table would mean (docs/scenarios.md): each built by the oracle, person by person, in fractions."""
import hashlib
import itertools
import json
from fractions import Fraction as F

from build import GREATEST, WHOLE, Builder, NoTable, Undetermined, build, decimal_text, half_up, pence, told
from influence import falls

GRIDS = ("methods", "monotone", "group_rows", "low_need_scores", "budgets", "contingency_percents", "uplift_percents")


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2 ** 64
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % 2 ** 64
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % 2 ** 64
        return mixed ^ mixed >> 31

    def below(self, bound):
        while True:
            product = self.next() * bound
            if product % 2 ** 64 >= 2 ** 64 % bound:
                return product >> 64


def drawn_numbers(count, most, seed):
    """Section 1: which candidates are tried, from 1."""
    if count <= most:
        return list(range(1, count + 1))
    chance, taken = SplitMix64(int.from_bytes(hashlib.sha256(seed.encode()).digest()[:8], "big")), set()
    for j in range(count - most, count):
        number = chance.below(j + 1)
        taken.add(j if number in taken else number)
    return sorted(number + 1 for number in taken)


def drawn_scenarios(draw, request):
    """A request about a build that can be built: without what has no part."""
    base = {name: part for name, part in request.items() if name not in ("propose", "bands")}
    base["steps"] = dict(base.get("steps", {}))
    if draw.random() < 0.5:
        base.pop("cross_validation", None)
    # By which each method leaves out others.
    if draw.random() < 0.2:
        base["outliers"] = {"residuals": {"times": draw.choice(["0.5", "1", "1.5"])}}
    # The threshold is of scores, and so is within what the table has.
    plan = request["plan"]
    last = int(plan.get("to", 100))
    methods = [{"rank_alignment": {}}, {"isotonic": {}}, {"price_per_point": {}}, {"polynomial": {"degree": 1}}, {"polynomial": {"degree": 2}},
               {"percentile_alignment": {}}, request["method"]]
    values = {"methods": methods, "monotone": ["SCENARIO_MONOTONE_" + how for how in ("NONE", "POOL", "RAISE", "LOWER")], "group_rows": [1, 2, 3, 7],
              "low_need_scores": ["0", str(last // 3), str(last), str(min(last + 1, 999_999_999))], "budgets": ["0", "100", "7777.77"],
              "contingency_percents": ["0", "10", "33.333"], "uplift_percents": ["0", "3.1", "-7.25", "100"]}
    grids = {}
    for name in GRIDS:
        if draw.random() < 0.6:
            some = draw.sample(values[name], draw.randint(1, min(3, len(values[name]))))
            grids[name] = [one for i, one in enumerate(some) if one not in some[:i]]
    if any(F(percent) for percent in grids.get("contingency_percents", [])):
        grids["contingency_purposes"] = ["x"]
    asked = {"build": base, "grids": grids, "most_candidates": draw.choice([5, 12]), "seed": draw.choice(["", "spring", "b"])}
    if draw.random() < 0.6:
        first = int(plan.get("from", 0))
        asked["population"] = {"people": [{"id": f"q{i}", "score": str(draw.randint(first, last)), "now": f"{draw.randint(0, 90000)}.5"}
                                          for i in range(draw.randint(1, 20))]}
        for person in asked["population"]["people"]:
            if draw.random() < 0.2:
                del person["now"]
    if draw.random() < 0.5:
        asked["tolerance"] = {"percent": draw.choice(["0", "5", "12.5", "100", "150"]), "amount": draw.choice(["0", "10", "1000.01"])}
    if draw.random() < 0.4:
        asked["wanted_total"] = f"{draw.randint(0, 10 ** 6)}"
    return asked


def chosen(base, settings):
    """The build with the choices of a candidate."""
    steps = dict(base.get("steps", {}))
    for name, step, part in (("group_rows", "group_means", "rows"), ("low_need_scores", "low_need", "score"),
                             ("contingency_percents", "contingency", "percent")):
        if name in settings:
            nothing = F(settings[name]) == (1 if name == "group_rows" else 0)
            old = steps.pop(step, {})
            if not nothing:
                steps[step] = {**old, part: settings[name]}
    if "monotone" in settings:
        steps.pop("monotone", None)
        how = settings["monotone"].removeprefix("SCENARIO_MONOTONE_")
        if how != "NONE":
            steps["monotone"] = "MONOTONE_REPAIR_" + how
    if "budgets" in settings:
        steps.pop("budget", None)
        if F(settings["budgets"]):
            steps["budget"] = settings["budgets"]
    return {**base, "steps": steps, "method": settings.get("methods", base["method"])}


def raised(table, percent, rounding):
    mode, increment = WHOLE[rounding["mode"].removeprefix("ROUNDING_MODE_")], int(rounding.get("increment_pence", 1))
    if not F(percent):
        return table
    after = {score: mode(amount * (1 + F(percent) / 100) / increment) * increment for score, amount in table.items()}
    if max(after.values()) > GREATEST:
        raise NoTable("amount_out_of_range")
    return after


def people_of(asked, builder):
    """(row's score, pence now or None, weight) of those who judge."""
    if "population" in asked:
        first, last = builder.scores[0], builder.scores[-1]
        return [(max(min(half_up(F(p["score"])), last), first), pence(p["now"]) if "now" in p else None, F(1)) for p in asked["population"]["people"]]
    weights = Builder({**asked["build"], "outliers": {}, "method": {"rank_alignment": {}}}).weights
    return [(builder.looked_up[c["id"]], pence(c.get("spent_now", c["cost"])), F(1) if weights is None else weights[c["id"]])
            for c in builder.everyone]


def judged(table, people, tolerance, builder):
    percent, amount = F(tolerance.get("percent", 0)), pence(tolerance.get("amount", "0"))
    sums = dict.fromkeys(("total", "lose", "within", "gain", "lost", "gained", "largest_loss", "without_allocation"), F(0))
    for score, now, weight in people:
        sums["total"] += table[score] * weight
        sums["without_allocation"] += 0 if builder.has_allocation(score) else weight
        if now is None:
            continue
        more = table[score] - now
        if abs(more) <= amount or abs(more) <= now * percent / 100:
            sums["within"] += weight
        elif more < 0:
            sums["lose"] += weight
            sums["lost"] -= more * weight
            sums["largest_loss"] = max(sums["largest_loss"], F(-more))
        else:
            sums["gain"] += weight
            sums["gained"] += more * weight
    return sums


def distance(builder, table, measured):
    people = [c for c in builder.everyone if c["id"] in measured]
    return F(sum(abs(pence(c["cost"]) - table[builder.looked_up[c["id"]]]) for c in people), len(people))


def measured_by(requests):
    """Section 2: the ids of those whom at least one method does not leave out."""
    measured = set()
    for request in requests:
        try:
            measured |= {c["id"] for c in Builder(request).cases}
        except NoTable:
            continue
    return measured


def scenarios(asked):
    """{number: (rows as text, misfit, sums)}, the numbers of candidates without a table, and the frontier. Raises Undetermined."""
    base, grids = asked["build"], asked["grids"]
    lists = [[(name, value) for value in grids[name]] for name in GRIDS if name in grids]
    candidates = list(itertools.product(*lists))
    tables, without = {}, set()
    numbers = drawn_numbers(len(candidates), asked["most_candidates"], asked["seed"])
    measured = measured_by(chosen(base, dict(candidates[number - 1])) for number in numbers)
    for number in numbers:
        settings = dict(candidates[number - 1])
        request = chosen(base, settings)
        try:
            builder = Builder(request)
            table = builder.run()
            if falls(table):
                raise NoTable("table_falls")
            if builder.decided:
                raise Undetermined
            percent = settings.get("uplift_percents", "0")
            misfit = None
            if "cross_validation" in base:
                # Only without an uplift, of which the oracle of builds knows nothing.
                answer = build(request)
                if answer.get("out_of_sample", 0) is None or F(percent):
                    raise Undetermined
                misfit = answer["out_of_sample"]["mean_absolute_error"]
            table = raised(table, percent, request["rounding"])
        except NoTable:
            without.add(number)
            continue
        rows = "".join(f"{score}\t{told(amount) if builder.has_allocation(score) else ''}\n" for score, amount in table.items())
        own = distance(builder, table, measured)
        tables[number] = (rows, misfit if misfit is not None else own, told(own), judged(table, people_of(asked, builder), asked.get("tolerance", {}), builder))
    return tables, without


def frontier_of(asked, tables):
    """Of the first of each table. None where misfits are known to the penny alone."""
    if "cross_validation" in asked["build"]:
        return None
    first = {}
    for number, (rows, misfit, _, sums) in sorted(tables.items()):
        cost = abs(sums["total"] - pence(asked["wanted_total"])) if "wanted_total" in asked else sums["total"]
        first.setdefault(rows, (number, (cost, misfit, sums["lose"])))
    return {number for number, own in first.values()
            if not any(other != own and all(a <= b for a, b in zip(other, own)) for _, other in first.values())}


def compare_scenarios(library, draw, request):
    """(what kind of case this was, what differs or None)."""
    asked = drawn_scenarios(draw, request)
    try:
        tables, without = scenarios(asked)
    except (Undetermined, NoTable):
        return None, None
    status, response = library.ask(library.ras.ras_search_scenarios, asked)
    if not tables:
        codes = {f["code"] for f in response.get("findings", [])}
        return "scenarios: none", None if "scenarios" not in response and codes else f"there is no table: {json.dumps(asked)}"
    if "scenarios" not in response:
        # What is wrong with the build itself is told of all candidates.
        codes = {f["code"] for f in response["findings"]}
        refused = codes & {"weights_not_used", "weight_missing", "method_not_weighed", "stratum_unknown", "sample_above_population", "listed_twice"}
        return "scenarios: build refused", None if refused else f"{codes}: {json.dumps(asked)}"
    kind, different = "scenarios", []
    ours, on = {}, set()
    for scenario in response["scenarios"]:
        change = scenario["change"]
        figures = (scenario["rows_fingerprint"], (scenario.get("out_of_sample") or scenario["fit"])["mean_absolute_error"]["decimal"],
                   scenario["fit"]["mean_absolute_error"]["decimal"], scenario["total"]["decimal"], scenario["more_than_now"]["decimal"],
                   change["lose"], change["within"], change["gain"], change["lost"]["decimal"], change["gained"]["decimal"],
                   change["largest_loss"]["decimal"], scenario["without_allocation"])
        first = int(scenario["settings"]["candidate"])
        if scenario.get("on_frontier"):
            on.add(first)
        for settings in [scenario["settings"], *scenario.get("same_table", [])]:
            ours[int(settings["candidate"])] = figures
    # One table is told once, with the fit of the first candidate: rules that look at residuals may leave out others by another method.
    fits = {}
    for rows, misfit, own, _ in (tables[number] for number in sorted(tables)):
        fits.setdefault(rows, (misfit, own))
    now = pence_now(asked)
    for number in sorted(set(ours) | set(tables)):
        if number not in ours or number not in tables:
            # A curve that cannot be computed exactly is the library's limit alone.
            if "so many digits" not in json.dumps(response.get("without_table", [])):
                different.append(f"{number}: {number in ours} here, {number in tables} there")
            continue
        rows, _, _, sums = tables[number]
        misfit, own = fits[rows]
        theirs = (hashlib.sha256(rows.encode()).hexdigest(), misfit if isinstance(misfit, str) else told(misfit), own, told(sums["total"]),
                  told(sums["total"] - now), *(decimal_text(sums[name]) for name in ("lose", "within", "gain")), told(sums["lost"]),
                  told(sums["gained"]), told(sums["largest_loss"]), decimal_text(sums["without_allocation"]))
        # Not of tables that only their folds tell apart.
        if "cross_validation" in asked["build"]:
            theirs = theirs[:1] + theirs[2:]
            ours[number] = ours[number][:1] + ours[number][2:]
        if ours[number] != theirs:
            different.append(f"{number}: {ours[number]} is not {theirs}")
    expected = frontier_of(asked, tables)
    if expected is not None and set(ours) == set(tables) and on != expected:
        different.append(f"frontier {sorted(on)} is not {sorted(expected)}")
    return kind, "\n".join(different) + "\n" + json.dumps(asked) if different else None


def pence_now(asked):
    if "population" in asked:
        return sum(pence(p["now"]) for p in asked["population"]["people"] if "now" in p)
    return sum((now * weight for _, now, weight in people_of(asked, Builder({**asked["build"], "outliers": {}, "method": {"rank_alignment": {}}}))), F(0))
