"""docs/comparing-policies.md: two policies over one population. Everything in fractions."""
from collections import defaultdict
from fractions import Fraction as F
from hashlib import sha256

from exact import HUNDRED, WHOLE, NoFigure, decimal_text, money, number, period_ratio
from oracle import AMOUNT, CUT_OFF, Policy
from tables import ScoredTable
from told import amount, below_one, error, far_apart, fixed, note, pence_text, row_of_totals, warning

BY_LAW = ("age", "disability", "gender", "race", "religion", "sexuality")
SHOWN = {"spent": "SPENT_NOW", "before": "BEFORE", "after": "AFTER"}
FEW = 5
LOWER = {capital: capital + 32 for capital in range(ord("A"), ord("Z") + 1)}
PARTS = ("gain", "within", "lose")


def half_up(value):
    return int(WHOLE["HALF_UP"](F(value)))


def some(**fields):
    """A message leaves out what is nothing."""
    return {name: value for name, value in fields.items() if value not in (0, "", False, [], None)}


# Section 1.

class Person:
    def __init__(self, document, path):
        self.document, self.path = document, path
        self.id, self.new = document["id"], document.get("is_new", False)
        self.care_group = document.get("care_group", "")
        self.score = F(document["score"]) if "score" in document else None
        self.has = {c["name"]: c["value"] for c in document.get("characteristics", ())}
        self.spent, self.before, self.after = (int(money(document[field])) if field in document else None
                                               for field in ("spent_now", "before", "after"))

    def assessment(self, side):
        return self.document.get("assessment_after" if side == "after" else "", self.document.get("assessment"))

    @property
    def held(self):
        return self.spent if self.spent is not None else self.before


def decimals(text):
    return len(decimal_text(F(text)).partition(".")[2])


class Table:
    """A table by which a score is looked up."""

    def __init__(self, document):
        self.table, self.basis = ScoredTable(document), document["basis"].removeprefix("TABLE_BASIS_")
        self.places = None  # How many decimals of a score it takes: any, if it rounds.
        if document.get("score_rounding", {}).get("mode") == "ROUNDING_MODE_EXACT":
            own = document[self.table.kind]
            scores = [row[end] for row in own["rows"] for end in ("from", "to") if end in row] if "rows" in own else [own.get("free_points", "0")]
            self.places = max(map(decimals, scores))

    def allocate(self, score):
        if self.places is not None and decimals(score) > self.places:
            raise NoFigure("score_refused")
        return self.table.look_up(score).amount


class Rules:
    """What `before` or `after` of the request allocates. A price list, which is an error, is left out."""

    def __init__(self, rules, dated):
        self.dated = dated  # A policy needs a day to determine for.
        self.policy = Policy(rules["policy"]) if "policy" in rules else None
        self.by_group = {of.get("care_group", ""): None if "price_list" in of["table"] else Table(of["table"]) for of in rules.get("tables", ())}
        self.bases = set()  # Of the tables that allocate to somebody.

    def allocate(self, person, side):
        """(pence, None), or (None, an error if there is one)."""
        if self.policy:
            return self.determine(person, side)
        if not self.by_group:
            return None, error("missing", f"{person.path}.{side}")
        if not {person.care_group, ""} & set(self.by_group):
            return None, error("no_table", f"{person.path}.care_group")
        table = self.by_group[person.care_group if person.care_group in self.by_group else ""]
        if person.score is None:
            return None, error("missing", f"{person.path}.score")
        if table is None:
            return None, None
        self.bases.add(table.basis)
        try:
            found = table.allocate(person.score)
        except NoFigure as reason:
            return None, error(str(reason), f"{person.path}.score")
        if found is None:
            return 0, None
        if found[0] != found[1]:
            return None, error("range_of_amounts", f"{person.path}.score")
        return int(found[0]), None

    def determine(self, person, side):
        """The same by a policy. People of whom it has no figure are not asked for."""
        if person.assessment(side) is None:
            return None, error("missing", person.path + ".assessment")
        if not self.dated:
            return None, None
        self.bases.add("AFTER_INFORMAL_SUPPORT")
        whole = self.policy.determine(person.assessment(side)).way.whole
        if whole.outcome == CUT_OFF:
            return None, error("score_refused", f"{person.path}.{side}")
        if whole.outcome != AMOUNT:
            return 0, None
        if whole.amount[0] != whole.amount[1]:
            return None, error("range_of_amounts", f"{person.path}.{side}")
        if whole.amount[0] < 0:
            return None, error("amount_refused", f"{person.path}.{side}")
        return int(whole.amount[0]), None


