#include "rounded_score.h"

namespace ras::tool {
namespace {

// "37.5" for 3750 at two places.
std::string InDigits(int64_t score, int32_t places) {
  std::string digits = std::to_string(score < 0 ? -score : score);
  const auto wanted = static_cast<std::size_t>(places);
  if (digits.size() <= wanted) digits.insert(std::size_t{0}, wanted + 1 - digits.size(), '0');
  std::string text = score < 0 ? "-" : "";
  text.append(digits, 0, digits.size() - wanted);
  std::string fraction = digits.substr(digits.size() - wanted);
  fraction.erase(fraction.find_last_not_of('0') + 1);
  if (!fraction.empty()) text.append(1, '.').append(fraction);
  return text;
}

}  // namespace

std::string RoundedScore(const capi::Table& table, int64_t score) {
  const int64_t rounded = table.RoundScore(score);
  return rounded == score ? std::string() : InDigits(rounded, table.score_places());
}

}  // namespace ras::tool
