"""Counts a test report in JUnit's XML, as ctest and GoogleTest write it.

Usage: read_report.py REPORT EXIT_CODE

Prints "PASSED FAILED SKIPPED" on standard output, and each failure with the end of its output on standard error. A test
that did not run because its program is missing has failed; only one that skipped itself, or is disabled, is skipped. A
report that is missing, or shows no failure although the runner exited with one, counts as one failure.
"""

import sys
import xml.etree.ElementTree as ElementTree

LINES_SHOWN = 60


def verdict(case):
    """Says whether one <testcase> is "passed", "failed" or "skipped"."""
    status = case.get("status", "run")
    if case.find("failure") is not None or case.find("error") is not None or status == "fail":
        return "failed"
    if status == "disabled" or case.get("result") in ("skipped", "suppressed"):
        return "skipped"
    if status == "notrun":  # GoogleTest: disabled. ctest: the test's own wish to be skipped, or a missing program.
        if case.get("result") is not None:
            return "skipped"
        skipped = case.find("skipped")
        reason = "" if skipped is None else skipped.get("message", "")
        return "skipped" if reason.startswith(("SKIP_", "Disabled")) else "failed"
    return "passed"


def show(case):
    """Prints the name of a failed test and the end of what it said."""
    suite = case.get("classname", "")
    name = case.get("name", "?")
    print(f"FAILED  {name if suite in ('', name) else suite + '.' + name}", file=sys.stderr)
    said = [case.findtext("system-out") or ""]
    said += [failure.text or failure.get("message", "") for failure in case.iter("failure")]
    lines = "\n".join(part for part in said if part).strip().splitlines()
    for line in lines[-LINES_SHOWN:]:
        print(f"    {line}", file=sys.stderr)


def main():
    report, exit_code = sys.argv[1], int(sys.argv[2])
    counts = {"passed": 0, "failed": 0, "skipped": 0}
    try:
        cases = list(ElementTree.parse(report).getroot().iter("testcase"))
    except (OSError, ElementTree.ParseError) as error:
        print(f"FAILED  no report of the tests: {error}", file=sys.stderr)
        cases, exit_code = [], 1
    for case in cases:
        found = verdict(case)
        counts[found] += 1
        if found == "failed":
            show(case)
    if exit_code != 0 and counts["failed"] == 0:
        print(f"FAILED  the test runner exited with {exit_code}", file=sys.stderr)
        counts["failed"] = 1
    print(counts["passed"], counts["failed"], counts["skipped"])


if __name__ == "__main__":
    main()
