#include "lib/compare/shown_counts.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <span>
#include <utility>

#include "lib/compare/nested_groups.h"
#include "ras/suppress_counts.h"

namespace ras {
namespace {

// Several counts of every place, one kind behind the other.
class CountTable {
 public:
  CountTable(const NestedGroups& places, std::size_t kinds)
      : places_(places), counts_(kinds * places.size()) {}

  std::size_t At(std::size_t kind, std::size_t place) const { return kind * places_.size() + place; }

  // `count_of` of every place that was asked for.
  void Fill(std::size_t kind, std::size_t asked_for, const std::function<int64_t(std::size_t)>& count_of) {
    std::vector<int64_t> counts(places_.size());
    for (std::size_t place = 0; place < asked_for; ++place) counts[place] = count_of(place);
    places_.CompleteCounts(&counts);
    std::copy(counts.begin(), counts.end(), counts_.begin() + static_cast<std::ptrdiff_t>(At(kind, 0)));
  }

  // Groups of this kind add up.
  void AddGroups(std::size_t kind) {
    for (const CountSum& sum : places_.sums()) {
      CountSum of_kind{At(kind, sum.whole), {}};
      for (const std::size_t part : sum.parts) of_kind.parts.push_back(At(kind, part));
      sums_.push_back(std::move(of_kind));
    }
  }

  // One kind is the sum of others, at the first so many places.
  void AddSum(std::size_t whole, const std::vector<std::size_t>& parts, std::size_t places) {
    for (std::size_t place = 0; place < places; ++place) {
      CountSum sum{At(whole, place), {}};
      for (const std::size_t part : parts) sum.parts.push_back(At(part, place));
      sums_.push_back(std::move(sum));
    }
  }

  // Two places of two kinds have one count.
  void AddSame(std::size_t kind, std::size_t place, std::size_t other_kind, std::size_t other_place) {
    sums_.push_back({At(kind, place), {At(other_kind, other_place)}});
  }

  // Nothing, if that would take too long.
  std::optional<std::vector<bool>> Suppress(int64_t below, std::vector<bool> left_out = {},
                                            std::vector<bool> settled = {}) const {
    auto suppressed = SuppressCounts(counts_, sums_, below, std::move(left_out), std::move(settled));
    if (!suppressed.ok()) return std::nullopt;
    return std::move(suppressed).value();
  }

 private:
  const NestedGroups& places_;
  std::vector<int64_t> counts_;
  std::vector<CountSum> sums_;
};

// What is counted of a place in a view, one after the other.
constexpr std::size_t kPeople = 0;
constexpr std::size_t kGain = 1;
constexpr std::size_t kWithin = 2;
constexpr std::size_t kLose = 3;
constexpr std::size_t kRanges = 4;  // Gains by ranges, and then losses; if there are ranges at all.

class Suppression {
 public:
  Suppression(const ComparedSums& sums, const std::vector<ComparedView>& views, int64_t below)
      : places_(sums.groupings), views_(views), below_(below) {
    sets_.push_back(&sums.everyone);
    for (const ComparedSets& grouping : sums.groupings) {
      for (const auto& [key, set] : grouping.groups) sets_.push_back(&set);
    }
    LeaveOutPeople();
  }

  // It would take too long to settle even which people are told.
  bool takes_too_long() const { return all_left_out_.empty(); }
  const NestedGroups& places() const { return places_; }
  std::size_t asked_for() const { return sets_.size(); }
  bool ShowsAllPeople() const { return !all_left_out_[0]; }
  bool ShowsNewPeople() const { return !new_left_out_[0]; }

  // Nothing, if that would take too long.
  std::optional<std::vector<ShownFigures>> OfView(std::size_t view) const {
    const std::vector<bool>& people_out =
        views_[view].existing_people_only ? existing_left_out_ : all_left_out_;
    const auto changes = [&](std::size_t place) -> const ChangeSums& {
      return sets_[place]->changes[views_[view].place];
    };
    const std::size_t ranges = changes(0).gains().size();
    const std::size_t kinds = ranges > 1 ? kRanges + 2 * ranges : kRanges;
    CountTable table(places_, kinds);
    const auto fill = [&](std::size_t kind, auto count_of) {
      table.Fill(kind, asked_for(), [&](std::size_t place) { return count_of(changes(place)); });
    };
    fill(kPeople, [](const ChangeSums& sums) { return sums.people(); });
    fill(kGain, [](const ChangeSums& sums) { return sums.AllGains().people; });
    fill(kWithin, [](const ChangeSums& sums) { return sums.within().people; });
    fill(kLose, [](const ChangeSums& sums) { return sums.AllLosses().people; });
    table.AddSum(kPeople, {kGain, kWithin, kLose}, places_.size());
    if (ranges > 1) {
      std::vector<std::size_t> gains, losses;
      for (std::size_t r = 0; r < ranges; ++r) {
        gains.push_back(kRanges + r);
        losses.push_back(kRanges + ranges + r);
        fill(gains.back(), [r](const ChangeSums& sums) { return sums.gains()[r].people; });
        fill(losses.back(), [r](const ChangeSums& sums) { return sums.losses()[r].people; });
      }
      table.AddSum(kGain, gains, places_.size());
      table.AddSum(kLose, losses, places_.size());
    }
    for (std::size_t kind = 0; kind < kinds; ++kind) table.AddGroups(kind);
    // Where people are left out, so is everything of them.
    std::vector<bool> left_out(kinds * places_.size());
    for (std::size_t place = 0; place < places_.size(); ++place) {
      if (!people_out[place]) continue;
      for (std::size_t kind = 0; kind < kinds; ++kind) left_out[table.At(kind, place)] = true;
    }
    // Those who stay change by next to nothing, so that those who gain tell what those who lose do.
    for (std::size_t place = 0; place < asked_for(); ++place) {
      const ChangeSums& sums = changes(place);
      if (!IsFew(sums.AllGains().people) && !IsFew(sums.AllLosses().people)) continue;
      left_out[table.At(kGain, place)] = true;
      left_out[table.At(kLose, place)] = true;
    }
    // Which people are told is settled for all views together.
    std::vector<bool> settled(kinds * places_.size());
    for (std::size_t place = 0; place < places_.size(); ++place) settled[table.At(kPeople, place)] = true;
    const auto suppressed = table.Suppress(below_, std::move(left_out), std::move(settled));
    if (!suppressed) return std::nullopt;
    std::vector<ShownFigures> shown(asked_for());
    for (std::size_t place = 0; place < shown.size(); ++place) {
      const auto is_shown = [&](std::size_t kind) { return !(*suppressed)[table.At(kind, place)]; };
      shown[place] = {is_shown(kPeople), is_shown(kGain), is_shown(kWithin), is_shown(kLose), {}, {}};
      for (std::size_t kind = kRanges; kind < kinds; ++kind) {
        (kind < kRanges + ranges ? shown[place].gains : shown[place].losses).push_back(is_shown(kind));
      }
    }
    return shown;
  }

