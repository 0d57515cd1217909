"""What the scripts of this folder have in common: running a benchmark of ours and programs of others by turns, and telling their times."""
import argparse
import json
import os
import pathlib
import subprocess
import sys

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
