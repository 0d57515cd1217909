"""What NumPy and scikit-learn take to fit the people of bench/influence_bench.cc without one of them.

    influence_peers.py SHEET REPETITIONS

prints a JSON document a line: the method, and the processor's time of each repetition in milliseconds, for one person. Each fit is made again
without the person, and gives an amount for each percent; a few people stand for all.
"""
import json
import sys
import time

import numpy
import pandas
from sklearn.isotonic import IsotonicRegression

ROWS = numpy.arange(101.0)
LEFT_OUT = 20


def rank_alignment(scores, costs):
    distinct, first = numpy.unique(numpy.sort(scores), return_index=True)
    means = numpy.add.reduceat(numpy.sort(costs), first) / numpy.diff(numpy.append(first, scores.size))
    return numpy.interp(ROWS, distinct, means)


def percentile_alignment(scores, costs):
    ordered = numpy.sort(scores)
    middle = (numpy.searchsorted(ordered, ROWS, "left") + numpy.searchsorted(ordered, ROWS, "right") - 1) / 2
    return numpy.percentile(costs, 100 * numpy.clip(middle / (scores.size - 1), 0, 1))


def isotonic(scores, costs):
    return IsotonicRegression(out_of_bounds="clip").fit(scores, costs).predict(ROWS)


def quadratic(scores, costs):
    return numpy.polyval(numpy.polyfit(scores, costs, 2), ROWS)


def price(scores, costs):
    return ROWS * (costs.sum() / scores.sum())


METHODS = [("rank alignment", "NumPy: sort, unique, interp", rank_alignment),
           ("percentile alignment", "NumPy: searchsorted, percentile", percentile_alignment),
           ("isotonic, least squares", "scikit-learn: IsotonicRegression", isotonic),
           ("quadratic", "NumPy: polyfit", quadratic),
           ("price per point", "NumPy: sum", price)]


def main():
    people = pandas.read_csv(sys.argv[1])
    scores, costs = people["score"].to_numpy(float), people["cost"].to_numpy(float)
    for method, peer, fit in METHODS:
        everybody = fit(scores, costs)
        times = []
        for _ in range(int(sys.argv[2])):
            begun = time.process_time()
            for gone in range(LEFT_OUT):
                change = fit(numpy.delete(scores, gone), numpy.delete(costs, gone)) - everybody
                numpy.abs(change).max()
            times.append(1000 * (time.process_time() - begun) / LEFT_OUT)
        print(json.dumps({"method": method, "peer": peer, "ms": times}))


if __name__ == "__main__":
    main()
