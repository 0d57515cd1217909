#include "lib/monitor/monitor_terms.h"

#include <google/protobuf/arena.h>

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/check_policy.h"
#include "lib/check/period_check.h"
#include "lib/check/policy_names.h"
#include "lib/finding/fine_percent.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/shape/check_shape.h"
#include "lib/shape/compare_messages.h"
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

// The rules in effect, field by field.
void CompareRules(const v1::Governance& there, const v1::Governance& here, TermsDifferences* differences) {
  constexpr std::size_t kMostRules = 5;
  google::protobuf::Arena arena;
  auto& rules = *google::protobuf::Arena::CreateMessage<v1::Governance>(&arena);
  auto& own = *google::protobuf::Arena::CreateMessage<v1::Governance>(&arena);
  WriteRules(there, &rules);
  WriteRules(here, &own);
  std::vector<MessageDifference> fields;
  CompareMessages(
      rules, own, [](const google::protobuf::FieldDescriptor&) { return false; }, kMostRules, &fields);
  for (MessageDifference& field : fields) {
    differences->Add({In("governance", field.path), "rule `" + field.path + "`", std::move(field.stored),
                      std::move(field.replayed)});
  }
}

}  // namespace

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

void ReadTrigger(const std::string& percent, MonitorTerms* terms) {
  terms->trigger_percent = Decimal::Parse(OrElse(percent, kUsualTrigger)).value().Normalised();
  terms->trigger = Divide(Rational(terms->trigger_percent), Rational(100)).value();
}

MonitorTerms ReadMonitorTerms(const v1::MonitorAllocationsRequest& request, FindingReport* report) {
  MonitorTerms terms;
  terms.period = request.period();
  terms.as_of = Date::Parse(request.as_of()).value();
  if (request.has_policy()) {
    CheckPolicyOf(request, report);
  } else if (request.has_governance()) {
    CheckOwnRules(request.governance(), report);
  }
  terms.governance = request.has_policy() ? &request.policy().governance() : &request.governance();
  terms.governance_path = request.has_policy() ? "policy.governance" : "governance";
  const std::string& trigger = terms.governance->sufficiency_percent();
  ReadTrigger(trigger, &terms);
  WarnOfSmallPercent(OrElse(trigger, kUsualTrigger), In(terms.governance_path, "sufficiency_percent"),
                     report);
  v1::SufficiencyTolerance tolerance;
  TellTolerance(request.tolerance(), &tolerance);
  terms.tolerance_percent = tolerance.percent();
  terms.tolerance_amount = tolerance.amount();
  terms.tolerance = ReadTolerance(request.tolerance(), "tolerance", report);
  CheckPrices(request, terms.as_of, report);
  if (request.has_contingency()) terms.contingency = &request.contingency();
  if (!report->has_errors()) terms.days = ReadPolicyDays(request);
  return terms;
}

std::size_t MostListed(const v1::MonitorAllocationsRequest& request) {
  return request.most_listed() == 0 ? kUsualMostListed : request.most_listed();
}

void AddPartTerms(const v1::MonitorAllocationsRequest& request, MonitorTerms* terms) {
  if (request.has_policy()) terms->policy = DocumentFingerprint(request.policy());
  terms->rules = FingerprintOfRules(*terms->governance);
  if (terms->contingency != nullptr) {
    terms->contingency_year = FingerprintOfContingency(*terms->contingency, terms->period);
  }
}

MonitorAsked ReadMonitorAsked(const std::string& confidence_percent, v1::ChartBy chart_by,
                              uint32_t prices_months, FindingReport* report) {
  MonitorAsked asked;
  asked.confidence_percent = NormalDecimal(OrElse(confidence_percent, kUsualConfidence));
  const Decimal confidence =
      ReadShare(OrElse(confidence_percent, kUsualConfidence), "confidence_percent", report);
  if (const Result<int64_t> parts = ConfidenceParts(confidence); parts.ok()) {
    asked.beyond = 2 * ShareBeyond(parts.value());
  }
  if (chart_by != v1::CHART_BY_UNSPECIFIED) asked.chart_by = chart_by;
  asked.prices_months = prices_months == 0 ? kUsualPricesMonths : prices_months;
  return asked;
}

