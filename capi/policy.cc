#include "capi/policy.h"

#include <google/protobuf/arena.h>

#include <string_view>
#include <utility>

#include "capi/document.h"
#include "capi/guard.h"
#include "lib/check/check_policy.h"

int32_t ras_policy_load(const void* bytes, size_t size, int32_t format, const ras_options* options,
                        ras_policy** policy, ras_error** error) {
  if (policy != nullptr) *policy = nullptr;
  if (error != nullptr) *error = nullptr;
  return ras::capi::Guarded(error, [&]() -> int32_t {
    if (policy == nullptr) {
      return ras::capi::FailArgument(RAS_INVALID_ARGUMENT, "policy", "is NULL",
                                     "Give a place for the policy.", error);
    }
    google::protobuf::Arena arena;
    const ras::Schema schema(ras::v1::Policy::default_instance());
    auto* document = google::protobuf::Arena::CreateMessage<ras::v1::Policy>(&arena);
    const ras::capi::Input input{bytes, size, format};
    const auto find_more = [document](const std::vector<ras::Violation>& violations) {
      return ras::ErrorsBesideViolations(*document, /*as_of=*/"", violations, /*root=*/"");
    };
    if (int32_t status = ras::capi::Read(schema, input, options, document, error, find_more);
        status != RAS_OK)
      return status;
    std::vector<ras::v1::Finding> findings;
    auto loaded = std::make_unique<ras_policy>();
    loaded->compiled = ras::Policy::Compile(*document, &findings);
    if (loaded->compiled == nullptr) return ras::capi::Fail(RAS_INVALID_POLICY, std::move(findings), error);
    for (const auto& table : loaded->compiled->document().tables()) {
      if (const auto* found = loaded->compiled->FindTable(table.id())) loaded->tables.push_back(found);
    }
    *policy = loaded.release();
    return RAS_OK;
  });
}

void ras_policy_free(ras_policy* policy) { delete policy; }

const char* ras_policy_fingerprint(const ras_policy* policy) {
  return policy == nullptr ? "" : policy->compiled->fingerprint().c_str();
}

int32_t ras_policy_document(const ras_policy* policy, int32_t format, ras_buffer** document) {
  if (document == nullptr) return RAS_INVALID_ARGUMENT;
  *document = nullptr;
  if (policy == nullptr) return RAS_INVALID_ARGUMENT;
  return ras::capi::Guarded(nullptr,
                            [&] { return ras::capi::Write(policy->compiled->document(), format, document); });
}
