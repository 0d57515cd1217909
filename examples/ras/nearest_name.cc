#include "nearest_name.h"

#include <algorithm>
#include <numeric>

namespace ras::tool {
namespace {

// More mistakes than these make another word.
constexpr std::size_t kMostMistakes = 3;

// How many letters have to be changed, put in or left out to make one word of the other.
std::size_t Mistakes(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({changed, row[j] + 1, row[j - 1] + 1});
    }
  }
  return row[b.size()];
}

}  // namespace

std::size_t NearestName(const std::string& word, const std::vector<std::string>& names) {
  // One more than there may be: at least one, and less than half of the word.
  std::size_t fewest = std::clamp((word.size() + 1) / 2, std::size_t{2}, kMostMistakes + 1);
  std::size_t nearest = names.size();
  for (std::size_t i = 0; i < names.size(); ++i) {
    const std::size_t found = Mistakes(word, names[i]);
    if (found >= fewest) continue;
    fewest = found;
    nearest = i;
  }
  return nearest;
}

}  // namespace ras::tool
