#include "lib/variance/summed_people.h"

#include <algorithm>
#include <optional>

#include "lib/check/period_check.h"
#include "lib/finding/wording.h"
#include "lib/shape/normal_form.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sums_report.h"
#include "lib/terms/named_ranges.h"
#include "lib/terms/read_tolerance.h"
#include "ras/integer_text.h"

namespace ras {
namespace {

class Reader {
 public:
  Reader(const v1::VarianceSums& document, const std::string& path, FindingReport* report)
      : document_(document), path_(path), report_(*report), ranges_(document.score_ranges()) {}

  SummedPeople Read() {
    CheckAscending(document_.score_ranges(), In(path_, "score_ranges"), "scores", &report_);
    SummedPeople people;
    SummedTerms& terms = people.terms;
    terms.period = document_.period();
    v1::VarianceTolerance tolerance;
    TellTolerance(document_.tolerance(), &tolerance);
    terms.tolerance_percent = tolerance.percent();
    terms.tolerance_amount = tolerance.amount();
    for (const std::string& start : document_.score_ranges()) {
      terms.score_ranges.push_back(NormalDecimal(start));
    }
    terms.table_fingerprint = document_.table_fingerprint();
    for (int v = 0; v < document_.views_size(); ++v) ReadView(v, &people);
    people.fingerprint = DigestOf(document_.people_fingerprint());
    return people;
  }

 private:
  void Refuse(const std::string& path, const std::string& value, const char* message) {
    ReportImpossible(path, value, message, &report_);
  }

  void ReadView(int v, SummedPeople* people) {
    const v1::SummedView& document = document_.views(v);
    const std::string path = At(path_, "views", v);
    std::vector<std::vector<v1::VarianceDimension>> groupings;
    SummedView view;
    const std::size_t errors = report_.errors();
    view.everyone = ReadPeople(document.everyone(), In(path, "everyone"));
    if (!document.everyone().names().empty()) {
      Refuse(In(path, "everyone.names"), "", "Everyone has no name in common.");
    }
    for (int g = 0; g < document.groupings_size(); ++g) {
      const v1::SummedGrouping& grouping = document.groupings(g);
      std::vector<v1::VarianceDimension>& by = groupings.emplace_back();
      for (int d = 0; d < grouping.by_size(); ++d) by.push_back(grouping.by(d));
      view.groupings.push_back(ReadGroups(grouping, by, At(path, "groupings", g), view.everyone));
    }
    view.scored = ReadScored(document, path);
    if (report_.errors() == errors && !AreScored(view, groupings)) {
      Refuse(In(path, "scored"), "", "Everyone cannot have these people of care groups among them.");
    }
    if (v > 0 && !AreOfSamePeople(view.scored, people->views.front().scored)) {
      Refuse(In(path, "scored"), "", "The people of care groups are not those of the view before.");
    }
    if (v > 0 && groupings != people->terms.groupings) {
      Refuse(In(path, "groupings"), "", "The groupings are not those of the view before.");
    }
    if (v > 0 && (document.basis() == people->terms.bases.front() ||
                  view.everyone.sums.people() != people->views.front().everyone.sums.people())) {
      Refuse(In(path, "everyone.people"), std::to_string(document.everyone().people()),
             "The view is not of the people of the one before.");
    }
    people->terms.groupings = std::move(groupings);
    people->terms.bases.push_back(document.basis());
    people->views.push_back(std::move(view));
  }

  std::map<SummedKey, PeopleSums> ReadGroups(const v1::SummedGrouping& grouping,
                                             const std::vector<v1::VarianceDimension>& by,
                                             const std::string& path, const PeopleSums& everyone) {
    std::map<SummedKey, PeopleSums> groups;
    PeopleSums together;
    bool can_be_added = true;
    for (int i = 0; i < grouping.groups_size(); ++i) {
      const v1::SummedPeople& document = grouping.groups(i);
      const std::string at = At(path, "groups", i);
      const std::optional<SummedKey> key = KeyOf(document, by);
      PeopleSums sums = ReadPeople(document, at);
      can_be_added = can_be_added && together.sums.Merge(sums.sums) == Fault::kNone &&
                     together.differences.Merge(sums.differences) == Fault::kNone;
      if (!key || !groups.emplace(*key, std::move(sums)).second) {
        Refuse(In(at, "names"), "", "The grouping has no such group, or has it twice.");
      }
    }
    if (!can_be_added || together != everyone) {
      Refuse(In(path, "groups"), "", "The groups together are not everyone.");
    }
    return groups;
  }

