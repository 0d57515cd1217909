// A value or the reason there is none. Kernels report failure with this and nothing else: no exception, no
// allocation, no text (docs/architecture.md). The engine turns a Fault into a message that names the
// field.
#ifndef RAS_RESULT_H_
#define RAS_RESULT_H_

#include <cstdint>
#include <utility>

namespace ras {

/// Why a kernel gave no value. kNone is the absence of a fault and never the fault of a failed Result.
enum class Fault : uint8_t {
  kNone,            ///< No fault.
  kMalformed,       ///< Text that does not follow the grammar, or parts that contradict each other.
  kOutOfRange,      ///< Well formed, but outside the limits that docs/figures.md section 1 sets.
  kOverflow,        ///< The exact answer does not fit the type that must carry it.
  kDivisionByZero,  ///< A divisor of zero.
  kNotExact,        ///< The answer would have to be rounded where rounding is not allowed.
  kEmpty,           ///< Nothing to work on where at least one item is needed.
  kUnordered,       ///< Items that must ascend without overlap do not.
};

/// The fault's name in lower case words, for logs and tests. A static string; never null.
constexpr const char* FaultName(Fault fault) noexcept {
  switch (fault) {
    case Fault::kNone:
      return "none";
    case Fault::kMalformed:
      return "malformed";
    case Fault::kOutOfRange:
      return "out of range";
    case Fault::kOverflow:
      return "overflow";
    case Fault::kDivisionByZero:
      return "division by zero";
    case Fault::kNotExact:
      return "not exact";
    case Fault::kEmpty:
      return "empty";
    case Fault::kUnordered:
      return "unordered";
  }
  return "unknown";
}

/// A T, or a Fault. T must be default constructible: a failed Result holds a default T, so reading it is
/// never undefined. As safe to share between threads as T is.
///
///     Result<int64_t> pence = ParseMoney(text);
///     if (!pence.ok()) return pence.fault();
///     total += pence.value();
template <class T>
class [[nodiscard]] Result {
 public:
  // Both conversions are implicit so that a function can `return value;` or `return Fault::kOverflow;`.
  constexpr Result(T value) noexcept(noexcept(T(std::move(value)))) : value_(std::move(value)) {}  // NOLINT
  constexpr Result(Fault fault) noexcept(noexcept(T())) : fault_(fault) {}                         // NOLINT

  /// True if there is a value.
  constexpr bool ok() const noexcept { return fault_ == Fault::kNone; }
  /// Why there is no value; kNone if there is one.
  constexpr Fault fault() const noexcept { return fault_; }
  /// The value; a default T if there is none, so ask ok() first.
  constexpr const T& value() const& noexcept { return value_; }
  constexpr T&& value() && noexcept { return std::move(value_); }
  /// The value, or `fallback` if there is none.
  constexpr T value_or(T fallback) const& { return ok() ? value_ : std::move(fallback); }

 private:
  T value_{};
  Fault fault_ = Fault::kNone;
};

}  // namespace ras

#endif  // RAS_RESULT_H_
