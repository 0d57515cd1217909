"""docs/sampling.md section 3: a sample drawn by tickets. A request with a sheet comes with its people beside it."""
import hashlib
from collections import Counter

from told import error, note, warning


def ticket(seed, name):
    return hashlib.sha256(f"{seed}\n{name}".encode()).hexdigest()


def key(one):
    return one["care_group"], one.get("service", "")


def group_of(person, planned):
    """The stratum of a person, None if the plan has none. One without a service that is alone in its care group holds all of it."""
    group, service = key(person)
    if (group, "") in planned and sum(care_group == group for care_group, _ in planned) == 1:
        return group, ""
    return (group, service) if (group, service) in planned else None


def population_fingerprint(people):
    lines = sorted((p["id"].encode(), p["care_group"], p.get("service", "")) for p in people)
    return hashlib.sha256(b"".join(name + f"\t{group}\t{service}\n".encode() for name, group, service in lines)).hexdigest()


def bad_line(text):
    return any(c < " " or c == "\x7f" for c in text)


def errors_of(request, people, of_person, found, strata):
    seeds = [("seed", request["seed"])] + [(f"earlier_seeds[{i}]", s) for i, s in enumerate(request.get("earlier_seeds", ()))]
    for i, (path, seed) in enumerate(seeds):
        if bad_line(seed):
            yield error("control_character", path)
        elif seed != seed.strip(" ") or not seed:
            yield error("blank_at_end", path)
        elif i and seed == request["seed"]:
            yield error("seed_used_before", path)
    if "strata" in request and int(request.get("places", 0)):
        yield error("places_twice", "places")
    elif "strata" not in request and not int(request.get("places", 0)):
        yield error("missing", "places")
    elif "strata" in request and not any(int(s["places"]) for s in strata):
        yield error("missing", "strata")
    seen = set()
    for i, person in enumerate(people):
        if bad_line(person["id"]):
            yield error("control_character", of_person(i, "id"))
        elif person["id"] in seen:
            yield error("duplicate_id", of_person(i, "id"))
        seen.add(person["id"])
    for i, stratum in enumerate(strata):
        if key(stratum) in [key(other) for other in strata[:i]]:
            yield error("duplicate_stratum", f"strata[{i}]")
    counts = Counter(found)
    if "strata" not in request:
        if int(request.get("places", 0)) > len(people):
            yield error("more_places_than_people", "places")
    else:
        for i, stratum in enumerate(strata):
            if int(stratum["places"]) > counts[key(stratum)]:
                yield error("more_places_than_people", f"strata[{i}].places")
        missing = {}
        for i, (person, place) in enumerate(zip(people, found)):
            if place is None:
                missing.setdefault(key(person), i)
        groups = {stratum["care_group"] for stratum in strata}
        for (group, _), i in missing.items():
            yield error("not_planned", of_person(i, "service" if group in groups else "care_group"))
    unusable = [u["id"] for u in request.get("cannot_be_used", ())]
    for i, (name, one) in enumerate(zip(unusable, request.get("cannot_be_used", ()))):
        if name in unusable[:i]:
            yield error("listed_twice", f"cannot_be_used[{i}].id")
        elif name not in seen:
            yield error("unknown_reference", f"cannot_be_used[{i}].id")
        if not one["because"].strip():
            yield error("blank_reason", f"cannot_be_used[{i}].because")


def draw_one(seed, people, places, unusable):
    """(drawn, passed over) of one stratum, told."""
    order = sorted(people, key=lambda person: ticket(seed, person["id"]))
    drawn, passed = [], []
    for rank, person in enumerate(order, 1):
        if len(drawn) == places:
            break
        told = {**{name: person[name] for name in ("id", "care_group", "service") if person.get(name)},
                "rank": str(rank), "ticket": ticket(seed, person["id"])}
        if person["id"] in unusable:
            passed.append({**told, "because": unusable[person["id"]]})
        else:
            drawn.append(told)
    beyond = [person for person in drawn if int(person["rank"]) > places]
    for person, gone in zip(beyond, passed):
        person["replaces"] = gone["id"]
    return drawn, passed


def counted(name, number):
    return {name: str(number)} if number else {}


def draw_sample(request, people=None):
    """The response. `people`: those of the sheet, if there is one."""
    of_person = (lambda i, field: f"people[{i}].{field}") if people is None else (lambda i, field: f"sheet.{field}")
    people = request["people"] if people is None else people
    strata = request.get("strata", [])
    planned = {key(stratum) for stratum in strata}
    found = [group_of(person, planned) if strata else ("", "") for person in people]
    errors = list(errors_of(request, people, of_person, found, strata))
    if errors:
        return {"findings": errors}
    unusable = {u["id"]: u["because"] for u in request.get("cannot_be_used", ())}
    findings, told, drawn, passed = [], [], [], []
    plan = [(f"strata[{i}]", s) for i, s in enumerate(strata)] or [("places", {"care_group": "", "places": request["places"]})]
    for path, stratum in sorted(plan, key=lambda one: key(one[1])):
        own = [person for person, place in zip(people, found) if place == key(stratum)]
        places = int(stratum["places"])
        if int(stratum.get("people", 0)) not in (0, len(own)):
            findings.append(warning("people_changed", path + ".people"))
        took, left = draw_one(request["seed"], own, places, unusable)
        if len(took) < places:
            findings.append(warning("stratum_exhausted", path))
        told.append({**{name: stratum[name] for name in ("care_group", "service") if stratum.get(name)},
                     **counted("people", len(own)), **counted("places", places), **counted("drawn", len(took)),
                     **counted("passed_over", len(left))})
        drawn, passed = drawn + took, passed + left
    reached = {person["id"] for person in passed}
    findings += [note("not_drawn", f"cannot_be_used[{i}].id") for i, u in enumerate(request.get("cannot_be_used", ())) if u["id"] not in reached]
    return {"strata": told, **({"drawn": drawn} if drawn else {}), **({"passed_over": passed} if passed else {}),
            "people": str(len(people)), "places": str(sum(int(s["places"]) for _, s in plan)),
            "population_fingerprint": population_fingerprint(people), "method": "DRAW_METHOD_SHA256_TICKETS", "seed": request["seed"],
            **({"earlier_seeds": request["earlier_seeds"]} if request.get("earlier_seeds") else {}),
            **({"findings": findings} if findings else {})}
