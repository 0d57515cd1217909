"""What README.md shows is what happens.

    readme_test.py SOURCE_DIR BUILD_DIR console
    readme_test.py SOURCE_DIR BUILD_DIR programs C_COMPILER CXX_COMPILER

console: every command of the indented blocks that runs the tool, or the worked example, prints what stands below it.
programs: the fenced programs compile without a warning and run against the built libras.so, and say the same of one
case, of one that has no figure and of a policy that is none. The commands that the README builds and runs them with
print what stands below them.

A block is what is indented by four spaces and has a line that starts with "$". A line of three dots stands for any
lines, or none. The folder that the commands run in has links to build, examples and include, as the root has them.
"""

import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

import transcripts

SOURCE, BUILD = (pathlib.Path(name).resolve() for name in sys.argv[1:3])
KIND, COMPILERS = sys.argv[3], sys.argv[4:]
README = (SOURCE / "README.md").read_text(encoding="utf-8")
POLICY = "examples/policies/starter/policy.txtpb"
REQUEST = "examples/first_request.json"
WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wshadow", "-Wconversion", "-Werror"]
LANGUAGES = {"c": "determine.c", "cpp": "determine.cpp", "python": "determine.py"}


def programs():
    """The fenced programs, by the name that the README gives their files."""
    found = re.findall(r"^```(\w+)\n(.*?)^```$", README, re.M | re.S)
    return {LANGUAGES[language]: text for language, text in found}


def runs_what_is_built(command):
    """A command that needs no compiler."""
    return command.startswith(("build/bin/ras ", "examples/council/run"))


def commands():
    """The commands of the README, each with the lines below it."""
    prose = re.sub(r"^```.*?^```$", "", README, flags=re.M | re.S)
    found = []
    for block in re.findall(r"(?:^(?:    .*)?\n)+", prose, re.M):
        lines = [line[4:].rstrip() for line in block.strip("\n").splitlines()]
        for line in lines if any(line.startswith("$ ") for line in lines) else []:
            if line.startswith("$ "):
                found.append((line[2:], []))
            elif found[-1][0].endswith("\\"):
                found[-1] = (found[-1][0][:-1] + line.strip(), [])
            else:
                found[-1][1].append(line)
    return found


def pattern(lines):
    """An expression for what a command prints."""
    return r"\A" + "".join(r"(?:.*\n)*?" if line == "..." else re.escape(line) + r"\n" for line in lines) + r"\Z"


class Folder(unittest.TestCase):

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = pathlib.Path(folder.name)
        (self.folder / "build").symlink_to(BUILD)
        for name in ("examples", "include"):
            (self.folder / name).symlink_to(SOURCE / name)
        for name, text in programs().items():
            (self.folder / name).write_text(text, encoding="utf-8")

    def run_here(self, *command):
        return subprocess.run(command, cwd=self.folder, capture_output=True, text=True, timeout=300, check=False)

    def replay(self, chosen):
        for command, expected in chosen:
            with self.subTest(command):
                shown = [line[2:].rstrip() for line in transcripts.run(command, self.folder, BUILD / "bin/ras")]
                printed = "".join(line + "\n" for line in shown)
                self.assertRegex(printed, pattern(expected))


@unittest.skipUnless(KIND == "console", "another test of CMakeLists.txt")
class ConsoleTest(Folder):

    def test_the_tool_prints_what_the_readme_shows(self):
        chosen = [(command, lines) for command, lines in commands() if runs_what_is_built(command)]
        self.assertEqual(len(chosen), 3)
        self.replay(chosen)


@unittest.skipUnless(KIND == "programs", "another test of CMakeLists.txt")
class ProgramsTest(Folder):

    def compile(self, compiler, standard, source):
        program = source.replace(".", "-")
        done = self.run_here(compiler, f"-std={standard}", *WARNINGS, "-Iinclude", source, "-Lbuild/lib", "-lras",
                             f"-Wl,-rpath,{BUILD}/lib", "-o", program)
        self.assertEqual((done.returncode, done.stderr), (0, ""), source)
        return [f"./{program}"]

    def hosts(self):
        return [self.compile(COMPILERS[0], "c99", "determine.c"), self.compile(COMPILERS[1], "c++17", "determine.cpp"),
                [sys.executable, "determine.py", "build/lib/libras.so"]]

    def test_they_give_the_same_figure(self):
        c, cpp, python = (self.run_here(*host, POLICY, REQUEST) for host in self.hosts())
        self.assertEqual([done.returncode for done in (c, cpp, python)], [0, 0, 0])
        self.assertEqual(c.stdout, cpp.stdout)
        determination = json.loads(c.stdout)["determination"]
        self.assertEqual(determination["indicative_allocation"]["amount"]["decimal"], "150.00")
        self.assertEqual(python.stdout, f"OUTCOME_AMOUNT {json.dumps(determination['indicative_allocation'])}\n")

    def test_they_give_the_same_errors(self):
        request = json.loads((SOURCE / REQUEST).read_text(encoding="utf-8"))
        request["assessment"]["answers"] = []
        (self.folder / "unanswered.json").write_text(json.dumps(request), encoding="utf-8")
        (self.folder / "empty").write_text("", encoding="utf-8")
        hosts = self.hosts()
        for policy, case, said in ((POLICY, "unanswered.json", "washing"), (REQUEST, REQUEST, "1:1"),
                                   ("empty", REQUEST, "required")):
            answers = [self.run_here(*host, policy, case) for host in hosts]
            for done in answers:
                self.assertEqual((done.returncode, done.stdout), (1, ""))
                self.assertIn(said, done.stderr)
                self.assertEqual(done.stderr, answers[0].stderr)

    def test_no_allocation_is_no_figure_of_zero(self):
        request = json.loads((SOURCE / REQUEST).read_text(encoding="utf-8"))
        request["assessment"]["answers"][0]["agreed"]["option"] = "none"
        request["assessment"]["answers"][1]["agreed"]["level_and_frequency"]["level"] = "none"
        (self.folder / "no-need.json").write_text(json.dumps(request), encoding="utf-8")
        c, cpp, python = (self.run_here(*host, POLICY, "no-need.json") for host in self.hosts())
        self.assertEqual([done.returncode for done in (c, cpp, python)], [0, 0, 0])
        self.assertEqual(c.stdout, cpp.stdout)
        self.assertEqual(json.loads(c.stdout)["determination"]["outcome"], "OUTCOME_NO_ALLOCATION")
        self.assertEqual(python.stdout, "OUTCOME_NO_ALLOCATION null\n")

    def test_the_commands_print_what_the_readme_shows(self):
        chosen = [(command, lines) for command, lines in commands() if not runs_what_is_built(command)]
        self.assertEqual(len(chosen), 5)
        self.replay(chosen)


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
