"""docs/sampling.md section 4: samples drawn at random, where there are too many to go through. A group is (people in the
population, people drawn)."""
from fractions import Fraction

SAMPLES = 9_999
MOST_WORK = 20_000
WORD = 2 ** 64


class SplitMix64:
    def __init__(self, seed):
        self.state = seed

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % WORD
        mixed = self.state
        mixed = (mixed ^ mixed >> 30) * 0xBF58476D1CE4E5B9 % WORD
        mixed = (mixed ^ mixed >> 27) * 0x94D049BB133111EB % WORD
        return mixed ^ mixed >> 31

    def below(self, bound):
        """From 0 to bound - 1, each as likely as any other."""
        while True:
            product = self.next() * bound
            if product % WORD >= WORD % bound:
                return product // WORD


def drawn_or_left(groups):
    """The groups in order with the fewer of those drawn and those left, and how many these are."""
    everybody, drawn = map(sum, zip(*groups))
    left = everybody - drawn
    if drawn > left:
        return [(population, population - count) for population, count in sorted(groups)], left
    return sorted(groups), drawn


def is_too_much(groups):
    return drawn_or_left(groups)[1] * len(groups).bit_length() + len(groups) > MOST_WORK


def simulated_probability(groups, samples=SAMPLES):
    """The share of samples that are at least as unlike the population as this one, this one among them: a Fraction."""
    ordered, people = drawn_or_left(groups)
    populations = [population for population, _ in ordered]
    everybody = sum(populations)

    def unlikeness(counts):
        return sum(Fraction((count * everybody - people * population) ** 2, population)
                   for count, population in zip(counts, populations))

    limit = unlikeness([count for _, count in ordered])
    chance = SplitMix64(0)
    as_unlike = 1
    for _ in range(samples):
        left = list(populations)
        counts = [0] * len(left)
        for taken in range(people):
            number, group = chance.below(everybody - taken), 0
            while number >= left[group]:
                number -= left[group]
                group += 1
            left[group] -= 1
            counts[group] += 1
        as_unlike += unlikeness(counts) >= limit
    return Fraction(as_unlike, samples + 1)
