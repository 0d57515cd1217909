#include "lib/terms/read_tolerance.h"

#include <cstdint>
#include <string>

#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"
#include "ras/result.h"

namespace ras {

Tolerance ReadTolerance(const v1::VarianceTolerance& tolerance, std::string_view path,
                        FindingReport* report) {
  Tolerance read;
  NoteSmallPercent(tolerance.percent(), In(path, "percent"), report);
  if (!tolerance.amount().empty()) read.pence = ParseMoney(tolerance.amount()).value();
  if (!tolerance.percent().empty()) {
    // A percent is ten thousand millionths.
    const Result<int64_t> millionths = Decimal::Parse(tolerance.percent()).value().Normalised().AtPlaces(4);
    if (!millionths.ok()) ReportTooFine(In(path, "percent"), tolerance.percent(), 4, report);
    read.millionths = millionths.value_or(0);
  }
  return read;
}

void TellTolerance(const v1::VarianceTolerance& tolerance, v1::VarianceTolerance* told) {
  told->set_percent(tolerance.percent().empty()
                        ? "0"
                        : Decimal::Parse(tolerance.percent()).value().Normalised().ToString());
  told->set_amount(FormatMoney(tolerance.amount().empty() ? 0 : ParseMoney(tolerance.amount()).value()));
}

void ReportTooFine(std::string_view path, const std::string& value, int decimals, FindingReport* report) {
  report->Error({.code = "too_many_decimals",
                 .path = std::string(path),
                 .value = value,
                 .message = "This percentage has more decimals than are reckoned with.",
                 .remedy = "Give at most " + std::to_string(decimals) + " decimals."});
}

}  // namespace ras
