// What a rounding may say, wherever one stands.
#ifndef RAS_LIB_CHECK_ROUNDING_CHECK_H_
#define RAS_LIB_CHECK_ROUNDING_CHECK_H_

#include <string>

#include "lib/check/check_context.h"
#include "ras/v1/rounding.pb.h"

namespace ras::check {

// Whether a place lets the exact value through.
enum class Exact { kAllowed, kRefused };

// EXACT takes no increment, and some places cannot carry an exact value on.
void CheckScoreRounding(const CheckContext& context, const v1::ScoreRounding& rounding,
                        const std::string& path, Exact exact);
void CheckAmountRounding(const CheckContext& context, const v1::Rounding& rounding, const std::string& path,
                         Exact exact);

}  // namespace ras::check

#endif  // RAS_LIB_CHECK_ROUNDING_CHECK_H_
