#include "lib/check/did_you_mean.h"

#include <algorithm>

#include "lib/finding/wording.h"

namespace ras::check {

std::string DidYouMean::Remedy(std::string_view name, const std::vector<std::string_view>& known) {
  if (known.empty()) return "There are none in this policy. Add one, or take this away.";
  // A third of the name may be wrong, but at least one character and at most three.
  const int most = std::clamp(static_cast<int>(name.size() / 3), 1, 3);
  int best = most + 1;
  std::string_view nearest;
  for (const std::string_view candidate : known) {
    if (work_ >= kMostWork) break;
    const int distance = Distance(name, candidate, most);
    if (distance < best) {
      best = distance;
      nearest = candidate;
    }
  }
  std::string guess = best <= most ? "Did you mean " + Quote(nearest) + "?" : "";
  if (!guess.empty() && known.size() == 1) return guess;
  std::vector<std::string> quoted;
  for (std::size_t i = 0; i < known.size() && i < kShownItems; ++i) quoted.push_back(Quote(known[i]));
  const std::string all =
      (known.size() == 1 ? "There is " : "There are ") + List(quoted, "and", known.size()) + ".";
  return guess.empty() ? all : guess + " " + all;
}

int DidYouMean::Distance(std::string_view a, std::string_view b, int most) {
  constexpr std::size_t kLongestId = 64;
  if (a.size() > kLongestId || b.size() > kLongestId) return most + 1;
  const auto longer = static_cast<int>(std::max(a.size(), b.size()));
  if (longer - static_cast<int>(std::min(a.size(), b.size())) > most) return most + 1;
  work_ += static_cast<int64_t>((a.size() + 1) * (b.size() + 1));
  row_.resize(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row_[j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = row_[0];
    row_[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row_[j];
      row_[j] = std::min({replaced, row_[j] + 1, row_[j - 1] + 1});
    }
  }
  return std::min(row_[b.size()], most + 1);
}

}  // namespace ras::check
