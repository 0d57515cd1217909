"""Random requests of AnalyseVariance, and some that must be refused."""
from exact import money
from subject import Subject, codes, each
from told import pence_text
from variance import DIMENSIONS, analyse_variance

GROUPS = ("older", "learning", "physical")
SPOILT = 10  # Percent.


class VarianceMaker:
    def __init__(self, draw):
        self.draw = draw

    def pence(self):
        draw = self.draw
        return draw.pick((0, draw.between(0, 50), draw.between(1, 100_000), draw.between(1, 100_000), draw.between(1, 100_000), 10 ** 9))

    def case(self, index, spread, plain):
        draw = self.draw
        cost = draw.between(1_000, 90_000) if plain else self.pence()
        allocated = draw.pick((cost, max(0, cost + draw.between(-spread, spread)), max(0, cost + draw.between(-spread, spread))))
        case = {"id": f"p{index}", "actual": pence_text(cost), "allocated": pence_text(allocated)}
        if draw.chance(80):
            case["score"] = draw.pick((str(draw.between(0, 100)), str(draw.between(0, 12)), draw.decimal(0, 100, 1)))
        if draw.chance(85):
            case["care_group"] = draw.pick(GROUPS)
        for field in ("service", "band", "table", "approval_tier"):
            if draw.chance(30):
                case[field] = draw.pick(("a", "b"))
        return case

    def make(self):
        draw = self.draw
        number, spread, plain = draw.pick((1, 2, 3, 8, 20, 40, 70)), draw.pick((0, 3, 500, 40_000)), draw.chance(60)
        request = {"cases": draw.shuffled([self.case(i, spread, plain) for i in range(number)]), "period": "PERIOD_WEEK"}
        if draw.chance(20):  # By and large they get more, or less.
            share = draw.pick((60, 170))
            for case in request["cases"]:
                case["allocated"] = pence_text(int(money(case["actual"])) * share // 100)
                case.pop("score", None)
        if draw.chance(20):
            for case in request["cases"]:
                case.update(actual_before_support=pence_text(self.pence()), allocated_before_support=pence_text(self.pence()))
        if draw.chance(60):
            request["tolerance"] = draw.pick(({"percent": "10"}, {"amount": "5"}, {"percent": "2.5", "amount": "1.50"}, {"percent": "0.0001"}))
        if draw.chance(50):
            request["score_ranges"] = draw.pick((["50"], ["0", "20", "40"], ["10.5", "30"]))
        dimensions = ["CARE_GROUP", *DIMENSIONS] + (["SCORE_RANGE"] * 3 if "score_ranges" in request else [])
        if draw.chance(50):
            request["groupings"] = [{"by": ["VARIANCE_DIMENSION_" + d for d in draw.shuffled(set(draw.pick(dimensions) for _ in range(2)))]}
                                    for _ in range(draw.between(1, 2))]
        if draw.chance(30):
            request["confidence_percent"] = draw.pick(("90", "99.9", "80"))
        if draw.chance(30):
            request["margin_percent"] = draw.pick(("1", "10", "0.01"))
        if draw.chance(40) and number <= 40:
            request["bootstrap"] = {"samples": draw.pick((100, 100, 400)), "seed": draw.pick(("spring", "été", "7"))}
        if draw.chance(40):
            request["drawn_for"] = draw.some((*GROUPS, "mental"), 40)
        if draw.chance(40):
            request["largest"] = draw.between(1, 3)
        if draw.chance(30):
            request["earlier"] = [{"care_group": group, "cost_index": draw.pick(("100", "97.35", "120.5")), "basis": f"SUPPORT_BASIS_{basis}_INFORMAL_SUPPORT"}
                                  for basis in draw.some(("AFTER", "BEFORE"), 70) for group in draw.some((*GROUPS, "mental"), 40)]
        if draw.chance(20):
            request["every_case"] = True
        if draw.chance(5) and number > 2:
            cases = request["cases"]
            cases[0]["actual"] = pence_text(sum(int(money(case["actual"])) for case in cases[1:]))
        if draw.chance(SPOILT):
            self.spoil(request)
        return {name: value for name, value in request.items() if value != []}

    def spoil(self, request):
        draw, cases = self.draw, request["cases"]
        case = draw.pick(cases)
        way = draw.below(6)
        if way == 0:
            cases.append(dict(case))
        elif way == 1:
            del case["allocated"]
        elif way == 2:
            case.pop("actual_before_support", None)
            case["allocated_before_support"] = "1"
        elif way == 3:
            request["groupings"] = [{"by": ["VARIANCE_DIMENSION_BAND"] * 2}, {"by": ["VARIANCE_DIMENSION_SCORE_RANGE"]}]
        elif way == 4:
            request["score_ranges"] = ["5", "7", "7.0"]
        else:
            request["drawn_for"] = ["older", "older"]


def kinds(request, response):
    found = codes(response)
    for view in response.get("views", ()):
        found.add(view["basis"])
        for figures in [view["everyone"], *(group for grouping in view.get("groupings", ()) for group in grouping["groups"])]:
            found.add(figures["verdict"])
            found.update(name for name in ("by_bootstrap", "signed_rank_exact", "unsupported", "without_percent") if name in figures)
        found.update("by two" for grouping in view.get("groupings", ()) if len(grouping["by"]) == 2)
        for group in view.get("equity", {}).get("groups", ()):
            found.add("effect" if group["cost"] else "no effect")
            found.update(name for name in ("index_change",) if name in group)
            found.update("differs" for side in ("cost", "allocation") if "differs" in group[side])
        found.update("score range " + name.split()[0] for grouping in view.get("groupings", ()) for group in grouping["groups"]
                     for name in group["names"] if name.startswith("below"))
    return found


SUBJECT = Subject("analyse_variance", VarianceMaker, analyse_variance, kinds, 2000, [
    "SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT", "SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT", "by_bootstrap", "signed_rank_exact", "unsupported",
    "without_percent", "by two", "effect", "no effect", "index_change", "differs", "score range below",
    *(f"VARIANCE_VERDICT_{verdict}" for verdict in ("AVERAGES_OUT", "GIVES_MORE", "GIVES_LESS", "CANNOT_BE_TOLD")),
    *each("error", "not_ascending", "listed_twice", "missing", "duplicate_id"), "warning nobody_of_care_group", "warning too_few_samples"])
