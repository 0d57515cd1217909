#include "lib/finding/append_findings.h"

namespace ras {

void AppendFindings(const std::vector<v1::Finding>& findings,
                    google::protobuf::RepeatedPtrField<v1::Finding>* list) {
  for (const v1::Finding& finding : findings) list->Add()->CopyFrom(finding);
}

void AppendErrors(const google::protobuf::RepeatedPtrField<v1::Finding>& findings,
                  std::vector<v1::Finding>* list) {
  for (const v1::Finding& finding : findings) {
    if (finding.severity() == v1::SEVERITY_ERROR) list->emplace_back().CopyFrom(finding);
  }
}

}  // namespace ras
