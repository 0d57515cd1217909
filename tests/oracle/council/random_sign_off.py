"""Random requests of ReportSignOff, and some that must be refused."""
import copy
import pathlib

from random_market import MarketMaker
from schema import Schema
from sheets import sheet
from sign_off import QUESTIONS, RECORDS, YEARS, Report, months_later, part
from subject import Subject, codes, each
from told import error, pence_text

SERVICES = ("day-care", "home-care")
GROUPS = ("learning", "older", "physical")
SPOILT = 40  # Percent.
TODAY = "2026-06-01"
COLUMNS = ("id", "care_group", "score", "cost", "excluded_because", "service", "spent_now")
PRICE_COLUMNS = ("id", "title", "unit", "amount", "date", "source", "expires", "from_score", "to_score", "least_quantity")
BASES = {"GROSS_COSTS_UP": "GROSS_OF_INFORMAL_SUPPORT", "AS_SCORED": "AFTER_INFORMAL_SUPPORT", "NEED_AFTER_SUPPORT": "AFTER_INFORMAL_SUPPORT"}


class SignOffMaker:
    """`library` makes the answers that records hold. `people`: what the last request's sheets have, and the errors of
    records that were changed."""

    library = None

    def __init__(self, draw):
        self.draw, self.people, self.markets = draw, {}, MarketMaker(draw)
        self.services = None
        self.checked_people = None

    def collated_people(self):
        draw, people = self.draw, []
        twice, with_services = draw.pick((0, 30, 100)), draw.chance(50)
        for i in range(draw.pick((2, 4, 8, 14))):
            person = {"id": f"p{i:02d}", "care_group": draw.pick(GROUPS), "score": draw.decimal(0, 20, draw.pick((0, 0, 1))),
                      "cost": pence_text(draw.pick((0, draw.below(900), draw.below(90000), draw.below(90000)))), "cost_period": "PERIOD_WEEK",
                      **({"service": draw.pick(SERVICES)} if with_services and draw.chance(90) else {}),
                      "met_informally_percent": draw.pick(("0", "0", "25", "33.3"))}
            if draw.chance(twice):
                person["second_score"] = draw.pick((person["score"], draw.decimal(0, 20, 1)))
            if i > 1 and draw.chance(15):
                person["excluded_because"] = "moved away"
                if draw.chance(40):
                    del person["score"]
                    person.pop("second_score", None)
            people.append(person)
        return people

    def collation(self, people):
        basis = self.draw.pick(tuple(BASES))
        collate = {"people": people, "basis": "COLLATE_BASIS_" + basis, "period": "PERIOD_WEEK", "rounding": {"mode": "ROUNDING_MODE_HALF_UP"}}
        if basis == "GROSS_COSTS_UP" and self.draw.chance(50):
            collate["reductions"] = [{"impact": "some", "percent": "10"}, {"impact": "some", "from_percent": "30", "percent": "20"}]
            collate["people"] = [{**person, "impact_on_carer": "some"} for person in people]
        if self.draw.chance(30):
            collate["services"] = [{"id": "home-care", "unit": "hour", "unit_cost": "20.60"}, {"id": "centre", "total_cost": "100", "units": "3"}]
            if self.draw.chance(50):
                collate["services_sheet"] = sheet(self.draw, ("id", "unit", "unit_cost", "total_cost", "units"), collate["services"])
                self.services = collate.pop("services")
        for name, values in (("care_group_rule", ("FRAMEWORK", "RETURN")), ("unknown_share", ("REFUSE", "EXCLUDE"))):
            if self.draw.chance(30):
                collate[name] = f"COLLATE_{name.upper()}_{self.draw.pick(values)}"
        if self.draw.chance(30):
            collate["year_basis"] = self.draw.pick(tuple(YEARS))
        status, collated = self.library.ask("collate_sample", collate)
        assert status == 0, collated
        return {"collate": collate, "collated": collated}

    def draw_of(self, people, check):
        """All of the sample, whoever else there is being passed over."""
        draw = self.draw
        sample = [{"id": person["id"], "care_group": person["care_group"]} for person in people]
        others = [{"id": f"r{i:02d}", "care_group": draw.pick(GROUPS)} for i in range(draw.below(4))]
        if check:
            sample, others = self.checked_people
        elif draw.chance(25):
            sample.append({"id": "nobody-scored", "care_group": draw.pick(GROUPS)})
        if sample[-1]["id"] == "nobody-scored" and draw.chance(60):
            sample, others = sample[:-1], others + sample[-1:]
        asked = {"people": copy.deepcopy(draw.shuffled(sample + others)), "seed": "s"}
        if draw.chance(50):
            asked["places"] = str(len(sample))
        else:
            counts = {group: 0 for group in sorted({person["care_group"] for person in sample + others})}
            for person in sample:
                counts[person["care_group"]] += 1
            asked["strata"] = [{"care_group": group, "places": str(count)} for group, count in counts.items()]
        if others:
            asked["cannot_be_used"] = [{"id": person["id"], "because": "moved away"} for person in others]
        if draw.chance(30):
            asked["earlier_seeds"] = ["r", "q"]
        if draw.chance(SPOILT // 4):
            self.change_draw(asked, sample)
        status, drawn = self.library.ask("draw_sample", asked)
        assert status == 0, drawn
        return {"draw": asked, "drawn": drawn}

    def change_draw(self, asked, sample):
        """Something that the answers, the cases or the check do not have."""
        draw, way = self.draw, self.draw.below(5)
        if way == 0:
            asked["seed"] = "t"
        elif way == 1:
            asked["earlier_seeds"] = ["p"]
        elif way == 2 and len(sample) > 2:
            asked.setdefault("cannot_be_used", []).append({"id": sample[0]["id"], "because": "died"})
        elif way == 3 and "places" in asked and len(sample) > 2:
            asked["places"] = str(len(sample) - 1)
        else:
            person = draw.pick([one for one in asked["people"] if one["id"] == sample[-1]["id"]])
            person["id"] = "never-scored"

    def check(self, people):
        draw = self.draw
        sample = [{"id": person["id"], "care_group": person["care_group"]} for person in people]
        if draw.chance(20):
            sample.append({"id": "nobody-scored", "care_group": draw.pick(GROUPS)})
        others = [{"id": f"q{i:02d}", "care_group": draw.pick(draw.pick((GROUPS, GROUPS[:1])))} for i in range(draw.pick((0, 5, 30, 60)))]
        self.checked_people = sample, others
        check = {"population": {"people": sample + others}, "sample": {"people": draw.shuffled(sample)}}
        if draw.chance(25):
            check["sample"] = {"strata": strata_of(sample)}
        if draw.chance(40):
            check["population"] = {"strata": strata_of(sample + others)}
        if draw.chance(10):
            answer = self.check_by_other_groups(check)
            if answer:
                return answer
        status, checked = self.library.ask("check_sample", check)
        assert status == 0, checked
        return {"check": check, "checked": checked}

    def check_by_other_groups(self, check):
        """The record of a check in which a care group is not that of the cases; None if it cannot be made."""
        other, side = copy.deepcopy(check), self.draw.pick(("people", "strata"))
        if side not in other["sample"]:
            return None
        self.draw.pick(other["sample"][side])["care_group"] = self.draw.pick(GROUPS)
        status, checked = self.library.ask("check_sample", other)
        return {"check": other, "checked": checked} if status == 0 else None

    def build(self, collation):
        draw = self.draw
        cases = copy.deepcopy(collation["collated"]["cases"])
        made = {case["id"] for case in cases}
        if draw.chance(60):
            cases += [{"id": person["id"], "excluded_because": person["because"]} for person in collation["collated"].get("excluded", ())
                      if person["id"] not in made]
        build = {"cases": draw.shuffled(cases), "method": {draw.pick(("rank_alignment", "isotonic", "price_per_point")): {}},
                 "plan": {"id": "t", "title": "T", "period": "PERIOD_WEEK", "basis": collation["collated"]["basis"], "kind": "TABLE_KIND_POINTS",
                          "to": "20"},
                 "steps": {"monotone": "MONOTONE_REPAIR_POOL"},
                 "rounding": {"mode": "ROUNDING_MODE_HALF_UP", "increment_pence": draw.pick(("1", "100"))}}
        if draw.chance(60):
            build["steps"]["contingency"] = {"percent": draw.pick(("10", "12.50", "33.333", "80")),
                                             "purposes": draw.pick((["enhancements"], ["a", "b"], ["a", "b", "c"]))}
        if draw.chance(40):
            build["steps"]["low_need"] = {"score": str(draw.below(12))}
        if draw.chance(30):
            build["outliers"] = {"amounts": {"above": draw.pick(("500.0", "800"))}}
        if draw.chance(40):
            build["cross_validation"] = {"folds": 2, "seed": "spring"}
        if draw.chance(30):
            counts = {}
            for case in cases:
                if "excluded_because" not in case:
                    counts[case["care_group"]] = counts.get(case["care_group"], 0) + 1
            spent = draw.chance(50)
            build["population"] = {"strata": [{"care_group": group, "people": str(count * draw.pick((1, 10))),
                                               **({"spent": str(draw.below(9000))} if spent else {})}
                                              for group, count in draw.shuffled(counts.items())]}
        return build

    def prices(self):
        draw = self.draw
        prices = [self.markets.price(i, ("0", "5", "12", "20")) for i in range(draw.between(1, 4))]
        for price in prices:
            price.pop("period", None)
            if "from_score" in price and "to_score" in price and float(price["from_score"]) > float(price["to_score"]):
                del price["to_score"]
        return prices

    def answers(self, request, people):
        draw = self.draw
        agreed = draw.pick((TODAY, "2026-08-31", "2028-02-29"))
        review = months_later(agreed, 12)
        answers = {"authority": "A", "agreed_on": agreed, "as_of": TODAY,
                   "review_on": draw.pick((review, months_later(review, 5), "2031-03-31", "2032-08-30"))}
        if draw.chance(85):
            twice = int(request.get("collation", {}).get("collated", {}).get("agreement", {}).get("people", 0))
            everybody = int(request["sample_check"]["checked"]["people"]) if "sample_check" in request else len(people) + draw.below(99)
            answers["sample"] = {"population": str(everybody), "planned": str(draw.between(1, everybody)), "planned_by": draw.pick(("r", "95% sure"))}
            if draw.chance(70):
                answers["sample"]["seed"] = "s"
            if "sample_draw" in request and draw.chance(90):
                drawn = request["sample_draw"]["drawn"]
                answers["sample"].update({"population": drawn["people"], "planned": drawn["places"], "seed": "s"})
                if drawn.get("earlier_seeds") != ["p"] and "earlier_seeds" in drawn:
                    answers["sample"]["earlier_seeds"] = ["q", "r"]
            if twice or draw.chance(50):
                answers["sample"]["second_scored"] = str(max(twice, draw.below(3)))
        if draw.chance(40):
            answers["year_basis"] = draw.pick(tuple(YEARS))
        for name in draw.some(QUESTIONS, draw.pick((100, 60))):
            answers[name] = {"answer": "YES_OR_NO_" + draw.pick(("YES", "YES", "YES", "NO")), "by": "B", "reason": "C",
                             "on": draw.pick((TODAY, "2026-05-31", "2025-01-01"))}
        if draw.chance(75):
            answers["prices"] = {"prices": self.prices()}
            if draw.chance(30):
                answers["prices"]["care_groups"] = draw.some(GROUPS, 50)
        return answers

    def make(self):
        draw, people = self.draw, self.collated_people()
        self.services = None
        collation = self.collation(people)
        request = {"build": self.build(collation)}
        if draw.chance(70):
            request["collation"] = collation
        if draw.chance(70):
            request["sample_check"] = self.check(people)
        if draw.chance(50):
            request["sample_draw"] = self.draw_of(people, "sample_check" in request)
        request["answers"] = self.answers(request, people)
        spoilt = draw.chance(SPOILT)
        if spoilt and draw.chance(40):
            self.change_build(request["build"])
        self.people = {"services": self.services, "cases": request["build"]["cases"], "prices": request["answers"].get("prices", {}).get("prices", []), "differing": []}
        if draw.chance(25):
            request["build"]["sheet"] = sheet(draw, COLUMNS, request["build"].pop("cases"))
        status, request["built"] = self.library.ask("build_table", request["build"])
        if status != 0:
            return self.make()
        if spoilt:
            self.spoil(request)
        if self.people["prices"] and draw.chance(25) and not any("care_groups" in price for price in self.people["prices"]):
            request["answers"]["prices"]["sheet"] = sheet(draw, PRICE_COLUMNS, request["answers"]["prices"].pop("prices"))
        return request

    def change_build(self, build):
        """Something that the collation or the check does not have."""
        draw = self.draw
        case, way = draw.pick(build["cases"]), draw.pick((0, 0, 1, 2, 3, 4, 5))
        if way == 0:
            case["id"] = "somebody-else"
        elif way == 1 and len(build["cases"]) > 2:
            build["cases"].remove(case)
        elif way == 2:
            case["cost"] = "123.40"
        elif way == 3:
            build["plan"]["basis"] = "TABLE_BASIS_" + draw.pick(tuple(BASES.values()))
        elif way == 4:
            case["excluded_because"] = "another reason"
        else:
            case["care_group"] = "another-group"

    def spoil(self, request):
        draw, answers = self.draw, request["answers"]
        sample, way = answers.get("sample", {}), draw.below(11)
        answer = answers[draw.pick([name for name in QUESTIONS if name in answers])]
        if way == 0:
            answers["review_on"] = draw.pick((months_later(answers["agreed_on"], 11), answers["agreed_on"]))
        elif way == 1:
            answers["agreed_on"] = "2026-05-31"
        elif way == 2:
            answer["on"] = draw.pick(("2026-06-02", "2029-01-01"))
        elif way == 3 and sample:
            sample["population"] = draw.pick(("1", str(int(sample["population"]) + 1)))
        elif way == 4 and sample:
            sample["second_scored"] = draw.pick(("999", "0", "1"))
        elif way == 5:
            answer.update(draw.pick(({"by": " "}, {"reason": "\n"})))
        elif way == 6:
            answers["authority"] = "\t"
        elif way == 7 and "prices" in answers:
            answers["prices"]["prices"].append(dict(draw.pick(answers["prices"]["prices"])))
        else:
            self.change_record(request)

    def change_record(self, request):
        """One field of what is stored."""
        draw = self.draw
        asked, stored, code = draw.pick([one for one in RECORDS if one[0].split(".")[0] in request])
        document, name = request, stored.split(".")[-1]
        for step in stored.split("."):
            document = document[step]
        field, value = {"built": ("table", None), "drawn": ("seed", "u"), "checked": ("level_percent", "6"), "collated": ("period", "PERIOD_DAY")}[name]
        if name == "built":
            document["table"]["title"], field = "Another", "table.title"
        else:
            document[field] = value
        self.people["differing"].append(error(code, f"{stored}.{field}"))


def strata_of(people):
    counts = {}
    for person in people:
        counts[person["care_group"]] = counts.get(person["care_group"], 0) + 1
    return [{"care_group": group, "people": str(count)} for group, count in counts.items()]


SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")


def answer(request, lists):
    return Report(SCHEMA, request, lists["cases"], lists["prices"], lists["services"]).respond(lists["differing"])


def kinds(request, response):
    found = codes(response)
    if "questions" in response:
        found.add("ready" if response["ready"] else "not ready")
        found |= {name for name in ("sample_check", "sample_draw", "collation") if name in request}
        found |= {"a year" for row in response["totals"][:1] if row[0] == "for one week"}
        found |= {"cases as " + ("a sheet" if "sheet" in request["build"] else "a list")}
        found |= {name for name in ("out_of_sample", "reconciliation") if name in request["built"]}
        if "prices" in request["answers"]:
            found.add("prices as " + ("a sheet" if "sheet" in request["answers"]["prices"] else "a list"))
        found |= {"remedies" for one in response["questions"] if one["remedies"]}
    return found


SUBJECT = Subject("report_sign_off", SignOffMaker, answer, kinds, 1200, [
    "ready", "not ready", "sample_check", "sample_draw", "collation", "a year", "cases as a sheet", "cases as a list", "prices as a sheet", "prices as a list",
    "out_of_sample", "reconciliation", "remedies",
    *each("error", "build_differs", "sample_draw_differs", "sample_check_differs", "collation_differs", "cases_differ", "case_not_sampled", "case_not_drawn", "seed_differs", "numbers_contradict",
          "blank_text", "review_too_soon", "agreed_too_soon", "date_in_future", "duplicate_id"),
    *each("warning", "question_open", "question_no", "sample_not_recorded", "sample_not_drawn", "draw_not_recorded", "drawn_without_case", "sample_not_as_drawn",
          "population_differs", "care_groups_differ", "sample_not_checked", "collation_not_recorded",
          "sample_does_not_represent", "sample_cannot_be_told", "sampled_without_case", "market_not_tested", "plan_without_figure", "price_expired", "below_cheapest"),
    "note fit_not_tested"], 8)
SUBJECT.part = part
