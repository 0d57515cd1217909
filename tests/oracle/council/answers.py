"""docs/collating.md section 1.1: the scores that answers make, by the oracle of determinations."""
from told import error  # Comes first: it says where the others are.
from exact import NoFigure
from measures import DOES_NOT_COUNT
from oracle import Policy
from questions import Facts, Need, scoring_answers

GREATEST_SCORE = 999_999_999


class Scoring:
    def __init__(self, document):
        self.policy = Policy({**document, "result_period": "PERIOD_WEEK"})
        names = [measure["id"] for measure in document["measures"]]
        self.measure = names.index(document["measure"]) if "measure" in document else 0

    def facts(self, person, group, answers):
        assessment = {"care_group": group, "answers": answers, **({"area": person["area"]} if "area" in person else {}),
                      **({"age_months": 12 * person["age"]} if "age" in person else {})}
        return Facts(self.policy, assessment, scoring_answers(self.policy, assessment))

    def open(self, facts):
        """The questions that are asked and not answered; and those of them that have to be."""
        open_questions = [q for i, q in enumerate(self.policy.questions) if facts.asked[i] and facts.answers[i] is None]
        return ([q.id for q in open_questions],
                [q.id for q in open_questions if q.kind != "information" or q.document["information"].get("required")])

    def not_asked(self, facts, answers):
        """Answers, by their place in the list, to questions that are not asked."""
        asked = {q.id for i, q in enumerate(self.policy.questions) if facts.asked[i] or facts.answers[i] is None}
        return [(k, answer["question"]) for k, answer in enumerate(answers) if answer["question"] not in asked]

    def score(self, facts):
        """(the score, the codes of what is wrong)."""
        need, faults = Need(self.policy, facts), []
        need.scores = [None] * len(self.policy.measures)
        need.tested = need.scores
        for i in self.policy.order_of_measures:
            try:
                need.scores[i] = self.policy.measures[i].score(need)
            except NoFigure as fault:
                need.scores[i] = DOES_NOT_COUNT
                faults.append(str(fault))
        return need.scores[self.measure].value, faults


def score_person(scoring, person, group, left_out, place):
    """The person with the scores that answers make, what is left open by the field of the answer, and the errors."""
    scored, left_open, errors = dict(person), {}, []
    for field, score in (("answers", "score"), ("second_answers", "second_score")):
        if not person.get(field):
            continue
        if score in person:
            errors.append(error("given_twice", place(score)))
        facts = scoring.facts(person, group, person[field])
        left_open[field], needed = scoring.open(facts)
        not_asked = scoring.not_asked(facts, person[field])
        if needed or not_asked:
            errors += [error("unanswered", place(field, question)) for question in needed if not left_out]
            errors += [error("question_not_asked", place(field, question, k)) for k, question in not_asked]
            continue
        value, faults = scoring.score(facts)
        errors += [error(code, place(field)) for code in faults]
        if not faults and not 0 <= value <= GREATEST_SCORE:
            errors.append(error("score_out_of_range", place(None)))
        elif not faults:
            scored[score] = value
    return scored, left_open, errors
