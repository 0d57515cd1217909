#include <algorithm>
#include <cstddef>
#include <string>
#include <vector>

#include "lib/finding/wording.h"
#include "lib/monitor/summed_monitoring.h"
#include "lib/monitor/summed_records.h"
#include "lib/monitor/tell_contingency.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sums_report.h"
#include "lib/terms/read_tolerance.h"

namespace ras {
namespace {

class Reader {
 public:
  Reader(const v1::MonitoringSums& document, const std::string& path, FindingReport* report)
      : document_(document), path_(path), report_(*report) {}

  SummedMonitoring Read() {
    SummedMonitoring people;
    people.fingerprint = DigestOf(document_.people_fingerprint());
    terms_ = &people.terms;
    sums_ = &people.sums;
    ReadTerms();
    // What people are held to says which sums there are.
    if (!terms_are_sound_) return people;
    const std::size_t errors = report_.errors();
    ReadEveryone();
    if (report_.errors() > errors) return people;
    ReadByName(document_.care_groups(), "care_groups", &sums_->care_groups);
    ReadByName(document_.approval_tiers(), "approval_tiers", &sums_->approval_tiers);
    ReadByName(document_.reasons(), "reasons", &sums_->reasons);
    ReadMonths();
    ReadWaits();
    ReadRecords();
    ReadUse();
    return people;
  }

 private:
  void Refuse(const std::string& field, const std::string& value, const char* message) {
    ReportImpossible(In(path_, field), value, message, &report_);
  }
  void RefuseTerm(const char* field, const char* message) {
    Refuse(field, "", message);
    terms_are_sound_ = false;
  }

  void ReadTerms() {
    MonitorTerms& terms = *terms_;
    terms.period = document_.period();
    terms.as_of = Date::Parse(document_.as_of()).value();
    v1::SufficiencyTolerance tolerance;
    TellTolerance(document_.tolerance(), &tolerance);
    terms.tolerance_percent = tolerance.percent();
    terms.tolerance_amount = tolerance.amount();
    FindingReport scratch;
    terms.tolerance = ReadTolerance(document_.tolerance(), "tolerance", &scratch);
    if (scratch.has_errors()) RefuseTerm("tolerance", "This is finer than a tolerance can be.");
    ReadRules();
    if (document_.has_policy()) terms.policy = document_.policy().fingerprint();
    ReadDays(&terms.days);
    if (!document_.has_contingency()) return;
    terms.contingency = &document_.contingency();
    terms.contingency_year = FingerprintOfContingency(document_.contingency(), terms.period);
    FindingReport year;
    CheckContingencyYear(terms, &year);
    if (year.has_errors()) RefuseTerm("contingency", "There is no such year.");
  }

  void ReadRules() {
    const v1::Governance& rules = document_.governance();
    FindingReport scratch;
    CheckOwnRules(rules, &scratch);
    if (scratch.has_errors()) RefuseTerm("governance", "People cannot be held to these rules.");
    terms_->governance = &rules;
    terms_->governance_path = "governance";
    terms_->rules = FingerprintOfRules(rules);
    ReadTrigger(rules.sufficiency_percent(), terms_);
  }

  void ReadDays(PolicyDays* days) const {
    days->has_policy = document_.has_policy();
    days->effective_from = document_.policy().effective_from();
    days->effective_to = document_.policy().effective_to();
    days->review_on = document_.review_on();
    days->review_path = "review_on";
    for (int i = 0; i < document_.prices_size(); ++i) {
      const v1::SummedPrices& prices = document_.prices(i);
      days->prices.push_back({.name = prices.name(),
                              .day = prices.on(),
                              .from = prices.from(),
                              .agreed_on = prices.agreed_on(),
                              .path = At("", "prices", i)});
    }
  }

  void ReadEveryone() {
    sums_->undecided = document_.undecided();
    sums_->without_indicative = document_.without_indicative();
    sums_->everyone = ReadBudgets(document_.everyone(), "everyone");
    if (!document_.everyone().name().empty()) Refuse("everyone.name", "", "Everyone has no name in common.");
    if (sums_->people() >= 1 && sums_->people() <= kMaxCases) return;
    Refuse("everyone", std::to_string(sums_->people()), "These are not the sums of 1 to 2^40 people.");
  }

