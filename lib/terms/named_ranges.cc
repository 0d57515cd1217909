#include "lib/terms/named_ranges.h"

#include <algorithm>

#include "lib/finding/wording.h"

namespace ras {

void CheckAscending(const RangeStarts& starts, std::string_view list, std::string_view what,
                    FindingReport* report) {
  for (int i = 1; i < starts.size(); ++i) {
    if (Decimal::Parse(starts[i - 1]).value() < Decimal::Parse(starts[i]).value()) continue;
    report->Error({.code = "not_ascending",
                   .path = At("", list, i),
                   .value = starts[i],
                   .message = "A range begins where or below where the one before it does.",
                   .remedy = "Give the " + std::string(what) +
                             " at which ranges begin in ascending order, each once."});
  }
}

NamedRanges::NamedRanges(const RangeStarts& starts) {
  for (const std::string& start : starts) starts_.push_back(Decimal::Parse(start).value().Normalised());
}

std::size_t NamedRanges::PlaceOf(const Decimal& value) const {
  return static_cast<std::size_t>(std::upper_bound(starts_.begin(), starts_.end(), value) - starts_.begin());
}

std::string NamedRanges::NameOf(std::size_t place) const {
  if (place == 0) return starts_.empty() ? std::string() : "below " + starts_[0].ToString();
  if (place == starts_.size()) return starts_.back().ToString() + " and above";
  return starts_[place - 1].ToString() + " to below " + starts_[place].ToString();
}

}  // namespace ras
