"""The curves through agreed scores, held to numpy.interp and to SciPy's PchipInterpolator."""
import random
import unittest
from fractions import Fraction as F

import numpy
from scipy.interpolate import PchipInterpolator

from agreed_scores import fine_pence, monotone_cubic, slopes, straight_lines

SKELETON = [(75, 45000), (135, 175000), (171, 600000), (200, 950000), (230, 1440000), (245, 1750000)]


def random_agreed(draw):
    """Agreed scores of many kinds: rising, level in parts, falling, alike, far apart, of great amounts."""
    count = draw.randint(2, 9)
    widest = draw.choice([2, 20, 10 ** 4, 10 ** 8])
    greatest = draw.choice([0, 3, 10 ** 4, 10 ** 9, 10 ** 13])
    x = draw.randint(-widest, widest)
    scores, amounts = [], []
    for _ in range(count):
        scores.append(x)
        amounts.append(draw.randint(0, greatest))
        x += draw.randint(1, widest)
    kind = draw.choice(["any", "rising", "with level parts"])
    if kind != "any":
        amounts.sort()
    if kind == "with level parts":
        i = draw.randrange(count)
        amounts[i:] = [amounts[i]] * (count - i)
    return list(zip(scores, amounts))


def some_scores(draw, agreed):
    first, last = agreed[0][0], agreed[-1][0]
    return [x for x, _ in agreed] + [draw.randint(first, last) for _ in range(20)]


class Curves(unittest.TestCase):
    def close(self, ours, theirs, scale, what):
        self.assertLessEqual(abs(ours - F(float(theirs))), F(1, 10 ** 9) * max(scale, 1), what)

    def test_straight_lines_are_numpy_interp(self):
        draw = random.Random(1)
        for _ in range(2000):
            agreed = random_agreed(draw)
            xs, ys = zip(*agreed)
            scores = some_scores(draw, agreed)
            for score, theirs in zip(scores, numpy.interp(scores, xs, numpy.array(ys, dtype=float))):
                self.close(straight_lines(agreed, score), theirs, max(ys), (agreed, score))

    def test_the_monotone_cubic_is_pchip(self):
        draw = random.Random(2)
        for _ in range(2000):
            agreed = random_agreed(draw)
            xs, ys = zip(*agreed)
            scores = some_scores(draw, agreed)
            pchip = PchipInterpolator(numpy.array(xs, dtype=float), numpy.array(ys, dtype=float))
            for score, theirs in zip(scores, pchip(scores)):
                self.close(monotone_cubic(agreed, score), theirs, max(ys), (agreed, score))
            steepest = max(abs(F(b - a, y - x)) for (x, a), (y, b) in zip(agreed, agreed[1:]))
            for ours, theirs in zip(slopes(agreed), pchip.derivative()(xs)):
                self.close(ours, theirs, steepest, (agreed, ours, theirs))

    def test_no_curve_leaves_the_two_amounts_it_lies_between(self):
        draw = random.Random(3)
        for _ in range(500):
            agreed = random_agreed(draw)
            for (x0, y0), (x1, y1) in zip(agreed, agreed[1:]):
                before = F(y0)
                for score in sorted(draw.randint(x0, x1) for _ in range(10)):
                    now = monotone_cubic(agreed, score)
                    self.assertTrue(before <= now <= y1 if y0 <= y1 else before >= now >= y1, (agreed, score))
                    before = now

    def test_by_hand(self):
        self.assertEqual(straight_lines(SKELETON, 105), 110000)
        self.assertEqual(straight_lines(SKELETON, 215), 1195000)
        # Slopes 2 and 1 over widths 1 and 2: (2 x 5 - 1) / 3, 3 x 3 / (5 / 2 + 4 / 1), (1 x 5 - 2 x 2) / 3.
        self.assertEqual(slopes([(0, 0), (1, 2), (3, 4)]), [F(7, 3), F(18, 13), F(1, 3)])
        self.assertEqual(slopes([(0, 0), (1, 1), (2, 10)]), [0, F(9, 5), 13])
        # (21 x 0.1 + 10 x 201) / 11 is more than 3 x 0.1; where lines turn it is level; -(12 x 201 + 0.1) / 11.
        self.assertEqual(slopes([(0, 200), (10, 201), (11, 0)]), [F(3, 10), 0, F(-24121, 110)])
        with self.assertRaises(ValueError):
            straight_lines(SKELETON, 246)

    def test_fine_pence(self):
        self.assertEqual(fine_pence(F(1, 3)), F(333333333, 10 ** 9))
        self.assertEqual(fine_pence(F(2, 3)), F(666666667, 10 ** 9))
        self.assertEqual(fine_pence(F(1, 2)), F(1, 2))
        self.assertEqual(fine_pence(F(-1, 10 ** 12)), F(-1, 10 ** 9))


if __name__ == "__main__":
    unittest.main()