  SufficiencySums ReadBudgets(const v1::SummedBudgets& document, const std::string& field) {
    const std::size_t errors = report_.errors();
    const std::string path = In(path_, field);
    SufficiencySums sums;
    sums.same = document.same();
    sums.enhanced = document.enhanced();
    sums.reduced = document.reduced();
    sums.indicative = ReadWhole(document.indicative(), In(path, "indicative"), &report_);
    sums.final_budget = ReadWhole(document.final_budget(), In(path, "final_budget"), &report_);
    sums.above = ReadWhole(document.above(), In(path, "above"), &report_);
    sums.below = ReadWhole(document.below(), In(path, "below"), &report_);
    if (report_.errors() > errors) return {};
    if (sums.IsPossible(terms_->tolerance)) return sums;
    Refuse(field, "", "No people can have these sums.");
    return {};
  }

  void ReadByName(const google::protobuf::RepeatedPtrField<v1::SummedBudgets>& groups, const char* field,
                  SumsByName* sums) {
    const std::size_t errors = report_.errors();
    SufficiencySums together;
    bool can_be_added = true;
    for (int i = 0; i < groups.size(); ++i) {
      const v1::SummedBudgets& group = groups[i];
      const std::string at = At("", field, i);
      const bool is_next = sums->empty() || sums->rbegin()->first < group.name();
      if (!is_next || group.same() + group.enhanced() + group.reduced() == 0) {
        Refuse(at, group.name(), "Nobody is in the group, or it is not in its place.");
      }
      const SufficiencySums of_these = ReadBudgets(group, at);
      can_be_added = can_be_added && together.Merge(of_these) == Fault::kNone;
      sums->emplace(group.name(), of_these);
    }
    if (report_.errors() > errors || (can_be_added && together == sums_->everyone)) return;
    Refuse(field, "", "The groups together are not everyone.");
  }

  void ReadMonths() {
    // Shares of people, of whom some are not in the chart.
    ShareCount together;
    int last = 0;
    for (int i = 0; i < document_.months_size(); ++i) {
      const v1::SummedMonth& document = document_.months(i);
      const Date from = Date::Parse(document.from()).value();
      const int month = 12 * from.year() + from.month() - 1;
      const ShareCount share = {document.sufficient(), document.people()};
      const bool is_month = from.day() == 1 && month > last && from <= terms_->as_of;
      last = month;
      if (!is_month || share.some > share.all || share.all > kMaxCases - together.all) {
        return Refuse(At("", "months", i), document.from(), "This is no month, or not that of some people.");
      }
      together.some += share.some;
      together.all += share.all;
      sums_->months.emplace(month, share);
    }
    const SufficiencySums& everyone = sums_->everyone;
    if (together.some <= everyone.sufficient() && together.all - together.some <= everyone.enhanced) return;
    Refuse("months", "", "The months together have people who are not there.");
  }

  void ReadWaits() {
    const std::vector<StagePair> pairs = StagePairs(*terms_->governance);
    if (static_cast<std::size_t>(document_.waits_size()) != pairs.size()) {
      return Refuse("waits", "", "There is not one for each pair of stages that is told of.");
    }
    for (int i = 0; i < document_.waits_size(); ++i) {
      const v1::SummedWaits& document = document_.waits(i);
      const StagePair pair = {document.from(), document.to()};
      WaitSums waits;
      const bool is_possible =
          pair == pairs[static_cast<std::size_t>(i)] && ReadDayCounts(document.took(), &waits.took) &&
          ReadDayCounts(document.waiting(), &waits.waiting) && waits.waiting.size() <= sums_->undecided &&
          waits.took.size() <= sums_->people() - waits.waiting.size();
      if (!is_possible) return Refuse(At("", "waits", i), "", "Nobody can have waited like this.");
      sums_->waits.emplace(pair, std::move(waits));
    }
    for (const v1::StageStandard& standard : terms_->governance->stage_standards()) {
      if (standard.from() == v1::STAGE_UNSPECIFIED) continue;
      const CountedDays& waiting = sums_->waits[{standard.from(), standard.to()}].waiting;
      sums_->waiting_beyond.emplace_back(0, waiting.size() - waiting.CountNotAbove(standard.days()));
    }
  }

  // Ascending, and since the first day that there is at the most.
  bool ReadDayCounts(const google::protobuf::RepeatedPtrField<v1::SummedDays>& document,
                     CountedDays* counted) const {
    int64_t last = -1;
    for (const v1::SummedDays& one : document) {
      if (one.days() <= last || counted->Add(one.days(), one.people()) != Fault::kNone) return false;
      last = one.days();
    }
    return last <= terms_->as_of.DayNumber() - Date().DayNumber();
  }

  void ReadRecords() {
    for (std::size_t i = 0; i < kRecords; ++i) {
      const SummedRecordField& field = kSummedRecordFields[i];
      const int64_t people = (document_.records().*field.get)();
      const auto record = static_cast<Record>(i);
      sums_->records[i] = CaseList(0, people);
      if (people <= MostOf(record) && people >= FewestOf(record)) continue;
      Refuse(In("records", field.name), std::to_string(people), "So many people cannot be in this list.");
    }
  }

