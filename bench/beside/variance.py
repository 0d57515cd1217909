"""Sets what ras_variance_bench measures beside what pandas, SciPy and R take for the same people (docs/benchmarks.md).

    bench/beside/variance                          # a million people
    bench/beside/variance --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
from rounds import BIN, beside, tell_beside, words_of

OURS = BIN / "ras_variance_bench"
DRAWN_FROM = 10_000
METHODS = {"Sums": "sums by group", "Analysis": "analysis", "Bootstrap": "bootstrap"}


def main():
    words = words_of(__doc__, repetitions=3)
    told = words.parse_args()
    if told.people < DRAWN_FROM:
        words.error(f"samples are drawn again from {DRAWN_FROM} people, so that there have to be as many")
    tell_beside(beside(OURS, told, lambda run: (METHODS[run["run_name"].split("/")[0]], "libras", 1), ["variance_peers.py", "variance_peers.R"]),
                "ms")


if __name__ == "__main__":
    main()
