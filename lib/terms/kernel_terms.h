// The words of the documents in the terms of the kernels. One place, so that the checks and the compiler of
// policies cannot read them differently.
#ifndef RAS_LIB_TERMS_KERNEL_TERMS_H_
#define RAS_LIB_TERMS_KERNEL_TERMS_H_

#include "ras/period.h"
#include "ras/rounding.h"
#include "ras/v1/allocation_table.pb.h"
#include "ras/v1/period.pb.h"
#include "ras/v1/rounding.pb.h"

namespace ras {

// UNSPECIFIED and EXACT have no kernel mode; callers ask for them first. They give half-up here.
RoundingMode ToKernel(v1::RoundingMode mode);
// To whole pence if it names no increment.
AmountRounding ToKernel(const v1::Rounding& rounding);
// UNSPECIFIED gives a week.
Period ToKernel(v1::Period period);
// UNSPECIFIED, which stands where the basis does not matter, gives 52 weeks.
YearBasis ToKernel(v1::YearBasis basis);

// The rows of any table that has rows; null for a price per point, a price list and a table of no kind.
const v1::RowTable* RowsOf(const v1::AllocationTable& table);

}  // namespace ras

#endif  // RAS_LIB_TERMS_KERNEL_TERMS_H_
