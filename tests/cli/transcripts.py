"""Runs the golden transcripts of the `ras` tool, or records them anew.

    transcripts.py RAS SOURCE_DIR [--record] [NAME...]

A transcript (*.transcript) is prose with commands in it. What is indented by two spaces is what a terminal shows:

      $ ras lookup policies/starter/policy.txtpb 20     a command, run by sh in a folder of its own
      ...                                               what it prints
      ! ...                                             what it prints on standard error
      [1]                                               its exit status, if that is not 0

An empty line of output is two spaces and nothing else; an empty line without them is prose again. A SHA-256 is shown
as (sha256): it changes with every word of a policy, and other tests hold it to its value.
The folder is empty but for links to the policies and assessments of examples/; what one command writes, the next one of
the transcript finds. After a change that is meant, --record writes what the tool prints now: look at the difference
before you commit it.
"""

import argparse
import difflib
import os
import pathlib
import re
import subprocess
import sys
import tempfile

SHA256 = re.compile(r"\b[0-9a-f]{64}\b")
HERE = pathlib.Path(__file__).resolve().parent


def run(command, folder, tool):
    """What a terminal would show of one command, as lines of a transcript."""
    environment = {"PATH": f"{tool.parent}{os.pathsep}{os.environ['PATH']}", "LC_ALL": "C.UTF-8", "HOME": str(folder)}
    for name in os.environ:  # A sanitizer's settings.
        if name.endswith("SAN_OPTIONS"):
            environment[name] = os.environ[name]
    done = subprocess.run(["sh", "-c", command], cwd=folder, env=environment, stdin=subprocess.DEVNULL,
                          capture_output=True, timeout=300, check=False)
    shown, complained = (SHA256.sub("(sha256)", stream.decode()) for stream in (done.stdout, done.stderr))
    lines = [f"  {line}" for line in shown.splitlines()]
    lines += [f"  ! {line}" for line in complained.splitlines()]
    if done.returncode != 0:
        lines.append(f"  [{done.returncode}]")
    return lines


def replay(text, tool, source):
    """The transcript as it would be written now."""
    result = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for part in ("policies", "assessments"):
            (folder / part).symlink_to(source / "examples" / part)
        for line in text.splitlines():
            if line.startswith("  $ "):
                result.append(line)
                result += run(line[4:], folder, tool)
            elif not line.startswith("  "):
                result.append(line)
            # Else it is what the command printed when it was recorded; what it prints now is there already.
    return "\n".join(result) + "\n"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool", type=pathlib.Path)
    parser.add_argument("source", type=pathlib.Path)
    parser.add_argument("--record", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    files = [HERE / f"{name}.transcript" for name in arguments.names] or sorted(HERE.glob("*.transcript"))
    wrong = 0
    for file in files:
        expected = file.read_text(encoding="utf-8")
        actual = replay(expected, arguments.tool.resolve(), arguments.source.resolve())
        if actual == expected:
            continue
        if arguments.record:
            file.write_text(actual, encoding="utf-8")
            print(f"recorded {file.name}")
            continue
        wrong += 1
        sys.stdout.writelines(difflib.unified_diff(expected.splitlines(True), actual.splitlines(True),
                                                   f"{file.name} as recorded", f"{file.name} as it is"))
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
