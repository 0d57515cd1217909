#include "lib/shape/normal_form.h"

#include <cstddef>

#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {

// Most numbers are in their normal form already, and need not be taken apart to see it.

std::string NormalDecimal(const std::string& decimal) {
  const bool is_normal =
      decimal.empty() ||
      (decimal.front() != '-' && (decimal.back() != '0' || decimal.find('.') == std::string::npos));
  return is_normal ? decimal : Decimal::Parse(decimal).value_or(Decimal()).Normalised().ToString();
}

std::string NormalMoney(const std::string& money) {
  constexpr std::size_t kPenceAndPoint = 3;
  const bool is_normal = money.empty() || (money.front() != '-' && money.size() > kPenceAndPoint &&
                                           money[money.size() - kPenceAndPoint] == '.');
  return is_normal ? money : FormatMoney(ParseMoney(money).value_or(0));
}

}  // namespace ras
