#include "money.h"

#include <cctype>

namespace ras::tool {
namespace {

// "PERIOD_FOUR_WEEKS" without "PERIOD_" -> "four weeks".
std::string Words(const std::string& name, std::size_t prefix) {
  if (name.size() <= prefix) return {};
  std::string words = name.substr(prefix);
  for (char& letter : words) {
    letter = letter == '_' ? ' ' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  return words;
}

}  // namespace

std::string Decimal(int64_t pence) {
  const bool negative = pence < 0;
  const uint64_t size = negative ? 0 - static_cast<uint64_t>(pence) : static_cast<uint64_t>(pence);
  std::string text = std::to_string(size / 100) + '.';
  if (size % 100 < 10) text += '0';
  text += std::to_string(size % 100);
  return negative ? '-' + text : text;
}

std::string Money(const Json& object, const char* field) { return Text(Part(object, field), "decimal"); }

std::string AmountText(const Json& range) {
  std::string text = Text(Part(range, "amount"), "decimal");
  if (const std::string upper = Text(Part(range, "upper"), "decimal"); !upper.empty()) text += " to " + upper;
  return text;
}

std::string PeriodText(const std::string& period) { return Words(period, std::string("PERIOD_").size()); }

std::string OutcomeText(const std::string& outcome) { return Words(outcome, std::string("OUTCOME_").size()); }

}  // namespace ras::tool
