"""A sheet of people read and a table made of it by NumPy and scikit-learn.

    table_request_peers.py SHEET REPETITIONS

prints a JSON document a line: what was done, and the processor's time of each repetition in milliseconds. "sheet to table" is what a
script does that trusts its sheet; with "how it fits" it computes the figures of docs/building-a-table.md section 4 as well, but by
care group and band; with "ids and fingerprint" it also reads the ids, sees that no two are the same, and computes the SHA-256 of the
people in the order of their ids.
"""
import hashlib
import json
import sys
import time

import numpy

from table_building_peers import Peers, rounded

METHODS = ["rank_alignment", "isotonic_means", "polynomial"]


def read(sheet):
    scores, costs = numpy.loadtxt(sheet, delimiter=",", skiprows=1, usecols=(1, 2), unpack=True)
    return Peers(numpy.rint(100 * scores).astype(numpy.int64), numpy.rint(100 * costs).astype(numpy.int64), 100)


def fit(people, table):
    allocated = table[(people.scores + 50) // 100]
    errors = allocated - people.costs
    distances = numpy.abs(errors)
    spread = people.costs - people.costs.mean()
    return [1 - (errors.astype(float) ** 2).sum() / (spread ** 2).sum(), distances.mean(), numpy.median(distances),
            *((100 * distances <= percent * people.costs).sum() for percent in (5, 10, 20, 30))]


def fingerprint(sheet):
    with open(sheet, encoding="utf-8") as lines:
        next(lines)
        people = sorted(tuple(line.rstrip("\n").split(",")) for line in lines)
    if len({person[0] for person in people}) < len(people):
        sys.exit("two people have one id")
    return hashlib.sha256("".join("\t".join(person) + "\n" for person in people).encode()).hexdigest()


def timed(work, repetitions):
    times = []
    for _ in range(repetitions):
        started = time.process_time()
        work()
        times.append(1000 * (time.process_time() - started))
    return times


def main():
    sheet, repetitions = sys.argv[1], int(sys.argv[2])

    def whole(method, with_fit):
        people = read(sheet)
        table = numpy.maximum.accumulate(rounded(getattr(people, method)()))
        return fit(people, table) if with_fit else table

    def tell(method, peer, work):
        print(json.dumps({"method": method, "peer": peer, "ms": timed(work, repetitions)}), flush=True)

    for method in METHODS:
        tell(method, "NumPy, scikit-learn: sheet to table", lambda: whole(method, with_fit=False))
        tell(method, "the same, and how it fits", lambda: whole(method, with_fit=True))
    tell("any", "Python: ids and fingerprint besides", lambda: fingerprint(sheet))


if __name__ == "__main__":
    main()
