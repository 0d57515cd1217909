// An amount on its way through the adjustments: whole pence, or an exact fraction of a penny between two
// roundings (docs/figures.md section 1).
#ifndef RAS_LIB_ALLOCATE_RUNNING_AMOUNT_H_
#define RAS_LIB_ALLOCATE_RUNNING_AMOUNT_H_

#include <cstdint>
#include <string>

#include "lib/policy/compiled_policy.h"
#include "ras/money.h"
#include "ras/rational.h"

namespace ras {

class RunningAmount {
 public:
  RunningAmount() = default;
  explicit RunningAmount(int64_t pence) : pence_(pence) {}

  // Whether it is a whole number of pence; then Pence() is it.
  bool IsWhole() const { return whole_; }
  int64_t Pence() const { return pence_; }
  // The amount in pence, exactly.
  Rational Exact() const { return whole_ ? Rational(pence_) : fraction_; }
  // In whole currency units: "282.38", or if it is no whole number of pence its exact decimal or fraction.
  std::string ToString() const;

  // The amount x numerator / denominator (denominator above 0), rounded as named. False if it leaves the
  // range of amounts.
  bool Times(int64_t numerator, int64_t denominator, const CompiledRounding& rounding,
             RunningAmount* out) const;
  // Faults likewise.
  bool Plus(int64_t pence, RunningAmount* out) const;
  // The difference as text, as ToString gives amounts: this - before.
  RunningAmount Minus(const RunningAmount& before) const;

  bool IsAbove(int64_t pence) const { return whole_ ? pence_ > pence : fraction_ > Rational(pence); }
  bool IsBelow(int64_t pence) const { return whole_ ? pence_ < pence : fraction_ < Rational(pence); }

  friend bool operator==(const RunningAmount& a, const RunningAmount& b) {
    return a.whole_ == b.whole_ && (a.whole_ ? a.pence_ == b.pence_ : a.fraction_ == b.fraction_);
  }

 private:
  // Takes an exact value; false beyond 10^13 pence.
  static bool FromExact(const Result<Rational>& exact, RunningAmount* out);

  bool whole_ = true;
  int64_t pence_ = 0;
  Rational fraction_;
};

}  // namespace ras

#endif  // RAS_LIB_ALLOCATE_RUNNING_AMOUNT_H_
