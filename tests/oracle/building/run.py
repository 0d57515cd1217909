#!/usr/bin/env python3
"""Random samples, built into allocation tables by the library and by the oracle (build.py), small ones without each of their people
(influence.py), and all that can be built in many ways (scenarios.py); every figure must be the same.

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
from ctypes import POINTER, byref, c_char_p, c_int32, c_size_t, c_void_p

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path.insert(0, str(HERE))

from build import NoTable, Undetermined, build  # noqa: E402
from carried import same  # noqa: E402
from influence import influence  # noqa: E402
from random_build import METHODS, drawn_request  # noqa: E402
from scenarios import compare_scenarios  # noqa: E402

RAS_OK, RAS_NO_ANSWER, RAS_FORMAT_JSON = 0, 304, 2
# The most people of a sample that the oracle builds without each of them.
LEFT_OUT_ONCE = 12
TOO_MANY_DIGITS = "too_many_digits"


class Library:
    def __init__(self, path):
        self.ras = ctypes.CDLL(str(path))
        out = POINTER(c_void_p)
        operation = (c_char_p, c_size_t, c_int32, c_int32, c_void_p, out, out)
        for name, result, arguments in (
                ("ras_build_table", c_int32, operation), ("ras_measure_influence", c_int32, operation),
                ("ras_search_scenarios", c_int32, operation),
                ("ras_buffer_data", c_void_p, (c_void_p,)), ("ras_buffer_size", c_size_t, (c_void_p,)),
                ("ras_buffer_free", None, (c_void_p,)), ("ras_error_free", None, (c_void_p,))):
            function = getattr(self.ras, name)
            function.restype, function.argtypes = result, arguments

    def build(self, request):
        """(status, the response)."""
        return self.ask(self.ras.ras_build_table, request)

    def influence(self, request):
        return self.ask(self.ras.ras_measure_influence, {"build": request})

    def ask(self, operation, request):
        text = json.dumps(request).encode()
        response, error = c_void_p(), c_void_p()
        status = operation(text, len(text), RAS_FORMAT_JSON, RAS_FORMAT_JSON, None, byref(response), byref(error))
        answer = ctypes.string_at(self.ras.ras_buffer_data(response), self.ras.ras_buffer_size(response)) if response else b"{}"
        self.ras.ras_buffer_free(response)
        self.ras.ras_error_free(error)
        return status, json.loads(answer)


def four(part):
    spent, allocated, kept, more = (int(part[name].get("pence", 0)) for name in ("spent", "allocated", "contingency", "committed_less_spent"))
    assert more == allocated + kept - spent, part
    return [int(part.get("people", 0)), spent, allocated, kept]


def reconciled(reconciliation):
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


def rows_of(table):
    return {row["from"]: row.get("amount") for row in (table.get("points") or table["percentage"])["rows"]}


def figures(response):
    """The part of a response that the oracle gives, in its form."""
    provenance, fit = response["provenance"], response["fit"]
    found = {"rows": rows_of(response["table"]),
             "effects": [{"step": e["step"], "rows_changed": int(e.get("rows_changed", 0)),
                          "largest_change": amount(e["largest_change"]), "total": amount(e["total"])}
                         for e in provenance["effects"]],
             "fit": fit_figures(fit), "sample": four(response["sample"]),
             "findings": dict(Counter((f["severity"].removeprefix("SEVERITY_"), f["code"]) for f in response.get("findings", [])))}
    if "out_of_sample" in response:
        others = response["out_of_sample"]
        found["out_of_sample"] = {**fit_figures(others), "naive": error_figures(others["naive"])}
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
    for name in ("kept_back", "outliers_cost"):
        if name in provenance:
            found[name] = amount(provenance[name])
    return found


TOGETHER = ({"score_below_table", "score_above_table", "spent_now_missing", "weights_not_used", "weight_missing", "missing", "method_not_weighed",
             "not_in_percentage_table"},
            {"stratum_unknown", "sample_above_population"}, {"sample_above_population", "amount_out_of_range"})


def refuses_curve(request, response):
    """Section 2: the monotone cubic through scores, or by weights, of so many digits that its fractions fit no integer is refused. Of three
    digits and without weights none is."""
    scores = [c["score"] for c in request["cases"]] + [at["score"] for at in request["method"].get("agreed_scores", {}).get("scores", [])]
    many = max(len(score.replace(".", "")) for score in scores) > 3 or request.get("weighting", "").startswith("WEIGHTING_BY_")
    curve = request["method"].get("join") == "JOIN_RULE_MONOTONE_CUBIC"
    fold = "cross_validation" in request and {"fold_without_table"}
    codes = {f["code"] for f in response.get("findings", []) if f["severity"] == "SEVERITY_ERROR"}
    return curve and many and codes and codes in ({TOO_MANY_DIGITS}, fold)


def compare(library, request):
    """(what kind of case this was, what differs or None)."""
    kind = next(name for name in METHODS if name in request["method"])
    if request.get("weighting", "").startswith("WEIGHTING_BY_"):
        kind += ", weighed " + request["weighting"].removeprefix("WEIGHTING_").lower().replace("_", " ")
    status, response = library.build(request)
    given = rows_of(response["table"]) if "table" in response else None
    if refuses_curve(request, response):
        return "no table: too many digits for the curve", None
    try:
        expected = build(request, given)
    except Undetermined:
        return "billionths of a penny are all there is", None
    except NoTable as no:
        codes = {f["code"] for f in response.get("findings", []) if f["severity"] == "SEVERITY_ERROR"}
        # Of what is wrong with a request the oracle tells one thing, and the library all that it sees at once.
        either = str(no) in codes and any(codes <= together for together in TOGETHER)
        # A table that falls is reconciled all the same.
        both = str(no) == "table_falls" and "table_falls" in codes and codes - {"table_falls"} < {"stratum_unknown", "sample_above_population"}
        if status == RAS_NO_ANSWER and given is None and (codes == {str(no)} or either or both):
            return f"no table: {no}", None
        return kind, f"the oracle: {no}; the library: status {status}, {sorted(codes)}"
    decided = expected.pop("decided")
    if status == RAS_NO_ANSWER and decided and [f["code"] for f in response["findings"]] == ["table_falls"]:
        return "no table: billionths of a penny decide whether it falls", None
    if status != RAS_OK:
        return kind, f"the library: status {status}, {[f['code'] for f in response.get('findings', [])]}"
    found = figures(response)
    if "propose" in request:
        found["proposed"] = proposals(response.get("proposed_scores", []))
    if "out_of_sample" in expected and expected["out_of_sample"] is None:
        kind += ", some fold decided by billionths"
        for part in (found, expected):
            del part["out_of_sample"]
            part["findings"].pop(("WARNING", "no_better_than_flat"), None)
    if decided:
        kind += ", decided by billionths"
    different = [f"{name}: {found.get(name)} is not {expected.get(name)}" for name in sorted(set(found) | set(expected))
                 if name not in found or name not in expected or not same(found[name], expected[name])]
    return kind, "\n".join(different) or None


def compare_influence(library, request):
    """(what kind of case this was, what differs or None): everybody left out once, of a sample that is not too large to be built so often."""
    try:
        expected, total = influence(request)
    except (NoTable, Undetermined):
        return None, None
    kind = "everybody left out once"
    status, response = library.influence(request)
    if TOO_MANY_DIGITS in {f["code"] for f in response.get("findings", [])}:
        return "influence: too many digits for the curve", None
    if status != RAS_OK:
        return kind, f"influence: the library: status {status}, {response.get('findings')}"
    found = {}
    for person in response["people"]:
        told = person.get("change")
        # A curve through so many digits cannot be computed exactly, which is the library's limit alone.
        if "so many digits" in person.get("no_table_because", ""):
            expected.pop(person["id"], None)
            continue
        found[person["id"]] = None if told is None else (
            amount(person["allocated"]), amount(person["allocated_without"]),
            (int(told.get("rows_changed", 0)), amount(told["largest_change"]), told.get("at_score", ""), amount(told["total_change"])))
    different = [] if amount(response["total"]) == total else [f"in all {response['total']} is not {total}"]
    different += [f"without {who}: {found.get(who)} is not {expected.get(who)}" for who in sorted(set(found) | set(expected))
                 if found.get(who) != expected.get(who) or (who in found) != (who in expected)]
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
        if different is None and len(request["cases"]) <= LEFT_OUT_ONCE:
            influenced, different = compare_influence(library, request)
            kinds[influenced] += influenced is not None
        if different is None and "no table" not in kind:
            searched, different = compare_scenarios(library, random.Random(f"scenarios {options.seed} {index}"), request)
            kinds[searched] += searched is not None
        if different is None:
            continue
        failures += 1
        if failures <= 3:
            print(f"---- table {index}\n{json.dumps(request)}\n{different}")
    for kind, count in sorted((kind, count) for kind, count in kinds.items() if kind is not None):
        print(f"{count:>8}  {kind}")
    print(f"{options.tables - failures} passed, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
