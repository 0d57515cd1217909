"""Percentile alignment, in exact fractions: the percentile rank of a score among the scores, and that percentile of the costs."""
from percentile import percentile, percentile_rank


def align_percentiles(sample, row_scores, rule):
    """(score, cases, pence) for each row score, of a sample of (score, pence)."""
    scores = sorted(score for score, _ in sample)
    costs = sorted(pence for _, pence in sample)
    return [(row, scores.count(row), percentile(costs, percentile_rank(scores, row, rule), rule)) for row in row_scores]
