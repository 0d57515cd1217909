// Totals of a year beside those of a table's period (docs/sign-off.md).
#include "lib/sign_off/year_column.h"

#include <gtest/gtest.h>

namespace ras {
namespace {

YearColumn Column(v1::Period period, v1::YearBasis basis) {
  v1::SignOffRequest request;
  request.mutable_built()->mutable_table()->set_period(period);
  request.mutable_answers()->set_year_basis(basis);
  return YearColumn(request);
}

TEST(YearColumn, HalfAPennyIsOne) {
  const YearColumn column = Column(v1::PERIOD_DAY, v1::YEAR_BASIS_365_25_DAYS);
  EXPECT_EQ(column.Of(2).value(), 731);  // 730.5
  EXPECT_EQ(column.Of(1).value(), 365);
}

TEST(YearColumn, WhatIsBeyondAnAmountOfATotalIsNotTold) {
  const YearColumn column = Column(v1::PERIOD_QUARTER, v1::YEAR_BASIS_UNSPECIFIED);
  EXPECT_EQ(column.Of(5).value(), 20);
  EXPECT_FALSE(column.Of(Int128{INT64_MAX} / 4 + 1).has_value());
  EXPECT_TRUE(column.Of(Int128{INT64_MAX} / 4).has_value());
}

}  // namespace
}  // namespace ras
