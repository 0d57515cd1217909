"""docs/figures.md section 1: exact numbers, rounding, periods. Everything is a Fraction."""
from fractions import Fraction

ZERO = Fraction(0)
HUNDRED = Fraction(100)


class NoFigure(Exception):
    """There is no figure; the argument is the error code that docs/figures.md names."""


def dec(text, default=None):
    """A decimal string; `default` if it is absent."""
    return Fraction(text) if text else Fraction(default)


def round_whole(q, mode):
    """Section 1.3: the whole number that q becomes."""
    low = q.numerator // q.denominator  # The greatest not above q.
    if q == low:
        return low
    if mode == "FLOOR":
        return low
    if mode == "CEILING":
        return low + 1
    toward = low if q > 0 else low + 1
    away = low + 1 if q > 0 else low
    if mode == "UP":
        return away
    if mode == "DOWN":
        return toward
    rest = abs(q - toward)
    if rest != Fraction(1, 2):
        return away if rest > Fraction(1, 2) else toward
    if mode == "HALF_UP":
        return away
    if mode == "HALF_DOWN":
        return toward
    return low if low % 2 == 0 else low + 1  # HALF_EVEN


def short(name, prefix):
    return name[len(prefix):] if name else ""


def round_money(pence, rounding):
    """pence may be a fraction; `rounding` is a Rounding document."""
    mode = short(rounding["mode"], "ROUNDING_MODE_")
    if mode == "EXACT":
        return pence
    increment = int(rounding.get("increment_pence", 1))
    return Fraction(increment * round_whole(pence / increment, mode))


def round_score(score, rounding):
    """`rounding` is a ScoreRounding document or None (half-up to 1)."""
    if rounding is None:
        return Fraction(round_whole(score, "HALF_UP"))
    mode = short(rounding["mode"], "ROUNDING_MODE_")
    if mode == "EXACT":
        return score
    increment = dec(rounding.get("increment"), 1)
    return increment * round_whole(score / increment, mode)


def score_increment(rounding):
    """Section 9.1: one point more or less."""
    if rounding is None or rounding["mode"] == "ROUNDING_MODE_EXACT":
        return Fraction(1)
    return dec(rounding.get("increment"), 1)


YEAR_DAYS = {"YEAR_BASIS_52_WEEKS": Fraction(364), "YEAR_BASIS_365_DAYS": Fraction(365),
             "YEAR_BASIS_365_25_DAYS": Fraction(1461, 4), "YEAR_BASIS_366_DAYS": Fraction(366)}


def days(period, basis):
    """Section 1.4."""
    year = YEAR_DAYS.get(basis, Fraction(364))
    return {"PERIOD_DAY": Fraction(1), "PERIOD_WEEK": Fraction(7), "PERIOD_FOUR_WEEKS": Fraction(28),
            "PERIOD_MONTH": year / 12, "PERIOD_QUARTER": year / 4, "PERIOD_YEAR": year}[period]


def check_amount(pence):
    """Section 7.7."""
    if abs(pence) > 10 ** 13:
        raise NoFigure("out_of_range")
    return pence
