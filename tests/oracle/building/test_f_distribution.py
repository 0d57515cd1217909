"""Quantiles of F against SciPy."""
import random
import unittest

import scipy.stats
from f_distribution import f_quantile


class FQuantile(unittest.TestCase):
    def test_is_that_of_scipy(self):
        rng = random.Random(1)
        for _ in range(40):
            numerator, denominator = 10 ** rng.uniform(-0.5, 3), 10 ** rng.uniform(0, 3)
            for share in (0.025, 0.975, rng.random()):
                expected = scipy.stats.f.ppf(share, numerator, denominator)
                got = float(f_quantile(numerator, denominator, share))
                self.assertLessEqual(abs(got - expected), 1e-9 * expected, (numerator, denominator, share))


if __name__ == "__main__":
    unittest.main()
