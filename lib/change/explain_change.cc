#include <google/protobuf/arena.h>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/change/case_between.h"
#include "lib/change/change.h"
#include "lib/change/same_parts.h"
#include "lib/change/tell_fields.h"
#include "lib/determine/seal.h"
#include "lib/engine.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/answer.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"

namespace ras {
namespace {

constexpr const char* kReasonOnePerson =
    "A change is told of one person from one day to a later one (docs/change.md section 1).";

// What a determination comes to, in pence; nothing, where its outcome is no amount.
struct Figure {
  v1::Outcome outcome = v1::OUTCOME_UNSPECIFIED;
  v1::AmountRange amount;
  int64_t lower = 0;
  int64_t upper = 0;
  bool is_range = false;
};

Figure FigureOf(const v1::Determination& determination) {
  Figure figure;
  figure.outcome = determination.outcome();
  if (figure.outcome != v1::OUTCOME_AMOUNT) return figure;
  const v1::AmountRange& told = determination.indicative_allocation();
  figure.amount.CopyFrom(told);
  figure.is_range = told.has_upper();
  figure.lower = told.amount().pence();
  figure.upper = figure.is_range ? told.upper().pence() : figure.lower;
  return figure;
}

void Tell(const Figure& figure, v1::FigureThen* told) {
  told->set_outcome(figure.outcome);
  if (figure.outcome == v1::OUTCOME_AMOUNT) told->mutable_amount()->CopyFrom(figure.amount);
}

// What a table gives to the person, before all adjustments: one amount for each component that reads it, with
// commas between them. Nothing where it gives none.
std::string GivenBy(const std::string& table, const v1::Determination& determination) {
  std::string text;
  for (const v1::ComponentResult& component : determination.components()) {
    if (component.table() != table || component.steps().empty()) continue;
    const v1::AllocationStep& step = component.steps(0);
    if (step.kind() != v1::STEP_KIND_TABLE || !step.has_after()) continue;
    text += (text.empty() ? "" : ", ") + step.after().amount().decimal();
    if (step.after().has_upper()) text += " to " + step.after().upper().decimal();
  }
  return text;
}

// What a question scored for the person. Nothing where it was not asked, or is never scored.
std::string PointsOf(const std::string& question, const v1::Determination& determination) {
  const v1::AnswerResult* result = FindByQuestion(determination.answers(), question);
  if (result == nullptr || result->state() == v1::ANSWER_STATE_NOT_ASKED) return {};
  return result->points();
}

std::string ValueOf(const std::string& measure, const v1::Determination& determination) {
  for (const v1::MeasureResult& result : determination.measures()) {
    if (result.measure() == measure) return result.value();
  }
  return {};
}

// Reports a determination that is not of this policy, or was changed after it was made.
void CheckStored(const Policy& policy, const v1::Determination& stored, const std::string& path,
                 FindingReport* report) {
  if (stored.policy().fingerprint() != policy.fingerprint()) {
    report->Error({.code = "another_policy",
                   .path = In(path, "policy.fingerprint"),
                   .value = stored.policy().fingerprint(),
                   .message = "The determination was not made by this policy, whose fingerprint is " +
                              policy.fingerprint() + ".",
                   .remedy = "Give the policy, and its version, that the determination names."});
  }
  if (stored.seal() != SealOf(stored)) {
    report->Error({.code = "seal_broken",
                   .path = In(path, "seal"),
                   .value = stored.seal(),
                   .message = "The determination is not as it was made: its seal does not match.",
                   .remedy = "Give it as it was stored."});
  }
}

class Account {
 public:
  Account(const v1::ExplainChangeRequest& request, FindingReport* report, v1::ExplainChangeResponse* response)
      : request_(request), report_(*report), response_(*response) {
    now_.policy = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena_);
    previous_ = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena_);
    in_force_ = google::protobuf::Arena::CreateMessage<v1::Policy>(&arena_);
    told_ = google::protobuf::Arena::CreateMessage<v1::DetermineResponse>(&arena_);
    found_ = google::protobuf::Arena::CreateMessage<v1::DetermineResponse>(&arena_);
    now_.assessment = google::protobuf::Arena::CreateMessage<v1::Assessment>(&arena_);
  }

