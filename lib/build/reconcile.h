// What a table comes to for the sample and for the whole population (docs/building-a-table.md section 7).
#ifndef RAS_LIB_BUILD_RECONCILE_H_
#define RAS_LIB_BUILD_RECONCILE_H_

#include "lib/build/build_input.h"
#include "lib/build/row_steps.h"
#include "lib/finding/finding_report.h"
#include "ras/v1/reconciliation.pb.h"
#include "ras/v1/table_build.pb.h"

namespace ras {

// Reports a population that contradicts itself. Its fields have passed their own rules.
void CheckPopulation(const v1::ReconcilePopulation& population, FindingReport* report);

// Fills in the reconciliation. Reports people of the sample who are in no stratum, strata that have fewer
// people than the sample, and amounts beyond what an amount can be; warns of strata without anybody in the
// sample.
void Reconcile(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows,
               FindingReport* report, v1::Reconciliation* reconciliation);

// Without a population: what the table comes to for the sample. A total that is too large to be told stays
// absent.
void ReconcileSample(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows,
                     v1::Reconciled* told);

}  // namespace ras

#endif  // RAS_LIB_BUILD_RECONCILE_H_
