"""Sets what ras_influence_bench measures beside what NumPy, scikit-learn and R take for the same people (docs/benchmarks.md).

    bench/beside/influence                         # ten thousand people
    bench/beside/influence --people 1000 --rounds 1

Every program has its turn in every round, on one thread. Printed is what leaving one person out takes: medians of the processor's time over
all rounds. Programs that build every table again do so for a few people, and libras for one.
"""
from rounds import BIN, beside, tell_beside, words_of

OURS = BIN / "ras_influence_bench"


def main():
    words = words_of(__doc__, repetitions=3)
    words.set_defaults(people=10_000)
    told = words.parse_args()

    def key_of(run):
        kind, method = run["run_name"].split("/")
        return (method, "libras", told.people) if kind == "everybody" else (method, "libras: built again", 1)

    tell_beside(beside(OURS, told, key_of, ["influence_peers.py", "influence_peers.R"]), "ms a person")


if __name__ == "__main__":
    main()
