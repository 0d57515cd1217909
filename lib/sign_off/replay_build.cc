#include "lib/sign_off/replay_build.h"

#include <google/protobuf/arena.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lib/build/build_table.h"
#include "lib/finding/finding_limit.h"
#include "lib/finding/wording.h"
#include "lib/verify/compare_messages.h"

namespace ras {
namespace {

bool IsProse(const google::protobuf::FieldDescriptor& field) {
  static constexpr std::array<std::string_view, 3> kProse = {
      "ras.v1.Finding.message", "ras.v1.Finding.remedy", "ras.v1.Finding.reason"};
  return std::find(kProse.begin(), kProse.end(), field.full_name()) != kProse.end();
}

void KeepErrors(const v1::BuildTableResponse& replayed, FindingReport* report) {
  for (const v1::Finding& finding : replayed.findings()) {
    if (finding.severity() != v1::SEVERITY_ERROR) continue;
    v1::Finding kept;
    kept.CopyFrom(finding);
    kept.set_path(In("build", finding.path()));
    report->Keep(std::move(kept));
  }
}

}  // namespace

bool CheckThatTheBuildGivesTheStored(const v1::SignOffRequest& request, FindingReport* report) {
  // In an arena, where growing lists lose nothing if memory runs out.
  google::protobuf::Arena arena;
  auto& replayed = *google::protobuf::Arena::CreateMessage<v1::BuildTableResponse>(&arena);
  BuildTable(request.build(), &replayed);
  if (!replayed.has_table()) {
    KeepErrors(replayed, report);
    return false;
  }
  std::vector<MessageDifference> differences;
  const std::size_t count =
      CompareMessages(request.built(), replayed, &IsProse, FindingLimit::kMostOfOneCode, &differences);
  for (const MessageDifference& difference : differences) {
    report->Error({.code = "build_differs",
                   .path = In("built", difference.path),
                   .value = difference.stored,
                   .message = "Built again, this is " + Quote(difference.replayed) + ".",
                   .remedy = "Store what the build gives, or look who changed it."});
  }
  if (count <= differences.size()) return count == 0;
  report->Error({.code = "build_differs",
                 .path = "built",
                 .value = std::to_string(count),
                 .message = "So many fields differ in all from what the build gives.",
                 .remedy = "Store what the build gives, or look who changed it."});
  return false;
}

}  // namespace ras
