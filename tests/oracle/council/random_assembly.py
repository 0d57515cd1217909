"""Random requests of AssemblePolicy: whole policies of which parts are left out, and a questionnaire with a table or two."""
import pathlib

from assemble import AFTER, NOT_RECORDED, OVERALL, assemble
from random_policy import MODES, PolicyMaker
from schema import Schema
from subject import TABLES, Subject, codes, each
from told import pence_text

GROSS = "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT"
PERIODS = ("PERIOD_WEEK", "PERIOD_WEEK", "PERIOD_DAY", "PERIOD_YEAR")


def without_empty_lists(document):
    if isinstance(document, list):
        return [without_empty_lists(one) for one in document]
    if isinstance(document, dict):
        return {name: without_empty_lists(one) for name, one in document.items() if one != []}
    return document


class AssemblyMaker:
    def __init__(self, draw):
        self.draw, self.policies = draw, 0

    def rounding(self):
        rounding = {"mode": "ROUNDING_MODE_" + self.draw.pick(MODES)}
        return {**rounding, "increment_pence": str(self.draw.pick((1, 5, 100)))} if self.draw.chance(50) else rounding

    def table(self, name, questions):
        """A table that everybody has a row of."""
        draw = self.draw
        kind = draw.pick([kind for kind in TABLES if kind != "price_list" or any("quantity" in q for q in questions)])
        table = {"id": name, "title": f"Table {name}", "period": draw.pick(PERIODS), "basis": draw.pick((GROSS, GROSS, AFTER))}
        if kind == "price_per_point":
            return {**table, "rounding": self.rounding(), kind: {"rate": draw.decimal(1, 20, 2), "below": "BELOW_RULE_ZERO"}}
        if kind == "price_list":
            quantity = draw.pick([q["id"] for q in questions if "quantity" in q])
            return {**table, "rounding": self.rounding(), kind: {"items": [{"id": "night", "label": "Night", "quantity": quantity, "rate": "90"}]}}
        amount, rows = draw.below(1000), []
        for start in range(0, 100, draw.between(7, 40)):
            amount += draw.below(3000)
            rows.append({"from": str(start), "amount": pence_text(amount)})
        rules = {"below": "BELOW_RULE_ZERO", "between": "BETWEEN_RULE_LOWER_ROW", "above": "ABOVE_RULE_LAST_ROW"}
        if kind == "bands":
            rules.pop("between")
            rules.pop("above")
        return {**table, kind: {"rows": rows, **rules, **({"group_size": 3} if kind == "groups" else {})}}

    def small(self):
        """As little as a council may write."""
        draw, whole = self.draw, self.whole()["parts"]
        questions = [q for domain in whole["questionnaire"]["domains"] for q in domain["questions"]]
        for question in questions:
            question.pop("asked_when", None)
        tables = [self.table(f"t{i}", questions) for i in range(draw.pick((1, 1, 1, 2)))]
        parts = {name: whole[name] for name in ("id", "version", "title", "authority", "effective_from", "scoring_view", "questionnaire", "informal_support")}
        parts["tables"] = tables
        request = {"parts": parts}
        after = [table["basis"] == AFTER for table in tables]
        if all(after) and draw.chance(80):
            del parts["informal_support"]
        elif not all(after) and draw.chance(3):
            del parts["informal_support"]
        if draw.chance(50) or len(tables) == 2 and draw.chance(70):
            parts["components"] = [self.component(i, table, len(tables)) for i, table in enumerate(tables)]
        overall = parts.get("informal_support", {}).get("approach") == OVERALL
        if draw.chance(90) if overall and after.count(False) == 1 else draw.chance(8):
            request["informal_support_rounding"] = self.rounding()
        needs_unit = all("bands" in table or "skeleton" in table or "price_list" in table for table in tables)
        if draw.chance(85 if needs_unit else 15):
            request["score_unit"] = draw.pick(("SCORE_UNIT_PERCENT", "SCORE_UNIT_POINTS"))
        return request

    def component(self, index, table, tables):
        draw = self.draw
        component = {"id": f"c{index}", "title": f"Part {index}"}
        if tables > 1 or draw.chance(30):
            component["table"] = table["id"]
        for number in range(draw.pick((0, 0, 1, 2))):
            component.setdefault("adjustments", []).append({
                "id": draw.pick(("informal-support", "uplift", "market")) if number == 0 else draw.pick(("informal-support-2", "other")),
                "title": "A step", "reason": "Prices", "authority": "Cabinet", "purpose": "ADJUSTMENT_PURPOSE_OTHER",
                **draw.pick(({"factor": draw.decimal(1, 2, 2)}, {"factor": "1.1"}, {"convert_period": {"to": "PERIOD_WEEK", "basis": "YEAR_BASIS_52_WEEKS"}})),
                **({"rounding": self.rounding()} if draw.chance(96) else {})})
        if index and draw.chance(25):
            component["for_carer"] = True
        return component

    def whole(self):
        self.policies += 1
        return {"parts": without_empty_lists(PolicyMaker(self.draw, self.policies).make())}

    def with_less(self):
        """A whole policy with parts left out that may follow, and may not."""
        draw, request = self.draw, self.whole()
        parts = request["parts"]
        for name in ("currency", "result_period"):
            if draw.chance(50):
                del parts[name]
        if parts["informal_support"]["approach"] == NOT_RECORDED and all(table["basis"] == AFTER for table in parts["tables"]) and draw.chance(60):
            del parts["informal_support"]
        for component in parts["components"]:
            for name in ("table", "measure"):
                if draw.chance(40 if len(parts["tables"]) == 1 and len(parts["measures"]) == 1 else 3):
                    component.pop(name, None)
            steps = component.get("adjustments", [])
            for step in [step for step in steps if "informal_support" in step]:
                if "when" not in step and draw.chance(60):
                    steps.remove(step)
                    if not steps:
                        del component["adjustments"]
                    request["informal_support_rounding"] = step["rounding"]
        return request

    def make(self):
        return self.small() if self.draw.chance(65) else self.with_less()


def kinds(request, response):
    found = codes(response)
    if "policy" in response:
        found |= {f"{f['code']} {f.get('path', '')}" for f in response["findings"] if f["code"] == "filled_in"}
        if "measures" not in request["parts"] and "measures" in response["policy"]:
            found.add("percent" if "transforms" in response["policy"]["measures"][0] else "points")
    return found


SCHEMA = Schema(pathlib.Path(__file__).resolve().parents[3] / "proto" / "ras" / "v1")
SUBJECT = Subject("assemble_policy", AssemblyMaker, None, kinds, 1200, [
    "percent", "points", *each("filled_in", "currency", "care_groups", "measures", "components", "components[0].table", "components[0].measure",
                               "informal_support", "components[0].adjustments[0]", "result_period"),
    *each("error", "score_unit_missing", "score_unit_not_used", "components_missing", "informal_support_taken_twice", "missing", "rounding_not_allowed")])
SUBJECT.answer_by = lambda library: lambda request: assemble(SCHEMA, request, library.ask)
