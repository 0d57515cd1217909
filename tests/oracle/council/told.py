"""How figures are written in answers, and how answers are compared."""
import pathlib
import sys
from fractions import Fraction

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parent), str(HERE.parent / "building")]

from exact import WHOLE, decimal_text  # noqa: E402

GREATEST_PENCE = 10 ** 13
DIGITS_OF_DECIMAL = 18
PLACES_OF_DECIMAL = 18


def pence_text(pence):
    """Whole pence as money with two decimals."""
    assert Fraction(pence).denominator == 1
    sign = "-" if pence < 0 else ""
    return f"{sign}{abs(pence) // 100}.{abs(pence) % 100:02d}"


def fixed(value, places, mode="HALF_EVEN"):
    """With exactly so many decimals."""
    whole = WHOLE[mode](Fraction(value) * 10 ** places)
    digits = str(abs(whole)).rjust(places + 1, "0")
    return f"{'-' if whole < 0 else ''}{digits[:-places]}.{digits[-places:]}"


def exact_text(value):
    """A decimal if it has one of at most 18 places, else a fraction."""
    value = Fraction(value)
    if (value * 10 ** PLACES_OF_DECIMAL).denominator == 1:
        return decimal_text(value)
    return f"{value.numerator}/{value.denominator}"


def at_least_two_places(value):
    """A decimal, as money if it is a whole number of pence."""
    return pence_text(int(value * 100)) if (value * 100).denominator == 1 else decimal_text(value)


def amount(pence):
    """An Amount in whole pence."""
    assert Fraction(pence).denominator == 1
    return {"pence": str(int(pence)), "decimal": pence_text(int(pence))}


def finding(severity, code, path=""):
    return {"severity": "SEVERITY_" + severity, "code": code, **({"path": path} if path else {})}


def error(code, path=""):
    return finding("ERROR", code, path)


def warning(code, path=""):
    return finding("WARNING", code, path)


def note(code, path=""):
    return finding("NOTE", code, path)


def below_one(severity, percent, path):
    """docs/findings.md section 10: what is said, by `warning` or `note`, of a percentage between -1 and 1 that is not 0, and of no other."""
    return [severity("percent_below_one", path)] if percent and 0 < abs(Fraction(percent)) < 1 else []


def row_of_totals(amounts, path):
    """Who, of three or more with an amount, has as much as all others together."""
    if sum(pence > 0 for pence in amounts) < 3:
        return []
    return [warning("row_of_totals", path) for pence in amounts if pence and 2 * pence == sum(amounts)]


def far_apart(first, second, path):
    """Of one total three and a half times the other or more."""
    return [warning("amounts_far_apart", path)] if first > 0 < second and 2 * max(first, second) >= 7 * min(first, second) else []


def short(findings):
    """Findings by severity, code and path, whatever their order."""
    return sorted((f["severity"].removeprefix("SEVERITY_"), f["code"], f.get("path", "")) for f in findings)


def differences(found, wanted, place=""):
    """The lines that tell where an answer is not the one that is wanted. Numbers of the request may be written otherwise."""
    if place == "findings" and isinstance(found, list):
        found, wanted = short(found), short(wanted)
        if any(severity == "ERROR" for severity, _, _ in wanted):  # Warnings may stand beside errors, and need not.
            found = [f for f in found if f[0] == "ERROR"]
        return [] if found == wanted else [f"findings: {[f for f in found if f not in wanted]} are not wanted, {[f for f in wanted if f not in found]} are missing"]
    if isinstance(wanted, dict) and isinstance(found, dict):
        lines = []
        for name in sorted(set(found) | set(wanted)):
            inner = f"{place}.{name}" if place else name
            if name not in found or name not in wanted:
                lines.append(f"{inner}: {'missing' if name not in found else 'not wanted'}: {found.get(name, wanted.get(name))}")
            else:
                lines += differences(found[name], wanted[name], inner)
        return lines
    if isinstance(wanted, list) and isinstance(found, list):
        if len(found) != len(wanted):
            return [f"{place}: {len(found)} in the place of {len(wanted)}: {found} {wanted}"]
        return [line for i, (one, other) in enumerate(zip(found, wanted)) for line in differences(one, other, f"{place}[{i}]")]
    if isinstance(wanted, int) and not isinstance(wanted, bool):
        return [] if str(found) == str(wanted) else [f"{place}: {found} is not {wanted}"]
    if isinstance(wanted, Number):
        return [] if Fraction(found) == wanted.value else [f"{place}: {found} is not {wanted.value}"]
    return [] if found == wanted else [f"{place}: {found!r} is not {wanted!r}"]


class Number:
    """A number as it stood in the request: compared by its value."""

    def __init__(self, text):
        self.value = Fraction(text)
