#!/usr/bin/env python3
"""Holds every oracle of this folder to R, NumPy, SciPy or scikit-learn, whichever has the method (test_*.py).

    scripts/test --stage statistics    # with what it needs
    python3 tests/oracle/building/against_peers.py

Closes with "N passed, N failed".
"""
import pathlib
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent


def main():
    suite = unittest.defaultTestLoader.discover(str(HERE), pattern="test_*.py")
    outcome = unittest.TextTestRunner(stream=sys.stdout, verbosity=1).run(suite)
    failed = len(outcome.failures) + len(outcome.errors)
    print(f"{outcome.testsRun - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
