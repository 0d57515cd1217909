#include "lib/sign_off/tell_reference.h"

namespace ras {

void TellReference(const v1::SignOffRequest& request, v1::SignOffResponse* response) {
  v1::SignOffReference& reference = *response->mutable_reference();
  reference.set_as_of(response->as_of());
  reference.set_table_fingerprint(response->table_fingerprint());
  reference.set_build_fingerprint(response->build_fingerprint());
  reference.set_agreed_on(response->agreed_on());
  reference.set_review_on(request.answers().review_on());
  reference.set_authority(request.answers().authority());
  const v1::BuildSteps& steps = request.built().provenance().steps();
  reference.set_contingency_percent(steps.has_contingency() ? steps.contingency().percent() : "0");
  const v1::CollateSampleRequest& collate = request.collation().collate();
  if (collate.basis() != v1::COLLATE_BASIS_GROSS_COSTS_UP) return;
  reference.mutable_grossed_up()->mutable_reductions()->CopyFrom(collate.reductions());
}

}  // namespace ras
