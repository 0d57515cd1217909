#include "lib/build/reconcile.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/build/population_strata.h"
#include "lib/build/row_amounts.h"
#include "lib/figure/tell_amount.h"
#include "lib/finding/refuse_exact.h"
#include "lib/finding/wording.h"
#include "lib/terms/kernel_terms.h"
#include "ras/money.h"
#include "ras/rational_operators.h"
#include "ras/rounding.h"

namespace ras {
namespace {

// Accounts that are so many times what the sample makes of them, or so small a part of it, are looked at.
constexpr int64_t kFarOff = 2;

// The amounts of some people, in pence. All are from documents, so that their sums fit.
struct Sums {
  int64_t people = 0;
  Int128 spent = 0;
  Int128 allocated = 0;
  Int128 contingency = 0;

  Int128 CommittedLessSpent() const { return allocated + contingency - spent; }
  void Add(const Sums& other) {
    people += other.people;
    spent += other.spent;
    allocated += other.allocated;
    contingency += other.contingency;
  }
};

void Tell(const Sums& sums, v1::Reconciled* told) {
  told->set_people(static_cast<uint64_t>(sums.people));
  TellTotal(sums.spent, told->mutable_spent());
  TellTotal(sums.allocated, told->mutable_allocated());
  TellTotal(sums.contingency, told->mutable_contingency());
  TellTotal(sums.CommittedLessSpent(), told->mutable_committed_less_spent());
}

// People of the sample.
class Sampled {
 public:
  Sampled(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows)
      : request_(request), input_(input), rows_(rows) {}

  void Count(int position, int64_t cost, int64_t looked_up) {
    const v1::SampleCase& person = request_.cases(position);
    const std::size_t row = input_.RowOf(looked_up);
    ++people_at_[row];
    const int64_t spent = person.spent_now().empty() ? cost : ParseMoney(person.spent_now()).value();
    sums_.Add({1, spent, rows_.pence[row], 0});
  }

  // Without what is kept back.
  const Sums& sums() const { return sums_; }
  // What is kept back of their allocations, in pence, exactly.
  Rational Kept() const {
    std::vector<FittedScore> rows;
    for (const auto& [row, people] : people_at_) {
      if (!rows_.kept.empty()) rows.push_back({input_.rows[row], people, rows_.kept[row]});
    }
    return TotalFor(rows);
  }

 private:
  const v1::BuildTableRequest& request_;
  const BuildInput& input_;
  const FinishedRows& rows_;
  Sums sums_;
  // How many of them are looked up at each row.
  std::map<std::size_t, int64_t> people_at_;
};

// Calls `count` with each person's position, cost and the score that is looked up: of those the table is
// built from, and of outliers.
template <class Count>
void ForEachPerson(const BuildInput& input, Count&& count) {
  for (std::size_t i = 0; i < input.people.size(); ++i) {
    count(input.positions[i], input.people[i].pence, input.looked_up[i]);
  }
  for (const Outlier& outlier : input.outliers) {
    count(outlier.position, outlier.person.pence, outlier.looked_up);
  }
}

struct StratumSums {
  int position = 0;  // In the request.
  Sampled people;
  Sums sample;
  Sums population;
};

class Reconciler {
 public:
  Reconciler(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows,
             FindingReport* report)
      : request_(request), input_(input), report_(*report), names_(request.population()) {
    const v1::ReconcilePopulation& population = request.population();
    for (const auto& [name, position] : names_.positions()) {
      strata_.emplace(name, StratumSums{position, Sampled(request, input, rows), {}, {}});
    }
    rounding_ = ToKernel(population.rounding());
  }

  void Run(v1::Reconciliation* told) {
    ForEachPerson(input_, [this](int position, int64_t cost, int64_t looked_up) {
      const auto found = strata_.find(names_.NameOf(request_.cases(position)));
      if (found == strata_.end()) return names_.ReportUnknown(request_, position, &report_);
      found->second.people.Count(position, cost, looked_up);
    });
    if (report_.has_errors()) return;
    for (auto& [name, stratum] : strata_) GrossUp(name, &stratum);
    if (!report_.has_errors()) TellAll(told);
  }

