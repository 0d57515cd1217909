"""What MonitorAllocations tells of shares and of waits (docs/monitoring.md sections 3 to 5) against R, SciPy and NumPy."""
import random
import unittest
from datetime import date, timedelta

import numpy
import scipy.stats
from analysed import answer, told_as
from in_r import asked

AS_OF = date(2027, 3, 31)


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
        """The limits of a chart of shares; no peer has them: NumPy's binomial arithmetic, by the standard deviation of SciPy's distribution."""
        rng = random.Random(742)
        beyond = runs = 0
        for _ in range(60):
            days = [date(2025 + k // 12, k % 12 + 1, 15) for k in range(24)]
            share, shift = rng.choice((0.5, 0.9)), rng.choice((0, 0, 0.3))
            counts = [(n, sum(rng.random() < share - shift * (k > 12) for _ in range(n))) for k, n in enumerate(rng.randint(0, 30) for _ in days)]
            counts[0], counts[-1] = (5, 3), (7, 7)
            cases = [case for k, (count, day) in enumerate(zip(counts, days)) for case in people(f"m{k}", *count, agreed_on=str(day))]
            chart = monitored(cases, chart_by="CHART_BY_MONTH")["chart"]
            n, k = (numpy.array(column, dtype=float) for column in zip(*counts))
            centre = k.sum() / n.sum()
            told_as(self, chart["centre_percent"], 100 * centre, 0.01, 100, counts)
            sides = []
            for point, size, enough in zip(chart["points"], n, k, strict=True):
                if not size:
                    self.assertNotIn("share_percent", point)
                    sides.append(None)
                    continue
                reach = 3 * scipy.stats.binom.std(size, centre) / size
                told_as(self, point["share_percent"], 100 * enough / size, 0.01, 100, counts)
                told_as(self, point["lower_percent"], 100 * max(0, centre - reach), 0.01, 100, counts)
                told_as(self, point["upper_percent"], 100 * min(1, centre + reach), 0.01, 100, counts)
                apart = enough / size - centre
                if abs(abs(apart) - reach) > 1e-9:
                    self.assertEqual("beyond" in point, abs(apart) > reach, (counts, point))
                    beyond += abs(apart) > reach
                sides.append(0 if abs(apart) < 1e-12 else int(numpy.sign(apart)))
            runs += self.compare_runs(chart["points"], sides)
        self.assertGreater(min(beyond, runs), 5, (beyond, runs))

    def compare_runs(self, points, sides):
        """Eight points or more one after the other, those without people aside, on one side."""
        known = [(k, side) for k, side in enumerate(sides) if side is not None]
        ends = [0] + [j for j in range(1, len(known)) if known[j][1] != known[j - 1][1]] + [len(known)]
        wanted = {known[j][0]: side for a, b in zip(ends, ends[1:]) for j in range(a, b) if b - a >= 8 and (side := known[a][1])}
        names = {-1: "CHART_SIDE_BELOW", 1: "CHART_SIDE_ABOVE"}
        self.assertEqual({k: point["in_run"] for k, point in enumerate(points) if "in_run" in point}, {k: names[side] for k, side in wanted.items()})
        return bool(wanted)

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
