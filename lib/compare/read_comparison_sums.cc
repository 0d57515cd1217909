#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/compare/summed_comparison.h"
#include "lib/finding/wording.h"
#include "lib/shape/normal_form.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sums_report.h"
#include "lib/terms/named_ranges.h"
#include "lib/terms/read_tolerance.h"
#include "ras/money.h"

namespace ras {
namespace {

class Reader {
 public:
  Reader(const v1::ComparisonSums& document, const std::string& path, FindingReport* report)
      : document_(document),
        path_(path),
        report_(*report),
        scores_(document.score_ranges()),
        amounts_(document.amount_ranges()) {}

  SummedComparison Read() {
    SummedComparison people;
    ReadTerms(&people.terms);
    ranges_ = people.terms.ChangeRanges();
    views_ = ViewsOf(document_.spent_now_known(), document_.before_known());
    ComparedSums& sums = people.sums;
    sums.spent_now_known = document_.spent_now_known();
    sums.before_known = document_.before_known();
    sums.everyone = ReadSet(document_.everyone(), In(path_, "everyone"));
    if (!document_.everyone().names().empty()) {
      Refuse("everyone.names", "", "Everyone has no name in common.");
    }
    for (int g = 0; g < document_.groupings_size(); ++g) ReadGrouping(g, &sums);
    ReadWhoLoses(&sums);
    for (int p = 0; p < document_.protections_size(); ++p) ReadPrices(p, &people);
    people.terms.protection_fingerprints = FingerprintsOf(people.terms.protections);
    sums.before_bases = {document_.before().allocated_gross(), document_.before().allocated_net()};
    sums.after_bases = {document_.after().allocated_gross(), document_.after().allocated_net()};
    ReadCharacteristics(&sums);
    people.fingerprint = DigestOf(document_.people_fingerprint());
    return people;
  }

 private:
  void Refuse(const std::string& field, const std::string& value, const char* message) {
    ReportImpossible(In(path_, field), value, message, &report_);
  }

  void ReadTerms(ComparisonTerms* terms) {
    CheckAscending(document_.score_ranges(), In(path_, "score_ranges"), "scores", &report_);
    CheckAscending(document_.amount_ranges(), In(path_, "amount_ranges"), "amounts", &report_);
    CheckAscending(document_.change_ranges(), In(path_, "change_ranges"), "changes", &report_);
    v1::VarianceTolerance tolerance;
    TellTolerance(document_.tolerance(), &tolerance);
    FindingReport scratch;
    tolerance_ = ReadTolerance(document_.tolerance(), "tolerance", &scratch);
    if (scratch.has_errors()) Refuse("tolerance", "", "This is finer than a tolerance can be.");
    terms->period = document_.period();
    terms->tolerance_percent = tolerance.percent();
    terms->tolerance_amount = tolerance.amount();
    for (const std::string& start : document_.score_ranges()) {
      terms->score_ranges.push_back(NormalDecimal(start));
    }
    for (const std::string& start : document_.amount_ranges()) {
      terms->amount_ranges.push_back(NormalMoney(start));
    }
    for (const std::string& start : document_.change_ranges()) {
      terms->change_ranges.push_back(NormalMoney(start));
    }
    if (document_.has_before()) terms->before = ReadRules(document_.before(), "before");
    if (document_.has_after()) terms->after = ReadRules(document_.after(), "after");
    terms->as_of = document_.as_of();
    const bool any_policy = !terms->before.policy.empty() || !terms->after.policy.empty();
    if (any_policy == terms->as_of.empty()) {
      Refuse("as_of", terms->as_of, "A policy determines for a day, and nothing else does.");
    }
  }

