"""Checks that what the tracked files name is there.

Every relative link of a Markdown file leads to a file, and to a heading of it if one is named. Every document that another
file names in a comment or a message, by its path from the root, is a file.
"""

import os
import re
import subprocess
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
# A document's path from the root, and not the end of a longer path or of an address.
NAMED = re.compile(r"(?<![\w/.\-])(?:docs|bench|capi|examples|tests)/(?:[\w\-]+/)*[\w\-]+\.md\b")
# Data that is meant to be broken.
FOREIGN = "tests/fuzz/corpus/"
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)


def anchors(text):
    """The anchors of a document's headings, as the usual renderers make them."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
        found.add(plain.strip().replace(" ", "-"))
    return found


def listed(*patterns):
    """The names of the files that git tracks or would track."""
    names = subprocess.run(
        ["git", "-c", f"safe.directory={os.getcwd()}", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "--",
         *patterns], check=True, capture_output=True, text=True).stdout
    return [name for name in names.split("\0") if os.path.isfile(name) and not name.startswith(FOREIGN)]


def broken_links(name, text):
    """What is wrong with the links of one Markdown file, a line each."""
    for link in LINK.findall(FENCE.sub("", text)):
        if re.match(r"[a-z]+:", link):
            continue
        path, _, anchor = link.partition("#")
        target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
        if not os.path.exists(target):
            yield f"{name} links to {link}, which is not there"
        elif anchor and target.endswith(".md"):
            with open(target, encoding="utf-8") as file:
                if anchor not in anchors(file.read()):
                    yield f"{name} links to {link}, which has no such heading"


def broken_names(name, text):
    """The documents that one file names and that are not there, a line each."""
    for number, line in enumerate(text.splitlines(), 1):
        for path in NAMED.findall(line):
            if not os.path.isfile(path):
                yield f"{name}:{number} names {path}, which is not there"


def main():
    wrong = []
    for name in listed("."):
        with open(name, encoding="utf-8", errors="replace") as file:
            text = file.read()
        if name.endswith(".md"):
            wrong += broken_links(name, text)
        wrong += broken_names(name, text)
    print("\n".join(wrong), end="\n" if wrong else "")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
