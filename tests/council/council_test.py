"""The worked example of examples/council: the same people for ever, and every step prints what it printed before.

    council_test.py SOURCE_DIR RAS            holds the example to what is recorded
    council_test.py SOURCE_DIR RAS --record   records what it prints now: look at the difference before you commit it

run.expected has the whole run, a SHA-256 being shown as (sha256). population.sha256 has the files of made-up people: whoever changes
the script that makes them changes every figure of the example, and is to know it. What README.md of the example shows of the run is
there in it, and the picture beside it is the one that was drawn.
"""

import difflib
import hashlib
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
SOURCE, RAS = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
RECORD = sys.argv[3:] == ["--record"]
EXAMPLE = SOURCE / "examples" / "council"
SHA256 = re.compile(r"\b[0-9a-f]{64}\b")


def fingerprints(folder):
    """The files that the script writes, as sha256sum lists them."""
    subprocess.run([sys.executable, EXAMPLE / "make_population.py", folder], check=True)
    files = sorted(pathlib.Path(folder).iterdir())
    return "".join(f"{hashlib.sha256(file.read_bytes()).hexdigest()}  {file.name}\n" for file in files)


def run(folder):
    """What the example prints."""
    done = subprocess.run([EXAMPLE / "run", folder], env={**os.environ, "RAS": str(RAS)}, capture_output=True, text=True, timeout=300,
                          check=False)
    return SHA256.sub("(sha256)", done.stdout + done.stderr + (f"[{done.returncode}]\n" if done.returncode else ""))


def commands(text):
    """The commands of a text, each with the lines below it, as a list of pairs. A heading or a remark ends them."""
    found = []
    for line in re.sub(r"^\n?(==|#) .*\n", "", text, flags=re.M).splitlines():
        if line.startswith("$ "):
            found.append((line[2:], []))
        elif found and found[-1][0].endswith("\\"):
            found[-1] = (found[-1][0][:-1] + line.strip(), [])
        elif found:
            found[-1][1].append(line)
    return found


def blocks(text):
    """The commands of the indented blocks of a document."""
    found = []
    for block in re.findall(r"(?:^(?:    .*)?\n)+", text, re.M):
        found += commands("".join(line[4:].rstrip() + "\n" for line in block.strip("\n").splitlines()))
    return found


class Council(unittest.TestCase):
    maxDiff = None

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def hold(self, file, actual):
        if RECORD:
            file.write_text(actual, encoding="utf-8")
        expected = file.read_text(encoding="utf-8")
        if actual != expected:
            self.fail("".join(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True), f"{file.name} as recorded",
                                                   f"{file.name} as it is")))

    def test_the_people_are_the_same_for_ever(self):
        self.hold(HERE / "population.sha256", fingerprints(self.folder))

    def test_every_step_prints_what_it_printed(self):
        self.hold(HERE / "run.expected", run(self.folder))
        self.hold(EXAMPLE / "cost-by-score.svg", (pathlib.Path(self.folder) / "cost-by-score.svg").read_text(encoding="utf-8"))

    def test_the_readme_shows_what_happens(self):
        happened = commands((HERE / "run.expected").read_text(encoding="utf-8"))
        shown = blocks((EXAMPLE / "README.md").read_text(encoding="utf-8"))
        self.assertGreater(len(shown), 0)
        for command, lines in shown:
            with self.subTest(command):
                printed = "".join(line + "\n" for known, below in happened if known == command for line in below)
                pattern = "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in lines)
                self.assertRegex(printed, rf"\A{pattern}\n*\Z")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
