"""Random requests of DrawSample, and some that must be refused."""
from draw_sample import draw_sample
from sheets import sheet
from subject import Subject, codes, each

GROUPS, SERVICES = ("older", "learning", "physical"), ("", "home-care", "day-care", "residential")
SPOILT = 12  # Percent.
NAMES = ("p{}", "P-{}", "\u00e4{}", "\u65e5{}", "{} of a list", 'the "{}"', "a,{}", "\U0001f600{}")


class SampleMaker:
    """`people`: those of the last request's sheet, or None."""

    def __init__(self, draw):
        self.draw, self.people = draw, None

    def person(self, index, with_services):
        draw = self.draw
        person = {"id": draw.pick(NAMES[:2] if draw.chance(70) else NAMES).format(index), "care_group": draw.pick(GROUPS)}
        service = draw.pick(SERVICES) if with_services else ""
        return {**person, **({"service": service} if service else {})}

    def strata(self, people):
        """A plan in which everybody has a place to be, and some strata that nobody is in."""
        draw, counts = self.draw, {}
        whole = {group for group in GROUPS if draw.chance(40)}  # Without services.
        for person in people:
            stratum = person["care_group"], "" if person["care_group"] in whole else person.get("service", "")
            counts[stratum] = counts.get(stratum, 0) + 1
        if draw.chance(20):
            counts.setdefault(("nobody", ""), 0)
        strata = []
        for (group, service), count in counts.items():
            stratum = {"care_group": group, "places": str(draw.pick((count, count // 2, draw.below(count + 1), 0)))}
            if service:
                stratum["service"] = service
            if draw.chance(30):
                stratum["people"] = str(draw.pick((count, count, count + 1)))
            strata.append(stratum)
        if not any(int(stratum["places"]) for stratum in strata):
            busy = next(i for i, count in enumerate(counts.values()) if count)
            strata[busy]["places"] = "1"
        return draw.shuffled(strata)

    def make(self):
        draw = self.draw
        people = [self.person(i, draw.chance(80)) for i in range(draw.pick((1, 2, 3, 5, 12, 12, 30, 60)))]
        request = {"people": people, "seed": draw.pick(("17", "minutes, item 4", "\u00a0x", "\u00fc", "x" * 100, f"seed {draw.below(1000)}"))}
        if draw.chance(30):
            request["places"] = str(draw.between(1, len(people)))
        else:
            request["strata"] = self.strata(people)
        if draw.chance(30):
            request["earlier_seeds"] = draw.pick((["16"], ["16", "15", "16"], ["17b"]))
        if draw.chance(60):
            named = draw.some(people, draw.pick((3, 30, 90)))
            request["cannot_be_used"] = [{"id": person["id"], "because": draw.pick(("moved away", "no file"))} for person in draw.shuffled(named)]
        if draw.chance(SPOILT):
            self.spoil(request)
        self.people = None
        if draw.chance(25) and not any("\n" in person["id"] for person in request["people"]):
            self.people = request.pop("people")
            request["sheet"] = sheet(draw, ["id", "care_group", "service"], self.people)
        return request

    def spoil(self, request):
        draw, people = self.draw, request["people"]
        way = draw.pick((0, 1, 2, 3, 4, 5, 5, 6, 6, 7, 8))
        if way == 0:
            request["seed"] = draw.pick((" a", "a ", " ", "a\tb", "a\n"))
        elif way == 1:
            request["earlier_seeds"] = ["1", request["seed"], draw.pick(("2", " 2", "", "a\nb"))]
        elif way == 2:
            people += [dict(person) for person in draw.some(people, 10)]
        elif way == 3:
            people += [{"id": f"new {i}", "care_group": draw.pick(("older", "mental", "mental")),
                        "service": draw.pick(("dancing", "singing"))} for i in range(4)]
        elif way == 4:
            for stratum in request.get("strata", ()):
                stratum["places"] = str(int(stratum["places"]) + len(people))
            request.setdefault("places", "0")
            if "strata" not in request:
                request["places"] = str(len(people) + 1)
        elif way == 5:
            request["places"] = "1" if "strata" in request else "0"
        elif way == 6:
            request.setdefault("cannot_be_used", []).extend(
                [{"id": "nobody", "because": "died"}, {"id": people[0]["id"], "because": " "}, {"id": people[0]["id"], "because": "died"}])
        elif way == 7:
            people.append({"id": draw.pick(("a\nb", "a\tb")), "care_group": people[0]["care_group"]})
        elif "strata" in request:
            request["strata"].append(dict(request["strata"][0]))


def kinds(request, response):
    found = codes(response)
    if "strata" in response:
        found |= {"a sheet" if "sheet" in request else "a list", "all together" if "places" in request else "strata"}
        found.update("replaces somebody" for person in response.get("drawn", ()) if "replaces" in person)
        found.update("stratum of nobody" for stratum in response["strata"] if "people" not in stratum)
        found.update("by service" for stratum in response["strata"] if "service" in stratum)
    return found


SUBJECT = Subject("draw_sample", SampleMaker, draw_sample, kinds, 4000, [
    "a sheet", "a list", "all together", "strata", "replaces somebody", "stratum of nobody", "by service",
    *each("error", "control_character", "blank_at_end", "seed_used_before", "places_twice", "missing", "duplicate_id", "duplicate_stratum",
          "more_places_than_people", "not_planned", "listed_twice", "unknown_reference", "blank_reason"),
    *each("warning", "people_changed", "stratum_exhausted"), "note not_drawn"])
