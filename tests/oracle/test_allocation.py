"""Sections 6, 7 and 9 by hand."""
import copy
import unittest

from by_hand import (SKELETON, TO_THE_PENNY, adjustment, determine, measure, pence, policy_document, quantity, several, single, table)
from exact import NoFigure

CARER = {"id": "anna", "kind": "CARER_KIND_INFORMAL_CARER", "able_and_willing": "ABLE_AND_WILLING_YES",
         "assessment": "CARER_ASSESSMENT_DONE"}
CLUB = {"id": "club", "kind": "CARER_KIND_OTHER_SUPPORT",
        "sustainability": {"can_last": True, "checked_on": "2026-05-01", "checked_by": "worker"}}
HALF_MET = {"share": "half", "impact": "little"}


def rule(approach, percent="40", **more):
    return dict({"approach": "INFORMAL_SUPPORT_APPROACH_" + approach,
                 "shares": [{"id": "none", "label": "n", "none": True}, {"id": "half", "label": "h"}],
                 "impacts": [{"id": "little", "label": "l"}],
                 "reductions": [{"share": "half", "impact": "little", "percent": percent}]}, **more)


class Adjustments(unittest.TestCase):
    def after(self, *adjustments, amount="100", area="town"):
        document = policy_document([single("q", "0", "1")], table("points", {"rows": [{"from": "1", "amount": amount}]}))
        document["components"][0]["adjustments"] = list(adjustments)
        document["result_period"] = "PERIOD_YEAR" if any("convert_period" in a for a in adjustments) else "PERIOD_WEEK"
        return determine(document, {"q": "o1"}, area=area)

    def test_every_kind(self):
        self.assertEqual(pence(self.after(adjustment("factor", "1.0185", "DOWN"))), 10185)
        groups = {"factors": [{"name": "older", "factor": "0.5"}, {"name": "younger", "factor": "2"}]}
        self.assertEqual(pence(self.after(adjustment("factor_by_care_group", groups, "DOWN"))), 5000)
        areas = {"factors": [{"name": "town", "factor": "3"}, {"name": "villages", "factor": "4"}]}
        self.assertEqual(pence(self.after(adjustment("factor_by_area", areas, "DOWN"), area="villages")), 40000)
        self.assertEqual(pence(self.after(adjustment("add", "7.31"))), 10731)
        self.assertEqual(pence(self.after(adjustment("minimum", "100.01"))), 10001)
        self.assertEqual(pence(self.after(adjustment("minimum", "99.99"))), 10000)
        self.assertEqual(pence(self.after(adjustment("cap", "99.99"))), 9999)
        year = adjustment("convert_period", {"to": "PERIOD_YEAR", "basis": "YEAR_BASIS_365_DAYS"}, "HALF_UP")
        self.assertEqual(pence(self.after(year)), 521429)  # 100 x 365 / 7 = 5,214.2857...

    def test_exact_is_carried_on_to_the_next_rounding(self):
        third = adjustment("factor", "0.3335", "EXACT")
        rounded = adjustment("round", {}, "UP")
        self.assertEqual(pence(self.after(third, rounded, amount="0.31")), 11)  # 10.3385 pence.
        twice = self.after(adjustment("factor", "0.3335", "UP"), adjustment("factor", "3", "UP"), amount="0.31")
        self.assertEqual(pence(twice), 33)
        once = self.after(third, adjustment("factor", "3", "UP"), amount="0.31")
        self.assertEqual(pence(once), 32)  # 31.0155 pence.

    def test_a_cut_off_ends_it_all(self):
        result = self.after(adjustment("cut_off", "99.99"), adjustment("add", "1"))
        self.assertEqual((result.way.whole.outcome, result.way.whole.amount), ("CUT_OFF", None))
        self.assertEqual(pence(self.after(adjustment("cut_off", "100"), adjustment("add", "1"))), 10100)

    def test_only_for_whom_the_condition_holds(self):
        mine = adjustment("add", "5", when={"care_group": {"any_of": ["older"]}})
        theirs = adjustment("add", "5", when={"care_group": {"any_of": ["younger"]}})
        self.assertEqual(pence(self.after(mine, theirs)), 10500)

    def test_out_of_range(self):
        with self.assertRaisesRegex(NoFigure, "out_of_range"):
            self.after(adjustment("factor", "1000", "UP"), amount="100000000.01")