  ScoredByGroup ReadScored(const v1::SummedView& document, const std::string& view) {
    ScoredByGroup scored;
    for (int i = 0; i < document.scored_size(); ++i) {
      const v1::SummedCareGroup& group = document.scored(i);
      const std::string path = At(view, "scored", i);
      const ScoredSums sums = {group.people(), ReadWhole(group.actual(), In(path, "actual"), &report_),
                               ReadWhole(group.allocated(), In(path, "allocated"), &report_)};
      if (scored.emplace(group.care_group(), sums).second) continue;
      Refuse(In(path, "care_group"), group.care_group(), "This care group is there twice.");
    }
    return scored;
  }

  // Whether those whose care group and score are known can be among everyone, and among those of their care
  // group wherever people are grouped by it.
  static bool AreScored(const SummedView& view,
                        const std::vector<std::vector<v1::VarianceDimension>>& groupings) {
    const auto is_possible = [](const auto& group) { return ScoredSums().IsPartOf(group.second); };
    if (!std::all_of(view.scored.begin(), view.scored.end(), is_possible)) return false;
    if (!Together(view.scored).IsPartOf(ScoredOf(view.everyone))) return false;
    for (std::size_t g = 0; g < groupings.size(); ++g) {
      const std::vector<v1::VarianceDimension>& by = groupings[g];
      const auto found = std::find(by.begin(), by.end(), v1::VARIANCE_DIMENSION_CARE_GROUP);
      if (found == by.end()) continue;
      const auto place = static_cast<std::size_t>(found - by.begin());
      ScoredByGroup whole;
      for (const auto& [key, sums] : view.groupings[g]) whole[key[place].second].Merge(ScoredOf(sums));
      for (const auto& [name, sums] : view.scored) {
        if (!sums.IsPartOf(whole[name])) return false;
      }
    }
    return true;
  }

  static ScoredSums ScoredOf(const PeopleSums& people) {
    const FitSums& fit = people.sums.fit;
    return {fit.people(), fit.actual(), fit.allocated()};
  }

  static bool AreOfSamePeople(const ScoredByGroup& a, const ScoredByGroup& b) {
    return std::equal(a.begin(), a.end(), b.begin(), b.end(), [](const auto& one, const auto& other) {
      return one.first == other.first && one.second.people == other.second.people;
    });
  }

  std::optional<SummedKey> KeyOf(const v1::SummedPeople& group,
                                 const std::vector<v1::VarianceDimension>& by) const {
    if (static_cast<std::size_t>(group.names_size()) != by.size()) return std::nullopt;
    SummedKey key;
    for (std::size_t d = 0; d < by.size(); ++d) {
      const std::string& name = group.names(static_cast<int>(d));
      std::size_t place = 0;
      if (by[d] == v1::VARIANCE_DIMENSION_SCORE_RANGE) {
        const auto found =
            PlaceOfRange(name, ranges_, static_cast<std::size_t>(document_.score_ranges_size()));
        if (!found) return std::nullopt;
        place = *found;
      }
      key.emplace_back(place, name);
    }
    return key;
  }

  PeopleSums ReadPeople(const v1::SummedPeople& document, const std::string& path) {
    const std::size_t errors = report_.errors();
    PeopleSums read;
    FitTotals totals;
    totals.people = document.people();
    totals.actual = ReadWhole(document.actual(), In(path, "actual"), &report_);
    totals.allocated = ReadWhole(document.allocated(), In(path, "allocated"), &report_);
    totals.distances = ReadWhole(document.distances(), In(path, "distances"), &report_);
    totals.actual_squares = ReadWhole(document.actual_squares(), In(path, "actual_squares"), &report_);
    totals.error_squares = ReadWhole(document.difference_squares(), In(path, "difference_squares"), &report_);
    const bool has_within = static_cast<std::size_t>(document.within_percents_size()) == totals.within.size();
    if (has_within) {
      std::copy(document.within_percents().begin(), document.within_percents().end(), totals.within.begin());
    }
    VarianceSums& sums = read.sums;
    sums.gain = document.gain();
    sums.within = document.within();
    sums.lose = document.lose();
    sums.with_percentage = document.with_percentage();
    sums.percentages = ReadWhole(document.percentages(), In(path, "percentages"), &report_);
    sums.percentage_distances =
        ReadWhole(document.percentage_distances(), In(path, "percentage_distances"), &report_);
    bool is_possible = has_within;
    int32_t last = 0;
    for (int i = 0; i < document.classes_size(); ++i) {
      const v1::DifferenceClass& one = document.classes(i);
      is_possible = is_possible && (i == 0 || one.number() > last) &&
                    read.differences.AddClass(one.number(), one.people()) == Fault::kNone;
      last = one.number();
    }
    if (report_.errors() > errors) return read;
    const Result<FitSums> fit = FitSums::FromTotals(totals);
    if (fit.ok()) sums.fit = fit.value();
    if (!is_possible || !fit.ok() || !sums.IsPossible() || read.differences.count() != totals.people) {
      Refuse(path, "", "No people can have these sums.");
    }
    return read;
  }