def errors_of_rules(request):
    if any("policy" in request.get(side, {}) for side in ("before", "after")) and "as_of" not in request:
        yield error("missing", "as_of")
    for side in ("before", "after"):
        rules, groups = request.get(side, {}), []
        if "policy" in rules and rules["policy"]["result_period"] != request["period"]:
            yield error("periods_differ", "period")
        for i, of in enumerate(rules.get("tables", ())):
            path = f"{side}.tables[{i}]"
            if of.get("care_group", "") in groups:
                yield error("listed_twice", path + ".care_group")
            groups.append(of.get("care_group", ""))
            if "price_list" in of["table"]:
                yield error("not_looked_up", path + ".table.price_list")
            if of["table"]["period"] != request["period"]:
                yield error("periods_differ", "period")


def fill_in_amounts(people, request, errors):
    """By the tables, which it gives back."""
    rules = {side: Rules(request.get(side, {}), "as_of" in request) for side in ("before", "after")}
    spent = any(p.spent is not None for p in people if not p.new)
    for p in people:
        if p.new and p.spent is not None:
            errors.append(error("new_with_amount", p.path + ".spent_now"))
        elif spent and not p.new and p.spent is None:
            errors.append(error("missing", p.path + ".spent_now"))
    allocated = bool(rules["before"].by_group or rules["before"].policy) or any(p.before is not None for p in people)
    if not allocated and not spent:
        errors.append(error("missing", "before"))
    for side in ("before", "after"):
        if side == "before" and not allocated:
            continue
        for p in people:
            if getattr(p, side) is None:
                pence, wrong = rules[side].allocate(p, side)
                if wrong:
                    errors.append(wrong)
                setattr(p, side, pence)
    return rules


# Section 3.

def range_of(value, edges):
    """(place, name) of the range of a number."""
    if value is None:
        return 0, ""
    texts = [decimal_text(edge) for edge in edges]
    place = sum(edge <= value for edge in edges)
    if place == 0:
        return 1, "below " + texts[0]
    return place + 1, texts[-1] + " and above" if place == len(edges) else f"{texts[place - 1]} to below {texts[place]}"


def dimension(by):
    return ("is", by["characteristic"]) if "characteristic" in by else ("field", by["field"].removeprefix("COMPARED_FIELD_"))


class Groups:
    """Where each person stands by each dimension: (place, name)."""

    def __init__(self, people, request):
        self.people = people
        self.edges = {kind: [F(edge) for edge in request.get(field, ())] for kind, field in (("SCORE_RANGE", "score_ranges"), ("AMOUNT_RANGE", "amount_ranges"))}
        if request.get("groupings"):
            self.asked = [tuple(dimension(by) for by in g["by"]) for g in request["groupings"]]
        else:
            self.asked = [(("field", "CARE_GROUP"),)] if any(p.care_group for p in people) else []
            self.asked += [(("is", name),) for name in sorted({name for p in people for name in p.has}, key=str.encode)]

    def place(self, person, of):
        kind, name = of
        if kind == "is":
            return 0, person.has.get(name, "")
        if name == "SCORE_RANGE":
            return range_of(person.score, self.edges[name])
        if name == "AMOUNT_RANGE":
            today = person.held
            return range_of(None if today is None else F(today, 100), self.edges[name])
        return 0, {"CARE_GROUP": person.care_group, "SERVICE": person.document.get("service", ""), "STATUS": "new" if person.new else "existing"}[name]

    def by(self, dimensions):
        """{key: people}, in order."""
        sets = defaultdict(list)
        for person in self.people:
            sets[tuple(self.place(person, of) for of in dimensions)].append(person)
        return {key: sets[key] for key in sorted(sets, key=lambda key: [(place, name.encode()) for place, name in key])}

    def told_by(self, dimensions):
        return [{"characteristic": name} if kind == "is" else {"field": "COMPARED_FIELD_" + name} for kind, name in dimensions]


