// What a table comes to, in the report by which members agree it.
#ifndef RAS_LIB_SIGN_OFF_TOTALS_REPORT_H_
#define RAS_LIB_SIGN_OFF_TOTALS_REPORT_H_

#include "lib/sign_off/sign_off_facts.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

// For the sample and, if the build was reconciled with it, for the population.
void WriteTotals(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::SignOffResponse* response);
// The same in a sentence or two: how much more or less than is spent now.
void WriteTotalsInBrief(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::Section* section);

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_TOTALS_REPORT_H_