  const v1::VarianceSums& document_;
  const std::string& path_;
  FindingReport& report_;
  NamedRanges ranges_;
};

void WritePeople(const PeopleSums& people, v1::SummedPeople* told) {
  const VarianceSums& sums = people.sums;
  const FitTotals totals = sums.fit.totals();
  told->set_people(totals.people);
  told->set_actual(IntegerText(totals.actual));
  told->set_allocated(IntegerText(totals.allocated));
  told->set_distances(IntegerText(totals.distances));
  told->set_actual_squares(IntegerText(totals.actual_squares));
  told->set_difference_squares(IntegerText(totals.error_squares));
  for (const int64_t within : totals.within) told->add_within_percents(within);
  told->set_gain(sums.gain);
  told->set_within(sums.within);
  told->set_lose(sums.lose);
  told->set_with_percentage(sums.with_percentage);
  told->set_percentages(IntegerText(sums.percentages));
  told->set_percentage_distances(IntegerText(sums.percentage_distances));
  for (const auto& [number, count] : people.differences.classes()) {
    v1::DifferenceClass* one = told->add_classes();
    one->set_number(number);
    one->set_people(count);
  }
}

bool Merge(const PeopleSums& other, PeopleSums* people) {
  return people->sums.Merge(other.sums) == Fault::kNone &&
         people->differences.Merge(other.differences) == Fault::kNone;
}

}  // namespace

SummedPeople ReadSums(const v1::VarianceSums& document, const std::string& path, FindingReport* report) {
  return Reader(document, path, report).Read();
}

void WriteSums(const SummedPeople& people, v1::VarianceSums* document) {
  const SummedTerms& terms = people.terms;
  document->set_period(terms.period);
  document->mutable_tolerance()->set_percent(terms.tolerance_percent);
  document->mutable_tolerance()->set_amount(terms.tolerance_amount);
  for (const std::string& start : terms.score_ranges) document->add_score_ranges(start);
  document->set_table_fingerprint(terms.table_fingerprint);
  for (std::size_t v = 0; v < people.views.size(); ++v) {
    v1::SummedView* view = document->add_views();
    view->set_basis(terms.bases[v]);
    WritePeople(people.views[v].everyone, view->mutable_everyone());
    for (const auto& [name, sums] : people.views[v].scored) {
      v1::SummedCareGroup* group = view->add_scored();
      group->set_care_group(name);
      group->set_people(sums.people);
      group->set_actual(IntegerText(sums.actual));
      group->set_allocated(IntegerText(sums.allocated));
    }
    for (std::size_t g = 0; g < terms.groupings.size(); ++g) {
      v1::SummedGrouping* grouping = view->add_groupings();
      for (const v1::VarianceDimension dimension : terms.groupings[g]) grouping->add_by(dimension);
      for (const auto& [key, sums] : people.views[v].groupings[g]) {
        v1::SummedPeople* group = grouping->add_groups();
        for (const auto& [place, name] : key) group->add_names(name);
        WritePeople(sums, group);
      }
    }
  }
  document->set_people_fingerprint(ToHex(people.fingerprint));
}

bool MergeSums(const SummedPeople& other, SummedPeople* people) {
  for (std::size_t v = 0; v < people->views.size(); ++v) {
    SummedView& view = people->views[v];
    if (!Merge(other.views[v].everyone, &view.everyone)) return false;
    for (const auto& [name, sums] : other.views[v].scored) view.scored[name].Merge(sums);
    for (std::size_t g = 0; g < view.groupings.size(); ++g) {
      // None of them has more people than everyone.
      for (const auto& [key, sums] : other.views[v].groupings[g]) {
        static_cast<void>(Merge(sums, &view.groupings[g][key]));
      }
    }
  }
  people->fingerprint = AddDigests(people->fingerprint, other.fingerprint);
  return true;
}

std::vector<TermsDifference> DifferencesOf(const SummedPeople& there, const SummedPeople& here) {
  const SummedTerms &one = there.terms, &other = here.terms;
  TermsDifferences differences;
  differences.Compare("period", "period", check::PeriodName(one.period), check::PeriodName(other.period));
  differences.Compare("tolerance", "tolerance", ToleranceText(one.tolerance_percent, one.tolerance_amount),
                      ToleranceText(other.tolerance_percent, other.tolerance_amount));
  differences.Compare("score_ranges", "list of score ranges", one.score_ranges, other.score_ranges);
  differences.CompareUntold("table_fingerprint", "table", one.table_fingerprint == other.table_fingerprint);
  differences.CompareUntold("views", "basis", one.bases == other.bases);
  differences.CompareUntold("views", "list of what people are grouped by, in its order,",
                            one.groupings == other.groupings);
  return differences.Take();
}

int64_t PeopleIn(const SummedPeople& people) { return people.views.front().everyone.sums.people(); }

}  // namespace ras
