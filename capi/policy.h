// ras_policy: a compiled policy, and what is made once for all the calls that use it.
#ifndef RAS_CAPI_POLICY_H_
#define RAS_CAPI_POLICY_H_

#include <memory>
#include <utility>
#include <vector>

#include "capi/operation.h"
#include "lib/codec/schema.h"
#include "lib/policy/policy.h"
#include "lib/policy/policy_table.h"
#include "ras.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/verify.pb.h"

// Immutable once loaded.
struct ras_policy {
  std::unique_ptr<const ras::Policy> compiled;
  // Borrowed from `compiled`, in the order of the document; price lists left out.
  std::vector<const ras::PolicyTable*> tables;
  // What the codec must know to read the requests that this policy answers.
  ras::Schema determine_schema{ras::v1::DetermineRequest::default_instance()};
  ras::Schema verify_schema{ras::v1::VerifyRequest::default_instance()};
};

namespace ras::capi {

// An operation on a loaded policy, which may be NULL: then the call is wrong. `schema` is that of the
// Request.
template <class Request, class Response, class Run, class More = FindNothing>
int32_t OperateOn(const ras_policy* policy, Schema ras_policy::*schema, const Call& call, Run&& run,
                  const More& find_more = {}) noexcept {
  ClearOutputs(call);
  return Guarded(call.error, [&]() -> int32_t {
    if (policy == nullptr) {
      return FailArgument(RAS_INVALID_ARGUMENT, "policy", "This is NULL.",
                          "Load a policy with ras_policy_load.", call.error);
    }
    return RunOperation<Request, Response>(policy->*schema, call, std::forward<Run>(run), find_more);
  });
}

}  // namespace ras::capi

#endif  // RAS_CAPI_POLICY_H_
