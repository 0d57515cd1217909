"""Random requests of CollateSample, and some that must be refused."""
from collate import LISTS, collate
from oracle import Policy
from random_person import PersonMaker
from random_policy import PolicyMaker
from sheets import sheet
from subject import Subject, codes, each
from told import pence_text

NEEDS = ("LEARNING_DISABILITY", "PHYSICAL_DISABILITY", "MENTAL_HEALTH", "FRAILTY", "OTHER")
GROUPS = ("learning-disability", "older-people", "physical-disability", "mental-health", "other", "a-group-of-our-own")
CATEGORIES = ("RESIDENTIAL_CARE", "DAY_CARE", "HOME_CARE", "DIRECT_PAYMENTS", "RESPITE", "SUPPORTED_LIVING", "OTHER_ONGOING", "EQUIPMENT",
              "CARE_MANAGEMENT", "INFORMATION_TECHNOLOGY", "SHORT_TERM", "OTHER")
PERIODS = ("DAY", "WEEK", "WEEK", "FOUR_WEEKS", "MONTH", "QUARTER", "YEAR")
BASES = ("52_WEEKS", "365_DAYS", "365_25_DAYS", "366_DAYS")
MODES = ("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")
SHARES = ("0", "0", "25", "50", "33.3", "79.99", "80", "99.9", "0.5", "12.50")
COLUMNS = {
    "people": ("id", "age", "primary_need", "care_group", "service", "score", "second_score", "cost", "cost_period", "cost_category",
               "met_informally_percent", "impact_on_carer", "excluded_because", "area"),
    "items": ("person", "category", "service", "quantity", "unit_cost", "period", "source"),
    "services": ("id", "unit", "unit_cost", "total_cost", "units", "source")}
SPOILT = 42  # Percent.


