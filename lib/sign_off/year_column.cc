#include "lib/sign_off/year_column.h"

#include "lib/terms/kernel_terms.h"
#include "ras/period.h"
#include "ras/rounding.h"

namespace ras {
namespace {

const char* YearWords(v1::YearBasis basis) {
  switch (basis) {
    case v1::YEAR_BASIS_52_WEEKS:
      return "for a year of 52 weeks";
    case v1::YEAR_BASIS_365_DAYS:
      return "for a year of 365 days";
    case v1::YEAR_BASIS_365_25_DAYS:
      return "for a year of 365.25 days";
    case v1::YEAR_BASIS_366_DAYS:
      return "for a year of 366 days";
    default:
      return "for a year";
  }
}

}  // namespace

YearColumn::YearColumn(const v1::SignOffRequest& request) {
  const v1::Period period = request.built().table().period();
  if (period == v1::PERIOD_YEAR) return;
  const v1::YearBasis said = request.answers().year_basis();
  v1::YearBasis basis =
      said == v1::YEAR_BASIS_UNSPECIFIED ? request.collation().collate().year_basis() : said;
  // Twelve months and four quarters are a year, however long it is.
  if (period == v1::PERIOD_MONTH || period == v1::PERIOD_QUARTER) {
    basis = v1::YEAR_BASIS_UNSPECIFIED;
  } else if (basis == v1::YEAR_BASIS_UNSPECIFIED) {
    is_missing_ = true;
    return;
  }
  factor_ = PeriodFactor(ToKernel(period), Period::kYear, ToKernel(basis));
  heading_ = YearWords(basis);
}

std::optional<Int128> YearColumn::Of(Int128 pence) const {
  if (!factor_) return std::nullopt;
  const Result<Rational> exact = Multiply(Rational::Make(Int256(pence), Int256(1)).value(), *factor_);
  const Result<int64_t> rounded = exact.ok() ? RoundAmount(exact.value(), AmountRounding{}) : exact.fault();
  if (!rounded.ok()) return std::nullopt;
  return rounded.value();
}

}  // namespace ras