# Section 2.

class Terms:
    def __init__(self, request):
        tolerance = request.get("tolerance", {})
        self.pence, self.percent = int(money(tolerance.get("amount", "0"))), number(tolerance.get("percent"), 0)
        self.edges = [int(money(edge)) for edge in request.get("change_ranges", ())]

    def part(self, first, second):
        distance = abs(second - first)
        if distance <= self.pence or distance <= first * self.percent / 100:
            return "within"
        return "gain" if second > first else "lose"

    def range(self, change):
        return sum(edge <= abs(change) for edge in self.edges)


def parts_of(people, pair, terms):
    """The changes of those who gain, stay and lose, and of those in each range of the first and last: {(part, range or None): [change]}."""
    sets = {(part, place): [] for part in PARTS for place in (None, *range(len(terms.edges) + 1)) if place is None or terms.edges and part != "within"}
    for p in people:
        first, second = getattr(p, pair[0]), getattr(p, pair[1])
        part = terms.part(first, second)
        sets[part, None].append(second - first)
        if terms.edges and part != "within":
            sets[part, terms.range(second - first)].append(second - first)
    return sets


def figures(people, pair, terms, told):
    """`told(part, range)` says whether the count of a part is told, and `told()` that of the people."""
    if not told():
        return {}
    n, (first, second) = len(people), (sum(getattr(p, side) for p in people) for side in pair)
    out = {"people": n, "from": amount(first), "to": amount(second), "change": amount(second - first)}
    if first:
        out["change_percent"] = fixed(F(100 * (second - first), first), 2)
    if n:
        out.update(mean_from=amount(half_up(F(first, n))), mean_to=amount(half_up(F(second, n))), mean_change=amount(half_up(F(second - first, n))))
    parts = parts_of(people, pair, terms)
    all_parts = all(told(part) for part in PARTS)
    for (part, place), changes in parts.items():
        one = {}
        if told(part, place):
            one = {"people": len(changes), **({"percent": fixed(F(100 * len(changes), n), 2)} if n else {})}
            if all_parts and (place is None or all(told(*other) for other in parts if other[0] == part)):
                one["change"] = amount(sum(changes))
        if place is None:
            out[part] = one
        else:
            out.setdefault("gains" if part == "gain" else "losses", []).append(one)
    return out


# Section 5.

def left_out(counts, sums, below, already=(), settled=()):
    """The names of the counts that are left out. `sums`: (whole, parts). Nothing that is `settled` is chosen."""
    out = set(already) | {name for name, count in counts.items() if 1 <= count < below}

    def chosen_by(some):
        return {partner(whole, parts, out, counts, settled) for whole, parts in some} - {None}

    while True:
        chosen = chosen_by((whole, parts) for whole, parts in sums if gives_away(whole, parts, out, counts, below))
        if not chosen:
            known = worked_out(counts, sums, out)
            exposed = {name for name in out & known if counts[name] > 0}
            chosen = chosen_by(sums_of(exposed, sums)) or chosen_by(sums_linked_with(exposed, sums, out))
        if not chosen:
            return out
        out |= chosen


def sums_of(names, sums):
    return [(whole, parts) for whole, parts in sums if not names.isdisjoint((whole, *parts))]


