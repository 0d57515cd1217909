"""Checks that every relative link in the tracked Markdown files leads to a file, and to a heading of it if one is named."""

import os
import re
import subprocess
import sys

LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)(?: \"[^\"]*\")?\)")
FENCE = re.compile(r"^(```|~~~).*?^\1", re.M | re.S)


def anchors(text):
    """The anchors of a document's headings, as the usual renderers make them."""
    found = set()
    for heading in re.findall(r"^#+ (.*)$", FENCE.sub("", text), re.M):
        plain = re.sub(r"[^\w\- ]", "", heading.replace("`", "").lower())
        found.add(plain.strip().replace(" ", "-"))
    return found


def main():
    listed = subprocess.run(
        ["git", "-c", f"safe.directory={os.getcwd()}", "ls-files", "-z", "--cached", "--others", "--exclude-standard", "*.md"],
        check=True, capture_output=True, text=True).stdout
    wrong = 0
    for name in filter(None, listed.split("\0")):
        if not os.path.isfile(name):
            continue
        with open(name, encoding="utf-8") as file:
            text = file.read()
        for link in LINK.findall(FENCE.sub("", text)):
            if re.match(r"[a-z]+:", link):
                continue
            path, _, anchor = link.partition("#")
            target = os.path.normpath(os.path.join(os.path.dirname(name), path)) if path else name
            if not os.path.exists(target):
                problem = "which is not there"
            elif anchor and target.endswith(".md") and anchor not in anchors(open(target, encoding="utf-8").read()):
                problem = "which has no such heading"
            else:
                continue
            print(f"{name} links to {link}, {problem}")
            wrong += 1
    sys.exit(wrong > 0)


if __name__ == "__main__":
    main()
