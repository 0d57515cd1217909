#!/usr/bin/env python3
"""Ten million people from a sheet to a sample and to a table, with the `ras` tool.

    tests/cli/ten_million_slow.py RAS [PEOPLE]
"""
import csv
import hashlib
import heapq
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import time

BLOCK = 1000
MOST_KILOBYTES = 8_000_000
SEED = "ten million"
PLACES = 400


def numbers(blocks):
    """Those of the blocks, all once and none where its number says."""
    step = 7919
    return ((i * step + 1) % blocks for i in range(blocks))


def write(path, heading, blocks, line):
    """A sheet of `blocks` times BLOCK people. `line(i)` has "@" for the block."""
    block = "".join(line(i) for i in range(BLOCK))
    with open(path, "w", encoding="utf-8") as sheet:
        sheet.write(heading)
        for number in numbers(blocks):
            sheet.write(block.replace("@", f"{number:06d}"))


def run(words):
    """What the tool prints. Prints how long it took and how much memory at most."""
    began = time.monotonic()
    tool = subprocess.Popen(words, stdout=subprocess.PIPE)
    output = tool.stdout.read()
    _, status, usage = os.wait4(tool.pid, 0)
    tool.returncode = os.waitstatus_to_exitcode(status)
    print(f"{' '.join(words[1:3])}: {time.monotonic() - began:.1f} s, {usage.ru_utime + usage.ru_stime:.1f} s of "
          f"processor time, {usage.ru_maxrss / 1e6:.2f} GB", flush=True)
    assert tool.returncode == 0, tool.returncode
    assert usage.ru_maxrss < MOST_KILOBYTES, usage.ru_maxrss
    return json.loads(output)


def smallest_tickets(sheet):
    """Those of the sample, straight from the page (docs/sampling.md section 3)."""
    seed = hashlib.sha256((SEED + "\n").encode())

    def ticket(person):
        own = seed.copy()
        own.update(person.encode())
        return own.digest()

    with open(sheet, newline="", encoding="utf-8") as lines:
        people = csv.reader(lines)
        next(people)
        return [smallest.hex() for smallest in heapq.nsmallest(PLACES, (ticket(person[0]) for person in people))]


def check_draw(ras, folder, blocks):
    sheet = folder / "population.csv"
    groups = ["older", "learning-disability", "mental-health", "other"]
    write(sheet, "id,care_group,service\n", blocks, lambda i: f"person-@-{i:03d},{groups[i % 4]},home-care\n")
    answer = run([ras, "sample", "draw", str(sheet), "--seed", SEED, "--places", str(PLACES), "--json"])
    assert answer["people"] == str(blocks * BLOCK), answer["people"]
    drawn = [person["ticket"] for person in answer["drawn"]]
    began = time.process_time()
    assert drawn == smallest_tickets(sheet)
    print(f"the same in Python, with csv, hashlib and heapq: {time.process_time() - began:.1f} s of processor time", flush=True)
    sheet.unlink()


def check_build(ras, folder, blocks):
    sheet = folder / "cases.csv"
    # At each score as many cost 5 less as cost 5 more than ten times the score and twenty; whoever is left costs just that.
    write(sheet, "id,care_group,score,cost\n", blocks,
          lambda i: f"person-@-{i:03d},older,{i % 101},{(i % 101) * 10 + (15 if i // 101 % 2 else 25)}.00\n"
          if i < 808 else f"person-@-{i:03d},older,50,520.00\n")
    answer = run([ras, "table", "build", str(sheet), "--method", "isotonic", "--basis", "after", "--json"])
    assert answer["provenance"]["people"] == str(blocks * BLOCK)
    rows = answer["table"]["percentage"]["rows"]
    assert [row["amount"] for row in rows] == [f"{score * 10 + 20}.00" for score in range(101)], rows
    sheet.unlink()


def main():
    ras = sys.argv[1]
    blocks = int(sys.argv[2] if len(sys.argv) > 2 else 10_000_000) // BLOCK
    with tempfile.TemporaryDirectory() as folder:
        check_draw(ras, pathlib.Path(folder), blocks)
        check_build(ras, pathlib.Path(folder), blocks)


if __name__ == "__main__":
    main()
