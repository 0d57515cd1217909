"""The min-max formula: of all scores j up to i, the greatest of the least central values from j to any k from i on.

It gives isotonic regression for any centre that, of two groups together, lies between those of the two: means (Barlow,
Bartholomew, Bremner and Brunk 1972) and medians (Robertson and Wright 1980). It pools nothing, as the library does."""


def min_max(count, centres_from):
    """One value for each of `count` scores. centres_from(j) gives the centres of j to j, j to j + 1, and so on."""
    result = [None] * count
    for j in range(count):
        centres = list(centres_from(j))
        least = centres[-1]
        for i in range(count - 1, j - 1, -1):
            least = min(least, centres[i - j])
            if result[i] is None or least > result[i]:
                result[i] = least
    return result
