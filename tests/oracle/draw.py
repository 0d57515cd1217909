"""Random draws that are the same for ever: splitmix64 (Steele, Lea and Flood, 2014), spelt out, so that no Python changes them."""
from fractions import Fraction

from exact import decimal_text

MASK = (1 << 64) - 1


class Draw:
    def __init__(self, seed):
        self.state = seed & MASK

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)

    def below(self, n):
        return self.bits() % n

    def between(self, low, high):
        """A whole number, both ends included."""
        return low + self.below(high - low + 1)

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, items):
        return items[self.below(len(items))]

    def some(self, items, percent):
        """Each of the items with this chance; at least one."""
        return [item for item in items if self.chance(percent)] or [self.pick(items)]

    def shuffled(self, items):
        items = list(items)
        for i in range(len(items) - 1, 0, -1):
            j = self.below(i + 1)
            items[i], items[j] = items[j], items[i]
        return items

    def fraction(self, low, high, places):
        """A decimal from low to high with at most `places` places, both ends included."""
        scale = 10 ** self.below(places + 1)
        return Fraction(self.between(low * scale, high * scale), scale)

    def decimal(self, low, high, places):
        return decimal_text(self.fraction(low, high, places))
