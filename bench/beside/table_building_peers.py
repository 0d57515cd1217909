"""The tables of bench/table_building_bench.cc by NumPy, SciPy and scikit-learn, as whoever uses these would build them.

    table_building_peers.py FOLDER SCORES REPETITIONS

reads the columns and the exact tables that `ras_table_building_bench --write=FOLDER` wrote for SCORES ("whole" or "hundredths"), and
prints a JSON document a line: what was done, the processor's time of each repetition in milliseconds, and how many rows of the table,
rounded half-up to the penny, are not the exact ones.
"""
import json
import sys
import time

import numpy
from scipy.interpolate import PchipInterpolator
from sklearn.isotonic import IsotonicRegression

AGREED = ([0, 20, 40, 70, 100], [25000, 270000, 1000000, 3050000, 6500000])


def rounded(pence):
    return numpy.floor(numpy.maximum(pence, 0) + 0.5).astype(numpy.int64)


def joined(rows, scores, pence):
    return numpy.interp(rows, scores, pence)


class Peers:
    def __init__(self, scores, costs, unit):
        self.scores = scores
        self.costs = costs
        self.unit = unit
        self.rows = numpy.arange(101) * unit

    @staticmethod
    def read(folder, kind):
        def column(name):
            return numpy.fromfile(f"{folder}/{name}-{kind}", dtype=numpy.int32).astype(numpy.int64)
        return Peers(column("scores"), column("costs"), 1 if kind == "whole" else 100)

    def two_sorts(self):
        numpy.sort(self.scores)
        numpy.sort(self.costs)

    def rank_alignment(self):
        scores = numpy.sort(self.scores)
        costs = numpy.sort(self.costs)
        starts = numpy.concatenate(([0], numpy.flatnonzero(numpy.diff(scores)) + 1))
        people = numpy.diff(numpy.append(starts, len(scores)))
        return joined(self.rows, scores[starts], numpy.add.reduceat(costs, starts) / people)

    def percentile_alignment(self):
        scores = numpy.sort(self.scores)
        first = numpy.searchsorted(scores, self.rows, "left")
        last = numpy.searchsorted(scores, self.rows, "right")
        below = scores[numpy.maximum(first - 1, 0)]
        above = scores[numpy.minimum(first, len(scores) - 1)]
        between = first - 1 + (self.rows - below) / numpy.maximum(above - below, 1)
        place = numpy.where(first < last, (first + last - 1) / 2, between)
        return numpy.quantile(self.costs, numpy.clip(place / (len(scores) - 1), 0, 1))

    def isotonic_means(self):
        return IsotonicRegression(out_of_bounds="clip").fit(self.scores, self.costs).predict(self.rows)

    def isotonic_means_of_totals(self):
        people = numpy.bincount(self.scores)
        known = numpy.flatnonzero(people)
        totals = numpy.bincount(self.scores, weights=self.costs)
        fitted = IsotonicRegression(out_of_bounds="clip")
        return fitted.fit(known, totals[known] / people[known], sample_weight=people[known]).predict(self.rows)

    def polynomial(self):
        return numpy.polyval(numpy.polyfit(self.scores, self.costs, 2), self.rows)

    def price_per_point(self):
        return self.rows * (self.costs.sum() / self.scores.sum())

    def agreed_scores(self):
        return joined(self.rows, [score * self.unit for score in AGREED[0]], AGREED[1])

    def monotone_cubic(self):
        return PchipInterpolator(numpy.array(AGREED[0], dtype=float) * self.unit, numpy.array(AGREED[1], dtype=float))(self.rows)

    def curve_of_1000_scores(self):
        scores = numpy.arange(0, 10001, 10)
        return PchipInterpolator(scores.astype(float), (500 + scores * scores // 8).astype(float))(numpy.arange(10001))


# What is done, the method it stands beside, and the program.
WORK = [
    ("two_sorts", "two_sorts", "NumPy: sort"),
    ("rank_alignment", "rank_alignment", "NumPy: sort, add.reduceat, interp"),
    ("percentile_alignment", "percentile_alignment", "NumPy: sort, searchsorted, quantile"),
    ("isotonic_means", "isotonic_means", "scikit-learn: IsotonicRegression"),
    ("isotonic_means_of_totals", "isotonic_means", "scikit-learn on totals by NumPy's bincount"),
    ("polynomial", "polynomial", "NumPy: polyfit, polyval"),
    ("price_per_point", "price_per_point", "NumPy: sum"),
    ("agreed_scores", "agreed_scores", "NumPy: interp"),
    ("monotone_cubic", "monotone_cubic", "SciPy: PchipInterpolator"),
    ("curve_of_1000_scores", "curve_of_1000_scores", "SciPy: PchipInterpolator"),
]


def exact_tables(folder, kind):
    with open(f"{folder}/tables-{kind}", encoding="ascii") as lines:
        return {words[0]: numpy.array([int(word) for word in words[1:]]) for words in map(str.split, lines)}


def main():
    folder, kind, repetitions = sys.argv[1], sys.argv[2], int(sys.argv[3])
    exact = exact_tables(folder, kind)
    peers = Peers.read(folder, kind)
    for name, method, told in WORK:
        if method == "curve_of_1000_scores" and kind == "whole":
            continue  # It is the same.
        work = getattr(peers, name)
        table = work()  # Not timed: the first run.
        times = []
        for _ in range(repetitions):
            started = time.process_time()
            table = work() if method == "two_sorts" else rounded(work())
            times.append(1000 * (time.process_time() - started))
        differ = int((table != exact[method]).sum()) if method in exact else None
        print(json.dumps({"method": method, "peer": told, "ms": times, "differ": differ}), flush=True)


if __name__ == "__main__":
    main()
