// Whether a policy is what members agreed, by the report that its ratification names.
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"
#include "lib/fingerprint/document_fingerprint.h"

namespace ras::check {
namespace {

// By the share met informally from which a step holds, what it takes off; both in percent.
using Steps = std::map<Decimal, Decimal>;

class AgreedTableCheck {
 public:
  explicit AgreedTableCheck(const CheckContext& context)
      : context_(context),
        policy_(context.policy),
        rule_(policy_.informal_support()),
        agreed_(policy_.governance().ratification().sign_off()) {}

  void Run() {
    CheckTable();
    CheckDay();
    CheckAuthority();
    CheckReview();
    CheckContingency();
    CheckReductions();
  }

 private:
  void Warn(std::string_view code, std::string path, const std::string& value, std::string message,
            std::string remedy, std::string_view reason) {
    context_.report.Warning({.code = code,
                             .path = std::move(path),
                             .value = value,
                             .message = std::move(message),
                             .remedy = std::move(remedy),
                             .reason = std::string(reason)});
  }

  // Of a table that was raised since, each rise names the table before it.
  bool IsAgreed(const v1::AllocationTable& table) const {
    const std::string& agreed = agreed_.table_fingerprint();
    return std::any_of(table.uplifts().begin(), table.uplifts().end(),
                       [&](const v1::TableUplift& uplift) { return uplift.table_before() == agreed; }) ||
           DocumentFingerprint(table) == agreed;
  }

  void CheckTable() {
    const auto& tables = policy_.tables();
    if (std::any_of(tables.begin(), tables.end(),
                    [this](const v1::AllocationTable& table) { return IsAgreed(table); })) {
      return;
    }
    Warn("table_not_signed_off", "governance.ratification.sign_off.table_fingerprint",
         agreed_.table_fingerprint(),
         "No table of the policy is the one that this report is of, nor was it raised from that.",
         "Put the table in that was agreed, or name the report of the one that is in.", kReasonRatified);
  }

  void CheckDay() {
    const std::string& text = policy_.governance().ratification().on();
    const std::optional<Date> on = ReadDate(text);
    const std::optional<Date> reported = ReadDate(agreed_.as_of());
    const std::optional<Date> agreed = ReadDate(agreed_.agreed_on());
    if (!on) return;
    const bool before_report = reported && *on < *reported;
    if (!before_report && (!agreed || *on >= *agreed)) return;
    Warn("ratified_too_soon", "governance.ratification.on", text,
         "The policy was ratified on " + text + ", before " +
             (before_report ? "the day of the report that this rests on, " + agreed_.as_of()
                            : "its table was to be agreed, on " + agreed_.agreed_on()) +
             ".",
         "Correct the day, or name the report that the decision rests on.", kReasonRatified);
  }

  void CheckAuthority() {
    if (agreed_.authority().empty() || policy_.authority().empty()) return;
    if (agreed_.authority() == policy_.authority()) return;
    Warn("authority_not_as_agreed", "authority", policy_.authority(),
         "The policy is that of " + Quote(policy_.authority()) + "; the table was agreed for " +
             Quote(agreed_.authority()) + ".",
         "Name the authority alike, or take the table that was agreed for this one.", kReasonRatified);
  }

  void CheckReview() {
    if (agreed_.review_on().empty() || policy_.review_on().empty()) return;
    if (agreed_.review_on() == policy_.review_on()) return;
    Warn("review_not_as_agreed", "review_on", policy_.review_on(),
         "The policy is to be reviewed on " + policy_.review_on() +
             "; the review that was agreed with the table is on " + agreed_.review_on() + ".",
         "Write the day that was agreed, or agree another.", kReasonReviewDate);
  }

