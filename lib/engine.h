// The engine, for one person: documents in, documents out. This is the header that capi/ and the engine's
// tests include. Each operation of the council's side has a header beside its code, such as
// lib/build/build_table.h; docs/architecture.md lists the folders.
//
// A policy is compiled once and then used for any number of people from any number of threads:
//
//   std::vector<v1::Finding> findings;
//   std::unique_ptr<const Policy> policy = Policy::Compile(document, &findings);
//   if (policy == nullptr) { ... every error is in findings ... }
//   v1::DetermineResponse response;
//   Determine(*policy, request, &response);
//
// Nothing here reads a clock, a locale or a file, prints, or keeps global state. Messages are taken as
// already decoded by lib/codec, which refuses unknown fields and bad UTF-8; everything else about them is
// checked here.
#ifndef RAS_LIB_ENGINE_H_
#define RAS_LIB_ENGINE_H_

#include "lib/policy/policy.h"
#include "ras/v1/check_policy.pb.h"
#include "ras/v1/determine.pb.h"
#include "ras/v1/explain.pb.h"
#include "ras/v1/verify.pb.h"

namespace ras {

// Checks a policy completely: its shape, its references, its arithmetic, its tables against the scores that
// can be reached, and what the sources advise against. Everything found is in the response at once; `usable`
// is false if any finding is an error.
void CheckPolicy(const v1::CheckPolicyRequest& request, v1::CheckPolicyResponse* response);

// Computes one indicative allocation. Gives a determination, or findings that name everything that stands in
// its way; never both. `request.policy` must be absent: the compiled policy is the one that counts. Thread
// safe; `response` is cleared first.
void Determine(const Policy& compiled, const v1::DetermineRequest& request, v1::DetermineResponse* response);

// Tells a determination in plain words, from the request's catalogue or the library's own. Adds to `errors`
// if the catalogue lacks a message or names an argument that is not there; the explanation is then empty.
void Explain(const v1::ExplainRequest& request, v1::Explanation* explanation,
             std::vector<v1::Finding>* errors);

// Replays a stored determination against its policy and checks its seal (docs/figures.md section 10). Names
// every field that differs.
void Verify(const Policy& policy, const v1::VerifyRequest& request, v1::VerifyResponse* response);

}  // namespace ras

#endif  // RAS_LIB_ENGINE_H_
