"""What the oracle came across while it computed a case, by name: "rounding of a score: HALF_UP", "condition: age, true".

The run counts these names, so that it can say how often every rule was really used. Figures never depend on them.
"""

_names = set()


def notice(name):
    _names.add(name)


def notice_all(names):
    _names.update(names)


def take():
    """Everything noticed since the last call."""
    taken = set(_names)
    _names.clear()
    return taken
