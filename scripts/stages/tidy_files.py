"""Runs clang-tidy over every source of our own that a build compiles, and says what it thinks of each.

    tidy_files.py ROOT BUILD JOBS

A file that passed is not looked at again while it, everything it includes and the configuration are the same: BUILD/tidy
holds a mark for each, named by a hash of the preprocessed source. Closes with "N passed, N failed".
"""
import concurrent.futures
import hashlib
import json
import pathlib
import shlex
import subprocess
import sys

root, build, jobs = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3])
marks = build / "tidy"


def sources():
    """(path below the root, entry of the compilation database) of each file that is ours and not generated."""
    found = {}
    for entry in json.loads((build / "compile_commands.json").read_text()):
        path = (pathlib.Path(entry["directory"]) / entry["file"]).resolve()
        if path.is_relative_to(root) and not path.is_relative_to(root / "build"):
            found[path.relative_to(root)] = entry
    return sorted(found.items())


def mark_of(path, entry):
    """A name that changes with whatever clang-tidy would look at."""
    command = shlex.split(entry["command"])
    del command[command.index("-o"):command.index("-o") + 2]
    command[command.index("-c")] = "-E"
    seen = subprocess.run(command + ["-P", "-C"], cwd=entry["directory"], capture_output=True, check=False).stdout
    hashed = hashlib.sha256(seen)
    for folder in (path, *path.parents):
        config = root / folder / ".clang-tidy"
        if config.is_file():
            hashed.update(config.read_bytes())
    return marks / f"{str(path).replace('/', '+')}.{hashed.hexdigest()[:32]}"


def look_at(source):
    path, entry = source
    mark = mark_of(path, entry)
    if mark.exists():
        return path, True, ""
    run = subprocess.run(["clang-tidy-16", "-p", str(build), "--quiet", str(path)], cwd=root, text=True,
                         stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if run.returncode == 0:
        for old in marks.glob(f"{str(path).replace('/', '+')}.*"):
            old.unlink()
        mark.touch()
    return path, run.returncode == 0, run.stdout


def main():
    marks.mkdir(exist_ok=True)
    passed = failed = 0
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        for path, fine, says in pool.map(look_at, sources()):
            print(f"ok    {path}" if fine else f"FAIL  {path}\n{says}", flush=True)
            passed, failed = passed + fine, failed + (not fine)
    print(f"{passed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
