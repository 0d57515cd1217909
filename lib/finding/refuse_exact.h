// Roundings of amounts of money, which cannot be left out.
#ifndef RAS_LIB_FINDING_REFUSE_EXACT_H_
#define RAS_LIB_FINDING_REFUSE_EXACT_H_

#include <string>

#include "lib/finding/finding_report.h"
#include "ras/v1/rounding.pb.h"

namespace ras {

// Reports a rounding that rounds nothing. `path` is its own, `message` says why that cannot be here, and
// `remedy` what to do if it is not to name another mode.
inline void RefuseExact(const v1::Rounding& rounding, const std::string& path, const char* message,
                        FindingReport* report,
                        const char* remedy = "Name another mode, such as ROUNDING_MODE_HALF_UP.") {
  if (rounding.mode() != v1::ROUNDING_MODE_EXACT) return;
  report->Error({.code = "exact_not_allowed",
                 .path = path + ".mode",
                 .value = v1::RoundingMode_Name(rounding.mode()),
                 .message = message,
                 .remedy = remedy});
}

}  // namespace ras

#endif  // RAS_LIB_FINDING_REFUSE_EXACT_H_
