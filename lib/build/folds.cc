#include "lib/build/folds.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "lib/sampling/draw_tickets.h"

namespace ras {

std::vector<uint32_t> DealFolds(const std::vector<std::string_view>& ids, const std::string& seed,
                                uint32_t folds) {
  std::vector<std::pair<std::string, std::size_t>> tickets;
  tickets.reserve(ids.size());
  for (std::size_t i = 0; i < ids.size(); ++i) tickets.emplace_back(TicketOf(seed, ids[i]), i);
  std::sort(tickets.begin(), tickets.end());
  std::vector<uint32_t> fold_of(ids.size());
  for (std::size_t i = 0; i < tickets.size(); ++i) {
    fold_of[tickets[i].second] = static_cast<uint32_t>(i % folds);
  }
  return fold_of;
}

}  // namespace ras
