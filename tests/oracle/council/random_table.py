"""Tables of every kind that a policy would take: those of random policies (random_policy.py), and short ones of close amounts."""
from random_policy import MODES, PolicyMaker
from told import pence_text

FLAT = {"id": "flat", "title": "Flat", "period": "PERIOD_WEEK", "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"}


class TableMaker:
    def __init__(self, draw):
        self.draw, self.tables, self.policies = draw, [], 0

    def any(self):
        """A table of a random policy."""
        while not self.tables:
            self.policies += 1
            self.tables = PolicyMaker(self.draw, self.policies).make()["tables"]
        return self.tables.pop()

    def close(self):
        """Points whose amounts are near one another, so that roundings make them equal; single ones and ranges."""
        draw = self.draw
        low, rows = draw.pick((0, 0, 50, 12345, 10 ** 9)), []
        high = low
        for score in range(draw.between(1, 12)):
            row = {"from": str(score)}
            if score == 0 and draw.chance(30):
                row["no_allocation"] = {}
            elif draw.chance(30):
                high = max(high, low + draw.below(120))
                row["range"] = {"from": pence_text(low), "to": pence_text(high)}
            else:
                low = high
                row["amount"] = pence_text(low)
            rows.append(row)
            low += draw.pick((0, 0, 1, draw.below(60), draw.below(500)))
            high = max(high, low)
        return {**FLAT, "points": {"rows": rows}}


def rounding(draw, increments=(1, 1, 5, 10, 50, 100, 500)):
    return {"mode": "ROUNDING_MODE_" + draw.pick(MODES), "increment_pence": str(draw.pick(increments))}
