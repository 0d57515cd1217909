"""The files that a command is asked for are made before it prints, all of them or none, whoever reads standard output.

    closed_output_test.py RAS SOURCE_DIR
"""

import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

TOOL, SOURCE = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2]).resolve()
STARTER = str(SOURCE / "examples/policies/starter/policy.txtpb")
SHEETS = {
    "sample.csv": "id,care_group,score,cost\na,older,0,20\nb,older,50,100\nc,learning,100,400\n",
    "costs.csv": "id,score,cost,cost_period\na,0,20,week\nb,50,100,week\n",
    "people.csv": "id,care_group\na,older\nb,older\nc,learning\n",
    "drawn.csv": "id,care_group\na,older\nb,older\n",
}
BUILD = ["table", "build", "sample.csv", "--method", "rank-alignment", "--basis", "gross"]
UPLIFT = ["table", "uplift", "table.json", "--rate", "3", "--rounding", "up", "--to-pence", "100", "--from", "2027-04-01",
          "--authority", "Cabinet"]
ASSEMBLE = ["policy", "assemble", "--questionnaire", STARTER, "--score", "percent", "--table", "table.json", "--governance", STARTER]
COLLATE = ["collate", "people", "costs.csv", "--basis", "as-scored"]
CHECK = ["sample", "check", "people.csv", "drawn.csv"]
COMMANDS = [
    (BUILD + ["--table", "new.txtpb", "--record", "record.json"], ["new.txtpb", "record.json"]),
    (BUILD + ["--json", "--record", "record.json"], ["record.json"]),
    (BUILD + ["--table", "-", "--record", "record.json"], ["record.json"]),
    (COLLATE + ["--out", "cases.csv", "--record", "record.json"], ["cases.csv", "record.json"]),
    (COLLATE + ["--json", "--record", "record.json"], ["record.json"]),
    (CHECK + ["--record", "record.json"], ["record.json"]),
    (CHECK + ["--json", "--record", "record.json"], ["record.json"]),
    (["sample", "draw", "people.csv", "--seed", "x", "--places", "2", "--out", "new.csv"], ["new.csv"]),
    (UPLIFT + ["--table", "new.json"], ["new.json"]),
    (ASSEMBLE + ["--policy", "new.binpb"], ["new.binpb"]),
    (["collate", "template", "sheets"],
     ["sheets/people.csv", "sheets/items.csv", "sheets/services.csv", "sheets/guide.txt"]),
]


class ClosedOutputTest(unittest.TestCase):

    def setUp(self):
        self.holder = tempfile.TemporaryDirectory()
        self.addCleanup(self.holder.cleanup)
        self.folder = pathlib.Path(self.holder.name)
        for name, text in SHEETS.items():
            (self.folder / name).write_text(text, encoding="utf-8")
        subprocess.run([TOOL, *BUILD, "--table", "table.json"], cwd=self.folder, stdout=subprocess.DEVNULL, timeout=300, check=True)

    def run_unread(self, command):
        """The command with a standard output that nobody reads any more."""
        reading, writing = os.pipe()
        os.close(reading)
        try:
            return subprocess.run([TOOL, *command], cwd=self.folder, stdout=writing, stderr=subprocess.PIPE, timeout=300, check=False)
        finally:
            os.close(writing)

    def contents(self, files):
        return {name: (self.folder / name).read_bytes() for name in files if (self.folder / name).exists()}

    def remove(self, files):
        for name in files:
            (self.folder / name).unlink()

    def test_files_are_made_before_anything_is_printed(self):
        for command, files in COMMANDS:
            with self.subTest(command=command):
                subprocess.run([TOOL, *command], cwd=self.folder, capture_output=True, timeout=300, check=False)
                whole = self.contents(files)
                self.assertEqual(list(whole), files)
                self.remove(files)
                self.assertNotEqual(self.run_unread(command).returncode, 0)
                self.assertEqual(self.contents(files), whole)
                self.remove(files)

    def test_of_two_files_one_is_not_made_without_the_other(self):
        for command, files in COMMANDS:
            if len(files) == 1:
                continue
            for there in files:
                with self.subTest(command=command, there=there):
                    (self.folder / there).parent.mkdir(exist_ok=True)
                    (self.folder / there).write_text("mine", encoding="utf-8")
                    done = subprocess.run([TOOL, *command], cwd=self.folder, capture_output=True, timeout=300, check=False)
                    self.assertEqual((done.returncode, done.stdout), (3, b""))
                    self.assertEqual(done.stderr.decode(), f"{there}: is there already, and is left as it is\n")
                    self.assertEqual(self.contents(files), {there: b"mine"})
                    self.remove([there])


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
