// What is good to know, how to challenge the figure, and which policy it comes from.
#include <array>

#include "lib/explain/teller.h"

namespace ras {
namespace {

// A warning that has words of its own here.
struct KnownWarning {
  std::string_view code;
  Message<0> words;
  bool told = false;
};

// Warnings that another section of the account tells.
bool IsToldElsewhere(std::string_view code) {
  return code == "difference_without_reason" || code == "gate_shut" || code == "ceiling_bound" ||
         code == "minimum_bound" || code == "cut_off";
}

}  // namespace

void TellGoodToKnow(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  const bool has_decision = determination.assessment().has_eligibility();
  if (!has_decision && determination.warnings().empty()) return;
  teller->Begin("know", message::kKnowHeading);
  if (has_decision) {
    const v1::EligibilityDecision& decision = determination.assessment().eligibility();
    teller->Paragraph(message::kKnowEligible,
                      {Phrase(decision.decided_by()), teller->Date(decision.decided_on())});
  }
  // Once each, however often it was found.
  std::array<KnownWarning, 10> known = {{{"eligibility_missing", message::kKnowEligibilityMissing},
                                         {"eligibility_date_after_assessment", message::kKnowEligibilityLate},
                                         {"score_between_rows", message::kKnowBetween},
                                         {"score_below_first_row", message::kKnowBelow},
                                         {"score_above_last_row", message::kKnowAbove},
                                         {"informal_support_not_used", message::kKnowSupportNotUsed},
                                         {"refused_assessment_used", message::kKnowRefusedUsed},
                                         {"carer_not_dated", message::kKnowCarerNotDated},
                                         {"review_overdue", message::kKnowReviewOverdue},
                                         {"policy_not_in_force_as_of", message::kKnowNotInForce}}};
  for (const v1::Finding& finding : determination.warnings()) {
    bool is_known = IsToldElsewhere(finding.code());
    for (KnownWarning& warning : known) {
      if (warning.code != finding.code()) continue;
      is_known = true;
      if (!warning.told) teller->Paragraph(warning.words);
      warning.told = true;
    }
    // A warning of another version is told in its own words: better than not at all.
    if (!is_known) teller->Paragraph(message::kKnowOther, {finding.message()});
  }
}

void TellChallenge(Teller* teller) {
  teller->Begin("challenge", message::kChallengeHeading);
  teller->Paragraph(message::kChallengeRight);
  for (const v1::Challenge& challenge : teller->determination().challenges()) {
    teller->Paragraph(message::kChallengeWay, {Phrase(challenge.decision()), challenge.how()});
  }
  if (teller->determination().challenges().empty()) teller->Paragraph(message::kChallengeMissing);
}

void TellPolicy(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  const v1::PolicyReference& policy = determination.policy();
  teller->Begin("policy", message::kPolicyHeading);
  teller->Paragraph(message::kPolicyName, {policy.title(), policy.authority(), policy.version()});
  teller->Sentence(message::kPolicyDates, {teller->Date(determination.assessment().assessed_on()),
                                           teller->Date(determination.as_of())});
  teller->Paragraph(message::kPolicyFingerprint, {policy.fingerprint()});
}

}  // namespace ras
