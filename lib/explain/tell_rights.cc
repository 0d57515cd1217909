// What is good to know, how to challenge the figure, and which policy it comes from.
#include "lib/explain/teller.h"

namespace ras {

void TellGoodToKnow(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  teller->Begin(MessageId::kKnowHeading, "know");
  if (determination.assessment().has_eligibility()) {
    const v1::EligibilityDecision& decision = determination.assessment().eligibility();
    teller->Paragraph(MessageId::kKnowEligible, {decision.decided_by(), decision.decided_on()});
  }
  struct Warning {
    std::string_view code;
    MessageId message;
    bool told = false;
  };
  // Once each, however often it was found; the others have a place of their own in the account.
  Warning warnings[] = {{"eligibility_missing", MessageId::kKnowEligibilityMissing},
                        {"score_between_rows", MessageId::kKnowBetween},
                        {"score_below_first_row", MessageId::kKnowBelow},
                        {"score_above_last_row", MessageId::kKnowAbove},
                        {"refused_assessment_used", MessageId::kKnowRefusedUsed},
                        {"review_overdue", MessageId::kKnowReviewOverdue},
                        {"policy_not_in_force_as_of", MessageId::kKnowNotInForce}};
  for (const v1::Finding& finding : determination.warnings()) {
    for (Warning& warning : warnings) {
      if (warning.told || warning.code != finding.code()) continue;
      warning.told = true;
      teller->Paragraph(warning.message);
    }
  }
}

void TellChallenge(Teller* teller) {
  teller->Begin(MessageId::kChallengeHeading, "challenge");
  teller->Paragraph(MessageId::kChallengeRight);
  for (const v1::Challenge& challenge : teller->determination().challenges()) {
    teller->Paragraph(MessageId::kChallengeWay, {challenge.decision(), challenge.how()});
  }
  if (teller->determination().challenges().empty()) teller->Paragraph(MessageId::kChallengeMissing);
}

void TellPolicy(Teller* teller) {
  const v1::PolicyReference& policy = teller->determination().policy();
  teller->Begin(MessageId::kPolicyHeading, "policy");
  teller->Paragraph(MessageId::kPolicyName, {policy.title(), policy.authority(), policy.version()});
  teller->Paragraph(MessageId::kPolicyFingerprint, {policy.fingerprint()});
}

}  // namespace ras
