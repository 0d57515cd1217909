"""Sets what ras_table_request_bench measures, from a request with a million people to an answer, beside what NumPy and scikit-learn take
from a file of the same people to a table (docs/benchmarks.md).

    bench/beside/table_request                          # a million people
    bench/beside/table_request --people 100000 --rounds 1

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds.
"""
from rounds import BIN, beside, tell_beside, words_of

OURS = BIN / "ras_table_request_bench"


def main():
    told = words_of(__doc__, repetitions=3).parse_args()
    tell_beside(beside(OURS, told, lambda run: (run["run_name"].split("/")[1], "libras", 1), ["table_request_peers.py"]), "ms")


if __name__ == "__main__":
    main()
