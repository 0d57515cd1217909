#include "lib/determine/determination_writer.h"
#include "lib/terms/kernel_terms.h"

namespace ras {
namespace {

void WriteRow(const CompiledTable& table, int index, v1::RowResult* out) {
  const v1::Row& document = RowsOf(*table.document)->rows(index);
  const auto& kernel = std::get<ScoreTable>(table.lookup->kernel());
  const ScoreTableRow& row = kernel.rows()[static_cast<std::size_t>(index)];
  const uint8_t places = table.lookup->score_places();
  out->set_index(static_cast<uint32_t>(index));
  out->set_from(DecimalText(row.from, places));
  if (!row.open_top && !row.reaches_next) out->set_to(DecimalText(row.to, places));
  out->set_label(document.label());
  out->set_outcome(row.no_allocation ? v1::OUTCOME_NO_ALLOCATION : v1::OUTCOME_AMOUNT);
  if (!row.no_allocation) WriteAmounts(row.from_pence, row.to_pence, out->mutable_amount());
  out->set_up_to(document.up_to());
  *out->mutable_conditions() = document.conditions();
}

void WriteLookup(const CompiledTable& table, const TableAmount& from_table, v1::LookupResult* out) {
  const v1::AllocationTable& document = *table.document;
  const uint8_t places = table.lookup->score_places();
  out->set_score(DecimalText(from_table.score, places));
  out->set_score_rounded(DecimalText(from_table.rounded, places));
  if (document.has_score_rounding()) {
    *out->mutable_score_rounding() = document.score_rounding();
  } else {
    out->mutable_score_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
    out->mutable_score_rounding()->set_increment("1");
  }
  out->set_outcome(from_table.outcome);
  if (from_table.outcome == v1::OUTCOME_AMOUNT)
    WriteAmounts(from_table.low, from_table.high, out->mutable_amount());
  out->set_period(document.period());
  const v1::RowTable* rows = RowsOf(document);
  if (rows == nullptr) {
    out->set_place(v1::LOOKUP_PLACE_COMPUTED);
    return;
  }
  // The kernel's numbers are those of the document (ras/lookup.h).
  out->set_place(static_cast<v1::LookupPlace>(from_table.hit.place));
  // The hit's row is the last one whose start is not above the score, or -1.
  const int row = from_table.hit.row;
  if (row >= 0) WriteRow(table, row, out->mutable_row());
  if (row >= 1) WriteRow(table, row - 1, out->mutable_row_below());
  if (row + 1 < rows->rows_size()) WriteRow(table, row + 1, out->mutable_row_above());
}

void WriteTableStep(v1::StepKind kind, const CompiledTable& table, const AmountPair* before,
                    const AmountPair& after, v1::AllocationStep* out) {
  out->set_kind(kind);
  out->set_id(table.document->id());
  out->set_title(table.document->title());
  out->set_period_after(table.document->period());
  WriteAmounts(after, out->mutable_after());
  if (before == nullptr) return;
  out->set_purpose(v1::ADJUSTMENT_PURPOSE_INFORMAL_SUPPORT);
  out->set_period_before(table.document->period());
  WriteAmounts(*before, out->mutable_before());
  WriteAmounts({after.low.Minus(before->low), after.high.Minus(before->high)}, out->mutable_effect());
}

AmountPair PairOf(const TableAmount& amount) {
  return {RunningAmount(amount.low), RunningAmount(amount.high)};
}

// The steps from the table's amount to the component's, the reader's pencil in hand.
void WriteSteps(const CompiledTable& table, bool by_domain, const ComponentAllocation& before,
                const ComponentAllocation& allocation, v1::ComponentResult* out) {
  const TableAmount& now = allocation.from_table;
  if (now.outcome != v1::OUTCOME_AMOUNT) return;
  const AmountPair what_is_left = PairOf(now);
  if (by_domain && before.from_table.outcome == v1::OUTCOME_AMOUNT) {
    const AmountPair total = PairOf(before.from_table);
    WriteTableStep(v1::STEP_KIND_TABLE, table, nullptr, total, out->add_steps());
    WriteTableStep(v1::STEP_KIND_INFORMAL_SUPPORT_LOOKUP, table, &total, what_is_left, out->add_steps());
  } else {
    WriteTableStep(v1::STEP_KIND_TABLE, table, nullptr, what_is_left, out->add_steps());
  }
  for (const StepTrace& step : allocation.steps) WriteStep(step, out->add_steps());
}

// What one increment of the score more or less would have given for this component.
void WriteAlternative(const CompiledPolicy& policy, const ResolvedCase& resolved, const MeasureValues& values,
                      const CompiledComponent& component, const CompiledTable& table, Scaled score,
                      v1::Alternative* out) {
  ComponentAllocation allocation;
  AdjustComponent(policy, resolved.state, values, component, LookUpScore(table, score),
                  resolved.state.overall_percent, Trace::kOff, &allocation);
  out->set_score(DecimalText(score, table.lookup->score_places()));
  if (allocation.fault != AllocationFault::kNone) {
    out->set_refused(true);
    return;
  }
  out->set_outcome(allocation.outcome);
  if (allocation.outcome == v1::OUTCOME_AMOUNT)
    WriteAmounts(allocation.low, allocation.high, out->mutable_amount());
}

void WriteItems(const CompiledPolicy& policy, bool by_domain, const ComponentAllocation& allocation,
                v1::ComponentResult* out) {
  for (const PricedItemTrace& item : allocation.items) {
    v1::PricedItem* priced = out->add_items();
    const CompiledQuestion& question = policy.questions[static_cast<std::size_t>(item.item->question)];
    priced->set_item(item.item->document->id());
    priced->set_label(item.item->document->label());
    priced->set_quantity(item.exact_quantity.ToString());
    if (item.item->multiplier >= 0) {
      priced->set_multiplier(DecimalText(
          item.multiplier, policy.measures[static_cast<std::size_t>(item.item->multiplier)].places));
    }
    priced->set_rate(item.item->document->rate());
    WriteAmount(RunningAmount(item.pence), priced->mutable_amount());
    if (by_domain) {
      priced->set_quantity_before_informal_support(DecimalText(item.quantity, question.quantity_places));
    }
  }
}

void WriteRowPrompts(const v1::LookupResult& lookup, const CompiledTable& table, const std::string& component,
                     v1::Determination* out) {
  if (!lookup.has_row() || lookup.place() == v1::LOOKUP_PLACE_BETWEEN_ROWS) return;
  for (const std::string& text :
       RowsOf(*table.document)->rows(static_cast<int>(lookup.row().index())).prompts()) {
    v1::Prompt* prompt = out->add_prompts();
    prompt->set_component(component);
    prompt->set_text(text);
  }
}

}  // namespace

void WriteComponents(const CompiledPolicy& policy, const ResolvedCase& resolved, const ComputedCase& computed,
                     v1::Determination* out) {
  const bool by_domain = !resolved.state.percent_of_domain.empty();
  const MeasureValues& values = by_domain ? computed.after : computed.total;
  for (std::size_t c = 0; c < policy.components.size(); ++c) {
    const CompiledComponent& component = policy.components[c];
    const ComponentAllocation& allocation = computed.allocation.components[c];
    const ComponentAllocation& before = computed.allocation_before.components[c];
    v1::ComponentResult* result = out->add_components();
    result->set_component(component.document->id());
    result->set_title(component.document->title());
    result->set_outcome(allocation.outcome);
    result->set_for_carer(component.document->for_carer());
    if (before.outcome == v1::OUTCOME_AMOUNT) {
      WriteAmounts(before.low, before.high, result->mutable_before_informal_support());
    }
    if (allocation.outcome == v1::OUTCOME_AMOUNT)
      WriteAmounts(allocation.low, allocation.high, result->mutable_amount());
    if (allocation.table < 0) continue;
    const CompiledTable& table = policy.tables[static_cast<std::size_t>(allocation.table)];
    result->set_table(table.document->id());
    result->set_table_title(table.document->title());
    result->set_table_basis(table.document->basis());
    WriteSteps(table, by_domain, before, allocation, result);
    if (table.lookup == nullptr) {
      WriteItems(policy, by_domain, allocation, result);
      continue;
    }
    WriteLookup(table, allocation.from_table, result->mutable_lookup());
    if (by_domain) {
      WriteLookup(table, before.from_table, result->mutable_lookup_before_informal_support());
    }
    WriteRowPrompts(result->lookup(), table, component.document->id(), out);
    const Scaled score = allocation.from_table.rounded;
    WriteAlternative(policy, resolved, values, component, table, score + table.increment,
                     result->mutable_one_more());
    WriteAlternative(policy, resolved, values, component, table, score - table.increment,
                     result->mutable_one_less());
  }
}

}  // namespace ras
