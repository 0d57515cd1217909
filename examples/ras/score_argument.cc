#include "score_argument.h"

#include <algorithm>
#include <cstdlib>

#include "files.h"

namespace ras::tool {
namespace {

// With the places of the table, the most digits that ras.h takes of a score.
constexpr std::size_t kMaxDigits = 18;

bool AreDigits(std::string_view text) {
  return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos;
}

}  // namespace

std::optional<int64_t> ReadScore(const std::string& text, int32_t places) {
  const auto refuse = [&](const std::string& why) {
    Complain("SCORE", '"' + text + "\" " + why);
    return std::nullopt;
  };
  const bool negative = !text.empty() && text.front() == '-';
  const std::size_t start = negative ? 1 : 0;
  const std::size_t point = std::min(text.find('.'), text.size());
  std::string digits = text.substr(start, point - start);
  std::string fraction = text.substr(std::min(point + 1, text.size()));
  if (!AreDigits(digits) || (point < text.size() && !AreDigits(fraction))) {
    return refuse("is no score. Write it in digits, such as 30 or 37.5.");
  }
  const auto wanted = static_cast<std::size_t>(places);
  while (fraction.size() > wanted && fraction.back() == '0') fraction.pop_back();
  if (fraction.size() > wanted) {
    return refuse(wanted == 0
                      ? "has digits after the point. This table is looked up by whole scores."
                      : "has more digits after the point than the scores of this table, which have at most " +
                            std::to_string(wanted) + ".");
  }
  fraction.resize(wanted, '0');
  digits += fraction;
  digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size() - 1));
  if (digits.size() > kMaxDigits) return refuse("is greater than any score can be.");
  const int64_t value = std::strtoll(digits.c_str(), nullptr, 10);
  return negative ? -value : value;
}

}  // namespace ras::tool
