#include "lib/codec/suggestion.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace ras {
namespace {

// Names longer than this are compared with nothing: no field or enum value has so long a name.
constexpr std::size_t kLongestName = 80;

char Lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

// Whether `name` ends in an underscore and then `ending`, letter case aside.
bool HasLastWords(std::string_view name, std::string_view ending) {
  if (name.size() <= ending.size() || name[name.size() - ending.size() - 1] != '_') return false;
  return std::equal(ending.begin(), ending.end(), name.end() - static_cast<std::ptrdiff_t>(ending.size()),
                    [](char a, char b) { return Lower(a) == Lower(b); });
}

// The shortest of `known` that ends in the words given: "UP" is ROUNDING_MODE_UP rather than
// ROUNDING_MODE_HALF_UP. Empty if two are as short, or none ends so.
std::string_view NameEndingIn(std::string_view given, const std::vector<std::string_view>& known) {
  std::string_view best;
  bool tie = false;
  for (const std::string_view name : known) {
    if (given.size() < 2 || !HasLastWords(name, given)) continue;
    tie = !best.empty() && name.size() == best.size();
    if (best.empty() || name.size() < best.size()) best = name;
  }
  return tie ? std::string_view() : best;
}

}  // namespace

int EditDistance(std::string_view a, std::string_view b, int most) {
  const std::size_t longer = std::max(a.size(), b.size());
  const std::size_t shorter = std::min(a.size(), b.size());
  if (longer > kLongestName || longer - shorter > static_cast<std::size_t>(most)) return most + 1;
  // Three rows of the table of distances between prefixes (optimal string alignment).
  std::array<std::array<int, kLongestName + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& row = rows[i % 3];
    const auto& above = rows[(i - 1) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    row[0] = static_cast<int>(i);
    int least = row[0];
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const char x = Lower(a[i - 1]);
      const char y = Lower(b[j - 1]);
      row[j] = std::min({above[j] + 1, row[j - 1] + 1, above[j - 1] + (x == y ? 0 : 1)});
      if (i > 1 && j > 1 && x == Lower(b[j - 2]) && y == Lower(a[i - 2])) {
        row[j] = std::min(row[j], two_above[j - 2] + 1);
      }
      least = std::min(least, row[j]);
    }
    if (least > most) return most + 1;
  }
  return std::min(rows[a.size() % 3][b.size()], most + 1);
}

std::string_view NearestName(std::string_view given, const std::vector<std::string_view>& known) {
  // One letter in three may be wrong, and two in all: "x" is not taken for a slip of "id".
  const int most = static_cast<int>(std::min<std::size_t>(2, given.size() / 3));
  int nearest = most + 1;
  std::string_view best;
  for (const std::string_view name : known) {
    if (most == 0) break;
    const int distance = EditDistance(given, name, nearest - 1);
    if (distance < nearest) {
      nearest = distance;
      best = name;
    }
  }
  return best.empty() ? NameEndingIn(given, known) : best;
}

std::string SuggestName(std::string_view given, const std::vector<std::string_view>& known) {
  if (known.empty()) return "Nothing is allowed here.";
  const std::string_view best = NearestName(given, known);
  if (!best.empty()) return "Did you mean \"" + std::string(best) + "\"?";

  constexpr std::size_t kLongestList = 300;
  std::string list = "Known here: ";
  for (std::size_t i = 0; i < known.size(); ++i) {
    if (i > 0) list += ", ";
    if (list.size() + known[i].size() > kLongestList) {
      return list + "and " + std::to_string(known.size() - i) + " more.";
    }
    list += known[i];
  }
  return list + ".";
}

}  // namespace ras
