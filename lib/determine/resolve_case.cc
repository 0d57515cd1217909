#include "lib/determine/resolved_case.h"
#include "lib/shape/check_shape.h"
#include "ras/date.h"

namespace ras {
namespace {

std::string ListKeys(const google::protobuf::RepeatedPtrField<v1::CareGroup>& groups) {
  std::string list;
  for (const v1::CareGroup& group : groups) list += (list.empty() ? "" : ", ") + group.id();
  return list;
}

// Dates that have been, at the request's own today. An unreadable date was reported by the shape check.
void CheckPast(const std::string& date, Date as_of, const std::string& path, FindingList* findings) {
  if (date.empty()) return;
  const Result<Date> parsed = Date::Parse(date);
  if (parsed.ok() && parsed.value() > as_of) findings->Error("date_in_future", path, date, as_of.ToString());
}

void ResolveDates(const CompiledPolicy& policy, const v1::DetermineRequest& request, FindingList* findings) {
  const v1::Assessment& assessment = request.assessment();
  const Result<Date> as_of = Date::Parse(request.as_of());
  if (as_of.ok()) {
    CheckPast(assessment.assessed_on(), as_of.value(), "assessment.assessed_on", findings);
    CheckPast(assessment.eligibility().decided_on(), as_of.value(), "assessment.eligibility.decided_on",
              findings);
    for (int c = 0; c < assessment.carers_size(); ++c) {
      const std::string path = "assessment.carers[" + std::to_string(c) + "].";
      const v1::Carer& carer = assessment.carers(c);
      CheckPast(carer.confirmed_on(), as_of.value(), path + "confirmed_on", findings);
      CheckPast(carer.assessed_on(), as_of.value(), path + "assessed_on", findings);
      CheckPast(carer.sustainability().checked_on(), as_of.value(), path + "sustainability.checked_on",
                findings);
    }
    if (as_of.value() < policy.effective_from || as_of.value() > policy.effective_to) {
      findings->Warning("policy_not_in_force_as_of", "as_of", request.as_of());
    }
    const Result<Date> review = Date::Parse(policy.document.review_on());
    if (review.ok() && as_of.value() > review.value()) {
      findings->Warning("review_overdue", "as_of", request.as_of(), policy.document.review_on());
    }
  }
  const Result<Date> assessed = Date::Parse(assessment.assessed_on());
  if (assessed.ok() && (assessed.value() < policy.effective_from || assessed.value() > policy.effective_to)) {
    const bool early = assessed.value() < policy.effective_from;
    findings->Error("outside_policy_life", "assessment.assessed_on", assessment.assessed_on(),
                    early ? policy.document.effective_from() : policy.document.effective_to());
  }
  const Result<Date> decided = Date::Parse(assessment.eligibility().decided_on());
  if (assessed.ok() && decided.ok() && decided.value() > assessed.value()) {
    findings->Warning("eligibility_date_after_assessment", "assessment.eligibility.decided_on",
                      assessment.eligibility().decided_on(), assessment.assessed_on());
  }
}

void ResolveFacts(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved) {
  FindingList& findings = resolved->findings;
  CaseState& state = resolved->state;
  if (!assessment.policy_id().empty() && assessment.policy_id() != policy.document.id()) {
    findings.Error("wrong_policy", "assessment.policy_id", assessment.policy_id(), policy.document.id());
  }
  if (!assessment.policy_version().empty() && assessment.policy_version() != policy.document.version()) {
    findings.Error("wrong_policy", "assessment.policy_version", assessment.policy_version(),
                   policy.document.version());
  }
  if (const auto group = policy.care_group_index.find(assessment.care_group());
      group != policy.care_group_index.end()) {
    state.care_group = group->second;
    const std::string& reason = policy.document.care_groups(group->second).excluded_because();
    if (!reason.empty()) {
      findings.Error("excluded_care_group", "assessment.care_group", assessment.care_group(), {}, reason);
    }
  } else if (!assessment.care_group().empty()) {
    findings.Error("unknown_care_group", "assessment.care_group", assessment.care_group(),
                   ListKeys(policy.document.care_groups()));
  }
  if (!assessment.area().empty()) {
    const auto area = policy.area_index.find(assessment.area());
    if (area == policy.area_index.end()) {
      findings.Error("unknown_area", "assessment.area", assessment.area());
    } else {
      state.area = area->second;
    }
  } else if (!policy.area_index.empty()) {
    findings.Error("area_missing", "assessment.area");
  }
  state.age_known = assessment.has_age_months();
  state.age_months = assessment.age_months();
  if (policy.tests_age && !state.age_known) findings.Error("age_missing", "assessment.age_months");
}

void ResolveDecisions(const CompiledPolicy& policy, const v1::Assessment& assessment, FindingList* findings) {
  if (!assessment.has_eligibility()) {
    findings->Warning("eligibility_missing", "assessment.eligibility");
  } else if (!assessment.eligibility().eligible()) {
    findings->Error("not_eligible", "assessment.eligibility.eligible", "false",
                    assessment.eligibility().decided_on(), assessment.eligibility().decided_by());
  }
  if (assessment.has_professional_figure() &&
      assessment.professional_figure().period() != policy.document.result_period()) {
    findings->Error("professional_period", "assessment.professional_figure.period",
                    v1::Period_Name(assessment.professional_figure().period()),
                    v1::Period_Name(policy.document.result_period()));
  }
}

}  // namespace

void ResolveCase(const CompiledPolicy& policy, const v1::DetermineRequest& request, ResolvedCase* resolved) {
  FindingList& findings = resolved->findings;
  std::vector<Violation> violations;
  if (request.has_policy()) {
    findings.Error("policy_in_request", "policy");
  } else {
    CheckShape(request, policy.request_shape, &violations);
  }
  bool all_lists_end = true;
  for (Violation& violation : violations) {
    all_lists_end = all_lists_end && violation.code != "too_many_items";
    findings.AddShape(std::move(violation));
  }
  // Going through a list that is longer than it may be would take as long as whoever wrote it likes.
  if (!all_lists_end) return;
  ResolveDates(policy, request, &findings);
  ResolveFacts(policy, request.assessment(), resolved);
  ResolveAnswers(policy, request.assessment(), resolved);
  ResolveSupport(policy, request.assessment(), resolved);
  ResolveDecisions(policy, request.assessment(), &findings);
}

}  // namespace ras