class Total(unittest.TestCase):
    def document(self, *outcomes):
        """Components that give: an amount in pounds, a pair, None for no allocation, or "away" for not applying."""
        document = policy_document([single("q", "0", "1")])
        document["tables"], document["components"] = [], []
        for i, gives in enumerate(outcomes):
            row = {"from": "0"}
            if gives in (None, "away"):
                row["no_allocation"] = {}
            elif isinstance(gives, tuple):
                row["range"] = {"from": gives[0], "to": gives[1]}
            else:
                row["amount"] = gives
            document["tables"].append(dict(table("bands", {"rows": [row]}), id=f"t{i}"))
            component = {"id": f"c{i}", "title": "c", "table": f"t{i}", "measure": "m"}
            if gives == "away":
                component["when"] = {"care_group": {"any_of": ["younger"]}}
            document["components"].append(component)
        return document

    def whole(self, document):
        whole = determine(document, {"q": "o0"}).way.whole
        return whole.outcome, whole.amount

    def test_what_comes_of_the_components(self):
        self.assertEqual(self.whole(self.document("1.50", ("2", "3"), None, "away")), ("AMOUNT", (350, 450)))
        self.assertEqual(self.whole(self.document(None, "away")), ("NO_ALLOCATION", None))
        self.assertEqual(self.whole(self.document("away", "away")), ("DOES_NOT_APPLY", None))

    def test_a_carers_component_stays_outside(self):
        document = self.document("1", "10")
        document["components"][1]["for_carer"] = True
        self.assertEqual(self.whole(document), ("AMOUNT", (100, 100)))

    def test_one_cut_off_cuts_off_the_whole(self):
        document = self.document("1", "10")
        document["components"][1]["adjustments"] = [adjustment("cut_off", "5")]
        self.assertEqual(self.whole(document), ("CUT_OFF", None))

    def test_adjustments_of_the_total_and_stated_periods(self):
        document = self.document("1", "9.99")
        document["total_adjustments"] = [adjustment("factor", "1.5", "HALF_EVEN")]
        document["stated_periods"] = [
            {"period": "PERIOD_DAY", "rounding": {"mode": "ROUNDING_MODE_UP"}},
            {"period": "PERIOD_YEAR", "basis": "YEAR_BASIS_52_WEEKS", "rounding": {"mode": "ROUNDING_MODE_UP", "increment_pence": "100"}}]
        result = determine(document, {"q": "o0"})
        self.assertEqual(pence(result), 1648)  # 1,648.5, to the even one.
        # 1,648 / 7 = 235.4...; 16.48 x 52 = 856.96.
        self.assertEqual([amount[0] for _, amount in result.stated], [236, 85700])


