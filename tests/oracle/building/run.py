#!/usr/bin/env python3
"""Random samples, built into allocation tables by the library and by the oracle (build.py); every figure must be the same.

    python3 tests/oracle/building/run.py                  # 4,000 tables against build/lib/libras.so
    python3 tests/oracle/building/run.py --tables 200     # a quick look
    python3 tests/oracle/building/run.py --seed 7         # other samples

Closes with "N passed, N failed".
"""
import argparse
import ctypes
import json
import pathlib
import random
import sys
from collections import Counter
from fractions import Fraction
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE))

from build import NoTable, build  # noqa: E402

RAS_OK, RAS_NO_ANSWER, RAS_FORMAT_JSON = 0, 304, 2
TOO_MANY_DIGITS = "too_many_digits"
MODES = ["HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING"]
RULES = [f"TYPE_{n}" for n in range(1, 10)] + ["INCLUSIVE", "EXCLUSIVE"]
METHODS = ["rank_alignment", "percentile_alignment", "isotonic", "polynomial", "agreed_scores", "price_per_point"]


class Library:
    def __init__(self, path):
        self.ras = ctypes.CDLL(str(path))
        out = POINTER(c_void_p)
        for name, result, arguments in (
                ("ras_build_table", c_int32, (c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out)),
                ("ras_buffer_data", c_void_p, (c_void_p,)), ("ras_buffer_size", c_size_t, (c_void_p,)),
                ("ras_buffer_free", None, (c_void_p,)), ("ras_error_free", None, (c_void_p,))):
            function = getattr(self.ras, name)
            function.restype, function.argtypes = result, arguments

    def build(self, request):
        """(status, the response)."""
        text = json.dumps(request).encode()
        response, error = c_void_p(), c_void_p()
        status = self.ras.ras_build_table(text, len(text), RAS_FORMAT_JSON, RAS_FORMAT_JSON, None, byref(response), byref(error))
        answer = ctypes.string_at(self.ras.ras_buffer_data(response), self.ras.ras_buffer_size(response)) if response else b"{}"
        self.ras.ras_buffer_free(response)
        self.ras.ras_error_free(error)
        return status, json.loads(answer)


