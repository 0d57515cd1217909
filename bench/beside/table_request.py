"""Sets what ras_table_request_bench measures, from a request with a million people to an answer, beside what NumPy and scikit-learn take
from a file of the same people to a table (docs/benchmarks.md).

    bench/beside/table_request                          # a million people
    bench/beside/table_request --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
import argparse
import collections
import json
import os
import statistics
import sys
import tempfile

from table_building import HERE, printed, shown

OURS = HERE.parents[1] / "build/bin/ras_table_request_bench"


def ours(people, repetitions, times):
    report = json.loads(printed([OURS, f"--people={people}", "--benchmark_format=json", "--benchmark_min_time=0.05",
                                 f"--benchmark_repetitions={repetitions}"]))
    for run in report["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if "error_occurred" in run:
            sys.exit(f"{run['name']}: {run['error_message']}")
        times[run["run_name"].split("/")[1], "libras: request to answer"].append(run["cpu_time"])


def main():
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--people", type=int, default=1_000_000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--repetitions", type=int, default=3)
    told = words.parse_args()
    times = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"{folder}/people.csv"
        printed([OURS, f"--people={told.people}", f"--write={sheet}"])
        for done in range(told.rounds):
            ours(told.people, told.repetitions, times)
            for line in printed([sys.executable, HERE / "table_request_peers.py", sheet, told.repetitions]).splitlines():
                run = json.loads(line)
                times[run["method"], run["peer"]] += run["ms"]
            print(f"round {done + 1} of {told.rounds} done; load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    print("| method | program | ms | slowest and fastest |\n|---|---|---|---|")
    for method, program in sorted(times):
        own = times[method, program]
        middle = statistics.median(own)
        print(f"| {method} | {program} | {shown(middle)} | {max(own) / middle - 1:+.0%} {min(own) / middle - 1:+.0%} |")


if __name__ == "__main__":
    main()