  int64_t CountOf(Record record) const {
    return (document_.records().*kSummedRecordFields[static_cast<std::size_t>(record)].get)();
  }
  // Differences without a reason.
  int64_t WithoutReason() const {
    const auto without = sums_->reasons.find("");
    return without == sums_->reasons.end() ? 0 : without->second.enhanced + without->second.reduced;
  }

  // How many people can be in a list, beside those of the lists that nobody is in at once.
  int64_t MostOf(Record record) const {
    const SufficiencySums& everyone = sums_->everyone;
    const v1::EnhancementRule& rule = terms_->governance->enhancement();
    const int64_t budgets =
        terms_->governance->approval_tiers().empty() ? 0 : everyone.people() + sums_->without_indicative;
    const bool has_limit = rule.time_limit_months() > 0;
    switch (record) {
      case Record::kLimitPassed:
        return everyone.enhanced;
      case Record::kLimitMissing:
        return has_limit ? everyone.enhanced - std::min(everyone.enhanced, CountOf(Record::kLimitPassed)) : 0;
      case Record::kLimitMissingPassed:
        return CountOf(Record::kLimitMissing);
      case Record::kLimitTooLong:
        return has_limit ? everyone.enhanced - std::min(everyone.enhanced, CountOf(Record::kLimitMissing))
                         : 0;
      case Record::kLimitOfNone:
        return everyone.people() - everyone.enhanced;
      case Record::kWithoutReason:
        return WithoutReason();
      case Record::kUnknownReason:
        return rule.reasons().empty() ? 0 : sums_->people();
      case Record::kAboveTier:
        return budgets;
      case Record::kUnknownTier:
        return budgets - std::min(budgets, CountOf(Record::kAboveTier));
      case Record::kWithoutTier:
        return budgets - std::min(budgets, CountOf(Record::kAboveTier) + CountOf(Record::kUnknownTier));
    }
    return 0;
  }
  int64_t FewestOf(Record record) const { return record == Record::kWithoutReason ? WithoutReason() : 0; }

  // Whoever is counted or not counted has a final budget above the indicative allocation: of more than the
  // tolerance, or of less.
  bool IsTakenByThese(const YearOfUse& use, const v1::SummedUse& document) const {
    const SufficiencySums& everyone = sums_->everyone;
    if (document.people() + document.without_date() > everyone.enhanced + everyone.same) return false;
    const Int128 most = everyone.above + everyone.MostWithin(terms_->tolerance);
    Int128 daily = 0;
    for (int day = 0; day <= use.days(); ++day) {
      daily += use.ChangeOn(day);
      if (daily > most) return false;
    }
    return use.added() <= most;
  }

  void ReadUse() {
    if (document_.has_use() != (terms_->contingency != nullptr)) {
      return Refuse("use", "", "There is a contingency or its use, and not the other.");
    }
    if (!document_.has_use()) return;
    const std::size_t errors = report_.errors();
    const v1::SummedUse& document = document_.use();
    const YearDays year = DaysOf(*terms_->contingency, terms_->as_of);
    const std::string path = In(path_, "use");
    std::vector<Int128> changes(static_cast<std::size_t>(year.days) + 1);
    int64_t last = -1;
    bool is_possible = true;
    for (int i = 0; i < document.changes_size(); ++i) {
      const v1::SummedUseDay& one = document.changes(i);
      const Int128 change = ReadWhole(one.change(), In(At(path, "changes", i), "change"), &report_);
      is_possible = is_possible && one.day() > last && one.day() <= year.days && change != 0;
      last = one.day();
      if (is_possible) changes[static_cast<std::size_t>(one.day())] = change;
    }
    const Int128 added = ReadWhole(document.added(), In(path, "added"), &report_);
    if (report_.errors() > errors) return;
    const Result<YearOfUse> use =
        YearOfUse::FromSums(year.days, year.seen, document.people(), added, changes);
    sums_->use_without_date = document.without_date();
    if (use.ok()) sums_->use = use.value();
    if (is_possible && use.ok() && IsTakenByThese(use.value(), document)) return;
    Refuse("use", "", "Nobody can have taken this of the contingency.");
  }

  const v1::MonitoringSums& document_;
  const std::string& path_;
  FindingReport& report_;
  MonitorTerms* terms_ = nullptr;
  MonitorSums* sums_ = nullptr;
  bool terms_are_sound_ = true;
};

}  // namespace

SummedMonitoring ReadSums(const v1::MonitoringSums& document, const std::string& path,
                          FindingReport* report) {
  return Reader(document, path, report).Read();
}

}  // namespace ras
