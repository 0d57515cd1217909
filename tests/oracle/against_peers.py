#!/usr/bin/env python3
"""Holds the oracles below this folder, and in peers/ the library itself, to R, NumPy, SciPy or scikit-learn, whichever has the method.

    scripts/test --stage statistics    # with what it needs
    python3 tests/oracle/against_peers.py

Every test_*.py in a folder below this one is run, those that need no peer as well. Closes with "N passed, N failed".
"""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def main():
    suite = unittest.TestSuite(unittest.TestLoader().discover(str(folder), top_level_dir=str(folder))
                               for folder in sorted({file.parent for file in HERE.glob("*/test_*.py")}))
    outcome = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(outcome.failures) + len(outcome.errors)
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
