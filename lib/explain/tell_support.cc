// Help from family and friends: total need and what is met are kept apart (seed 002, policy issue 6).
#include "lib/explain/teller.h"

namespace ras {
namespace {

MessageId GateMessage(v1::GateReason reason) {
  switch (reason) {
    case v1::GATE_REASON_NOT_CONFIRMED:
      return MessageId::kSupportGateNotConfirmed;
    case v1::GATE_REASON_NOT_ABLE_OR_WILLING:
      return MessageId::kSupportGateUnable;
    case v1::GATE_REASON_NOT_ASSESSED:
      return MessageId::kSupportGateNotAssessed;
    case v1::GATE_REASON_REFUSED_ASSESSMENT:
      return MessageId::kSupportGateRefused;
    case v1::GATE_REASON_NOT_CHECKED:
      return MessageId::kSupportGateNotChecked;
    case v1::GATE_REASON_CANNOT_LAST:
      return MessageId::kSupportGateCannotLast;
    default:
      return MessageId::kSupportGateNobody;
  }
}

void TellEntry(const v1::SupportReduction& entry, Teller* teller) {
  if (entry.domain().empty()) {
    teller->Paragraph(MessageId::kSupportEntry, {entry.share_label(), entry.impact_label()});
  } else if (entry.impact().empty()) {
    teller->Paragraph(MessageId::kSupportDomainNone,
                      {teller->DomainTitle(entry.domain()), entry.share_label()});
  } else {
    teller->Paragraph(MessageId::kSupportDomain,
                      {teller->DomainTitle(entry.domain()), entry.share_label(), entry.impact_label()});
  }
  if (entry.percent_in_policy() == "0") return;
  if (entry.gate_open()) {
    teller->Sentence(MessageId::kSupportReduced, {entry.percent_applied()});
    return;
  }
  teller->Sentence(MessageId::kSupportNoReduction, {entry.percent_in_policy()});
  for (const v1::GateFinding& finding : teller->determination().informal_support().gate()) {
    // A finding without domains concerns all of them.
    bool is_of_entry = entry.domain().empty() || finding.domains().empty();
    for (const std::string& domain : finding.domains()) is_of_entry = is_of_entry || domain == entry.domain();
    if (is_of_entry) teller->Sentence(GateMessage(finding.reason()), {finding.carer()});
  }
  teller->Sentence(MessageId::kSupportGateNext);
}

}  // namespace

void TellSupport(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  const v1::InformalSupportResult& support = determination.informal_support();
  teller->Begin(MessageId::kSupportHeading, "support");
  if (support.approach() == v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED) {
    teller->Paragraph(MessageId::kSupportNotRecorded);
    return;
  }
  bool reduced = false, any = false;
  for (const v1::SupportReduction& entry : support.reductions()) {
    any = any || !entry.impact().empty();
    reduced = reduced || entry.percent_applied() != "0";
  }
  if (any) {
    for (const v1::SupportReduction& entry : support.reductions()) TellEntry(entry, teller);
  }
  if (!reduced) {
    teller->Paragraph(MessageId::kSupportNone);
  } else if (determination.outcome() == v1::OUTCOME_AMOUNT && determination.has_before_informal_support()) {
    teller->Paragraph(MessageId::kSupportBeforeAfter, {teller->Money(determination.before_informal_support()),
                                                       teller->Money(determination.indicative_allocation()),
                                                       teller->Per(determination.period())});
  }
  if (any) teller->Paragraph(MessageId::kSupportCarer);
}

}  // namespace ras
