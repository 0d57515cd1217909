"""Sets what ras_table_building_bench measures beside what other programs take for the same tables of the same people
(docs/benchmarks.md).

    bench/beside/table_building                         # a million people
    bench/beside/table_building --people 10000000 --rounds 1
    bench/beside/table_building --room                  # how much memory each method takes instead

Every program has its turn in every round, on one thread. Printed are medians of the processor's time over all rounds; how far the
slowest and the fastest are from these says how noisy the machine was.
"""
import collections
import os
import statistics
import subprocess
import sys
import tempfile

from rounds import BIN, HERE, in_rounds, our_runs, printed, shown, spread, their_runs, words_of

OURS = BIN / "ras_table_building_bench"
KINDS = {"hundredths": "scores in hundredths of a percent", "whole": "scores in whole percents"}
METHODS = ["rank_alignment", "percentile_alignment", "isotonic_means", "isotonic_medians", "polynomial", "price_per_point", "agreed_scores",
           "monotone_cubic", "curve_of_1000_scores"]


def ours(people, repetitions, times):
    for run in our_runs(OURS, people, repetitions):
        part, *method, _ = run["run_name"].split("/")
        program = {"TwoSorts": "C++: std::sort", "Table": "libras", "Kernel": "libras, the kernel alone"}[part]
        times[run["label"], method[0] if method else "two_sorts", program].append(run["cpu_time"])


def theirs(command, kind, times, differ):
    for run in their_runs(command):
        key = kind, run["method"], run["peer"]
        times[key] += run["ms"]
        differ[key] = run["differ"]


def tell(times, differ):
    for kind, told in KINDS.items():
        sorts = statistics.median(times[kind, "two_sorts", "C++: std::sort"])
        print(f"\n{told}:\n\n| method | program | ms | of two sorts | slowest and fastest | rows that differ |\n|---|---|---|---|---|---|")
        for method in ["two_sorts", *METHODS]:
            for key in [key for key in times if key[:2] == (kind, method)]:
                middle = statistics.median(times[key])
                apart = "" if middle < 1 else spread(times[key], middle)
                rows = "" if differ.get(key) is None else differ[key]
                time = shown(middle) if middle >= 0.5 else "below 0.5"
                print(f"| {method} | {key[2]} | {time} | {middle / sorts:.2f} | {apart} | {rows} |")


def peak(filtered, people):
    """The most memory that a run had, in MB."""
    run = subprocess.Popen([str(OURS), f"--people={people}", f"--benchmark_filter=^{filtered}$", "--benchmark_min_time=0"],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(run.pid, 0)
    if status != 0:
        sys.exit(f"{OURS} failed")
    return usage.ru_maxrss / 1024


def tell_room(people):
    print("| scores | method | MB besides the people themselves |\n|---|---|---|")
    for number, kind in enumerate(KINDS):
        # To look up agreed scores takes nothing besides, so that this is the room of the people.
        base = peak(f"Table/agreed_scores/{number}", people)
        for name in ["TwoSorts", *("Table/" + method for method in METHODS)]:
            print(f"| {kind} | {name.removeprefix('Table/')} | {peak(f'{name}/{number}', people) - base:.0f} |")


def main():
    words = words_of(__doc__, repetitions=5)
    words.add_argument("--room", action="store_true")
    told = words.parse_args()
    if told.room:
        return tell_room(told.people)
    times, differ = collections.defaultdict(list), {}
    with tempfile.TemporaryDirectory() as folder:
        printed([OURS, f"--people={told.people}", f"--write={folder}"])

        def take_turns():
            ours(told.people, told.repetitions, times)
            for kind in KINDS:
                for command in ([sys.executable, HERE / "table_building_peers.py"], ["Rscript", "--vanilla", HERE / "table_building_peers.R"]):
                    theirs([*command, folder, kind, told.repetitions], kind, times, differ)

        in_rounds(told.rounds, take_turns)
    return tell(times, differ)


if __name__ == "__main__":
    main()