class CollationMaker:
    """`people`: the lists of the last request's sheets, by name."""

    def __init__(self, draw):
        self.draw, self.people = draw, {}

    def cost(self):
        draw = self.draw
        return pence_text(draw.pick((0, 1, draw.between(1, 999), draw.between(1, 300000), draw.between(1, 300000))))

    def person(self, index, wish):
        draw = self.draw
        person = {"id": draw.pick(("p", "Q", "\u00e9")) + str(index)}
        if draw.chance(80):
            person["age"] = draw.pick((0, 18, 64, 65, 66, 90, 130))
            person["primary_need"] = "PRIMARY_NEED_" + draw.pick(NEEDS)
        if draw.chance(20):
            person["care_group"] = draw.pick(GROUPS)
        if draw.chance(50):
            person["service"] = draw.pick(("home-care", "day-care", "care-home"))
        person["score"] = wish["score"]()
        if draw.chance(wish["second"]):
            person["second_score"] = draw.pick((person["score"], wish["score"]()))
        if draw.chance(50):
            person.update(cost=self.cost(), cost_period="PERIOD_" + draw.pick(PERIODS))
            if draw.chance(50):
                person["cost_category"] = "COST_CATEGORY_" + draw.pick(CATEGORIES[:10])
        if draw.chance(95):
            person["met_informally_percent"] = draw.pick(SHARES)
            person["impact_on_carer"] = draw.pick(("some", "critical"))
        if index and draw.chance(10):
            person["excluded_because"] = "moved away"
            for name in ("score", "second_score", "met_informally_percent", "age"):
                if draw.chance(20):
                    person.pop(name, None)
        return person

    def services(self):
        draw = self.draw
        services = []
        for name in draw.some(("day-centre", "home-help", "night-sitting"), 60):
            service = {"id": name, "unit": "day"}
            if draw.chance(40):
                service["unit_cost"] = draw.decimal(0, 40, 4)
            else:
                service.update(total_cost=self.cost(), units=draw.pick(("12500", "3", "7.5", "12000", draw.decimal(1, 900, 2))))
            if draw.chance(60):
                service["source"] = "The account of the year"
            services.append(service)
        return services

    def items(self, people, services):
        draw, items = self.draw, []
        for person in people:
            if "cost" in person:
                continue
            for _ in range(draw.between(1, 3)):
                item = {"person": person["id"], "category": "COST_CATEGORY_" + draw.pick(CATEGORIES), "period": "PERIOD_" + draw.pick(PERIODS)}
                if draw.chance(40):
                    item["service"] = draw.pick(services)["id"]
                else:
                    item["unit_cost"] = draw.decimal(0, 60, 9)
                    if draw.chance(30):
                        item["service"] = "a-service-of-others"
                if draw.chance(60):
                    item["quantity"] = draw.decimal(0, 40, 3)
                if draw.chance(70):
                    item["source"] = "A contract"
                items.append(item)
        return draw.shuffled(items)

    def make(self):
        draw = self.draw
        places, top = draw.pick((0, 0, 1, 5)), draw.pick((3, 20, 100))
        wish = {"score": lambda: draw.decimal(0, top, places), "second": draw.pick((0, 30, 60, 100))}
        people = [self.person(i, wish) for i in range(draw.pick((1, 2, 3, 6, 12, 25)))]
        services = self.services()
        request = {"people": people, "items": self.items(people, services), "services": services,
                   "categories": [{"category": f"COST_CATEGORY_{name}", "percent": draw.pick(("0", "40", "62.5", "100")), "because": "agreed"}
                                  for name in ("SHORT_TERM", "OTHER", *draw.some(CATEGORIES[:10], 5))],
                   "basis": "COLLATE_BASIS_" + draw.pick(("GROSS_COSTS_UP", "GROSS_COSTS_UP", "NEED_AFTER_SUPPORT", "AS_SCORED")),
                   "period": "PERIOD_" + draw.pick(PERIODS), "year_basis": "YEAR_BASIS_" + draw.pick(BASES),
                   "rounding": {"mode": "ROUNDING_MODE_" + draw.pick(MODES), "increment_pence": str(draw.pick((1, 1, 5, 100, 1000)))}}
        if not request["items"]:
            del request["items"]
        if request["basis"].endswith("UP") and draw.chance(40):
            request["reductions"] = [{"impact": impact, "from_percent": start, "percent": draw.pick(("0", "10", "33.3", "50", "80"))}
                                     for impact in ("some", "critical") for start in ("0", "25", "50")]
        if draw.chance(40):
            request["care_group_rule"] = "COLLATE_CARE_GROUP_RULE_" + draw.pick(("FRAMEWORK", "RETURN"))
        if draw.chance(85):
            request["unknown_share"] = "COLLATE_UNKNOWN_SHARE_EXCLUDE"
        if draw.chance(25):
            self.answer(request)
        if draw.chance(SPOILT):
            self.spoil(request)
        return self.with_sheets(request)

    def with_sheets(self, request):
        draw = self.draw
        self.people = {}
        for name in LISTS:
            if request.get(name) and draw.chance(20) and not has_views(request[name]):
                self.people[name] = request.pop(name)
                rows = [cells_of(row) for row in self.people[name]]
                # A column for each question that anybody answers.
                questions = sorted({key for row in rows for key in row if ":" in key})
                request[f"{name}_sheet"] = sheet(draw, (*COLUMNS[name], *questions), rows)
        return request

    def answer(self, request):
        """Answers in the place of scores, and what scores them."""
        draw = self.draw
        document = PolicyMaker(draw, 0).make()
        scoring = {name: document[name] for name in ("questionnaire", "measures", "scoring_view", "care_groups", "areas") if name in document}
        if len(scoring["measures"]) > 1 or draw.chance(50):
            scoring["measure"] = draw.pick(scoring["measures"])["id"]
        makers = PersonMaker(draw, Policy(document))
        agreed = draw.chance(70)
        for person in request["people"]:
            if draw.chance(10):
                continue
            facts = {"care_group": draw.pick(makers.groups), **({"area": draw.pick(makers.areas)} if makers.areas else {})}
            person.update(facts, age=draw.pick((0, 17, 18, 40, 64, 65, 90)))
            for field, score in (("answers", "score"), ("second_answers", "second_score")):
                if person.pop(score, None) is None and draw.chance(80):
                    continue
                one = {**facts, "age_months": 12 * person["age"], "answers": []}
                makers.need = draw.pick((10, 30, 50, 70, 90))
                makers.answer(one)
                if agreed:
                    one["answers"] = [{"question": a["question"], "agreed": a.get("agreed") or a[makers.scoring_view]} for a in one["answers"]]
                if one["answers"] and draw.chance(4):
                    one["answers"].pop()
                if one["answers"]:
                    person[field] = one["answers"]
                if draw.chance(1):
                    person[score] = "5"
        if draw.chance(98):
            request["scoring"] = scoring

    def spoil(self, request):
        draw, people = self.draw, request["people"]
        person = draw.pick(people)
        way = draw.pick((*range(15), 1, 4, 5, 6, 7, 7, 11, 12, 12, 12, 14, 15, 15, 16, 16))
        if way == 0:
            person["met_informally_percent"] = "100"
        elif way == 1:
            request.pop("year_basis")
        elif way == 2:
            request["rounding"] = {"mode": "ROUNDING_MODE_EXACT"}
        elif way == 3:
            people.append(dict(person, excluded_because=" "))
        elif way == 4:
            person.update(cost="100", cost_period="PERIOD_WEEK")
        elif way == 5:
            person.pop("cost", None)
            person.pop("score", None)
        elif way == 6:
            request["categories"].append(dict(request["categories"][-1]))
        elif way == 7:
            request["categories"] = request["categories"][1:]
        elif way == 8:
            request["services"] += [{"id": "a", "unit_cost": "1", "units": "2"}, {"id": "b", "units": "1"},
                                    {"id": "c", "total_cost": "3", "units": "0"}, request["services"][0]]
        elif way == 9:
            for item in request.get("items", ()):
                if draw.chance(30):
                    item.update({"service": request["services"][0]["id"], "unit_cost": "7"} if draw.chance(50) else {"service": "none"})
                    if item["service"] == "none":
                        item.pop("unit_cost", None)
        elif way == 10:
            request.setdefault("items", []).append({"person": "nobody", "category": "COST_CATEGORY_DAY_CARE", "unit_cost": "1",
                                                    "period": "PERIOD_WEEK"})
        elif way == 11 and request["basis"] != "COLLATE_BASIS_GROSS_COSTS_UP":
            for one in people:
                one["impact_on_carer"] = "some"
            request["reductions"] = [{"impact": "some", "percent": "5"}]
        elif way == 11:
            request["reductions"] = [{"impact": "some", "from_percent": "10", "percent": "100"}, {"impact": "some", "from_percent": "10.0", "percent": "3"}]
        elif way == 12:
            if request["basis"] == "COLLATE_BASIS_GROSS_COSTS_UP":
                request["reductions"] = [{"impact": "some", "percent": "10"}, {"impact": "critical", "percent": "5"}]
            for one in draw.some(people, 50):
                one["primary_need"] = "PRIMARY_NEED_FRAILTY"
                for name in ("age", "impact_on_carer"):
                    if draw.chance(70) and not (name == "age" and "scoring" in request):
                        one.pop(name, None)
        elif way == 13:
            for one in people:
                one["excluded_because"] = "moved away"
        elif way == 15 and request["basis"] == "COLLATE_BASIS_GROSS_COSTS_UP":
            request["reductions"] = [{"impact": "critical", "from_percent": "25", "percent": "10"}]
        elif way in (15, 16):
            request["basis"] = "COLLATE_BASIS_NEED_AFTER_SUPPORT"
            request.pop("reductions", None)
            person.update(score="1.123456789", met_informally_percent="33.3")
        else:
            person.update(cost="99999999999.99", cost_period=draw.pick(("PERIOD_DAY", request["period"])), score="3")
            request["items"] = [item for item in request.get("items", ()) if item["person"] != person["id"]]
            if not request["items"]:
                del request["items"]


