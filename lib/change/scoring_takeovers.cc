// What has changed in how answers are scored, between two determinations: questions, whose view counts, and
// measures.
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "lib/change/case_between.h"
#include "lib/change/place_part.h"
#include "lib/change/same_parts.h"

namespace ras {
namespace {

// A question of a policy and where it is. The question is null where the policy does not ask it.
struct PlacedQuestion {
  const v1::Question* question = nullptr;
  int domain = 0;
  int place = 0;

  std::string Path() const {
    return "questionnaire.domains[" + std::to_string(domain) + "].questions[" + std::to_string(place) + "]";
  }
};

PlacedQuestion FindQuestion(const v1::Policy& policy, const std::string& id) {
  const auto& domains = policy.questionnaire().domains();
  for (int d = 0; d < domains.size(); ++d) {
    const int place = PlaceOf(domains[d].questions(), id);
    if (place >= 0) return {&domains[d].questions(place), d, place};
  }
  return {};
}

v1::Domain* DomainThatAsks(const std::string& question, CaseBetween* to) {
  for (v1::Domain& domain : *to->policy->mutable_questionnaire()->mutable_domains()) {
    if (PlaceOf(domain.questions(), question) >= 0) return &domain;
  }
  return nullptr;
}

// With its answer, and with the domain if nothing else is asked there.
void LeaveOutQuestion(const std::string& id, CaseBetween* to) {
  v1::Domain* domain = DomainThatAsks(id, to);
  if (domain == nullptr) return;
  LeaveOut(id, domain->mutable_questions());
  if (domain->questions().empty()) {
    LeaveOut(std::string(domain->id()), to->policy->mutable_questionnaire()->mutable_domains());
  }
  TakeAnswer(id, nullptr, to);
}

class ScoringTakeovers {
 public:
  ScoringTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list)
      : policy_before_(request.policy_before()),
        policy_after_(PolicyAfter(request)),
        now_(request.after().assessment()),
        list_(*list) {}

  void Add() {
    AddChangedQuestions();
    AddQuestionsLeftOut();
    AddNewQuestions();
    AddScoringView();
    AddNewMeasures();
    AddChangedMeasures();
  }

 private:
  template <class Tell>
  static void ForEachQuestion(const v1::Policy& policy, Tell tell) {
    const auto& domains = policy.questionnaire().domains();
    for (int d = 0; d < domains.size(); ++d) {
      for (int place = 0; place < domains[d].questions_size(); ++place) {
        tell(PlacedQuestion{&domains[d].questions(place), d, place});
      }
    }
  }

  // Whether it is asked in another place is told with the rest.
  void AddChangedQuestions() {
    ForEachQuestion(policy_after_, [&](const PlacedQuestion& now) {
      const v1::Question* then = FindQuestion(policy_before_, now.question->id()).question;
      if (then == nullptr || AreSame(*then, *now.question)) return;
      AddQuestion(now.Path(), then, now.question, [question = now.question](CaseBetween* to) {
        v1::Domain* domain = DomainThatAsks(question->id(), to);
        FindById(*domain->mutable_questions(), question->id())->CopyFrom(*question);
      });
    });
  }

  void AddQuestionsLeftOut() {
    ForEachQuestion(policy_before_, [&](const PlacedQuestion& then) {
      if (FindQuestion(policy_after_, then.question->id()).question != nullptr) return;
      AddQuestion(then.Path(), then.question, nullptr,
                  [id = then.question->id()](CaseBetween* to) { LeaveOutQuestion(id, to); });
    });
  }

  void AddNewQuestions() {
    ForEachQuestion(policy_after_, [&](const PlacedQuestion& now) {
      if (FindQuestion(policy_before_, now.question->id()).question != nullptr) return;
      AddQuestion(now.Path(), nullptr, now.question,
                  [now, this_person = &now_, after = &policy_after_](CaseBetween* to) {
                    const auto& later = after->questionnaire().domains();
                    auto& domains = *to->policy->mutable_questionnaire()->mutable_domains();
                    if (PlaceOf(domains, later[now.domain].id()) < 0)
                      PlaceAsIn(later, now.domain, &domains)->clear_questions();
                    PlaceAsIn(later[now.domain].questions(), now.place,
                              FindById(domains, later[now.domain].id())->mutable_questions());
                    TakeAnswer(now.question->id(), FindByQuestion(this_person->answers(), now.question->id()),
                               to);
                  });
    });
  }

  // One of the two is null if the question is new, or left out.
  void AddQuestion(const std::string& path, const v1::Question* then, const v1::Question* now,
                   std::function<void(CaseBetween*)> apply) {
    const v1::Question& told = now == nullptr ? *then : *now;
    list_.push_back({.kind = v1::CHANGE_KIND_QUESTION,
                     .id = told.id(),
                     .title = told.text(),
                     .changes_policy = true,
                     .path = path,
                     .then = then,
                     .now = now,
                     .apply = std::move(apply)});
  }

  void AddScoringView() {
    const v1::ScoringView then = policy_before_.scoring_view(), now = policy_after_.scoring_view();
    if (then == now) return;
    const auto text = [](v1::ScoringView view) {
      return view == v1::SCORING_VIEW_PERSON ? "person" : "worker";
    };
    list_.push_back({.kind = v1::CHANGE_KIND_SCORING_VIEW,
                     .before = text(then),
                     .after = text(now),
                     .changes_policy = true,
                     .apply = [now](CaseBetween* to) { to->policy->set_scoring_view(now); }});
  }

  // Before those that changed, which may read them.
  void AddNewMeasures() {
    const auto& measures = policy_after_.measures();
    for (int m = 0; m < measures.size(); ++m) {
      if (FindById(policy_before_.measures(), measures[m].id()) != nullptr) continue;
      AddMeasure(m, nullptr, [m, after = &policy_after_](CaseBetween* to) {
        PlaceAsIn(after->measures(), m, to->policy->mutable_measures());
      });
    }
  }

  void AddChangedMeasures() {
    for (const v1::Measure& then : policy_before_.measures()) {
      const int m = PlaceOf(policy_after_.measures(), then.id());
      if (m < 0 || AreSame(then, policy_after_.measures(m))) continue;
      AddMeasure(m, &then, [now = &policy_after_.measures(m)](CaseBetween* to) {
        FindById(*to->policy->mutable_measures(), now->id())->CopyFrom(*now);
      });
    }
  }

  // The measure at that place of the later policy.
  void AddMeasure(int place, const v1::Measure* then, std::function<void(CaseBetween*)> apply) {
    const v1::Measure& now = policy_after_.measures(place);
    list_.push_back({.kind = v1::CHANGE_KIND_MEASURE,
                     .id = now.id(),
                     .title = now.title(),
                     .changes_policy = true,
                     .path = "measures[" + std::to_string(place) + "]",
                     .then = then,
                     .now = &now,
                     .apply = std::move(apply)});
  }

  const v1::Policy& policy_before_;
  const v1::Policy& policy_after_;
  const v1::Assessment& now_;
  std::vector<Takeover>& list_;
};

}  // namespace

void AddScoringTakeovers(const v1::ExplainChangeRequest& request, std::vector<Takeover>* list) {
  if (&request.policy_before() != &PolicyAfter(request)) ScoringTakeovers(request, list).Add();
}

}  // namespace ras
