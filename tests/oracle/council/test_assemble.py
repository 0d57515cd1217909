"""docs/publishing-a-table.md section 2, on the least that a council may write."""
import unittest

from assemble import Assembly

PARTS = {"id": "p", "questionnaire": {"domains": [
    {"id": "life", "questions": [{"id": "wash", "single_choice": {}}]}, {"id": "said", "questions": [{"id": "remarks", "information": {}}]}]}}
TABLE = {"id": "t", "period": "PERIOD_WEEK", "basis": "TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT", "percentage": {}}
OVERALL = {"approach": "INFORMAL_SUPPORT_APPROACH_OVERALL"}


class AssemblePolicy(unittest.TestCase):
    def test_what_follows_is_filled_in(self):
        made = Assembly({"parts": {**PARTS, "tables": [TABLE], "informal_support": OVERALL}, "informal_support_rounding": {"mode": "ROUNDING_MODE_UP"}})
        self.assertEqual([one["path"] for one in made.notes],
                         ["currency", "care_groups", "measures", "components", "components[0].adjustments[0]", "result_period"])
        self.assertEqual(made.policy["measures"][0]["terms"], [{"domain": "life"}])
        self.assertEqual(made.policy["measures"][0]["transforms"], [{"percent_of_maximum": {}}])
        self.assertEqual(made.errors, [])

    def test_a_table_after_informal_support_leaves_nothing_to_take_off(self):
        after = {**TABLE, "basis": "TABLE_BASIS_AFTER_INFORMAL_SUPPORT"}
        self.assertEqual(Assembly({"parts": {**PARTS, "tables": [after]}}).policy["informal_support"], {"approach": "INFORMAL_SUPPORT_APPROACH_NOT_RECORDED"})
        twice = Assembly({"parts": {**PARTS, "tables": [after], "informal_support": OVERALL}})
        self.assertEqual([one["code"] for one in twice.errors], ["informal_support_taken_twice"])

    def test_places_in_the_request(self):
        made = Assembly({"parts": {**PARTS, "tables": [TABLE], "informal_support": OVERALL}, "informal_support_rounding": {"mode": "ROUNDING_MODE_UP"}})
        self.assertEqual(made.in_request("components[0].adjustments[0].rounding.mode"), "informal_support_rounding.mode")
        self.assertEqual(made.in_request("components[0].adjustments[2].id"), "parts.components[0].adjustments[1].id")
        self.assertEqual(made.in_request("measures[0].terms[1]"), "parts.questionnaire")


if __name__ == "__main__":
    unittest.main()
