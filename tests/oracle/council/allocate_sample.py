"""docs/sampling.md section 2: the places of a sample, shared among care groups and within each among its services."""
from fractions import Fraction as F

from told import error, warning

MOST_PEOPLE = 2 ** 40
FLOOR = "APPORTION_RULE_FLOOR"


def shares_of(people, places, rule):
    """{name: places} in proportion to {name: people}."""
    everybody = sum(people.values())
    if not everybody:
        return {name: 0 for name in people}
    exact = {name: F(places * count, everybody) for name, count in people.items()}
    given = {name: share.numerator // share.denominator for name, share in exact.items()}
    if rule != FLOOR:
        order = sorted(people, key=lambda name: (given[name] - exact[name], -people[name], name))
        for name in order[:places - sum(given.values())]:
            given[name] += 1
    return given


def share_out(people, places, rule, least):
    """The same where everybody has at least {name: least}: who would have fewer has that, and the others share the rest."""
    held = {}
    while True:
        given = shares_of({name: count for name, count in people.items() if name not in held}, places - sum(held.values()), rule)
        fewer = [name for name, count in given.items() if count < least[name]]
        if not fewer:
            return held | given
        held |= {name: least[name] for name in fewer}


def mixed_strata(strata, path):
    """Whoever has no service, in a care group of which others have one."""
    with_services = {stratum["care_group"] for stratum in strata if stratum.get("service")}
    return [warning("mixed_strata", f"{path}[{i}]") for i, stratum in enumerate(strata)
            if not stratum.get("service") and stratum["care_group"] in with_services]


def errors_of(request, groups):
    places, by_group = int(request.get("places", 0)), request.get("care_group_places", [])
    if places and by_group:
        yield error("places_twice", "places")
    elif not places and not by_group:
        yield error("missing", "places")
    seen, everybody, people = set(), 0, {}
    for i, stratum in enumerate(request["strata"]):
        everybody += int(stratum.get("people", 0))
        people[stratum["care_group"]] = people.get(stratum["care_group"], 0) + int(stratum.get("people", 0))
        if (stratum["care_group"], stratum.get("service", "")) in seen:
            yield error("duplicate_stratum", f"strata[{i}]")
        seen.add((stratum["care_group"], stratum.get("service", "")))
        if everybody > MOST_PEOPLE:
            yield error("too_many_people", f"strata[{i}].people")
            return
    listed = set()
    for i, one in enumerate(by_group):
        name = one["care_group"]
        if name not in groups:
            yield error("unknown_reference", f"care_group_places[{i}].care_group")
        elif name in listed:
            yield error("listed_twice", f"care_group_places[{i}].care_group")
        elif int(one.get("places", 0)) > people[name]:
            yield error("more_places_than_people", f"care_group_places[{i}].places")
        listed.add(name)
    if by_group:
        yield from (error("not_listed", "care_group_places") for name in groups if name not in listed)


def allocate_sample(request):
    groups, rule, minimum = {}, request.get("apportion_rule"), int(request.get("minimum", 0))
    for stratum in request["strata"]:
        groups.setdefault(stratum["care_group"], {})[stratum.get("service", "")] = int(stratum.get("people", 0))
    errors = list(errors_of(request, groups))
    if errors:
        return {"findings": errors}
    people = {name: sum(services.values()) for name, services in groups.items()}
    least = {name: {service: min(minimum, count) for service, count in services.items()} for name, services in groups.items()}
    needed = {name: sum(services.values()) for name, services in least.items()}
    if "care_group_places" in request:
        of_group = {one["care_group"]: int(one.get("places", 0)) for one in request["care_group_places"]}
        wanted = sum(of_group.values())
        errors = [error("minimum_not_possible", "minimum") for name in groups if of_group[name] < needed[name]]
    else:
        wanted = int(request["places"])
        if wanted > sum(people.values()):
            errors = [error("more_places_than_people", "places")]
        elif wanted < sum(needed.values()):
            errors = [error("minimum_not_possible", "minimum")]
        else:
            of_group = share_out(people, wanted, rule, needed)
    if errors:
        return {"findings": errors}
    told = []
    for name in sorted(groups):
        given = share_out(groups[name], of_group[name], rule, least[name])
        for service in sorted(given):
            told.append({"care_group": name, **({"service": service} if service else {}),
                         **({"people": groups[name][service]} if groups[name][service] else {}),
                         **({"places": given[service]} if given[service] else {})})
    places = sum(stratum.get("places", 0) for stratum in told)
    numbers = {"people": sum(people.values()), "places": places, "left_over": wanted - places}
    findings = [warning("places_left_over", "apportion_rule")] if places < wanted else []
    findings += mixed_strata(request["strata"], "strata")
    return {"strata": told, **{name: number for name, number in numbers.items() if number}, **({"findings": findings} if findings else {})}
