#include "lib/terms/kernel_terms.h"

namespace ras {

RoundingMode ToKernel(v1::RoundingMode mode) {
  switch (mode) {
    case v1::ROUNDING_MODE_HALF_EVEN:
      return RoundingMode::kHalfEven;
    case v1::ROUNDING_MODE_HALF_DOWN:
      return RoundingMode::kHalfDown;
    case v1::ROUNDING_MODE_UP:
      return RoundingMode::kUp;
    case v1::ROUNDING_MODE_DOWN:
      return RoundingMode::kDown;
    case v1::ROUNDING_MODE_FLOOR:
      return RoundingMode::kFloor;
    case v1::ROUNDING_MODE_CEILING:
      return RoundingMode::kCeiling;
    default:
      return RoundingMode::kHalfUp;
  }
}

AmountRounding ToKernel(const v1::Rounding& rounding) {
  AmountRounding rule{.mode = ToKernel(rounding.mode())};
  if (rounding.has_increment_pence()) rule.increment_pence = rounding.increment_pence();
  return rule;
}

Period ToKernel(v1::Period period) {
  switch (period) {
    case v1::PERIOD_DAY:
      return Period::kDay;
    case v1::PERIOD_FOUR_WEEKS:
      return Period::kFourWeeks;
    case v1::PERIOD_MONTH:
      return Period::kMonth;
    case v1::PERIOD_QUARTER:
      return Period::kQuarter;
    case v1::PERIOD_YEAR:
      return Period::kYear;
    default:
      return Period::kWeek;
  }
}

YearBasis ToKernel(v1::YearBasis basis) {
  switch (basis) {
    case v1::YEAR_BASIS_365_DAYS:
      return YearBasis::k365Days;
    case v1::YEAR_BASIS_365_25_DAYS:
      return YearBasis::k365_25Days;
    case v1::YEAR_BASIS_366_DAYS:
      return YearBasis::k366Days;
    default:
      return YearBasis::k52Weeks;
  }
}

const v1::RowTable* RowsOf(const v1::AllocationTable& table) {
  switch (table.kind_case()) {
    case v1::AllocationTable::kPercentage:
      return &table.percentage();
    case v1::AllocationTable::kPoints:
      return &table.points();
    case v1::AllocationTable::kGroups:
      return &table.groups();
    case v1::AllocationTable::kBands:
      return &table.bands();
    case v1::AllocationTable::kSkeleton:
      return &table.skeleton();
    case v1::AllocationTable::kPricePerPoint:
    case v1::AllocationTable::kPriceList:
    case v1::AllocationTable::KIND_NOT_SET:
      return nullptr;
  }
  return nullptr;
}

}  // namespace ras