def sums_linked_with(names, sums, out):
    """By counts that are left out, from one sum to the next."""
    while True:
        linked = sums_of(names, sums)
        more = names | {name for whole, parts in linked for name in (whole, *parts) if name in out}
        if more == names:
            return linked
        names = more


def worked_out(counts, sums, out):
    """Section 5: the counts that are told, and those that follow from all sums together."""
    known = set(counts) - out
    while True:
        more = known | {part for whole, parts in sums if whole in known and sum(counts[part] for part in parts if part not in known) == 0 for part in parts}
        if more == known:
            more = known | determined([{**{part: 1 for part in parts if part not in known}, **({} if whole in known else {whole: -1})} for whole, parts in sums])
        if more == known:
            return known
        known = more


def determined(equations):
    """The unknowns with one value alone, of equations that come to nothing: {unknown: factor} each. Those whose row of the reduced row echelon form, over the
    rationals, has no other."""
    equations, apart = [equation for equation in equations if equation], []
    while True:
        # What is in one equation alone makes it true: only that asks for it.
        times = defaultdict(int)
        for equation in equations:
            for name in equation:
                times[name] += 1
        alone = [next((name for name in equation if times[name] == 1), None) for equation in equations]
        if not any(name is not None for name in alone):
            break
        apart += [(name, equation) for name, equation in zip(alone, equations) if name is not None]
        equations = [equation for name, equation in zip(alone, equations) if name is None]
    rows = {}
    for equation in sorted(equations, key=len):
        row = reduced(equation, rows)
        if not row:
            continue
        pivot = min(row, key=times.get)
        rows[pivot] = {name: F(factor) / row[pivot] for name, factor in row.items()}
        for other, own in rows.items():
            if other != pivot and pivot in own:
                rows[other] = reduced(own, {pivot: rows[pivot]})
    for pivot, equation in reversed(apart):
        row = reduced(equation, rows)
        rows[pivot] = {name: F(factor) / row[pivot] for name, factor in row.items()}
    return {pivot for pivot, row in rows.items() if len(row) == 1}


def reduced(equation, rows):
    """Without the pivots of the rows."""
    row = defaultdict(int)
    for name, factor in equation.items():
        if name not in rows:
            row[name] += factor
            continue
        for other, own in rows[name].items():
            if other != name:
                row[other] -= factor * own
    return {name: factor for name, factor in row.items() if factor}


def gives_away(whole, parts, out, counts, below):
    lacking = [part for part in parts if part in out]
    if whole in out:
        return not lacking
    return len(lacking) == 1 or bool(lacking) and 1 <= sum(counts[part] for part in lacking) < below


def partner(whole, parts, out, counts, settled):
    """What else of a sum is left out; None if there is nothing."""
    out = out.union(settled) if settled else out
    others = [part for part in parts if part not in out]
    above = [part for part in others if counts[part] > 0]
    if above:
        return min(above, key=counts.get)
    return others[0] if others else whole if whole not in out else None


STATUS = ("field", "STATUS")
ALL = ((), ())  # The name of the set of everyone: it is by no dimension. Others: (dimensions, key).


class Sets:
    """Sets of people that are told, or follow from those that are, and the sums that they are in."""

    def __init__(self, groups):
        self.members, self.sums, self.orders = {ALL: groups.people}, [], {}
        for by in groups.asked:
            self.add(by, groups.by(by))
        self.told = set(self.members)
        pairs = [by for by in groups.asked if len(by) == 2]
        for shared in dict.fromkeys(of for by in pairs for of in by):
            own = [by for by in pairs if shared in by]
            if (shared,) in self.orders or len(own) == 1 and shared != STATUS:
                continue
            by_one = groups.by((shared,))
            order = dict.fromkeys((key[own[0].index(shared)],) for key in groups.by(own[0]))
            self.add((shared,), {key: by_one[key] for key in order})
        for by, names in self.orders.items():
            self.sums.append((ALL, names))
            if len(by) == 2:
                for i in (0, 1):
                    self.sums += [(whole, [name for name in names if name[1][i] == whole[1][0]]) for whole in self.orders.get((by[i],), ())]

    def add(self, by, sets):
        self.orders[by] = [(by, key) for key in sets]
        self.members.update({(by, key): people for key, people in sets.items()})


