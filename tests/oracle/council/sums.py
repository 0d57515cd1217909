"""docs/variance.md section 6: a variance analysis of sums. Written from the people, whatever parts they came in: the parts have no say."""
import math
from collections import Counter
from fractions import Fraction as F
from hashlib import sha256

from told import amount, below_one, far_apart, note, pence_text, row_of_totals, warning
from exact import WHOLE, decimal_text, money, number
from variance import care_groups, cost_index, doubtful_earlier, earlier_of, figures, group_by, intervals_of, scored_of, some, within

DIGITS = 11  # A difference is known by so many binary digits.
NEED_ALL_PEOPLE = ("quantiles", "sign_probability", "signed_rank_probability", "signed_rank_exact")
QUANTILES = (10, 25, 50, 75, 90)
WITHIN = (5, 10, 20, 30)


def class_of(difference):
    more = max(0, abs(difference).bit_length() - DIGITS)
    place = (abs(difference) >> more) + (more << DIGITS - 1)
    return -place if difference < 0 else place


def middle_of(place):
    """The middle of all differences of a class; of an even number of them the lesser of the two in the middle, by distance from nothing."""
    more = max(0, (abs(place) >> DIGITS - 1) - 1)
    lowest = abs(place) - (more << DIGITS - 1) << more
    middle = lowest + ((1 << more) - 1) // 2
    return -middle if place < 0 else middle


def millionths(pair):
    return WHOLE["HALF_EVEN"](F((pair[1] - pair[0]) * 10 ** 8, pair[0]))


def summed(pairs, tolerance):
    """SummedPeople."""
    differences = [allocated - actual for actual, allocated in pairs]
    inside = sum(within(*pair, tolerance) for pair in pairs)
    gain = sum(not within(*pair, tolerance) and pair[1] > pair[0] for pair in pairs)
    percents = [millionths(pair) for pair in pairs if pair[0]]
    classes = sorted(Counter(map(class_of, differences)).items())
    return {"people": len(pairs), **{name: str(sum(values)) for name, values in (
                ("actual", [a for a, _ in pairs]), ("allocated", [b for _, b in pairs]), ("distances", map(abs, differences)),
                ("actual_squares", [a * a for a, _ in pairs]), ("difference_squares", [d * d for d in differences]),
                ("percentages", percents), ("percentage_distances", map(abs, percents)))},
            "within_percents": [sum(100 * abs(b - a) <= share * a for a, b in pairs) for share in WITHIN],
            **some(gain=gain, within=inside, lose=len(pairs) - inside - gain, with_percentage=len(percents)),
            "classes": [some(number=place, people=count) for place, count in classes]}


def told(pairs, terms, intervals=1):
    """VarianceFigures, as far as sums tell them."""
    out = figures(pairs, {**terms, "bootstrap": None}, intervals)
    for name in NEED_ALL_PEOPLE:
        out.pop(name, None)
    ordered = sorted(b - a for a, b in pairs)
    out["quantiles"] = [{"percent": share, "difference": amount(middle_of(class_of(ordered[math.ceil(F(share * len(ordered), 100)) - 1])))}
                        for share in QUANTILES]
    return out


def of_care_group(people, group):
    pairs = [p["pair"] for p in people if p["care_group"] == group]
    return {"care_group": group, "people": len(pairs), "actual": str(sum(a for a, _ in pairs)), "allocated": str(sum(b for _, b in pairs))}


def equity(people, earlier):
    """As far as sums tell it: cost indices and their trend."""
    groups = [{"care_group": group, "people": of_care_group(people, group)["people"], **cost_index(people, group, earlier), "unsupported": True}
              for group in care_groups(people)]
    return {"people": len(people), "groups": groups} if len(groups) > 1 else None


def one_view(people, request, terms, basis, earlier):
    edges = [F(edge) for edge in request.get("score_ranges", ())]
    tolerance = terms["tolerance"]
    pairs = [p["pair"] for p in people]
    sums = {"basis": basis, "everyone": summed(pairs, tolerance)}
    view = {"basis": basis, "everyone": told(pairs, terms)}
    scored = scored_of(people)
    sums.update(some(scored=[of_care_group(scored, group) for group in care_groups(scored)]))
    view.update(some(equity=equity(scored, earlier)))
    for grouping in request.get("groupings", ()):
        by = [d.removeprefix("VARIANCE_DIMENSION_") for d in grouping["by"]]
        sets = [(names, [p["pair"] for p in members]) for names, members in group_by(people, by, edges)]
        sums.setdefault("groupings", []).append({"by": grouping["by"], "groups": [{"names": names, **summed(of, tolerance)} for names, of in sets]})
        view.setdefault("groupings", []).append({"by": grouping["by"], "groups": [
            {"names": names, **told(of, terms, intervals_of(sets)), "unsupported": True} for names, of in sets]})
    return sums, view


def sum_variance(request, cases, of):
    """The answer for all `cases`, wherever they were added up, by the terms of the analysis `of`."""
    tolerance = of.get("tolerance", {})
    terms = {"tolerance": {"pence": money(tolerance.get("amount", "0")), "percent": number(tolerance.get("percent"), 0)},
             "confidence": number(request.get("confidence_percent"), 95) / 100, "margin": number(request.get("margin_percent"), 5) / 100}
    bases = [("AFTER", "actual", "allocated")]
    if "actual_before_support" in cases[0]:
        bases.append(("BEFORE", "actual_before_support", "allocated_before_support"))
    sums, views, prints = [], [], 0
    for basis, cost, allocation in bases:
        people = [{"document": case, "pair": (int(money(case[cost])), int(money(case[allocation]))),
                   "score": F(case["score"]) if "score" in case else None, "care_group": case.get("care_group", "")} for case in cases]
        named = f"SUPPORT_BASIS_{basis}_INFORMAL_SUPPORT"
        of_sums, of_view = one_view(people, of, terms, named, earlier_of(request, named))
        sums.append(of_sums)
        views.append(of_view)
        if basis == "AFTER":
            lines = ("\t".join([p["document"]["id"], *map(pence_text, p["pair"])]) + "\n" for p in people)
            prints = sum(int(sha256(line.encode()).hexdigest(), 16) for line in lines) % 2 ** 256
    noticed = below_one(warning, request.get("margin_percent"), "margin_percent")
    noticed += below_one(note, request.get("people", {}).get("tolerance", {}).get("percent"), "people.tolerance.percent")
    noticed += doubtful_earlier(request, cases, [view["basis"] for view in views])
    pairs = [(int(money(case["actual"])), int(money(case["allocated"]))) for case in cases]
    noticed += far_apart(*map(sum, zip(*pairs)), "people" if "people" in request else "sums")
    noticed += row_of_totals([int(money(case["actual"])) for case in request.get("people", {}).get("cases", ())], "people.cases")
    kept = {"tolerance": {"percent": decimal_text(terms["tolerance"]["percent"]), "amount": pence_text(int(terms["tolerance"]["pence"]))}}
    return {"sums": {"period": of["period"], **kept, **some(score_ranges=of.get("score_ranges")), "views": sums, "people_fingerprint": f"{prints:064x}"},
            "views": views, "confidence_percent": decimal_text(terms["confidence"] * 100), "margin_percent": decimal_text(terms["margin"] * 100),
            **some(findings=noticed)}
