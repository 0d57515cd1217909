// What a council should say in public about its system, and who decides.
#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lib/check/check_context.h"
#include "lib/check/reasons.h"
#include "lib/check/score.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// A decision that people must be able to challenge, and the words by which a policy may name it.
struct Decision {
  std::string_view name;
  std::array<std::string_view, 3> words;
};
constexpr std::array<Decision, 4> kDecisions = {
    {{"eligibility", {"eligib", "qualif", "entitle"}},
     {"the indicative allocation", {"indicative", "allocation", "first figure"}},
     {"the support plan", {"plan", "plan", "plan"}},
     {"the final budget", {"final", "personal budget", "agreed budget"}}}};

std::string LowerCase(std::string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

bool Names(const std::string& lower, const Decision& decision) {
  return std::any_of(decision.words.begin(), decision.words.end(),
                     [&](std::string_view word) { return lower.find(word) != std::string::npos; });
}

class GovernanceCheck {
 public:
  explicit GovernanceCheck(const CheckContext& context)
      : context_(context), governance_(context.policy.governance()) {}

  void Run() {
    CheckPublicStatements();
    CheckAgreedTable(context_);
    CheckChallenges();
    CheckIndicative();
    CheckTiers();
    CheckContingency();
    CheckSufficiency();
    CheckStages();
  }

 private:
  void Warn(std::string_view code, std::string_view field, std::string_view value, std::string_view message,
            std::string_view remedy, std::string_view reason) {
    context_.report.Warning(Make(code, field, value, message, remedy, reason));
  }
  void Note(std::string_view code, std::string_view field, std::string_view value, std::string_view message,
            std::string_view remedy, std::string_view reason) {
    context_.report.Note(Make(code, field, value, message, remedy, reason));
  }
  static Says Make(std::string_view code, std::string_view field, std::string_view value,
                   std::string_view message, std::string_view remedy, std::string_view reason) {
    return {.code = code,
            .path = In("governance", field),
            .value = std::string(value),
            .message = std::string(message),
            .remedy = std::string(remedy),
            .reason = std::string(reason)};
  }

  void CheckPublicStatements() {
    if (!governance_.has_ratification()) {
      Warn("not_ratified", "ratification", "", "Nobody has ratified the policy.",
           R"(Have it ratified, and write ratification { on: "..." by: "..." }.)", kReasonRatified);
    }
    if (governance_.published_at().empty()) {
      Warn("not_published", "published_at", "", "The policy is not published.",
           "Publish it, and write in published_at where people find it.", kReasonPublished);
    }
    if (governance_.equality_impact_assessment().empty()) {
      Warn("no_equality_impact_assessment", "equality_impact_assessment", "",
           "No equality impact assessment is named.", "Make one, and write where it is found.",
           kReasonEquality);
    }
    std::vector<std::string> missing;
    if (governance_.purpose().empty()) missing.emplace_back("purpose");
    if (governance_.who_is_eligible().empty()) missing.emplace_back("who_is_eligible");
    if (governance_.budget().empty()) missing.emplace_back("budget");
    if (governance_.consulted().empty()) missing.emplace_back("consulted");
    if (!missing.empty()) {
      context_.report.Note({.code = "public_statement_missing",
                            .path = "governance",
                            .value = missing.front(),
                            .message = "The policy says nothing of its " + List(missing) + ".",
                            .remedy = "Write a sentence for each.",
                            .reason = std::string(kReasonStatements)});
    }
    if (governance_.ground_rules().empty()) {
      Note("ground_rules_missing", "ground_rules", "",
           "There are no ground rules for reviews, and for people who move from an older policy.",
           "Write them in ground_rules.", kReasonGroundRules);
    }
    if (governance_.has_enhancement() && governance_.enhancement().time_limit_months() == 0) {
      Note("enhancement_without_time_limit", "enhancement.time_limit_months", "",
           "A budget above the indicative allocation has no time limit.",
           "Write time_limit_months, if the council wants such budgets looked at again.", kReasonEnhancement);
    }
  }

  void CheckChallenges() {
    if (governance_.challenges().empty()) {
      Warn("no_way_to_challenge", "challenges", "",
           "The policy does not say how a person can challenge a decision.",
           "Add challenges for every decision: on eligibility, on the final budget, on the plan, on the "
           "indicative allocation.",
           kReasonChallenge);
      return;
    }
    std::array<bool, kDecisions.size()> found{};
    for (const v1::Challenge& challenge : governance_.challenges()) {
      const std::string lower = LowerCase(challenge.decision());
      for (std::size_t i = 0; i < kDecisions.size(); ++i) found[i] = found[i] || Names(lower, kDecisions[i]);
    }
    std::vector<std::string> missing;
    for (std::size_t i = 0; i < kDecisions.size(); ++i) {
      if (!found[i]) missing.emplace_back(kDecisions[i].name);
    }
    if (missing.empty()) return;
    context_.report.Warning(
        {.code = "challenge_missing",
         .path = "governance.challenges",
         .value = missing.front(),
         .message = "No challenge names " + List(missing, "or") + " as the decision it is about.",
         .remedy = "Add challenges { decision: " + Quote(missing.front()) + " how: \"...\" }" +
                   (missing.size() > 1 ? " and so on." : "."),
         .reason = std::string(kReasonChallenge)});
  }

  void CheckIndicative() {
    if (!governance_.indicative_check().needs_panel()) return;
    Warn("panel_at_indicative_stage", "indicative_check.needs_panel", "true",
         "A panel has to agree the indicative allocation before the person hears it.",
         "Name one role in checked_by, and leave panels to final budgets of great size or risk.",
         kReasonPanel);
  }

  void CheckTiers() {
    const int count = governance_.approval_tiers_size();
    std::optional<Decimal> highest;
    for (int i = 0; i < count; ++i) {
      const v1::ApprovalTier& tier = governance_.approval_tiers(i);
      const std::string path = At("governance", "approval_tiers", i);
      const std::optional<Decimal> own = ReadDecimal(tier.up_to());
      if (tier.up_to().empty() && i + 1 < count) {
        context_.report.Error(
            {.code = "tier_never_needed",
             .path = In(path, "up_to"),
             .value = tier.id(),
             .message = "The tier " + Quote(tier.id()) +
                        " may approve any amount, so the tiers after it are never needed.",
             .remedy = "Write up to which amount it may approve; only the highest tier has no limit."});
      }
      if (own && highest && *own <= *highest) {
        context_.report.Error({.code = "tiers_out_of_order",
                               .path = In(path, "up_to"),
                               .value = tier.up_to(),
                               .message = "The tier " + Quote(tier.id()) + " may approve up to " +
                                          tier.up_to() +
                                          ", no more than a tier before it: " + highest->ToString() + ".",
                               .remedy = "List the tiers from the lowest to the highest."});
      }
      if (own && (!highest || *highest < *own)) highest = own;
    }
    if (count == 0) return;
    const v1::ApprovalTier& last = governance_.approval_tiers(count - 1);
    if (last.up_to().empty() && last.up_to_percent_above().empty()) return;
    context_.report.Warning({.code = "approval_has_ceiling",
                             .path = At("governance", "approval_tiers", count - 1),
                             .value = last.up_to().empty() ? last.up_to_percent_above() : last.up_to(),
                             .message = "The highest tier, " + Quote(last.id()) +
                                        ", has a limit: nobody may approve a final budget above it.",
                             .remedy = "Leave up_to and up_to_percent_above of the highest tier away.",
                             .reason = std::string(kReasonApproval)});
  }

  void CheckContingency() {
    if (!governance_.has_contingency()) return;
    const v1::Contingency& contingency = governance_.contingency();
    const std::optional<Decimal> percent = ReadDecimal(contingency.percent());
    const int64_t least = contingency.for_children() ? 10 : 15;
    const int64_t most = contingency.for_children() ? 15 : 25;
    if (!percent || (Decimal{least, 0} <= *percent && *percent <= Decimal{most, 0})) return;
    Note("contingency_unusual", "contingency.percent", contingency.percent(),
         "A contingency of " + contingency.percent() + "% was kept back; councils used " +
             std::to_string(least) + "% to " + std::to_string(most) + "% for " +
             (contingency.for_children() ? "children" : "adults") + ".",
         "Keep it if it fits the council, and say why in contingency.purposes.", kReasonContingency);
  }

  void CheckSufficiency() {
    if (governance_.sufficiency_percent().empty()) {
      Note("sufficiency_missing", "sufficiency_percent", "",
           "It is not said how many of the indicative allocations have to prove enough.",
           "Write sufficiency_percent; the framework names 90.", kReasonSufficiency);
      return;
    }
    const std::optional<Decimal> percent = ReadDecimal(governance_.sufficiency_percent());
    if (!percent || Decimal{90, 0} <= *percent) return;
    Note("sufficiency_low", "sufficiency_percent", governance_.sufficiency_percent(),
         "The system is to be reviewed only when fewer than " + governance_.sufficiency_percent() +
             "% of the indicative allocations prove enough.",
         "The framework names 90.", kReasonSufficiency);
  }

  // A standard is measured from one stage to a later one, or told in words alone.
  void CheckStages() {
    for (int i = 0; i < governance_.stage_standards_size(); ++i) {
      const v1::StageStandard& standard = governance_.stage_standards(i);
      const bool from = standard.from() != v1::STAGE_UNSPECIFIED;
      const bool to = standard.to() != v1::STAGE_UNSPECIFIED;
      const std::string path = At("governance", "stage_standards", i);
      if (from != to) {
        context_.report.Error({.code = "stage_missing",
                               .path = In(path, from ? "to" : "from"),
                               .value = "",
                               .message = from ? "The standard says from which stage on, and not to which."
                                               : "The standard says to which stage, and not from which on.",
                               .remedy = "Name both stages, so that it can be measured, or neither."});
      } else if (from && standard.to() <= standard.from()) {
        context_.report.Error(
            {.code = "stages_out_of_order",
             .path = In(path, "to"),
             .value = v1::Stage_Name(standard.to()),
             .message = "The standard ends at a stage that is not after the one it begins at.",
             .remedy = "Name the earlier stage in from and the later one in to."});
      }
    }
  }

  const CheckContext& context_;
  const v1::Governance& governance_;
};

}  // namespace

void CheckGovernance(const CheckContext& context) { GovernanceCheck(context).Run(); }

}  // namespace ras::check
