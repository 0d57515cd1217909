#include "lib/sign_off/groups_report.h"

#include <algorithm>
#include <cstddef>
#include <map>
#include <string>
#include <utility>
#include <vector>

#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/report_section.h"
#include "ras/int256.h"

namespace ras {
namespace {

// Of strata, added up by care group or by service.
struct Strata {
  uint64_t people = 0;
  Int128 spent = 0;
  Int128 allocated = 0;
  Int128 kept_back = 0;
  Int128 accounts = 0;
  Int128 sample_kept_back = 0;
};
using StrataByGroup = std::map<std::string, Strata>;
using NameOf = const std::string& (v1::ReconciledStratum::*)() const;

// Of those of whom somebody is in the sample.
StrataByGroup AddUp(const v1::Reconciliation& reconciliation, NameOf name) {
  StrataByGroup groups;
  for (const v1::ReconciledStratum& stratum : reconciliation.strata()) {
    if (!stratum.has_population()) continue;
    Strata& sums = groups[(stratum.*name)()];
    sums.people += stratum.population().people();
    sums.spent += stratum.population().spent().pence();
    sums.allocated += stratum.population().allocated().pence();
    sums.kept_back += stratum.population().contingency().pence();
    sums.accounts += stratum.accounts().pence();
    sums.sample_kept_back += stratum.sample().contingency().pence();
  }
  return groups;
}

bool NamesEveryService(const v1::Reconciliation& reconciliation) {
  return std::ranges::none_of(reconciliation.strata(),
                              [](const v1::ReconciledStratum& stratum) { return stratum.service().empty(); });
}

void AddCells(std::vector<std::string> cells, v1::Section* section) {
  v1::TextRow* row = section->add_rows();
  for (std::string& cell : cells) row->add_cells(std::move(cell));
}

class Groups {
 public:
  Groups(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::SignOffResponse* response)
      : built_(request.built()),
        facts_(facts),
        has_contingency_(facts.kept_back.has_value()),
        section_(AddSection("groups", "What it comes to by care group and by service", response)) {}

  void Write() {
    section_->add_paragraphs(
        "Those who are short would be allocated less than their support costs on the basis of the table.");
    const v1::Reconciliation& strata = built_.reconciliation();
    WriteBy("care group", "no care group", facts_.sums.care_groups,
            AddUp(strata, &v1::ReconciledStratum::care_group), built_.has_reconciliation());
    WriteBy("service", "no service", facts_.sums.services, AddUp(strata, &v1::ReconciledStratum::service),
            built_.has_reconciliation() && NamesEveryService(strata));
  }

 private:
  static bool HasNames(const SumsByGroup& groups) {
    return std::ranges::any_of(groups, [](const auto& group) { return !group.first.empty(); });
  }

  // `is_reconciled`: the strata are of the same groups.
  void WriteBy(const std::string& what, const std::string& nameless, const SumsByGroup& groups,
               const StrataByGroup& strata, bool is_reconciled) {
    if (!HasNames(groups)) {
      section_->add_paragraphs("The sample does not say the " + what + " of anybody.");
      return;
    }
    const auto name = [&](const std::string& group) { return group.empty() ? nameless : group; };
    keeps_back_ = has_contingency_ && is_reconciled;
    AddLine("of the sample, by " + what,
            {"people", "spent now", "allocated", "kept back", "short", "short by"});
    for (const auto& [group, sums] : groups) {
      const auto stratum = strata.find(group);
      AddSums(name(group), sums, stratum == strata.end() ? 0 : stratum->second.sample_kept_back);
    }
    AddSums("in all", facts_.sums.everyone, facts_.kept_back.value_or(0));
    if (is_reconciled) WritePopulation(what, name, strata);
  }

  void AddSums(const std::string& name, const SumsOfPeople& sums, Int128 kept_back) {
    AddLine(name, {std::to_string(sums.people), TotalText(sums.spent), TotalText(sums.allocated),
                   TotalText(kept_back), std::to_string(sums.short_people), TotalText(sums.shortfall)});
  }

  // What is kept back stands fourth, and is left out where it is not known.
  void AddLine(std::string name, std::vector<std::string> cells) {
    constexpr std::ptrdiff_t kKeptBack = 3;
    if (!keeps_back_) cells.erase(cells.begin() + kKeptBack);
    cells.insert(cells.begin(), std::move(name));
    AddCells(std::move(cells), section_);
  }

  template <class Name>
  void WritePopulation(const std::string& what, const Name& name, const StrataByGroup& strata) {
    AddLine("of the population, by " + what,
            {"people", "spent now", "allocated", "kept back", HasAccounts() ? "by the accounts" : ""});
    Strata all;
    for (const auto& [group, sums] : strata) {
      AddStrata(name(group), sums);
      all.people += sums.people;
      all.spent += sums.spent;
      all.allocated += sums.allocated;
      all.kept_back += sums.kept_back;
      all.accounts += sums.accounts;
    }
    AddStrata("in all", all);
  }

  void AddStrata(const std::string& name, const Strata& sums) {
    AddLine(name, {std::to_string(sums.people), TotalText(sums.spent), TotalText(sums.allocated),
                   TotalText(sums.kept_back), HasAccounts() ? TotalText(sums.accounts) : ""});
  }

  // Of every stratum, so that they add up.
  bool HasAccounts() const { return built_.reconciliation().total().has_accounts(); }

  const v1::BuildTableResponse& built_;
  const SignOffFacts& facts_;
  const bool has_contingency_;
  bool keeps_back_ = false;
  v1::Section* section_;
};

}  // namespace

void WriteGroups(const v1::SignOffRequest& request, const SignOffFacts& facts,
                 v1::SignOffResponse* response) {
  Groups(request, facts, response).Write();
}

}  // namespace ras
