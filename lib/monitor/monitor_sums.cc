#include "lib/monitor/monitor_sums.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace ras {
namespace {

std::size_t PlaceOf(v1::Stage stage) { return static_cast<std::size_t>(stage) - 1; }

// Whether a person is known to have come to a stage or beyond it, whatever the day.
bool HasCome(const MonitorPerson& person, v1::Stage stage) {
  if (person.final_budget) return true;
  if (stage <= v1::STAGE_INDICATIVE_ALLOCATION && person.indicative) return true;
  return std::any_of(person.reached.begin() + static_cast<std::ptrdiff_t>(PlaceOf(stage)),
                     person.reached.end(), [](const auto& day) { return day.has_value(); });
}

// How long a person has waited so far, from one stage to another; nothing for one who does not wait.
std::optional<int64_t> Waits(const MonitorPerson& person, const StagePair& pair, const Date& as_of) {
  const std::optional<Date>& from = person.reached[PlaceOf(pair.first)];
  if (!from || HasCome(person, pair.second)) return std::nullopt;
  return as_of.DayNumber() - from->DayNumber();
}

class Adder {
 public:
  Adder(const MonitorTerms& terms, std::size_t most_listed) : terms_(terms), records_(terms) {
    sums_.records.fill(CaseList(most_listed));
    for (const StagePair& pair : StagePairs(*terms.governance)) sums_.waits[pair];
    for (const v1::StageStandard& standard : terms.governance->stage_standards()) {
      if (standard.from() != v1::STAGE_UNSPECIFIED) sums_.waiting_beyond.emplace_back(most_listed);
    }
    if (terms.contingency == nullptr) return;
    year_ = DaysOf(*terms.contingency, terms.as_of);
    sums_.use = YearOfUse::Make(year_.days, year_.seen).value();
  }

  // Amounts of money that documents hold are never out of range, nor is the number of people.
  void Add(const MonitorPerson& person) {
    sums_.undecided += person.final_budget ? 0 : 1;
    sums_.without_indicative += person.final_budget && !person.indicative ? 1 : 0;
    for (auto& [pair, sums] : sums_.waits) AddWait(person, pair, &sums);
    AddWaitsBeyond(person);
    records_.Check(person,
                   [&](Record record) { sums_.records[static_cast<std::size_t>(record)].Add(person); });
    const std::optional<BudgetPair> pair = person.pair();
    if (!pair) return;
    const v1::MonitorCase& document = *person.document;
    for (SufficiencySums* sums :
         {&sums_.everyone, &sums_.care_groups[document.care_group()],
          &sums_.approval_tiers[document.approval_tier()], &sums_.reasons[document.reason()]}) {
      static_cast<void>(sums->Add(*pair, terms_.tolerance));
    }
    AddMonth(person, *pair);
    if (sums_.use && pair->final_budget > pair->indicative) AddUse(person, *pair, &*sums_.use);
  }

  MonitorSums Take() { return std::move(sums_); }

 private:
  void AddWait(const MonitorPerson& person, const StagePair& pair, WaitSums* sums) const {
    const std::optional<Date>& from = person.reached[PlaceOf(pair.first)];
    const std::optional<Date>& to = person.reached[PlaceOf(pair.second)];
    if (from && to) static_cast<void>(sums->took.Add(to->DayNumber() - from->DayNumber()));
    const std::optional<int64_t> waited = Waits(person, pair, terms_.as_of);
    if (waited) static_cast<void>(sums->waiting.Add(*waited));
  }

  void AddWaitsBeyond(const MonitorPerson& person) {
    std::size_t place = 0;
    for (const v1::StageStandard& standard : terms_.governance->stage_standards()) {
      if (standard.from() == v1::STAGE_UNSPECIFIED) continue;
      CaseList& beyond = sums_.waiting_beyond[place++];
      const std::optional<int64_t> waited = Waits(person, {standard.from(), standard.to()}, terms_.as_of);
      if (waited && *waited > standard.days()) beyond.Add(person);
    }
  }