class Suppression:
    """Which counts of which comparisons are told."""

    def __init__(self, groups, comparisons, terms, below):
        self.below, self.out, self.parts_out = below, set(), {pair: set() for pair in comparisons}
        if not below:
            return
        self.sets = Sets(groups)
        kinds = {self.kind(pair) for pair in comparisons}
        counts, sums = {}, [(("all", ALL), [("existing", ALL), ("new", ALL)])]
        for kind, among in (("all", (False, True)), ("existing", (False,)), ("new", (True,))):
            told = kind in kinds or kind == "new" and len(kinds) == 2
            counts.update({(kind, name): sum(p.new in among for p in people) for name, people in self.sets.members.items() if told or name == ALL})
            if told:
                sums += [((kind, whole), [(kind, part) for part in parts]) for whole, parts in self.sets.sums]
        if "all" in kinds:
            for name in self.sets.orders.get((STATUS,), ()):
                sums.append(((name[1][0][1], ALL), [("all", name)]))
        if len(kinds) == 2:
            sums += [(("all", name), [("existing", name), ("new", name)]) for name in self.sets.members]
        self.out = left_out(counts, sums, below)
        self.parts_out = {pair: self.parts_left_out(pair, terms) for pair in comparisons}

    @staticmethod
    def kind(pair):
        return "existing" if pair[0] == "spent" else "all"

    def parts_left_out(self, pair, terms):
        counts, sums, already = {}, [], set()
        ranges, figures_told = range(len(terms.edges) + 1 if terms.edges else 0), set()
        for name, people in self.sets.members.items():
            people = [p for p in people if self.kind(pair) == "all" or not p.new]
            own = {(name, *part): len(changes) for part, changes in parts_of(people, pair, terms).items()}
            figures_told |= {key[1:] for key in own}
            counts.update(own)
            counts[name, "people", None] = len(people)
            if (self.kind(pair), name) in self.out:
                already |= {(name, "people", None), *own}
            if name in self.sets.told and any(1 <= counts[name, part, None] < self.below for part in ("gain", "lose")):
                already |= {(name, "gain", None), (name, "lose", None)}
            sums.append(((name, "people", None), [(name, part, None) for part in PARTS]))
            sums += [((name, part, None), [(name, part, place) for place in ranges]) for part in ("gain", "lose") if ranges]
        for whole, parts in self.sets.sums:
            sums += [((whole, *figure), [(part, *figure) for part in parts]) for figure in figures_told]
        return left_out(counts, sums, self.below, already, {name for name in counts if name[1] == "people"})

    def tells(self, pair, by, key):
        """A function that says of the people of a set, or of a part of them, whether their count is told."""
        def told(part="people", place=None):
            return (self.kind(pair), (by, key)) not in self.out and ((by, key), part, place) not in self.parts_out[pair]

        return told

    def counted(self, kind):
        """Whether the number of all or of new people is told."""
        return (kind, ALL) not in self.out


# Section 4.

class Protection:
    def __init__(self, document):
        self.id = document["id"]
        self.kept = [F(share) / 100 for share in document.get("kept_percent", ())]
        self.fall = F(document["largest_fall_percent"]) / 100 if "largest_fall_percent" in document else None
        self.years = document.get("years", 0) or (len(self.kept) if len(self.kept) > 1 else 0)
        rounding = document.get("rounding", {"mode": "ROUNDING_MODE_HALF_UP"})
        self.increment, self.whole = int(rounding.get("increment_pence", 1)), WHOLE[rounding["mode"].removeprefix("ROUNDING_MODE_")]

    def receives(self, held, after, year):
        if after >= held:
            return after
        share = F(0) if not self.kept else self.kept[0] if len(self.kept) == 1 else self.kept[year - 1]
        highest = max(F(after), after + share * (held - after))
        if self.fall is not None:
            highest = max(highest, held * (1 - year * self.fall), F(0))
        return min(held, max(after, int(self.whole(highest / self.increment) * self.increment)))


