#include "lib/sign_off/replay.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/collate/collate_sample.h"
#include "lib/finding/finding_limit.h"
#include "lib/finding/keep_errors.h"
#include "lib/finding/wording.h"
#include "lib/sampling/sampling.h"
#include "lib/shape/compare_messages.h"

namespace ras {
namespace {

bool IsProse(const google::protobuf::FieldDescriptor& field) {
  static constexpr std::array<std::string_view, 3> kProse = {
      "ras.v1.Finding.message", "ras.v1.Finding.remedy", "ras.v1.Finding.reason"};
  return std::find(kProse.begin(), kProse.end(), field.full_name()) != kProse.end();
}

// A record in the request, and what is said of one that differs.
struct Record {
  // The paths of what was asked and of what is stored.
  const char* asked;
  const char* stored;
  const char* code;
  // "Built again, this is" what.
  const char* again;
  // How many differ "from what the build gives".
  const char* what;
};

constexpr Record kBuild = {"build", "built", "build_differs", "Built", "build"};
constexpr Record kSampleCheck = {"sample_check.check", "sample_check.checked", "sample_check_differs",
                                 "Checked", "check of the sample"};
constexpr Record kSampleDraw = {"sample_draw.draw", "sample_draw.drawn", "sample_draw_differs", "Drawn",
                                "draw of the sample"};
constexpr Record kCollation = {"collation.collate", "collation.collated", "collation_differs", "Collated",
                               "collation"};

bool Compare(const Record& record, const google::protobuf::Message& stored,
             const google::protobuf::Message& replayed, FindingReport* report) {
  const std::string remedy = std::string("Store what the ") + record.what + " gives, or look who changed it.";
  std::vector<MessageDifference> differences;
  const std::size_t count =
      CompareMessages(stored, replayed, &IsProse, FindingLimit::kMostOfOneCode, &differences);
  for (const MessageDifference& difference : differences) {
    report->Error(
        {.code = record.code,
         .path = In(record.stored, difference.path),
         .value = difference.stored,
         .message = std::string(record.again) + " again, this is " + Quote(difference.replayed) + ".",
         .remedy = remedy});
  }
  if (count <= differences.size()) return count == 0;
  report->Error(
      {.code = record.code,
       .path = record.stored,
       .value = std::to_string(count),
       .message = std::string("So many fields differ in all from what the ") + record.what + " gives.",
       .remedy = remedy});
  return false;
}

template <class Request, class Response>
bool Replay(const Record& record, void (*operation)(const Request&, Response*), const Request& asked,
            const Response& stored, FindingReport* report) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& replayed = *google::protobuf::Arena::CreateMessage<Response>(&arena);
  operation(asked, &replayed);
  return !KeepErrors(record.asked, replayed.findings(), report) && Compare(record, stored, replayed, report);
}

}  // namespace

bool CheckThatTheBuildGivesTheStored(const v1::SignOffRequest& request, FindingReport* report) {
  return Replay(kBuild, &BuildTable, request.build(), request.built(), report);
}

bool CheckThatTheSampleCheckGivesTheStored(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_check()) return true;
  return Replay(kSampleCheck, &CheckSample, request.sample_check().check(), request.sample_check().checked(),
                report);
}

bool CheckThatTheSampleDrawGivesTheStored(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_sample_draw()) return true;
  return Replay(kSampleDraw, &DrawSample, request.sample_draw().draw(), request.sample_draw().drawn(),
                report);
}

bool CheckThatTheCollationGivesTheStored(const v1::SignOffRequest& request, FindingReport* report) {
  if (!request.has_collation()) return true;
  return Replay(kCollation, &CollateSample, request.collation().collate(), request.collation().collated(),
                report);
}

}  // namespace ras
