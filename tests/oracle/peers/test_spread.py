"""What AnalyseVariance tells of means and of spread (docs/variance.md sections 2 and 3) against R and NumPy."""
import random
import unittest

import numpy
from analysed import answer, everyone, pence, people, samples, told_as
from in_r import asked

CONFIDENCE = ("80", "90", "95", "99.9", "99.99")


class Spread(unittest.TestCase):
    def test_means_and_deviation(self):
        for sample in samples(random.Random(701), 1000):
            told, x, scale = everyone(sample), numpy.array(sample, dtype=float), max(map(abs, sample))
            for field, value in (("mean_difference", x.mean()), ("mean_absolute_difference", abs(x).mean()), ("standard_deviation", x.std(ddof=1))):
                told_as(self, pence(told[field]), value, 1, scale, (sample, field))

    def test_interval_of_student(self):
        rng = random.Random(702)
        drawn = [(sample, rng.choice(CONFIDENCE)) for sample in samples(rng, 1000)]
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", t.test(x[-1], conf.level = x[1] / 100)$conf.int), "\\n") }"""
        answers = asked(script, [" ".join(map(str, [confidence, *sample])) for sample, confidence in drawn])
        for (sample, confidence), ends in zip(drawn, answers, strict=True):
            told = everyone(sample, confidence_percent=confidence)["by_student"]
            for end, value in zip(("lower", "upper"), ends, strict=True):
                # R takes the tail as 1 less the confidence: of one in 10,000 that leaves it twelve digits.
                told_as(self, pence(told[end]), value, 1, 10 * max(*map(abs, sample), *map(abs, ends)), (sample, confidence, end))

    def test_intervals_of_groups(self):
        """Those of a grouping hold together: each at 1 - (1 - confidence) / k."""
        rng = random.Random(707)
        lists = iter(samples(rng, 900))
        drawn = [([next(lists) for _ in range(rng.randint(1, 5))], rng.choice(CONFIDENCE)) for _ in range(150)]
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", t.test(x[-(1:2)], conf.level = 1 - (1 - x[1] / 100) / x[2])$conf.int), "\\n") }"""
        answers = iter(asked(script, [" ".join(map(str, [confidence, len(groups), *sample])) for groups, confidence in drawn for sample in groups]))
        for groups, confidence in drawn:
            cases = [{**person, "id": f"{k}.{i}", "care_group": f"g{k}"} for k, sample in enumerate(groups) for i, person in enumerate(people(sample))]
            cases.append({"id": "alone", "actual": "1", "allocated": "2", "care_group": "x"})  # One person has no interval.
            told = answer("analyse_variance", {"cases": cases, "period": "PERIOD_WEEK", "confidence_percent": confidence})["views"][0]["groupings"][0]["groups"]
            for sample, figures in zip(groups, told):
                for end, value in zip(("lower", "upper"), ends := next(answers), strict=True):
                    told_as(self, pence(figures["by_student"][end]), value, 1, 10 * max(*map(abs, sample), *map(abs, ends)), (sample, confidence, end))

    def test_quantiles(self):
        drawn = samples(random.Random(703), 1000, least=1)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", quantile(x, c(10, 25, 50, 75, 90) / 100, type = 7, names = FALSE)), "\\n") }"""
        for sample, wanted in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            for told, value in zip(everyone(sample)["quantiles"], wanted, strict=True):
                told_as(self, pence(told["difference"]), value, 1, max(map(abs, sample)), (sample, told))

    def test_percentages(self):
        rng = random.Random(704)
        for _ in range(300):
            pairs = [(rng.choice((0, rng.randint(1, 9), rng.randint(1, 10 ** 6))), rng.randint(0, 10 ** 6)) for _ in range(rng.randint(2, 40))]
            cases = [{"id": f"p{i}", "actual": f"{a / 100:.2f}", "allocated": f"{b / 100:.2f}"} for i, (a, b) in enumerate(pairs)]
            told = answer("analyse_variance", {"cases": cases, "period": "PERIOD_WEEK"})["views"][0]["everyone"]
            percents = numpy.array([100 * (b - a) / a for a, b in pairs if a])
            self.assertEqual(int(told.get("without_percent", 0)), len(pairs) - len(percents))
            if len(percents):  # Each is fixed to a millionth before they are added.
                self.assertLessEqual(abs(float(told["mean_percent"]) - percents.mean()), 0.005001, pairs)
                self.assertLessEqual(abs(float(told["mean_absolute_percent"]) - abs(percents).mean()), 0.005001, pairs)


class InParts(unittest.TestCase):
    """Section 6: what sums tell."""

    def test_interval_of_student_and_deviation(self):
        drawn = samples(random.Random(705), 300, least=3)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", c(sd(x), t.test(x)$conf.int)), "\\n") }"""
        for sample, wanted in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            told = self.summed(sample)
            found = [told["standard_deviation"], told["by_student"]["lower"], told["by_student"]["upper"]]
            for amount, value in zip(found, wanted, strict=True):
                told_as(self, pence(amount), value, 1, max(*map(abs, sample), *map(abs, wanted)), sample)

    def test_quantiles_are_those_of_type_1_within_a_part_in_2048(self):
        drawn = samples(random.Random(706), 500, least=3)
        script = """for (line in readLines("stdin")) {
            x <- as.numeric(strsplit(line, " ")[[1]])
            cat(sprintf("%.17g", quantile(x, c(10, 25, 50, 75, 90) / 100, type = 1, names = FALSE)), "\\n") }"""
        for sample, wanted in zip(drawn, asked(script, [" ".join(map(str, sample)) for sample in drawn]), strict=True):
            for told, value in zip(self.summed(sample)["quantiles"], wanted, strict=True):
                apart = abs(pence(told["difference"]) - value)
                self.assertLessEqual(apart, 0 if abs(value) < 2048 else abs(value) / 2048, (sample, told, value))

    def summed(self, sample):
        """The figures of two parts of the sample that come together."""
        cases = people(sample)
        part = answer("sum_variance", {"people": {"cases": cases[::2], "period": "PERIOD_WEEK"}})["sums"]
        return answer("sum_variance", {"people": {"cases": cases[1::2], "period": "PERIOD_WEEK"}, "sums": [part]})["views"][0]["everyone"]


if __name__ == "__main__":
    unittest.main()
