#include "lib/check/rounding_check.h"

#include "lib/finding/wording.h"

namespace ras::check {
namespace {

void CheckExact(const CheckContext& context, const std::string& path, Exact exact, bool has_increment) {
  if (exact == Exact::kRefused) {
    context.report.Error({.code = "exact_not_allowed",
                          .path = In(path, "mode"),
                          .value = "ROUNDING_MODE_EXACT",
                          .message = "Here the value has to be rounded; an exact one cannot be carried on.",
                          .remedy = "Name another mode, such as ROUNDING_MODE_HALF_UP, and an increment."});
  }
  if (has_increment) {
    context.report.Error({.code = "increment_with_exact",
                          .path = path,
                          .value = "ROUNDING_MODE_EXACT",
                          .message = "The value is not rounded here, so there is no increment.",
                          .remedy = "Take the increment away, or name another mode."});
  }
}

}  // namespace

void CheckScoreRounding(const CheckContext& context, const v1::ScoreRounding& rounding,
                        const std::string& path, Exact exact) {
  if (rounding.mode() == v1::ROUNDING_MODE_EXACT)
    CheckExact(context, path, exact, !rounding.increment().empty());
}

void CheckAmountRounding(const CheckContext& context, const v1::Rounding& rounding, const std::string& path,
                         Exact exact) {
  if (rounding.mode() == v1::ROUNDING_MODE_EXACT)
    CheckExact(context, path, exact, rounding.has_increment_pence());
}

}  // namespace ras::check
