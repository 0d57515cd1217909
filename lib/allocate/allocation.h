// From scores to the indicative allocation (docs/figures.md sections 5 to 7). One implementation serves a
// determination, its account, its what-ifs and the amounts before informal support; a trace is kept only
// where somebody will read it.
#ifndef RAS_LIB_ALLOCATE_ALLOCATION_H_
#define RAS_LIB_ALLOCATE_ALLOCATION_H_

#include <cstdint>
#include <vector>

#include "lib/allocate/running_amount.h"
#include "lib/score/measures.h"
#include "ras/lookup.h"
#include "ras/v1/amount.pb.h"

namespace ras {

// One amount, or the two ends of a range.
struct AmountPair {
  RunningAmount low;
  RunningAmount high;
  bool IsRange() const { return !(low == high); }
};

// Why there is no figure.
enum class AllocationFault : uint8_t { kNone, kNothingToScore, kScoreRefused, kOutOfRange };

// What the table gives.
struct TableAmount {
  v1::Outcome outcome = v1::OUTCOME_AMOUNT;
  AllocationFault fault = AllocationFault::kNone;
  int64_t low = 0;
  int64_t high = 0;
  // The score as the table's lookup takes it, before and after rounding; and how it met the table. Not for a
  // price list.
  Scaled score = 0;
  Scaled rounded = 0;
  Hit hit{};
};

struct PricedItemTrace {
  const CompiledPriceItem* item = nullptr;
  Scaled quantity = 0;  // At the question's quantity_places.
  Rational exact_quantity;
  Scaled multiplier = 1;  // At the measure's places; 1 at 0 places if there is none.
  int64_t pence = 0;
};

struct StepTrace {
  const CompiledAdjustment* adjustment = nullptr;
  AmountPair before;
  AmountPair after;
  // Factor, informal support, convert period: what it was multiplied by.
  int64_t numerator = 1;
  int64_t denominator = 1;
  bool bound = false;
};

struct ComponentAllocation {
  v1::Outcome outcome = v1::OUTCOME_DOES_NOT_APPLY;
  AllocationFault fault = AllocationFault::kNone;
  int64_t low = 0;
  int64_t high = 0;
  int table = -1;
  TableAmount from_table;
  // Filled only if a trace is asked for.
  std::vector<PricedItemTrace> items;
  std::vector<StepTrace> steps;
};

struct Allocation {
  v1::Outcome outcome = v1::OUTCOME_DOES_NOT_APPLY;
  AllocationFault fault = AllocationFault::kNone;
  int64_t low = 0;
  int64_t high = 0;
  std::vector<ComponentAllocation> components;
  // The sum of the components before total_adjustments, and those steps. Filled only if a trace is asked for.
  AmountPair sum;
  std::vector<StepTrace> steps;
};

enum class Trace : uint8_t { kOff, kOn };

// What a table gives for the present scores. `items` may be null.
TableAmount ReadTable(const CompiledPolicy& policy, const CaseState& state, Need need,
                      const MeasureValues& values, const CompiledComponent& component,
                      std::vector<PricedItemTrace>* items);
// What a table that is looked up gives for a score at its places.
TableAmount LookUpScore(const CompiledTable& table, Scaled score);

// Makes the component's adjustments on what the table gave. Only outcome, fault, low, high and (with a trace)
// steps of `result` are set.
void AdjustComponent(const CompiledPolicy& policy, const CaseState& state, const MeasureValues& values,
                     const CompiledComponent& component, const TableAmount& from_table,
                     Scaled overall_percent, Trace trace, ComponentAllocation* result);

// The whole: every component, the sum, the adjustments of the sum. `overall_percent` is the reduction for
// informal support at the policy's percent_places: the state's own, or 0 for the amount before it. `result`
// is overwritten; its vectors are reused.
void Allocate(const CompiledPolicy& policy, const CaseState& state, Need need, const MeasureValues& values,
              Scaled overall_percent, Trace trace, Allocation* result);

}  // namespace ras

#endif  // RAS_LIB_ALLOCATE_ALLOCATION_H_
