"""Samples for the tests of what never falls: the degenerate ones, and random ones that are the same in every run."""
import random
from fractions import Fraction

from samples import GREATEST

DEGENERATE = {
    "one case": [(5, 700)],
    "two cases that rise": [(1, 1), (2, 5)],
    "two cases that fall": [(1, 5), (2, 1)],
    "two cases of one score": [(1, 5), (1, 2)],
    "all equal": [(3, 40)] * 9,
    "equal costs": [(score, 40) for score in range(9)],
    "zero cost": [(score, 0) for score in range(6)],
    "one cost among zeros": [(1, 0), (2, 0), (3, 9), (4, 0), (5, 0)],
    "all falling": [(score, 100 - score * score) for score in range(10)],
    "all rising": [(score, score * score) for score in range(10)],
    "huge": [(1, GREATEST), (2, GREATEST - 1), (3, GREATEST), (3, 0), (4, GREATEST - 2)],
    "the example of R's help page": list(enumerate([1, 0, 4, 3, 3, 5, 4, 2, 0], 1)),
}


def random_cases(count, most, seed):
    """`count` samples of 1 to `most` cases, with many and few scores and costs."""
    draw = random.Random(seed)
    for _ in range(count):
        scores, greatest = draw.choice((1, 3, 10, 1000)), draw.choice((1, 5, 1000, GREATEST))
        trend = draw.choice((-1, 0, 1))
        yield [(score, min(max(trend * score * greatest // (2 * scores) + draw.randint(0, greatest), 0), GREATEST))
               for score in (draw.randint(-scores, scores) for _ in range(draw.randint(1, most)))]


def random_rows(count, most, seed, least_people=0):
    """`count` lists of 1 to `most` rows with amounts of either sign, in quarters of pence."""
    draw = random.Random(seed)
    for _ in range(count):
        scores = sorted(draw.sample(range(-50, 50), draw.randint(1, most)))
        yield [(score, max(draw.randint(least_people - 2, 6), least_people), Fraction(draw.randint(-40, 400), 4))
               for score in scores]
