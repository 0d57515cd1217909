#!/usr/bin/env python3
"""Makes up what became of the people of the sample in the policy's first year: comma-separated values on standard output.

    make_first_year.py CASES.csv TABLE.json

CASES.csv says who the people are and what they score, TABLE.json what they are told. Nine in ten agree a final budget of what they were told or less;
the others need more. Whole numbers and SHA-256 alone, so that the sheet is the same bytes everywhere.
"""

import csv
import datetime
import hashlib
import json
import sys

FIRST_DAY, LAST_DAY = datetime.date(2027, 4, 1), datetime.date(2028, 2, 29)


def chance(person, what, below):
    """A number from 0 to below `below`, always the same for the same person and subject."""
    return int.from_bytes(hashlib.sha256(f"{person} {what}".encode()).digest()[:8], "big") % below


def later(day, days):
    day += datetime.timedelta(days=days)
    return day if day <= LAST_DAY else None


def final_budget(person, pence):
    """What is agreed, and why."""
    kind = chance(person, "kind", 100)
    if kind < 82:
        return pence, ""
    if kind < 88:
        return pence * (100 - 2 - chance(person, "less", 12)) // 100, "less-needed" if kind < 86 else ""
    return pence * (100 + 3 + chance(person, "more", 25)) // 100, "local-market" if kind < 95 else "change-over" if kind < 98 else ""


def first_year(case, pence):
    person = case["id"]
    assessed = later(FIRST_DAY, chance(person, "assessed", 335))
    told = later(assessed, 1 + chance(person, "told", 7))
    planned = told and later(told, 10 + chance(person, "planned", 60))
    agreed = planned and later(planned, 1 + chance(person, "agreed", 14))
    row = {"id": person, "care_group": case["care_group"], "score": case["score"], "assessed_on": assessed, "indicative_on": told, "planned_on": planned}
    if told:
        row["indicative"] = f"{pence // 100}.{pence % 100:02}"
    if agreed:
        final, reason = final_budget(person, pence)
        above = final > pence
        row.update(final_budget=f"{final // 100}.{final % 100:02}", reason=reason, agreed_on=agreed,
                   approval_tier="team-manager" if final <= 70000 and final * 100 <= pence * 115 else "panel",
                   enhanced_until=agreed + datetime.timedelta(days=120 if reason == "change-over" else 360) if above and reason else None)
    return row


def main():
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        cases = [case for case in csv.DictReader(file) if not case["excluded_because"]]
    with open(sys.argv[2], encoding="utf-8") as file:
        amounts = {row["from"]: row["amount"] for row in json.load(file)["percentage"]["rows"] if "amount" in row}
    columns = ["id", "care_group", "score", "indicative", "final_budget", "approval_tier", "reason", "assessed_on", "indicative_on", "planned_on", "agreed_on",
               "enhanced_until"]
    out = csv.DictWriter(sys.stdout, columns, lineterminator="\n")
    out.writeheader()
    for case in cases:
        if case["score"] in amounts:
            whole, _, part = amounts[case["score"]].partition(".")
            out.writerow({key: value for key, value in first_year(case, int(whole) * 100 + int((part + "00")[:2])).items() if value is not None})


main()
