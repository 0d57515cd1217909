#include "lib/determine/determination_writer.h"

namespace ras {

void WriteSupport(const CompiledPolicy& policy, const ResolvedCase& resolved, v1::Determination* out) {
  const v1::InformalSupportRule& rule = policy.document.informal_support();
  v1::InformalSupportResult* result = out->mutable_informal_support();
  result->set_approach(rule.approach());
  for (const ResolvedSupport& support : resolved.support) {
    v1::SupportReduction* reduction = result->add_reductions();
    const std::string domain = support.domain < 0
                                   ? std::string()
                                   : policy.domains[static_cast<std::size_t>(support.domain)].document->id();
    reduction->set_domain(domain);
    reduction->set_share(rule.shares(support.share).id());
    reduction->set_share_label(rule.shares(support.share).label());
    if (support.impact >= 0) {
      reduction->set_impact(rule.impacts(support.impact).id());
      reduction->set_impact_label(rule.impacts(support.impact).label());
    }
    const uint8_t places = policy.informal_support.percent_places;
    reduction->set_percent_in_policy(DecimalText(support.percent_in_policy, places));
    reduction->set_percent_applied(DecimalText(support.percent_applied, places));
    reduction->set_gate_open(support.gate_examined && support.gate.open);
    if (!support.gate_examined) continue;
    for (const GateObstacle& obstacle : support.gate.obstacles) {
      v1::GateFinding* finding = result->add_gate();
      if (obstacle.carer != nullptr) finding->set_carer(obstacle.carer->id());
      finding->set_reason(obstacle.reason);
      if (!domain.empty()) finding->add_domains(domain);
    }
  }
}

}  // namespace ras
