// The operation ComparePolicies (ras/v1/service.proto; docs/comparing-policies.md).
#include <google/protobuf/arena.h>

#include <vector>

#include "lib/compare/compare.h"
#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "lib/compare/compared_sheet.h"
#include "lib/compare/compared_sums.h"
#include "lib/compare/comparison_terms.h"
#include "lib/compare/protections.h"
#include "lib/compare/tell_changes.h"
#include "lib/compare/tell_comparison.h"
#include "lib/compare/warn_of_change.h"
#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/shape_findings.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/read_tolerance.h"

namespace ras {
namespace {

void CheckWhatIsTold(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  if (request.suppress_below() <= 1 || request.largest() == 0) return;
  report->Error({.code = "people_listed",
                 .path = "largest",
                 .value = std::to_string(request.largest()),
                 .message = "Single people are to be listed, and small counts suppressed.",
                 .remedy = "Ask for one or the other: the list is for the council alone."});
}

void Compare(const v1::ComparePoliciesRequest& request, FindingReport* report,
             v1::ComparePoliciesResponse* response) {
  if (request.people().empty()) ReportNobody("people", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const std::vector<int> by_id = CheckComparedIds(request, report);
  if (!shape.ObeysOutside("people") || request.people().empty()) return;
  CheckWhatIsTold(request, report);
  CheckComparedGroupings(request, ComparedPart::kEveryone, report);
  const Tolerance tolerance = ReadTolerance(request.tolerance(), "tolerance", report);
  const ComparisonTerms terms = TermsOf(request, ReadProtections(request, report));
  const ComparedPeople people = ReadComparedPeople(request, by_id, shape, report);
  if (report->has_errors()) return;
  const std::vector<ComparedGrouping> groupings =
      GroupCompared(request, people, ComparedPart::kEveryone, report);
  if (report->has_errors()) return;
  const ComparedSums sums =
      AddUpCompared(people, groupings, terms.protections, terms.ChangeRanges(), tolerance);
  TellComparison(terms, sums, {request.year(), request.suppress_below()}, report, response);
  if (report->has_errors()) return;
  WarnOfSpellings(request, report);
  WarnOfRowOfTotals(people, request.suppress_below(), report);
  TellMostChanged(people, sums.Views(), request.largest(), response);
  response->set_people_fingerprint(FingerprintOf(people));
}

}  // namespace

void ComparePolicies(const v1::ComparePoliciesRequest& request, v1::ComparePoliciesResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::ComparePoliciesRequest>(&arena);
  with_people.CopyFrom(request);
  const SheetList people(ComparedSheet(), &with_people, &report);
  if (people.is_whole()) Compare(with_people, &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return people.Place(finding); });
}

}  // namespace ras
