"""Sets what ras_variance_bench measures beside what pandas, SciPy and R take for the same people (docs/benchmarks.md).

    bench/beside/variance                          # a million people
    bench/beside/variance --people 100000 --rounds 1

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

OURS = HERE.parents[1] / "build/bin/ras_variance_bench"
METHODS = {"Sums": "sums by group", "Analysis": "analysis", "Bootstrap": "bootstrap"}


def ours(people, repetitions, times):
    report = json.loads(printed([OURS, f"--people={people}", "--benchmark_format=json", "--benchmark_min_time=0.05",
                                 f"--benchmark_repetitions={repetitions}"]))
    for run in report["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if "error_occurred" in run:
            sys.exit(f"{run['name']}: {run['error_message']}")
        times[METHODS[run["run_name"].split("/")[0]], "libras"].append(run["cpu_time"])


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
            for command in ([sys.executable, HERE / "variance_peers.py"], ["Rscript", "--vanilla", HERE / "variance_peers.R"]):
                for line in printed([*command, sheet, told.repetitions]).splitlines():
                    run = json.loads(line)
                    times[run["method"], run["peer"]] += run["ms"]
            print(f"round {done + 1} of {told.rounds} done; load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    print("| what | program | ms | times ours | slowest and fastest |\n|---|---|---|---|---|")
    for method in METHODS.values():
        own = statistics.median(times[method, "libras"])
        for key in [key for key in times if key[0] == method]:
            middle = statistics.median(times[key])
            print(f"| {method} | {key[1]} | {shown(middle)} | {middle / own:.2f} | {max(times[key]) / middle - 1:+.0%} {min(times[key]) / middle - 1:+.0%} |")


if __name__ == "__main__":
    main()