  void AddMonth(const MonitorPerson& person, const BudgetPair& pair) {
    const std::optional<Date>& agreed_on = person.agreed_on();
    if (!agreed_on) return;
    ShareCount& share = sums_.months[12 * agreed_on->year() + agreed_on->month() - 1];
    share.some += OutcomeOf(pair, terms_.tolerance) == BudgetOutcome::kEnhanced ? 0 : 1;
    ++share.all;
  }

  void AddUse(const MonitorPerson& person, const BudgetPair& pair, YearOfUse* use) {
    const std::optional<Date>& agreed_on = person.agreed_on();
    if (!agreed_on) {
      ++sums_.use_without_date;
      return;
    }
    const int64_t start = year_.from.DayNumber();
    const int64_t last = person.enhanced_until ? person.enhanced_until->DayNumber() - start
                                               : std::numeric_limits<int64_t>::max();
    static_cast<void>(use->Add(pair.final_budget - pair.indicative, agreed_on->DayNumber() - start, last));
  }

  const MonitorTerms& terms_;
  RecordChecks records_;
  YearDays year_;
  MonitorSums sums_;
};

void MergeNamed(const SumsByName& other, SumsByName* sums) {
  // None of them has more people than everyone.
  for (const auto& [name, of_these] : other) static_cast<void>((*sums)[name].Merge(of_these));
}

void MergeMonths(const std::map<int, ShareCount>& other, std::map<int, ShareCount>* months) {
  for (const auto& [month, share] : other) {
    ShareCount& both = (*months)[month];
    both.some += share.some;
    both.all += share.all;
  }
}

void MergeWaits(const std::map<StagePair, WaitSums>& other, std::map<StagePair, WaitSums>* waits) {
  for (const auto& [pair, of_these] : other) {
    WaitSums& both = (*waits)[pair];
    static_cast<void>(both.took.Merge(of_these.took));
    static_cast<void>(both.waiting.Merge(of_these.waiting));
  }
}

}  // namespace

YearDays DaysOf(const v1::ContingencyYear& year, const Date& as_of) {
  YearDays days;
  days.from = Date::Parse(year.year_from()).value();
  const int64_t start = days.from.DayNumber();
  days.days = static_cast<int>(Date::Parse(year.year_to()).value().DayNumber() - start) + 1;
  days.seen = static_cast<int>(std::clamp<int64_t>(as_of.DayNumber() - start + 1, 0, days.days));
  return days;
}

MonitorSums AddUpMonitored(const std::vector<MonitorPerson>& people, const MonitorTerms& terms,
                           std::size_t most_listed) {
  Adder adder(terms, most_listed);
  for (const MonitorPerson& person : people) adder.Add(person);
  return adder.Take();
}

bool MergeMonitored(const MonitorSums& other, MonitorSums* sums) {
  if (other.people() > kMaxCases - sums->people()) return false;
  sums->undecided += other.undecided;
  sums->without_indicative += other.without_indicative;
  static_cast<void>(sums->everyone.Merge(other.everyone));
  MergeNamed(other.care_groups, &sums->care_groups);
  MergeNamed(other.approval_tiers, &sums->approval_tiers);
  MergeNamed(other.reasons, &sums->reasons);
  MergeMonths(other.months, &sums->months);
  MergeWaits(other.waits, &sums->waits);
  for (std::size_t i = 0; i < sums->waiting_beyond.size(); ++i) {
    sums->waiting_beyond[i].Merge(other.waiting_beyond[i]);
  }
  for (std::size_t i = 0; i < kRecords; ++i) sums->records[i].Merge(other.records[i]);
  if (sums->use && other.use) static_cast<void>(sums->use->Merge(*other.use));
  sums->use_without_date += other.use_without_date;
  return true;
}

}  // namespace ras
