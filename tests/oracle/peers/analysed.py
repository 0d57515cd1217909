"""Asks the library what the peers are asked too, and compares figures that are rounded with figures that are not."""
import os
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "building"), str(HERE.parent / "council")]

from library import RAS_OK, Library  # noqa: E402
from told import pence_text  # noqa: E402

LIBRARY = Library(os.environ.get("RAS_LIBRARY", HERE.parents[2] / "build" / "lib" / "libras.so"))
GREATEST = 10 ** 13


def answer(operation, request):
    status, response = LIBRARY.ask(operation, request)
    assert status == RAS_OK, response.get("findings")
    return response


def people(differences):
    """People whose allocations differ from their costs by so many pence."""
    return [{"id": f"p{i}", "actual": pence_text(max(0, -d)), "allocated": pence_text(max(0, d))} for i, d in enumerate(differences)]


def everyone(differences, **more):
    """The figures of everyone that AnalyseVariance tells of such people."""
    return answer("analyse_variance", {"cases": people(differences), "period": "PERIOD_WEEK", **more})["views"][0]["everyone"]


def pence(amount):
    return int(amount["pence"])


def told_as(test, told, value, unit, scale, note):
    """`told` is `value` to the unit it is rounded to, and no further from it than half of one. Peers compute in doubles: `scale` is the size of
    what they add up, of which they may be wrong by a part in 10^12; where that decides a rounding either is right."""
    test.assertLessEqual(abs(float(told) - value), unit / 2 + 1e-12 * scale, note)


def samples(rng, count, least=2, most=60, greatest=GREATEST):
    """`count` lists of differences in pence, the first of them those in which a method is likely to stumble."""
    fixed = [[1, 2], [-5, 5], [0, 0, 0, 7], [-1] * 6 + [1], [3] * 9 + [4], [0] * 5 + [greatest], [-greatest, greatest, 1], list(range(-9, 10)),
             [10, -20, 0, 50, 8], [7, 7, -7, -7, 0], list(range(1, 52)), [(i * 37) % 101 - 40 for i in range(60)]]
    lists = [sample for sample in fixed if least <= len(sample) <= most]
    while len(lists) < count:
        number, shape = rng.randint(least, most), rng.randrange(5)
        if shape == 0:  # Few values, many ties, nothing among them.
            step = rng.choice([1, 500])
            sample = [step * rng.randint(-3, 3) for _ in range(number)]
        elif shape == 1:  # A few who are far from all others.
            sample = [round(rng.choice([-1, 1, 1]) * rng.lognormvariate(8, 2)) for _ in range(number)]
        elif shape == 2:
            sample = [round(rng.gauss(rng.choice([0, 300]), 5000)) for _ in range(number)]
        elif shape == 3:  # No two alike, however far from nothing.
            sample = [rng.choice([-1, 1]) * far for far in rng.sample(range(1, 100 * number), number)]
        else:
            sample = [rng.randint(-greatest, greatest) for _ in range(number)]
        if len(set(sample)) > 1:
            lists.append(sample)
    return lists
