// A compiled policy: checked once, flattened into arrays, immutable, shared by threads
// (docs/architecture.md).
#ifndef RAS_LIB_POLICY_POLICY_H_
#define RAS_LIB_POLICY_POLICY_H_

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "ras/v1/finding.pb.h"
#include "ras/v1/policy.pb.h"

namespace ras {

struct CompiledPolicy;
class PolicyTable;

class Policy {
 public:
  // Checks and compiles a document. Gives null and says why in `findings` if there is any error; warnings and
  // notes are added to `findings` too. The document is copied: the caller may change or free it afterwards.
  static std::unique_ptr<const Policy> Compile(const v1::Policy& document,
                                               std::vector<v1::Finding>* findings);

  ~Policy();
  // A policy is handed around by pointer; it neither copies nor moves, so that tables borrowed from it stay
  // where they are.
  Policy(const Policy&) = delete;
  Policy& operator=(const Policy&) = delete;

  // The document in canonical form, and the SHA-256 of that form in lower-case hexadecimal.
  const v1::Policy& document() const;
  const std::string& fingerprint() const;

  // The table that `name` means: the id of a table, or the id of a component with one table for everyone.
  // Null if there is none or it is not looked up by a score (a price list). Borrowed: valid as long as the
  // policy.
  const PolicyTable* FindTable(std::string_view name) const;

  const CompiledPolicy& compiled() const { return *compiled_; }

 private:
  Policy();
  std::unique_ptr<CompiledPolicy> compiled_;
};

}  // namespace ras

#endif  // RAS_LIB_POLICY_POLICY_H_
