"""The bootstrap's interval (docs/variance.md section 3) against SciPy's, which is given the same draws: the page says which they are.

So whatever comes after the draws is SciPy's own: the sums of the samples, how many are below, the acceleration (which SciPy makes by leaving out
each person once), both corrections, and the ends.
"""
import hashlib
import random
import unittest

import numpy
import scipy.stats
from analysed import everyone, pence, samples

GAMMA, FIRST, SECOND = (numpy.uint64(n) for n in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB))
HALF = numpy.uint64(32)


class Drawn(numpy.random.RandomState):
    """SplitMix64 and Lemire's multiplication for SciPy, which asks for all numbers below n at once."""

    def __init__(self, seed):
        super().__init__()
        self.start = numpy.uint64(int(hashlib.sha256(seed.encode()).hexdigest()[:16], 16))

    def randint(self, low, high=None, size=None, dtype=int):  # pylint: disable=arguments-differ
        assert low == 0
        state = self.start + GAMMA * numpy.arange(1, numpy.prod(size) + 1, dtype=numpy.uint64)
        state = (state ^ (state >> numpy.uint64(30))) * FIRST
        state = (state ^ (state >> numpy.uint64(27))) * SECOND
        state ^= state >> numpy.uint64(31)
        bound = numpy.uint64(high)
        assert (state * bound >= bound).all()  # Else one might have to be drawn again: once in 2^64 / n.
        upper = (state >> HALF) * bound + ((state & numpy.uint64(2 ** 32 - 1)) * bound >> HALF) >> HALF
        return upper.reshape(size).astype(dtype)


class Bootstrap(unittest.TestCase):
    def test_interval(self):
        rng = random.Random(711)
        compared = 0
        for sample in samples(rng, 400, least=20, most=120, greatest=10 ** 9):
            times, seed = rng.choice((100, 999, 2000)), str(rng.random())
            confidence = rng.choice(("80", "90", "95", "99.9"))
            told = everyone(sample, bootstrap={"samples": times, "seed": seed}, confidence_percent=confidence).get("by_bootstrap")
            with numpy.errstate(all="ignore"):
                result = scipy.stats.bootstrap((numpy.array(sorted(sample), dtype=float),), numpy.sum, vectorized=True, n_resamples=times,
                                               confidence_level=float(confidence) / 100, method="BCa", random_state=Drawn(seed))
            ends = [end / len(sample) for end in result.confidence_interval]
            if times * (1000 - round(10 * float(confidence))) < 2 * 1000:  # No sample would lie beyond an end.
                self.assertIsNone(told)
                continue
            if told is None:
                self.assertTrue(numpy.isnan(ends).any(), sample)
                continue
            compared += 1
            for end, value in zip(("lower", "upper"), ends, strict=True):
                # Between two sums the end moves with the share of the normal distribution, which both have to a part in 10^12 or so.
                self.assertLessEqual(abs(pence(told[end]) - value), 0.5 + 1e-9 * max(map(abs, sample)), (sample, seed, times, confidence, end))
        self.assertGreater(compared, 300)


if __name__ == "__main__":
    unittest.main()
