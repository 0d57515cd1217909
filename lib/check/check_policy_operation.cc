// The operation CheckPolicy (ras/v1/service.proto).
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "lib/check/check_policy.h"
#include "lib/codec/utf8.h"
#include "lib/engine.h"
#include "lib/finding/append_findings.h"
#include "lib/finding/to_finding.h"
#include "lib/policy/policy.h"
#include "lib/shape/check_form.h"

namespace ras {
namespace {

bool IsError(const v1::Finding& finding) { return finding.severity() == v1::SEVERITY_ERROR; }

// A date that cannot be read is left alone by the checks, so it is named here.
void CheckAsOf(const std::string& as_of, std::vector<v1::Finding>* findings) {
  if (as_of.empty()) return;
  const FormFault fault = CheckForm(v1::FORM_DATE, as_of);
  if (fault.code == nullptr) return;
  Violation violation;
  violation.path = "as_of";
  violation.code = fault.code;
  violation.value = std::string(Utf8Prefix(as_of, 20));
  violation.message = fault.message;
  violation.remedy = fault.remedy;
  findings->push_back(ToFinding(std::move(violation)));
}

}  // namespace

void CheckPolicy(const v1::CheckPolicyRequest& request, v1::CheckPolicyResponse* response) {
  response->Clear();
  std::vector<v1::Finding> findings;
  CheckAsOf(request.as_of(), &findings);
  CheckPolicyDocument(request.policy(), request.as_of(), &findings, response->mutable_coverage());
  std::string fingerprint;
  if (std::none_of(findings.begin(), findings.end(), IsError)) {
    // What only the compiler can know: numbers that do not fit the exact arithmetic.
    std::vector<v1::Finding> compiled;
    if (const auto policy = Policy::Compile(request.policy(), &compiled)) fingerprint = policy->fingerprint();
    const auto end = std::remove_if(compiled.begin(), compiled.end(),
                                    [](const v1::Finding& finding) { return !IsError(finding); });
    findings.insert(findings.begin(), compiled.begin(), end);
  }
  response->set_usable(std::none_of(findings.begin(), findings.end(), IsError));
  if (response->usable()) response->set_fingerprint(std::move(fingerprint));
  AppendFindings(findings, response->mutable_findings());
}

}  // namespace ras
