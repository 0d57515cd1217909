"""What pandas makes of the people of bench/compare_bench.cc.

    compare_peers.py SHEET REPETITIONS

prints a JSON document a line: what was done, and the processor's time of each repetition in milliseconds. Amounts are whole pence, so that all
sums are exact; they have to be those of SHEET.figures, which libras wrote. "sums by group" is one comparison by care group and age together;
"comparison" begins at the sheet, and has all three, of everyone, by care group and by both, and three years of a taper.
"""
import json
import sys
import time

import pandas

AMOUNTS = ["spent_now", "before", "after"]
PAIRS = [("spent_now", "before"), ("spent_now", "after"), ("before", "after")]
GROUPINGS = [["care_group"], ["care_group", "age"]]
KEPT = [75, 50, 25]
FIGURES = {"people": ("change", "size"), "gaining": ("gains", "sum"), "losing": ("loses", "sum"), "first": ("first", "sum"), "second": ("second", "sum"),
           "gained": ("gained", "sum"), "lost": ("lost", "sum")}


def read(sheet):
    people = pandas.read_csv(sheet, dtype={"care_group": "category", "age": "category"})
    pence = {name: (100 * people[name]).round().fillna(0).astype("int64") for name in AMOUNTS}
    return people.assign(**pence)


def changes(people, pair):
    people = people[people["is_new"] == 0] if pair[0] == "spent_now" else people
    change = people[pair[1]] - people[pair[0]]
    return pandas.DataFrame({"care_group": people["care_group"], "age": people["age"], "first": people[pair[0]], "second": people[pair[1]], "change": change,
                             "gains": change > 0, "loses": change < 0, "gained": change.clip(lower=0), "lost": change.clip(upper=0)})


def by(own, grouping):
    return own.groupby(grouping, observed=False).agg(**FIGURES)


def everyone(own):
    return [len(own), *(own[name].sum() for name, _ in list(FIGURES.values())[1:])]


def years(people):
    """Of each year: how many receive more than allocated, how many still lose, the cost, and what everyone receives."""
    own = people[people["is_new"] == 0]
    loss = (own["spent_now"] - own["after"]).clip(lower=0)
    allocated = people["after"].sum()
    for kept in KEPT:
        extra = (kept * loss + 50) // 100
        yield [(extra > 0).sum(), (extra < loss).sum(), extra.sum(), allocated + extra.sum()]


def comparison(sheet):
    people = read(sheet)
    told = []
    for pair in PAIRS:
        own = changes(people, pair)
        told.append((everyone(own), [by(own, grouping) for grouping in GROUPINGS]))
    return told, list(years(people))


def lines(compared):
    """As SHEET.figures has them."""
    told, priced = compared
    for i, (all_of_them, groupings) in enumerate(told):
        yield [str(i), "", *map(str, all_of_them)]
        for groups in groupings:
            for names, *figures in groups.itertuples():
                names = (names,) if isinstance(names, str) else names
                yield [str(i), "".join(name + " " for name in names), *map(str, figures)]
    for year in priced:
        yield ["year", *map(str, year)]


def main():
    sheet, repetitions = sys.argv[1], int(sys.argv[2])
    with open(sheet + ".figures", encoding="utf-8") as figures:
        ours = [line.rstrip("\n").split(",") for line in figures]
    theirs = list(lines(comparison(sheet)))
    if ours != theirs:
        sys.exit(f"the figures differ: {[pair for pair in zip(ours, theirs) if pair[0] != pair[1]][:3]}")

    def tell(method, peer, work):
        work()  # Not timed: the first run.
        times = []
        for _ in range(repetitions):
            started = time.process_time()
            work()
            times.append(1000 * (time.process_time() - started))
        print(json.dumps({"method": method, "peer": peer, "ms": times}), flush=True)

    people = read(sheet)
    tell("sums by group", "pandas: groupby, agg", lambda: by(changes(people, PAIRS[2]), GROUPINGS[1]))
    tell("comparison", "pandas: read_csv, groupby, agg", lambda: comparison(sheet))


if __name__ == "__main__":
    main()
