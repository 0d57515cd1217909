"""Rank alignment, in exact fractions: scores and costs each sorted by itself, and paired; people with one score share the mean."""
from fractions import Fraction as F


def align_ranks(sample):
    """(score, cases, pence) for each distinct score, ascending, of a sample of (score, pence)."""
    costs = sorted(pence for _, pence in sample)
    falls_to = {}
    for place, score in enumerate(sorted(score for score, _ in sample)):
        falls_to.setdefault(score, []).append(costs[place])
    return [(score, len(shared), F(sum(shared), len(shared))) for score, shared in sorted(falls_to.items())]
