#include "lib/policy/look_up_score.h"

#include <cstdint>
#include <optional>

#include "lib/check/score.h"

namespace ras {

Result<Hit> LookUpScore(const v1::AllocationTable& table, const PolicyTable& compiled, const Decimal& score) {
  const std::optional<check::ScoreRule> rule =
      check::ReadScoreRule(table.has_score_rounding() ? &table.score_rounding() : nullptr);
  const std::optional<check::Score> exact = check::ToScore(score.Normalised());
  const std::optional<check::Score> rounded = rule && exact ? rule->Round(*exact) : std::nullopt;
  if (!rounded) return Fault::kNotExact;
  const Result<int64_t> looked_up =
      Decimal::Parse(check::ToText(*rounded)).value_or(Decimal()).AtPlaces(compiled.score_places());
  if (!looked_up.ok()) return Fault::kNotExact;
  return compiled.Lookup(looked_up.value());
}

}  // namespace ras