def errors_of_protections(request):
    seen = set()
    for i, p in enumerate(request.get("protections", ())):
        path = f"protections[{i}]"
        if p["id"] in seen:
            yield error("listed_twice", path + ".id")
        seen.add(p["id"])
        kept, years = len(p.get("kept_percent", ())), p.get("years", 0)
        if not kept and "largest_fall_percent" not in p:
            yield error("missing", path + ".kept_percent")
        if kept > 1 and years not in (0, kept):
            yield error("years_differ", path + ".years")
        if "largest_fall_percent" in p and kept < 2 and not years:
            yield error("missing", path + ".years")
        if p.get("rounding", {}).get("mode") == "ROUNDING_MODE_EXACT":
            yield error("exact_not_allowed", path + ".rounding.mode")


def price_of(document, people, request, terms, below, hidden):
    """`hidden`: no amounts are told."""
    protection = Protection(document)
    existing = [(p.held, p.after) for p in people if not p.new]
    new = sum(p.after for p in people if p.new)
    ratio = period_ratio(request["period"], "PERIOD_YEAR", request.get("year"))
    told, costs, some_hidden = [], 0, hidden
    for year in range(1, protection.years + 1) if protection.years else (0,):
        received = [(held, after, protection.receives(held, after, year)) for held, after in existing]
        extra = [gets - after for _, after, gets in received if gets > after]
        costs += sum(extra)
        one = some(year=year)
        if not below:
            one.update(people=len(extra), still_lose=sum(terms.part(held, gets) == "lose" for held, _, gets in received))
            if extra:
                one.update(mean=amount(half_up(F(sum(extra), len(extra)))), most=amount(max(extra)))
        if hidden or 1 <= len(extra) < below:
            some_hidden = True
        else:
            one.update(cost=amount(sum(extra)), total=amount(new + sum(gets for _, _, gets in received)))
            if "year" in request:
                one["for_year"] = amount(half_up(sum(extra) * ratio))
        told.append(one)
    out = {"id": protection.id, "years": told}
    if "year" in request and protection.years and not some_hidden:
        out["in_all"] = amount(half_up(costs * ratio))
    return out


def prices_hidden(people, comparisons, terms, tells, below):
    """Section 5: whether no amount of any price is told."""
    today = "spent" if any(p.spent is not None for p in people) else "before"
    losers = [p for p in people if getattr(p, today) is not None and p.after < getattr(p, today)]
    within = sum(not p.new and terms.part(getattr(p, today), p.after) != "lose" for p in losers)
    new = sum(p.new and terms.part(getattr(p, today), p.after) == "lose" for p in losers)
    return 1 <= within < below or 1 <= new < below or any(not tells(pair, *ALL)(part) for pair in comparisons if pair[1] == "after" for part in ("people", "lose"))


# All of it.

def errors_of(request, people):
    found, seen = [], set()
    if request.get("suppress_below") and request.get("largest"):
        found.append(error("people_listed", "largest"))
    for field in ("score_ranges", "amount_ranges", "change_ranges"):
        edges = [F(edge) for edge in request.get(field, ())]
        found += [error("not_ascending", f"{field}[{i}]") for i in range(1, len(edges)) if edges[i] <= edges[i - 1]]
    had, known = [], {name for p in people for name in p.has}
    for g, grouping in enumerate(request.get("groupings", ())):
        by = [dimension(one) for one in grouping["by"]]
        if len(by) == 2 and by[0] == by[1]:
            found.append(error("listed_twice", f"groupings[{g}].by[1]"))
        found += [error("unknown_characteristic", f"groupings[{g}].by[{i}].characteristic") for i, (kind, name) in enumerate(by) if kind == "is" and name not in known]
        if set(by) in had:
            found.append(error("listed_twice", f"groupings[{g}]"))
        had.append(set(by))
    for name, field in (("SCORE_RANGE", "score_ranges"), ("AMOUNT_RANGE", "amount_ranges")):
        if not request.get(field) and any(("field", name) in by for by in had):
            found.append(error("missing", field))
    for p in people:
        if p.id in seen:
            found.append(error("duplicate_id", p.path + ".id"))
        seen.add(p.id)
        names = [c["name"] for c in p.document.get("characteristics", ())]
        found += [error("listed_twice", f"{p.path}.characteristics[{i}].name") for i, name in enumerate(names) if name in names[:i]]
    return found + list(errors_of_protections(request))


