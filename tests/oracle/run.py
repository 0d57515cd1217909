#!/usr/bin/env python3
"""Random policies and people through the library and through the oracle: every figure must be the same.

    tests/oracle/run.py [--cases 100000] [--seed 20261124] [--jobs 2] [--library build/lib/libras.so]

The oracle's own tests come first. Then it prints how many cases fell into each cell, and ends with "N passed, N failed". With 100,000
cases or more a cell with fewer than 500 is a failure. What differs is made smaller and written to build/oracle-failure.
"""
import argparse
import json
import multiprocessing
import pathlib
import re
import sys
import time
import traceback
import unittest
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE))

from cells import FEWEST, WANTED, cells_of  # noqa: E402
from draw import Draw  # noqa: E402
from engine import RAS_DOCUMENT_ASSESSMENT, RAS_DOCUMENT_POLICY, Library, Refused  # noqa: E402
from exact import NoFigure  # noqa: E402
from figures import differences, of_determination, of_result  # noqa: E402
from oracle import Policy  # noqa: E402
from random_person import PersonMaker  # noqa: E402
from random_policy import PolicyMaker  # noqa: E402
from shrink import shrink  # noqa: E402

FULL_RUN = 100_000
PEOPLE = 25  # Under each policy.
POLICIES_AT_ONCE = 20  # By one process, between two reports.
SPOILT_PERCENT = 5
SHIPPED = ROOT / "examples" / "policies"
PEOPLE_OF_SHIPPED = 100
SHOWN = 3  # Cases that differ and are made smaller.


def judge(library, handle, policy, assessment, spoilt=None):
    """Holds one case against the library: (the differences, the cells it fell into). `spoilt`: the error code it must get."""
    determination, codes = library.determine(handle, assessment)
    if spoilt:
        if codes is None or spoilt not in codes:
            return [f"no figure: oracle {spoilt}, library {_what_came(codes)}"], set()
        return [], {f"no figure, spoilt: {spoilt}"}
    try:
        result = policy.determine(assessment)
    except NoFigure as reason:
        if codes is None or str(reason) not in codes:
            return [f"no figure: oracle {reason}, library {_what_came(codes)}"], set()
        return [], {f"no figure: {reason}"}
    if determination is None:
        return [f"no figure: oracle has one, library {_what_came(codes)}"], set()
    lines = differences(of_result(policy, assessment, result), of_determination(determination))
    return lines, cells_of(policy, assessment, result)


def _what_came(codes):
    return "has a figure" if codes is None else ", ".join(sorted(codes))


class Tally:
    """What came of some cases."""

    def __init__(self):
        self.passed, self.cells, self.failures = 0, Counter(), []

    def add(self, other):
        self.passed += other.passed
        self.cells.update(other.cells)
        self.failures += other.failures


def try_policy(library, document, people, draw):
    """One policy with `people` random people under it."""
    tally = Tally()
    try:
        handle = library.load(document)
    except Refused as refusal:
        tally.failures.append({"policy": document, "assessment": None, "differences": [f"the library refuses the policy: {refusal}"]})
        return tally
    policy = Policy(document)
    maker = PersonMaker(draw, policy)
    for index in range(people):
        person = maker.make(index)
        spoilt = maker.spoil(person) if draw.chance(SPOILT_PERCENT) else None
        try_person(library, handle, policy, person, spoilt, tally)
    library.free(handle)
    return tally


def try_person(library, handle, policy, person, spoilt, tally):
    try:
        lines, cells = judge(library, handle, policy, person, spoilt)
    except Exception:  # A mistake of the oracle is a failure like any other, and must not end the run.
        lines, cells = [traceback.format_exc()], set()
    if lines:
        tally.failures.append({"policy": policy.document, "assessment": person, "spoilt": spoilt, "differences": lines})
    else:
        tally.passed += 1
        tally.cells.update(cells)


def try_random_policies(task):
    path, seed, numbers = task
    library, tally = Library(path), Tally()
    for number in numbers:
        draw = Draw(seed * 1_000_003 + number)
        tally.add(try_policy(library, PolicyMaker(draw, number).make(), PEOPLE, draw))
    return tally


