"""Asks R, once for many data sets."""
import subprocess


def asked(script, lines):
    """What `script` prints for `lines`, which it reads with readLines("stdin"): a list of numbers for each line it prints."""
    done = subprocess.run(["Rscript", "--vanilla", "-e", script], input="".join(line + "\n" for line in lines),
                          stdout=subprocess.PIPE, text=True, check=True)
    return [[float(word) for word in line.split()] for line in done.stdout.splitlines()]