def bases(people, rules):
    """Section 1, like with like."""
    net = any(p.spent is not None for p in people) or any("AFTER_INFORMAL_SUPPORT" in tables.bases for tables in rules.values())
    return [warning("bases_differ", f"{side}.tables") for side, tables in rules.items() if net and "GROSS_OF_INFORMAL_SUPPORT" in tables.bases][:1]


def noticed(request, people, groups, comparisons, terms, tells, rules):
    found = bases(people, rules)
    found += below_one(note, request.get("tolerance", {}).get("percent"), "tolerance.percent")
    for i, p in enumerate(request.get("protections", ())):
        for k, share in enumerate(p.get("kept_percent", ())):
            found += below_one(note, share, f"protections[{i}].kept_percent[{k}]")
        found += below_one(note, p.get("largest_fall_percent"), f"protections[{i}].largest_fall_percent")
    if ("before", "after") in comparisons and any(terms.part(p.before, p.after) == "lose" for p in people):
        found.append(warning("new_people_get_less", "after"))
    if not request.get("protections") and any(p.after < p.held for p in people if not p.new):
        found.append(warning("existing_people_lose", "protections"))
    if request.get("protections") and all(p.new for p in people):
        found.append(warning("nobody_to_protect", "protections"))
    for i, p in enumerate(request.get("protections", ())):
        kept = [F(share) for share in p.get("kept_percent", ())]
        found += [warning("protection_rises", f"protections[{i}].kept_percent[{k}]") for k in range(1, len(kept)) if kept[k] > kept[k - 1]][:1]
    spellings = defaultdict(set)
    for p in people:
        for name, value in p.has.items():
            spellings[name, value.strip(" ").translate(LOWER)].add(value)
    found += [warning("spellings_differ", "people") for own in spellings.values() if len(own) > 1]
    for side in ("before", "after"):
        given = sum(side in p.document for p in people)
        if given and request.get(side):
            tell, code = (note, "allocates_to_some") if given < len(people) else (warning, "allocates_to_nobody")
            found.append(tell(code, f"{side}.{'policy' if 'policy' in request[side] else 'tables'}"))
    found += row_of_totals([p.held or 0 for p in people], "people")
    apart = [far_apart(*totals, "people") for totals in told_totals(people, comparisons, tells)]
    found += next(filter(None, apart), [])
    has = {name for p in people for name in p.has}
    if has and not has.issuperset(BY_LAW):
        found.append(note("equality_groups_missing", "people"))
    if not request.get("suppress_below"):
        sets = [members for by in groups.asked for members in groups.by(by).values()]
        if any(1 <= sum(not (p.new and pair[0] == "spent") for p in members) < FEW for pair in comparisons for members in sets):
            found.append(note("small_groups_told", "suppress_below"))
    elif any(not tells(pair, *ALL)() for pair in comparisons):
        found.append(warning("suppressed_altogether", "suppress_below"))
    if any(change_of_a_few(pair, members, terms, request.get("suppress_below", 0)) and tells(pair, *name)()
           for pair in comparisons for name, members in told_sets(groups)):
        found.append(warning("change_of_a_few", "suppress_below"))
    return found