def has_views(rows):
    return any("agreed" not in answer for row in rows for name in ("answers", "second_answers") for answer in row.get(name, ()))


def cells_of(row):
    """The cells of a row, by column."""
    cells = {key: word(value) for key, value in row.items() if not key.endswith("answers")}
    for name in ("answers", "second_answers"):
        cells.update({f"{name.removesuffix('s')}:{answer['question']}": answer_cell(answer["agreed"]) for answer in row.get(name, ())})
    return cells


def answer_cell(value):
    if "not_applicable" in value:
        return "n/a"
    if "options" in value:
        return "; ".join(value["options"].get("ids", ())) or "-"
    if "level_and_frequency" in value:
        return value["level_and_frequency"]["level"] + ";" + value["level_and_frequency"]["frequency"]
    return value.get("option") or value.get("quantity") or value["text"]


def word(value):
    """As a cell has it: words of a list in small letters with hyphens."""
    for prefix in ("PRIMARY_NEED_", "PERIOD_", "COST_CATEGORY_"):
        if str(value).startswith(prefix):
            return value.removeprefix(prefix).lower().replace("_", "-")
    return str(value)


def kinds(request, response):
    found = codes(response)
    if "cases" in response:
        found |= {"basis " + request["basis"].removeprefix("COLLATE_BASIS_")} | {name for name in request if name.endswith("_sheet")}
        found |= {name for name in ("reductions", "items", "scoring") if name in request}
        found |= {"answers in a sheet"} if "answer:" in request.get("people_sheet", "") else set()
        found |= {name for person in response["people"] + response.get("excluded", []) for name in person if name.endswith("unanswered")}
        found |= {"rounding " + request["rounding"]["mode"].removeprefix("ROUNDING_MODE_")}
        found.update("agreement, with an interval" for _ in [0] if "intraclass_upper" in response.get("agreement", {}))
        found.update("exact fraction" for person in response["people"] if "/" in person["current_cost"]["decimal"])
        found.update("category " + category.get("category", "unknown") for category in response["categories"])
    return found


SUBJECT = Subject("collate_sample", CollationMaker, collate, kinds, 2500, [
    *(f"basis {name}" for name in ("GROSS_COSTS_UP", "NEED_AFTER_SUPPORT", "AS_SCORED")), "people_sheet", "items_sheet", "services_sheet",
    "reductions", "items", "scoring", "answers in a sheet", "unanswered", "second_unanswered", "agreement, with an interval", "exact fraction", *each("rounding", *MODES),
    *(f"category COST_CATEGORY_{name}" for name in CATEGORIES), "category unknown",
    *each("error", "cannot_be_grossed_up", "basis_missing", "exact_not_allowed", "blank_reason", "duplicate_id", "cost_twice", "missing",
          "category_twice", "category_not_decided", "unit_cost_twice", "unit_cost_missing", "no_units", "unknown_reference", "reduction_twice",
          "reductions_not_used", "reduction_missing", "impact_missing", "age_missing", "share_not_known", "nobody_left", "too_many_decimals",
          "amount_out_of_range", "unanswered", "given_twice"),
    *each("warning", "care_group_not_known", "care_group_differs", "ongoing_support_left_out", "category_absent", "left_out_for_unknown_share",
          "shares_not_used", "grossed_up_far", "assessors_differ"),
    *each("note", "category_not_known", "cost_without_source", "one_assessor", "agreement_not_defined")])