 private:
  const v1::PopulationStratum& InRequest(const StratumSums& stratum) const {
    return request_.population().strata(stratum.position);
  }

  void GrossUp(const StratumName& name, StratumSums* stratum) {
    const v1::PopulationStratum& people = InRequest(*stratum);
    stratum->population.people = static_cast<int64_t>(people.people());
    stratum->sample = stratum->people.sums();
    if (stratum->sample.people == 0) return WarnOfNobody(name, *stratum);
    if (stratum->sample.people > stratum->population.people) {
      return names_.ReportTooFew(request_, name, stratum->sample.people, &report_);
    }
    const Rational kept = stratum->people.Kept();
    const Rational factor =
        Rational::Make(Int256(stratum->population.people), Int256(stratum->sample.people)).value();
    // The rule that is named is for the population: costs and allocations of the sample are pence as they
    // are.
    Round(kept, Rational(1), AmountRounding{}, *stratum, &stratum->sample.contingency);
    Round(Whole(stratum->sample.spent), factor, rounding_, *stratum, &stratum->population.spent);
    Round(Whole(stratum->sample.allocated), factor, rounding_, *stratum, &stratum->population.allocated);
    Round(kept, factor, rounding_, *stratum, &stratum->population.contingency);
  }

  static Rational Whole(Int128 pence) { return Rational::Make(Int256(pence), Int256(1)).value(); }

  void Round(const Rational& pence, const Rational& factor, const AmountRounding& rounding,
             const StratumSums& stratum, Int128* rounded) {
    const Result<Rational> exact = pence * factor;
    const Result<int64_t> whole = exact.ok() ? RoundAmount(exact.value(), rounding) : exact.fault();
    if (whole.ok() && IsAmount(whole.value())) {
      *rounded = whole.value();
      return;
    }
    if (report_.has_errors()) return;
    report_.Error({.code = "amount_out_of_range",
                   .path = In(At("population", "strata", stratum.position), "people"),
                   .value = std::to_string(stratum.population.people),
                   .message = "For so many people an amount comes to more than an amount of money can be.",
                   .remedy = "Look for a cost or a number of people that is wrong."});
  }

  void WarnOfNobody(const StratumName& name, const StratumSums& stratum) {
    if (stratum.population.people == 0) return;
    report_.Warning(
        {.code = "stratum_without_sample",
         .path = At("population", "strata", stratum.position),
         .value = std::to_string(stratum.population.people),
         .message = "Nobody of " + Told(name) +
                    " is in the sample, so that nothing is known of what these people would be allocated.",
         .remedy = "Take some of them into the sample, or plan their budget by itself.",
         .reason = "A sample stands for those alone from whom it was drawn (financial framework, step 1)."});
  }

  void TellAll(v1::Reconciliation* told) {
    Sums sample, population;
    Int128 accounts = 0;
    bool all_accounts = true;
    uint64_t without_sample = 0;
    for (const auto& [name, stratum] : strata_) {
      v1::ReconciledStratum& line = *told->add_strata();
      line.set_care_group(name.first);
      line.set_service(name.second);
      Tell(stratum.sample, line.mutable_sample());
      const std::string& spent = InRequest(stratum).spent();
      const int64_t own_accounts = spent.empty() ? 0 : ParseMoney(spent).value();
      if (stratum.sample.people == 0) {
        if (!spent.empty()) TellTotal(own_accounts, line.mutable_accounts());
        without_sample += static_cast<uint64_t>(stratum.population.people);
        continue;
      }
      Tell(stratum.population, line.mutable_population());
      if (!spent.empty()) TellAccounts(own_accounts, stratum.population, &line);
      sample.Add(stratum.sample);
      population.Add(stratum.population);
      accounts += own_accounts;
      all_accounts = all_accounts && !spent.empty();
    }
    v1::ReconciledStratum& total = *told->mutable_total();
    Tell(sample, total.mutable_sample());
    Tell(population, total.mutable_population());
    if (all_accounts) {
      TellAccounts(accounts, population, &total);
      WarnOfAccounts(accounts, population.spent);
    }
    told->set_people_without_sample(without_sample);
    told->mutable_rounding()->CopyFrom(request_.population().rounding());
    if (told->rounding().mode() == v1::ROUNDING_MODE_UNSPECIFIED) {
      told->mutable_rounding()->set_mode(v1::ROUNDING_MODE_HALF_UP);
    }
  }