def told_totals(people, comparisons, tells):
    """Section 6: both sums of each comparison that is told of everyone."""
    for first, second in comparisons:
        if tells((first, second), *ALL)():
            members = [p for p in people if not (p.new and first == "spent")]
            yield sum(getattr(p, first) for p in members), sum(getattr(p, second) for p in members)


def told_sets(groups):
    return [(ALL, groups.people)] + [((by, key), members) for by in groups.asked for key, members in groups.by(by).items()]


def change_of_a_few(pair, members, terms, below):
    """Section 5: whether those who gain, or those who lose, are a small count and nobody changes the other way."""
    parts = parts_of([p for p in members if not (p.new and pair[0] == "spent")], pair, terms)
    gain, lose = len(parts["gain", None]), len(parts["lose", None])
    return not (gain and lose) and 1 <= gain + lose < below


def compare_policies(request, documents):
    """`documents`: the people, who may stand in a sheet of the request."""
    people = [Person(document, f"people[{i}]") for i, document in enumerate(documents)]
    errors = errors_of(request, people) + list(errors_of_rules(request))
    rules = fill_in_amounts(people, request, errors)
    if errors:
        return {"findings": errors}
    people.sort(key=lambda p: p.id.encode())
    groups, terms, below = Groups(people, request), Terms(request), request.get("suppress_below", 0)
    comparisons = [pair for pair in (("spent", "before"), ("spent", "after"), ("before", "after"))
                   if all(any(getattr(p, side) is not None for p in people) for side in pair)]
    suppression = Suppression(groups, comparisons, terms, below)
    hidden = prices_hidden(people, comparisons, terms, suppression.tells, below)
    told = []
    for pair in comparisons:
        own = [p for p in people if not (pair[0] == "spent" and p.new)]
        one = {"from": "COMPARED_AMOUNT_" + SHOWN[pair[0]], "to": "COMPARED_AMOUNT_" + SHOWN[pair[1]],
               "everyone": figures(own, pair, terms, suppression.tells(pair, *ALL))}
        for by in groups.asked:
            sets = [{"names": [name for _, name in key], **figures([p for p in members if p in own], pair, terms, suppression.tells(pair, by, key))}
                    for key, members in groups.by(by).items()]
            one.setdefault("groupings", []).append({"by": groups.told_by(by), "groups": sets})
        for field, sign in (("most_gained", 1), ("most_lost", -1)):
            most_first = sorted((p for p in own if sign * change_of(p, pair) > 0), key=lambda p: -sign * change_of(p, pair))
            one.update(some(**{field: [most(p, pair) for p in most_first[:request.get("largest", 0)]]}))
        told.append(one)
    lines = "".join("\t".join([p.id, *("" if value is None else pence_text(value) for value in (p.spent, p.before, p.after)), "new" if p.new else "existing"]) + "\n"
                    for p in people)
    out = {"comparisons": told, "period": request["period"], "tolerance": {"percent": decimal_text(terms.percent), "amount": pence_text(terms.pence)},
           "people_fingerprint": sha256(lines.encode()).hexdigest(),
           **some(protections=[price_of(p, people, request, terms, below, hidden) for p in request.get("protections", ())],
                  change_ranges=[pence_text(edge) for edge in terms.edges], year=request.get("year"), suppress_below=below,
                  findings=noticed(request, people, groups, comparisons, terms, suppression.tells, rules))}
    if suppression.counted("all"):
        out["people"] = len(people)
    if suppression.counted("new"):
        out["new_people"] = sum(p.new for p in people)
    return out


def change_of(p, pair):
    return getattr(p, pair[1]) - getattr(p, pair[0])


def most(p, pair):
    first, second = getattr(p, pair[0]), getattr(p, pair[1])
    return {"id": p.id, **some(care_group=p.care_group, score=p.score is not None and decimal_text(p.score), is_new=p.new),
            "from": amount(first), "to": amount(second), "change": amount(second - first)}