  void Run() {
    CheckPolicies();
    CheckThatFiguresCompare();
    if (report_.has_errors()) return;
    NoteWhatIsUnusual();
    Begin();
    const Figure first = FigureOf(request_.before());
    has_range_ = first.is_range;
    const std::optional<Figure> replayed = Determined();
    if (!replayed || !IsSame(*replayed, first)) return ReportReplay("before");
    last_ = first;
    std::swap(told_, found_);
    TellSteps();
    if (report_.has_errors()) return;
    const Figure after = FigureOf(request_.after());
    if (!IsSame(last_, after)) return ReportReplay("after");
    response_.set_period(request_.after().period());
    response_.set_currency(request_.after().currency());
    Tell(first, response_.mutable_before());
    Tell(after, response_.mutable_after());
    TellChange(first, after, &response_);
    if (!has_range_) LeaveOutUpperEnds();
  }

 private:
  void CheckPolicy(const v1::Policy& document, const char* field, const v1::Determination& stored,
                   const char* determination) {
    std::vector<v1::Finding> findings;
    const std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
    if (policy != nullptr) return CheckStored(*policy, stored, determination, &report_);
    KeepErrors(field, findings, &report_);
  }

  void CheckPolicies() {
    CheckPolicy(request_.policy_before(), "policy_before", request_.before(), "before");
    CheckPolicy(PolicyAfter(request_), request_.has_policy_after() ? "policy_after" : "policy_before",
                request_.after(), "after");
  }

  void CheckThatFiguresCompare() {
    if (request_.before().period() != request_.after().period()) {
      report_.Error({.code = "periods_differ",
                     .path = "after.period",
                     .value = v1::Period_Name(request_.after().period()),
                     .message = "The two figures are not for one period.",
                     .remedy = "Compare determinations whose figures are for one period."});
    }
    if (request_.before().currency() != request_.after().currency()) {
      report_.Error({.code = "currencies_differ",
                     .path = "after.currency",
                     .value = request_.after().currency(),
                     .message = "The two figures are not in one currency.",
                     .remedy = "Compare determinations in one currency."});
    }
  }

  void Begin() {
    now_.policy->CopyFrom(request_.policy_before());
    now_.assessment->CopyFrom(request_.before().assessment());
    now_.as_of = request_.before().as_of();
    Compile();
  }

  // Both may be right, and both are easily a mix-up of files.
  void NoteWhatIsUnusual() {
    const std::string& then = request_.before().assessment().reference();
    const std::string& now = request_.after().assessment().reference();
    if (then != now) {
      report_.Note({.code = "references_differ",
                    .path = "after.assessment.reference",
                    .value = now,
                    .message = "The earlier determination is of the assessment " + Quote(then) +
                               ": the two may be of two people.",
                    .remedy = "See that both are of one person.",
                    .reason = kReasonOnePerson});
    }
    if (!(request_.after().as_of() < request_.before().as_of())) return;
    report_.Warning({.code = "later_is_earlier",
                     .path = "after.as_of",
                     .value = request_.after().as_of(),
                     .message = "The later determination is for a day before that of the earlier one, " +
                                request_.before().as_of() + ".",
                     .remedy = "Exchange the two, if they were mixed up.",
                     .reason = kReasonOnePerson});
  }

  // In between, the policy has to be in force on both days: that alone changes no amount.
  void Compile() {
    in_force_->CopyFrom(*now_.policy);
    for (const v1::Policy* policy : {&request_.policy_before(), &PolicyAfter(request_)}) {
      if (policy->effective_from() < in_force_->effective_from()) {
        in_force_->set_effective_from(policy->effective_from());
      }
    }
    in_force_->clear_effective_to();
    std::vector<v1::Finding> findings;
    compiled_ = Policy::Compile(*in_force_, &findings);
  }

  // The figure of the case as it stands, or nothing if there is none.
  std::optional<Figure> Determined() {
    if (compiled_ == nullptr) return std::nullopt;
    google::protobuf::Arena arena;
    auto& request = *google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
    request.mutable_assessment()->CopyFrom(*now_.assessment);
    request.set_as_of(now_.as_of);
    Determine(*compiled_, request, found_);
    if (!found_->has_determination()) return std::nullopt;
    return FigureOf(found_->determination());
  }

  void TellSteps() {
    const std::vector<Takeover> takeovers = TakeoversOf(request_);
    std::vector<const Takeover*> together;  // While it holds some, there is no figure without the next one.
    for (const Takeover& takeover : takeovers) {
      if (together.empty() && takeover.kind == v1::CHANGE_KIND_RULES && IsPolicyAfter()) continue;
      v1::ChangeStep* step =
          together.empty() ? response_.add_steps() : response_.mutable_steps(response_.steps_size() - 1);
      together.push_back(&takeover);
      Apply(takeover, step->add_parts());
      const std::optional<Figure> figure = Determined();
      if (!figure) continue;
      TellStep(*figure, together, step);
      together.clear();
    }
    if (!together.empty()) ReportReplay("after");
  }

