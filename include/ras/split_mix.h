// Chance that is the same everywhere: SplitMix64 (Steele, Lea and Flood 2014, "Fast splittable pseudorandom
// number generators"). For simulations, never for anything that has to be secret.
#ifndef RAS_SPLIT_MIX_H_
#define RAS_SPLIT_MIX_H_

#include <cstdint>

#include "ras/int256.h"

namespace ras {

/// A generator is 64 bits of state, copied freely; two with one seed give the same numbers for ever.
class SplitMix64 {
 public:
  constexpr explicit SplitMix64(uint64_t seed) noexcept : state_(seed) {}

  /// Any 64-bit number.
  constexpr uint64_t Next() noexcept {
    state_ += 0x9E3779B97F4A7C15U;
    uint64_t mixed = state_;
    mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9U;
    mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBU;
    return mixed ^ (mixed >> 31);
  }

  /// A number from 0 to bound - 1, each as likely as any other; bound >= 1. (Lemire 2019, "Fast random
  /// integer generation in an interval".)
  constexpr uint64_t Below(uint64_t bound) noexcept {
    UInt128 product = UInt128{Next()} * bound;
    if (static_cast<uint64_t>(product) < bound) {
      // So many of the 2^64 numbers are too many for each answer to have its equal share.
      const uint64_t surplus = (uint64_t{0} - bound) % bound;
      while (static_cast<uint64_t>(product) < surplus) product = UInt128{Next()} * bound;
    }
    return static_cast<uint64_t>(product >> 64);
  }

 private:
  uint64_t state_;
};

}  // namespace ras

#endif  // RAS_SPLIT_MIX_H_
