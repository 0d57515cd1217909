"""Progress is shown on a terminal and nowhere else.

    terminal_test.py RAS SOURCE_DIR
"""

import os
import pathlib
import pty
import subprocess
import sys
import unittest

TOOL, SOURCE = sys.argv[1], pathlib.Path(sys.argv[2])
COMMAND = [TOOL, "determine", str(SOURCE / "examples/policies/adass-200-points/policy.txtpb"), "--lines", "-"]
# More lines than one step of the progress.
LINES = (SOURCE / "examples/assessments/panel.jsonl").read_bytes() * 30


def read_all(terminal):
    """What was written to a terminal whose other end is closed. It comes in pieces, and ends in an error."""
    shown = b""
    with open(terminal, "rb", buffering=0) as stream:
        while True:
            try:
                piece = stream.read(1 << 16)
            except OSError:
                piece = b""
            if not piece:
                return shown.decode()
            shown += piece


class TerminalTest(unittest.TestCase):

    def test_progress_on_a_terminal(self):
        ours, theirs = pty.openpty()
        done = subprocess.run(COMMAND, input=LINES, stdout=subprocess.PIPE, stderr=theirs, timeout=300, check=False)
        os.close(theirs)
        shown = read_all(ours)
        self.assertEqual(done.returncode, 1)
        self.assertIn("\r256 lines, 42 without a figure", shown)
        self.assertIn("\r360 lines, 60 without a figure", shown)

    def test_no_progress_elsewhere(self):
        done = subprocess.run(COMMAND, input=LINES, capture_output=True, timeout=300, check=False)
        self.assertNotIn(b"\r", done.stderr)
        self.assertEqual(done.stderr.count(b"\n"), 1)
        self.assertEqual(done.stdout.count(b"\n"), 360)

    def test_a_full_disk_is_noticed(self):
        with open("/dev/full", "wb") as full:
            done = subprocess.run(COMMAND, input=LINES, stdout=full, stderr=subprocess.PIPE, timeout=300, check=False)
        self.assertEqual(done.returncode, 3)
        self.assertIn(b"standard output: ", done.stderr)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
