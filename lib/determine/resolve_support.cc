#include <set>
#include <string>
#include <string_view>

#include "lib/determine/resolved_case.h"

namespace ras {
namespace {

template <class Levels>
int FindLevel(const Levels& levels, const std::string& id) {
  for (int i = 0; i < levels.size(); ++i) {
    if (levels.Get(i).id() == id) return i;
  }
  return -1;
}

template <class Levels>
std::string ListLevels(const Levels& levels) {
  std::string list;
  for (const auto& level : levels) list += (list.empty() ? "" : ", ") + level.id();
  return list;
}

// Reads one pair of share and impact, looks up the policy's percentage and passes the gate.
void ResolveEntry(const CompiledPolicy& policy, const v1::Assessment& assessment,
                  const v1::SupportAndImpact& entry, int domain, const std::string& path,
                  ResolvedCase* resolved) {
  const v1::InformalSupportRule& rule = policy.document.informal_support();
  FindingList& findings = resolved->findings;
  ResolvedSupport support;
  support.domain = domain;
  support.share = FindLevel(rule.shares(), entry.share());
  if (support.share < 0) {
    if (!entry.share().empty())
      findings.Error("unknown_share", path + ".share", entry.share(), ListLevels(rule.shares()));
    return;
  }
  const bool none = rule.shares(support.share).none();
  if (!entry.impact().empty()) {
    support.impact = FindLevel(rule.impacts(), entry.impact());
    if (support.impact < 0) {
      findings.Error("unknown_impact", path + ".impact", entry.impact(), ListLevels(rule.impacts()));
      return;
    }
  } else if (!none) {
    findings.Error("impact_missing", path + ".impact", entry.share(), ListLevels(rule.impacts()));
    return;
  }
  if (!none) {
    support.percent_in_policy =
        policy.informal_support
            .percent[static_cast<std::size_t>(support.share) * policy.informal_support.impacts +
                     static_cast<std::size_t>(support.impact)];
  }
  if (support.percent_in_policy != 0) {
    const std::string_view id =
        domain < 0 ? std::string_view() : policy.domains[static_cast<std::size_t>(domain)].document->id();
    support.gate_examined = true;
    support.gate = PassGate(rule, assessment, id);
    if (support.gate.open) {
      support.percent_applied = support.percent_in_policy;
      if (support.gate.refused_but_counted != nullptr) {
        findings.Warning("refused_assessment_used", path, support.gate.refused_but_counted->id(), {},
                         rule.refused_assessment_rule());
      }
    } else {
      findings.Warning("gate_shut", path, entry.share());
    }
  }
  resolved->support.push_back(std::move(support));
}

void ResolveDomains(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved) {
  FindingList& findings = resolved->findings;
  const auto& entries = assessment.informal_support().domains();
  std::vector<int> entry_of_domain(policy.domains.size(), -1);
  for (int e = 0; e < entries.size(); ++e) {
    const std::string path = "assessment.informal_support.domains[" + std::to_string(e) + "]";
    const auto found = policy.domain_index.find(entries.Get(e).domain());
    if (found == policy.domain_index.end()) {
      if (!entries.Get(e).domain().empty())
        findings.Error("unknown_domain", path + ".domain", entries.Get(e).domain());
      continue;
    }
    int& entry = entry_of_domain[static_cast<std::size_t>(found->second)];
    if (entry >= 0) findings.Error("two_entries", path, entries.Get(e).domain());
    if (entry < 0) entry = e;
  }
  resolved->state.percent_of_domain.assign(policy.domains.size(), 0);
  for (std::size_t d = 0; d < policy.domains.size(); ++d) {
    const std::string& id = policy.domains[d].document->id();
    if (entry_of_domain[d] < 0) {
      if (policy.domains[d].scored)
        findings.Error("domain_support_missing", "assessment.informal_support.domains", id);
      continue;
    }
    const std::string path =
        "assessment.informal_support.domains[" + std::to_string(entry_of_domain[d]) + "].support";
    const std::size_t before = resolved->support.size();
    ResolveEntry(policy, assessment, entries.Get(entry_of_domain[d]).support(), static_cast<int>(d), path,
                 resolved);
    if (resolved->support.size() > before) {
      resolved->state.percent_of_domain[d] = resolved->support.back().percent_applied;
    }
  }
}

// Once for each carer that a reduction rests on, in however many domains.
void WarnOfMissingDates(const v1::Assessment& assessment, ResolvedCase* resolved) {
  std::set<const v1::Carer*> not_dated;
  for (const ResolvedSupport& support : resolved->support) {
    if (support.gate.open) not_dated.insert(support.gate.not_dated.begin(), support.gate.not_dated.end());
  }
  for (int c = 0; c < assessment.carers_size(); ++c) {
    const v1::Carer& carer = assessment.carers(c);
    if (!not_dated.contains(&carer)) continue;
    std::string missing = carer.confirmed_on().empty() ? "confirmed_on" : "";
    if (carer.assessed_on().empty()) missing += missing.empty() ? "assessed_on" : ", assessed_on";
    resolved->findings.Warning("carer_not_dated", "assessment.carers[" + std::to_string(c) + "]", carer.id(),
                               missing);
  }
}

void CheckCarers(const CompiledPolicy& policy, const v1::Assessment& assessment, FindingList* findings) {
  // Sorted, since a hostile assessment may have any number of them.
  std::set<std::string_view> seen;
  for (int c = 0; c < assessment.carers_size(); ++c) {
    const v1::Carer& carer = assessment.carers(c);
    const std::string path = "assessment.carers[" + std::to_string(c) + "]";
    if (!seen.insert(carer.id()).second) findings->Error("two_entries", path + ".id", carer.id());
    for (int d = 0; d < carer.domains_size(); ++d) {
      if (!policy.domain_index.contains(carer.domains(d))) {
        findings->Error("unknown_domain", path + ".domains[" + std::to_string(d) + "]", carer.domains(d));
      }
    }
  }
}

}  // namespace

void ResolveSupport(const CompiledPolicy& policy, const v1::Assessment& assessment, ResolvedCase* resolved) {
  FindingList& findings = resolved->findings;
  CheckCarers(policy, assessment, &findings);
  const v1::InformalSupport& given = assessment.informal_support();
  const std::string path = "assessment.informal_support";
  switch (policy.informal_support.approach) {
    case v1::INFORMAL_SUPPORT_APPROACH_OVERALL:
      if (!given.has_overall()) {
        findings.Error("informal_support_missing", path + ".overall");
      } else {
        ResolveEntry(policy, assessment, given.overall(), -1, path + ".overall", resolved);
        if (!resolved->support.empty())
          resolved->state.overall_percent = resolved->support.back().percent_applied;
      }
      if (!given.domains().empty()) findings.Warning("informal_support_not_used", path + ".domains");
      break;
    case v1::INFORMAL_SUPPORT_APPROACH_BY_DOMAIN:
      ResolveDomains(policy, assessment, resolved);
      if (given.has_overall()) findings.Warning("informal_support_not_used", path + ".overall");
      break;
    default:
      if (assessment.has_informal_support()) findings.Warning("informal_support_not_used", path);
      break;
  }
  WarnOfMissingDates(assessment, resolved);
}

}  // namespace ras
