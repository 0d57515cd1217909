#include "lib/terms/read_tolerance.h"

#include "lib/finding/fine_percent.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {

Tolerance ReadTolerance(const v1::VarianceTolerance& tolerance, std::string_view path,
                        FindingReport* report) {
  Tolerance read;
  NoteSmallPercent(tolerance.percent(), In(path, "percent"), report);
  if (!tolerance.amount().empty()) read.pence = ParseMoney(tolerance.amount()).value();
  if (!tolerance.percent().empty()) {
    read.millionths = ReadMillionths(tolerance.percent(), In(path, "percent"), report);
  }
  return read;
}

void TellTolerance(const v1::VarianceTolerance& tolerance, v1::VarianceTolerance* told) {
  told->set_percent(tolerance.percent().empty()
                        ? "0"
                        : Decimal::Parse(tolerance.percent()).value().Normalised().ToString());
  told->set_amount(FormatMoney(tolerance.amount().empty() ? 0 : ParseMoney(tolerance.amount()).value()));
}

}  // namespace ras
