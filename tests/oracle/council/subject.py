"""What run.py asks of an operation: who draws its requests, who answers them, and of what kinds they are."""

MODES = ("HALF_UP", "HALF_EVEN", "HALF_DOWN", "UP", "DOWN", "FLOOR", "CEILING")
TABLES = ("percentage", "points", "groups", "bands", "skeleton", "price_per_point", "price_list")


class Subject:
    """`maker(draw).make()` draws a request; `answer(request)` is the response; `kinds(request, response)` are its kinds, of each of which
    in `wanted` a full run of so many `cases` must have at least `fewest`."""

    def __init__(self, operation, maker, answer, kinds, cases, wanted, fewest=25):
        self.operation, self.maker, self.answer, self.kinds, self.cases, self.wanted = operation, maker, answer, kinds, cases, wanted
        self.fewest = fewest
        self.answer_by = lambda library: self.answer  # Where the answer holds what another operation of the library says.
        self.part = lambda response: response  # What of the library's answer is compared.


def codes(response):
    return {f"{f['severity'][9:].lower()} {f['code']}" for f in response.get("findings", ())}


def kind_of(table):
    return next(kind for kind in TABLES if kind in table)


def each(severity, *names):
    return [f"{severity} {name}" for name in names]