def drawn_score(draw, greatest, places):
    score = draw.randint(0, greatest * 10 ** places)
    return str(score // 10 ** places) + (f".{score % 10 ** places:0{places}d}" if places else "")


def drawn_cases(draw, greatest):
    places = draw.choice([0, 0, 0, 1, 2, 3, 5])
    count = draw.choice([1, 2, 3, 5, 8, 13, 20, 30, 60])
    costs = draw.choice([lambda: 0, lambda: 50000, lambda: draw.randint(0, 5), lambda: draw.randint(0, 200000),
                         lambda: int(draw.lognormvariate(10, 1)), lambda: draw.choice([0, 0, 100, 90000])])
    scores = draw.choice([greatest, max(1, greatest // 4)])
    same = drawn_score(draw, scores, places) if draw.random() < 0.1 else None
    cases = []
    for i in range(count):
        cost = costs()
        case = {"id": f"p{i}", "score": same or drawn_score(draw, scores, places), "cost": f"{cost // 100}.{cost % 100:02d}"}
        if draw.random() < 0.7:
            case["care_group"] = draw.choice(["older", "learning", "physical"])
        if draw.random() < 0.5:
            case["service"] = draw.choice(["home", "day"])
        if i > 0 and draw.random() < 0.1:
            case["excluded_because"] = "left out by the draw"
        cases.append(case)
    spent_now = draw.choice([0, 0, 0, 0, 0, 1, 1, 1, 1, 0.9])
    for case in cases:
        if draw.random() < spent_now:
            case["spent_now"] = draw.choice([case["cost"], "0", f"{draw.randint(0, 2000)}.50"])
    draw.shuffle(cases)
    return cases


def drawn_method(draw, greatest):
    name = draw.choice(METHODS)
    method = {name: {}}
    if name == "percentile_alignment" and draw.random() < 0.9:
        method[name]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    elif name == "isotonic" and draw.random() < 0.8:
        method[name]["fit"] = "ISOTONIC_FIT_" + draw.choice(["LEAST_SQUARES", "LEAST_ABSOLUTE"])
    elif name == "polynomial":
        method[name]["degree"] = draw.randint(1, 3)
    elif name == "agreed_scores":
        scores = sorted(draw.sample(range(greatest + 1), min(greatest + 1, draw.randint(2, 6))))
        amounts = sorted(draw.randint(0, 90000) for _ in scores)
        method[name]["scores"] = [{"score": str(s), "amount": f"{a // 100}.{a % 100:02d}"} for s, a in zip(scores, amounts)]
    if name in ("rank_alignment", "isotonic", "agreed_scores") and draw.random() < 0.4:
        method["join"] = "JOIN_RULE_" + draw.choice(["STRAIGHT_LINE", "MONOTONE_CUBIC"])
    return method


def drawn_steps(draw, greatest):
    steps = {}
    if draw.random() < 0.6:
        steps["monotone"] = "MONOTONE_REPAIR_" + draw.choice(["POOL", "RAISE", "LOWER"])
    if draw.random() < 0.3:
        steps["group_means"] = {"rows": draw.randint(2, 7), "from_highest": draw.random() < 0.5, "by_people": draw.random() < 0.5}
    if draw.random() < 0.3:
        steps["low_need"] = {"score": drawn_score(draw, max(1, greatest // 2), draw.choice([0, 0, 0, 0, 1]))}
    if draw.random() < 0.3:
        steps["budget"] = f"{draw.randint(1, 50000)}.{draw.choice([0, 0, 50, draw.randint(0, 99)]):02d}"
    if draw.random() < 0.5:
        steps["contingency"] = {"percent": draw.choice(["0", "10", "15", "12.5", "33.333"]), "purposes": ["enhancements"]}
    return steps


def drawn_request(draw):
    greatest = draw.choice([2, 10, 20, 40, 40, 100])
    request = {"cases": drawn_cases(draw, greatest),
               "plan": {"id": "t", "title": "T", "period": "PERIOD_WEEK", "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT",
                        "kind": "TABLE_KIND_POINTS", "to": str(greatest)},
               "method": drawn_method(draw, greatest),
               "rounding": {"mode": "ROUNDING_MODE_" + draw.choice(MODES)}}
    if greatest > 2 and draw.random() < 0.1:
        request["plan"]["to"] = str(greatest - 1)
    if draw.random() < 0.1:
        request["plan"]["from"] = "1"
    if draw.random() < 0.2:
        request["plan"]["above"] = "ABOVE_RULE_" + draw.choice(["LAST_ROW", "CONTINUE_LINE"])
    if draw.random() < 0.6:
        request["rounding"]["increment_pence"] = draw.choice([1, 5, 10, 100, 500])
    if draw.random() < 0.8:
        request["steps"] = drawn_steps(draw, greatest)
    if draw.random() < 0.4:
        request["cross_validation"] = {"folds": draw.choice([2, 2, 3, 5, 10]), "seed": f"seed {draw.randint(1, 9)}"}
    if draw.random() < 0.3:
        request["outliers"] = drawn_outliers(draw)
    if draw.random() < 0.4:
        request["population"] = drawn_population(draw, request["cases"])
    if draw.random() < 0.3:
        request["propose"] = {"people": draw.randint(2, 4), "within_points": draw.choice([0, 1, 2, 5, 20]),
                              "within_percent": draw.choice(["0", "5", "10", "12.5", "50", "100"])}
    if draw.random() < 0.4:
        weigh(draw, request)
    if draw.random() < 0.1:
        request["plan"]["below"] = "BELOW_RULE_" + draw.choice(["FIRST_ROW", "ZERO"])
    if draw.random() < 0.5:
        request["bands"] = {"count": draw.choice([2, 3, 4, 10, 20])} if draw.random() < 0.5 else \
            {"starts": {"scores": [str(s) for s in sorted(draw.sample(range(greatest + 5), draw.randint(1, 3)))]}}
    if draw.random() < 0.4:
        request["plan"]["basis"] = "TABLE_BASIS_AFTER_INFORMAL_SUPPORT"
    return request


def weigh(draw, request):
    how = draw.choice(["BY_CASE", "BY_CASE", "BY_POPULATION", "BY_POPULATION", "EQUAL", ""])
    if how:
        request["weighting"] = "WEIGHTING_" + how
    if how == "BY_POPULATION":
        if draw.random() < 0.95 and "population" not in request:
            request["population"] = drawn_population(draw, request["cases"])
        return
    weights = draw.choice([lambda: str(draw.randint(1, 5)), lambda: f"{draw.randint(1, 40)}.{draw.randint(0, 999999):06d}", lambda: "2.5"])
    for case in request["cases"]:
        if draw.random() < 0.8:
            case["weight"] = weights()


def drawn_outliers(draw):
    rules = {}
    if draw.random() < 0.5:
        ends = sorted([draw.randint(0, 60), draw.randint(40, 100)])
        rules["percentiles"] = {side: str(end) for side, end in zip(("below", "above"), ends) if draw.random() < 0.7}
        if not rules["percentiles"]:
            del rules["percentiles"]
        elif draw.random() < 0.7:
            rules["percentiles"]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    if draw.random() < 0.3:
        rules["amounts"] = {"above": f"{draw.randint(1, 1500)}.00"}
    if not rules or draw.random() < 0.3:
        rules["interquartile"] = {"times": draw.choice(["0", "1", "1.5", "0.333", "3"])}
        if draw.random() < 0.5:
            rules["interquartile"]["percentile_rule"] = "PERCENTILE_RULE_" + draw.choice(RULES)
    return rules


def drawn_population(draw, cases):
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
        stratum = {"care_group": group, "people": own + draw.choice([0, 0, 1, 7, 1000, 123457]) - (draw.random() < 0.02)}
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


def reconciled(reconciliation):
    def four(part):
        spent, allocated, kept, more = (int(part[name].get("pence", 0)) for name in ("spent", "allocated", "contingency", "committed_less_spent"))
        assert more == allocated + kept - spent, part
        return [int(part.get("people", 0)), spent, allocated, kept]
    return {"strata": {(s.get("care_group", ""), s.get("service", "")): [four(s["sample"]), four(s["population"]) if "population" in s else None]
                       for s in reconciliation["strata"]},
            "total": [four(reconciliation["total"]["sample"]), four(reconciliation["total"]["population"])],
            "without": int(reconciliation.get("people_without_sample", 0))}


def proposals(scores):
    return [(int(s["from"]), int(s["to"]), int(s["score"]), int(s["people"]), amount(s["amount"]), amount(s["least"]), amount(s["greatest"]))
            for s in scores]


def amount(message):
    return message["decimal"]


def bias(part):
    name = {"care_group": part.get("care_group", "")} if "lowest_score" not in part else \
        {"lowest_score": part["lowest_score"], "highest_score": part["highest_score"]}
    return {**name, "people": int(part["people"]), "actual": amount(part["actual"]), "allocated": amount(part["allocated"]),
            "mean_difference": amount(part["mean_difference"])}


def error_figures(fit):
    return {"r_squared": fit.get("r_squared"), "mean_absolute_error": amount(fit["mean_absolute_error"]),
            "median_absolute_error": amount(fit["median_absolute_error"]),
            "within": [int(w.get("people", 0)) for w in fit["within"]],
            "groups": [bias(part) for part in fit.get("groups", [])], "bands": [bias(part) for part in fit["bands"]]}


def fit_figures(fit):
    return {"people": int(fit["people"]), "actual": amount(fit["actual"]), "allocated": amount(fit["allocated"]), **error_figures(fit)}


def figures(response):
    """The part of a response that the oracle gives, in its form."""
    provenance, fit = response["provenance"], response["fit"]
    found = {"rows": {row["from"]: row.get("amount") for row in response["table"]["points"]["rows"]},
             "effects": [{"step": e["step"], "rows_changed": int(e.get("rows_changed", 0)),
                          "largest_change": amount(e["largest_change"]), "total": amount(e["total"])}
                         for e in provenance["effects"]],
             "fit": fit_figures(fit),
             "basis": next(((f["code"], f["path"]) for f in response.get("findings", []) if f["code"] in ("cost_above_spent", "costs_as_spent")), None)}
    if "out_of_sample" in response:
        others = response["out_of_sample"]
        found["out_of_sample"] = {**fit_figures(others), "naive": error_figures(others["naive"]),
                                  "flat": any(f["code"] == "no_better_than_flat" for f in response.get("findings", []))}
    if "reconciliation" in response:
        found["reconciliation"] = reconciled(response["reconciliation"])
    if "spent_now" in provenance:
        found["spent_now"] = amount(provenance["spent_now"])
    if "outliers" in provenance:
        found["bounds"] = [(b["by"].removeprefix("OUTLIER_RULE_"), b["bound"], int(b.get("people", 0))) for b in provenance["outlier_bounds"]]
        found["outliers"] = {c["id"]: [by.removeprefix("OUTLIER_RULE_") for by in c["by"]]
                             for c in provenance.get("excluded", []) if "by" in c}
    for name in ("coefficients", "price_of_point", "budget_factor", "stands_for"):
        if name in provenance:
            found[name] = provenance[name]
    if "kept_back" in provenance:
        found["kept_back"] = amount(provenance["kept_back"])
    return found


def near(found, expected):
    """A total of more than 128 bits is carried in billionths of a penny (docs/building-a-table.md section 3). Then the last decimals of
    the budget's factor differ, and a total that is half a penny to a millionth is told either way. The rows do not differ."""
    for effect, wanted, exact in zip(found["effects"], expected["effects"], expected.pop("totals")):
        if abs(exact % 1 - Fraction(1, 2)) < Fraction(1, 10 ** 6) and abs(Fraction(effect["total"]) - Fraction(wanted["total"])) == Fraction(1, 100):
            effect["total"] = wanted["total"]
    if "budget_factor" not in found or "budget_factor" not in expected:
        return
    difference = Fraction(found["budget_factor"]) - Fraction(expected["budget_factor"])
    if abs(difference) <= Fraction(expected["budget_factor"]) / 10 ** 9:
        found["budget_factor"] = expected["budget_factor"]


TOGETHER = ({"score_below_table", "score_above_table", "spent_now_missing", "weights_not_used", "weight_missing", "missing", "method_not_weighed"},
            {"stratum_unknown", "sample_above_population"})


def compare(library, request):
    """(what kind of case this was, what differs or None)."""
    kind = next(name for name in METHODS if name in request["method"])
    if request.get("weighting", "").startswith("WEIGHTING_BY_"):
        kind += ", weighed " + request["weighting"].removeprefix("WEIGHTING_").lower().replace("_", " ")
    status, response = library.build(request)
    try:
        expected = build(request)
    except NoTable as no:
        codes = {f["code"] for f in response.get("findings", []) if f["severity"] == "SEVERITY_ERROR"}
        # Of what is wrong with a request the oracle tells one thing, and the library all that it sees at once.
        either = str(no) in codes and any(codes <= together for together in TOGETHER)
        # A table that falls is reconciled all the same.
        both = str(no) == "table_falls" and "table_falls" in codes and codes - {"table_falls"} < {"stratum_unknown", "sample_above_population"}
        if status == RAS_NO_ANSWER and "table" not in response and (codes == {str(no)} or either or both):
            return f"no table: {no}", None
        return kind, f"the oracle: {no}; the library: status {status}, {sorted(codes)}"
    curve = request["method"].get("join") == "JOIN_RULE_MONOTONE_CUBIC"
    if curve and status == RAS_NO_ANSWER and response["findings"][0]["code"] in (TOO_MANY_DIGITS, "fold_without_table"):
        return "no table: too many digits for the curve", None
    if status != RAS_OK:
        return kind, f"the library: status {status}, {[f['code'] for f in response.get('findings', [])]}"
    found = figures(response)
    if "propose" in request:
        found["proposed"] = proposals(response.get("proposed_scores", []))
    near(found, expected)
    different = [f"{name}: {found.get(name)} is not {expected.get(name)}" for name in sorted(set(found) | set(expected))
                 if found.get(name) != expected.get(name)]
    return kind, "\n".join(different) or None


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tables", type=int, default=4000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--library", dest="libras", default=str(ROOT / "build" / "lib" / "libras.so"))
    options = parser.parse_args()
    library, kinds, failures = Library(options.libras), Counter(), 0
    for index in range(options.tables):
        request = drawn_request(random.Random(f"{options.seed} {index}"))
        kind, different = compare(library, request)
        kinds[kind] += 1
        if different is None:
            continue
        failures += 1
        if failures <= 3:
            print(f"---- table {index}\n{json.dumps(request)}\n{different}")
    for kind, count in sorted(kinds.items()):
        print(f"{count:>8}  {kind}")
    print(f"{options.tables - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
