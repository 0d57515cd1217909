"""Sets what ras_influence_bench measures beside what NumPy, scikit-learn and R take for the same people (docs/benchmarks.md).

    bench/beside/influence                         # ten thousand people
    bench/beside/influence --people 1000 --rounds 1

Every program has its turn in every round, on one thread. Printed is what leaving one person out takes: medians of the processor's time over
all rounds. Programs that build every table again do so for a few people, and libras for one.
"""
import collections
import statistics
import sys
import tempfile

from rounds import BIN, HERE, in_rounds, our_runs, printed, shown, spread, their_runs, words_of

OURS = BIN / "ras_influence_bench"


def main():
    words = words_of(__doc__, repetitions=3)
    words.set_defaults(people=10_000)
    told = words.parse_args()
    times = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"{folder}/people.csv"
        printed([OURS, f"--people={told.people}", f"--write={sheet}"])

        def take_turns():
            for run in our_runs(OURS, told.people, told.repetitions):
                kind, method = run["run_name"].split("/")
                each = told.people if kind == "everybody" else 1
                who = "libras" if kind == "everybody" else "libras: built again"
                times[method, who].append(run["cpu_time"] / each)
            for command in [[sys.executable, HERE / "influence_peers.py"], ["Rscript", "--vanilla", HERE / "influence_peers.R"]]:
                for run in their_runs([*command, sheet, told.repetitions]):
                    times[run["method"], run["peer"]] += run["ms"]

        in_rounds(told.rounds, take_turns)
    print("| method | program | ms a person | times ours | slowest and fastest |\n|---|---|---|---|---|")
    for method in dict.fromkeys(method for method, _ in times):
        own = statistics.median(times[method, "libras"])
        for key in [key for key in times if key[0] == method]:
            middle = statistics.median(times[key])
            print(f"| {method} | {key[1]} | {shown(middle)} | {middle / own:.3g} | {spread(times[key], middle)} |")


if __name__ == "__main__":
    main()
