// What all operations do alike that add people up in parts: the people of a request, and sums of others.
#ifndef RAS_LIB_SUMS_SUM_IN_PARTS_H_
#define RAS_LIB_SUMS_SUM_IN_PARTS_H_

#include <google/protobuf/arena.h>

#include <cstddef>
#include <optional>
#include <string>
#include <utility>

#include "lib/finding/answer.h"
#include "lib/finding/shape_findings.h"
#include "lib/finding/wording.h"
#include "lib/sheet/sheet_list.h"
#include "lib/sums/bring_together.h"
#include "lib/sums/sums_report.h"

namespace ras {

// Takes the people and then the sums of the request, each unless it is reported to be at fault. Gives false,
// after reports, if more of the request cannot be looked at. `read_people` is given whether every field obeys
// its rule, and gives the people's sums or nothing. For each document of sums there is
// ReadSums(document, path, report).
template <class Request, class Sums, class ReadPeople>
bool TakeParts(const Request& request, const ReadPeople& read_people, BringTogether<Sums>* together,
               FindingReport* report) {
  if (!request.has_people() && request.sums().empty()) ReportNothingToSum(report);
  const ShapeOutcome shape = ReportShape(request, report);
  if (!shape.all_lists_end) return false;
  if (request.has_people()) {
    if (std::optional<Sums> people = read_people(shape.obeys_rules)) {
      together->Take(*std::move(people), kSummedPeople);
    }
  }
  if (!shape.obeys_rules) return false;
  for (int i = 0; i < request.sums_size(); ++i) {
    const std::size_t errors = report->errors();
    const std::string path = At("", "sums", i);
    Sums read = ReadSums(request.sums(i), path, report);
    if (report->errors() == errors) together->Take(std::move(read), path);
  }
  return true;
}

// Answers a request whose `people` have a list or a sheet: `people` says which, within the request. `sum` is
// given the request with the list, the report and the response.
template <class Request, class Response, class Sum>
void AnswerInParts(const SheetField& people, const Request& request, Response* response, const Sum& sum) {
  response->Clear();
  FindingReport report;
  google::protobuf::Arena arena;
  auto& with_people = *google::protobuf::Arena::CreateMessage<Request>(&arena);
  with_people.CopyFrom(request);
  std::optional<SheetList> list;
  if (request.has_people()) list.emplace(people, with_people.mutable_people(), &report);
  if (!list || list->is_whole()) sum(with_people, &report, response);
  FinishAnswer(&report, response, [&](v1::Finding* finding) { return !list || list->Place(finding); });
}

}  // namespace ras

#endif  // RAS_LIB_SUMS_SUM_IN_PARTS_H_