  RulesTerms ReadRules(const v1::SummedRules& document, const char* side) {
    RulesTerms terms;
    for (const v1::SummedTable& table : document.tables()) {
      terms.tables.emplace_back(table.care_group(), table.fingerprint());
    }
    terms.policy = document.policy_fingerprint();
    if (terms.tables.empty() == terms.policy.empty()) {
      Refuse(side, "", "Either tables or a policy allocate.");
    }
    for (std::size_t t = 1; t < terms.tables.size(); ++t) {
      if (terms.tables[t - 1].first < terms.tables[t].first) continue;
      ReportImpossible(In(At(In(path_, side), "tables", static_cast<int>(t)), "care_group"),
                       terms.tables[t].first, "Tables are not in the order of their care groups.", &report_);
    }
    return terms;
  }

  // Of one comparison of a set; nothing, after a report, if nobody can have it.
  ChangeSums ReadChanges(const v1::SummedChanges& document, const std::string& path) {
    const std::size_t errors = report_.errors();
    const auto read = [&](const v1::SummedChange& change, const std::string& at) {
      return ChangedPeople{change.people(), ReadWhole(change.change(), In(at, "change"), &report_)};
    };
    ChangeTotals totals;
    totals.from = ReadWhole(document.from(), In(path, "from"), &report_);
    totals.to = ReadWhole(document.to(), In(path, "to"), &report_);
    totals.within = read(document.within(), In(path, "within"));
    for (int i = 0; i < document.gains_size(); ++i) {
      totals.gains.push_back(read(document.gains(i), At(path, "gains", i)));
    }
    for (int i = 0; i < document.losses_size(); ++i) {
      totals.losses.push_back(read(document.losses(i), At(path, "losses", i)));
    }
    if (report_.errors() > errors) return ChangeSums(ranges_);
    Result<ChangeSums> sums = ChangeSums::FromTotals(ranges_, totals);
    if (sums.ok() && sums.value().IsPossible(tolerance_)) return std::move(sums).value();
    ReportImpossible(path, "", "No people can have these sums.", &report_);
    return ChangeSums(ranges_);
  }

  ComparedSet ReadSet(const v1::SummedSet& document, const std::string& path) {
    ComparedSet set(ranges_);
    set.people = document.people();
    set.new_people = document.new_people();
    if (set.new_people > set.people) {
      ReportImpossible(In(path, "new_people"), std::to_string(set.new_people),
                       "More people are new than there are people.", &report_);
    }
    if (static_cast<std::size_t>(document.comparisons_size()) != views_.size()) {
      ReportImpossible(In(path, "comparisons"), "",
                       "There is not one for each pair of amounts that is known.", &report_);
      return set;
    }
    for (std::size_t v = 0; v < views_.size(); ++v) {
      const std::string at = At(path, "comparisons", static_cast<int>(v));
      const std::size_t errors = report_.errors();
      ChangeSums& changes = set.changes[views_[v].place];
      changes = ReadChanges(document.comparisons(static_cast<int>(v)), at);
      const int64_t people = views_[v].existing_people_only ? set.people - set.new_people : set.people;
      if (report_.errors() == errors && changes.people() != people) {
        ReportImpossible(at, std::to_string(changes.people()),
                         "The comparison is not of the people of the set.", &report_);
      }
    }
    if (views_.size() == 3) CheckViews(set, path);
    return set;
  }

  // What people have in one comparison they have in the others; new people are in the last alone.
  void CheckViews(const ComparedSet& set, const std::string& path) {
    const auto& [now_before, now_after, before_after] = set.changes;
    const Int128 new_have = before_after.from() - now_before.to();
    const Int128 new_would_have = before_after.to() - now_after.to();
    const Int128 most = MultiplyWide(set.new_people, kMaxPence);
    if (now_before.from() == now_after.from() && new_have >= 0 && new_have <= most && new_would_have >= 0 &&
        new_would_have <= most) {
      return;
    }
    ReportImpossible(In(path, "comparisons"), "", "The comparisons are not of the same amounts.", &report_);
  }

