#!/usr/bin/env python3
"""Makes up the people whom Sampleford Council supports, and what their support costs.

    make_population.py FOLDER

Writes into FOLDER, which is there:
    people.csv      id, care group and main service: the list a sample is drawn from
    strata.csv      how many people each care group and service has, and what they cost a week
    records.csv     what an officer finds who looks into a person's record: age, primary need, scores, informal support
    items.csv       what a person uses, with quantity and unit cost: several lines a person
    services.csv    what the day centre costs in a year, and how many days people come
    not_usable.csv  people whose record cannot be used, and why: found out only when somebody looks

Nobody here is real. README.md beside this file says which figures are public statistics and which are made up.

The same bytes on every machine and for ever: whole numbers alone, and every choice from the SHA-256 of the seed, the person and
what is chosen, so that one choice more or less moves no other.
"""

import hashlib
import pathlib
import sys

SEED = "Sampleford 2026"

# People by care group and service, 6,000 in all.
SERVICES = ("residential", "nursing", "supported-living", "home-care", "day-care", "direct-payment")
PEOPLE = {
    "learning-disability": (209, 12, 254, 76, 421, 108),
    "older-people": (870, 454, 151, 1776, 227, 302),
    "physical-disability": (54, 42, 30, 246, 36, 192),
    "mental-health": (66, 16, 97, 113, 39, 59),
    "other": (18, 9, 7, 63, 15, 38),
}

# Need in thousandths: the middle of each service's people, and how much more or less a care group has there.
NEED = {"residential": 660, "nursing": 780, "supported-living": 560, "home-care": 400, "day-care": 400, "direct-payment": 470}
MORE_NEED = {"learning-disability": 40, "older-people": 0, "physical-disability": 30, "mental-health": -60, "other": -20}

# Prices in pence.
HOME_CARE_HOUR = 2060
ASSISTANT_HOUR = 1520
NIGHT_SHARED_BY_THREE = 3369
DAY_CENTRE_DAY = 4550
HOME_WEEK = {"older": 84000, "younger": 154000}
NURSING_MORE = 9500
RESPITE_WEEK = 84000
CARE_MANAGEMENT_HOUR = 5200

# Where a price is written down.
SOURCES = {"care-home": "contract with the home", "support-worker": "supported living contract",
           "sleep-in": "supported living contract", "agency-care": "home care framework", "personal-assistant": "payments made",
           "day-centre": "", "week-in-a-home": "fees of homes", "equipment": "store of equipment", "social-worker": "pay and overheads"}

# How far a package lies from what its need alone would give: few lie far above. Thousandths at each tenth of people.
SPREAD = (350, 530, 660, 770, 880, 1000, 1130, 1300, 1520, 1900, 3900)
# The same for fees of homes, which differ less.
FEE_SPREAD = (800, 850, 890, 920, 950, 975, 1000, 1030, 1070, 1140, 1450)
# And for younger adults' homes, some of which have a worker for one person.
COMPLEX_SPREAD = (520, 600, 680, 750, 820, 890, 970, 1060, 1190, 1440, 2600)


class Person:
    """A stratum and a number; all else follows."""

    def __init__(self, group, service, number):
        self.group, self.service, self.number = group, service, number

    def below(self, purpose, bound):
        """A whole number from 0 to bound - 1, each as likely."""
        digest = hashlib.sha256(f"{SEED}\n{self.group}\n{self.service}\n{self.number}\n{purpose}".encode()).digest()
        return int.from_bytes(digest[:8], "big") * bound >> 64

    def chance(self, purpose, thousandths):
        return self.below(purpose, 1000) < thousandths

    def bell(self, purpose, reach):
        """Around 0, mostly within half of reach, never beyond it: the sum of four."""
        total = sum(self.below(f"{purpose} {i}", 2001) - 1000 for i in range(4))
        return total * reach // 4000

    def spread(self, purpose, table):
        """A place in a table of tenths, with straight lines between."""
        tenth, rest = divmod(self.below(purpose, 10000), 1000)
        return table[tenth] + (table[tenth + 1] - table[tenth]) * rest // 1000

    def choose(self, purpose, words):
        """One of the words, each with its weight."""
        place = self.below(purpose, sum(weight for _, weight in words))
        for word, weight in words:
            if place < weight:
                return word
            place -= weight
        raise AssertionError


