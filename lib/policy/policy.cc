#include "lib/policy/policy.h"

#include "lib/check/check_policy.h"
#include "lib/fingerprint/fingerprint.h"
#include "lib/policy/compile.h"
#include "lib/policy/compiled_policy.h"
#include "lib/shape/check_shape.h"

namespace ras {

Policy::Policy() : compiled_(std::make_unique<CompiledPolicy>()) {}
Policy::~Policy() = default;

std::unique_ptr<const Policy> Policy::Compile(const v1::Policy& document,
                                              std::vector<v1::Finding>* findings) {
  const std::size_t before = findings->size();
  CheckPolicyDocument(document, /*as_of=*/"", findings, /*coverage=*/nullptr);
  for (std::size_t i = before; i < findings->size(); ++i) {
    if ((*findings)[i].severity() == v1::SEVERITY_ERROR) return nullptr;
  }
  std::unique_ptr<Policy> policy(new Policy());
  policy->compiled_->document = document;
  Normalise(&policy->compiled_->document);
  policy->compiled_->fingerprint = Fingerprint(policy->compiled_->document);
  if (!PolicyCompiler(policy->compiled_.get(), findings).Run()) return nullptr;
  return policy;
}

const v1::Policy& Policy::document() const { return compiled_->document; }
const std::string& Policy::fingerprint() const { return compiled_->fingerprint; }

const PolicyTable* Policy::FindTable(std::string_view name) const {
  if (const auto table = compiled_->table_index.find(name); table != compiled_->table_index.end()) {
    return compiled_->tables[static_cast<std::size_t>(table->second)].lookup.get();
  }
  const auto component = compiled_->component_index.find(name);
  if (component == compiled_->component_index.end()) return nullptr;
  const CompiledComponent& found = compiled_->components[static_cast<std::size_t>(component->second)];
  if (found.document->choice_case() != v1::Component::kTable) return nullptr;
  return compiled_->tables[static_cast<std::size_t>(found.table_of_group.front())].lookup.get();
}

}  // namespace ras
