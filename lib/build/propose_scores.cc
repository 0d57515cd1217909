#include "lib/build/propose_scores.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

#include "lib/figure/tell_amount.h"
#include "lib/finding/small_percent.h"
#include "ras/decimal.h"
#include "ras/rational.h"

namespace ras {
namespace {

// The people of the rows from `first` to `last`.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
  std::size_t people = 0;
};

// The lower middle and the upper middle of values that ascend, added.
int64_t TwiceTheMedian(const std::vector<int64_t>& sorted) {
  return sorted[(sorted.size() - 1) / 2] + sorted[sorted.size() / 2];
}

class Proposer {
 public:
  Proposer(const v1::ScoreProposal& wish, const BuildInput& input)
      : wish_(wish), input_(input), share_(Decimal::Parse(wish.within_percent()).value()) {
    costs_at_.resize(input.rows.size());
    for (std::size_t i = 0; i < input.people.size(); ++i) {
      costs_at_[input.RowOf(input.looked_up[i])].push_back(input.people[i].pence);
    }
    for (std::vector<int64_t>& costs : costs_at_) std::sort(costs.begin(), costs.end());
  }

  // Of windows that share people the one with the most has them; of two with as many the narrower, then the
  // lower. What is left ascends.
  std::vector<Window> Run() const {
    std::vector<Window> found = FindAll();
    std::sort(found.begin(), found.end(), [](const Window& a, const Window& b) {
      return std::tuple(b.people, a.last - a.first, a.first) <
             std::tuple(a.people, b.last - b.first, b.first);
    });
    std::vector<bool> taken(costs_at_.size(), false);
    std::vector<Window> chosen;
    for (const Window& window : found) {
      const auto begin = taken.begin() + static_cast<std::ptrdiff_t>(window.first);
      const auto end = taken.begin() + static_cast<std::ptrdiff_t>(window.last) + 1;
      if (std::find(begin, end, true) != end) continue;
      std::fill(begin, end, true);
      chosen.push_back(window);
    }
    std::sort(chosen.begin(), chosen.end(),
              [](const Window& a, const Window& b) { return a.first < b.first; });
    return chosen;
  }

  std::vector<int64_t> CostsIn(const Window& window) const {
    std::vector<int64_t> costs;
    for (std::size_t row = window.first; row <= window.last; ++row) {
      costs.insert(costs.end(), costs_at_[row].begin(), costs_at_[row].end());
    }
    std::sort(costs.begin(), costs.end());
    return costs;
  }

  // The median of the people's scores, half-up, in whole points.
  int64_t ScoreOf(const Window& window) const {
    std::vector<int64_t> scores;
    for (std::size_t row = window.first; row <= window.last; ++row) {
      scores.insert(scores.end(), costs_at_[row].size(), input_.rows[row] / input_.Unit());
    }
    return (TwiceTheMedian(scores) + 1) / 2;
  }

 private:
  // Every window that begins and ends with somebody, has enough people, and in which all cost alike.
  std::vector<Window> FindAll() const {
    std::vector<Window> found;
    for (std::size_t first = 0; first < costs_at_.size(); ++first) {
      if (costs_at_[first].empty()) continue;
      std::vector<int64_t> costs;
      const std::size_t end = std::min(costs_at_.size(), first + wish_.within_points() + 1);
      for (std::size_t last = first; last < end; ++last) {
        if (costs_at_[last].empty()) continue;
        std::vector<int64_t> more(costs.size() + costs_at_[last].size());
        std::merge(costs.begin(), costs.end(), costs_at_[last].begin(), costs_at_[last].end(), more.begin());
        costs.swap(more);
        // More people lie no closer together, whatever their median.
        if (!CanBeAlike(costs)) break;
        if (costs.size() >= wish_.people() && AreAlike(costs)) found.push_back({first, last, costs.size()});
      }
    }
    return found;
  }

  // Whether some median has all of them within the share of it: the least and the greatest cost decide.
  bool CanBeAlike(const std::vector<int64_t>& costs) const {
    const Int128 hundred = Int128{100} * kPowersOfTen[share_.places];
    return costs.back() * (hundred - share_.coefficient) <= costs.front() * (hundred + share_.coefficient);
  }

  bool AreAlike(const std::vector<int64_t>& costs) const {
    const Int128 median = TwiceTheMedian(costs);
    const Int128 hundred = Int128{100} * kPowersOfTen[share_.places];
    const Int128 reach = median * share_.coefficient;
    return (median - 2 * Int128{costs.front()}) * hundred <= reach &&
           (2 * Int128{costs.back()} - median) * hundred <= reach;
  }

  const v1::ScoreProposal& wish_;
  const BuildInput& input_;
  const Decimal share_;
  // Of each row, ascending.
  std::vector<std::vector<int64_t>> costs_at_;
};

void SayWhatIsDoubtful(const google::protobuf::RepeatedPtrField<v1::ProposedScore>& proposals,
                       FindingReport* report) {
  if (proposals.empty()) {
    report->Note({.code = "no_score_proposed",
                  .path = "propose",
                  .value = "",
                  .message = "Nowhere do so many people of like need cost so nearly alike.",
                  .remedy = "Ask for fewer people, or let their scores or costs lie further apart.",
                  .reason = "Agreed scores should reflect data (In Control, step 1b)."});
    return;
  }
  for (int i = 1; i < proposals.size(); ++i) {
    if (proposals[i - 1].amount().pence() <= proposals[i].amount().pence()) continue;
    report->Warning({.code = "proposal_falls",
                     .path = "propose",
                     .value = proposals[i].score(),
                     .message = "The amount that is proposed for this score is below that of a lower one, " +
                                proposals[i - 1].score() + ".",
                     .remedy = "Look at the people of both before an amount is agreed.",
                     .reason = "A table never falls (In Control, step 2)."});
  }
}

}  // namespace

void ProposeScores(const v1::ScoreProposal& wish, const BuildInput& input, FindingReport* report,
                   google::protobuf::RepeatedPtrField<v1::ProposedScore>* proposals) {
  NoteSmallPercent(wish.within_percent(), "propose.within_percent", report);
  const Proposer proposer(wish, input);
  for (const Window& window : proposer.Run()) {
    const std::vector<int64_t> costs = proposer.CostsIn(window);
    v1::ProposedScore* told = proposals->Add();
    told->set_score(std::to_string(proposer.ScoreOf(window)));
    told->set_people(window.people);
    told->set_from(std::to_string(input.rows[window.first] / input.Unit()));
    told->set_to(std::to_string(input.rows[window.last] / input.Unit()));
    TellAmount((TwiceTheMedian(costs) + 1) / 2, told->mutable_amount());
    TellAmount(costs.front(), told->mutable_least());
    TellAmount(costs.back(), told->mutable_greatest());
  }
  SayWhatIsDoubtful(*proposals, report);
}

}  // namespace ras