def try_shipped_policies(path, seed):
    """The policies in examples/: the assessments beside them that get a figure, and random people. No cells: these are not random."""
    library, tally = Library(path), Tally()
    for number, folder in enumerate(sorted(SHIPPED.glob("*/policy.txtpb"))):
        document = library.read(RAS_DOCUMENT_POLICY, folder)
        tally.add(try_policy(library, document, PEOPLE_OF_SHIPPED, Draw(seed + number)))
        policy, handle = Policy(document), library.load(document)
        for assessment in sorted((folder.parent / "assessments").glob("*")):
            person = library.read(RAS_DOCUMENT_ASSESSMENT, assessment)
            if library.determine(handle, person)[0] is not None:
                try_person(library, handle, policy, person, None, tally)
        library.free(handle)
    tally.cells.clear()
    return tally


def topics(lines):
    """What kind of figures differ, without the names of this policy."""
    return {re.sub(r"[-\w]*\d[-\w]*", "#", line.split(": oracle")[0]) for line in lines}


def made_smaller(library, failure):
    """A smaller case that differs in some of the same figures."""
    wanted = topics(failure["differences"])

    def lines_of(case):
        try:
            handle = library.load(case["policy"])
        except Refused:
            return []
        try:
            return judge(library, handle, Policy(case["policy"]), case["assessment"], failure["spoilt"])[0]
        except Exception:  # Too small to make sense.
            return []
        finally:
            library.free(handle)

    case = {key: failure[key] for key in ("policy", "assessment")}
    if failure["assessment"] is None or not lines_of(case):
        return dict(case, differences=failure["differences"])
    case = shrink(case, lambda candidate: bool(wanted & topics(lines_of(candidate))))
    return dict(case, differences=lines_of(case))


def report(failures, library_path):
    """Writes what differs, the first few made smaller, and says where."""
    folder = ROOT / "build" / "oracle-failure"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.json"):
        old.unlink()
    library = Library(library_path)
    for index, failure in enumerate(failures[:20]):
        (folder / f"{index}.json").write_text(json.dumps(failure, indent=1) + "\n", encoding="utf-8")
        if index < SHOWN:
            smaller = made_smaller(library, failure)
            (folder / f"{index}-smaller.json").write_text(json.dumps(smaller, indent=1) + "\n", encoding="utf-8")
            print(f"---- {folder.relative_to(ROOT)}/{index}-smaller.json")
            print(json.dumps({key: smaller[key] for key in ("policy", "assessment")}))
            print("\n".join(smaller["differences"][:12]))
    print("---- what differs, and in how many cases:")
    counts = Counter(topic for failure in failures for topic in topics(failure["differences"]))
    for topic, count in counts.most_common(20):
        print(f"{count:>8}  {topic[:200]}")


def self_tests():
    """The oracle against figures worked out by hand: (passed, failed)."""
    suite = unittest.defaultTestLoader.discover(str(HERE), pattern="test_*.py")
    outcome = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite)
    failed = len(outcome.failures) + len(outcome.errors)
    return outcome.testsRun - failed, failed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=FULL_RUN)
    parser.add_argument("--seed", type=int, default=20261124)
    parser.add_argument("--jobs", type=int, default=multiprocessing.cpu_count())
    parser.add_argument("--library", dest="libras", default=str(ROOT / "build" / "lib" / "libras.so"))
    options = parser.parse_args()

    passed, failed = self_tests()
    count = -(-options.cases // PEOPLE)
    tasks = [(options.libras, options.seed, range(start, min(start + POLICIES_AT_ONCE, count)))
             for start in range(0, count, POLICIES_AT_ONCE)]
    tally = try_shipped_policies(options.libras, options.seed)
    print(f"{tally.passed + len(tally.failures)} cases under the policies in examples/, {len(tally.failures)} failed")
    started = time.monotonic()
    with multiprocessing.Pool(options.jobs) as pool:
        for done, part in enumerate(pool.imap(try_random_policies, tasks), 1):
            tally.add(part)
            if sys.stderr.isatty():
                left = (time.monotonic() - started) / done * (len(tasks) - done)
                print(f"\r{min(done * POLICIES_AT_ONCE, count) * PEOPLE:>8} of {count * PEOPLE} cases, {len(tally.failures)} failed, "
                      f"{left:.0f} s left ", end="", file=sys.stderr)
    if sys.stderr.isatty():
        print(file=sys.stderr)
    cells, failures = tally.cells, tally.failures
    passed += tally.passed

    for cell in sorted(set(cells) | set(WANTED)):
        print(f"{cells[cell]:>8}  {cell}")
    failed += len(failures)
    if options.cases >= FULL_RUN:
        for cell in WANTED:
            if cells[cell] < FEWEST:
                print(f"only {cells[cell]} cases of: {cell}")
                failed += 1
    if failures:
        report(failures, options.libras)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed or not passed else 0


if __name__ == "__main__":
    sys.exit(main())
