"""Sections 2, 3, 4 and 8 by hand."""
import unittest
from fractions import Fraction as F

from by_hand import (answer_value, assessment, determine, measure, options, pence, policy_document, quantity, several, single)
from exact import NoFigure
from oracle import Policy

LEVELS = {"id": "meals", "text": "?", "weight": "2", "level_and_frequency": {
    "levels": options("0", "3", "8"),
    "frequencies": [{"id": "weekly", "label": "w", "factor": "0.25"}, {"id": "daily", "label": "d", "factor": "1.5"}]}}


def scores(document, answers, **more):
    """{measure: (value, maximum)}"""
    policy = Policy(document)
    result = policy.determine(assessment(answers, **more))
    return {m.id: (s.value, s.maximum) for m, s in zip(policy.measures, result.way.scores)}


def points(question, value):
    """(points, maximum) of one answer."""
    facts = determine(policy_document([question, single("other", "1", "2")]), {question["id"]: value, "other": "o0"}).facts
    return facts.points[0], facts.maximum[0]


class Points(unittest.TestCase):
    def test_every_kind_of_question(self):
        self.assertEqual(points(single("q", "0", "4.5", "10", weight="2"), "o1"), (9, 20))
        self.assertEqual(points(several("q", "SUM", "4", "3", "6"), ["o0", "o2"]), (10, 13))
        self.assertEqual(points(several("q", "SUM", "4", "3"), []), (0, 7))
        self.assertEqual(points(several("q", "HIGHEST", "4", "3", "6"), ["o1", "o0"]), (4, 6))
        self.assertEqual(points(quantity("q", "16", "1.5"), ("quantity", "7")), (F("10.5"), 24))
        self.assertEqual(points(LEVELS, ("o1", "weekly")), (F("1.5"), 24))

    def test_a_quantity_without_points_does_not_score(self):
        self.assertEqual(points(quantity("q", "7"), ("quantity", "3")), (0, 0))

    def test_not_applicable(self):
        for rule, maximum in (("SCORES_ZERO", 10), ("LEAVES_MAXIMUM", 0)):
            self.assertEqual(points(single("q", "5", "10", not_applicable="NOT_APPLICABLE_RULE_" + rule), None), (0, maximum))

    def test_the_view_that_scores(self):
        document = policy_document([single("q", "1", "2", "3")])
        both = {"question": "q", "person": answer_value("o2"), "worker": answer_value("o1")}
        person = dict(assessment({}), answers=[both])
        self.assertEqual(pence(Policy(document).determine(person)), 200)
        self.assertEqual(pence(Policy(dict(document, scoring_view="SCORING_VIEW_PERSON")).determine(person)), 300)


class Asked(unittest.TestCase):
    DOCUMENT = policy_document([
        single("children", "0", "1"),
        single("parent", "0", "10", asked_when={"answer": {"question": "children", "any_of": ["o1"]}}),
        single("school", "0", "5", asked_when={"answer": {"question": "parent", "any_of": ["o0"]}})])

    def test_what_is_not_asked_leaves_the_maximum(self):
        self.assertEqual(scores(self.DOCUMENT, {"children": "o0"}), {"m": (0, 1)})
        self.assertEqual(scores(self.DOCUMENT, {"children": "o1", "parent": "o1"}), {"m": (11, 11)})

    def test_a_condition_reads_only_what_is_asked(self):
        """"school" hangs on an answer to "parent", which nobody gives who was not asked."""
        self.assertEqual(scores(self.DOCUMENT, {"children": "o1", "parent": "o0", "school": "o1"}), {"m": (6, 16)})


