#include "lib/terms/read_tolerance.h"

#include "lib/finding/fine_percent.h"
#include "lib/finding/small_percent.h"
#include "lib/finding/wording.h"
#include "ras/decimal.h"
#include "ras/money.h"

namespace ras {

Tolerance ReadTolerance(const std::string& percent, const std::string& amount, std::string_view path,
                        FindingReport* report) {
  Tolerance read;
  NoteSmallPercent(percent, In(path, "percent"), report);
  if (!amount.empty()) read.pence = ParseMoney(amount).value();
  if (!percent.empty()) read.millionths = ReadMillionths(percent, In(path, "percent"), report);
  return read;
}

}  // namespace ras
