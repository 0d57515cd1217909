"""docs/publishing-a-table.md section 2: a policy made of its parts. What the check of a policy finds is not worked out here: it is asked
about the policy that is made here, and put in its place."""
import copy
import re

from canonical import fingerprint
from told import error, note

OVERALL, NOT_RECORDED = "INFORMAL_SUPPORT_APPROACH_OVERALL", "INFORMAL_SUPPORT_APPROACH_NOT_RECORDED"
AFTER = "TABLE_BASIS_AFTER_INFORMAL_SUPPORT"
UNITS = {"percentage": "SCORE_UNIT_PERCENT", "points": "SCORE_UNIT_POINTS", "groups": "SCORE_UNIT_POINTS", "price_per_point": "SCORE_UNIT_POINTS"}


def is_scored(question):
    return "information" not in question and ("quantity" not in question or "points_per_unit" in question["quantity"])


class Assembly:
    """`policy`: what comes of the parts. `errors` and `notes` are of what was filled in, or could not be."""

    def __init__(self, request):
        self.request = request
        self.policy = copy.deepcopy(request["parts"])
        self.errors, self.notes = [], []
        self.made_measure = self.made_component = False
        self.step_in = None  # The component that a step was put into.
        self.not_again = set()  # Codes of the check that would tell again what was told here.
        self.tables = self.policy.get("tables", [])
        self.looked_up = [table for table in self.tables if "price_list" not in table]
        for fill in (self.currency, self.care_groups, self.measures, self.components, self.informal_support, self.informal_step, self.result_period):
            fill()

    def filled(self, path):
        self.notes.append(note("filled_in", path))

    def currency(self):
        if "currency" not in self.policy:
            self.policy["currency"] = "GBP"
            self.filled("currency")

    def care_groups(self):
        if not self.policy.get("care_groups"):
            self.policy["care_groups"] = [{"id": "everyone", "title": "Everyone"}]
            self.filled("care_groups")

    def measures(self):
        unit = self.request.get("score_unit")
        if self.policy.get("measures") or not self.looked_up:
            if unit:
                self.errors.append(error("score_unit_not_used", "score_unit"))
            return
        if not unit:
            units = {next((UNITS[kind] for kind in UNITS if kind in table), None) for table in self.looked_up}
            unit = units.pop() if len(units) == 1 else None
        if not unit:
            self.errors.append(error("score_unit_missing", "score_unit"))
            self.not_again |= {"measure_missing", "unknown_reference"}
            return
        domains = [d["id"] for d in self.policy["questionnaire"]["domains"] if any(map(is_scored, d["questions"]))]
        measure = {"id": "need", "title": "Overall need", "terms": [{"domain": name} for name in domains], "combine": "COMBINE_SUM"}
        if unit == "SCORE_UNIT_PERCENT":
            measure["transforms"] = [{"percent_of_maximum": {}}]
        self.policy["measures"] = [measure]
        self.made_measure = True
        self.filled("measures")

    def tables_of(self, component):
        names = [component["table"]] if "table" in component else [c["table"] for c in component.get("table_by_care_group", {}).get("choices", ())]
        return [table for name in names for table in self.tables if table["id"] == name]

    def components(self):
        if not self.policy.get("components"):
            if len(self.tables) != 1:
                self.errors.append(error("components_missing", "parts.components"))
                self.not_again.add("missing components")
                return
            self.policy["components"] = [{"id": "support", "title": "Support"}]
            self.made_component = True
            self.filled("components")
        for i, component in enumerate(self.policy["components"]):
            if "table" not in component and "table_by_care_group" not in component and len(self.tables) == 1:
                component["table"] = self.tables[0]["id"]
                self.filled_part(i, "table")
            measures = self.policy.get("measures", [])
            if "measure" not in component and len(measures) == 1 and any(table in self.looked_up for table in self.tables_of(component)):
                component["measure"] = measures[0]["id"]
                self.filled_part(i, "measure")

    def filled_part(self, index, name):
        if not self.made_component:
            self.filled(f"components[{index}].{name}")

    def has_step(self):
        return any("informal_support" in step for component in self.policy.get("components", ()) for step in component.get("adjustments", ()))

    def informal_support(self):
        if not all(table["basis"] == AFTER for table in self.tables):
            return
        if "informal_support" not in self.policy:
            self.policy["informal_support"] = {"approach": NOT_RECORDED}
            self.filled("informal_support")
        elif self.policy["informal_support"]["approach"] == OVERALL and not self.has_step():
            self.errors.append(error("informal_support_taken_twice", "parts.informal_support.approach"))
            self.not_again.add("informal_step_missing")

    def informal_step(self):
        overall = self.policy.get("informal_support", {}).get("approach") == OVERALL
        gross = [i for i, component in enumerate(self.policy.get("components", ())) if not component.get("for_carer")
                 and self.tables_of(component) and all(table["basis"] != AFTER for table in self.tables_of(component))]
        rounding = self.request.get("informal_support_rounding")
        if not overall or self.has_step() or len(gross) != 1:
            if rounding and "informal_step_missing" not in self.not_again:
                self.errors.append(error("rounding_not_allowed", "informal_support_rounding"))
            return
        if not rounding:
            self.errors.append(error("missing", "informal_support_rounding"))
            self.not_again.add("informal_step_missing")
            return
        component = self.policy["components"][gross[0]]
        taken, name, number = {step["id"] for step in component.get("adjustments", ())}, "informal-support", 1
        while name in taken:
            number += 1
            name = f"informal-support-{number}"
        step = {"id": name, "title": "Support from family and friends", "authority": "The policy itself",
                "reason": "Part of the need is met by people who are able and willing to go on.",
                "purpose": "ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT", "informal_support": {}, "rounding": rounding}
        component["adjustments"] = [step] + component.get("adjustments", [])
        self.step_in = gross[0]
        self.filled(f"components[{gross[0]}].adjustments[0]")

    def result_period(self):
        components = self.policy.get("components", [])
        if "result_period" in self.policy or not components:
            return
        ends = {self.end_of(component) for component in components}
        if len(ends) == 1 and None not in ends:
            self.policy["result_period"] = ends.pop()
            self.filled("result_period")

    def end_of(self, component):
        for step in reversed(component.get("adjustments", [])):
            if "convert_period" in step:
                return step["convert_period"]["to"]
        tables = self.tables_of(component)
        return tables[0]["period"] if tables else None

    # ---- What the check finds ----

    def is_told(self, found):
        code, path = found["code"], found.get("path", "")
        if code == "unknown_reference" and not path.endswith(".measure"):
            return False
        return code in self.not_again or f"{code} {path}" in self.not_again

    def in_request(self, path):
        """Where in the request an error stands that the check finds at `path` of the policy."""
        if self.made_measure and re.match(r"measures\[0\](\.|$)", path):
            return "parts.questionnaire"
        step = re.match(rf"components\[{self.step_in}\]\.adjustments\[(\d+)\](.*)", path)
        if step and step[1] == "0":
            return "informal_support_rounding" + step[2].removeprefix(".rounding") if step[2].startswith(".rounding") else "parts.informal_support"
        if step:
            return f"parts.components[{self.step_in}].adjustments[{int(step[1]) - 1}]{step[2]}"
        if self.made_component and path.startswith("components[0]"):
            return "parts.components"
        return "parts." + path


def assemble(schema, request, ask):
    """The response. `ask(operation, request)`: what another operation answers."""
    made = Assembly(request)
    _, checked = ask("check_policy", {"policy": made.policy})
    found = checked.get("findings", [])
    errors = made.errors + [error(f["code"], made.in_request(f.get("path", ""))) for f in found
                            if f["severity"] == "SEVERITY_ERROR" and not made.is_told(f)]
    if errors:
        return {"findings": errors}
    return {"policy": made.policy, "fingerprint": fingerprint(schema, "Policy", made.policy), **({"coverage": checked["coverage"]} if "coverage" in checked else {}),
            "findings": made.notes + found}
