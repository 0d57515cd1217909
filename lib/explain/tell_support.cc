// Help from family and friends: total need and what is met informally are kept apart (seed 002, policy
// issue 6), and what stood in the way of a reduction is said (docs/figures.md section 6).
#include <algorithm>

#include "lib/explain/teller.h"

namespace ras {
namespace {

Message<1> GateMessage(v1::GateReason reason) {
  switch (reason) {
    case v1::GATE_REASON_NOT_CONFIRMED:
      return message::kSupportGateNotConfirmed;
    case v1::GATE_REASON_NOT_ABLE_OR_WILLING:
      return message::kSupportGateUnable;
    case v1::GATE_REASON_NOT_ASSESSED:
      return message::kSupportGateNotAssessed;
    case v1::GATE_REASON_REFUSED_ASSESSMENT:
      return message::kSupportGateRefused;
    case v1::GATE_REASON_NOT_CHECKED:
      return message::kSupportGateNotChecked;
    default:
      return message::kSupportGateCannotLast;
  }
}

// A finding without domains concerns all of them.
bool Concerns(const v1::GateFinding& finding, const std::string& domain) {
  return domain.empty() || finding.domains().empty() ||
         std::find(finding.domains().begin(), finding.domains().end(), domain) != finding.domains().end();
}

void TellGate(const std::string& domain, Teller* teller) {
  for (const v1::GateFinding& finding : teller->determination().informal_support().gate()) {
    if (!Concerns(finding, domain)) continue;
    if (finding.reason() == v1::GATE_REASON_NO_CARER_RECORDED) {
      teller->Sentence(message::kSupportGateNobody);
    } else {
      teller->Sentence(GateMessage(finding.reason()), {finding.carer()});
    }
  }
  teller->Sentence(message::kSupportGateNext);
}

void TellEntry(const v1::SupportReduction& entry, Teller* teller) {
  const std::string_view share = Phrase(entry.share_label()), impact = Phrase(entry.impact_label());
  if (entry.domain().empty()) {
    teller->Paragraph(message::kSupportEntry, {share, impact});
  } else {
    const v1::DomainResult* const domain = teller->Domain(entry.domain());
    const std::string& title = domain == nullptr ? entry.domain() : domain->title();
    if (entry.impact().empty()) {
      teller->Paragraph(message::kSupportDomainNone, {title, share});
    } else {
      teller->Paragraph(message::kSupportDomain, {title, share, impact});
    }
  }
  if (entry.percent_in_policy().empty() || entry.percent_in_policy() == "0") return;
  if (entry.gate_open()) {
    teller->Sentence(message::kSupportReduced, {teller->Number(entry.percent_applied())});
  } else {
    teller->Sentence(message::kSupportNoReduction, {teller->Number(entry.percent_in_policy())});
    TellGate(entry.domain(), teller);
  }
}

// The figure with and without the help.
void TellBeforeAndAfter(Teller* teller) {
  const v1::Determination& determination = teller->determination();
  if (!determination.has_before_informal_support()) return;
  const std::string before = teller->Money(determination.before_informal_support());
  const std::string_view period = teller->Per(determination.period());
  if (determination.outcome() == v1::OUTCOME_AMOUNT) {
    teller->Paragraph(message::kSupportBeforeAfter,
                      {before, teller->Money(determination.indicative_allocation()), period});
  } else if (determination.outcome() == v1::OUTCOME_NO_ALLOCATION) {
    teller->Paragraph(message::kSupportBeforeNone, {before, period});
  }
}

}  // namespace

void TellSupport(Teller* teller) {
  const v1::InformalSupportResult& support = teller->determination().informal_support();
  teller->Begin("support", message::kSupportHeading);
  if (support.approach() == v1::INFORMAL_SUPPORT_APPROACH_NOT_RECORDED) {
    return teller->Paragraph(message::kSupportNotRecorded);
  }
  bool reduced = false, any = false;
  for (const v1::SupportReduction& entry : support.reductions()) {
    any = any || !entry.impact().empty();
    reduced = reduced || (!entry.percent_applied().empty() && entry.percent_applied() != "0");
  }
  if (any) {
    teller->Paragraph(message::kSupportTotal);
    for (const v1::SupportReduction& entry : support.reductions()) TellEntry(entry, teller);
  }
  if (reduced) {
    TellBeforeAndAfter(teller);
  } else {
    teller->Paragraph(message::kSupportNone);
  }
  if (any) teller->Paragraph(message::kSupportCarer);
}

}  // namespace ras
