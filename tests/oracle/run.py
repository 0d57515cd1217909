#!/usr/bin/env python3
"""Random policies and people through the library and through the oracle: every figure must be the same.

    tests/oracle/run.py [--cases 100000] [--seed 20261124] [--jobs 2] [--library build/lib/libras.so]

Prints how many cases fell into each cell, and ends with "N passed, N failed". With 100,000 cases or more a cell under 500 is a failure.
"""
import argparse
import json
import multiprocessing
import pathlib
import sys
from collections import Counter

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
ROOT = pathlib.Path(__file__).resolve().parents[2]

from allocation import Policy, determine  # noqa: E402
from cells import WANTED, cells_of_case, cells_of_policy  # noqa: E402
from compare import compare  # noqa: E402
from generator import Draw, PersonMaker, PolicyMaker  # noqa: E402
from library import Library  # noqa: E402

PEOPLE = 40  # Under each policy.


def check_policy(library, number, seed, cells, failures):
    """One policy with its people. Gives how many cases passed."""
    draw = Draw(seed * 1_000_003 + number)
    document = PolicyMaker(draw, number).make()
    policy = Policy(document)
    try:
        handle = library.load(document)
    except ValueError as refusal:
        failures.append({"policy": document, "differences": [f"the library refuses the policy: {refusal}"]})
        return 0
    passed, of_policy = 0, cells_of_policy(document)
    people = PersonMaker(draw, policy)
    for index in range(PEOPLE):
        person = people.make(index)
        spoilt = people.spoil(person) if draw.chance(4) else None
        try:
            answer = library.determine(handle, person)
        except ValueError as error:
            failures.append({"policy": document, "assessment": person, "differences": [str(error)]})
            continue
        if spoilt:
            cells["spoilt: " + spoilt] += 1
            differences = [] if answer.get("errors") and "determination" not in answer else [f"{spoilt} has a figure"]
        else:
            result = determine(policy, person)
            if isinstance(result, str):
                cells["no figure: " + result] += 1
                codes = {error["code"] for error in answer.get("errors", [])}
                differences = [] if result in codes else [f"oracle: no figure ({result}); library: {codes or 'a figure'}"]
            elif "determination" not in answer:
                differences = [f"oracle has a figure; library: {answer['errors'][0]}"]
            else:
                differences = list(compare(result, answer["determination"]))
                for cell in of_policy:
                    cells[cell] += 1
                for cell in cells_of_case(document, person, result):
                    cells[cell] += 1
        if differences:
            failures.append({"policy": document, "assessment": person, "differences": differences})
        else:
            passed += 1
    library.free(handle)
    return passed


def work(arguments):
    path, seed, numbers = arguments
    library, cells, failures, passed = Library(path), Counter(), [], 0
    for number in numbers:
        passed += check_policy(library, number, seed, cells, failures)
    return passed, cells, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--library", default=str(ROOT / "build" / "lib" / "libras.so"))
    options = parser.parse_args()
    policies = -(-options.cases // PEOPLE)
    chunk = 20
    tasks = [(options.library, options.seed, range(start, min(start + chunk, policies)))
             for start in range(0, policies, chunk)]
    passed, cells, failures = 0, Counter(), []
    with multiprocessing.Pool(options.jobs) as pool:
        for done, part in enumerate(pool.imap_unordered(work, tasks), 1):
            passed += part[0]
            cells.update(part[1])
            failures += part[2]
            if sys.stderr.isatty():
                print(f"\r{done * chunk * PEOPLE:>8} cases, {len(failures)} failed", end="", file=sys.stderr)
    for cell in sorted(set(cells) | set(WANTED)):
        print(f"{cells[cell]:>8}  {cell}")
    failed = len(failures)
    if options.cases >= 100_000:
        for cell in WANTED:
            if cells[cell] < 500:
                print(f"only {cells[cell]} cases of: {cell}")
                failed += 1
    if failures:
        folder = ROOT / "build" / "oracle-failure"
        folder.mkdir(parents=True, exist_ok=True)
        for index, failure in enumerate(failures[:20]):
            (folder / f"{index}.json").write_text(json.dumps(failure, indent=1), encoding="utf-8")
        for failure in failures[:5]:
            print("\n".join(failure["differences"][:6]))
        print(f"policies and assessments that differ are in {folder.relative_to(ROOT)}")
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
