"""What the scripts of this folder have in common: running a benchmark of ours and programs of others by turns, and telling their times."""
import argparse
import collections
import json
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BIN = HERE.parents[1] / "build/bin"


def words_of(about, repetitions):
    """The words of a command line that every script takes."""
    words = argparse.ArgumentParser(description=about, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("--people", type=int, default=1_000_000)
    words.add_argument("--rounds", type=int, default=3)
    words.add_argument("--repetitions", type=int, default=repetitions)
    return words


def printed(command):
    done = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        sys.exit(f"{command[0]} failed:\n{done.stderr}")
    return done.stdout


def our_runs(program, people, repetitions):
    """Each repetition of each benchmark of ours, as Google Benchmark tells it."""
    report = json.loads(printed([program, f"--people={people}", "--benchmark_format=json", "--benchmark_min_time=0.05",
                                 f"--benchmark_repetitions={repetitions}"]))
    for run in report["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        if "error_occurred" in run:
            sys.exit(f"{run['name']}: {run['error_message']}")
        yield run


def their_runs(command):
    """What a program of others tells, a document a line: "method", "peer" and "ms" of each repetition."""
    return map(json.loads, printed(command).splitlines())


def in_rounds(rounds, take_turns):
    """Lets every program have its turn in every round, so that a busy moment meets all of them."""
    for done in range(rounds):
        take_turns()
        print(f"round {done + 1} of {rounds} done; load {os.getloadavg()[0]:.1f}", file=sys.stderr)


def shown(milliseconds):
    return f"{milliseconds:.3g}" if milliseconds < 100 else f"{milliseconds:.0f}"


def spread(times, middle):
    """The slowest and the fastest against the median."""
    return f"{max(times) / middle - 1:+.0%} {min(times) / middle - 1:+.0%}"


def beside(ours, told, key_of, peers):
    """The times of everybody on one sheet of people, which `ours` writes: by (method, program), in milliseconds. `key_of` a run of ours gives
    both and how many things the run did, of which one is told."""
    times = collections.defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        sheet = f"{folder}/people.csv"
        printed([ours, f"--people={told.people}", f"--write={sheet}"])

        def take_turns():
            for run in our_runs(ours, told.people, told.repetitions):
                method, program, things = key_of(run)
                times[method, program].append(run["cpu_time"] / things)
            for peer in peers:
                command = ["Rscript", "--vanilla"] if peer.endswith(".R") else [sys.executable]
                for run in their_runs([*command, HERE / peer, sheet, told.repetitions]):
                    times[run["method"], run["peer"]] += run["ms"]

        in_rounds(told.rounds, take_turns)
    return times


def tell_beside(times, of, own="libras"):
    """A table of medians, method by method, beside those of our own if there are any."""
    print(f"| method | program | {of} | times ours | slowest and fastest |\n|---|---|---|---|---|")
    for method in dict.fromkeys(method for method, _ in times):
        ours = statistics.median(times[method, own]) if (method, own) in times else None
        for (_, program), some in [item for item in times.items() if item[0][0] == method]:
            middle = statistics.median(some)
            ratio = f"{middle / ours:.3g}" if ours else ""
            print(f"| {method} | {program} | {shown(middle)} | {ratio} | {spread(some, middle)} |")
