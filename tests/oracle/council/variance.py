"""docs/variance.md: costs against allocations. Everything in fractions but what a distribution enters."""
import math
from collections import defaultdict
from fractions import Fraction as F
from hashlib import sha256
from statistics import NormalDist

from exact import WHOLE, decimal_text, money, number
from told import amount, below_one, error, far_apart, fixed, note, pence_text, row_of_totals, warning

NORMAL = NormalDist()
WORD = (1 << 64) - 1
MOST_DRAWS = 10 ** 9
FARTHEST = 1e18
FEW_PEOPLE = 20
DIMENSIONS = {"CARE_GROUP": "care_group", "SERVICE": "service", "BAND": "band", "TABLE": "table", "APPROVAL_TIER": "approval_tier"}


def half_up(value):
    return WHOLE["HALF_UP"](F(value))


def nearest(value):
    """A double to the nearest penny, halves away from zero."""
    return int(math.copysign(math.floor(min(abs(value), FARTHEST) + 0.5), value))


def some(**fields):
    """A message leaves out what is nothing."""
    return {name: value for name, value in fields.items() if value not in (0, "", False, [], None)}


# Section 3.

class SplitMix:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & WORD
        mixed = self.state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & WORD
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & WORD
        return mixed ^ (mixed >> 31)

    def below(self, bound):
        product = self.next() * bound
        while product & WORD < (1 << 64) % bound:
            product = self.next() * bound
        return product >> 64


def beta_tail(x, a, b):
    """The regularised incomplete beta function by its continued fraction."""
    if x <= 0 or x >= 1:
        return float(x >= 1)
    if x > (a + 1) / (a + b + 2):
        return 1 - beta_tail(1 - x, b, a)
    front = math.exp(math.lgamma(a + b) - math.lgamma(a) - math.lgamma(b) + a * math.log(x) + b * math.log1p(-x)) / a
    tiny = 1e-300
    c, d = 1.0, 1 / (1 - (a + b) * x / (a + 1) or tiny)
    value = d
    for m in range(1, 2000):
        for part in (m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)), -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))):
            d = 1 / (1 + part * d or tiny)
            c = 1 + part / c or tiny
            value *= c * d
        if abs(c * d - 1) < 1e-16:
            break
    return front * value


def student_tail(t, freedom):
    """How likely a value of t or above is, t >= 0."""
    return beta_tail(freedom / (freedom + t * t), freedom / 2, 0.5) / 2


def student_quantile(share, freedom):
    low, high = 0.0, 1.0
    while student_tail(high, freedom) > share:
        high *= 2
    for _ in range(200):
        middle = (low + high) / 2
        low, high = (middle, high) if student_tail(middle, freedom) > share else (low, middle)
    return (low + high) / 2


def of_each(confidence, intervals):
    """The confidence of one of so many intervals, which hold together with this one."""
    return 1 - (1 - confidence) / intervals


def fewest_samples(confidence):
    return math.ceil(2 / (1 - confidence))


def by_student(differences, confidence):
    n = len(differences)
    mean = F(sum(differences), n)
    square = sum((d - mean) ** 2 for d in differences) / (n - 1)
    reach = student_quantile(float(1 - confidence) / 2, n - 1) * math.sqrt(square / n)
    return float(mean) - reach, float(mean) + reach


def by_bootstrap(differences, confidence, samples, seed):
    ordered, n, total = sorted(differences), len(differences), sum(differences)
    if samples < fewest_samples(confidence):
        return None
    if ordered[0] == ordered[-1]:
        return float(ordered[0]), float(ordered[0])
    chance = SplitMix(int(sha256(seed.encode()).hexdigest()[:16], 16))
    sums = sorted(sum(ordered[chance.below(n)] for _ in range(n)) for _ in range(samples))
    share = F(2 * sum(s < total for s in sums) + sum(s == total for s in sums), 2 * samples)
    if share in (0, 1):
        return None
    bias = NORMAL.inv_cdf(float(share))
    mean = F(total, n)
    cubes, squares = (float(sum((d - mean) ** power for d in ordered)) for power in (3, 2))
    speed = cubes / (6 * squares ** 1.5)
    ends = []
    for sign in (-1, 1):
        moved = bias + sign * NORMAL.inv_cdf(1 - float(1 - confidence) / 2)
        position = NORMAL.cdf(bias + moved / (1 - speed * moved)) * (samples - 1)
        below = math.floor(position)
        above = min(below + 1, samples - 1)
        ends.append((sums[below] + (position - below) * (sums[above] - sums[below])) / n)
    return tuple(ends)


