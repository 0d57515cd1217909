"""Random requests of SumVariance: people in parts, some of them added up before, on their own or together with others, in whatever order; and some
requests that must be refused."""
from random_variance import GROUPS, VarianceMaker
from subject import Subject, codes, each
from sums import sum_variance
from told import error

OF_AN_ANALYSIS = ("period", "tolerance", "score_ranges", "groupings")
SPOILT = 12  # Percent.


class SumsMaker(VarianceMaker):
    """`people`: of the last request the people in all its parts, the terms of the analysis and the errors that are wanted."""

    def __init__(self, draw):
        super().__init__(draw)
        self.library, self.people = None, None

    def spoil(self, request):
        """Not here: what is wrong with people, AnalyseVariance finds as well."""

    def make(self):
        draw = self.draw
        whole = super().make()
        whole = {name: whole[name] for name in (*OF_AN_ANALYSIS, "cases") if name in whole}
        cases = whole.pop("cases")
        self.people = (cases, whole, None)
        request = self.merged(cases, whole, draw.pick((0, 1, 1, 2, 3)))
        if draw.chance(30):
            request["confidence_percent"] = draw.pick(("90", "99.9", "80"))
        if draw.chance(30):
            request["margin_percent"] = draw.pick(("1", "10", "0.01"))
        if draw.chance(40):
            request["earlier"] = [{"care_group": group, "cost_index": draw.pick(("100", "97.35", "120.5")), "basis": f"SUPPORT_BASIS_{basis}_INFORMAL_SUPPORT"}
                                  for basis in ("AFTER", "BEFORE")[:draw.between(1, 2)] for group in draw.some((*GROUPS, "mental"), 60)]
        if draw.chance(SPOILT) and request.get("sums"):
            self.people = (cases, whole, self.spoil_sums(request))
        return request

    def merged(self, cases, whole, depth):
        """A request for these people, of whom each part was added up by another one."""
        draw, parts = self.draw, [[] for _ in range(self.draw.between(1, 4))]
        for case in cases:
            draw.pick(parts).append(case)
        parts = [part for part in parts if part]
        alone = parts.pop() if not depth or draw.chance(60) else []
        if not depth:
            alone, parts = cases, []
        request = {"sums": draw.shuffled([self.added_up(part, whole, depth - 1) for part in parts])} if parts else {}
        if alone:
            request["people"] = {"cases": alone, **whole}
        return request

    def added_up(self, cases, whole, depth):
        _, response = self.library.ask("sum_variance", self.merged(cases, whole, depth))
        return response["sums"]

    def spoil_sums(self, request):
        """Changes one of the sums; the errors that are wanted."""
        draw, index = self.draw, self.draw.below(len(request["sums"]))
        view, path = request["sums"][index]["views"][0], f"sums[{index}].views[0]"
        everyone = view["everyone"]
        if view.get("scored") and draw.chance(40):  # Those of a care group cost more than everyone.
            view["scored"][0]["actual"] = str(int(everyone["actual"]) + 1)
            return [error("sums_impossible", path + ".scored")]
        way = draw.below(4)
        if way == 0:
            everyone["people"] = str(int(everyone["people"]) + 1)
        elif way == 1:
            everyone["difference_squares"] = str(int(everyone["difference_squares"]) + 10 ** 30)
        elif way == 2:
            everyone["gain"] = str(int(everyone.get("gain", 0)) + 1)
        else:
            everyone["classes"][0]["people"] = str(int(everyone["classes"][0]["people"]) + 1)
        # No people have such sums; and the groups are not everyone together any more.
        return [error("sums_impossible", path + ".everyone"),
                *[error("sums_impossible", f"sums[{index}].views[1].everyone.people")] * (way < 2 and len(request["sums"][index]["views"]) > 1),
                *(error("sums_impossible", f"{path}.groupings[{k}].groups") for k in range(len(view.get("groupings", ()))))]


def answer(request, people):
    cases, whole, wrong = people
    return {"findings": wrong} if wrong else sum_variance(request, cases, whole)


def kinds(request, response):
    found = codes(response)
    found.add(f"{min(3, len(request.get('sums', ())))} sums, " + ("and people" if "people" in request else "alone"))
    for view in response.get("views", ()):
        found.add(view["basis"])
        found.add(view["everyone"]["verdict"])
        found.update("index_change" for group in view.get("equity", {}).get("groups", ()) if "index_change" in group)
        found.update("by two" for grouping in view.get("groupings", ()) if len(grouping["by"]) == 2)
    return found


SUBJECT = Subject("sum_variance", SumsMaker, answer, kinds, 1500, [
    "0 sums, and people", *(f"{n} sums, {how}" for n in (1, 2, 3) for how in ("alone", "and people")), "by two",
    "SUPPORT_BASIS_AFTER_INFORMAL_SUPPORT", "SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT",
    *(f"VARIANCE_VERDICT_{verdict}" for verdict in ("AVERAGES_OUT", "GIVES_MORE", "GIVES_LESS", "CANNOT_BE_TOLD")), "index_change", *each("error", "sums_impossible"),
    *each("warning", "nobody_of_care_group", "earlier_of_another_basis")])
