#!/usr/bin/env python3
"""Draws what people cost against their score, and the table made from them, as SVG on standard output.

    draw_picture.py CASES.csv TABLE.json RECORDS.csv

CASES.csv and TABLE.json are what `ras table build` took and gave; RECORDS.csv says who lives in a home. Whole numbers alone, so that
the picture is the same bytes everywhere.
"""

import csv
import json
import sys

LEFT, TOP, WIDTH, HEIGHT = 70, 40, 600, 360  # The plot; six units a percent.
MOST = 250000  # Pence at the top edge; who costs more is drawn on the edge.
HOMES, ELSEWHERE, TABLE = "#0072b2", "#d55e00", "#222"


def pence(text):
    whole, _, part = text.partition(".")
    return int(whole) * 100 + int((part + "00")[:2])


def at(score, amount):
    """Where a score and an amount lie, in tenths of a unit, as texts."""
    tenths = (LEFT * 10 + int(score) * WIDTH // 10, (TOP + HEIGHT) * 10 - min(amount, MOST) * HEIGHT * 10 // MOST)
    return tuple(f"{n // 10}.{n % 10}" for n in tenths)


def dots(cases, homes):
    for case in cases:
        x, y = at(case["score"], pence(case["cost"]))
        yield f'<circle cx="{x}" cy="{y}" r="2.4" fill="{HOMES if case["id"] in homes else ELSEWHERE}"/>'


def line(rows):
    """A step for each row, from its score to the next; nothing where there is no allocation."""
    points, pen = [], "M"
    for row in rows:
        if "amount" not in row:
            continue
        x, y = at(row["from"], pence(row["amount"]))
        points.append(f"{pen}{x} {y}")
        pen = "L"
    return f'<path d="{" ".join(points)}" fill="none" stroke="{TABLE}" stroke-width="2.5" stroke-linejoin="round"/>'


def axes():
    for amount in range(0, MOST + 1, 50000):
        _, y = at(0, amount)
        yield f'<path d="M{LEFT} {y}H{LEFT + WIDTH}" stroke="#ddd"/>'
        yield f'<text x="{LEFT - 8}" y="{y}" dy="4" text-anchor="end">£{amount // 100:,}</text>'
    for score in range(0, 101, 20):
        x, _ = at(score, 0)
        yield f'<text x="{x}" y="{TOP + HEIGHT + 18}" text-anchor="middle">{score}%</text>'
    yield f'<text x="{LEFT + WIDTH // 2}" y="{TOP + HEIGHT + 38}" text-anchor="middle">score, in percent of the most there could be</text>'


def legend(cases):
    beyond = sum(pence(case["cost"]) > MOST for case in cases)
    texts = (("lives in a care home", HOMES), ("has support elsewhere", ELSEWHERE), ("the table", TABLE))
    for place, (text, colour) in enumerate(texts):
        x = LEFT + 10 + 200 * place
        yield f'<rect x="{x}" y="14" width="10" height="10" fill="{colour}"/><text x="{x + 16}" y="23">{text}</text>'
    if beyond:
        yield f'<text x="{LEFT + WIDTH}" y="{TOP + 14}" text-anchor="end">on the edge: {beyond} who cost more</text>'


def main():
    cases_name, table_name, records_name = sys.argv[1:]
    with open(cases_name, encoding="utf-8") as file:
        cases = list(csv.DictReader(file))
    with open(table_name, encoding="utf-8") as file:
        rows = json.load(file)["percentage"]["rows"]
    with open(records_name, encoding="utf-8") as file:
        homes = {record["id"] for record in csv.DictReader(file) if record["service"] in ("residential", "nursing")}
    width, height = LEFT + WIDTH + 20, TOP + HEIGHT + 50
    print(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" font-family="sans-serif" font-size="12" fill="#222">')
    print("<title>What people's support costs a week, by score, and the table made from it</title>")
    print(f'<rect width="{width}" height="{height}" fill="#fff"/>')
    for part in (*axes(), '<g fill-opacity="0.7">', *dots(cases, homes), "</g>", line(rows), *legend(cases)):
        print(part)
    print("</svg>")


if __name__ == "__main__":
    main()
