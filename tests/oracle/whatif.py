"""docs/figures.md section 9.2: the next answer up and the next one down."""
from exact import ZERO, number


def up_and_down(question, answer):
    """What the answer to one question would be a level up and a level down: (direction, Answer), where there is one."""
    if question.kind == "information" or answer.kind == "not_applicable":
        return
    for direction, neighbour in (("UP", NEIGHBOURS[question.kind][0]), ("DOWN", NEIGHBOURS[question.kind][1])):
        changed = neighbour(question, answer)
        if changed is not None:
            yield direction, changed


def _beside(steps):
    """Single choice, and level and frequency: `steps` places along the list, at the same frequency."""

    def neighbour(question, answer):
        names = list(question.option_points)
        at = names.index(answer.chosen[0]) + steps
        return answer._replace(chosen=(names[at],)) if 0 <= at < len(names) else None

    return neighbour


def _quantity(sign):
    def neighbour(question, answer):
        rule = question.document["quantity"]
        moved = answer.quantity + sign * number(rule.get("step"), 1)
        return answer._replace(quantity=moved) if number(rule["minimum"]) <= moved <= number(rule["maximum"]) else None

    return neighbour


def _several_up(question, answer):
    points = question.option_points
    if question.adds_up:
        candidates = [name for name in points if name not in answer.chosen]
    else:
        present = max((points[name] for name in answer.chosen), default=ZERO)
        candidates = [name for name in points if points[name] > present]
    if not candidates:
        return None
    return answer._replace(chosen=answer.chosen + (min(candidates, key=points.get),))  # min() takes the first of those tied.


def _several_down(question, answer):
    points = question.option_points
    if not answer.chosen:
        return None
    if question.adds_up:
        last_first = [name for name in reversed(points) if name in answer.chosen]
        dropped = min(last_first, key=points.get)
        return answer._replace(chosen=tuple(name for name in answer.chosen if name != dropped))
    present = max(points[name] for name in answer.chosen)
    lower = [name for name in reversed(points) if points[name] < present]
    return answer._replace(chosen=(max(lower, key=points.get),) if lower else ())


NEIGHBOURS = {
    "single_choice": (_beside(1), _beside(-1)),
    "level_and_frequency": (_beside(1), _beside(-1)),
    "quantity": (_quantity(1), _quantity(-1)),
    "several_choices": (_several_up, _several_down),
}