# Section 4.

def sign_probability(differences):
    above, below = sum(d > 0 for d in differences), sum(d < 0 for d in differences)
    n = above + below
    return min(F(1), 2 * F(sum(math.comb(n, k) for k in range(min(above, below) + 1)), 2 ** n))


def signed_rank_probability(differences):
    """(probability, exact). Ranks are doubled, so that they are whole."""
    ordered = sorted((d for d in differences if d), key=abs)
    n = len(ordered)
    places = defaultdict(list)
    for place, d in enumerate(ordered, 1):
        places[abs(d)].append(place)
    ranks = [F(2 * sum(places[abs(d)]), len(places[abs(d)])) for d in ordered]
    total = sum(rank for rank, d in zip(ranks, ordered) if d > 0)
    if n <= 50:
        ways = {0: 1}
        for rank in ranks:
            more = defaultdict(int, ways)
            for reached, count in ways.items():
                more[reached + rank] += count
            ways = more
        low, high = (sum(c for s, c in ways.items() if test(s)) for test in (lambda s: s <= total, lambda s: s >= total))
        return min(F(1), 2 * F(min(low, high), 2 ** n)), True
    apart = total / 2 - F(n * (n + 1), 4)
    square = F(n * (n + 1) * (2 * n + 1), 24) - F(sum(len(p) ** 3 - len(p) for p in places.values()), 48)
    beyond = max(0.0, float(abs(apart)) - 0.5) / math.sqrt(square)
    return min(1.0, 2 * NORMAL.cdf(-beyond)), False


def four(probability):
    return fixed(F(probability), 4)


# Section 2.

def percentile(ordered, share):
    position = share * (len(ordered) - 1)
    below = math.floor(position)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (position - below) * (ordered[above] - ordered[below])


def within(actual, allocated, tolerance):
    distance = abs(allocated - actual)
    return distance <= tolerance["pence"] or distance <= actual * tolerance["percent"] / 100


def verdict(interval, reach):
    low, high = (int(interval[end]["pence"]) for end in ("lower", "upper"))
    if low >= -reach and high <= reach:
        return "AVERAGES_OUT"
    return "GIVES_MORE" if low > 0 else "GIVES_LESS" if high < 0 else "CANNOT_BE_TOLD"


def interval_of(ends):
    return {"lower": amount(nearest(ends[0])), "upper": amount(nearest(ends[1]))}


