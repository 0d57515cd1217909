"""Every figure of a case under a name, from the oracle's Result and from the library's determination alike.

Both sides give a dict from a name such as ("component c0", "amount") to a value. What one side has and the other lacks is a difference too.
"""
from fractions import Fraction

from exact import HUNDRED, WHOLE, ZERO, decimal_text
from questions import read_answer

TABLE, INFORMAL_LOOKUP, COMPONENT = "TABLE", "INFORMAL_SUPPORT_LOOKUP", "COMPONENT"


def differences(expected, given):
    """What differs, one line each."""
    lines = []
    for name in list(expected) + [name for name in given if name not in expected]:
        wanted, have = expected.get(name, "nothing"), given.get(name, "nothing")
        if wanted != have:
            lines.append(f"{' '.join(name)}: oracle {_shown(wanted)}, library {_shown(have)}")
    return lines


def _shown(value):
    if isinstance(value, Fraction):
        return str(value)
    if isinstance(value, (tuple, list)):
        return "(" + ", ".join(_shown(v) for v in value) + ")"
    return str(value)


# ---- The oracle's side ----


def of_result(policy, assessment, result):
    way, before = result.way, result.before
    figures = {
        ("outcome",): way.whole.outcome,
        ("indicative allocation",): way.whole.amount,
        ("before informal support",): before.whole.amount,
    }
    for index, (period, amount) in enumerate(result.stated):
        figures["stated", str(index)] = period, amount
    _answers(figures, policy, assessment, result)
    for index, domain in enumerate(policy.domain_ids):
        if any(policy.questions[i].scored for i in policy.questions_of_domain[index]):
            points, maximum, _ = before.need.domains[index]
            after = way.need.domains[index][0] if result.left is not None else None
            figures["domain", domain] = points, maximum, share_percent(points, maximum), after
    for index, measure in enumerate(policy.measures):
        after = way.scores[index].value if result.left is not None else None
        figures["measure", measure.id] = before.scores[index].value, before.scores[index].maximum, after
    for index, component in enumerate(policy.components):
        _component(figures, result, index, component)
    _total(figures, policy, way)
    for reduction in result.informal.reductions:
        figures["reduction", reduction.domain or "overall"] = reduction[1:]
    for (carer, reason), domains in result.informal.reasons.items():
        figures["gate", carer, reason] = tuple(domain for domain in domains if domain)
    questions = {question.id: question for question in policy.questions}
    for (question, direction), (answer, whole) in result.what_ifs.items():
        figures["what if", question, direction] = in_words(questions[question], answer), _alternative(whole)
    if "professional_figure" in assessment and way.whole.amount is not None:
        figures["professional's figure less the allocation",] = (
            Fraction(assessment["professional_figure"]["amount"]) * HUNDRED - way.whole.amount[0])
    return figures


def share_percent(points, maximum):
    """Section 3, last paragraph."""
    return None if maximum == 0 else Fraction(WHOLE["HALF_UP"](HUNDRED * HUNDRED * points / maximum)) / HUNDRED


def _answers(figures, policy, assessment, result):
    facts = result.facts
    views = {a["question"]: a for a in assessment.get("answers", [])}
    for index, question in enumerate(policy.questions):
        answer = facts.answers[index]
        if not facts.asked[index]:
            state = "NOT_ASKED"
        elif answer is None:
            state = "NOT_GIVEN"
        elif answer.kind == "not_applicable":
            state = "NOT_APPLICABLE_LEAVES_MAXIMUM" if question.leaves_maximum else "NOT_APPLICABLE_SCORES_ZERO"
        else:
            state = "SCORED" if question.scored else "RECORDED"
        figures["answer", question.id] = state, in_words(question, answer) if facts.asked[index] else None
        if question.scored:
            points, maximum = facts.points[index], facts.maximum[index]
            figures["points", question.id] = points, maximum, share_percent(points, maximum)
            both = views.get(question.id, {})
            if facts.asked[index] and "person" in both and "worker" in both:
                person, worker = (read_answer(both[view]) for view in ("person", "worker"))
                if not _agree(person, worker):
                    figures["two views", question.id] = question.points(person), question.points(worker)


def _agree(person, worker):
    """Section 2.5: in another order of choices, or with another reason for not applying, an answer is the same."""
    return person._replace(chosen=set(person.chosen or ())) == worker._replace(chosen=set(worker.chosen or ()))


def in_words(question, answer):
    """An answer in the policy's words: the labels in the order of the list, or the number and its unit. None: there are none."""
    if answer is None or answer.kind == "not_applicable":
        return None
    if answer.kind == "text":
        return answer.text
    if answer.kind == "quantity":
        return f"{decimal_text(answer.quantity)} {question.document['quantity']['unit']}"
    labels = [option["label"] for option in question.options if option["id"] in answer.chosen]
    if answer.frequency is not None:
        frequencies = question.document["level_and_frequency"]["frequencies"]
        labels += [f["label"] for f in frequencies if f["id"] == answer.frequency]
    return "; ".join(labels) or None


