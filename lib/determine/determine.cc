// One case, from answers to the sealed determination: understand it, compute it, write it down.
#include <utility>

#include "lib/determine/determination_writer.h"
#include "lib/determine/seal.h"
#include "lib/engine.h"
#include "lib/explain/explain.h"
#include "lib/finding/append_findings.h"
#include "lib/policy/compiled_policy.h"
#include "lib/shape/check_shape.h"
#include "lib/version.h"

namespace ras {
namespace {

std::string_view CodeOf(AllocationFault fault) {
  switch (fault) {
    case AllocationFault::kScoreRefused:
      return "score_refused";
    case AllocationFault::kOutOfRange:
      return "out_of_range";
    default:
      return "nothing_to_score";
  }
}

void ReportScoreFaults(const CompiledPolicy& policy, const MeasureValues& values, FindingList* findings) {
  for (std::size_t m = 0; m < policy.measures.size(); ++m) {
    if (values.fault[m] == ScoreFault::kNone) continue;
    findings->Error(CodeOf(values.fault[m]), "policy.measures[" + std::to_string(m) + "]",
                    policy.measures[m].document->id());
  }
}

void ReportAllocationFaults(const CompiledPolicy& policy, const Allocation& allocation,
                            FindingList* findings) {
  bool reported = false;
  for (std::size_t c = 0; c < allocation.components.size(); ++c) {
    const ComponentAllocation& component = allocation.components[c];
    if (component.fault == AllocationFault::kNone) continue;
    reported = true;
    std::string score;
    if (component.table >= 0) {
      const CompiledTable& table = policy.tables[static_cast<std::size_t>(component.table)];
      if (table.lookup != nullptr)
        score = DecimalText(component.from_table.rounded, table.lookup->score_places());
    }
    findings->Error(CodeOf(component.fault), "policy.components[" + std::to_string(c) + "]",
                    policy.components[c].document->id(), {}, score);
  }
  if (!reported && allocation.fault != AllocationFault::kNone) {
    findings->Error(CodeOf(allocation.fault), "policy.total_adjustments");
  }
}

// Scores, amounts before and after informal support, stated periods, what-ifs. False, and errors, if there is
// no figure.
bool ComputeCase(const CompiledPolicy& policy, ResolvedCase* resolved, ComputedCase* computed) {
  CaseState& state = resolved->state;
  const bool by_domain = !state.percent_of_domain.empty();
  ComputeMeasures(policy, state, &computed->total);
  if (by_domain) ComputeMeasuresAfterSupport(policy, state, computed->total, &computed->after);
  if (computed->total.any_fault || computed->after.any_fault) {
    ReportScoreFaults(policy, computed->total.any_fault ? computed->total : computed->after,
                      &resolved->findings);
    return false;
  }
  Allocate(policy, state, Need::kTotal, computed->total, 0, Trace::kOff, &computed->allocation_before);
  Allocate(policy, state, by_domain ? Need::kAfterInformalSupport : Need::kTotal,
           by_domain ? computed->after : computed->total, state.overall_percent, Trace::kOn,
           &computed->allocation);
  for (const Allocation* allocation : {&computed->allocation, &computed->allocation_before}) {
    if (allocation->fault == AllocationFault::kNone) continue;
    ReportAllocationFaults(policy, *allocation, &resolved->findings);
    return false;
  }
  if (computed->allocation.outcome == v1::OUTCOME_AMOUNT) {
    for (std::size_t p = 0; p < policy.stated_periods.size(); ++p) {
      const CompiledStatedPeriod& stated = policy.stated_periods[p];
      const int64_t numerator = stated.ratio.numerator().AsInt64();
      const int64_t denominator = stated.ratio.denominator().AsInt64();
      AmountPair& amounts = computed->stated_periods.emplace_back();
      if (!RunningAmount(computed->allocation.low)
               .Times(numerator, denominator, stated.rounding, &amounts.low) ||
          !RunningAmount(computed->allocation.high)
               .Times(numerator, denominator, stated.rounding, &amounts.high)) {
        resolved->findings.Error("out_of_range", "policy.stated_periods[" + std::to_string(p) + "]");
        return false;
      }
    }
  }
  computed->what_ifs = ComputeWhatIfs(policy, &state);
  return true;
}

void WriteProfessional(const v1::Assessment& assessment, const ComputedCase& computed,
                       v1::Determination* out) {
  if (!assessment.has_professional_figure()) return;
  const int64_t pence = ParseMoney(assessment.professional_figure().amount()).value_or(0);
  v1::ProfessionalComparison* comparison = out->mutable_professional();
  WriteAmount(RunningAmount(pence), comparison->mutable_professional_amount());
  if (computed.allocation.outcome != v1::OUTCOME_AMOUNT) return;
  WriteAmount(RunningAmount(pence - computed.allocation.low), comparison->mutable_difference());
}

}  // namespace

void Determine(const Policy& compiled, const v1::DetermineRequest& request, v1::DetermineResponse* response) {
  response->Clear();
  const CompiledPolicy& policy = compiled.compiled();
  ResolvedCase resolved(policy);
  ResolveCase(policy, request, &resolved);
  ComputedCase computed(policy);
  if (resolved.findings.has_errors() || !ComputeCase(policy, &resolved, &computed)) {
    std::vector<v1::Finding> errors;
    for (v1::Finding& finding : resolved.findings.Take()) {
      if (finding.severity() == v1::SEVERITY_ERROR) errors.push_back(std::move(finding));
    }
    AppendFindings(errors, response->mutable_errors());
    return;
  }
  v1::Determination* out = response->mutable_determination();
  v1::PolicyReference* reference = out->mutable_policy();
  reference->set_id(policy.document.id());
  reference->set_version(policy.document.version());
  reference->set_title(policy.document.title());
  reference->set_authority(policy.document.authority());
  reference->set_fingerprint(policy.fingerprint);
  out->set_library_version(Version());
  out->set_as_of(request.as_of());
  *out->mutable_assessment() = request.assessment();
  Normalise(out->mutable_assessment(), policy.assessment_shape);
  out->set_assessment_fingerprint(Fingerprint(out->assessment()));
  WriteAnswers(policy, resolved, out);
  WriteScores(policy, resolved, computed, out);
  WriteComponents(policy, resolved, computed, out);
  WriteTotal(policy, computed, out);
  WriteSupport(policy, resolved, out);
  WriteWhatIfs(policy, computed, out);
  WriteProfessional(out->assessment(), computed, out);
  *out->mutable_challenges() = policy.document.governance().challenges();
  AddWarnings(policy, computed, *out, &resolved);
  AppendFindings(resolved.findings.Take(), out->mutable_warnings());
  ExplainInto(*out, BuiltInCatalogue(), out->mutable_account());
  out->set_seal(SealOf(*out));
}

}  // namespace ras
