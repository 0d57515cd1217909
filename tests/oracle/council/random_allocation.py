"""Random requests of AllocateSample, and some that must be refused."""
from allocate_sample import allocate_sample
from subject import Subject, codes, each

GROUPS, SERVICES = ("older", "learning", "physical", "mental"), ("", "home-care", "day-care", "residential", "meals")
RULES = ("APPORTION_RULE_UNSPECIFIED", "APPORTION_RULE_LARGEST_REMAINDER", "APPORTION_RULE_FLOOR")
SPOILT = 14  # Percent.


class AllocationMaker:
    def __init__(self, draw):
        self.draw = draw

    def strata(self):
        """Often with equal numbers of people, so that fractions tie."""
        draw = self.draw
        few = draw.chance(40)
        strata = []
        for group in draw.some(GROUPS, 60):
            for service in draw.some(SERVICES, 50) if draw.chance(70) else [""]:
                people = draw.pick((10, 10, 20, 30, 1, 0)) if few else draw.pick((0, draw.below(20), draw.below(1000), draw.below(10 ** 5), draw.below(2 ** 36)))
                strata.append({"care_group": group, **({"service": service} if service else {}), **({"people": str(people)} if people else {})})
        return draw.shuffled(strata)

    def make(self):
        draw = self.draw
        strata = self.strata()
        everybody, people = 0, {}
        for stratum in strata:
            count = int(stratum.get("people", 0))
            everybody += count
            people[stratum["care_group"]] = people.get(stratum["care_group"], 0) + count
        request = {"strata": strata}
        if draw.chance(70):
            request["places"] = str(draw.pick((everybody, draw.below(everybody + 1), min(everybody, draw.between(1, 400)), min(everybody, draw.between(1, 40)))))
        else:
            request["care_group_places"] = [{"care_group": group, "places": str(draw.pick((0, count, draw.below(count + 1), min(count, draw.below(60)))))}
                                            for group, count in draw.shuffled(people.items())]
        if draw.chance(75):
            request["apportion_rule"] = draw.pick(RULES)
        if draw.chance(40):
            request["minimum"] = str(draw.pick((1, 1, 2, 3, 5, 10, 30)))
        if draw.chance(SPOILT):
            self.spoil(request, everybody)
        return request

    def spoil(self, request, everybody):
        draw, strata, by_group = self.draw, request["strata"], request.get("care_group_places")
        way = draw.below(6)
        if way == 0:
            strata.append({**draw.pick(strata), "people": "1"})
        elif way == 1:
            strata.append({"care_group": "zebra", "people": str(2 ** 40 - draw.pick((0, everybody // 2)))})
            if by_group:
                by_group.append({"care_group": "zebra"})
        elif way == 2 and by_group:
            request["places"] = "3"
        elif way == 2:
            request["places"] = draw.pick(("0", str(everybody + 1)))
        elif by_group:
            by_group.append({"care_group": "nobody", "places": "1"})
            by_group.append(dict(by_group[0]))
            if draw.chance(50):
                by_group[1]["places"] = str(everybody + 1)
            if len(by_group) > 3 and draw.chance(50):
                del by_group[1]
        else:
            request["minimum"] = str(draw.between(1, 10))
            request["places"] = str(draw.between(1, 9))


def kinds(request, response):
    found = codes(response)
    if "strata" in response:
        found |= {"by care group" if "care_group_places" in request else "in all",
                  request.get("apportion_rule", RULES[0]).removeprefix("APPORTION_RULE_")}
        found.update("a minimum" for stratum in response["strata"] if "minimum" in request and stratum.get("places", 0) == int(request["minimum"]))
        found.update("nobody" for stratum in response["strata"] if "people" not in stratum)
        found.update("by service" for stratum in response["strata"] if "service" in stratum)
    return found


SUBJECT = Subject("allocate_sample", AllocationMaker, allocate_sample, kinds, 6000, [
    "by care group", "in all", "UNSPECIFIED", "LARGEST_REMAINDER", "FLOOR", "a minimum", "nobody", "by service",
    *each("error", "places_twice", "missing", "duplicate_stratum", "too_many_people", "unknown_reference", "listed_twice", "not_listed",
          "more_places_than_people", "minimum_not_possible"), "warning places_left_over", "warning mixed_strata"])
