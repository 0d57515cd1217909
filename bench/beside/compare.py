"""Sets what ras_compare_bench measures beside what pandas takes for the same people (docs/benchmarks.md).

    bench/beside/compare                          # a million people
    bench/beside/compare --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
from rounds import BIN, beside, tell_beside, words_of

OURS = BIN / "ras_compare_bench"
METHODS = {"Sums": "sums by group", "Comparison": "comparison"}


def main():
    told = words_of(__doc__, repetitions=3).parse_args()
    tell_beside(beside(OURS, told, lambda run: (METHODS[run["run_name"].split("/")[0]], "libras", 1), ["compare_peers.py"]), "ms")


if __name__ == "__main__":
    main()