class Measures(unittest.TestCase):
    QUESTIONS = [single("a", "0", "7", "10"), single("b", "0", "4", weight="0.5")]

    def of(self, terms, combine, *transforms, answers=None):
        document = policy_document(self.QUESTIONS, measures=[measure("m", terms, combine, *transforms)])
        return scores(document, answers or {"a": "o1", "b": "o1"})["m"]

    def test_combining(self):
        terms = [{"question": "a", "weight": "2"}, {"question": "b"}, {"constant": "-1.5"}]
        self.assertEqual(self.of(terms, "SUM"), (F("14.5"), F("20.5")))
        self.assertEqual(self.of(terms, "MAXIMUM"), (14, 20))
        self.assertEqual(self.of(terms, "MINIMUM"), (F("-1.5"), F("-1.5")))

    def test_110_of_200_points_and_55_of_100_are_both_55_percent(self):
        for most, value in (("200", "110"), ("100", "55")):
            document = policy_document([quantity("q", most, "1")], measures=[
                measure("m", [{"question": "q"}], "SUM", {"percent_of_maximum": {}})])
            self.assertEqual(scores(document, {"q": ("quantity", value)})["m"], (55, 100))

    def test_transforms(self):
        term = [{"question": "a"}]  # 7 of 10.
        steps = {"steps": {"rows": [{"from": "1", "value": "2"}, {"from": "7", "value": "12.5"}, {"from": "8", "value": "11"}]}}
        self.assertEqual(self.of(term, "SUM", steps), (F("12.5"), F("12.5")))
        low = {"a": "o0", "b": "o0"}
        with self.assertRaisesRegex(NoFigure, "below_first_step"):
            self.of(term, "SUM", steps, answers=low)
        covered = {"steps": dict(steps["steps"], below="20")}
        self.assertEqual(self.of(term, "SUM", covered, answers=low), (20, 20))
        thirds = {"multiply": {"by": "1", "divided_by": "3", "rounding": {"mode": "ROUNDING_MODE_UP", "increment": "0.1"}}}
        self.assertEqual(self.of(term, "SUM", thirds), (F("2.4"), F("3.4")))
        self.assertEqual(self.of(term, "SUM", {"add": "-2.5"}), (F("4.5"), F("7.5")))
        self.assertEqual(self.of(term, "SUM", {"clamp": {"minimum": "7.5", "maximum": "9"}}), (F("7.5"), 9))
        self.assertEqual(self.of(term, "SUM", {"round": {"mode": "ROUNDING_MODE_HALF_EVEN", "increment": "2"}}), (8, 10))
        in_threes = {"percent_of_maximum": {"rounding": {"mode": "ROUNDING_MODE_DOWN", "increment": "3"}}}
        self.assertEqual(self.of(term, "SUM", in_threes), (69, 100))

    def test_a_percentage_of_nothing_is_no_figure(self):
        with self.assertRaisesRegex(NoFigure, "nothing_to_score"):
            self.of([{"question": "a", "weight": "0"}], "SUM", {"percent_of_maximum": {}})

    def test_what_does_not_count(self):
        nobody = {"when": {"care_group": {"any_of": ["younger"]}}}
        document = policy_document(self.QUESTIONS, measures=[
            measure("m", [{"measure": "empty", "weight": "3"}, {"question": "a"}], "MINIMUM"),
            measure("empty", [dict({"constant": "5"}, **nobody)], "SUM", {"add": "9"}),
            measure("tests", [{"constant": "1", "when": {"measure": {"measure": "empty", "at_most": "0"}}}], "SUM")])
        self.assertEqual(scores(document, {"a": "o1", "b": "o0"}), {"m": (7, 10), "empty": (0, 0), "tests": (1, 1)})
        document["components"][0]["measure"] = "empty"
        with self.assertRaisesRegex(NoFigure, "nothing_to_score"):
            determine(document, {"a": "o1", "b": "o0"})


class Conditions(unittest.TestCase):
    def holds(self, condition, **person):
        document = policy_document([single("a", "0", "1"), several("b", "SUM", "1", "1")], measures=[
            measure("m", [{"domain": "life"}]), measure("n", [{"constant": "1", "when": condition}])])
        return scores(document, {"a": "o1", "b": ["o0"]}, **person)["n"][0] == 1

    def test_every_kind(self):
        self.assertTrue(self.holds({"care_group": {"any_of": ["younger", "older"]}}))
        self.assertFalse(self.holds({"care_group": {"any_of": ["younger"]}}))
        self.assertTrue(self.holds({"area": {"any_of": ["town"]}}, area="town"))
        self.assertFalse(self.holds({"area": {"any_of": ["town"]}}, area="villages"))
        age = {"age": {"from_months": 216, "below_months": 780}}
        self.assertEqual([self.holds(age, age_months=months) for months in (215, 216, 779, 780)], [False, True, True, False])
        self.assertTrue(self.holds({"answer": {"question": "b", "any_of": ["o1", "o0"]}}))
        self.assertFalse(self.holds({"answer": {"question": "b", "any_of": ["o1"]}}))
        inside = {"measure": {"measure": "m", "at_least": "2", "at_most": "2"}}
        self.assertTrue(self.holds(inside))
        self.assertFalse(self.holds({"measure": {"measure": "m", "at_least": "2.1"}}))
        self.assertFalse(self.holds({"measure": {"measure": "m", "at_most": "1.9"}}))
        self.assertFalse(self.holds({"not": inside}))
        no = {"care_group": {"any_of": ["younger"]}}
        self.assertFalse(self.holds({"all_of": {"conditions": [inside, no]}}))
        self.assertTrue(self.holds({"any_of": {"conditions": [no, inside]}}))


if __name__ == "__main__":
    unittest.main()