  void CheckContingency() {
    const bool has_contingency = policy_.governance().has_contingency();
    const std::string& percent = policy_.governance().contingency().percent();
    const std::optional<Decimal> own = has_contingency ? ReadDecimal(percent) : Decimal{0, 0};
    const std::optional<Decimal> agreed = ReadDecimal(agreed_.contingency_percent());
    if (!own || !agreed || *own == *agreed) return;
    Warn("contingency_not_as_agreed",
         has_contingency ? "governance.contingency.percent" : "governance.contingency", percent,
         (has_contingency ? "The policy has a contingency of " + percent + "%"
                          : std::string("The policy has no contingency")) +
             "; the table was built with " +
             (agreed->coefficient == 0 ? std::string("none")
                                       : "one of " + agreed_.contingency_percent() + "%") +
             ".",
         "Write what was kept back when the table was built, or build the table anew.", kReasonAgreed);
  }

  Steps StepsOf(std::string_view impact) const {
    Steps steps;
    for (const v1::CollateReduction& step : agreed_.grossed_up().reductions()) {
      const std::optional<Decimal> from = ReadDecimalOr(step.from_percent(), 0);
      const std::optional<Decimal> percent = ReadDecimal(step.percent());
      if (step.impact() == impact && from && percent) steps.emplace(*from, *percent);
    }
    return steps;
  }

  // What costs were grossed up by for somebody with this share and impact, in words, if that is not what the
  // policy takes off; else empty.
  std::string OtherThan(const Decimal& percent, const v1::SupportShare& share,
                        const std::string& impact) const {
    const std::optional<Decimal> from = ReadDecimal(share.percent_from());
    const std::optional<Decimal> to = ReadDecimal(share.percent_to());
    if (agreed_.grossed_up().reductions().empty()) {
      if ((!from || *from <= percent) && (!to || percent <= *to)) return "";
      return "the share of need that is met informally itself";
    }
    const Steps steps = StepsOf(impact);
    if (steps.empty()) return "nothing that is said for this impact";
    // Where it is not said what the share stands for, any step of the impact may be its.
    auto step = from ? steps.upper_bound(*from) : steps.begin();
    if (from && step != steps.begin()) --step;
    std::string other;
    for (; step != steps.end() && (!from || step->first <= *from || (to && step->first < *to)); ++step) {
      const bool same = step->second == percent;
      if (same && !from) return "";
      if (!same && other.empty()) {
        other = step->second.ToString() + "% from a share of " + step->first.ToString() + "% on";
      }
    }
    return other;
  }

  void CheckReductions() {
    if (!agreed_.has_grossed_up()) return;
    if (rule_.approach() == v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED) {
      return Warn("reductions_not_as_agreed", "informal_support.approach",
                  v1::InformalSupportApproach_Name(rule_.approach()),
                  "Costs were grossed up for informal support when the table was built; the policy takes "
                  "nothing off for it.",
                  "Take off what costs were grossed up by, or build the table anew.", kReasonAgreed);
    }
    for (int i = 0; i < rule_.reductions_size(); ++i) {
      const v1::Reduction& reduction = rule_.reductions(i);
      const int share = context_.names.shares.Find(reduction.share());
      const std::optional<Decimal> percent = ReadDecimal(reduction.percent());
      if (share < 0 || rule_.shares(share).none() || !percent) continue;
      const std::string other = OtherThan(*percent, rule_.shares(share), reduction.impact());
      if (other.empty()) continue;
      Warn("reductions_not_as_agreed", In(At("informal_support", "reductions", i), "percent"),
           reduction.percent(),
           "For the share " + Quote(reduction.share()) + " with the impact " + Quote(reduction.impact()) +
               " the policy takes " + reduction.percent() + "% off; costs were grossed up by " + other +
               " when the table was built.",
           "Take off what costs were grossed up by, or build the table anew.", kReasonAgreed);
    }
  }

  const CheckContext& context_;
  const v1::Policy& policy_;
  const v1::InformalSupportRule& rule_;
  const v1::SignOffReference& agreed_;
};

}  // namespace

void CheckAgreedTable(const CheckContext& context) {
  if (context.policy.governance().ratification().has_sign_off()) AgreedTableCheck(context).Run();
}

}  // namespace ras::check
