// One allocation table of a compiled policy, for lookups without an assessment.
#ifndef RAS_LIB_POLICY_POLICY_TABLE_H_
#define RAS_LIB_POLICY_POLICY_TABLE_H_

#include <cstdint>
#include <span>
#include <string>

#include "ras/lookup.h"

namespace ras {

// Immutable and thread safe. Scores are int64 with `score_places()` decimal places: with 2 places, 3750
// is 37.5 points. A score is first rounded by the table's own rule. Amounts are pence in the table's own
// period, before any adjustment.
class PolicyTable {
 public:
  virtual ~PolicyTable() = default;
  virtual const std::string& id() const = 0;
  virtual uint8_t score_places() const = 0;
  virtual Hit Lookup(int64_t score) const noexcept = 0;
  // One result a score. `from_pence` and `status` are as long as `scores`; `to_pence` and `rows` are that
  // long or empty. status: Outcome in the low four bits, Place in the high four.
  virtual void LookupBatch(std::span<const int64_t> scores, std::span<int64_t> from_pence,
                           std::span<int64_t> to_pence, std::span<int32_t> rows,
                           std::span<uint8_t> status) const noexcept = 0;
};

}  // namespace ras

#endif  // RAS_LIB_POLICY_POLICY_TABLE_H_