class InformalSupport(unittest.TestCase):
    def overall(self, carers, support=None, **more):
        document = policy_document([single("q", "0", "1")], table("points", {"rows": [{"from": "1", "amount": "100"}]}),
                                   informal_support=rule("OVERALL", **more))
        document["components"][0]["adjustments"] = [
            adjustment("add", "10"), adjustment("informal_support", {}, "HALF_UP"), adjustment("minimum", "70")]
        return determine(document, {"q": "o1"}, carers=carers, informal_support={"overall": support or HALF_MET})

    def test_the_gate(self):
        """110 less 40% is 66, and at least 70."""
        for carers, expected, reasons in (
                ([CARER], 7000, []), ([CARER, CLUB], 7000, []), ([], 11000, [("", "NO_CARER_RECORDED")]),
                ([dict(CARER, able_and_willing="ABLE_AND_WILLING_NO")], 11000, [("anna", "NOT_ABLE_OR_WILLING")]),
                ([{k: v for k, v in CARER.items() if k != "able_and_willing"}], 11000, [("anna", "NOT_CONFIRMED")]),
                ([{k: v for k, v in CARER.items() if k != "assessment"}], 11000, [("anna", "NOT_ASSESSED")]),
                ([dict(CARER, assessment="CARER_ASSESSMENT_REFUSED")], 11000, [("anna", "REFUSED_ASSESSMENT")]),
                ([CARER, {"id": "club", "kind": "CARER_KIND_OTHER_SUPPORT"}], 11000, [("club", "NOT_CHECKED")]),
                ([CARER, dict(CLUB, sustainability={"checked_on": "2026-05-01", "checked_by": "w"})], 11000, [("club", "CANNOT_LAST")])):
            with self.subTest(carers=carers):
                result = self.overall(carers)
                self.assertEqual(pence(result), expected)
                self.assertEqual(list(result.informal.reasons), reasons)
                self.assertEqual(result.before.whole.amount[0], 11000)

    def test_a_refused_assessment_where_the_policy_accepts_it(self):
        refused = dict(CARER, assessment="CARER_ASSESSMENT_REFUSED")
        self.assertEqual(pence(self.overall([refused], refused_assessment_rule="It is enough.")), 7000)

    def test_where_nothing_is_met_the_gate_is_not_examined(self):
        result = self.overall([], {"share": "none"})
        self.assertEqual((pence(result), list(result.informal.reasons)), (11000, []))
        result = self.overall([], percent="0")
        self.assertEqual((pence(result), list(result.informal.reasons)), (11000, []))

    def by_domain(self, support, carers, below="BELOW_RULE_ZERO", percent="40"):
        document = policy_document(
            {"home": [single("q", "0", "10")], "out": [quantity("nights", "7", "1")]},
            table("points", {"rows": [{"from": "9", "amount": "90"}, {"from": "12", "amount": "120"}], "below": below,
                             "between": "BETWEEN_RULE_LOWER_ROW", "above": "ABOVE_RULE_LAST_ROW"}),
            informal_support=rule("BY_DOMAIN", percent))
        prices = {"items": [{"id": "i", "label": "i", "quantity": "nights", "rate": "10"}]}
        document["tables"].append(dict(table("price_list", prices, rounding=TO_THE_PENNY), id="nights"))
        document["components"].append({"id": "nights", "title": "n", "table": "nights"})
        return determine(document, {"q": "o1", "nights": ("quantity", "5")}, carers=carers, informal_support={
            "domains": [{"domain": name, "support": s} for name, s in support.items()]})

    def test_by_domain_points_and_quantities_are_reduced(self):
        result = self.by_domain({"home": {"share": "none"}, "out": HALF_MET}, [CARER])
        # 10 + 3 of 15 points: still 120; 3 nights of 5.
        self.assertEqual(result.before.scores[0].value, 15)
        self.assertEqual(result.way.scores[0].value, 13)
        self.assertEqual(result.way.scores[0].maximum, 17)
        self.assertEqual((result.before.whole.amount[0], pence(result)), (17000, 15000))

    def test_by_domain_only_those_who_support_there_are_asked(self):
        elsewhere = dict(CARER, domains=["home"])
        result = self.by_domain({"home": HALF_MET, "out": HALF_MET}, [elsewhere])
        self.assertEqual(result.way.scores[0].value, 11)  # 6 + 5
        self.assertEqual(list(result.informal.reasons.items()), [(("", "NO_CARER_RECORDED"), ["out"])])

    def test_by_domain_what_is_left_may_give_nothing(self):
        both = {"home": HALF_MET, "out": HALF_MET}
        # 6 + 3 = 9 points are left: the first row.
        self.assertEqual(pence(self.by_domain(both, [CARER], below="BELOW_RULE_NO_ALLOCATION")), 9000 + 3000)
        # 4 + 2 = 6 points are left of 15, and 2 nights of 5.
        result = self.by_domain(both, [CARER], below="BELOW_RULE_NO_ALLOCATION", percent="60")
        self.assertEqual([part.outcome for part in result.way.parts], ["NO_ALLOCATION", "AMOUNT"])
        self.assertEqual(pence(result), 2000)
        self.assertEqual(result.before.whole.amount[0], 17000)


