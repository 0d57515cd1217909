#include "lib/monitor/monitor_terms.h"

#include <google/protobuf/arena.h>

#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/check_policy.h"
#include "lib/check/period_check.h"
#include "lib/check/policy_names.h"
#include "lib/finding/fine_percent.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/shape/normal_form.h"
#include "lib/statistics/confidence.h"
#include "lib/terms/read_tolerance.h"

namespace ras {
namespace {

constexpr const char* kUsualConfidence = "95";
constexpr const char* kUsualTrigger = "90";
constexpr std::size_t kUsualMostListed = 100;
constexpr uint32_t kUsualPricesMonths = 12;

std::string OrElse(const std::string& text, const char* usual) { return text.empty() ? usual : text; }

void ReportTwice(const char* path, const std::string& value, FindingReport* report) {
  report->Error({.code = "given_twice",
                 .path = path,
                 .value = value,
                 .message = "The policy says this already.",
                 .remedy = "Leave it out, or give no policy."});
}

void CheckPolicyOf(const v1::MonitorAllocationsRequest& request, FindingReport* report) {
  std::vector<v1::Finding> findings;
  CheckPolicyDocument(request.policy(), "", &findings, nullptr);
  KeepErrors("policy", findings, report);
  if (request.has_governance()) ReportTwice("governance", "", report);
  if (!request.review_on().empty() && !request.policy().review_on().empty()) {
    ReportTwice("review_on", request.review_on(), report);
  }
  if (request.policy().result_period() == request.period()) return;
  report->Error({.code = "periods_differ",
                 .path = "period",
                 .value = v1::Period_Name(request.period()),
                 .message = "The policy allocates for another period, " +
                            check::PeriodName(request.policy().result_period()) + ".",
                 .remedy = "Give the amounts for the period of the policy."});
}

// The same checks as a policy's own, of what stands in the place of it.
void CheckOwnRules(const v1::Governance& governance, FindingReport* report) {
  google::protobuf::Arena arena;
  auto& policy = *google::protobuf::Arena::CreateMessage<v1::Policy>(&arena);
  policy.mutable_governance()->CopyFrom(governance);
  const check::PolicyNames names(policy);
  FindingReport part;
  const check::CheckContext context{policy, names, part};
  check::CheckDuplicateIds(context);
  check::CheckGovernance(context);
  KeepErrors("", &part, report);
}

void CheckPrices(const v1::MonitorAllocationsRequest& request, const Date& as_of, FindingReport* report) {
  for (int i = 0; i < request.prices_size(); ++i) {
    if (Date::Parse(request.prices(i).on()).value() <= as_of) continue;
    report->Error({.code = "date_in_future",
                   .path = In(At("", "prices", i), "on"),
                   .value = request.prices(i).on(),
                   .message = "The prices are of a day that is still to come.",
                   .remedy = "Correct the day, or as_of."});
  }
}

}  // namespace

MonitorTerms ReadMonitorTerms(const v1::MonitorAllocationsRequest& request, FindingReport* report) {
  MonitorTerms terms;
  terms.as_of = Date::Parse(request.as_of()).value();
  if (request.has_policy()) {
    CheckPolicyOf(request, report);
  } else if (request.has_governance()) {
    CheckOwnRules(request.governance(), report);
  }
  terms.governance = request.has_policy() ? &request.policy().governance() : &request.governance();
  terms.governance_path = request.has_policy() ? "policy.governance" : "governance";
  const std::string trigger = OrElse(terms.governance->sufficiency_percent(), kUsualTrigger);
  terms.trigger_percent = Decimal::Parse(trigger).value().Normalised();
  terms.trigger = Divide(Rational(terms.trigger_percent), Rational(100)).value();
  WarnOfSmallPercent(trigger, In(terms.governance_path, "sufficiency_percent"), report);
  const Decimal confidence =
      ReadShare(OrElse(request.confidence_percent(), kUsualConfidence), "confidence_percent", report);
  if (const Result<int64_t> parts = ConfidenceParts(confidence); parts.ok()) {
    terms.beyond = 2 * ShareBeyond(parts.value());
  }
  terms.tolerance = ReadTolerance(request.tolerance(), "tolerance", report);
  if (request.chart_by() != v1::CHART_BY_UNSPECIFIED) terms.chart_by = request.chart_by();
  terms.most_listed = request.most_listed() == 0 ? kUsualMostListed : request.most_listed();
  terms.prices_months = request.prices_months() == 0 ? kUsualPricesMonths : request.prices_months();
  CheckPrices(request, terms.as_of, report);
  return terms;
}

void TellMonitorTerms(const v1::MonitorAllocationsRequest& request, const MonitorTerms& terms,
                      v1::MonitorAllocationsResponse* response) {
  response->set_sufficiency_percent(terms.trigger_percent.ToString());
  response->set_confidence_percent(NormalDecimal(OrElse(request.confidence_percent(), kUsualConfidence)));
  TellTolerance(request.tolerance(), response->mutable_tolerance());
  response->set_period(request.period());
  response->set_as_of(request.as_of());
}

}  // namespace ras
