"""Sets what ras_scenarios_bench measures beside what NumPy takes for the same people (docs/benchmarks.md).

    bench/beside/scenarios                          # a million people
    bench/beside/scenarios --people 10000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
from rounds import BIN, beside, tell_beside, words_of

OURS = BIN / "ras_scenarios_bench"


def main():
    told = words_of(__doc__, repetitions=3).parse_args()
    tell_beside(beside(OURS, told, lambda run: (run["run_name"], "libras", 1), ["scenarios_peers.py"]), "ms")


if __name__ == "__main__":
    main()