def between(low, value, high):
    return max(low, min(value, high))


def age_of(person):
    if person.group == "older-people":
        return between(65, 83 + person.bell("age", 26), 103)
    if person.group == "learning-disability" and person.chance("over 65", 124):
        return 65 + person.below("age", 20)
    if person.group == "learning-disability":
        return 18 + person.below("age", 47)
    return between(18, 48 + person.bell("age", 36), 64)


def primary_need_of(person):
    if person.group == "older-people":
        return person.choose("primary need", (("frailty", 70), ("mental-health", 23), ("physical-disability", 7)))
    return person.group


def need_of(person):
    return between(30, NEED[person.service] + MORE_NEED[person.group] + person.bell("need", 620), 1000)


def score_of(person, need, assessor):
    """Percent of the maximum, as one assessor sees it."""
    return between(0, (need + person.bell(f"assessor {assessor}", 120) + 5) // 10, 100)


def informal_share_of(person):
    """The share of need that family and friends meet, in percent."""
    if person.service in ("residential", "nursing", "supported-living") or not person.chance("has a carer", 560):
        return 0
    return between(5, 30 + person.bell("informal share", 60) // 5 * 5, 75)


def impact_of(person, share):
    if share == 0:
        return "none"
    heavy = 15 + share
    return person.choose("impact", (("little", 100 - heavy), ("some", heavy * 6 // 10), ("great", heavy - heavy * 6 // 10)))


def quarters_of_hours(person, purpose, need, most):
    """Hours a week in quarters: the square of need, spread out."""
    return most * need * need // 10**6 * person.spread(purpose, SPREAD) // 1000


def hours(quarters):
    return f"{quarters // 4}.{quarters % 4 * 25:02}".rstrip("0").rstrip(".")


def pounds(pence):
    return f"{pence // 100}.{pence % 100:02}"


class Costs:
    """The lines of one person, and the ongoing cost that they come to."""

    def __init__(self, person):
        self.person, self.lines, self.weekly_pence = person, [], 0

    def hourly(self, category, service, quarters, price):
        self.lines.append((category, service, hours(quarters), pounds(price), "week"))
        self.weekly_pence += (quarters * price + 2) // 4

    def weekly(self, category, service, quantity, price):
        self.lines.append((category, service, str(quantity), pounds(price), "week"))
        self.weekly_pence += quantity * price

    def days(self, quantity):
        """At the day centre, whose price services.csv tells."""
        self.lines.append(("day-care", "day-centre", str(quantity), "", "week"))
        self.weekly_pence += quantity * DAY_CENTRE_DAY

    def yearly(self, category, service, quantity, price, ongoing):
        self.lines.append((category, service, str(quantity), pounds(price), "year"))
        if ongoing:
            self.weekly_pence += (quantity * price + 26) // 52


def fee_of_home(person, need):
    """A week in a home, in pounds without pence."""
    younger = person.group != "older-people"
    middle = HOME_WEEK["younger" if younger else "older"] * (700 + need * 450 // 1000) // 1000
    fee = middle * person.spread("fee", COMPLEX_SPREAD if younger else FEE_SPREAD) // 1000
    return (fee + (NURSING_MORE if person.service == "nursing" else 0)) // 100 * 100


def costs_of(person, need, share):
    costs = Costs(person)
    left = need * (100 - share) // 100
    # Small packages, fixed by habit more than by need: the spike of low costs.
    small = person.chance("small package", 550 if left < 260 else 60)
    if person.service in ("residential", "nursing"):
        costs.weekly("residential-care", "care-home", 1, fee_of_home(person, need))
    elif person.service == "supported-living":
        costs.hourly("supported-living", "support-worker", 24 + quarters_of_hours(person, "hours", need, 260), HOME_CARE_HOUR)
        costs.weekly("supported-living", "sleep-in", 7, NIGHT_SHARED_BY_THREE)
    elif person.service == "home-care":
        quarters = 8 if small else 6 + quarters_of_hours(person, "hours", left, 110)
        costs.hourly("home-care", "agency-care", quarters, HOME_CARE_HOUR)
    elif person.service == "direct-payment":
        quarters = 12 if small else 10 + quarters_of_hours(person, "hours", left, 190)
        costs.hourly("direct-payments", "personal-assistant", quarters, ASSISTANT_HOUR)
    else:
        days = 1 if small else between(1, (left + person.bell("days", 300) + 150) // 160, 5)
        costs.days(days)
        if not small and person.chance("home care as well", 400):
            costs.hourly("home-care", "agency-care", 4 + quarters_of_hours(person, "hours", left, 90), HOME_CARE_HOUR)
    if share > 0 and person.chance("respite", 220):
        costs.yearly("respite", "week-in-a-home", 1 + person.below("respite weeks", 4), RESPITE_WEEK, True)
    if person.chance("equipment", 160):
        costs.yearly("equipment", "equipment", 1, 4000 + 500 * person.below("equipment price", 60), False)
    if person.chance("care management", 350):
        costs.yearly("care-management", "social-worker", 2 + person.below("care management hours", 10), CARE_MANAGEMENT_HOUR, False)
    return costs


def excluded_because(person):
    if not person.chance("unusual year", 12):
        return ""
    return person.choose("unusual", (("Half of the year was spent in hospital", 2), ("The fee is in dispute", 1)))


def not_usable_because(person):
    if not person.chance("not usable", 25):
        return ""
    return person.choose("why not usable", (("Has died", 5), ("Has moved away", 3), ("Has asked not to take part", 2)))


def everybody():
    """All people, with ids that tell nothing: in the order of a SHA-256."""
    people = [Person(group, service, number) for group, counts in PEOPLE.items()
              for service, count in zip(SERVICES, counts) for number in range(count)]
    people.sort(key=lambda person: hashlib.sha256(
        f"{SEED}\n{person.group}\n{person.service}\n{person.number}".encode()).digest())
    return [(f"S{place:04}", person) for place, person in enumerate(people, 1)]


def write(folder, name, heading, rows):
    text = "".join(",".join(row) + "\n" for row in [heading, *rows])
    (folder / name).write_bytes(text.encode())


def main():
    if len(sys.argv) != 2 or sys.argv[1].startswith("-"):
        sys.exit("Usage: make_population.py FOLDER")
    folder = pathlib.Path(sys.argv[1])
    people, records, lines, not_usable = [], [], [], []
    strata = {}
    days_a_week = 0
    for name, person in everybody():
        need, share = need_of(person), informal_share_of(person)
        first = score_of(person, need, "first")
        second = str(score_of(person, need, "second")) if person.chance("second assessor", 250) else ""
        costs = costs_of(person, need, share)
        people.append((name, person.group, person.service))
        records.append((name, str(age_of(person)), primary_need_of(person), person.service, str(first), second, str(share),
                        impact_of(person, share), excluded_because(person)))
        lines += [(name, *line, SOURCES[line[1]]) for line in costs.lines]
        days_a_week += sum(int(quantity) for _, service, quantity, _, _ in costs.lines if service == "day-centre")
        count, pence = strata.get((person.group, person.service), (0, 0))
        strata[person.group, person.service] = (count + 1, pence + costs.weekly_pence)
        if reason := not_usable_because(person):
            not_usable.append((name, reason))
    write(folder, "people.csv", ("id", "care_group", "service"), people)
    write(folder, "strata.csv", ("care_group", "service", "people", "spent"),
          [(*stratum, str(count), pounds(pence)) for stratum, (count, pence) in sorted(strata.items())])
    write(folder, "records.csv", ("id", "age", "primary_need", "service", "score", "second_score",
                                  "met_informally_percent", "impact_on_carer", "excluded_because"), records)
    write(folder, "items.csv", ("person", "category", "service", "quantity", "unit_cost", "period", "source"), lines)
    write(folder, "services.csv", ("id", "unit", "total_cost", "units", "source"),
          [("day-centre", "day", pounds(days_a_week * 52 * DAY_CENTRE_DAY), str(days_a_week * 52), "accounts of the last year")])
    write(folder, "not_usable.csv", ("id", "because"), not_usable)


if __name__ == "__main__":
    main()
