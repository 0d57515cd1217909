"""Random requests of SizeSample and MarginOfSample, and some that must be refused."""
from size_sample import margin_of_sample, size_sample
from subject import Subject, codes, each

SPOILT = 12  # Percent.
RULES = ("SAMPLE_SIZE_RULE_UNSPECIFIED", "SAMPLE_SIZE_RULE_PUBLISHED", "SAMPLE_SIZE_RULE_ROUND_UP")


class SizeMaker:
    def __init__(self, draw, sampled):
        self.draw, self.sampled = draw, sampled

    def precision(self):
        draw, asked = self.draw, {}
        if draw.chance(40):
            asked["quantile"] = draw.pick(("1.96", "1.9600", "1", "2.575829304", "100", "0.000000001", draw.decimal(1, 4, 4), draw.decimal(1, 9, 9)))
        elif draw.chance(50):
            asked["confidence_percent"] = draw.pick(("95", "99", "90.0", "80", "99.999999", "0.001", draw.decimal(1, 99, 5)))
        if draw.chance(60):
            asked["margin_percent"] = draw.pick(("5", "10", "3", "2.50", "0.0001", "99.9999", "99", draw.decimal(1, 20, 1), draw.decimal(1, 98, 7)))
        if draw.chance(50):
            asked["proportion_percent"] = draw.pick(("50", "20", "0.0001", "99.9999", "10.1000000", draw.decimal(1, 99, 1), draw.decimal(1, 99, 7)))
        if draw.chance(70):
            asked["size_rule"] = draw.pick(RULES)
        return asked

    def count(self):
        draw = self.draw
        return draw.pick((1, 2, 3, draw.between(1, 50), draw.between(1, 1000), draw.between(1, 10 ** 6), draw.between(1, 2 ** 34)))

    def make(self):
        draw = self.draw
        populations = []
        for i in range(draw.pick((1, 1, 2, 3, 5))):
            population = {"id": f"group-{i}", "people": str(self.count())}
            if self.sampled:
                people = int(population["people"])
                population["sampled"] = str(draw.pick((1, people, draw.between(1, people), draw.between(1, min(people, 400)))))
            populations.append(population)
        if draw.chance(2):
            populations = [{**populations[0], "people": str(2 ** 40)}]
        request = {"populations": populations}
        if draw.chance(85):
            request["precision"] = self.precision()
        if draw.chance(SPOILT):
            self.spoil(request)
        return request

    def spoil(self, request):
        draw, populations = self.draw, request["populations"]
        way = draw.below(5)
        if way == 0:
            request["precision"] = {"quantile": "1.96", "confidence_percent": "95"}
        elif way == 1:
            precision = request.setdefault("precision", {})
            for name in draw.some(("margin_percent", "proportion_percent", "confidence_percent"), 40):
                precision[name] = draw.pick(("5.00000001", "33.333333333"))
        elif way == 2:
            populations.extend(dict(population) for population in draw.some(populations, 50))
        elif way == 3:
            populations.append({**populations[0], "id": "many", "people": str(2 ** 40 - draw.pick((0, 0, 0, int(populations[0]["people"]))))})
        else:
            for population in draw.some(populations, 50):
                population["sampled"] = draw.pick(("0", str(min(int(population["people"]) + 1, 2 ** 40)))) if self.sampled else draw.pick(("1", "7"))


def kinds(request, response):
    found = codes(response)
    if "samples" in response:
        asked = request.get("precision", {})
        found |= {name for name in ("quantile", "confidence_percent", "margin_percent", "proportion_percent") if name in asked}
        found |= {response["precision"].get("size_rule", "no rule").removeprefix("SAMPLE_SIZE_RULE_"), "several" if len(response["samples"]) > 1 else "one"}
        for sample in response["samples"]:
            found |= {"everybody"} if sample["people"] == sample["sampled"] else {"one person"} if sample["sampled"] == 1 else set()
    return found


BOTH = ["quantile", "confidence_percent", "proportion_percent", "one", "several", "everybody", "one person",
        *each("error", "confidence_twice", "too_many_decimals", "duplicate_id", "too_many_people"), "warning wide_margin", "warning percent_below_one",
        "note whole_alone"]
SIZE = Subject("size_sample", lambda draw: SizeMaker(draw, False), size_sample, kinds, 3000,
               [*BOTH, "PUBLISHED", "ROUND_UP", "margin_percent", "error sampled_not_asked"])
MARGIN = Subject("margin_of_sample", lambda draw: SizeMaker(draw, True), margin_of_sample, kinds, 3000, [*BOTH, "error sampled_out_of_range"])
