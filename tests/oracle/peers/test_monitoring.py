"""What MonitorAllocations tells of shares and of waits (docs/monitoring.md sections 3 to 5) against R, SciPy and NumPy."""
import random
import unittest
from datetime import date, timedelta
from itertools import groupby

import numpy
import scipy.stats
from analysed import answer, told_as
from in_r import asked

AS_OF = date(2027, 3, 31)
RARE = 0.00135


def monitored(cases, **more):
    return answer("monitor_allocations", {"cases": cases, "period": "PERIOD_WEEK", "as_of": str(AS_OF), **more})


def people(name, number, sufficient, **more):
    """So many people of a care group, of whom so many got enough."""
    return [{"id": f"{name}-{i}", "care_group": name, "indicative": "100", "final_budget": "100" if i < sufficient else "130", **more}
            for i in range(number)]


class Shares(unittest.TestCase):
    def test_interval_and_verdict(self):
        rng, drawn, found = random.Random(741), [], []
        for _ in range(60):
            confidence, wanted = rng.choice(("80", "95", "99.9")), rng.choice(("90", "50", "92.5"))
            numbers = [rng.randint(1, rng.choice((5, 40, 200))) for _ in range(20)]
            shares = [(n, rng.choice((0, n, round(n * rng.random()), round(n * 0.9)))) for n in numbers]
            cases = [case for k, share in enumerate(shares) for case in people(f"g{k:02d}", *share)]
            level = 1 - (1 - float(confidence) / 100) / len(shares)  # Of all groups together.
            drawn += [(*share, level, float(wanted) / 100) for share in shares]
            found += monitored(cases, confidence_percent=confidence, governance={"sufficiency_percent": wanted})["care_groups"]
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", binom.test(x[2], x[1], conf.level = x[3])$conf.int), "\\n") }"""
        answers = asked(script, [f"{n} {k} {level!r}" for n, k, level, _ in drawn])
        self.assertEqual(len(drawn), 1200)
        for told, ends, (n, k, level, wanted) in zip(found, answers, drawn, strict=True):
            note = (n, k, level, wanted)
            exact = scipy.stats.binomtest(k, n).proportion_ci(level, method="exact")
            for field, value, other in zip(("lower_percent", "upper_percent"), ends, exact, strict=True):
                told_as(self, told[field], 100 * value, 0.01, 100, note)
                told_as(self, told[field], 100 * other, 0.01, 100, note)
            beyond = (1 - level) / 2
            enough, few = scipy.stats.binom.sf(k - 1, n, wanted) < beyond, scipy.stats.binom.cdf(k, n, wanted) < beyond
            verdict = "MET" if enough else "NOT_MET" if few else "CANNOT_BE_TOLD"
            self.assertEqual(told["verdict"], "TRIGGER_VERDICT_" + verdict, note)

    def test_chart(self):
        """The limits and runs of a chart of shares by SciPy's binomial distribution."""
        rng = random.Random(742)
        beyond = runs = 0
        for _ in range(60):
            days = [date(2025 + k // 12, k % 12 + 1, 15) for k in range(24)]
            share, shift = rng.choice((0.5, 0.9)), rng.choice((0, 0, 0.3))
            counts = [(n, sum(rng.random() < share - shift * (k > 12) for _ in range(n))) for k, n in enumerate(rng.randint(0, 30) for _ in days)]
            counts[0], counts[-1] = (5, 3), (7, 7)
            cases = [case for k, (count, day) in enumerate(zip(counts, days)) for case in people(f"m{k}", *count, agreed_on=str(day))]
            chart = monitored(cases, chart_by="CHART_BY_MONTH")["chart"]
            n, k = (sum(column) for column in zip(*counts))
            told_as(self, chart["centre_percent"], 100 * k / n, 0.01, 100, counts)
            points = list(zip(chart["points"], counts, strict=True))
            beyond += sum(self.compare_point(*point, k, n) for point in points)
            runs += self.compare_runs(points, k, n)
        self.assertGreater(min(beyond, runs), 5, (beyond, runs))

    def compare_point(self, point, count, k, n):
        """Whether it is beyond."""
        size, enough = count
        if not size:
            self.assertNotIn("share_percent", point)
            return False
        told_as(self, point["share_percent"], 100 * enough / size, 0.01, 100, count)
        numbers, chance = numpy.arange(size + 1), scipy.stats.binom(size, k / n)
        few, many = numbers[chance.cdf(numbers) < RARE], numbers[chance.sf(numbers - 1) < RARE]
        for field, ends in (("lower_percent", few[-1:]), ("upper_percent", many[:1])):
            self.assertEqual(field in point, bool(ends.size), (field, point))
            if ends.size:
                told_as(self, point[field], 100 * ends[0] / size, 0.01, 100, point)
        side = "CHART_SIDE_BELOW" if enough in few else "CHART_SIDE_ABOVE" if enough in many else None
        self.assertEqual(point.get("beyond"), side, point)
        return side is not None

    def compare_runs(self, points, k, n):
        """Whether there is one: points one after the other on one side, those without people aside, whose probabilities multiply to little."""
        known = [(point, size, int(numpy.sign(enough * n - k * size))) for point, (size, enough) in points if size]
        found = False
        for side, members in groupby(known, key=lambda one: one[2]):
            together = [(point, size) for point, size, _ in members]
            chances = [scipy.stats.binom.cdf(-(-k * size // n) - 1, size, k / n) if side < 0 else scipy.stats.binom.sf(k * size // n, size, k / n)
                       for _, size in together]
            is_run = side != 0 and len(together) > 2 and numpy.prod(chances) <= 0.5 ** 8
            found = found or is_run
            for point, _ in together:
                self.assertEqual(point.get("in_run"), {-1: "CHART_SIDE_BELOW", 1: "CHART_SIDE_ABOVE"}[side] if is_run else None, point)
        return found

    def test_waits(self):
        rng = random.Random(743)
        drawn = [[rng.choice((rng.randint(0, 9), rng.randint(0, 90))) for _ in range(rng.randint(1, 40))] for _ in range(400)]
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", quantile(x, c(0.5, 0.9), type = 7, names = FALSE)), max(x), "\\n") }"""
        for waits, (median, ninetieth, longest) in zip(drawn, asked(script, [" ".join(map(str, waits)) for waits in drawn]), strict=True):
            cases = [{"id": f"p{i}", "assessed_on": str(AS_OF - timedelta(90)), "indicative_on": str(AS_OF - timedelta(90 - wait))}
                     for i, wait in enumerate(waits)]
            told = monitored(cases)["stages"][0]
            told_as(self, told["median"], median, 0.1, 100, waits)
            told_as(self, told["ninetieth"], ninetieth, 0.1, 100, waits)
            self.assertEqual(int(told["longest"]), longest)


if __name__ == "__main__":
    unittest.main()
