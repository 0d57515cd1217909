#include "lib/finding/small_percent.h"

#include <cstdint>
#include <optional>
#include <utility>

#include "ras/decimal.h"

namespace ras {
namespace {

// "10,000".
std::string WithCommas(int64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3; at -= 3) text.insert(at - 3, ",");
  return text;
}

std::optional<Says> Say(std::string_view percent, std::string path) {
  const Result<Decimal> read = Decimal::Parse(percent);
  if (!read.ok()) return std::nullopt;
  const Decimal value = read.value().Normalised();
  const int64_t parts = value.coefficient < 0 ? -value.coefficient : value.coefficient;
  const int64_t one = kPowersOfTen[value.places];
  if (parts == 0 || parts >= one) return std::nullopt;
  // At most nine decimals, and so at most eleven with those of the percent.
  const int64_t whole = one * 100;
  // Exactly a hundred times the value, whose last decimal is not 0.
  const Decimal meant = value.places == 1
                            ? Decimal{value.coefficient * 10, 0}
                            : Decimal{value.coefficient, static_cast<uint8_t>(value.places - 2)};
  return Says{.code = "percent_below_one",
              .path = std::move(path),
              .value = std::string(percent),
              .message = value.ToString() + "% is " + (value.coefficient < 0 ? "-" : "") + WithCommas(parts) +
                         " in " + WithCommas(whole) + ".",
              .remedy = "If " + meant.ToString() + "% is meant, write " + meant.ToString() + ".",
              .reason = "A percentage is of a hundred, and a share of one is easily written in its place."};
}

}  // namespace

void WarnOfSmallPercent(std::string_view percent, std::string path, FindingReport* report) {
  if (auto says = Say(percent, std::move(path))) report->Warning(*std::move(says));
}

void NoteSmallPercent(std::string_view percent, std::string path, FindingReport* report) {
  if (auto says = Say(percent, std::move(path))) report->Note(*std::move(says));
}

}  // namespace ras
