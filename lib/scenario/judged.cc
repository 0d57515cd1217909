#include "lib/scenario/judged.h"

#include <array>
#include <cstddef>
#include <span>

#include "lib/build/table_fit.h"
#include "lib/figure/tell_amount.h"
#include "ras/frontier.h"
#include "ras/goodness.h"
#include "ras/money.h"

namespace ras {
namespace {

Rational Whole(Int128 number) { return Rational::Make(Int256(number), Int256(1)).value(); }

void TellFigures(const JudgedFit& fit, v1::ScenarioFit* told) {
  told->set_people(static_cast<uint64_t>(fit.people));
  told->set_r_squared(fit.r_squared);
  TellAmount(fit.mean_distance, told->mutable_mean_absolute_error());
}

}  // namespace

JudgedFit FitOf(const PeopleByRow& costs, const std::vector<int64_t>& pence) {
  // Amounts of money, one for each row.
  const RowErrors errors = costs.Errors(pence).value();
  const int64_t people = costs.weight();
  return {people, Rational::Make(Int256(errors.distances), Int256(people)).value(),
          TellRSquared(RSquaredOf(people, costs.pence(), costs.squares(), errors.squares))};
}

Judged Judge(const TableOrReason& table, const JudgingPeople& people, const PeopleByRow& costs,
             const Tolerance& tolerance) {
  Judged judged;
  for (std::size_t row = 0; row < table.pence.size(); ++row) {
    judged.total += MultiplyWide(people.weights[row], table.pence[row]);
    if (row < table.without_allocation) judged.without_allocation += people.weights[row];
  }
  judged.changes = people.known.Changes(table.pence, tolerance).value();
  judged.fit = FitOf(costs, table.pence);
  return judged;
}

bool IsBefore(const Judged& a, const Judged& b) {
  if (a.total != b.total) return a.total < b.total;
  if (a.misfit() != b.misfit()) return a.misfit() < b.misfit();
  if (a.changes.lose != b.changes.lose) return a.changes.lose < b.changes.lose;
  return a.candidate < b.candidate;
}

Rational FromWanted(const Judged& judged, const JudgingPeople& people, int64_t wanted_pence) {
  // A total of at most 84 bits by weight, and an amount of money.
  const Rational above = Subtract(people.InPeople(Whole(judged.total)), Rational(wanted_pence)).value();
  return above.Sign() < 0 ? above.Negated() : above;
}

void FindFrontier(const JudgingPeople& people, const std::optional<int64_t>& wanted_pence,
                  std::vector<Judged>* scenarios) {
  std::vector<Rational> totals, misfits;
  std::vector<int64_t> losers;
  for (const Judged& judged : *scenarios) {
    totals.push_back(wanted_pence ? FromWanted(judged, people, *wanted_pence) : Whole(judged.total));
    misfits.push_back(judged.misfit());
    losers.push_back(judged.changes.lose);
  }
  const std::vector<uint32_t> by_total = RanksOf(std::span<const Rational>(totals));
  const std::vector<uint32_t> by_misfit = RanksOf(std::span<const Rational>(misfits));
  const std::vector<uint32_t> by_losers = RanksOf(std::span<const int64_t>(losers));
  std::vector<std::array<uint32_t, 3>> criteria;
  for (std::size_t i = 0; i < scenarios->size(); ++i) {
    criteria.push_back({by_total[i], by_misfit[i], by_losers[i]});
  }
  const std::vector<bool> on = OnFrontier<3>(criteria);
  for (std::size_t i = 0; i < scenarios->size(); ++i) (*scenarios)[i].on_frontier = on[i];
}

void TellJudged(const Judged& judged, const JudgingPeople& people, const std::optional<int64_t>& wanted_pence,
                v1::Scenario* told) {
  const auto tell = [&](Int128 pence, v1::Amount* amount) {
    TellAmount(people.InPeople(Whole(pence)), amount);
  };
  const auto count = [&](int64_t weight) { return people.InPeople(Rational(weight)).ToString(); };
  told->set_on_frontier(judged.on_frontier);
  told->set_rows_fingerprint(judged.rows_fingerprint);
  tell(judged.total, told->mutable_total());
  tell(judged.total - people.known.pence(), told->mutable_more_than_now());
  if (wanted_pence) TellAmount(FromWanted(judged, people, *wanted_pence), told->mutable_from_wanted());
  v1::ScenarioChange& change = *told->mutable_change();
  change.set_lose(count(judged.changes.lose));
  change.set_within(count(judged.changes.within));
  change.set_gain(count(judged.changes.gain));
  tell(judged.changes.lost, change.mutable_lost());
  tell(judged.changes.gained, change.mutable_gained());
  TellAmount(judged.changes.largest_loss, change.mutable_largest_loss());
  told->set_without_allocation(count(judged.without_allocation));
  TellFigures(judged.fit, told->mutable_fit());
  if (judged.out_of_sample) TellFigures(*judged.out_of_sample, told->mutable_out_of_sample());
}

}  // namespace ras
