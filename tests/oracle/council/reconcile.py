"""docs/building-a-table.md section 7: what a table comes to for the population. The table itself is that of building/build.py."""
from fractions import Fraction as F

from told import amount, error, warning  # Comes first: it says where the others are.
from build import Builder, NoTable, half_up, pence
from draw_sample import key
from exact import WHOLE, mode_of

NAMES = ("spent", "allocated", "contingency", "committed_less_spent")


class WithContingency(Builder):
    """Keeps what the rows were before the contingency was taken off."""

    kept_back = None

    def tell(self, step, before, after):
        if step == "contingency":
            self.kept_back = {score: one - other for (score, _, one), (_, _, other) in zip(before, after)}
        return super().tell(step, before, after)


def stratum_of(case, planned):
    """That of a person: the care group alone where the population has it as a whole."""
    group, service = key({"care_group": case.get("care_group", ""), "service": case.get("service", "")})
    return (group, "") if (group, "") in planned else (group, service)


def errors_of_strata(strata, place):
    if not strata:
        yield error("missing", "population.strata")
    for i, stratum in enumerate(strata):
        if key(stratum) in map(key, strata[:i]):
            yield error("duplicate_stratum", place(i))
        elif any(one["care_group"] == stratum["care_group"] and ("service" in one) != ("service" in stratum) for one in strata[:i]):
            yield error("mixed_strata", place(i, "service"))


def errors_of_spent_now(cases, in_sheet):
    """Section 1: everybody who is not left out has it, or nobody."""
    kept = [(i, case) for i, case in enumerate(cases) if "excluded_because" not in case]
    if any("spent_now" in case for _, case in kept):
        for i, case in kept:
            if "spent_now" not in case:
                yield error("spent_now_missing", "sheet.spent_now" if in_sheet else f"cases[{i}].spent_now")


def reckoned(values):
    """A Reconciled of whole pence by name."""
    people, sums = values["people"], dict(values)
    sums["committed_less_spent"] = sums["allocated"] + sums["contingency"] - sums["spent"]
    return {**({"people": str(people)} if people else {}), **{name: amount(sums[name]) for name in NAMES}}, sums


def with_accounts(told, population, accounts):
    if accounts is None:
        return told
    return {**told, "accounts": amount(accounts), "spent_less_accounts": amount(population["spent"] - accounts),
            "committed_less_accounts": amount(population["allocated"] + population["contingency"] - accounts)}


def reconcile(request, lists=None):
    """{"reconciliation": ...} with the findings that belong to it, or {"findings": errors}. `lists`: the strata and cases of sheets."""
    lists, wish = lists or {}, request["population"]
    strata = lists.get("strata", wish.get("strata", []))
    cases = lists.get("cases", request.get("cases"))
    in_sheet = "strata" in lists

    def place(i, field=None):
        inner = "population.sheet" if in_sheet else f"population.strata[{i}]"
        return f"{inner}.{field}" if field else inner

    rounding = wish.get("rounding", {"mode": "ROUNDING_MODE_HALF_UP"})
    errors = [*errors_of_strata(strata, place), *errors_of_spent_now(cases, "cases" in lists)]
    if mode_of(rounding) == "EXACT":
        errors.append(error("exact_not_allowed", "population.rounding.mode"))
    if errors:
        return {"findings": errors}
    builder = WithContingency({**request, "cases": cases})
    planned = {key(stratum): i for i, stratum in enumerate(strata)}
    own = {stratum: [] for stratum in planned}
    at = {case["id"]: score for case, score in zip(builder.cases, builder.at)}
    for i, case in enumerate(cases):
        if case["id"] not in at:
            continue
        stratum = stratum_of(case, planned)
        if stratum in own:
            own[stratum].append(case)
        else:
            field = "service" if any(group == stratum[0] for group, _ in planned) else "care_group"
            errors.append(error("stratum_unknown", f"sheet.{field}" if "cases" in lists else f"cases[{i}].{field}"))
    for stratum, i in planned.items():
        if len(own[stratum]) > int(strata[i].get("people", 0)):
            errors.append(error("sample_above_population", place(i, "people")))
    if errors:
        return {"findings": errors}
    table = builder.run()
    whole, increment = WHOLE[mode_of(rounding)], int(rounding.get("increment_pence", 1))
    told, findings, without, sums, accounts_known, all_accounts = [], [], 0, {}, True, 0
    for stratum in sorted(planned):
        document, people = strata[planned[stratum]], own[stratum]
        accounts = pence(document["spent"]) if "spent" in document else None
        kept_back = sum((builder.kept_back[at[case["id"]]] for case in people), F(0)) if builder.kept_back else F(0)
        exact = {"spent": F(sum(pence(case.get("spent_now", case["cost"])) for case in people)), "allocated": F(sum(table[at[case["id"]]] for case in people)),
                 "contingency": kept_back}
        sample, sums_of_sample = reckoned({**exact, "people": len(people), "contingency": half_up(kept_back)})
        one = {"care_group": stratum[0], **({"service": stratum[1]} if stratum[1] else {}), "sample": sample}
        number = int(document.get("people", 0))
        if not people:
            without += number
            if number:
                findings.append(warning("stratum_without_sample", place(planned[stratum])))
            told.append({**one, **({"accounts": amount(accounts)} if accounts is not None else {})})
            continue
        grossed = {name: whole(value * F(number, len(people)) / increment) * increment for name, value in exact.items()}
        population, sums_of_population = reckoned({**grossed, "people": number})
        told.append(with_accounts({**one, "population": population}, sums_of_population, accounts))
        accounts_known &= accounts is not None
        all_accounts += accounts or 0
        for side, values in (("sample", sums_of_sample), ("population", sums_of_population)):
            for name in ("people", "spent", "allocated", "contingency"):
                sums[side, name] = sums.get((side, name), 0) + values[name]
    both = {side: reckoned({name: sums[side, name] for name in ("people", "spent", "allocated", "contingency")}) for side in ("sample", "population")}
    total = {side: one for side, (one, _) in both.items()}
    total = with_accounts(total, both["population"][1], all_accounts if accounts_known else None)
    return {"reconciliation": {"strata": told, "total": total, "rounding": rounding,
                               **({"people_without_sample": str(without)} if without else {})}, "findings": findings}


__all__ = ["reconcile", "NoTable"]
