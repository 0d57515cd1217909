"""What NumPy takes to see what a hundred tables mean for the people of bench/scenarios_bench.cc.

    scenarios_peers.py SHEET REPETITIONS

prints a JSON document: the method, and the processor's time of each repetition in milliseconds. Each table is looked up for everybody, and the
differences are counted and added up.
"""
import json
import sys
import time

import numpy
import pandas

ROWS = numpy.arange(101)


def means(table, rows, now):
    more = table[rows] - now
    lose, gain = more < -1000, more > 1000
    return table[rows].sum(), lose.sum(), gain.sum(), more[lose].sum(), more[gain].sum(), more.min()


def main():
    people = pandas.read_csv(sys.argv[1])
    rows, now = people["score"].to_numpy(), (people["now"] * 100).round().to_numpy().astype(numpy.int64)
    times = []
    for _ in range(int(sys.argv[2])):
        begun = time.process_time()
        for table in range(100):
            means(ROWS * ROWS * (60 + table), rows, now)
        times.append(1000 * (time.process_time() - begun))
    print(json.dumps({"method": "a hundred tables", "peer": "NumPy: take, subtract, count, sum", "ms": times}))


if __name__ == "__main__":
    main()
