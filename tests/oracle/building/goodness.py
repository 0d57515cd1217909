"""docs/building-a-table.md: how well a table explains costs. A person is (actual pence, allocated pence), both ints."""
from fractions import Fraction

PERCENTS = (5, 10, 20, 30)


def mean_bias(people):
    return Fraction(sum(allocated - actual for actual, allocated in people), len(people))


def mean_absolute_error(people):
    return Fraction(sum(abs(allocated - actual) for actual, allocated in people), len(people))


def median_absolute_error(people):
    errors = sorted(abs(allocated - actual) for actual, allocated in people)
    return Fraction(errors[(len(errors) - 1) // 2] + errors[len(errors) // 2], 2)


def r_squared(people):
    """1 less the sum of squared errors over that of the costs about their mean; None if all cost the same."""
    mean = Fraction(sum(actual for actual, _ in people), len(people))
    spread = sum((actual - mean) ** 2 for actual, _ in people)
    errors = sum((allocated - actual) ** 2 for actual, allocated in people)
    return 1 - errors / spread if spread else None


def shares_within(people):
    """For each of PERCENTS, the share of people whose allocation is within that of what they cost, the bound included."""
    return [Fraction(sum(abs(allocated - actual) * 100 <= percent * actual for actual, allocated in people), len(people))
            for percent in PERCENTS]


def bias_by_group(people, groups):
    """{group: mean bias of its people}, `groups` naming each person's."""
    members = {}
    for person, group in zip(people, groups):
        members.setdefault(group, []).append(person)
    return {group: mean_bias(some) for group, some in members.items()}
