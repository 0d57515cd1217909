"""docs/building-a-table.md: rows that fall as the score rises are repaired. Rows as in isotonic_means.py."""
from isotonic_means import isotonic_means_of_rows


def repair_monotone(rows, how):
    """`how` is POOL, RAISE or LOWER."""
    if how == "POOL":
        return isotonic_means_of_rows(rows)
    amounts = [pence for _, _, pence in rows]
    repaired = {
        "RAISE": lambda i: max(amounts[:i + 1]),
        "LOWER": lambda i: min(amounts[i:]),
    }[how]
    return [(score, people, repaired(i)) for i, (score, people, _) in enumerate(rows)]
