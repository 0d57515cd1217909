// One allocation table of a compiled policy that is looked up by a score.
#ifndef RAS_LIB_POLICY_POLICY_TABLE_H_
#define RAS_LIB_POLICY_POLICY_TABLE_H_

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "ras/lookup.h"
#include "ras/rate_table.h"
#include "ras/score_table.h"

namespace ras {

// Immutable and thread safe. Scores are int64 with `score_places()` decimal places: with 2 places, 3750
// is 37.5 points. A score is first rounded by the table's own rule. Amounts are pence in the table's own
// period, before any adjustment. Every rule of a lookup lives in the kernels (ras/score_table.h,
// ras/rate_table.h); this class only picks the kernel.
class PolicyTable {
 public:
  using Kernel = std::variant<ScoreTable, RateTable>;

  PolicyTable(std::string id, uint8_t score_places, Kernel kernel)
      : id_(std::move(id)), score_places_(score_places), kernel_(std::move(kernel)) {}

  const std::string& id() const noexcept { return id_; }
  uint8_t score_places() const noexcept { return score_places_; }
  const Kernel& kernel() const noexcept { return kernel_; }

  // The score a lookup really uses, at score_places().
  int64_t RoundScore(int64_t score) const noexcept;
  // Docs/figures.md section 5. Never fails: a score that the table refuses, or that is beyond any, has its
  // own outcome.
  Hit Lookup(int64_t score) const noexcept;
  // One result a score. `from_pence` and `status` are as long as `scores`; `to_pence` and `rows` are that
  // long or empty. status: Outcome in the low four bits, Place in the high four.
  void LookupBatch(std::span<const int64_t> scores, std::span<int64_t> from_pence,
                   std::span<int64_t> to_pence, std::span<int32_t> rows,
                   std::span<uint8_t> status) const noexcept;

 private:
  std::string id_;
  uint8_t score_places_;
  Kernel kernel_;
};

}  // namespace ras

#endif  // RAS_LIB_POLICY_POLICY_TABLE_H_
