#include <string>

#include "lib/monitor/summed_monitoring.h"
#include "lib/monitor/summed_records.h"
#include "ras/integer_text.h"

namespace ras {
namespace {

void WriteTerms(const MonitorTerms& terms, v1::MonitoringSums* document) {
  document->set_period(terms.period);
  document->set_as_of(terms.as_of.ToString());
  document->mutable_tolerance()->set_percent(terms.tolerance_percent);
  document->mutable_tolerance()->set_amount(terms.tolerance_amount);
  if (terms.days.has_policy) {
    v1::SummedPolicy* policy = document->mutable_policy();
    policy->set_fingerprint(terms.policy);
    policy->set_effective_from(terms.days.effective_from);
    policy->set_effective_to(terms.days.effective_to);
  }
  WriteRules(*terms.governance, document->mutable_governance());
  document->set_review_on(terms.days.review_on);
  for (const PricesDay& prices : terms.days.prices) {
    v1::SummedPrices* told = document->add_prices();
    told->set_name(prices.name);
    told->set_on(prices.day);
    told->set_from(prices.from);
    told->set_agreed_on(prices.agreed_on);
  }
  if (terms.contingency == nullptr) return;
  WriteContingency(*terms.contingency, terms.period, document->mutable_contingency());
}

void WriteBudgets(const std::string& name, const SufficiencySums& sums, v1::SummedBudgets* told) {
  told->set_name(name);
  told->set_same(sums.same);
  told->set_enhanced(sums.enhanced);
  told->set_reduced(sums.reduced);
  told->set_indicative(IntegerText(sums.indicative));
  told->set_final_budget(IntegerText(sums.final_budget));
  told->set_above(IntegerText(sums.above));
  told->set_below(IntegerText(sums.below));
}

void WriteByName(const SumsByName& sums, google::protobuf::RepeatedPtrField<v1::SummedBudgets>* told) {
  for (const auto& [name, of_these] : sums) WriteBudgets(name, of_these, told->Add());
}

void WriteDays(const CountedDays& counted, google::protobuf::RepeatedPtrField<v1::SummedDays>* told) {
  for (const auto& [days, people] : counted.days()) {
    v1::SummedDays* one = told->Add();
    one->set_days(days);
    one->set_people(people);
  }
}

void WriteMonths(const MonitorSums& sums, v1::MonitoringSums* document) {
  for (const auto& [month, share] : sums.months) {
    v1::SummedMonth* told = document->add_months();
    // Somebody agreed a budget in it.
    told->set_from(Date::FromCivil(month / 12, month % 12 + 1, 1).value().ToString());
    told->set_people(share.all);
    told->set_sufficient(share.some);
  }
}

void WriteWaits(const MonitorSums& sums, v1::MonitoringSums* document) {
  for (const auto& [pair, waits] : sums.waits) {
    v1::SummedWaits* told = document->add_waits();
    told->set_from(pair.first);
    told->set_to(pair.second);
    WriteDays(waits.took, told->mutable_took());
    WriteDays(waits.waiting, told->mutable_waiting());
  }
}

void WriteUse(const YearOfUse& use, int64_t without_date, v1::SummedUse* told) {
  told->set_people(use.people());
  told->set_without_date(without_date);
  told->set_added(IntegerText(use.added()));
  for (int day = 0; day <= use.days(); ++day) {
    if (use.ChangeOn(day) == 0) continue;
    v1::SummedUseDay* change = told->add_changes();
    change->set_day(day);
    change->set_change(IntegerText(use.ChangeOn(day)));
  }
}

}  // namespace

void WriteSums(const SummedMonitoring& people, v1::MonitoringSums* document) {
  const MonitorSums& sums = people.sums;
  WriteTerms(people.terms, document);
  document->set_undecided(sums.undecided);
  document->set_without_indicative(sums.without_indicative);
  WriteBudgets("", sums.everyone, document->mutable_everyone());
  WriteByName(sums.care_groups, document->mutable_care_groups());
  WriteByName(sums.approval_tiers, document->mutable_approval_tiers());
  WriteByName(sums.reasons, document->mutable_reasons());
  WriteMonths(sums, document);
  WriteWaits(sums, document);
  for (std::size_t i = 0; i < kRecords; ++i) {
    (document->mutable_records()->*kSummedRecordFields[i].set)(sums.records[i].people());
  }
  if (sums.use) WriteUse(*sums.use, sums.use_without_date, document->mutable_use());
  document->set_people_fingerprint(ToHex(people.fingerprint));
}

}  // namespace ras