  void ReadGrouping(int g, ComparedSums* sums) {
    const v1::SummedSets& document = document_.groupings(g);
    const std::string path = At(path_, "groupings", g);
    ComparedSets grouping;
    for (const v1::ComparedDimension& dimension : document.by()) {
      grouping.by.push_back(ReadDimension(dimension));
    }
    if (!IsGrouping(grouping.by, *sums)) {
      ReportImpossible(In(path, "by"), "", "People cannot be grouped by this, or are already.", &report_);
    }
    ComparedSet together(ranges_);
    bool can_be_added = true;
    for (int i = 0; i < document.groups_size(); ++i) {
      const std::string at = At(path, "groups", i);
      ComparedSet set = ReadSet(document.groups(i), at);
      const std::optional<SummedKey> key = KeyOf(document.groups(i), grouping.by);
      can_be_added = can_be_added && AddSet(set, &together);
      if (!key || !grouping.groups.emplace(*key, std::move(set)).second) {
        ReportImpossible(In(at, "names"), "", "The grouping has no such group, or has it twice.", &report_);
      }
    }
    if (!can_be_added || together != sums->everyone) {
      ReportImpossible(In(path, "groups"), "", "The groups together are not everyone.", &report_);
    }
    sums->groupings.push_back(std::move(grouping));
  }

  static bool IsGrouping(const std::vector<ComparedDimension>& by, const ComparedSums& sums) {
    if (std::find(by.begin(), by.end(), ComparedDimension()) != by.end()) return false;
    if (by.size() == 2 && by[0] == by[1]) return false;
    return std::none_of(sums.groupings.begin(), sums.groupings.end(), [&](const ComparedSets& other) {
      return std::is_permutation(other.by.begin(), other.by.end(), by.begin(), by.end());
    });
  }

  std::optional<SummedKey> KeyOf(const v1::SummedSet& group, const std::vector<ComparedDimension>& by) const {
    if (static_cast<std::size_t>(group.names_size()) != by.size()) return std::nullopt;
    SummedKey key;
    for (std::size_t d = 0; d < by.size(); ++d) {
      const std::string& name = group.names(static_cast<int>(d));
      const std::optional<std::size_t> place = PlaceOf(name, by[d].field, group);
      if (!place) return std::nullopt;
      key.emplace_back(*place, name);
    }
    return key;
  }

  std::optional<std::size_t> PlaceOf(const std::string& name, v1::ComparedField field,
                                     const v1::SummedSet& group) const {
    switch (field) {
      case v1::COMPARED_FIELD_SCORE_RANGE:
        return PlaceOfRange(name, scores_, static_cast<std::size_t>(document_.score_ranges_size()));
      case v1::COMPARED_FIELD_AMOUNT_RANGE:
        return PlaceOfRange(name, amounts_, static_cast<std::size_t>(document_.amount_ranges_size()));
      case v1::COMPARED_FIELD_STATUS:
        if (name == "new" && group.new_people() == group.people()) return 0;
        return name == "existing" && group.new_people() == 0 ? std::optional<std::size_t>(0) : std::nullopt;
      default:
        return 0;
    }
  }

  static bool AddSet(const ComparedSet& set, ComparedSet* together) {
    if (set.people > kMaxCases - together->people) return false;
    together->people += set.people;
    together->new_people += set.new_people;
    for (std::size_t v = 0; v < set.changes.size(); ++v) {
      if (together->changes[v].Merge(set.changes[v]) != Fault::kNone) return false;
    }
    return true;
  }

