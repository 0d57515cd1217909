#include "lib/policy/allocate_by_score.h"

#include "lib/finding/wording.h"
#include "lib/policy/look_up_score.h"
#include "ras/decimal.h"

namespace ras {

Hit AllocateByScore(const v1::AllocationTable& table, const PolicyTable* compiled, const std::string& score,
                    std::string_view person, std::string_view instead, FindingReport* report) {
  const auto refuse = [&](const char* code, const char* message, const std::string& remedy) {
    report->Error({.code = code,
                   .path = In(person, "score"),
                   .value = score,
                   .message = message,
                   .remedy = remedy + "`" + std::string(instead) + "`."});
    return Hit();
  };
  if (score.empty()) {
    return refuse("missing", "The table allocates by the score, and there is none.", "Give the score, or ");
  }
  if (compiled == nullptr) return {};
  const Result<Hit> hit = LookUpScore(table, *compiled, Decimal::Parse(score).value());
  if (hit.ok() && hit.value().outcome == Outcome::kNoAllocation) return hit.value();
  if (!hit.ok() || hit.value().outcome != Outcome::kAmount) {
    return refuse("score_refused", "The table gives nothing for this score.",
                  "Correct the score or the table, or give ");
  }
  if (hit.value().from_pence != hit.value().to_pence) {
    return refuse("range_of_amounts", "The table gives a range of amounts for this score.", "Give ");
  }
  return hit.value();
}

}  // namespace ras
