#include "lib/policy/policy_table.h"

namespace ras {

int64_t PolicyTable::RoundScore(int64_t score) const noexcept {
  if (const auto* table = std::get_if<ScoreTable>(&kernel_)) return table->RoundScore(score);
  return std::get_if<RateTable>(&kernel_)->RoundScore(score);
}

Hit PolicyTable::Lookup(int64_t score) const noexcept {
  if (const auto* table = std::get_if<ScoreTable>(&kernel_)) return table->Lookup(score);
  return std::get_if<RateTable>(&kernel_)->Lookup(score);
}

void PolicyTable::LookupBatch(std::span<const int64_t> scores, std::span<int64_t> from_pence,
                              std::span<int64_t> to_pence, std::span<int32_t> rows,
                              std::span<uint8_t> status) const noexcept {
  if (const auto* table = std::get_if<ScoreTable>(&kernel_)) {
    table->LookupBatch(scores, from_pence, to_pence, rows, status);
  } else {
    std::get_if<RateTable>(&kernel_)->LookupBatch(scores, from_pence, to_pence, rows, status);
  }
}

}  // namespace ras
