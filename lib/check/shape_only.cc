// Checks the shape of a policy alone. Goes as soon as check_policy.cc, which checks everything, is here.
#include "lib/check/check_policy.h"
#include "lib/engine.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/shape/check_shape.h"

namespace ras {

void CheckPolicyDocument(const v1::Policy& policy, const std::string&, std::vector<v1::Finding>* findings,
                         google::protobuf::RepeatedPtrField<v1::Coverage>*) {
  std::vector<Violation> violations;
  CheckShape(policy, &violations);
  for (Violation& violation : violations) {
    v1::Finding& finding = findings->emplace_back();
    finding.set_severity(v1::SEVERITY_ERROR);
    finding.set_code(std::move(violation.code));
    finding.set_path(std::move(violation.path));
    finding.set_value(std::move(violation.value));
    finding.set_message(std::move(violation.message));
    finding.set_remedy(std::move(violation.remedy));
  }
}

void CheckPolicy(const v1::CheckPolicyRequest& request, v1::CheckPolicyResponse* response) {
  response->Clear();
  std::vector<v1::Finding> findings;
  CheckPolicyDocument(request.policy(), request.as_of(), &findings, response->mutable_coverage());
  response->set_usable(findings.empty());
  for (v1::Finding& finding : findings) *response->add_findings() = std::move(finding);
  if (!response->usable()) return;
  v1::Policy canonical = request.policy();
  Normalise(&canonical);
  response->set_fingerprint(Fingerprint(canonical));
}

}  // namespace ras
