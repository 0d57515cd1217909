"""Group effects at equal score and the cost index (docs/variance.md section 5) against R: lm, confint and p.adjust."""
import random
import unittest

from analysed import answer, pence, told_as
from in_r import asked
from told import pence_text

EFFECT = """
effects <- function(y, s, g, known, confidence) {
  fits <- lapply(known, function(one) lm(y ~ s + I(s^2) + I(as.numeric(g == one))))
  last <- lapply(fits, function(fit) coef(fit)[[length(coef(fit))]])
  estimated <- !sapply(last, is.na)
  level <- 1 - (1 - confidence) / sum(estimated)
  p <- p.adjust(mapply(function(fit, ok) if (ok) tail(coef(summary(fit))[, 4], 1) else NA, fits, estimated), "bonferroni")
  for (k in seq_along(fits)) {
    ends <- if (estimated[k]) tail(confint(fits[[k]], level = level), 1) else c(NA, NA)
    told <- c(last[[k]], ends, p[k])
    told[is.na(told)] <- NaN
    cat(sprintf("%.17g", told), "")
  }
  cat("\\n")
}
for (line in readLines("stdin")) {
  x <- as.numeric(strsplit(line, " ")[[1]])
  m <- matrix(x[-1], ncol = 4)
  known <- sort(unique(m[, 2]))
  effects(m[, 3], m[, 1], m[, 2], known, x[1] / 100)
  effects(m[, 4], m[, 1], m[, 2], known, x[1] / 100)
  ratio <- sum(m[, 3]) / sum(m[, 4])
  cat(sprintf("%.17g", 100 * tapply(m[, 3], m[, 2], sum) / tapply(m[, 4], m[, 2], sum) / ratio), "\\n")
}"""


def drawn(rng):
    """People: (score, number of the group, cost, allocation)."""
    number, groups = rng.randint(9, 60), rng.randint(2, 5)
    scores = rng.choice([[rng.randint(0, 100) for _ in range(rng.randint(2, 4))], range(101), [tenth / 10 for tenth in range(1001)]])
    by_score = rng.random() < 0.15  # Then there is no telling the group from the score, where there are few scores.
    dearer = [rng.choice((0, 0, 500, -3000, 9000)) for _ in range(groups)]
    people = []
    for _ in range(number):
        score, group = rng.choice(scores), rng.randrange(groups)
        if by_score:
            score = scores[group % len(scores)]
        need = 4000 + 350 * score + score * score
        cost, allocated = need * rng.uniform(0.6, 1.5) + dearer[group], need + rng.gauss(dearer[group] / 2, 800)
        people.append((score, group, max(0, round(cost)), max(1, round(allocated))))
    return people


def is_told(people):
    return len({group for _, group, _, _ in people}) > 1 and len({score for score, *_ in people}) > 1


class EquityTest(unittest.TestCase):
    def test_effects_and_index(self):
        rng = random.Random(731)
        samples = [people for people in (drawn(rng) for _ in range(700)) if is_told(people)]
        confidence = [rng.choice(("90", "95", "99.9")) for _ in samples]
        answers = iter(asked(EFFECT, [" ".join(map(str, [sure, *(value for column in zip(*people) for value in column)]))
                                      for people, sure in zip(samples, confidence)]))
        seen = {True: 0, False: 0}
        for people, sure in zip(samples, confidence):
            cost, allocation, index = next(answers), next(answers), next(answers)
            groups = self.asked(people, sure)
            self.assertEqual(len(groups), len(index))
            for k, told in enumerate(groups):
                for found, wanted in ((told["cost"], cost[4 * k:4 * k + 4]), (told["allocation"], allocation[4 * k:4 * k + 4])):
                    seen[self.compare(found, wanted, (people, sure, k))] += 1
                told_as(self, told["cost_index"], index[k], 0.1, 1000, (people, k))
        self.assertGreater(min(seen.values()), 25, seen)

    def asked(self, people, sure):
        cases = [{"id": f"p{i}", "score": str(score), "care_group": f"g{group}", "actual": pence_text(cost), "allocated": pence_text(allocated)}
                 for i, (score, group, cost, allocated) in enumerate(people)]
        return answer("analyse_variance", {"cases": cases, "period": "PERIOD_WEEK", "confidence_percent": sure})["views"][0]["equity"]["groups"]

    def compare(self, found, wanted, note):
        """Whether there is an estimate. Least squares by QR in R lose some more digits than a sum does: a part in 10^9 of the amounts."""
        difference, lower, upper, probability = wanted
        if difference != difference:
            self.assertEqual(found, {}, note)
            return False
        for field, value in (("difference", difference), ("lower", lower), ("upper", upper)):
            told_as(self, pence(found[field]), value, 1, 1e3 * 1e5, (note, field, value))
        told_as(self, found["probability"], probability, 1e-4, 1e3, (note, probability))
        differs = found.get("differs", False)
        self.assertEqual(differs, pence(found["lower"]) > 0 or pence(found["upper"]) < 0)
        # One verdict, whichever of the two is read; at the edge what is rounded may be either.
        beyond = 1 - float(note[1]) / 100
        if abs(probability - beyond) > 1e-3 * beyond and abs(difference) > 100:
            self.assertEqual(differs, probability < beyond, note)
        return True


if __name__ == "__main__":
    unittest.main()
