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

int64_t PartsOf(const Decimal& value) {
  return value.coefficient < 0 ? -value.coefficient : value.coefficient;
}

// The decimal, if it is one of which there is something to say.
std::optional<Decimal> ReadSmall(std::string_view percent) {
  const Result<Decimal> read = Decimal::Parse(percent);
  if (!read.ok()) return std::nullopt;
  const Decimal value = read.value().Normalised();
  if (value.coefficient == 0 || PartsOf(value) >= kPowersOfTen[value.places]) return std::nullopt;
  return value;
}

std::string Meant(const Decimal& value) {
  // Exactly a hundred times the value, whose last decimal is not 0.
  const Decimal meant = value.places == 1
                            ? Decimal{value.coefficient * 10, 0}
                            : Decimal{value.coefficient, static_cast<uint8_t>(value.places - 2)};
  return "If " + meant.ToString() + "% is meant, write " + meant.ToString() + ".";
}

std::optional<Says> Say(std::string_view percent, std::string path) {
  const std::optional<Decimal> read = ReadSmall(percent);
  if (!read) return std::nullopt;
  const Decimal& value = *read;
  // At most nine decimals, and so at most eleven with those of the percent.
  const int64_t whole = kPowersOfTen[value.places] * 100;
  return Says{.code = "percent_below_one",
              .path = std::move(path),
              .value = std::string(percent),
              .message = value.ToString() + "% is " + (value.coefficient < 0 ? "-" : "") +
                         WithCommas(PartsOf(value)) + " in " + WithCommas(whole) + ".",
              .remedy = Meant(value),
              .reason = "A percentage is of a hundred, and a share of one is easily written in its place."};
}

}  // namespace

void WarnOfSmallPercent(std::string_view percent, std::string path, FindingReport* report) {
  if (auto says = Say(percent, std::move(path))) report->Warning(*std::move(says));
}

void NoteSmallPercent(std::string_view percent, std::string path, FindingReport* report) {
  if (auto says = Say(percent, std::move(path))) report->Note(*std::move(says));
}

std::string MeantPercent(std::string_view percent) {
  const std::optional<Decimal> value = ReadSmall(percent);
  return value ? Meant(*value) : std::string();
}

}  // namespace ras
