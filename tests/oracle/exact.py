"""docs/figures.md section 1: exact numbers, rounding, periods. Money is in pence; every number is a Fraction."""
import math
from fractions import Fraction

from noticed import notice

ZERO = Fraction(0)
ONE = Fraction(1)
HUNDRED = Fraction(100)
HALF = Fraction(1, 2)
GREATEST_AMOUNT = 10 ** 13  # Pence: section 7.7.


class NoFigure(Exception):
    """There is no figure. The argument is the error code that docs/figures.md names."""


def number(text, absent=None):
    """Section 1.1: a decimal string, exactly. `absent` is what it means if it is not there."""
    if text is None or text == "":
        return Fraction(absent)
    return Fraction(text)


def money(text):
    """Section 1.2: an amount in whole units, in pence."""
    return Fraction(text) * HUNDRED


def decimal_text(value):
    """A Fraction that is a decimal, as the canonical text of section 1.1."""
    places = 0
    while value.denominator != 1 and (value * 10 ** places).denominator != 1:
        places += 1
    digits = str(abs((value * 10 ** places).numerator)).rjust(places + 1, "0")
    text = digits[:len(digits) - places] + ("." + digits[len(digits) - places:] if places else "")
    return "-" + text if value < 0 else text


def _with_sign(q, magnitude):
    return magnitude if q >= 0 else -magnitude


# Section 1.3: the whole number that q becomes, by mode.
WHOLE = {
    "HALF_UP": lambda q: _with_sign(q, math.floor(abs(q) + HALF)),
    "HALF_EVEN": round,  # Python's own rule for a Fraction.
    "HALF_DOWN": lambda q: _with_sign(q, math.ceil(abs(q) - HALF)),
    "UP": lambda q: _with_sign(q, math.ceil(abs(q))),
    "DOWN": math.trunc,
    "FLOOR": math.floor,
    "CEILING": math.ceil,
}


def mode_of(rounding):
    return rounding["mode"].removeprefix("ROUNDING_MODE_")


def rounder(mode, increment, place):
    """The function that rounds to a multiple of `increment`. `place` names where, for the counts of the run."""
    if mode == "EXACT":
        exact_name = f"rounding of {place}: EXACT"

        def carried_on(value):
            notice(exact_name)
            return value

        return carried_on
    whole = WHOLE[mode]
    name, tie_name = f"rounding of {place}: {mode}", f"a tie at rounding {place}: {mode}"

    def rounded(value):
        q = value / increment
        if q.denominator == 1:
            return value
        notice(name)
        if q.denominator == 2:
            notice(tie_name)
        return increment * whole(q)

    return rounded


def money_rounder(rounding, place):
    """For a ras.v1.Rounding."""
    return rounder(mode_of(rounding), Fraction(rounding.get("increment_pence", 1)), place)


def score_rounder(rounding, place):
    """For a ras.v1.ScoreRounding; None means half-up to 1."""
    if rounding is None:
        return rounder("HALF_UP", ONE, place)
    return rounder(mode_of(rounding), number(rounding.get("increment"), 1), place)


def score_increment(rounding):
    """The step from one score to the next (sections 5 and 9.1): the rounding's increment, and 1 with EXACT."""
    if rounding is None or mode_of(rounding) == "EXACT":
        return ONE
    return number(rounding.get("increment"), 1)


DAYS_OF_YEAR = {
    "YEAR_BASIS_52_WEEKS": Fraction(364),
    "YEAR_BASIS_365_DAYS": Fraction(365),
    "YEAR_BASIS_365_25_DAYS": Fraction("365.25"),
    "YEAR_BASIS_366_DAYS": Fraction(366),
}


def days(period, basis):
    """Section 1.4: the length of a period. Where no basis is named the ratio does not depend on it, and any will do."""
    year = DAYS_OF_YEAR.get(basis, Fraction(365))
    return {
        "PERIOD_DAY": ONE,
        "PERIOD_WEEK": Fraction(7),
        "PERIOD_FOUR_WEEKS": Fraction(28),
        "PERIOD_MONTH": year / 12,
        "PERIOD_QUARTER": year / 4,
        "PERIOD_YEAR": year,
    }[period]


def period_ratio(from_period, to_period, basis):
    """Section 1.4: what an amount for one period is multiplied by to be the amount for another."""
    return days(to_period, basis) / days(from_period, basis)


def within_bounds(pence):
    """Section 7.7."""
    if abs(pence.numerator) > GREATEST_AMOUNT * pence.denominator:
        raise NoFigure("out_of_range")
    return pence


def each_end(change, amount):
    """Section 5.8: what a change makes of both ends of an amount. The two ends of a single amount are one object, worked out once."""
    low = within_bounds(change(amount[0]))
    return low, low if amount[1] is amount[0] else within_bounds(change(amount[1]))