class WhatWouldHaveBeen(unittest.TestCase):
    def what_ifs(self, question, value, **more):
        """{direction: pounds} of one question worth a pound a point."""
        result = determine(policy_document([question], **more), {question["id"]: value})
        return {direction: None if whole is None else int(whole.amount[0]) / 100 for (_, direction), (_, whole) in result.what_ifs.items()}

    def test_every_kind_of_question(self):
        self.assertEqual(self.what_ifs(single("q", "0", "4", "9"), "o1"), {"UP": 9, "DOWN": 0})
        self.assertEqual(self.what_ifs(single("q", "0", "4", "9"), "o2"), {"DOWN": 4})
        self.assertEqual(self.what_ifs(quantity("q", "3", "2"), ("quantity", "3")), {"DOWN": 4})
        # Up adds the cheapest that is not chosen (3); down takes the cheapest chosen away (4).
        self.assertEqual(self.what_ifs(several("q", "SUM", "4", "3", "6", "9"), ["o0", "o2"]), {"UP": 13, "DOWN": 6})
        self.assertEqual(self.what_ifs(several("q", "SUM", "4", "3"), []), {"UP": 3})
        self.assertEqual(self.what_ifs(several("q", "HIGHEST", "4", "3", "6", "9"), ["o0", "o1"]), {"UP": 6, "DOWN": 3})
        self.assertEqual(self.what_ifs(several("q", "HIGHEST", "4", "3"), ["o1"]), {"UP": 4, "DOWN": 0})
        self.assertEqual(self.what_ifs(several("q", "HIGHEST", "4", "3"), ["o0"]), {"DOWN": 3})
        self.assertEqual(self.what_ifs(single("q", "0", "1", not_applicable="NOT_APPLICABLE_RULE_SCORES_ZERO"), None), {})

    def test_ties_go_by_the_order_of_the_list(self):
        """A condition tells which of two statements with equal points was meant."""
        bonus = [{"domain": "life"}, {"constant": "100", "when": {"answer": {"question": "q", "any_of": ["o1"]}}}]
        document = {"measures": [measure("m", bonus)]}
        self.assertEqual(self.what_ifs(several("q", "SUM", "5", "5"), [], **document), {"UP": 5})
        self.assertEqual(self.what_ifs(several("q", "SUM", "5", "5"), ["o0", "o1"], **document), {"DOWN": 5})
        self.assertEqual(self.what_ifs(several("q", "HIGHEST", "5", "5", "7"), ["o2"], **document), {"DOWN": 105})

    def test_a_question_asked_only_because_of_the_change_scores_nothing(self):
        more = single("more", "3", "9", asked_when={"answer": {"question": "q", "any_of": ["o1"]}})
        percent = [measure("m", [{"domain": "life"}], "SUM", {"percent_of_maximum": {}})]
        result = determine(policy_document([single("q", "0", "1"), more], measures=percent), {"q": "o0"})
        self.assertEqual(result.what_ifs["q", "UP"][1].amount[0], 1000)  # 1 of 10, and not 1 of 1 or 4 of 10.

    def test_one_more_and_one_less(self):
        document = policy_document([quantity("q", "400", "1")], table("skeleton", copy.deepcopy(SKELETON), rounding=TO_THE_PENNY))
        document["components"][0]["adjustments"] = [adjustment("factor", "2", "UP")]
        result = determine(document, {"q": ("quantity", "171")})
        self.assertEqual(result.one_more[0], (172, result.one_more[0][1]))
        self.assertEqual(result.one_more[0][1].amount[0], 2 * 612069)
        # 1,750 + 4,250 x 35 / 36 = 5,881.944...
        self.assertEqual(result.one_less[0][1].amount[0], 2 * 588194)

    def test_one_more_may_be_refused(self):
        rows = [{"from": score, "amount": score} for score in ("0", "1", "2")]
        document = policy_document([quantity("q", "2", "1")], table("points", {"rows": rows}))
        result = determine(document, {"q": ("quantity", "2")})
        self.assertEqual((result.one_more[0], result.one_less[0][1].amount[0]), ((3, None), 100))


if __name__ == "__main__":
    unittest.main()