def _alternative(whole):
    return "refused" if whole is None else (whole.outcome, whole.amount)


def _lookup(reading):
    lookup = reading.lookup
    return {"score": lookup.score, "rounded score": lookup.rounded, "place": lookup.place, "row": lookup.row,
            "gives": lookup.amount}


def _component(figures, result, index, component):
    name = f"component {component.id}"
    part, reading = result.way.parts[index], result.way.readings[index]
    earlier, earlier_reading = result.before.parts[index], result.before.readings[index]
    figures[name, "outcome"] = part.outcome
    figures[name, "amount"] = part.amount
    figures[name, "before informal support"] = earlier.amount
    figures[name, "table"] = None if reading is None else reading.table.id
    by_domain = result.left is not None
    if reading is None:
        return
    if reading.lookup is not None:
        for key, value in _lookup(reading).items():
            figures[name, key] = value
        for key, beside in (("one more", result.one_more[index]), ("one less", result.one_less[index])):
            figures[name, key] = beside[0], _alternative(beside[1])
    if by_domain and earlier_reading.lookup is not None:
        for key, value in _lookup(earlier_reading).items():
            figures[name, key + " of total need"] = value
    if reading.items is not None:
        for item in reading.items:
            before = None
            if by_domain:
                before = result.before.need.quantity(*_quantity_of(reading.table, item.id))
            figures[name, f"item {item.id}"] = item.quantity, item.multiplier, item.rate, (item.amount, item.amount), before
    if reading.amount is None:
        return
    # Section 6.4: the first step, and the second.
    first = reading.amount
    number = 0
    if by_domain and earlier_reading is not None and earlier_reading.amount is not None:
        first = earlier_reading.amount
    figures[name, "step 0"] = (TABLE, reading.table.id, first, None)
    if by_domain and earlier_reading is not None and earlier_reading.amount is not None:
        number = 1
        figures[name, "step 1"] = (INFORMAL_LOOKUP, reading.table.id, reading.amount, _less(reading.amount, first))
    for step in part.steps:
        number += 1
        _step(figures, (name, f"step {number}"), step)


def _quantity_of(table, item_id):
    for name, _, question, domain, _, _ in table.items:
        if name == item_id:
            return question, domain
    raise KeyError(item_id)


def _less(after, before):
    return tuple(a - b for a, b in zip(after, before))


def _step(figures, name, step):
    effect = None if step.after is None else _less(step.after, step.before)
    figures[name] = (step.kind, step.id, step.after, effect)
    figures[name + ("before",)] = step.before
    figures[name + ("factor",)] = None if step.kind == "ROUND" else step.factor
    figures[name + ("exact",)] = _rounded_ends(step)
    figures[name + ("limit",)] = step.limit
    figures[name + ("bound",)] = step.bound
    figures[name + ("periods",)] = step.period_before, step.period_after


def _rounded_ends(step):
    """The exact result of each end that was rounded: None where nothing was."""
    if step.exact is None:
        return None
    low, high = (exact if exact != after else None for exact, after in zip(step.exact, step.after))
    is_range = step.before[0] != step.before[1] or step.after[0] != step.after[1]
    return low, high if is_range else None


def _total(figures, policy, way):
    """The components that have an amount, added one by one, then the adjustments of the total.

    Nothing is told if one is added and the policy adjusts nothing. Where another component is cut off, those with an amount are told.
    Neither is said in docs/figures.md: which steps are listed follows the library; what they come to does not."""
    added = [(c, part) for c, part in zip(policy.components, way.parts) if not c.for_carer and part.amount is not None]
    if len(added) < 2 and not policy.total_adjustments.list:
        return
    running, number = (ZERO, ZERO), 0
    for component, part in added:
        after = tuple(a + b for a, b in zip(running, part.amount))
        figures["total", f"step {number}"] = (COMPONENT, component.id, after, _less(after, running))
        running, number = after, number + 1
    for step in way.whole.steps:
        _step(figures, ("total", f"step {number}"), step)
        number += 1


# ---- The library's side ----


def _pence(amount):
    """A ras.v1.Amount, in pence. Its two forms must agree."""
    exactly = Fraction(amount["decimal"]) * HUNDRED
    if "pence" in amount and Fraction(amount["pence"]) != exactly:
        raise ValueError(f"an amount contradicts itself: {amount}")
    return exactly


def _ends(document):
    """A ras.v1.AmountRange as a pair."""
    if document is None:
        return None
    low = _pence(document["amount"])
    if "upper" not in document:
        return low, low
    high = _pence(document["upper"])
    return low, high


def _fraction(text):
    return None if text is None else Fraction(text)


