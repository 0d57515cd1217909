#include "rounded_score.h"

#include <cstdlib>

namespace ras::tool {
namespace {

// A decimal of the policy as a whole number at `places`, which the library chose so that it fits.
int64_t AtPlaces(const std::string& decimal, int32_t places) {
  const std::size_t point = decimal.find('.');
  std::string fraction = point == std::string::npos ? std::string() : decimal.substr(point + 1);
  fraction.resize(static_cast<std::size_t>(places), '0');
  return std::strtoll((decimal.substr(0, point) + fraction).c_str(), nullptr, 10);
}

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

// Whether a score that lies `rest` above the multiple number `quotient` goes to the next one above.
bool GoesUp(const std::string& mode, int64_t score, int64_t quotient, int64_t rest, int64_t increment) {
  if (mode == "ROUNDING_MODE_CEILING") return true;
  if (mode == "ROUNDING_MODE_FLOOR") return false;
  if (mode == "ROUNDING_MODE_UP") return score > 0;
  if (mode == "ROUNDING_MODE_DOWN") return score < 0;
  if (rest != increment - rest) return rest > increment - rest;
  if (mode == "ROUNDING_MODE_HALF_EVEN") return quotient % 2 != 0;
  return mode == "ROUNDING_MODE_HALF_DOWN" ? score < 0 : score > 0;
}

}  // namespace

std::string RoundedScore(const Json& table, int64_t score, int32_t places) {
  const Json& rounding = Part(table, "score_rounding");
  const std::string mode = rounding.is_null() ? "ROUNDING_MODE_HALF_UP" : Text(rounding, "mode");
  if (mode == "ROUNDING_MODE_EXACT") return {};
  const std::string increment_text = Text(rounding, "increment");
  const int64_t increment = AtPlaces(increment_text.empty() ? "1" : increment_text, places);
  if (increment <= 0) return {};
  int64_t quotient = score / increment;
  if (quotient * increment > score) --quotient;
  const int64_t rest = score - quotient * increment;
  if (rest == 0) return {};
  if (GoesUp(mode, score, quotient, rest, increment)) ++quotient;
  return InDigits(quotient * increment, places);
}

}  // namespace ras::tool
