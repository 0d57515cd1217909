// The operation ComparePolicies (ras/v1/service.proto; docs/comparing-policies.md).
#include <google/protobuf/arena.h>

#include <cstddef>
#include <cstdint>
#include <vector>

#include "lib/compare/compare.h"
#include "lib/compare/compared_groups.h"
#include "lib/compare/compared_people.h"
#include "lib/compare/compared_views.h"
#include "lib/compare/price_protection.h"
#include "lib/compare/shown_counts.h"
#include "lib/compare/tell_changes.h"
#include "lib/compare/warn_of_change.h"
#include "lib/finding/answer.h"
#include "lib/finding/check_person_ids.h"
#include "lib/finding/shape_findings.h"
#include "lib/sheet/sheet_list.h"
#include "lib/terms/read_tolerance.h"
#include "ras/money.h"

namespace ras {
namespace {

// Columns for characteristics: "is:gender". Whatever is wrong with a name, its field's own rule tells.
std::vector<ColumnFamily> CharacteristicColumns() {
  return {{.mark = "is:",
           .list = "characteristics",
           .fault = [](std::string_view) { return std::nullopt; },
           .fill =
               [](std::string_view name, const std::string& text, google::protobuf::Message* item) {
                 auto& characteristic = static_cast<v1::Characteristic&>(*item);
                 characteristic.set_name(std::string(name));
                 characteristic.set_value(text);
               }}};
}

void CheckWhatIsTold(const v1::ComparePoliciesRequest& request, FindingReport* report) {
  if (request.suppress_below() <= 1 || request.largest() == 0) return;
  report->Error({.code = "people_listed",
                 .path = "largest",
                 .value = std::to_string(request.largest()),
                 .message = "Single people are to be listed, and small counts suppressed.",
                 .remedy = "Ask for one or the other: the list is for the council alone."});
}

void TellRequest(const v1::ComparePoliciesRequest& request, const ComparedPeople& people,
                 const ShownCounts& shown, v1::ComparePoliciesResponse* response) {
  response->set_period(request.period());
  TellTolerance(request.tolerance(), response->mutable_tolerance());
  for (const std::string& range : request.change_ranges()) {
    response->add_change_ranges(FormatMoney(ParseMoney(range).value()));
  }
  response->set_year(request.year());
  response->set_suppress_below(request.suppress_below());
  if (shown.all_people()) response->set_people(people.people.size());
  if (shown.new_people()) response->set_new_people(static_cast<uint64_t>(people.new_people));
  response->set_people_fingerprint(FingerprintOf(people));
}

void Compare(const v1::ComparePoliciesRequest& request, FindingReport* report,
             v1::ComparePoliciesResponse* response) {
  if (request.people().empty()) ReportNobody("people", report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return;
  const std::vector<int> by_id = CheckComparedIds(request, report);
  if (!shape.obeys_rules || request.people().empty()) return;
  CheckWhatIsTold(request, report);
  CheckComparedGroupings(request, report);
  const Tolerance tolerance = ReadTolerance(request.tolerance(), "tolerance", report);
  const std::vector<Protection> protections = ReadProtections(request, report);
  const ComparedPeople people = ReadComparedPeople(request, by_id, report);
  if (report->has_errors()) return;
  const std::vector<ComparedGrouping> groupings = GroupCompared(request, people, report);
  if (report->has_errors()) return;
  std::vector<int64_t> ranges;
  for (const std::string& range : request.change_ranges()) ranges.push_back(ParseMoney(range).value());
  const std::vector<ComparedView> views = AddUpViews(people, groupings, ranges, tolerance);
  const ShownCounts shown(people, groupings, views, request.suppress_below(), report);
  if (report->has_errors()) return;
  TellViews(people, groupings, views, shown, request.largest(), response);
  TellPrices(request, protections, people, tolerance, shown.ShowsLosses(), report, response);
  TellRequest(request, people, shown, response);
  WarnOfChange(request, people, views, shown, report);
}

}  // namespace

void ComparePolicies(const v1::ComparePoliciesRequest& request, v1::ComparePoliciesResponse* response) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<v1::ComparePoliciesRequest>(&arena);
  with_people.CopyFrom(request);
  const SheetList people({.list = "people", .sheet = "sheet", .families = CharacteristicColumns()},
                         &with_people, &report);
  if (people.is_whole()) Compare(with_people, &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return people.Place(finding); });
}

}  // namespace ras
