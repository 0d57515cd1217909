"""Makes a case that differs smaller: takes away whatever can be taken away while it still differs in the same way."""
import copy

DOCUMENTS = ("policy", "assessment")


def shrink(case, still_differs, attempts=3000):
    """`case` is a dict of a policy and an assessment; `still_differs` says whether a smaller one is still worth looking at."""
    smaller = True
    while smaller and attempts > 0:
        smaller = False
        for path in sorted(_paths(case), key=len):
            candidate = _without(case, path)
            if candidate is None:
                continue
            attempts -= 1
            if attempts > 0 and still_differs(candidate):
                case, smaller = candidate, True
    return case


def _paths(node, path=()):
    """Where something could be taken away: every item of a list, every field."""
    children = enumerate(node) if isinstance(node, list) else node.items() if isinstance(node, dict) else ()
    for key, child in children:
        if path or key not in DOCUMENTS:
            yield path + (key,)
        yield from _paths(child, path + (key,))


def _without(case, path):
    """The case without what is at the path, or None if that is gone already."""
    candidate = copy.deepcopy(case)
    node = candidate
    try:
        for key in path[:-1]:
            node = node[key]
        del node[path[-1]]
    except (KeyError, IndexError, TypeError):
        return None
    return candidate
