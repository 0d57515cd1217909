#!/usr/bin/env python3
"""The operations of the council's side, asked at random and answered by the library and by the oracle; every answer must be the same.

    python3 tests/oracle/council/run.py                     # all operations, against build/lib/libras.so
    python3 tests/oracle/council/run.py --only uplift       # one of them
    python3 tests/oracle/council/run.py --cases 200         # a quick look
    python3 tests/oracle/council/run.py --seed 7            # other requests

Prints how many cases were of each kind; with the full number of cases one kind with too few is a failure. Closes with
"N passed, N failed".
"""
import argparse
import json
import pathlib
import sys
import traceback
import unittest
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[2]
sys.path[:0] = [str(HERE), str(HERE.parent), str(HERE.parent / "building")]

import random_allocation  # noqa: E402
import random_assembly  # noqa: E402
import random_change  # noqa: E402
import random_check  # noqa: E402
import random_collation  # noqa: E402
import random_comparison  # noqa: E402
import random_comparison_sums  # noqa: E402
import random_market  # noqa: E402
import random_monitor  # noqa: E402
import random_monitor_sums  # noqa: E402
import random_reconciliation  # noqa: E402
import random_sample  # noqa: E402
import random_sign_off  # noqa: E402
import random_size  # noqa: E402
import random_sums  # noqa: E402
import random_uplift  # noqa: E402
import random_variance  # noqa: E402
from draw import Draw  # noqa: E402
from library import RAS_NO_ANSWER, RAS_OK, Library  # noqa: E402
from told import differences  # noqa: E402

SUBJECTS = {"size": random_size.SIZE, "margin": random_size.MARGIN, "allocate": random_allocation.SUBJECT, "draw": random_sample.SUBJECT,
            "check": random_check.SUBJECT, "collate": random_collation.SUBJECT, "reconcile": random_reconciliation.SUBJECT,
            "market": random_market.SUBJECT, "uplift": random_uplift.SUBJECT, "assemble": random_assembly.SUBJECT,
            "variance": random_variance.SUBJECT, "compare": random_comparison.SUBJECT, "monitor": random_monitor.SUBJECT,
            "sign-off": random_sign_off.SUBJECT, "why": random_change.SUBJECT, "sums": random_sums.SUBJECT,
            "comparison-sums": random_comparison_sums.SUBJECT, "monitor-sums": random_monitor_sums.SUBJECT}
SHOWN = 3


def by_hand():
    """The figures that the pages work out, without the library: (passed, failed)."""
    suite = unittest.defaultTestLoader.discover(str(HERE), top_level_dir=str(HERE))
    result = unittest.TextTestRunner(stream=sys.stdout, verbosity=0).run(suite)
    failed = len(result.failures) + len(result.errors)
    return result.testsRun - failed, failed


def try_subject(library, name, subject, cases, seed):
    """(how many cases of each kind, how many failures)."""
    draw = Draw(seed)
    maker, kinds, failures, answer = subject.maker(draw), Counter(), 0, subject.answer_by(library)
    maker.library = library  # For requests that hold answers.
    for index in range(cases):
        request = maker.make()
        status, found = library.ask(subject.operation, request)
        try:
            wanted = answer(request, maker.people) if hasattr(maker, "people") else answer(request)
            found = subject.part(found)
            refused = "no_table" in wanted or any(f["severity"] == "SEVERITY_ERROR" for f in wanted.get("findings", ()))
            different = differences(found, wanted)
            if status != (RAS_NO_ANSWER if refused else RAS_OK):
                different.insert(0, f"status {status}")
            kinds.update(subject.kinds(request, wanted))
        except Exception:  # pylint: disable=broad-exception-caught
            different = [traceback.format_exc()]
        if different:
            failures += 1
            if failures <= SHOWN:
                print(f"---- {name} {index}\n{json.dumps(request)}\n" + "\n".join(different[:20]))
    return kinds, failures


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=0, help="of each operation; 0: as many as each has")
    parser.add_argument("--seed", type=int, default=20261129)
    parser.add_argument("--only", choices=SUBJECTS)
    parser.add_argument("--library", dest="libras", default=str(ROOT / "build" / "lib" / "libras.so"))
    options = parser.parse_args()
    library, (passed, failed) = Library(options.libras), by_hand()
    for name, subject in SUBJECTS.items():
        if options.only not in (None, name):
            continue
        if not library.has(subject.operation):
            print(f"{name}: the library has no {subject.operation}")
            continue
        cases = options.cases or subject.cases
        kinds, failures = try_subject(library, name, subject, cases, options.seed)
        print(f"{name}: {cases} cases")
        for kind in sorted(set(kinds) | set(subject.wanted)):
            print(f"{kinds[kind]:>8}  {kind}")
        passed, failed = passed + cases - failures, failed + failures
        rare = [kind for kind in subject.wanted if kinds[kind] < subject.fewest]
        if rare and not options.cases:
            print(f"{name}: fewer than {subject.fewest} of {', '.join(rare)}")
            failed += len(rare)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
