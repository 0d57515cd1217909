"""docs/sampling.md section 4: whether a sample represents its population. A request with sheets comes with their people beside it."""
import math
from collections import Counter
from fractions import Fraction as F

from allocate_sample import mixed_strata
from draw_sample import key, population_fingerprint
from exact import decimal_text
from representation import SAME, TABLES, chi_square_tail, expected, number_of_tables, statistic
from told import below_one, error, fixed, note, warning

SAMPLES, MOST_WORK = 10_000, 20_000
MOST_PEOPLE = 2 ** 40
WORST = ("DOES_NOT_REPRESENT", "CANNOT_BE_TOLD", "REPRESENTS")


class SplitMix64:
    def __init__(self):
        self.state = 0

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2 ** 64
        z = self.state
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 % 2 ** 64
        z = (z ^ z >> 27) * 0x94D049BB133111EB % 2 ** 64
        return z ^ z >> 31

    def below(self, n):
        while True:
            product = self.next() * n
            if product % 2 ** 64 >= 2 ** 64 % n:
                return product >> 64


def simulated(groups):
    """The probability by drawing 9,999 samples; statistics are compared exactly."""
    groups = sorted(groups)
    everyone, drawn = map(sum, zip(*groups))
    populations = [population for population, _ in groups]
    few = min(drawn, everyone - drawn)
    times = [math.lcm(*populations) // population for population in populations]

    def far(counts):
        """Pearson's statistic, but for what is the same for all samples of this size."""
        return sum(count * count * factor for count, factor in zip(counts, times))

    own = far([count if few == drawn else population - count for population, count in groups])
    numbers, as_far = SplitMix64(), 0
    for _ in range(SAMPLES - 1):
        left, taken = list(populations), [0] * len(groups)
        for remaining in range(everyone, everyone - few, -1):
            person = numbers.below(remaining)
            for i, people in enumerate(left):
                if person < people:
                    break
                person -= people
            left[i] -= 1
            taken[i] += 1
        as_far += far(taken) >= own
    return F(1 + as_far, SAMPLES)


def tables(populations, drawn):
    """How many samples there are of each table of counts, by the number of tables."""
    ways = {drawn: Counter({1: 1})}  # By people left to be shared out.
    for i, population in enumerate(populations):
        rest, following = sum(populations[i + 1:]), {}
        for left, found in ways.items():
            for count in range(max(0, left - rest), min(left, population) + 1):
                into = following.setdefault(left - count, Counter())
                first = math.comb(population, count)
                for samples, number in found.items():
                    into[samples * first] += number
        ways = following
    return ways[0]


def exactly(groups):
    """(the probability, the least that a sample of this size could have)."""
    drawn = sum(count for _, count in groups)
    found = tables([population for population, _ in groups], drawn)
    every = sum(samples * number for samples, number in found.items())

    def unlikely(limit):
        return F(sum(samples * number for samples, number in found.items() if samples <= limit * (1 + SAME)), every)

    return unlikely(math.prod(math.comb(population, count) for population, count in groups)), unlikely(min(found))


def four_places(value):
    return fixed(F(value), 4)


def is_small(groups):
    """One expects fewer than five somewhere."""
    return any(cell < 5 for (population, _), by_chance in zip(groups, expected(groups)) for cell in (by_chance, population - by_chance))


def effort(groups):
    """About how many steps `compare` takes."""
    everyone, drawn = map(sum, zip(*groups))
    if len(groups) == 1 or everyone == drawn or not is_small(groups):
        return 1
    number, few = number_of_tables(groups), min(drawn, everyone - drawn)
    if number <= TABLES:
        return number * len(groups)
    return SAMPLES * few if few * len(groups).bit_length() + len(groups) <= MOST_WORK else 1


def compare(groups, level):
    """(method, probability, verdict) of groups of (people, drawn)."""
    everyone, drawn = map(sum, zip(*groups))
    if len(groups) == 1 or everyone == drawn:
        return "EXACT", F(1), "REPRESENTS"
    small, least = is_small(groups), None
    if not small:
        method, probability = "CHI_SQUARE", chi_square_tail(statistic(groups), len(groups) - 1)
    elif number_of_tables(groups) <= TABLES:
        method = "EXACT"
        probability, least = exactly(groups)
    elif min(drawn, everyone - drawn) * len(groups).bit_length() + len(groups) <= MOST_WORK:
        method, probability = "SIMULATED", simulated(groups)
    else:
        method, probability = "APPROXIMATE", chi_square_tail(statistic(groups), len(groups) - 1)
    if F(four_places(probability)) < level:
        verdict = "DOES_NOT_REPRESENT" if method != "APPROXIMATE" else "CANNOT_BE_TOLD"
    elif method == "APPROXIMATE" or (least is not None and F(four_places(least)) >= level):
        verdict = "CANNOT_BE_TOLD"
    else:
        verdict = "REPRESENTS"
    return method, probability, verdict


class Side:
    """The population or the sample: people one by one, or counts."""

    def __init__(self, name, document, people):
        self.name, self.one_by_one = name, "strata" not in document
        self.in_sheet = "sheet" in document
        self.list = people if self.in_sheet else document.get("people") or document.get("strata") or []

    def place(self, index, field=None):
        if self.in_sheet:
            return f"{self.name}.sheet" + (f".{field}" if field else "")
        inner = f"{self.name}.{'people' if self.one_by_one else 'strata'}[{index}]"
        return f"{inner}.{field}" if field else inner

    def counts(self):
        counted = Counter()
        for one in self.list:
            counted[key(one)] += 1 if self.one_by_one else int(one.get("people", 0))
        return counted

    def errors(self):
        if not self.list:
            yield error("missing", self.name)
        seen, total = set(), 0
        for i, one in enumerate(self.list):
            mark = one["id"] if self.one_by_one else key(one)
            if mark in seen:
                yield error("duplicate_id", self.place(i, "id")) if self.one_by_one else error("duplicate_stratum", self.place(i))
            seen.add(mark)
            total += 0 if self.one_by_one else int(one.get("people", 0))
            if total > MOST_PEOPLE:
                yield error("too_many_people", self.place(i, "people"))
                return


def errors_of_people(population, sample):
    known = {person["id"]: person for person in population.list}
    if len(sample.list) > len(population.list):
        yield error("sampled_out_of_range", "sample")
        return
    if len(sample.list) > 1 and not any(person["id"] in known for person in sample.list):
        yield error("unknown_reference", "sample")
        return
    for i, person in enumerate(sample.list):
        same = known.get(person["id"])
        if same is None:
            yield error("unknown_reference", sample.place(i, "id"))
        elif same["care_group"] != person["care_group"]:
            yield error("differs_from_population", sample.place(i, "care_group"))
        elif person.get("service") and person["service"] != same.get("service"):
            if any(one.get("service") for one in population.list):
                yield error("differs_from_population", sample.place(i, "service"))


def without_services(counts):
    merged = Counter()
    for (group, _), count in counts.items():
        merged[group, ""] += count
    return merged


def check_sample(request, lists=None):
    """The response. `lists`: the people of the sheets, by "population" and "sample"."""
    lists = lists or {}
    population = Side("population", request["population"], lists.get("population"))
    sample = Side("sample", request["sample"], lists.get("sample"))
    errors = [*population.errors(), *sample.errors()]
    if errors:
        return {"findings": errors}
    both = population.one_by_one and sample.one_by_one
    named = [any(one.get("service") for one in side.list) for side in (population, sample)]
    by_service = named[0] and (both or named[1])
    findings = below_one(warning, request.get("level_percent"), "level_percent")
    for side in (population, sample):
        findings += [] if side.one_by_one else mixed_strata(side.list, f"{side.name}.strata")
    if both:
        errors += errors_of_people(population, sample)
        own = {person["id"]: key(person) for person in population.list}
        drawn = Counter(own[person["id"]] for person in sample.list if person["id"] in own)
        people = population.counts()
    else:
        people, drawn = population.counts(), sample.counts()
        if not by_service:
            people, drawn = without_services(people), without_services(drawn)
        so_far, told = Counter(), set()
        for i, one in enumerate(sample.list):  # Whoever is the first too many.
            group = key(one) if by_service else (one["care_group"], "")
            so_far[group] += 1 if sample.one_by_one else int(one.get("people", 0))
            if so_far[group] > people[group] and group not in told:
                told.add(group)
                errors.append(error("sampled_out_of_range", sample.place(i)))
        if named[0] != named[1]:
            findings.append(note("services_not_compared", "sample" if named[0] else "population"))
    if not sum(drawn.values()) and not errors:
        errors.append(error("sampled_out_of_range", "sample"))
    if errors:
        return {"findings": errors}
    level = F(request.get("level_percent", "5")) / 100
    views = [("CARE_GROUP", lambda group: (group[0], ""))]
    if by_service:
        views += [("SERVICE", lambda group: ("", group[1])), ("CARE_GROUP_AND_SERVICE", lambda group: group)]
    comparisons, verdicts = [], []
    for by, view in views:
        counts = {}
        for group, number in people.items():
            if number:
                have = counts.setdefault(view(group), [0, 0])
                have[0], have[1] = have[0] + number, have[1] + drawn[group]
        names = sorted(counts)
        groups = [tuple(counts[name]) for name in names]
        method, probability, verdict = compare(groups, level)
        verdicts.append(verdict)
        comparisons.append({"by": "COMPARED_BY_" + by, "groups": [
            {**({"care_group": group} if group else {}), **({"service": service} if service else {}), "people": str(number),
             **({"sampled": str(count)} if count else {}), "expected": fixed(by_chance, 2, "HALF_UP")}
            for (group, service), (number, count), by_chance in zip(names, groups, expected(groups))],
            "chi_square": fixed(statistic(groups), 4), **({"degrees_of_freedom": str(len(groups) - 1)} if len(groups) > 1 else {}),
            "probability": four_places(probability), "method": "PROBABILITY_METHOD_" + method, "verdict": "SAMPLE_VERDICT_" + verdict})
        nobody = {name for name, (_, count) in zip(names, groups) if not count}
        if by == "CARE_GROUP_AND_SERVICE":
            nobody = {name for name in nobody if (name[0], "") not in empty and ("", name[1]) not in empty_services}
        elif by == "SERVICE":
            empty_services = nobody
        else:
            empty = nobody
        if nobody:
            findings.append(warning("group_without_sample", "sample"))
    answer = {"verdict": "SAMPLE_VERDICT_" + min(verdicts, key=WORST.index), "comparisons": comparisons, "people": str(sum(people.values())),
              "sampled": str(sum(drawn.values())), "level_percent": decimal_text(level * 100)}
    for side in (population, sample):
        if side.one_by_one:
            answer[f"{side.name}_fingerprint"] = population_fingerprint(side.list)
    return {**answer, **({"findings": findings} if findings else {})}
