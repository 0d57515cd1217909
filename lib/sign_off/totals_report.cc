#include "lib/sign_off/totals_report.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/sign_off/figure_text.h"
#include "lib/sign_off/report_section.h"
#include "lib/sign_off/year_column.h"

namespace ras {
namespace {

// An amount for the table's period and, if it is told, for a year.
struct Sum {
  Int128 pence = 0;
  std::optional<Int128> year;
};

Sum operator+(const Sum& a, const Sum& b) {
  if (!a.year || !b.year) return {a.pence + b.pence, std::nullopt};
  return {a.pence + b.pence, *a.year + *b.year};
}

Sum operator-(const Sum& a, const Sum& b) {
  if (!a.year || !b.year) return {a.pence - b.pence, std::nullopt};
  return {a.pence - b.pence, *a.year - *b.year};
}

class Totals {
 public:
  Totals(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::Section* section)
      : request_(request), built_(request.built()), facts_(facts), year_(request), section_(section) {}

  void Write() {
    WriteIntroduction();
    if (year_.is_told()) {
      AddRow({"", "for one " + PeriodWord(built_.table().period()), year_.heading()}, section_);
    }
    WriteSample();
    if (built_.reconciliation().total().has_population()) WritePopulation();
    WriteSteps();
  }

  void WriteInBrief() {
    const Sum spent = Told(facts_.spent);
    const Sum kept_back = Told(facts_.kept_back.value_or(0));
    std::string text = "For the people of the sample the table" + WithKeptBack() + " to " +
                       Compared(Told(facts_.allocated) + kept_back - spent) + ThanNow();
    if (facts_.sums.after_informal_support) {
      text += "; once informal support is taken off, to " +
              Compared(Told(*facts_.sums.after_informal_support) + kept_back - spent);
    }
    section_->add_paragraphs(text + ".");
    const v1::ReconciledStratum& total = built_.reconciliation().total();
    if (!total.has_population()) return;
    const v1::Reconciled& everyone = total.population();
    section_->add_paragraphs(
        "For " + Count(everyone.people(), "person", "people") + " of the population: " +
        Compared(Told(everyone.allocated()) + Told(everyone.contingency()) - Told(everyone.spent())) +
        ThanNow() + (IsGross() ? ", before informal support is taken off." : "."));
  }

 private:
  std::string WithKeptBack() const { return facts_.kept_back ? " and what is kept back come" : " comes"; }

  // Where costs are those of all need, they are more than is paid.
  std::string ThanNow() const {
    return IsGross() && !built_.provenance().has_spent_now() ? " than all need costs now"
                                                             : " than is spent now";
  }

  static std::string MoreOrLess(Int128 pence) {
    return pence < 0 ? TotalText(-pence) + " less" : TotalText(pence) + " more";
  }

  // "3.00 more for one week (156.00 more for a year of 52 weeks)".
  std::string Compared(const Sum& over) const {
    const std::string text = MoreOrLess(over.pence) + " for one " + PeriodWord(built_.table().period());
    return over.year ? text + " (" + MoreOrLess(*over.year) + " " + year_.heading() + ")" : text;
  }

  bool IsGross() const {
    return request_.build().plan().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
  }

  // Differences are of amounts as told, so that either column adds up.
  Sum Told(Int128 pence) const { return {pence, year_.Of(pence)}; }
  Sum Told(const v1::Amount& amount) const { return Told(amount.pence()); }

  void Add(const std::string& name, const Sum& sum) {
    if (year_.is_told()) {
      AddRow({name, TotalText(sum.pence), sum.year ? TotalText(*sum.year) : "too large to be told"},
             section_);
    } else {
      AddRow({name, TotalText(sum.pence)}, section_);
    }
  }

