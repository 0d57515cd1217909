"""Random requests of CheckSample, and some that must be refused."""
from collections import Counter

from check_sample import check_sample, effort
from draw_sample import key
from random_sample import GROUPS, SERVICES
from sheets import sheet
from subject import Subject, codes, each

SPOILT = 25  # Percent.
MOST_EFFORT = 150_000
MANY = tuple(f"g{i:02d}" for i in range(20))


class CheckMaker:
    """`people`: those of the last request's sheets, by "population" and "sample"."""

    def __init__(self, draw):
        self.draw, self.people = draw, {}

    def population(self):
        draw = self.draw
        services = draw.pick((SERVICES[:1], SERVICES, SERVICES, SERVICES[1:3]))
        groups = draw.pick((GROUPS, GROUPS, GROUPS[:2], GROUPS[:1]))
        people = []
        for i in range(draw.pick((1, 2, 4, 7, 12, 20, 30))):
            service = draw.pick(services)
            people.append({"id": f"p{i}", "care_group": draw.pick(groups), **({"service": service} if service else {})})
        return people

    def one_by_one(self):
        draw = self.draw
        population = self.population()
        sample = [dict(person) for person in draw.shuffled(draw.some(population, draw.pick((10, 30, 60, 100))))]
        if draw.chance(20):
            for person in sample:
                person.pop("service", None)
        return population, sample

    def counted(self):
        """Counts by stratum, large and small; the sample near its share, or far from it."""
        draw = self.draw
        top = draw.pick((6, 6, 40, 1000, 10 ** 6, 10 ** 11))
        services = draw.pick((("",), ("",), SERVICES[:3]))
        strata = [(group, service) for group in GROUPS[:draw.between(1, 3)] for service in services]
        counts = {stratum: draw.between(0, top) for stratum in strata}
        if not any(counts.values()):
            counts[strata[0]] = 1
        share = draw.pick((0.02, 0.1, 0.3, 0.5, 0.9, 1))
        most = 400 if any(count < 1000 for count in counts.values()) else 10 ** 9
        sample = {s: min(count, most, int(count * share * draw.pick((1, 1, 1, 0.8, 1.3))) + draw.pick((0, 0, 1))) for s, count in counts.items()}
        return self.as_strata(counts), self.as_strata(sample)

    def many_groups(self):
        """More tables than are gone through: simulated."""
        draw = self.draw
        number = draw.between(17, 20)
        counts = {(name, ""): draw.pick((10, 20, 40)) for name in MANY[:number]}
        sample = {group: draw.pick((0, 0, 1, 1)) for group in counts}
        sample["g00", ""] = draw.pick((1, 2, 6, 8))
        return self.as_strata(counts), self.as_strata(sample)

    def approximate(self):
        draw = self.draw
        counts = {(name, ""): draw.pick((10, 10 ** 5, 10 ** 6)) for name in MANY[:draw.between(3, 8)]}
        counts["g00", ""] = 7
        sample = {group: min(count, count // 3 + draw.below(400)) for group, count in counts.items()}
        sample["g01", ""] = min(counts["g01", ""], 30000)
        return self.as_strata(counts), self.as_strata(sample)

    def as_strata(self, counts):
        strata = [{"care_group": group, **({"service": service} if service else {}), "people": str(count)}
                  for (group, service), count in counts.items() if count or self.draw.chance(50)]
        return self.draw.shuffled(strata)

    def make(self):
        draw, one_by_one = self.draw, draw_ways(self.draw)
        population, sample = getattr(self, one_by_one)()
        while effort_of(population, sample) > MOST_EFFORT:
            population, sample = getattr(self, one_by_one)()
        sides = {"population": population, "sample": sample}
        if one_by_one == "one_by_one" and draw.chance(30):  # One of the two counted.
            name = draw.pick(("population", "sample"))
            sides[name] = self.as_strata(Counter(key(person) for person in sides[name]))
        if draw.chance(SPOILT):
            self.spoil(sides)
        request, self.people = {}, {}
        for name, side in sides.items():
            listed = "people" if side and "id" in side[0] else "strata"
            request[name] = {listed: side}
            if listed == "people" and draw.chance(25):
                self.people[name] = side
                request[name] = {"sheet": sheet(draw, ["id", "care_group", "service"], side)}
        if draw.chance(30):
            request["level_percent"] = draw.pick(("1", "10.0", "0.01", "50", "2.5", "33"))
        return request

    def spoil(self, sides):
        draw = self.draw
        name = draw.pick(("population", "sample"))
        side, way = sides[name], draw.pick((0, 0, 1, 2, 3, 3, 4))
        if not side:
            return
        if way == 0:
            side.append(dict(draw.pick(side)))
        elif way == 1 and "id" in sides["sample"][0]:
            sides["sample"].append({"id": "nobody", "care_group": "older"})
        elif way == 2:
            draw.pick(sides["sample"])["care_group"] = draw.pick((*GROUPS, "mental"))
        elif way == 3 and "people" in side[0]:
            side[-1]["people"] = draw.pick(("1099511627776", "1099511627776", "1099511627776", str(int(side[-1]["people"]) + 1)))
        elif way == 4:
            draw.pick(sides["sample"])["service"] = draw.pick(("dancing", *SERVICES[1:]))


def effort_of(population, sample):
    """Of the comparison by care group and service, which takes the longest."""
    counts, drawn = ({key(one): int(one.get("people", 0)) for one in side} if side and "id" not in side[0] else Counter(map(key, side))
                     for side in (population, sample))
    return effort([(number, min(number, drawn.get(group, 0))) for group, number in counts.items() if number])


def draw_ways(draw):
    return draw.pick(("one_by_one",) * 28 + ("counted",) * 20 + ("many_groups", "many_groups", "approximate"))


def kinds(request, response):
    found = codes(response)
    if "verdict" in response:
        found |= {"by " + comparison["by"].removeprefix("COMPARED_BY_") for comparison in response["comparisons"]}
        found |= {comparison["method"].removeprefix("PROBABILITY_METHOD_") + ": " + comparison["verdict"].removeprefix("SAMPLE_VERDICT_")
                  for comparison in response["comparisons"]}
        found |= {f"{name} as {way}" for name in ("population", "sample") for way in request[name]}
    return found


SUBJECT = Subject("check_sample", CheckMaker, check_sample, kinds, 700, [
    *(f"by {name}" for name in ("CARE_GROUP", "SERVICE", "CARE_GROUP_AND_SERVICE")),
    *(f"{method}: {verdict}" for method in ("CHI_SQUARE", "EXACT", "SIMULATED") for verdict in ("REPRESENTS", "DOES_NOT_REPRESENT")),
    "EXACT: CANNOT_BE_TOLD", "APPROXIMATE: CANNOT_BE_TOLD",
    *(f"{name} as {way}" for name in ("population", "sample") for way in ("people", "sheet", "strata")),
    *each("error", "duplicate_id", "duplicate_stratum", "unknown_reference", "differs_from_population", "sampled_out_of_range", "too_many_people"),
    "warning group_without_sample", "note services_not_compared"], 6)