void WriteRules(const v1::Governance& governance, v1::Governance* told) {
  told->mutable_approval_tiers()->CopyFrom(governance.approval_tiers());
  const v1::EnhancementRule& rule = governance.enhancement();
  if (rule.time_limit_months() > 0 || !rule.reasons().empty()) told->mutable_enhancement()->CopyFrom(rule);
  told->set_sufficiency_percent(OrElse(governance.sufficiency_percent(), kUsualTrigger));
  told->mutable_stage_standards()->CopyFrom(governance.stage_standards());
  Normalise(told);
}

void WriteContingency(const v1::ContingencyYear& year, v1::Period period, v1::ContingencyYear* told) {
  told->CopyFrom(year);
  if (!check::NeedsBasis(period, v1::PERIOD_DAY)) told->clear_year_basis();
  Normalise(told);
}

std::string FingerprintOfContingency(const v1::ContingencyYear& year, v1::Period period) {
  google::protobuf::Arena arena;
  auto& in_effect = *google::protobuf::Arena::CreateMessage<v1::ContingencyYear>(&arena);
  WriteContingency(year, period, &in_effect);
  return Fingerprint(in_effect);
}

std::string FingerprintOfRules(const v1::Governance& governance) {
  google::protobuf::Arena arena;
  auto& rules = *google::protobuf::Arena::CreateMessage<v1::Governance>(&arena);
  WriteRules(governance, &rules);
  return Fingerprint(rules);
}

std::vector<StagePair> StagePairs(const v1::Governance& governance) {
  std::set<StagePair> pairs;
  for (const v1::StageStandard& standard : governance.stage_standards()) {
    if (standard.from() != v1::STAGE_UNSPECIFIED) pairs.emplace(standard.from(), standard.to());
  }
  for (int stage = v1::STAGE_ASSESSMENT; stage < v1::STAGE_FINAL_BUDGET; ++stage) {
    pairs.emplace(static_cast<v1::Stage>(stage), static_cast<v1::Stage>(stage + 1));
  }
  return {pairs.begin(), pairs.end()};
}

void TellMonitorTerms(const MonitorTerms& terms, const MonitorAsked& asked,
                      v1::MonitorAllocationsResponse* response) {
  response->set_sufficiency_percent(terms.trigger_percent.ToString());
  response->set_confidence_percent(asked.confidence_percent);
  response->mutable_tolerance()->set_percent(terms.tolerance_percent);
  response->mutable_tolerance()->set_amount(terms.tolerance_amount);
  response->set_period(terms.period);
  response->set_as_of(terms.as_of.ToString());
}

std::vector<TermsDifference> DifferencesOf(const MonitorTerms& there, const MonitorTerms& here) {
  TermsDifferences differences;
  differences.Compare("period", "period", check::PeriodName(there.period), check::PeriodName(here.period));
  differences.Compare("as_of", "day for which it is told", there.as_of.ToString(), here.as_of.ToString());
  differences.Compare("tolerance", "tolerance",
                      ToleranceText(there.tolerance_percent, there.tolerance_amount),
                      ToleranceText(here.tolerance_percent, here.tolerance_amount));
  const PolicyDays &days = there.days, &own_days = here.days;
  differences.CompareUntold("policy", "policy",
                            there.policy == here.policy && days.effective_from == own_days.effective_from &&
                                days.effective_to == own_days.effective_to);
  if (there.rules != here.rules) CompareRules(*there.governance, *here.governance, &differences);
  differences.Compare("review_on", "day of the review", days.review_on, own_days.review_on);
  differences.CompareUntold("prices", "list of prices", days.prices == own_days.prices);
  differences.CompareUntold("contingency", "contingency", there.contingency_year == here.contingency_year);
  return differences.Take();
}

}  // namespace ras
