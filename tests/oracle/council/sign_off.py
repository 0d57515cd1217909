"""docs/sign-off.md: the report by which members agree a table. What was built, checked and collated is the library's own (other oracles hold
it to its pages); what the report makes of it is worked out here. Texts are not compared: of figures the values are, in their order."""
import calendar
import hashlib
from collections import Counter
from fractions import Fraction as F
from math import ceil, floor, isqrt

from canonical import canonical, fingerprint, two_decimals
from exact import money
from market import test_market
from tables import ScoredTable
from told import error, note, pence_text, warning

QUESTIONS = ("amounts_are_enough", "choice_and_control", "works_in_process")
REMEDIES = ("exclusions", "scores", "weights")
COMPARED = ("care_group", "score", "cost", "excluded_because", "service", "spent_now")
MONEY = ("cost", "spent_now")
RECORDS = (("build", "built", "build_differs"), ("sample_draw.draw", "sample_draw.drawn", "sample_draw_differs"), ("sample_check.check", "sample_check.checked", "sample_check_differs"),
           ("collation.collate", "collation.collated", "collation_differs"))
YEARS = {"YEAR_BASIS_52_WEEKS": ("52 weeks", F(52)), "YEAR_BASIS_365_DAYS": ("365 days", F(365, 7)),
         "YEAR_BASIS_365_25_DAYS": ("365.25 days", F(1461, 28)), "YEAR_BASIS_366_DAYS": ("366 days", F(366, 7))}
VERDICTS = {"DOES_NOT_REPRESENT": "sample_does_not_represent", "CANNOT_BE_TOLD": "sample_cannot_be_told"}


def months_later(day, months):
    """The same day of another month, or its last one."""
    year, month, number = map(int, day.split("-"))
    count = year * 12 + month - 1 + months
    year, month = count // 12, count % 12 + 1
    return f"{year:04d}-{month:02d}-{min(number, calendar.monthrange(year, month)[1]):02d}"


def half_up(value):
    """Of what is not below zero."""
    return floor(F(value) + F(1, 2))


def out_of(some, everybody):
    return f"{some} of {everybody}"


def build_fingerprint(schema, build):
    """docs/building-a-table.md section 1: with lists in the place of sheets, and in order."""
    cases = b""
    for case in sorted(build["cases"], key=lambda case: case["id"].encode()):
        cases += canonical(schema, "BuildTableRequest", {"cases": [case]})
    rest = {name: value for name, value in build.items() if name not in ("cases", "sheet")}
    if "population" in rest:
        strata = sorted(rest["population"]["strata"], key=lambda one: (one["care_group"].encode(), one.get("service", "").encode()))
        rest["population"] = {**rest["population"], "strata": strata}
    return hashlib.sha256(cases + canonical(schema, "BuildTableRequest", rest)).hexdigest()