def figures(pairs, terms, intervals=1):
    confidence = of_each(terms["confidence"], intervals or 1)
    n = len(pairs)
    differences = [allocated - actual for actual, allocated in pairs]
    actual, allocated = (sum(pair[i] for pair in pairs) for i in (0, 1))
    inside = sum(within(*pair, terms["tolerance"]) for pair in pairs)
    gain = sum(not within(*pair, terms["tolerance"]) and pair[1] > pair[0] for pair in pairs)
    percents = [F(WHOLE["HALF_EVEN"](F((b - a) * 10 ** 8, a)), 10 ** 6) for a, b in pairs if a]
    out = {"people": n, "actual": amount(actual), "allocated": amount(allocated), "difference": amount(allocated - actual),
           "mean_actual": amount(half_up(F(actual, n))), "mean_allocated": amount(half_up(F(allocated, n))),
           "mean_difference": amount(half_up(F(allocated - actual, n))),
           "mean_absolute_difference": amount(half_up(F(sum(map(abs, differences)), n))),
           **some(gain=gain, within=inside, lose=n - gain - inside, without_percent=n - len(percents)),
           "quantiles": [{"percent": p, "difference": amount(half_up(percentile(sorted(differences), F(p, 100))))} for p in (10, 25, 50, 75, 90)]}
    if percents:
        out.update(mean_percent=fixed(sum(percents) / len(percents), 2), mean_absolute_percent=fixed(sum(map(abs, percents)) / len(percents), 2))
    if any(differences):
        probability, exact = signed_rank_probability(differences)
        out.update(sign_probability=four(sign_probability(differences)), signed_rank_probability=four(probability), **some(signed_rank_exact=exact))
    if n == 1:
        return {**out, "verdict": "VARIANCE_VERDICT_CANNOT_BE_TOLD"}
    mean = F(sum(differences), n)
    square = sum((d - mean) ** 2 for d in differences) / (n - 1)
    out["standard_deviation"] = amount((math.isqrt(math.floor(4 * square)) + 1) // 2)
    out["by_student"] = interval_of(by_student(differences, confidence))
    few = n < FEW_PEOPLE
    if terms["bootstrap"] and not few:
        ends = by_bootstrap(differences, confidence, terms["bootstrap"]["samples"], terms["bootstrap"]["seed"])
        if ends:
            out["by_bootstrap"] = interval_of(ends)
    told = verdict(out.get("by_bootstrap", out["by_student"]), terms["margin"] * F(actual, n))
    out["verdict"] = "VARIANCE_VERDICT_" + ("CANNOT_BE_TOLD" if few and len(set(differences)) == 1 else told)
    return out


# Section 5.

def solve(matrix, values):
    """The solution of a symmetric system in fractions, and the last element of the inverse's diagonal; None if there is none."""
    n = len(matrix)
    rows = [list(row) + [value, F(i == n - 1)] for i, (row, value) in enumerate(zip(matrix, values))]
    for i in range(n):
        pivot = next((r for r in range(i, n) if rows[r][i]), None)
        if pivot is None:
            return None
        rows[i], rows[pivot] = rows[pivot], rows[i]
        rows[i] = [x / rows[i][i] for x in rows[i]]
        for r in range(n):
            if r != i and rows[r][i]:
                rows[r] = [x - rows[r][i] * y for x, y in zip(rows[r], rows[i])]
    return [row[n] for row in rows], rows[n - 1][n + 1]


def effect(people, group, powers):
    """(difference, standard error, degrees of freedom) in doubles, from exact normal equations; None if there is none."""
    columns = [[score ** power for score, _, _ in people] for power in range(powers)] + [[F(g == group) for _, _, g in people]]
    values = [F(value) for _, value, _ in people]
    matrix = [[sum(a * b for a, b in zip(x, y)) for y in columns] for x in columns]
    solved = solve(matrix, [sum(a * b for a, b in zip(x, values)) for x in columns])
    if solved is None:
        return None
    weights, inverse = solved
    left = sum((value - sum(w * column[i] for w, column in zip(weights, columns))) ** 2 for i, value in enumerate(values))
    freedom = len(people) - len(columns)
    return float(weights[-1]), math.sqrt(left / freedom * inverse), freedom


def effects(people, groups, confidence):
    powers = min(3, len({score for score, _, _ in people}))
    if len(people) - powers - 1 < 1:
        return {group: {} for group in groups}
    fitted = {group: effect(people, group, powers) for group in groups}
    known = [group for group in groups if fitted[group]]
    raw = {}
    for group in known:
        difference, spread, freedom = fitted[group]
        raw[group] = 2 * student_tail(abs(difference) / spread, freedom) if spread else float(difference == 0)
    corrected = {group: min(1.0, raw[group] * len(known)) for group in known}
    told = {group: {} for group in groups}
    for group in known:
        difference, spread, freedom = fitted[group]
        reach = student_quantile(float(1 - confidence) / 2 / len(known), freedom) * spread
        low, high = nearest(difference - reach), nearest(difference + reach)
        told[group] = {"difference": amount(nearest(difference)), "lower": amount(low), "upper": amount(high), "probability": four(corrected[group]),
                       **some(differs=low > 0 or high < 0)}
    return told


def scored_of(people):
    return [p for p in people if p["care_group"] and p["score"] is not None]


def care_groups(people):
    return sorted({p["care_group"] for p in people}, key=str.encode)


def cost_index(people, group, earlier):
    total = [sum(p["pair"][i] for p in people) for i in (0, 1)]
    actual, allocated = (sum(p["pair"][i] for p in people if p["care_group"] == group) for i in (0, 1))
    index = fixed(F(actual, allocated) / F(*total) * 100, 1) if allocated and total[0] else ""
    before = earlier.get(group)
    return some(cost_index=index, earlier_cost_index=before and decimal_text(F(before)), index_change=fixed(F(index) - F(before), 1) if before and index else "")


def equity(people, terms, earlier, drawn_for):
    people = scored_of(people)
    groups = care_groups(people)
    if len(groups) < 2:
        return None
    cost, allocation = (effects([(p["score"], p["pair"][i], p["care_group"]) for p in people], groups, terms["confidence"]) for i in (0, 1))
    out = []
    for group in groups:
        told = {"care_group": group, "people": sum(p["care_group"] == group for p in people), "cost": cost[group], "allocation": allocation[group]}
        out.append({**told, **cost_index(people, group, earlier), **some(unsupported=group not in drawn_for)})
    return {"people": len(people), "groups": out}


# Sections 1 and 2.

def range_of(score, edges):
    """(place, name) of the range of a score."""
    if score is None:
        return 0, ""
    texts = [decimal_text(edge) for edge in edges]
    place = sum(edge <= score for edge in edges)
    if place == 0:
        return 1, "below " + texts[0]
    return place + 1, texts[-1] + " and above" if place == len(edges) else f"{texts[place - 1]} to below {texts[place]}"


def group_by(people, by, edges):
    """Sets of people in the order of what they have in common: (names, people)."""
    sets = defaultdict(list)
    for person in people:
        key = tuple(range_of(person["score"], edges) if d == "SCORE_RANGE" else (0, person["document"].get(DIMENSIONS[d], "")) for d in by)
        sets[key].append(person)
    return [([name for _, name in key], sets[key]) for key in sorted(sets, key=lambda k: [(place, name.encode() if not place else b"") for place, name in k])]


def intervals_of(sets):
    """How many groups of a grouping have an interval."""
    return sum(len(members) > 1 for _, members in sets)


def groupings_of(people, request):
    groupings = [[d.removeprefix("VARIANCE_DIMENSION_") for d in g["by"]] for g in request.get("groupings", ())]
    if not groupings and any(p["care_group"] for p in people):
        groupings = [["CARE_GROUP"]]
    return groupings


def few_samples(people, request, terms):
    if not terms["bootstrap"]:
        return []
    edges = [F(edge) for edge in request.get("score_ranges", ())]
    groupings = [[([], people)], *(group_by(people, by, edges) for by in groupings_of(people, request))]
    needed = [fewest_samples(of_each(terms["confidence"], intervals_of(sets))) for sets in groupings if any(len(of) >= FEW_PEOPLE for _, of in sets)]
    return [warning("too_few_samples", "bootstrap.samples")] if needed and max(needed) > terms["bootstrap"]["samples"] else []


def view(people, request, terms, basis):
    edges = [F(edge) for edge in request.get("score_ranges", ())]
    groupings = groupings_of(people, request)
    out = {"basis": f"SUPPORT_BASIS_{basis}_INFORMAL_SUPPORT", "everyone": figures([p["pair"] for p in people], terms)}
    for by in groupings:
        groups, sets = [], group_by(people, by, edges)
        for names, members in sets:
            told = {"names": names, **figures([p["pair"] for p in members], terms, intervals_of(sets))}
            if by != ["CARE_GROUP"] or names[0] not in request.get("drawn_for", ()):
                told["unsupported"] = True
            groups.append(told)
        out.setdefault("groupings", []).append({"by": ["VARIANCE_DIMENSION_" + d for d in by], "groups": groups})
    def person_told(p):
        document, (cost, given) = p["document"], p["pair"]
        change = "WITHIN" if within(cost, given, terms["tolerance"]) else "GAINS" if given > cost else "LOSES"
        return {"id": document["id"], "actual": amount(cost), "allocated": amount(given), "difference": amount(given - cost), "change": "VARIANCE_CHANGE_" + change,
                **some(score=p["score"] is not None and decimal_text(p["score"]), percent=cost and fixed(F(100 * (given - cost), cost), 2)),
                **some(**{field: document.get(field, "") for field in ("care_group", *DIMENSIONS.values())})}

    for field, sign in (("most_gained", 1), ("most_lost", -1)):
        changed = sorted((p for p in people if sign * (p["pair"][1] - p["pair"][0]) > 0), key=lambda p: -sign * (p["pair"][1] - p["pair"][0]))
        listed = [person_told(p) for p in changed[:request.get("largest", 0)]]
        if listed:
            out[field] = listed
    if request.get("every_case"):
        out["cases"] = [person_told(p) for p in people]
    fair = equity(people, terms, earlier_of(request, out["basis"]), request.get("drawn_for", ()))
    return {**out, **({"equity": fair} if fair else {})}


def earlier_of(request, basis):
    return {e["care_group"]: e["cost_index"] for e in request.get("earlier", ()) if e["basis"] == basis}


def doubtful_earlier(request, cases, bases):
    earlier, groups = request.get("earlier", ()), {case.get("care_group", "") for case in cases if "score" in case}
    return [*(warning("nobody_of_care_group", f"earlier[{i}].care_group") for i, e in enumerate(earlier) if e["care_group"] not in groups),
            *(warning("earlier_of_another_basis", f"earlier[{i}].basis") for i, e in enumerate(earlier) if e["basis"] not in bases)]


def errors_of(request):
    found, seen = [], set()
    edges = [F(edge) for edge in request.get("score_ranges", ())]
    found += [error("not_ascending", f"score_ranges[{i}]") for i in range(1, len(edges)) if edges[i] <= edges[i - 1]]
    for g, grouping in enumerate(request.get("groupings", ())):
        if len(grouping["by"]) == 2 and len(set(grouping["by"])) == 1:
            found.append(error("listed_twice", f"groupings[{g}].by[1]"))
    if not edges and any("VARIANCE_DIMENSION_SCORE_RANGE" in g["by"] for g in request.get("groupings", ())):
        found.append(error("missing", "score_ranges"))
    for i, name in enumerate(request.get("drawn_for", ())):
        if name in request["drawn_for"][:i]:
            found.append(error("listed_twice", f"drawn_for[{i}]"))
    half = any(before in case for case in request["cases"] for before in ("actual_before_support", "allocated_before_support"))
    for i, case in enumerate(request["cases"]):
        if case["id"] in seen:
            found.append(error("duplicate_id", f"cases[{i}].id"))
        seen.add(case["id"])
        if "allocated" not in case:
            found.append(error("missing", f"cases[{i}].allocated"))
        for before in ("actual_before_support", "allocated_before_support"):
            if half and before not in case:
                found.append(error("missing", f"cases[{i}].{before}"))
    return found


def analyse_variance(request):
    found = errors_of(request)
    if found:
        return {"findings": found}
    terms = {"tolerance": {"pence": money(request.get("tolerance", {}).get("amount", "0")), "percent": number(request.get("tolerance", {}).get("percent"), 0)},
             "confidence": number(request.get("confidence_percent"), 95) / 100, "margin": number(request.get("margin_percent"), 5) / 100,
             "bootstrap": request.get("bootstrap")}
    views = [("AFTER", "actual", "allocated")]
    if "actual_before_support" in request["cases"][0]:
        views.append(("BEFORE", "actual_before_support", "allocated_before_support"))
    ordered = sorted(request["cases"], key=lambda case: case["id"].encode())
    told, lines = [], ""
    for basis, cost, allocation in views:
        people = [{"document": case, "pair": (int(money(case[cost])), int(money(case[allocation]))), "care_group": case.get("care_group", ""),
                   "score": F(case["score"]) if "score" in case else None} for case in ordered]
        told.append(view(people, request, terms, basis))
        if basis == "AFTER":
            lines = "".join(f"{p['document']['id']}\t{pence_text(p['pair'][0])}\t{pence_text(p['pair'][1])}\n" for p in people)
    groups = {case.get("care_group", "") for case in ordered}
    noticed = below_one(warning, request.get("margin_percent"), "margin_percent")
    noticed += below_one(note, request.get("tolerance", {}).get("percent"), "tolerance.percent")
    noticed += [warning("nobody_of_care_group", f"drawn_for[{i}]") for i, name in enumerate(request.get("drawn_for", ())) if name not in groups]
    noticed += doubtful_earlier(request, ordered, [f"SUPPORT_BASIS_{basis}_INFORMAL_SUPPORT" for basis, *_ in views])
    pairs = [(int(money(case["actual"])), int(money(case["allocated"]))) for case in ordered]
    noticed += row_of_totals([cost for cost, _ in pairs], "cases") + far_apart(*map(sum, zip(*pairs)), "cases")
    noticed += few_samples(people, request, terms)
    return {"views": told, "period": request["period"], "confidence_percent": decimal_text(terms["confidence"] * 100),
            "margin_percent": decimal_text(terms["margin"] * 100),
            "tolerance": {"percent": decimal_text(terms["tolerance"]["percent"]), "amount": pence_text(int(terms["tolerance"]["pence"]))},
            **({"bootstrap": terms["bootstrap"]} if terms["bootstrap"] else {}),
            "people_fingerprint": sha256(lines.encode()).hexdigest(), **({"findings": noticed} if noticed else {})}