  void WriteIntroduction() {
    if (IsGross()) {
      section_->add_paragraphs(
          built_.provenance().has_spent_now()
              ? "What is spent now is what is paid today. Allocations are those of all need, before what "
                "family and friends do comes off: people who have their help get less."
              : "Costs and allocations are those of all need, before what family and friends do comes off. "
                "Where costs were grossed up for that, less is paid today; the sample does not say how "
                "much.");
    }
    if (year_.is_missing()) {
      section_->add_paragraphs("Totals are not told for a year, since it is not said how long one is.");
    }
    const v1::Amount& once = built_.provenance().kept_back();
    if (facts_.kept_back && built_.provenance().has_kept_back() && once.pence() != *facts_.kept_back) {
      section_->add_paragraphs(
          "There are two figures of what is kept back. The one below is for everybody in the sample" +
          std::string(built_.has_reconciliation() ? ", and adds up what is kept back of each group" : "") +
          ". The record of the build has " + once.decimal() + ", which " +
          (built_.provenance().has_outliers_cost()
               ? "leaves out those whose costs were too unlike the others' to build on, and "
               : "") +
          "was rounded once, at the end.");
    }
  }

  void WriteSample() {
    const Sum spent = Told(facts_.spent);
    const Sum allocated = Told(facts_.allocated);
    const Sum kept_back = Told(facts_.kept_back.value_or(0));
    Add("spent now", spent);
    Add("allocated by the table", allocated);
    Add("kept back as contingency", kept_back);
    const Sum over = allocated + kept_back - spent;
    if (over.pence < 0) {
      Add("less than is spent now by", spent - allocated - kept_back);
    } else {
      Add("more than is spent now by", over);
    }
    if (!facts_.sums.after_informal_support) return;
    const Sum after = Told(*facts_.sums.after_informal_support);
    Add("taken off for informal support, as the collation has it", allocated - after);
    Add("allocated after informal support", after);
    Add("with what is kept back, more (or, below zero, less) than is spent now", after + kept_back - spent);
  }

  void WritePopulation() {
    const v1::ReconciledStratum& total = built_.reconciliation().total();
    const v1::Reconciled& everyone = total.population();
    const uint64_t without = built_.reconciliation().people_without_sample();
    AddRow({"people of the population", std::to_string(everyone.people() + without)}, section_);
    if (without > 0) {
      AddRow({"of whom so many are in strata without anybody in the sample, and in no amount that follows",
              std::to_string(without)},
             section_);
    }
    const Sum spent = Told(everyone.spent());
    const Sum committed = Told(everyone.allocated()) + Told(everyone.contingency());
    Add("for them: spent now", spent);
    Add("for them: allocated by the table", Told(everyone.allocated()));
    Add("for them: kept back as contingency", Told(everyone.contingency()));
    Add("for them: more (or, below zero, less) than is spent now", committed - spent);
    if (!total.has_accounts()) return;
    const Sum accounts = Told(total.accounts());
    Add("for them: spent now by the accounts", accounts);
    Add("the sample makes it more (or, below zero, less) by", spent - accounts);
    Add("for them: more (or, below zero, less) than by the accounts", committed - accounts);
  }

  static std::string StepWords(const std::string& step) {
    static constexpr std::pair<std::string_view, const char*> kWords[] = {
        {"method", "the method"},
        {"monotone", "the mending of rows that fell"},
        {"group_means", "the means of groups of rows"},
        {"low_need", "leaving low need without an allocation"},
        {"budget", "the scaling to the budget"},
        {"contingency", "taking the contingency off"},
        {"rounding", "the rounding"},
    };
    const auto* const found =
        std::ranges::find(kWords, step, &std::pair<std::string_view, const char*>::first);
    return found == std::ranges::end(kWords) ? step : found->second;
  }

  // A total of all whom the sample stands for is not that of the sample.
  void WriteSteps() {
    const std::string whose = built_.provenance().stands_for().empty()
                                  ? "the sample's total after "
                                  : "for whom the sample stands: the total after ";
    for (const v1::StepEffect& effect : built_.provenance().effects()) {
      AddRow({whose + StepWords(effect.step()), effect.total().decimal()}, section_);
    }
  }

  const v1::SignOffRequest& request_;
  const v1::BuildTableResponse& built_;
  const SignOffFacts& facts_;
  const YearColumn year_;
  v1::Section* section_;
};

}  // namespace

void WriteTotals(const v1::SignOffRequest& request, const SignOffFacts& facts,
                 v1::SignOffResponse* response) {
  Totals(request, facts, AddSection("totals", "What it comes to for the sample", response)).Write();
}

void WriteTotalsInBrief(const v1::SignOffRequest& request, const SignOffFacts& facts, v1::Section* section) {
  Totals(request, facts, section).WriteInBrief();
}

}  // namespace ras
