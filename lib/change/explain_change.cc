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
    now_.assessment = google::protobuf::Arena::CreateMessage<v1::Assessment>(&arena_);
  }

  void Run() {
    CheckPolicies();
    CheckThatFiguresCompare();
    if (report_.has_errors()) return;
    is_range_ = FigureOf(request_.before()).is_range || FigureOf(request_.after()).is_range;
    Begin();
    const Figure first = FigureOf(request_.before());
    const std::optional<Figure> replayed = Determined();
    if (!replayed || !IsSame(*replayed, first)) return ReportReplay("before");
    last_ = first;
    TellSteps();
    if (report_.has_errors()) return;
    const Figure after = FigureOf(request_.after());
    if (!IsSame(last_, after)) return ReportReplay("after");
    response_.set_period(request_.after().period());
    response_.set_currency(request_.after().currency());
    Tell(first, response_.mutable_before());
    Tell(after, response_.mutable_after());
    TellChange(first, after, &response_);
  }

 private:
  const v1::Policy& PolicyAfter() const {
    return request_.has_policy_after() ? request_.policy_after() : request_.policy_before();
  }

  void CheckPolicy(const v1::Policy& document, const char* field, const v1::Determination& stored,
                   const char* determination) {
    std::vector<v1::Finding> findings;
    const std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
    if (policy != nullptr) return CheckStored(*policy, stored, determination, &report_);
    KeepErrors(field, findings, &report_);
  }

  void CheckPolicies() {
    CheckPolicy(request_.policy_before(), "policy_before", request_.before(), "before");
    CheckPolicy(PolicyAfter(), request_.has_policy_after() ? "policy_after" : "policy_before",
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

  // In between, the policy has to be in force on both days: that alone changes no amount.
  void WidenForce() {
    const std::string& from = PolicyAfter().effective_from();
    if (from < now_.policy->effective_from()) now_.policy->set_effective_from(from);
    now_.policy->clear_effective_to();
  }

  void Begin() {
    now_.policy->CopyFrom(request_.policy_before());
    now_.assessment->CopyFrom(request_.before().assessment());
    now_.as_of = request_.before().as_of();
    WidenForce();
    Compile();
  }

  void Compile() {
    std::vector<v1::Finding> findings;
    compiled_ = Policy::Compile(*now_.policy, &findings);
  }

  // The figure of the case as it stands, or nothing if there is none.
  std::optional<Figure> Determined() {
    if (compiled_ == nullptr) return std::nullopt;
    google::protobuf::Arena arena;
    auto& request = *google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
    request.mutable_assessment()->CopyFrom(*now_.assessment);
    request.set_as_of(now_.as_of);
    auto& response = *google::protobuf::Arena::CreateMessage<v1::DetermineResponse>(&arena);
    Determine(*compiled_, request, &response);
    if (!response.has_determination()) return std::nullopt;
    return FigureOf(response.determination());
  }

  void TellSteps() {
    std::vector<Takeover> waiting;  // Of which there is no figure without the next.
    for (Takeover& takeover : TakeoversOf(request_)) {
      takeover.apply(&now_);
      if (takeover.changes_policy) {
        WidenForce();
        Compile();
      }
      waiting.push_back(std::move(takeover));
      const std::optional<Figure> figure = Determined();
      if (!figure) continue;
      TellStep(waiting, *figure);
      waiting.clear();
    }
    if (!waiting.empty()) ReportReplay("after");
  }

  void TellStep(const std::vector<Takeover>& parts, const Figure& figure) {
    v1::ChangeStep* step = response_.add_steps();
    for (const Takeover& part : parts) {
      v1::ChangedPart* told = step->add_parts();
      told->set_kind(part.kind);
      told->set_id(part.id);
      told->set_title(part.title);
      told->set_before(part.before);
      told->set_after(part.after);
    }
    is_range_ = is_range_ || figure.is_range;
    Tell(figure, step->mutable_figure());
    TellChange(last_, figure, step);
    last_ = figure;
  }

  template <class Told>
  void TellChange(const Figure& from, const Figure& to, Told* told) const {
    TellAmount(to.lower - from.lower, told->mutable_change());
    if (is_range_) TellAmount(to.upper - from.upper, told->mutable_upper_change());
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
  std::unique_ptr<const Policy> compiled_;
  Figure last_;
  bool is_range_ = false;
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
