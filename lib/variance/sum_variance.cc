// The operation SumVariance (ras/v1/service.proto; docs/variance.md section 6).
#include "lib/variance/sum_variance.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lib/finding/check_person_ids.h"
#include "lib/finding/finding_report.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/fingerprint/document_fingerprint.h"
#include "lib/shape/normal_form.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sum_in_parts.h"
#include "lib/sums/summed_key.h"
#include "lib/sums/sums_report.h"
#include "lib/terms/group_count.h"
#include "lib/terms/read_tolerance.h"
#include "lib/variance/cost_index.h"
#include "lib/variance/group_people.h"
#include "lib/variance/summed_people.h"
#include "lib/variance/tell_figures.h"
#include "lib/variance/variance_people.h"
#include "lib/variance/variance_terms.h"
#include "lib/variance/warn_of_people.h"

namespace ras {
namespace {

// What sums cannot tell, or is asked beside them.
void CheckWhatIsAsked(const v1::AnalyseVarianceRequest& people, FindingReport* report) {
  const auto refuse = [&](bool is_there, const char* field, const char* remedy) {
    if (is_there) ReportNotSummed(field, remedy, report);
  };
  refuse(people.has_bootstrap(), "bootstrap", "Leave it out, or analyse all people at once.");
  refuse(!people.drawn_for().empty(), "drawn_for", "Leave it out, or analyse all people at once.");
  refuse(people.largest() != 0, "largest", "Leave it out, or analyse all people at once.");
  refuse(people.every_case(), "every_case", "Leave it out, or analyse all people at once.");
  refuse(!people.earlier().empty(), "earlier", "Give it beside the people.");
  refuse(!people.confidence_percent().empty(), "confidence_percent", "Give it beside the people.");
  refuse(!people.margin_percent().empty(), "margin_percent", "Give it beside the people.");
}

SummedTerms TermsOf(const v1::AnalyseVarianceRequest& request, const VariancePeople& people) {
  SummedTerms terms;
  v1::VarianceTolerance tolerance;
  TellTolerance(request.tolerance(), &tolerance);
  terms.period = request.period();
  terms.tolerance_percent = tolerance.percent();
  terms.tolerance_amount = tolerance.amount();
  for (const std::string& start : request.score_ranges()) {
    terms.score_ranges.push_back(NormalDecimal(start));
  }
  if (request.has_table()) terms.table_fingerprint = DocumentFingerprint(request.table());
  // Another part may have people to whom the table allocates.
  const bool is_gross = request.table().basis() == v1::TABLE_BASIS_GROSS_OF_INFORMAL_SUPPORT;
  terms.bases.push_back(is_gross && !people.has_before_support ? v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT
                                                               : people.first_basis);
  if (people.has_before_support) terms.bases.push_back(v1::SUPPORT_BASIS_BEFORE_INFORMAL_SUPPORT);
  return terms;
}

// Everyone whose amounts a document holds can be counted.
void Add(const ActualAllocated& amounts, const Tolerance& tolerance, PeopleSums* sums) {
  static_cast<void>(sums->sums.Add(amounts, tolerance));
  static_cast<void>(sums->differences.Add(amounts.allocated - amounts.actual));
}

// Ranges of the score ascend; all else, rows of a table too, is in the order of the names.
SummedKey KeyInSums(const PeopleInCommon& group, const std::vector<v1::VarianceDimension>& by) {
  SummedKey key = KeyOf(group);
  for (std::size_t d = 0; d < by.size(); ++d) {
    if (by[d] != v1::VARIANCE_DIMENSION_SCORE_RANGE) key[d].first = 0;
  }
  return key;
}

SummedPeople SumPeople(const v1::AnalyseVarianceRequest& request, const VariancePeople& people,
                       const std::vector<PeopleGrouping>& groupings, const Tolerance& tolerance) {
  SummedPeople summed;
  summed.terms = TermsOf(request, people);
  for (const PeopleGrouping& grouping : groupings) summed.terms.groupings.push_back(grouping.by);
  for (std::size_t v = 0; v < summed.terms.bases.size(); ++v) {
    const auto amounts = [&](const VariancePerson& person) {
      return v == 0 ? person.amounts : person.before_support;
    };
    SummedView& view = summed.views.emplace_back();
    for (const VariancePerson& person : people.people) {
      Add(amounts(person), tolerance, &view.everyone);
      const std::string& care_group = person.document->care_group();
      if (person.score && !care_group.empty()) view.scored[care_group].Add(amounts(person));
    }
    for (const PeopleGrouping& grouping : groupings) {
      std::map<SummedKey, PeopleSums>& groups = view.groupings.emplace_back();
      for (const PeopleInCommon& group : grouping.groups) {
        PeopleSums& sums = groups[KeyInSums(group, grouping.by)];
        for (const std::size_t i : group.members) Add(amounts(people.people[i]), tolerance, &sums);
      }
    }
  }
  for (const VariancePerson& person : people.people) {
    summed.fingerprint = AddDigests(summed.fingerprint, Sha256(LineOf(person)));
  }
  return summed;
}

// The people of the request in sums; nothing, after reports below "people", if they cannot be added up.
std::optional<SummedPeople> ReadPeople(const v1::AnalyseVarianceRequest& request, bool obeys_rules,
                                       FindingReport* whole) {
  FindingReport report;
  std::optional<SummedPeople> summed;
  if (request.cases().empty()) ReportNobody("cases", &report);
  const std::vector<int> by_id = CheckVarianceIds(request, &report);
  if (obeys_rules) {
    CheckWhatIsAsked(request, &report);
    CheckGroupings(request, &report);
    const VarianceTerms terms = ReadTerms(request, &report);
    const VariancePeople people = ReadVariancePeople(request, by_id, {}, &report);
    if (!report.has_errors()) {
      std::vector<PeopleGrouping> groupings;
      if (!request.groupings().empty()) groupings = GroupPeople(request, people, &report);
      if (!report.has_errors()) {
        WarnOfPeople(request, people, &report);
        summed = SumPeople(request, people, groupings, terms.tolerance);
      }
    }
  }
  KeepFindings(kSummedPeople, &report, whole);
  return summed;
}

// Sums of more could not be given back.
void CheckSummedGroups(const SummedPeople& people, const std::string& path, FindingReport* report) {
  std::size_t most = 0;
  for (const SummedView& view : people.views) {
    std::size_t together = 0;
    for (const auto& groups : view.groupings) together += groups.size();
    most = std::max({most, view.scored.size(), together});
  }
  if (most <= kMostGroups) return;
  report->Error({.code = "too_many_groups",
                 .path = path,
                 .value = std::to_string(most),
                 .message = "All parts together are of more than 10,000 groups or care groups.",
                 .remedy = "Group by what fewer people differ in, and name care groups that several people "
                           "have in common."});
}

void WarnOfEarlierIndices(const EarlierIndices& earlier, const SummedPeople& people, FindingReport* report) {
  std::set<std::string> scored;
  for (const auto& [name, sums] : people.views.front().scored) scored.insert(name);
  WarnOfEarlier(earlier, scored, people.terms.bases, report);
}

void TellViews(const SummedPeople& people, const VarianceTerms& terms, const EarlierIndices& earlier,
               v1::SumVarianceResponse* response) {
  const auto tell = [&](const PeopleSums& sums, int64_t intervals, v1::VarianceFigures* told) {
    TellSummedFigures(sums.sums, sums.differences, terms, intervals, told);
  };
  for (std::size_t v = 0; v < people.views.size(); ++v) {
    v1::VarianceView* view = response->add_views();
    view->set_basis(people.terms.bases[v]);
    tell(people.views[v].everyone, 1, view->mutable_everyone());
    TellCostIndices(earlier, people.views[v].scored, view);
    for (std::size_t g = 0; g < people.terms.groupings.size(); ++g) {
      v1::GroupedVariance* grouping = view->add_groupings();
      for (const v1::VarianceDimension dimension : people.terms.groupings[g]) grouping->add_by(dimension);
      const std::map<SummedKey, PeopleSums>& groups = people.views[v].groupings[g];
      // Of how many groups the confidence is, together: of those that have an interval.
      const int64_t intervals = std::count_if(groups.begin(), groups.end(), [](const auto& group) {
        return group.second.sums.people() >= kPeopleOfInterval;
      });
      for (const auto& [key, sums] : groups) {
        v1::VarianceFigures* group = grouping->add_groups();
        for (const auto& [place, name] : key) group->add_names(name);
        tell(sums, intervals, group);
        // It is not known what the parts were drawn for.
        group->set_unsupported(true);
      }
    }
  }
}

void Sum(const v1::SumVarianceRequest& request, FindingReport* report, v1::SumVarianceResponse* response) {
  BringTogether<SummedPeople> together(report);
  const auto read_people = [&](bool obeys_rules) {
    return ReadPeople(request.people(), obeys_rules, report);
  };
  if (!TakeParts(request, read_people, &together, report)) return;
  v1::AnalyseVarianceRequest asked;
  asked.set_confidence_percent(request.confidence_percent());
  asked.set_margin_percent(request.margin_percent());
  const VarianceTerms terms = ReadTerms(asked, report);
  CheckEarlierOnce(request.earlier(), report);
  if (report->has_errors()) return;
  const SummedPeople& people = together.everyone();
  const char* const everyone = request.has_people() ? kSummedPeople : "sums";
  CheckSummedGroups(people, everyone, report);
  if (report->has_errors()) return;
  WarnOfEarlierIndices(request.earlier(), people, report);
  const FitSums& amounts = people.views.front().everyone.sums.fit;
  WarnOfPeriods(amounts.actual(), amounts.allocated(), everyone, report);
  WriteSums(people, response->mutable_sums());
  TellViews(people, terms, request.earlier(), response);
  v1::AnalyseVarianceResponse told;
  TellTerms(asked, &told);
  response->set_confidence_percent(told.confidence_percent());
  response->set_margin_percent(told.margin_percent());
}

}  // namespace

void SumVariance(const v1::SumVarianceRequest& request, v1::SumVarianceResponse* response) {
  AnswerInParts({.list = "cases", .sheet = "sheet", .within = kSummedPeople}, request, response, Sum);
}

}  // namespace ras
