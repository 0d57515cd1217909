// The currency, and the other periods that the result is stated in.
#include <algorithm>
#include <array>
#include <string>
#include <string_view>

#include "lib/check/check_context.h"
#include "lib/check/period_check.h"
#include "lib/check/reasons.h"
#include "lib/check/rounding_check.h"
#include "lib/finding/wording.h"

namespace ras::check {
namespace {

// ISO 4217 codes of currencies whose unit is not a hundred of something.
constexpr std::array<std::string_view, 26> kWithoutHundredths = {
    "BHD", "BIF", "CLF", "CLP", "DJF", "GNF", "IQD", "ISK", "JOD", "JPY", "KMF", "KRW", "KWD",
    "LYD", "OMR", "PYG", "RWF", "TND", "UGX", "UYI", "UYW", "VND", "VUV", "XAF", "XOF", "XPF"};

void CheckCurrency(const CheckContext& context) {
  const std::string& code = context.policy.currency();
  if (code.empty()) return;
  const bool three_letters =
      code.size() == 3 && std::all_of(code.begin(), code.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
  const bool no_hundredth =
      std::find(kWithoutHundredths.begin(), kWithoutHundredths.end(), code) != kWithoutHundredths.end();
  if (three_letters && !no_hundredth) return;
  context.report.Error({.code = "currency_not_usable",
                        .path = "currency",
                        .value = code,
                        .message = no_hundredth ? "The currency " + Quote(code) + " has no hundredth part."
                                                : Quote(code) + " is no currency code.",
                        .remedy =
                            "Write the ISO 4217 code of a currency with a hundredth part, such as \"GBP\" or "
                            "\"EUR\"."});
}

}  // namespace

void CheckStatedPeriods(const CheckContext& context) {
  CheckCurrency(context);
  const v1::Policy& policy = context.policy;
  for (int i = 0; i < policy.stated_periods_size(); ++i) {
    const v1::StatedPeriod& stated = policy.stated_periods(i);
    const std::string path = At("", "stated_periods", i);
    CheckYearBasis(context, policy.result_period(), stated.period(), stated.basis(), path, "A stated period");
    CheckAmountRounding(context, stated.rounding(), In(path, "rounding"), Exact::kRefused);
    if (stated.period() == v1::PERIOD_UNSPECIFIED) continue;
    bool twice = false;
    for (int j = 0; j < i; ++j) twice = twice || policy.stated_periods(j).period() == stated.period();
    if (twice) {
      context.report.Error({.code = "listed_twice",
                            .path = In(path, "period"),
                            .value = v1::Period_Name(stated.period()),
                            .message = "The result is stated for " + PeriodName(stated.period()) + " twice.",
                            .remedy = "Keep one of the two."});
    } else if (stated.period() == policy.result_period()) {
      context.report.Note({.code = "rule_not_used",
                           .path = In(path, "period"),
                           .value = v1::Period_Name(stated.period()),
                           .message = "The result is for " + PeriodName(stated.period()) + " already.",
                           .remedy = "Take this stated period away.",
                           .reason = std::string(kReasonTransparency)});
    }
  }
}

}  // namespace ras::check
