// Totals of a year beside those of a table's period.
#ifndef RAS_LIB_SIGN_OFF_YEAR_COLUMN_H_
#define RAS_LIB_SIGN_OFF_YEAR_COLUMN_H_

#include <optional>
#include <string>

#include "ras/int256.h"
#include "ras/rational.h"
#include "ras/v1/sign_off.pb.h"

namespace ras {

class YearColumn {
 public:
  // A year is as long as the answers say, or else the collation.
  explicit YearColumn(const v1::SignOffRequest& request);

  // False if the table is for a year as it is, or it is not known how long one is.
  bool is_told() const { return factor_.has_value(); }
  // The table is not for a year, and it is not known how long one is.
  bool is_missing() const { return is_missing_; }
  // "for a year of 52 weeks".
  const std::string& heading() const { return heading_; }
  // Pence for a year, half-up. Nothing if they are not told, or too many to be told.
  std::optional<Int128> Of(Int128 pence) const;

 private:
  std::optional<Rational> factor_;
  std::string heading_;
  bool is_missing_ = false;
};

}  // namespace ras

#endif  // RAS_LIB_SIGN_OFF_YEAR_COLUMN_H_