 private:
  bool IsFew(int64_t count) const { return count >= 1 && count < below_; }

  // The response tells how many people there are and how many are new. Views of existing people beside those
  // of everyone tell that of every group, and what these have.
  void LeaveOutPeople() {
    constexpr std::size_t kAll = 0;
    constexpr std::size_t kExisting = 1;
    constexpr std::size_t kNew = 2;
    const auto tells = [&](bool existing_only) {
      return std::any_of(views_.begin(), views_.end(), [&](const ComparedView& view) {
        return view.existing_people_only == existing_only;
      });
    };
    CountTable table(places_, 3);
    table.Fill(kAll, asked_for(), [&](std::size_t place) { return sets_[place]->people; });
    table.Fill(kExisting, asked_for(),
               [&](std::size_t place) { return sets_[place]->people - sets_[place]->new_people; });
    table.Fill(kNew, asked_for(), [&](std::size_t place) { return sets_[place]->new_people; });
    const bool tells_both = tells(true) && tells(false);
    table.AddSum(kAll, {kExisting, kNew}, tells_both ? places_.size() : 1);
    // The same people, told twice.
    for (const auto& [kind, status] : {std::pair(kExisting, "existing"), std::pair(kNew, "new")}) {
      const std::optional<std::size_t> place = places_.PlaceOfStatus(status);
      if (place && tells(false)) table.AddSame(kind, 0, kAll, *place);
    }
    if (tells(false)) table.AddGroups(kAll);
    if (tells(true)) table.AddGroups(kExisting);
    if (tells_both) table.AddGroups(kNew);
    const auto left_out = table.Suppress(below_);
    if (!left_out) return;
    const auto of_kind = [&](std::size_t kind) {
      const auto first = left_out->begin() + static_cast<std::ptrdiff_t>(table.At(kind, 0));
      return std::vector<bool>(first, first + static_cast<std::ptrdiff_t>(places_.size()));
    };
    all_left_out_ = of_kind(kAll);
    existing_left_out_ = of_kind(kExisting);
    new_left_out_ = of_kind(kNew);
  }

  NestedGroups places_;
  const std::vector<ComparedView>& views_;
  int64_t below_;
  // Of each place that was asked for.
  std::vector<const ComparedSet*> sets_;
  std::vector<bool> all_left_out_;
  std::vector<bool> existing_left_out_;
  std::vector<bool> new_left_out_;
};

void ReportTooMuch(FindingReport* report) {
  report->Error({.code = "too_many_small_counts",
                 .path = "suppress_below",
                 .value = "",
                 .message = "So many counts are small that it would take too long to make sure that none of "
                            "them can be worked out.",
                 .remedy = "Group by what fewer people differ in, or give fewer groupings or ranges."});
}

}  // namespace

ShownCounts::ShownCounts(const ComparedSums& sums, const std::vector<ComparedView>& views, int64_t below,
                         FindingReport* report) {
  const Suppression suppression(sums, views, below);
  if (suppression.takes_too_long()) {
    ReportTooMuch(report);
    return;
  }
  for (std::size_t g = 0; g < sums.groupings.size(); ++g) {
    first_of_.push_back(suppression.places().FirstOf(g));
  }
  all_people_ = suppression.ShowsAllPeople();
  new_people_ = suppression.ShowsNewPeople();
  for (std::size_t view = 0; view < views.size(); ++view) {
    auto shown = suppression.OfView(view);
    if (!shown) {
      ReportTooMuch(report);
      return;
    }
    shown_.push_back(*std::move(shown));
    if (views[view].to != v1::COMPARED_AMOUNT_AFTER) continue;
    losses_ = losses_ && Everyone(view).people && Everyone(view).lose;
  }
}

}  // namespace ras
