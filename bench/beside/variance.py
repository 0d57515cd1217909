"""Sets what ras_variance_bench measures beside what pandas, SciPy and R take for the same people (docs/benchmarks.md).

    bench/beside/variance                          # a million people
    bench/beside/variance --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
import collections
import statistics
import sys
import tempfile

from rounds import BIN, HERE, in_rounds, our_runs, printed, shown, spread, their_runs, words_of

OURS = BIN / "ras_variance_bench"
DRAWN_FROM = 10_000
METHODS = {"Sums": "sums by group", "Analysis": "analysis", "Bootstrap": "bootstrap"}


def main():
    words = words_of(__doc__, repetitions=3)
    told = words.parse_args()
    if told.people < DRAWN_FROM:
        words.error(f"samples are drawn again from {DRAWN_FROM} people, so that there have to be as many")
    times = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"{folder}/people.csv"
        printed([OURS, f"--people={told.people}", f"--write={sheet}"])

        def take_turns():
            for run in our_runs(OURS, told.people, told.repetitions):
                times[METHODS[run["run_name"].split("/")[0]], "libras"].append(run["cpu_time"])
            for command in [[sys.executable, HERE / "variance_peers.py"], ["Rscript", "--vanilla", HERE / "variance_peers.R"]]:
                for run in their_runs([*command, sheet, told.repetitions]):
                    times[run["method"], run["peer"]] += run["ms"]

        in_rounds(told.rounds, take_turns)
    print("| what | program | ms | times ours | slowest and fastest |\n|---|---|---|---|---|")
    for method in METHODS.values():
        own = statistics.median(times[method, "libras"])
        for key in [key for key in times if key[0] == method]:
            middle = statistics.median(times[key])
            print(f"| {method} | {key[1]} | {shown(middle)} | {middle / own:.2f} | {spread(times[key], middle)} |")


if __name__ == "__main__":
    main()
