#include "lib/sampling/draw_tickets.h"

#include <algorithm>
#include <tuple>

#include "lib/fingerprint/fingerprint.h"

namespace ras {

std::string TicketOf(std::string_view seed, std::string_view id) {
  return Sha256Hex(std::string(seed).append("\n").append(id));
}

DrawOutcome DrawByTickets(std::string_view seed, uint64_t places, std::vector<Candidate>* candidates) {
  for (Candidate& candidate : *candidates) candidate.ticket = TicketOf(seed, candidate.id);
  std::sort(candidates->begin(), candidates->end(), [](const Candidate& a, const Candidate& b) {
    return std::tie(a.ticket, a.id) < std::tie(b.ticket, b.id);
  });
  DrawOutcome outcome;
  std::size_t replaced = 0;  // Of those passed over.
  for (std::size_t i = 0; i < candidates->size() && outcome.drawn.size() < places; ++i) {
    if (!(*candidates)[i].usable) {
      outcome.passed_over.push_back(i);
      continue;
    }
    // Beyond the places, as many are drawn at most as are passed over before.
    outcome.replaces.push_back(i < places ? i : outcome.passed_over[replaced++]);
    outcome.drawn.push_back(i);
  }
  return outcome;
}

}  // namespace ras
