"""The normal quantile against R and SciPy, and where it lies nearest to halfway between two results."""
import random
import unittest
from fractions import Fraction as F

import scipy.stats
from in_r import asked
from normal import normal_quantile


class NormalQuantile(unittest.TestCase):
    def test_is_that_of_r_and_of_scipy_to_nine_decimals(self):
        rng = random.Random(1)
        levels = [F(90, 100), F(95, 100), F(99, 100), F(999, 1000), F(1, 10 ** 9), 1 - F(1, 10 ** 9), F(1, 2)]
        levels += [F(rng.randint(1, 10 ** 9 - 1), 10 ** 9) for _ in range(40)]
        script = """for (p in as.numeric(readLines("stdin"))) cat(sprintf("%.17g", qnorm(p, lower.tail = FALSE)), "\\n")"""
        answers = asked(script, [repr(float((1 - level) / 2)) for level in levels])
        for level, (in_r,) in zip(levels, answers, strict=True):
            z = float(normal_quantile(level))
            self.assertLessEqual(abs(z - in_r), 0.5e-9 + 1e-14, level)
            self.assertLessEqual(abs(z - scipy.stats.norm.isf(float((1 - level) / 2))), 0.5e-9 + 1e-14, level)

    def test_is_rounded_right_where_that_takes_eighteen_decimals(self):
        for level, z in ((638079854, 911712378), (162808359, 205487016), (998044651, 3096931731)):
            self.assertEqual(normal_quantile(F(level, 10 ** 9)), F(z, 10 ** 9))


if __name__ == "__main__":
    unittest.main()
