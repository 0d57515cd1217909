// The one shape of every operation: request bytes in, response bytes out.
#ifndef RAS_CAPI_OPERATION_H_
#define RAS_CAPI_OPERATION_H_

#include <google/protobuf/arena.h>

#include <cstdint>
#include <utility>
#include <vector>

#include "capi/document.h"
#include "capi/guard.h"
#include "lib/codec/schema.h"
#include "lib/finding/append_findings.h"

namespace ras::capi {

// What the caller of an operation gave, and where the answer goes.
struct Call {
  Input request;
  int32_t response_format;
  const ras_options* options;
  ras_buffer** response;
  ras_error** error;
};

// Sets the outputs to NULL, as every operation does first.
inline void ClearOutputs(const Call& call) {
  if (call.response != nullptr) *call.response = nullptr;
  if (call.error != nullptr) *call.error = nullptr;
}

// For an operation that has nothing to say of a request that could be read only in part.
struct FindNothing {
  template <class Request>
  std::vector<v1::Finding> operator()(const Request&, const std::vector<Violation>&) const {
    return {};
  }
};

// Reads a Request, lets `run(request, response, findings)` fill the response, and writes that. `run` returns
// the status, and adds to the findings what stands in the way. `find_more(request, violations)` looks at a
// request that is refused and was read in part. Both messages live in one arena: a document is many small
// pieces that go all at once.
template <class Request, class Response, class Run, class More = FindNothing>
int32_t RunOperation(const Schema& schema, const Call& call, Run&& run, const More& find_more = {}) {
  if (int32_t status = CheckFormat(call.response_format, "response_format", call.error); status != RAS_OK) {
    return status;
  }
  google::protobuf::Arena arena;
  auto* request = google::protobuf::Arena::CreateMessage<Request>(&arena);
  const FindMore more = [&](const std::vector<Violation>& violations) {
    return find_more(*request, violations);
  };
  if (int32_t status = Read(schema, call.request, call.options, request, call.error, more);
      status != RAS_OK) {
    return status;
  }
  auto* response = google::protobuf::Arena::CreateMessage<Response>(&arena);
  std::vector<v1::Finding> findings;
  const int32_t status = std::forward<Run>(run)(*request, response, &findings);
  return Respond(status, *response, call.response_format, std::move(findings), call.response, call.error);
}

// An operation that needs no policy.
template <class Request, class Response, class Run, class More = FindNothing>
int32_t Operate(const Call& call, Run&& run, const More& find_more = {}) noexcept {
  ClearOutputs(call);
  return Guarded(call.error, [&]() -> int32_t {
    const Schema schema(Request::default_instance());
    return RunOperation<Request, Response>(schema, call, std::forward<Run>(run), find_more);
  });
}

// An operation whose response says itself, by an error among its findings, that there is no answer.
template <class Request, class Response>
int32_t Ask(void (*operation)(const Request&, Response*), const Call& call) noexcept {
  return Operate<Request, Response>(
      call, [operation](const Request& question, Response* answer, std::vector<v1::Finding>* findings) {
        operation(question, answer);
        AppendErrors(answer->findings(), findings);
        return findings->empty() ? RAS_OK : RAS_NO_ANSWER;
      });
}

}  // namespace ras::capi

#endif  // RAS_CAPI_OPERATION_H_
