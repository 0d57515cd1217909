"""docs/building-a-table.md: groups of rows that share their mean. Rows as in isotonic_means.py."""
from fractions import Fraction


def group_means(rows, size, end, weight):
    """`end`, where the first group starts, is LOWEST_SCORE or HIGHEST_SCORE; `weight` is ROWS or PEOPLE."""
    if end == "HIGHEST_SCORE":
        return group_means(rows[::-1], size, "LOWEST_SCORE", weight)[::-1]
    result = []
    for start in range(0, len(rows), size):
        group = rows[start:start + size]
        counts = [people for _, people, _ in group]
        if weight == "ROWS" or not any(counts):
            counts = [1] * len(group)
        mean = Fraction(sum(count * pence for count, (_, _, pence) in zip(counts, group))) / sum(counts)
        result += [(score, people, mean) for score, people, _ in group]
    return result