def of_determination(got):
    figures = {
        ("outcome",): _short(got["outcome"], "OUTCOME_"),
        ("indicative allocation",): _ends(got.get("indicative_allocation")),
        ("before informal support",): _ends(got.get("before_informal_support")),
    }
    for index, stated in enumerate(got.get("stated_periods", [])):
        figures["stated", str(index)] = stated["period"], _ends(stated["amount"])
    for answer in got.get("answers", []):
        question = answer["question"]
        state = _short(answer["state"], "ANSWER_STATE_")
        words = answer.get("answer") if state in ("SCORED", "RECORDED") else None
        figures["answer", question] = state, words
        if "points" in answer:
            figures["points", question] = (Fraction(answer["points"]), Fraction(answer["maximum"]),
                                           _fraction(answer.get("share_percent")))
        if "person_points" in answer.get("difference", {}):
            figures["two views", question] = (Fraction(answer["difference"]["person_points"]),
                                              Fraction(answer["difference"]["worker_points"]))
    for domain in got.get("domains", []):
        figures["domain", domain["domain"]] = (Fraction(domain["points"]), Fraction(domain["maximum"]),
                                               _fraction(domain.get("share_percent")),
                                               _fraction(domain.get("points_after_informal_support")))
    for measure in got.get("measures", []):
        figures["measure", measure["measure"]] = (Fraction(measure["value"]), Fraction(measure["maximum"]),
                                                  _fraction(measure.get("value_after_informal_support")))
    for component in got.get("components", []):
        _component_of(figures, component)
    for number, step in enumerate(got.get("total_steps", [])):
        _step_of(figures, ("total", f"step {number}"), step)
    informal = got.get("informal_support", {})
    for reduction in informal.get("reductions", []):
        figures["reduction", reduction.get("domain", "overall")] = (
            Fraction(reduction["percent_in_policy"]), Fraction(reduction["percent_applied"]), reduction.get("gate_open", False))
    for finding in informal.get("gate", []):
        name = "gate", finding.get("carer", ""), _short(finding["reason"], "GATE_REASON_")
        figures[name] = figures.get(name, ()) + tuple(finding.get("domains", []))
    for what_if in got.get("what_ifs", []):
        figures["what if", what_if["question"], _short(what_if["direction"], "WHAT_IF_DIRECTION_LEVEL_")] = (
            what_if.get("answer"), _alternative_of(what_if, "indicative_allocation"))
    if "professional" in got and "difference" in got["professional"]:
        figures["professional's figure less the allocation",] = _pence(got["professional"]["difference"])
    return figures


def _short(name, prefix):
    return name.removeprefix(prefix)


def _alternative_of(document, amount):
    if document.get("refused"):
        return "refused"
    return _short(document["outcome"], "OUTCOME_"), _ends(document.get(amount))


def _component_of(figures, component):
    name = f"component {component['component']}"
    figures[name, "outcome"] = _short(component["outcome"], "OUTCOME_")
    figures[name, "amount"] = _ends(component.get("amount"))
    figures[name, "before informal support"] = _ends(component.get("before_informal_support"))
    figures[name, "table"] = component.get("table")
    for key, ending in (("lookup", ""), ("lookup_before_informal_support", " of total need")):
        if key in component:
            lookup = component[key]
            figures[name, "score" + ending] = Fraction(lookup["score"])
            figures[name, "rounded score" + ending] = Fraction(lookup["score_rounded"])
            figures[name, "place" + ending] = _short(lookup["place"], "LOOKUP_PLACE_")
            figures[name, "row" + ending] = lookup["row"].get("index", 0) if "row" in lookup else None
            figures[name, "gives" + ending] = _ends(lookup.get("amount"))
    for key in ("one_more", "one_less"):
        if key in component:
            figures[name, key.replace("_", " ")] = Fraction(component[key]["score"]), _alternative_of(component[key], "amount")
    for item in component.get("items", []):
        pence = _pence(item["amount"])
        figures[name, f"item {item['item']}"] = (
            Fraction(item["quantity"]), _fraction(item.get("multiplier")), Fraction(item["rate"]), (pence, pence),
            _fraction(item.get("quantity_before_informal_support")))
    for number, step in enumerate(component.get("steps", [])):
        _step_of(figures, (name, f"step {number}"), step)


def _step_of(figures, name, step):
    kind = _short(step["kind"], "STEP_KIND_")
    figures[name] = (kind, step["id"], _ends(step.get("after")), _ends(step.get("effect")))
    if kind in (TABLE, INFORMAL_LOOKUP, COMPONENT):
        return
    figures[name + ("before",)] = _ends(step["before"])
    figures[name + ("factor",)] = _fraction(step.get("factor"))
    exact = [Fraction(step[end]) * HUNDRED if end in step else None for end in ("exact", "exact_upper")]
    figures[name + ("exact",)] = tuple(exact) if "rounding" in step else None
    figures[name + ("limit",)] = _pence(step["limit"]) if "limit" in step else None
    figures[name + ("bound",)] = step.get("bound", False)
    figures[name + ("periods",)] = step.get("period_before"), step.get("period_after")
