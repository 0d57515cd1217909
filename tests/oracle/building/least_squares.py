"""The least-squares polynomial of cost on score, by polynomials that are orthogonal over the sample (Forsythe, 1957), in Fractions."""
from fractions import Fraction


def _times(p, factor):
    return [factor * c for c in p]


def _minus(p, q):
    size = max(len(p), len(q))
    return [a - b for a, b in zip(p + [Fraction(0)] * (size - len(p)), q + [Fraction(0)] * (size - len(q)))]


def value(polynomial, score):
    """Of a list of coefficients, the constant one first."""
    return sum((c * score ** power for power, c in enumerate(polynomial)), Fraction(0))


def least_squares(people, degree):
    """The coefficients, the constant one first, for a list of (score, pence). ValueError with no more different scores than the degree."""
    if len({score for score, _ in people}) <= degree:
        raise ValueError("many polynomials fit alike")

    def over_people(p, q):
        return sum((value(p, score) * value(q, score) for score, _ in people), Fraction(0))

    fitted, before, p = [], [], [Fraction(1)]
    before_length = None
    for _ in range(degree + 1):
        length = over_people(p, p)
        share = sum((value(p, score) * pence for score, pence in people), Fraction(0)) / length
        fitted = _minus(fitted, _times(p, -share))
        raised = [Fraction(0)] + p
        following = _minus(raised, _times(p, over_people(raised, p) / length))
        if before:
            following = _minus(following, _times(before, length / before_length))
        before, before_length, p = p, length, following
    return fitted


def coefficient_text(polynomial, power, score_places, decimals):
    """In pounds and points, for scores that are whole numbers at 10^score_places; half-even."""
    exact = polynomial[power] / 100 * 10 ** (score_places * power)
    units = round(exact * 10 ** decimals)
    digits = str(abs(units)).rjust(decimals + 1, "0")
    point = len(digits) - decimals
    return ("-" if units < 0 else "") + digits[:point] + ("." + digits[point:] if decimals else "")
