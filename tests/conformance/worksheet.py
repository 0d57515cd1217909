#!/usr/bin/env python3
"""The pencil work behind tests/conformance: cases/*.csv and expected/*/*.txtpb.

It never reads a policy, runs the library or copies its output. It knows the published figures (golden/*.csv), the points a
reader would copy from each questionnaire by hand, and the arithmetic of docs/figures.md in exact fractions. Whoever
changes a shipped policy or assessment does the sum again here.

    python3 tests/conformance/worksheet.py           writes the files
    python3 tests/conformance/worksheet.py --check   says which files differ from what it would write; exit code 1 if any
"""
import csv
import pathlib
import sys
from fractions import Fraction as F

HERE = pathlib.Path(__file__).resolve().parent
FILES = {}  # path -> text


def golden(name):
    with open(HERE / "golden" / name, newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


def half_up(x, to=F(1)):
    """The nearest multiple of `to`; a tie goes away from zero."""
    q = F(x) / to
    whole = int(abs(q) + F(1, 2))
    return whole * to if q >= 0 else -whole * to


def up(x, to):
    """The next multiple of `to` away from zero, unless it is one already."""
    q = F(x) / to
    return -(-q.numerator // q.denominator) * to


PENNY = F(1, 100)
POUND = F(1)


def dec(x):
    """A decimal without trailing zeros."""
    x = F(x)
    for places in range(10):
        if (x * 10**places).denominator == 1:
            text = f"{abs(x.numerator) * 10**places // x.denominator:0{places + 1}d}"
            text = text if places == 0 else f"{text[:-places]}.{text[-places:]}"
            return ("-" if x < 0 else "") + text
    raise ValueError(x)


def amount(x):
    """ras.v1.Amount of whole pence."""
    pence = F(x) * 100
    assert pence.denominator == 1, x
    pence = int(pence)
    return f'pence: {pence} decimal: "{pence // 100}.{pence % 100:02d}"'


def money(x):
    """ras.v1.AmountRange: one amount, or the two ends of a range."""
    if isinstance(x, tuple):
        return f"amount {{ {amount(x[0])} }} upper {{ {amount(x[1])} }}"
    return f"amount {{ {amount(x)} }}"


# ---------------------------------------------------------------------------------------------------------------
# Lookups: table, score, outcome, pence, pence of the upper end, index of the row (empty: in no row).
# ---------------------------------------------------------------------------------------------------------------
def cases(policy, rows):
    lines = ["table,score,outcome,pence,upper_pence,row"]
    for table, score, outcome, pounds, row in rows:
        low, high = pounds if isinstance(pounds, tuple) else (pounds, None)
        cells = [table, dec(score), outcome]
        cells += ["" if v is None else str(int(F(v) * 100)) for v in (low, high)]
        cells.append("" if row is None else str(row))
        lines.append(",".join(cells))
    FILES[HERE / "cases" / f"{policy}.csv"] = "\n".join(lines) + "\n"


def percent_cases(policy):
    rows = [("weekly-allocation", 0, "no_allocation", None, None)]
    for i, r in enumerate(golden("adass_percent_table.csv")):
        rows.append(("weekly-allocation", int(r["score_percent"]), "amount", F(r["pounds"]), i))
    rows.append(("weekly-allocation", 101, "refused", None, None))
    cases(policy, rows)


percent_cases("adass-percentage")
percent_cases("adass-200-points")

rows = []
for i, r in enumerate(golden("newcastle_primary_bands.csv")):
    last = r["points_to"] or "400"  # open top: 400 stands for any score above
    for score in sorted({int(r["points_from"]), (int(r["points_from"]) + int(last)) // 2, int(last)}):
        none = r["pounds_per_year"] == ""
        rows.append(("bands", score, "no_allocation" if none else "amount", None if none else F(r["pounds_per_year"]), i))
cases("newcastle-primary-bands", rows)

rows = [("single-points", 154, "refused", None, None), ("five-point-groups", 154, "refused", None, None)]
for i, r in enumerate(reversed(golden("newcastle_pilot_points.csv"))):
    rows.append(("single-points", int(r["points"]), "amount", F(r["pounds_per_year"]), i))
for i, r in enumerate(reversed(golden("newcastle_pilot_five_point_groups.csv"))):
    for score in range(int(r["points_from"]), int(r["points_to"]) + 1):
        rows.append(("five-point-groups", score, "amount", F(r["pounds_per_year_printed"]), i))
rows += [("single-points", 180, "refused", None, None), ("five-point-groups", 180, "refused", None, None)]
cases("newcastle-pilot", rows)

points = [(int(r["points"]), F(r["pounds_per_year"])) for r in golden("in_control_skeleton_table.csv")]


def skeleton(score):
    """Straight lines between the agreed scores; the last line goes on; nothing below the first."""
    if score < points[0][0]:
        return None
    for (a, x), (b, y) in zip(points, points[1:]):
        if score <= b or b == points[-1][0]:
            return half_up(x + (y - x) * F(score - a, b - a), PENNY)


assert skeleton(105) == F("1100.00") and skeleton(153) == F("3875.00")
assert skeleton(215) == F("11950.00") and skeleton(172) == F("6120.69")
rows = []
for score in range(70, 290):
    value = skeleton(score)
    hit = next((i for i, p in enumerate(points) if p[0] == score), None)
    rows.append(("skeleton", score, "no_allocation" if value is None else "amount", value, hit))
cases("in-control-children", rows)

grades = golden("german_care_grade_amounts.csv")
rows = []
for table, column in (("cash", "cash_eur_month_2025"), ("in-kind", "in_kind_eur_month_2025"),
                      ("relief", "relief_eur_month_2025")):
    rows.append((table, 0, "no_allocation", None, None))
    for i, r in enumerate(grades):
        value = F(r[column]) if r[column] else None
        rows.append((table, int(r["grade"]), "amount" if value else "no_allocation", value, i))
    rows.append((table, 6, "refused", None, None))
cases("german-care-grades", rows)

pip = {(r["year"], r["component"]): (F(r["standard_gbp_week"]), F(r["enhanced_gbp_week"])) for r in golden("pip_components.csv")}
rows = []
for table, component in (("daily-living-rates", "daily living"), ("mobility-rates", "mobility")):
    standard, enhanced = pip["2022-23", component]
    for score in (0, 7, 8, 11, 12, 84):
        row = 0 if score < 8 else 1 if score < 12 else 2
        rows.append((table, score, "no_allocation" if row == 0 else "amount", (None, standard, enhanced)[row], row))
cases("pip-2022-23", rows)
cases("pip-2023-24", rows)  # the tables are those of 2022-23; the adjustment comes after the lookup

cases("jersey-long-term-care", [("day-rates", 0, "no_allocation", None, None), ("day-rates", 1, "amount", F("369.18") / 7, 0),
                                ("day-rates", 2, "amount", F("563.50") / 7, 1), ("day-rates", 3, "refused", None, None)])

# A price of 7.325 for each point above 8, half-up to the penny; scores to the nearest half point.
cases("support-and-nights", [("day-price", 0, "no_allocation", None, None), ("day-price", 8, "no_allocation", None, None)] + [
    ("day-price", s, "amount", half_up((s - 8) * F("7.325"), PENNY), None) for s in (F("8.5"), 9, 10, F("40.5"), 41, 99)])

ranges = [(0, 7, None), (8, 15, (40, 65)), (16, 27, (95, 140)), (28, 39, (180, 250)), (40, 54, (300, 410)), (55, 81, (480, 640))]
cases("by-domain-informal-support", [
    ("ranges", s, "amount" if gives else "no_allocation", gives, i)
    for i, (low, high, gives) in enumerate(ranges) for s in (low, high)])

bands = [(0, 4, None), (5, 14, 60), (15, 29, 150), (30, 40, 320)]
cases("starter", [("allocation", s, "amount" if gives else "no_allocation", gives, i)
                  for i, (low, high, gives) in enumerate(bands) for s in (low, high)])


# ---------------------------------------------------------------------------------------------------------------
# Determinations. Each is a part of a ras.v1.DetermineResponse: what is set must be there and equal.
# ---------------------------------------------------------------------------------------------------------------
def expect(policy, name, why, lines):
    head = "# proto-file: ras/v1/determine.proto\n# proto-message: ras.v1.DetermineResponse\n#\n"
    head += "".join(f"# {line}\n" for line in why)
    FILES[HERE / "expected" / policy / f"{name}.txtpb"] = head + "\n" + "\n".join(lines) + "\n"


def determination(*lines):
    return ["determination {"] + ["  " + line for group in lines for line in ([group] if isinstance(group, str) else group)] + ["}"]


def result(total, period, outcome="AMOUNT"):
    lines = [f"outcome: OUTCOME_{outcome}", f"period: PERIOD_{period}"]
    if total is not None:
        lines.insert(1, f"indicative_allocation {{ {money(total)} }}")
    return lines


def before(total):
    return f"before_informal_support {{ {money(total)} }}"


def stated(period, x):
    return f"stated_periods {{ period: PERIOD_{period} amount {{ {money(x)} }} }}"


def measure(name, value, maximum, left=None):
    tail = "" if left is None else f' value_after_informal_support: "{dec(left)}"'
    return f'measures {{ measure: "{name}" value: "{dec(value)}" maximum: "{dec(maximum)}"{tail} }}'


def lookup(score, place, gives, row=None, rounded=None, field="lookup"):
    r = dec(half_up(score) if rounded is None else rounded)
    lines = [f"{field} {{", f'  score: "{dec(score)}"', f'  score_rounded: "{r}"', f"  place: LOOKUP_PLACE_{place}"]
    if row is not None:
        index, start = row
        lines.append(f'  row {{ index: {index} from: "{dec(start)}" }}')
    lines.append("  outcome: OUTCOME_" + ("NO_ALLOCATION" if gives is None else "AMOUNT"))
    if gives is not None:
        lines.append(f"  amount {{ {money(gives)} }}")
    return lines + ["}"]


def component(name, gives, *inner, outcome="AMOUNT", before_support=None):
    lines = ["components {", f'  component: "{name}"', f"  outcome: OUTCOME_{outcome}"]
    if gives is not None:
        lines.append(f"  amount {{ {money(gives)} }}")
    if before_support is not None:
        lines.append(f"  before_informal_support {{ {money(before_support)} }}")
    for part in inner:
        lines += ["  " + line for line in part]
    return lines + ["}"]


def step(kind, after, name=None, factor=None):
    text = f"steps {{ kind: STEP_KIND_{kind}"
    text += f' id: "{name}"' if name else ""
    text += f' factor: "{factor}"' if factor else ""
    return [text + f" after {{ {after if isinstance(after, str) else money(after)} }} }}"]


def support(approach, *reductions):
    lines = ["informal_support {", f"  approach: INFORMAL_SUPPORT_APPROACH_{approach}"]
    for domain, share, impact, in_policy, applied in reductions:
        text = f'domain: "{domain}" ' if domain else ""
        text += f'share: "{share}" ' + (f'impact: "{impact}" ' if impact else "")
        text += f'percent_in_policy: "{in_policy}" percent_applied: "{applied}"'
        # The gate is not looked at where the grid gives nothing; a shut gate is false, which text form leaves out.
        text += " gate_open: true" if str(applied) != "0" else ""
        lines.append(f"  reductions {{ {text} }}")
    return lines


def gate(lines, *findings):
    for carer, reason in findings:
        lines.append(f'  gate {{ carer: "{carer}" reason: GATE_REASON_{reason} }}')
    return lines


# --- adass-percentage: level points x factor, added up; at most 100, so the sum is the percentage.
PERCENT = {int(r["score_percent"]): F(r["pounds"]) for r in golden("adass_percent_table.csv")}


def adass(name, points, share, off, why, applied=None, findings=(), extra=(), policy="adass-percentage", maximum=100,
          to=PENNY, periods=True):
    total = sum(F(p) * F(f) for p, f in points)
    percent = half_up(100 * total / maximum)
    gives = PERCENT.get(int(percent))
    applied = off if applied is None else applied
    why = why + [" + ".join(dec(F(p) * F(f)) for p, f in points) + f" = {dec(total)} of {maximum} points"]
    shares = support("OVERALL", ("", share[0], share[1], off, applied))
    if gives is None:
        why.append(f"{dec(percent)}%: below the first row, no allocation")
        body = determination(result(None, "WEEK", "NO_ALLOCATION"), measure("need", percent, 100),
                             component("support", None, lookup(percent, "BELOW_FIRST_ROW", None), outcome="NO_ALLOCATION"),
                             shares + ["}"])
        return expect(policy, name, why, body)
    left = half_up(gives * (100 - applied) / 100, to)
    why.append(f"{dec(percent)}% gives {dec(gives)} a week; {dec(applied)}% off leaves {dec(left)}")
    body = determination(
        result(left, "WEEK"), before(half_up(gives, to)),
        [stated("FOUR_WEEKS", left * 4), stated("YEAR", left * 52)] if periods else [],
        measure("need", percent, 100),
        component("support", left,
                  lookup(percent, "ROW", gives, (int(percent) - 1, percent)),
                  step("TABLE", gives), step("INFORMAL_SUPPORT", left, "informal-support", dec(F(100 - applied, 100))),
                  before_support=half_up(gives, to)),
        gate(shares, *findings) + ["}"], list(extra))
    expect(policy, name, why, body)


NO = ("none", "")
FIRST = [(12, "0.8"), (8, 1), (4, 1), (4, "0.8"), (2, 1), (5, 1), (4, "0.6"), (5, "0.8"), (5, "0.8"), (8, "0.6"),
         (0, 1), (2, "0.6"), (5, "0.8"), (4, "0.8")]
adass("first-budget", FIRST, NO, 0, ["Family life does not apply: it scores 0 and stays in the maximum."])
HELPED = [(12, 1), (8, 1), (4, 1), (4, "0.8"), (2, 1), (5, 1), (6, "0.6"), (5, 1), (5, "0.8"), (8, "0.8"),
          (0, 1), (2, "0.6"), (5, "0.8"), (4, 1)]
adass("family-helps", HELPED, ("half", "some"), 25, ["Up to half, some impact: 25%. Sister and neighbour both pass the gate."])
adass("carer-not-asked", HELPED, ("half", "some"), 25, ["25% in the grid, but the brother was not asked: 0% applied."],
      applied=0, findings=[("brother", "NOT_CONFIRMED")])
adass("no-support-needed", [(0, "0.2")] * 12, NO, 0, ["Twelve answers at the first level; two parts of life do not apply."])
adass("all-support", [(p, 1) for p in (12, 8, 6, 4, 6, 8, 6, 8, 8, 8, 6, 6, 8, 6)], NO, 0, ["Everything at its highest."])
adass("two-views", [(4, "0.4"), (5, "0.6"), (0, "0.2"), (3, "0.8"), (0, "0.2"), (3, "0.8"), (4, "0.4"), (3, "0.4"),
                    (3, "0.4"), (5, "0.4"), (0, "0.2"), (6, "0.6"), (3, "0.8"), (2, "0.4")],
      ("quarter", "little"), 15,
      ["Nights: the worker's view scores (2 x 0.4), not the person's (4 x 0.8).",
       "15% in the grid, but the partner refused an assessment and the policy has no rule for that: 0% applied.",
       "The professional's 90.00 stands beside the result: 27.00 more."],
      applied=0, findings=[("partner", "REFUSED_ASSESSMENT")],
      extra=["professional {", f"  professional_amount {{ {amount(90)} }}", f"  difference {{ {amount(27)} }}", "}"])
expect("adass-percentage", "not-eligible", ["No figure for a person who was found not eligible."],
       ['errors { code: "not_eligible" path: "assessment.eligibility.eligible" }'])
expect("adass-percentage", "incomplete", ["No figure: every question that was not answered is named."],
       [f'errors {{ code: "unanswered" value: "{question}" }}' for question in ("toilet", "nights", "housing")])

# --- adass-200-points: weight x level points, of 200; the reduction is rounded to whole pounds.
WEIGHTS = (6, 5, 4, 6, 4, 3, 4, 5, 2, 1)


def of_200(name, levels, share, off, why):
    adass(name, list(zip(WEIGHTS, levels)), share, off, why, policy="adass-200-points", maximum=200, to=POUND, periods=False)


of_200("110-of-200", (5, 3, 3, 5, 1, 3, 1, 1, 0, 1), NO, 0, ["110 of 200 is 55%, as 55 of 100 is."])
of_200("111-of-200", (5, 3, 3, 5, 1, 3, 1, 1, 1, 0), NO, 0, ["111 of 200 is 55.5%, half-up 56%."])
of_200("daughter-helps", (5, 5, 3, 5, 5, 3, 3, 1, 3, 1), ("some", "little"), 25, ["524.25 to whole pounds is 524."])


# --- newcastle-primary-bands: weights 5, 4, 3, 2, 2, 1 times 0, 7, 11 or 15.
def bands_of(name, levels, row, why):
    r = golden("newcastle_primary_bands.csv")[row]
    score = sum(w * l for w, l in zip((5, 4, 3, 2, 2, 1), levels))
    gives = F(r["pounds_per_year"]) if r["pounds_per_year"] else None
    outcome = "AMOUNT" if gives else "NO_ALLOCATION"
    inner = [lookup(score, "ROW", gives, (row, F(r["points_from"])))]
    if gives:
        inner.append(step("TABLE", gives))
    expect("newcastle-primary-bands", name, why + [f"{score} points: row {r['points_from']}-{r['points_to'] or 'open'}"],
           determination(result(gives, "YEAR", outcome), measure("points", score, 255),
                         component("budget", gives, *inner, outcome=outcome)))


bands_of("met-by-universal-services", (0, 11, 0, 0, 7, 11), 0, ["4 x 11 + 2 x 7 + 1 x 11"])
bands_of("small-support", (0, 7, 7, 0, 7, 7), 1, ["4 x 7 + 3 x 7 + 2 x 7 + 1 x 7; up to this much"])
bands_of("some-support", (15, 11, 0, 11, 15, 7), 6, ["5 x 15 + 4 x 11 + 2 x 11 + 2 x 15 + 1 x 7"])
bands_of("joint-funding", (15, 15, 7, 15, 15, 0), 9, ["5 x 15 + 4 x 15 + 3 x 7 + 2 x 15 + 2 x 15"])
bands_of("open-top", (15, 15, 15, 15, 15, 15), 11, ["17 x 15"])


# --- newcastle-pilot
def pilot(name, used, unused, index, start, gives, why):
    parts = {used: component(used, gives, lookup(167, "ROW", gives, (index, start)), step("TABLE", gives)),
             unused: component(unused, None, outcome="DOES_NOT_APPLY")}
    expect("newcastle-pilot", name, why,
           determination(result(gives, "YEAR"), measure("points", 167, 179),
                         parts["by-each-point"], parts["by-groups-of-five"]))


pilot("each-point", "by-each-point", "by-groups-of-five", 12, 167, F("10767.00"), ["167 points, thirteenth row"])
pilot("groups-of-five", "by-groups-of-five", "by-each-point", 2, 165, F("10623.02"), ["167 points, group 165-169"])

expect("newcastle-pilot", "outside-the-excerpt", ["154 points: the excerpt starts at 155, and nothing is made up."],
       ['errors { code: "quantity_out_of_bounds" path: "assessment.answers[0].agreed.quantity" value: "154" }'])


# --- in-control-children: weights 8, 6, 3, 1, 1.
def outcomes(name, levels, place, row, why):
    score = sum(w * l for w, l in zip((8, 6, 3, 1, 1), levels))
    gives = skeleton(score)
    outcome = "NO_ALLOCATION" if gives is None else "AMOUNT"
    inner = [lookup(score, place, gives, row)]
    if gives is not None:
        inner.append(step("TABLE", gives))
    expect("in-control-children", name, why,
           determination(result(gives, "YEAR", outcome), measure("points", score, 285),
                         component("budget", gives, *inner, outcome=outcome)))


outcomes("agreed-score", (15, 0, 11, 7, 11), "ROW", (2, 171), ["8 x 15 + 3 x 11 + 7 + 11 = 171: an agreed score"])
outcomes("between-scores", (11, 11, 0, 11, 7), "BETWEEN_ROWS", (2, 171),
         ["8 x 11 + 6 x 11 + 11 + 7 = 172", "6000 + (9500 - 6000) x 1 / 29 = 6120.689... = 6120.69"])
outcomes("above-the-table", (15, 15, 15, 15, 15), "ABOVE_LAST_ROW", None,
         ["19 x 15 = 285", "17500 + (17500 - 14400) x (285 - 245) / (245 - 230) = 25766.666... = 25766.67"])
outcomes("below-the-table", (0, 0, 15, 15, 7), "BELOW_FIRST_ROW", None, ["3 x 15 + 15 + 7 = 67: under 75"])

# --- support-and-nights
table = half_up((41 - 8) * F("7.325"), PENNY)  # 241.725
exact = table * F("1.065")
dearer = half_up(exact * F("1.032"), PENNY)
day = half_up(dearer * F("0.925"), PENNY)
waking = half_up(F("2.5") * 2 * F("148.35"), PENNY)
sleeping = half_up(1 * F("71.20"), PENNY)
total = half_up(day + waking + sleeping, POUND)
assert (table, exact, dearer, day, waking, sleeping, total) == (
    F("241.73"), F("257.44245"), F("265.68"), F("245.75"), F("741.75"), F("71.20"), F("1059"))
expect("support-and-nights", "village-nights",
       ["Points: 18 + 4 + (6 + 9) + 2.5 x 1.5 = 40.75, to the nearest half 41",
        "Day: (41 - 8) x 7.325 = 241.725 = 241.73; x 1.065 = 257.44245 exactly; x 1.032 = 265.6806... = 265.68;",
        "     7.5% off: 245.754 = 245.75; over 30, so the least amount changes nothing",
        "Nights: 2.5 x 2 x 148.35 = 741.75 and 1 x 71.20 = 71.20, together 812.95",
        "Total: 1058.70, in whole pounds 1059; before informal support 265.68 + 812.95 = 1078.63 = 1079",
        "Year of 365 days: 1059 x 365 / 7 = 55219.28... = 55219"],
       determination(
           result(total, "WEEK"), before(half_up(dearer + waking + sleeping, POUND)),
           stated("YEAR", half_up(total * F(365, 7), POUND)),
           measure("day-points", F("40.75"), 99), measure("people-at-night", 2, 2),
           component("day-support", day, lookup(F("40.75"), "COMPUTED", table, rounded=41),
                     step("TABLE", table), step("FACTOR", 'amount { decimal: "257.44245" }', "area", "1.065"),
                     step("FACTOR", dearer, "inflation", "1.032"),
                     step("INFORMAL_SUPPORT", day, "informal-support", "0.925"), step("MINIMUM", day, "least"),
                     before_support=dearer),
           component("night-support", waking + sleeping,
                     [f'items {{ item: "waking-night" quantity: "2.5" multiplier: "2" rate: "148.35" amount {{ {amount(waking)} }} }}'],
                     [f'items {{ item: "sleeping-night" quantity: "1" rate: "71.2" amount {{ {amount(sleeping)} }} }}'],
                     before_support=waking + sleeping),
           support("OVERALL", ("", "some", "great", "7.5", "7.5")) + ["}"]))
expect("support-and-nights", "under-the-free-points",
       ["8 points carry no money: no allocation in the day. Nobody is needed at night: that part does not apply."],
       determination(result(None, "WEEK", "NO_ALLOCATION"), measure("day-points", 8, 99), measure("people-at-night", 0, 0),
                     component("day-support", None, lookup(8, "COMPUTED", None, rounded=8), outcome="NO_ALLOCATION"),
                     component("night-support", None, outcome="DOES_NOT_APPLY")))
expect("support-and-nights", "least-amount",
       ["4 + 6 = 10 points: (10 - 8) x 7.325 = 14.65; x 1 = 14.65; x 1.032 = 15.1188 = 15.12; at least 30.00"],
       determination(result(30, "WEEK"), before(30), stated("YEAR", half_up(30 * F(365, 7), POUND)),
                     measure("day-points", 10, 99), measure("people-at-night", 0, 0),
                     component("day-support", 30, lookup(10, "COMPUTED", F("14.65"), rounded=10),
                               step("TABLE", F("14.65")), step("FACTOR", F("14.65"), "area", "1"),
                               step("FACTOR", F("15.12"), "inflation", "1.032"),
                               step("INFORMAL_SUPPORT", F("15.12"), "informal-support", "1"),
                               [f'steps {{ kind: STEP_KIND_MINIMUM id: "least" bound: true limit {{ {amount(30)} }} '
                                f"effect {{ {money(F('14.88'))} }} after {{ {money(30)} }} }}"],
                               before_support=30),
                     component("night-support", None, outcome="DOES_NOT_APPLY")))
expect("support-and-nights", "nights-only",
       ["No points in the day: no allocation there. Nights: 0 x 1 x 148.35 + 7 x 71.20 = 498.40, in whole pounds 498"],
       determination(result(498, "WEEK"), before(498), stated("YEAR", half_up(498 * F(365, 7), POUND)),
                     measure("day-points", 0, 99), measure("people-at-night", 1, 2),
                     component("day-support", None, lookup(0, "COMPUTED", None, rounded=0), outcome="NO_ALLOCATION"),
                     component("night-support", F("498.40"),
                               [f'items {{ item: "waking-night" quantity: "0" multiplier: "1" rate: "148.35" amount {{ {amount(0)} }} }}'],
                               [f'items {{ item: "sleeping-night" quantity: "7" rate: "71.2" amount {{ {amount(F("498.40"))} }} }}'])))


# --- by-domain-informal-support
def by_domain(name, domains, why):
    """domains: (id, points, maximum, share, impact, percent in the grid, percent applied)"""
    need = sum(F(d[1]) for d in domains)
    left = sum(F(d[1]) * (100 - d[6]) / 100 for d in domains)

    def row(score):
        score = half_up(score)
        return next((i, low, gives) for i, (low, high, gives) in enumerate(ranges) if low <= score <= high)

    index0, low0, gives0 = row(need)
    index1, low1, gives1 = row(left)
    outcome = "AMOUNT" if gives1 else "NO_ALLOCATION"
    lines = [f'domains {{ domain: "{d[0]}" points: "{dec(d[1])}" maximum: "{dec(d[2])}" '
             f'points_after_informal_support: "{dec(F(d[1]) * (100 - d[6]) / 100)}" }}' for d in domains]
    expect("by-domain-informal-support", name, why + [f"need {dec(need)}, after informal support {dec(left)}"],
           determination(
               result(gives1, "WEEK", outcome), before(gives0), lines, measure("need", need, 81, left),
               component("support", gives1, lookup(left, "ROW", gives1, (index1, low1)),
                         lookup(need, "ROW", gives0, (index0, low0), field="lookup_before_informal_support"),
                         outcome=outcome, before_support=gives0),
               support("BY_DOMAIN", *((d[0], d[3], d[4], d[5], d[6]) for d in domains)) + ["}"]))


by_domain("mother-and-club",
          [("personal-care", 14, 28, "most", "little", 90, 90), ("home", 10, 12, "part", "some", 25, 25),
           ("out-and-about", 6, 21, "part", "little", 40, 0), ("night", 9, 20, "none", "", 0, 0)],
          ["14 x 0.1 + 10 x 0.75 + 6 + 9; the club was not checked, so its 40% is not taken off"])
by_domain("all-met-by-husband",
          [("personal-care", 5, 28, "most", "little", 90, 90), ("home", 7, 12, "most", "little", 90, 90),
           ("out-and-about", 0, 21, "none", "", 0, 0), ("night", 0, 20, "none", "", 0, 0)],
          ["5 x 0.1 + 7 x 0.1 = 1.2, rounded 1: no allocation for what is left"])
by_domain("son-refused-assessment",
          [("personal-care", 24, 28, "none", "", 0, 0), ("home", 12, 12, "part", "great", 10, 0),
           ("out-and-about", 3, 21, "none", "", 0, 0), ("night", 20, 20, "most", "some", 60, 0)],
          ["The son refused an assessment: nothing is taken off"])

# --- german-care-grades
SEVERITY = {}
for r in golden("german_care_grades.csv"):
    SEVERITY.setdefault(int(r["module"].split()[0]), []).append(
        (int(r["points_from"]), int(r["points_to"]), F(r["weighted_points"])))


def care_grade(name, modules, benefit, why, small_child=False, special=False):
    weighted = [next(v for low, high, v in SEVERITY[m] if low <= p <= high) for m, p in enumerate(modules, 1)]
    higher = max(weighted[1], weighted[2])
    total = weighted[0] + higher + weighted[3] + weighted[4] + weighted[5]
    by_points = sum(1 for g in grades if total >= F(g["weighted_points_from"]))
    one_more = min(5, by_points + 1) if by_points else 0
    with_age = one_more if small_child else by_points
    grade = 5 if special else with_age
    maxima = (10, 15, 15, 40, 20, 15)
    lines = [measure(f"weighted-{i}", w, maxima[i - 1]) for i, w in enumerate(weighted, 1)]
    lines += [measure("higher-of-2-and-3", higher, 15), measure("weighted-points", total, 100),
              measure("grade-by-points", by_points, 5), measure("grade-of-a-small-child", one_more, 5),
              measure("grade-with-age", with_age, 5), measure("grade", grade, 5)]
    row = grades[grade - 1] if grade else None

    def part(component_id, column, applies=True):
        if not applies:
            return None, component(component_id, None, outcome="DOES_NOT_APPLY")
        value = F(row[column]) if row and row[column] else None
        place, hit = ("ROW", (grade - 1, grade)) if grade else ("BELOW_FIRST_ROW", None)
        return value, component(component_id, value, lookup(grade, place, value, hit),
                                outcome="AMOUNT" if value else "NO_ALLOCATION")

    cash = part("cash-benefit", "cash_eur_month_2025", benefit == "cash")
    kind = part("care-in-kind", "in_kind_eur_month_2025", benefit == "in-kind")
    relief = part("relief-amount", "relief_eur_month_2025")
    amounts = [p[0] for p in (cash, kind, relief) if p[0] is not None]
    expect("german-care-grades", name, why + [f"{dec(total)} weighted points, grade {grade}"],
           determination(result(sum(amounts) if amounts else None, "MONTH", "AMOUNT" if amounts else "NO_ALLOCATION"),
                         lines, cash[1], kind[1], relief[1]))


care_grade("grade-3-cash", (5, 8, 5, 20, 3, 7), "cash", ["5 + max(7.5, 11.25) + 30 + 10 + 11.25"])
care_grade("grade-4-in-kind", (0, 33, 0, 54, 6, 0), "in-kind", ["0 + max(15, 0) + 40 + 20 + 0"])
care_grade("small-child", (0, 0, 0, 20, 2, 0), "cash", ["30 + 10: grade 2 by points, one higher under 18 months"], small_child=True)
care_grade("small-child-no-grade", (0, 0, 0, 0, 2, 0), "cash", ["10: no grade, so none higher"], small_child=True)
care_grade("special-need", (15, 0, 0, 54, 3, 0), "cash", ["10 + 0 + 40 + 10: grade 3 by points, grade 5 by special need"], special=True)
care_grade("grade-1", (10, 0, 0, 0, 0, 1), "cash", ["10 + 3.75"])


# --- pip-2022-23 and pip-2023-24: the highest description of each activity.
def pip_case(name, living, mobility, why):
    for year in ("2022-23", "2023-24"):
        parts, total = [], F(0)
        for part, score, component_name in (("daily-living", living, "daily living"), ("mobility", mobility, "mobility")):
            row = 0 if score < 8 else 1 if score < 12 else 2
            base = (None,) + pip["2022-23", component_name]
            gives = base[row]
            starts = (0, 8, 12)
            inner = [lookup(score, "ROW", gives, (row, starts[row]))]
            paid = gives
            if gives is not None:
                inner.append(step("TABLE", gives))
                if year == "2023-24":
                    paid = half_up(gives * F("1.101"), F(5, 100))
                    assert paid == pip[year, component_name][row - 1]
                    inner.append(step("FACTOR", paid, "uprating-2023", "1.101"))
                total += paid
            parts.append(component(f"{part}-part", paid, *inner, outcome="AMOUNT" if paid else "NO_ALLOCATION"))
        expect(f"pip-{year}", name, why,
               determination(result(total or None, "WEEK", "AMOUNT" if total else "NO_ALLOCATION"),
                             stated("FOUR_WEEKS", total * 4) if total else [],
                             measure("daily-living", living, 84), measure("mobility", mobility, 24), *parts))


pip_case("standard-both", 2 + 3 + 2 + 4, 8, ["Daily living 2 + 3 + 2 + 4 = 11; mobility 8"])
pip_case("enhanced-daily-living-only", 4 + 2 + 1 + 3 + 2, 4, ["Daily living 4 + 2 + 1 + 3 + 2 = 12; mobility 4"])
pip_case("enhanced-mobility-only", 2 + 1 + 2 + 2, 10 + 4, ["Daily living 2 + 1 + 2 + 2 = 7; mobility 10 + 4 = 14"])
pip_case("under-eight-points", 2 + 1 + 4, 0, ["Daily living 2 + 1 + 4 = 7; mobility 0"])

# --- jersey-long-term-care: each year's rate of a day, rounded up to the penny; a week is seven.
JERSEY = golden("jersey_uprating.csv")


def jersey(name, level):
    if level == 0:
        return expect("jersey-long-term-care", name, ["Below level 1"],
                      determination(result(None, "WEEK", "NO_ALLOCATION"), measure("level", 0, 2),
                                    component("standard-care", None, lookup(0, "BELOW_FIRST_ROW", None), outcome="NO_ALLOCATION")))
    chain = [r for r in JERSEY if int(r["level"]) == level and int(r["year"]) >= 2017]
    day = F(chain[0]["gbp_week"]) / 7
    why, steps = [f"2017: {chain[0]['gbp_week']} / 7 = {dec(day)} a day"], [step("TABLE", day)]
    for r in chain[1:]:
        factor = 1 + F(r["uprating_percent_from_year_before"]) / 100
        day = up(day * factor, PENNY)
        assert day * 7 == F(r["gbp_week"])
        steps.append(step("FACTOR", day, f"uprating-{r['year']}", dec(factor)))
        why.append(f"{r['year']}: x {dec(factor)}, up to the penny: {dec(day)} a day, {dec(day * 7)} a week")
    steps.append(step("CONVERT_PERIOD", day * 7, "week", "7"))
    expect("jersey-long-term-care", name, why,
           determination(result(day * 7, "WEEK"), measure("level", level, 2),
                         component("standard-care", day * 7, lookup(level, "ROW", F(chain[0]["gbp_week"]) / 7, (level - 1, level)), *steps)))


jersey("level-1", 1)
jersey("level-2", 2)
jersey("below-level-1", 0)

# --- starter
expect("starter", "first-person", ["20 + 0 points: row 15-29, 150.00; up to half, little impact: 30% off"],
       determination(result(105, "WEEK"), before(150), stated("YEAR", 105 * 52), measure("need", 20, 40),
                     component("support", 105, lookup(20, "ROW", 150, (2, 15)), step("TABLE", 150),
                               step("INFORMAL_SUPPORT", 105, "informal-support", "0.7"), before_support=150),
                     support("OVERALL", ("", "half", "little", "30", "30")) + ["}"]))


def main():
    check = sys.argv[1:] == ["--check"]
    differ = [str(p.relative_to(HERE)) for p, text in sorted(FILES.items())
              if not p.exists() or p.read_text(encoding="utf-8") != text]
    if check:
        print("\n".join(differ) if differ else f"{len(FILES)} files are as the worksheet says")
        return 1 if differ else 0
    for path, text in FILES.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    print(f"wrote {len(FILES)} files, {len(differ)} of them changed")
    return 0


if __name__ == "__main__":
    sys.exit(main())
