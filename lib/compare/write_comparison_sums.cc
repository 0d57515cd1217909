#include <cstddef>
#include <string>

#include "lib/compare/summed_comparison.h"
#include "lib/shape/check_shape.h"
#include "ras/integer_text.h"

namespace ras {
namespace {

void WriteRules(const RulesTerms& terms, const AllocatedBases& bases, v1::SummedRules* told) {
  for (const auto& [care_group, fingerprint] : terms.tables) {
    v1::SummedTable* table = told->add_tables();
    table->set_care_group(care_group);
    table->set_fingerprint(fingerprint);
  }
  told->set_policy_fingerprint(terms.policy);
  told->set_allocated_gross(bases.gross);
  told->set_allocated_net(bases.net);
}

void WriteChange(const ChangedPeople& changed, v1::SummedChange* told) {
  told->set_people(changed.people);
  told->set_change(IntegerText(changed.change));
}

void WriteSet(const ComparedSet& set, const std::vector<ComparedView>& views, v1::SummedSet* told) {
  told->set_people(set.people);
  told->set_new_people(set.new_people);
  for (const ComparedView& view : views) {
    const ChangeSums& changes = set.changes[view.place];
    v1::SummedChanges* comparison = told->add_comparisons();
    comparison->set_from(IntegerText(changes.from()));
    comparison->set_to(IntegerText(changes.to()));
    WriteChange(changes.within(), comparison->mutable_within());
    for (const ChangedPeople& gains : changes.gains()) WriteChange(gains, comparison->add_gains());
    for (const ChangedPeople& losses : changes.losses()) WriteChange(losses, comparison->add_losses());
  }
}

void WriteProtection(const Protection& protection, const std::vector<PricedYear>& years,
                     v1::SummedProtection* told) {
  told->mutable_protection()->CopyFrom(*protection.document);
  Normalise(told->mutable_protection());
  for (const PricedYear& priced : years) {
    v1::SummedYear* year = told->add_years();
    year->set_people(priced.people);
    year->set_cost(IntegerText(priced.cost));
    year->set_most(priced.most);
    year->set_still_lose(priced.still_lose);
  }
}

void WriteTerms(const ComparisonTerms& terms, v1::ComparisonSums* document) {
  document->set_period(terms.period);
  document->mutable_tolerance()->set_percent(terms.tolerance_percent);
  document->mutable_tolerance()->set_amount(terms.tolerance_amount);
  for (const std::string& start : terms.score_ranges) document->add_score_ranges(start);
  for (const std::string& start : terms.amount_ranges) document->add_amount_ranges(start);
  for (const std::string& start : terms.change_ranges) document->add_change_ranges(start);
  document->set_as_of(terms.as_of);
}

}  // namespace

void WriteSums(const SummedComparison& people, v1::ComparisonSums* document) {
  const ComparisonTerms& terms = people.terms;
  const ComparedSums& sums = people.sums;
  WriteTerms(terms, document);
  if (terms.before.are_given()) WriteRules(terms.before, sums.before_bases, document->mutable_before());
  if (terms.after.are_given()) WriteRules(terms.after, sums.after_bases, document->mutable_after());
  document->set_spent_now_known(sums.spent_now_known);
  document->set_before_known(sums.before_known);
  const std::vector<ComparedView> views = sums.Views();
  WriteSet(sums.everyone, views, document->mutable_everyone());
  for (const ComparedSets& grouping : sums.groupings) {
    v1::SummedSets* sets = document->add_groupings();
    for (const ComparedDimension& dimension : grouping.by) TellDimension(dimension, sets->add_by());
    for (const auto& [key, set] : grouping.groups) {
      v1::SummedSet* group = sets->add_groups();
      for (const auto& [place, name] : key) group->add_names(name);
      WriteSet(set, views, group);
    }
  }
  for (std::size_t p = 0; p < terms.protections.size(); ++p) {
    WriteProtection(terms.protections[p], sums.prices[p], document->add_protections());
  }
  document->set_allocated_after(IntegerText(sums.after));
  document->set_existing_who_lose(sums.existing_who_lose);
  document->set_existing_who_lose_within(sums.existing_who_lose_within);
  document->set_has_characteristics(sums.has_characteristics);
  for (std::size_t i = 0; i < kEqualityGroups.size(); ++i) {
    if (sums.equality_groups[i]) document->add_equality_groups(std::string(kEqualityGroups[i]));
  }
  document->set_people_fingerprint(ToHex(people.fingerprint));
}

}  // namespace ras
