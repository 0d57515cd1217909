#include "lib/build/write_table.h"

#include <string>

#include "lib/build/method_name.h"
#include "lib/finding/wording.h"
#include "ras/money.h"

namespace ras {
namespace {

// "Built by rank alignment from 120 people; 15% contingency kept back. Sample 3f... Build 7a..."
std::string SourceOf(const v1::TableProvenance& provenance) {
  std::string source = "Built by " + MethodName(provenance.method()) + " from " +
                       Count(provenance.people(), "person", "people");
  if (provenance.weighting() == v1::WEIGHTING_BY_CASE) source += ", weighed by case";
  if (provenance.weighting() == v1::WEIGHTING_BY_POPULATION) source += ", weighed by the population";
  if (provenance.excluded_size() > 0) {
    source += ", " + std::to_string(provenance.excluded_size()) + " left out";
  }
  if (!provenance.steps().budget().empty()) source += "; scaled to " + provenance.steps().budget();
  if (provenance.steps().has_contingency()) {
    source += "; " + provenance.steps().contingency().percent() + "% contingency kept back";
  }
  return source + ". Sample " + provenance.sample_fingerprint() + ". Build " +
         provenance.build_fingerprint() + ".";
}

}  // namespace

void WriteTable(const BuildInput& input, const v1::BuildTableRequest& request,
                const v1::TableProvenance& provenance, const FinishedRows& rows, v1::AllocationTable* table) {
  const v1::TablePlan& plan = request.plan();
  table->set_id(plan.id());
  table->set_title(plan.title());
  table->set_source(SourceOf(provenance));
  table->set_period(plan.period());
  table->set_basis(plan.basis());
  v1::RowTable& written =
      plan.kind() == v1::TABLE_KIND_PERCENTAGE ? *table->mutable_percentage() : *table->mutable_points();
  written.set_below(plan.below());
  written.set_above(plan.above());
  for (std::size_t i = 0; i < rows.pence.size(); ++i) {
    v1::Row& row = *written.add_rows();
    row.set_from(std::to_string(input.rows[i] / input.Unit()));
    if (i >= rows.without_allocation) {
      row.set_amount(FormatMoney(rows.pence[i]));
    } else {
      row.mutable_no_allocation()->set_met_by(request.steps().low_need().met_by());
    }
  }
  // A line that goes on above the last row has to be rounded too.
  if (plan.above() == v1::ABOVE_RULE_CONTINUE_LINE) table->mutable_rounding()->CopyFrom(request.rounding());
}

}  // namespace ras
