"""docs/figures.md section 6: what is taken off for informal support, and the gate before it."""
from collections import namedtuple

from exact import HUNDRED, ONE, ZERO, number
from noticed import notice

# domain: None where the approach is OVERALL.
Reduction = namedtuple("Reduction", "domain percent_in_policy percent_applied gate_open")


class InformalSupport:
    """What the policy's rule makes of one assessment."""

    def __init__(self, policy, assessment):
        rule = policy.document["informal_support"]
        self.approach = rule["approach"].removeprefix("INFORMAL_SUPPORT_APPROACH_")
        self.reductions = []
        self.reasons = {}  # (carer, reason): the domains concerned; None: all.
        carers = assessment.get("carers", [])
        recorded = assessment.get("informal_support", {})
        if self.approach == "OVERALL":
            self._reduce(rule, recorded["overall"], None, carers)
        elif self.approach == "BY_DOMAIN":
            support = {entry["domain"]: entry["support"] for entry in recorded.get("domains", [])}
            for domain in policy.domain_ids:
                if domain in support:
                    relied_on = [c for c in carers if not c.get("domains") or domain in c["domains"]]
                    self._reduce(rule, support[domain], domain, relied_on)
        else:
            notice("informal support: NOT_RECORDED")

    def _reduce(self, rule, support, domain, relied_on):
        """6.1 and 6.2."""
        in_policy = percent_of_grid(rule, support)
        is_open, state = False, "nothing to take off"
        if in_policy > 0:  # "The gate is not examined where the grid's percentage is 0."
            reasons = gate(rule, relied_on)
            is_open = not reasons
            state = "gate open" if is_open else "gate shut"
            for carer, reason in reasons:
                notice(f"gate: {self.approach}, {reason}")
                self.reasons.setdefault((carer, reason), []).append(domain)
        notice(f"informal support: {self.approach}, {state}")
        self.reductions.append(Reduction(domain, in_policy, in_policy if is_open else ZERO, is_open))

    def percent_overall(self):
        """6.3."""
        return self.reductions[0].percent_applied if self.approach == "OVERALL" else ZERO

    def left_by_domain(self, policy):
        """6.4: what share of each domain's points is left, by the domain's index; None with another approach."""
        if self.approach != "BY_DOMAIN":
            return None
        return {policy.domain_ids.index(r.domain): ONE - r.percent_applied / HUNDRED for r in self.reductions}


def percent_of_grid(rule, support):
    """6.1: the percentage for the pair of share and impact; a share that is `none` gives 0."""
    share = next(s for s in rule["shares"] if s["id"] == support["share"])
    if share.get("none"):
        return ZERO
    return next(number(r["percent"]) for r in rule["reductions"]
                if r["share"] == support["share"] and r["impact"] == support["impact"])


def gate(rule, relied_on):
    """6.2: everything that keeps the gate shut, as (carer, reason). The reasons are those of ras.v1.GateReason."""
    if not relied_on:
        return [("", "NO_CARER_RECORDED")]
    reasons = []
    for carer in relied_on:
        for reason in against(rule, carer):
            reasons.append((carer["id"], reason))
    return reasons


def against(rule, carer):
    """6.2: what stands in the way of relying on one carer; nothing if they pass."""
    if carer["kind"] == "CARER_KIND_OTHER_SUPPORT":
        if "sustainability" not in carer:
            yield "NOT_CHECKED"
        elif not carer["sustainability"].get("can_last", False):
            yield "CANNOT_LAST"
        return
    able = carer.get("able_and_willing", "ABLE_AND_WILLING_UNSPECIFIED")
    if able == "ABLE_AND_WILLING_NO":
        yield "NOT_ABLE_OR_WILLING"
    elif able != "ABLE_AND_WILLING_YES":
        yield "NOT_CONFIRMED"
    assessed = carer.get("assessment", "CARER_ASSESSMENT_UNSPECIFIED")
    if assessed == "CARER_ASSESSMENT_REFUSED":
        if not rule.get("refused_assessment_rule"):
            yield "REFUSED_ASSESSMENT"
        else:
            notice("gate: a refused assessment that the policy accepts")
    elif assessed != "CARER_ASSESSMENT_DONE":
        yield "NOT_ASSESSED"