class Report:
    """`cases`: those of the build, which its request may have as a sheet; `services`: those of the collation, if it has."""

    def __init__(self, schema, request, cases, prices, services):
        self.schema, self.request, self.cases, self.prices, self.services = schema, request, cases, prices, services
        self.build, self.built, self.answers = request["build"], request["built"], request["answers"]
        self.provenance = self.built["provenance"]
        self.checked = request.get("sample_check", {}).get("checked")
        self.collated = request.get("collation", {}).get("collated")
        self.drawn = request.get("sample_draw", {}).get("drawn")
        self.findings, self.market = [], None

    def case_path(self, index, field):
        return f"build.sheet.{field}" if "sheet" in self.build else f"build.cases[{index}].{field}"

    # What is wrong.

    def check_texts(self):
        sample = self.answers.get("sample", {})
        for path, text in (("answers.authority", self.answers["authority"]), ("answers.sample.planned_by", sample.get("planned_by", "-"))):
            if not text.strip():
                yield error("blank_text", path)

    def check_days(self):
        agreed, review, today = (self.answers[name] for name in ("agreed_on", "review_on", "as_of"))
        if agreed < today:
            yield error("agreed_too_soon", "answers.agreed_on")
        if review < months_later(agreed, 12):
            yield error("review_too_soon", "answers.review_on")

    def check_answers(self):
        for name in QUESTIONS:
            answer = self.answers.get(name)
            path = f"answers.{name}"
            if answer is None:
                yield warning("question_open", path)
                continue
            for field in ("by", "reason"):
                if not answer[field].strip():
                    yield error("blank_text", f"{path}.{field}")
            if answer["on"] > self.answers["as_of"]:
                yield error("date_in_future", f"{path}.on")
            if answer["on"] > self.answers["agreed_on"]:
                yield error("agreed_too_soon", f"{path}.on")
            if answer["answer"] == "YES_OR_NO_NO":
                yield warning("question_no", path)

    def check_sample(self):
        if "sample" not in self.answers:
            return
        sample = {name: int(self.answers["sample"].get(name, 0)) for name in ("population", "planned", "second_scored")}
        sampled = int(self.provenance["people"]) + len(self.provenance.get("excluded", ()))
        path = "answers.sample."
        if sample["planned"] > sample["population"]:
            yield error("numbers_contradict", path + "planned")
        if sampled > sample["population"]:
            yield error("numbers_contradict", path + "population")
        if sample["second_scored"] > sampled:
            yield error("numbers_contradict", path + "second_scored")
        if self.collated and sample["second_scored"] < int(self.collated.get("agreement", {}).get("people", 0)):
            yield error("numbers_contradict", path + "second_scored")
        if self.checked and sample["population"] != int(self.checked["people"]):
            yield error("numbers_contradict", path + "population")

    def check_draw(self):
        if not self.drawn:
            return
        sample, path = self.answers.get("sample"), "answers.sample."
        if sample:
            if sample["population"] != self.drawn["people"]:
                yield error("numbers_contradict", path + "population")
            if sample["planned"] != self.drawn["places"]:
                yield error("numbers_contradict", path + "planned")
            if sample.get("seed") != self.drawn["seed"]:
                yield error("seed_differs", path + "seed")
            if set(sample.get("earlier_seeds", ())) != set(self.drawn.get("earlier_seeds", ())):
                yield error("seed_differs", path + "earlier_seeds")
        ids = {person["id"] for person in self.drawn["drawn"]}
        passed_over = {person["id"] for person in self.drawn.get("passed_over", ())}
        for i, case in enumerate(self.cases):
            if case["id"] not in ids and not (case["id"] in passed_over and "excluded_because" in case):
                yield error("case_not_drawn", self.case_path(i, "id"))
        sampled = {person["id"] for person in self.request.get("sample_check", {}).get("check", {}).get("sample", {}).get("people", ())}
        left_out = {person["id"] for person in self.collated.get("excluded", ())} if self.collated else set()
        if sampled and sampled != ids:
            yield warning("sample_not_as_drawn", "sample_check.check.sample")
        if not sampled and ids - {case["id"] for case in self.cases} - left_out:
            yield warning("drawn_without_case", "sample_draw.drawn.drawn")
        if self.checked:
            fingerprint_there = self.checked.get("population_fingerprint")
            differs = fingerprint_there not in (None, self.drawn["population_fingerprint"])
            if fingerprint_there is None and all("care_group" in stratum for stratum in self.drawn["strata"]):
                here = Counter()
                for stratum in self.drawn["strata"]:
                    here[stratum["care_group"]] += int(stratum.get("people", 0))
                there = self.counted("people")
                differs = any(here[group] != there[group] for group in here | there)
            if differs:
                yield warning("population_differs", "sample_draw.drawn.population_fingerprint")

    def counted(self, what):
        """By care group, as the check of the sample says."""
        counts = Counter()
        for comparison in self.checked["comparisons"]:
            if comparison["by"] == "COMPARED_BY_CARE_GROUP":
                for group in comparison["groups"]:
                    counts[group.get("care_group", "")] += int(group.get(what, 0))
        return counts

    def check_care_groups(self):
        if not self.checked:
            return
        people = self.request["sample_check"]["check"]["sample"].get("people", ())
        named = {person["id"]: person["care_group"] for person in people}
        cases = [case for case in self.cases if case.get("care_group")]
        sampled, here = self.counted("sampled"), Counter(case["care_group"] for case in cases)
        if any(named.get(case["id"], case["care_group"]) != case["care_group"] for case in cases) or any(
                here[group] > sampled[group] for group in here):
            yield warning("care_groups_differ", "sample_check.check.sample")

    def check_cases(self):
        if self.collated:
            for field in ("basis", "period"):
                if self.build["plan"][field] != self.collated[field]:
                    yield error("cases_differ", f"build.plan.{field}")
            known = {person["id"]: {"excluded_because": person["because"]} for person in self.collated.get("excluded", ())}
            made = {case["id"]: case for case in self.collated["cases"]}
            known.update(made)
            for i, case in enumerate(self.cases):
                if case["id"] not in known:
                    yield error("cases_differ", self.case_path(i, "id"))
                    continue
                for field in COMPARED:
                    if normal(field, case.get(field)) != normal(field, known[case["id"]].get(field)):
                        yield error("cases_differ", self.case_path(i, field))
            here = {case["id"] for case in self.cases}
            for name in made:
                if name not in here:
                    yield error("cases_differ", "build.cases")
        people = self.request.get("sample_check", {}).get("check", {}).get("sample", {}).get("people")
        if people:
            sampled = {person["id"] for person in people}
            for i, case in enumerate(self.cases):
                if case["id"] not in sampled:
                    yield error("case_not_sampled", self.case_path(i, "id"))
            left_out = {person["id"] for person in self.collated.get("excluded", ())} if self.collated else set()
            if sampled - {case["id"] for case in self.cases} - left_out:
                yield warning("sampled_without_case", "sample_check.check.sample")
        if self.checked and self.build.get("population", {}).get("strata"):
            built, checked = Counter(), self.counted("people")
            for stratum in self.build["population"]["strata"]:
                built[stratum["care_group"]] += int(stratum.get("people", 0))
            if any(built[group] != checked[group] for group in built | checked):
                yield warning("population_differs", "build.population")

    def test_prices(self):
        """The findings of the market test at their places; keeps its rows."""
        if "prices" not in self.answers:
            return
        request = {"table": self.built["table"], "prices": self.prices, "as_of": self.answers["as_of"]}
        for name in ("year_basis", "care_groups"):
            if name in self.answers["prices"]:
                request[name] = self.answers["prices"][name]
        answer = test_market(request)
        for found in answer.get("findings", ()):
            path = found["path"]
            if path.startswith("table"):
                path = "built." + path
            elif path.startswith("prices[") and "sheet" in self.answers["prices"]:
                path = "answers.prices.sheet" + path[path.index("]") + 1:]
            else:
                path = "answers.prices." + path
            yield {**found, "path": path}
        self.market = answer.get("rows")

    def warnings(self):
        sample = self.answers.get("sample")
        if sample is None:
            yield warning("sample_not_recorded", "answers.sample")
        elif "seed" not in sample:
            yield warning("sample_not_drawn", "answers.sample.seed")
        if sample is not None and not any(one in "0123456789" for one in sample["planned_by"]):
            yield warning("plan_without_figure", "answers.sample.planned_by")
        if self.drawn is None and not (sample and "seed" not in sample):
            yield warning("draw_not_recorded", "sample_draw")
        if self.checked is None:
            yield warning("sample_not_checked", "sample_check")
        elif (verdict := self.checked["verdict"].removeprefix("SAMPLE_VERDICT_")) in VERDICTS:
            yield warning(VERDICTS[verdict], "sample_check.checked.verdict")
        if self.collated is None:
            yield warning("collation_not_recorded", "collation")
        if "prices" not in self.answers:
            yield warning("market_not_tested", "answers.prices")
        if "out_of_sample" not in self.built:
            yield note("fit_not_tested", "build.cross_validation")

    # The figures.

    def short(self):
        """(how many, of how many, pence): outliers too, those left out by the sample not."""
        table, kept = ScoredTable(self.built["table"]), [case for case in self.cases if "excluded_because" not in case]
        gaps = []
        for case in kept:
            gives = table.look_up(F(floor(F(case["score"]) + F(1, 2)))).amount
            gaps.append(money(case["cost"]) - (0 if gives is None else gives[0]))
        return sum(gap > 0 for gap in gaps), len(kept), int(sum(gap for gap in gaps if gap > 0))

    def within_twenty(self):
        """Of those the table was built from."""
        table, out = ScoredTable(self.built["table"]), {person["id"] for person in self.provenance.get("excluded", ())}
        people = [case for case in self.cases if case["id"] not in out]
        near = 0
        for case in people:
            gives = table.look_up(F(floor(F(case["score"]) + F(1, 2)))).amount
            cost = money(case["cost"])
            near += 5 * abs((0 if gives is None else gives[0]) - cost) <= cost
        return out_of(near, len(people))

    def kept_back(self):
        if "contingency" not in self.provenance.get("steps", {}):
            return None
        return int(self.built["sample"]["contingency"].get("pence", 0))

    def bias(self, part):
        others = self.built.get("out_of_sample", {}).get(part, ())
        for i, own in enumerate(self.built["fit"].get(part, ())):
            value = own["mean_difference"]["decimal"]
            if i < len(others):
                value += "; by tables that had not seen them " + others[i]["mean_difference"]["decimal"]
            yield value + (" (few people)" if own.get("few_people") else "")

    def rows(self):
        document = self.built["table"]
        return document.get("points", document.get("percentage"))["rows"]

    def market_rows(self):
        """(rows with an allocation, below the cheapest, without an option, with a choice)."""
        day, counts = self.answers["as_of"], Counter()
        expired = {price["id"] for price in self.prices if day > price.get("expires", day)}
        for row in self.market:
            if row["outcome"] == "OUTCOME_NO_ALLOCATION":
                continue
            counts["rows"] += 1
            counts["below"] += any("price" in one and one.get("below", False) for one in row["cheapest"])
            counts["none"] += any("price" not in one for one in row["cheapest"])
            counts["choice"] += sum(1 for one in row["buys"] if one.get("suits") and one.get("enough") and one["price"] not in expired) >= 2
        return counts

    def of_amounts(self):
        short, people, pence = self.short()
        yield from (out_of(short, people), pence_text(pence), self.within_twenty())
        if "out_of_sample" in self.built:
            others = self.built["out_of_sample"]
            near = next((one.get("people", "0") for one in others["within"] if one["percent"] == 20), "0")
            yield out_of(near, others["people"])
        yield from self.bias("groups")
        yield from self.bias("bands")
        yield from (f["value"] for f in self.built.get("findings", ()) if f["code"] == "rows_beyond_sample")
        if self.market is None:
            yield "not tested"
            return
        counts = self.market_rows()
        yield from (out_of(counts["below"], counts["rows"]), out_of(counts["none"], counts["rows"]))

    def of_choice(self):
        yield out_of(sum("no_allocation" in row for row in self.rows()), len(self.rows()))
        if self.market is None:
            yield "not tested"
        else:
            counts = self.market_rows()
            yield out_of(counts["choice"], counts["rows"])
        kept = self.kept_back()
        if kept is None:
            yield "nothing"
            return
        contingency = self.provenance["steps"]["contingency"]
        yield f"{contingency['percent']}%, {pence_text(kept)}"
        *first, last = contingency["purposes"]
        yield ", ".join(first) + " and " + last if first else last

    def of_process(self):
        fit = self.built["fit"]
        for part in (fit, self.built.get("out_of_sample", {})):
            if "r_squared" in part:
                yield part["r_squared"]
        yield fit["mean_absolute_error"]["decimal"]
        kept = self.kept_back()
        yield "there is none" if kept is None else "yes" if kept >= self.short()[2] else "no"
        twice = int(self.collated.get("agreement", {}).get("people", 0)) if self.collated else 0
        yield out_of(max(int(self.answers.get("sample", {}).get("second_scored", 0)), twice),
                     int(self.provenance["people"]) + len(self.provenance.get("excluded", ())))
        if self.checked:
            verdict = self.checked["verdict"].removeprefix("SAMPLE_VERDICT_")
            yield verdict
        if self.collated and "quadratic_kappa" in self.collated.get("agreement", {}):
            yield self.collated["agreement"]["quadratic_kappa"]
        yield str(sum(f["severity"] == "SEVERITY_WARNING" for f in self.built.get("findings", ())))

    # What it comes to.

    def given(self, case):
        gives = ScoredTable(self.built["table"]).look_up(F(floor(F(case["score"]) + F(1, 2)))).amount
        return 0 if gives is None else gives[0]

    def people(self):
        """(case, what is spent now, what the table gives, what the person would be short of), in pence; those left out by the sample not."""
        for case in self.cases:
            if "excluded_because" not in case:
                cost, given = money(case["cost"]), self.given(case)
                yield case, money(case.get("spent_now", case["cost"])), given, max(0, cost - given)

    def after_informal_support(self):
        """In pence; None if it is not known."""
        if not self.collated or self.request["collation"]["collate"]["basis"] != "COLLATE_BASIS_GROSS_COSTS_UP":
            return None
        taken = {person["id"]: F(person.get("taken_off_percent", 0)) for person in self.collated["people"]}
        return sum(half_up(given * (100 - taken.get(case["id"], 0)) / 100) for case, _, given, _ in self.people())

    def totals(self):
        """The cells of each row but its name."""
        basis = self.answers.get("year_basis", self.request.get("collation", {}).get("collate", {}).get("year_basis"))
        name, factor = YEARS.get(basis, (None, None))

        def both(pence):
            return (pence,) if factor is None else (pence, half_up(pence * factor))

        def row(sign, *sums):
            return [pence_text(int(sign(sum(column)))) for column in zip(*sums)]

        def less(sum_of):
            return tuple(-one for one in sum_of)

        if factor is not None:
            yield ["for one week", f"for a year of {name}"]
        people = list(self.people())
        spent, given = both(sum(one[1] for one in people)), both(sum(one[2] for one in people))
        kept = both(self.kept_back() or 0)
        yield from (row(int, spent), row(int, given), row(int, kept))
        sign = -1 if spent[0] > given[0] + kept[0] else 1
        yield row(lambda over: sign * over, given, kept, less(spent))
        if (after := self.after_informal_support()) is not None:
            after = both(after)
            yield from (row(int, given, less(after)), row(int, after), row(int, after, kept, less(spent)))
        if "reconciliation" in self.built:
            total = self.built["reconciliation"]["total"]
            everyone = total["population"]
            yield [everyone["people"]]
            spent, given, kept = (both(int(everyone[field].get("pence", 0))) for field in ("spent", "allocated", "contingency"))
            yield from (row(int, spent), row(int, given), row(int, kept), row(int, given, kept, less(spent)))
            if "accounts" in total:
                accounts = both(int(total["accounts"].get("pence", 0)))
                yield from (row(int, accounts), row(int, spent, less(accounts)), row(int, given, kept, less(accounts)))
        yield from ([effect["total"]["decimal"]] for effect in self.provenance["effects"])

    def groups(self):
        """By care group and by service, in all last; of the population too, if the build was reconciled with it."""
        strata = self.built.get("reconciliation", {}).get("strata", ())
        for field in ("care_group", "service"):
            if not any(case.get(field) for case, *_ in self.people()):
                continue
            known = bool(strata) and all(field in stratum for stratum in strata)
            keeps = known and self.kept_back() is not None
            yield ["people", "spent now", "allocated", *(["kept back"] if keeps else []), "short", "short by"]
            lines = []
            for group in sorted({case.get(field, "") for case, *_ in self.people()}):
                own = [one for one in self.people() if one[0].get(field, "") == group]
                kept = sum(int(one["sample"]["contingency"].get("pence", 0)) for one in strata if one.get(field) == group)
                lines.append([len(own), sum(one[1] for one in own), sum(one[2] for one in own), *([kept] if keeps else []),
                              sum(one[3] > 0 for one in own), sum(one[3] for one in own)])
            for line in (*lines, [sum(column) for column in zip(*lines)]):
                yield [str(cell) if i in (0, len(line) - 2) else pence_text(int(cell)) for i, cell in enumerate(line)]
            if known:
                yield from self.of_population(strata, field, keeps)

    def of_population(self, strata, field, keeps):
        accounts = "accounts" in self.built["reconciliation"]["total"]
        yield ["people", "spent now", "allocated", *(["kept back"] if keeps else []), "by the accounts" if accounts else ""]
        lines, strata = [], [stratum for stratum in strata if "population" in stratum]
        for group in sorted({stratum[field] for stratum in strata}):
            own = [stratum for stratum in strata if stratum[field] == group]
            names = ("spent", "allocated", *(["contingency"] if keeps else []))
            lines.append([sum(int(one["population"]["people"]) for one in own),
                          *(sum(int(one["population"][name].get("pence", 0)) for one in own) for name in names),
                          sum(int(one["accounts"].get("pence", 0)) for one in own) if accounts else 0])
        for line in (*lines, [sum(column) for column in zip(*lines)]):
            yield [str(line[0]), *map(pence_text, line[1:-1]), pence_text(line[-1]) if accounts else ""]

    # What was chosen, and what a policy is to have in common with it.

    def reference(self):
        contingency = self.provenance.get("steps", {}).get("contingency", {"percent": "0"})
        reference = {"as_of": self.answers["as_of"], "table_fingerprint": fingerprint(self.schema, "AllocationTable", self.built["table"]),
                     "build_fingerprint": build_fingerprint(self.schema, {**self.build, "cases": self.cases}), "agreed_on": self.answers["agreed_on"],
                     "review_on": self.answers["review_on"], "authority": self.answers["authority"], "contingency_percent": contingency["percent"]}
        collate = self.request.get("collation", {}).get("collate", {})
        if collate.get("basis") == "COLLATE_BASIS_GROSS_COSTS_UP":
            reference["grossed_up"] = {name: collate[name] for name in ("reductions",) if name in collate}
        return reference

    def collation_choices(self):
        if not self.collated:
            return None
        collate = self.request["collation"]["collate"]
        choices = {"care_group_rule": "COLLATE_CARE_GROUP_RULE_FRAMEWORK",
                   **{name: value for name, value in collate.items() if name not in ("people", "people_sheet", "items", "items_sheet", "services_sheet")}}
        if "services_sheet" in collate:
            choices["services"] = self.services
        choices.pop("unknown_share", None)
        if collate["basis"] != "COLLATE_BASIS_AS_SCORED":
            choices["unknown_share"] = collate.get("unknown_share", "COLLATE_UNKNOWN_SHARE_REFUSE")
        return choices

    def planned_margin(self):
        """95% sure to within this, of the share of a half, in percent with four decimals and never too little."""
        if "sample" not in self.answers:
            return None
        people, planned = (int(self.answers["sample"][name]) for name in ("population", "planned"))
        square = F(0) if people == planned else F(98, 100) ** 2 * F(people - planned, planned * (people - 1)) * 10 ** 12
        root = isqrt(ceil(square))
        root += root * root < square
        return f"{root // 10 ** 4}.{root % 10 ** 4:04d} percent points"

    def what_rows_buy(self):
        """Of each row shown; nothing if there are no prices."""
        if self.market is None:
            return []
        prices, told = {price["id"]: price for price in self.prices}, {}
        for row in self.market:
            if row["outcome"] == "OUTCOME_NO_ALLOCATION":
                continue
            each = []
            for option in row["cheapest"]:
                name = option.get("price")
                units = next((one.get("whole_units", "0") for one in row["buys"] if one["price"] == name), "0")
                text = "no support with a price suits" if name is None else f"{units} x {prices[name]['unit']}, {prices[name]['title']}"
                each.append((option.get("care_group") or "others", text + (": not enough" if option.get("below") else "")))
            same = len({text for _, text in each}) == 1
            told[row["row"]] = each[0][1] if same else "; ".join(f"{group}: {text}" for group, text in each)
        rows = self.rows()
        step = max(1, -(-len(rows) // 20))
        return [told.get(i, "") for i in range(len(rows)) if i % step == 0 or i + 1 == len(rows)]

    def question(self, name, figures):
        answer = self.answers.get(name)
        return {"id": name, "figures": list(figures), **({"answer": answer} if answer else {}),
                "remedies": list(REMEDIES) if answer and answer["answer"] == "YES_OR_NO_NO" else []}

    def respond(self, differing):
        """`differing`: the errors of records that are not what their requests give."""
        found = [*differing, *self.check_texts(), *self.check_days()]
        if differing:
            return {"findings": found}
        found += [*self.check_cases(), *self.check_care_groups(), *self.check_sample(), *self.check_draw(), *self.test_prices(), *self.check_answers()]
        errors = [f for f in found if f["severity"] == "SEVERITY_ERROR"]
        if errors:
            return {"findings": errors}
        found += self.warnings()
        review = self.answers["review_on"]
        answered = [self.answers.get(name, {}).get("answer") for name in QUESTIONS]
        return {"ready": answered == ["YES_OR_NO_YES"] * len(QUESTIONS),
                "questions": [self.question(*one) for one in zip(QUESTIONS, (self.of_amounts(), self.of_choice(), self.of_process()))],
                "reference": self.reference(), "collation_choices": self.collation_choices(), "planned_margin": self.planned_margin(),
                "buys": self.what_rows_buy(), "totals": list(self.totals()), "groups": list(self.groups()), "as_of": self.answers["as_of"],
                "agreed_on": self.answers["agreed_on"], "review_begins_from": months_later(review, -9), "review_begins_by": months_later(review, -6),
                "build_fingerprint": build_fingerprint(self.schema, {**self.build, "cases": self.cases}),
                "table_fingerprint": fingerprint(self.schema, "AllocationTable", self.built["table"]), "findings": found}


def normal(field, text):
    if text is None or field not in (*MONEY, "score"):
        return text
    return two_decimals(text) if field in MONEY else F(text)


def told_verdict(text):
    """Which verdict a figure tells of."""
    for begin, verdict in (("represents ", "REPRESENTS"), ("does not represent ", "DOES_NOT_REPRESENT"), ("cannot be told ", "CANNOT_BE_TOLD")):
        if text.startswith(begin):
            return verdict
    return text


def remedy(text):
    """Which of the framework's remedies a sentence is about."""
    return next((name for name, word in zip(REMEDIES, ("leaves out", "go through the scores", "weights")) if word in text), text)


def part(response):
    """What of the library's answer is compared."""
    if "report" not in response:
        return {"findings": response["findings"]}
    questions = [{"id": one["id"], "figures": [told_verdict(figure["value"]) for figure in one["figures"]],
                  **({"answer": one["answer"]} if "answer" in one else {}), "remedies": [remedy(text) for text in one.get("remedies", ())]}
                 for one in response["questions"]]
    named = {row["cells"][0]: row["cells"][1:] for section in response["report"]["sections"] if section["id"] == "sample"
             for row in section.get("rows", ())}
    rows = {section["id"]: [row["cells"][1:] for row in section.get("rows", ())] for section in response["report"]["sections"]}
    names = ("as_of", "agreed_on", "review_begins_from", "review_begins_by", "build_fingerprint", "table_fingerprint")
    return {"ready": response.get("ready", False), "questions": questions, "findings": response.get("findings", []),
            "reference": response["reference"], "collation_choices": response.get("collation_choices"),
            "planned_margin": named.get("by their number one is 95% sure to within, of all people supported", (None,))[0],
            "buys": [row[1] for row in rows["table"][1:] if len(row) > 1], "totals": rows["totals"], "groups": rows["groups"], **{name: response[name] for name in names}}
