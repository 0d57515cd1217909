// Replays a stored determination (docs/figures.md section 10): answers, figures, steps, warning codes and
// fingerprints must come out again exactly. The library's version and the words for people are outside the
// replay, since a later version may word things better; the seal holds them.
#include <google/protobuf/arena.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "lib/determine/seal.h"
#include "lib/engine.h"
#include "lib/finding/append_findings.h"
#include "lib/finding/finding_limit.h"
#include "lib/shape/compare_messages.h"
#include "lib/version.h"

namespace ras {
namespace {

bool IsProse(const google::protobuf::FieldDescriptor& field) {
  // Nothing that has to be taken down when the process ends: where there is no memory to note that down, the
  // C library keeps silent about it.
  static constexpr std::array<std::string_view, 6> kProse = {"ras.v1.Determination.library_version",
                                                             "ras.v1.Determination.account",
                                                             "ras.v1.Determination.seal",
                                                             "ras.v1.Finding.message",
                                                             "ras.v1.Finding.remedy",
                                                             "ras.v1.Finding.reason"};
  return std::find(kProse.begin(), kProse.end(), field.full_name()) != kProse.end();
}

bool IsOnlyTheSeal(const google::protobuf::FieldDescriptor& field) {
  return field.full_name() == "ras.v1.Determination.seal";
}

}  // namespace

void Verify(const Policy& policy, const v1::VerifyRequest& request, v1::VerifyResponse* response) {
  response->Clear();
  const v1::Determination& stored = request.determination();
  const std::string seal = SealOf(stored);
  response->set_seal_matches(stored.seal() == seal);
  // In an arena, as the C interface has them: outside one, a message that memory runs out on while a string
  // is added to it cannot be taken apart again.
  google::protobuf::Arena arena;
  auto& replay = *google::protobuf::Arena::CreateMessage<v1::DetermineRequest>(&arena);
  *replay.mutable_assessment() = stored.assessment();
  replay.set_as_of(stored.as_of());
  auto& replayed = *google::protobuf::Arena::CreateMessage<v1::DetermineResponse>(&arena);
  Determine(policy, replay, &replayed);
  if (!replayed.has_determination()) {
    *response->mutable_errors() = replayed.errors();
    return;
  }
  std::vector<MessageDifference> differences;
  // What the same version of the library says must be the same to the letter; another version is only held to
  // what can be computed.
  const bool same_version = stored.library_version() == Version();
  const std::size_t count =
      CompareMessages(stored, replayed.determination(), same_version ? IsOnlyTheSeal : IsProse,
                      FindingLimit::kMostOfOneCode, &differences);
  for (MessageDifference& difference : differences) {
    v1::Difference* out = response->add_differences();
    out->set_path(std::move(difference.path));
    out->set_stored(std::move(difference.stored));
    out->set_replayed(std::move(difference.replayed));
  }
  FindingLimit limit;
  limit.Count("difference", v1::SEVERITY_ERROR, count);
  std::vector<v1::Finding> rest;
  limit.AppendRest(&rest);
  AppendFindings(rest, response->mutable_errors());
  if (!response->seal_matches()) {
    v1::Difference* out = response->add_differences();
    out->set_path("seal");
    out->set_stored(stored.seal());
    out->set_replayed(seal);
  }
  response->set_verified(response->differences().empty());
}

}  // namespace ras