  static std::string TotalText(Int128 pence) {
    v1::Amount told;
    TellTotal(pence, &told);
    return told.decimal();
  }

  // Accounts of another period, or of other people, are easily given.
  void WarnOfAccounts(Int128 accounts, Int128 spent) {
    if (kFarOff * spent > accounts && kFarOff * accounts > spent) return;
    if (spent == accounts) return;
    const std::string by_accounts = TotalText(accounts);
    report_.Warning(
        {.code = "accounts_far_off",
         .path = "population",
         .value = by_accounts,
         .message = "By the accounts " + by_accounts + " is spent on these people, which is " +
                    (accounts > spent ? "twice what the sample makes of it, or more: "
                                      : "half of what the sample makes of it, or less: ") +
                    TotalText(spent) + ".",
         .remedy = "See that accounts and costs are of one period and of the same people and services.",
         .reason = "A sample stands for those alone from whom it was drawn (financial framework, step 1)."});
  }

  static void TellAccounts(Int128 accounts, const Sums& population, v1::ReconciledStratum* line) {
    TellTotal(accounts, line->mutable_accounts());
    TellTotal(population.spent - accounts, line->mutable_spent_less_accounts());
    TellTotal(population.allocated + population.contingency - accounts,
              line->mutable_committed_less_accounts());
  }

  const v1::BuildTableRequest& request_;
  const BuildInput& input_;
  FindingReport& report_;
  AmountRounding rounding_;
  const PopulationStrata names_;
  std::map<StratumName, StratumSums> strata_;
};

}  // namespace

void CheckPopulation(const v1::ReconcilePopulation& population, FindingReport* report) {
  if (population.strata().empty()) {
    report->Error({.code = "missing",
                   .path = "population.strata",
                   .value = "",
                   .message = "There is nobody in the population.",
                   .remedy = "Give the strata, or a sheet of them."});
  }
  RefuseExact(population.rounding(), "population.rounding",
              "What is told of the population are amounts of money and have to be rounded.", report,
              "Name another mode, or leave the rounding out.");
  std::map<std::string, std::set<std::string>> services;
  for (int i = 0; i < population.strata_size(); ++i) {
    const v1::PopulationStratum& stratum = population.strata(i);
    std::set<std::string>& known = services[stratum.care_group()];
    if (!known.insert(stratum.service()).second) {
      report->Error({.code = "duplicate_stratum",
                     .path = At("population", "strata", i),
                     .value = stratum.care_group(),
                     .message = "This care group and service are there already.",
                     .remedy = "Give each once, with all its people."});
    } else if (known.size() > 1 && known.contains("")) {
      report->Error({.code = "mixed_strata",
                     .path = In(At("population", "strata", i), "service"),
                     .value = stratum.service(),
                     .message =
                         "This care group has a stratum of all services and one of a single service, so "
                         "that its people would count twice.",
                     .remedy = "Name a service in every stratum of the care group, or in none."});
    }
  }
}

void Reconcile(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows,
               FindingReport* report, v1::Reconciliation* reconciliation) {
  Reconciler(request, input, rows, report).Run(reconciliation);
}

void ReconcileSample(const v1::BuildTableRequest& request, const BuildInput& input, const FinishedRows& rows,
                     v1::Reconciled* told) {
  Sampled people(request, input, rows);
  ForEachPerson(
      input, [&](int position, int64_t cost, int64_t looked_up) { people.Count(position, cost, looked_up); });
  Sums sums = people.sums();
  const Result<int64_t> kept = RoundAmount(people.Kept(), AmountRounding{});
  if (kept.ok()) sums.contingency = kept.value();
  Tell(sums, told);
  if (kept.ok()) return;
  told->clear_contingency();
  told->clear_committed_less_spent();
}

}  // namespace ras
