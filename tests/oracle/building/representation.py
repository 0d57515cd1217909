"""docs/sampling.md section 4: whether a sample represents its population. A group is (people in the population, people
drawn), both ints, the first of them at least 1."""
import math
from fractions import Fraction

from simulation import is_too_much, simulated_probability

TABLES = 1_000_000
SAME = Fraction(1, 10 ** 7)


def expected(groups):
    """How many of each group one expects among the drawn."""
    everyone, drawn = map(sum, zip(*groups))
    return [Fraction(drawn * population, everyone) for population, _ in groups]


def statistic(groups):
    """Pearson's, over both rows of the table of drawn and not drawn; 0 if everyone is drawn."""
    everyone, drawn = map(sum, zip(*groups))
    if everyone == drawn:
        return Fraction(0)
    total = Fraction(0)
    for (population, count), by_chance in zip(groups, expected(groups)):
        for cell, expectation in ((count, by_chance), (population - count, population - by_chance)):
            total += (cell - expectation) ** 2 / expectation
    return total


def number_of_tables(groups):
    """In how many ways the groups' counts can add up to the drawn."""
    drawn = sum(count for _, count in groups)
    ways = [1] + [0] * drawn  # By people shared out so far.
    for population, _ in groups:
        sums = [0]
        for number in ways:
            sums.append(sums[-1] + number)
        ways = [sums[left + 1] - sums[max(0, left - population)] for left in range(drawn + 1)]
    return ways[drawn]


def tables(populations, drawn):
    """Every way to share out the drawn among the groups, with the number of samples that have it."""
    if len(populations) == 1:
        if drawn <= populations[0]:
            yield math.comb(populations[0], drawn)
        return
    for count in range(max(0, drawn - sum(populations[1:])), min(drawn, populations[0]) + 1):
        first = math.comb(populations[0], count)
        for rest in tables(populations[1:], drawn - count):
            yield first * rest


def exact_probability(groups):
    """How likely a sample of this size is no likelier than this one, but for one part in ten million: a Fraction."""
    drawn = sum(count for _, count in groups)
    sample = math.prod(math.comb(population, count) for population, count in groups)
    limit = sample * (1 + SAME)
    every = unlikely = 0
    for samples in tables([population for population, _ in groups], drawn):
        every += samples
        if samples <= limit:
            unlikely += samples
    return Fraction(unlikely, every)


def chi_square_tail(value, freedom):
    """How likely a value of the chi-square distribution is `value` or above: a float, by the finite series for whole
    degrees of freedom (Abramowitz and Stegun 26.4.4 and 26.4.5)."""
    half = float(value) / 2
    if freedom % 2 == 0:
        total, term = 0.0, math.exp(-half)
        for i in range(freedom // 2):
            total += term
            term *= half / (i + 1)
        return total
    total, term = math.erfc(math.sqrt(half)), 2 * math.sqrt(half / math.pi) * math.exp(-half)
    for i in range(freedom // 2):
        total += term
        term *= half / (i + 1.5)
    return total


def representation(groups, most_tables=TABLES):
    """(method, probability): a Fraction if it is exact, else a float."""
    everyone, drawn = map(sum, zip(*groups))
    if len(groups) == 1 or everyone == drawn:
        return "EXACT", Fraction(1)
    small = any(cell < 5 for (population, _), by_chance in zip(groups, expected(groups))
                for cell in (by_chance, population - by_chance))
    if small and number_of_tables(groups) <= most_tables:
        return "EXACT", exact_probability(groups)
    if small and not is_too_much(groups):
        return "SIMULATED", simulated_probability(groups)
    return "APPROXIMATE" if small else "CHI_SQUARE", chi_square_tail(statistic(groups), len(groups) - 1)
