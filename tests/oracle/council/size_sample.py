"""docs/sampling.md section 1: how many people a sample needs, and which margin a sample gives."""
import math
from fractions import Fraction as F

from exact import WHOLE
from normal import normal_quantile
from told import Number, below_one, error, fixed, note, warning

MOST_PEOPLE = 2 ** 40
MOST_DECIMALS = 7
WIDE = 10


def decimals(text):
    """Of a decimal, trailing zeros left out."""
    return len(text.partition(".")[2].rstrip("0"))


def margin_of(z, p, everybody, sampled):
    """In percent points, with four decimals, never understated."""
    if sampled == everybody:
        return "0.0000"
    square = z * z * p * (1 - p) * F(everybody - sampled, sampled * (everybody - 1)) * 10 ** 12
    least = math.isqrt(math.ceil(square) - 1) + 1 if square else 0  # The least m with m * m >= square.
    return fixed(F(least, 10 ** 4), 4)


def size_of(z, p, e, rule, everybody):
    """(without end, of so many people)."""
    n0 = z * z * p * (1 - p) / (e * e)
    whole = WHOLE["HALF_UP"] if rule == "SAMPLE_SIZE_RULE_PUBLISHED" else WHOLE["UP"]
    without_end = max(whole(n0), 1)
    n = F(without_end) if rule == "SAMPLE_SIZE_RULE_PUBLISHED" else n0
    if n <= 1:
        return without_end, 1
    return without_end, whole(n / (1 + (n - 1) / everybody))


class Precision:
    """What is asked for, every default filled in, and as it is told."""

    def __init__(self, asked):
        self.asked = asked
        self.margin = asked.get("margin_percent", "5")
        self.proportion = asked.get("proportion_percent", "50")
        self.rule = asked.get("size_rule", "SAMPLE_SIZE_RULE_UNSPECIFIED")
        if self.rule == "SAMPLE_SIZE_RULE_UNSPECIFIED":
            self.rule = "SAMPLE_SIZE_RULE_PUBLISHED"

    def errors(self):
        if "quantile" in self.asked and "confidence_percent" in self.asked:
            yield error("confidence_twice", "precision.confidence_percent")
        for name in ("margin_percent", "proportion_percent", "confidence_percent"):
            if decimals(self.asked.get(name, "")) > MOST_DECIMALS:
                yield error("too_many_decimals", f"precision.{name}")

    def remarks(self, *names):
        return [finding for name in names for finding in below_one(warning, self.asked.get(name), f"precision.{name}")]

    def compute(self):
        confidence = self.asked.get("confidence_percent")
        self.z = normal_quantile(F(confidence) / 100) if confidence else F(self.asked.get("quantile", "1.96"))
        self.p, self.e = F(self.proportion) / 100, F(self.margin) / 100

    def told(self):
        confidence = self.asked.get("confidence_percent")
        return {"quantile": Number(self.z), "proportion_percent": Number(self.proportion),
                **({"confidence_percent": Number(confidence)} if confidence else {})}


def errors_of(populations, precision):
    yield from precision.errors()
    ids = [population["id"] for population in populations]
    for i, name in enumerate(ids):
        if name in ids[:i]:
            yield error("duplicate_id", f"populations[{i}].id")
    if sum(int(population["people"]) for population in populations) > MOST_PEOPLE:
        yield error("too_many_people", "populations")


def answer(precision, populations, samples, remarked=()):
    """The parts that both operations have, `samples` being (without end or none, sampled) of each population."""
    told, findings = [], precision.remarks("confidence_percent", "proportion_percent", *remarked)
    for i, (population, (without_end, sampled)) in enumerate(zip(populations, samples)):
        told.append({"id": population["id"], **sized(precision, int(population["people"]), without_end, sampled)})
        if F(told[-1]["margin_percent"]) > WIDE:
            findings.append(warning("wide_margin", f"populations[{i}]"))
    if len(populations) == 1:
        findings.append(note("whole_alone", "populations"))
    return {"samples": told, "people": sum(int(population["people"]) for population in populations),
            "sampled": sum(sampled for _, sampled in samples), "precision": precision.told(),
            **({"findings": findings} if findings else {})}


def sized(precision, everybody, without_end, sampled):
    return {"people": everybody, **({"without_end": without_end} if without_end else {}), "sampled": sampled,
            "margin_percent": margin_of(precision.z, precision.p, everybody, sampled)}


def size_sample(request):
    populations, precision = request["populations"], Precision(request.get("precision", {}))
    errors = list(errors_of(populations, precision))
    errors += [error("sampled_not_asked", f"populations[{i}].sampled") for i, p in enumerate(populations) if int(p.get("sampled", 0))]
    if errors:
        return {"findings": errors}
    precision.compute()
    asked = precision.z, precision.p, precision.e, precision.rule
    response = answer(precision, populations, [size_of(*asked, int(population["people"])) for population in populations], ["margin_percent"])
    response["precision"] |= {"margin_percent": Number(precision.margin), "size_rule": precision.rule}
    if len(populations) > 1:
        response["as_one"] = sized(precision, response["people"], *size_of(*asked, response["people"]))
    return response


def margin_of_sample(request):
    populations, precision = request["populations"], Precision(request.get("precision", {}))
    errors = list(errors_of(populations, precision))
    errors += [error("sampled_out_of_range", f"populations[{i}].sampled") for i, p in enumerate(populations)
               if not 1 <= int(p.get("sampled", 0)) <= int(p["people"])]
    if errors:
        return {"findings": errors}
    precision.compute()
    return answer(precision, populations, [(None, int(population["sampled"])) for population in populations])
