// The draw itself: tickets, and who is drawn by them (docs/sampling.md section 3).
#ifndef RAS_LIB_SAMPLING_DRAW_TICKETS_H_
#define RAS_LIB_SAMPLING_DRAW_TICKETS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lib/fingerprint/fingerprint.h"

namespace ras {

// The SHA-256 of the seed, a line feed and the id. Neither has a line feed in it, so that two pairs never
// share a text.
std::string TicketOf(std::string_view seed, std::string_view id);

struct Candidate {
  std::string_view id;
  int position = 0;  // Of whom: the caller's own number.
  bool usable = true;
  Digest ticket = {};  // Filled in by DrawByTickets.
};

struct DrawOutcome {
  // Of the ordered candidates, those drawn and those passed over, by index, ascending.
  std::vector<std::size_t> drawn;
  std::vector<std::size_t> passed_over;
  // Of each of the drawn: which of the candidates it replaces; itself if nobody.
  std::vector<std::size_t> replaces;
};

// Draws the first `places` candidates, in the order of their tickets, that can be used. Puts those it looks
// at in this order at the beginning, and the others, of whom nobody can be drawn, behind them in any. Whoever
// cannot and has a ticket among these is passed over. If the first `places` tickets are not enough, those
// drawn beyond them replace those passed over among them, the first the first and so on. Fewer than `places`
// are drawn if no more can be used.
DrawOutcome DrawByTickets(std::string_view seed, uint64_t places, std::vector<Candidate>* candidates);

}  // namespace ras

#endif  // RAS_LIB_SAMPLING_DRAW_TICKETS_H_
