#include "lib/terms/order_by_id.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace ras {
namespace {

constexpr std::size_t kKeyBytes = 8;

// The bytes of an id after what all of them begin with, as a number: enough to tell most apart without
// looking at the ids, which lie all over the memory.
struct Key {
  uint64_t beginning = 0;
  int position = 0;
};

std::size_t CommonBeginning(const std::vector<std::string_view>& ids) {
  if (ids.empty()) return 0;
  std::string_view common = ids.front();
  for (const std::string_view id : ids) {
    const auto differs = std::mismatch(common.begin(), common.end(), id.begin(), id.end()).first;
    common = common.substr(0, static_cast<std::size_t>(differs - common.begin()));
  }
  return common.size();
}

uint64_t BeginningOf(std::string_view text) {
  uint64_t number = 0;
  for (std::size_t i = 0; i < kKeyBytes; ++i) {
    number = number << 8 | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
  }
  return number;
}

}  // namespace

std::vector<int> OrderById(const std::vector<std::string_view>& ids) {
  const std::size_t common = CommonBeginning(ids);
  std::vector<Key> keys;
  keys.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) {
    keys.push_back({BeginningOf(ids[i].substr(common)), static_cast<int>(i)});
  }
  std::sort(keys.begin(), keys.end(), [&](const Key& a, const Key& b) {
    if (a.beginning != b.beginning) return a.beginning < b.beginning;
    const int order =
        ids[static_cast<std::size_t>(a.position)].compare(ids[static_cast<std::size_t>(b.position)]);
    return order != 0 ? order < 0 : a.position < b.position;
  });
  std::vector<int> order;
  order.reserve(keys.size());
  for (const Key& key : keys) order.push_back(key.position);
  return order;
}

std::vector<int> FirstOfEach(const std::vector<std::string_view>& ids, const std::vector<int>& order) {
  std::vector<int> first(ids.size());
  for (std::size_t i = 0; i < order.size(); ++i) {
    const auto here = static_cast<std::size_t>(order[i]);
    const bool again = i > 0 && ids[static_cast<std::size_t>(order[i - 1])] == ids[here];
    first[here] = again ? first[static_cast<std::size_t>(order[i - 1])] : order[i];
  }
  return first;
}

}  // namespace ras
