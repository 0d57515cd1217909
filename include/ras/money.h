// Money is an integer number of pence, never above 10^13 in magnitude (docs/figures.md section 1).
#ifndef RAS_MONEY_H_
#define RAS_MONEY_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "ras/decimal.h"
#include "ras/result.h"

namespace ras {

/// The greatest amount: 10^13 pence, a hundred billion pounds.
inline constexpr int64_t kMaxPence = 10'000'000'000'000;
/// Room for any amount as text. No terminating zero is written.
inline constexpr std::size_t kMoneyChars = 24;

/// True from -kMaxPence to kMaxPence.
constexpr bool IsAmount(int64_t pence) noexcept { return pence >= -kMaxPence && pence <= kMaxPence; }

/// Reads pounds with at most two decimals, "500", "500.5" or "500.00", as pence. Grammar as Decimal::Parse
/// (kMalformed); a third decimal is kNotExact, even if it is a zero; beyond kMaxPence on either side is
/// kOutOfRange.
constexpr Result<int64_t> ParseMoney(std::string_view pounds) noexcept {
  const Result<Decimal> decimal = Decimal::Parse(pounds);
  if (!decimal.ok()) return decimal.fault();
  if (decimal.value().places > 2) return Fault::kNotExact;
  const Result<int64_t> pence = decimal.value().AtPlaces(2);
  if (!pence.ok() || !IsAmount(pence.value())) return Fault::kOutOfRange;
  return pence;
}

/// Writes pounds with two decimals and no separators, "-1234.05"; returns the end. `out` has room for
/// kMoneyChars. Any 64-bit number of pence can be written.
constexpr char* WriteMoney(int64_t pence, char* out) noexcept { return internal::WriteScaled(pence, 2, out); }

/// The same as a string.
inline std::string FormatMoney(int64_t pence) {
  std::array<char, kMoneyChars> text{};
  return std::string(text.data(), WriteMoney(pence, text.data()));
}

/// The sum of two amounts, or kOutOfRange if an operand or the sum is beyond kMaxPence.
constexpr Result<int64_t> AddMoney(int64_t a, int64_t b) noexcept {
  if (!IsAmount(a) || !IsAmount(b) || !IsAmount(a + b)) return Fault::kOutOfRange;
  return a + b;
}

}  // namespace ras

#endif  // RAS_MONEY_H_