  void ReadWhoLoses(ComparedSums* sums) {
    sums->after = ReadWhole(document_.allocated_after(), In(path_, "allocated_after"), &report_);
    sums->existing_who_lose = document_.existing_who_lose();
    sums->existing_who_lose_within = document_.existing_who_lose_within();
    const ComparedSet& everyone = sums->everyone;
    const int64_t existing = everyone.people - everyone.new_people;
    if (views_.empty() || (sums->spent_now_known && existing <= 0)) {
      Refuse("spent_now_known", "", "There is nothing to compare with what would be allocated.");
      return;
    }
    const ChangeSums& changes = everyone.changes[views_.back().place];
    // Who loses by more than the tolerance loses, and who loses by less is within it. New people may lose
    // where existing people have what is allocated now.
    const ChangeSums& today = sums->FromToday();
    const int64_t beyond = sums->existing_who_lose - sums->existing_who_lose_within;
    const int64_t new_beyond = today.AllLosses().people - beyond;
    const bool is_possible = sums->existing_who_lose <= existing && beyond >= 0 && new_beyond >= 0 &&
                             new_beyond <= (sums->spent_now_known ? 0 : everyone.new_people) &&
                             sums->existing_who_lose_within <= today.within().people;
    if (!is_possible) Refuse("existing_who_lose", "", "So many people cannot lose.");
    // New people are in no comparison where nothing is allocated now.
    const Int128 most =
        changes.to() + (sums->before_known ? Int128{0} : MultiplyWide(everyone.new_people, kMaxPence));
    if (sums->after < changes.to() || sums->after > most) {
      Refuse("allocated_after", document_.allocated_after(),
             "This is not what would be allocated to everyone.");
    }
  }

  void ReadPrices(int p, SummedComparison* people) {
    const v1::SummedProtection& document = document_.protections(p);
    const std::string path = At(path_, "protections", p);
    FindingReport scratch;
    Protection protection = ReadProtection(document.protection(), In(path, "protection"), &scratch);
    if (scratch.has_errors() || !protections_.insert(protection.id).second ||
        static_cast<std::size_t>(document.years_size()) != protection.years.size()) {
      ReportImpossible(path, protection.id, "There is no such protection, or it is there twice.", &report_);
      return;
    }
    std::vector<PricedYear>& years = people->sums.prices.emplace_back();
    for (int y = 0; y < document.years_size(); ++y) {
      const v1::SummedYear& year = document.years(y);
      const std::string at = At(path, "years", y);
      years.push_back(
          {year.people(), year.still_lose(), year.most(), ReadWhole(year.cost(), In(at, "cost"), &report_)});
      if (!IsPossible(years.back(), people->sums.existing_who_lose)) {
        ReportImpossible(at, "", "A year of this protection cannot come to this.", &report_);
      }
    }
    people->terms.protections.push_back(std::move(protection));
  }

  // Nobody is protected who does not lose, and everybody who is costs a penny at least.
  static bool IsPossible(const PricedYear& year, int64_t lose) {
    if (year.people > lose || year.still_lose > lose || year.most > kMaxPence) return false;
    if (year.people == 0) return year.most == 0 && year.cost == 0;
    return year.most > 0 && year.cost >= Int128{year.most} + (year.people - 1) &&
           year.cost <= MultiplyWide(year.people, year.most);
  }

  void ReadCharacteristics(ComparedSums* sums) {
    sums->has_characteristics = document_.has_characteristics();
    std::size_t next = 0;
    for (const std::string& name : document_.equality_groups()) {
      while (next < kEqualityGroups.size() && kEqualityGroups[next] != name) ++next;
      if (next == kEqualityGroups.size() || !sums->has_characteristics) {
        Refuse("equality_groups", name, "This is none of the six, or not in their order.");
        return;
      }
      sums->equality_groups[next++] = true;
    }
  }

  const v1::ComparisonSums& document_;
  const std::string& path_;
  FindingReport& report_;
  NamedRanges scores_;
  NamedRanges amounts_;
  Tolerance tolerance_;
  std::vector<int64_t> ranges_;
  std::vector<ComparedView> views_;
  std::set<std::string> protections_;
};

}  // namespace

SummedComparison ReadSums(const v1::ComparisonSums& document, const std::string& path,
                          FindingReport* report) {
  return Reader(document, path, report).Read();
}

}  // namespace ras
