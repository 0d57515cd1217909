// The operation SumComparison (ras/v1/service.proto; docs/comparing-policies.md section 7).
#include "lib/compare/sum_comparison.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "lib/compare/compared_sheet.h"
#include "lib/compare/protections.h"
#include "lib/compare/summed_comparison.h"
#include "lib/compare/tell_comparison.h"
#include "lib/compare/warn_of_change.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sums/added_digests.h"
#include "lib/sums/sum_in_parts.h"
#include "lib/sums/sums_report.h"
#include "lib/terms/group_count.h"
#include "lib/terms/read_tolerance.h"

namespace ras {
namespace {

constexpr const char* kSuppressBelow = "suppress_below";

// What sums cannot tell, or is asked beside them.
void CheckWhatIsAsked(const v1::ComparePoliciesRequest& people, FindingReport* report) {
  const auto refuse = [&](bool is_there, const char* field, const char* remedy) {
    if (is_there) ReportNotSummed(field, remedy, report);
  };
  refuse(people.year() != v1::YEAR_BASIS_UNSPECIFIED, "year", "Give it beside the people.");
  refuse(people.suppress_below() != 0, kSuppressBelow, "Give it beside the people.");
  refuse(people.largest() != 0, "largest", "Leave it out, or compare all people at once.");
}

// The people of the request in sums; nothing, after reports below "people", if they cannot be added up.
std::optional<SummedComparison> ReadPeople(const v1::ComparePoliciesRequest& request, bool obeys_rules,
                                           int64_t suppress_below, FindingReport* whole) {
  FindingReport report;
  std::optional<SummedComparison> summed;
  if (request.people().empty()) ReportNobody("people", &report);
  const std::vector<int> by_id = CheckComparedIds(request, &report);
  if (obeys_rules && !request.people().empty()) {
    CheckWhatIsAsked(request, &report);
    CheckComparedGroupings(request, ComparedPart::kSome, &report);
    const Tolerance tolerance = ReadTolerance(request.tolerance(), "tolerance", &report);
    ComparisonTerms terms = TermsOf(request, ReadProtections(request, &report));
    const ComparedPeople people = ReadComparedPeople(request, by_id, ShapeOutcome(), &report);
    std::vector<ComparedGrouping> groupings;
    if (!report.has_errors()) groupings = GroupCompared(request, people, ComparedPart::kSome, &report);
    WarnOfSpellings(request, &report);
    if (!report.has_errors()) {
      WarnOfRowOfTotals(people, suppress_below, &report);
      summed.emplace();
      summed->sums = AddUpCompared(people, groupings, terms.protections, terms.ChangeRanges(), tolerance);
      AddPartTerms(request, &terms);
      summed->terms = std::move(terms);
      for (const ComparedPerson& person : people.people) {
        summed->fingerprint = AddDigests(summed->fingerprint, Sha256(LineOf(people, person)));
      }
    }
  }
  KeepFindings(kSummedPeople, &report, whole);
  return summed;
}

// A characteristic that is misspelt looks like one of which nothing is known.
void WarnOfNobodys(const ComparedSums& sums, FindingReport* report) {
  for (std::size_t g = 0; g < sums.groupings.size(); ++g) {
    const ComparedSets& grouping = sums.groupings[g];
    for (std::size_t d = 0; d < grouping.by.size(); ++d) {
      const std::string& characteristic = grouping.by[d].characteristic;
      const bool is_known = std::any_of(grouping.groups.begin(), grouping.groups.end(),
                                        [d](const auto& group) { return !group.first[d].second.empty(); });
      if (characteristic.empty() || is_known) continue;
      report->Warning(
          {.code = "characteristic_of_nobody",
           .path =
               In(At(At("", "groupings", static_cast<int>(g)), "by", static_cast<int>(d)), "characteristic"),
           .value = characteristic,
           .message = "Nobody in any of the parts has this characteristic.",
           .remedy = "Give it by the name that people have it by, or group by something else.",
           .reason = "A part may have nobody with a characteristic; all of them together hardly."});
    }
  }
}

void Sum(const v1::SumComparisonRequest& request, FindingReport* report,
         v1::SumComparisonResponse* response) {
  BringTogether<SummedComparison> together(report);
  const auto read_people = [&](bool obeys_rules) {
    return ReadPeople(request.people(), obeys_rules, request.suppress_below(), report);
  };
  if (!TakeParts(request, read_people, &together, report) || report->has_errors()) return;
  const SummedComparison& everyone = together.everyone();
  std::size_t groups = 0;
  for (const ComparedSets& grouping : everyone.sums.groupings) groups += grouping.groups.size();
  CheckGroupCount(groups, request.has_people() ? kSummedPeople : "sums", report);
  if (report->has_errors()) return;
  FindingReport remarks;
  WarnOfNobodys(everyone.sums, &remarks);
  TellComparison(everyone.terms, everyone.sums, {request.year(), request.suppress_below()}, &remarks,
                 response->mutable_comparison());
  KeepRemarks({.everyone = "people", .beside = kSuppressBelow, .has_people = request.has_people()}, &remarks,
              report);
  if (report->has_errors()) return;
  // An answer for publication has no exact counts in it.
  if (request.suppress_below() <= 1) WriteSums(everyone, response->mutable_sums());
}

}  // namespace

void SumComparison(const v1::SumComparisonRequest& request, v1::SumComparisonResponse* response) {
  AnswerInParts(ComparedSheet(kSummedPeople), request, response, Sum);
}

}  // namespace ras