  // There is nothing else in the policy that changed.
  bool IsPolicyAfter() const {
    return now_.policy->SerializeAsString() == PolicyAfter(request_).SerializeAsString();
  }

  void Apply(const Takeover& takeover, v1::ChangedPart* told) {
    told->set_kind(takeover.kind);
    told->set_id(takeover.id);
    told->set_title(takeover.title);
    told->set_before(takeover.before);
    told->set_after(takeover.after);
    told->set_component(takeover.component);
    told->set_said(takeover.said);
    if (!takeover.changes_policy) return ApplyToAssessment(takeover, told);
    if (takeover.path.empty()) previous_->CopyFrom(*now_.policy);
    takeover.apply(&now_);
    if (takeover.path.empty()) TellFieldsOfAll(*previous_, *now_.policy, told);
    Compile();
  }

  // Where words cannot tell the one from the other, the fields do.
  void ApplyToAssessment(const Takeover& takeover, v1::ChangedPart* told) {
    if (takeover.before != takeover.after) return takeover.apply(&now_);
    told->clear_before();
    told->clear_after();
    google::protobuf::Arena arena;
    auto& previous = *google::protobuf::Arena::CreateMessage<v1::Assessment>(&arena);
    previous.CopyFrom(*now_.assessment);
    takeover.apply(&now_);
    TellFieldsOfAll(previous, *now_.assessment, told);
  }

  // What a part of the policy gave to this person, in words, and which of its fields differ.
  void TellPart(const Takeover& takeover, v1::ChangedPart* told) const {
    const v1::Determination &before = told_->determination(), &after = found_->determination();
    if (takeover.kind == v1::CHANGE_KIND_TABLE) {
      told->set_before(GivenBy(takeover.id, before));
      told->set_after(GivenBy(takeover.id, after));
    } else if (takeover.kind == v1::CHANGE_KIND_QUESTION) {
      told->set_before(PointsOf(takeover.id, before));
      told->set_after(PointsOf(takeover.id, after));
    } else if (takeover.kind == v1::CHANGE_KIND_MEASURE) {
      told->set_before(ValueOf(takeover.id, before));
      told->set_after(ValueOf(takeover.id, after));
    }
    if (!takeover.path.empty()) TellFieldsOfPart(takeover, before, after, told);
  }

  void TellStep(const Figure& figure, const std::vector<const Takeover*>& takeovers, v1::ChangeStep* step) {
    for (std::size_t part = 0; part < takeovers.size(); ++part) {
      TellPart(*takeovers[part], step->mutable_parts(static_cast<int>(part)));
    }
    has_range_ = has_range_ || figure.is_range;
    Tell(figure, step->mutable_figure());
    TellChange(last_, figure, step);
    last_ = figure;
    std::swap(told_, found_);
  }

  template <class Told>
  static void TellChange(const Figure& from, const Figure& to, Told* told) {
    TellAmount(to.lower - from.lower, told->mutable_change());
    TellAmount(to.upper - from.upper, told->mutable_upper_change());
  }

  // Where all figures are single they are the same as the lower ones.
  void LeaveOutUpperEnds() {
    response_.clear_upper_change();
    for (v1::ChangeStep& step : *response_.mutable_steps()) step.clear_upper_change();
  }

  static bool IsSame(const Figure& a, const Figure& b) {
    return a.outcome == b.outcome && a.lower == b.lower && a.upper == b.upper && a.is_range == b.is_range;
  }

  void ReportReplay(const char* path) {
    report_.Error({.code = "figure_differs",
                   .path = path,
                   .value = "",
                   .message = "Worked out again, the determination has another figure, or none.",
                   .remedy = "See what ras_verify says of it."});
  }

  const v1::ExplainChangeRequest& request_;
  FindingReport& report_;
  v1::ExplainChangeResponse& response_;
  google::protobuf::Arena arena_;
  CaseBetween now_;
  // The policy before the last part was taken over, and the one that is compiled.
  v1::Policy* previous_ = nullptr;
  v1::Policy* in_force_ = nullptr;
  // The determination that the last step ended with, and the one after it.
  v1::DetermineResponse* told_ = nullptr;
  v1::DetermineResponse* found_ = nullptr;
  std::unique_ptr<const Policy> compiled_;
  Figure last_;
  // The first figure is a range, or one after it.
  bool has_range_ = false;
};

}  // namespace

void ExplainChange(const v1::ExplainChangeRequest& request, v1::ExplainChangeResponse* response) {
  response->Clear();
  FindingReport report;
  const ShapeOutcome shape = ReportShape(request, &report);
  if (shape.all_lists_end && !report.has_errors()) Account(request, &report, response).Run();
  FinishAnswer(&report, response);
}

}  // namespace ras
