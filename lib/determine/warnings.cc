#include "lib/determine/determination_writer.h"

namespace ras {
namespace {

// A table's rule for scores outside its rows was used: in the policy, and never in silence.
void WarnOfLookup(const CompiledTable& table, const TableAmount& from_table, const std::string& path,
                  FindingList* findings) {
  if (table.lookup == nullptr || !std::holds_alternative<ScoreTable>(table.lookup->kernel())) return;
  const auto warn = [&](std::string_view code) {
    findings->Warning(code, path, DecimalText(from_table.rounded, table.lookup->score_places()), {},
                      table.document->id());
  };
  switch (from_table.hit.place) {
    case Place::kBetween:
      return warn("score_between_rows");
    case Place::kBelow:
      return warn("score_below_first_row");
    case Place::kAbove:
      return warn("score_above_last_row");
    default:
      return;
  }
}

// By domain, the lookup for total need is a figure of its own.
void WarnOfLookups(const CompiledPolicy& policy, bool by_domain, const ComputedCase& computed,
                   FindingList* findings) {
  for (std::size_t c = 0; c < policy.components.size(); ++c) {
    const ComponentAllocation& now = computed.allocation.components[c];
    const ComponentAllocation& before = computed.allocation_before.components[c];
    const std::string path = "determination.components[" + std::to_string(c) + "]";
    if (now.table < 0) continue;
    const CompiledTable& table = policy.tables[static_cast<std::size_t>(now.table)];
    WarnOfLookup(table, now.from_table, path + ".lookup", findings);
    if (by_domain) {
      WarnOfLookup(table, before.from_table, path + ".lookup_before_informal_support", findings);
    }
  }
}

// What a step changed: of a range whose ends it changed differently, both.
std::string EffectText(const v1::AmountRange& effect) {
  std::string text = effect.amount().decimal();
  if (effect.has_upper()) text += " to " + effect.upper().decimal();
  return text;
}

void WarnOfLimits(const google::protobuf::RepeatedPtrField<v1::AllocationStep>& steps,
                  const std::string& path, FindingList* findings) {
  for (int s = 0; s < steps.size(); ++s) {
    const v1::AllocationStep& step = steps.Get(s);
    if (!step.bound()) continue;
    const std::string at = path + "[" + std::to_string(s) + "]";
    if (step.kind() == v1::STEP_KIND_CAP) {
      findings->Warning("ceiling_bound", at, step.limit().decimal(), EffectText(step.effect()),
                        step.authority());
    } else if (step.kind() == v1::STEP_KIND_MINIMUM) {
      findings->Warning("minimum_bound", at, step.limit().decimal(), EffectText(step.effect()),
                        step.authority());
    } else if (step.kind() == v1::STEP_KIND_CUT_OFF) {
      findings->Warning("cut_off", at, step.limit().decimal(), {}, step.authority());
    }
  }
}

void WarnOfViews(const v1::Determination& determination, FindingList* findings) {
  for (int a = 0; a < determination.answers_size(); ++a) {
    const v1::AnswerResult& answer = determination.answers(a);
    if (answer.has_difference() && answer.difference().reason().empty()) {
      findings->Warning("difference_without_reason",
                        "determination.answers[" + std::to_string(a) + "].difference", answer.question());
    }
  }
}

}  // namespace

void AddWarnings(const CompiledPolicy& policy, const ComputedCase& computed,
                 const v1::Determination& determination, ResolvedCase* resolved) {
  FindingList* findings = &resolved->findings;
  WarnOfLookups(policy, !resolved->state.percent_of_domain.empty(), computed, findings);
  for (int c = 0; c < determination.components_size(); ++c) {
    WarnOfLimits(determination.components(c).steps(),
                 "determination.components[" + std::to_string(c) + "].steps", findings);
  }
  WarnOfLimits(determination.total_steps(), "determination.total_steps", findings);
  WarnOfViews(determination, findings);
}

}  // namespace ras
