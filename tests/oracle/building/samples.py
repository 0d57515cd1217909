"""Samples to try a method on: random ones, and those in which a method is likely to stumble."""

GREATEST = 10**13


def values(random, count, least=1):
    """`count` ascending lists of integers, the first of them degenerate; each has at least `least`."""
    fixed = [[0] * 7, [5], [3, 8], [4, 4], [0, GREATEST], [0] * 9 + [GREATEST], [-3, -3, 2, 2, 2, 9], list(range(16))]
    lists = [values for values in fixed if len(values) >= least]
    while len(lists) < count:
        top = random.choice([3, 20, 10**6, GREATEST])
        lists.append(sorted(random.randint(0, top) for _ in range(random.randint(least, 40))))
    return lists


def people(random, count, least=1):
    """`count` lists of (score, pence), the first of them degenerate."""
    fixed = [[(7, 0)] * 5, [(1, 5)], [(2, 9), (1, 30)], [(1, 5), (1, 6)], [(1, GREATEST), (9, 0), (5, GREATEST)],
             [(k, 100) for k in range(8)], [(3, k * k) for k in range(8)]]
    lists = [people for people in fixed if len(people) >= least]
    while len(lists) < count:
        scores, top = random.choice([4, 100, 10**9]), random.choice([5, 10**6, GREATEST])
        lists.append([(random.randint(0, scores), random.choice([0, 1, 1, 1]) * random.randint(0, top))
                      for _ in range(random.randint(least, 40))])
    return lists
