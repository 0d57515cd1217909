#include "lib/sampling/draw_tickets.h"

#include <algorithm>
#include <tuple>

namespace ras {

namespace {

// Fills the tickets in, in the text of one after another.
void FillTicketsIn(std::string_view seed, std::vector<Candidate>* candidates) {
  std::string text = std::string(seed).append("\n");
  const std::size_t beginning = text.size();
  for (Candidate& candidate : *candidates) {
    text.resize(beginning);
    candidate.ticket = Sha256(text.append(candidate.id));
  }
}

// How many candidates have to be in order: as many as there are places, and one more for each who cannot be
// used.
std::size_t ToOrder(uint64_t places, const std::vector<Candidate>& candidates) {
  const auto unusable = static_cast<uint64_t>(
      std::count_if(candidates.begin(), candidates.end(), [](const Candidate& one) { return !one.usable; }));
  const uint64_t everybody = candidates.size();
  return static_cast<std::size_t>(places > everybody ? everybody : std::min(everybody, places + unusable));
}

}  // namespace

std::string TicketOf(std::string_view seed, std::string_view id) {
  return Sha256Hex(std::string(seed).append("\n").append(id));
}

DrawOutcome DrawByTickets(std::string_view seed, uint64_t places, std::vector<Candidate>* candidates) {
  FillTicketsIn(seed, candidates);
  const auto comes_before = [](const Candidate& a, const Candidate& b) {
    return std::tie(a.ticket, a.id) < std::tie(b.ticket, b.id);
  };
  const std::size_t ordered = ToOrder(places, *candidates);
  const auto end = candidates->begin() + static_cast<std::ptrdiff_t>(ordered);
  std::nth_element(candidates->begin(), end, candidates->end(), comes_before);
  std::sort(candidates->begin(), end, comes_before);
  DrawOutcome outcome;
  std::size_t replaced = 0;  // Of those passed over.
  for (std::size_t i = 0; i < ordered && outcome.drawn.size() < places; ++i) {
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
