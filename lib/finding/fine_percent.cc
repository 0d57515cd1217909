#include "lib/finding/fine_percent.h"

namespace ras {
namespace {

void ReportTooFine(std::string_view path, const std::string& value, int decimals, FindingReport* report) {
  report->Error({.code = "too_many_decimals",
                 .path = std::string(path),
                 .value = value,
                 .message = "This percentage has more decimals than are reckoned with.",
                 .remedy = "Give at most " + std::to_string(decimals) + " decimals."});
}

}  // namespace

Decimal ReadShare(const std::string& percent, std::string_view path, FindingReport* report) {
  const Decimal read = Decimal::Parse(percent).value().Normalised();
  if (read.places + 2 <= kMaxPlaces) return {read.coefficient, static_cast<uint8_t>(read.places + 2)};
  ReportTooFine(path, percent, kMaxPlaces - 2, report);
  return {};
}

int64_t ReadMillionths(const std::string& percent, std::string_view path, FindingReport* report) {
  // A percent is ten thousand millionths.
  const Result<int64_t> millionths = Decimal::Parse(percent).value().Normalised().AtPlaces(4);
  if (!millionths.ok()) ReportTooFine(path, percent, 4, report);
  return millionths.value_or(0);
}

}  // namespace ras
