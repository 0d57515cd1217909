#include "lib/finding/wording.h"

#include <algorithm>

namespace ras {
namespace {

constexpr std::size_t kLongestText = 80;

// The first `shown` of them, as parts of a list of `total`.
std::string Joined(const std::vector<std::string>& items, std::size_t shown, std::string_view last_word,
                   std::size_t total) {
  std::string text;
  for (std::size_t i = 0; i < shown; ++i) {
    if (i > 0) text += i + 1 == total ? " " + std::string(last_word) + " " : ", ";
    text += items[i];
  }
  return text;
}

}  // namespace

std::string Shorten(std::string_view text) {
  if (text.size() <= kLongestText) return std::string(text);
  std::size_t end = kLongestText;
  // A byte 10xxxxxx is inside a character: step back to where the character starts.
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "...";
}

std::string Quote(std::string_view text) { return "\"" + Shorten(text) + "\""; }

std::string List(const std::vector<std::string>& items, std::string_view last_word, std::size_t total) {
  const std::size_t shown = std::min(items.size(), kShownItems);
  total = std::max(total, items.size());
  std::string text = Joined(items, shown, last_word, total);
  if (total > shown) text += " " + std::string(last_word) + " " + std::to_string(total - shown) + " more";
  return text;
}

std::string WholeList(const std::vector<std::string>& items, std::string_view last_word) {
  return Joined(items, items.size(), last_word, items.size());
}

std::string Count(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

std::string At(std::string_view path, std::string_view field, int index) {
  return In(path, field) + "[" + std::to_string(index) + "]";
}

std::string In(std::string_view path, std::string_view field) {
  return path.empty() ? std::string(field) : std::string(path) + "." + std::string(field);
}

}  // namespace ras
