"""Random requests of SumComparison: the people of a comparison in parts, of which all but one come as sums."""
from compare import compare_policies
from random_comparison import ComparisonMaker
from subject import Subject, codes, each

OF_PEOPLE = ("spellings_differ", "row_of_totals", "allocates_to_some", "allocates_to_nobody")  # Told of the people beside the sums alone, and not compared.


class SumsMaker(ComparisonMaker):
    """`people` is the whole request, as everyone at once would be asked of, and `library` the one under test."""

    def make(self):
        draw = self.draw
        while True:
            terms = super().make()
            terms.pop("sheet", None)
            documents = self.people
            terms.pop("people", None)
            terms.pop("largest", None)
            terms.setdefault("groupings", [{"by": [{"field": "COMPARED_FIELD_STATUS"}]}])
            whole = {**terms, "people": documents}
            if any(f["severity"] == "SEVERITY_ERROR" for f in compare_policies(whole, documents).get("findings", ())):
                continue
            beside = {field: terms.pop(field) for field in ("year", "suppress_below") if field in terms}
            parts = self.parts(documents, terms)
            sums = [self.sums_of({**terms, "people": part}) for part in parts[1:]]
            if len(sums) > 1 and draw.chance(50):  # Two of them come together.
                sums = [self.merged(sums[:2]), *sums[2:]]
            self.people = whole
            return {"people": {**terms, "people": parts[0]}, **({"sums": draw.shuffled(sums)} if sums else {}), **beside}

    def parts(self, documents, terms):
        draw = self.draw
        parts = [[] for _ in range(draw.between(1, 4))]
        for document in documents:
            draw.pick(parts).append(document)
        parts = [part for part in parts if part]
        # Of new people alone there is nothing to compare where nothing is allocated now.
        bare = "before" not in terms and not any("before" in p for p in documents)
        return [documents] if bare and any(all(p.get("is_new") for p in part) for part in parts) else parts

    def sums_of(self, people):
        return self.library.ask("sum_comparison", {"people": people})[1]["sums"]

    def merged(self, sums):
        return self.library.ask("sum_comparison", {"sums": sums})[1]["sums"]


def placed(finding):
    path = finding["path"]
    return {**finding, "path": path if path in ("people", "suppress_below") else "people." + path}


def answer(request, whole):
    comparison = compare_policies(whole, whole["people"])
    comparison.pop("people_fingerprint")
    findings = [placed(finding) for finding in comparison.pop("findings", ()) if finding["code"] not in OF_PEOPLE]
    return {"comparison": comparison, "for publication": request.get("suppress_below", 0) > 1, **({"findings": findings} if findings else {})}


def part(response):
    findings = [finding for finding in response.get("findings", ()) if finding["code"] not in OF_PEOPLE]
    return {"comparison": response.get("comparison"), "for publication": "sums" not in response, **({"findings": findings} if findings else {})}


def kinds(request, response):
    return codes(response) | {f"{len(request.get('sums', ()))} beside people"} | ({"for publication"} if response["for publication"] else set()) | {
        f"{field} by {kind}" for field in ("before", "after") for kind in ("tables", "policy") if kind in request["people"].get(field, {})}


SUBJECT = Subject("sum_comparison", SumsMaker, answer, kinds, 1500, [
    "0 beside people", "1 beside people", "2 beside people", "3 beside people", "for publication", "before by tables", "after by tables",
    *each("warning", "new_people_get_less", "existing_people_lose", "suppressed_altogether"), *each("note", "equality_groups_missing", "small_groups_told")])
SUBJECT.part = part
