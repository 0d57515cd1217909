// Writes what was computed into a Determination. Every part of the document has its own function, and each
// reads results only: no rule of arithmetic lives here, but for shares in percent and exact values before a
// rounding, which are there to be read.
#ifndef RAS_LIB_DETERMINE_DETERMINATION_WRITER_H_
#define RAS_LIB_DETERMINE_DETERMINATION_WRITER_H_

#include <string>
#include <vector>

#include "lib/allocate/allocation.h"
#include "lib/determine/resolved_case.h"
#include "lib/determine/what_if.h"
#include "lib/policy/policy.h"
#include "ras/v1/determination.pb.h"

namespace ras {

// Everything computed for one case.
struct ComputedCase {
  explicit ComputedCase(const CompiledPolicy& policy) : total(policy), after(policy) {}
  // Measures under total need and, if the policy reduces by domain, under what is left.
  MeasureValues total;
  MeasureValues after;
  // Before and after informal support. Both are traced.
  Allocation allocation_before;
  Allocation allocation;
  // The allocation in the policy's stated periods, in its order.
  std::vector<AmountPair> stated_periods;
  std::vector<WhatIfResult> what_ifs;
};

// A decimal's text in canonical form: value / 10^places without trailing zeros.
std::string DecimalText(Scaled value, uint8_t places);
// 100 x points / maximum, half-up to 0.01; empty if the maximum is not above 0.
std::string ShareText(Scaled points, Scaled maximum);

void WriteAmount(const RunningAmount& amount, v1::Amount* out);
// Writes the upper end only if it differs.
void WriteAmounts(const AmountPair& amounts, v1::AmountRange* out);
void WriteAmounts(int64_t low, int64_t high, v1::AmountRange* out);

void WriteAnswers(const CompiledPolicy& policy, const ResolvedCase& resolved, v1::Determination* out);
void WriteScores(const CompiledPolicy& policy, const ResolvedCase& resolved, const ComputedCase& computed,
                 v1::Determination* out);
void WriteComponents(const CompiledPolicy& policy, const ResolvedCase& resolved, const ComputedCase& computed,
                     v1::Determination* out);
void WriteTotal(const CompiledPolicy& policy, const ComputedCase& computed, v1::Determination* out);
void WriteSupport(const CompiledPolicy& policy, const ResolvedCase& resolved, v1::Determination* out);
void WriteWhatIfs(const CompiledPolicy& policy, const ComputedCase& computed, v1::Determination* out);

// What the figure went through that nobody should overlook, added to the findings of the case.
void AddWarnings(const CompiledPolicy& policy, const ComputedCase& computed,
                 const v1::Determination& determination, ResolvedCase* resolved);

// An answer in the policy's words. `chosen` are the flags of a question with several choices.
std::string AnswerText(const CompiledQuestion& question, const CaseAnswer& answer, const char* chosen,
                       const v1::AnswerValue* value);

// One step of the arithmetic from its trace.
void WriteStep(const StepTrace& trace, v1::AllocationStep* out);

}  // namespace ras

#endif  // RAS_LIB_DETERMINE_DETERMINATION_WRITER_H_
