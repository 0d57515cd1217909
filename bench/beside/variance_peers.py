"""What pandas and SciPy make of the people of bench/variance_bench.cc.

    variance_peers.py SHEET REPETITIONS

prints a JSON document a line: what was done, and the processor's time of each repetition in milliseconds. "sums by group" is what
needs no order: how many, sums, means, standard deviations, how many gain and lose, and percentages. "figures by group" also has quantiles
and the signed ranks of every group.
"""
import json
import sys
import time

import numpy
import pandas
from scipy import stats

QUANTILES = [0.1, 0.25, 0.5, 0.75, 0.9]
DRAWN_FROM, SAMPLES = 10_000, 1000


def with_differences(people):
    difference = people["allocated"] - people["actual"]
    percent = (100 * difference / people["actual"]).where(people["actual"] > 0)
    return people.assign(difference=difference, gain=difference > 0, lose=difference < 0, percent=percent, percent_distance=percent.abs(),
                         distance=difference.abs())


def sums(people):
    return with_differences(people).groupby(["care_group", "band"]).agg(
        people=("difference", "size"), actual=("actual", "sum"), allocated=("allocated", "sum"), mean=("difference", "mean"),
        deviation=("difference", "std"), gain=("gain", "sum"), lose=("lose", "sum"), percent=("percent", "mean"),
        percent_distance=("percent_distance", "mean"), distance=("distance", "mean"))


def figures(people):
    by = with_differences(people).groupby(["care_group", "band"])["difference"]
    return sums(people), by.quantile(QUANTILES), by.apply(lambda own: stats.wilcoxon(own).pvalue if (own != 0).any() else 1.0)


def bootstrap(people):
    own = people.head(DRAWN_FROM)
    differences = (own["allocated"] - own["actual"]).to_numpy()
    return stats.bootstrap((differences,), numpy.mean, n_resamples=SAMPLES, method="BCa", batch=100, random_state=1)


def main():
    sheet, repetitions = sys.argv[1], int(sys.argv[2])

    def tell(method, peer, work):
        work()  # Not timed: the first run.
        times = []
        for _ in range(repetitions):
            started = time.process_time()
            work()
            times.append(1000 * (time.process_time() - started))
        print(json.dumps({"method": method, "peer": peer, "ms": times}), flush=True)

    people = pandas.read_csv(sheet)
    people = people.astype({"care_group": "category", "band": "category"})
    tell("sums by group", "pandas: groupby, agg", lambda: sums(people))
    tell("analysis", "pandas and SciPy: read_csv, groupby, agg, quantile, wilcoxon", lambda: figures(pandas.read_csv(sheet)))
    tell("bootstrap", "SciPy: bootstrap, BCa", lambda: bootstrap(people))


if __name__ == "__main__":
    main()
