"""Sets what ras_table_request_bench measures, from a request with a million people to an answer, beside what NumPy and scikit-learn take
from a file of the same people to a table (docs/benchmarks.md).

    bench/beside/table_request                          # a million people
    bench/beside/table_request --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
import collections
import statistics
import sys
import tempfile

from rounds import BIN, HERE, in_rounds, our_runs, printed, shown, spread, their_runs, words_of

OURS = BIN / "ras_table_request_bench"


def main():
    told = words_of(__doc__, repetitions=3).parse_args()
    times = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"{folder}/people.csv"
        printed([OURS, f"--people={told.people}", f"--write={sheet}"])

        def take_turns():
            for run in our_runs(OURS, told.people, told.repetitions):
                times[run["run_name"].split("/")[1], "libras: request to answer"].append(run["cpu_time"])
            for command in [[sys.executable, HERE / "table_request_peers.py"]]:
                for run in their_runs([*command, sheet, told.repetitions]):
                    times[run["method"], run["peer"]] += run["ms"]

        in_rounds(told.rounds, take_turns)
    print("| method | program | ms | slowest and fastest |\n|---|---|---|---|")
    for method, program in sorted(times):
        own = times[method, program]
        middle = statistics.median(own)
        print(f"| {method} | {program} | {shown(middle)} | {spread(own, middle)} |")


if __name__ == "__main__":
    main()
